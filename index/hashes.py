"""The sha256 of the files of a corpus, of which large ones are not read through anew for each build and each question.

INDEX/hashes.json      of a large corpus: what the file system said of its files when they were hashed, and the hashes
"""

from __future__ import annotations

import time
from pathlib import Path

from index.store import file_hash, note, noted, state_of
from ingest import corpus

FILE = "hashes.json"
# Files up to this many bytes in all are hashed each time (about 1 GB a second).
HASHED_EACH_TIME = 64_000_000
# Seconds that a file has to be left alone before its hash is kept: file systems tell times in steps.
SETTLED = 2.0


def fingerprint(index_dir: Path, folder: Path) -> dict[str, str]:
    """Return what `ingest.corpus.fingerprint` does, by the hashes that are kept in the folder of an index.

    A hash is kept for a file as the file system shows it, see `index.store.state_of`.
    """
    known = noted(index_dir / FILE)
    kept: dict[str, list[object]] = {}
    total = 0

    def hashed(path: Path) -> str:
        nonlocal total
        name = path.relative_to(folder).as_posix()
        try:
            seen = state_of(path)
            size, _, changed, _ = seen
            total += size
            entry = known.get(name)
            settled = changed / 1e9 < time.time() - SETTLED
            sha256 = entry[-1] if entry and entry[:-1] == seen else file_hash(path)
        except OSError:
            return ""
        if settled:
            kept[name] = [*seen, sha256]
        return str(sha256)

    found = corpus.fingerprint(folder, hashed)
    if total > HASHED_EACH_TIME and kept != known and index_dir.is_dir():
        note(index_dir / FILE, kept)
    return found
