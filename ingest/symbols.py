"""Symbols of documents and provisions: «AG/RES. 2738 (XLII-O/12)», «A/RES/73/195», «article 58»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.folding import fold
from ingest.lexicon import PHRASES, spelt
from ingest.records import Span

# What may follow a number: more numbers and letters, a session, a year or a part.
_AFTER = (
    r"(?:[/-][A-Za-z0-9]+(?:\.\s?\d+)?)*(?:\s?\((?:[IVXLCDM]+(?:-[A-Z](?:/\d+)?)?|\d{1,4}(?:/\d{2,4})?)\))?(?:[/-]\d+)*"
    r"(?:\s(?i:rev|corr|add|doc)\.\s?\d{1,3}(?:/\d{2})?)*(?:\sfinal)?(?![\w])"
)
# A symbol is a series in capitals, cut by slashes, with a number: CIDI/doc. 12/21, A/RES/73/195, AG/RES. 1 (L-O/20). A
# session or year may stand inside, COM(2020) 456; after a mere space no year is a number.
_SYMBOL = re.compile(
    r"(?<![\w/])[A-Z][A-Za-z]{0,7}(?:\(\d{1,4}\))?(?:[/.-][A-Za-z]{1,8}\.?(?:\(\d{1,4}\))?)*"
    r"(?:/|\.\s?|\s(?!(?:19|20)\d\d\b))(?:N[º°]\s?)?(?:Rev\.\s?)?\d{1,5}" + _AFTER
)
# Without a slash: sessions and numbers of the health assemblies, WHA72.8 and EB144.R9; acts of the European Union.
_OTHERS = re.compile(
    r"(?<![\w/.])(?:(?!EUR|USD|GBP|CHF|CAD|AUD|JPY|BRL|MXN|ARS|CLP|COP|PEN)[A-Z]{2,3}\d{2,3}\.R?\d{1,3}(?![\w.])"
    r"|(?:19|20)\d\d/\d{1,4}/(?:EU|EC|EEC|UE|CE|CEE)\b|\((?:EU|EC|EEC|UE|CE|CEE)\)\s(?:No\.?\s|[Nn][º°]\s)?\d{1,4}/\d{2,4}\b)"
)
_SERIES = re.compile(r"/|[A-Za-z](?:\.\s?\d|\(\d)")
_PROVISION = re.compile(rf"\b{spelt('provision', PHRASES)}\s+(\d+(?:\.\d+)*(?:\s?(?:bis|ter))?)")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as written and its span; ``provision`` is true for an article or section of an instrument."""

    text: str
    span: Span
    provision: bool


def find(text: str) -> list[Symbol]:
    """Return the symbols in a text, in order; a series must hold a slash, a year or a «RES.»-like abbreviation."""
    found = []
    for match in _SYMBOL.finditer(text):
        if _SERIES.search(match.group()):
            found.append(Symbol(match.group(), Span(*match.span()), False))
    taken = [symbol.span for symbol in found]
    for match in _OTHERS.finditer(text):
        if not any(span.start < match.end() and match.start() < span.end for span in taken):
            found.append(Symbol(match.group(), Span(*match.span()), False))
    for match in _PROVISION.finditer(fold(text)):
        found.append(Symbol(text[match.start() : match.end()], Span(*match.span()), True))
    return sorted(found, key=lambda symbol: symbol.span)
