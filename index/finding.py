"""The facts of the documents of a segment, found on all cores where there are many; those that still hold are kept."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from index import earlier, preparation
from index.earlier import Place
from index.parts import Parts
from index.preparation import NO_LIMITS, in_order
from index.volume import Volume, VolumeWriter
from ingest import corrections
from ingest.bodies import Bodies, Renamed
from ingest.corrections import Correction
from ingest.records import Document, Fact
from ingest.workers import Pool

# Documents from which facts are worth the start of other processes.
MANY_DOCUMENTS = 1000


@dataclass(frozen=True, slots=True)
class Known:
    """What facts are found by: all bodies, the corrections of users, and an index whose facts hold.

    They hold of documents that are the same in all and name none of the ``renamed``.
    """

    bodies: Any
    amended: Sequence[Correction] = ()
    earlier: Place | None = None
    renamed: Renamed | None = None

    def facts(self, document: Document, extract: Callable[[Document, Any], Iterable[Fact]]) -> list[Fact]:
        """Return the facts of a document."""
        if self.earlier is not None and not (self.renamed and self.renamed.named_in(document)):
            kept = earlier.facts_of(self.earlier, document)
            if kept is not None:
                return kept
        return corrections.corrected(extract(document, self.bodies), self.amended, cast("Bodies", self.bodies))


def found(
    volume: VolumeWriter, known: Known, extract: Callable[[Document, Any], Iterable[Fact]]
) -> Iterator[tuple[int, list[Fact]]]:
    """Yield the facts of the documents of a volume, with how many documents are done."""
    for number in range(volume.count):
        yield number + 1, known.facts(volume.document(number), extract)


@dataclass(frozen=True, slots=True)
class Task:
    """Documents of a volume, by number, whose facts are wanted; ``known`` is the file that holds what is known."""

    folder: str
    known: str
    first: int
    last: int


def facts_of(task: Task) -> list[Fact]:
    """Find the facts of some documents of a volume in a worker."""
    from ingest import facts

    volume, known = _volume(task.folder), _known(task.known)
    numbers = range(task.first, task.last)
    return [fact for number in numbers for fact in known.facts(volume.document(number), facts.extract)]


def found_on_all_cores(
    folder: Path, known: Known, count: int, documents: str, parts: Parts | None = None
) -> Iterator[tuple[int, list[Fact]]]:
    """Yield the facts of all documents of a volume that is written; ``documents`` is a hash of all of them."""
    file = folder / "known.pickle"
    file.write_bytes(pickle.dumps(known, protocol=pickle.HIGHEST_PROTOCOL))
    tasks = [
        Task(str(folder), str(file), first, min(count, first + preparation.BATCH_DOCUMENTS))
        for first in range(0, count, preparation.BATCH_DOCUMENTS)
    ]
    try:
        with Pool(NO_LIMITS, own=True) as pool:
            calls = ((facts_of, task, parts.key("facts", documents, task.first) if parts else "") for task in tasks)
            for task, facts in zip(tasks, in_order(pool, calls, parts), strict=True):
                yield task.last, facts
    finally:
        # Whoever gave up the build may have taken the folder away already.
        file.unlink(missing_ok=True)


@lru_cache(1)
def _known(file: str) -> Known:
    found: Known = pickle.loads(Path(file).read_bytes())
    return found


@lru_cache(1)
def _volume(folder: str) -> Volume:
    return Volume(Path(folder))
