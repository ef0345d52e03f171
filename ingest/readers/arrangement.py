"""The order in which the lines of a page are read: columns one after the other, and tables row by row."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.readers.lines import LINE_GAP, Line, joined

# Lines that each side of a gutter must have, characters that running text has on a line, points of the gutter.
COLUMN_LINES = 4
COLUMN_WIDTH = 18
ALIGNED = 6.0
# By how many type sizes columns of one text end apart where they are set to end together.
LEVEL_COLUMNS = 3.0
# A step between lines, in type sizes, that no lines of one cell have.
ROW_STEP = 1.5
# How far, in type sizes, lines stand apart that are side by side but no parts of one.
FAR_BESIDE = 4.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line drawn on the page, or a vertical one (``upright``, whose ``y`` is a place from the left)."""

    y: float
    x0: float
    x1: float
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each cell the lines in it from top to bottom."""

    page: int
    rows: list[list[list[Line]]]
    edges: tuple[float, ...]


Part = Line | Table


def arrange(lines: Sequence[Line], rules: Sequence[Rule] = ()) -> list[Part]:
    """Return the lines of a page in reading order, with the tables among them."""
    flat = [rule for rule in rules if not rule.upright]
    bars = [rule for rule in rules if rule.upright]
    parts: list[Part] = []
    bands = _bands(list(lines), flat)
    page_right = _right(lines) if lines else 0.0
    for column, band in enumerate(bands):
        found = _with_tables(_rows(band), flat, bars)
        running = [part for part in found if isinstance(part, Line)]
        right = _right(running) if running else 0.0
        if not any(_is_beside(band, other) for other in bands if other is not band):
            right = max(right, page_right)
        for line in running:
            line.column, line.right = column, right
        parts += found
    return parts


def lines_of(pages: Sequence[Sequence[Part]]) -> Iterator[Line]:
    """Yield all lines of arranged pages, those in tables too."""
    for page in pages:
        for part in page:
            if isinstance(part, Line):
                yield part
            else:
                yield from (line for row in part.rows for cell in row for line in cell)


def _is_beside(band: Sequence[Line], other: Sequence[Line]) -> bool:
    """Tell whether lines of another band stand to the right of one."""
    top, bottom = min(line.top for line in band), max(line.bottom for line in band)
    right = max(line.end for line in band)
    return any(line.left > right and line.top < bottom and line.bottom > top for line in other)


def _right(band: Sequence[Line]) -> float:
    """Return the right margin of a column: where its long lines end."""
    ends = sorted(line.end for line in band if len(line.text) >= 40)
    return ends[int(0.9 * (len(ends) - 1))] if len(ends) >= 3 else max(line.end for line in band)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines side by side as rows, from top to bottom, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.base, each.left)):
        if rows and abs(median(each.base for each in rows[-1]) - line.base) <= 0.35 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _bands(lines: list[Line], rules: Sequence[Rule], depth: int = 0) -> list[list[Line]]:
    """Return the lines in stretches that are read one after the other: a column, or what runs across columns."""
    gutter = _gutter(lines, rules) if depth < 3 else None
    if gutter is None:
        return [lines] if lines else []
    found: list[list[Line]] = []
    across: list[Line] = []
    beside: list[Line] = []

    def close() -> None:
        left, right, after = _columns_of(beside, gutter)
        if min(len(left), len(right)) >= 2:
            if across:
                found.append(list(across))
                across.clear()
            found.extend(_bands(left, rules, depth + 1))
            found.extend(_bands(right, rules, depth + 1))
        else:
            across.extend(left + right)
        across.extend(after)
        beside.clear()

    for row in _rows(lines):
        if any(line.left < gutter - 1 and line.end > gutter + 1 for line in row) or _is_ruled_across(
            row, gutter, rules
        ):
            close()
            across.extend(row)
        else:
            beside.extend(row)
    close()
    if across:
        found.append(across)
    return found


def _columns_of(lines: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the lines left and right of a gutter, and those under both that a gap sets off.

    Where one column is longer, as on a last page, what stands below the end of the other is more of it.
    """
    left = [line for line in lines if line.end <= gutter]
    right = [line for line in lines if line.end > gutter]
    after: list[Line] = []
    if left and right:
        one, other = sorted((left, right), key=lambda side: max(line.base for line in side))
        bottom = max(line.bottom for line in one)
        for at in range(len(other) - 1, 0, -1):
            line, above = other[at], other[at - 1]
            if line.top <= bottom:
                break
            if line.top - above.bottom > max(line.size, above.size):
                level = above.bottom - bottom < LEVEL_COLUMNS * above.size
                running = sum(len(each.text) >= COLUMN_WIDTH for each in other[at:])
                after = other[at:] if level and running < COLUMN_LINES else []
                break
        del other[len(other) - len(after) :]
    return left, right, after


