"""The documents of a build in the order of the corpus, and where each will stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index.earlier import Where
from index.standing import Positions


class Roll:
    """Which documents stay where they are in the segments of an earlier index, and which are written."""

    def __init__(self) -> None:
        """Begin without any."""
        self.kept: dict[Where, int] = {}
        self.written: list[int] = []

    @property
    def count(self) -> int:
        """How many documents there are so far."""
        return len(self.kept) + len(self.written)

    def keep(self, place: Where) -> None:
        """Take the next document for one that stays where it is."""
        self.kept[place] = self.count

    def write(self) -> None:
        """Take the next document for one that is written."""
        self.written.append(self.count)

    def move(self, places: Iterable[Where]) -> list[Where]:
        """Take documents that would stay for ones that are written after the others; return them in that order."""
        moved = sorted(set(places) & self.kept.keys(), key=self.kept.__getitem__)
        self.written += [self.kept.pop(place) for place in moved]
        return moved

    def gone(self, positions: Sequence[Positions]) -> list[Where]:
        """Return the documents that stood in earlier segments and do not stay there."""
        stood = ((s, int(n)) for s, own in enumerate(positions) for n in np.flatnonzero(own >= 0))
        return [place for place in stood if place not in self.kept]

    def positions(self, sizes: Sequence[int]) -> tuple[Positions, ...]:
        """Return the positions of the documents of the segments that stay, of these sizes, and of the new one's."""
        found = [np.full(size, -1, np.int32) for size in sizes]
        for (segment, number), position in self.kept.items():
            found[segment][number] = position
        if self.written:
            found.append(np.array(self.written, np.int32))
        return tuple(found)
