"""The index on disk: how its files are laid out, replaced and checked.

    INDEX/manifest.json             what it was built from and by, and the size and sha256 of every file
    INDEX/<content hash>/           a segment: what is stored of some documents, never changed (see `index.segments`)
        catalogue.sqlite               documents, passages, facts (see `index.volume`)
        terms.*, *.npy              BM25 tables (see `index.lexical`), and which document each passage belongs to
        words.*                     vectors of the passages' words, in the first segment (see `index.words`)
        vectors.faiss               vectors (see `index.vectors`)
        sentences.*                 vectors of sentences (see `index.sentences`)
    INDEX/<content hash>/           what stands of all segments, and the bodies (see `index.standing`)
    INDEX/checked.json              of a large one: what the file system said of the files when they were last hashed

A build fills temporary folders, syncs them, renames them to their content hashes, and then replaces the manifest by one
rename, which is the moment the new index stands: a crash before leaves the old one, and a program that has the old
generation open reads on. (Renaming the index folder itself would need two steps, since a folder that is not empty
cannot be replaced by one.) Folders that only the generation before the last has go with the next build.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index import serial
from index.manifest import MANIFEST, SEGMENT, STANDING, Manifest, StoredFile, own_hash, read_manifest, rendered
from ingest.errors import IndexDamaged, IndexProblem

LOCK = "lock"
TEMPORARY = "building-"
# A file of each kind of folder, which tells it.
SIGNS = ("catalogue.sqlite", "standing.json")

# How often, and after how many seconds each time, a file that another program has open is tried again on Windows.
PATIENCE = 40
MOMENT = 0.05

CHECKED = "checked.json"

# Files up to this many bytes in all are hashed on every load (about 1 GB a second). Larger ones are hashed once, and
# again only where the file system says that one was touched since: size, times or place.
HASHED_ON_LOAD = 64_000_000


def check_files(
    manifest: Manifest, index_dir: Path, mend: str, *, everything: bool = False
) -> tuple[tuple[Path, ...], Path]:
    """Return the folders of the segments, and of what stands, once their files are checked.

    Sizes are always compared, and hashes too, but for files of more than `HASHED_ON_LOAD` bytes together that are still
    as the file system showed them when they were last hashed; ``everything`` hashes those as well. IndexDamaged names
    the first file that is not whole.
    """
    large = _is_large(manifest)
    before = _seen(index_dir, manifest) if large else {}
    known = {} if everything or not large else noted(index_dir / CHECKED)
    hashed = {name for name in manifest.files if name not in before or before[name] != known.get(name)}
    try:
        for name, expected in sorted(manifest.files.items()):
            _check(index_dir / name, expected, mend, hashed=name in hashed)
    except IndexDamaged:
        # Whoever looks next must not take it for whole.
        (index_dir / CHECKED).unlink(missing_ok=True)
        raise
    # Where a file was touched while it was hashed, nothing is known of it.
    if hashed and large and before == _seen(index_dir, manifest):
        note(index_dir / CHECKED, before)
    return tuple(index_dir / name for name in manifest.segments), index_dir / manifest.standing


def _check(path: Path, expected: StoredFile, mend: str, *, hashed: bool) -> None:
    """Raise IndexDamaged where a file is not what was written."""
    try:
        size = path.stat().st_size
        if size != expected.size:
            raise IndexDamaged(f"{path}: expected {expected.size} bytes, found {size}; run: {mend}")
        if hashed and file_hash(path) != expected.sha256:
            raise IndexDamaged(f"{path} is damaged: its content is not what was written; run: {mend}")
    except OSError as error:
        what = "is missing from the index" if isinstance(error, FileNotFoundError) else f"({error.strerror})"
        raise IndexDamaged(f"{path} {what}; run: {mend}") from error


def _is_large(manifest: Manifest) -> bool:
    return sum(each.size for each in manifest.files.values()) > HASHED_ON_LOAD


def _seen(index_dir: Path, manifest: Manifest) -> dict[str, list[int]]:
    """Return what the file system says of the files of an index, less those that cannot be looked at."""
    found = {}
    for name in sorted(manifest.files):
        with contextlib.suppress(OSError):
            found[name] = state_of(index_dir / name)
    return found


def state_of(path: Path) -> list[int]:
    """Return what the file system says of a file: size, times of writing and of change, and place. Raises OSError.

    Any write, copy or replacement changes it: the time of change cannot be set by a program.
    """
    each = path.stat()
    return [each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino]


def noted(path: Path) -> dict[str, Any]:
    """Return what was noted of files beside an index, nothing where that cannot be read."""
    try:
        known = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def note(path: Path, seen: Mapping[str, Sequence[object]]) -> None:
    """Note something of files beside an index; where that cannot be written they are hashed again the next time."""
    temporary = path.with_name(f"{TEMPORARY}{path.name}{os.getpid()}")
    with contextlib.suppress(OSError):
        try:
            temporary.write_text(json.dumps(seen), "utf-8")
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def seen_from(index_dir: Path, corpus_dir: Path) -> str:
    """Return the way from an index's folder to its corpus, with slashes; absolute between drives of Windows."""
    try:
        way = os.path.relpath(corpus_dir.resolve(), index_dir.resolve())
    except ValueError:
        way = str(corpus_dir.resolve())
    return Path(way).as_posix()


