"""Language data: the words that tell dates, numbers and kinds of fact in French, English, Spanish and Portuguese.

Each entry of a file is a list of regular expressions of whole words over folded text (``ingest.folding``) for each
language; ``cues`` compiles them once.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


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
        """Compile each class into one pattern of whole words."""
        self._patterns = {name: _compile(words) for name, words in classes.items() if words}

    def find(self, folded: str, start: int = 0, end: int | None = None) -> list[Cue]:
        """Return all cues in a stretch, in order; where classes clash at one place the longer comes first."""
        stop = len(folded) if end is None else end
        found = [
            Cue(name, *match.span())
            for name, pattern in self._patterns.items()
            for match in pattern.finditer(folded, start, stop)
        ]
        return sorted(found, key=lambda cue: (cue.start, -cue.end))

    def search(self, folded: str, start: int = 0, end: int | None = None) -> Cue | None:
        """Return the first cue in a stretch, or None."""
        found = self.find(folded, start, end)
        return found[0] if found else None


@cache
def _table(path: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads(path.read_text("utf-8"))


@cache
def cues(group: str, language: str, path: Path | None = None) -> Cues:
    """Return the cues of a group in a language; an unknown language reads as English."""
    table = _table(path or Path(__file__).with_name("facts.toml"))[group]
    classes: dict[str, list[str]] = {}
    for name, entry in table.items():
        if isinstance(entry, dict):
            classes[name] = list(entry.get(language) or entry.get("en") or [])
        elif name == language:
            classes[group] = list(entry)  # type: ignore[call-overload]
    return Cues(classes)


def weights(group: str, path: Path) -> dict[str, float]:
    """Return a table of numbers of a file of cues."""
    return {name: float(str(value)) for name, value in _table(path)[group].items()}
