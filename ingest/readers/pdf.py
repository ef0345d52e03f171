"""PDF: reading order, paragraphs, notes and tables from the places of the characters; pictures through Tesseract."""

from __future__ import annotations

import ctypes
import math
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.errors import DocumentError
from ingest.readers import Extract, flow, furniture, ocr
from ingest.readers.arrangement import Rule, arrange
from ingest.readers.gutters import Cut
from ingest.readers.lines import Glyph, Line, lines

MOST_PAGES = 5000
# A page with fewer characters than this and a picture on it is a picture.
FEWEST_CHARACTERS = 12
OCR_SECONDS = 240.0

# The library does not open a file without pages, and does not say why.
_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b")


def recognises(data: bytes) -> bool:
    """Tell whether bytes are a PDF, whose sign may stand after some rubbish."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Extract:
    """Read a PDF; raises DocumentError where it is damaged, locked, too long, or holds no text that can be read."""
    document = _opened(data)
    try:
        sheets = [_Sheet(number, *_page(document, number)) for number in range(1, len(document) + 1)]
        recognised, unreadable = _recognise(document, sheets)
        label = _page_labels(document)
        title = (document.get_metadata_dict().get("Title") or "").strip()
    finally:
        document.close()
    furnished = furniture.without([sheet.lines for sheet in sheets], [sheet.height for sheet in sheets])
    arranged = [_in_order(page, sheet.rules) for page, sheet in zip(furnished.pages, sheets, strict=True)]
    known = [
        flow.Sheet(sheet.number, label.get(sheet.number) or printed, recognised.get(sheet.number))
        for sheet, printed in zip(sheets, furnished.labels, strict=True)
    ]
    writer, pages = flow.write(arranged, known)
    if not writer.length:
        raise DocumentError(_no_text(unreadable, len(sheets)))
    metadata: dict[str, Any] = {"running": tuple(dict.fromkeys(furnished.words))}
    if title and not title.lower().endswith((".doc", ".docx", ".pdf", ".indd")) and "Microsoft" not in title:
        metadata["title"] = title
    return writer.extract("pdf", pages=pages, metadata=metadata, warnings=_warnings(unreadable))


@dataclass(slots=True)
class _Sheet:
    """A page as it was read."""

    number: int
    lines: list[Line]
    rules: list[Rule]
    height: float
    picture: bool


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise DocumentError("the file is encrypted; save it again without a password") from error
        if _NO_PAGES.search(data):
            raise DocumentError("expected pages, found a PDF with none; remove it or get it again") from error
        raise DocumentError(
            f"expected a whole PDF, found a damaged or truncated one of {len(data)} bytes; get it again"
        ) from error
    if count == 0:
        raise DocumentError("expected pages, found a PDF with none; remove it or get it again")
    if count > MOST_PAGES:
        raise DocumentError(f"{count} pages, at most {MOST_PAGES} can be read; split the file")
    return document


def _page(document: Any, number: int) -> tuple[list[Line], list[Rule], float, bool]:
    """Return the lines, rules and height of a page, and whether it is a picture."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise DocumentError(f"its page {number} is damaged; get the file again") from error
    try:
        text = page.get_textpage()
        glyphs = _parted(list(_glyphs(page, text)))
        rules, pictures = _objects(page)
        printed = sum(not glyph.text.isspace() for glyph in glyphs)
        picture = printed < FEWEST_CHARACTERS and pictures
        # Fonts without a table of characters give codes that mean nothing.
        unknown = sum(glyph.text == "\ufffd" for glyph in glyphs)
        picture = picture or (printed > 0 and unknown > 0.3 * printed)
        height = float(page.get_height())
        text.close()
        bars = [Cut(rule.y, rule.x0, rule.x1) for rule in rules if rule.upright]
        return ([] if picture else lines(glyphs, number, bars)), rules, height, picture
    finally:
        page.close()
        del raw


def _glyphs(page: Any, text: Any) -> Iterator[Glyph]:
    """Yield the characters of a page in the order of the file, turned as the page is shown."""
    import pypdfium2.raw as raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    place = _placement(page)
    turn = page.get_rotation()
    types: dict[int, _Type] = {}
    handle = text.raw
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, at)
        if code == 0 or 0xD800 <= code < 0xE000 or raw.FPDFText_IsGenerated(handle, at) == 1:
            continue
        # The characters of one object of the page are set alike, and asking the library for each takes long.
        found = ctypes.cast(raw.FPDFText_GetTextObject(handle, at), ctypes.c_void_p).value or -at - 1
        own = types.get(found)
        if own is None:
            own = types[found] = _type(handle, at, turn)
        if not own.upright:
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, at, box) or not raw.FPDFText_GetCharOrigin(handle, at, x, y):
            continue
        x0, top = place(box.left, box.top)
        x1, bottom = place(box.right, box.bottom)
        _, base = place(x.value, y.value)
        x0, x1, top, bottom = min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom)
        # Some programs set type of size 1 and scale it: the box then tells the size.
        size = own.size if 0.6 < own.size / max(0.1, bottom - top) < 1.7 else round(bottom - top, 1)
        raised = False
        if 0x30 <= code <= 0x39 and turn == 0 and raw.FPDFText_GetCharBox(handle, at, left, right, low, high):
            # Some types have small raised digits of their own.
            raised = low.value - y.value > 0.2 * size
        yield Glyph(chr(code), x0, x1, top, bottom, base, max(1.0, size), own.bold, raised)


