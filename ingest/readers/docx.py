"""Word files: headings by style and outline level, numbered lists as Word counts them, tables and footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import DocumentError
from ingest.readers import Extract, archive
from ingest.readers.numbering import Counters, Level
from ingest.readers.writer import BREAK, Cell, Writer, superscript, tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MAIN = b"word/document.xml"
_CONTENTS = re.compile(r"^(?:toc|table of figures)\b", re.IGNORECASE)
_SKIPPED = frozenset(
    _W + name
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "fldData", "commentReference")
)
# Elements that stand around others of their kind and say something of them: controls, tracked changes, tags.
_AROUND = frozenset(_W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"))


def recognises(data: bytes) -> bool:
    """Tell whether bytes are a Word file: a ZIP archive that names its main part."""
    return data.startswith(b"PK\x03\x04") and _MAIN in data


def read(data: bytes) -> Extract:
    """Read a Word file; raises DocumentError where it is damaged, locked, too large or empty."""
    with archive.opened(data) as parts:
        archive.check_declarations(parts)
        notes = _notes(parts)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        page = _Page(_styles(document), _numbering(document), notes, hidden=_hidden_styles(document))
        _body(document.element.body, page)
    except DocumentError:
        raise
    except Exception as error:  # the library lets through whatever its parts raise
        raise DocumentError(
            f"expected a Word file, found a damaged one ({type(error).__name__}); save it again with Word"
        ) from error
    return page.writer.extract("docx", metadata=_metadata(document))


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style gives: its name, the level of its headings, its list."""

    name: str
    outline: int | None
    list_id: str | None
    list_level: int
    bold: bool


@dataclass(slots=True)
class _Page:
    """A document on its way."""

    styles: dict[str, _Style]
    counters: dict[str, Counters]
    notes: dict[tuple[str, str], str]
    writer: Writer = field(default_factory=Writer)
    pending: list[tuple[str, str]] = field(default_factory=list)
    marks: int = 0
    hidden: frozenset[str] = frozenset()
    boxes: list[Any] = field(default_factory=list)
    before: str = ""


def _attribute(node: Any, path: str, name: str = "val") -> str | None:
    """Return an attribute of a descendant, None where there is none."""
    found = node.find("/".join(_W + step for step in path.split("/"))) if node is not None else None
    value = found.get(_W + name) if found is not None else None
    return str(value) if value is not None else None


def _styles(document: Any) -> dict[str, _Style]:
    raw = {node.get(_W + "styleId"): node for node in document.styles.element.iterchildren(_W + "style")}

    def inherited(node: Any, path: str) -> str | None:
        for _ in range(20):
            if node is None:
                return None
            value = _attribute(node, path)
            if value is not None:
                return value
            node = raw.get(_attribute(node, "basedOn"))
        return None

    found = {}
    for key, node in raw.items():
        name = (_attribute(node, "name") or "").lower()
        outline = inherited(node, "pPr/outlineLvl")
        level = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None
        named = re.fullmatch(r"heading (\d)", name)
        level = int(named[1]) if named else 1 if name == "title" else level
        bold = _is_on(node.find(f"{_W}rPr/{_W}b"))
        depth = inherited(node, "pPr/numPr/ilvl") or "0"
        found[key] = _Style(name, level, inherited(node, "pPr/numPr/numId"), int(depth), bold)
    return found


def _hidden_styles(document: Any) -> frozenset[str]:
    """Return the styles whose words are not shown."""
    styles = document.styles.element.iterchildren(_W + "style")
    return frozenset(node.get(_W + "styleId") for node in styles if _is_on(node.find(f"{_W}rPr/{_W}vanish")))


def _is_hidden(run: Any, page: _Page | None) -> bool:
    own = run.find(f"{_W}rPr/{_W}vanish")
    if own is not None:
        return _is_on(own)
    return page is not None and _attribute(run, "rPr/rStyle") in page.hidden


def _is_on(node: Any) -> bool:
    return node is not None and node.get(_W + "val") not in ("0", "false", "none", "off")


