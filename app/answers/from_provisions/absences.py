"""Who stayed away from a meeting: the countries of which its minutes tell that they were absent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app import lexicon
from app.answers.from_provisions import decided
from app.answers.from_sentences.alignment import coverage
from app.answers.from_sentences.sought import marked
from app.drafts import Draft, DraftItem, Evidence, countries_in, merged
from app.knowledge import Knowledge, Sentence
from app.questions import ordinals
from app.questions.cues import cue
from app.questions.question import Question
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cues, cues
from ingest.records import BlockKind, Span

_LEXICON = lexicon.FOLDER / "absences.toml"
_GROUPS = ("told", "asked")
# From this share of its words on the head of a text is that of the meeting that a question names.
_ON = 0.5
# What ends the part of a sentence in which somebody is told absent.
_PART = re.compile(r"[;.](?=\s|$)")


@cache
def _cues(group: str, language: str) -> Cues:
    return cues(group, language, _LEXICON)


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Which member missed the Lima session?» by the countries that its minutes tell absent; else None."""
    if not _asks(question):
        return None
    for name in decided.documents(question, knowledge):
        document = knowledge.document(name)
        head = decided.head_of(document)
        if not (decided.is_meeting(question, head, document.metadata.date or "") and _is_there(question, head)):
            continue
        found: dict[str, DraftItem] = {}
        for item in (item for each in knowledge.sentences(name) for item in _absent(question, each, knowledge)):
            found.setdefault(item.value, item)
        if found:
            items = list(found.values())
            evidence = merged([place for item in items for place in item.evidence])
            return Draft("relation", items, evidence, bodies=question.bodies[:1], covered=question.content)
    return None


def _asks(question: Question) -> bool:
    """Tell whether a question is which members of one body at most stayed away from a meeting, or from a place."""
    if question.polar or len(question.bodies) > 1 or not question.asks("members", "bodies", "other"):
        return False
    if not question.bodies and cue("of_them", question.language).search(question.folded) is not None:
        return False  # of those of a list that is not known
    away = any(_cues(group, question.language).search(question.bare) for group in _GROUPS)
    of_states = question.asks("members") or cue("interrogative", question.language).search(question.bare) is not None
    return away and of_states and (ordinals.has_occasion(question.bare) or bool(_places(question)))


def _places(question: Question) -> list[str]:
    """Return the names that a question gives and that no body has, but for numbers, «the Lima session»."""
    named = [name for name in question.unknown if ordinals.roman(fold(name)) is None]
    return [name for name in named if not ordinals.has_occasion(fold(name))]


def _is_there(question: Question, head: str) -> bool:
    """Tell whether the head of a text says where the meeting was that a question names, and what else it says of it."""
    if not all(decided.is_said(name, head) for name in _places(question)):
        return False
    said = [question.bare[c.start : c.end] for g in _GROUPS for c in _cues(g, question.language).find(question.bare)]
    away = {word for each in said for word in words(each)}
    rest = [w for w in question.content if w not in away and not ordinals.told(w) and not ordinals.has_occasion(w)]
    return not rest or coverage(rest, head) >= _ON


def _absent(question: Question, sentence: Sentence, knowledge: Knowledge) -> Iterator[DraftItem]:
    """Yield the countries that a sentence tells absent: before the words for it, else behind, or of a list below them.

    Who observes is told apart from the members.
    """
    document, unit = knowledge.document(sentence.document), sentence.unit
    tongue, block = document.metadata.language, document.blocks[unit.block]
    if unit.kind is BlockKind.HEADING:
        return
    evidence, begin = Evidence(sentence.document, unit.span), unit.start
    lead = fold(block.lead.of(document.text)) if unit.kind is BlockKind.ITEM and block.lead is not None else ""
    listed = countries_in(evidence, unit.span, document.text) if _cues("told", tongue).search(lead) is not None else []
    opens = document.text[block.start + len(block.label) : listed[0].evidence[0].marks[0].start] if listed else ""
    if listed and re.search(r"\w", opens) is None:
        yield from listed if _is_of_rank(question, lead, tongue) else ()
        return
    for end in [*(unit.start + match.start() for match in _PART.finditer(sentence.text)), unit.end]:
        folded = fold(document.text[begin:end]).replace("\n", " ")
        away = _cues("told", tongue).search(folded) if len(folded) == end - begin else None
        if away is not None and _is_of_rank(question, folded, tongue):
            before = countries_in(evidence, Span(begin, begin + away.start), document.text)
            yield from before or countries_in(evidence, Span(begin + away.end, end), document.text)
        begin = end


def _is_of_rank(question: Question, folded: str, language: str) -> bool:
    """Tell whether a folded text is of those who observe where a question is, and of no such where it is of members."""
    return marked("lower_rank", folded, language) == ("observer" in question.aspects)
