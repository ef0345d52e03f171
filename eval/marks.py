"""Where a passage holds the values that a question expects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from eval.questions import GoldCountry, GoldDate, GoldItem, GoldName, GoldNumber, fold
from ingest import countries, dates, numbers

Stretch = tuple[int, int]


def marks(items: Sequence[GoldItem], text: str, names: Mapping[str, Sequence[str]]) -> list[Stretch]:
    """Return where a text holds some of the values expected, each where it first stands; see `eval.scoring.score`."""
    return [place for item in items for place in _places(item, text, names)]


def _places(item: GoldItem, text: str, names: Mapping[str, Sequence[str]]) -> list[Stretch]:
    if isinstance(item, GoldCountry):
        found = [m.span for m in countries.find(text) if m.value == item.code]
    elif isinstance(item, GoldDate):
        found = [m.span for m in dates.find(text) if m.iso in item.accept or m.iso.startswith(item.value)]
    elif isinstance(item, GoldNumber):
        found = [c.number for c in numbers.find(text) if item.value in _values(c)]
    else:
        words = _forms(item, names) if isinstance(item, GoldName) else [(part,) for part in item.contains]
        return [place for forms in words for place in _first(forms, text)]
    return [(span.start, span.end) for span in found[:1]]


def _values(count: numbers.Count) -> tuple[float, float]:
    """Return a number as it stands and with its scale, «5,2 milhões»."""
    try:
        return float(count.value), numbers.amount(count.written)
    except ValueError:
        return (float("nan"), float("nan"))


def _forms(item: GoldName, names: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the names under which a body or an instrument may stand, the longest first."""
    own = {fold(name) for name in item.names}
    known = [form for forms in names.values() if own & {fold(each) for each in forms} for form in forms]
    return [tuple(sorted({*item.names, *known}, key=lambda name: (-len(name), name)))]


def _first(forms: Sequence[str], text: str) -> list[Stretch]:
    """Return where the first of some forms that a text holds stands, whatever its case, accents and spaces."""
    letters = [(letter, place) for place, own in enumerate(text) for letter in (fold(own) or " ")]
    folded = "".join(letter for letter, _ in letters)
    for form in forms:
        parts = fold(form).split()
        found = re.search(r"\s*".join(map(re.escape, parts)), folded) if parts else None
        if found:
            return [(letters[found.start()][1], letters[found.end() - 1][1] + 1)]
    return []
