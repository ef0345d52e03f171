"""Whether a sentence bears out the figures of a question for a yes or a no: «in 30 countries?» where it says 17."""

from __future__ import annotations

import re
from dataclasses import replace

from app import intervals
from app.alignment import likeness
from app.cues import cue
from app.leftovers import function_words
from app.question import Question
from ingest import dates, numbers
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count

# From this likeness on two numbers count the same.
_SAME = 0.6
# What a question says of a time that is another one than the year it names.
_ELSEWHEN = frozenset({"before", "after"})
# The most characters from a number to the words that bound it, and between two numbers that are the same.
_BEFORE, _EXACT = 24, 1e-6
# What stands before a time at which something was done.
_WHEN = re.compile(
    r"\b(?:in|on|by|since|from|during|until|till|jusqu|hasta|ate|en|le|depuis|des|desde|em|a|au|de|del|do|el|no)\s(?:[\w-]+\s){0,3}$"
)
# Nouns of which one counts what another does, whatever the word.
_NOUNS = ("memberlike", "timelike")


def borne_out(question: Question, text: str, language: str) -> bool | None:
    """Tell whether a text of a language gives the years and numbers that a question asks about.

    False where it gives another year or another number of the same things; None where it gives nothing to hold them
    against, True where the question names no figure.
    """
    told = [_year(question, text), *(_number(asked, question, text, language) for asked in _asked(question))]
    if False in told:
        return False
    return None if None in told else True


def _asked(question: Question) -> list[Count]:
    """Return the numbers of a question that count something, the years left out.

    A bound may stand at the end, without what it counts: «Were the governments fewer than fifteen?»
    """
    own = [c for c in numbers.find(question.text, question.language) if c.value not in question.years]
    own = [c if c.unit else replace(c, unit=_behind(c, question)) for c in own]  # «Were 192 the states that …?»
    own = [c for c in own if (c.unit and c.value.split(".")[0] in question.numbers) or c.bound in {"min", "max"}]
    return [c if c.unit else replace(c, unit=_counted(question)) for c in own]


def _behind(count: Count, question: Question) -> str:
    """Return the noun for countries or members that stands behind a number and an article, or ""."""
    near = words(fold(question.text[count.number.end :]))[:2]
    return next((word for word in near if cue("memberlike", question.language).search(word)), "")


def _counted(question: Question) -> str:
    """Return the first noun for countries, governments or members of a question, or ""."""
    noun = cue("memberlike", question.language).search(question.bare)
    return question.bare[noun.start : noun.end] if noun is not None else ""


def _year(question: Question, text: str) -> bool | None:
    """Tell whether a text gives a year asked about, True where none is."""
    if not question.years or question.restrict & _ELSEWHEN:
        return True
    told = [match.iso for match in dates.find(text)]
    if not told:
        return None
    if any(covers(year, date) or covers(date, year) for year in question.years for date in told):
        return True
    return None if all(_says_which(year, question) for year in question.years) else False


def _says_which(year: str, question: Question) -> bool:
    """Tell whether a year only says which thing is meant, «the 2022 accounts», and not when something was done."""
    folded = fold(question.text)
    at = folded.find(year[:4])
    return at >= 0 and _WHEN.search(folded[:at]) is None


def _number(asked: Count, question: Question, text: str, language: str) -> bool | None:
    """Tell whether a text gives a number of the things that a question counts."""
    told = [c for c in numbers.find(text) if c.value == asked.value or _same(asked, c, question.language, language)]
    if not told:
        return None
    before = fold(question.text[max(0, asked.number.start - _BEFORE) : asked.number.start])
    strictly = cue("strictly", question.language).search(before) is not None
    lengths = intervals.in_years(asked.unit, question.language)
    return any(_meets(asked, c, strictly, lengths, intervals.in_years(c.unit, language)) for c in told)


def _meets(asked: Count, told: Count, strictly: bool, unit: float | None, own: float | None) -> bool:
    """Tell whether a number told is such as is asked about: 12 is not «more than a dozen», but «more than 12» is.

    ``unit`` and ``own`` are the years that the unit of each is long, None where it is no length of time.
    """
    long = 1.0 if unit is None or own is None else own / unit
    least, stated = float(asked.value), float(told.value) * long
    if asked.bound not in {"min", "max"}:
        return abs(stated - least) < _EXACT
    if abs(stated - least) < _EXACT:
        return not strictly or told.bound == asked.bound
    return (stated > least) == (asked.bound == "min")


def _same(asked: Count, told: Count, spoken: str, written: str) -> bool:
    """Tell whether two numbers, of two languages, count the same things."""
    if not asked.unit or not told.unit or (asked.scale == "%") != (told.scale == "%"):
        return False
    for noun in _NOUNS:
        if all(cue(noun, tongue).search(fold(c.unit)) for c, tongue in ((asked, spoken), (told, written))):
            return True
    nouns = [word for word in words(asked.unit) if word not in function_words()]
    return bool(nouns) and likeness(nouns[0], told.unit) >= _SAME
