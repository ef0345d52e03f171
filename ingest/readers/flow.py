"""Pages of lines as one running text: paragraphs over lines and pages, headings, notes, tables, and their places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.boxes import PlacedLine, pack
from ingest.labels import comparable, label_of, marker_of, word_set
from ingest.readers.arrangement import Part, Table
from ingest.readers.furniture import is_rule
from ingest.readers.lines import Line
from ingest.readers.writer import Writer
from ingest.records import Block, BlockKind, Page, Span

NOTE_SIZE = 0.93
HEADING_SIZE = 1.12
LONGEST_HEADING = 250
MOST_HEADING_LINES = 4
# Lines that end in a hyphen, of all, where only compounds are broken; five times as many where words are.
RARE_HYPHENS = 0.025

_NOTE_MARK = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]+|\d{1,3}(?=[\s.)])|[*†‡§]{1,3})[.)]?\s*")
_ENDS = re.compile(r"[.;:!?…][\s»”\"’')\]⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]*$")
_DOTS = "•▪◦‣●○►■□✓"
_STOPS = re.compile(r"[.!?…][\s»”\"’')\]⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]*$")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})$|…{2,}")
_ENTRY = re.compile(r"\s(?P<page>\d{1,4}|[ivxlc]{1,6})$")
_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)\s?[-‐\u2011]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐\u2011][^\W\d_]+)*")


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph, heading, item or note."""

    lines: list[Line]
    note: bool = False

    @property
    def text(self) -> str:
        """Return the words, as they stand, for judging."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a page besides its lines."""

    number: int
    label: str | None
    ocr: float | None = None


@dataclass(frozen=True, slots=True)
class _Type:
    """The type of the body: its size, and the distance between its lines."""

    size: float
    leading: float
    bold: bool


@dataclass(slots=True)
class _Piece:
    """Where a stretch of the text came from: characters ``[first, last)`` of a line, at ``start`` in the text."""

    start: int
    line: Line
    first: int
    last: int


@dataclass(slots=True)
class _Flow:
    """The text on its way: the words it holds whole, and whether an unknown broken word keeps its hyphen.

    ``typed`` is true where U+2010, which programs set when they break words, is also written inside of words.
    """

    writer: Writer
    words: Counter[str]
    compounds: bool = False
    typed: bool = False
    pieces: list[_Piece] = field(default_factory=list)


def write(pages: Sequence[Sequence[Part]], sheets: Sequence[Sheet]) -> tuple[Writer, tuple[Page, ...]]:
    """Write the pages, in reading order, as one text; return it with the pages and the places of its characters."""
    body = _body(pages)
    parts = _without_contents(_paragraphs(pages, body))
    words = _vocabulary(pages)
    flow = _Flow(Writer(), words, _keeps_hyphens(pages), any("‐" in word for word in words))
    ranks = _ranks([part for part in parts if isinstance(part, Paragraph)], body)
    for part in parts:
        if isinstance(part, Table):
            _write_table(part, flow)
        else:
            _write_paragraph(part, flow, ranks, body)
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
        plain += _LEADER.search(part.text) is None if isinstance(part, Paragraph) else 0
        last, at = number, at + 1
    return at if at - start > 2 or not plain else start


def _all_lines(pages: Sequence[Sequence[Part]]) -> Iterable[Line]:
    for page in pages:
        for part in page:
            if isinstance(part, Line):
                yield part
            else:
                yield from (line for row in part.rows for cell in row for line in cell)


def _body(pages: Sequence[Sequence[Part]]) -> _Type:
    """Return the type that most characters are set in."""
    sizes: Counter[tuple[float, bool]] = Counter()
    steps: Counter[float] = Counter()
    for page in pages:
        before: Line | None = None
        for part in page:
            if not isinstance(part, Line):
                before = None
                continue
            sizes[round(part.size, 1), part.bold] += len(part.text)
            if before is not None and abs(before.size - part.size) < 0.2 and before.column == part.column:
                step = round(part.base - before.base, 1)
                if 0 < step < 2.5 * part.size:
                    steps[step] += 1
            before = part
    (size, bold), _ = max(sizes.items(), key=lambda item: (item[1], item[0])) if sizes else ((10.0, False), 0)
    common = [step for step, count in steps.items() if count >= 0.3 * max(steps.values())]
    return _Type(size, max(common, default=1.2 * size), bold)


def _vocabulary(pages: Sequence[Sequence[Part]]) -> Counter[str]:
    """Count the words that stand whole inside lines, to judge those that are broken at the end of one."""
    words: Counter[str] = Counter()
    for line in _all_lines(pages):
        found = _WORD.findall(line.text.lower())
        words.update(found[:-1] if _BROKEN.search(line.text) else found)
    return words


def _keeps_hyphens(pages: Sequence[Sequence[Part]]) -> bool:
    """Tell whether hyphens at line ends are so rare that the program that set the text breaks no words."""
    lines = [line for line in _all_lines(pages) if len(line.text) > 30]
    broken = sum(_BROKEN.search(line.text) is not None for line in lines)
    return broken <= RARE_HYPHENS * len(lines)


