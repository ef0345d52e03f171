"""Messages written on several lines or as a numbered list, as running text."""

from __future__ import annotations

import re
from itertools import pairwise

# What opens an item of a list on a line of its own.
_BULLET = re.compile(r"[-–—•*·]\s+(?=\S)")
# What numbers an item, on a line of its own or not: «1)», «(b)», «2.».
_NUMBER = re.compile(r"(?:(?<=\s)|^)\(?(?P<at>\d{1,2}|[a-j])[).]\s+(?=\S)")
_FIRST = ("1", "a")
# A line with fewer words asks nothing by itself: a greeting, a title.
_FEWEST = 4
# What a line ends with that goes on in the next, or is told by its own mark.
_MARKED = (*"?!.:;,…",)


def running(text: str) -> str:
    """Return a message as one line, its items apart as questions are, «1) When …? 2) Who …?» as «When …? Who …?».

    Items without a mark are a list where no other asks, «For A:», «- year», «- members», and questions where one does.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    items = [item for line in lines for item in _items(line, _numbers(text))]
    if len(items) < 2:
        return " ".join(text.split())
    asks = any(item.endswith("?") for item, _ in items)
    closed = [_closed(item, *following, asks=asks) for (item, _), following in pairwise(items)]
    return " ".join([*closed, items[-1][0]])


def _numbers(text: str) -> frozenset[str]:
    """Return what numbers the items of a message: from the first on, without a gap; nothing where they are no list."""
    told = [each["at"] for each in _NUMBER.finditer(text)]
    rest = [(a, b) for a, b in pairwise(told)]
    counts = all(int(b) == int(a) + 1 if a.isdigit() and b.isdigit() else ord(b[0]) == ord(a[0]) + 1 for a, b in rest)
    return frozenset(told) if len(told) > 1 and told[0] in _FIRST and counts else frozenset()


def _items(line: str, numbers: frozenset[str]) -> list[tuple[str, bool]]:
    """Return the items of a line, each with whether a mark opens it."""
    bullet = _BULLET.match(line)
    line = line[bullet.end() :] if bullet is not None else line
    found, end, opened = [], 0, bullet is not None
    for each in (each for each in _NUMBER.finditer(line) if each["at"] in numbers):
        found.append((line[end : each.start()].strip(), opened))
        end, opened = each.end(), True
    return [(item, begins) for item, begins in [*found, (line[end:].strip(), opened)] if item]


def _closed(item: str, behind: str, begins: bool, *, asks: bool) -> str:
    """Return an item with the mark that sets it apart from what stands behind it, which a mark may open.

    A line that goes on in the next is left as it is.
    """
    if item.endswith(_MARKED) or (behind[0].islower() and not begins):
        return item
    if asks:
        return f"{item} ?" if len(item.split()) >= _FEWEST else f"{item}."
    return f"{item}," if begins else item