def _is_ruled_across(row: Sequence[Line], gutter: float, rules: Sequence[Rule]) -> bool:
    """Tell whether lines are drawn over a gutter above and under a row, as in a table."""
    top, bottom, size = min(line.top for line in row), max(line.bottom for line in row), row[0].size
    across = [rule.y for rule in rules if rule.x0 < gutter + 2 and rule.x1 > gutter - 2]
    return any(top - size < y < top + size / 2 for y in across) and any(
        bottom - size / 2 < y < bottom + size for y in across
    )


def _gutter(lines: list[Line], rules: Sequence[Rule]) -> float | None:
    """Return the middle of the white stripe between two columns of running text, or None."""
    rows = _rows(lines)
    gaps = [(a.end, b.left) for row in rows for a, b in itertools.pairwise(row) if b.left - a.end > 4]
    if len(gaps) < COLUMN_LINES - 1:
        return None
    best: tuple[int, int] | None = None
    places: list[float] = []
    for x in sorted({(a + b) / 2 for a, b in gaps}):
        # Lines that have no other beside them count against a place that they cross.
        crossed = sum(line.left < x - 1 and line.end > x + 1 for line in lines)
        count = sum(a < x < b for a, b in gaps)
        if count < COLUMN_LINES - 1:
            continue
        score = count - crossed, count
        if best is None or score > best:
            best, places = score, []
        if score == best:
            places.append(x)
    if best is None:
        return None
    x = places[len(places) // 2]
    left = [line for line in lines if line.end <= x]
    right = [line for line in lines if line.left >= x]
    crossing = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < COLUMN_LINES or crossing > len(left) + len(right):
        return None
    if any(median(len(line.text) for line in side) < COLUMN_WIDTH for side in (left, right)):
        return None
    top, bottom = min(line.top for line in left + right), max(line.bottom for line in left + right)
    drawn = [rule for rule in rules if rule.x0 < x - 10 and rule.x1 > x + 10 and top < rule.y < bottom]
    return None if len(drawn) >= 3 else x


def _with_tables(rows: list[list[Line]], rules: Sequence[Rule], bars: Sequence[Rule]) -> list[Part]:
    parts: list[Part] = []
    at = 0
    while at < len(rows):
        end = _table_end(rows, at, rules, bars)
        if end is None:
            parts += _merged(rows[at], bars)
            at += 1
        else:
            parts.append(_table(rows[at:end], rules))
            at = end
    return parts


def _merged(row: list[Line], bars: Sequence[Rule]) -> list[Line]:
    """Join the parts of a line that a stretched space has cut."""
    done: list[Line] = []
    for line in row:
        near = bool(done) and line.left - done[-1].end <= LINE_GAP * min(line.size, done[-1].size)
        if near and not _is_barred(done[-1], line, bars):
            done[-1] = joined(done[-1], line)
        else:
            done.append(line)
    for before, line in itertools.pairwise(done):
        if line.left - before.end >= FAR_BESIDE * line.size:
            before.beside = line.beside = True
    return done


def _is_barred(before: Line, after: Line, bars: Sequence[Rule]) -> bool:
    return any(before.end - 2 < bar.y < after.left + 2 and bar.x0 < after.base < bar.x1 for bar in bars)


def _table_end(rows: list[list[Line]], at: int, rules: Sequence[Rule], bars: Sequence[Rule]) -> int | None:
    """Return where the table that begins with a row ends, None where none does."""
    if len(rows[at]) < 2:
        return None
    full = [rows[at]]
    end = at + 1
    while end < len(rows):
        row = rows[end]
        above = rows[end - 1]
        gap = min(line.top for line in row) - max(line.bottom for line in above)
        if gap > 3 * row[0].size:
            break
        if len(row) >= 2 and _is_aligned(row, full):
            full.append(row)
        elif len(row) >= 2 or not _is_rest(row[0], full, gap, rules, above):
            break
        end += 1
    while end > at and len(rows[end - 1]) < 2 and not _is_ruled(rows[at:end], rules):
        end -= 1
    columns = max(len(row) for row in full)
    barred = any(_is_barred(a, b, bars) for row in full for a, b in itertools.pairwise(row))
    enough = 2 if columns >= 3 or barred or _is_ruled(rows[at:end], rules) else 3
    return end if len(full) >= enough else None


def _is_aligned(row: list[Line], full: list[list[Line]]) -> bool:
    """Tell whether cells after the first begin or are centred where cells of the rows above do.

    The edges of the text say nothing, since lines of running text share them; but a number far from what stands
    before it may end where others do.
    """
    known = [line for each in full for line in each[1:]]
    if any(abs(row[0].left - other.left) <= ALIGNED for other in known):
        # A second row of a header names columns but the first.
        return True
    for before, line in itertools.pairwise(row):
        apart = line.left - before.end > 2 * line.size
        for other in known:
            starts = abs(line.left - other.left) <= ALIGNED
            centred = abs(line.left + line.end - other.left - other.end) <= ALIGNED
            if starts or centred or (apart and abs(line.end - other.end) <= ALIGNED):
                return True
    return False


def _is_rest(line: Line, full: list[list[Line]], gap: float, rules: Sequence[Rule], above: list[Line]) -> bool:
    """Tell whether a line alone is the rest of a cell: in one column, close under the row."""
    widest = max(full, key=len)
    starts = [each.left for each in widest]
    column = max((at for at, start in enumerate(starts) if line.left >= start - ALIGNED), default=None)
    if column is None or _is_below(line, above, rules):
        return False
    limit = starts[column + 1] if column + 1 < len(starts) else float("inf")
    if line.end > limit or (gap > 0.9 * line.size and not _is_ruled([above, [line]], rules)):
        return False
    return abs(line.left - starts[column]) <= 3 * ALIGNED


def _is_below(line: Line, above: list[Line], rules: Sequence[Rule]) -> bool:
    """Tell whether the last rule of a table stands between a line and the row above it."""
    across = [rule.y for rule in rules if rule.x0 - 2 < line.left < rule.x1 + 2 and rule.y > above[0].base]
    return any(y < line.base for y in across) and not any(line.base < y < line.base + 4 * line.size for y in across)


def _is_ruled(rows: list[list[Line]], rules: Sequence[Rule]) -> bool:
    """Tell whether rows stand between lines drawn across them."""
    lines = [line for row in rows for line in row]
    left, right = min(line.left for line in lines), max(line.end for line in lines)
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    size = lines[0].size
    drawn = {round(rule.y) for rule in rules if top - 2 * size < rule.y < bottom + 2 * size
             and min(right, rule.x1) - max(left, rule.x0) > 0.3 * (right - left)}  # fmt: skip
    return len(drawn) >= 2


def _table(rows: list[list[Line]], rules: Sequence[Rule]) -> Table:
    columns = _columns(rows)
    cells: list[list[list[Line]]] = []
    starts = _starts(rows, columns, rules)
    for number, row in enumerate(rows):
        if number in starts or not cells:
            cells.append([[] for _ in columns])
        for line in row:
            cells[-1][_column(line, columns)].append(line)
    return Table(rows[0][0].page, cells, tuple(left for left, _ in columns))


def _columns(rows: list[list[Line]]) -> list[tuple[float, float]]:
    """Return the columns of a table from left to right, from the rows that have the most cells."""
    most = max(len(row) for row in rows)
    spans: list[tuple[float, float]] = [(line.left, line.end) for line in next(row for row in rows if len(row) == most)]
    for row in rows:
        if len(row) == most:
            spans = [(min(a, line.left), max(b, line.end)) for (a, b), line in zip(spans, row, strict=True)]
    return spans


def _column(line: Line, columns: list[tuple[float, float]]) -> int:
    def shared(at: int) -> tuple[float, float]:
        left, right = columns[at]
        return min(right, line.end) - max(left, line.left), -abs(left - line.left)

    return max(range(len(columns)), key=shared)


def _starts(rows: list[list[Line]], columns: list[tuple[float, float]], rules: Sequence[Rule]) -> set[int]:
    """Return the numbers of the lines of print at which a row of the table begins."""
    bases = [median(line.base for line in row) for row in rows]
    left, right = columns[0][0], columns[-1][1]
    across = sorted(rule.y for rule in rules if min(right, rule.x1) - max(left, rule.x0) > 0.3 * (right - left))
    cuts = {n for n in range(1, len(rows)) if any(bases[n - 1] < y < bases[n] for y in across)}
    # Rules only above and under the head part no rows.
    if len(cuts) > 1 or (cuts and len(rows) <= 3):
        return cuts | {0}
    steps = [b - a for a, b in itertools.pairwise(bases)]
    narrow = min(steps, default=0.0)
    if narrow > ROW_STEP * median(line.size for row in rows for line in row):
        return set(range(len(rows)))
    loose = [n for n, step in enumerate(steps, 1) if step > 1.25 * narrow]
    if narrow and loose and any(_column(row[0], columns) != 0 for n, row in enumerate(rows) if n and n not in loose):
        return {0, *loose}
    firsts = {n for n, row in enumerate(rows) if _column(row[0], columns) == 0}
    return firsts | {0} | cuts
