"""The dense half of an index: one vector a passage, searched by inner product through FAISS.

Vectors are of length 1, so that the inner product is the cosine, in [-1, 1]; a vector's row number is its passage's.
Up to `APPROXIMATE_FROM` of them all are compared. In a larger index an inverted file finds candidates: the vectors are
parted into lists by their nearest of some centres, and a question looks into the lists of the centres nearest to it
(IVF; Sivic & Zisserman 2003). It holds them at a byte a number, and the candidates are ranked by their cosines in full,
so that scores are those of exact search.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

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


class Vectors:
    """The vectors of an index; the files are mapped into memory, not read."""

    def __init__(self, folder: Path) -> None:
        """Open the FAISS index in a folder; RuntimeError where FAISS cannot read it."""
        import faiss

        self._faiss: Any = faiss
        # One query is too little work to share: on a busy machine two threads take 40 ms for what one does in 15.
        faiss.omp_set_num_threads(1)
        self._index: Any = faiss.read_index(str(folder / FILE), faiss.IO_FLAG_MMAP_IFC)
        self._lists: Any = None
        if (folder / LISTS_FILE).exists():
            self._lists = faiss.read_index(str(folder / LISTS_FILE), faiss.IO_FLAG_MMAP_IFC)
        self.dimension: int = self._index.d

    def __len__(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    def rows(self) -> NDArray[np.float32]:
        """Return all vectors as a read-only view (n, dim) float32 of the mapped file."""
        count = len(self) * self.dimension
        flat: NDArray[np.float32] = self._faiss.rev_swig_ptr(self._index.get_xb(), count)
        flat.flags.writeable = False
        return flat.reshape(len(self), self.dimension)

    def nearest(
        self, query: NDArray[np.float32], limit: int, allowed: Rows | None = None, *, exact: bool = False
    ) -> tuple[Rows, Scores]:
        """Return the rows nearest to a query (dim,), best first, ties by row, and their cosines.

        ``allowed`` are the rows that may be found, all where it is None. Where the index has lists, and all rows may be
        found, a few of the nearest may be missed, but with ``exact``.
        """
        limit = min(limit, len(self) if allowed is None else len(allowed))
        if limit <= 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        if self._lists is not None and allowed is None and not exact:
            return self._from_lists(query, limit)
        parameters = None
        if allowed is not None:
            selector = self._faiss.IDSelectorBatch(np.ascontiguousarray(allowed, np.int64))
            parameters = self._faiss.SearchParameters(sel=selector)
        scores, rows = self._index.search(query.reshape(1, -1).astype(np.float32), limit, params=parameters)
        return _ordered(rows[0], scores[0], limit)

    def _from_lists(self, query: NDArray[np.float32], limit: int) -> tuple[Rows, Scores]:
        """Return the nearest rows of the lists that a query looks into, by their cosines in full."""
        probed = max(1, math.ceil(self._lists.nlist * PROBED))
        parameters = self._faiss.SearchParametersIVF(nprobe=probed)
        wanted = min(len(self), CANDIDATES * limit)
        _, rows = self._lists.search(query.reshape(1, -1).astype(np.float32), wanted, params=parameters)
        found = rows[0][rows[0] >= 0]
        return _ordered(found, self.cosines(query, found), limit)

    def cosines(self, query: NDArray[np.float32], rows: Rows) -> Scores:
        """Return the cosines (n,) float32 of a query (dim,) with some rows."""
        return np.asarray(self.rows()[rows] @ query.astype(np.float32), np.float32)


def _ordered(rows: Rows, scores: Scores, limit: int) -> tuple[Rows, Scores]:
    """Return the best of some rows, best first, ties by row; a row below 0 is none."""
    found = rows >= 0
    order = np.lexsort((rows[found], -scores[found]))[:limit]
    return rows[found][order], scores[found][order]