def _numbering(document: Any) -> dict[str, Counters]:
    """Return the lists of a document by their id; those that share an abstract list share its counters."""
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    root = part.element
    abstract = {
        node.get(_W + "abstractNumId"): Counters(
            {int(level.get(_W + "ilvl")): _level(level) for level in node.iterchildren(_W + "lvl")}
        )
        for node in root.iterchildren(_W + "abstractNum")
    }
    lists = {}
    for node in root.iterchildren(_W + "num"):
        counters = abstract.get(_attribute(node, "abstractNumId"))
        if counters is None:
            continue
        starts = {
            int(each.get(_W + "ilvl")): int(start)
            for each in node.iterchildren(_W + "lvlOverride")
            if (start := _attribute(each, "startOverride")) is not None
        }
        lists[node.get(_W + "numId")] = counters.restarted(starts) if starts else counters
    return lists


def _level(node: Any) -> Level:
    start = _attribute(node, "start") or "1"
    legal = _is_on(node.find(_W + "isLgl"))
    restart = _attribute(node, "lvlRestart") or ""
    after = int(restart) if restart.isdecimal() and len(restart) < 3 else None
    return Level(_attribute(node, "numFmt") or "decimal", _attribute(node, "lvlText") or "", int(start), legal, after)


def _notes(parts: Any) -> dict[tuple[str, str], str]:
    """Return the words of footnotes and endnotes by kind and id."""
    found = {}
    for kind in ("footnote", "endnote"):
        data = archive.part(parts, f"word/{kind}s.xml")
        if data is None:
            continue
        for node in archive.xml(data, f"word/{kind}s.xml").iterchildren(_W + kind):
            if node.get(_W + "type") in (None, "normal"):
                paragraphs = ("".join(_pieces(each, None)) for each in node.iter(_W + "p"))
                found[kind, node.get(_W + "id")] = " ".join(paragraphs)
    return found


def _metadata(document: Any) -> dict[str, Any]:
    """Return the title of the file's properties; programs fill the other ones with no care."""
    title = (document.core_properties.title or "").strip()
    return (
        {"title": title}
        if title and not re.search(r"\.docx?$|^(?:microsoft )?word\b|^document\d*$", title, re.I)
        else {}
    )


def _body(body: Any, page: _Page) -> None:
    for node in body.iterchildren():
        if node.tag == _W + "p":
            _paragraph(node, page)
        elif node.tag == _W + "tbl":
            _table(node, page)
        elif node.tag in _AROUND:
            gallery = _attribute(node, "sdtPr/docPartObj/docPartGallery") or ""
            if not _CONTENTS.match(gallery.replace("Table of Contents", "toc")):
                _body(node, page)
        elif node.tag == _MC + "AlternateContent":
            _body(_chosen(node), page)


def _paragraph(node: Any, page: _Page) -> None:
    words = page.before + "".join(_pieces(node, page))
    style = page.styles.get(_attribute(node, "pPr/pStyle") or "", _Style("", None, None, 0, False))
    if _CONTENTS.match(style.name):
        return
    # A paragraph whose end was deleted, or moved away, goes on in the next one.
    mark = node.find(f"{_W}pPr/{_W}rPr")
    if mark is not None and (mark.find(_W + "del") is not None or mark.find(_W + "moveFrom") is not None):
        page.before = words
        return
    page.before = ""
    label, depth = _number(node, style, page) if tidy(words) else ("", 0)
    outline = _attribute(node, "pPr/outlineLvl")
    level = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else style.outline
    if level is not None and len(tidy(words)) <= 300:
        page.writer.heading(f"{label} {words}", level)
    elif depth:
        page.writer.item(words, depth, label)
    else:
        page.writer.paragraph(words, bold=_is_bold(node, style))
    _write_notes(page)
    while page.boxes:
        _body(page.boxes.pop(0), page)


def _number(node: Any, style: _Style, page: _Page) -> tuple[str, int]:
    """Return the label that Word's lists give a paragraph and its depth from 1; 0 where it is in none."""
    own = _attribute(node, "pPr/numPr/numId")
    counters = page.counters.get(own or style.list_id or "")
    if counters is None or own == "0":
        return "", 0
    depth = max(0, int(_attribute(node, "pPr/numPr/ilvl") or style.list_level))
    return counters.next(depth), depth + 1


