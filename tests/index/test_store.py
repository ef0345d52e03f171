"""The index on disk: replaced whole, the same bytes twice, and damage named."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index import manifest as manifests
from index import store
from index.build import build
from index.freshness import ensure
from index.search import Index
from ingest.errors import GovqaError, IndexDamaged, IndexMissing, IndexProblem, IndexStale
from tests.index.corpora import PIPELINE, HashingEncoder, write

LINES = ["terms", "words.en", "words.fr"]
FILES = [
    "catalogue.sqlite",
    "owners.npy",
    "positions.npy",
    "standing.json",
    "languages.npy",
    *(f"{field}.{part}.npy" for field in ("text", "heading") for part in ("counts", "indices", "indptr", "lengths")),
    "vectors.faiss",
    *(f"sentences.{part}.npy" for part in ("rows", "scales", "starts")),
    *(f"{name}.{part}" for name in LINES for part in ("txt", "starts.npy", "keys.npy")),
    *(f"words.{language}.forms.{part}" for language in ("en", "fr") for part in ("txt", "starts.npy")),
    "words.en.npy",
    "words.fr.npy",
    "words.json",
]


def make(folder: Path) -> Path:
    build(write(folder / "corpus"), folder / "index", encoder=HashingEncoder(), pipeline=PIPELINE)
    return folder / "index"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("built"))


@pytest.fixture
def index_dir(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_index_holds_the_files_that_are_known(built: Path) -> None:
    manifest = manifests.read_manifest(built, "")
    assert sorted(path.split("/")[1] for path in manifest.files) == sorted(FILES)
    assert {path.split("/")[-1] for path in tree(built)} == {*FILES, "manifest.json", "lock"}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", [flip, cut, Path.unlink], ids=["flipped bit", "cut short", "missing"])
def test_damage_to_a_file_is_named_with_the_command_that_mends_it(
    index_dir: Path, name: str, harm: Callable[[Path], None]
) -> None:
    harm(next(index_dir.glob(f"*/{name}")))
    with pytest.raises(IndexDamaged) as caught:
        Index.open(index_dir)
    message = str(caught.value)
    assert name in message
    assert message.endswith(f"run: govqa build --index {index_dir}")
    assert "\n" not in message


@pytest.mark.parametrize("harm", [flip, cut, Path.unlink], ids=["flipped bit", "cut short", "missing"])
def test_damage_to_the_manifest_is_named(index_dir: Path, harm: Callable[[Path], None]) -> None:
    harm(index_dir / "manifest.json")
    with pytest.raises(IndexDamaged, match=r"manifest\.json"):
        Index.open(index_dir)


def test_any_flipped_bit_of_the_manifest_is_noticed(index_dir: Path) -> None:
    path = index_dir / "manifest.json"
    data = path.read_bytes()
    for position in range(0, len(data), 7):
        changed = bytearray(data)
        changed[position] ^= 1
        path.write_bytes(changed)
        with pytest.raises(IndexProblem, match=r"manifest\.json"):
            Index.open(index_dir)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take every index for a large one, and list the files that are hashed."""
    names: list[str] = []

    def file_hash(path: Path) -> str:
        names.append(path.name)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    monkeypatch.setattr(store, "HASHED_ON_LOAD", 10)
    monkeypatch.setattr(store, "file_hash", file_hash)
    return names


def test_a_large_index_is_hashed_once_and_when_asked(index_dir: Path, hashed: list[str]) -> None:
    Index.open(index_dir)
    assert sorted(hashed) == sorted(FILES)
    hashed.clear()
    Index.open(index_dir)
    assert hashed == []
    Index.open(index_dir, verify=True)
    assert sorted(hashed) == sorted(FILES)


@pytest.mark.parametrize("back", [False, True], ids=["written to", "written to, with its time set back"])
def test_a_large_index_that_was_touched_is_hashed_again(index_dir: Path, hashed: list[str], back: bool) -> None:
    Index.open(index_dir)
    path = next(index_dir.glob("*/text.counts.npy"))
    before = path.stat()
    flip(path)
    if back:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    for _ in range(2):
        with pytest.raises(IndexDamaged, match=r"text\.counts\.npy is damaged"):
            Index.open(index_dir)


def test_a_large_index_in_a_folder_that_cannot_be_written_is_opened(
    index_dir: Path, hashed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    Index.open(index_dir)
    Index.open(index_dir)
    assert sorted(hashed) == sorted(2 * FILES)


def test_a_build_takes_nothing_over_from_a_large_index_that_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "charter.md").write_text("# Charter\n\nThe Harbour Council was founded in 1999.\n")
    build(tmp_path / "corpus", tmp_path / "index")
    before = tree(tmp_path / "index")
    monkeypatch.setattr(store, "HASHED_ON_LOAD", 10)
    path = next((tmp_path / "index").glob("*/catalogue.sqlite"))
    path.write_bytes(path.read_bytes().replace(b"1999", b"1899"))
    build(tmp_path / "corpus", tmp_path / "index")
    after = tree(tmp_path / "index")
    del after["checked.json"]
    assert after == before


def test_no_index_is_named_as_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match=r"found none; run: govqa build --index .*nowhere"):
        Index.open(tmp_path / "nowhere")


def test_an_index_of_a_future_format_is_refused(index_dir: Path) -> None:
    path = index_dir / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99, "new": 1}))
    with pytest.raises(IndexStale, match="expected an index of format 3, found format 99"):
        Index.open(index_dir)


