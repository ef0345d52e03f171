"""Readers, one module a format; the format of a file is told by its content, not by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
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
    """A format: its name, the test on a file's bytes that recognises it, its reader, and the endings of its names.

    ``isolated`` formats are read in a process of their own, since a broken file can hold up or bring down the library
    that reads it.
    """

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Extract]
    endings: tuple[str, ...] = ()
    isolated: bool = False


# How much of a file tells its format.
HEAD = 65536

_FOREIGN = (
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "old Office"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"<?xml", "XML"),
    (b"<!DOCTYPE", "XML"),
)


def formats() -> tuple[Format, ...]:
    """Return the formats in the order in which they are tried; plain text is last and takes what is text at all."""
    return (*_structured(), *_plain())


@cache
def _structured() -> tuple[Format, ...]:
    from ingest.readers import doc, docx, html, jsonl, mhtml, odt, pdf, rtf

    return (
        Format("pdf", pdf.recognises, pdf.read, (".pdf",), isolated=True),
        Format("odt", odt.recognises, odt.read, (".odt", ".ott"), isolated=True),
        Format("docx", docx.recognises, docx.read, (".docx", ".docm", ".dotx"), isolated=True),
        Format("doc", doc.recognises, doc.read, (".doc", ".dot", ".docx"), isolated=True),
        Format("rtf", rtf.recognises, rtf.read, (".rtf", ".doc"), isolated=True),
        Format("jsonl", jsonl.recognises, jsonl.read, (".jsonl", ".ndjson", ".gz", ".json")),
        Format("mhtml", mhtml.recognises, mhtml.read, (".mht", ".mhtml"), isolated=True),
        Format("html", html.recognises, html.read, (".html", ".htm", ".xhtml"), isolated=True),
    )


@cache
def _plain() -> tuple[Format, ...]:
    from ingest.readers import markdown, text

    return (
        Format("markdown", markdown.recognises, markdown.read, (".md", ".markdown", ".txt", ".text")),
        Format("text", lambda data: True, text.read, (".txt", ".text", ".md", ".markdown")),
    )


def foreign(data: bytes) -> str | None:
    """Return what kind of file bytes are that no reader takes, None where they may be text."""
    return next((name for opening, name in _FOREIGN if data.lstrip()[:16].startswith(opening)), None)


def format_of(data: bytes) -> Format:
    """Return the first format that recognises a file's bytes.

    Raises DocumentError, without the name of the file, where they are empty or of a format without reader.
    """
    if not data[:HEAD].strip() and not data.strip():
        raise DocumentError("the file is empty; remove it or put the document in its place")
    for known in _structured():
        if known.recognises(data):
            return known
    name = foreign(data[:HEAD])
    if name == "XML" and re.search(rb"<!(?:ENTITY|DOCTYPE\s[^>]*\[)", data[:HEAD]):
        raise DocumentError(
            "expected a document that can be read, found XML that declares entities, which can read other files or "
            "grow without end; remove it"
        )
    if name:
        raise DocumentError(
            f"expected a document that can be read, found a {name} file; save it as PDF, Word, HTML or text"
        )
    return next(known for known in _plain() if known.name == "text" or known.recognises(data))


def read(data: bytes) -> Extract:
    """Read a file's bytes by the first format that recognises them.

    Raises DocumentError, without the name of the file, where they are empty, broken or of a format without reader.
    """
    return format_of(data).read(data)
