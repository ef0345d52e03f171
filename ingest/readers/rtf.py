"""Rich Text Format: a stream of groups and control words, read for its words, headings, table rows and footnotes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from ingest.errors import DocumentError
from ingest.readers import Extract
from ingest.readers.writer import BREAK, Cell, Writer, superscript, tidy

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
DEEPEST = 2000
# How far apart edges of cells that are meant to be one may be, in twentieths of a point.
SAME_EDGE = 40
_SILENT = frozenset(
    str.split(
        "fonttbl colortbl listtable listoverridetable revtbl rsidtbl generator pict object header headerl headerr "
        "headerf footer footerl footerr footerf fldinst themedata colorschememapping datastore latentstyles xmlnstbl "
        "filetbl bkmkstart bkmkend annotation atnid atnauthor listtext pntext nonshppict mmathPr private1 "
        "template"
    )
)
_WORDS = {
    "tab": "\t", "line": BREAK, "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "nestcell": " ", "nestrow": " ", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_CHARSETS = {0: "cp1252", 77: "mac_roman", 161: "cp1253", 162: "cp1254", 204: "cp1251", 238: "cp1250"}


def recognises(data: bytes) -> bool:
    """Tell whether bytes are RTF."""
    return data.startswith(b"{\\rtf")


def read(data: bytes) -> Extract:
    """Read an RTF file; raises DocumentError where it is cut short, nested too deep or holds no text."""
    page = _Page()
    _parse(_without_binary(data), page)
    page.end_paragraph(_State())
    page.end_table()
    title = tidy("".join(page.info.get("title", ())))
    return page.writer.extract("rtf", metadata={"title": title} if title else {})


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group: where its words go, and how they look."""

    place: str = "body"
    bold: bool = False
    raised: bool = False
    hidden: bool = False
    skip: int = 1
    level: int | None = None
    style: int = 0
    in_table: bool = False
    depth: int = 1
    encoding: str = "cp1252"


@dataclass(slots=True)
class _Page:
    """A document on its way."""

    writer: Writer = field(default_factory=Writer)
    words: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    number: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    info: dict[str, list[str]] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    style_words: list[str] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    encoding: str = "cp1252"
    contents: set[int] = field(default_factory=set)
    box: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[tuple[list[str], tuple[_Edge, ...]]] = field(default_factory=list)
    edges: list[_Edge] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    header: bool = False
    headers: int = 0
    marks: int = 0
    bold: int = 0
    plain: int = 0
    surrogate: int = 0

    def take(self, words: str, state: _State) -> None:
        """Add words where the group they stand in puts them."""
        if state.hidden or state.place in ("silent", "shape"):
            return
        if state.place == "body":
            self.words.append(superscript(words) if state.raised else words)
            if words.strip():
                self.bold += state.bold
                self.plain += not state.bold
        elif state.place == "note":
            self.note.append(words)
        elif state.place == "box":
            self.box.append(words)
        elif state.place == "number":
            self.number.append(words)
        elif state.place == "style":
            self.style_words.append(words)
        else:
            self.info.setdefault(state.place, []).append(words)

    def end_paragraph(self, state: _State) -> None:
        """Write the open paragraph."""
        words = "".join(self.words)
        if state.in_table:
            self.words.append(" ")
            return
        self.end_table()
        label = tidy("".join(self.number))
        level = state.level if state.level is not None else self.styles.get(state.style)
        if tidy(words) and state.style not in self.contents:
            # Word's bullet of the second level is a small o.
            bullet = bool(label) and (label == "o" or not any(char.isalnum() for char in label))
            if level is not None and len(words) <= 300:
                self.writer.heading(f"{label} {words}" if not bullet else words, level)
            elif label:
                self.writer.item(words, state.depth, "" if bullet else label)
            else:
                self.writer.paragraph(words, bold=self.bold > 0 and self.plain == 0)
        self.words.clear()
        self.number.clear()
        self.bold = self.plain = 0
        self.end_notes()

    def end_notes(self) -> None:
        """Write the footnotes of the paragraph that ended."""
        for mark, words in self.notes:
            self.writer.footnote(mark, words)
        self.notes.clear()
        for words in "".join(self.box).split("\n"):
            self.writer.paragraph(words)
        self.box.clear()

    def end_cell(self) -> None:
        """Close a cell of the open row."""
        self.cells.append("".join(self.words))
        self.words.clear()
        self.bold = self.plain = 0

    def end_row(self) -> None:
        """Close the open row."""
        self.headers += self.header and len(self.rows) == self.headers
        self.rows.append((self.cells, tuple(self.edges)))
        self.cells = []

    def end_table(self) -> None:
        """Write the open table."""
        if self.rows:
            self.writer.rows(_spread(self.rows), self.headers or 1)
            self.rows = []
            self.headers = 0
            self.end_notes()


