"""Lines of print: the characters of a PDF page, put together by where they stand."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.labels import marker_of
from ingest.readers.gutters import Cut, Row, stretched, stripe
from ingest.readers.writer import DRAWN, superscript

# In parts of the type size: what parts words, what parts columns or cells, how far a raised sign may stand above.
WORD_GAP = 0.17
SEGMENT_GAP = 0.8
LINE_GAP = 1.4
LABEL_GAP = 6.0
MOST_STRIPES = 12
RAISED = 0.6
SMALL = 0.85

# Hyphens at the ends of lines have codes of their own in some files.
_DRAWN = DRAWN | {"\x02": "-", "\ufffe": "-", "\xad": "-"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page: its box and baseline in points from the top left corner, and its type."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    raised: bool = False


@dataclass(slots=True)
class Line:
    """A stretch of one line of print: its words, the edges of its characters, and its type.

    ``group`` tells lines of one paragraph where a recogniser has found that out, ``column`` the column on the page.
    ``slope`` is how much a line on a page that lies askew falls a point of its length; heights are those at the left
    edge of the page. ``beside`` tells that another line stands far beside it, in no column or table.
    """

    page: int
    text: str
    edges: list[float]
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    raised_start: int = 0
    group: int | None = None
    column: int = 0
    right: float = 0.0
    slope: float = 0.0
    beside: bool = False

    @property
    def left(self) -> float:
        """Return the left edge."""
        return self.edges[0]

    @property
    def end(self) -> float:
        """Return the right edge."""
        return self.edges[-1]


@dataclass(slots=True)
class _Segment:
    """Characters side by side that will be a line; ``size`` and ``base`` are those of most of them."""

    glyphs: list[Glyph]
    size: float = 0.0
    base: float = 0.0
    whole: bool = False
    _words: list[tuple[float, float]] | None = None

    def words(self) -> list[tuple[float, float]]:
        """Return where each word begins and ends; a line of justified print is whole."""
        if self._words is None:
            self._words = [(self.x0, self.x1)] if self.whole else _words(self.glyphs)
        return self._words

    def measured(self) -> _Segment:
        """Take the size and the baseline of the characters and return the segment."""
        sizes: Counter[float] = Counter()
        bases: Counter[float] = Counter()
        for glyph in self.glyphs:
            sizes[glyph.size] += 1
            bases[round(glyph.base, 1)] += 1
        self.size, self.base = sizes.most_common(1)[0][0], bases.most_common(1)[0][0]
        return self

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


def _words(glyphs: Sequence[Glyph]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    fresh = True
    for glyph in glyphs:
        if glyph.text.isspace():
            fresh = True
        elif not fresh and glyph.x0 - found[-1][1] <= WORD_GAP * glyph.size:
            found[-1] = found[-1][0], max(found[-1][1], glyph.x1)
        else:
            found.append((glyph.x0, glyph.x1))
            fresh = False
    return found


def lines(glyphs: Iterable[Glyph], page: int, bars: Sequence[Cut] = ()) -> list[Line]:
    """Return the lines that the characters of a page make, from top to bottom and left to right.

    Characters with a wide gap between them belong to two lines, as in columns and tables; a number before a
    paragraph stays with it. ``bars`` are drawn lines that part what stands on both sides.
    """
    segments = _parted(_merged(_segments(glyphs)), bars)
    made = [_line(segment, page) for segment in segments]
    found = sorted((line for line in made if line is not None), key=lambda line: (line.base, line.left))
    return _with_labels(found, bars)


def _segments(glyphs: Iterable[Glyph]) -> list[_Segment]:
    """Return runs of characters in the order of the file that go on from each other."""
    found: list[_Segment] = []
    for glyph in glyphs:
        if found and _follows(found[-1].glyphs[-1], glyph):
            found[-1].glyphs.append(glyph)
        elif not glyph.text.isspace():
            found.append(_Segment([glyph]))
    for segment in found:
        while segment.glyphs and segment.glyphs[-1].text.isspace():
            segment.glyphs.pop()
    return [segment.measured() for segment in found if segment.glyphs]


def _parted(segments: list[_Segment], bars: Sequence[Cut]) -> list[_Segment]:
    """Cut segments at drawn lines and white stripes, and join those that are one line of justified print."""
    cuts = list(bars)
    segments = [part for segment in segments for part in _cut(segment, bars)]
    for _ in range(MOST_STRIPES):
        segments = _whole(segments, cuts)
        found = stripe([_row(group) for group in _side_by_side(segments)], cuts)
        if found is None:
            break
        cuts.append(found)
        segments = [part for segment in segments for part in _cut(segment, (found,))]
    return _whole(segments, cuts)


def _whole(segments: list[_Segment], cuts: Sequence[Cut]) -> list[_Segment]:
    """Join segments between cuts that are one line of justified print, whose spaces are stretched."""
    chains: list[list[_Segment]] = []
    for group in _side_by_side(segments):
        chains.append([group[0]])
        for before, after in pairwise(group):
            if any(cut.parts(after.base, before.x1, after.x0) for cut in cuts):
                chains.append([])
            chains[-1].append(after)
    several = [number for number, chain in enumerate(chains) if len(chain) > 1]
    whole = stretched([_row(chain) for chain in chains], several) if several else set()
    done: list[_Segment] = []
    for number, chain in enumerate(chains):
        if number in whole:
            joined_glyphs = [glyph for segment in chain for glyph in segment.glyphs]
            done.append(_Segment(joined_glyphs, whole=True).measured())
        else:
            done += chain
    return done


def _side_by_side(segments: Iterable[_Segment]) -> list[list[_Segment]]:
    groups: list[list[_Segment]] = []
    for segment in sorted(segments, key=lambda each: each.base):
        if groups and segment.base - groups[-1][0].base <= 0.25 * segment.size:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return [sorted(group, key=lambda each: each.x0) for group in groups]


def _row(group: Sequence[_Segment]) -> Row:
    """Return the words of segments side by side."""
    words = [word for segment in group for word in segment.words()]
    return Row(group[0].base, max(segment.size for segment in group), words)


def _cut(segment: _Segment, cuts: Sequence[Cut]) -> list[_Segment]:
    """Return the parts of a segment between cuts; one that goes through a letter cuts nothing."""
    near = [cut.x for cut in cuts if cut.parts(segment.base, segment.x0, segment.x1)]
    if not near:
        return [segment]
    parts: list[list[Glyph]] = [[]]
    for glyph in segment.glyphs:
        last = next((each for each in reversed(parts[-1]) if not each.text.isspace()), None)
        if last and not glyph.text.isspace() and any(last.x1 - 1 <= x <= glyph.x0 + 1 for x in near):
            parts.append([])
        parts[-1].append(glyph)
    if len(parts) == 1:
        return [segment]
    for part in parts:
        while part and part[-1].text.isspace():
            part.pop()
    return [_Segment(part).measured() for part in parts]


def _follows(before: Glyph, after: Glyph) -> bool:
    size = max(before.size, after.size)
    gap = after.x0 - before.x1
    if not -0.6 * size <= gap <= SEGMENT_GAP * min(before.size, after.size):
        return False
    lift = abs(before.base - after.base)
    apart = min(before.size, after.size) < SMALL * size
    return lift <= (RAISED if apart else 0.25) * size


def _merged(segments: list[_Segment]) -> list[_Segment]:
    """Join segments that stand side by side on one baseline, and raised signs with the line that they stand in."""
    found: list[_Segment] = []
    for segment in sorted(segments, key=lambda each: (-len(each.glyphs), each.base, each.x0)):
        host = next((each for each in reversed(found) if _beside(each, segment)), None)
        if host is None:
            found.append(segment)
        else:
            host.glyphs = sorted(host.glyphs + segment.glyphs, key=lambda glyph: glyph.x0)
            host.measured()
    # Joining may have made neighbours of segments that were apart.
    return found if len(found) == len(segments) else _merged(found)


def _beside(host: _Segment, other: _Segment) -> bool:
    size = max(host.size, other.size)
    lift = abs(host.base - other.base)
    if lift > RAISED * size:
        return False
    small = min(host.size, other.size) < SMALL * size
    if lift > (RAISED if small else 0.25) * size:
        return False
    gap = max(other.x0 - host.x1, host.x0 - other.x1)
    if gap >= 0:
        return gap <= SEGMENT_GAP * min(host.size, other.size)
    # Text that lies over other text is of another layer, but a raised sign fills a gap.
    inside = (glyph for glyph in host.glyphs if glyph.x0 < other.x1 - 0.5 and other.x0 + 0.5 < glyph.x1)
    return all(glyph.text.isspace() for glyph in inside)


def _line(segment: _Segment, page: int) -> Line | None:
    size, base = segment.size, segment.base
    text: list[str] = []
    edges: list[float] = []
    raised_start = 0
    last: Glyph | None = None
    reach = 0.0
    for cluster in _clusters(segment.glyphs):
        glyph = cluster[0]
        raised = glyph.raised or (glyph.size < SMALL * size and glyph.base < base - 0.1 * size)
        words = glyph.text
        if len(cluster) > 1 or not words.isascii() or words < " ":
            words = "".join(_DRAWN.get(each.text, each.text) for each in cluster)
            words = unicodedata.normalize("NFC", words)
        words = superscript(words) if raised else words
        gap = glyph.x0 - reach if last else 0.0
        spaced = bool(text) and text[-1] == " "
        if words.isspace():
            if not spaced and text:
                text.append(" ")
                edges.append(glyph.x0)
            last, reach = glyph, glyph.x1
            continue
        if words < " " or words == "\ufeff":
            continue
        if raised and spaced and words in "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ":
            text.pop()
            edges.pop()
        elif text and not spaced and not raised and (gap > WORD_GAP * glyph.size or raised_start == len(text)):
            text.append(" ")
            edges.append(reach)
        if raised and raised_start == len(text):
            raised_start += len(words)
        right = max(each.x1 for each in cluster)
        for at, letter in enumerate(words):
            text.append(letter)
            edges.append(glyph.x0 + (right - glyph.x0) * at / len(words))
        last, reach = glyph, right
    while text and text[-1] == " ":
        text.pop()
        edges.pop()
    if not text or last is None:
        return None
    main = [glyph for glyph in segment.glyphs if glyph.size >= SMALL * size and not glyph.text.isspace()]
    bold = sum(glyph.bold for glyph in main) > 0.8 * len(main)
    edges.append(max(reach, edges[-1]))
    # Characters of oblique type and of accents may begin before the one before them ends.
    edges = [edges[0], *(max(pair) for pair in pairwise(edges))]
    top, bottom = min(glyph.top for glyph in main), max(glyph.bottom for glyph in main)
    return Line(page, "".join(text), edges, top, bottom, base, size, bold, raised_start)


def _clusters(glyphs: Sequence[Glyph]) -> Iterable[list[Glyph]]:
    """Yield each character with the marks that combine with it."""
    cluster: list[Glyph] = []
    for glyph in glyphs:
        if cluster and not glyph.text.isascii() and unicodedata.combining(glyph.text[0]):
            cluster.append(glyph)
            continue
        if cluster:
            yield cluster
        cluster = [glyph]
    if cluster:
        yield cluster


def _with_labels(found: list[Line], bars: Sequence[Cut]) -> list[Line]:
    """Join a number or bullet that stands apart with the line that it numbers."""
    done: list[Line] = []
    # Word's bullet of the second level is a small o, which is a word in some languages: one alone is none.
    small = Counter(round(line.left) for line in found if line.text == "o")
    for line in found:
        if line.text == "o" and small[round(line.left)] > 1:
            line.text = "◦"
        before = done[-1] if done else None
        if before is not None and abs(before.base - line.base) <= 0.25 * line.size and _is_label(before):
            gap = line.left - before.end
            barred = any(bar.parts(line.base, before.end, line.left) for bar in bars)
            if 0 <= gap <= LABEL_GAP * line.size and not barred:
                done[-1] = joined(before, line)
                continue
        done.append(line)
    return done


def joined(before: Line, after: Line) -> Line:
    """Return two lines side by side as one, of the type of the longer."""
    main = after if len(after.text) >= len(before.text) else before
    gap = (after.left < before.end and after.left) or before.end
    edges = [*before.edges[:-1], gap, *(max(gap, edge) for edge in after.edges)]
    return replace(
        main,
        text=f"{before.text} {after.text}",
        edges=edges,
        top=min(before.top, after.top),
        bottom=max(before.bottom, after.bottom),
        raised_start=before.raised_start,
    )


def _is_label(line: Line) -> bool:
    """Tell whether a line is nothing but a marker: «1.», «(a)», «•», «73/3.», «§ 4»."""
    words = line.text
    if line.raised_start == len(words):
        return True
    marker = marker_of(f"{words} ")
    if marker is not None and marker[1] >= len(words):
        return True
    return len(words) <= 8 and words.endswith(".") and words[0].isdigit() and " " not in words
