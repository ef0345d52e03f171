"""How large a body is and where it works, as what a question asks of bodies: «with fewer than ten members»."""

from __future__ import annotations

from collections.abc import Sequence

from app.answers.rolls import rolls
from app.answers.sameness import size
from app.cues import cue
from app.drafts import Evidence, evidence_of
from app.knowledge import Knowledge
from app.question import Question
from ingest import countries, numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count
from ingest.records import BlockKind, FactKind

# The most characters from a number to the words that bound it.
_BEFORE = 24


def heading(knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the heading of a body's section, else the first sentence on it."""
    for document in knowledge.documents_on(body):
        for sentence in knowledge.sentences(document):
            if sentence.body == body and sentence.unit.kind is BlockKind.HEADING:
                return [Evidence(document, sentence.unit.span)]
    found = knowledge.sentences_on(body)
    return [Evidence(found[0].document, found[0].unit.span)] if found else []


def sized(question: Question, knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return what counts the members of a body, where that many are such as a question asks for."""
    found = size(knowledge, body)
    asked = members_asked(question)
    if found is None or not asked:
        return []
    number, item, evidence = found
    return evidence if all(_meets(int(number), item.bound, each, question) for each in asked) else []


def members_asked(question: Question) -> list[Count]:
    """Return the numbers of members that a question asks of bodies."""
    memberlike = cue("memberlike", question.language)
    counted = numbers.find(question.text, question.language)
    return [c for c in counted if c.value.isdigit() and any(memberlike.search(w) for w in words(fold(c.unit))[:2])]


def counting_words(question: Question) -> tuple[str, ...]:
    """Return the words of a question that say how many members a body has, «fewer than ten»."""
    folded = fold(question.text)
    near = [folded[max(0, c.number.start - _BEFORE) : c.span.end] for c in members_asked(question)]
    return tuple(dict.fromkeys(word for each in near for word in words(each)))


def _names(knowledge: Knowledge, body: str) -> list[str]:
    return [name for names in knowledge.bodies[body].names.values() for name in names]


def _meets(number: int, bound: str, asked: Count, question: Question) -> bool:
    """Tell whether a number of members is such as is asked for; one that is but a bound meets a lower one alone."""
    limit = int(asked.value)
    before = fold(question.text[max(0, asked.number.start - _BEFORE) : asked.number.start])
    strictly = cue("strictly", question.language).search(before) is not None
    if asked.bound == "min":
        return number > limit or (number == limit and (bound == "min" or not strictly))
    if bound:
        return False
    return (number < limit or (number == limit and not strictly)) if asked.bound == "max" else number == limit


def works_in(knowledge: Knowledge, body: str, regions: Sequence[str]) -> list[Evidence]:
    """Return where a document says of a body, and of no other, that it has to do with one of some regions."""
    named = heading(knowledge, body)
    if any(match.value in regions for name in _names(knowledge, body) for match in countries.find_regions(name)):
        return named
    facts = knowledge.facts(body, FactKind.DEFINITION, FactKind.MANDATE, FactKind.THEMES, FactKind.MEMBERS)
    for fact in facts:
        told = [span.of(knowledge.document(fact.document).text) for span in fact.evidence]
        if any(match.value in regions for text in told for match in countries.find_regions(text)):
            return list(evidence_of(fact))[:1]
    lists = rolls(knowledge, body)
    inside = frozenset().union(*(countries.states(region) for region in regions))
    return lists[0].evidence() if lists and inside and inside <= lists[0].members.keys() else []
