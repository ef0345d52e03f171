"""A briefing: sections of blocks, whose lines hold the words that are shown and the citations that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.records import Citation

LineKind = Literal["plain", "quote", "note", "lead", "anchor"]


@dataclass(frozen=True, slots=True)
class Line:
    """Words and the numbers of the citations they rest on.

    ``kind`` is "quote" for words of a document, to the letter but for line breaks; "plain" for words of the briefing;
    "note" for a remark on how to read it; "lead" for words that introduce what follows; "anchor" for the number of a
    citation in the list of sources, which is what citations lead to. ``label`` stands before the words (a body),
    ``aside`` behind them («original : français»). ``language`` is that of a quote.
    """

    text: str
    citations: tuple[int, ...] = ()
    kind: LineKind = "plain"
    label: str = ""
    aside: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line that stands by itself."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines of one list."""

    lines: tuple[Line, ...]


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of a row names it. ``widths`` are parts of the whole, one a column."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a picture: ``value`` of ``whole``; ``whole`` is None where the number is not known."""

    label: str
    value: int
    whole: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A bar chart, with the words that say the same to who does not see it."""

    caption: str
    alt: str
    bars: tuple[Bar, ...]


Block = Paragraph | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; ``level`` 1 is highest, ``id`` is unique within the briefing."""

    id: str
    level: int
    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing on one or more bodies, ready to be rendered.

    ``facts`` are label and words of the lines under the title; ``as_of`` is the newest date of the documents cited.
    ``seconds`` is the speaking time that the notes fill, at most ``minutes`` for each body.
    """

    title: str
    subtitle: str
    language: str
    bodies: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    as_of: str | None
    minutes: float
    seconds: float
