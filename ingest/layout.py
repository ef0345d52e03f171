"""Blocks of plain text: headings, paragraphs, list items and rows, told from the shape of the lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.labels import Label, announces, comparable, label_of, levels, marker_of, word_set
from ingest.records import Block, BlockKind, Span

LONGEST_HEADING = 160
MOST_WORDS = 12
FULL_LINE = 60
WRAP_WIDTH = 140
RUN_IN_LENGTH = 70

_ENDS = re.compile(r"[.;:,?!…][\s»”\"’')\]⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]*$")
_YEAR_TAIL = re.compile(r"(?:\s[-–—]\s*|,\s+|[(\[])(?:1[89]|20)\d\d[)\]]?$")
_DATED_TAIL = re.compile(r"\([^()]*[A-ZÀ-Þ]{2,}[^()]*\),\s(?:1[89]|20)\d\d$")
_ACRONYM_TAIL = re.compile(
    r"\((?:[^()]*[\s«“\"])?(?![IVX]+\))(?=[^()\s]*[A-Z][^()\s]*[A-Z0-9])[A-Z][\w&.-]{1,14}[»”\"]?\)$"
)
_RUN_IN = re.compile(r"(?P<title>[^.;:?!\n]{2,70})(?:\.\s*[-–—]|[.:])\s+(?=\S)")
_GLUED_SYMBOL = re.compile(r"(?<=[.!?…])(?=[A-Z0-9/-]*\d{2})[A-Z][A-Z0-9/.-]{5,}$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its trimmed span and words, its indentation, the blank lines around it."""

    start: int
    end: int
    text: str
    indent: int
    gap_before: bool
    gap_after: bool

    @property
    def ends(self) -> bool:
        return bool(_ENDS.search(self.text))

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that was found: the kind of its sign, its label, and how much of the line it takes."""

    style: str
    label: str
    length: int


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text; every character that is not white space stands in one of them."""
    lines = list(_lines(text))
    wrapped = _is_wrapped(lines)
    found, styles = _assemble(text, lines, wrapped)
    found = [part for block in found for part in _without_symbol(text, block)]
    return tuple(_with_leads(text, _with_levels(text, found, styles)))


def _lines(text: str) -> Iterator[_Line]:
    raw: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        raw.append((offset, line))
        offset += len(line) + 1
    for index, (start, line) in enumerate(raw):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            before = index == 0 or not raw[index - 1][1].strip()
            after = index + 1 == len(raw) or not raw[index + 1][1].strip()
            depth = len(line[:indent].expandtabs(4))
            yield _Line(start + indent, start + indent + len(words), words, depth, before, after)


def _is_wrapped(lines: list[_Line]) -> bool:
    """Tell whether paragraphs run over several lines: short lines, many of which go on in lower case."""
    joins = [(before, line) for before, line in pairwise(lines) if not line.gap_before]
    if not joins or sum(len(line.text) > WRAP_WIDTH for line in lines) > len(lines) // 20:
        return False
    return sum(_goes_on(before, line) for before, line in joins) > 0.25 * len(joins)


def _goes_on(before: _Line, line: _Line) -> bool:
    """Tell whether a line goes on with the one before: in lower case, or with a figure behind a long line's words."""
    first = line.text[0]
    figure = first.isdigit() and not before.ends and len(before.text) > FULL_LINE
    return (first.islower() or figure) and marker_of(line.text) is None


def _assemble(text: str, lines: list[_Line], wrapped: bool) -> tuple[list[Block], dict[int, str]]:
    """Return the blocks without levels and leads, and the style of each heading by its start."""
    rows = _rows(lines)
    found: list[Block] = []
    styles: dict[int, str] = {}
    for index, line in enumerate(lines):
        if index in rows:
            found.append(Block(BlockKind.ROW, line.start, line.end, header=rows[index]))
            continue
        heading = _heading(lines, index, found, styles, wrapped)
        if heading:
            _add_heading(line, heading, found, styles, lines[index - 1] if index else None)
        elif _continues(lines, index, found, wrapped):
            found[-1] = replace(found[-1], end=line.end)
        else:
            found.append(_plain_block(line))
    return found, styles


def _plain_block(line: _Line) -> Block:
    marker = marker_of(line.text)
    if marker is None:
        return Block(BlockKind.PARAGRAPH, line.start, line.end)
    return Block(BlockKind.ITEM, line.start, line.end, level=1, label=line.text[: marker[1]].strip())


def _add_heading(
    line: _Line, heading: _Heading, found: list[Block], styles: dict[int, str], before: _Line | None
) -> None:
    """Append a heading, and what follows it on its line; a title goes on a bare label or an upper-case line before."""
    last = found[-1] if found else None
    if last and before and last.kind is BlockKind.HEADING and last.end == before.end:
        bare = last.label and len(before.text.rstrip(" .:-–—")) <= len(last.label)
        numbered = styles[last.start] not in ("plain", "upper")
        runs_on = styles[last.start] == heading.style == "upper" and not line.gap_before
        if not heading.label and ((bare and numbered) or runs_on):
            found[-1] = replace(last, end=line.end)
            return
    found.append(Block(BlockKind.HEADING, line.start, line.start + heading.length, label=heading.label))
    styles[line.start] = heading.style
    rest = line.text[heading.length :]
    if rest.strip():
        start = line.end - len(rest.lstrip())
        found.append(Block(BlockKind.PARAGRAPH, start, line.end))


