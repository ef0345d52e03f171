"""A folder of one's own files, from ``govqa build`` to what an answer shows of them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.knowledge import Knowledge
from app.output.stages import note
from index.search import Index

LAKES = (
    "# Charter of the Lakes Forum\n\nThe Lakes Forum was created in 1998 by the Declaration of Sula.\n\n"
    "It meets each year in the port of Sula.\n"
)
HILLS = "Statute of the Hills Council\n\nThe Hills Council was created in 2003 by the Treaty of Oma.\n"
FOUNDED = "When was the Lakes Forum created?"

Capture = pytest.CaptureFixture[bytes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two files, one in a folder of its own."""
    place = tmp_path / "corpus"
    (place / "lakes").mkdir(parents=True)
    (place / "lakes" / "charter.md").write_text(LAKES, "utf-8")
    (place / "hills.txt").write_text(HILLS, "utf-8")
    return place


def run(capture: Capture, *arguments: object) -> tuple[int, str, list[str]]:
    """Run one command; return its exit code, its output and the lines of its messages."""
    code = main([str(argument) for argument in arguments])
    out, err = capture.readouterr()
    return code, out.decode(), err.decode().splitlines()


def built(folder: Path, capture: Capture, *more: str) -> tuple[int, list[str]]:
    """Build the index of a folder beside it; return the exit code and the lines of its messages."""
    code, out, lines = run(capture, "build", "--corpus", folder, "--index", folder.parent / "index", *more)
    assert out == ""
    return code, lines


def asked(folder: Path, capture: Capture, question: str) -> tuple[str, dict[str, Any]]:
    """Return the answer as text and as the object of the contract."""
    index = folder.parent / "index"
    return (
        run(capture, "ask", question, "--index", index)[1],
        json.loads(run(capture, "ask", question, "--index", index, "--json")[1]),
    )


def test_the_manifest_says_what_an_answer_shows_of_one_file_of_a_folder(folder: Path, capsysbinary: Capture) -> None:
    (folder / "corpus.toml").write_text(
        '[[document]]\nid = "lakes"\nfile = "./lakes/charter.md"\ntitle = "Founding text"\nlanguage = "es"\n'
        'date = 2012-05-14\nsymbol = "LF/CONF/1"\nsource = "https://lakes.example/charter"\n',
        "utf-8",
    )
    code, lines = built(folder, capsysbinary)
    assert (code, len(lines)) == (0, 1)
    assert "documents: 2" in lines[0]
    text, answer = asked(folder, capsysbinary, FOUNDED)
    assert "[1] Founding text, LF/CONF/1, 2012-05-14 — Charter of the Lakes Forum\n" in text
    [cited] = answer["citations"]
    assert {key: cited[key] for key in ("document", "title", "language", "date", "symbol", "source")} == {
        "document": "lakes",
        "title": "Founding text",
        "language": "es",
        "date": "2012-05-14",
        "symbol": "LF/CONF/1",
        "source": "https://lakes.example/charter",
    }
    assert answer["as_of"] == "2012-05-14"
    assert run(capsysbinary, "text", "lakes", "--index", folder.parent / "index")[1] == LAKES.lstrip("# ").rstrip()


@pytest.mark.parametrize(
    ("key", "file", "expected"),
    [
        ("titel", "hills.txt", "unknown key 'titel'; expected one of id, file, title,"),
        ("title", "hill.txt", "no file 'hill.txt' in"),
    ],
    ids=["wrong key", "no such file"],
)
def test_a_manifest_with_a_slip_is_told_in_one_line(
    key: str, file: str, expected: str, folder: Path, capsysbinary: Capture
) -> None:
    (folder / "corpus.toml").write_text(f'[[document]]\nid = "a"\nfile = "{file}"\n{key} = "x"\n', "utf-8")
    code, [line] = built(folder, capsysbinary)
    assert code == 1
    assert line.startswith("govqa: ") and "corpus.toml" in line and expected in line


def test_names_that_steer_a_terminal_or_are_no_text_are_shown_safely(folder: Path, capsysbinary: Capture) -> None:
    for name, year in (("\u202efdp.txt", 1961), ("🎉 day.txt", 1972), ("two\nlines.txt", 1983)):
        # Too long for a title, which is then the name of the file.
        (folder / name).write_text(f"In {year} the Lakes Forum met in Sula" + ", in rain and wind" * 9 + ".\n", "utf-8")
    (folder / "bad\n\u202e\x1b[31m.txt").write_bytes(b"\x00")
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("The name of this file is in Latin-1.\n", "utf-8")
    code, lines = built(folder, capsysbinary)
    assert code == 0
    assert all(line.isprintable() for line in lines)
    assert "'caf\\udce9.txt': expected a name in UTF-8, found another encoding in it; rename the file" in lines
    index = folder.parent / "index"
    for year, title in ((1961, "fdp"), (1972, "🎉 day"), (1983, "two lines")):
        text, answer = asked(folder, capsysbinary, f"In {year} where did the Lakes Forum meet?")
        shown = answer["citations"] + answer["related"]
        assert title in {each["title"] for each in shown}
        assert "\u202e" not in text
    assert run(capsysbinary, "search", "Sula", "--index", index)[1].count("In 19") == 3


