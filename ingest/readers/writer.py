"""The canonical text of a structured file in the making: words are written block by block, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ingest import layout
from ingest.errors import DocumentError
from ingest.labels import announces, label_of, marker_of
from ingest.readers import Extract
from ingest.readers.text import canonical
from ingest.records import Block, BlockKind, Page, Span

# A line break that the author set, while other white space collapses.
BREAK = "\u2028"
LONGEST_HEADING = 160
# A cell that reaches over several columns or rows is repeated in at most so many columns, up to so many characters.
WIDEST = 100
LONGEST_REPEATED = 200

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# Digits, and the letters of small Roman numbers, which programs give to endnotes.
_RAISED = re.compile(r"[0-9]+|[ivx]+")
_SUPERSCRIPT = str.maketrans("0123456789ivx", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ")
# Controls, soft hyphens, and marks of direction, which make a quote look other than it is.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
# Letters that types join, and bullets of the Symbol and Wingdings types, which have no code of their own.
DRAWN = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "►", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "-",
}  # fmt: skip
_DRAWN = str.maketrans(DRAWN)


def tidy(words: str) -> str:
    """Return words with white space collapsed, set breaks as ``\\n``, in NFC, ligatures resolved, without controls."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in _UNWANTED.sub("", words).translate(_DRAWN).split(BREAK))
    return canonical("\n".join(lines)).strip()


def superscript(words: str) -> str:
    """Return a raised number in superscript digits or letters, other raised words («1er») as they are."""
    return words.translate(_SUPERSCRIPT) if _RAISED.fullmatch(words.strip()) else words


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, and over how many columns and rows it reaches."""

    words: str
    columns: int = 1
    rows: int = 1


def grid(rows: Iterable[Iterable[Cell]]) -> list[list[str]]:
    """Return rows with the words of a cell in each column and row that it reaches, so that each row says what it means.

    A cell that fills a row alone is written once, and so is one of more than a few words.
    """
    done: list[list[str]] = []
    # Cells that reach down, by the column they begin in: the rows left, and what they hold.
    reaching: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        waiting = list(row)[::-1]
        alone = len(waiting) == 1 and not reaching
        cells: list[str] = []
        begun: dict[int, tuple[int, Cell]] = {}
        while waiting or len(cells) in reaching:
            left, cell = reaching[len(cells)] if len(cells) in reaching else (0, waiting.pop())
            if (left or cell.rows) > 1:
                begun[len(cells)] = (left or cell.rows) - 1, cell
            again = cell.words if len(cell.words) <= LONGEST_REPEATED else ""
            cells.append(again if left else cell.words)
            cells += [again] * (0 if alone else min(cell.columns, WIDEST) - 1)
        reaching = begun
        done.append(cells)
    return done


@dataclass(slots=True)
class Parts:
    """The pieces of a text written so far, their length in characters, and the blocks in them."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)

    def write(self, words: str, gap: str) -> Span:
        """Append words after a gap; return where they stand."""
        if self.length:
            self.parts.append(gap)
            self.length += len(gap)
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)


