"""Find known names in text: the longest name wins, accents, case, hyphens and line breaks do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from ingest.folding import fold
from ingest.records import Span

T = TypeVar("T")
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A name found: what it stands for and where."""

    value: T
    span: Span


class Gazetteer(Generic[T]):
    """Names and what they stand for, looked up by their first word."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        """Take pairs of name and value; the first pair given for a name holds."""
        self._entries: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        seen: set[tuple[str, ...]] = set()
        for name, value in names:
            parts = tuple(words(name))
            if not parts or parts in seen:
                continue
            seen.add(parts)
            self._entries.setdefault(parts[0], []).append((parts, value))
        for candidates in self._entries.values():
            candidates.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, *, capitalised: bool = False) -> list[Match[T]]:
        """Return the matches in text order, not overlapping, longest first at each place.

        With ``capitalised`` a name counts only where its first or last word begins with a capital or a digit, as
        proper names do in running text.
        """
        return list(self._matches(text, capitalised))

    def _matches(self, text: str, capitalised: bool) -> Iterator[Match[T]]:
        tokens = list(_WORD.finditer(fold(text)))
        i = 0
        while i < len(tokens):
            match = self._at(tokens, i, text, capitalised)
            if match is None:
                i += 1
            else:
                length, found = match
                yield found
                i += length

    def _at(self, tokens: list[re.Match[str]], i: int, text: str, capitalised: bool) -> tuple[int, Match[T]] | None:
        for parts, value in self._entries.get(tokens[i].group(), ()):
            last = i + len(parts) - 1
            if last >= len(tokens) or any(tokens[i + k][0] != part for k, part in enumerate(parts) if k):
                continue
            start, end = tokens[i].start(), tokens[last].end()
            if not _joined(text, tokens[i : last + 1]):
                continue
            if capitalised and not any(_is_capital(text[tokens[k].start()]) for k in (i, last)):
                continue
            return len(parts), Match(value, Span(start, end))
        return None


def _joined(text: str, tokens: list[re.Match[str]]) -> bool:
    """Tell whether only spaces, hyphens, apostrophes and full stops stand between the words of a name."""
    for left, right in pairwise(tokens):
        gap = text[left.end() : right.start()]
        if gap != " " and (len(gap) > 4 or fold(gap).strip(" \n\t-'.,&/")):
            return False
    return True


def _is_capital(char: str) -> bool:
    return char.isupper() or char.isdigit()
