"""Documents come and go whole: a disk that is full or another leaves what was there."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from app.assistant import Assistant
from app.web import library
from app.web.conversations import Conversations, Turn
from app.web.desk import Desk
from app.web.library import Library
from app.web.state import write_whole

TEXT = b"# Kelp Office\n\nThe Kelp Office was opened in 2020 by the Treaty of Kelp.\n"


@pytest.fixture
def shelf(seas: Assistant, tmp_path: Path) -> Library:
    """A library over a copy of the documents."""
    corpus = tmp_path / "corpus"
    shutil.copytree(seas.index.manifest.corpus_dir, corpus)
    return Library(seas, corpus, tmp_path / "state")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_document_that_cannot_be_entered_is_not_there(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(shelf.corpus)

    def full(path: Path, data: bytes, mode: int = 0o600) -> None:
        if path.name == "corpus.toml":
            raise OSError(errno.ENOSPC, "No space left on device")
        write_whole(path, data, mode)

    with monkeypatch.context() as patched:
        patched.setattr(library, "write_whole", full)
        with pytest.raises(OSError, match="No space"):
            shelf.add("kelp.md", TEXT)
    assert tree(shelf.corpus) == before
    identifier = shelf.add("kelp.md", TEXT)
    assert tree(shelf.corpus)[f"uploads/{identifier}.markdown"] == TEXT


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        with pytest.raises(OSError, match="Input/output"):
            write_whole(tmp_path / "x", b"new")
    assert tree(tmp_path) == {"x": b"old"}
    write_whole(tmp_path / "x", b"new")
    assert tree(tmp_path) == {"x": b"new"}


def test_a_removed_document_is_kept_also_where_the_state_lies_on_another_disk(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = shelf.index.documents()[0]
    text = (shelf.corpus / record.file).read_bytes()

    def elsewhere(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "rename", elsewhere)
    shelf.remove(record.id)
    assert not (shelf.corpus / record.file).exists()
    assert [path.read_bytes() for path in (shelf.corpus.parent / "state" / "removed").iterdir()] == [text]


def test_what_is_too_old_goes_also_where_nobody_asks(shelf: Library, tmp_path: Path) -> None:
    clock = [1_000_000.0]
    kept = Conversations(tmp_path / "state", 30, now=lambda: clock[0])
    desk = Desk(shelf, kept, None, tmp_path / "state")
    desk.keep("ana", "c", 0, Turn("Who?"))
    desk.rate("ana", "c", 0, "down", "wrong")
    assert "wrong" in (tmp_path / "state" / "feedback.jsonl").read_text()
    end = desk.tidy_by_itself(0.01)
    clock[0] += 31 * 86_400
    until = time.monotonic() + 30
    while (kept.headings("ana") or (tmp_path / "state" / "feedback.jsonl").read_text()) and time.monotonic() < until:
        time.sleep(0.01)
    end.set()
    assert kept.headings("ana") == []
    assert (tmp_path / "state" / "feedback.jsonl").read_text() == ""
