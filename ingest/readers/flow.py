"""Pages of lines as one running text: paragraphs over lines and pages, headings, notes, tables, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.boxes import PlacedLine, pack
from ingest.labels import comparable, word_set
from ingest.readers.arrangement import Part, Table, lines_of
from ingest.readers.hyphens import Hyphens
from ingest.readers.lines import Line
from ingest.readers.paragraphs import (
    LEADER,
    NOTE_MARK,
    Paragraph,
    Type,
    body_type,
    is_heading,
    paragraphs,
    ranks,
    style,
)
from ingest.readers.writer import Writer
from ingest.records import Block, BlockKind, Page, Span

# How much of its height a line may fall from end to end for one box.
LEVEL = 0.5

_ENTRY = re.compile(r"\s(?P<page>\d{1,4}|[ivxlc]{1,6})$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a page besides its lines.

    ``turn`` is by how many degrees clockwise the page as shown, of ``size`` in points, is turned for its text to stand
    upright.
    """

    number: int
    label: str | None
    ocr: float | None = None
    turn: int = 0
    size: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class _Piece:
    """Where a stretch of the text came from: characters ``[first, last)`` of a line, at ``start`` in the text."""

    start: int
    line: Line
    first: int
    last: int


@dataclass(slots=True)
class _Flow:
    """The text on its way, what is known of its hyphens, and where each stretch of it came from."""

    writer: Writer
    hyphens: Hyphens
    pieces: list[_Piece] = field(default_factory=list)


def write(pages: Sequence[Sequence[Part]], sheets: Sequence[Sheet]) -> tuple[Writer, tuple[Page, ...]]:
    """Write the pages, in reading order, as one text; return it with the pages and the places of its characters."""
    body = body_type(pages)
    parts = _without_contents(paragraphs(pages, body))
    flow = _Flow(Writer(), Hyphens.of(line.text for line in lines_of(pages)))
    levels = ranks([part for part in parts if isinstance(part, Paragraph)], body)
    for part in parts:
        if isinstance(part, Table):
            _write_table(part, flow)
        else:
            _write_paragraph(part, flow, levels, body)
    return flow.writer, _pages(flow, sheets)


def _without_contents(parts: list[Paragraph | Table]) -> list[Paragraph | Table]:
    """Leave out tables of contents: a heading that says so, and the entries under it, whose page numbers only grow."""
    done: list[Paragraph | Table] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        end = at + 1
        if isinstance(part, Paragraph) and comparable(part.text.strip(" :.")) in word_set("contents"):
            end = _contents_end(parts, at + 1)
        if end == at + 1:
            done.append(part)
        at = end
    return done


def _contents_end(parts: Sequence[Paragraph | Table], start: int) -> int:
    """Return where the entries of a table of contents end; where they begin, if there are too few to tell."""
    last, plain, at = 0, 0, start
    while at < len(parts):
        part = parts[at]
        entry = _ENTRY.search(part.text) if isinstance(part, Paragraph) else None
        number = int(entry["page"]) if entry and entry["page"].isdigit() else last
        if entry is None or number < last:
            break
        plain += LEADER.search(part.text) is None if isinstance(part, Paragraph) else 0
        last, at = number, at + 1
    return at if at - start > 2 or not plain else start


def _write_paragraph(
    paragraph: Paragraph, flow: _Flow, levels: dict[tuple[float, bool, bool], int], body: Type
) -> None:
    words, pieces = _joined(paragraph.lines, flow)
    if not words:
        return
    writer = flow.writer
    if paragraph.note:
        match = NOTE_MARK.match(words)
        span = writer.write(words, "\n\n")
        writer.blocks.append(Block(BlockKind.FOOTNOTE, span.start, span.end, label=match["mark"] if match else ""))
    elif is_heading(paragraph, body):
        writer.heading(words, levels[style(paragraph)])
    else:
        writer.paragraph(words)
    start = writer.length - len(words)
    flow.pieces += [_Piece(start + each.start, each.line, each.first, each.last) for each in pieces]


def _joined(lines: Sequence[Line], flow: _Flow) -> tuple[str, list[_Piece]]:
    """Return the words of lines, with those that are broken at the end of a line made whole, and where they stand."""
    parts: list[str] = []
    pieces: list[_Piece] = []
    length = 0
    for number, line in enumerate(lines):
        first, last, gap = 0, len(line.text), " "
        if number + 1 < len(lines):
            keep, gap = flow.hyphens.end(line.text, lines[number + 1].text)
            last = keep
        text = line.text[first:last]
        parts.append(text)
        pieces.append(_Piece(length, line, first, last))
        length += len(text)
        if number + 1 < len(lines):
            if gap == "-" and not text.endswith(("-", "‐", "\u2011")):
                gap = "-"
            elif gap == "-":
                gap = ""
            parts.append(gap)
            length += len(gap)
    return "".join(parts), pieces


