"""What a new build takes over from the index that stands, and from one that was interrupted.

Only new and changed files are read, and only new and changed passages are encoded: a document that is still the same,
byte for byte, is taken from the old catalogue, a passage with the same words under the same headings keeps its vector,
and where the bodies are the same a document that is the same in all keeps its facts. What an interrupted build had
worked out lies in a folder of the index, under a hash of what it was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import pickle
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index import store
from index.catalogue import Catalogue
from index.encoder import EncoderInfo
from index.sentences import Coded, Sentences
from index.vectors import Vectors
from ingest.errors import IndexProblem
from ingest.records import Body, Document, Fact, Passage

PARTS = "parts"
_DIGEST = hashlib.sha256().digest_size
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An index that stands: its folder, and the files that its documents were read from, by their sha256."""

    folder: Path
    files: dict[str, str]

    def document(self, identifier: str, file: str, sha256: str) -> Document | None:
        """Return the document that was read from a file, None where the file was another or held several."""
        if not sha256 or self.files.get(file) != sha256:
            return None
        found = _catalogue(str(self.folder)).of_file(file)
        return found[0] if len(found) == 1 and found[0].id == identifier else None

    def bodies(self) -> tuple[Body, ...]:
        """Return the bodies of the index."""
        return _catalogue(str(self.folder)).bodies()


def earlier(
    index_dir: Path, software: str, encoder: EncoderInfo, same: Callable[[dict[str, str]], bool]
) -> Earlier | None:
    """Return the index that stands, None where there is none or another version, encoder or shape made it.

    ``same`` judges by its files whether its documents would be read in the same way today.
    """
    try:
        manifest = store.read_manifest(index_dir, "")
        if manifest.software != software or manifest.encoder != encoder or manifest.records != store.record_shape():
            return None
        # In full, however large: what is damaged must not be taken over into the index that mends it.
        folder = store.check_files(manifest, index_dir, "", everything=True)
    except IndexProblem:
        return None
    return Earlier(folder, manifest.corpus if same(manifest.corpus) else {})


def facts_of(folder: str, document: Document) -> list[Fact] | None:
    """Return the facts that an index holds of a document, None where it holds none that is the same in all.

    They are those that would be found again where the bodies are the same.
    """
    try:
        before = _catalogue(folder).document(document.id)
    except KeyError:
        return None
    return _catalogue(folder).facts(documents=(document.id,)) if before == document else None


def vectors_of(folder: str, passages: Sequence[Passage]) -> dict[int, tuple[NDArray[np.float32], Coded]]:
    """Return the vectors that an index holds of some passages and of their sentences, by their place in the list."""
    known = _catalogue(folder).numbers_by_id([passage.id for passage in passages])
    rows = _vectors(folder).rows()
    found = {}
    for place, passage in enumerate(passages):
        number, path = known.get(passage.id, (None, ()))
        if number is not None and path == passage.path:
            found[place] = np.array(rows[number]), _sentences(folder).of(number)
    return found


@lru_cache(2)
def _catalogue(folder: str) -> Catalogue:
    return Catalogue(Path(folder))


@lru_cache(2)
def _vectors(folder: str) -> Vectors:
    return Vectors(Path(folder))


@lru_cache(2)
def _sentences(folder: str) -> Sentences:
    return Sentences(Path(folder))


def forget() -> None:
    """Close what is open of earlier indexes."""
    _catalogue.cache_clear()
    _vectors.cache_clear()
    _sentences.cache_clear()


class Parts:
    """Results of an unfinished build, each in a file named by a hash of what it was made from."""

    def __init__(self, index_dir: Path, *made_by: object) -> None:
        """Take the index that is built, and what all results depend on: software, encoder, glossary."""
        self.folder = index_dir / PARTS
        self._made_by = json.dumps([str(each) for each in made_by])

    def key(self, *made_from: object) -> str:
        """Return the name of a result."""
        digest = hashlib.sha256(self._made_by.encode())
        for each in made_from:
            digest.update(b"\0" + str(each).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:32]

    def load(self, key: str) -> object | None:
        """Return a result that is there and whole, else None."""
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        digest, result = data[:_DIGEST], data[_DIGEST:]
        if hashlib.sha256(result).digest() != digest:
            return None
        found: object = pickle.loads(result)
        return found

    def keep(self, key: str, result: object) -> None:
        """Write a result, whole or not at all."""
        self.folder.mkdir(exist_ok=True)
        temporary = self.folder / f"{key}.new"
        data = pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL)
        # Not brought to disk one by one: the hash tells what did not get there.
        temporary.write_bytes(hashlib.sha256(data).digest() + data)
        temporary.replace(self.folder / key)

    def remove(self) -> None:
        """Remove all results: the build is done."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)
