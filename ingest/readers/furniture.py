"""What stands around the text of a page: running heads, feet and page numbers, told by their return on other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from ingest import symbols
from ingest.readers.lines import Line

# How far from the top and bottom of the page furniture may stand, in parts of its height; points between its copies.
ZONE = 0.14
SHIFT = 5.0
# How much further than the lines of the text from each other a head stands from them; on how many pages, at least, and
# on which part of them words stand at one height that are its head whatever they say.
APART = 1.5
FEWEST_STANDING = 4
MOST_PAGES = 0.6
# How alike, of 100, recognised words must be to count as the same.
ALIKE = 80

_NUMBER = re.compile(
    r"[-–—\s|•]*(?:(?:page|página|pagina|pág|pag|p)\b\.?\s*)?(?P<label>(?P<number>\d{1,4}|[ivxlcIVXLC]{1,7})"
    r"(?:\s*(?:/|of|de|sur)\s*\d{1,4})?)[-–—\s|•.]*",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?:\b(?:page|página|pág\.|p\.)\s*|[|–—~-]\s*)(?P<label>(?P<number>\d{1,4}))(?=\s*[-–—:|]|\s*$)", re.IGNORECASE
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_BARCODE = re.compile(r"\*[A-Z0-9-]+\*")
# What programs that print web pages put around them: when, and from where.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_RULE = re.compile(r"[_\-–—=.\s*]{5,}")


@dataclass(frozen=True, slots=True)
class Furnished:
    """The lines of the pages without furniture, the label printed on each page, and the words of the furniture."""

    pages: list[list[Line]]
    labels: list[str | None]
    words: list[str]


def without(pages: Sequence[list[Line]], heights: Sequence[float]) -> Furnished:
    """Part the running heads, feet and page numbers of pages from their text."""
    candidates = [_zones(lines, height) for lines, height in zip(pages, heights, strict=True)]
    known = _Known(_offsets(candidates), _returning(candidates), _standing(pages, candidates), len(pages))
    kept: list[list[Line]] = []
    labels: list[str | None] = []
    words: list[str] = []
    for number, (lines, zones) in enumerate(zip(pages, candidates, strict=True)):
        gone: set[int] = set()
        label: str | None = None
        for zone in zones:
            rows = _rows(zone)
            for place, row in enumerate(rows):
                verdict = _row_verdict(row, number, known, lines)
                if verdict is None:
                    continue
                if not verdict or _heads_a_table(row, rows[place + 1 :]):
                    break
                gone |= {id(line) for line in row}
                if label is None:
                    # A symbol that stands above the number of the page is part of its head.
                    gone |= {id(line) for line in zone if number and _is_symbol(line) and _near(line, row[0])}
                words += [line.text for line in row]
                label = label or next((found for line in row if (found := _label(line, number, known.offsets))), None)
        kept.append([line for line in lines if id(line) not in gone and not _BARCODE.fullmatch(line.text)])
        labels.append(label)
    return Furnished(kept, labels, words)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the pages together tell: how page numbers differ from places, what returns, and what stands where."""

    offsets: set[int]
    returning: dict[str, list[tuple[int, float]]]
    standing: set[int]
    pages: int


def _row_verdict(row: list[Line], number: int, known: _Known, lines: Sequence[Line]) -> bool | None:
    """Tell whether a row is furniture; None where it may be and what stands further in tells."""
    verdicts = [id(line) in known.standing or _verdict(line, number, known) for line in row]
    stamped = any(_PRINTED.fullmatch(line.text) for line in row)
    if stamped or any(verdicts):
        verdicts = [
            stamped or each or bool(_ADDRESS.fullmatch(line.text)) for line, each in zip(row, verdicts, strict=True)
        ]
    rest = [line for line, verdict in zip(row, verdicts, strict=True) if not verdict]
    # What stands beside a print job's number is a code as well, and what stands beside that of the page its title.
    codes = any(verdicts) and all(len(line.text) < 20 and not re.search(r"[a-zß-ÿ]", line.text) for line in rest)
    numbered = any(_NUMBER.fullmatch(line.text) and _label(line, number, known.offsets) for line in row)
    if not rest or codes or (numbered and _is_apart(row, lines)):
        return True
    return None if all(_is_symbol(line) and number for line in row) else False


def _heads_a_table(row: list[Line], inner: Sequence[list[Line]]) -> bool:
    """Tell whether a row of several parts stands close over one of the same columns."""
    below = inner[0] if inner else []
    if min(len(row), len(below)) < 2 or abs(below[0].base - row[0].base) > 2.5 * row[0].size:
        return False
    shared = sum(any(abs(one.left - other.left) <= 2 for other in below) for one in row)
    return shared >= 2