@dataclass(frozen=True, slots=True)
class _Type:
    """How characters are set: the size, bold or not, and whether they stand upright on the page as shown."""

    size: float
    bold: bool
    upright: bool


def _type(handle: Any, at: int, turn: int) -> _Type:
    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, at, name, 128, flags)
    font = name.value.lower()
    bold = raw.FPDFText_GetFontWeight(handle, at) >= 600 or b"bold" in font or b"black" in font
    angle = raw.FPDFText_GetCharAngle(handle, at) + turn * math.pi / 180
    upright = abs(math.remainder(angle, 2 * math.pi)) <= 0.1
    size, matrix = float(raw.FPDFText_GetFontSize(handle, at)), raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(handle, at, matrix):
        # Programs that print web pages scale all that they set.
        size *= math.hypot(matrix.c, matrix.d)
    return _Type(round(size, 1), bold, upright)


def _parted(glyphs: list[Glyph]) -> list[Glyph]:
    """Give each letter of a ligature, which all come with the box of the whole, its part of it."""
    done: list[Glyph] = []
    at = 0
    while at < len(glyphs):
        end = at + 1
        while end < len(glyphs) and _same_box(glyphs[at], glyphs[end]):
            end += 1
        width = (glyphs[at].x1 - glyphs[at].x0) / (end - at)
        for number, glyph in enumerate(glyphs[at:end]):
            left = glyph.x0 + number * width
            done.append(replace(glyph, x0=left, x1=left + width) if end - at > 1 else glyph)
        at = end
    return done


def _same_box(one: Glyph, other: Glyph) -> bool:
    return (
        abs(one.x0 - other.x0) < 0.05
        and abs(one.x1 - other.x1) < 0.05
        and one.base == other.base
        and one.text.isalpha()
        and other.text.isalpha()
        and one.x1 - one.x0 > 0.1
    )


def _placement(page: Any) -> Any:
    """Return the function from points of the file to points from the top left corner of the page as shown."""
    left, bottom, right, top = page.get_cropbox()
    turn = page.get_rotation()

    def place(x: float, y: float) -> tuple[float, float]:
        if turn == 90:
            return y - bottom, x - left
        if turn == 180:
            return right - x, y - bottom
        if turn == 270:
            return top - y, right - x
        return x - left, top - y

    return place


def _objects(page: Any) -> tuple[list[Rule], bool]:
    """Return the rules drawn on a page, and whether it holds pictures."""
    import pypdfium2.raw as raw

    place = _placement(page)
    rules: list[Rule] = []
    pictures = False
    for number, found in enumerate(page.get_objects(max_depth=3)):
        if number > 5000:
            break
        if found.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif found.type == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = found.get_bounds()
            (x0, y0), (x1, y1) = place(left, top), place(right, bottom)
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            if x1 - x0 > 20 and y1 - y0 < 3:
                rules.append(Rule((y0 + y1) / 2, x0, x1))
            elif y1 - y0 > 6 and x1 - x0 < 3:
                rules.append(Rule((x0 + x1) / 2, y0, y1, upright=True))
            elif x1 - x0 > 20 and y1 - y0 > 6:
                # A frame, or the shade of a cell, has its rules on all sides.
                rules += [Rule(y0, x0, x1), Rule(y1, x0, x1)]
                rules += [Rule(x0, y0, y1, upright=True), Rule(x1, y0, y1, upright=True)]
    return rules, pictures


def _recognise(document: Any, sheets: Sequence[_Sheet]) -> tuple[dict[int, float], list[int]]:
    """Give pictures their lines; return the confidence of each page so read, and the pages that could not be."""
    deadline = time.monotonic() + OCR_SECONDS
    confidence: dict[int, float] = {}
    unreadable = []
    for sheet in sheets:
        if not sheet.picture:
            continue
        made = None
        if time.monotonic() < deadline:
            page = document[sheet.number - 1]
            made = ocr.recognise(page, sheet.number)
            page.close()
        if made is None or not made.lines:
            unreadable.append(sheet.number)
            continue
        sheet.lines = made.lines
        confidence[sheet.number] = made.confidence
    return confidence, unreadable


def _in_order(page: list[Line], rules: list[Rule]) -> list[Any]:
    """Return the parts of a page in reading order; a recogniser has put its own lines in order."""
    if page and page[0].group is not None:
        for line in page:
            line.right = max(each.end for each in page)
        return list(page)
    return list(arrange(page, rules))


def _page_labels(document: Any) -> dict[int, str]:
    """Return the labels that the file gives its pages, where they say more than their numbers."""
    labels = {number: document.get_page_label(number - 1) for number in range(1, len(document) + 1)}
    if all(label in ("", str(number)) for number, label in labels.items()):
        return {}
    return {number: label for number, label in labels.items() if label}


def _warnings(unreadable: Sequence[int]) -> tuple[str, ...]:
    if not unreadable:
        return ()
    return (f"no text on {_numbers(unreadable)}, a picture; {_remedy()}",)


def _no_text(unreadable: Sequence[int], count: int) -> str:
    if unreadable:
        return f"unreadable: its {count} pages are pictures without text; {_remedy()}"
    return f"expected text, found {count} empty pages; get the file again"


def _remedy() -> str:
    if ocr.languages():
        return "Tesseract found no words there; scan it again"
    return "install Tesseract with the languages fra, eng, spa and por, and build again"


def _numbers(pages: Sequence[int]) -> str:
    """Return page numbers in words, runs of them as «3–7»."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ("page " if len(pages) == 1 else "pages ") + ", ".join(shown)
