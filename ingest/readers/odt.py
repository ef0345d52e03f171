"""OpenDocument texts: headings by outline level, numbered lists, tables and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import DocumentError
from ingest.readers import Extract, archive
from ingest.readers.numbering import Counters, Level
from ingest.readers.writer import BREAK, Cell, Writer, superscript, tidy

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    {_TEXT + "tracked-changes", _TEXT + "table-of-content", _TEXT + "bibliography", _OFFICE + "annotation",
     _TEXT + "sequence-decls", _OFFICE + "forms", _TEXT + "alphabetical-index", _TEXT + "soft-page-break",
     _TEXT + "illustration-index", _TEXT + "table-index", _TEXT + "user-index", _TEXT + "object-index",
     _TEXT + "hidden-text", _TEXT + "hidden-paragraph"}
)  # fmt: skip
_WIDEST = 1000


def recognises(data: bytes) -> bool:
    """Tell whether bytes are an OpenDocument text: the type comes first in the archive, unpacked."""
    return data.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.text" in data[:200]


def read(data: bytes) -> Extract:
    """Read an OpenDocument text; raises DocumentError where it is damaged, locked, too large or empty."""
    with archive.opened(data) as parts:
        archive.check_declarations(parts)
        manifest = archive.part(parts, "META-INF/manifest.xml")
        if manifest is not None and b"encryption-data" in manifest:
            raise DocumentError("the file is encrypted; save it again without a password")
        found = {name: archive.part(parts, name) for name in ("content.xml", "styles.xml", "meta.xml")}
    if found["content.xml"] is None:
        raise DocumentError("expected an OpenDocument text, found no content.xml in it; save the file again")
    trees = [archive.xml(data, name) for name, data in found.items() if data is not None]
    body = trees[0].find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise DocumentError("expected an OpenDocument text, found another kind; save it as .odt")
    bold = _styles_with(trees, _FO + "font-weight", "bold")
    page = _Page(_lists(trees), bold, _hidden_styles(trees), _title_styles(trees))
    _blocks(body, page)
    title = next((node.text for tree in trees for node in tree.iter(_DC + "title") if node.text), None)
    return page.writer.extract("odt", metadata={"title": title.strip()} if title else {})


@dataclass(slots=True)
class _Page:
    """A document on its way: the lists by the name of their style, and the counters of those that are open."""

    lists: dict[str, dict[int, Level]]
    bold: frozenset[str]
    hidden: frozenset[str]
    titles: frozenset[str]
    writer: Writer = field(default_factory=Writer)
    counters: dict[str, Counters] = field(default_factory=dict)
    pending: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    marks: int = 0


def _lists(trees: list[Any]) -> dict[str, dict[int, Level]]:
    found: dict[str, dict[int, Level]] = {}
    for tree in trees:
        for style in tree.iter(_TEXT + "list-style", _TEXT + "outline-style"):
            levels = {}
            for node in style.iterchildren():
                depth = _number(node, _TEXT + "level", 1) - 1
                if node.tag in (_TEXT + "list-level-style-number", _TEXT + "outline-level-style"):
                    levels[depth] = _level(node, depth)
                elif node.tag == _TEXT + "list-level-style-bullet":
                    levels[depth] = Level("bullet", "")
            found[style.get(_STYLE + "name") or "outline"] = levels
    return found


def _level(node: Any, depth: int) -> Level:
    shown = node.get(_STYLE + "num-format") or ""
    if not shown:
        return Level("bullet", "")
    above = _number(node, _TEXT + "display-levels", 1)
    numbers = ".".join(f"%{at + 1}" for at in range(depth - above + 1, depth + 1))
    pattern = f"{node.get(_STYLE + 'num-prefix') or ''}{numbers}{node.get(_STYLE + 'num-suffix') or ''}"
    return Level({"1": "decimal"}.get(shown, shown), pattern, _number(node, _TEXT + "start-value", 1))


def _styles_with(trees: list[Any], name: str, value: str) -> frozenset[str]:
    """Return the styles whose text has a property."""
    found = set()
    for tree in trees:
        for style in tree.iter(_STYLE + "style"):
            properties = style.find(_STYLE + "text-properties")
            if properties is not None and properties.get(name) == value:
                found.add(style.get(_STYLE + "name"))
    return frozenset(found)


def _title_styles(trees: list[Any]) -> frozenset[str]:
    """Return the style of the document's title and those made from it."""
    styles = (style for tree in trees for style in tree.iter(_STYLE + "style"))
    made = (each.get(_STYLE + "name") for each in styles if each.get(_STYLE + "parent-style-name") == "Title")
    return frozenset(("Title", *made))


def _hidden_styles(trees: list[Any]) -> frozenset[str]:
    return _styles_with(trees, _TEXT + "display", "none")


def _blocks(node: Any, page: _Page) -> None:
    for child in node.iterchildren():
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == _TEXT + "h":
            level = _number(child, _TEXT + "outline-level", 1)
            label = _heading_number(child, level, page)
            page.writer.heading(f"{label} {''.join(_pieces(child, page))}", level)
            _write_beside(page)
        elif tag == _TEXT + "p":
            words = "".join(_pieces(child, page))
            if child.get(_TEXT + "style-name") in page.titles:
                page.writer.heading(words, 1)
            else:
                page.writer.paragraph(words, bold=_is_bold(child, page))
            _write_beside(page)
        elif tag == _TEXT + "list":
            _list(child, page, 0, child.get(_TEXT + "style-name") or "")
        elif tag == _TABLE + "table":
            _table(child, page)
        else:
            _blocks(child, page)


