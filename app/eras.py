"""Decades and centuries that a question names, as years whose last figures are open: «199x», «19xx»."""

from __future__ import annotations

import re

from app.cues import cue
from ingest.records import Span

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
