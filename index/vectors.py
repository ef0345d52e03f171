"""The dense half of an index: one vector a passage, searched by inner product through FAISS.

Vectors are of length 1, so that the inner product is the cosine, in [-1, 1]; a vector's row number is its passage's.
Up to `APPROXIMATE_FROM` of a segment all are compared. In a larger one an inverted file finds candidates: the vectors
are parted into lists by their nearest of some centres, and a question looks into the lists of the centres nearest to it
(IVF; Sivic & Zisserman 2003). It holds them at a byte a number, and the candidates are ranked by their cosines in full,
so that scores are those of exact search.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.segments import NONE, parted, starts_of, within

FILE = "vectors.faiss"
LISTS_FILE = "lists.faiss"
# Vectors from which the lists pay; see docs/measurements.md, made by `python -m index.training.nearest`.
APPROXIMATE_FROM = 100_000
# Of the lists, the share that a question looks into; recall of the 10 nearest is measured in the same table.
PROBED = 1 / 16
# Candidates looked at in full for each that is asked for.
CANDIDATES = 2
# Vectors a list that the centres are found from, as FAISS advises at least (39).
SAMPLED = 40
Rows = NDArray[np.int64]
Scores = NDArray[np.float32]


class VectorWriter:
    """Collects vectors batch by batch and writes them as a FAISS index."""

    def __init__(self, dimension: int) -> None:
        """Take the length of the vectors."""
        import faiss

        self._faiss: Any = faiss
        self._index: Any = faiss.IndexFlatIP(dimension)

    def add(self, vectors: NDArray[np.float32]) -> None:
        """Add (n, dim) float32; ValueError where the dimension is another."""
        if vectors.ndim != 2 or vectors.shape[1] != self._index.d:
            raise ValueError(f"expected vectors of dimension {self._index.d}, got an array of shape {vectors.shape}")
        self._index.add(np.ascontiguousarray(vectors, np.float32))

    def write(self, folder: Path) -> None:
        """Write the index into a folder; OSError where it cannot be written, as on a full disk."""
        self._write(self._index, folder / FILE)
        if self._index.ntotal >= APPROXIMATE_FROM:
            self._write(self._lists(), folder / LISTS_FILE)

    def _write(self, index: Any, path: Path) -> None:
        try:
            self._faiss.write_index(index, str(path))
        except RuntimeError as error:
            raise OSError(f"{path.name} cannot be written: {' '.join(str(error).split())[-120:]}") from error

    def _lists(self) -> Any:
        """Return the inverted file of the vectors; the same for the same vectors."""
        faiss, count, dimension = self._faiss, self._index.ntotal, self._index.d
        rows = faiss.rev_swig_ptr(self._index.get_xb(), count * dimension).reshape(count, dimension)
        number = max(1, int(4 * math.sqrt(count)))
        lists = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            number,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
            False,
        )
        lists.cp.seed, lists.cp.spherical, lists.cp.niter = 0, True, 8
        # Evenly from all of the corpus, so that no draw is needed.
        sample = rows[np.linspace(0, count - 1, min(count, SAMPLED * number)).astype(np.int64)]
        lists.train(sample)
        for start in range(0, count, 16_384):
            lists.add(rows[start : start + 16_384])
        return lists


class _Segment:
    """The vectors of one segment; the files are mapped into memory, not read."""

    def __init__(self, folder: Path) -> None:
        import faiss

        self._faiss: Any = faiss
        self._index = self._opened(folder / FILE)
        self._lists = self._opened(folder / LISTS_FILE) if (folder / LISTS_FILE).exists() else None
        self.dimension: int = self._index.d
        self.count = int(self._index.ntotal)
        flat: NDArray[np.float32] = self._faiss.rev_swig_ptr(self._index.get_xb(), self.count * self.dimension)
        flat.flags.writeable = False
        self.rows = flat.reshape(self.count, self.dimension)
        self._standing: Any = None

    def _opened(self, path: Path) -> Any:
        return self._faiss.read_index(str(path), self._faiss.IO_FLAG_MMAP_IFC)

    def leave_out(self, gone: Rows) -> None:
        """Let searches pass over rows."""
        if len(gone):
            stands = np.ones(self.count, bool)
            stands[gone] = False
            self._standing = self._faiss.IDSelectorBitmap(np.packbits(stands, bitorder="little"))

    def nearest(self, query: Scores, limit: int, allowed: Rows | None, exact: bool) -> tuple[Rows, Scores]:
        """Return as many of the nearest rows, or some more, in no order, and their cosines."""
        selector = self._standing
        if allowed is not None:
            selector = self._faiss.IDSelectorBatch(np.ascontiguousarray(allowed, np.int64))
        if self._lists is not None and allowed is None and not exact:
            probed = max(1, math.ceil(self._lists.nlist * PROBED))
            listed = self._faiss.SearchParametersIVF(nprobe=probed, sel=selector)
            _, rows = self._lists.search(query, min(CANDIDATES * limit, self.count), params=listed)
            found: Rows = rows[0][rows[0] >= 0]
            return found, np.asarray(self.rows[found] @ query[0], np.float32)
        parameters = self._faiss.SearchParameters(sel=selector) if selector is not None else None
        scores, rows = self._index.search(query, min(limit, self.count), params=parameters)
        kept = rows[0] >= 0
        return rows[0][kept], scores[0][kept]


class Vectors:
    """The vectors of an index, those of its segments one after the other."""

    def __init__(self, folders: Sequence[Path], gone: Rows = NONE) -> None:
        """Open the vectors of segments, less the rows that are ``gone``; RuntimeError where FAISS cannot read them."""
        import faiss

        # One query is too little work to share: on a busy machine two threads take 40 ms for what one does in 15.
        faiss.omp_set_num_threads(1)
        self._segments = [_Segment(folder) for folder in folders]
        self._starts = starts_of([segment.count for segment in self._segments])
        self._gone = gone
        for number, segment in enumerate(self._segments):
            segment.leave_out(within(gone, self._starts, number))
        self.dimension = self._segments[0].dimension

    def __len__(self) -> int:
        """Return the number of vectors that stand."""
        return int(self._starts[-1]) - len(self._gone)

    def rows(self, numbers: Rows) -> NDArray[np.float32]:
        """Return some vectors (n, dim) float32."""
        found = np.zeros((len(numbers), self.dimension), np.float32)
        for segment, places, rows in parted(numbers, self._starts):
            found[places] = self._segments[segment].rows[rows]
        return found

    def nearest(
        self, query: NDArray[np.float32], limit: int, allowed: Rows | None = None, *, exact: bool = False
    ) -> tuple[Rows, Scores]:
        """Return the rows nearest to a query (dim,), best first, ties by row, and their cosines.

        ``allowed`` are the rows that may be found, sorted, all that stand where it is None. Where a segment has lists,
        and all rows may be found, a few of the nearest may be missed, but with ``exact``.
        """
        limit = min(limit, len(self) if allowed is None else len(allowed))
        if limit <= 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        one = np.ascontiguousarray(query.reshape(1, -1), np.float32)
        found, near = [], []
        for number, segment in enumerate(self._segments):
            own = None if allowed is None else within(allowed, self._starts, number)
            if segment.count and (own is None or len(own)):
                own_rows, own_cosines = segment.nearest(one, limit, own, exact)
                found.append(self._starts[number] + own_rows)
                near.append(own_cosines)
        rows, cosines = np.concatenate(found), np.concatenate(near)
        order = np.lexsort((rows, -cosines))[:limit]
        return rows[order], cosines[order]

    def cosines(self, query: NDArray[np.float32], rows: Rows) -> Scores:
        """Return the cosines (n,) float32 of a query (dim,) with some rows."""
        return np.asarray(self.rows(rows) @ query.astype(np.float32), np.float32)
