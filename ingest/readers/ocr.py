"""Pages that are pictures: Tesseract, where it is installed, recognises their words."""

from __future__ import annotations

import itertools
import math
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import fmean, median
from typing import Any

from ingest.readers.lines import Line

LANGUAGES = ("fra", "eng", "spa", "por")
RESOLUTION = 300
SECONDS_A_PAGE = 60
# A huge sheet is drawn with fewer points to the inch.
MOST_POINTS = 40_000_000
# A page of fewer lines or less confidence may lie on its side.
SURE = 70.0
FEW_LINES = 4
# What tells how askew a page lies: lines of so many words and points of width; the falls a point that are believed.
MEASURED_WORDS, MEASURED_WIDTH = 4, 120.0
LEAST_SLOPE, MOST_SLOPE = 0.005, 0.2
# Percent of confidence under which a line is more likely stains than words.
LEAST_CONFIDENCE = 45.0
# A step between lines that parts paragraphs, in parts of the usual one; an indentation that does, in points.
PARAGRAPH_STEP = 1.45
INDENT = 12.0
# The size that recognised type is taken to have; how many times the usual height a line of larger type has.
SIZE = 10.0
LARGER, MOST_LARGER = 1.3, 4.0

_Word = tuple[str, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page, the mean confidence of their characters in percent, and how the page was turned for them.

    ``turn`` is in degrees clockwise.
    """

    lines: list[Line]
    confidence: float
    turn: int = 0


@cache
def languages() -> str:
    """Return those of the four languages that Tesseract knows, as its option; empty where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    known = set((listed.stdout + listed.stderr).split())
    return "+".join(language for language in LANGUAGES if language in known)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn in grey, of so many points of the picture to one of print."""

    image: Any
    scale: float


def picture(document: Any, number: int) -> Picture | None:
    """Return a page of a PDF of pypdfium2 as a picture, None where there is nothing to recognise it with."""
    if not languages():
        return None
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(RESOLUTION / 72, math.sqrt(MOST_POINTS / max(1.0, width * height)))
    drawn = page.render(scale=scale, grayscale=True).to_pil()
    page.close()
    return Picture(drawn, scale)


def recognise(picture: Picture | None, number: int) -> Recognised | None:
    """Return the lines of a page that `picture` has drawn, None where there is none or Tesseract fails.

    A page that lies on its side, or stands on its head, is turned first.
    """
    if picture is None:
        return None
    from PIL import ImageFilter

    # The median takes the specks of old copies away and leaves the edges of letters.
    clean = Picture(picture.image.filter(ImageFilter.MedianFilter(3)), picture.scale)
    found = _read(clean, number)
    if found is None or (found.confidence >= SURE and len(found.lines) >= FEW_LINES):
        return found
    turn = _turn(clean)
    turned = _read(replace(clean, image=clean.image.rotate(-turn, expand=True)), number) if turn else None
    if turned is None or turned.confidence <= found.confidence:
        return found
    return replace(turned, turn=turn)


def _read(picture: Picture, number: int) -> Recognised | None:
    made = _tesseract(picture, "-l", languages(), "tsv")
    return None if made is None else from_table(made, number, picture.scale)


def _turn(picture: Picture) -> int:
    """Return by how many degrees clockwise a picture is to be turned for its text to stand upright."""
    made = _tesseract(picture, "--psm", "0", "-l", "osd") or ""
    found = re.search(r"^Rotate: (90|180|270)$", made, re.MULTILINE)
    return int(found[1]) if found else 0


def _tesseract(picture: Picture, *options: str) -> str | None:
    """Return what Tesseract writes about a picture, None where it fails."""
    command = [shutil.which("tesseract") or "tesseract", "-", "-", "--dpi", str(round(72 * picture.scale)), *options]
    # One page a process: its own threads only get in each other's way.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        made = subprocess.run(
            command,
            input=_encoded(picture.image),
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            check=True,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return made.stdout.decode("utf-8", "replace")


def _encoded(picture: Any) -> bytes:
    """Return a picture as PGM, which costs no time to write."""
    width, height = picture.size
    points: bytes = picture.convert("L").tobytes()
    return b"P5 %d %d 255\n" % (width, height) + points


def from_table(table: str, number: int, scale: float = RESOLUTION / 72) -> Recognised:
    """Return the lines of Tesseract's table of words, on a picture of so many points to one of print."""
    found: dict[tuple[int, ...], list[_Word]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip() or float(cells[10]) < 0:
            continue
        left, top, width, height = (float(cell) / scale for cell in cells[6:10])
        key = tuple(int(cell) for cell in cells[2:5])
        word = (cells[11].strip(), left, left + width, top, top + height, float(cells[10]))
        found.setdefault(key, []).append(word)
    slope = _slope(found.values())
    rows = [[_levelled(word, slope) for word in words] for words in found.values()]
    kept = [words for words in _whole(rows) if _is_text(words)]
    lines = [_line(words, number, slope) for words in kept]
    _measure(lines)
    _group(lines)
    letters = sum(len(word[0]) for words in kept for word in words)
    sure = sum(word[5] * len(word[0]) for words in kept for word in words)
    return Recognised(lines, round(sure / letters, 1) if letters else 0.0)


def _slope(rows: Iterable[list[_Word]]) -> float:
    """Return how much the lines of a page that lies askew fall a point of their length; 0 where it hardly does."""
    slopes = []
    for words in rows:
        middles = [((left + right) / 2, (top + bottom) / 2) for _, left, right, top, bottom, _ in words]
        if len(words) >= MEASURED_WORDS and middles[-1][0] - middles[0][0] >= MEASURED_WIDTH:
            across, down = (fmean(each) for each in zip(*middles, strict=True))
            spread = sum((x - across) ** 2 for x, _ in middles)
            slopes.append(sum((x - across) * (y - down) for x, y in middles) / spread)
    slope = median(slopes) if slopes else 0.0
    return slope if LEAST_SLOPE < abs(slope) < MOST_SLOPE else 0.0


def _levelled(word: _Word, slope: float) -> _Word:
    """Return a word at the height that it would have at the left edge of the page."""
    words, left, right, top, bottom, confidence = word
    fall = slope * (left + right) / 2
    return words, left, right, top - fall, bottom - fall, confidence


def _whole(rows: list[list[_Word]]) -> list[list[_Word]]:
    """Join the parts of a line that a stain or a wide gap has cut, where they follow each other."""
    done: list[list[_Word]] = []
    for words in rows:
        before = done[-1] if done else None
        if before is not None and _side_by_side(before, words):
            done[-1] = sorted(before + words, key=lambda word: word[1])
        else:
            done.append(words)
    return done


def _side_by_side(one: list[_Word], other: list[_Word]) -> bool:
    top, bottom = max(_top(one), _top(other)), min(_bottom(one), _bottom(other))
    least = min(_bottom(one) - _top(one), _bottom(other) - _top(other))
    left, right = (one, other) if one[0][1] < other[0][1] else (other, one)
    return bottom - top > 0.6 * least and -2 < right[0][1] - left[-1][2] < 40


def _top(words: list[_Word]) -> float:
    return min(word[3] for word in words)


def _bottom(words: list[_Word]) -> float:
    return max(word[4] for word in words)


def _is_text(words: list[_Word]) -> bool:
    letters = sum(len(word[0]) for word in words)
    mean = sum(word[5] * len(word[0]) for word in words) / letters
    return mean >= LEAST_CONFIDENCE and sum(char.isalnum() for word in words for char in word[0]) >= 2


def _group(lines: list[Line]) -> None:
    """Number the paragraphs: a new one begins after a wide step, at an indentation, and in another column."""
    steps = sorted(b.base - a.base for a, b in itertools.pairwise(lines) if 0 < b.base - a.base < 40)
    usual = steps[len(steps) // 3] if steps else 12.0
    group = 0
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before is not None:
            step = line.base - before.base
            apart = step > PARAGRAPH_STEP * usual or step < 0 or line.left > before.end or before.left > line.end
            indented = line.left - before.left > INDENT and before.text[-1] in '.:;!?"”»'
            group += apart or indented or abs(line.size - before.size) > 0.2 * SIZE
        line.group = group


def _line(words: Sequence[_Word], page: int, slope: float) -> Line:
    text = ""
    edges: list[float] = []
    end = 0.0
    for word, left, right, _, _, _ in words:
        if text:
            text += " "
            edges.append(end)
        left = max(left, end)
        edges += [left + (right - left) * at / len(word) for at in range(len(word))]
        text += word
        end = right
    edges.append(end)
    text = unicodedata.normalize("NFC", text)
    base = median(word[4] for word in words)
    return Line(page, text, edges, _top(list(words)), _bottom(list(words)), base, SIZE, group=0, slope=slope)


def _measure(lines: Sequence[Line]) -> None:
    """Give the lines that are set in larger type than most its size; heights of words tell no more than that."""
    usual = median(line.bottom - line.top for line in lines) if lines else 0.0
    for line in lines:
        larger = (line.bottom - line.top) / max(1.0, usual)
        if LARGER <= larger < MOST_LARGER and len(line.text) > 3:
            line.size = round(SIZE * larger, 1)
