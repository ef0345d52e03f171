"""The command line, run as a user and as another program run it: output, error lines and exit codes."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

QUESTION = "Quels pays font partie du Processus de Quito ?"
MEMBERS = {"AR", "BR", "CL", "CO", "CR", "EC", "GY", "MX", "PA", "PE", "DO", "UY"}
NOTE = "cam-concept-note"
ROOT = Path(__file__).resolve().parents[2]

Capture = pytest.CaptureFixture[bytes]


def _run(capture: Capture, *arguments: object) -> tuple[int, str, str]:
    """Run one command in this process; return its exit code, output and messages."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capture.readouterr()
    return code, out.decode(), err.decode()


def _fails(capture: Capture, *arguments: object) -> str:
    """Run a command that should exit 1 with one line and no output; return the line."""
    code, out, err = _run(capture, *arguments)
    assert (code, out) == (1, "")
    assert err.startswith("govqa: ")
    assert err.count("\n") == 1
    return err


def _govqa(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **options.pop("env", {})}
    command = [sys.executable, "-m", "app.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, env=environment, check=False, **options)


# --- ask ------------------------------------------------------------------------------------------------------------


def test_ask_prints_the_answer_then_its_citations_in_the_original(note_index: Path, capsysbinary: Capture) -> None:
    code, out, err = _run(capsysbinary, "ask", QUESTION, "--index", note_index)
    assert (code, err) == (0, "")
    answer, _, cited = out.partition("\n\n[1] ")
    assert "Argentine" in answer
    assert "Processus de Quito" in cited.splitlines()[0]
    assert "« Il regroupe l'Argentine, le Brésil," in cited


def test_ask_gives_the_object_of_the_contract(note_index: Path, corpus: Path, capsysbinary: Capture) -> None:
    code, out, _ = _run(capsysbinary, "ask", QUESTION, "--index", note_index, "--json")
    answer = json.loads(out)
    assert code == 0
    assert out.count("\n") == 1
    assert answer["status"] == "answered"
    assert {item["code"] for item in answer["items"]} == MEMBERS
    assert "id" not in answer
    text = (corpus / f"{NOTE}.fr.txt").read_text("utf-8")
    for citation in answer["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_ask_exits_0_also_where_the_documents_do_not_say(note_index: Path, capsysbinary: Capture) -> None:
    code, out, _ = _run(capsysbinary, "ask", "Qui est le président de la CSM ?", "--index", note_index, "--json")
    assert code == 0
    assert json.loads(out)["status"] == "not_found"


def test_language_is_that_of_the_answer(note_index: Path, capsysbinary: Capture) -> None:
    _, out, _ = _run(capsysbinary, "ask", QUESTION, "--language", "en", "--index", note_index, "--json")
    answer = json.loads(out)
    assert answer["language"] == "en"
    assert "Brazil" in answer["answer"]


@pytest.mark.parametrize(
    "question", ["", " \n\t ", "x" * 10_001, "\x00\x07", "\udc80"], ids=["empty", "blank", "long", "control", "half"]
)
def test_a_question_that_cannot_be_one_is_one_line_and_exit_1(
    note_index: Path, capsysbinary: Capture, question: str
) -> None:
    _fails(capsysbinary, "ask", question, "--index", note_index)


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>", "?" * 9_999, "{{7*7}} ${7*7} %s %n"], ids=["html", "marks", "templates"]
)
def test_a_strange_question_is_served_or_refused_in_one_line(
    note_index: Path, capsysbinary: Capture, question: str
) -> None:
    code, out, err = _run(capsysbinary, "ask", question, "--index", note_index, "--json")
    assert (out + err).count("\n") == 1
    assert code == (1 if err else 0)
    assert "Traceback" not in err


# --- batch ----------------------------------------------------------------------------------------------------------


def test_batch_answers_line_by_line_and_names_the_lines_it_cannot_use(
    note_index: Path, tmp_path: Path, capsysbinary: Capture
) -> None:
    file = tmp_path / "questions.jsonl"
    good = json.dumps({"id": "q1", "question": QUESTION})
    follow = json.dumps({"id": "q2", "question": "Est-il contraignant ?", "history": [QUESTION]})
    file.write_text(f'{good}\nnot json\n{{"id": "q3"}}\n{follow}\n{{"question": ""}}', "utf-8")
    code, out, err = _run(capsysbinary, "ask", "--batch", file, "--index", note_index)
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (1, "")
    assert [line.get("id", line.get("line")) for line in lines] == ["q1", 2, 3, "q2", 5]
    assert set(lines[1]) == {"line", "error"}
    assert lines[3]["verdict"] == "no"


def test_batch_reads_standard_input(note_index: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps({"question": QUESTION}).encode())))
    code, out, _ = _run(capsysbinary, "ask", "--batch", "-", "--index", note_index)
    assert code == 0
    assert {item["code"] for item in json.loads(out)["items"]} == MEMBERS


