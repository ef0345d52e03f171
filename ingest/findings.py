"""What a corpus turns out to hold: documents, some of them known from before, copies, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.errors import DocumentError
from ingest.manifest import Entry
from ingest.records import Document, Line

# What a document is warned of whose name differs from another's in case alone.
OVERWRITE = "overwrite it on other systems"


def shown(file: str) -> str:
    """Return the name of a file as a message can show it, on one line and from left to right."""
    return file if file.isprintable() else ascii(file)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no document, and why, in one line that names the file and the remedy."""

    id: str
    file: str
    error: DocumentError


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that holds the same bytes as another one, and is indexed under that one's id."""

    id: str
    file: str
    original: str

    @property
    def note(self) -> str:
        """Return one line that says so."""
        return f"{shown(self.file)}: the same bytes as {shown(self.original)}; indexed once, one of them can go"


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that need not be read again: what tells it, and where whoever keeps it finds it (``place``)."""

    id: str
    file: str
    sha256: str
    language: str
    line: Line | None
    place: tuple[int, int]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Documents that need not be read again where file or line are what they were.

    ``files`` has those that are read from a file that is still the same, by file; ``lines`` those of a line, by its
    file and sha256.
    """

    files: Mapping[str, Kept]
    lines: Mapping[tuple[str, str], Sequence[Kept]]

    def of_file(self, entry: Entry) -> Kept | None:
        """Return the document of a file, None where it is to be read."""
        kept = self.files.get(entry.file)
        return kept if kept is not None and kept.id == entry.id else None


UNKNOWN = Known({}, {})
Found = Document | Kept | Unreadable | Copy
