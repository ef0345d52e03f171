"""The catalogue of an index: documents, passages, bodies and facts in one SQLite file.

A passage's number, from 0, is its row in the vectors and in the BM25 tables. Records that are only read as a whole
(metadata, structure, bodies, facts) are JSON; what is looked up or counted is a column.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from index import serial
from ingest.records import Block, Body, Document, Fact, FactKind, Metadata, Page, Passage, Section

FILE = "catalogue.sqlite"

# Documents kept as records once read; a conversation goes back to few.
DOCUMENTS_KEPT = 32

SCHEMA = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, sha256 TEXT NOT NULL,
    metadata TEXT NOT NULL, passages INTEGER NOT NULL, sections INTEGER NOT NULL, pages INTEGER NOT NULL,
    characters INTEGER NOT NULL, warnings TEXT NOT NULL, structure BLOB NOT NULL, text BLOB NOT NULL,
    own_metadata TEXT
);
CREATE INDEX documents_by_file ON documents (file);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, document INTEGER NOT NULL, language TEXT NOT NULL, section INTEGER,
    path TEXT NOT NULL, page INTEGER, page_label TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL, text BLOB NOT NULL
);
CREATE INDEX passages_by_place ON passages (document, start);
CREATE INDEX passages_by_id ON passages (id);
CREATE TABLE bodies (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE facts (number INTEGER PRIMARY KEY, body TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL,
    record TEXT NOT NULL);
CREATE INDEX facts_by_body ON facts (body, kind);
CREATE INDEX facts_by_kind ON facts (kind);
CREATE INDEX facts_by_document ON facts (document);
CREATE TABLE notices (number INTEGER PRIMARY KEY, line TEXT NOT NULL);
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


class CatalogueWriter:
    """Writes a catalogue; what it has written can be read back before it is closed."""

    def __init__(self, folder: Path) -> None:
        """Make an empty catalogue in a folder."""
        self._base = sqlite3.connect(folder / FILE, isolation_level=None)
        # The whole folder is new and is synced as a whole: a journal protects nothing here.
        self._base.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        self._base.executescript(SCHEMA)
        self._base.execute("BEGIN")
        self._documents = 0
        self.passages = 0

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Add a document with its passages; ValueError where its id is taken or a passage is not a slice of it."""
        for passage in passages:
            if document.text[passage.start : passage.end] != passage.text:
                raise ValueError(f"passage {passage.id} of {document.id} is not what stands at its place")
        structure = serial.dumps(_Structure(document.blocks, document.sections, document.pages))
        row = (
            self._documents, document.id, document.file, document.sha256, serial.dumps(document.metadata),
            len(passages), len(document.sections), len({page.number for page in document.pages}), len(document.text),
            serial.dumps(document.warnings), zlib.compress(_bytes(structure), 6), _bytes(document.text), None,
        )  # fmt: skip
        try:
            self._base.execute(f"INSERT INTO documents VALUES ({','.join('?' * len(row))})", row)
        except sqlite3.IntegrityError as error:
            raise ValueError(f"two documents have the id {document.id}") from error
        rows = (
            (
                self.passages + offset, each.id, self._documents, each.language, each.section, serial.dumps(each.path),
                each.page, each.page_label, each.start, each.end, _bytes(each.text),
            )
            for offset, each in enumerate(passages)
        )  # fmt: skip
        self._base.executemany("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
        self._documents += 1
        self.passages += len(passages)

    @property
    def count(self) -> int:
        """How many documents were added."""
        return self._documents

    def add_bodies(self, bodies: Iterable[Body]) -> int:
        """Add the bodies in order and return their number."""
        rows = [(number, body.id, serial.dumps(body)) for number, body in enumerate(bodies)]
        self._base.executemany("INSERT INTO bodies VALUES (?,?,?)", rows)
        return len(rows)

    def add_facts(self, facts: Iterable[Fact]) -> int:
        """Add facts after those already there and return how many came."""
        rows = [(None, fact.body, fact.kind.value, fact.document, serial.dumps(fact)) for fact in facts]
        self._base.executemany("INSERT INTO facts VALUES (?,?,?,?,?)", rows)
        return len(rows)

    def add_notices(self, lines: Iterable[str]) -> None:
        """Add one line for each file that could not be read."""
        self._base.executemany("INSERT INTO notices VALUES (NULL,?)", [(line,) for line in lines])

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

    def documents(self) -> Iterator[Document]:
        """Yield the documents added so far, one at a time, in order."""
        for number in range(self._documents):
            yield _document(self._base, "number = ?", number)

    def close(self) -> None:
        """Finish the file."""
        if self._base.in_transaction:
            self._base.execute("COMMIT")
        self._base.close()


class Catalogue:
    """An open catalogue, read-only; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open the catalogue in a folder; sqlite3.Error where it is none."""
        place = (folder / FILE).absolute().as_uri() + "?mode=ro&immutable=1"
        self._base = sqlite3.connect(place, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self.document = lru_cache(DOCUMENTS_KEPT)(self._read_document)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock:
            return self._base.execute(query, values).fetchall()

    def _read_document(self, document: str) -> Document:
        """Return a document by id; KeyError where there is none."""
        with self._lock:
            return _document(self._base, "id = ?", document)

    def document_number(self, number: int) -> Document:
        """Return a document by its place in the corpus, from 0; KeyError where there is none."""
        with self._lock:
            return _document(self._base, "number = ?", number)

    def of_file(self, file: str) -> list[Document]:
        """Return the first two documents that were read from a file, with the metadata they had when they were read."""
        rows = self._rows("SELECT number, own_metadata FROM documents WHERE file = ? ORDER BY number LIMIT 2", file)
        found = []
        for number, own in rows:
            document = self.document_number(number)
            found.append(replace(document, metadata=serial.loads(Metadata, own)) if own else document)
        return found

    def numbers_by_id(self, identifiers: Sequence[str]) -> dict[str, tuple[int, tuple[str, ...]]]:
        """Return the number and the headings of passages by their ids, of those that are there."""
        found: dict[str, tuple[int, tuple[str, ...]]] = {}
        for start in range(0, len(identifiers), 500):
            some = identifiers[start : start + 500]
            marks = ",".join("?" * len(some))
            for identifier, number, path in self._rows(
                f"SELECT id, number, path FROM passages WHERE id IN ({marks})", *some
            ):
                found.setdefault(identifier, (number, tuple(json.loads(path))))
        return found

    def documents(self) -> list[DocumentRecord]:
        """Return all documents without their texts, in the order of the corpus."""
        read_metadata = serial.reader(Metadata)
        rows = self._rows(
            "SELECT id, file, sha256, metadata, passages, sections, pages, characters, warnings "
            "FROM documents ORDER BY number"
        )
        return [
            DocumentRecord(
                row[0],
                row[1],
                row[2],
                read_metadata(json.loads(row[3])),
                row[4],
                row[5],
                row[6],
                row[7],
                tuple(json.loads(row[8])),
            )
            for row in rows
        ]

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """Return passages by number, in the order asked for."""
        # SQLite limits the values of one statement; the numbers are integers of our own.
        wanted = ",".join(str(int(number)) for number in numbers)
        found = {row[0]: _passage(row) for row in self._rows(_PASSAGE + f"WHERE p.number IN ({wanted})")}
        return [found[int(number)] for number in numbers]

    def passages_between(self, document: str, start: int, end: int) -> list[Passage]:
        """Return the passages of a document that begin in ``[start, end)``, in text order."""
        rows = self._rows(
            _PASSAGE + "WHERE d.id = ? AND p.start >= ? AND p.start < ? ORDER BY p.start, p.number",
            document, start, end,
        )  # fmt: skip
        return [_passage(row) for row in rows]

    def passage_at(self, document: str, offset: int) -> Passage | None:
        """Return the passage that covers an offset of a document, the last to begin where several do, or None."""
        rows = self._rows(
            _PASSAGE + "WHERE d.id = ? AND p.start <= ? AND p.end > ? ORDER BY p.start DESC, p.number DESC LIMIT 1",
            document, offset, offset,
        )  # fmt: skip
        return _passage(rows[0]) if rows else None

    def passage(self, identifier: str) -> Passage | None:
        """Return a passage by its id, or None."""
        rows = self._rows(_PASSAGE + "WHERE p.id = ? ORDER BY p.number LIMIT 1", identifier)
        return _passage(rows[0]) if rows else None

    def numbers_of(self, documents: Iterable[str]) -> list[int]:
        """Return the numbers of all passages of some documents, in order."""
        numbers: list[int] = []
        for document in documents:
            rows = self._rows(
                "SELECT p.number FROM passages p JOIN documents d ON d.number = p.document WHERE d.id = ?", document
            )
            numbers.extend(row[0] for row in rows)
        return sorted(numbers)

    def bodies(self) -> tuple[Body, ...]:
        """Return all bodies."""
        return tuple(serial.loads(Body, row[0]) for row in self._rows("SELECT record FROM bodies ORDER BY number"))

    def metadata(self, document: str) -> Metadata:
        """Return the metadata of a document by id; KeyError where there is none."""
        rows = self._rows("SELECT metadata FROM documents WHERE id = ?", document)
        if not rows:
            raise KeyError(document)
        return serial.loads(Metadata, rows[0][0])

    def facts(
        self, body: str | None = None, kinds: Sequence[FactKind] = (), documents: Sequence[str] | None = None
    ) -> list[Fact]:
        """Return the facts of a body, of some kinds and documents, in the order of the corpus; all where none is given.

        ``documents`` are at most 500.
        """
        conditions, values = [], []
        if body is not None:
            # The plus keeps SQLite from walking through all facts of the body where documents are given.
            conditions.append("body = ?" if documents is None else "+body = ?")
            values.append(body)
        if kinds:
            conditions.append(f"kind IN ({','.join('?' * len(kinds))})")
            values += [kind.value for kind in kinds]
        if documents is not None:
            conditions.append(f"document IN ({','.join('?' * len(documents))})")
            values += documents
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._rows(f"SELECT record FROM facts{where} ORDER BY number", *values)
        return [serial.loads(Fact, row[0]) for row in rows]

    def fact_counts(self) -> list[tuple[str, str, str, int]]:
        """Return how many facts there are by body, kind and aspect (of FOUNDED), as they come first in the corpus."""
        founded = FactKind.FOUNDED.value
        rows = self._rows(
            "SELECT MIN(number), body, kind, '', COUNT(*) FROM facts WHERE kind != ? GROUP BY body, kind "
            "UNION ALL SELECT MIN(number), body, kind, aspect, COUNT(*) FROM (SELECT number, body, kind, "
            "coalesce(json_extract(record, '$.aspect'), '') AS aspect FROM facts WHERE kind = ?) "
            "GROUP BY body, kind, aspect ORDER BY 1",
            founded, founded,
        )  # fmt: skip
        return [(body, kind, aspect, count) for _, body, kind, aspect, count in rows]

    def notices(self) -> list[str]:
        """Return a line for each file that could not be read."""
        return [row[0] for row in self._rows("SELECT line FROM notices ORDER BY number")]


def _document(base: sqlite3.Connection, where: str, value: int | str) -> Document:
    """Return the one document that a condition picks; KeyError where there is none."""
    row = base.execute(
        f"SELECT id, file, sha256, metadata, text, structure, warnings FROM documents WHERE {where}", (value,)
    ).fetchone()
    if row is None:
        raise KeyError(value)
    structure = serial.loads(_Structure, _text(zlib.decompress(row[5])))
    return Document(
        id=row[0], file=row[1], sha256=row[2], metadata=serial.loads(Metadata, row[3]), text=_text(row[4]),
        blocks=structure.blocks, sections=structure.sections, pages=structure.pages,
        warnings=tuple(json.loads(row[6])),
    )  # fmt: skip


def _passage(row: tuple[Any, ...]) -> Passage:
    """Return the passage of a row of `_PASSAGE`."""
    _, identifier, document, language, section, path, page, label, start, end, text = row
    titles = tuple(json.loads(path))
    return Passage(identifier, document, language, section, titles, page, label, start, end, _text(text))
