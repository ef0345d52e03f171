"""JSON Lines: one document a line, with its own id, title, text and language; also gzipped, and read as a stream."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from ingest import layout
from ingest.errors import DocumentError
from ingest.readers import Extract
from ingest.readers.text import canonical
from ingest.records import Block, BlockKind

LONGEST_LINE = 16 * 1024 * 1024
# Keys that hold the same thing under other names, the first one leading.
_NAMES = {
    "id": ("id", "_id", "docid"),
    "title": ("title", "titre", "titulo"),
    "text": ("text", "contents", "body", "content"),
    "language": ("language", "lang"),
    "heading": ("heading",),
    "date": ("date",),
    "symbol": ("symbol",),
    "source": ("source", "url"),
    "kind": ("kind",),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its number from 1, the id it gives, its text, and what else it says of the document."""

    number: int
    id: str
    text: str
    sha256: str
    heading: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it is written, and its number from 1."""

    number: int
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of what the line says."""
        return hashlib.sha256(self.data.strip()).hexdigest()


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that gives no document, and why."""

    number: int
    error: str


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin JSON Lines, plain or gzipped: an object with a text, in one line."""
    head = _head(data) if data.startswith(b"\x1f\x8b") else data.removeprefix(b"\xef\xbb\xbf")
    line, end, _ = head.lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if not end and len(line) > 2000:
        # The first line is longer than what was read of it.
        return any(f'"{name}":'.encode() in line[:4000] for name in ("text", "id", "_id", "title"))
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and any(name in value for name in _NAMES["text"])


def _head(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 65536)
    except zlib.error:
        return b""


def rows(path: Path) -> Iterator[Row | BadLine]:
    """Yield what the lines of a file say; see `lines`."""
    for line in lines(path):
        yield line if isinstance(line, BadLine) else row(line.data, line.number)


def lines(path: Path) -> Iterator[RawLine | BadLine]:
    """Yield the lines of a file one by one, blank ones left out; DocumentError where the file breaks off."""
    try:
        with _opened(path) as stream:
            yield from _lines(stream)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DocumentError(f"expected a whole gzip file, found a damaged or truncated one ({error})") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, unpacked where it is gzipped."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
        yield io.BufferedReader(stream) if packed else stream  # type: ignore[type-var]


def count(path: Path) -> int:
    """Return how many ends of lines a file has, at least 1; one that breaks off has those before."""
    ends = 0
    with suppress(EOFError, zlib.error, gzip.BadGzipFile), _opened(path) as stream:
        while piece := stream.read(1 << 20):
            ends += piece.count(b"\n")
    return max(1, ends)


def _lines(stream: IO[bytes]) -> Iterator[RawLine | BadLine]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield BadLine(number, f"more than {LONGEST_LINE} bytes; split the document")
        elif line.strip():
            yield RawLine(number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def row(line: bytes, number: int) -> Row | BadLine:
    """Return what one line says."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BadLine(number, f"no valid JSON in UTF-8 ({' '.join(str(error).split())[:80]}); mend that line")
    if not isinstance(value, dict):
        return BadLine(number, "expected an object {…}; write one document a line")
    found = {name: _first(value, keys) for name, keys in _NAMES.items()}
    text = found.pop("text")
    if not isinstance(text, str) or not text.strip():
        return BadLine(number, 'no text; give each document a "text"')
    heading = found.pop("heading")
    identifier = found.pop("id")
    metadata = {name: str(each) for name, each in found.items() if isinstance(each, (str, int)) and str(each).strip()}
    name = str(identifier).strip() if isinstance(identifier, (str, int)) else ""
    sha256 = RawLine(number, line).sha256
    return Row(number, name, canonical(text), sha256, heading.strip() if isinstance(heading, str) else "", metadata)


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> Any:
    found = next((value[key] for key in keys if value.get(key) is not None), None)
    return _whole(found) if isinstance(found, str) else found


def _whole(words: str) -> str:
    """Return words with U+FFFD for each half of a pair of surrogates, which JSON can hold and no text can."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words


def extract(found: Row) -> Extract:
    """Return the document of a line; its heading, if it gives one, stands over its text."""
    if not found.heading:
        return Extract("jsonl", found.text, layout.blocks(found.text), metadata=found.metadata)
    heading = " ".join(canonical(found.heading).split())
    shift = len(heading) + 2
    blocks = [Block(BlockKind.HEADING, 0, len(heading), 1)]
    for block in layout.blocks(found.text):
        blocks.append(_moved(block, shift))
    return Extract("jsonl", f"{heading}\n\n{found.text}", tuple(blocks), metadata=found.metadata)


def _moved(block: Block, shift: int) -> Block:
    from dataclasses import replace

    from ingest.records import Span

    def span(old: Span | None) -> Span | None:
        return Span(old.start + shift, old.end + shift) if old else None

    level = block.level + 1 if block.kind is BlockKind.HEADING else block.level
    return replace(
        block,
        start=block.start + shift,
        end=block.end + shift,
        level=level,
        header=span(block.header),
        lead=span(block.lead),
    )


def read(data: bytes) -> Extract:
    """Raise DocumentError: a file of many documents is read line by line, by `rows`."""
    raise DocumentError("expected one document, found JSON Lines; read it line by line")
