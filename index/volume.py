"""A volume of the catalogue: the documents, passages and facts of one segment in one SQLite file.

Documents and passages are numbered from 0 in the order in which they came; a passage's number is its row in the vectors
and in the BM25 tables of the segment. Records that are only read as a whole (metadata, structure, facts) are JSON; what
is looked up or counted is a column. A volume does not know which of its documents still stand (see `index.standing`).
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index import serial
from ingest.bodies import Naming
from ingest.records import Block, Document, Fact, FactKind, Line, Metadata, Page, Passage, Section
from ingest.versions import Signature

FILE = "catalogue.sqlite"

SCHEMA = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, sha256 TEXT NOT NULL,
    given TEXT, before TEXT,
    language TEXT NOT NULL, metadata TEXT NOT NULL, own_metadata TEXT, passages INTEGER NOT NULL,
    sections INTEGER NOT NULL, pages INTEGER NOT NULL, characters INTEGER NOT NULL, warnings TEXT NOT NULL
);
CREATE INDEX documents_linked ON documents (number) WHERE own_metadata IS NOT NULL;
CREATE INDEX documents_versions ON documents (json_extract(metadata, '$.version_of'))
    WHERE json_extract(metadata, '$.version_of') IS NOT NULL;
CREATE TABLE texts (document INTEGER PRIMARY KEY, structure BLOB NOT NULL, text BLOB NOT NULL);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, document INTEGER NOT NULL, language TEXT NOT NULL, section INTEGER,
    path TEXT NOT NULL, page INTEGER, page_label TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL, text BLOB NOT NULL
);
CREATE INDEX passages_by_place ON passages (document, start);
CREATE INDEX passages_by_id ON passages (id);
CREATE TABLE facts (number INTEGER PRIMARY KEY, body TEXT NOT NULL, kind TEXT NOT NULL, aspect TEXT NOT NULL,
    document INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX facts_by_body ON facts (body, kind);
CREATE INDEX facts_by_kind ON facts (kind);
CREATE INDEX facts_by_document ON facts (document);
CREATE TABLE names (document INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE signatures (document INTEGER PRIMARY KEY, words BLOB NOT NULL, numbers BLOB NOT NULL, count INTEGER);
"""
_PASSAGE = (
    "SELECT p.number, p.id, d.id, p.language, p.section, p.path, p.page, p.page_label, p.start, p.end, p.text "
    "FROM passages p JOIN documents d ON d.number = p.document "
)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What the list of documents shows of one: no text, no structure; ``characters`` are code points."""

    id: str
    file: str
    sha256: str
    metadata: Metadata
    passages: int
    sections: int
    pages: int
    characters: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Structure:
    """The parts of a document that are stored as one piece."""

    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()


def _bytes(text: str) -> bytes:
    """Return text as stored: UTF-8 in a blob, since SQLite ends its own strings at NUL in places."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    """Return the text that `_bytes` stored."""
    return data.decode("utf-8", "surrogatepass")


class VolumeWriter:
    """Writes a volume; what it has written can be read back before it is closed."""

    def __init__(self, folder: Path) -> None:
        """Make an empty volume in a folder."""
        self._base = sqlite3.connect(folder / FILE, isolation_level=None)
        # The whole folder is new and is synced as a whole: a journal protects nothing here.
        self._base.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        self._base.executescript(SCHEMA)
        self._base.execute("BEGIN")
        self._numbers: dict[str, int] = {}
        self.owners = array("i")

    def add(self, document: Document, passages: Sequence[Passage], naming: Naming) -> None:
        """Add a document with its passages and the names in it.

        ValueError where its id is taken or a passage is not a slice of it.
        """
        for passage in passages:
            if document.text[passage.start : passage.end] != passage.text:
                raise ValueError(f"passage {passage.id} of {document.id} is not what stands at its place")
        if document.id in self._numbers:
            raise ValueError(f"two documents have the id {document.id}")
        number = self._numbers[document.id] = len(self._numbers)
        line = document.line
        structure = serial.dumps(_Structure(document.blocks, document.sections, document.pages))
        row = (
            number, document.id, document.file, document.sha256,
            line.given if line else None, line.before if line else None,
            document.metadata.language, serial.dumps(document.metadata), None, len(passages), len(document.sections),
            len({page.number for page in document.pages}), len(document.text), serial.dumps(document.warnings),
        )  # fmt: skip
        self._base.execute(f"INSERT INTO documents VALUES ({','.join('?' * len(row))})", row)
        texts = (number, zlib.compress(_bytes(structure), 6), _bytes(document.text))
        self._base.execute("INSERT INTO texts VALUES (?,?,?)", texts)
        if naming:
            self._base.execute("INSERT INTO names VALUES (?,?)", (number, serial.dumps(naming)))
        rows = (
            (
                len(self.owners) + offset, each.id, number, each.language, each.section, serial.dumps(each.path),
                each.page, each.page_label, each.start, each.end, _bytes(each.text),
            )
            for offset, each in enumerate(passages)
        )  # fmt: skip
        self._base.executemany("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
        self.owners.extend([number] * len(passages))

    @property
    def count(self) -> int:
        """How many documents were added."""
        return len(self._numbers)

    def __contains__(self, document: str) -> bool:
        """Tell whether a document of this id was added."""
        return document in self._numbers

    def add_facts(self, facts: Iterable[Fact]) -> None:
        """Add facts of documents that were added."""
        rows = [
            (None, fact.body, fact.kind.value, fact.aspect, self._numbers[fact.document], serial.dumps(fact))
            for fact in facts
        ]
        self._base.executemany("INSERT INTO facts VALUES (?,?,?,?,?,?)", rows)

    def add_signature(self, signature: Signature) -> None:
        """Add what versions and translations of a document that was added are told by."""
        row = (
            self._numbers[signature.id], signature.words.tobytes(), signature.numbers.tobytes(), signature.count
        )  # fmt: skip
        self._base.execute("INSERT INTO signatures VALUES (?,?,?,?)", row)

    def set_metadata(self, document: str, metadata: Metadata) -> None:
        """Replace the metadata of a document that was added; its own are kept for builds to come."""
        self._base.execute(
            "UPDATE documents SET own_metadata = metadata, metadata = ? WHERE id = ?",
            (serial.dumps(metadata), document),
        )

    def flush(self) -> None:
        """Bring what was added to the file, so that other processes can read it."""
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")

    def document(self, number: int) -> Document:
        """Return a document that was added, by its number."""
        return _document(self._base, "number = ?", number)

    def close(self) -> None:
        """Finish the file."""
        if self._base.in_transaction:
            self._base.execute("COMMIT")
        self._base.close()


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document was made from: its number, id, file, sha256 and line, its language, and its warnings."""

    number: int
    id: str
    file: str
    sha256: str
    line: Line | None
    language: str
    warnings: tuple[str, ...]


