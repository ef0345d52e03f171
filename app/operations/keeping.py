"""Backups of all that users made, in one zip file: ``govqa backup FILE``; `app.operations.restoring` brings one back.

    backup.json         format, version of govqa, when it was made, and the size and sha256 of every other file
    state/…             accounts, conversations, feedback, removed documents, evaluation (see `KEPT`)
    corpus/…            the documents, with corpus.toml, glossary.toml and corrections.toml

The index is not in it: it is built anew from the documents. Databases are copied through SQLite, which gives their
state of one moment while the app writes on.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from app.places import EVALUATION
from app.web.state import ACCOUNTS, CONVERSATIONS, used
from index.store import sync
from ingest.corpus import fingerprint
from ingest.errors import GovqaError

log = logging.getLogger(__name__)

FORMAT = 1
CONTENTS = "backup.json"
STATE, CORPUS = "state", "corpus"
DATABASES = (ACCOUNTS, CONVERSATIONS)
KEPT = (*DATABASES, "feedback.jsonl", "removed", EVALUATION)
"""What is kept of the state folder: files, and folders with all in them."""

_PIECE = 1 << 20
_TRIES = 3
_HIDDEN = "."


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a backup: its size in bytes and its sha256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, by path in it; ``made`` is a time of RFC 3339, in UTC."""

    format: int
    software: str
    made: str
    files: dict[str, Kept]

    def rendered(self) -> bytes:
        """Return it as it is written."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
            "utf-8", "surrogatepass"
        )


def backup(file: Path, state: Path, corpus: Path, *, force: bool = False) -> Contents:
    """Write a backup of a state folder and a corpus to a new file, whole or not at all.

    Raises GovqaError where the file exists and ``force`` is not set, a database is damaged, or the documents change as
    often as they are copied.
    """
    if file.exists() and not force:
        raise GovqaError(f"expected a new file, found {file}; name another, or write over it with --force")
    if file.is_dir() or file.resolve().is_relative_to(corpus.resolve()):
        raise GovqaError(f"a backup cannot be {file}, a folder or a place among the documents; name another file")
    beside = file.with_name(f".{file.name}.new-{os.getpid()}")
    try:
        for _ in range(_TRIES):
            with used(state), _private(beside) as stream, zipfile.ZipFile(stream, "w") as archive:
                contents = _written(archive, state, corpus)
            found = {f"{CORPUS}/{path}": sha256 for path, sha256 in fingerprint(corpus).items()}
            if found == {name: kept.sha256 for name, kept in contents.files.items() if name.startswith(f"{CORPUS}/")}:
                beside.replace(file)
                sync(file.parent)
                return contents
        raise GovqaError(f"the documents in {corpus} changed while they were copied, {_TRIES} times; try again")
    except OSError as error:
        raise GovqaError(f"the backup {file} cannot be made ({error}); free space or name another file") from error
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """Give a new file that only its owner can read, and bring it to disk."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def _written(archive: zipfile.ZipFile, state: Path, corpus: Path) -> Contents:
    """Write all files and what they are."""
    files: dict[str, Kept] = {}
    with tempfile.TemporaryDirectory(prefix="govqa-backup-") as folder:
        for name, path in _of_state(state):
            if name in DATABASES:
                path = _snapshot(path, Path(folder) / name)
            files[f"{STATE}/{name}"] = _add(archive, f"{STATE}/{name}", path)
        for name, sha256 in sorted(fingerprint(corpus).items()):
            if not sha256:
                raise GovqaError(f"{corpus / name} cannot be read; mend its permissions, or take it out of the corpus")
            files[f"{CORPUS}/{name}"] = _add(archive, f"{CORPUS}/{name}", corpus / name)
    made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    contents = Contents(FORMAT, _software(), made, files)
    archive.writestr(zipfile.ZipInfo(CONTENTS), contents.rendered())
    return contents


def _of_state(state: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a state folder that are kept, by their path in it."""
    for name in KEPT:
        path = state / name
        if path.is_file():
            yield name, path
        for inner in sorted(path.rglob("*")) if path.is_dir() else ():
            if inner.is_file() and not inner.is_symlink() and not inner.name.startswith(_HIDDEN):
                yield inner.relative_to(state).as_posix(), inner


def _snapshot(path: Path, copy: Path) -> Path:
    """Copy a database as it is at one moment into a single file; GovqaError where it is damaged."""
    try:
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
        target = sqlite3.connect(copy)
        with contextlib.closing(source), contextlib.closing(target):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        check_database(copy)
    except sqlite3.Error as error:
        raise GovqaError(
            f"{path} cannot be copied ({error}); move it away, and bring back a backup with: govqa restore FILE"
        ) from error
    return copy


def check_database(path: Path) -> int:
    """Return the version of a database's tables; sqlite3.DatabaseError where it is damaged."""
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        (found,) = base.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(" ".join(str(found).split()))
        return int(base.execute("PRAGMA user_version").fetchone()[0])


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Kept:
    """Copy a file into an archive and return what was copied."""
    digest, size = hashlib.sha256(), 0
    try:
        name.encode()
    except UnicodeEncodeError:
        raise GovqaError(f"the name of {str(path)!a} is no text; rename it") from None
    # No times and permissions: what is brought back is its owner's, and the same files give the same bytes.
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return Kept(size, digest.hexdigest())


def _software() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("govqa")
    except PackageNotFoundError:
        return "unknown"
