"""Lines in reading order as paragraphs, over columns and pages, with footnotes apart; headings told by their type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.labels import label_of, marker_of
from ingest.readers.arrangement import FAR_BESIDE, Part, Table
from ingest.readers.furniture import is_rule
from ingest.readers.hyphens import BROKEN
from ingest.readers.lines import Line

NOTE_SIZE = 0.93
HEADING_SIZE = 1.12
LONGEST_HEADING = 250
MOST_HEADING_LINES = 4
# By which part sizes of the lines of one heading differ; labels that begin a heading of their own.
SAME_SIZE = 0.04
RANKED = frozenset(("part", "title", "chapter", "section", "article", "annex"))

NOTE_MARK = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]+|\d{1,3}(?=[\s.)])|[*†‡§]{1,3})[.)]?\s*")
_ENDS = re.compile(r"[.;:!?…][\s»”\"’')\]⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]*$")
_DOTS = "•▪◦‣●○►■□✓"
_STOPS = re.compile(r"[.!?…][\s»”\"’')\]⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]*$")
LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})$|…{2,}")


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
class Type:
    """The type of the body: its size, and the distance between its lines."""

    size: float
    leading: float
    bold: bool


def body_type(pages: Sequence[Sequence[Part]]) -> Type:
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
    return Type(size, max(common, default=1.2 * size), bold)


def paragraphs(pages: Sequence[Sequence[Part]], body: Type) -> list[Paragraph | Table]:
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


def _without_notes(page: Sequence[Part], body: Type) -> tuple[list[Part], list[Line]]:
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


def _note_start(parts: Sequence[Part], body: Type) -> int:
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
        if is_rule(assert_line) or assert_line.raised_start or NOTE_MARK.match(assert_line.text):
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
        NOTE_MARK.match(line.text) is not None and not any(each.raised_start for each in notes)
    )


def _grouped(parts: Sequence[Part], body: Type) -> list[Paragraph | Table]:
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


def _continues(paragraph: Paragraph, line: Line, body: Type) -> bool:
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
        return line.left >= last.end and line.left - last.end < FAR_BESIDE * line.size
    if line.beside or last.beside or _begins_heading(last, line, body):
        return False
    leading = body.leading * max(1.0, line.size / body.size)
    if line.base - last.base > 1.3 * leading or line.base < last.base:
        return False
    if line.text[0] in _DOTS or LEADER.search(last.text):
        return False
    marked = marker_of(line.text) is not None
    if marked and (_ENDS.search(last.text) or re.search(r"(?:,|\b(?:and|or|et|ou|y|o|e))$", last.text)):
        return False
    return not _breaks(lines, line, body)


def _begins_heading(last: Line, line: Line, body: Type) -> bool:
    """Tell whether a line in the type of headings is another one than the line above it: of other size, or labelled."""
    if (line.bold == body.bold and line.size < HEADING_SIZE * body.size) or last.text[-1] in ",-":
        return False
    label = label_of(line.text)
    return abs(line.size - last.size) > SAME_SIZE * line.size or (label is not None and label.kind in RANKED)


def _breaks(lines: list[Line], line: Line, body: Type) -> bool:
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


def _runs_on(before: Paragraph, after: Paragraph, body: Type) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    last, first = before.lines[-1], after.lines[0]
    if before.note or (last.group is None) != (first.group is None):
        return False
    if abs(last.size - first.size) > 0.12 * body.size or last.bold != first.bold:
        return False
    if last.bold and not body.bold:
        return False
    if BROKEN.search(last.text) and first.text[0].islower():
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


def is_heading(paragraph: Paragraph, body: Type) -> bool:
    """Tell whether a paragraph is a heading, by size, weight, capitals or a label such as «Article 3»."""
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
    large = first.size >= HEADING_SIZE * body.size
    if lines[0].group is not None:
        return large or (words.isupper() and len(letters) >= 8)
    strong = all(line.bold for line in lines) and not body.bold
    upper = (
        sum(char.isupper() for char in letters) >= 0.9 * len(letters) and len(letters) >= 5 and len(words.split()) > 1
    )
    return (
        large or strong or (upper and words[-1] != ".") or (keyword and len(words) <= 120 and not _STOPS.search(words))
    )


def style(paragraph: Paragraph) -> tuple[float, bool, bool]:
    """Return what headings of one level share: their size, bold or not, capitals or not."""
    words = paragraph.text
    return round(paragraph.lines[0].size * 2) / 2, paragraph.lines[0].bold, words.isupper()


def ranks(paragraphs: Sequence[Paragraph], body: Type) -> dict[tuple[float, bool, bool], int]:
    """Return the level of each style of heading: larger before smaller, bold before plain, capitals first."""
    styles = {style(each) for each in paragraphs if is_heading(each, body)}
    ordered = sorted(styles, key=lambda style: (-style[0], not style[2], not style[1]))
    return {style: min(6, level) for level, style in enumerate(ordered, 1)}
