"""Passages: stretches of one section, about 700 characters, that are searched and cited as a whole."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest import sentences
from ingest.records import Block, Document, Passage, Section, Span

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

LENGTH = 700


@dataclass(frozen=True, slots=True)
class _Part:
    """The text that stands in a section itself, outside its heading and the sections below it."""

    section: int | None
    start: int
    end: int


def passages(document: Document, length: int = LENGTH) -> list[Passage]:
    """Return the passages of a document in text order, each of at most ``length`` characters.

    They cover all text outside headings that is not white space, break at the ends of blocks and sentences, cut a
    sentence only where it alone is longer, and never cross a section. A section that has nothing but a heading gives
    that heading.
    """
    units = sentences.of(document)
    found = []
    for part in _parts(document):
        for span in _split(document, part, units, length):
            found.append(_passage(document, part.section, span))
    found += [_passage(document, section.position, section.heading) for section in _empty(document) if section.heading]
    return sorted(found, key=lambda passage: passage.start)


def _parts(document: Document) -> Iterator[_Part]:
    """Yield the stretches between headings and section borders, each with the innermost section that it is in."""
    at = 0
    owner: int | None = None
    for section in document.sections:
        yield _Part(owner, at, section.start)
        owner = section.position
        at = section.heading.end if section.heading else section.start
    yield _Part(owner, at, len(document.text))


def _empty(document: Document) -> Iterator[Section]:
    parents = {section.parent for section in document.sections}
    for section in document.sections:
        if section.heading is None or section.position in parents:
            continue
        if not document.text[section.heading.end : section.end].strip():
            yield section


def _split(document: Document, part: _Part, units: tuple[sentences.Unit, ...], length: int) -> Iterator[Span]:
    text = document.text
    whole = _trimmed(text, part.start, part.end)
    if whole is None:
        return
    if whole.end - whole.start <= length:
        yield whole
        return
    at = whole.start
    first = bisect_left(units, whole.start, key=lambda unit: unit.end)
    last = bisect_right(units, whole.end, key=lambda unit: unit.start)
    for piece in _pieces(text, whole, document.blocks, units[first:last], length):
        span = _trimmed(text, at, at + piece)
        at += piece
        if span:
            yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _pieces(
    text: str, whole: Span, blocks: Sequence[Block], units: Sequence[sentences.Unit], length: int
) -> Iterator[int]:
    """Yield the lengths of the splitter's pieces, which together make up the whole.

    The ends of blocks and sentences are marked with characters that do not occur in the text, so that the splitter
    breaks there; the marks count towards its length and are left out of ours.
    """
    words = whole.of(text)
    block_mark, sentence_mark = _free_characters(words)
    marks = {unit.end: sentence_mark for unit in units if whole.start < unit.end < whole.end}
    ends = {blocks[unit.block].end for unit in units}
    marks |= {end: block_mark for end in ends if whole.start < end < whole.end}
    marked, at = [], whole.start
    for end in sorted(marks):
        marked += [text[at:end], marks[end]]
        at = end
    marked.append(text[at : whole.end])
    for piece in _splitter(block_mark, sentence_mark, length).split_text("".join(marked)):
        yield len(piece) - piece.count(block_mark) - piece.count(sentence_mark)


def _free_characters(words: str) -> tuple[str, str]:
    """Return two noncharacters (U+FDD0 to U+FDEF, which no text should hold) that the text is free of."""
    free = [chr(code) for code in range(0xFDD0, 0xFDF0) if chr(code) not in words]
    return free[0], free[1]


@lru_cache(maxsize=8)
def _splitter(block_mark: str, sentence_mark: str, length: int) -> RecursiveCharacterTextSplitter:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        separators=[block_mark, sentence_mark, "; ", ", ", " ", ""],
        keep_separator="end",
        strip_whitespace=False,
        chunk_size=length,
        chunk_overlap=0,
        length_function=lambda piece: len(piece) - piece.count(block_mark) - piece.count(sentence_mark),
    )


def _passage(document: Document, section: int | None, span: Span) -> Passage:
    text = span.of(document.text)
    page = document.page_at(span.start)
    digest = hashlib.sha256(f"{document.id}\n{span.start}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return Passage(
        digest[:16],
        document.id,
        document.metadata.language,
        section,
        document.path(section),
        page.number if page else None,
        page.label if page else None,
        span.start,
        span.end,
        text,
    )
