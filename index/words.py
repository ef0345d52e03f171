"""The words of passages and their vectors, by language: what the words of a question can be translated into.

    words.LANGUAGE.{txt,starts.npy,keys.npy}        the terms of a segment's words, sorted
    words.LANGUAGE.forms.{txt,starts.npy}           the words of each term, with the number of documents that hold each
    words.LANGUAGE.npy                              (terms, dim) float32 of length 1: the direction of a term's words

Only the first segment has such a table. How the words of all documents that stand differ from it is told by what stands
(`words.json`, `words.LANGUAGE.npy`): in how many more or fewer documents words are, and the vectors of the terms whose
words are others now. A term has the vector that it would have if the table were made anew.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import analyzers
from index.standing import dumps
from index.static import default_encoder
from index.vocabulary import Lines, Vocabulary, write_lines, write_words
from ingest.folding import fold
from ingest.records import Passage

WORD = re.compile(r"\w+")
FILE = "words.json"
# Words of so many initial letters of a language are kept.
INITIALS_KEPT = 26
Counts = dict[str, Counter[str]]
Vectors = NDArray[np.float32]


def words_of(title: str, passages: Iterable[Passage]) -> Counts:
    """Return by language the words of a document's passages and of the headings above them, each counted once."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        text = "\n".join((title, *passage.path, passage.text))
        found.setdefault(passage.language, set()).update(WORD.findall(text.lower()))
    return {language: Counter(words) for language, words in found.items()}


def add(total: Counts, more: Mapping[str, Mapping[str, int]], sign: int = 1) -> None:
    """Add counts to others, or take them from these."""
    for language, counts in more.items():
        own = total.setdefault(language, Counter())
        for word, count in counts.items():
            own[word] += sign * count


def _by_term(words: Iterable[str], language: str) -> dict[str, list[str]]:
    """Return the words of each term, sorted; those that are no words or make several terms left out."""
    forms: dict[str, list[str]] = {}
    for word in sorted(words):
        found = analyzers.terms(word, language) if word.isalpha() else []
        if len(found) == 1:
            forms.setdefault(found[0], []).append(word)
    return forms


def _directions(forms: Sequence[Sequence[str]]) -> tuple[Vectors, NDArray[np.bool_]]:
    """Return the means of the vectors of groups of words, of length 1, and which of them are known."""
    encoder = default_encoder()
    vectors = np.zeros((len(forms), encoder.dimension), np.float32)
    owners = np.repeat(np.arange(len(forms)), [len(each) for each in forms])
    np.add.at(vectors, owners, encoder.encode([form for each in forms for form in each]))
    lengths = np.linalg.norm(vectors, axis=1)
    known = lengths > 0
    return vectors[known] / lengths[known, None], known


def write_table(folder: Path, counts: Counts) -> None:
    """Write the terms of words, the words of each, and the vectors, language by language, into a folder."""
    for language, own in counts.items():
        forms = _by_term(own, language)
        terms = sorted(forms)
        vectors, known = _directions([forms[term] for term in terms])
        kept = [term for term, is_known in zip(terms, known, strict=True) if is_known]
        write_words(folder, f"words.{language}", kept)
        counted = (" ".join(f"{form} {own[form]}" for form in forms[term]) for term in kept)
        write_lines(folder, f"words.{language}.forms", counted)
        np.save(folder / f"words.{language}.npy", vectors)


class Table:
    """The terms of one language of a segment with their vectors, mapped into memory."""

    def __init__(self, folder: Path, language: str) -> None:
        """Open the table of a language in a folder, empty where there is none."""
        self._folder, self._name = folder, f"words.{language}"
        self.there = (folder / f"{self._name}.npy").exists()

    @cached_property
    def terms(self) -> Vocabulary:
        """The terms in sorted order."""
        return Vocabulary(self._folder, self._name)

    @cached_property
    def vectors(self) -> Vectors:
        """The vectors of the terms, (terms, dim) float32."""
        return np.asarray(np.load(self._folder / f"{self._name}.npy", mmap_mode="r"))

    def number(self, term: str) -> int | None:
        """Return the number of a term, None where it is not among them."""
        return self.terms.number(term) if self.there else None

    def forms(self, number: int) -> Counter[str]:
        """Return the words of a term, with the number of documents that hold each."""
        parts = Lines(self._folder, f"{self._name}.forms")[number].split(" ")
        return Counter({form: int(count) for form, count in zip(parts[::2], parts[1::2], strict=True)})

    def beginning(self, initial: str) -> Counter[str]:
        """Return the words of the terms that begin with a letter, with the number of documents that hold each."""
        found: Counter[str] = Counter()
        for number in range(*self.terms.beginning(initial)) if self.there else ():
            found.update(self.forms(number))
        return found


