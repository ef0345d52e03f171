"""Files of briefings: whole or not at all, never over another; and the command that writes them."""

from __future__ import annotations

import io
import os
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.assistant import Assistant
from app.briefing import delivery
from app.briefing.compose import Composer, Wanted
from app.briefing.records import Briefing, Table
from app.cli import main
from ingest.errors import BriefingError

Capture = pytest.CaptureFixture[bytes]


def _run(capture: Capture, *arguments: object) -> tuple[int, bytes, str]:
    """Run ``govqa brief`` in this process; return its exit code, output and messages."""
    try:
        code = main(["brief", *map(str, arguments)])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capture.readouterr()
    return code, out, err.decode()


def _fails(capture: Capture, code: int, *arguments: object) -> str:
    """Run a call that should fail with one line and no output; return the line."""
    found, out, err = _run(capture, *arguments)
    assert (found, out) == (code, b"")
    assert err.startswith("govqa: ")
    assert err.count("\n") == 1
    return err


def _silent(name: str, done: int, total: int) -> None:
    """Take no note of progress."""


@pytest.fixture
def all_of(note: Assistant) -> tuple[Composer, Wanted]:
    """The composer of the note and what all its bodies want."""
    composer = note.composer
    return composer, composer.wanted(note.knowledge.described)


# --- files ----------------------------------------------------------------------------------------------------------


def test_a_set_has_one_file_a_body_and_an_overview(all_of: tuple[Composer, Wanted], tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    names = delivery.write_set(*all_of, "md", tmp_path / "set", lambda *each: told.append(each))
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == sorted(names)
    assert names == [f"{name}.md" for name in ("overview", *all_of[1].bodies)]
    assert [(done, total) for _, done, total in told] == [(n, 10) for n in range(1, 11)]
    assert os.listdir(tmp_path) == ["set"]


def test_a_zip_holds_the_same_and_is_the_same_each_time(all_of: tuple[Composer, Wanted], tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        delivery.write_set(*all_of, "html", tmp_path / name, _silent)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert len(archive.namelist()) == 10
        assert all("/" not in name and name.endswith(".html") for name in archive.namelist())


@pytest.mark.parametrize("target", ["set", "set.zip"])
def test_nothing_is_left_when_one_of_a_set_fails(
    all_of: tuple[Composer, Wanted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    made = 0

    def break_off(briefing: Briefing, format: str) -> bytes:
        nonlocal made
        made += 1
        if made == 4:
            raise BriefingError("broken off")
        return b"x"

    monkeypatch.setattr(delivery, "render", break_off)
    with pytest.raises(BriefingError, match="broken off"):
        delivery.write_set(*all_of, "md", tmp_path / target, _silent)
    assert os.listdir(tmp_path) == []


def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BriefingError, match="No space left on device"):
        delivery.write(tmp_path / "out.md", b"x")
    assert os.listdir(tmp_path) == []


def test_a_file_that_exists_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.md").write_text("mine")
    with pytest.raises(BriefingError, match="exists already"):
        delivery.write(tmp_path / "out.md", b"x")
    assert (tmp_path / "out.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("bodies", "names"),
    [
        (["a/b", "../up", "overview"], ["a-b.md", "up.md", "overview-2.md"]),
        (["CRM", "crm", "…"], ["CRM.md", "crm-2.md", "body.md"]),
    ],
    ids=["separators", "alike"],
)
def test_names_of_files_cannot_leave_the_folder_and_are_never_alike(bodies: list[str], names: list[str]) -> None:
    assert list(delivery._names(bodies, "md").values()) == names


def test_an_unknown_format_is_refused(crm: Briefing) -> None:
    with pytest.raises(BriefingError, match="md, docx, pdf, html"):
        delivery.render(crm, "odt")


# --- fifty bodies ---------------------------------------------------------------------------------------------------


def test_a_corpus_of_fifty_bodies_is_served(fifty: Assistant) -> None:
    assert len(fifty.knowledge.described) == 50
    begin = time.perf_counter()
    one = fifty.brief([fifty.knowledge.described[0]])
    overview = fifty.composer.overview(fifty.composer.wanted(fifty.knowledge.described))
    assert delivery.render(one, "pdf").startswith(b"%PDF")
    assert delivery.render(overview, "pdf").startswith(b"%PDF")
    assert time.perf_counter() - begin < 20
    tables = {part.id: [b for b in part.blocks if isinstance(b, Table)] for part in overview.sections}
    assert len(tables["comparison"][0].rows) == 50
    assert [len(table.widths) for table in tables["matrix"]] == [9, 9, 9, 7]
    shared = next(
        b for part in one.sections if part.id.endswith("-shared") for b in part.blocks if isinstance(b, Table)
    )
    assert len(shared.rows) == 12


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def place(note_index: Path) -> Iterator[tuple[object, ...]]:
    """The option that names the index of the note."""
    yield ("--index", note_index)


def test_brief_prints_markdown(note: Assistant, place: tuple[object, ...], capsysbinary: Capture) -> None:
    code, out, err = _run(capsysbinary, "CRM", *place)
    assert (code, err) == (0, "")
    assert out == delivery.render(note.brief(["CRM"]), "md")


@pytest.mark.parametrize(("name", "magic"), [("a.pdf", b"%PDF"), ("a.docx", b"PK"), ("a.html", b"<!DOCTYPE html>")])
def test_the_name_of_the_file_tells_the_format(
    place: tuple[object, ...], tmp_path: Path, capsysbinary: Capture, name: str, magic: bytes
) -> None:
    assert _run(capsysbinary, "CRM", "--output", tmp_path / name, *place) == (0, b"", "")
    assert (tmp_path / name).read_bytes().startswith(magic)


def test_brief_all_writes_a_zip(place: tuple[object, ...], tmp_path: Path, capsysbinary: Capture) -> None:
    code, _, err = _run(capsysbinary, "--all", "--language", "pt", "--output", tmp_path / "all.zip", *place)
    assert (code, err) == (0, f"wrote 10 files to {tmp_path / 'all.zip'}\n")


def test_brief_takes_bodies_questions_language_and_minutes(
    note: Assistant, place: tuple[object, ...], capsysbinary: Capture
) -> None:
    options = (
        "--question",
        "2",
        "--question",
        "Quem dirige?",
        "--language",
        "pt",
        "--minutes",
        "3",
        "--official-names",
    )
    code, out, _ = _run(capsysbinary, "CRM", "CSM", *options, *place)
    assert code == 0
    assert out == delivery.render(note.brief(["CRM", "CSM"], ["2", "Quem dirige?"], "pt", 3, True), "md")


def test_brief_list_names_the_bodies_and_the_questions(place: tuple[object, ...], capsysbinary: Capture) -> None:
    code, out, _ = _run(capsysbinary, "--list", *place)
    lines = out.decode().splitlines()
    assert code == 0
    assert lines[0] == "CRM\tConférence régionale sur la migration (CRM)"
    assert lines[-1].startswith("--question 2\tSelon vous, quelles sont les possibilités")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "one or more bodies or --all"),
        (("CRM", "--all"), 2, "one of the two"),
        (("--all",), 2, "--output"),
        (("CRM", "--minutes", "0"), 2, "--minutes from 1 to 60, found 0"),
        (("CRM", "--minutes", "600"), 2, "--minutes from 1 to 60, found 600"),
        (("Nowhere",), 1, "no document describes 'Nowhere'"),
        (("../CRM/..",), 1, "no document describes '../CRM/..'"),
        (("CRM", "--question", "7"), 1, "no question 7"),
        (("CRM", "--question", " "), 1, "the question is empty"),
        (("CRM", "--output", "/nowhere/at/all.md"), 1, "there is no folder"),
    ],
    ids=lambda value: " ".join(value) or "nothing" if isinstance(value, tuple) else "",
)
def test_a_call_that_cannot_be_served_is_one_line(
    place: tuple[object, ...], capsysbinary: Capture, arguments: tuple[str, ...], code: int, message: str
) -> None:
    assert message in _fails(capsysbinary, code, *arguments, *place)


