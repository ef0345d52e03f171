"""What a document needs before it is written into an index, worked out for many at a time, on all cores.

Small corpora are prepared where they are read; a large one by worker processes, in the same order and with the same
result, so that the index has the same bytes either way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from index import encoder as encoders
from index import words
from index.earlier import Place, vectors_of
from index.lexical import Terms, terms_of
from index.parts import Parts
from index.sentences import Coded, coded, dense_text, parts_of
from ingest.bodies import Naming
from ingest.records import Document, Passage
from ingest.workers import Limits, Pool

# Documents that go to a worker together, and characters after which no more are added to them.
BATCH_DOCUMENTS = 128
BATCH_CHARACTERS = 400_000
# Characters that are prepared here before processes are started, which takes about a second.
ALONE = 1_500_000
NO_LIMITS = Limits(seconds=3600.0, memory=0)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """The calls that say what a document holds: its passages, and the names of bodies in it."""

    passages: Callable[[Document], Sequence[Passage]]
    naming: Callable[[Document], Naming]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Some documents with the names in them and their passages, the words and terms of these, their vectors (n, dim)
    float32 and their sentences'."""

    documents: tuple[Document, ...]
    namings: tuple[Naming, ...]
    passages: tuple[tuple[Passage, ...], ...]
    words: words.Counts
    terms: Terms
    vectors: NDArray[np.float32]
    sentences: tuple[Coded, ...]


def batches(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """Yield documents in the portions that are prepared together."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def prepare(
    documents: tuple[Document, ...],
    reading: Reading,
    encoder: encoders.Encoder,
    earlier: Place | None = None,
) -> Prepared:
    """Cut documents into passages and work out what is stored of these.

    ``earlier`` is an index, made with the same encoder, whose vectors are taken over.
    """
    passages = tuple(tuple(reading.passages(document)) for document in documents)
    namings = tuple(map(reading.naming, documents))
    counts: words.Counts = {}
    for document, own in zip(documents, passages, strict=True):
        words.add(counts, words.words_of(document.metadata.title, own))
    rows = [
        (passage.text, "\n".join((document.metadata.title, *passage.path)), passage.language)
        for document, own in zip(documents, passages, strict=True)
        for passage in own
    ]
    flat = [passage for own in passages for passage in own]
    return Prepared(documents, namings, passages, counts, terms_of(rows), *_vectors(flat, encoder, earlier))


def _vectors(
    passages: list[Passage], encoder: encoders.Encoder, earlier: Place | None
) -> tuple[NDArray[np.float32], tuple[Coded, ...]]:
    """Return the vectors of passages and of the sentences of each, those that are known taken over."""
    vectors = np.zeros((len(passages), encoder.info.dimension), np.float32)
    known = vectors_of(earlier, passages) if earlier else {}
    own = {place: sentences for place, (_, sentences) in known.items()}
    for place, (vector, _) in known.items():
        vectors[place] = vector
    new = [place for place in range(len(passages)) if place not in known]
    if new:
        parts = [parts_of(passages[place]) for place in new]
        vectors[new], found = encoder.encode_parts([dense_text(passages[place]) for place in new], parts)
        ends = np.cumsum([len(each) for each in parts])
        rows = np.split(found, ends[:-1])
        own |= {place: coded(each) for place, each in zip(new, rows, strict=True)}
    return vectors, tuple(own[place] for place in range(len(passages)))


@dataclass(frozen=True, slots=True)
class Task:
    """Documents to be prepared in a worker, and the index to take vectors from."""

    documents: tuple[Document, ...]
    earlier: Place | None


def prepare_bundled(task: Task) -> Prepared:
    """Prepare documents in a worker, with the bundled encoder."""
    from ingest import bodies, passages

    reading = Reading(passages.passages, bodies.naming)
    return prepare(task.documents, reading, encoders.load(), task.earlier)


def encode_bundled(texts: list[str]) -> int:
    """Encode texts in a worker, with the bundled encoder, and return how many: what encoding alone takes."""
    return len(encoders.load().encode_passages(texts))


def prepared(
    documents: Iterable[Document],
    reading: Reading,
    encoder: encoders.Encoder,
    *,
    on_all_cores: bool,
    earlier: Place | None = None,
    parts: Parts | None = None,
) -> Iterator[Prepared]:
    """Yield documents as they are prepared, in order; ``on_all_cores`` lets processes help once there are many.

    What is done then is kept in ``parts``, from where a build that goes on after an interruption takes it.
    """
    here = 0
    portions = batches(documents)
    for portion in portions:
        yield prepare(portion, reading, encoder, earlier)
        here += sum(len(document.text) for document in portion)
        if on_all_cores and here > ALONE:
            break
    else:
        return
    with Pool(NO_LIMITS, own=True) as pool:
        calls = ((prepare_bundled, Task(portion, earlier), _name(portion, parts)) for portion in portions)
        yield from in_order(pool, calls, parts)


def _name(portion: Sequence[Document], parts: Parts | None) -> str:
    """Return the name under which a portion is kept: by what its documents were made from."""
    if parts is None:
        return ""
    return parts.key("prepared", *((document.id, document.sha256, document.metadata) for document in portion))


def in_order(
    pool: Pool, calls: Iterable[tuple[Callable[[Any], T], Any, str]], parts: Parts | None = None
) -> Iterator[T]:
    """Yield what calls return, in their order, with a few always under way.

    A call is a function, its argument, and the name of its result among ``parts``.
    """
    waiting: deque[tuple[str, Future[T] | None, T | None]] = deque()

    def finished(name: str, future: Future[T] | None, known: T | None) -> T:
        if future is None:
            return cast(T, known)
        result = future.result()
        if parts is not None:
            parts.keep(name, result)
        return result

    for function, argument, name in calls:
        known = cast("T | None", parts.load(name)) if parts is not None else None
        waiting.append((name, pool.submit(function, argument) if known is None else None, known))
        while len(waiting) > 2 * pool.count:
            yield finished(*waiting.popleft())
    while waiting:
        yield finished(*waiting.popleft())
