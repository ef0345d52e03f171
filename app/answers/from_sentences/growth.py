"""By how much a number went up or down between two years, or since one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.answers.from_sentences.alignment import coverage
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import Fact, Span

# From this share of its words on a sentence speaks of the thing asked about.
_ABOUT = 0.6
# Two years that are compared, and what a number weighs that is asked for.
_TWO, _ASKED = 2, 4.0
# The most characters between the two numbers of a span, «from 82 million in 1970 to 281 million».
_SPAN = 20
_VALUE = re.compile(r"(\d+(?:\.\d+)?)(e\d)?")


def units(question: Question) -> list[tuple[str, ...]]:
    """Return the thing whose growth is asked for without «how many», «the increase in migrants between A and B»."""
    growing = _words(question)
    if not growing:
        return []
    timed = _timed(question)
    at = min(question.content.index(word) for word in growing)
    front, behind = question.content[:at], question.content[at + 1 :]
    ends = [i for i, word in enumerate(behind) if word in timed]
    thing = [w for w in front or behind[: ends[0] if ends else None] if w not in growing]
    counting = cue("numberlike", question.language)
    return [tuple([word for word in thing if not counting.search(word)] or thing)[:2]]


def as_asked(question: Question) -> Question:
    """Return a question that compares two years, «migrants: 1970 vs 2020», as one for the numbers of both."""
    years = question.asks("compare") and len(question.years) == _TWO and len(question.bodies) < _TWO
    if not years or question.polar:
        return question
    return replace(question, kind="count", scores={**question.scores, "count": _ASKED})


def thing(units: Sequence[tuple[str, ...]], question: Question) -> tuple[str, ...]:
    """Return the one thing whose number in two years is asked for, without words for a number or for a comparison.

    ``units`` are the things that a question counts; those of keywords together name one.
    """
    own = units[0] if len(units) == 1 and question.asks("count") else ()
    said = own or question.content or tuple(word for unit in units for word in unit)
    cues = [c for c in cue("kind", question.language).find(question.bare) if c.name == "compare"]
    compares = {word for c in cues for word in words(question.bare[c.start : c.end])}
    counting = cue("numberlike", question.language)
    return tuple([word for word in said if word not in compares and not counting.search(word)] or said)[:2]


def is_by_how_much(question: Question) -> bool:
    """Tell whether it is asked by how much a number changed, and no level of it: «how much has it risen since 1970?»"""
    # «signed by how many countries?» tells of no growth
    return bool(_words(question)) and cue("by_how_much", question.language).search(question.bare) is not None


def years(question: Question, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the two years between which a number changed: those named, or one and the last that the facts tell.

    Where none is named they are the first and the last that one sentence tells, as far apart as the question says.
    """
    if len(question.years) > 1 or not is_by_how_much(question):
        return question.years
    told: dict[object, set[str]] = {}
    for fact in facts:
        if fact.aspect and not fact.values[0].value.endswith("%"):
            told.setdefault((fact.document, fact.evidence[0]), set()).add(fact.aspect[:4])
    lasting = cue("timelike", question.language)
    apart = {c.value for c in numbers.find(question.folded) if lasting.search(c.unit)}
    for each in sorted((sorted(years) for years in told.values() if len(years) > 1), key=lambda each: each[-1]):
        begun = question.years[0][:4] if question.years else each[0]
        if begun in each[:-1] and apart <= {str(int(each[-1]) - int(begun))}:
            return begun, each[-1]
    return question.years


def _words(question: Question) -> tuple[str, ...]:
    """Return the words of a question that tell of growth."""
    return tuple(w for w in question.content if cue("growth", question.language).search(w) is not None)


def _timed(question: Question) -> tuple[str, ...]:
    """Return the words of a question that tell a length of time, «in fifty years»."""
    lasting = cue("timelike", question.language)
    spelt = [count.span.of(question.folded) for count in numbers.find(question.folded) if lasting.search(count.unit)]
    own = {word for text in spelt for word in words(text)}
    return tuple(word for word in question.content if word in own)


def asked(question: Question) -> bool:
    """Tell whether a question asks by how much a number changed."""
    return cue("growth", question.language).search(question.bare) is not None


def told(joined: Draft, question: Question, unit: tuple[str, ...], knowledge: Knowledge) -> Draft | None:
    """Return by how much the two numbers of an answer differ; None where they are not of the thing asked about."""
    if len(joined.items) != 2 or not all(_is_of(unit, each, knowledge) for each in joined.evidence):
        return None
    found = [_VALUE.fullmatch(item.value) for item in joined.items]
    if not all(found) or any(item.kind != "number" or item.bound for item in joined.items):
        return None
    first, second = (Decimal(item.value) for item in joined.items)
    apart = abs(second - first)
    number = str(int(apart)) if apart == int(apart) else str(apart.normalize())
    draft = Draft("growth", [DraftItem("number", number, tuple(joined.evidence), True)], joined.evidence, derived=True)
    draft.compared = tuple(joined.items)
    draft.bodies, draft.features = joined.bodies, joined.features
    draft.covered = (*_words(question), *_timed(question))
    if _timed(question):
        draft.features["figures"] = 1.0  # «in fifty years» is what the two years are apart
    return draft


def _is_of(unit: tuple[str, ...], evidence: Evidence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names a thing up to the last of its marked numbers, and not in what it says behind."""
    text = knowledge.document(evidence.document).text
    end = max((mark.end for mark in evidence.marks), default=evidence.span.end)
    return coverage(unit, text[evidence.span.start : end]) >= _ABOUT


def is_level(question: Question, text: str, place: Span, language: str) -> bool:
    """Tell whether a number of a text is a level, where by how much it changed is asked: «from 82 million to 281».

    One behind «by» is a change, «rose by 12», unless it is but the first of a span, «de 82 à 281».
    """
    if not is_by_how_much(question):
        return False
    folded = fold(text)
    front = folded[: place.start].rstrip()
    behind = cue("span_to", language).search(folded[place.end :][:_SPAN])
    return behind is not None or not any(each.end == len(front) for each in cue("changed_by", language).find(front))
