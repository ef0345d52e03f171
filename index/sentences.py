"""The vectors of the sentences of passages: a passage is as near to a question as its nearest sentence.

One vector has to tell all that a passage says; the sentence that answers is often one of many. Passages of one sentence
have none of their own. Each number takes eight bits, of the largest one's scale: the cosine changes by less than 0.01.

    sentences.rows.npy      (m, dim) int8, the sentences of all passages in a row
    sentences.scales.npy    (m,) float32, what a row is multiplied with
    sentences.starts.npy    (n + 1,) int64, where the rows of each passage begin
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.segments import Numbers, parted, starts_of
from ingest import sentences
from ingest.records import Passage

PARTS = ("rows", "scales", "starts")
LARGEST = 127
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Coded:
    """Vectors in eight bits: rows (m, dim) int8 and the scale (m,) float32 that each is multiplied with."""

    rows: NDArray[np.int8]
    scales: Floats


def coded(vectors: Floats) -> Coded:
    """Return vectors (m, dim) float32 in eight bits."""
    largest = np.abs(vectors).max(axis=1) if vectors.size else np.zeros(len(vectors), np.float32)
    scales = np.maximum(largest, np.float32(1e-12)) / np.float32(LARGEST)
    return Coded(np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32))


def dense_text(passage: Passage) -> str:
    """Return what the encoder is given of a passage: its headings, then its text."""
    return "\n".join((*passage.path, passage.text))


def parts_of(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a passage stand in its `dense_text`; none where it is but one."""
    before = len(dense_text(passage)) - len(passage.text)
    return stretches_of(passage.text, passage.language, before)


def stretches_of(text: str, language: str, before: int = 0) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text stand that comes after so many characters; none where it is but one."""
    spans = sentences.split(text, 0, len(text), language)
    return tuple((before + span.start, before + span.end) for span in spans) if len(spans) > 1 else ()


class SentenceWriter:
    """Collects the vectors of sentences passage by passage."""

    def __init__(self, dimension: int) -> None:
        """Take the length of the vectors."""
        self._rows = [np.zeros((0, dimension), np.int8)]
        self._scales = [np.zeros(0, np.float32)]
        self._counts = array("I")

    def add(self, sentences: Iterable[Coded]) -> None:
        """Add the sentences of some passages."""
        own = list(sentences)
        # One array for all of them: a large corpus has more passages than memory for as many arrays.
        self._rows.append(np.concatenate([self._rows[0], *(each.rows for each in own)]))
        self._scales.append(np.concatenate([self._scales[0], *(each.scales for each in own)]))
        self._counts.extend(len(each.rows) for each in own)

    def write(self, folder: Path) -> None:
        """Write them into a folder."""
        np.save(folder / "sentences.rows.npy", np.concatenate(self._rows))
        np.save(folder / "sentences.scales.npy", np.concatenate(self._scales))
        np.save(folder / "sentences.starts.npy", np.concatenate(([0], np.cumsum(self._counts))).astype(np.int64))


class Sentences:
    """The vectors of the sentences of an index, mapped into memory."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Open those of segments."""
        self._segments = [
            tuple(np.asarray(np.load(folder / f"sentences.{part}.npy", mmap_mode="r")) for part in PARTS)
            for folder in folders
        ]
        self._starts = starts_of([len(starts) - 1 for _, _, starts in self._segments])

    def of(self, passage: int) -> Coded:
        """Return the sentences of a passage by its number."""
        [(segment, _, row)] = parted(np.array([passage]), self._starts)
        rows, scales, starts = self._segments[segment]
        own = slice(int(starts[row[0]]), int(starts[row[0] + 1]))
        return Coded(np.array(rows[own]), np.array(scales[own]))

    def nearest(self, query: Floats, passages: Numbers) -> Floats:
        """Return the cosine (n,) float32 of a query (dim,) with the nearest sentence of each passage, -1 if none."""
        best = np.full(len(passages), -1, np.float32)
        for segment, places, own in parted(passages, self._starts):
            all_rows, scales, all_starts = self._segments[segment]
            starts, ends = all_starts[own], all_starts[own + 1]
            counts = ends - starts
            first = np.concatenate(([0], np.cumsum(counts)))[:-1]
            rows = np.repeat(starts - first, counts) + np.arange(int(counts.sum()))
            cosines = (all_rows[rows].astype(np.float32) @ query) * scales[rows]
            some = counts > 0
            if some.any():
                best[places[some]] = np.maximum.reduceat(cosines, first[some])
        return best


def best_of(vectors: Floats, counts: Sequence[int], queries: Floats) -> Floats:
    """Return for each query the cosine with the nearest sentence of each passage, (queries, passages), -1 without any.

    ``vectors`` (m, dim) are the sentences of all passages in a row, of which each has ``counts``.
    """
    best = np.full((len(queries), len(counts)), -1, np.float32)
    some = np.flatnonzero(counts)
    if len(some):
        first = np.concatenate(([0], np.cumsum(counts)))[:-1][some]
        best[:, some] = np.maximum.reduceat(queries @ vectors.T, first, axis=1)
    return best
