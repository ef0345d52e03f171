"""The section tree of a document, from its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.declarations import declaration
from ingest.glossary import Glossary
from ingest.labels import comparable, structure
from ingest.records import Block, BlockKind, Section, Span


@dataclass(slots=True)
class _Node:
    """A section that is still open: where it starts, and the end of the last block seen in it."""

    position: int
    parent: int | None
    level: int
    heading: Span | None
    start: int
    end: int


def sections(text: str, blocks: Sequence[Block], glossary: Glossary | None = None) -> tuple[Section, ...]:
    """Return the sections in text order; text before the first heading is one without heading.

    A paragraph that returns to the document as a whole («Compte tenu de ce qui précède …») opens a section without
    heading of its own: after the last heading of all, or where indentation sets it off from what stands above.
    """
    nodes: list[_Node] = []
    open_nodes: list[_Node] = []
    last_heading = max((index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING), default=-1)
    single_root = _has_single_root(blocks)
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            _open(nodes, open_nodes, block, block.level, Span(block.start, block.end))
        elif not open_nodes:
            _open(nodes, open_nodes, block, 1, None)
        elif _returns(text, blocks, index, last_heading, open_nodes[-1]):
            _open(nodes, open_nodes, block, 2 if single_root else 1, None)
        for node in open_nodes:
            node.end = block.end
    return tuple(_section(text, node, glossary) for node in nodes)


def _open(nodes: list[_Node], open_nodes: list[_Node], block: Block, level: int, heading: Span | None) -> None:
    while open_nodes and (open_nodes[-1].level >= level or open_nodes[-1].heading is None):
        open_nodes.pop()
    parent = open_nodes[-1].position if open_nodes else None
    node = _Node(len(nodes), parent, level, heading, block.start, block.end)
    nodes.append(node)
    open_nodes.append(node)


def _section(text: str, node: _Node, glossary: Glossary | None) -> Section:
    span = node.heading
    title = " ".join(span.of(text).split()) if span else ""
    declares = declaration(text, span.start, span.end, glossary) if span else None
    return Section(node.position, node.parent, node.level, title, span, node.start, node.end, declares)


def _has_single_root(blocks: Sequence[Block]) -> bool:
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    return len(headings) > 1 and blocks[0] is headings[0] and sum(block.level == 1 for block in headings) == 1


def _returns(text: str, blocks: Sequence[Block], index: int, last_heading: int, node: _Node) -> bool:
    block = blocks[index]
    if block.kind is not BlockKind.PARAGRAPH or node.heading is None or index < 2:
        return False
    if blocks[index - 1].kind is BlockKind.HEADING or not _gap_before(text, block.start):
        return False
    words = comparable(text[block.start : min(block.start + 60, block.end)])
    if not words.startswith(_openings()):
        return False
    return index > last_heading or _indent(text, block.start) > _indent(text, blocks[index - 1].start)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(comparable(words) for openings in structure()["returns"].values() for words in openings)


def _gap_before(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\u00a0") if start < 200 else text[start - 200 : start].rstrip(" \t\u00a0")
    return before.endswith("\n") and before[:-1].rstrip(" \t\u00a0").endswith("\n")


def _indent(text: str, start: int) -> int:
    """Return how far a block is indented, a tab as four columns."""
    line = text.rfind("\n", 0, start) + 1
    return len(text[line:start].expandtabs(4))
