"""Build an index from a folder of documents: anew, or by a segment for what is new beside those that stand."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from index import analyzers, finding, hashes, manifest, store, words
from index import encoder as encoders
from index.catalogue import counted
from index.earlier import Earlier, Place, Where, earlier, forget
from index.omitted import Omitted, omitted, refusal
from index.omitted import counted as counted_omitted
from index.parts import Parts
from index.pipeline import Bodies, Pipeline, default_pipeline
from index.preparation import Reading, prepared
from index.roll import Roll
from index.segment import SegmentWriter
from index.standing import Owners, Standing
from index.versions import Versions
from index.volume import Volume
from ingest import corrections
from ingest.bodies import Bodies as Registry
from ingest.bodies import Naming, Renamed, renamed
from ingest.corpus import documents, is_data, read_alike
from ingest.errors import CorpusError
from ingest.findings import UNKNOWN, Copy, Kept, shown
from ingest.records import Document, Metadata

ROOM = Path(__file__).parent
INGEST = ROOM.parent / "ingest"

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made: counts, the encoder, and a line for each file that could not be read."""

    index: Path
    documents: int
    passages: int
    bodies: int
    facts: int
    encoder: encoders.EncoderInfo
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    # How many files and lines were left out, and why in short; empty where none was.
    omitted: str = ""


def build(
    corpus_dir: Path | str,
    index_dir: Path | str,
    *,
    encoder: str | encoders.Encoder | None = None,
    progress: Progress | None = None,
    pipeline: Pipeline | None = None,
    strict: bool = False,
) -> Summary:
    """Build the index of a folder of documents and put it in the place of the old one.

    ``encoder`` is a name or path (None: the bundled one) or a loaded one; ``progress`` is called with the name of a
    step («documents» are read and encoded, «facts» found) and how many documents are done; ``strict`` takes a document
    that cannot be read for an error instead of leaving it out. Raises CorpusError, EncoderError or IndexProblem, and
    then leaves the old index as it was.
    """
    corpus, directory = Path(corpus_dir), Path(index_dir)
    calls = pipeline or default_pipeline()
    loaded = encoders.load(encoder) if encoder is None or isinstance(encoder, str) else encoder
    work = _Build(
        corpus, calls, loaded, progress or (lambda step, done: None), strict=strict, own_calls=pipeline is None
    )
    store.replace_index(directory, work.write)
    if work.parts is not None:
        work.parts.remove()
    return Summary(
        directory,
        work.counts["documents"],
        work.counts["passages"],
        work.counts["bodies"],
        work.counts["facts"],
        loaded.info,
        tuple(work.problems),
        tuple(work.warnings),
        counted_omitted(work.omitted),
    )


