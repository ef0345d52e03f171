"""The tables of a document: the names of their columns, and the cells of each row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.records import BlockKind, Document, Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its words and where they stand in the unit."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: where it stands in the document, and its cells, placed from there."""

    span: Span
    cells: tuple[Cell, ...]

    def place(self, column: int) -> Span:
        """Return where a cell stands in the document."""
        cell = self.cells[column]
        return Span(self.span.start + cell.start, self.span.start + cell.end)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where its header stands, the names of its columns, and its rows below, each with as many cells."""

    header: Span
    heads: tuple[Cell, ...]
    rows: tuple[Row, ...]

    def column(self, position: int) -> list[str]:
        """Return the cells of a column."""
        return [row.cells[position].text for row in self.rows]


def tables(document: Document) -> tuple[Table, ...]:
    """Return the tables of a document that have a header, in text order, without rows of another number of cells."""
    rows: dict[Span, list[Row]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.ROW and block.header is not None:
            span = Span(block.start, block.end)
            rows.setdefault(block.header, []).append(Row(span, tuple(cells_of(span.of(document.text)))))
    found = []
    for header, own in rows.items():
        heads = tuple(heads_of(header.of(document.text)))
        whole = tuple(row for row in own if len(row.cells) == len(heads))
        if len(heads) > 1 and whole:
            found.append(Table(header, heads, whole))
    return tuple(found)


def cells_of(text: str) -> list[Cell]:
    found, at = [], 0
    for part in re.split(r"(\||\t)", text):
        if part not in {"|", "\t"}:
            words = part.strip()
            start = at + (len(part) - len(part.lstrip()))
            found.append(Cell(words, start, start + len(words)))
        at += len(part)
    return found


def heads_of(header: str) -> list[Cell]:
    """Return the cells that name the columns; what several header rows say of a column is one name."""
    first, *others = (cells_of(line) for line in header.split("\n"))
    for cells in others:
        if len(cells) == len(first):
            first = [
                Cell(
                    f"{above.text} {cell.text}".strip() if above.text != cell.text else cell.text,
                    above.start,
                    above.end,
                )
                for above, cell in zip(first, cells, strict=True)
            ]
    return first