class Volume:
    """An open volume, read-only; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open the volume in a folder; sqlite3.Error where it is none."""
        place = (folder / FILE).absolute().as_uri() + "?mode=ro&immutable=1"
        self._base = sqlite3.connect(place, uri=True, check_same_thread=False)
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock:
            return self._base.execute(query, values).fetchall()

    def number(self, document: str) -> int | None:
        """Return the number of a document by its id, None where there is none."""
        found = self.rows("SELECT number FROM documents WHERE id = ?", document)
        return found[0][0] if found else None

    def document(self, number: int) -> Document:
        """Return a document by its number; KeyError where there is none."""
        with self._lock:
            return _document(self._base, "number = ?", number)

    def own_document(self, number: int) -> Document:
        """Return a document with the metadata that it had when it was read."""
        [(own,)] = self.rows("SELECT own_metadata FROM documents WHERE number = ?", number)
        document = self.document(number)
        return replace(document, metadata=serial.loads(Metadata, own)) if own else document

    def origins(self) -> Iterator[Origin]:
        """Yield what all documents were made from, in order."""
        columns = "number, id, file, sha256, given, before, language, warnings"
        for row in self.rows(f"SELECT {columns} FROM documents ORDER BY number"):
            number, identifier, file, sha256, given, before, language, warnings = row
            told = tuple(json.loads(warnings)) if warnings != "[]" else ()
            yield Origin(number, identifier, file, sha256, _line(given, before), language, told)

    def linked(self) -> dict[int, Metadata]:
        """Return the metadata of the documents that were linked as versions or translations, by number."""
        rows = self.rows("SELECT number, metadata FROM documents WHERE own_metadata IS NOT NULL")
        return {number: serial.loads(Metadata, metadata) for number, metadata in rows}

    def versions_of(self, document: str) -> list[tuple[int, str]]:
        """Return the numbers and ids of the documents whose ``version_of`` is this one."""
        # Both conditions: only with the one of the SQL index does SQLite use it.
        of = "json_extract(metadata, '$.version_of')"
        query = f"SELECT number, id FROM documents WHERE {of} = ? AND {of} IS NOT NULL"
        return [(number, identifier) for number, identifier in self.rows(query, document)]

    def namings(self) -> Iterator[tuple[int, Naming]]:
        """Yield the names in the documents that hold some."""
        read = serial.reader(Naming)
        for number, record in self.rows("SELECT document, record FROM names ORDER BY document"):
            yield number, read(json.loads(record))

    def signature(self, number: int) -> Signature | None:
        """Return what versions of a document are told by, None where it was not kept."""
        rows = self.rows(
            "SELECT id, coalesce(own_metadata, metadata), words, numbers, count, characters FROM signatures "
            "JOIN documents ON number = document WHERE document = ?",
            number,
        )
        if not rows:
            return None
        identifier, metadata, words, numbers, count, characters = rows[0]
        return Signature(
            identifier, serial.loads(Metadata, metadata), array("I", words), array("I", numbers), count, characters
        )

    def records(self) -> Iterator[tuple[int, DocumentRecord]]:
        """Yield the documents without their texts, with their numbers."""
        read = serial.reader(Metadata)
        columns = "number, id, file, sha256, metadata, passages, sections, pages, characters, warnings"
        for row in self.rows(f"SELECT {columns} FROM documents ORDER BY number"):
            number, identifier, file, sha256, metadata, passages, sections, pages, characters, warnings = row
            told = tuple(json.loads(warnings))
            yield (
                number,
                DocumentRecord(
                    identifier, file, sha256, read(json.loads(metadata)), passages, sections, pages, characters, told
                ),
            )

    def metadata(self, number: int) -> Metadata:
        """Return the metadata of a document by its number."""
        [(metadata,)] = self.rows("SELECT metadata FROM documents WHERE number = ?", number)
        return serial.loads(Metadata, metadata)

    def passages(self, where: str, *values: Any) -> list[tuple[int, Passage]]:
        """Return the passages that a condition on ``p`` picks, and their numbers."""
        return [(row[0], _passage(row)) for row in self.rows(_PASSAGE + where, *values)]

    def facts(self, where: str = "", *values: Any) -> list[tuple[int, int, str]]:
        """Return of the facts that a condition picks the document, the number and the record."""
        return self.rows(f"SELECT document, number, record FROM facts{where}", *values)

    def stated(self) -> list[tuple[int, int, str, str, str]]:
        """Return of each fact the document, the number, the body, the kind, and the aspect of FOUNDED."""
        founded = FactKind.FOUNDED.value
        query = "SELECT document, number, body, kind, CASE WHEN kind = ? THEN aspect ELSE '' END FROM facts"
        return self.rows(query, founded)


