"""The lexical half of an index: BM25 over two fields, the text of a passage and the headings above it.

A score is that of method «lucene» of bm25s (Lù 2024, arXiv 2407.03618): idf · tf / (tf + k1 · (1 - b + b · length /
mean length)), with idf = ln(1 + (N - df + 0.5) / (df + 0.5)), so that a term never scores below 0 nor above its idf. On
disk lie how often each term stands in each passage, and lengths; N, df and the mean are those of the passages that
stand when the index is opened, so that one made by additions scores as one built anew. The tables are made and read
here with numpy: bm25s holds every term of every passage as an object of its own, which a large corpus cannot afford,
and its import takes 0.3 s, which one question on the command line must not pay.

Passages of all languages share one table, each analysed by the rules of its own language; a query is analysed by the
rules of each language of the index, and its terms count in the passages of that language only. bm25s was chosen over
tantivy, whose segments bear random names, so that no two builds are the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import analyzers
from index.segments import NONE, Numbers, starts_of
from index.vocabulary import Vocabulary, write_words

TERMS = "terms"
LANGUAGES_FILE = "languages.npy"
FIELDS = ("text", "heading")
PARTS = ("counts", "indices", "indptr", "lengths")
TERMS_KEPT = 65_536


@dataclass(frozen=True, slots=True)
class Parameters:
    """BM25's two constants, by field, and the weight of a heading beside the text."""

    k1: float
    b: float
    heading_b: float
    heading_weight: float


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of some passages: their words, each once, and for each field the numbers of the words in a row.

    ``counts`` are how many numbers of a field belong to each passage.
    """

    words: tuple[str, ...]
    languages: tuple[str, ...]
    numbers: dict[str, array[int]]
    counts: dict[str, array[int]]


def terms_of(passages: Iterable[tuple[str, str, str]]) -> Terms:
    """Return the terms of passages, each given as its text, the headings above it, and its language."""
    ids: dict[str, int] = {}
    languages: list[str] = []
    numbers = {field: array("I") for field in FIELDS}
    counts = {field: array("I") for field in FIELDS}
    for text, heading, language in passages:
        languages.append(language)
        for field, words in (("text", text), ("heading", heading)):
            found = analyzers.terms(words, language)
            numbers[field].extend(ids.setdefault(term, len(ids)) for term in found)
            counts[field].append(len(found))
    return Terms(tuple(ids), tuple(languages), numbers, counts)


class LexicalWriter:
    """Collects the terms of passages and writes the tables of a segment; a term takes four bytes a time it occurs."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Take the languages of the passages; a passage keeps the position of its own in this list, which may grow."""
        self._languages = languages
        self._ids: dict[str, int] = {}
        self._numbers = {field: array("I") for field in FIELDS}
        self._counts = {field: array("I") for field in FIELDS}
        self._passages: list[int] = []

    def add(self, text: str, heading: str, language: str) -> None:
        """Add a passage: its text, the headings above it, and its language."""
        self.extend(terms_of([(text, heading, language)]))

    def extend(self, terms: Terms) -> None:
        """Add passages whose terms are known."""
        places = [self._ids.setdefault(word, len(self._ids)) for word in terms.words]
        for field in FIELDS:
            self._numbers[field].extend(places[number] for number in terms.numbers[field])
            self._counts[field].extend(terms.counts[field])
        self._passages.extend(self._languages.index(language) for language in terms.languages)

    def write(self, folder: Path) -> None:
        """Write the tables into a folder; terms are numbered in their sorted order."""
        ordered = sorted(self._ids)
        write_words(folder, TERMS, ordered)
        rank = np.zeros(len(ordered), np.uint64)
        rank[[self._ids[term] for term in ordered]] = np.arange(len(ordered), dtype=np.uint64)
        np.save(folder / LANGUAGES_FILE, np.array(self._passages, np.uint8))
        for field in FIELDS:
            numbers = np.array(self._numbers[field], np.uint32)
            lengths = np.array(self._counts[field], np.uint32)
            for part, table in _tables(rank[numbers], lengths, len(ordered)).items():
                np.save(folder / f"{field}.{part}.npy", table)


