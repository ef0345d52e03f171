"""Build an index from a folder of documents, and tell whether one is still up to date."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from index import analyzers, store
from index import encoder as encoders
from index.catalogue import CatalogueWriter
from index.lexical import LexicalWriter
from index.preparation import facts_on_all_cores, prepared
from index.reuse import Earlier, Parts, earlier, facts_of, forget
from index.search import Index, ranking
from index.sentences import SentenceWriter
from index.sentences import dense_text as dense_text
from index.translation import TranslationWriter
from index.vectors import VectorWriter
from ingest import corrections
from ingest.corpus import Copy, documents, is_data, read_alike, shown
from ingest.errors import CorpusError, IndexProblem
from ingest.manifest import Entry
from ingest.records import Body, Document, Fact, Passage
from ingest.versions import Signature, links, signature

if TYPE_CHECKING:
    from ingest.bodies import Bodies as Registry


log = logging.getLogger(__name__)

# Documents from which facts are worth the start of other processes.
MANY_DOCUMENTS = 1000
# Documents that are compared with each other as versions of one text: so many at most, of so many characters at least.
MOST_COMPARED = 20_000
LEAST_COMPARED = 400
ROOM = Path(__file__).parent
INGEST = ROOM.parent / "ingest"

Progress = Callable[[str, int], None]


class Bodies(Protocol):
    """What the build asks of `ingest.bodies.Bodies`."""

    @property
    def all(self) -> tuple[Body, ...]:
        """All bodies of the corpus."""
        ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The calls of `ingest` that a build makes, so that a test can give others.

    ``documents`` yields a Document, or an error or other object that says what was wrong with a file.
    """

    fingerprint: Callable[[Path], dict[str, str]]
    documents: Callable[[Path], Iterable[Any]]
    passages: Callable[[Document], Sequence[Passage]]
    glossary: Callable[[Path], Sequence[Body]]
    registry: Callable[[Sequence[Body], Iterable[Document]], Bodies]
    extract: Callable[[Document, Any], Iterable[Fact]]


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