def _is_bold(node: Any, style: _Style) -> bool:
    """Tell whether all words of a paragraph are bold."""
    runs = [run for run in node.iter(_W + "r") if "".join(_pieces(run, None)).strip()]
    return bool(runs) and all(
        _is_on(mark) if (mark := run.find(f"{_W}rPr/{_W}b")) is not None else style.bold for run in runs
    )


def _pieces(node: Any, page: _Page | None) -> Iterator[str]:
    """Yield the words below a node; footnotes are noted on the page and leave their mark."""
    for child in node.iterchildren():
        tag = child.tag
        if tag in _SKIPPED or (tag == _W + "r" and _is_hidden(child, page)):
            continue
        if tag == _W + "t":
            yield _raised(child)
        elif tag == _MATH + "t":
            yield child.text or ""
        elif tag == _W + "sym":
            yield _symbol(child)
        elif tag == _W + "txbxContent" and page is not None:
            page.boxes.append(child)
        elif tag in (_W + "tab", _W + "ptab"):
            yield "\t"
        elif tag in (_W + "br", _W + "cr"):
            yield BREAK
        elif tag == _W + "noBreakHyphen":
            yield "\u2011"
        elif tag in (_W + "footnoteReference", _W + "endnoteReference"):
            if page is not None:
                page.marks += 1
                mark = superscript(str(page.marks))
                page.pending.append((tag[len(_W) :].removesuffix("Reference"), f"{child.get(_W + 'id')}\n{mark}"))
                yield mark
        elif tag == _MC + "AlternateContent":
            yield from _pieces(_chosen(child), page)
        elif tag == _W + "p":
            yield BREAK
            yield from _pieces(child, page)
        elif isinstance(tag, str):
            yield from _pieces(child, page)


def _chosen(node: Any) -> Any:
    """Return the first of several contents that say the same for newer and older programs."""
    found = node.find(_MC + "Choice")
    return found if found is not None else node


def _symbol(node: Any) -> str:
    """Return a character that is given by its place in a type of symbols."""
    try:
        return chr(int(node.get(_W + "char") or "", 16))
    except (ValueError, OverflowError):
        return ""


def _raised(node: Any) -> str:
    run = node.getparent()
    words = node.text or ""
    return superscript(words) if _attribute(run, "rPr/vertAlign") == "superscript" else words


def _write_notes(page: _Page) -> None:
    for kind, reference in page.pending:
        identifier, mark = reference.split("\n")
        page.writer.footnote(mark, page.notes.get((kind, identifier), ""))
    page.pending.clear()


def _within(node: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those inside controls and tracked changes."""
    for child in node.iterchildren():
        if child.tag == _W + name:
            yield child
        elif child.tag in _AROUND:
            yield from _within(child, name)


def _table(node: Any, page: _Page) -> None:
    rows: list[list[Cell]] = []
    headers = 0
    above: dict[int, str] = {}
    for row in _within(node, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells: list[Cell] = []
        at = 0
        for cell in _within(row, "tc"):
            words = tidy(" ".join("".join(_pieces(each, page)) for each in _cell_paragraphs(cell)))
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            # A cell that goes on from the row above says the same there.
            if merged is not None and merged.get(_W + "val") != "restart":
                words = words or above.get(at, "")
            above[at] = words
            width = _attribute(cell, "tcPr/gridSpan") or "1"
            span = max(1, int(width)) if width.isdigit() and len(width) < 6 else 1
            cells.append(Cell(words, span))
            at += span
        headers += len(rows) == headers and _is_on(row.find(f"{_W}trPr/{_W}tblHeader"))
        rows.append(cells)
    page.writer.rows(rows, headers or 1)
    _write_notes(page)
    while page.boxes:
        _body(page.boxes.pop(0), page)


def _cell_paragraphs(cell: Any) -> Iterator[Any]:
    """Yield the paragraphs of a cell, and those of a table inside it; text boxes are met within paragraphs."""
    for child in cell.iterchildren():
        if child.tag == _W + "p":
            yield child
        elif child.tag in _AROUND or child.tag in (_W + "tbl", _W + "tr", _W + "tc"):
            yield from _cell_paragraphs(child)
