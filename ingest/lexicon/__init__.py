"""Language data: the words that tell dates, numbers and kinds of fact in French, English, Spanish and Portuguese.

Each entry of a file is a list of regular expressions of whole words over folded text (``ingest.folding``) for each
language; ``cues`` compiles them once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

# The file of words for longer expressions of this room.
from ingest.lexicon.heads import fronts, heads
from ingest.records import LANGUAGES

PHRASES = Path(__file__).with_name("phrases.toml")
FACTS = Path(__file__).with_name("facts.toml")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in folded text: the class that it belongs to and its span."""

    name: str
    start: int
    end: int


def _compile(words: list[str]) -> re.Pattern[str]:
    """Compile words; one that ends in « d» or « n» takes any form of that preposition («du», «d'», «no», «na»)."""
    open_ended = [word[:-1] + rf"{word[-1]}(?:\w{{1,2}}(?!\w)|')" for word in words if word.endswith((" d", " n"))]
    whole = [word for word in words if not word.endswith((" d", " n"))]
    patterns = ([f"(?:{'|'.join(whole)})(?!\\w)"] if whole else []) + open_ended
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})")


class Cues:
    """The classes of one group («founded» has created, launched, adopted …) in one language."""

    def __init__(self, classes: dict[str, list[str]]) -> None:
        """Take the words of each class; they are compiled into one pattern when a text first has a word like them."""
        self._words = {name: words for name, words in classes.items() if words}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._by_head: dict[str, set[str]] = {}
        for name, words in self._words.items():
            for head in {head for word in words for head in heads(word)}:
                self._by_head.setdefault(head, set()).add(name)
        self._heads = frozenset(self._by_head)

    def find(self, folded: str, start: int = 0, end: int | None = None) -> list[Cue]:
        """Return all cues in a stretch, in order; where classes clash at one place the longer comes first."""
        if self._heads.isdisjoint(fronts(folded)):
            return []
        return list(_found(self, folded, start, len(folded) if end is None else end))

    def likely(self, folded: str) -> list[tuple[str, re.Pattern[str]]]:
        """Return the classes that a text may hold by the beginnings of its words, with their patterns."""
        told = set[str]().union(*[self._by_head[head] for head in self._heads & fronts(folded)])
        return [(name, self._pattern(name)) for name in self._words if name in told]

    def _pattern(self, name: str) -> re.Pattern[str]:
        pattern = self._patterns.get(name)
        if pattern is None:
            pattern = self._patterns[name] = _compile(self._words[name])
        return pattern

    def search(self, folded: str, start: int = 0, end: int | None = None) -> Cue | None:
        """Return the first cue in a stretch, or None."""
        found = self.find(folded, start, end)
        return found[0] if found else None


@lru_cache(10_000)
def _found(own: Cues, folded: str, start: int, end: int) -> tuple[Cue, ...]:
    """Return the cues of a group in a stretch, which several rules look for in one question, one in all sentences."""
    found = [Cue(name, *m.span()) for name, pattern in own.likely(folded) for m in pattern.finditer(folded, start, end)]
    return tuple(sorted(found, key=lambda cue: (cue.start, -cue.end)))


@cache
def table(path: Path) -> dict[str, dict[str, object]]:
    """Return the groups of a file of cues; not to be changed."""
    return tomllib.loads(path.read_text("utf-8"))


@cache
def cues(group: str, language: str, path: Path | None = None) -> Cues:
    """Return the cues of a group in a language; an unknown language reads as English."""
    entries = table(path or FACTS)[group]
    classes: dict[str, list[str]] = {}
    for name, entry in entries.items():
        if isinstance(entry, dict):
            classes[name] = list(entry.get(language) or entry.get("en") or [])
        elif name == language:
            classes[group] = list(entry)  # type: ignore[call-overload]
    return Cues(classes)


@cache
def spelt(group: str, path: Path | None = None, languages: Sequence[str] = LANGUAGES) -> str:
    """Return the words of a group in some languages as one alternative of a longer expression, «(?:et|and|y|e)».

    ``group`` may name a class of one, "preposition.person"; the small words of grammar are read where no file is given.
    """
    entry: dict[str, Any] = table(path or Path(__file__).with_name("grammar.toml"))
    for name in group.split("."):
        entry = entry[name]
    classes = [entry] if LANGUAGES[0] in entry else entry.values()
    return f"(?:{'|'.join(dict.fromkeys(w for each in classes for language in languages for w in each[language]))})"


def weights(group: str, path: Path) -> dict[str, float]:
    """Return a table of numbers of a file of cues."""
    return {name: float(str(value)) for name, value in table(path)[group].items()}
