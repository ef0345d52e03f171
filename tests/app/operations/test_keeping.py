"""Backup and restore: all that users made, of one moment, checked before anything gives way, whole or not at all."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.operations import restoring
from app.operations.keeping import CONTENTS, Contents, backup
from app.operations.restoring import finish, restore
from app.web.accounts import Accounts, User
from app.web.conversations import Conversations, Turn
from ingest.errors import GovqaError

PASSWORD = "correct horse battery"
DOCUMENT = "# Harbour Council\n\nThe Harbour Council was founded in 1999.\n"


def tree(*folders: Path) -> dict[str, bytes]:
    """Return the bytes of every file but the index that SQLite keeps while a database is open."""
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm")
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with an account, a rated conversation, a removed document, a draft case and an index."""
    folder = tmp_path_factory.mktemp("made") / "state"
    accounts = Accounts(folder)
    accounts.add("ana", PASSWORD, admin=True)
    accounts.close()
    conversations = Conversations(folder)
    conversations.save("ana", "c", 0, Turn("Who?"))
    conversations.rate("ana", "c", 0, "down", "wrong")
    conversations.close()
    for name in ("feedback.jsonl", "removed/old.md", "evaluation/drafts.jsonl", "index/manifest.json"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def state(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "state"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with an uploaded document and a manifest."""
    folder = tmp_path / "corpus"
    (folder / "uploads").mkdir(parents=True)
    (folder / "uploads" / "upload-1.md").write_text(DOCUMENT)
    (folder / "corpus.toml").write_text('[[document]]\nid = "upload-1"\nfile = "uploads/upload-1.md"\ntitle = "Né"\n')
    (folder / "glossary.toml").write_text("")
    return folder


@pytest.fixture
def kept(tmp_path: Path, state: Path, corpus: Path) -> Path:
    """A backup of both."""
    backup(tmp_path / "all.zip", state, corpus)
    return tmp_path / "all.zip"


def rewritten(kept: Path, change: Callable[[dict[str, bytes], dict[str, object]], None]) -> Path:
    """Return a copy of a backup with its files and contents changed."""
    with zipfile.ZipFile(kept) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    contents = json.loads(files.pop(CONTENTS))
    change(files, contents)
    place = kept.with_name("changed.zip")
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(CONTENTS, json.dumps(contents))
    return place


def test_what_users_made_comes_back_in_another_place(kept: Path, state: Path, corpus: Path, tmp_path: Path) -> None:
    new, documents = tmp_path / "new" / "state", tmp_path / "new" / "corpus"
    assert restore(kept, new, documents).files == 8
    assert tree(documents) == tree(corpus)
    assert sorted(tree(new)) == [
        "state/accounts.sqlite",
        "state/conversations.sqlite",
        "state/evaluation/drafts.jsonl",
        "state/feedback.jsonl",
        "state/removed/old.md",
    ]
    accounts, conversations = Accounts(new), Conversations(new)
    assert accounts.check("ana", PASSWORD) == User("ana", True)
    assert [(turn.question, turn.thumb) for turn in conversations.turns("ana", "c")] == [("Who?", "down")]
    assert [opinion.comment for opinion in conversations.opinions()] == ["wrong"]
    assert {path.stat().st_mode & 0o077 for path in (kept, *new.rglob("*.sqlite"))} == {0}


def test_a_backup_while_somebody_writes_holds_one_moment(state: Path, corpus: Path, tmp_path: Path) -> None:
    writer = Conversations(state)
    written, enough = [], threading.Event()

    def write() -> None:
        while not enough.is_set():
            writer.save("bo", "b", len(written), Turn(f"Question {len(written)}?"))
            written.append(len(written))

    thread = threading.Thread(target=write)
    thread.start()
    while len(written) < 5:
        pass
    before = len(written)
    backup(tmp_path / "live.zip", state, corpus)
    enough.set()
    thread.join()
    writer.close()
    restore(tmp_path / "live.zip", tmp_path / "new", tmp_path / "documents")
    turns = Conversations(tmp_path / "new").turns("bo", "b")
    assert before <= len(turns) <= len(written)
    assert [turn.question for turn in turns] == [f"Question {number}?" for number in range(len(turns))]


def test_nothing_is_written_over_without_force(kept: Path, state: Path, corpus: Path) -> None:
    with pytest.raises(GovqaError, match=r"expected a new file, found .*--force"):
        backup(kept, state, corpus)
    before = tree(state, corpus)
    with pytest.raises(GovqaError, match=r"accounts\.sqlite and 4 more; write over them with --force"):
        restore(kept, state, corpus)
    assert tree(state, corpus) == before


def test_with_force_what_came_after_the_backup_gives_way_and_other_files_stay(
    kept: Path, state: Path, corpus: Path
) -> None:
    before = tree(corpus)
    later = Conversations(state)
    later.save("ana", "later", 0, Turn("Later?"))
    # Not closed: what is written ahead of the old database must not get into the one brought back.
    (state / "copy").mkdir()
    for name in ("conversations.sqlite", "conversations.sqlite-wal"):
        shutil.copy(state / name, state / "copy" / name)
    later.close()
    for path in (state / "copy").iterdir():
        path.replace(state / path.name)
    (corpus / "glossary.toml").write_text("# changed\n")
    (corpus / "new.md").write_text(DOCUMENT.replace("1999", "2001"))
    assert restore(kept, state, corpus, force=True).others == ("new.md",)
    (corpus / "new.md").unlink()
    assert tree(corpus) == before
    assert [heading.id for heading in Conversations(state).headings("ana")] == ["c"]
    assert (state / "index" / "manifest.json").exists()


def _path(name: str) -> Callable[[dict[str, bytes], dict[str, object]], None]:
    def change(files: dict[str, bytes], contents: dict[str, object]) -> None:
        files[name] = files["corpus/glossary.toml"]
        listed = contents["files"]
        assert isinstance(listed, dict)
        listed[name] = listed["corpus/glossary.toml"]

    return change


def _without(name: str) -> Callable[[dict[str, bytes], dict[str, object]], None]:
    return lambda files, contents: files.__delitem__(name)


def _instead(name: str, data: bytes) -> Callable[[dict[str, bytes], dict[str, object]], None]:
    return lambda files, contents: files.update({name: data})


def _saying(**more: object) -> Callable[[dict[str, bytes], dict[str, object]], None]:
    return lambda files, contents: contents.update(more)


HOSTILE = {
    "a path up": (_path("corpus/../../evil"), "leads elsewhere"),
    "a path from the root": (_path("/tmp/evil"), "leads elsewhere"),
    "a path within the state folder": (_path("state/index/manifest.json"), "leads elsewhere"),
    "a path into another room": (_path("other/x"), "leads elsewhere"),
    "a doubled slash": (_path("corpus//x"), "leads elsewhere"),
    "a file that is not named": (_instead("corpus/extra.md", b"x"), "are not those it names"),
    "a file that is missing": (_without("corpus/glossary.toml"), "are not those it names"),
    "another content": (_instead("corpus/corpus.toml", b"x"), "corpus.toml is not what was kept"),
    "a swollen file": (_instead("corpus/glossary.toml", b"x" * 10_000_000), "glossary.toml is not what was kept"),
    "a future format": (_saying(format=2), "expected a backup of format 1, found format 2"),
    "no list of files": (_saying(files=7), "expected a backup made by govqa backup"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_backup_that_cannot_be_trusted_changes_nothing(
    kept: Path, state: Path, corpus: Path, tmp_path: Path, name: str
) -> None:
    change, why = HOSTILE[name]
    bad = rewritten(kept, change)
    before = tree(tmp_path)
    with pytest.raises(GovqaError) as caught:
        restore(bad, state, corpus, force=True)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("at", range(11))
def test_a_backup_with_a_flipped_bit_changes_nothing(kept: Path, state: Path, corpus: Path, at: int) -> None:
    data = bytearray(kept.read_bytes())
    data[(len(data) - 1) * at // 10] ^= 4
    kept.write_bytes(data)
    before = tree(state, corpus)
    try:
        restore(kept, state, corpus, force=True)
    except GovqaError as error:
        assert "\n" not in str(error)
        assert tree(state, corpus) == before
    else:
        # A bit of the archive that says nothing, a time or an attribute: the files are what was kept.
        assert tree(corpus) == {name: data for name, data in before.items() if name.startswith("corpus/")}


@pytest.mark.parametrize("data", [b"", b"PK", b"text" * 100], ids=["empty", "short", "text"])
def test_what_is_no_backup_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(GovqaError, match=r"expected a backup made by govqa backup, found .*x.zip"):
        restore(tmp_path / "x.zip", tmp_path / "state", tmp_path / "corpus")


def test_a_backup_of_a_newer_database_is_refused(state: Path, corpus: Path, tmp_path: Path) -> None:
    sqlite3.connect(state / "accounts.sqlite").execute("PRAGMA user_version=99")
    backup(tmp_path / "new.zip", state, corpus)
    with pytest.raises(GovqaError, match=r"found state/accounts\.sqlite of version 99, of a newer govqa"):
        restore(tmp_path / "new.zip", tmp_path / "s", tmp_path / "c")


def test_a_damaged_database_is_not_kept_as_if_it_were_whole(state: Path, corpus: Path, tmp_path: Path) -> None:
    path = state / "conversations.sqlite"
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 2 + 50] = bytes(50)
    path.write_bytes(data)
    with pytest.raises(GovqaError, match=r"conversations\.sqlite cannot be copied"):
        backup(tmp_path / "x.zip", state, corpus)
    assert not list(tmp_path.glob("*x.zip*"))


@pytest.mark.parametrize("moves", range(8))
def test_a_restore_that_is_cut_off_is_finished_before_anything_is_read(
    kept: Path, tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    state, documents = tmp_path / "new" / "s", tmp_path / "new" / "corpus"
    done: list[Path] = []
    move = restoring._move

    def cut(laid: Path, target: Path) -> None:
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(target)
        move(laid, target)

    with monkeypatch.context() as patched:
        patched.setattr(restoring, "_move", cut)
        with pytest.raises(KeyboardInterrupt):
            restore(kept, state, documents)
    for open_it in (Accounts, Conversations, lambda folder: backup(tmp_path / "half.zip", folder, documents)):
        with pytest.raises(GovqaError, match="was cut off; finish it with: govqa restore"):
            open_it(state)
    assert finish(state)
    assert not finish(state)
    assert tree(documents) == tree(corpus)
    assert Accounts(state).check("ana", PASSWORD) == User("ana", True)
    assert sorted(path.name for path in state.iterdir() if "restoring" in path.name) == []


def test_a_restore_waits_for_the_app_to_end(kept: Path, state: Path, corpus: Path) -> None:
    running = Conversations(state)
    with pytest.raises(GovqaError, match=r"the app is running on .*; end it first"):
        restore(kept, state, corpus, force=True)
    running.close()
    restore(kept, state, corpus, force=True)


def test_documents_that_change_while_they_are_copied_are_copied_again(
    state: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.operations import keeping

    written = keeping._written
    changes = ["2000", "2001", "2002"]

    def disturbed(*arguments: Path) -> Contents:
        contents: Contents = written(*arguments)  # type: ignore[arg-type]
        if changes:
            (corpus / "uploads" / "upload-1.md").write_text(DOCUMENT.replace("1999", changes.pop()))
        return contents

    monkeypatch.setattr(keeping, "_written", disturbed)
    with pytest.raises(GovqaError, match="changed while they were copied, 3 times"):
        backup(tmp_path / "a.zip", state, corpus)
    changes[:] = ["2005"]
    backup(tmp_path / "a.zip", state, corpus)
    restore(tmp_path / "a.zip", tmp_path / "s", tmp_path / "c")
    assert tree(tmp_path / "c")["c/uploads/upload-1.md"].decode() == DOCUMENT.replace("1999", "2005")


def test_the_commands_say_what_they_did(
    state: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOVQA_STATE", str(state))
    file = str(tmp_path / "all.zip")
    assert main(["backup", file, "--corpus", str(corpus)]) == 0
    assert "kept 8 files in" in capfd.readouterr().err
    assert main(["backup", file, "--corpus", str(corpus)]) == 1
    assert main(["restore", file, "--corpus", str(corpus)]) == 1
    assert main(["restore", file, "--corpus", str(corpus), "--force"]) == 0
    assert "brought back 8 files" in capfd.readouterr().err
    assert main(["restore"]) == 2
    assert capfd.readouterr().err == ("govqa: expected the FILE of a backup; there is no restore that was cut off\n")
