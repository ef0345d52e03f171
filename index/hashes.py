"""The sha256 of the files of a corpus, of which large ones are not read through anew for each build and each question.

INDEX/hashes.json      of a large corpus: what the file system said of its files when they were hashed, and the hashes
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path

from index.store import TEMPORARY, file_hash
from ingest import corpus

FILE = "hashes.json"
# Files up to this many bytes in all are hashed each time (about 1 GB a second).
HASHED_EACH_TIME = 64_000_000
# Seconds that a file has to be left alone before its hash is kept: file systems tell times in steps.
SETTLED = 2.0


def fingerprint(index_dir: Path, folder: Path) -> dict[str, str]:
    """Return what `ingest.corpus.fingerprint` does, by the hashes that are kept in the folder of an index.

    A hash is kept for a file as the file system shows it: any write, copy or replacement changes that, since the time
    of change cannot be set by a program.
    """
    known = _read(index_dir / FILE)
    kept: dict[str, list[object]] = {}
    total = 0

    def hashed(path: Path) -> str:
        nonlocal total
        name = path.relative_to(folder).as_posix()
        try:
            before = path.stat()
            seen = [before.st_size, before.st_mtime_ns, before.st_ctime_ns, before.st_ino]
            total += before.st_size
            entry = known.get(name)
            settled = before.st_ctime < time.time() - SETTLED
            sha256 = entry[-1] if entry and entry[:-1] == seen else file_hash(path)
        except OSError:
            return ""
        if settled:
            kept[name] = [*seen, sha256]
        return str(sha256)

    found = corpus.fingerprint(folder, hashed)
    if total > HASHED_EACH_TIME and kept != known and index_dir.is_dir():
        _keep(index_dir, kept)
    return found


def _read(path: Path) -> dict[str, list[object]]:
    """Return the hashes that are kept, none where that cannot be read."""
    try:
        known = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _keep(index_dir: Path, kept: dict[str, list[object]]) -> None:
    """Write hashes; where that is not possible files are hashed again the next time."""
    temporary = index_dir / f"{TEMPORARY}{FILE}{os.getpid()}"
    with contextlib.suppress(OSError):
        try:
            temporary.write_text(json.dumps(kept), "utf-8")
            temporary.replace(index_dir / FILE)
        finally:
            temporary.unlink(missing_ok=True)
