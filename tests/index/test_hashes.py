"""The hashes of a corpus's files: kept where it is large, and only as long as a file is as it was."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from index import hashes
from ingest import corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    (place / "more").mkdir(parents=True)
    (tmp_path / "index").mkdir()
    for name in ("a.md", "b.md", "more/c.md"):
        (place / name).write_text(f"# {name}\n")
    return place


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take every corpus for a large one whose files have lain still, and list those that are hashed."""
    names: list[str] = []

    def file_hash(path: Path) -> str:
        names.append(path.name)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    monkeypatch.setattr(hashes, "HASHED_EACH_TIME", 0)
    monkeypatch.setattr(hashes, "SETTLED", -60.0)
    monkeypatch.setattr(hashes, "file_hash", file_hash)
    return names


def test_files_are_hashed_once_and_again_when_they_are_touched(folder: Path, tmp_path: Path, hashed: list[str]) -> None:
    for _ in range(2):
        assert hashes.fingerprint(tmp_path / "index", folder) == corpus.fingerprint(folder)
    assert sorted(hashed) == ["a.md", "b.md", "c.md"]
    hashed.clear()
    path = folder / "b.md"
    before = path.stat()
    path.write_text("# B.md\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "a.md").unlink()
    assert hashes.fingerprint(tmp_path / "index", folder) == corpus.fingerprint(folder)
    assert hashed == ["b.md"]


def test_a_file_that_was_just_written_is_hashed_again(
    folder: Path, tmp_path: Path, hashed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashes, "SETTLED", 60.0)
    for _ in range(2):
        hashes.fingerprint(tmp_path / "index", folder)
    assert sorted(hashed) == 2 * ["a.md"] + 2 * ["b.md"] + 2 * ["c.md"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a.md": []}'])
def test_kept_hashes_that_are_damaged_are_made_anew(
    folder: Path, tmp_path: Path, hashed: list[str], content: bytes
) -> None:
    (tmp_path / "index" / hashes.FILE).write_bytes(content)
    assert hashes.fingerprint(tmp_path / "index", folder) == corpus.fingerprint(folder)
    assert sorted(hashed) == ["a.md", "b.md", "c.md"]


def test_of_a_small_corpus_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    assert hashes.fingerprint(tmp_path / "index", folder) == corpus.fingerprint(folder)
    assert not list((tmp_path / "index").iterdir())


def test_no_folder_of_an_index_is_made(folder: Path, tmp_path: Path, hashed: list[str]) -> None:
    assert hashes.fingerprint(tmp_path / "none", folder) == corpus.fingerprint(folder)
    assert not (tmp_path / "none").exists()
