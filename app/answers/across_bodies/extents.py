"""How many members a body has, as what a question asks of bodies: «with fewer than ten»."""

from __future__ import annotations

from collections.abc import Sequence

from app.answers.across_bodies.sameness import size
from app.drafts import Evidence
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count
from ingest.records import FactKind

# The most characters from a number to the words that bound it.
_BEFORE = 24


def sized(question: Question, knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return what counts the members of a body, where that many are such as a question asks for."""
    found = size(knowledge, body)
    asked = members_asked(question)
    if found is None or not asked or not _counts_all(question, asked, knowledge, body):
        return []
    number, item, evidence = found
    return evidence if all(_meets(int(number), item.bound, each, question) for each in asked) else []


def _counts_all(question: Question, members: Sequence[Count], knowledge: Knowledge, body: str) -> bool:
    """Tell whether what else a question counts is counted of a body, «more than 20 states and 10 agencies»."""
    others = set(question.numbers) - {each.value for each in members}
    facts = knowledge.facts(body, FactKind.COUNT) if others else ()
    return others <= {value.value for fact in facts for value in fact.values}


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
