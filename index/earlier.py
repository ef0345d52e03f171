"""What a new build takes over from the index that stands.

Only new and changed files are read, and only new and changed passages are encoded. A document that is still the same,
byte for byte, stays where it is in its segment; one that is written again, since its segment is merged with others or
what it says of bodies has changed, comes from the old catalogue, and its passages keep their vectors.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import analyzers, store, words
from index.catalogue import Catalogue
from index.encoder import EncoderInfo
from index.lexical import Lexical
from index.manifest import Manifest, read_manifest, record_shape
from index.search import ranking
from index.sentences import Coded, Sentences
from index.standing import Owners, Standing
from index.vectors import Vectors
from ingest.bodies import Naming, Renamed
from ingest.errors import IndexProblem
from ingest.findings import OVERWRITE, Kept, Known
from ingest.records import Document, Fact, Metadata, Passage
from ingest.versions import Signature, signature

# Segments that may stand beside the first before they are merged into one.
MOST_SEGMENTS = 7
# Of all documents ever written, the share that has to stand in the first segment; below it all is written anew.
LEAST_IN_FIRST = 0.75
# Up to so many passages all are always written anew, which takes a second or two.
SMALL = 1_000
WORD = re.compile(r"\w+")
# A document: its segment, and its number there.
Where = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an index that stands lies: the folders of its segments, and that of what stands of them."""

    segments: tuple[Path, ...]
    standing: Path


class Earlier:
    """An index that stands, and which of its documents a build keeps."""

    def __init__(self, place: Place, manifest: Manifest) -> None:
        """Take a checked index."""
        self.place = place
        self.manifest = manifest
        self.catalogue = _catalogue(place)
        self.standing = self.catalogue.standing
        self._kept = self._kept_segments()

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments that stay as they are, from the first on; the others are written again."""
        return self.manifest.segments[: self._kept]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the segments which stay number."""
        return self.manifest.languages if self._kept else ()

    def _kept_segments(self) -> int:
        positions = self.standing.positions
        written = sum(map(len, positions))
        if self.manifest.counts["passages"] <= SMALL or np.count_nonzero(positions[0] >= 0) < LEAST_IN_FIRST * written:
            return 0
        return 1 if len(positions) > MOST_SEGMENTS else len(positions)

    def known(self, fingerprint: dict[str, str]) -> Known:
        """Return the documents that need not be read again, by the sha256 of files as they are now."""
        before = self.manifest.corpus
        files: dict[str, Kept] = {}
        lines: dict[tuple[str, str], list[Kept]] = defaultdict(list)
        for segment, (positions, volume) in enumerate(
            zip(self.standing.positions, self.catalogue.volumes, strict=True)
        ):
            for each in volume.origins():
                if positions[each.number] < 0 or any(OVERWRITE in warning for warning in each.warnings):
                    continue
                place = (segment, each.number)
                kept = Kept(each.id, each.file, each.sha256, each.language, each.line, place, each.warnings)
                if each.line is not None:
                    lines[each.file, each.sha256].append(kept)
                elif before.get(each.file) and before[each.file] == fingerprint.get(each.file):
                    files[each.file] = kept
        return Known(files, lines)

    def keeps(self, place: Where) -> bool:
        """Tell whether a document that is still the same stays where it is."""
        return place[0] < self._kept

    def document(self, place: Where) -> Document:
        """Return a document, with the metadata it had when it was read."""
        return self.catalogue.volumes[place[0]].own_document(place[1])

    def linked(self) -> dict[Where, Metadata]:
        """Return the metadata of documents that were linked as versions or translations."""
        return {
            (segment, number): metadata
            for segment, volume in enumerate(self.catalogue.volumes)
            for number, metadata in volume.linked().items()
        }

    def signature(self, place: Where) -> Signature:
        """Return what versions of a document are told by."""
        return self.catalogue.volumes[place[0]].signature(place[1]) or signature(self.document(place))

    def namings(self) -> Iterator[tuple[Where, Naming]]:
        """Yield the names in the documents of the segments that stay."""
        for segment, volume in enumerate(self.catalogue.volumes[: self._kept]):
            yield from (((segment, number), naming) for number, naming in volume.namings())

    def changed_words(self, gone: Iterable[Where]) -> words.Counts:
        """Return how the words of documents differ from those of the first segment, once more of them are gone."""
        counts = words.read_changes(self.place.standing)
        for segment, number in gone:
            volume = self.catalogue.volumes[segment]
            passages = [passage for _, passage in volume.passages("WHERE p.document = ?", number)]
            words.add(counts, words.words_of(volume.metadata(number).title, passages), -1)
        return counts

    @cached_property
    def _lexical(self) -> Lexical:
        return Lexical(self.place.segments, self.manifest.languages, ranking().bm25)

    def naming(self, names: Renamed) -> set[Where]:
        """Return the documents that name one of some bodies.

        Those that hold a word of it are looked for by the terms of search, and then looked at.
        """
        found: set[Where] = set()
        for name in sorted(names.names | names.acronyms):
            for place in self._holding(name) - found:
                if names.named_in(self.catalogue.volumes[place[0]].document(place[1])):
                    found.add(place)
        return found

    def _holding(self, name: str) -> set[Where]:
        """Return the documents that hold a word of a name, the one that the fewest do; all, where none is a term."""
        owners = self.catalogue.owners
        held = [
            np.unique(np.concatenate([self._lexical.holding(term) for term in terms]))
            for word in WORD.findall(name)
            if (terms := analyzers.forms(word, self.manifest.languages))
        ]
        numbers = min(held, key=len, default=owners.standing())
        return {owners.document(number) for number in numbers.tolist()}


def earlier(index_dir: Path, software: str, encoder: EncoderInfo) -> Earlier | None:
    """Return the index that stands, None where there is none or another version, encoder or shape made it."""
    try:
        manifest = read_manifest(index_dir, "")
        if manifest.software != software or manifest.encoder != encoder or manifest.records != record_shape():
            return None
        # What is damaged must not be taken over into the index that mends it.
        folders, standing = store.check_files(manifest, index_dir, "")
        return Earlier(Place(folders, standing), manifest)
    except IndexProblem:
        return None


def facts_of(place: Place, document: Document) -> list[Fact] | None:
    """Return the facts that an index holds of a document, None where it holds none that is the same in all.

    They are those that would be found again where what the document says of bodies finds the same ones.
    """
    try:
        before = _catalogue(place).document(document.id)
    except KeyError:
        return None
    return _catalogue(place).facts(documents=(document.id,)) if before == document else None


def vectors_of(place: Place, passages: Sequence[Passage]) -> dict[int, tuple[NDArray[np.float32], Coded]]:
    """Return the vectors that an index holds of some passages and of their sentences, by their place in the list."""
    known = _catalogue(place).numbers_by_id([passage.id for passage in passages])
    found = {}
    for at, passage in enumerate(passages):
        number, path = known.get(passage.id, (None, ()))
        if number is not None and path == passage.path:
            found[at] = (_vectors(place).rows(np.array([number]))[0], _sentences(place).of(number))
    return found


@lru_cache(2)
def _catalogue(place: Place) -> Catalogue:
    standing = Standing.read(place.standing)
    return Catalogue(place.segments, standing, Owners(place.segments, standing))


@lru_cache(2)
def _vectors(place: Place) -> Vectors:
    return Vectors(place.segments)


@lru_cache(2)
def _sentences(place: Place) -> Sentences:
    return Sentences(place.segments)


def forget() -> None:
    """Close what is open of earlier indexes."""
    _catalogue.cache_clear()
    _vectors.cache_clear()
    _sentences.cache_clear()
