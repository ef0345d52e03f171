"""Words of a question in the words of the passages, so that BM25 works across languages.

Each word that the passages of another language do not hold is replaced by the nearest of theirs in the space of the
static encoder, whose weights add up to that of one word (probabilistic structured queries; Darwish & Oard 2003). The
candidates are the words of the index itself, so that no dictionary is needed and every translation can be found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import analyzers
from index.static import default_encoder
from ingest.records import Document, Passage

WORD = re.compile(r"\w+")
# Words of questions whose translations are kept; to find one takes a look at all words of a language.
TRANSLATIONS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Parameters:
    """How many words of the passages stand for one of the question, how near they have to be (a cosine), and the
    temperature of the softmax that divides the weight of the word among them."""

    neighbours: int
    least: float
    temperature: float


class TranslationWriter:
    """Collects the words of passages and writes the vectors of their terms, language by language."""

    def __init__(self) -> None:
        """Begin without words."""
        self._words: dict[str, set[str]] = {}

    def add(self, text: str, language: str) -> None:
        """Add the words of a text."""
        self._words.setdefault(language, set()).update(WORD.findall(text.lower()))

    def add_passages(self, document: Document, passages: Iterable[Passage]) -> None:
        """Add the words of a document's passages and of the headings above them."""
        for passage in passages:
            self.add("\n".join((document.metadata.title, *passage.path, passage.text)), passage.language)

    def write(self, folder: Path) -> None:
        """Write for each language its terms and their vectors, (terms, dim) float16 of length 1, into a folder."""
        for language, words in self._words.items():
            forms: dict[str, list[str]] = {}
            for word in sorted(words):
                found = analyzers.terms(word, language) if word.isalpha() else []
                if len(found) == 1:
                    forms.setdefault(found[0], []).append(word)
            terms, vectors = _vectors_of(forms)
            (folder / f"words.{language}.txt").write_text("".join(f"{term}\n" for term in terms), "utf-8", newline="\n")
            np.save(folder / f"words.{language}.npy", vectors)


def _vectors_of(forms: Mapping[str, Sequence[str]]) -> tuple[list[str], NDArray[np.float16]]:
    """Return the terms in sorted order, without those of which no form is known, and the means of their forms."""
    terms = sorted(forms)
    encoder = default_encoder()
    vectors = np.zeros((len(terms), encoder.dimension), np.float32)
    owners = np.repeat(np.arange(len(terms)), [len(forms[term]) for term in terms])
    np.add.at(vectors, owners, encoder.encode([form for term in terms for form in forms[term]]))
    lengths = np.linalg.norm(vectors, axis=1)
    known = lengths > 0
    kept = [term for term, is_known in zip(terms, known, strict=True) if is_known]
    return kept, (vectors[known] / lengths[known, None]).astype(np.float16)


def largest(values: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Return the places of the largest of some values (n,), largest first, ties by place; all are not sorted for it."""
    places = np.arange(len(values))
    if count < len(values):
        places = np.flatnonzero(values >= np.partition(values, len(values) - count)[len(values) - count])
    return places[np.argsort(-values[places], kind="stable")][:count].astype(np.int64)


class Words:
    """The terms of one language of an index with their vectors, read when first used."""

    def __init__(self, folder: Path, language: str) -> None:
        """Take the folder of an index and a language of its passages."""
        self._folder = folder
        self._language = language

    @cached_property
    def terms(self) -> list[str]:
        """The terms in sorted order."""
        return (self._folder / f"words.{self._language}.txt").read_text("utf-8").split("\n")[:-1]

    @cached_property
    def known(self) -> frozenset[str]:
        """The terms as a set."""
        return frozenset(self.terms)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """The vectors of the terms, (terms, dim) float32."""
        found: NDArray[np.float32] = np.load(self._folder / f"words.{self._language}.npy").astype(np.float32)
        return found


class Translator:
    """The words of an index, for questions in other languages than its passages."""

    def __init__(
        self, folder: Path, languages: Sequence[str], parameters: Parameters, idf: Callable[[str], float]
    ) -> None:
        """Take the folder of an index, the languages of its passages, and what BM25 weighs a term with."""
        self._words = {language: Words(folder, language) for language in languages}
        self._idf = idf
        self._parameters = parameters
        self._nearest = lru_cache(TRANSLATIONS_KEPT)(self._near)

    def weights(self, question: str, asked: str | None) -> dict[str, dict[str, float]]:
        """Return by language the weighted terms of a question that is in language `asked`.

        Only for the languages of passages other than `asked`; none where `asked` is None.
        """
        if asked is None:
            return {}
        return {told: self._translated(question, asked, told) for told in self._words if told != asked}

    def _translated(self, question: str, asked: str, told: str) -> dict[str, float]:
        """Return the terms that a question shares with the passages of a language, and translations of its others."""
        words = self._words[told]
        weights = dict.fromkeys(analyzers.terms(question, told), 1.0)
        strange = []
        for word in dict.fromkeys(WORD.findall(question.lower())):
            forms = analyzers.terms(word, told)
            if not analyzers.terms(word, asked):
                # A stop word of the question's language is none of the passages': «los» would find Los Angeles.
                for form in forms:
                    weights.pop(form, None)
            elif word.isalpha() and words.known.isdisjoint(forms):
                strange.append(word)
        for word in strange:
            nearest = self._nearest(word, told)
            if nearest:
                for form in analyzers.terms(word, told):
                    weights.pop(form, None)
            for term, weight in nearest.items():
                weights[term] = max(weights.get(term, 0.0), weight)
        return weights

    def _near(self, word: str, told: str) -> dict[str, float]:
        """Return the nearest terms of a word in a language, with weights that add up to 1; none where none is near."""
        words, own = self._words[told], self._parameters
        if not words.terms:
            return {}
        # One word at a time, so that its weights do not depend on the words beside it.
        cosines: NDArray[np.float32] = words.vectors @ default_encoder().encode([word])[0]
        near = [int(place) for place in largest(cosines, own.neighbours) if cosines[place] >= own.least]
        shares = np.exp(cosines[near] / own.temperature)
        return self._levelled([words.terms[place] for place in near], shares / (shares.sum() or 1))

    def _levelled(self, terms: Sequence[str], shares: NDArray[np.float32]) -> dict[str, float]:
        """Return the weights that let BM25 take terms for one word, which is as frequent as they are in the mean.

        Else a rare neighbour of a common word would count more than its translation. As idf = ln((N + 1) / (df + 0.5)),
        the mean of df + 0.5 is that of exp(-idf).
        """
        if not terms:
            return {}
        own = np.array([self._idf(term) for term in terms])
        common = -np.log(shares @ np.exp(-own))
        return dict(zip(terms, (shares * common / own).tolist(), strict=True))