def _continues(lines: list[_Line], index: int, found: list[Block], wrapped: bool) -> bool:
    line = lines[index]
    if not wrapped or line.gap_before or not found or found[-1].kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    if marker_of(line.text) and (found[-1].kind is BlockKind.ITEM or lines[index - 1].ends):
        return False
    return not (
        line.indent > lines[index - 1].indent and lines[index - 1].ends and found[-1].kind is BlockKind.PARAGRAPH
    )


def _rows(lines: list[_Line]) -> dict[int, Span | None]:
    """Return the lines that are table rows with the header row of each: neighbours with as many bars or tabs."""
    found: dict[int, Span | None] = {}
    header: int | None = None
    for index, line in enumerate(lines):
        cells = _cells(line)
        above = _cells(lines[index - 1]) if index and not line.gap_before else 0
        if cells and cells == above:
            header = index - 1 if header is None else header
            found.setdefault(header, None)
            found[index] = Span(lines[header].start, lines[header].end)
        else:
            header = None
    return found


def _cells(line: _Line) -> int:
    bars = line.text.count("|")
    return bars if bars > 1 else line.text.count("\t")


def _heading(
    lines: list[_Line], index: int, found: list[Block], styles: dict[int, str], wrapped: bool
) -> _Heading | None:
    """Return the heading that a line is or opens with, or None."""
    line = lines[index]
    last = found[-1] if found else None
    after_heading = last is not None and last.kind is BlockKind.HEADING
    fresh = line.gap_before or after_heading or (index > 0 and lines[index - 1].ends)
    following = lines[index + 1] if index + 1 < len(lines) else None
    label = label_of(line.text)
    if not fresh or _is_address(line.text):
        return None
    if label and label.kind not in ("decimal", "roman", "letter"):
        return _labelled(line, label, following)
    if following is None or len(line.text) > LONGEST_HEADING:
        return None
    if label:
        return None if wrapped and _runs_on(line, following) else _numbered(lines, index, label, last, styles)
    if marker_of(line.text) or (line.ends and not (_is_upper(line.text) and line.text.endswith("."))):
        return None
    if _is_upper(line.text):
        return _Heading("upper", "", len(line.text))
    if wrapped and not (line.gap_before or after_heading):
        return None
    if _is_entry(line.text) or _is_plain(line, following, after_heading, wrapped):
        listed = not line.gap_after and len(following.text) <= LONGEST_HEADING and _is_entry(following.text)
        return None if listed else _Heading("plain", "", len(line.text))
    return None


def _runs_on(line: _Line, following: _Line) -> bool:
    """Tell whether a numbered line of wrapped text is the first of a paragraph: it is full, and the next goes on."""
    return not line.gap_after and len(line.text) > FULL_LINE and label_of(following.text) is None and not line.ends


def _labelled(line: _Line, label: Label, following: _Line | None) -> _Heading | None:
    """Judge «Artículo 12 …»: the whole line where it is a title, else the label and a short title run into the text."""
    rest = line.text[label.end :]
    title = rest.strip()
    short = len(line.text) <= LONGEST_HEADING and len(title.split()) <= 2 * MOST_WORDS
    if short and not _ENDS.search(title.removesuffix(".")) and "." not in title[:-1]:
        verbless = not title.endswith(".") or _is_title(title)
        if verbless:
            return _Heading(label.style, label.text, len(line.text))
    run_in = _RUN_IN.match(rest.lstrip())
    if run_in and _is_title(run_in["title"]):
        lead = len(rest) - len(rest.lstrip())
        return _Heading(label.style, label.text, label.end + lead + len(run_in[0].rstrip()))
    has_mark = label.end > len(label.text)
    return _Heading(label.style, label.text, label.end) if has_mark and title else None


def _is_title(words: str) -> bool:
    """Tell whether words before a full stop are a title rather than a sentence, by their number and first word."""
    count = len(words.split())
    opens_with_article = bool(words.split()) and comparable(words.split()[0]) in word_set("articles")
    return 0 < count <= (3 if opens_with_article else 7) and len(words) <= RUN_IN_LENGTH and words.strip()[0].isupper()


def _numbered(
    lines: list[_Line], index: int, label: Label, last: Block | None, styles: dict[int, str]
) -> _Heading | None:
    """Judge «1. Background»: a short title with text or a deeper number under it; a run of such lines is a list."""
    line, following = lines[index], lines[index + 1]
    title = line.text[label.end :].strip()
    if not title or not title[0].isupper() or (line.ends and not (title.endswith(".") and len(title.split()) <= 4)):
        return None
    if len(title.split()) > MOST_WORDS and not (_is_entry(title) or _is_upper(title)):
        return None
    if last is not None and last.kind is BlockKind.ITEM and last.end == lines[index - 1].end:
        previous = label_of(lines[index - 1].text)
        if previous and previous.style == label.style and not lines[index - 1].ends:
            return None
    announced = last is not None and last.kind is BlockKind.PARAGRAPH and lines[index - 1].text.endswith(":")
    next_label = label_of(following.text)
    if announced or (next_label and next_label.style == label.style and _level_with(following, next_label)):
        return None
    return _Heading(label.style, label.text, len(line.text))