@dataclass(frozen=True, slots=True)
class _Edge:
    """The right edge of a cell in twentieths of a point, and whether it goes on from the cell above or before."""

    x: int
    below: bool
    beside: bool


def _spread(rows: list[tuple[list[str], tuple[_Edge, ...]]]) -> list[list[Cell]]:
    """Return the cells of rows, each as wide as the columns of the widest row that it reaches over."""
    columns = [edge.x for edge in max((edges for _, edges in rows), key=len)]
    above: dict[int, str] = {}
    done = []
    for cells, edges in rows:
        row: list[Cell] = []
        at = 0
        for number, words in enumerate(cells):
            edge = edges[number] if number < len(edges) and len(edges) == len(cells) else None
            if edge and edge.beside and row:
                row[-1] = replace(row[-1], columns=row[-1].columns + 1)
                at += 1
                continue
            if edge and edge.below:
                words = above.get(at, words)
            above[at] = words
            end = at + 1
            while edge and len(cells) < len(columns) and end < len(columns) and columns[end] <= edge.x + SAME_EDGE:
                end += 1
            row.append(Cell(words, end - at))
            at = end
        done.append(row)
    return done


def _without_binary(data: bytes) -> bytes:
    """Return a file without the raw bytes of its pictures, of which a control word tells how many follow it."""
    parts = []
    at = 0
    for match in _BINARY.finditer(data):
        if match.start() >= at:
            parts.append(data[at : match.start()])
            at = match.end() + int(match[1])
    return b"".join((*parts, data[at:]))


def _parse(data: bytes, page: _Page) -> None:
    stack: list[_State] = []
    state = _State()
    skip = 0
    optional = False
    for match in _TOKEN.finditer(data):
        word, number, code, sign, brace, plain = match.groups()
        if brace == b"{":
            stack.append(state)
            if len(stack) > DEEPEST:
                raise DocumentError(f"expected RTF of at most {DEEPEST} levels, found more; save the file again")
        elif brace == b"}":
            if not stack:
                break
            inner, state = state, stack.pop()
            _close(inner, state, page)
        elif word is not None:
            name = word.decode()
            value = int(number) if number is not None else None
            if name == "u" and value is not None:
                page.take(_unicode(value, page), state)
                skip = state.skip
                continue
            state = _control(name, value, state, page, optional)
        elif code is not None:
            if skip:
                skip -= 1
                continue
            page.take(bytes([int(code, 16)]).decode(state.encoding, "replace"), state)
        elif sign is not None:
            page.take(
                {b"~": "\u00a0", b"_": "\u2011", b"-": ""}.get(sign, sign.decode("latin-1") if sign in b"\\{}" else ""),
                state,
            )
            optional = sign == b"*"
            continue
        elif plain is not None:
            words = plain.decode(page.encoding, "replace")
            page.take(words[skip:], state)
            skip = max(0, skip - len(words))
            continue
        optional = False
        if brace or word is not None:
            skip = 0
    if stack:
        raise DocumentError("expected a whole RTF file, found one that is cut short; get it again")


def _unicode(value: int, page: _Page) -> str:
    value %= 0x10000
    if 0xD800 <= value < 0xDC00:
        page.surrogate = value
        return ""
    if 0xDC00 <= value < 0xE000:
        high, page.surrogate = page.surrogate, 0
        return chr(0x10000 + ((high - 0xD800) << 10) + value - 0xDC00) if high else ""
    return chr(value)


