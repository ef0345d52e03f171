"""Whether a sentence bears out the figures of a question for a yes or a no: «in 30 countries?» where it says 17."""

from __future__ import annotations

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
    """Return the numbers of a question that count something, the years left out."""
    return [c for c in numbers.find(question.text) if c.unit and c.value.split(".")[0] in question.numbers]


def _year(question: Question, text: str) -> bool | None:
    """Tell whether a text gives a year asked about, True where none is."""
    if not question.years or question.restrict & _ELSEWHEN:
        return True
    told = [match.iso for match in dates.find(text)]
    if not told:
        return None
    return any(covers(year, date) or covers(date, year) for year in question.years for date in told)


def _number(asked: Count, question: Question, text: str, language: str) -> bool | None:
    """Tell whether a text gives a number of the things that a question counts."""
    told = [c for c in numbers.find(text) if c.value == asked.value or _same(asked, c, question.language, language)]
    if not told:
        return None
    if asked.bound == "min":
        return any(float(c.value) >= float(asked.value) for c in told)
    if asked.bound == "max":
        return any(float(c.value) <= float(asked.value) for c in told)
    return any(c.value == asked.value for c in told)


def _same(asked: Count, told: Count, spoken: str, written: str) -> bool:
    """Tell whether two numbers, of two languages, count the same things."""
    if not asked.unit or not told.unit or (asked.scale == "%") != (told.scale == "%"):
        return False
    for noun in _NOUNS:
        if all(cue(noun, tongue).search(fold(c.unit)) for c, tongue in ((asked, spoken), (told, written))):
            return True
    nouns = [word for word in words(asked.unit) if word not in function_words()]
    return bool(nouns) and likeness(nouns[0], told.unit) >= _SAME