def _heading_number(node: Any, level: int, page: _Page) -> str:
    levels = page.lists.get("outline") or page.lists.get("Outline") or {}
    if not levels or node.get(_TEXT + "is-list-header") == "true":
        return ""
    return page.counters.setdefault("outline", Counters(levels)).next(level - 1)


def _list(node: Any, page: _Page, depth: int, style: str) -> None:
    counters = page.counters.get(style)
    goes_on = node.get(_TEXT + "continue-numbering") == "true" or node.get(_TEXT + "continue-list") is not None
    if counters is None or (depth == 0 and not goes_on):
        counters = page.counters[style] = Counters(page.lists.get(style, {}))
    for item in node.iterchildren(_TEXT + "list-item", _TEXT + "list-header"):
        fresh = item.tag == _TEXT + "list-item"
        for child in item.iterchildren():
            if child.tag == _TEXT + "list":
                _list(child, page, depth + 1, child.get(_TEXT + "style-name") or style)
            elif child.tag == _TEXT + "h":
                level = _number(child, _TEXT + "outline-level", depth + 1)
                label = counters.next(depth) if fresh else ""
                page.writer.heading(f"{label} {''.join(_pieces(child, page))}", level)
                fresh = False
            elif child.tag == _TEXT + "p":
                words = "".join(_pieces(child, page))
                if fresh and tidy(words):
                    page.writer.item(words, depth + 1, counters.next(depth))
                    fresh = False
                else:
                    page.writer.paragraph(words)
                _write_beside(page)


def _is_bold(node: Any, page: _Page) -> bool:
    if node.get(_TEXT + "style-name") in page.bold:
        return True
    spans = [child for child in node.iterchildren() if isinstance(child.tag, str)]
    loose = (node.text or "") + "".join(child.tail or "" for child in spans)
    return bool(spans) and not loose.strip() and all(child.get(_TEXT + "style-name") in page.bold for child in spans)


def _pieces(node: Any, page: _Page | None) -> Iterator[str]:
    """Yield the words of a paragraph; footnotes and boxes are noted on the page, footnotes leave their mark."""
    if page is not None and node.get(_TEXT + "style-name") in page.hidden:
        return
    yield node.text or ""
    for child in node.iterchildren():
        tag = child.tag
        if tag == _TEXT + "s":
            yield " "
        elif tag == _TEXT + "tab":
            yield "\t"
        elif tag == _TEXT + "line-break":
            yield BREAK
        elif tag == _TEXT + "note":
            if page is not None:
                mark = _mark(child, page)
                bodies = child.iterchildren(_TEXT + "note-body")
                words = " ".join("".join(_pieces(each, None)) for body in bodies for each in body.iter(_TEXT + "p"))
                page.pending.append((mark, words))
                yield mark
        elif isinstance(tag, str) and tag.startswith(_DRAW) and tag != _DRAW + "a":
            # A frame or a shape: its name and description are not shown, its paragraphs stand beside the text.
            if page is not None:
                page.boxes.append(child)
        elif isinstance(tag, str) and tag not in _SKIPPED:
            yield from _pieces(child, page)
        yield child.tail or ""


def _number(node: Any, name: str, otherwise: int) -> int:
    """Return a number that an attribute gives, another where it gives none that can be."""
    given = node.get(name) or ""
    return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 10 else otherwise


def _mark(note: Any, page: _Page) -> str:
    """Return the mark of a note: its own number or sign; those in letters are counted with the others in digits."""
    page.marks += 1
    shown = tidy(note.findtext(_TEXT + "note-citation") or "")
    return superscript(str(page.marks) if not shown or shown.isalpha() else shown)


def _write_beside(page: _Page) -> None:
    """Write the notes of a paragraph, then the boxes in it."""
    for mark, words in page.pending:
        page.writer.footnote(mark, words)
    page.pending.clear()
    while page.boxes:
        _blocks(page.boxes.pop(0), page)


def _table(node: Any, page: _Page) -> None:
    rows: list[list[Cell]] = []
    headers = 0
    for row in node.iter(_TABLE + "table-row"):
        if next(row.iterancestors(_TABLE + "table")) is not node:
            continue
        cells: list[Cell] = []
        # Cells that others cover are left out: `Cell` says how far each reaches.
        for cell in row.iterchildren(_TABLE + "table-cell"):
            words = " ".join("".join(_pieces(each, page)) for each in _cell_paragraphs(cell))
            copies = min(_number(cell, _TABLE + "number-columns-repeated", 1), _WIDEST if tidy(words) else 1)
            spans = (
                min(_number(cell, _TABLE + "number-columns-spanned", 1), _WIDEST),
                _number(cell, _TABLE + "number-rows-spanned", 1),
            )
            cells += [Cell(words, *spans)] * copies
        headers += len(rows) == headers and row.getparent().tag == _TABLE + "table-header-rows"
        rows.append(cells)
    page.writer.rows(rows, headers or 1)
    _write_beside(page)


def _cell_paragraphs(cell: Any) -> Iterator[Any]:
    """Yield the paragraphs of a cell; those of a box in one are met there."""
    for each in cell.iter(_TEXT + "p", _TEXT + "h"):
        around = next(node for node in each.iterancestors() if node.tag == cell.tag or node.tag.startswith(_DRAW))
        if around.tag == cell.tag:
            yield each