def _level_with(line: _Line, label: Label) -> bool:
    """Tell whether a numbered line is a short one like its neighbour, so that the two make a list."""
    return len(line.text[label.end :].split()) <= MOST_WORDS


def _is_upper(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 4 or not any(len(word) > 2 and word.isalpha() for word in re.split(r"[\s’'-]", text)):
        return False
    return len(text.split()) <= 2 * MOST_WORDS and sum(char.isupper() for char in letters) >= 0.8 * len(letters)


def _is_entry(text: str) -> bool:
    """Tell whether a line ends like a title of a body: «… (CRM)», «… - 1996», «… (2018)», «… (CRM), 1996»."""
    opens = text[0].isupper() or text[0] in "«“\"'"
    if opens and _DATED_TAIL.search(text):
        return True
    return opens and bool(_YEAR_TAIL.search(text) or _ACRONYM_TAIL.search(text)) and not re.search(r",\s\d", text)


def _is_plain(line: _Line, following: _Line, after_heading: bool, wrapped: bool) -> bool:
    """Tell whether an unmarked line stands as a title: short, set off above, with running text below."""
    text = line.text
    if line.words > MOST_WORDS or len(text) > 90 or not (text[0].isupper() or text[0] in "«“\"'"):
        return False
    if not (line.gap_before or after_heading) or ":" in text or re.search(r",\s\d", text):
        return False
    if not (text[-1].isalnum() or text.endswith((")", "»", "”", '"'))):
        return False
    if not line.gap_after:
        return following.ends and len(following.text) > len(text) and not following.text[0].islower()
    if wrapped and not following.gap_after:
        return True
    return (
        following.ends or label_of(following.text) is not None or _is_upper(following.text) or _is_entry(following.text)
    )


def _is_address(text: str) -> bool:
    return "@" in text or "://" in text


def _without_symbol(text: str, block: Block) -> Iterator[Block]:
    """Split off a document symbol that is glued to the end of the last sentence of a block."""
    match = _GLUED_SYMBOL.search(text, block.start, block.end) if block.kind is not BlockKind.HEADING else None
    if match is None or match.end() != block.end:
        yield block
        return
    yield replace(block, end=match.start())
    yield Block(BlockKind.PARAGRAPH, match.start(), block.end)


def _with_levels(text: str, found: list[Block], styles: dict[int, str]) -> list[Block]:
    """Give headings their levels; a title on top of the document, set off from its like, takes all others under it."""
    headings = [block for block in found if block.kind is BlockKind.HEADING]
    names = [styles[block.start] for block in headings]
    if len(headings) > 1 and headings[0] is found[0] and _is_document_title(text, found, names):
        names[0] = "document"
    depth = dict(zip((block.start for block in headings), levels(names), strict=True))
    return [replace(block, level=depth[block.start]) if block.kind is BlockKind.HEADING else block for block in found]


def _is_document_title(text: str, found: list[Block], names: list[str]) -> bool:
    if names[0] not in ("plain", "upper") or _is_entry(text[found[0].start : found[0].end]):
        return False
    if found[1].kind is BlockKind.HEADING or names[0] not in names[1:]:
        return True
    alike = [i for i, block in enumerate(found[:-1]) if block.kind is BlockKind.HEADING and not block.label]
    apart = [text.count("\n", found[i].end, found[i + 1].start) > 1 for i in alike]
    return apart[0] and not any(apart[1:])


def _with_leads(text: str, found: list[Block]) -> list[Block]:
    """Give list items their depth and the paragraph that announces them."""
    done: list[Block] = []
    open_kinds: list[str] = []
    lead: Span | None = None
    for block in found:
        if block.kind is not BlockKind.ITEM:
            open_kinds.clear()
            opens = block.kind is BlockKind.PARAGRAPH and announces(text[block.start : block.end])
            lead = Span(block.start, block.end) if opens else None
            done.append(block)
            continue
        kind = _list_kind(block.label, done[-1].label if open_kinds else "")
        if kind in open_kinds:
            del open_kinds[open_kinds.index(kind) + 1 :]
        else:
            open_kinds.append(kind)
        level = len(open_kinds)
        # An item that ends with a colon announces those below it.
        above = next((item for item in reversed(done) if item.level < level), None) if level > 1 else None
        announced = above is not None and announces(text[above.start : above.end])
        own = Span(above.start, above.end) if above and announced else lead
        done.append(replace(block, level=level, lead=own))
    return done


def _list_kind(label: str, before: str) -> str:
    """Return the kind of a list marker; «i)» is a letter only after «h)»."""
    marker = marker_of(f"{label} ")
    kind = marker[0] if marker else "none"
    letter = label.strip("().")
    if kind == "lower" and letter in ("i", "v", "x") and before.strip("().") != chr(ord(letter) - 1):
        return "roman"
    return kind