def _control(name: str, value: int | None, state: _State, page: _Page, optional: bool) -> _State:
    on = value != 0
    if state.place == "fonts":
        if name == "f":
            page.font = value or 0
        elif name == "fcharset":
            page.fonts[page.font] = _CHARSETS.get(value or 0, page.encoding)
        return state
    if name == "fonttbl":
        return replace(state, place="fonts", hidden=True)
    if name in _SILENT and name not in ("listtext", "pntext"):
        return replace(state, place="silent")
    if name in ("listtext", "pntext"):
        page.number.clear()
        return replace(state, place="number") if state.place == "body" else state
    if name == "stylesheet":
        return replace(state, place="style")
    if name == "footnote":
        page.marks += 1
        page.take(superscript(str(page.marks)), replace(state, raised=False))
        page.note.clear()
        return replace(state, place="note")
    if name in ("title", "author", "subject", "info", "creatim", "revtim", "operator", "doccomm", "keywords"):
        return replace(state, place=name if name != "info" else "silent_info")
    if name == "shpinst":
        return replace(state, place="shape" if state.place == "body" else "silent")
    if name == "shptxt":
        return replace(state, place="box" if state.place == "shape" else "silent")
    if optional and name not in ("shppict", "fldrslt", "listtext", "pn", "cs", "ds"):
        return replace(state, place="silent")
    return _look(name, value, on, state, page)


def _look(name: str, value: int | None, on: bool, state: _State, page: _Page) -> _State:
    """Take a control word that changes how words look, or ends a paragraph, cell or row."""
    if name in _WORDS:
        page.take(_WORDS[name], state)
    elif name in ("par", "sect", "page") and state.place == "body":
        page.end_paragraph(state)
    elif name == "par":
        page.take("\n" if state.place == "box" else " ", state)
    elif name == "cell":
        page.end_cell()
    elif name == "row":
        page.end_row()
    elif name in ("trowd", "trhdr", "clvmrg", "clmrg", "cellx"):
        _define_row(name, value or 0, page)
    elif name == "ilvl":
        return replace(state, depth=min(9, max(0, value or 0)) + 1)
    elif name == "pard":
        return replace(state, level=None, style=0, in_table=False, depth=1)
    elif name == "plain":
        return replace(state, bold=False, raised=False, hidden=False)
    elif name == "b":
        return replace(state, bold=on)
    elif name in ("super", "nosupersub", "up", "chftn"):
        return replace(state, raised=name == "super" and on) if name != "chftn" else state
    elif name in ("deleted", "v"):
        return replace(state, hidden=on)
    elif name == "intbl":
        return replace(state, in_table=True)
    elif name == "outlinelevel" and value is not None:
        level = value + 1 if value < 9 else None
        if state.place == "style" and level:
            page.styles[state.style] = level
        return replace(state, level=level)
    elif name == "s":
        return replace(state, style=value or 0)
    elif name == "uc":
        return replace(state, skip=value if value is not None else 1)
    elif name == "ansicpg":
        return _with_encoding(value, state, page)
    elif name == "f":
        return replace(state, encoding=page.fonts.get(value or 0, page.encoding))
    return state


def _define_row(name: str, value: int, page: _Page) -> None:
    """Take a control word that says how the cells of the open row stand."""
    if name == "trowd":
        page.edges.clear()
        page.flags.clear()
        page.header = False
    elif name == "trhdr":
        page.header = True
    elif name == "cellx":
        page.edges.append(_Edge(value, "clvmrg" in page.flags, "clmrg" in page.flags))
        page.flags.clear()
    else:
        page.flags.add(name)


def _with_encoding(value: int | None, state: _State, page: _Page) -> _State:
    try:
        codecs.lookup(f"cp{value}")
    except LookupError:
        return state
    page.encoding = f"cp{value}"
    return replace(state, encoding=page.encoding)


def _close(inner: _State, outer: _State, page: _Page) -> None:
    """End a group: a footnote is complete, and a style has its name."""
    if inner.place == "note" and outer.place != "note":
        words = tidy("".join(page.note))
        page.notes.append((superscript(str(page.marks)), words))
        page.note.clear()
    elif inner.place == "style":
        name = re.fullmatch(
            r"(?:heading (\d)|(title)|(?:toc|contents) .*)\s*;?", tidy("".join(page.style_words)), re.IGNORECASE
        )
        if name and (name[1] or name[2]):
            page.styles.setdefault(inner.style, int(name[1] or 1))
        elif name:
            page.contents.add(inner.style)
        page.style_words.clear()
