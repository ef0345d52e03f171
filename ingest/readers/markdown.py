"""Markdown: the canonical text is the rendered words; front matter becomes metadata."""

from __future__ import annotations

import html
import itertools
import re
import tomllib
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ingest.errors import DocumentError
from ingest.labels import announces, label_of
from ingest.readers import Extract
from ingest.readers.text import canonical, decode
from ingest.readers.writer import Parts, run_in, superscript
from ingest.records import Block, BlockKind, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = (
    re.compile(r"(?m)^#{1,6}[ \t]+\S"),
    re.compile(r"(?m)^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$"),
    re.compile(r"(?m)^\S[^\n]*\n={3,}[ \t]*$"),
    re.compile(r"\[[^\]\n]+\]\((?:https?:|/|#|\.)[^)\s]*\)"),
    re.compile(r"(?m)^\[\^[^\]\s]+\]:\s"),
)
_YAML = re.compile(r"\A---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<body>.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_FOOTNOTE = re.compile(r"(?m)^\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<words>.*(?:\n(?:[ \t]{2,}\S.*))*)\n?")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_APART = re.compile(r"<(?:br|/t[dhr]|/li|/p|/div)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)


@dataclass(slots=True)
class _Page(Parts):
    """The text that is being written and the blocks in it."""

    lists: list[int | None] = field(default_factory=list)
    leads: list[Span | None] = field(default_factory=list)
    fresh_item: bool = False
    notes: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def recognises(data: bytes) -> bool:
    """Tell whether bytes are Markdown: front matter, or signs that plain text does not have."""
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        text = decode(data)
    except DocumentError:
        return False
    return bool(_YAML.match(text) or _TOML.match(text)) or any(sign.search(text) for sign in _SIGNS)


def read(data: bytes) -> Extract:
    """Read a Markdown file; raises DocumentError where its bytes or its TOML front matter cannot be read."""
    source, metadata = _front_matter(decode(data))
    page = _Page()
    source = _FOOTNOTE.sub(lambda match: _keep_note(page, match), source)
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    _render(tokens, page)
    text = "".join(page.parts)
    composed = canonical(text)
    if not composed.strip():
        raise DocumentError("the file holds no text under its front matter; add the document's text")
    blocks = page.blocks if composed == text else _moved(text, page.blocks)
    return Extract("markdown", composed, tuple(blocks), metadata=metadata)


