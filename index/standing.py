"""What stands of an index's segments: which documents, in what order, and what is known of all of them together.

    standing.json      the bodies, a line for each file that could not be read, and how many facts there are
    positions.npy      (documents of all segments,) int32: the place of each in the corpus, -1 where it is gone
    words.*            how the words of all documents differ from those of the first segment (see `index.words`)

It is small, and written anew by every build.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import serial
from index.segments import Numbers, starts_of
from ingest.records import Body

FILE = "standing.json"
POSITIONS = "positions.npy"
OWNERS = "owners.npy"
Positions = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Known:
    """What `standing.json` holds; ``documents`` is how many each segment has, gone or not."""

    documents: tuple[int, ...]
    bodies: tuple[Body, ...] = ()
    notices: tuple[str, ...] = ()
    counts: tuple[tuple[str, str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands: by segment the positions of its documents, (documents,) int32, -1 for one that is gone.

    ``counts`` tells how many facts there are by body, kind and aspect (of FOUNDED), as they come first in the corpus.
    """

    positions: tuple[Positions, ...]
    bodies: tuple[Body, ...] = ()
    notices: tuple[str, ...] = ()
    counts: tuple[tuple[str, str, str, int], ...] = field(default=())

    def write(self, folder: Path) -> None:
        """Write it into a folder."""
        known = _Known(tuple(map(len, self.positions)), self.bodies, self.notices, self.counts)
        (folder / FILE).write_text(serial.dumps(known), "utf-8")
        np.save(folder / POSITIONS, np.concatenate(self.positions))

    @classmethod
    def read(cls, folder: Path) -> Standing:
        """Read it from a folder; OSError or ValueError where it is not there or not what was written."""
        known = serial.loads(_Known, (folder / FILE).read_text("utf-8"))
        starts = starts_of(known.documents)
        whole: Positions = np.load(folder / POSITIONS)
        parts = tuple(whole[a:b] for a, b in pairwise(starts))
        return cls(parts, known.bodies, known.notices, known.counts)

    def stands(self, segment: int, document: int) -> bool:
        """Tell whether a document of a segment still stands."""
        return bool(self.positions[segment][document] >= 0)


class Owners:
    """The passages of all segments: where each stands in the corpus, and which are gone."""

    def __init__(self, folders: Sequence[Path], standing: Standing) -> None:
        """Read which document each passage belongs to."""
        own = [np.load(folder / OWNERS) for folder in folders]
        self.starts = starts_of([len(each) for each in own])
        self._documents = np.concatenate(own)
        self.positions = np.concatenate([p[each] for p, each in zip(standing.positions, own, strict=True)])
        self.gone: Numbers = np.flatnonzero(self.positions < 0)

    def document(self, number: int) -> tuple[int, int]:
        """Return the segment of a passage and the number of its document there."""
        return int(np.searchsorted(self.starts, number, "right")) - 1, int(self._documents[number])

    def standing(self) -> Numbers:
        """Return the numbers of the passages that stand, in the order of the corpus."""
        numbers = np.flatnonzero(self.positions >= 0)
        return numbers[np.argsort(self.positions[numbers], kind="stable")]


def write_owners(folder: Path, owners: Sequence[int]) -> None:
    """Write which document of a segment each of its passages belongs to."""
    np.save(folder / OWNERS, np.array(owners, np.int32))


def dumps(value: object) -> str:
    """Return plain objects as JSON, the same for the same."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
