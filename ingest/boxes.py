"""Where the words of a page stand on it: packed by page, and the boxes of any span.

A page keeps, for each line that its text came from, where the line stands in the text and the horizontal edges of its
characters. Lengths are points (1/72 inch) from the top left corner of the page as it is shown, kept to a quarter.
"""

from __future__ import annotations

import base64
import itertools
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.records import Document, Page

UNIT = 4
_MOST = 0xFFFF
# Marks the count of the edges of an upended line.
_UPENDED = 0x8000
_HEAD = struct.Struct("<IHHH")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """The characters ``[start, start + len(edges) - 1)`` of a page's text, and where they stand on the page.

    ``edges`` are the left edges of the characters and the right edge of the last. On an ``upended`` line, which runs
    down or up the page, they count from the top, and ``top`` and ``bottom`` from the left.
    """

    start: int
    top: float
    bottom: float
    edges: Sequence[float]
    upended: bool = False


def pack(lines: Iterable[PlacedLine]) -> str:
    """Return lines as text, about one byte a character of theirs; what `unpack` reads."""
    parts = []
    for line in lines:
        edges = array("H", (_units(edge) for edge in line.edges))
        # Differences between neighbours repeat, so that they pack well.
        steps = array("H", (edges[0], *((b - a) & _MOST for a, b in itertools.pairwise(edges))))
        if sys.byteorder == "big":
            steps.byteswap()
        count = len(steps) | (_UPENDED if line.upended else 0)
        parts.append(_HEAD.pack(line.start, _units(line.top), _units(line.bottom), count) + steps.tobytes())
    return base64.b64encode(zlib.compress(b"".join(parts), 9)).decode("ascii") if parts else ""


def unpack(packed: str) -> list[PlacedLine]:
    """Return the lines that `pack` wrote."""
    data = zlib.decompress(base64.b64decode(packed)) if packed else b""
    lines = []
    at = 0
    while at < len(data):
        start, top, bottom, count = _HEAD.unpack_from(data, at)
        upended, count = bool(count & _UPENDED), count & ~_UPENDED
        at += _HEAD.size
        steps = array("H", data[at : at + 2 * count])
        if sys.byteorder == "big":
            steps.byteswap()
        at += 2 * count
        edges, edge = [], 0
        for step in steps:
            edge = (edge + step) & _MOST
            edges.append(edge / UNIT)
        lines.append(PlacedLine(start, top / UNIT, bottom / UNIT, edges, upended))
    return lines


def boxes(document: Document, start: int, end: int) -> list[tuple[int, float, float, float, float]]:
    """Return the boxes that a span covers, one a line of print: page number, left, top, right, bottom in points.

    They are counted from the top left corner of the page as shown; empty where the format has no pages.
    """
    found = []
    for page in document.pages:
        if page.boxes and page.start < end and start < page.end:
            found += [(page.number, *box) for box in _on_page(page, start, end)]
    return found


def _on_page(page: Page, start: int, end: int) -> list[tuple[float, float, float, float]]:
    found = []
    for line in unpack(page.boxes):
        first = max(0, start - page.start - line.start)
        last = min(len(line.edges) - 1, end - page.start - line.start)
        if first < last:
            left, right = sorted((line.edges[first], line.edges[last]))
            found.append((line.top, left, line.bottom, right) if line.upended else (left, line.top, right, line.bottom))
    return found


def _units(length: float) -> int:
    return min(_MOST, max(0, round(length * UNIT)))
