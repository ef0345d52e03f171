"""Open an index and search it: BM25 and the encoder together.

The score of a passage is ``share · BM25 + (1 - share) · cosine``, both in [0, 1]: BM25 as its part of the most that the
query's words could give, so that it is normalised for the query without looking at what else was found, and scores can
be compared between questions. The share depends on whether question and passage have the same language
(`ranking.toml`).
"""

from __future__ import annotations

import logging
import sqlite3
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index import analyzers, encoder, store, translation
from index import manifest as manifests
from index.catalogue import Catalogue
from index.lexical import Lexical, LexicalScores, Parameters
from index.manifest import Manifest, mend_command
from index.segments import Numbers
from index.sentences import Sentences, coded, stretches_of
from index.standing import FILE as STANDING
from index.standing import OWNERS, Owners, Standing
from index.vectors import Vectors
from index.volume import FILE as VOLUME
from index.volume import DocumentRecord
from ingest.errors import IndexDamaged, IndexStale
from ingest.records import Body, Document, Fact, FactKind, Metadata, Passage

log = logging.getLogger(__name__)

RANKING = Path(__file__).with_name("ranking.toml")
QUERIES_KEPT = 256
DOCUMENTS_KEPT = 64
T = TypeVar("T")
Floats = NDArray[np.float32]
Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weights of ranking; the shares are BM25's part of a score, in [0, 1]."""

    bm25: Parameters
    translation: translation.Parameters
    expansion_share: float
    candidates: int
    same_language: float
    other_language: float
    unknown_language: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    ``score`` in [0, 1] is comparable between queries, higher is better. ``lexical`` in [0, 1] is the part of the
    query's weight that BM25 found in the passage and its headings; ``dense`` in [-1, 1] the cosine of the passage or
    of its nearest sentence, whichever is higher. ``parts`` holds the
    raw BM25 of text and heading and ``same_language``, 1 or 0.
    """

    passage: Passage
    score: float
    lexical: float
    dense: float
    parts: dict[str, float] = field(default_factory=dict)


@cache
def ranking() -> Ranking:
    """Return the weights of `ranking.toml`."""
    data = tomllib.loads(RANKING.read_text("utf-8"))
    hybrid = data["hybrid"]
    return Ranking(
        Parameters(**data["bm25"]),
        translation.Parameters(**data["translation"]),
        data["expansion"]["share"],
        hybrid["candidates"],
        hybrid["same_language"],
        hybrid["other_language"],
        hybrid["unknown_language"],
    )


class Index:
    """An open index. Its parts are opened when first used; it may be shared between threads."""

    def __init__(
        self, directory: Path, manifest: Manifest, segments: tuple[Path, ...], standing: Path, mend: str
    ) -> None:
        """Take a checked index and the folders of its segments and of what stands; see `Index.open`."""
        self.directory = directory
        self.manifest = manifest
        self.segments = segments
        self._standing_folder = standing
        self._mend = mend
        self.ranking = ranking()
        self._encode = lru_cache(QUERIES_KEPT)(self._encode_query)
        self._stretches = lru_cache(DOCUMENTS_KEPT)(self._sentence_rows)

    @classmethod
    def open(cls, index_dir: Path | str, *, verify: bool = False, mend: str | None = None) -> Index:
        """Open the index in a folder.

        ``verify`` hashes all its files however large; ``mend`` is the command that messages name (by default
        ``govqa build --index INDEX_DIR``). Raises IndexMissing, IndexDamaged or IndexStale.
        """
        command = mend_command(index_dir) if mend is None else mend
        directory = Path(index_dir)
        manifest = manifests.read_manifest(directory, command)
        manifests.check_software(manifest, directory, command)
        try:
            folders = store.check_files(manifest, directory, command, everything=verify)
        except IndexDamaged:
            # A build that ended between the two reads has put another generation in place.
            again = manifests.read_manifest(directory, command)
            if again == manifest:
                raise
            manifest, folders = again, store.check_files(again, directory, command, everything=verify)
        return cls(directory, manifest, *folders, command)

    @cached_property
    def _standing(self) -> Standing:
        """Which documents stand, and what is known of all together."""
        return self._opened(self._standing_folder / STANDING, lambda: Standing.read(self._standing_folder))

    @cached_property
    def _owners(self) -> Owners:
        """Where passages stand in the corpus, and which are gone."""
        return self._opened(self.segments[0] / OWNERS, lambda: Owners(self.segments, self._standing))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The documents, passages, bodies and facts."""
        make = partial(Catalogue, self.segments, self._standing, self._owners)
        return self._opened(self.segments[0] / VOLUME, make)

    @cached_property
    def lexical(self) -> Lexical:
        """The BM25 tables."""
        make = partial(Lexical, self.segments, self.manifest.languages, self.ranking.bm25, self._owners.gone)
        return self._opened(self.segments[0] / "terms.txt", make)

    @cached_property
    def translator(self) -> translation.Translator:
        """The words of the passages, for questions in other languages."""
        languages = self.manifest.languages
        return translation.Translator(
            self.segments[0], self._standing_folder, languages, self.ranking.translation, self.lexical.idf
        )

    def spellings(self, language: str, initial: str) -> dict[str, str]:
        """Return the words of the passages of a language that begin with a letter, commonest first.

        Each is folded, with how it is mostly written.
        """
        return self._opened(self.segments[0] / "words", lambda: self.translator.spellings(language, initial))

    @cached_property
    def vectors(self) -> Vectors:
        """The vectors of the passages."""
        return self._opened(self.segments[0] / "vectors.faiss", lambda: Vectors(self.segments, self._owners.gone))

    @cached_property
    def sentences(self) -> Sentences:
        """The vectors of the sentences of the passages."""
        return self._opened(self.segments[0] / "sentences.rows.npy", lambda: Sentences(self.segments))

    @cached_property
    def encoder(self) -> encoder.Encoder:
        """The encoder that the index was built with; IndexStale where what is found under its name is another."""
        expected = self.manifest.encoder
        found = encoder.load(expected.name, expected.revision)
        if found.info != expected:
            raise IndexStale(
                f"the index in {self.directory} was built with the encoder {expected.name} of revision "
                f"{expected.revision} ({expected.dimension} numbers), found revision {found.info.revision} "
                f"({found.info.dimension}); run: {self._mend}{self._encoder_option()}"
            )
        return found

    def _encoder_option(self) -> str:
        """Return what a build needs to use the same encoder again."""
        name = self.manifest.encoder.name
        return "" if name == encoder.BUNDLED else f" --encoder {name}"

    def _opened(self, path: Path, make: Callable[[], T]) -> T:
        """Return what ``make`` opens, a file and its like; IndexDamaged where a library cannot read it."""
        try:
            return make()
        except (OSError, ValueError, RuntimeError, EOFError, sqlite3.Error) as error:
            raise IndexDamaged(f"{path} cannot be read; run: {self._mend}") from error

    def encode(self, query: str) -> Floats:
        """Return the vector (dim,) float32 of a query, of length 1; all zeros where the encoder knows no word of it."""
        return self._encode(query)

    def _encode_query(self, query: str) -> Floats:
        """Encode a query and keep callers from changing the vector, which is cached."""
        vector = np.asarray(self.encoder.encode_queries([query])[0], np.float32)
        vector.flags.writeable = False
        return vector

    def search(
        self,
        query: str,
        limit: int = 10,
        language: str | None = None,
        expansions: Sequence[str] = (),
        documents: Iterable[str] | None = None,
    ) -> list[Hit]:
        """Return the best passages for a query, best first, ties by passage id.

        ``language`` is the query's, told from its stop words where it is None. ``expansions`` are other names of what
        is asked about; ``documents`` the ids of the documents to search in, all where it is None. Passages that hold
        no word of the query and bear no likeness to it are left out.
        """
        if limit <= 0 or not len(self.lexical):
            return []
        language = language or analyzers.guess_language(query)
        allowed = None if documents is None else self._numbers_of(tuple(documents))
        translated = self._opened(self.segments[0] / "words", lambda: self.translator.weights(query, language))
        weights = self.lexical.weigh(query, expansions, self.ranking.expansion_share, translated)
        lexical = self.lexical.scores(weights)
        vector = self.encode(query)
        count = max(limit, self.ranking.candidates)
        near, cosines = self.vectors.nearest(vector, count, allowed)
        best = _best(lexical.raw, count, self._owners.positions, allowed)
        numbers = np.union1d(near[cosines > 0], best)
        if not len(numbers):
            return []
        dense = np.maximum(self.vectors.cosines(vector, numbers), self.sentences.nearest(vector, numbers))
        return self._ranked(numbers, lexical, dense, language, limit)

    def _ranked(
        self, numbers: Numbers, lexical: LexicalScores, dense: Floats, language: str | None, limit: int
    ) -> list[Hit]:
        """Return the best of some passages as hits."""
        share = self._shares(numbers, language)
        found = lexical.share(numbers)
        score = share * found + (1 - share) * np.clip(dense, 0, 1)
        # Rounded first, so that scores that only differ in the order of their sums count as equal.
        score = np.round(score.astype(np.float64), 6)
        order = np.argsort(-score, kind="stable")
        # All that tie with the last one are fetched, since ids decide between them.
        last = score[order[min(limit, len(order)) - 1]]
        order = order[: int(np.searchsorted(-score[order], -last, side="right"))]
        passages = self.catalogue.passages(numbers[order])
        hits = [
            Hit(
                passage,
                float(score[at]),
                round(float(found[at]), 6),
                round(float(dense[at]), 6),
                {
                    "text": float(lexical.text[numbers[at]]),
                    "heading": float(lexical.heading[numbers[at]]),
                    "same_language": float(passage.language == language),
                },
            )
            for at, passage in zip(order, passages, strict=True)
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        return hits[:limit]

    def _shares(self, numbers: Numbers, language: str | None) -> Floats:
        """Return BM25's share of the score of each passage."""
        own = self.ranking
        if language is None:
            return np.full(len(numbers), own.unknown_language, np.float32)
        same = np.array([each == language for each in self.lexical.languages], bool)
        by_language = np.where(same, own.same_language, own.other_language).astype(np.float32)
        shares: Floats = by_language[self.lexical.passage_languages[numbers]]
        return shares

    def _numbers_of(self, documents: tuple[str, ...]) -> Numbers:
        """Return the numbers of the passages of some documents."""
        return np.array(self.catalogue.numbers_of(documents), np.int64)

    def numbers(self) -> Numbers:
        """Return the numbers of all passages, in the order of the corpus; see `Catalogue.passages`."""
        return self._owners.standing()

    def near(self, query: str, document: str) -> tuple[Stretches, Floats]:
        """Return where the sentences of a document stand, in text order, and the cosine (n,) of a query with each."""
        stretches, rows, scales = self._stretches(document)
        if not len(rows):
            return stretches, np.zeros(0, np.float32)
        cosines: Floats = (rows.astype(np.float32) @ self.encode(query)) * scales
        return stretches, cosines

    def _sentence_rows(self, document: str) -> tuple[Stretches, NDArray[np.int8], Floats]:
        """Return the sentences of a document with their vectors, a passage of one sentence with its own."""
        numbers = self.catalogue.numbers_of((document,))
        stretches: list[tuple[int, int]] = []
        found = []
        for number, passage in zip(numbers, self.catalogue.passages(numbers), strict=True):
            own = stretches_of(passage.text, passage.language)
            stretches += [(passage.start + a, passage.start + b) for a, b in own or ((0, len(passage.text)),)]
            found.append(self.sentences.of(number) if own else coded(self.vectors.rows(np.array([number]))))
        order = np.argsort([start for start, _ in stretches], kind="stable")
        rows = np.concatenate([np.zeros((0, self.vectors.dimension), np.int8), *(each.rows for each in found)])
        scales = np.concatenate([np.zeros(0, np.float32), *(each.scales for each in found)])
        return tuple(stretches[at] for at in order), rows[order], scales[order]

    def document(self, identifier: str) -> Document:
        """Return a document by its id (the last few are kept); KeyError where the index holds none."""
        return self.catalogue.document(identifier)

    def documents(self) -> list[DocumentRecord]:
        """Return all documents without their texts, in the order of the corpus."""
        return self.catalogue.documents()

    def passages_of(self, document: str, section: int | None = None) -> list[Passage]:
        """Return the passages of a section and of all below it, or of the whole document, in text order."""
        whole = self.document(document)
        start, end = 0, len(whole.text) + 1
        if section is not None:
            start, end = whole.sections[section].start, whole.sections[section].end
        return self.catalogue.passages_between(document, start, end)

    def passage_at(self, document: str, offset: int) -> Passage | None:
        """Return the passage that covers an offset of a document, or None."""
        return self.catalogue.passage_at(document, offset)

    def bodies(self) -> tuple[Body, ...]:
        """Return the bodies that the documents and the glossary name."""
        return self._bodies

    @cached_property
    def _bodies(self) -> tuple[Body, ...]:
        """Keep the bodies once they are read."""
        return self.catalogue.bodies()

    def metadata(self, identifier: str) -> Metadata:
        """Return the metadata of a document by its id; KeyError where the index holds none."""
        return self.catalogue.metadata(identifier)

    def versions_of(self, identifier: str) -> list[str]:
        """Return the ids of the documents whose ``version_of`` is this one."""
        return self.catalogue.versions_of(identifier)

    def facts(
        self, body: str | None = None, *, kinds: Sequence[FactKind] = (), documents: Sequence[str] | None = None
    ) -> list[Fact]:
        """Return the facts of a body, of some kinds and documents, in the order of the corpus; all where none is given.

        The body "" has the facts that belong to none.
        """
        return self.catalogue.facts(body, kinds, documents)

    def fact_counts(self) -> list[tuple[str, str, str, int]]:
        """Return how many facts there are by body, kind and aspect, in the order in which they come first.

        An aspect is given for the kind FOUNDED only, and empty for others.
        """
        return list(self.catalogue.fact_counts())

    def notices(self) -> list[str]:
        """Return a line for each file of the corpus that could not be read."""
        return self.catalogue.notices()


def _best(scores: Floats, count: int, positions: NDArray[np.int32], allowed: Numbers | None) -> Numbers:
    """Return the numbers of the passages with the highest scores above 0, at most ``count`` and those that tie.

    ``positions`` are the places in the corpus of the documents that they belong to.
    """
    numbers = np.flatnonzero(scores > 0) if allowed is None else allowed[scores[allowed] > 0]
    if len(numbers) > count:
        values = scores[numbers]
        least = np.partition(values, len(values) - count)[len(values) - count]
        numbers = numbers[values >= least]
        if len(numbers) > 4 * count:
            # A flood of equal scores, as of a thousand copies: the first in the corpus stand for the rest.
            numbers = numbers[np.lexsort((numbers, positions[numbers], -scores[numbers]))[: 4 * count]]
    return numbers.astype(np.int64)