def _paragraphs(pages: Sequence[Sequence[Part]], body: _Type) -> list[Paragraph | Table]:
    """Return the paragraphs and tables of all pages; notes follow the paragraph that runs on to the next page."""
    done: list[Paragraph | Table] = []
    waiting: list[Paragraph] = []
    for page in pages:
        text, notes = _without_notes(page, body)
        groups = _grouped(text, body)
        first = groups[0] if groups else None
        last = done[-1] if done else None
        if isinstance(first, Paragraph) and isinstance(last, Paragraph) and _runs_on(last, first, body):
            last.lines += first.lines
            groups = groups[1:]
        found = _notes(notes)
        if found and waiting and not _opens_note(found[0].lines[0], notes):
            waiting[-1].lines += found.pop(0).lines
        if groups or not first:
            # Otherwise one paragraph fills the page and may go on.
            done += waiting
            waiting = []
        done += groups
        waiting += found
    return done + waiting


def _without_notes(page: Sequence[Part], body: _Type) -> tuple[list[Part], list[Line]]:
    """Part the footnotes, small lines at the end of columns that open with a mark, from the text of a page."""
    text: list[Part] = []
    notes: list[Line] = []
    parts = list(page)
    at = 0
    while at < len(parts):
        column = getattr(parts[at], "column", None)
        end = at
        while end < len(parts) and getattr(parts[end], "column", None) == column:
            end += 1
        end = max(end, at + 1)
        cut = _note_start(parts[at:end], body)
        text += [part for part in parts[at : at + cut] if not (isinstance(part, Line) and is_rule(part))]
        notes += [part for part in parts[at + cut : end] if isinstance(part, Line) and not is_rule(part)]
        at = end
    return text, notes


def _note_start(parts: Sequence[Part], body: _Type) -> int:
    """Return at which part of a column its footnotes begin; its length where it has none."""
    start = len(parts)
    while start:
        part = parts[start - 1]
        if not isinstance(part, Line) or (part.size > NOTE_SIZE * body.size and not is_rule(part)):
            break
        start -= 1
    for at in range(start, len(parts)):
        part = parts[at]
        assert_line = part if isinstance(part, Line) else None
        if assert_line is None:
            continue
        if is_rule(assert_line) or assert_line.raised_start or _NOTE_MARK.match(assert_line.text):
            return at
    return len(parts)


