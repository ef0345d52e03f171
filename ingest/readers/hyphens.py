"""Words broken at the end of a line: made whole, unless their hyphen is their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# Lines that end in a hyphen, of all, where only compounds are broken; five times as many where words are.
RARE_HYPHENS = 0.025

BROKEN = re.compile(r"(?P<head>[^\W\d_]+)\s?[-‐\u2011]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐\u2011][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a text tells of its hyphens: the words it holds whole, and whether an unknown broken word keeps its hyphen.

    ``typed`` is true where U+2010, which programs set when they break words, is also written inside of words.
    """

    words: Counter[str]
    compounds: bool = False
    typed: bool = False

    @classmethod
    def of(cls, lines: Iterable[str]) -> Hyphens:
        """Learn from the lines of a text."""
        known = list(lines)
        words = _vocabulary(known)
        return cls(words, _are_kept(known), any("‐" in word for word in words))

    def end(self, text: str, following: str) -> tuple[int, str]:
        """Return how much of a line's end to keep, and what to put between it and the next line."""
        match = BROKEN.search(text)
        rest = re.match(r"[^\W\d_]+", following)
        if match is None or rest is None:
            # «2015-» over «2020» and the like keep their hyphen and take no space.
            broken = re.search(r"\w[-–]$", text) is not None and re.match(r"\w", following) is not None
            return len(text), "" if broken else " "
        head, tail = match["head"], rest.group()
        at = match.end("head")
        whole, apart = (head + tail).lower(), f"{head}-{tail}".lower()
        if not tail[0].islower():
            return at, "-"
        if text.endswith("‐") and not self.typed:
            return at, ""
        words = self.words
        joined_count, apart_count = words[whole], words[apart] + words[apart.replace("-", "\u2011")]
        if joined_count != apart_count:
            return (at, "") if joined_count > apart_count else (at, "-")
        # Neither is known: two words that are both known are a compound, anything else is one broken word.
        compound = words[head.lower()] > 0 and words[tail.lower()] > 0 and min(len(head), len(tail)) > 2
        return (at, "-") if compound or self.compounds else (at, "")


def _vocabulary(lines: Iterable[str]) -> Counter[str]:
    """Count the words that stand whole inside lines, to judge those that are broken at the end of one."""
    words: Counter[str] = Counter()
    for line in lines:
        found = _WORD.findall(line.lower())
        words.update(found[:-1] if BROKEN.search(line) else found)
    return words


def _are_kept(lines: Iterable[str]) -> bool:
    """Tell whether hyphens at line ends are so rare that the program that set the text breaks no words."""
    long = [line for line in lines if len(line) > 30]
    return sum(BROKEN.search(line) is not None for line in long) <= RARE_HYPHENS * len(long)