def test_an_output_that_exists_is_refused_before_any_work(
    place: tuple[object, ...], tmp_path: Path, capsysbinary: Capture
) -> None:
    for arguments in (("CRM",), ("--all",)):
        assert "exists already" in _fails(capsysbinary, 1, *arguments, "--output", tmp_path, *place)
    assert os.listdir(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_one_line(
    place: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    # Asked rather than tried: the administrator, as whom tests may run, can write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    assert "not writable" in _fails(capsysbinary, 1, "CRM", "--output", tmp_path / "a.md", *place)


def test_a_long_name_is_one_line(place: tuple[object, ...], tmp_path: Path, capsysbinary: Capture) -> None:
    assert "too long" in _fails(capsysbinary, 1, "CRM", "--output", tmp_path / ("a" * 300 + ".md"), *place)


def test_one_briefing_of_several_bodies_is_that_of_each_alone_in_facts(note: Assistant) -> None:
    both = note.brief(["CRM", "CSM"])
    alone = note.brief(["CSM"])
    facts = next(part for part in both.sections if part.id == "glance-csm").blocks[0]
    own = next(part for part in alone.sections if part.id == "glance").blocks[0]
    assert isinstance(facts, Table)
    assert isinstance(own, Table)
    plain = [[[replace(line, citations=()) for line in cell] for cell in row] for row in facts.rows]
    assert plain == [[[replace(line, citations=()) for line in cell] for cell in row] for row in own.rows]


def test_data_goes_out_byte_for_byte(place: tuple[object, ...], capsysbinary: Capture) -> None:
    code, out, _ = _run(capsysbinary, "CRM", "--format", "docx", *place)
    assert code == 0
    assert zipfile.ZipFile(io.BytesIO(out)).testzip() is None