def default_pipeline() -> Pipeline:
    """Return the calls of `ingest` as they are."""
    from ingest import bodies, corpus, facts, passages
    from ingest.glossary import FILE, Glossary

    return Pipeline(
        corpus.fingerprint,
        corpus.documents,
        passages.passages,
        lambda folder: Glossary.load(folder / FILE).bodies,
        bodies.registry,
        facts.extract,
    )


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
        self.counts: dict[str, int] = {}
        self.digest = hashlib.sha256()
        self.seen: set[str] = set()
        self.signatures: list[Signature] = []
        self.files: set[str] = set()
        # Other calls than the house's own, and other encoders, cannot be handed to another process.
        self.own_calls = own_calls
        self.fingerprint: dict[str, str] = {}
        self.earlier: Earlier | None = None
        self.parts: Parts | None = None
        self.on_all_cores = own_calls and encoder.info.name == encoders.BUNDLED

    def write(self, folder: Path) -> store.Manifest:
        """Fill an empty folder with the files of the index and return its manifest."""
        fingerprint = self.fingerprint = dict(self.calls.fingerprint(self.corpus))
        if self.own_calls:
            data = {name: sha256 for name, sha256 in fingerprint.items() if is_data(name)}
            software, info = software_version(), self.encoder.info
            alike = partial(read_alike, fingerprint)
            self.earlier = earlier(folder.parent, software, info, alike)
            self.parts = Parts(folder.parent, software, info, sorted(data.items()))
        catalogue = CatalogueWriter(folder)
        try:
            languages = self._write_passages(catalogue, folder)
            self._write_facts(catalogue, folder)
            catalogue.add_notices(self.problems)
        finally:
            catalogue.close()
        self._warn_of_changes(fingerprint)
        forget()
        return store.Manifest(
            format=store.FORMAT,
            records=store.record_shape(),
            analysis=analyzers.version(),
            software=software_version(),
            encoder=self.encoder.info,
            corpus=fingerprint,
            documents_sha256=self.digest.hexdigest(),
            counts=self.counts,
            languages=languages,
            lexical=asdict(ranking().bm25),
            corpus_dir=store.seen_from(folder.parent, self.corpus),
        )

    def _warn_of_changes(self, before: dict[str, str]) -> None:
        """Note the files that changed during the build; the next one finds them changed and reads them."""
        after = dict(self.calls.fingerprint(self.corpus))
        for name in sorted(set(before.items()) ^ set(after.items())):
            line = f"{shown(name[0])}: changed while the index was built; build again to take it in"
            if line not in self.warnings:
                self.warnings.append(line)

    def _write_passages(self, catalogue: CatalogueWriter, folder: Path) -> tuple[str, ...]:
        """Write documents, passages, BM25 tables and vectors; return the languages that passages may have."""
        # The documents stream by once: languages are added as they are met.
        languages: list[str] = []
        lexical, words = LexicalWriter(languages), TranslationWriter()
        vectors = VectorWriter(self.encoder.info.dimension)
        sentences = SentenceWriter(self.encoder.info.dimension)
        portions = prepared(
            self._documents(),
            self.calls.passages,
            self.encoder,
            on_all_cores=self.on_all_cores,
            earlier=str(self.earlier.folder) if self.earlier else None,
            parts=self.parts,
        )
        for portion in portions:
            languages += sorted(set(portion.terms.languages) - set(languages), key=portion.terms.languages.index)
            lexical.extend(portion.terms)
            vectors.add(portion.vectors)
            sentences.add(portion.sentences)
            for document, passages in zip(portion.documents, portion.passages, strict=True):
                catalogue.add(document, passages)
                words.add_passages(document, passages)
                self._note(document)
            self.progress("documents", catalogue.count)
        self.counts["passages"] = catalogue.passages
        vectors.write(folder)
        sentences.write(folder)
        lexical.write(folder, ranking().bm25)
        words.write(folder)
        for identifier, metadata in links(self.signatures).items():
            catalogue.set_metadata(identifier, metadata)
        return tuple(languages)

    def _note(self, document: Document) -> None:
        """Keep what versions and translations are told by; the lines of one file are no versions of each other."""
        if document.file in self.files:
            return
        self.files.add(document.file)
        if len(self.signatures) < MOST_COMPARED and len(document.text) >= LEAST_COMPARED:
            self.signatures.append(signature(document))

    def _found(self) -> Iterable[Any]:
        """Return what the corpus holds; files that are what they were are not read again."""
        if not self.own_calls:
            return self.calls.documents(self.corpus)
        return documents(self.corpus, known=self._known)

    def _known(self, entry: Entry) -> Document | None:
        if self.earlier is None:
            return None
        return self.earlier.document(entry.id, entry.file, self.fingerprint.get(entry.file, ""))

    def _documents(self) -> Iterator[Document]:
        """Yield the documents that could be read; note the others."""
        for found in self._found():
            if isinstance(found, Copy):
                self.warnings.append(found.note)
                continue
            if not isinstance(found, Document):
                if self.strict:
                    raise CorpusError(f"{_one_line(found)}; mend the file, or build without --strict to leave it out")
                self.problems.append(_one_line(found))
                continue
            if found.id in self.seen:
                raise CorpusError(f"two documents of {self.corpus} have the id {found.id}; change one in corpus.toml")
            self.seen.add(found.id)
            self.digest.update(f"{found.id}\0{found.sha256}\n".encode("utf-8", "surrogatepass"))
            self.warnings.extend(_one_line(line) for line in found.warnings)
            yield found
        self.counts["documents"] = len(self.seen)
        if not self.seen:
            why = f" ({self.problems[0]})" if self.problems else ""
            raise CorpusError(
                f"expected documents in {self.corpus}, found none that can be read{why}; "
                "put text or Markdown files there, or name another folder with --corpus"
            )

    def _write_facts(self, catalogue: CatalogueWriter, folder: Path) -> None:
        """Write the bodies, and the facts document by document, so that no more than one is in memory."""
        bodies = self.calls.registry(self.calls.glossary(self.corpus), catalogue.documents())
        self.counts["bodies"] = catalogue.add_bodies(bodies.all)
        self.counts["facts"] = 0
        amended = corrections.load(self.corpus) if self.own_calls else ()
        standing = self._with_same_bodies(bodies) if not amended else None
        # Always, since each leaves its mark in the file: the bytes must not tell how many processes there were.
        catalogue.flush()
        if self.on_all_cores and self.counts["documents"] > MANY_DOCUMENTS:
            digest, count = self.digest.hexdigest(), self.counts["documents"]
            for number, facts in facts_on_all_cores(folder, bodies, count, digest, self.parts, standing):
                self.counts["facts"] += catalogue.add_facts(
                    corrections.corrected(facts, amended, cast("Registry", bodies))
                )
                self.progress("facts", number)
            return
        for number, document in enumerate(catalogue.documents(), 1):
            kept = facts_of(standing, document) if standing else None
            if kept is None:
                found = self.calls.extract(document, bodies)
                kept = list(corrections.corrected(found, amended, cast("Registry", bodies)))
            self.counts["facts"] += catalogue.add_facts(kept)
            self.progress("facts", number)

    def _with_same_bodies(self, bodies: Bodies) -> str | None:
        """Return the folder of the index that stands where facts found again would be the same."""
        known = self.earlier
        return str(known.folder) if known is not None and known.files and known.bodies() == bodies.all else None


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