def test_the_last_line_of_a_build_counts_what_is_left_out_and_why(folder: Path, capsysbinary: Capture) -> None:
    (folder / "a.txt").write_bytes(b"")
    (folder / "b: c.pdf").write_bytes(b"")
    (folder / "copy.txt").write_text(HILLS, "utf-8")
    (folder / "d.jsonl").write_text('{"id": "x", "text": "Some words."}\n{"id": \n', "utf-8")
    (folder / "e.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    code, lines = built(folder, capsysbinary)
    assert code == 0
    assert lines[-1].startswith("built the index ")
    _, _, left_out = lines[-1].partition("; left out: ")
    assert left_out.startswith("4 files and 1 line (the file is empty: 2; ")
    assert left_out.endswith("; for other reasons: 1)")
    code, lines = built(folder, capsysbinary, "--strict")
    assert code == 1
    assert [line.startswith(("a.txt: ", "b: c.pdf: ", "d.jsonl: line 2: ", "e.pdf: ")) for line in lines[:-1]] == [
        True
    ] * 4
    assert lines[-1].startswith("govqa: 3 files and 1 line (the file is empty: 2; ")
    assert lines[-1].endswith(") cannot be read; mend them, or build without --strict to leave them out")
    for name in ("b: c.pdf", "d.jsonl", "e.pdf"):
        (folder / name).unlink()
    code, [line] = built(folder, capsysbinary, "--strict")
    assert (code, line) == (
        1,
        "govqa: a.txt: the file is empty; remove it or put the document in its place; mend the file, or build without "
        "--strict to leave it out",
    )


RULES = (
    "The Council meets on 12 March and 30 September of each year in the port of Callao.\n\n"
    "The Lakes Council has {members} members, of whom 9 are coastal, and decides by 2/3 of the votes cast.\n\n"
    "Its budget of 1 250 000 dollars is borne for 45 per cent by the hosts and for 55 per cent by the others.\n\n"
    "The Lakes Council was created in 1987 by the Treaty of Callao, and has premises of 640 square metres.\n\n"
    "Resolution 72/139 of 12 December 2017 and resolution 68/300 of 10 July 2014 are recalled.\n"
)
CREATED = "When was the Lakes Council created?"


def test_an_answer_says_which_version_it_quotes_and_what_came_after(tmp_path: Path, capsysbinary: Capture) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    symbol, title = "LC/doc.5/19", "RULES OF THE LAKES COUNCIL"
    for name, head, members in (
        ("old", f"{symbol}\n\n{title}\n\n3 May 2018", 14),
        ("new", f"{symbol} rev. 1\n\n{title}\n\n9 June 2021", 17),
    ):
        (folder / f"{name}.txt").write_text(f"{head}\n\n{RULES.format(members=members)}", "utf-8")
    assert built(folder, capsysbinary)[0] == 0
    text, answer = asked(folder, capsysbinary, CREATED)
    assert "LC/doc.5/19 rev. 1, 2021-06-09 (version of LC/doc.5/19 (2018-05-03)) — " in text
    assert "LC/doc.5/19, 2018-05-03 (later version: LC/doc.5/19 rev. 1 (2021-06-09)) — " in text
    cited = {each["document"]: (each["version_of"], each["note"]) for each in answer["citations"]}
    assert cited == {
        "new": ("old", "version of LC/doc.5/19 (2018-05-03)"),
        "old": (None, "later version: LC/doc.5/19 rev. 1 (2021-06-09)"),
    }
    briefing = run(capsysbinary, "brief", "Lakes Council", "--index", tmp_path / "index", "--language", "en")[1]
    assert "later version: LC/doc.5/19 rev. 1 (2021-06-09)" in briefing
    # A correction that comes later is told too, also where only it is read and the others stay as they are.
    (folder / "wrong.txt").write_text(f"{symbol} rev. 1 corr. 1\n\n{title}\n\nFor Callao read Lima.\n", "utf-8")
    assert built(folder, capsysbinary)[0] == 0
    _, answer = asked(folder, capsysbinary, CREATED)
    [told] = [each["note"] for each in answer["citations"] if each["document"] == "new"]
    assert told == "version of LC/doc.5/19 (2018-05-03); corrected by LC/doc.5/19 rev. 1 corr. 1"


def test_an_answer_says_that_it_quotes_a_translation_also_where_only_the_manifest_tells(
    folder: Path, capsysbinary: Capture
) -> None:
    (folder / "lagos.txt").write_text("Carta del Foro de los Lagos\n\nEl Foro fue creado en 1998.\n", "utf-8")
    (folder / "corpus.toml").write_text(
        '[[document]]\nid = "en"\nfile = "lakes/charter.md"\ndate = "1998"\nversion_of = "hills"\n'
        '[[document]]\nid = "es"\nfile = "lagos.txt"\ntranslation_of = "en"\n'
        '[[document]]\nid = "hills"\nfile = "hills.txt"\n',
        "utf-8",
    )
    assert built(folder, capsysbinary)[0] == 0
    index = Index.open(folder.parent / "index")
    knowledge = Knowledge(index)
    notes = {each.id: note(knowledge, index.document(each.id), "fr") for each in index.documents()}
    assert notes == {
        "en": "version de Statute of the Hills Council",
        "es": "traduction de Charter of the Lakes Forum (1998)",
        "hills": "version ultérieure : Charter of the Lakes Forum (1998)",
    }
