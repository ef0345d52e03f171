"""Measure exact and approximate search of vectors by size, so that the size from which the latter pays is a known one.

    python -m index.training.nearest --index DIR [--sizes 25000,50000,…] [--queries 200]

Vectors are those of an index. Where a size is larger than the index they are repeated with some noise, so that they lie
as those of more documents on the same subjects would; queries are vectors of the index with more of it. Recall is the
share of the 10 nearest by exact search that approximate search gives among its first 10.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import vectors
from index.search import Index

SIZES = (25_000, 50_000, 100_000, 200_000, 400_000)
NEAREST = 10
# The length of the noise on repeated vectors and on queries, beside vectors of length 1.
NOISE = 0.3
QUERY_NOISE = 0.5

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Row:
    """What one size gives: seconds to make the lists, milliseconds a query (p50) of both searches, and recall."""

    size: int
    made: float
    exact: float
    approximate: float
    recall: float


def noisy(rows: Floats, length: float, random: np.random.Generator) -> Floats:
    """Return rows with noise of some length added, of length 1 again."""
    moved: Floats = rows + random.normal(size=rows.shape).astype(np.float32) * np.float32(
        length / np.sqrt(rows.shape[1])
    )
    moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return moved


def measure(rows: Floats, size: int, queries: int, limit: int) -> Row:
    """Return the figures of a size; ``limit`` is how many passages a search asks for."""
    random = np.random.default_rng(0)
    writer = vectors.VectorWriter(rows.shape[1])
    for start in range(0, size, len(rows)):
        some = rows[: size - start]
        writer.add(noisy(some, NOISE, random) if start else some)
    asked = noisy(rows[random.integers(0, min(size, len(rows)), queries)], QUERY_NOISE, random)
    with tempfile.TemporaryDirectory(prefix="govqa-nearest-") as folder:
        begun = time.process_time()
        before, vectors.APPROXIMATE_FROM = vectors.APPROXIMATE_FROM, 0
        try:
            writer.write(Path(folder))
        finally:
            vectors.APPROXIMATE_FROM = before
        made = time.process_time() - begun
        opened = vectors.Vectors([Path(folder)])
        times: dict[bool, list[float]] = {True: [], False: []}
        found: dict[bool, list[set[int]]] = {True: [], False: []}
        for query in asked:
            for exact in (True, False):
                # Processor time: other work on the machine must not decide.
                begun = time.process_time()
                numbers, _ = opened.nearest(query, limit, exact=exact)
                times[exact].append(time.process_time() - begun)
                found[exact].append(set(numbers[:NEAREST].tolist()))
    common = sum(len(a & b) for a, b in zip(found[True], found[False], strict=True))
    recall = common / sum(len(each) for each in found[True])
    whole, lists = (float(np.median(times[exact])) * 1000 for exact in (True, False))
    return Row(size, made, whole, lists, recall)


HEAD = "| vectors | lists made, s | exact, ms | lists, ms | recall@10 |\n|---|---|---|---|---|"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table in Markdown, line by line."""
    parser = argparse.ArgumentParser(prog="python -m index.training.nearest", description=__doc__)
    parser.add_argument("--index", type=Path, required=True, metavar="DIR")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), metavar="N,N")
    parser.add_argument("--queries", type=int, default=200, metavar="N")
    given = parser.parse_args(arguments)
    index = Index.open(given.index)
    rows = index.vectors.rows(index.numbers())
    print(HEAD)
    for size in map(int, given.sizes.split(",")):
        row = measure(rows, size, given.queries, index.ranking.candidates)
        line = f"{row.size:,} | {row.made:.1f} | {row.exact:.1f} | {row.approximate:.1f} | {row.recall:.3f}"
        print(f"| {line} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
