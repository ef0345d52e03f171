"""The numbers and labels that documents give their parts: «Artículo 12», «4.1», «Capítulo II», «IV.», «a)»."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.folding import fold

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s)|\d{1,3}(?:[.)]-?|\s*[–—])(?=\s)")
_ROMAN = re.compile(r"(?=[IVXLC]{2}|[IVX])[IVXLC]{1,7}(?:[.)]-?|\s*[–—-])(?=\s)")
_LETTER = re.compile(r"[A-Z][.)](?=\s)")
_MARKERS = (
    ("bullet", re.compile(r"[-–—•*·▪◦‣●○►■□](?=\s)")),
    ("lower", re.compile(r"\(?[a-z]\)(?=\s)|[a-z]\.(?=\s)")),
    ("roman", re.compile(r"\(?[ivx]{1,5}\)(?=\s)")),
    ("number", re.compile(r"\(?\d{1,3}\)(?=\s)|\d{1,3}\.-?(?=\s)|\d{1,3}(?:\.\d{1,3})+\.?(?=\s)")),
    ("upper", re.compile(r"[A-Z][.)](?=\s)|[IVX]{1,5}[.)](?=\s)")),
)


# What the text before a list ends with: a colon, or a word that wants something behind it.
_ANNOUNCES = re.compile(r"(?::|\s(?:to|for|of|by|de|d['’]|à|a|pour|para|por))$", re.IGNORECASE)


def announces(text: str) -> bool:
    """Tell whether a paragraph or item announces the list under it, «… shall:», «The Alliance exists to»."""
    return _ANNOUNCES.search(text.rstrip()) is not None


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: its kind, its depth, its words, and where what follows begins."""

    kind: str
    depth: int
    text: str
    end: int

    @property
    def style(self) -> str:
        """Return what headings of one kind and depth share, «decimal2» for «4.1»."""
        return f"{self.kind}{self.depth}" if self.kind == "decimal" else self.kind


@cache
def structure() -> dict[str, Any]:
    """Return the language data on document structure."""
    return tomllib.loads(Path(__file__).with_name("data").joinpath("structure.toml").read_text("utf-8"))


def comparable(text: str) -> str:
    """Return words for comparison: no case, no accents or ligatures, plain quotes and hyphens, single spaces."""
    return " ".join(fold(text.translate(_LIGATURES)).split())


@cache
def word_set(table: str) -> frozenset[str]:
    """Return the ``words`` of a table of the structure data, comparable."""
    return frozenset(comparable(word) for word in structure()[table]["words"])


@cache
def _keyword_pattern() -> re.Pattern[str]:
    data = structure()
    keys = sorted((word for words in data["labels"].values() for word in words), key=lambda word: (-len(word), word))
    spelled = "|".join(re.escape(word) for word in data["numbers"]["words"])
    arabic = r"\d{1,4}(?:\.\d{1,3})*(?:\.?[ºª°]|er|ère|re|[eè]me)?(?:\s(?:bis|ter))?"
    number = rf"{arabic}|[IVXLC]+(?:er)?|[A-Z]|(?:{spelled})"
    return re.compile(
        rf"(?P<key>(?:{'|'.join(re.escape(key) for key in keys)}))(?:\s+(?P<number>(?-i:{number})|(?:{spelled})))?"
        r"(?P<mark>\s*[.:)]?\s*[-–—]|\s*[.:)]|)(?=\s|$)",
        re.IGNORECASE,
    )


@cache
def _kinds() -> dict[str, str]:
    return {comparable(word): kind for kind, words in structure()["labels"].items() for word in words}


def label_of(line: str) -> Label | None:
    """Return the label of a heading-like line, or None.

    «Article 58 of the Rules …» has none: without a mark between label and words, the words must open with a capital.
    """
    match = _keyword_pattern().match(line)
    if match:
        return _keyword_label(line, match)
    for kind, pattern in (("decimal", _DECIMAL), ("roman", _ROMAN), ("letter", _LETTER)):
        match = pattern.match(line)
        if match:
            depth = match.group().strip(".)- –—").count(".") + 1
            return Label(kind, depth if kind == "decimal" else 1, match.group().strip(), match.end())
    return None


def _keyword_label(line: str, match: re.Match[str]) -> Label | None:
    kind = _kinds()[comparable(match["key"])]
    rest = line[match.end() :].lstrip()
    if match["number"] is None and (kind != "annex" or (rest and not match["mark"])):
        return None
    if rest and not match["mark"] and not (rest[0].isupper() or rest[0] in "«“\"'("):
        return None
    if match["key"][0].islower():
        return None
    end = match.end("number") if match["number"] else match.end("key")
    return Label(kind, 1, line[:end].strip(), match.end())


def marker_of(line: str) -> tuple[str, int] | None:
    """Return the kind of list marker that a line opens with and where its words begin, or None."""
    for kind, pattern in _MARKERS:
        match = pattern.match(line)
        if match:
            return kind, match.end()
    return None


def rank_of(style: str) -> int:
    """Return how deep headings of a style stand by custom; smaller is higher."""
    ranks: dict[str, int] = structure()["ranks"]
    if style.startswith("decimal"):
        return ranks["decimal"] + int(style[7:] or 1)
    return ranks[style]


def levels(styles: Sequence[str]) -> list[int]:
    """Return the level of each heading, 1 for the highest, from the styles in text order.

    A heading closes the open ones of its own style and all that rank lower, and stands under what remains.
    """
    stack: list[str] = []
    found = []
    for style in styles:
        if style in stack:
            del stack[stack.index(style) :]
        else:
            while stack and rank_of(stack[-1]) >= rank_of(style):
                stack.pop()
        stack.append(style)
        found.append(len(stack))
    return found
