"""The documents of a file of JSON Lines: what their ids are, and which of them need not be read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import DocumentError
from ingest.findings import Kept, Known, Unreadable, shown
from ingest.manifest import Entry
from ingest.readers import jsonl
from ingest.records import Document, Line

LONGEST_ID = 120


@dataclass(frozen=True, slots=True)
class Names:
    """The ids that documents have so far, with their languages ("" for files), and what need not be read again."""

    taken: dict[str, str]
    known: Known

    def of(self, entry: Entry, given: str, number: int, language: str) -> tuple[str, Line]:
        """Return the id of a line, and what it was made from."""
        wanted = name = given or f"{entry.id}-{number}"
        line = Line(given, self.taken.get(wanted))
        if line.before is not None:
            name, more = f"{wanted}.{language}", 2
            while name in self.taken:
                name, more = f"{wanted}.{language}-{more}", more + 1
        return name, line

    def kept(self, entry: Entry, raw: jsonl.RawLine) -> Kept | None:
        """Return the document of a line that is known and has the same id as before."""
        for kept in self.known.lines.get((entry.file, raw.sha256), ()):
            given = kept.line.given if kept.line else ""
            if (kept.id, kept.line) == self.of(entry, given, raw.number, kept.language):
                return kept
        return None


def documents(
    folder: Path, entry: Entry, names: Names, make: Callable[[jsonl.Row], Document]
) -> Iterator[Document | Kept | Unreadable]:
    """Yield the documents of a file of JSON Lines, one a line; ``make`` reads a line that is not known."""
    name = shown(entry.file)
    try:
        for raw in jsonl.lines(folder / entry.file):
            found = raw if isinstance(raw, jsonl.BadLine) else names.kept(entry, raw) or jsonl.row(raw.data, raw.number)
            if isinstance(found, Kept):
                names.taken[found.id] = found.language
                yield found
            elif isinstance(found, jsonl.BadLine):
                error = DocumentError(f"{name}: line {found.number}: {found.error}")
                yield Unreadable(f"{entry.id}-{found.number}", entry.file, error)
            else:
                yield _named(entry, found, make(found), names)
    except DocumentError as error:
        yield Unreadable(entry.id, entry.file, DocumentError(f"{name}: {error}; get it again"))
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); check the file and its permissions"
        yield Unreadable(entry.id, entry.file, DocumentError(f"{name}: {reason}"))


def _named(entry: Entry, row: jsonl.Row, made: Document, names: Names) -> Document:
    """Return the document of a line with its id; one whose id another language has is taken for its translation."""
    given = row.id if row.id.isprintable() and 0 < len(row.id) <= LONGEST_ID else ""
    metadata, language = made.metadata, made.metadata.language
    name, line = names.of(entry, given, row.number, language)
    if line.before not in (None, "", language) and metadata.translation_of is None:
        metadata = replace(metadata, translation_of=given or f"{entry.id}-{row.number}")
    names.taken[name] = language
    return replace(made, id=name, metadata=metadata, line=line)
