"""Dates in running text of four languages, as ISO 8601 of the precision that the text has."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.folding import fold
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


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for language in (*LANGUAGES, "short"):
        for number, word in enumerate(values()["months"][language], 1):  # type: ignore[arg-type, var-annotated]
            months.setdefault(str(word), number)
    months.update({"sept": 9, "setiembre": 9})
    return months


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    year = r"(?:1[5-9]|20)\d\d"
    day = r"(?:[12]\d|3[01]|0?[1-9])"
    day_ordinal = rf"{day}(?:er|st|nd|rd|th|\.?[ºo°])?"
    of = r"(?:\s+d[eo]l?|\s+of|,)?"
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<y1>{year})-(?P<m1>0[1-9]|1[0-2])(?:-(?P<d1>0[1-9]|[12]\d|3[01]))?"
        rf"|(?P<d2>{day_ordinal}){of}\s+(?P<m2>{month})\.?{of}\s+(?P<y2>{year})"
        rf"|(?P<m3>{month})\.?\s+(?P<d3>{day_ordinal}),?\s+(?P<y3>{year})"
        rf"|(?P<m4>{month})\.?{of}\s+(?P<y4>{year})"
        rf"|(?P<d5>{day})/(?P<m5>0?[1-9]|1[0-2])/(?P<y5>{year})"
        rf"|(?P<y6>{year})"
        rf")(?![\w/]|-\d|[.,]\d)"
    )


def find(text: str) -> list[DateMention]:
    """Return the dates named in a text, in order; a bare year counts from 1500 to 2099.

    A year that is part of a symbol («A/RES/2018/4», «XLII-O/12») or of a longer number is no date.
    """
    mentions = []
    for match in _pattern().finditer(fold(text)):
        groups = match.groupdict()
        year = next(groups[f"y{i}"] for i in range(1, 7) if groups[f"y{i}"])
        month = next((groups[f"m{i}"] for i in range(1, 6) if groups[f"m{i}"]), None)
        day = next((groups[f"d{i}"] for i in (1, 2, 3, 5) if groups[f"d{i}"]), None)
        iso = year
        if month:
            iso += f"-{_months().get(month) or int(month):02d}"
        if day:
            iso += f"-{int(re.sub(r'[^0-9]', '', day)):02d}"
        mentions.append(DateMention(iso, Span(*match.span())))
    return mentions


def covers(coarse: str, fine: str) -> bool:
    """Tell whether an ISO date of any precision lies inside another: «2012» covers «2012-06»."""
    return fine == coarse or fine.startswith(coarse + "-")
