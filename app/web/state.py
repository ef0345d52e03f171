"""What the web app keeps: SQLite files in the state folder, readable by their owner only.

A change that was acknowledged is on disk: files are written ahead (WAL) and brought to disk with each change. A file
carries the version of its tables; an older one is brought up to date when it is opened, a newer one is refused.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.store import sync
from ingest.errors import GovqaError

log = logging.getLogger(__name__)

ACCOUNTS = "accounts.sqlite"
CONVERSATIONS = "conversations.sqlite"
RESTORING = "restoring"
"""The folder of a restore that was cut off before its end."""

Steps = Sequence[Sequence[str]]
"""The statements that lead from each version of a file's tables to the next, from version 0, an empty file."""

_BUSY_SECONDS = 5.0
_AGAIN_SECONDS = 0.01
_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    # With WAL the usual NORMAL would lose the last changes when the power fails.
    "PRAGMA synchronous=FULL",
)


class Store:
    """One SQLite file, or one in memory; may be shared between threads."""

    def __init__(self, path: Path | None, steps: Steps) -> None:
        """Open or make a file (None: in memory) with the tables that the steps make.

        GovqaError where that cannot be done, the file is damaged, or a newer version of govqa wrote it.
        """
        self._lock = threading.RLock()
        self._name = str(path or "the memory")
        self._use: int | None = None
        with self._told():
            self._use = None if path is None else _held(path.parent)
            try:
                if path is not None:
                    _refuse_half(path.parent)
                self._base = self._open(path)
                try:
                    if path is not None:
                        _write_ahead(self._base)
                    self._prepare(steps)
                except BaseException:
                    self._base.close()
                    raise
            except BaseException:
                _let_go(self._use)
                raise

    @staticmethod
    def _open(path: Path | None) -> sqlite3.Connection:
        if path is None:
            return sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        # Made before SQLite would, so that nobody else can read it even for a moment.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None)

    def _prepare(self, steps: Steps) -> None:
        for setting in _SETTINGS:
            self._base.execute(setting)
        (found,) = self._base.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(" ".join(str(found).split()))
        if self._version() == len(steps):
            return
        with self.change() as base:
            # Asked again: another process may have brought it up to date meanwhile.
            version = self._version()
            if version > len(steps):
                raise GovqaError(
                    f"{self._name}: expected a database of version {len(steps)} or older, found version {version}, of "
                    "a newer govqa; install that one, or name another folder in GOVQA_STATE"
                )
            for number, statements in enumerate(steps[version:], version + 1):
                for statement in statements:
                    base.execute(statement)
                base.execute(f"PRAGMA user_version={number}")
                log.debug("%s is now of version %d", self._name, number)

    def _version(self) -> int:
        return int(self._base.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for a change that happens whole or not at all; GovqaError where it cannot be kept."""
        with self._lock, self._told():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
                self._base.execute("COMMIT")
            except BaseException:
                # SQLite has ended the transaction by itself after some errors, a full disk among them.
                with contextlib.suppress(sqlite3.Error):
                    if self._base.in_transaction:
                        self._base.execute("ROLLBACK")
                raise

    def read(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """Return the rows of a query; GovqaError where they cannot be read."""
        with self._lock, self._told():
            return self._base.execute(query, values).fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell in one line what SQLite or the system says, and what mends it."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except (OSError, sqlite3.Error) as error:
            raise GovqaError(f"{self._name} cannot be used ({error}); {_mending(error)}") from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()
            _let_go(self._use)
            self._use = None


def _write_ahead(base: sqlite3.Connection) -> None:
    """Turn on WAL, for which SQLite itself does not wait: two that turn an old file at once would wait for each other.

    https://sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode
    """
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            base.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_AGAIN_SECONDS)


def _held(folder: Path, exclusively: bool = False) -> int | None:
    """Hold a state folder, made where it is missing, and return what lets it go; BlockingIOError where it is held.

    The system lets it go when the process ends. Windows holds open files by itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusively else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:
        # Some network file systems hold nothing.
        os.close(handle)
        return None
    return handle


def _let_go(held: int | None) -> None:
    if held is not None:
        os.close(held)


@contextmanager
def used(folder: Path) -> Iterator[None]:
    """Hold a state folder beside others; GovqaError where a restore is at work on it, or was cut off."""
    try:
        held = _held(folder)
    except BlockingIOError:
        raise GovqaError(f"a restore is at work on {folder}; try again when that has ended") from None
    try:
        _refuse_half(folder)
        yield
    finally:
        _let_go(held)


def _refuse_half(folder: Path) -> None:
    if (folder / RESTORING).exists():
        raise GovqaError(f"a restore into {folder} was cut off; finish it with: govqa restore")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a state folder alone; GovqaError where the app is running on it."""
    try:
        held = _held(folder, exclusively=True)
    except BlockingIOError:
        raise GovqaError(f"the app is running on {folder}, or a restore is; end it first, then try again") from None
    try:
        yield
    finally:
        _let_go(held)


def write_whole(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file, whole or not at all, and bring it to disk; ``mode`` is for a new one, less the umask."""
    beside = path.with_name(f".{path.name}.new")
    try:
        handle = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, mode)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
        sync(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _mending(error: Exception) -> str:
    """Return the step that mends what SQLite or the system says."""
    said = str(error)
    if isinstance(error, BlockingIOError):
        return "a restore is at work on it; try again when that has ended"
    if isinstance(error, sqlite3.OperationalError) and "locked" in said:
        return "another program holds it; try again when that has ended"
    if isinstance(error, OSError) or any(each in said for each in ("full", "readonly", "I/O", "unable to open")):
        return "free space and see that it can be written, or name another folder in GOVQA_STATE"
    return "it is damaged: move it away, and bring back a backup with: govqa restore FILE"