class _Build:
    """One build on its way: what is counted and noted while the documents stream by."""

    def __init__(
        self,
        corpus: Path,
        calls: Pipeline,
        encoder: encoders.Encoder,
        progress: Progress,
        *,
        strict: bool,
        own_calls: bool,
    ) -> None:
        self.corpus, self.calls, self.encoder, self.progress, self.strict = corpus, calls, encoder, progress, strict
        self.problems: list[str] = []
        self.warnings: list[str] = []
        self.omitted: list[Omitted] = []
        self.counts: dict[str, int] = {}
        self.digest = hashlib.sha256()
        self.seen: set[str] = set()
        self.roll = Roll()
        self.versions = Versions()
        self.namings: list[tuple[int, Naming]] = []
        # Other calls than the house's own, and other encoders, cannot be handed to another process.
        self.own_calls = own_calls
        self.known = UNKNOWN
        self.earlier: Earlier | None = None
        # Where vectors are taken from: an index may have the same encoder and have read files in another way.
        self.vectors: Place | None = None
        self.parts: Parts | None = None
        self.on_all_cores = own_calls and encoder.info.name == encoders.BUNDLED

    def write(self, folder: Path) -> manifest.Manifest:
        """Fill an empty folder with the files of the index and return its manifest."""
        index_dir = folder.parent
        fingerprint = self._fingerprint(index_dir)
        if self.own_calls:
            self._look_back(index_dir, fingerprint)
        base, languages = self.earlier, list(self.earlier.languages if self.earlier else ())
        (folder / manifest.SEGMENT).mkdir()
        segment = SegmentWriter(folder / manifest.SEGMENT, languages, self.encoder.info.dimension)
        try:
            self._write_documents(segment, self._documents())
            linked = self.versions.links()
            bodies, changed = self._bodies()
            known = self._known_facts(bodies, changed)
            moved = self.roll.move(self._linked_otherwise(linked) | self._outdated(known))
            if base is not None:
                self._write_documents(segment, map(base.document, moved))
            self.versions.write(segment, linked)
            self._write_facts(segment, known)
        finally:
            segment.volume.close()
        files = self._write_rest(folder, segment, bodies)
        self._warn_of_changes(fingerprint, self._fingerprint(index_dir))
        forget()
        kept = base.segments if base else ()
        return manifest.Manifest(
            format=manifest.FORMAT,
            records=manifest.record_shape(),
            analysis=analyzers.version(),
            software=software_version(),
            encoder=self.encoder.info,
            corpus=fingerprint,
            documents_sha256=self.digest.hexdigest(),
            counts=self.counts,
            languages=tuple(languages),
            segments=(*kept, *([manifest.SEGMENT] if segment.folder.is_dir() else [])),
            files=files,
            corpus_dir=store.seen_from(index_dir, self.corpus),
        )

    def _look_back(self, index_dir: Path, fingerprint: dict[str, str]) -> None:
        """Find what the index that stands, and an interrupted build, have done already."""
        data = {name: sha256 for name, sha256 in fingerprint.items() if is_data(name)}
        software, info = software_version(), self.encoder.info
        self.parts = Parts(index_dir, software, info, sorted(data.items()))
        found = earlier(index_dir, software, info)
        self.vectors = found.place if found else None
        if found is not None and read_alike(fingerprint, found.manifest.corpus):
            self.earlier, self.known = found, found.known(fingerprint)

    def _fingerprint(self, index_dir: Path) -> dict[str, str]:
        """Return the sha256 of each file of the corpus."""
        if self.own_calls:
            return hashes.fingerprint(index_dir, self.corpus)
        return dict(self.calls.fingerprint(self.corpus))

    def _warn_of_changes(self, before: dict[str, str], after: dict[str, str]) -> None:
        """Note the files that changed during the build; the next one finds them changed and reads them."""
        for name in sorted(set(before.items()) ^ set(after.items())):
            line = f"{shown(name[0])}: changed while the index was built; build again to take it in"
            if line not in self.warnings:
                self.warnings.append(line)

    def _write_documents(self, segment: SegmentWriter, documents: Iterable[Document]) -> None:
        """Write documents with their passages, BM25 tables and vectors."""
        reading = Reading(self.calls.passages, self.calls.naming)
        for portion in prepared(
            documents, reading, self.encoder, on_all_cores=self.on_all_cores, earlier=self.vectors, parts=self.parts
        ):
            first = segment.volume.count
            segment.add(portion)
            self.namings += [
                (self.roll.written[number], naming) for number, naming in enumerate(portion.namings, first) if naming
            ]
            self.progress("documents", self.roll.count)

    def _found(self) -> Iterable[Any]:
        """Return what the corpus holds; what is what it was is not read again."""
        return documents(self.corpus, known=self.known) if self.own_calls else self.calls.documents(self.corpus)

    def _documents(self) -> Iterator[Document]:
        """Yield the documents that are to be written, those that could be read; note the others."""
        for found in self._found():
            if not isinstance(found, Document | Kept):
                self._leave_out(found)
                continue
            if self.strict and self.problems:
                # Nothing comes of it any more: the others are only read, so that all that is wrong is told at once.
                continue
            if found.id in self.seen:
                raise CorpusError(f"two documents of {self.corpus} have the id {found.id}; change one in corpus.toml")
            self.seen.add(found.id)
            self.digest.update(f"{found.id}\0{found.sha256}\n".encode("utf-8", "surrogatepass"))
            self.warnings.extend(_one_line(line) for line in found.warnings)
            self.versions.note(found, self.earlier)
            document = self._kept(found) if isinstance(found, Kept) else found
            if document is not None:
                self.roll.write()
                yield document
        if self.strict and self.problems:
            raise refusal(self.omitted)
        self.counts["documents"] = len(self.seen)
        if not self.seen:
            why = f" ({self.problems[0] if len(self.problems) == 1 else counted_omitted(self.omitted)})"
            raise CorpusError(
                f"expected documents in {self.corpus}, found none that can be read{why if self.problems else ''}; "
                "put text or Markdown files there, or name another folder with --corpus"
            )

    def _leave_out(self, found: object) -> None:
        """Note a file that gives no document: a copy, or one that cannot be read."""
        each = omitted(found)
        self.omitted.append(each)
        (self.warnings if isinstance(found, Copy) else self.problems).append(each.told)

    def _kept(self, kept: Kept) -> Document | None:
        """Let a document stay in its segment, or return it where its segment is written again."""
        base = cast(Earlier, self.earlier)
        if not base.keeps(kept.place):
            return base.document(kept.place)
        self.roll.keep(kept.place)
        return None

    def _bodies(self) -> tuple[Bodies, Renamed | None]:
        """Return the bodies of the corpus, and the names that find other ones than in the earlier index."""
        kept = self.roll.kept
        if self.earlier is not None:
            self.namings += [(kept[place], each) for place, each in self.earlier.namings() if place in kept]
        self.namings.sort(key=lambda pair: pair[0])
        bodies = self.calls.registry(self.calls.glossary(self.corpus), (naming for _, naming in self.namings))
        return bodies, renamed(self.earlier.standing.bodies, bodies.all) if self.earlier else None

    def _linked_otherwise(self, linked: dict[str, Metadata]) -> set[Where]:
        """Return the documents that stay and were linked in another way before."""
        if self.earlier is None:
            return set()
        before = self.earlier.linked()
        now = {place: linked[name] for name, place in self.versions.places.items() if name in linked}
        return {place for place in before.keys() | now.keys() if before.get(place) != now.get(place)}

    def _known_facts(self, bodies: Bodies, changed: Renamed | None) -> finding.Known:
        """Return what facts are found by; those of the earlier index hold as far as corrections are about the same."""
        amended = corrections.load(self.corpus) if self.own_calls else ()
        if self.earlier is None:
            return finding.Known(bodies, amended)
        before = Registry(self.earlier.standing.bodies)
        now = cast(Registry, bodies)
        same = all(corrections.body_of(each, before) == corrections.body_of(each, now) for each in amended)
        return finding.Known(bodies, amended, self.earlier.place if same else None, changed)

    def _outdated(self, known: finding.Known) -> set[Where]:
        """Return the documents that stay and whose facts may be others, since they name bodies that are."""
        if self.earlier is None or not known.renamed:
            return set()
        return set(self.roll.kept) if known.earlier is None else self.earlier.naming(known.renamed)

    def _write_facts(self, segment: SegmentWriter, known: finding.Known) -> None:
        """Write the facts document by document, so that no more than one is in memory."""
        # Always, since each leaves its mark in the file: the bytes must not tell how many processes there were.
        segment.volume.flush()
        count = segment.volume.count
        if self.on_all_cores and count > finding.MANY_DOCUMENTS:
            found = finding.found_on_all_cores(segment.folder, known, count, self.digest.hexdigest(), self.parts)
        else:
            found = finding.found(segment.volume, known, self.calls.extract)
        for number, facts in found:
            segment.volume.add_facts(facts)
            self.progress("facts", self.roll.count - count + number)

    def _write_rest(self, folder: Path, segment: SegmentWriter, bodies: Bodies) -> dict[str, manifest.StoredFile]:
        """Write what stands of all segments, and return the files of those that stay."""
        base = self.earlier
        kept = base.segments if base else ()
        segment.write(first=not kept)
        place = folder / manifest.STANDING
        place.mkdir()
        positions = self.roll.positions([len(each) for each in base.standing.positions[: len(kept)]] if base else [])
        folders = [*(folder.parent / name for name in kept), *([segment.folder] if segment.volume.count else [])]
        standing = Standing(positions, bodies.all, tuple(self.problems))
        volumes = [Volume(each) for each in folders]
        standing = replace(standing, counts=counted(volumes, standing))
        for volume in volumes:
            volume.close()
        standing.write(place)
        changes: words.Counts = {}
        if base is not None and kept:
            changes = base.changed_words(self.roll.gone(base.standing.positions))
            words.add(changes, segment.words)
        words.write_changes(place, folders[0], changes)
        self.counts["passages"] = len(Owners(folders, standing).standing())
        self.counts["bodies"] = len(bodies.all)
        self.counts["facts"] = sum(count for *_, count in standing.counts)
        if not segment.volume.count:
            shutil.rmtree(segment.folder)
        files = base.manifest.files if base else {}
        return {name: stored for name, stored in files.items() if name.partition("/")[0] in kept}


def _one_line(problem: object) -> str:
    """Return what an error or record says, on one line."""
    return " ".join(str(getattr(problem, "error", problem)).split())


@cache
def software_version() -> str:
    """Return a hash of the code and data that read documents and write the index."""
    digest = hashlib.sha256()
    files = (path for room in (INGEST, ROOM) for path in room.rglob("*") if path.suffix in {".py", ".toml", ".json"})
    for path in sorted(files):
        if {"models", "training", "__pycache__"}.isdisjoint(path.parts):
            digest.update(path.relative_to(ROOM.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
