"""The manifest of an index: what it was made from and with, and the files that it is made of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from index import analyzers, serial
from index.encoder import EncoderInfo
from ingest.errors import IndexDamaged, IndexMissing, IndexStale
from ingest.records import Body, Document, Fact, Passage

FORMAT = 3
MANIFEST = "manifest.json"
# The folders that a build fills; the first may be missing, where nothing is new.
SEGMENT = "segment"
STANDING = "standing"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """The size in bytes and the sha256 of a file of the index."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made from and with; ``corpus`` maps each file of the corpus to its sha256.

    ``corpus_dir`` is where they lay, so that an index named alone can be told to be stale: absolute once read, and
    written as seen from the index's folder, so that the same checkout elsewhere gives the same bytes.

    ``records`` and ``analysis`` are hashes of the record types and of the rules that make search terms; ``software`` of
    the code that read the documents. ``documents_sha256`` covers the sha256 of every document, in order. ``segments``
    and ``standing`` are folders, ``files`` the files in them by path; ``generation`` is a hash of all this.
    """

    format: int
    records: str
    analysis: str
    software: str
    encoder: EncoderInfo
    corpus: dict[str, str]
    documents_sha256: str
    counts: dict[str, int]
    languages: tuple[str, ...]
    segments: tuple[str, ...] = (SEGMENT,)
    standing: str = STANDING
    generation: str = ""
    files: dict[str, StoredFile] = field(default_factory=dict)
    corpus_dir: str = ""


def record_shape() -> str:
    """Return the hash of the record types that an index holds."""
    return serial.shape(Document, Passage, Body, Fact)


def mend_command(index_dir: Path | str | None) -> str:
    """Return the command that makes an index anew; None is the default one."""
    return "govqa build" if index_dir is None else f"govqa build --index {index_dir}"


def read_manifest(index_dir: Path, mend: str) -> Manifest:
    """Return the manifest of an index; IndexMissing, IndexDamaged or IndexStale (another format) with one line."""
    path = index_dir / MANIFEST
    try:
        text = path.read_bytes()
    except FileNotFoundError as error:
        if any(index_dir.glob("*/catalogue.sqlite")):
            raise IndexDamaged(f"{path} is missing from the index; run: {mend}") from error
        raise IndexMissing(f"expected an index in {index_dir}, found none; run: {mend}") from error
    except OSError as error:
        raise IndexMissing(f"{path} cannot be read ({error.strerror}); run: {mend}") from error
    try:
        data = json.loads(text)
        found = data["format"]
        if found != FORMAT:
            raise IndexStale(
                f"{path}: expected an index of format {FORMAT}, found format {found}, of another version of govqa; "
                f"run: {mend}"
            )
        del data["sha256"]
        manifest: Manifest = serial.reader(Manifest)(data)
        if text != rendered(manifest):
            raise ValueError("it is not what was written")
        if manifest.corpus_dir:
            manifest = replace(manifest, corpus_dir=str((index_dir / manifest.corpus_dir).resolve()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(f"{path} is damaged ({type(error).__name__}); run: {mend}") from error
    return manifest


def check_software(manifest: Manifest, index_dir: Path, mend: str) -> None:
    """Raise IndexStale where the records or search terms of an index are not those of this version of govqa."""
    if manifest.records != record_shape() or manifest.analysis != analyzers.version():
        raise IndexStale(f"the index in {index_dir} was built by another version of govqa; run: {mend}")


def rendered(manifest: Manifest) -> bytes:
    """Return a manifest as it is written, with a hash of itself: any byte that changes is noticed."""
    content = serial.plain(manifest) | {"sha256": own_hash(manifest)}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def own_hash(manifest: Manifest) -> str:
    """Return the sha256 of a manifest's content."""
    return hashlib.sha256(serial.dumps(manifest).encode()).hexdigest()
