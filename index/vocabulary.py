"""Lines of text on disk, and sorted words found among them, of which nothing is read before it is asked for.

NAME.txt           the lines
NAME.starts.npy    (n + 1,) int64, where each begins, in bytes
NAME.keys.npy      (n,) uint64, of words alone: the first eight bytes of each, as a number
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WORDS_KEPT = 65_536


def write_lines(folder: Path, name: str, lines: Iterable[str]) -> None:
    """Write lines, none of which has a line break inside, into a folder."""
    rows = [f"{line}\n".encode() for line in lines]
    (folder / f"{name}.txt").write_bytes(b"".join(rows))
    np.save(
        folder / f"{name}.starts.npy", np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
    )


def write_words(folder: Path, name: str, words: Sequence[str]) -> None:
    """Write words, which come sorted, into a folder."""
    write_lines(folder, name, words)
    np.save(folder / f"{name}.keys.npy", np.array([_key(word.encode()) for word in words], np.uint64))


def _key(word: bytes) -> int:
    """Return the first eight bytes of a word as a number; numbers are in the order of the words."""
    return int.from_bytes(word[:8].ljust(8, b"\0"), "big")


class Lines:
    """Lines on disk, by number."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open those of a name in a folder."""
        path = folder / f"{name}.txt"
        # An empty file cannot be mapped.
        self._text = np.asarray(np.memmap(path, np.uint8, "r")) if path.stat().st_size else np.zeros(0, np.uint8)
        self._starts = np.asarray(np.load(folder / f"{name}.starts.npy", mmap_mode="r"))

    def __len__(self) -> int:
        """Return their number."""
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        """Return a line."""
        return self._bytes(number).decode()

    def _bytes(self, number: int) -> bytes:
        return self._text[self._starts[number] : self._starts[number + 1] - 1].tobytes()


class Vocabulary(Lines):
    """Sorted words on disk, numbered in their order."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open those of a name in a folder."""
        super().__init__(folder, name)
        self._keys: NDArray[np.uint64] = np.asarray(np.load(folder / f"{name}.keys.npy", mmap_mode="r"))
        self.number = lru_cache(WORDS_KEPT)(self._number)

    def beginning(self, letter: str) -> tuple[int, int]:
        """Return the numbers of the first word that begins with a letter and of the first behind those that do."""
        first = letter.encode("utf-8", "surrogatepass")
        low, high = (np.uint64(_key(each)) for each in (first, first[:-1] + bytes([first[-1] + 1])))
        return int(self._keys.searchsorted(low)), int(self._keys.searchsorted(high))

    def _number(self, word: str) -> int | None:
        """Return the number of a word, None where it is not among them."""
        wanted = word.encode("utf-8", "surrogatepass")
        key = np.uint64(_key(wanted))
        low, high = int(self._keys.searchsorted(key, "left")), int(self._keys.searchsorted(key, "right"))
        while low < high:
            middle = (low + high) // 2
            found = self._bytes(middle)
            if found == wanted:
                return middle
            if found < wanted:
                low = middle + 1
            else:
                high = middle
        return None
