"""A page of a PDF as it is printed: its characters, turned upright, and the rules and pictures drawn on it."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.language import familiarity
from ingest.readers.arrangement import Rule
from ingest.readers.gutters import Cut
from ingest.readers.lines import Glyph, Line, lines
from ingest.readers.writer import DRAWN

# A page with fewer characters than this and a picture on it is a picture; so is one that a picture covers for more
# than this part and that has few more characters, such as a stamp over a scan.
FEWEST_CHARACTERS = 12
FEW_CHARACTERS = 250
COVERED = 0.5
# Parts of the characters: without a meaning, from which none is believed; not shown, from which all are another's.
UNKNOWN = 0.3
HIDDEN = 0.9
# Familiarity of letters (`ingest.language.familiarity`) under which words are none, and under which words that another
# program recognised are better recognised anew. Texts of the four languages have 0.9, other European ones 0.5 to 0.75.
LEGIBLE = 0.3
WELL_RECOGNISED = 0.85
MOST_OBJECTS = 5000

_Place = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class Sheet:
    """A page as it was read.

    ``width`` and ``height`` are those of the page as its text stands upright, ``turn`` by how many degrees clockwise
    the page as shown, of a ``size``, is turned for that. ``picture`` tells that the words are to be recognised; the
    ``lines`` are then what stands there where that fails. ``layer`` is how legible, in percent, words are that a
    scanner laid under its picture, None where they are printed. ``garbled`` tells that the characters have no meaning,
    ``damaged`` that the page cannot be read at all.
    """

    number: int
    lines: list[Line]
    rules: list[Rule]
    width: float
    height: float
    turn: int = 0
    size: tuple[float, float] = (0.0, 0.0)
    picture: bool = False
    layer: float | None = None
    garbled: bool = False
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class _Type:
    """How characters are set: the size, bold or not, shown or not, and the turn that makes them stand upright."""

    size: float
    bold: bool
    hidden: bool
    turn: int | None


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on a page: rules, whether pictures, which part they cover, and whether the last covers the text."""

    rules: list[Rule]
    pictures: bool
    covered: float
    over_text: bool


def sheet(document: Any, number: int) -> Sheet:
    """Return a page of a PDF."""
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return Sheet(number, [], [], 0.0, 0.0, damaged=True)
    try:
        text = page.get_textpage()
        found = _read(page, text, number)
        text.close()
        return found
    except pypdfium2.PdfiumError:
        return Sheet(number, [], [], 0.0, 0.0, damaged=True)
    finally:
        page.close()


def _read(page: Any, text: Any, number: int) -> Sheet:
    characters, unknown = _characters(page, text)
    turns = Counter(own.turn for _, _, own in characters if own.turn is not None)
    # What stands on its side is a stamp or an axis, unless it is most of the page.
    turn = max(turns, key=lambda each: (turns[each], each == 0)) if turns else 0
    characters = [each for each in characters if each[2].turn == turn]
    drawn = _drawings(page, turn)
    hidden = sum(own.hidden for _, _, own in characters)
    # Words that are not shown among some that are stand there for no reader.
    below = drawn.over_text or hidden > HIDDEN * len(characters)
    if not below and hidden < len(characters) / 2:
        characters = [each for each in characters if not each[2].hidden]
    glyphs = _parted(list(_glyphs(page, text, characters, turn)))
    printed = sum(not glyph.text.isspace() for glyph in glyphs)
    words = "".join(glyph.text for glyph in glyphs)
    known = familiarity(words)
    garbled = printed > 0 and (unknown > UNKNOWN * printed or (known is not None and known < LEGIBLE))
    few = printed < FEWEST_CHARACTERS and drawn.pictures
    stamped = printed < FEW_CHARACTERS and drawn.covered > COVERED
    doubtful = below and known is not None and known < WELL_RECOGNISED
    size = width, height = float(page.get_width()), float(page.get_height())
    bars = [Cut(rule.y, rule.x0, rule.x1) for rule in drawn.rules if rule.upright]
    return Sheet(
        number,
        [] if garbled else lines(glyphs, number, bars),
        drawn.rules,
        *((height, width) if turn in (90, 270) else (width, height)),
        turn=turn,
        size=size,
        picture=garbled or few or stamped or doubtful,
        layer=round(100 * (known or 0.0), 1) if below and printed >= FEWEST_CHARACTERS else None,
        garbled=garbled,
    )


def _characters(page: Any, text: Any) -> tuple[list[tuple[int, int, _Type]], int]:
    """Return the characters of a page in the order of the file: place, code and type; and how many mean nothing."""
    import pypdfium2.raw as raw

    handle, turned = text.raw, page.get_rotation()
    types: dict[int, _Type] = {}
    found = []
    unknown = 0
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, at)
        if raw.FPDFText_IsGenerated(handle, at) == 1:
            continue
        if code == 0 or 0xD800 <= code < 0xE000 or code == 0xFFFD or raw.FPDFText_HasUnicodeMapError(handle, at) == 1:
            unknown += 1
            if code == 0 or 0xD800 <= code < 0xE000:
                continue
        unknown += 0xE000 <= code < 0xF900 and chr(code) not in DRAWN
        # The characters of one object of the page are set alike, and asking the library for each takes long.
        owner = ctypes.cast(raw.FPDFText_GetTextObject(handle, at), ctypes.c_void_p).value or -at - 1
        own = types.get(owner)
        if own is None:
            own = types[owner] = _type(handle, at, turned)
        found.append((at, code, own))
    return found, unknown


