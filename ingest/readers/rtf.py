"""Rich Text Format: a stream of groups and control words, read for its words, headings, table rows and footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.errors import DocumentError
from ingest.readers import Extract
from ingest.readers.writer import BREAK, Writer, superscript, tidy

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
DEEPEST = 2000
_SILENT = frozenset(
    str.split(
        "fonttbl colortbl listtable listoverridetable revtbl rsidtbl generator pict object header headerl headerr "
        "headerf footer footerl footerr footerf fldinst themedata colorschememapping datastore latentstyles xmlnstbl "
        "filetbl bkmkstart bkmkend annotation atnid atnauthor listtext pntext nonshppict mmathPr shpinst private1 "
        "template"
    )
)
_WORDS = {
    "tab": "\t", "line": BREAK, "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_CHARSETS = {0: "cp1252", 77: "mac_roman", 161: "cp1253", 162: "cp1254", 204: "cp1251", 238: "cp1250"}


def recognises(data: bytes) -> bool:
    """Tell whether bytes are RTF."""
    return data.startswith(b"{\\rtf")


def read(data: bytes) -> Extract:
    """Read an RTF file; raises DocumentError where it is cut short, nested too deep or holds no text."""
    page = _Page()
    _parse(data, page)
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
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    marks: int = 0
    bold: int = 0
    plain: int = 0
    surrogate: int = 0

    def take(self, words: str, state: _State) -> None:
        """Add words where the group they stand in puts them."""
        if state.hidden or state.place == "silent":
            return
        if state.place == "body":
            self.words.append(superscript(words) if state.raised else words)
            if words.strip():
                self.bold += state.bold
                self.plain += not state.bold
        elif state.place == "note":
            self.note.append(words)
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
        if tidy(words):
            bullet = bool(label) and not any(char.isalnum() for char in label)
            if level is not None and len(words) <= 300:
                self.writer.heading(f"{label} {words}" if not bullet else words, level)
            elif label:
                self.writer.item(words, 1, "" if bullet else label)
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

    def end_cell(self) -> None:
        """Close a cell of the open row."""
        self.cells.append("".join(self.words))
        self.words.clear()
        self.bold = self.plain = 0

    def end_row(self) -> None:
        """Close the open row."""
        self.rows.append(self.cells)
        self.cells = []

    def end_table(self) -> None:
        """Write the open table."""
        if self.rows:
            self.writer.rows(self.rows)
            self.rows = []
            self.end_notes()


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
            if name == "bin":
                raise DocumentError("the file holds raw binary data; save it again as .docx")
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
        page.take(" ", state)
    elif name == "cell":
        page.end_cell()
    elif name == "row":
        page.end_row()
    elif name == "pard":
        return replace(state, level=None, style=0, in_table=False)
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


def _with_encoding(value: int | None, state: _State, page: _Page) -> _State:
    try:
        b"".decode(f"cp{value}")
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
        name = re.fullmatch(r"heading (\d)\s*;?", tidy("".join(page.style_words)), re.IGNORECASE)
        if name:
            page.styles.setdefault(inner.style, int(name[1]))
        page.style_words.clear()