def file_hash(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_index(index_dir: Path, write: Callable[[Path], Manifest]) -> Manifest:
    """Build an index with ``write``, which fills an empty folder, and put it in the place of the old one.

    Returns the manifest that stands. Whatever ``write`` raises leaves the old index as it was. IndexProblem where
    another build is at work on the same index or the folder cannot be written.
    """
    try:
        _refuse_foreign(index_dir)
        if not index_dir.exists():
            index_dir.mkdir(parents=True, exist_ok=True)
            sync(index_dir.parent)
        with _locked(index_dir):
            old = _current(index_dir)
            folder = index_dir / f"{TEMPORARY}{os.getpid()}"
            _clear(index_dir, keep={*old.segments, old.standing} if old else set())
            folder.mkdir()
            try:
                manifest = _sealed(write(folder), folder)
                _install(index_dir, folder, manifest)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            # The old generation stays until the next build, for programs that are about to open its files.
            return manifest
    except (OSError, sqlite3.OperationalError) as error:
        # SQLite tells of a full disk in its own way.
        raise IndexProblem(
            f"the index in {index_dir} cannot be written ({getattr(error, 'strerror', None) or error}); "
            "free space or give a folder that can be written with --index"
        ) from error


def _refuse_foreign(index_dir: Path) -> None:
    """Raise IndexProblem rather than build into a folder of something else, or over a file."""
    if not index_dir.exists():
        return
    if not index_dir.is_dir():
        raise IndexProblem(f"expected a folder for the index, found the file {index_dir}; give another with --index")
    known = (index_dir / MANIFEST).exists() or (index_dir / LOCK).exists()
    if not known and any(index_dir.iterdir()):
        raise IndexProblem(f"{index_dir} is not empty and holds no index; give an empty or new folder with --index")


def _sealed(manifest: Manifest, folder: Path) -> Manifest:
    """Sync the files of a build and return its manifest with their sizes and hashes and the generation they make."""
    files, names = dict(manifest.files), {}
    for made in _made(folder):
        own = {}
        for path in sorted(made.iterdir()):
            sync(path)
            own[path.name] = StoredFile(path.stat().st_size, file_hash(path))
        sync(made)
        names[made.name] = hashlib.sha256(serial.dumps(own).encode()).hexdigest()[:16]
        files |= {f"{names[made.name]}/{name}": stored for name, stored in own.items()}
    sealed = replace(
        manifest,
        segments=tuple(names.get(name, name) for name in manifest.segments),
        standing=names[manifest.standing],
        files=files,
        generation="",
    )
    return replace(sealed, generation=own_hash(sealed)[:16])


def _made(folder: Path) -> list[Path]:
    """Return the folders that a build has filled."""
    return [folder / name for name in (SEGMENT, STANDING) if (folder / name).is_dir()]


def _install(index_dir: Path, folder: Path, manifest: Manifest) -> None:
    """Rename the folders of a finished build to their hashes and point the manifest at them."""
    names = {SEGMENT: manifest.segments[-1], STANDING: manifest.standing}
    for made in _made(folder):
        place = index_dir / names[made.name]
        if place.exists() and not _whole(manifest, index_dir, place.name):
            shutil.rmtree(place)
        if not place.exists():
            made.rename(place)
    temporary = index_dir / f"{TEMPORARY}{MANIFEST}"
    temporary.write_bytes(rendered(manifest))
    sync(temporary)
    sync(index_dir)
    put(temporary, index_dir / MANIFEST)
    sync(index_dir)
    if _is_large(manifest):
        # What was kept was checked before the build, what is new has just been hashed.
        known, seen = noted(index_dir / CHECKED), _seen(index_dir, manifest)
        new = {f"{name}/" for name in names.values()}
        note(
            index_dir / CHECKED,
            {n: each for n, each in seen.items() if known.get(n) == each or n[: n.index("/") + 1] in new},
        )


def _whole(manifest: Manifest, index_dir: Path, folder: str) -> bool:
    """Tell whether a folder that already stands is what the manifest says."""
    own = {name: stored for name, stored in manifest.files.items() if name.startswith(f"{folder}/")}
    try:
        for name, expected in own.items():
            _check(index_dir / name, expected, "", hashed=True)
    except IndexDamaged:
        return False
    return {f"{folder}/{path.name}" for path in (index_dir / folder).iterdir()} == set(own)


def _current(index_dir: Path) -> Manifest | None:
    """Return the manifest of the index that stands, or None where there is none to keep."""
    try:
        return read_manifest(index_dir, "")
    except IndexProblem:
        return None


def _clear(index_dir: Path, keep: set[str]) -> None:
    """Remove what earlier builds left: unfinished folders, and all that no generation to keep has."""
    for path in index_dir.iterdir():
        if path.name in keep:
            continue
        if path.is_dir() and (path.name.startswith(TEMPORARY) or any((path / sign).exists() for sign in SIGNS)):
            # What another program has open cannot be removed on Windows; it goes with a later build.
            shutil.rmtree(path, ignore_errors=sys.platform == "win32")
        elif path.name.startswith(TEMPORARY):
            path.unlink(missing_ok=True)


def put(file: Path, place: Path) -> None:
    """Rename a file over another; on Windows, where a reader keeps that from being replaced, as soon as it lets go."""
    for _ in range(PATIENCE if sys.platform == "win32" else 0):
        try:
            file.replace(place)
            return
        except PermissionError:
            time.sleep(MOMENT)
    file.replace(place)


def sync(path: Path) -> None:
    """Bring a file or folder to disk; Windows cannot open folders, and does not need it."""
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(index_dir: Path) -> Iterator[None]:
    """Hold the index's build lock; IndexProblem where another build has it. The system frees it when a build dies."""
    with (index_dir / LOCK).open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexProblem(
                f"another build is at work on the index in {index_dir}; wait until it ends, then try again"
            ) from error
        yield
