"""What the web app keeps: SQLite files in the state folder, readable by their owner only."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import GovqaError

ACCOUNTS = "accounts.sqlite"
CONVERSATIONS = "conversations.sqlite"


class Store:
    """One SQLite file, or one in memory; may be shared between threads."""

    def __init__(self, path: Path | None, schema: str) -> None:
        """Open or make a file (None: in memory) with these tables; GovqaError where that cannot be done."""
        self._lock = threading.RLock()
        try:
            self._base = self._open(path)
            self._base.executescript("PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;")
            self._base.executescript(schema)
        except (OSError, sqlite3.Error) as error:
            raise GovqaError(
                f"{path} cannot be used ({error}); mend or move it, or name another folder in GOVQA_STATE"
            ) from error

    @staticmethod
    def _open(path: Path | None) -> sqlite3.Connection:
        if path is None:
            return sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Made before SQLite would, so that nobody else can read it even for a moment.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        base.execute("PRAGMA journal_mode=WAL")
        return base

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for a change that happens whole or not at all."""
        with self._lock:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def read(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        with self._lock:
            return self._base.execute(query, values).fetchall()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()
