"""Words of a question in the words of the passages, so that BM25 works across languages.

Each word that the passages of another language do not hold is replaced by the nearest of theirs in the space of the
static encoder, whose weights add up to that of one word (probabilistic structured queries; Darwish & Oard 2003). The
candidates are the words of the index itself, so that no dictionary is needed and every translation can be found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import analyzers
from index.words import WORD, Words

# Words of questions whose translations are kept; to find one takes a look at all words of a language.
TRANSLATIONS_KEPT = 10_000


@lru_cache(analyzers.WORDS_KEPT)
def _terms(word: str, language: str) -> tuple[str, ...]:
    """Return the search terms of a word that stands alone."""
    return tuple(analyzers.terms(word, language))


@dataclass(frozen=True, slots=True)
class Parameters:
    """How many words of the passages stand for one of the question, how near they have to be (a cosine), and the
    temperature of the softmax that divides the weight of the word among them."""

    neighbours: int
    least: float
    temperature: float


class Translator:
    """The words of an index, for questions in other languages than its passages."""

    def __init__(
        self, base: Path, standing: Path, languages: Sequence[str], parameters: Parameters, idf: Callable[[str], float]
    ) -> None:
        """Take the folders of an index's words (see `index.words`), the languages of its passages, and what BM25 weighs
        a term with."""
        self._words = {language: Words(base, standing, language) for language in languages}
        self._idf = idf
        self._parameters = parameters
        self._known: dict[tuple[str, str], dict[str, float]] = {}

    def spellings(self, language: str, initial: str) -> dict[str, str]:
        """Return the words of the passages of a language that begin with a letter; see `Words.spellings`."""
        return self._words[language].spellings(initial) if language in self._words else {}

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
            forms = _terms(word, told)
            if not _terms(word, asked):
                # A stop word of the question's language is none of the passages': «los» would find Los Angeles.
                for form in forms:
                    weights.pop(form, None)
            elif word.isalpha() and not any(form in words for form in forms):
                strange.append(word)
        for word, nearest in zip(strange, self._nearest(strange, told), strict=True):
            if nearest:
                for form in _terms(word, told):
                    weights.pop(form, None)
            for term, weight in nearest.items():
                weights[term] = max(weights.get(term, 0.0), weight)
        return weights

    def _nearest(self, words: Sequence[str], told: str) -> list[dict[str, float]]:
        """Return the nearest terms of words in a language, with weights that add up to 1; none where none is near."""
        known = {word: self._known.get((word, told)) for word in words}
        new = [word for word, weights in known.items() if weights is None]
        if new:
            nearest = self._words[told].nearest(new, self._parameters.neighbours)
            known.update((word, self._weighed(near)) for word, near in zip(new, nearest, strict=True))
            if len(self._known) > TRANSLATIONS_KEPT:
                self._known.clear()
            self._known.update(((word, told), known[word] or {}) for word in new)
        return [known[word] or {} for word in words]

    def _weighed(self, near: Sequence[tuple[str, float]]) -> dict[str, float]:
        """Return the weights of terms by their cosines with a word."""
        near = [(term, cosine) for term, cosine in near if cosine >= self._parameters.least]
        cosines = np.array([cosine for _, cosine in near], np.float32)
        shares = np.exp(cosines / np.float32(self._parameters.temperature))
        return self._levelled([term for term, _ in near], shares / (shares.sum() or 1))

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