def fact_of(record: str) -> Fact:
    """Return the fact of a stored record."""
    return serial.loads(Fact, record)


def _document(base: sqlite3.Connection, where: str, value: int | str) -> Document:
    """Return the one document that a condition picks; KeyError where there is none."""
    row = base.execute(
        "SELECT id, file, sha256, metadata, text, structure, warnings, given, before FROM documents "
        f"JOIN texts ON document = number WHERE {where}",
        (value,),
    ).fetchone()
    if row is None:
        raise KeyError(value)
    structure = serial.loads(_Structure, _text(zlib.decompress(row[5])))
    return Document(
        id=row[0], file=row[1], sha256=row[2], metadata=serial.loads(Metadata, row[3]), text=_text(row[4]),
        blocks=structure.blocks, sections=structure.sections, pages=structure.pages,
        warnings=tuple(json.loads(row[6])), line=_line(row[7], row[8]),
    )  # fmt: skip


def _line(given: str | None, before: str | None) -> Line | None:
    """Return what the id of a document of JSON Lines was made from; None where it is of a file of its own."""
    return None if given is None else Line(given, before)


def _passage(row: tuple[Any, ...]) -> Passage:
    """Return the passage of a row of `_PASSAGE`."""
    _, identifier, document, language, section, path, page, label, start, end, text = row
    titles = tuple(json.loads(path))
    return Passage(identifier, document, language, section, titles, page, label, start, end, _text(text))
