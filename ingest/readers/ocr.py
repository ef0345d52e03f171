"""Pages that are pictures: Tesseract, where it is installed, recognises their words."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

from ingest.readers.lines import Line

LANGUAGES = ("fra", "eng", "spa", "por")
RESOLUTION = 300
SECONDS_A_PAGE = 60
# Percent of confidence under which a line is more likely stains than words.
LEAST_CONFIDENCE = 45.0
# A step between lines that parts paragraphs, in parts of the usual one; an indentation that does, in points.
PARAGRAPH_STEP = 1.45
INDENT = 12.0

_Word = tuple[str, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page, and the mean confidence of their characters in percent."""

    lines: list[Line]
    confidence: float


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


def recognise(page: Any, number: int) -> Recognised | None:
    """Return the lines of a page of pypdfium2, None where there is no Tesseract or it fails."""
    program = shutil.which("tesseract")
    if program is None or not languages():
        return None
    from PIL import ImageFilter

    # The median takes the specks of old copies away and leaves the edges of letters.
    picture = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().filter(ImageFilter.MedianFilter(3))
    command = [program, "-", "-", "-l", languages(), "--dpi", str(RESOLUTION), "tsv"]
    # One page a process: its own threads only get in each other's way.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        made = subprocess.run(
            command, input=_encoded(picture), capture_output=True, timeout=SECONDS_A_PAGE, check=True, env=environment
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return from_table(made.stdout.decode("utf-8", "replace"), number)


def _encoded(picture: Any) -> bytes:
    """Return a picture as PGM, which costs no time to write."""
    width, height = picture.size
    points: bytes = picture.convert("L").tobytes()
    return b"P5 %d %d 255\n" % (width, height) + points


def from_table(table: str, number: int) -> Recognised:
    """Return the lines of Tesseract's table of words."""
    scale = 72 / RESOLUTION
    found: dict[tuple[int, ...], list[_Word]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip() or float(cells[10]) < 0:
            continue
        left, top, width, height = (float(cell) * scale for cell in cells[6:10])
        key = tuple(int(cell) for cell in cells[2:5])
        word = (cells[11].strip(), left, left + width, top, top + height, float(cells[10]))
        found.setdefault(key, []).append(word)
    kept = [words for words in _whole(list(found.values())) if _is_text(words)]
    lines = [_line(words, number) for words in kept]
    _group(lines)
    letters = sum(len(word[0]) for words in kept for word in words)
    sure = sum(word[5] * len(word[0]) for words in kept for word in words)
    return Recognised(lines, round(sure / letters, 1) if letters else 0.0)


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
            group += apart or indented
        line.group = group


def _line(words: Sequence[_Word], page: int) -> Line:
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
    return Line(page, text, edges, _top(list(words)), _bottom(list(words)), base, 10.0, group=0)
