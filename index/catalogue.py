"""The catalogue of an index: the documents, passages and facts of its volumes that stand.

A passage's number is its row in its segment, after the rows of the segments before (see `index.segments`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from index.segments import Numbers, parted
from index.standing import Owners, Standing
from index.volume import DocumentRecord, Volume, fact_of
from ingest.records import Body, Document, Fact, FactKind, Metadata, Passage

# Documents kept as records once read; a conversation goes back to few.
DOCUMENTS_KEPT = 32


class Catalogue:
    """An open catalogue, read-only; safe to share between threads."""

    def __init__(self, folders: Sequence[Path], standing: Standing, owners: Owners) -> None:
        """Open the volumes of segments; sqlite3.Error where one is none."""
        self.volumes = tuple(Volume(folder) for folder in folders)
        self.standing = standing
        self.owners = owners
        self.document = lru_cache(DOCUMENTS_KEPT)(self._read_document)

    def close(self) -> None:
        """Close the files."""
        for volume in self.volumes:
            volume.close()

    def place(self, document: str) -> tuple[int, int]:
        """Return the segment of a document and its number there; KeyError where none of this id stands."""
        for segment, volume in enumerate(self.volumes):
            number = volume.number(document)
            if number is not None and self.standing.stands(segment, number):
                return segment, number
        raise KeyError(document)

    def _placed(self, document: str) -> tuple[int, int] | None:
        """Return the place of a document, None where none of this id stands."""
        try:
            return self.place(document)
        except KeyError:
            return None

    def _read_document(self, document: str) -> Document:
        """Return a document by id; KeyError where there is none."""
        segment, number = self.place(document)
        return self.volumes[segment].document(number)

    def numbers_by_id(self, identifiers: Sequence[str]) -> dict[str, tuple[int, tuple[str, ...]]]:
        """Return the number and the headings of passages by their ids, of those that are there, gone or not."""
        found: dict[str, tuple[int, tuple[str, ...]]] = {}
        for start, volume in zip(self.owners.starts, self.volumes, strict=False):
            for first in range(0, len(identifiers), 500):
                some = identifiers[first : first + 500]
                marks = ",".join("?" * len(some))
                for identifier, number, path in volume.rows(
                    f"SELECT id, number, path FROM passages WHERE id IN ({marks})", *some
                ):
                    found.setdefault(identifier, (int(start) + number, tuple(json.loads(path))))
        return found

    def documents(self) -> list[DocumentRecord]:
        """Return all documents without their texts, in the order of the corpus."""
        found = []
        for positions, volume in zip(self.standing.positions, self.volumes, strict=True):
            found += [(position, each) for number, each in volume.records() if (position := positions[number]) >= 0]
        return [record for _, record in sorted(found, key=lambda pair: pair[0])]

    def passages(self, numbers: Sequence[int] | Numbers) -> list[Passage]:
        """Return passages by number, in the order asked for."""
        found: dict[int, Passage] = {}
        wanted = np.asarray(numbers, np.int64)
        for segment, _, rows in parted(wanted, self.owners.starts):
            # SQLite limits the values of one statement; the numbers are integers of our own.
            own = ",".join(map(str, rows.tolist()))
            start = int(self.owners.starts[segment])
            for row, passage in self.volumes[segment].passages(f"WHERE p.number IN ({own})"):
                found[start + row] = passage
        return [found[number] for number in wanted.tolist()]

    def passages_between(self, document: str, start: int, end: int) -> list[Passage]:
        """Return the passages of a document that begin in ``[start, end)``, in text order."""
        order = "AND p.start >= ? AND p.start < ? ORDER BY p.start, p.number"
        return self._of_document(document, order, start, end)

    def passage_at(self, document: str, offset: int) -> Passage | None:
        """Return the passage that covers an offset of a document, the last to begin where several do, or None."""
        order = "AND p.start <= ? AND p.end > ? ORDER BY p.start DESC, p.number DESC LIMIT 1"
        found = self._of_document(document, order, offset, offset)
        return found[0] if found else None

    def _of_document(self, document: str, condition: str, *values: int) -> list[Passage]:
        """Return the passages of a document that meet a condition, none where there is no such document."""
        place = self._placed(document)
        if place is None:
            return []
        segment, number = place
        rows = self.volumes[segment].passages(f"WHERE p.document = ? {condition}", number, *values)
        return [passage for _, passage in rows]

    def passage(self, identifier: str) -> Passage | None:
        """Return a passage by its id, or None."""
        for start, volume in zip(self.owners.starts, self.volumes, strict=False):
            for number, passage in volume.passages("WHERE p.id = ? ORDER BY p.number", identifier):
                if self.owners.positions[start + number] >= 0:
                    return passage
        return None

    def numbers_of(self, documents: Iterable[str]) -> list[int]:
        """Return the numbers of all passages of some documents, in order."""
        numbers: list[int] = []
        for document in documents:
            place = self._placed(document)
            if place is not None:
                start = int(self.owners.starts[place[0]])
                rows = self.volumes[place[0]].rows("SELECT number FROM passages WHERE document = ?", place[1])
                numbers.extend(start + row[0] for row in rows)
        return sorted(numbers)

    def bodies(self) -> tuple[Body, ...]:
        """Return all bodies."""
        return self.standing.bodies

    def metadata(self, document: str) -> Metadata:
        """Return the metadata of a document by id; KeyError where there is none."""
        segment, number = self.place(document)
        return self.volumes[segment].metadata(number)

    def versions_of(self, document: str) -> list[str]:
        """Return the ids of the documents whose ``version_of`` is this one, in the order of the corpus."""
        found = []
        for positions, volume in zip(self.standing.positions, self.volumes, strict=True):
            found += [
                (position, each)
                for number, each in volume.versions_of(document)
                if (position := positions[number]) >= 0
            ]
        return [each for _, each in sorted(found)]

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
        places = None if documents is None else [place for each in documents if (place := self._placed(each))]
        found: list[tuple[int, int, str]] = []
        for segment, (positions, volume) in enumerate(zip(self.standing.positions, self.volumes, strict=True)):
            own: list[Any] = list(values)
            every = list(conditions)
            if places is not None:
                numbers = [number for owner, number in places if owner == segment]
                every.append(f"document IN ({','.join('?' * len(numbers))})")
                own += numbers
            where = f" WHERE {' AND '.join(every)}" if every else ""
            for document, number, record in volume.facts(where, *own):
                if positions[document] >= 0:
                    found.append((int(positions[document]), number, record))
        return [fact_of(record) for _, _, record in sorted(found, key=lambda row: row[:2])]

    def fact_counts(self) -> tuple[tuple[str, str, str, int], ...]:
        """Return how many facts there are by body, kind and aspect (of FOUNDED), as they come first in the corpus."""
        return self.standing.counts

    def notices(self) -> list[str]:
        """Return a line for each file that could not be read."""
        return list(self.standing.notices)


def counted(volumes: Sequence[Volume], standing: Standing) -> tuple[tuple[str, str, str, int], ...]:
    """Return what `Standing.counts` holds, from the facts of the documents that stand."""
    first: dict[tuple[str, str, str], tuple[int, int]] = {}
    counts: dict[tuple[str, str, str], int] = {}
    for positions, volume in zip(standing.positions, volumes, strict=True):
        places = positions.tolist()
        for document, number, *stated in volume.stated():
            if places[document] >= 0:
                key = (stated[0], stated[1], stated[2])
                place = (places[document], number)
                first[key] = min(first.get(key, place), place)
                counts[key] = counts.get(key, 0) + 1
    return tuple((*key, counts[key]) for key in sorted(first, key=first.__getitem__))