def is_stale(
    index_dir: Path | str,
    corpus_dir: Path | str,
    encoder: str | None = None,
    *,
    fingerprint: Callable[[Path], dict[str, str]] | None = None,
) -> bool:
    """Tell whether an index would come out otherwise if it were built now.

    True where the documents, the encoder, or the code that reads them are not those it was built with, and where it is
    missing or damaged.
    """
    try:
        manifest = Index.open(index_dir).manifest
        return _differs(manifest, Path(corpus_dir), encoder, fingerprint)
    except IndexProblem:
        return True


def _differs(
    manifest: store.Manifest,
    corpus_dir: Path,
    encoder: str | None,
    fingerprint: Callable[[Path], dict[str, str]] | None,
) -> bool:
    """Tell whether what an index was built from and with has changed."""
    if manifest.software != software_version():
        return True
    if encoders.whole_name(encoder or encoders.BUNDLED) != manifest.encoder.name:
        return True
    if manifest.encoder.name == encoders.BUNDLED and encoders.bundled_revision() != manifest.encoder.revision:
        return True
    if fingerprint is None:
        from ingest.corpus import fingerprint as of_corpus

        fingerprint = of_corpus
    return dict(fingerprint(corpus_dir)) != manifest.corpus


def _chosen_encoder(index_dir: Path) -> str | None:
    """Return the name of the encoder that the index in a folder was built with; IndexProblem where there is none."""
    return store.read_manifest(index_dir, store.mend_command(None)).encoder.name


def ensure(
    index_dir: Path | str,
    corpus_dir: Path | str,
    *,
    encoder: str | None = None,
    progress: Progress | None = None,
    pipeline: Pipeline | None = None,
) -> tuple[Index, Summary | None]:
    """Open the default index, built first where it is missing, damaged or stale.

    Returns it with the summary of the build, None where nothing had to be built. An index whose corpus folder is gone
    is opened as it is. ``encoder`` is by default that of the index which stands, so that one chosen once stays.
    """
    mend = store.mend_command(None)
    try:
        encoder = encoder or _chosen_encoder(Path(index_dir))
        index = Index.open(index_dir, mend=mend)
        calls = pipeline.fingerprint if pipeline else None
        if not _differs(index.manifest, Path(corpus_dir), encoder, calls):
            return index, None
    except IndexProblem as problem:
        log.debug("%s", problem)
    summary = build(corpus_dir, index_dir, encoder=encoder, progress=progress, pipeline=pipeline)
    return Index.open(index_dir, mend=mend), summary