def _moved(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with their spans in the composed text (entities can yield characters that combine)."""

    def at(offset: int) -> int:
        return len(canonical(text[:offset]))

    def span(old: Span | None) -> Span | None:
        return Span(at(old.start), at(old.end)) if old else None

    def moved(old: Block) -> Block:
        start, head = at(old.start), at(old.start + old.head)
        return replace(
            old, start=start, end=at(old.end), header=span(old.header), lead=span(old.lead), head=head - start
        )

    return [moved(block) for block in blocks]


def _front_matter(source: str) -> tuple[str, dict[str, Any]]:
    if match := _TOML.match(source):
        try:
            return source[match.end() :], tomllib.loads(match["body"])
        except tomllib.TOMLDecodeError as error:
            raise DocumentError(f"its front matter is not valid TOML: {error}; mend that line") from error
    if match := _YAML.match(source):
        pairs = (line.partition(":") for line in match["body"].split("\n") if ":" in line and line[:1] not in "# \t-")
        values = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
        return source[match.end() :], {key: value for key, value in values.items() if value}
    return source, {}


def _keep_note(page: _Page, match: re.Match[str]) -> str:
    page.notes[match["name"]] = " ".join(match["words"].split())
    page.numbers[match["name"]] = len(page.numbers) + 1
    return ""


def _render(tokens: Sequence[Token], page: _Page) -> None:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open":
            _heading(page, _inline(tokens[index + 1], page), int(token.tag[1]))
        elif token.type == "paragraph_open":
            _lines(page, tokens[index + 1])
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            _open_list(page, token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            page.lists.pop()
            page.leads.pop()
        elif token.type == "list_item_open":
            page.fresh_item = True
        elif token.type == "table_open":
            index = _table(page, tokens, index)
        elif token.type in ("fence", "code_block", "html_block"):
            _paragraph(page, _shown(token.content) if token.type == "html_block" else token.content)
        index += 1


def _shown(block: str) -> str:
    """Return what a reader sees of a block of HTML: no tags, cells and lines apart, entities resolved."""
    return html.unescape(_TAG.sub("", _APART.sub(" ", block)))


def _heading(page: _Page, words: str, level: int) -> None:
    if words.strip():
        span = page.write(words.strip(), "\n\n")
        label = label_of(words.strip())
        page.blocks.append(Block(BlockKind.HEADING, span.start, span.end, level, label.text if label else ""))


def _lines(page: _Page, token: Token) -> None:
    """Write a paragraph; where lines open with a label in bold type, «**Seat:** Lima», each such line is one."""
    children = token.children or []
    breaks = [at for at, child in enumerate(children, 1) if child.type in ("softbreak", "hardbreak")]
    breaks = [at for at in breaks if _opens_with_label(children[at:])] if _opens_with_label(children) else []
    for begin, end in itertools.pairwise([0, *breaks, len(children)]):
        line = copy(token)
        line.children = children[begin:end]
        _paragraph(page, _inline(line, page), _title(line), "\n" if begin else "\n\n")


def _opens_with_label(children: Sequence[Token]) -> bool:
    """Tell whether inline tokens open with words in bold type that end at a colon, or that one follows."""
    children = [child for child in children if child.type != "text" or child.content]
    if not children or children[0].type != "strong_open":
        return False
    bold = list(itertools.takewhile(lambda child: child.type != "strong_close", children))
    behind = children[len(bold) + 1 : len(bold) + 2]
    return bold[-1].content.rstrip().endswith(":") or any(each.content.startswith(":") for each in behind)


def _paragraph(page: _Page, words: str, title: str = "", gap: str = "\n\n") -> None:
    words = words.strip()
    if not words:
        return
    head = run_in(words, title)
    if page.lists and page.fresh_item:
        _item(page, words, head)
    else:
        span = page.write(words, gap)
        page.blocks.append(Block(BlockKind.PARAGRAPH, span.start, span.end, head=head))
    _notes(page, words)


def _title(token: Token) -> str:
    """Return the words in bold type that a paragraph opens with."""
    children = [child for child in token.children or () if child.type != "text" or child.content]
    if not children or children[0].type != "strong_open":
        return ""
    bold = itertools.takewhile(lambda child: child.type != "strong_close", children)
    return "".join(child.content for child in bold if child.type == "text")


def _item(page: _Page, words: str, head: int = 0) -> None:
    number = page.lists[-1]
    label = "" if number is None else f"{number}."
    if number is not None:
        page.lists[-1] = number + 1
    after_item = bool(page.blocks) and page.blocks[-1].kind is BlockKind.ITEM
    span = page.write(f"{label} {words}".strip(), "\n" if after_item else "\n\n")
    head += len(f"{label} ") if head and label else 0
    page.blocks.append(
        Block(BlockKind.ITEM, span.start, span.end, len(page.lists), label, lead=page.leads[-1], head=head)
    )
    page.fresh_item = False


def _open_list(page: _Page, token: Token) -> None:
    start = token.attrGet("start")
    page.lists.append(None if token.type == "bullet_list_open" else int(start if start is not None else 1))
    last = page.blocks[-1] if page.blocks else None
    opens = last is not None and last.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and announces(page.parts[-1])
    outer = page.leads[-1] if page.leads else None
    page.leads.append(Span(last.start, last.end) if last and opens else outer)
    page.fresh_item = False


def _table(page: _Page, tokens: Sequence[Token], index: int) -> int:
    """Write a table as rows of cells joined by « | »; return where it closes."""
    header: Span | None = None
    cells: list[str] = []
    first = True
    names = False
    while tokens[index].type != "table_close":
        token = tokens[index]
        if token.type == "tr_open":
            cells = []
        elif token.type in ("th_open", "td_open"):
            cells.append(_inline(tokens[index + 1], page).strip())
        elif token.type in ("thead_open", "thead_close"):
            names = token.type == "thead_open"
        elif token.type == "tr_close" and any(cells):
            span = page.write(" | ".join(cells), "\n\n" if first else "\n")
            # Empty cells at either end leave a space that is no part of the row.
            words = page.parts[-1]
            start = span.start + len(words) - len(words.lstrip())
            own = Span(start, span.start + len(words.rstrip()))
            # Where nothing names the columns, the first row stands for them and is a row like the others.
            page.blocks.append(Block(BlockKind.ROW, own.start, own.end, header=None if names else header or own))
            header = header or own
            first = False
        index += 1
    return index


def _notes(page: _Page, words: str) -> None:
    """Write the footnotes that a block refers to below it, each once."""
    for name in list(page.notes):
        mark = superscript(str(page.numbers[name]))
        if mark in words and page.notes[name]:
            note = _plain(page.notes.pop(name), page)
            span = page.write(f"{mark} {note}", "\n\n")
            page.blocks.append(Block(BlockKind.FOOTNOTE, span.start, span.end, label=mark))


def _plain(words: str, page: _Page) -> str:
    from markdown_it import MarkdownIt

    return " ".join(_inline(token, page) for token in MarkdownIt("commonmark").parseInline(words))


def _inline(token: Token, page: _Page) -> str:
    """Return the words of an inline token: what a reader sees, pictures left out."""
    parts = []
    for child in token.children or ():
        if child.type == "text":
            parts.append(_REFERENCE.sub(lambda match: _mark(match, page), child.content))
        elif child.type == "code_inline":
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)


def _mark(match: re.Match[str], page: _Page) -> str:
    number = page.numbers.get(match[1])
    return superscript(str(number)) if number else match[0]
