"""The numbers that word processors give list items: they are not in the file but counted when it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: the format of its numbers, the pattern around them («%1.%2.»), and the first.

    A ``legal`` level shows the numbers of those above it in digits, whatever their own format. A level begins anew
    after an item of one of the ``restart`` highest levels, None for all above it, so that 0 numbers articles through.
    """

    format: str
    pattern: str
    start: int = 1
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class Counters:
    """A list that is being counted, level by level from 0."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def restarted(self, starts: dict[int, int]) -> Counters:
        """Return a list of the same look that begins at other numbers."""
        levels = {depth: replace(level, start=starts.get(depth, level.start)) for depth, level in self.levels.items()}
        return Counters(levels)

    def next(self, depth: int) -> str:
        """Count one more item at a depth and return its label, empty for a bullet."""
        level = self.levels.get(depth)
        if level is None:
            return ""
        self.counts[depth] = self.counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in self.counts if each > depth and self._restarts(each, depth)]:
            del self.counts[deeper]
        if level.format in ("bullet", "none", "image"):
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = self.levels.get(at, level)
            return spelled(self.counts.get(at, shown.start), "decimal" if level.legal else shown.format)

        return re.sub(r"%(\d)", number, level.pattern).strip()

    def _restarts(self, deeper: int, depth: int) -> bool:
        level = self.levels.get(deeper)
        return level is None or level.restart is None or depth < level.restart


def spelled(number: int, style: str) -> str:
    """Return a number in the format of a level: decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, ordinal."""
    if style in ("lowerLetter", "upperLetter", "a", "A"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style in ("upperLetter", "A") else letter
    if style in ("lowerRoman", "upperRoman", "i", "I"):
        roman = ""
        for value, letters in _ROMAN:
            while number >= value:
                roman, number = roman + letters, number - value
        return roman.upper() if style in ("upperRoman", "I") else roman
    if style == "ordinal":
        return f"{number}º"
    if style == "decimalZero":
        return f"{number:02d}"
    return str(number)