def _notes(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the footnotes that lines make; one begins at each mark."""
    found: list[Paragraph] = []
    for line in lines:
        if _opens_note(line, lines) or not found:
            found.append(Paragraph([line], note=True))
        else:
            found[-1].lines.append(line)
    return found


def _opens_note(line: Line, notes: Sequence[Line]) -> bool:
    """Tell whether a line opens with the mark of a note, raised where other notes of the page have raised marks."""
    return bool(line.raised_start) or (
        _NOTE_MARK.match(line.text) is not None and not any(each.raised_start for each in notes)
    )


def _grouped(parts: Sequence[Part], body: _Type) -> list[Paragraph | Table]:
    """Return the paragraphs and tables of one page."""
    found: list[Paragraph | Table] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Table):
            found.append(part)
        elif isinstance(last, Paragraph) and _continues(last, part, body):
            last.lines.append(part)
        else:
            found.append(Paragraph([part]))
    return found


def _continues(paragraph: Paragraph, line: Line, body: _Type) -> bool:
    """Tell whether a line belongs to the paragraph before it on the same page."""
    lines = paragraph.lines
    last = lines[-1]
    if line.group is not None:
        return line.group == last.group
    if line.column != last.column:
        return _runs_on(paragraph, Paragraph([line]), body)
    if abs(line.size - last.size) > 0.12 * body.size or line.bold != last.bold:
        return False
    if abs(line.base - last.base) < 0.3 * line.size:
        return line.left >= last.end and line.left - last.end < 4 * line.size
    leading = body.leading * max(1.0, line.size / body.size)
    if line.base - last.base > 1.3 * leading or line.base < last.base:
        return False
    if line.text[0] in _DOTS or _LEADER.search(last.text):
        return False
    marked = marker_of(line.text) is not None
    if marked and (_ENDS.search(last.text) or re.search(r"(?:,|\b(?:and|or|et|ou|y|o|e))$", last.text)):
        return False
    return not _breaks(lines, line, body)


def _breaks(lines: list[Line], line: Line, body: _Type) -> bool:
    """Tell whether indentation, or a short line before, shows that a new paragraph begins."""
    last, size = lines[-1], line.size
    width = last.right - last.left
    short = last.end < last.right - max(3 * size, 0.12 * width)
    shift = line.left - last.left
    distinct = last.bold != body.bold or last.size >= HEADING_SIZE * body.size
    if line.text[0].islower():
        # What is set in by itself under a line that had room for it is no rest of that line.
        return not distinct and abs(shift) > size and last.end < last.right - 0.5 * width and last.text[-1] not in ",-"
    if short and _STOPS.search(last.text):
        return True
    if distinct:
        return False
    if last.end < last.right - 0.4 * width and not re.search(r"[,\-–]$", last.text):
        return True
    if len(lines) == 1:
        hanging = marker_of(last.text) is not None or label_of(last.text) is not None
        return shift > size and not hanging and bool(_ENDS.search(last.text) or short)
    return shift > size and bool(_ENDS.search(last.text))


def _runs_on(before: Paragraph, after: Paragraph, body: _Type) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    last, first = before.lines[-1], after.lines[0]
    if before.note or (last.group is None) != (first.group is None):
        return False
    if abs(last.size - first.size) > 0.12 * body.size or last.bold != first.bold:
        return False
    if last.bold and not body.bold:
        return False
    if _BROKEN.search(last.text) and first.text[0].islower():
        return True
    if marker_of(first.text) is not None or (label_of(first.text) is not None and _ENDS.search(last.text)):
        return False
    if _STOPS.search(last.text):
        return False
    if first.text[0].islower():
        return True
    full = last.end > last.right - 0.15 * (last.right - last.left)
    indented = len(after.lines) > 1 and first.left - after.lines[1].left > first.size
    return full and not indented and not re.search(r"[;:]$", last.text)


def _is_heading(paragraph: Paragraph, body: _Type) -> bool:
    words, lines = paragraph.text, paragraph.lines
    if paragraph.note or len(lines) > MOST_HEADING_LINES or len(words) > LONGEST_HEADING:
        return False
    letters = [char for char in words if char.isalpha()]
    if len(letters) < 3:
        return False
    label = label_of(words)
    keyword = label is not None and label.kind not in ("decimal", "roman", "letter")
    if words[-1] in ";,:" or (words[-1] == "." and not keyword and len(words.split()) > 6):
        return False
    first = lines[0]
    if lines[0].group is not None:
        return words.isupper() and len(letters) >= 8
    large = first.size >= HEADING_SIZE * body.size
    strong = all(line.bold for line in lines) and not body.bold
    upper = (
        sum(char.isupper() for char in letters) >= 0.9 * len(letters) and len(letters) >= 5 and len(words.split()) > 1
    )
    return (
        large or strong or (upper and words[-1] != ".") or (keyword and len(words) <= 120 and not _STOPS.search(words))
    )


def _style(paragraph: Paragraph) -> tuple[float, bool, bool]:
    words = paragraph.text
    return round(paragraph.lines[0].size * 2) / 2, paragraph.lines[0].bold, words.isupper()


def _ranks(paragraphs: Sequence[Paragraph], body: _Type) -> dict[tuple[float, bool, bool], int]:
    """Return the level of each style of heading: larger before smaller, bold before plain, capitals first."""
    styles = {_style(each) for each in paragraphs if _is_heading(each, body)}
    ordered = sorted(styles, key=lambda style: (-style[0], not style[2], not style[1]))
    return {style: min(6, level) for level, style in enumerate(ordered, 1)}


def _write_paragraph(
    paragraph: Paragraph, flow: _Flow, ranks: dict[tuple[float, bool, bool], int], body: _Type
) -> None:
    words, pieces = _joined(paragraph.lines, flow)
    if not words:
        return
    writer = flow.writer
    if paragraph.note:
        match = _NOTE_MARK.match(words)
        block = Block(BlockKind.FOOTNOTE, 0, 0, label=match["mark"] if match else "")
        span = writer.write(words, "\n\n")
        writer.blocks.append(Block(block.kind, span.start, span.end, label=block.label))
    elif _is_heading(paragraph, body):
        writer.heading(words, ranks[_style(paragraph)])
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
            keep, gap = _end(line.text, lines[number + 1].text, flow)
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


def _end(text: str, following: str, flow: _Flow) -> tuple[int, str]:
    """Return how much of a line's end to keep, and what to put between it and the next line."""
    match = _BROKEN.search(text)
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
    if text.endswith("‐") and not flow.typed:
        return at, ""
    words = flow.words
    joined_count, apart_count = words[whole], words[apart] + words[apart.replace("-", "\u2011")]
    if joined_count != apart_count:
        return (at, "") if joined_count > apart_count else (at, "-")
    # Neither is known: two words that are both known are a compound, anything else is one broken word.
    compound = words[head.lower()] > 0 and words[tail.lower()] > 0 and min(len(head), len(tail)) > 2
    return (at, "-") if compound or flow.compounds else (at, "")


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
        placed = [
            PlacedLine(each.start - start, each.line.top, each.line.bottom, each.line.edges[each.first : each.last + 1])
            for each in stretch
            if each.last > each.first
        ]
        pages.append(Page(sheet.number, sheet.label, start, end, sheet.ocr, pack(placed)))
    return tuple(pages)
