"""By how much a number went up or down between two years."""

from __future__ import annotations

import re
from decimal import Decimal

from app.alignment import coverage
from app.cues import cue
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge
from app.question import Question

# From this share of its words on a sentence speaks of the thing asked about.
_ABOUT = 0.6
_VALUE = re.compile(r"(\d+(?:\.\d+)?)(e\d)?")


def units(question: Question) -> list[tuple[str, ...]]:
    """Return the thing whose growth is asked for without «how many», «the increase in migrants between A and B»."""
    growing = _words(question)
    return [tuple(word for word in question.content if word not in growing)[:2]] if growing else []


def _words(question: Question) -> tuple[str, ...]:
    """Return the words of a question that tell of growth."""
    return tuple(w for w in question.content if cue("growth", question.language).search(w) is not None)


def asked(question: Question) -> bool:
    """Tell whether a question asks by how much a number changed."""
    return cue("growth", question.language).search(question.bare) is not None


def told(joined: Draft, question: Question, unit: tuple[str, ...], knowledge: Knowledge) -> Draft | None:
    """Return the difference of the two numbers of an answer; None where they are not of the thing asked about."""
    if len(joined.items) != 2 or not all(_is_of(unit, each, knowledge) for each in joined.evidence):
        return None
    found = [_VALUE.fullmatch(item.value) for item in joined.items]
    if not all(found) or any(item.kind != "number" or item.bound for item in joined.items):
        return None
    first, second = (Decimal(item.value) for item in joined.items)
    apart = abs(second - first)
    number = str(int(apart)) if apart == int(apart) else str(apart.normalize())
    draft = Draft("growth", [DraftItem("number", number, tuple(joined.evidence), True)], joined.evidence, derived=True)
    draft.items += joined.items
    draft.bodies, draft.features, draft.covered = joined.bodies, joined.features, _words(question)
    return draft


def _is_of(unit: tuple[str, ...], evidence: Evidence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names a thing up to the last of its marked numbers, and not in what it says behind."""
    text = knowledge.document(evidence.document).text
    end = max((mark.end for mark in evidence.marks), default=evidence.span.end)
    return coverage(unit, text[evidence.span.start : end]) >= _ABOUT
