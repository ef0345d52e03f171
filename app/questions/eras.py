"""Years that a question names in words, and its decades and centuries, whose last figures are open: «199x», «19xx»."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from app.questions.cues import cue, data
from ingest.dates import any_of, values
from ingest.folding import fold
from ingest.lexicon import spelt
from ingest.records import LANGUAGES, Span

# Two figures that English begins a year with, and from ten on goes on to the other two.
_PAIRED = frozenset({"nineteen", "twenty"})
_YEAR_2000 = re.compile(rf"{spelt('before_2000', data())}{spelt('year_2000', data())}(?! ?[\w-])")
_DECADE = re.compile(rf"\b{spelt('decade_noun', data())}\s(?:de\s)?(?:19|20)?([0-9]0)s?\b|\b(?:19|20)?([0-9]0)s\b")


def in_figures(text: str) -> str:
    """Return a question with the years that it writes in words in figures: «mille neuf cent soixante-dix» as «1970»."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    found = {match.span(): 2000 for match in _YEAR_2000.finditer(folded)}
    for language in LANGUAGES:
        for match in _worded(language).finditer(folded):
            below = _below(language)[match["below"].replace("-", " ")]
            if below > 9 or match["front"] not in _PAIRED:
                found[match.span()] = (1900 if match["last"] else 2000) + below
    for (start, end), year in sorted(found.items(), reverse=True):
        text = f"{text[:start]}{year}{text[end:]}"
    return text


@cache
def _below(language: str) -> dict[str, int]:
    """Return the numbers below a hundred of a language in words, one included."""
    known: Any = values()
    table = {str(word): int(value) for word, value in known["numbers"][language].items()}
    table |= {str(word): 1 for word in known["compound"]["one"]}
    return {word.replace("-", " "): value for word, value in table.items() if value < 100}


@cache
def _worded(language: str) -> re.Pattern[str]:
    last, this = (spelt(f"century_front.{each}", data(), (language,)) for each in ("last", "this"))
    below = any_of(word.replace(" ", "[ -]") for word in _below(language))
    return re.compile(
        rf"(?<![\w-])(?P<front>(?P<last>{last})|{this})[ -](?P<below>{below})(?![\w-]| (?:hundred|cents?)\b)"
    )


def named(folded: str, language: str) -> list[str]:
    """Return the decades and centuries of a question as «199x» and «19xx», both behind one another."""
    return [*_decades(folded), *dict.fromkeys(c.name for c in cue("century", language).find(folded))]


def places(folded: str, language: str) -> list[Span]:
    """Return where a text names a decade in figures, «años 80», or a century, so that these count as no other words."""
    centuries = [Span(c.start, c.end) for c in cue("century", language).find(folded)]
    return [*(Span(*match.span()) for match in _DECADE.finditer(folded)), *centuries]


# From one year to another, with a word for the time before it.
_RANGE = re.compile(
    rf"\b(?:{spelt('period_noun', data())}\s)?(?:(?:from|de)\s)?((?:19|20)\d\d)"
    rf"\s?(?:[-–—]|\b{spelt('until_year', data())}\b)\s?((?:19|20)\d\d)(?![\d/-])"
)


def ranged(folded: str) -> tuple[tuple[str, str], Span] | None:
    """Return the two years between which a folded question sets things, «from 1994 to 2002», and where; or None."""
    found = _RANGE.search(folded)
    return ((found[1], found[2]), Span(*found.span())) if found is not None and found[1] < found[2] else None


def _decades(folded: str) -> list[str]:
    """Return decades as «199x»; one without a century is of the twentieth but for the years 00 and 10."""
    found = []
    for match in _DECADE.finditer(folded):
        tens = match[1] or match[2]
        century = re.search(r"(19|20)\d0", match.group())
        found.append(f"{century[1] if century else ('20' if tens in {'00', '10'} else '19')}{tens[0]}x")
    return [*found, *sorted({c.name for each in LANGUAGES for c in cue("decade", each).find(folded)})]