def write_changes(folder: Path, base: Path, changes: Counts) -> None:
    """Write into a folder how the words of all documents differ from those of the first segment."""
    told = {}
    for language, own in changes.items():
        changed = {word: count for word, count in own.items() if count}
        if not changed:
            continue
        table, touched = Table(base, language), _by_term(changed, language)
        gone, terms, forms = [], sorted(touched), []
        for term in terms:
            number = table.number(term)
            counts = Counter() if number is None else table.forms(number)
            if number is not None:
                gone.append(number)
            counts.update({word: changed[word] for word in touched[term]})
            forms.append(sorted(word for word, count in counts.items() if count > 0))
        vectors, known = _directions(forms)
        terms = [term for term, is_known in zip(terms, known, strict=True) if is_known]
        told[language] = {"counts": changed, "gone": gone, "terms": terms}
        np.save(folder / f"words.{language}.npy", vectors)
    (folder / FILE).write_text(dumps(told), "utf-8")


def read_changes(folder: Path) -> Counts:
    """Return in how many more or fewer documents words are than those of the first segment tell."""
    told = json.loads((folder / FILE).read_text("utf-8"))
    return {language: Counter(own["counts"]) for language, own in told.items()}


class Words:
    """The terms of one language of an index with their vectors, read when first used."""

    def __init__(self, base: Path, standing: Path, language: str) -> None:
        """Take the folders of the first segment and of what stands, and a language."""
        self._table = Table(base, language)
        self._standing, self._language = standing, language
        self.spellings = lru_cache(INITIALS_KEPT)(self._spellings)

    @cached_property
    def _told(self) -> dict[str, Any]:
        """What is written of how the words that stand differ from those of the table."""
        told: dict[str, Any] = json.loads((self._standing / FILE).read_text("utf-8")).get(self._language, {})
        return told

    @cached_property
    def _changes(self) -> tuple[list[int], list[str], Vectors]:
        """The terms of the table that count no more, and terms with their vectors that do."""
        told = self._told
        if not told:
            return [], [], np.zeros((0, default_encoder().dimension), np.float32)
        return told["gone"], told["terms"], np.load(self._standing / f"words.{self._language}.npy")

    @cached_property
    def _gone(self) -> frozenset[int]:
        return frozenset(self._changes[0])

    @cached_property
    def _more(self) -> frozenset[str]:
        return frozenset(self._changes[1])

    def __contains__(self, term: str) -> bool:
        """Tell whether a term is one of them."""
        if term in self._more:
            return True
        number = self._table.number(term)
        return number is not None and number not in self._gone

    def _spellings(self, initial: str) -> dict[str, str]:
        """Return the words that begin with a letter, folded, each with how it is mostly written, commonest first."""
        counts = self._table.beginning(initial)
        for word, count in self._told.get("counts", {}).items():
            if fold(word[:1]) == initial:
                counts[word] += count
        found: dict[str, str] = {}
        for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            if count > 0:
                found.setdefault(fold(word), word)
        return found

    def nearest(self, words: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        """Return for each word the nearest terms and their cosines, nearest first, ties in the order of terms."""
        queries = default_encoder().encode(words)
        _, more, vectors = self._changes
        found = self._in_table(queries, count) if self._table.there else [[] for _ in words]
        for own, query in zip(found, queries, strict=True):
            own += [(term, float(vector @ query)) for term, vector in zip(more, vectors, strict=True)]
        return [sorted(own, key=lambda pair: (-pair[1], pair[0]))[:count] for own in found]

    def _in_table(self, queries: Vectors, count: int) -> list[list[tuple[str, float]]]:
        """Return for each vector the nearest terms of the table that still count, and their cosines."""
        # On one thread, where numpy's product waits for several: on a busy machine that takes ten times as long.
        import faiss

        total = len(self._table.terms)
        asked = min(total, count if not self._gone else 4 * count)
        while True:
            _, rows = faiss.knn(queries, self._table.vectors, asked, metric=faiss.METRIC_INNER_PRODUCT)
            kept = [[int(place) for place in row if place not in self._gone][:count] for row in rows]
            if asked == total or min(map(len, kept)) == count:
                break
            asked = min(total, 4 * asked)
        # In full, so that what a word weighs does not depend on the words beside it.
        return [
            [(self._table.terms[place], float(self._table.vectors[place] @ query)) for place in own]
            for own, query in zip(kept, queries, strict=True)
        ]