def _is_apart(row: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Tell whether a row is set off from the text of its page by more than the lines of that are."""
    base = row[0].base
    bases = sorted({round(line.base, 1) for line in lines})
    steps = sorted(b - a for a, b in pairwise(bases) if b - a > 2)
    near = min((abs(other - base) for other in bases if abs(other - base) > 2), default=None)
    usual = steps[len(steps) // 2] if len(steps) > 2 else 1.2 * row[0].size
    return near is None or near > APART * min(usual, 2 * row[0].size)


def _standing(pages: Sequence[list[Line]], candidates: Sequence[tuple[list[Line], list[Line]]]) -> set[int]:
    """Return the outermost lines, by identity, that stand at one height on most pages and set off, as titles do.

    Words set larger than the text are titles of what follows, as on slides.
    """
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    found: set[int] = set()
    for side in (0, 1):
        places: dict[int, list[list[Line]]] = defaultdict(list)
        for lines, zones in zip(pages, candidates, strict=True):
            row = next(iter(_rows(zones[side])), [])
            if row and all(line.size <= body for line in row) and _is_apart(row, lines):
                places[round(row[0].base / SHIFT)].append(row)
        for place, rows in places.items():
            around = sum(len(places.get(near, ())) for near in (place - 1, place, place + 1))
            if around >= max(FEWEST_STANDING, MOST_PAGES * sum(bool(lines) for lines in pages)):
                found |= {id(line) for row in rows for line in row}
    return found


def is_rule(line: Line) -> bool:
    """Tell whether a line is drawn with characters, to part the notes from the text."""
    return len(line.text) >= 5 and _RULE.fullmatch(line.text) is not None


def _is_symbol(line: Line) -> bool:
    found = symbols.find(line.text)
    return bool(found) and not found[0].provision and len(found[0].text) >= 0.9 * len(line.text)


def _near(line: Line, other: Line) -> bool:
    return abs(line.base - other.base) < 2.5 * line.size


def _zones(lines: list[Line], height: float) -> tuple[list[Line], list[Line]]:
    """Return the lines near the top from the top down, and those near the bottom from the bottom up."""
    top = sorted((line for line in lines if line.bottom < ZONE * height), key=lambda line: line.base)
    foot = sorted((line for line in lines if line.top > (1 - ZONE) * height), key=lambda line: -line.base)
    return top, foot


def _rows(zone: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in zone:
        if rows and abs(rows[-1][0].base - line.base) < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _key(words: str) -> str:
    return re.sub(r"\d+", "#", " ".join(words.lower().split()))


def _returning(candidates: Sequence[tuple[list[Line], list[Line]]]) -> dict[str, list[tuple[int, float]]]:
    """Return where words stand that are on several pages, page numbers in them aside."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    recognised = any(line.group is not None for zones in candidates for zone in zones for line in zone)
    for number, zones in enumerate(candidates):
        for line in (*zones[0], *zones[1]):
            if any(char.isalnum() for char in line.text):
                places[_key(line.text)].append((number, line.base))
    return {key: found for key, found in places.items() if recognised or len({page for page, _ in found}) > 1}


def _value(label: str) -> int | None:
    if label.isdigit():
        return int(label)
    total = last = 0
    for letter in reversed(label.lower()):
        value = _ROMAN[letter]
        total += -value if value < last else value
        last = max(last, value)
    return total


def _offsets(candidates: Sequence[tuple[list[Line], list[Line]]]) -> set[int]:
    """Return by how much the numbers printed on pages may differ from their place in the file."""
    counts: Counter[int] = Counter()
    for number, zones in enumerate(candidates):
        seen = set()
        for line in (*zones[0], *zones[1]):
            match = _NUMBER.fullmatch(line.text) or _INSIDE.search(line.text)
            value = _value(match["number"]) if match and match["number"] else None
            if value is not None:
                seen.add(value - number)
        counts.update(seen)
    # One page of a kind proves nothing, unless it is the number of that very page.
    return {offset for offset, count in counts.items() if count > 1 or (offset == 1 and len(candidates) <= 2)}


def _label(line: Line, number: int, offsets: set[int]) -> str | None:
    match = _NUMBER.fullmatch(line.text) or _INSIDE.search(line.text)
    if not match or not match["number"]:
        return None
    value = _value(match["number"])
    return " ".join(match["label"].split()) if value is not None and value - number in offsets else None


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 8 and fuzz.partial_ratio(one, other) >= ALIKE


def _verdict(line: Line, number: int, known: _Known) -> bool:
    """Tell whether a line is furniture."""
    if is_rule(line) or _BARCODE.fullmatch(line.text):
        return True
    if _NUMBER.fullmatch(line.text) and _label(line, number, known.offsets):
        return True
    key, returning = _key(line.text), known.returning
    others = {page for page, base in returning.get(key, ()) if page != number and abs(base - line.base) <= SHIFT}
    if line.group is not None:
        # What is recognised differs by a letter, and pages lie askew.
        others |= {
            page
            for other, found in returning.items()
            for page, base in found
            if page != number and abs(base - line.base) <= 4 * SHIFT and _alike(other, key)
        }
    if len(others) >= (1 if known.pages < 8 else 2):
        return True
    # A first page may say more after the words that return, such as the number of a print job.
    first = " ".join(line.text.split()[:1])
    again = returning.get(_key(first), ()) if len(first) >= 6 and any(char.isdigit() for char in first) else ()
    return any(page != number and abs(base - line.base) <= 3 * SHIFT for page, base in again)
