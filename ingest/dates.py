"""Dates in running text of four languages, as ISO 8601 of the precision that the text has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.folding import fold
from ingest.kept import kept
from ingest.records import LANGUAGES, Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as ISO 8601 («2012», «2012-06» or «2012-06-05») and the span of its words."""

    iso: str
    span: Span


@cache
def values() -> dict[str, dict[str, object]]:
    """Return the shared data on months, number words and bounds."""
    return tomllib.loads(files("ingest.lexicon").joinpath("values.toml").read_text("utf-8"))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first, told apart by their first letter, which is faster."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in sorted(by_letter.items()))


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for language in (*LANGUAGES, "short"):
        for number, word in enumerate(values()["months"][language], 1):  # type: ignore[arg-type, var-annotated]
            months.setdefault(str(word), number)
    months.update({"sept": 9, "setiembre": 9})
    return months


@cache
def _day_words() -> dict[str, int]:
    """Return the days of a month in words, folded: cardinals in French, Spanish and Portuguese, ordinals in English."""
    days = values()["days"]
    table = dict.fromkeys(map(str, days["first"]), 1)  # type: ignore[call-overload]
    table |= {str(word): day for day, word in enumerate(days["ordinals"], 1)}  # type: ignore[arg-type, var-annotated]
    for language in ("fr", "es", "pt"):
        cardinals = values()["numbers"][language].items()  # type: ignore[attr-defined]
        table |= {str(word).replace("-", "[ -]"): int(value) for word, value in cardinals if int(value) <= 31}
    return table


# How a year of this century begins in words; what follows is a number below a hundred.
_CENTURY = {"fr": "deux mille? ", "en": "two thousand (?:and )?", "es": "dos mil ", "pt": "dois mil e "}


@cache
def _year_words() -> dict[str, int]:
    """Return years in words as patterns: an act is «done … el catorce de marzo de dos mil ocho»."""
    numbers = {language: values()["numbers"][language].items() for language in LANGUAGES}  # type: ignore[attr-defined]
    table = {
        start + str(word).replace("-", "[ -]"): 2000 + int(value)
        for language, start in _CENTURY.items()
        for word, value in numbers[language]
        if 0 < int(value) < 100
    }
    return table | {start.split(" ")[0] + " " + start.split(" ")[1]: 2000 for start in _CENTURY.values()}


@cache
def _pattern() -> re.Pattern[str]:
    month = any_of(_months())
    year = r"(?:1[5-9]|20)\d\d"
    day = r"(?:[12]\d|3[01]|0?[1-9])"
    day_ordinal = rf"(?:{day}(?:er|st|nd|rd|th|\.?[ºo°])?|(?:{any_of(_day_words())})\b)"
    of = r"(?:(?:\s+d(?:ay|ia)s?)?\s+(?:d[eo]l?|of)(?:\s+mes\s+d[eo])?|,)?"
    until = r"(?:\s?[-–—]\s?|\s+(?:au|to|al|a|ao)\s+)"
    to = rf"(?:{until}|\s+(?:et|and|y|e)\s+(?:(?:le|el|the)\s+)?)"
    from_day = rf"(?P<f2>{day_ordinal})(?:(?:,\s{day_ordinal})*{to}|{of}\s+(?P<n2>{month})\.?{until})"
    in_words = "|".join(sorted(_year_words(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<y1>{year})-(?P<m1>0[1-9]|1[0-2])(?:-(?P<d1>0[1-9]|[12]\d|3[01]))?"
        rf"|(?:{from_day})?(?P<d2>{day_ordinal}){of}\s+(?P<m2>{month})\.?{of}\s+(?P<y2>{year})"
        rf"|(?P<d7>{day_ordinal}){of}\s+(?P<m7>{month}){of}\s+(?P<y7>{in_words})\b"
        rf"|(?P<m3>{month})\.?\s+(?P<d3>{day_ordinal})(?:{to}{day_ordinal})?,?\s+(?P<y3>{year})"
        rf"|(?P<m4>{month})\.?{of}\s+(?P<y4>{year})"
        rf"|(?P<d5>{day})(?P<sep>[/.])(?P<m5>0?[1-9]|1[0-2])(?P=sep)(?P<y5>{year})"
        rf"|(?P<y6>{year})"
        rf")(?![\w/]|-\d|[.,]\d)"
    )


@kept
def find(text: str) -> list[DateMention]:
    """Return the dates named in a text, in order; a bare year counts from 1500 to 2099, of several days the first.

    A year that is part of a symbol («A/RES/2018/4», «XLII-O/12») or of a longer number is no date.
    """
    mentions = []
    for match in _pattern().finditer(fold(text)):
        groups = match.groupdict()
        year = next(groups[f"y{i}"] for i in range(1, 8) if groups[f"y{i}"])
        month = groups["n2"] or next((groups[f"m{i}"] for i in (1, 2, 3, 4, 5, 7) if groups[f"m{i}"]), None)
        day = groups["f2"] or next((groups[f"d{i}"] for i in (1, 2, 3, 5, 7) if groups[f"d{i}"]), None)
        iso = year if year.isdigit() else str(_worded(_year_words, year))
        if month:
            iso += f"-{_months().get(month) or int(month):02d}"
        if day:
            iso += f"-{_day(day):02d}"
        mentions.append(DateMention(iso, Span(*match.span())))
    return mentions


@cache
def _days() -> re.Pattern[str]:
    month = any_of(values()["months"][language][i] for language in LANGUAGES for i in range(12))  # type: ignore[index]
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:er|st|nd|rd|th|\.?[ºo°])?"
    listed = rf"{day}(?:(?:\s?[-–—,]\s?|\s(?:au|to|al?|ao|et|and|y|e|ou|or|o)\s(?:(?:le|el|the)\s)?){day})*"
    return re.compile(rf"\b(?:{listed}(?:\s(?:de|of|do))?\s(?:{month})|(?:{month})\s{day}(?:\s?[-–—]\s?{day})?)\b")


def days(text: str) -> list[Span]:
    """Return where a text names days of a month, of whatever year: «from 1 July to 31 August»."""
    return [Span(*match.span()) for match in _days().finditer(fold(text))]


def months(text: str) -> list[tuple[str, Span]]:
    """Return the months that a text names, as two figures, and where."""
    named = rf"\b(?:{any_of(word for word in _months() if len(word) > 3)})\b"
    return [(f"{_months()[match.group()]:02d}", Span(*match.span())) for match in re.finditer(named, fold(text))]


def _day(text: str) -> int:
    """Return the number of a day in digits or words."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    return _worded(_day_words, text)


def _worded(table: Callable[[], dict[str, int]], text: str) -> int:
    """Return the number whose words, as a pattern, some text is."""
    match = _any_number(table).fullmatch(text)
    if match is None or match.lastindex is None:
        raise ValueError(f"expected a number in words, got {text!r}")
    return list(table().values())[match.lastindex - 1]


@cache
def _any_number(table: Callable[[], dict[str, int]]) -> re.Pattern[str]:
    """Return the words of a table as one pattern, each a group, in the order of its numbers."""
    return re.compile(f"({')|('.join(table())})")


def covers(coarse: str, fine: str) -> bool:
    """Tell whether an ISO date of any precision lies inside another: «2012» covers «2012-06», «199x» covers «1996»."""
    if coarse.endswith("x"):
        return fine.startswith(coarse.rstrip("x"))
    return fine == coarse or fine.startswith(coarse + "-")
