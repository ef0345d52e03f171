"""Years that a question names in words, and its decades and centuries, whose last figures are open: «199x», «19xx»."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from app.cues import cue
from ingest.dates import any_of, values
from ingest.folding import fold
from ingest.records import LANGUAGES, Span

# How years of two centuries begin in words; what follows is a number below a hundred, in English from ten on.
_CENTURIES = {
    "fr": {19: "mille? neuf cents?|dix[ -]neuf cents?", 20: "deux[ -]mille?"},
    "en": {19: "nineteen hundred(?: and)?|nineteen", 20: "two thousand(?: and)?|twenty"},
    "es": {19: "mil novecientos", 20: "dos mil"},
    "pt": {19: "mil novecentos(?: e)?", 20: "dois mil(?: e)?"},
}
_PAIRED = frozenset({"nineteen", "twenty"})
# What stands before the year 2000, which is a number of things without it.
_YEAR_2000 = re.compile(
    r"(?:(?<=\bin )|(?<=\ben )|(?<=\bem )|(?<=\bl'an )|(?<=\byear )|(?<=\bannee )|(?<=\bano ))"
    r"(?:deux mille?|two thousand|dos mil|dois mil)(?! ?[\w-])"
)

_DECADE = re.compile(
    r"\b(?:annees|anos|decennie|decada|decada de los|decade)\s(?:de\s)?(?:19|20)?([0-9]0)s?\b"
    r"|\b(?:19|20)?([0-9]0)s\b"
)
_TENS = (
    (2, "vingt|twenties|veinte|vinte"),
    (3, "trente|thirties|treinta|trinta"),
    (4, "quarante|forties|cuarenta|quarenta"),
    (5, "cinquante|fifties|cincuenta|cinquenta"),
    (6, "soixante|sixties|sesenta|sessenta"),
    (7, "soixante-dix|seventies|setenta"),
    (8, "quatre-vingts?|eighties|ochenta|oitenta"),
    (9, "quatre-vingt-dix|nineties|noventa"),
)


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
    data: Any = values()
    table = {str(word): int(value) for word, value in data["numbers"][language].items()}
    table |= {str(word): 1 for word in data["compound"]["one"]}
    return {word.replace("-", " "): value for word, value in table.items() if value < 100}


@cache
def _worded(language: str) -> re.Pattern[str]:
    last, this = _CENTURIES[language].values()
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


def _decades(folded: str) -> list[str]:
    """Return decades as «199x»; one without a century is of the twentieth but for the years 00 and 10."""
    found = []
    for match in _DECADE.finditer(folded):
        tens = match[1] or match[2]
        century = re.search(r"(19|20)\d0", match.group())
        found.append(f"{century[1] if century else ('20' if tens in {'00', '10'} else '19')}{tens[0]}x")
    for tens, said in _TENS:
        if re.search(rf"\b(?:annees|anos|the|decada de los)\s(?:{said})\b|\b(?:{said})\b(?<=ties)", folded):
            found.append(f"19{tens}x")
    return found
