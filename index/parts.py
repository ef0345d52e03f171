"""What an interrupted build had worked out: it lies in a folder of the index, under a hash of what it was made from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import pickle
import shutil
from pathlib import Path

PARTS = "parts"
_DIGEST = hashlib.sha256().digest_size


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