@dataclass(slots=True)
class Writer(Parts):
    """The text written so far and the blocks in it; what is written is tidy."""

    _leads: dict[int, Span] = field(default_factory=dict)

    def heading(self, words: str, level: int) -> None:
        """Write a heading; what has no words is left out."""
        words = tidy(words).replace("\n", " ")
        if words:
            span = self.write(words, "\n\n")
            label = label_of(words)
            self._add(BlockKind.HEADING, span, level=level, label=label.text if label else "")

    def paragraph(self, words: str, *, bold: bool = False) -> None:
        """Write a paragraph; one that opens with a number of its own is an item, a short bold one a heading."""
        words = tidy(words)
        if not words:
            return
        if bold and looks_like_heading(words):
            self.heading(words, self._bold_level())
            return
        marker = marker_of(words)
        if marker:
            self.item(words, 1, words[: marker[1]].strip(), whole=True)
        else:
            self._add(BlockKind.PARAGRAPH, self.write(words, "\n\n"))

    def item(self, words: str, level: int, label: str = "", *, whole: bool = False) -> None:
        """Write a list item of a depth from 1; ``label`` is the number before it, already in ``words`` if ``whole``."""
        words = words if whole else tidy(words)
        if not words:
            return
        if label and not whole:
            words = f"{label} {words}"
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind is not BlockKind.ITEM:
            self._leads.clear()
        if last is not None and last.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and announces(self.parts[-1]):
            deeper = last.kind is BlockKind.PARAGRAPH or last.level < level
            if deeper:
                self._leads[level] = Span(last.start, last.end)
        for depth in [depth for depth in self._leads if depth > level]:
            del self._leads[depth]
        lead = self._leads[max(self._leads)] if self._leads else None
        span = self.write(words, "\n" if last and last.kind is BlockKind.ITEM else "\n\n")
        self._add(BlockKind.ITEM, span, level=level, label=label, lead=lead)

    def rows(self, rows: Iterable[Iterable[Cell]], headers: int = 1) -> None:
        """Write a table as rows of cells joined by « | », of which the first ``headers``, or none, name the columns.

        A table of one column, and what stands over all columns above the header, is written as paragraphs.
        """
        named = headers > 0
        cells = [[tidy(cell).replace("\n", " ") for cell in row] for row in grid(rows)]
        cells = [row for row in cells if any(row)]
        width = max((len(row) for row in cells), default=0)
        while cells and (len(cells[0]) == 1 or width < 2):
            self.paragraph(cells.pop(0)[0])
            headers -= 1
        header: Span | None = None
        for number, row in enumerate(cells):
            # Cells that are empty at the end stay, so that a row keeps its columns; a row never ends in a space.
            span = self.write(" | ".join(row).strip(), "\n" if number else "\n\n")
            below = number >= (max(1, headers) if named else 0)
            self._add(BlockKind.ROW, span, header=header if below else None)
            if not below:
                header = Span(header.start if header else span.start, span.end)

    def footnote(self, label: str, words: str) -> None:
        """Write a footnote under its mark."""
        words = tidy(words)
        if words:
            self._add(BlockKind.FOOTNOTE, self.write(f"{label} {words}".strip(), "\n\n"), label=label)

    def _add(self, kind: BlockKind, span: Span, **fields: Any) -> None:
        self.blocks.append(Block(kind, span.start, span.end, **fields))

    def _bold_level(self) -> int:
        """Return the level of a heading that is only told by bold type: under the last one of another sign."""
        return 1 + max((block.level for block in self.blocks if block.kind is BlockKind.HEADING), default=0) % 6

    def extract(
        self,
        name: str,
        *,
        metadata: dict[str, Any] | None = None,
        pages: tuple[Page, ...] = (),
        warnings: tuple[str, ...] = (),
    ) -> Extract:
        """Return what was written; DocumentError where it is nothing."""
        text = "".join(self.parts)
        if not text.strip():
            raise DocumentError("expected text, found none in it; remove the file or put the document in its place")
        blocks = self.blocks
        if not any(block.kind is BlockKind.HEADING for block in blocks):
            blocks = with_headings(text, blocks)
        return Extract(name, text, tuple(blocks), pages, metadata or {}, warnings)


# The longest title that stands in front of its paragraph, and the mark that parts it from what it is the title of.
LONGEST_RUN_IN = 60
_RUN_IN = re.compile(r"\s*[.:–—](?=\s+\S)")
_STOP = re.compile(r"\w{3,}[.!?]\s+\S")


def run_in(words: str, title: str) -> int:
    """Return how many characters of a paragraph are the title set off at its front, «Members. Eight States …», or 0.

    A number alone, «Article 3.», is none, and nor is what holds more than one sentence.
    """
    title = title.strip()
    marker = marker_of(f"{title} ")
    if not title or len(title) > LONGEST_RUN_IN or not words.startswith(title) or (marker and marker[1] >= len(title)):
        return 0
    label = label_of(title)
    mark = _RUN_IN.match(words, len(title.rstrip(".:–—")))
    own = title[label.end if label else 0 :]
    return mark.end() if mark and own and not _STOP.search(own) else 0


def looks_like_heading(words: str) -> bool:
    """Tell whether words that stand out by their type are short enough, and end like a heading."""
    return len(words) <= LONGEST_HEADING and words[-1] not in ".;:,?!…" and any(char.isalpha() for char in words)


def with_headings(text: str, blocks: list[Block]) -> list[Block]:
    """Return blocks in which the paragraphs that read like headings are such, for a file without heading styles."""
    found = {block.start: block for block in layout.blocks(text) if block.kind is BlockKind.HEADING}
    done: list[Block] = []
    for block in blocks:
        heading = found.get(block.start) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        if heading is None or heading.end > block.end:
            done.append(block)
            continue
        done.append(heading)
        rest = text[heading.end : block.end]
        if rest.strip():
            start = block.end - len(rest.lstrip())
            done.append(replace(block, kind=BlockKind.PARAGRAPH, start=start, level=0, label="", lead=None))
    return done
