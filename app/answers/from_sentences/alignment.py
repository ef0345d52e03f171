"""How far the words of a question stand in a text, across languages: by stem, or by likeness of word vectors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.questions.concepts import concepts
from app.questions.cues import data as questions
from index.analyzers import rules
from index.static import default_encoder
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import LANGUAGES

# Below this cosine two words of the bundled static encoder have nothing to do with each other; at the upper one they
# are translations. Read off pairs of linked synonyms and random pairs.
UNRELATED = 0.2
SAME = 0.55
# From this cosine a word is taken for the translation of a word of a name.
TRANSLATION = 0.46
# So many letters at their beginning two forms of a word share at least.
_SHARED = 5
# Concepts whose words stand near each other and mean the contrary.
_OPPOSITES = {"first": "last", "last": "first"}


@lru_cache(1)
def _stops() -> frozenset[str]:
    return frozenset(fold(word) for tongue in LANGUAGES for word in rules(tongue).stop_words)


def content_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text that carry meaning, each once."""
    return tuple(dict.fromkeys(w for w in words(text) if (len(w) > 2 or w.isdigit()) and w not in _stops()))


@lru_cache(20_000)
def word_vector(word: str) -> NDArray[np.float32]:
    """Return the vector (dim,) of a folded word, of length 1, or zeros where the encoder knows no piece of it."""
    vector: NDArray[np.float32] = default_encoder().encode([word])[0]
    return vector


class _Words(NamedTuple):
    """The words of a text that carry meaning: by their beginning, with their concepts and their vectors (n, dim)."""

    found: tuple[str, ...]
    begun: dict[str, list[str]]
    concepts: frozenset[str]
    matrix: NDArray[np.float32]


@lru_cache(2_000)
def _words(text: str) -> _Words:
    found = content_words(text)
    begun: dict[str, list[str]] = {}
    for word in found:
        begun.setdefault(word[:_SHARED], []).append(word)
    told = frozenset[str]().union(*map(_concepts, found))
    return _Words(found, begun, told, np.stack([word_vector(word) for word in found or ("",)]))


@lru_cache(50_000)
def likeness(word: str, text: str) -> float:
    """Return how far a folded word stands in a text, in [0, 1]: 1 for the word, a form or translation of it.

    Of two words that are a choice, «permanent|provisoire», the one that stands there counts.
    """
    if "|" in word:
        return max(likeness(each, text) for each in word.split("|"))
    found, begun, told, matrix = _words(text)
    if not found:
        return 0.0
    if word.isdigit():
        return float(word in found)
    alike = begun.get(word[:_SHARED])
    if alike and any(_akin(word, other) for other in alike):
        return 1.0
    own = _concepts(word)
    if not own.isdisjoint(told):
        return 0.9
    near = matrix @ word_vector(word)
    for opposite in own and own & _OPPOSITES.keys():
        near[[_OPPOSITES[opposite] in _concepts(other) for other in found]] = UNRELATED
    best: float = max(near.tolist())
    return min(1.0, max(0.0, (best - UNRELATED) / (SAME - UNRELATED)))


def coverage(asked: Sequence[str], text: str) -> float:
    """Return the mean likeness of some words to a text, in [0, 1]; 1 where no word is asked."""
    if not asked:
        return 1.0
    return sum([likeness(word, text) for word in asked]) / len(asked)


# Groups of cues whose words mean one thing in all four languages.
_CONCEPTS = ("partners", "seat", "leader", "predecessor", "themes", "legal", "mandate")
# Classes of the aspects of questions whose words do.
_ASPECTS = ("emphasis", "ended", "joined", "left", "launched", "signed", "adopted")


@lru_cache(20_000)
def _concepts(word: str) -> frozenset[str]:
    """Return the concepts and the classes of cues that a word belongs to in any of the four languages."""
    found = set(concepts(word))
    for group in _CONCEPTS:
        for tongue in LANGUAGES:
            for cue in cues(group, tongue).find(word):
                if (cue.start, cue.end) == (0, len(word)) and cue.name != "aim":
                    found.add(f"{group}.{cue.name}")
    for tongue in LANGUAGES:
        for cue in cues("aspect", tongue, questions()).find(word):
            if (cue.start, cue.end) == (0, len(word)) and cue.name in _ASPECTS:
                found.add(f"aspect.{cue.name}")
    return frozenset(found)


def _akin(left: str, right: str) -> bool:
    """Tell whether two folded words share so long a beginning that they are forms or cognates of one."""
    if left == right:
        return True
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _SHARED and shared >= 0.6 * max(len(left), len(right))
