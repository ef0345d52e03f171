"""``govqa doctor`` finds what is wrong with an installation, says what to do, and exits 1 where it stops use."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.operations import doctor
from app.operations.doctor import Installation, examine

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def port() -> int:
    """A free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def place(corpus: Path, note_index: Path, tmp_path: Path, port: int) -> Installation:
    """A healthy installation, whose state folder may be spoilt."""
    state = tmp_path / "state"
    state.mkdir()
    return Installation(corpus, note_index, state, port, True)


def states(place: Installation, *names: str) -> dict[str, str]:
    """Return the states of the checks, or of some."""
    return {check.name: check.state for check in examine(place) if not names or check.name in names}


def only(place: Installation, name: str) -> doctor.Check:
    """Return one check."""
    (check,) = (check for check in examine(place) if check.name == name)
    return check


def test_a_healthy_installation_passes_every_check(place: Installation) -> None:
    found = states(place)
    assert {"python", "packages", "encoder", "corpus", "index", "answers", "disk", "state", "port"} <= set(found)
    wrong = {name: state for name, state in found.items() if state == "error"}
    assert wrong == {}


def test_the_command_prints_a_line_a_check_and_one_object_with_json(
    note_index: Path, corpus: Path, port: int, capsys: Capture
) -> None:
    options = ["--index", str(note_index), "--corpus", str(corpus), "--port", str(port)]
    assert main(["doctor", *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert main(["doctor", *options, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is True
    assert [each["name"] for each in found["checks"]] == [line[8:].partition(":")[0] for line in lines]
    assert set(found["checks"][0]) == {"name", "state", "found", "mend"}


def test_the_command_exits_1_where_there_is_no_index_under_the_name_given(tmp_path: Path, capsys: Capture) -> None:
    assert main(["doctor", "--index", str(tmp_path / "none")]) == 1
    line = next(line for line in capsys.readouterr().out.splitlines() if "index: expected" in line)
    assert line.startswith("ERROR")
    assert f"govqa build --index {tmp_path / 'none'}" in line


def test_a_default_index_that_is_not_there_is_only_a_warning(
    place: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOVQA_INDEX", str(tmp_path / "index"))
    assert only(Installation.of(None, None, place.port), "index").state == "warning"


def test_a_stale_and_a_damaged_index_are_told_apart(place: Installation, corpus: Path, tmp_path: Path) -> None:
    from index.build import build

    own, index = tmp_path / "corpus", tmp_path / "index"
    shutil.copytree(corpus, own)
    build(own, index)
    spoilt = Installation(own, index, place.state, place.port, True)
    assert only(spoilt, "index").state == "ok"
    (own / "more.md").write_text("# More\n\nMore words.\n", "utf-8")
    stale = only(spoilt, "index")
    assert (stale.state, stale.found.partition(":")[0]) == ("error", "stale")
    file = next(index.glob("*/terms.txt"))
    file.write_bytes(file.read_bytes()[:-1] + b"#")
    damaged = only(spoilt, "index")
    assert damaged.state == "error"
    assert str(file) in damaged.found
    assert damaged.mend == f"run: govqa build --index {index}"


def test_an_empty_corpus_is_an_error(place: Installation, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = examine(Installation(tmp_path / "empty", place.index, place.state, place.port, True))
    assert next(check.state for check in found if check.name == "corpus") == "error"


def test_a_package_that_is_too_old_or_missing_is_named(place: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"numpy": "1.0", "gradio": None}
    real = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda name: known.get(name, real(name)))
    check = only(place, "packages")
    assert check.state == "error"
    assert "numpy>=2.0 (found 1.0)" in check.found
    assert "gradio<7,>=6.0 (found none)" in check.found
    assert "pip install" in check.mend


def test_another_version_than_the_tested_one_is_a_warning(place: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    real = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda name: "99.0" if name == "numpy" else real(name))
    check = only(place, "constraints")
    assert check.state == "warning"
    assert "numpy 99.0 (tested: 2." in check.found


def test_an_encoder_that_is_not_the_one_of_its_card_is_an_error(
    place: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from index import encoder

    folder = tmp_path / "encoder"
    shutil.copytree(encoder.BUNDLED_FOLDER, folder)
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(5000)
        byte = file.read(1)[0]
        file.seek(5000)
        file.write(bytes([byte ^ 1]))
    monkeypatch.setattr(encoder, "BUNDLED_FOLDER", folder)
    check = only(place, "encoder")
    assert check.state == "error"
    assert "model.safetensors" in check.found


def test_tools_that_are_missing_are_warnings_with_their_packages(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.readers import ocr

    ocr.languages.cache_clear()
    monkeypatch.setenv("PATH", "")
    found = examine(place)
    ocr.languages.cache_clear()
    tools = {check.name: check for check in found if check.name in ("tesseract", "libreoffice")}
    assert {check.state for check in tools.values()} == {"warning"}
    assert "tesseract-ocr-por" in tools["tesseract"].mend
    assert "libreoffice" in tools["libreoffice"].mend


def test_a_damaged_database_and_one_that_others_can_read_are_told(place: Installation) -> None:
    damaged, open_to_all = place.state / "accounts.sqlite", place.state / "conversations.sqlite"
    damaged.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with sqlite3.connect(open_to_all) as base:
        base.execute("CREATE TABLE t (x)")
    open_to_all.chmod(0o644)
    found = {check.name: check for check in examine(place) if check.name.endswith(".sqlite")}
    assert found["accounts.sqlite"].state == "error"
    assert found["conversations.sqlite"].state == "warning"
    assert found["conversations.sqlite"].mend == f"chmod 600 {open_to_all}"


def test_a_port_that_another_program_has_is_told(place: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        other = Installation(place.corpus, place.index, place.state, taken.getsockname()[1], True)
        check = only(other, "port")
    assert check.state == "warning"
    assert "govqa chat --port" in check.mend


@pytest.mark.parametrize(("free", "state"), [(50_000_000, "error"), (500_000_000, "warning"), (5_000_000_000, "ok")])
def test_little_disk_is_told(place: Installation, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    def usage(_: Any) -> Any:
        return shutil._ntuple_diskusage(10**12, 10**12 - free, free)  # type: ignore[attr-defined]

    monkeypatch.setattr(shutil, "disk_usage", usage)
    assert states(place, "disk") == {"disk": state}


def test_a_folder_that_cannot_be_written_is_an_error(place: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refuse)
    assert states(place, "state", "index folder") == {"state": "error", "index folder": "error"}


def test_a_database_of_a_newer_version_and_a_restore_that_was_cut_off_are_told(place: Installation) -> None:
    sqlite3.connect(place.state / "conversations.sqlite").executescript("CREATE TABLE x (y); PRAGMA user_version=99;")
    (place.state / "restoring").mkdir()
    newer, half = only(place, "conversations.sqlite"), only(place, "databases")
    assert (newer.state, half.state, half.mend) == ("error", "error", "run: govqa restore")
    assert "is of version 99, of a newer govqa" in newer.found