def _type(handle: Any, at: int, turned: int) -> _Type:
    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, at, name, 128, flags)
    font = name.value.lower()
    bold = raw.FPDFText_GetFontWeight(handle, at) >= 600 or b"bold" in font or b"black" in font
    angle = math.degrees(raw.FPDFText_GetCharAngle(handle, at)) + turned
    quarter = round(-angle / 90) * 90
    turn = quarter % 360 if abs(angle + quarter) <= 6 else None
    size, matrix = float(raw.FPDFText_GetFontSize(handle, at)), raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(handle, at, matrix):
        # Programs that print web pages scale all that they set.
        size *= math.hypot(matrix.c, matrix.d)
    owner = raw.FPDFText_GetTextObject(handle, at)
    hidden = bool(owner) and raw.FPDFTextObj_GetTextRenderMode(owner) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    return _Type(round(size, 1), bold, hidden, turn)


def _glyphs(page: Any, text: Any, characters: Sequence[tuple[int, int, _Type]], turn: int) -> Iterator[Glyph]:
    """Yield characters in the order of the file, turned upright, those outside of what is shown left out."""
    import pypdfium2.raw as raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    place, width, height = _placement(page, turn)
    straight = (page.get_rotation() + turn) % 360 == 0
    handle = text.raw
    for at, code, own in characters:
        if not raw.FPDFText_GetLooseCharBox(handle, at, box) or not raw.FPDFText_GetCharOrigin(handle, at, x, y):
            continue
        x0, top = place(box.left, box.top)
        x1, bottom = place(box.right, box.bottom)
        _, base = place(x.value, y.value)
        x0, x1, top, bottom = min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom)
        if not (0 <= (x0 + x1) / 2 <= width and 0 <= (top + bottom) / 2 <= height):
            continue
        # Some programs set type of size 1 and scale it: the box then tells the size.
        size = own.size if 0.6 < own.size / max(0.1, bottom - top) < 1.7 else round(bottom - top, 1)
        raised = False
        if 0x30 <= code <= 0x39 and straight and raw.FPDFText_GetCharBox(handle, at, left, right, low, high):
            # Some types have small raised digits of their own.
            raised = low.value - y.value > 0.2 * size
        yield Glyph(chr(code), x0, x1, top, bottom, base, max(1.0, size), own.bold, raised)


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


def _placement(page: Any, turn: int) -> tuple[_Place, float, float]:
    """Return what leads from points of the file to those from the top left corner of the upright page, and its size."""
    # What is shown: the crop box within the sheet.
    left, bottom, right, top = page.get_bbox()
    whole = (page.get_rotation() + turn) % 360

    def place(x: float, y: float) -> tuple[float, float]:
        if whole == 90:
            return y - bottom, x - left
        if whole == 180:
            return right - x, y - bottom
        if whole == 270:
            return top - y, right - x
        return x - left, top - y

    width, height = right - left, top - bottom
    return (place, height, width) if whole in (90, 270) else (place, width, height)


def _drawings(page: Any, turn: int) -> _Drawn:
    import pypdfium2.raw as raw

    place, width, height = _placement(page, turn)
    rules: list[Rule] = []
    pictures, covered, last_text, last_cover = False, 0.0, -1, -1
    for number, found in enumerate(page.get_objects(max_depth=3)):
        if number > MOST_OBJECTS:
            break
        if found.type == raw.FPDF_PAGEOBJ_TEXT:
            last_text = number
        if found.type not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH):
            continue
        left, bottom, right, top = found.get_bounds()
        (x0, y0), (x1, y1) = place(left, top), place(right, bottom)
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if found.type == raw.FPDF_PAGEOBJ_IMAGE:
            shown = max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(y1, height) - max(y0, 0.0))
            pictures, covered = True, covered + shown / max(1.0, width * height)
            last_cover = number if shown > HIDDEN * width * height else last_cover
        else:
            rules += _rules(x0, y0, x1, y1)
    return _Drawn(rules, pictures, covered, last_cover > last_text >= 0)


def _rules(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    """Return the rules that a drawn path shows, given the box around it."""
    if x1 - x0 > 20 and y1 - y0 < 3:
        return [Rule((y0 + y1) / 2, x0, x1)]
    if y1 - y0 > 6 and x1 - x0 < 3:
        return [Rule((x0 + x1) / 2, y0, y1, upright=True)]
    if x1 - x0 > 20 and y1 - y0 > 6:
        # A frame, or the shade of a cell, has its rules on all sides.
        flat = [Rule(y0, x0, x1), Rule(y1, x0, x1)]
        return [*flat, Rule(x0, y0, y1, upright=True), Rule(x1, y0, y1, upright=True)]
    return []
