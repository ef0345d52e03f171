"""Web pages: headings, lists, tables and footnotes are kept; menus, banners and other furniture is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import DocumentError
from ingest.language import detect_scores
from ingest.readers import Extract
from ingest.readers.chrome import FURNITURE, is_furniture, is_layout, names
from ingest.readers.numbering import spelled
from ingest.readers.text import decode
from ingest.readers.writer import BREAK, Cell, Writer, superscript, tidy

DEEPEST = 2000
LONGEST_OPENING = 4096
# Share of another language from which a page is not in the one that it says.
SURELY_OTHER = 0.98

_SIGN = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|h[1-6]|p)\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_TAGS = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
_NOTE_ID = re.compile(r"^_?(?:sd)?(?:fn|ftn|edn|footnote|endnote|note|cite_note)(?:[-_:]\w+)?[-_:]?\d+$", re.IGNORECASE)
_NOTE_MARK = re.compile(r"^[\[(]?(\d{1,4}|[*†‡]+|[⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]+)[\])]?[.:]?\s*")
_FORTH = re.compile(r"^[\s↩↑^︎]+")
_BACK = re.compile(r"[\s↩↑^︎]+$")
_BLOCKS = frozenset(
    str.split(
        "p div section article main header blockquote address figure figcaption details summary fieldset center body "
        "html dl dt dd ul ol li table caption thead tbody tfoot tr td th pre hr h1 h2 h3 h4 h5 h6 hgroup"
    )
)
_OPEN_ENDED = frozenset(
    b"area base br col embed hr img input link meta source track wbr p li dt dd tr td th option thead tbody".split()
)


def recognises(data: bytes) -> bool:
    """Tell whether bytes are a web page: one of its tags near the beginning, before any other text."""
    head = data[:LONGEST_OPENING]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        return False
    return _SIGN.search(head) is not None


def read(data: bytes, charset: str = "") -> Extract:
    """Read a web page, in an encoding that is told or in its own; DocumentError where it is too deep or has no text."""
    if _depth(data) > DEEPEST:
        raise DocumentError(f"expected HTML of at most {DEEPEST} levels, found more; save the page again as plain HTML")
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_decoded(data, charset))
    root = _root(tree)
    page = _Page(length=len(root.text(separator=" ")))
    page.notes = _note_nodes(root)
    _walk(root, page)
    page.flush()
    for node in page.notes.values():
        _write_note(page.writer, node)
    metadata = _metadata(tree)
    if "language" in metadata and max(_others(page, metadata["language"])) > SURELY_OTHER:
        # Sites leave the language of their template on pages in another one.
        del metadata["language"]
    return page.writer.extract("html", metadata=metadata)


def _others(page: _Page, language: str) -> list[float]:
    """Return the shares of the languages that a page does not say it is in."""
    return [share for name, share in detect_scores("".join(page.writer.parts)).items() if name != language]


@dataclass(slots=True)
class _List:
    """An open list: the number of the next item, None where it has bullets, and the kind of its numbers."""

    number: int | None
    kind: str = "1"


@dataclass(slots=True)
class _Page:
    """A page on its way: the words of the open block, and the lists around it."""

    writer: Writer = field(default_factory=Writer)
    words: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    lists: list[_List] = field(default_factory=list)
    fresh: bool = False
    length: int = 0
    notes: dict[int, Any] = field(default_factory=dict)

    def flush(self) -> None:
        """Write the open block."""
        words = "".join(self.words)
        all_bold = self.bold > 0 and self.plain == 0
        self.words.clear()
        self.bold = self.plain = 0
        if not tidy(words):
            return
        if self.lists and self.fresh:
            current = self.lists[-1]
            label = "" if current.number is None else f"{spelled(current.number, current.kind)}."
            if current.number is not None:
                current.number += 1
            self.writer.item(words, len(self.lists), label)
            self.fresh = False
        else:
            self.writer.paragraph(words, bold=all_bold and not self.lists)


def _decoded(data: bytes, charset: str) -> str:
    match = _CHARSET.search(data[:LONGEST_OPENING])
    name = (charset or (match[1].decode("ascii") if match else "")).lower()
    if name and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        # Browsers read these names as cp1252, and so were the pages written.
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "windows-1252") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _depth(data: bytes) -> int:
    """Return about how deep tags are nested, without building the tree; those that need no end tag do not count."""
    depth = deepest = 0
    for closing, name, empty in _TAGS.findall(data):
        if empty or name.lower() in _OPEN_ENDED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _root(tree: Any) -> Any:
    """Return the part of the page that holds its text: the main element where it has one with most of the words."""
    body = tree.body
    frames = [name for node in tree.css("frame") if (name := tidy(node.attributes.get("src") or ""))]
    if frames:
        raise DocumentError(
            f"expected text, found a page of frames; save the pages in them ({', '.join(frames)[:120]})"
        )
    if body is None:
        raise DocumentError("expected text, found a web page without a body; save the page again")
    whole = len(body.text(separator=" ")) or 1
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text(separator=" ")) > 0.3 * whole:
            return found[0]
    return body


def _metadata(tree: Any) -> dict[str, Any]:
    """Return title, language, date and address as the page's head gives them."""
    found: dict[str, Any] = {}
    title = tree.css_first("title")
    # Of several, none is the title of the page.
    headings = [node for node in tree.css("h1") if tidy(node.text())]
    words = tidy(headings[0].text()) if len(headings) == 1 else ""
    words = words or (tidy(title.text()) if title is not None else "")
    if words:
        found["title"] = words.replace("\n", " ")
    html = tree.css_first("html")
    language = (html.attributes.get("lang") or "")[:2].lower() if html is not None else ""
    if language in ("fr", "en", "es", "pt"):
        found["language"] = language
    for node in tree.css("meta"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        content = (node.attributes.get("content") or "").strip()
        if name in ("dc.date", "dcterms.issued", "dcterms.date", "article:published_time", "date") and content:
            found.setdefault("date", content[:10])
    link = tree.css_first("link[rel=canonical]")
    if link is not None and (link.attributes.get("href") or "").startswith("http"):
        found["source"] = link.attributes["href"]
    return found


def _note_nodes(root: Any) -> dict[int, Any]:
    """Return the elements that are one footnote each, by their identity in the tree."""
    found = {}
    for node in root.css("li, p, div, aside, dd, section"):
        attributes = node.attributes
        if attributes.get("role") in ("doc-footnote", "doc-endnote") or _NOTE_ID.match(attributes.get("id") or ""):
            found[node.mem_id] = node
    for group in root.css("[role=doc-endnotes], .footnotes, .endnotes, #footnotes"):
        for node in group.css("li"):
            found.setdefault(node.mem_id, node)
    return found


def _walk(root: Any, page: _Page) -> None:
    """Write an element in document order; a loop, since pages are nested deeper than Python calls may be."""
    node, entering = root, True
    while True:
        descend = False
        if entering:
            descend = _enter(node, page)
        if entering and descend and node.child is not None:
            node = node.child
            continue
        if not entering or descend:
            _leave(node, page)
        if node.mem_id == root.mem_id:
            return
        if node.next is not None:
            node, entering = node.next, True
        else:
            node, entering = node.parent, False


def _enter(node: Any, page: _Page) -> bool:
    """Take an element's opening; tell whether its children are to be read."""
    # None for an instruction to a program, «<?php».
    tag = node.tag or "!"
    if tag == "-text":
        _take(page, node.text_content or "", node)
        return False
    if tag.startswith(("-", "!")):
        return False
    if node.mem_id in page.notes or is_furniture(node, page.length):
        return False
    if tag == "br":
        if "".join(page.words[-3:]).rstrip(" \t\r\n").endswith(BREAK):
            # Two of them part paragraphs.
            page.flush()
        else:
            page.words.append(BREAK)
        return False
    if tag == "sup":
        words = superscript(tidy(node.text()).strip("[]()"))
        page.words[-1:] = [page.words[-1].rstrip()] if page.words and words[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else page.words[-1:]
        page.words.append(words)
        return False
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        page.flush()
        page.writer.heading(node.text(separator=" "), int(tag[1]))
        return False
    if tag == "table":
        page.flush()
        return _table(node, page)
    if tag == "pre":
        page.flush()
        page.writer.paragraph(node.text().replace("\n", BREAK))
        return False
    if tag in _BLOCKS:
        page.flush()
        _open(node, tag, page)
    return True


def _open(node: Any, tag: str, page: _Page) -> None:
    if tag in ("ul", "ol"):
        start = node.attributes.get("start") or "1"
        kind = node.attributes.get("type") or ""
        number = int(start) if re.fullmatch(r"\d{1,6}", start, re.ASCII) else 1
        page.lists.append(_List(None if tag == "ul" else number, kind if kind in ("a", "A", "i", "I") else "1"))
        page.fresh = False
    elif tag == "li":
        page.fresh = bool(page.lists)


def _leave(node: Any, page: _Page) -> None:
    if node.tag in _BLOCKS:
        page.flush()
    if node.tag in ("ul", "ol") and page.lists:
        page.lists.pop()
        page.fresh = False


def _take(page: _Page, words: str, node: Any) -> None:
    page.words.append(words)
    if words.strip():
        parent, bold = node.parent, False
        while parent is not None and parent.tag not in _BLOCKS:
            bold = bold or parent.tag in ("b", "strong")
            parent = parent.parent
        page.bold += bold
        page.plain += not bold


def _table(node: Any, page: _Page) -> bool:
    """Write a table of data and return False; return True for one that only lays out the page."""
    if is_layout(node):
        return True
    caption = node.css_first("caption")
    if caption is not None:
        page.writer.paragraph(caption.text(separator=" "))
    rows: list[list[Cell]] = []
    headers = named = 0
    for row in node.css("tr"):
        found = row.css("td, th")
        cells = [Cell(_words_of(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in found]
        headers += len(rows) == headers and row.parent.tag == "thead"
        # Rows that each have a name, as in a box of facts, have no row over them that names columns.
        named += len(found) > 1 and found[0].tag == "th" and all(cell.tag == "td" for cell in found[1:])
        rows.append(cells)
    page.writer.rows(rows, headers or (0 if named > len(rows) / 2 else 1))
    return False


def _words_of(cell: Any) -> str:
    """Return the words of a cell, its raised numbers as such."""
    for raised in cell.css("sup"):
        if FURNITURE.search(names(raised)):
            raised.decompose()
        elif (words := tidy(raised.text()).strip("[]()")).isdigit():
            raised.replace_with(superscript(words))
    return re.sub(r"\s+(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])", "", cell.text(separator=" "))


def _span(cell: Any, name: str) -> int:
    span = cell.attributes.get(name) or "1"
    return int(span) if re.fullmatch(r"[1-9]\d{0,2}", span, re.ASCII) else 1


def _write_note(writer: Writer, node: Any) -> None:
    words = _FORTH.sub("", _BACK.sub("", tidy(node.text(separator=" "))))
    link = node.css_first("a[href^='#']")
    sign = tidy(link.text()) if link is not None else ""
    match = (
        re.match(rf"{re.escape(sign)}\s*", words) if 0 < len(sign) <= 5 and sign.isalnum() else _NOTE_MARK.match(words)
    )
    mark = (sign if sign and match and match[0].startswith(sign) else match[1]) if match else ""
    mark = mark or re.sub(r"\D", "", node.attributes.get("id") or "")
    writer.footnote(superscript(mark), words[match.end() :] if match else words)