def test_an_empty_batch_gives_nothing(note_index: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    (tmp_path / "none.jsonl").touch()
    assert _run(capsysbinary, "ask", "--batch", tmp_path / "none.jsonl", "--index", note_index) == (0, "", "")


def test_a_batch_file_that_is_not_there_is_one_line(note_index: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    assert "none.jsonl" in _fails(capsysbinary, "ask", "--batch", tmp_path / "none.jsonl", "--index", note_index)


# --- search and text ------------------------------------------------------------------------------------------------


def test_search_gives_spans_that_are_the_text(note_index: Path, corpus: Path, capsysbinary: Capture) -> None:
    code, out, _ = _run(
        capsysbinary, "search", "plateforme R4V partenaires", "--limit", 3, "--index", note_index, "--json"
    )
    hits = json.loads(out)["hits"]
    text = (corpus / f"{NOTE}.fr.txt").read_text("utf-8")
    assert code == 0
    assert 1 <= len(hits) <= 3
    assert set(hits[0]) == {"document", "section", "page", "start", "end", "text", "score"}
    assert "R4V" in hits[0]["section"]
    assert all(text[hit["start"] : hit["end"]] == hit["text"] for hit in hits)


def test_search_takes_a_batch_and_ignores_its_history(note_index: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    file = tmp_path / "queries.jsonl"
    file.write_text(json.dumps({"id": "s1", "question": "réfugiés", "history": ["Quito"]}) + "\n", "utf-8")
    code, out, _ = _run(capsysbinary, "search", "--batch", file, "--limit", 2, "--index", note_index)
    assert code == 0
    assert set(json.loads(out)) == {"id", "hits"}


def test_text_is_the_canonical_text_byte_for_byte(note_index: Path, corpus: Path, capsysbinary: Capture) -> None:
    assert main(["text", NOTE, "--index", str(note_index)]) == 0
    assert capsysbinary.readouterr().out == (corpus / f"{NOTE}.fr.txt").read_bytes()


def test_an_unknown_document_is_told_with_those_there_are(note_index: Path, capsysbinary: Capture) -> None:
    assert NOTE in _fails(capsysbinary, "text", "nowhere", "--index", note_index)


# --- build and the index --------------------------------------------------------------------------------------------


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """One Markdown document."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "charter.en.md").write_text("# Harbour Council\n\nThe Harbour Council has 12 members.\n", "utf-8")
    return folder


def test_a_named_index_that_is_missing_is_never_built_unasked(tmp_path: Path, capsysbinary: Capture) -> None:
    place = tmp_path / "nowhere"
    assert f"govqa build --index {place}" in _fails(capsysbinary, "ask", QUESTION, "--index", place)
    assert not place.exists()


def test_a_named_index_whose_documents_have_changed_is_stale(
    small_corpus: Path, tmp_path: Path, capsysbinary: Capture
) -> None:
    place = tmp_path / "index"
    assert _run(capsysbinary, "build", "--corpus", small_corpus, "--index", place)[:2] == (0, "")
    assert _run(capsysbinary, "search", "members", "--index", place)[0] == 0
    (small_corpus / "charter.en.md").write_text("# Harbour Council\n\nIt has 13 members.\n", "utf-8")
    assert f"govqa build --index {place}" in _fails(capsysbinary, "search", "members", "--index", place)
    assert _run(capsysbinary, "build", "--corpus", small_corpus, "--index", place)[0] == 0
    assert "13 members" in _run(capsysbinary, "search", "members", "--index", place)[1]


def test_an_index_works_far_from_its_documents(small_corpus: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    place = tmp_path / "index"
    _run(capsysbinary, "build", "--corpus", small_corpus, "--index", place)
    shutil.rmtree(small_corpus)
    assert "12 members" in _run(capsysbinary, "search", "members", "--index", place)[1]


def test_the_default_index_is_built_when_missing_and_again_when_stale(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    monkeypatch.setenv("GOVQA_CORPUS", str(small_corpus))
    monkeypatch.setenv("GOVQA_INDEX", str(tmp_path / "index"))
    code, out, err = _run(capsysbinary, "search", "members")
    assert code == 0
    assert "12 members" in out
    assert "built the index" in err
    assert _run(capsysbinary, "search", "members")[2] == ""
    (small_corpus / "charter.en.md").write_text("# Harbour Council\n\nIt has 13 members.\n", "utf-8")
    assert "13 members" in _run(capsysbinary, "search", "members")[1]


def test_an_empty_corpus_is_one_line_and_exit_1(tmp_path: Path, capsysbinary: Capture) -> None:
    (tmp_path / "empty").mkdir()
    _fails(capsysbinary, "build", "--corpus", tmp_path / "empty", "--index", tmp_path / "index")
    assert not (tmp_path / "index" / "manifest.json").exists()


# --- wrong usage, and the world around ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["ask"],
        ["ask", "a", "--batch", "b"],
        ["ask", "a", "--language", "de"],
        ["search", "a", "--limit", "0"],
        ["search", "a", "--limit", "many"],
        ["chat", "--port", "70000"],
        ["text"],
    ],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)
def test_a_call_that_cannot_be_meant_exits_2(arguments: list[str], capsysbinary: Capture) -> None:
    code, out, err = _run(capsysbinary, *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_output_is_utf_8_whatever_the_locale(note_index: Path) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = _govqa("search", "Equateur", "--limit", 1, "--index", note_index, "--json", env=plain)
    assert done.returncode == 0, done.stderr
    assert "é" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(note_index: Path, tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text((json.dumps({"question": "réfugiés"}) + "\n") * 200, "utf-8")
    command = [sys.executable, "-m", "app.cli", "search", "--batch", str(file), "--index", str(note_index)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_one_question_pays_for_no_heavy_library(note_index: Path) -> None:
    heavy = ("torch", "sentence_transformers", "transformers", "gradio", "langchain_text_splitters")
    code = (
        "import sys; from app.cli import main; main(sys.argv[1:]); "
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "ask", QUESTION, "--index", str(note_index)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert done.stderr.decode().strip() == "[]"


def test_the_evaluation_adds_its_commands_through_the_entry_points(capsysbinary: Capture) -> None:
    code, out, _ = _run(capsysbinary, "--help")
    assert code == 0
    for command in ("build", "ask", "search", "text", "chat", "eval", "bench"):
        assert f"    {command} " in out
