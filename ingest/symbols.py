"""Symbols of documents and provisions: «AG/RES. 2738 (XLII-O/12)», «A/RES/73/195», «article 58»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.folding import fold
from ingest.records import Span

# A symbol is a series in capitals, cut by slashes, with a number: CIDI/doc. 12/21, A/RES/73/195, AG/RES. 1 (L-O/20).
_SYMBOL = re.compile(
    r"(?<![\w/])[A-Z][A-Za-z]{0,7}(?:[/.-][A-Za-z]{1,8}\.?)*(?:/|\.\s?|\s)(?:Rev\.\s?)?\d{1,5}(?:[/-][A-Za-z0-9]+(?:\.\s?\d+)?)*(?:\s?\([IVXLCDM]+(?:-[A-Z](?:/\d+)?)?\))?(?:[/-]\d+)*"
    r"(?:\s(?i:rev|corr|add)\.\s?\d{1,2})*(?![\w])"
)
_PROVISION = re.compile(
    r"\b(?:articles?|art\.|articulos?|artigos?|sections?|secciones|seccion|secao|clauses?|clausula)\s+(\d+(?:\.\d+)*(?:\s?(?:bis|ter))?)"
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as written and its span; ``provision`` is true for an article or section of an instrument."""

    text: str
    span: Span
    provision: bool


def find(text: str) -> list[Symbol]:
    """Return the symbols in a text, in order; a series must hold a slash or «RES.»-like abbreviation."""
    found = []
    for match in _SYMBOL.finditer(text):
        if "/" in match.group() or re.search(r"[A-Za-z]\.\s?\d", match.group()):
            found.append(Symbol(match.group(), Span(*match.span()), False))
    for match in _PROVISION.finditer(fold(text)):
        found.append(Symbol(text[match.start() : match.end()], Span(*match.span()), True))
    return sorted(found, key=lambda symbol: symbol.span)