def _write_table(table: Table, flow: _Flow) -> None:
    """Write a table row by row; one that goes on from the page before keeps that one's header."""
    writer = flow.writer
    last = writer.blocks[-1] if writer.blocks else None
    goes_on = last is not None and last.kind is BlockKind.ROW
    header: Span | None = None
    if goes_on and last is not None:
        header = last.header or Span(last.start, last.end)
    repeated = header.of("".join(writer.parts)).split("\n") if header else []
    heads = 0 if header else _headers(table)
    first: Span | None = None
    for number, row in enumerate(table.rows):
        parts: list[str] = []
        pieces: list[_Piece] = []
        length = 0
        for at, cell in enumerate(row):
            words, found = _joined(cell, flow)
            if at:
                parts.append(" | ")
                length += 3
            pieces += [_Piece(length + each.start, each.line, each.first, each.last) for each in found]
            parts.append(words)
            length += len(words)
        text = "".join(parts)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if not text or (repeated and text == repeated.pop(0)):
            continue
        repeated.clear()
        span = writer.write(text, "\n" if number or goes_on else "\n\n")
        writer.blocks.append(Block(BlockKind.ROW, span.start, span.end, header=header))
        flow.pieces += [_Piece(span.start + each.start - lead, each.line, each.first, each.last) for each in pieces]
        if number < heads:
            first = first or span
            header = Span(first.start, span.end) if number + 1 == heads else None


def _headers(table: Table) -> int:
    """Return how many rows name the columns: a second one leaves out the first column, which the first one names."""
    if len(table.rows) > 2:
        one, other = ([bool(cell) for cell in row] for row in table.rows[:2])
        if one[0] and not other[0] and sum(other) > 1 and not all(one):
            return 2
    return 1


def _pages(flow: _Flow, sheets: Sequence[Sheet]) -> tuple[Page, ...]:
    """Return the stretches of the text that stand on one page, with the place of each character in them."""
    by_number = {sheet.number: sheet for sheet in sheets}
    stretches: list[list[_Piece]] = []
    for piece in flow.pieces:
        if stretches and stretches[-1][-1].line.page == piece.line.page:
            stretches[-1].append(piece)
        else:
            stretches.append([piece])
    pages = []
    for number, stretch in enumerate(stretches):
        sheet = by_number[stretch[0].line.page]
        start = stretch[0].start if number else 0
        end = stretches[number + 1][0].start if number + 1 < len(stretches) else flow.writer.length
        placed = [_on_page(line, sheet) for each in stretch if each.last > each.first for line in _placed(each, start)]
        pages.append(Page(sheet.number, sheet.label, start, end, sheet.ocr, pack(placed)))
    return tuple(pages)


def _placed(piece: _Piece, start: int) -> Iterator[PlacedLine]:
    """Yield the places of a stretch of a line: of its words, where it climbs or falls too much for one box."""
    line, edges = piece.line, piece.line.edges[piece.first : piece.last + 1]
    if abs(line.slope) * (edges[-1] - edges[0]) < LEVEL * (line.bottom - line.top):
        words = [(0, len(edges) - 1)]
    else:
        words = [match.span() for match in re.finditer(r"\S+\s*", line.text[piece.first : piece.last])]
    for first, last in words:
        fall = line.slope * (edges[first] + edges[last]) / 2
        yield PlacedLine(piece.start - start + first, line.top + fall, line.bottom + fall, edges[first : last + 1])


def _on_page(line: PlacedLine, sheet: Sheet) -> PlacedLine:
    """Return where a line stands on its page as shown, which was turned so that its text stood upright."""
    width, height = sheet.size
    if sheet.turn == 90:
        return replace(line, edges=[height - edge for edge in line.edges], upended=True)
    if sheet.turn == 180:
        edges = [width - edge for edge in line.edges]
        return replace(line, top=height - line.bottom, bottom=height - line.top, edges=edges)
    if sheet.turn == 270:
        return replace(line, top=width - line.bottom, bottom=width - line.top, upended=True)
    return line
