"""Does a quote hold a value? Judged by the words of the quote alone, whatever the answer says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.records import Item
from eval.questions import fold
from ingest import countries, dates, numbers


def holds(item: Item, quote: str, names: Iterable[str] = ()) -> bool:
    """Tell whether a quote holds the value of an item, in any of the four languages and any usual form.

    A country is held by one of its names, a date by one at least as precise, a number by digits or words, anything
    else by its name, its value or one of the other ``names`` given.
    """
    if item.kind == "country" and item.code:
        return any(match.value == item.code for match in countries.find(quote, capitalised=False))
    if item.kind == "date" and item.value:
        return any(dates.covers(item.value, mention.iso) for mention in dates.find(quote)) or _stands(item.value, quote)
    if item.kind == "number" and item.value:
        return _holds_number(item.value, quote)
    return any(name and _stands(name, quote) for name in (item.name, item.value or "", *names))


def _holds_number(value: str, quote: str) -> bool:
    found = {count.value for count in numbers.find(quote)} | set(re.findall(r"\d+", quote))
    return any(_same(value, number) for number in found)


def _same(first: str, second: str) -> bool:
    try:
        return float(first) == float(second)
    except ValueError:
        return first == second


def _stands(words: str, quote: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(words))}(?!\w)", fold(quote)) is not None
