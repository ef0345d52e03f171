"""Put values into words of the asker's language: countries, dates, numbers and names of bodies, and whole sentences."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from app.strings import read
from ingest import countries, numbers
from ingest.bodies import Bodies, acronym, display_name
from ingest.folding import fold


@cache
def _strings() -> Mapping[str, Mapping[str, str]]:
    return read("answers")


def say(key: str, language: str, **slots: str) -> str:
    """Return a sentence of the wording file with its slots filled; KeyError for an unknown key."""
    return _strings()[key][language].format(**slots)


def has(key: str) -> bool:
    """Tell whether the wording file has a sentence of this key."""
    return key in _strings()


def date(iso: str, language: str) -> str:
    """Return an ISO date of any precision in words, «juin 2012»."""
    pieces = [int(piece) for piece in iso.split("-")]
    if len(pieces) == 1:
        return iso
    if len(pieces) == 2:
        return str(format_skeleton("yMMMM", datetime.date(pieces[0], pieces[1], 1), locale=language))
    return format_date(datetime.date(*pieces), "long", locale=language)


def number(value: str, language: str, bound: str = "") -> str:
    """Return a decimal number, with «e6», «e9», «e3» or «%» behind it, in words; ``bound`` adds «plus de»."""
    amount = numbers.amount(value)
    text = format_decimal(int(amount) if amount == int(amount) else amount, locale=language)
    if value.endswith("%"):
        text += "%" if language == "en" else "\u00a0%"
    return say(f"bound_{bound}", language, number=text) if bound else text


def country(code: str, language: str, *, official: bool = False) -> str:
    """Return a country's name."""
    return countries.name(code, language, official=official)


def in_order(codes: Sequence[str], language: str, *, official: bool = False) -> list[str]:
    """Return country codes in the alphabetical order of a language."""
    return sorted(codes, key=lambda code: (fold(country(code, language, official=official)), code))


def body(bodies: Bodies, identifier: str, language: str) -> str:
    """Return a body's name with its acronym, «Conférence régionale sur la migration (CRM)»."""
    if identifier not in bodies:
        return identifier
    record = bodies[identifier]
    name, short = display_name(record, language), acronym(record, language)
    return f"{name} ({short})" if short and short != name and short not in name else name


def listing(items: Sequence[str], language: str) -> str:
    """Return items joined as a language does, «a, b et c»."""
    return format_list(list(items), locale=language)


def language_name(code: str, language: str) -> str:
    """Return the name of a language."""
    return str(Locale(language).languages[code])
