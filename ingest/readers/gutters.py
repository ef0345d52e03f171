"""White stripes down a page and lines drawn there: they part lines of print that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# In parts of the type size: the least width of a stripe. Rows of print in a run that show one; points it must keep.
STRIPE = 0.6
STRIPE_ROWS = 5
LEAST = 3.0
# How much the gaps between words of one justified line differ, in points and parts; how wide they get, in type sizes.
UNEVEN = 1.0
UNEVEN_PART = 1.2
WIDEST_SPACE = 4.0
LABEL_SPACE = 6.0
MARGIN = 1.5
INDENTED = 5

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cut:
    """A place from the left at which the lines between two heights from the top are parted; how many it parts."""

    x: float
    top: float
    bottom: float
    rows: int = 0

    def parts(self, base: float, left: float, right: float) -> bool:
        """Tell whether it stands between two places on a line."""
        return self.top <= base <= self.bottom and left - 1 <= self.x <= right + 1


@dataclass(frozen=True, slots=True)
class Row:
    """Words side by side: the height of their baseline from the top, the size of their type, where each stands."""

    base: float
    size: float
    words: Sequence[Span]


def stripe(rows: Sequence[Row], known: Sequence[Cut]) -> Cut | None:
    """Return the white stripe that parts the most rows, given from top to bottom, of those that are not known yet."""
    gaps = [_gaps(row) for row in rows]
    places = sorted({round((left + right) / 2 / LEAST) for each in gaps for left, right in each})
    found = [cut for place in places for cut in _runs(rows, gaps, place * LEAST)]
    new = [cut for cut in found if not any(_same(cut, other) for other in known)]
    return max(new, key=lambda cut: (cut.rows, -cut.top, -cut.x), default=None)


def _gaps(row: Row) -> list[Span]:
    least = max(STRIPE * row.size, LEAST)
    return [(a[1], b[0]) for a, b in pairwise(row.words) if b[0] - a[1] >= least]


def _same(one: Cut, other: Cut) -> bool:
    return abs(one.x - other.x) < LEAST and one.top >= other.top and one.bottom <= other.bottom


def _runs(rows: Sequence[Row], gaps: Sequence[Sequence[Span]], x: float) -> list[Cut]:
    """Return the stretches of rows in which a place is white, and has words on both sides in enough of them."""
    cuts: list[Cut] = []
    left, right, both = 0.0, 1e9, [0.0][:0]

    def close() -> None:
        if len(both) >= STRIPE_ROWS:
            cuts.append(Cut((left + right) / 2, both[0], both[-1], len(both)))

    for row, white in zip(rows, gaps, strict=True):
        if row.words[0][0] > x or row.words[-1][1] < x:
            continue
        gap = next((each for each in white if each[0] - LEAST <= x <= each[1] + LEAST), None)
        if gap and min(right, gap[1]) - max(left, gap[0]) >= LEAST:
            left, right = max(left, gap[0]), min(right, gap[1])
            both.append(row.base)
            continue
        close()
        left, right, both = (*gap, [row.base]) if gap else (0.0, 1e9, [])
    close()
    return cuts


def stretched(rows: Sequence[Row], at: Iterable[int]) -> set[int]:
    """Return those rows, of the ones named, that are one line of a justified column for all their wide gaps.

    Such a line ends at the margin where others do, and the gaps between its words are alike.
    """
    even = [_is_even(row) for row in rows]
    whole = [row for row, each in zip(rows, even, strict=True) if each and len(row.words) >= 3]
    return {number for number in at if even[number] and _is_flush(rows[number], whole)}


def _is_even(row: Row) -> bool:
    gaps = [b[0] - a[1] for a, b in pairwise(row.words)]
    if len(gaps) > 2 and gaps[0] <= LABEL_SPACE * row.size:
        # The number of an item stands apart from its words.
        gaps = gaps[1:]
    if not gaps or max(gaps) > WIDEST_SPACE * row.size:
        return False
    return max(gaps) <= UNEVEN_PART * min(gaps) + UNEVEN


def _is_flush(row: Row, rows: Sequence[Row]) -> bool:
    left, right = row.words[0][0], row.words[-1][1]
    beside = [
        other
        for other in rows
        if other is not row
        and abs(other.words[-1][1] - right) <= MARGIN
        and abs(other.words[0][0] - left) <= INDENTED * row.size
        and abs(other.base - row.base) < 12 * row.size
    ]
    return len(beside) >= 2