def _tables(keys: NDArray[np.uint64], lengths: NDArray[np.uint32], terms: int) -> dict[str, NDArray[np.generic]]:
    """Return how often terms stand in passages, as a matrix (passages, terms) in compressed columns, and lengths.

    ``keys`` are the terms of all passages in a row, of which each has ``lengths``; they are lost.
    """
    count = np.uint64(max(1, len(lengths)))
    # One number for a term in a passage, so that one sort, which needs no room of its own, brings columns together.
    keys *= count
    keys += np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    keys.sort()
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    times = np.diff(first, append=len(keys))
    keys = keys[first]
    holding = np.bincount((keys // count).astype(np.int64), minlength=terms)
    return {
        "counts": times.astype(np.min_scalar_type(int(times.max(initial=0)))),
        "indices": (keys % count).astype(np.int32),
        "indptr": np.concatenate(([0], np.cumsum(holding))).astype(np.int64),
        "lengths": lengths,
    }


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """What BM25 makes of a query, of all passages.

    ``raw`` (n,) float32 is at least 0, without upper bound; ``text`` and ``heading`` (n,) float32 are the two fields
    that it is made of, before the heading's weight. ``most`` is by language, which ``languages`` numbers for each
    passage, what the query could give at most.
    """

    raw: NDArray[np.float32]
    text: NDArray[np.float32]
    heading: NDArray[np.float32]
    most: NDArray[np.float32]
    languages: NDArray[np.uint8]

    def share(self, numbers: Numbers) -> NDArray[np.float32]:
        """Return the raw scores of some passages as shares of the most that the query could give, in [0, 1]."""
        raw, most = self.raw[numbers], self.most[self.languages[numbers]]
        share: NDArray[np.float32] = np.clip(np.divide(raw, most, out=np.zeros_like(raw), where=most > 0), 0, 1)
        return share


@dataclass(frozen=True, slots=True)
class _Table:
    """A field of a segment: its columns, and what takes the place of k1 · (1 - b + b · length / mean) by passage."""

    counts: NDArray[np.unsignedinteger]
    indices: NDArray[np.int32]
    indptr: NDArray[np.int64]
    norms: NDArray[np.float32]


class Lexical:
    """The BM25 tables of an index, mapped into memory."""

    def __init__(
        self, folders: Sequence[Path], languages: Sequence[str], parameters: Parameters, gone: Numbers = NONE
    ) -> None:
        """Open the tables of segments; ``languages`` are those they were written with, ``gone`` passages that count
        no more."""
        self.languages = tuple(languages)
        self.parameters = parameters
        self.passage_languages: NDArray[np.uint8] = np.concatenate([np.load(f / LANGUAGES_FILE) for f in folders])
        self._terms = [Vocabulary(folder, TERMS) for folder in folders]
        parts = {field: [_parts(folder, field) for folder in folders] for field in FIELDS}
        self._starts = starts_of([len(each[3]) for each in parts["text"]])
        self._gone = gone
        self._stands = np.ones(len(self.passage_languages), bool)
        self._stands[gone] = False
        self._tables = {
            "text": self._opened(parts["text"], parameters.b),
            "heading": self._opened(parts["heading"], parameters.heading_b),
        }
        self.idf = lru_cache(TERMS_KEPT)(self._idf)
        self._columns = lru_cache(TERMS_KEPT)(self._find_columns)

    def _opened(self, parts: list[list[NDArray[np.generic]]], b: float) -> list[_Table]:
        """Return the tables of a field, with the mean length of the passages that stand."""
        lengths = np.concatenate([each[3] for each in parts])
        kept = lengths[self._stands] if len(self._gone) else lengths
        mean = kept.mean() if kept.any() else 1.0
        norms = (self.parameters.k1 * (1 - b + b * lengths / mean)).astype(np.float32)
        return [
            _Table(each[0], each[1], each[2], norms[start:end])  # type: ignore[arg-type]
            for each, start, end in zip(parts, self._starts, self._starts[1:], strict=False)
        ]

    def __len__(self) -> int:
        """Return the number of passages that stand."""
        return len(self.passage_languages) - len(self._gone)

    def _idf(self, term: str, field: str = "text") -> float:
        """Return the weight of a term, that of one in no passage at all where the field does not know it."""
        frequency = 0
        for segment, column in self._columns(term, field):
            frequency += column.stop - column.start
            if len(self._gone):
                rows = self._tables[field][segment].indices[column]
                frequency -= int(np.count_nonzero(~self._stands[self._starts[segment] + rows]))
        return float(np.log(1 + (len(self) - frequency + 0.5) / (frequency + 0.5)))

    def _find_columns(self, term: str, field: str) -> tuple[tuple[int, slice], ...]:
        """Return the segments that have a term in a field, with where its column stands."""
        found = []
        for segment, (terms, table) in enumerate(zip(self._terms, self._tables[field], strict=True)):
            number = terms.number(term)
            if number is not None and table.indptr[number] < table.indptr[number + 1]:
                found.append((segment, slice(int(table.indptr[number]), int(table.indptr[number + 1]))))
        return tuple(found)

    def holding(self, term: str) -> Numbers:
        """Return the numbers of the passages that hold a term in their text or headings, sorted."""
        found = [
            self._starts[segment] + self._tables[field][segment].indices[column]
            for field in FIELDS
            for segment, column in self._columns(term, field)
        ]
        return np.setdiff1d(np.concatenate(found), self._gone) if found else NONE

    def weigh(
        self,
        query: str,
        expansions: Iterable[str] = (),
        share: float = 0.5,
        translated: Mapping[str, Mapping[str, float]] | None = None,
    ) -> dict[str, dict[str, float]]:
        """Return the terms of a query by language with their weights; see `term_weights`.

        ``translated`` holds by language the terms that stand for the words of the query where it is in another.
        """
        own = translated or {}
        return {
            language: term_weights(query, language, expansions, share, own.get(language)) for language in self.languages
        }

    def scores(self, weights: Mapping[str, Mapping[str, float]]) -> LexicalScores:
        """Score all passages by the weights of terms in each language."""
        size = len(self.passage_languages)
        fields = {field: np.zeros(size, np.float32) for field in FIELDS}
        bound = np.zeros(len(self.languages), np.float32)
        by_term: dict[str, NDArray[np.float32]] = {}
        for code, language in enumerate(self.languages):
            for term, weight in weights.get(language, {}).items():
                by_term.setdefault(term, np.zeros(len(self.languages), np.float32))[code] = weight
        for term, weight_of in by_term.items():
            bound += weight_of * self.idf(term)
            for field in FIELDS:
                weighed = weight_of * self.idf(term, field)
                for segment, column in self._columns(term, field):
                    self._add(fields[field], field, segment, column, weighed)
        for total in fields.values():
            total[self._gone] = 0
        raw = fields["text"] + np.float32(self.parameters.heading_weight) * fields["heading"]
        return LexicalScores(raw, fields["text"], fields["heading"], bound, self.passage_languages)

    def _add(
        self, total: NDArray[np.float32], field: str, segment: int, column: slice, weight_of: NDArray[np.float32]
    ) -> None:
        """Add a term's column to a field's scores, times its weight in the language of each passage."""
        table = self._tables[field][segment]
        rows = table.indices[column]
        counts = table.counts[column].astype(np.float32)
        values = counts / (counts + table.norms[rows])
        own = slice(int(self._starts[segment]), int(self._starts[segment + 1]))
        if (weight_of == weight_of[0]).all():
            total[own][rows] += values * weight_of[0]
        else:
            total[own][rows] += values * weight_of[self.passage_languages[own][rows]]


def _parts(folder: Path, field: str) -> list[NDArray[np.generic]]:
    """Map the arrays of a field of a segment."""
    return [np.asarray(np.load(folder / f"{field}.{part}.npy", mmap_mode="r")) for part in PARTS]


def term_weights(
    query: str,
    language: str,
    expansions: Iterable[str] = (),
    share: float = 0.5,
    translated: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """Return the terms of a query and their weights, those of ``translated`` in place of its words where it is given.

    A word asked for counts 1, however often it is said. An expansion, another name of what is asked about, counts
    in all ``share`` of one word, divided among its terms, so that a long name or many names do not drown the question.
    """
    weights = dict.fromkeys(analyzers.terms(query, language), 1.0) if translated is None else dict(translated)
    for name in expansions:
        fresh = dict.fromkeys(term for term in analyzers.terms(name, language))
        for term in fresh:
            weights[term] = max(weights.get(term, 0.0), share / len(fresh))
    return weights
