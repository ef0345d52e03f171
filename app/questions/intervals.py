"""Lengths of time in years, and how far from a year known before another one lies: «fifty years earlier»."""

from __future__ import annotations

import re

from app.questions.cues import cue
from app.questions.question import Question
from ingest import dates, numbers
from ingest.folding import fold
from ingest.records import Span

# The years of each length of time.
_LONG = {"day": 1 / 365, "week": 7 / 365, "month": 1 / 12, "year": 1.0, "decade": 10.0, "century": 100.0}
# The most characters between a number and its unit, and between the unit and the word behind it.
_GAP = 2
# The most characters from «half» to the unit, «half a century».
_HALF = 4


def in_years(unit: str, language: str) -> float | None:
    """Return how many years a unit of time is long, told by its first word; None where it is none."""
    folded = fold(unit)
    long = cue("long", language).search(folded)
    return _LONG[long.name] if long is not None and long.start == 0 else None


# What says that a thing is of the time behind it, «the declaration that came three years after».
_COMING = re.compile(r"\b(?:qui|que|that|which)\s\w+\s*$")


def apart(question: Question) -> tuple[int, Span] | None:
    """Return how many years from another one a question speaks of, those before it negative, and where; or None."""
    plain = cue("beside_year", question.language).search(question.bare)
    if plain is not None:
        return (-1 if plain.name == "before" else 1), Span(plain.start, plain.end)
    for way in cue("apart", question.language).find(question.bare):
        for unit in cue("long", question.language).find(question.bare, 0, way.start):
            measured = _measured(question, unit.start) if way.start - unit.end <= _GAP else None
            if measured is not None:
                number, start = measured
                years = round(number * _LONG[unit.name])
                coming = _COMING.search(question.bare, 0, start)
                start = coming.start() if coming is not None else start
                return (-years if way.name == "before" else years), Span(start, way.end)
    return None


# The most characters between a word for before or after and the date that it is of, «before the end of 2012».
_OF_DATE = 16


def side(question: Question) -> str:
    """Return "before" or "after" where a question asks of one side of a date, «before 2012»; mostly ""."""
    named = [c for c in cue("restrict", question.language).find(question.folded) if c.name in {"before", "after"}]
    until = [c.end for c in cue("until_year", question.language).find(question.folded)]
    times = [m.span.start for m in dates.find(question.folded) if m.span.end not in until]
    return next((c.name for c in named if any(0 < at - c.end <= _OF_DATE for at in times)), "")


def lies(date: str, other: str, way: str) -> bool:
    """Tell whether a date lies "before" another or "after" it; one within the other does neither."""
    other = other.rstrip("x")
    common = min(len(date), len(other))
    return date[:common] < other[:common] if way == "before" else date[:common] > other[:common]


def _measured(question: Question, end: int) -> tuple[float, int] | None:
    """Return the number right before a place of a question, a half where it says so, and where it begins."""
    for count in numbers.find(question.bare, question.language):
        if 0 <= end - count.number.end <= _GAP:
            return float(count.value), count.number.start
    for half in cue("half", question.language).find(question.bare, 0, end):
        if 0 <= end - half.end <= _HALF:
            return 0.5, half.start
    return None
