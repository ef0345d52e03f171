"""Bring back what `app.operations.keeping` kept: ``govqa restore FILE``.

A backup is checked in full before anything is touched: its format, its paths, the size and hash of every file, its
databases. All files are then laid out in a folder of the state folder and brought to disk, and the rename of that
folder is the moment from which the backup will stand: what was cut off after it is finished by ``govqa restore`` alone,
and until then nothing opens the databases.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
import sqlite3
import sys
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.operations.keeping import CONTENTS, CORPUS, DATABASES, FORMAT, KEPT, STATE, Contents, Kept, check_database
from app.web import accounts, conversations
from app.web.state import ACCOUNTS, RESTORING, alone
from index.store import sync
from ingest.errors import GovqaError

log = logging.getLogger(__name__)

_READY = "ready.json"
_LARGEST_CONTENTS = 256 * 1024 * 1024
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back: the number of files, and those beside them that the backup did not hold."""

    files: int
    others: tuple[str, ...] = ()


def restore(file: Path, state: Path, corpus: Path, *, force: bool = False) -> Restored:
    """Bring back a backup into a state folder and a corpus.

    Raises GovqaError where the backup cannot be trusted, something else is there and ``force`` is not set, or the app
    is running. Files that the backup does not hold stay.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            contents = _contents(archive, file)
            with alone(state):
                if not force:
                    _refuse_taken(contents, state, corpus, file)
                _lay_out(archive, contents, file, state, corpus)
                _finish(state)
    except zipfile.BadZipFile as error:
        raise _no_backup(file, str(error)) from error
    except OSError as error:
        raise GovqaError(
            f"the backup {file} cannot be brought back ({error}); see that it and the folders can be read and written"
        ) from error
    return Restored(len(contents.files), tuple(_others(contents, corpus)))


def finish(state: Path) -> bool:
    """Finish a restore that was cut off; false where there is none."""
    try:
        if not (state / RESTORING).is_dir():
            return False
        with alone(state):
            _finish(state)
    except (OSError, ValueError, KeyError) as error:
        raise GovqaError(
            f"the restore in {state / RESTORING} cannot be finished ({error}); move that folder away, "
            "and run: govqa restore FILE --force"
        ) from error
    return True


def _no_backup(file: Path, why: str) -> GovqaError:
    return GovqaError(f"expected a backup made by govqa backup, found {file} ({why}); name another file")


def _contents(archive: zipfile.ZipFile, file: Path) -> Contents:
    """Return what a backup says that it holds, checked against the names in it."""
    try:
        entry = archive.getinfo(CONTENTS)
        if entry.file_size > _LARGEST_CONTENTS:
            raise ValueError(f"{CONTENTS} is too large")
        data = json.loads(archive.read(entry))
        if data["format"] != FORMAT:
            raise GovqaError(
                f"{file}: expected a backup of format {FORMAT}, found format {data['format']!r}, of another version of "
                "govqa; install the version that made it"
            )
        files = {str(name): Kept(int(each["size"]), str(each["sha256"])) for name, each in data["files"].items()}
        contents = Contents(FORMAT, str(data["software"]), str(data["made"]), files)
    except (KeyError, ValueError, TypeError, AttributeError, RuntimeError, EOFError, zlib.error) as error:
        raise _no_backup(file, f"{type(error).__name__}: {error}") from error
    names = archive.namelist()
    if sorted(names) != sorted([*files, CONTENTS]):
        raise _no_backup(file, "the files in it are not those it names")
    for name in files:
        if not _safe(name):
            raise _no_backup(file, f"the path {name!r} leads elsewhere")
    return contents


def _safe(name: str) -> bool:
    """Tell whether a path of an archive stays in its folder, and is one that a backup holds."""
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or "\0" in name:
        return False
    if sys.platform == "win32" and any(sign in name for sign in '\\:<>"|?*'):
        return False
    if parts[0] == STATE:
        return len(parts) > 1 and parts[1] in KEPT
    return parts[0] == CORPUS and len(parts) > 1


def _place(name: str, state: Path, corpus: Path) -> Path:
    """Return where a file of a backup goes."""
    room, _, path = name.partition("/")
    return (state if room == STATE else corpus) / path


def _refuse_taken(contents: Contents, state: Path, corpus: Path, file: Path) -> None:
    """Raise GovqaError where a file would give way to another one."""
    taken = []
    for name, kept in sorted(contents.files.items()):
        path = _place(name, state, corpus)
        if path.exists() and not (name.startswith(f"{CORPUS}/") and _same(path, kept)):
            taken.append(path)
    if taken:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        raise GovqaError(
            f"expected nothing in the place of what {file} holds, found {taken[0]}{more}; "
            "write over them with --force, or name other folders with GOVQA_STATE and --corpus"
        )


def _same(path: Path, kept: Kept) -> bool:
    return path.is_file() and path.stat().st_size == kept.size and _hash(path) == kept.sha256


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _lay_out(archive: zipfile.ZipFile, contents: Contents, file: Path, state: Path, corpus: Path) -> None:
    """Write all files to a folder of the state folder, check them, and make that folder the one to finish from."""
    state.mkdir(parents=True, exist_ok=True)
    folder = state / f"{RESTORING}.new"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(state / RESTORING, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        targets = []
        for number, (name, kept) in enumerate(sorted(contents.files.items())):
            target = _place(name, state, corpus).absolute()
            targets.append(str(target))
            _extract(archive, name, kept, folder / str(number), file)
            if name.removeprefix(f"{STATE}/") in DATABASES:
                _check_database(folder / str(number), name, file)
            elif _same(target, kept):
                # What ships with the project lies where it perhaps cannot be written.
                (folder / str(number)).unlink()
                targets[-1] = ""
        _refuse_unwritable(targets)
        (folder / _READY).write_text(json.dumps(targets), "utf-8")
        sync(folder / _READY)
        sync(folder)
        folder.rename(state / RESTORING)
        sync(state)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_unwritable(targets: Iterable[str]) -> None:
    """Raise OSError where a file could not be put in its place, before anything is."""
    for target in filter(None, targets):
        place = Path(target).parent
        while not place.exists():
            place = place.parent
        if not place.is_dir() or not os.access(place, os.W_OK):
            raise PermissionError(f"{place} cannot be written")


def _extract(archive: zipfile.ZipFile, name: str, kept: Kept, path: Path, file: Path) -> None:
    """Write one file of a backup; GovqaError where it is not what was kept."""
    digest, size = hashlib.sha256(), 0
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as target, archive.open(name) as source:
            # One more than was kept, so that a file that swells as it is unpacked is noticed and no more.
            while size <= kept.size and (piece := source.read(min(_PIECE, kept.size + 1 - size))):
                digest.update(piece)
                size += len(piece)
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise _no_backup(file, f"{name}: {error}") from error
    if size != kept.size or digest.hexdigest() != kept.sha256:
        raise GovqaError(f"{file} is damaged: {name} is not what was kept; bring back another backup")


def _check_database(path: Path, name: str, file: Path) -> None:
    newest = len(accounts.STEPS if name.endswith(ACCOUNTS) else conversations.STEPS)
    try:
        version = check_database(path)
    except sqlite3.Error as error:
        raise GovqaError(f"{file} is damaged: {name}: {error}; bring back another backup") from error
    if version > newest:
        raise GovqaError(
            f"{file}: expected a database of version {newest} or older, found {name} of version {version}, of a newer "
            "govqa; install that one"
        )


def _finish(state: Path) -> None:
    """Move the files that were laid out to their places; may be cut off and called again."""
    folder = state / RESTORING
    targets = {n: Path(target) for n, target in enumerate(json.loads((folder / _READY).read_text("utf-8"))) if target}
    for number, target in targets.items():
        laid = folder / str(number)
        if not laid.exists():
            continue
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if target.name in DATABASES and target.parent == state.absolute():
            # What the old database had written ahead is none of the new one's.
            for ending in ("-wal", "-shm"):
                target.with_name(target.name + ending).unlink(missing_ok=True)
        _move(laid, target)
    for place in {target.parent for target in targets.values()}:
        sync(place)
    # By one rename first: half of it removed would be half a restore.
    done = state / f"{RESTORING}.new"
    shutil.rmtree(done, ignore_errors=True)
    folder.rename(done)
    shutil.rmtree(done)


def _move(laid: Path, target: Path) -> None:
    """Put a file in its place by one rename, also where that is on another disk."""
    try:
        laid.replace(target)
    except OSError:
        beside = target.with_name(f".{target.name}.new")
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        shutil.copyfile(laid, beside)
        sync(beside)
        beside.replace(target)
        laid.unlink()


def _others(contents: Contents, corpus: Path) -> Iterable[str]:
    """Return the documents that stand beside those of a backup."""
    from ingest.corpus import fingerprint

    return sorted(set(fingerprint(corpus)) - {name.removeprefix(f"{CORPUS}/") for name in contents.files})
