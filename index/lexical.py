"""The lexical half of an index: BM25 over two fields, the text of a passage and the headings above it.

The score of each term in each passage is worked out when the index is built (Lù 2024, arXiv 2407.03618, method
«lucene» of bm25s: idf · tf / (tf + k1 · (1 - b + b · length / mean length)), with idf = ln(1 + (N - df + 0.5) /
(df + 0.5)), so that a term never scores below 0 nor above its idf). A search only adds up columns of that table. They
are made and read here with numpy: bm25s holds every term of every passage as an object of its own, which a large
corpus cannot afford, and its import takes 0.3 s, which one question on the command line must not pay.

Passages of all languages share one table, each analysed by the rules of its own language; a query is analysed by the
rules of each language of the index, and its terms count in the passages of that language only. bm25s was chosen over
tantivy, whose segments bear random names, so that no two builds are the same; a segment more, with its idf brought to
that of the whole (document frequencies are the lengths of the columns), is how one document can be added.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import analyzers

TERMS_FILE = "terms.txt"
LANGUAGES_FILE = "languages.npy"
FIELDS = ("text", "heading")
PARTS = ("data", "indices", "indptr")


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
    """Collects the terms of passages and writes the tables of BM25; a term takes four bytes a time it occurs."""

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

    def write(self, folder: Path, parameters: Parameters) -> None:
        """Write the tables into a folder; terms are numbered in their sorted order."""
        ordered = sorted(self._ids)
        (folder / TERMS_FILE).write_text("".join(f"{term}\n" for term in ordered), "utf-8", newline="\n")
        rank = np.zeros(len(ordered), np.int64)
        rank[[self._ids[term] for term in ordered]] = np.arange(len(ordered))
        np.save(folder / LANGUAGES_FILE, np.array(self._passages, np.uint8))
        for field, b in (("text", parameters.b), ("heading", parameters.heading_b)):
            numbers = rank[np.frombuffer(self._numbers[field], np.uint32)] if self._numbers[field] else rank[:0]
            lengths = np.array(self._counts[field], np.int64)
            for part, table in _tables(numbers, lengths, len(ordered), parameters.k1, b).items():
                np.save(folder / f"{field}.{part}.npy", table)


def _tables(
    numbers: NDArray[np.int64], lengths: NDArray[np.int64], terms: int, k1: float, b: float
) -> dict[str, NDArray[np.generic]]:
    """Return the BM25 scores of a field as a matrix (passages, terms) in compressed columns, passages in order.

    ``numbers`` are the terms of all passages in a row, of which each has ``lengths``.
    """
    count = len(lengths)
    passages = np.repeat(np.arange(count, dtype=np.int64), lengths)
    # One number for a term in a passage, so that one sort brings columns together and counts repetitions.
    keys, times = np.unique(numbers * max(1, count) + passages, return_counts=True)
    columns, rows = np.divmod(keys, max(1, count))
    del keys, passages
    holding = np.bincount(columns, minlength=terms)
    idf = np.log(1 + (count - holding + 0.5) / (holding + 0.5))
    mean = lengths.mean() if count and lengths.any() else 1.0
    norm = k1 * (1 - b + b * lengths / mean)
    data = idf[columns] * times / (times + norm[rows])
    indptr = np.concatenate(([0], np.cumsum(holding)))
    return {"data": data.astype(np.float32), "indices": rows.astype(np.int32), "indptr": indptr.astype(np.int64)}


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """What BM25 makes of a query: raw scores of all passages, and their share of the most the query could give.

    ``raw`` (n,) float32 is at least 0, without upper bound; ``share`` (n,) float32 is in [0, 1]. ``text`` and
    ``heading`` (n,) float32 are the two fields that ``raw`` is made of, before the heading's weight.
    """

    raw: NDArray[np.float32]
    share: NDArray[np.float32]
    text: NDArray[np.float32]
    heading: NDArray[np.float32]


class Lexical:
    """The BM25 tables of an index, mapped into memory."""

    def __init__(self, folder: Path, languages: Sequence[str], parameters: Parameters) -> None:
        """Open the tables in a folder; ``languages`` and ``parameters`` are those they were written with."""
        words = (folder / TERMS_FILE).read_text("utf-8").split("\n")[:-1]
        self.ids = {word: number for number, word in enumerate(words)}
        self.languages = tuple(languages)
        self.parameters = parameters
        self.passage_languages: NDArray[np.uint8] = np.load(folder / LANGUAGES_FILE)
        self._tables = {
            field: tuple(np.load(folder / f"{field}.{part}.npy", mmap_mode="r") for part in PARTS) for field in FIELDS
        }

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.passage_languages)

    def idf(self, term: str, field: str = "text") -> float:
        """Return the weight of a term, that of one in no passage at all where the field does not know it."""
        number = self.ids.get(term)
        indptr = self._tables[field][2]
        frequency = 0 if number is None else int(indptr[number + 1] - indptr[number])
        return float(np.log(1 + (len(self) - frequency + 0.5) / (frequency + 0.5)))

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
        size = len(self)
        fields = {field: np.zeros(size, np.float32) for field in FIELDS}
        bound = np.zeros(len(self.languages), np.float32)
        by_term: dict[str, NDArray[np.float32]] = {}
        for code, language in enumerate(self.languages):
            for term, weight in weights.get(language, {}).items():
                by_term.setdefault(term, np.zeros(len(self.languages), np.float32))[code] = weight
        for term, weight_of in by_term.items():
            bound += weight_of * self.idf(term)
            number = self.ids.get(term)
            if number is not None:
                for field in FIELDS:
                    self._add(fields[field], field, number, weight_of)
        raw = fields["text"] + np.float32(self.parameters.heading_weight) * fields["heading"]
        most = bound[self.passage_languages] if size else np.zeros(0, np.float32)
        share = np.clip(np.divide(raw, most, out=np.zeros_like(raw), where=most > 0), 0, 1)
        return LexicalScores(raw, share, fields["text"], fields["heading"])

    def _add(self, total: NDArray[np.float32], field: str, number: int, weight_of: NDArray[np.float32]) -> None:
        """Add a term's column to a field's scores, times its weight in the language of each passage."""
        data, indices, indptr = self._tables[field]
        start, end = int(indptr[number]), int(indptr[number + 1])
        rows, values = indices[start:end], data[start:end]
        if (weight_of == weight_of[0]).all():
            total[rows] += values * weight_of[0]
        else:
            total[rows] += values * weight_of[self.passage_languages[rows]]


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
