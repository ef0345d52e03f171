"""Whole sentences of a text, and the units of a document that are quoted: sentences, items, rows and headings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.records import LANGUAGES, Block, BlockKind, Document, Span

SHORT_ITEM = 240

_CLOSERS = r"[»”’\"')\]¹²³⁴⁵⁶⁷⁸⁹⁰ⁱᵛˣ]"
_END = re.compile(
    rf"(?P<mark>\.{{2,}}|…|[.!?]+(?:\s?[!?])*)(?P<close>(?:\s?»|{_CLOSERS}|\[\d{{1,3}}\])*)(?P<space>\s+|(?=[A-ZÀ-Þ¿¡])|$)"
)
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]-?(?=\s)")
_WORD = re.compile(r"\w+")
_OPENERS = "«“\"'‘(["
_TAIL = re.compile(r"(?:[^\s(\[«“\"'’]*[.’'][ \u00a0\u202f])?[^\s(\[«“\"]*$")
_DOTTED = re.compile(r"(?:\w\.-?)*\w$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that is quoted as a whole: its span, the kind and position of its block, and its section's position."""

    start: int
    end: int
    kind: BlockKind
    block: int
    section: int | None

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    before_name: frozenset[str]
    before_number: frozenset[str]
    inside: frozenset[str]
    final: frozenset[str]
    starters: frozenset[str]


@cache
def _abbreviations(language: str) -> _Abbreviations:
    data = tomllib.loads(Path(__file__).with_name("data").joinpath("abbreviations.toml").read_text("utf-8"))
    lists = data[language if language in LANGUAGES else "en"]
    return _Abbreviations(**{name: frozenset(words) for name, words in lists.items()})


def split(text: str, start: int, end: int, language: str, head: int = 0) -> list[Span]:
    """Return the sentences of ``text[start:end]``, trimmed, in order; together they hold all that is not white space.

    A full stop ends none after an abbreviation, an initial, a list number or before a lower-case letter,
    nor does what stands in the first ``head`` characters: a title goes with the sentence behind it.
    """
    found = []
    at = start
    enumerator = _ENUMERATOR.match(text, start, end)
    begin = max(enumerator.end() if enumerator else start, start + head)
    for match in _END.finditer(text, begin, end):
        if match.end() == end or _ends(text, at, end, match, language):
            found.append(_trim(text, at, match.end("close")))
            at = match.end("close")
    found.append(_trim(text, at, end))
    return [span for span in found if span.start < span.end]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends(text: str, at: int, end: int, match: re.Match[str], language: str) -> bool:
    """Tell whether a mark before other words ends a sentence."""
    following = text[match.end() : match.end() + 1]
    if following.isalpha() and not following.isupper():
        return False
    if match["mark"] != ".":
        return following.isalnum() or following in _OPENERS + "¿¡—–-" or match["mark"] != "…"
    if not match["space"]:
        return False
    if following in ".,;:?!)»":
        return False
    tail = _TAIL.search(text, max(at, match.start() - 24), match.start())
    return _stops(tail.group() if tail else "", text, match.end(), end, language)


def _stops(tail: str, text: str, at: int, end: int, language: str) -> bool:
    """Tell whether a full stop after ``tail`` and before ``text[at]`` ends a sentence."""
    known = _abbreviations(language)
    word = re.split(r"\s", tail)[-1].lower()
    pair = " ".join(tail.split()).lower()
    short = re.split(r"[’'/]", word)[-1]
    next_word = _WORD.match(text, at, end)
    opens = next_word is not None and next_word[0].lower() in known.starters
    forms = {word, pair, short}
    if forms & known.inside or forms & known.before_name:
        return False
    if forms & known.before_number:
        numbered = text[at].isdigit() or re.match(r"[IVXLC]+\b|[A-Z]{1,3}[/.-]", text[at:end]) is not None
        return not numbered
    if forms & known.final:
        return opens or text[at] in _OPENERS + "¿¡"
    last = re.split(r"\s", tail)[-1]
    initial = len(last) == 1 and last.isupper()
    if (initial or ("." in last and _DOTTED.fullmatch(last))) and not last.isdigit():
        return opens
    return True


def of(document: Document) -> tuple[Unit, ...]:
    """Return the units of a document in text order; a caller that needs them often keeps them."""
    return tuple(_units(document))


units = of


def _units(document: Document) -> Iterator[Unit]:
    text, language = document.text, document.metadata.language
    sections = _SectionFinder(document)
    for position, block in enumerate(document.blocks):
        section = sections(block.start)
        for span in _spans(text, block, language):
            yield Unit(span.start, span.end, block.kind, position, section)


class _SectionFinder:
    """Find the innermost section of offsets that only grow, in one pass over the sections."""

    def __init__(self, document: Document) -> None:
        self._sections = document.sections
        self._next = 0
        self._open: list[int] = []

    def __call__(self, offset: int) -> int | None:
        while self._next < len(self._sections) and self._sections[self._next].start <= offset:
            self._open.append(self._next)
            self._next += 1
        while self._open and self._sections[self._open[-1]].end <= offset:
            self._open.pop()
        return self._open[-1] if self._open else None


def _spans(text: str, block: Block, language: str) -> list[Span]:
    whole = Span(block.start, block.end)
    if block.kind in (BlockKind.HEADING, BlockKind.ROW):
        return [whole]
    if block.kind is BlockKind.ITEM:
        if block.label and not any(map(str.isalnum, block.label)):
            # A bullet is a mark of the list, no part of the words.
            whole = _trim(text, block.start + len(block.label), block.end)
        if whole.end - whole.start <= SHORT_ITEM:
            return [whole] if whole.start < whole.end else []
    return split(text, whole.start, whole.end, language, max(0, block.start + block.head - whole.start))
