"""Files of a corpus as bytes: their beginning, their whole, their hash; and what is said where they cannot be had."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from ingest.errors import DocumentError
from ingest.readers import HEAD


def head(path: Path, name: str) -> tuple[bytes, int]:
    """Return the beginning of a file and its size."""
    try:
        _check_file(path, name)
        with path.open("rb") as file:
            return file.read(HEAD), os.fstat(file.fileno()).st_size
    except (OSError, RuntimeError) as error:
        raise _unreachable(name, error) from error


def whole(path: Path, name: str, limit: int) -> bytes:
    """Return the bytes of a file that does not change meanwhile."""
    try:
        _check_file(path, name)
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > limit:
                raise DocumentError(f"{name}: {before.st_size} bytes, at most {limit} can be read; split the file")
            data = file.read(limit + 1)
        after = path.stat()
    except (OSError, RuntimeError) as error:
        raise _unreachable(name, error) from error
    if len(data) != after.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise DocumentError(f"{name}: changed while it was read; build again when nothing writes to it")
    return data


def _check_file(path: Path, name: str) -> None:
    if path.is_file():
        return
    if path.exists():
        raise DocumentError(f"{name}: expected a file, found a pipe, socket or device; remove it")
    raise DocumentError(f"{name}: expected a file, found none or a broken link; restore or remove it")


def _unreachable(name: str, error: OSError | RuntimeError) -> DocumentError:
    if isinstance(error, FileNotFoundError):
        return DocumentError(f"{name}: vanished while it was read; restore it or build again")
    reason = getattr(error, "strerror", None) or str(error)
    return DocumentError(f"{name}: cannot be read ({reason}); check the file and its permissions")


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file, empty where it cannot be read."""
    try:
        if not path.is_file():
            # To open a pipe is to wait for who writes to it.
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
