"""Segments: an index is made of a large one and a few small ones, whose passages are numbered one after the other.

What was written is never changed. A document that is changed or goes keeps its rows where they are, and these are
`gone`; what is new stands in a segment of its own. So adding a document takes as long as the document is, however
large the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
NONE: Numbers = np.zeros(0, np.int64)


class Part(NamedTuple):
    """Those of some numbers that lie in one segment: where in the list they stand, and their numbers in the segment."""

    segment: int
    places: Numbers
    rows: Numbers


def starts_of(sizes: Sequence[int]) -> Numbers:
    """Return where each segment begins in the numbers of all, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)


def parted(numbers: Numbers, starts: Numbers) -> Iterator[Part]:
    """Yield the parts of a list of numbers, one for each segment that holds some."""
    if len(starts) == 2:
        if len(numbers):
            yield Part(0, np.arange(len(numbers)), numbers)
        return
    owners = np.searchsorted(starts, numbers, "right") - 1
    for segment in np.unique(owners):
        places = np.flatnonzero(owners == segment)
        yield Part(int(segment), places, numbers[places] - starts[segment])


def within(numbers: Numbers, starts: Numbers, segment: int) -> Numbers:
    """Return those of sorted numbers that lie in a segment, as numbers in it."""
    first, last = np.searchsorted(numbers, starts[segment : segment + 2])
    own: Numbers = numbers[first:last] - starts[segment]
    return own
