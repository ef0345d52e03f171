"""What the words of a cue begin with, so that texts without such a beginning need not be searched for it."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

# So many letters of a beginning are told apart, and so many beginnings of one word; with more it may begin anyhow.
_LETTERS = 4
_MOST = 400
_WORD_STARTS = re.compile(r"(?<!\w)\w")
_REPEATED = re.compile(r"(?:([?*+])|\{(\d*)(?:,\d*)?\})[?+]?")
# A word that begins with plain letters, none of which may be missing or be there again, and offers no other beginning.
_PLAIN = re.compile(rf"(\w{{{_LETTERS}}})(?![?*+{{])[^|]*")
_MARKS = re.compile(r"\\.|\[.[^\]]*\]|([(|)])")
# What stands between characters and takes up none of them.
_BETWEEN = ("^", "$", r"\b", r"\B")


class _Part(NamedTuple):
    """What part of an expression matches: ``whole`` texts, behind which more may follow, and mere ``begun`` ones."""

    whole: set[str]
    begun: set[str]

    def then(self, other: _Part) -> _Part:
        """Return this part followed by another, no longer than is told apart."""
        joined = {(one + two)[:_LETTERS] for one in self.whole for two in other.whole}
        begun = self.begun | {(one + two)[:_LETTERS] for one in self.whole for two in other.begun}
        return _Part(
            {each for each in joined if len(each) < _LETTERS}, begun | {e for e in joined if len(e) == _LETTERS}
        )


@lru_cache(2_000)
def fronts(text: str) -> frozenset[str]:
    """Return the first letter of each word of a text, its first two and so on, with what stands behind a short one.

    The empty text is among them, so that what may begin anyhow is looked for everywhere.
    """
    starts = [match.start() for match in _WORD_STARTS.finditer(text)]
    return frozenset(("", *[intern(text[at : at + length]) for at in starts for length in range(1, _LETTERS + 1)]))


def heads(word: str) -> set[str]:
    """Return the beginnings of whatever an expression matches; "" where it may begin anyhow or with no letter."""
    if (plain := _PLAIN.fullmatch(word)) is not None:
        return {plain[1]}
    part, at = _either(word, 0)
    found = part.whole | part.begun
    known = at == len(word) and len(found) <= _MOST and all(re.match(r"\w", head) for head in found)
    return found if known else {""}


def _either(source: str, at: int) -> tuple[_Part, int]:
    """Return what alternatives from a place on match, and where they end: at a bracket or the end."""
    found, part = _Part(set(), set()), _Part({""}, set())
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            found, part, at = _Part(found.whole | part.whole, found.begun | part.begun), _Part({""}, set()), at + 1
            continue
        if not part.whole:
            at = _behind(source, at)
            continue
        one, at = _one(source, at)
        repeated = _REPEATED.match(source, at)
        if repeated is not None:
            at = repeated.end()
            if repeated[1] != "?":  # once, or so and so often
                one = _Part(set(), one.whole | one.begun)
            if repeated[1] in ("?", "*") or repeated[2] in ("", "0"):
                one.whole.add("")
        part = part.then(one)
    return _Part(found.whole | part.whole, found.begun | part.begun), at


def _behind(source: str, at: int) -> int:
    """Return where the alternative ends that a place lies in."""
    depth = 0
    for mark in _MARKS.finditer(source, at):
        if depth == 0 and mark[1] in ("|", ")"):
            return mark.start()
        depth += {"(": 1, ")": -1}.get(mark[1], 0)
    return len(source)


def _one(source: str, at: int) -> tuple[_Part, int]:
    """Return what the character, class or bracket at a place matches, anything where that is open, and its end."""
    around = next((mark for mark in ("(?=", "(?!", "(?<=", "(?<!", "(?:") if source.startswith(mark, at)), None)
    if around is not None:
        inside, end = _either(source, at + len(around))
        return (inside if around == "(?:" else _Part({""}, set())), end + 1
    if source[at] == "[":
        end = source.index("]", at + 2)
        chars = source[at + 1 : end]
        plain = re.fullmatch(r"\w+", chars) is not None
        return (_Part(set(chars), set()) if plain else _Part(set(), {""})), end + 1
    length = 2 if source[at] == "\\" else 1
    each = source[at : at + length]
    if each in _BETWEEN:
        return _Part({""}, set()), at + length
    return (_Part({each}, set()) if length == 1 and each not in ".(" else _Part(set(), {""})), at + length