@pytest.mark.parametrize("format", [0, 99], ids=["older", "newer"])
def test_the_default_index_of_another_format_is_built_anew(tmp_path: Path, format: int) -> None:
    corpus, index_dir = write(tmp_path / "corpus"), tmp_path / "index"
    build(corpus, index_dir, encoder="govqa-static", pipeline=PIPELINE)
    before = tree(index_dir)
    (index_dir / "manifest.json").write_text(json.dumps({"format": format, "anything": "else"}))
    with pytest.raises(IndexStale, match=f"found format {format}, of another version of govqa; run: govqa build"):
        Index.open(index_dir)
    opened, built = ensure(index_dir, corpus, encoder="govqa-static", pipeline=PIPELINE)
    assert built is not None and len(opened.documents()) == 2
    assert tree(index_dir) == before


@pytest.mark.parametrize("field", ["records", "analysis"])
def test_an_index_of_other_records_or_terms_is_refused(
    index_dir: Path, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = replace(manifests.read_manifest(index_dir, ""), **{field: "other"})
    monkeypatch.setattr(manifests, "read_manifest", lambda *_: manifest)
    with pytest.raises(IndexStale, match="another version of govqa; run: govqa build"):
        Index.open(index_dir)


def test_a_build_mends_a_damaged_index(tmp_path: Path) -> None:
    index_dir = make(tmp_path)
    before = tree(index_dir)
    flip(next(index_dir.glob("*/vectors.faiss")))
    make(tmp_path)
    assert tree(index_dir) == before


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert tree(make(tmp_path / "a")) == tree(make(tmp_path / "b"))


class Stop(Exception):
    """What a build dies of."""


@pytest.mark.parametrize("step", ["extract", "passages", "registry", "fingerprint"])
def test_a_build_that_dies_leaves_the_old_index(tmp_path: Path, step: str) -> None:
    index_dir = make(tmp_path)
    before = tree(index_dir)

    def die(*_: object) -> None:
        raise Stop

    with pytest.raises(Stop):
        build(tmp_path / "corpus", index_dir, encoder=HashingEncoder(), pipeline=replace(PIPELINE, **{step: die}))
    assert tree(index_dir) == before


@pytest.mark.parametrize("call", ["rename", "replace"])
def test_a_swap_that_fails_leaves_the_old_index(tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    index_dir = make(tmp_path)
    manifest = (index_dir / "manifest.json").read_bytes()
    (tmp_path / "corpus" / "new.fr.txt").write_text("# Titre\n\nUn texte nouveau.")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, call, fail)
        with pytest.raises(GovqaError, match="No space left"):
            build(tmp_path / "corpus", index_dir, encoder=HashingEncoder(), pipeline=PIPELINE)
    assert (index_dir / "manifest.json").read_bytes() == manifest
    assert len(Index.open(index_dir).documents()) == 2
    build(tmp_path / "corpus", index_dir, encoder=HashingEncoder(), pipeline=PIPELINE)
    assert len(Index.open(index_dir).documents()) == 3


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left on device"), sqlite3.OperationalError("database or disk is full")],
    ids=["file", "SQLite"],
)
def test_a_full_disk_is_told_in_one_line(tmp_path: Path, error: Exception) -> None:
    def fail(folder: Path) -> manifests.Manifest:
        raise error

    with pytest.raises(IndexProblem, match=r"cannot be written \((No space|database or disk is full).*free space"):
        store.replace_index(tmp_path / "index", fail)
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["lock"]


def test_an_open_index_reads_on_while_another_takes_its_place(tmp_path: Path) -> None:
    index_dir = make(tmp_path)
    old = Index.open(index_dir)
    (tmp_path / "corpus" / "new.fr.txt").write_text("# Titre\n\nUn texte nouveau.")
    build(tmp_path / "corpus", index_dir, encoder=HashingEncoder(), pipeline=PIPELINE)
    # Nothing of the old one was opened before the swap.
    assert len(old.documents()) == 2
    assert len(old.vectors) == len(old.lexical) == 6
    assert len(Index.open(index_dir).documents()) == 3


def test_a_second_build_at_the_same_time_says_so(tmp_path: Path) -> None:
    index_dir = make(tmp_path)

    def again(folder: Path) -> manifests.Manifest:
        build(tmp_path / "corpus", index_dir, encoder=HashingEncoder(), pipeline=PIPELINE)
        raise AssertionError("the second build went on")

    with pytest.raises(IndexProblem, match="another build is at work"):
        store.replace_index(index_dir, again)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_no_index_is_not_overwritten(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "precious"
    if kind == "file":
        place.write_text("x")
    else:
        place.mkdir()
        (place / "letter.txt").write_text("x")
    before = tree(tmp_path)
    with pytest.raises(IndexProblem, match="precious"):
        store.replace_index(place, lambda folder: pytest.fail("built"))
    assert tree(tmp_path) == before


def test_the_manifest_knows_where_the_documents_lie(tmp_path: Path) -> None:
    index_dir = make(tmp_path)
    assert Index.open(index_dir).manifest.corpus_dir == str((tmp_path / "corpus").resolve())
    assert json.loads((index_dir / "manifest.json").read_text())["corpus_dir"] == "../corpus"


def test_a_file_that_another_program_has_open_is_replaced_once_it_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    refusals = iter([PermissionError, PermissionError])
    real = Path.replace

    def stubborn(self: Path, target: Path) -> Path:
        for refusal in refusals:
            raise refusal
        return real(self, target)

    monkeypatch.setattr(Path, "replace", stubborn)
    with pytest.raises(PermissionError):
        store.put(tmp_path / "new", tmp_path / "old")
    monkeypatch.setattr(store.sys, "platform", "win32")
    store.put(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_text() == "new"
