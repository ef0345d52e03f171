"""Words that say much the same in the four languages: ``lexicon/concepts.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from app import lexicon


@cache
def _table() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the concepts by whole word, and those by the beginning of words whose ending is left open."""
    whole: dict[str, set[str]] = {}
    fronts: dict[str, set[str]] = {}
    for concept, tongues in lexicon.read("concepts").items():
        for entry in (word for group in tongues.values() for word in group):
            table = fronts if entry.endswith("*") else whole
            table.setdefault(entry.rstrip("*"), set()).add(concept)
    return whole, fronts


@lru_cache(20_000)
def concepts(word: str) -> frozenset[str]:
    """Return the concepts that a folded word of any of the four languages stands for, mostly none."""
    whole, fronts = _table()
    found = set(whole.get(word, ()))
    for end in range(3, len(word) + 1):
        found |= fronts.get(word[:end], set())
    return frozenset(found)


def stands_for(word: str, others: Iterable[str]) -> bool:
    """Tell whether a folded word among others stands for all that one does: «asile» for «asylum», and no «accueil»."""
    own = concepts(word)
    return bool(own) and any(own <= concepts(other) for other in others)
