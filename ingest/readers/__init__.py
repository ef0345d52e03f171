"""Readers, one module a format; the format of a file is told by its content, not by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import DocumentError
from ingest.records import Block, Page


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader took from a file: canonical text (NFC, ``\\n``), its blocks and pages, and what it says of itself.

    ``metadata`` holds keys of ``corpus.toml`` as the file gives them, not yet checked. ``warnings`` are one line each.
    """

    format: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the test on a file's bytes that recognises it, and its reader."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Extract]


_FOREIGN = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP or Office"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "old Office"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "program"),
)


def formats() -> tuple[Format, ...]:
    """Return the formats in the order in which they are tried; plain text is last and takes what is text at all."""
    from ingest.readers import markdown, text

    return (
        Format("markdown", markdown.recognises, markdown.read),
        Format("text", lambda data: True, text.read),
    )


def read(data: bytes) -> Extract:
    """Read a file's bytes by the first format that recognises them.

    Raises DocumentError, without the name of the file, where they are empty, broken or of a format without reader.
    """
    if not data.strip():
        raise DocumentError("the file is empty; remove it or put the document in its place")
    for known in formats():
        if known.name != "text" and known.recognises(data):
            return known.read(data)
    for opening, name in _FOREIGN:
        if data.startswith(opening):
            raise DocumentError(
                f"expected a document that can be read, found a {name} file; convert it to text or Markdown"
            )
    return next(known for known in formats() if known.name == "text").read(data)
