"""The commands as users type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from eval.questions import schema_text
from eval.run import Run, write
from index.build import build
from tests.eval.test_renaming import lines, make_corpus
from tests.eval.test_run import made_run


@pytest.fixture
def index(tmp_path: Path) -> Path:
    build(make_corpus(tmp_path / "corpus"), tmp_path / "index")
    return tmp_path / "index"


def question_file(folder: Path, **changes: object) -> Path:
    """Write two sound questions on the small corpus of the renaming tests."""
    from dataclasses import asdict

    rows = [asdict(line.question) for line in lines()[:2]]
    rows[0] |= changes
    path = folder / "q.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_check_accepts_sound_questions(tmp_path: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "check", str(question_file(tmp_path)), "--index", str(index)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("2 questions: 0 errors, ")


def test_check_names_file_and_line_of_an_error(tmp_path: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = question_file(tmp_path, evidence=[{"document": "d", "start": 0, "end": 4, "quote": "CRM "}])
    assert main(["eval", "check", str(path), "--index", str(index)]) == 1
    assert "q.jsonl:1: error: evidence 1: expected «CRM » at 0-4 of d, found «Conf» (q1)" in capsys.readouterr().out


def test_check_places_quotes_that_stand_once(tmp_path: Path, index: Path) -> None:
    path = question_file(tmp_path, evidence=[{"document": "d", "start": -1, "end": -1, "quote": "réunit  la Bolivie"}])
    assert main(["eval", "check", "--place", str(path), "--index", str(index)]) == 0
    (gold,) = json.loads(path.read_text(encoding="utf-8").splitlines()[0])["evidence"]
    assert gold["quote"] == "réunit la Bolivie" and gold["end"] - gold["start"] == len(gold["quote"])


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "check", "--schema"]) == 0
    assert capsys.readouterr().out == schema_text()


def test_compare_prints_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, run in (("a", made_run()), ("b", made_run("PE"))):
        assert isinstance(run, Run)
        write(run, tmp_path / f"{name}.json")
    assert main(["eval", "compare", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 0
    assert "== made: won 2, lost 0, both right 0, neither 1; p = 0.5000" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["eval", "--set", "nonesuch"], 1, "no question set 'nonesuch'; there are: "),
        (["eval", "--set", "all", "--questions", "x"], 2, "expected --questions or --set, not both"),
        (["eval", "--format", "squad"], 2, "--format squad needs --questions FILE"),
        (["eval", "--format", "tsv", "--questions", "nonesuch"], 1, "found nothing there"),
        (["eval", "compare", "nonesuch", "nonesuch"], 1, "cannot read the run"),
        (["eval", "import-feedback", "nonesuch"], 1, "cannot read the feedback"),
    ],
)
def test_bad_call_is_one_line_and_the_right_exit_code(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    error = capsys.readouterr().err
    assert error.startswith("govqa: ") and message in error and error.count("\n") == 1


def test_drafts_never_overwrite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feedback, out = tmp_path / "f.jsonl", tmp_path / "drafts.jsonl"
    feedback.write_text('{"thumb": "down", "question": "Who?"}\n', encoding="utf-8")
    call = ["eval", "import-feedback", str(feedback), "--output", str(out)]
    assert main(call) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["question"] == "Who?"
    assert main(call) == 1
    assert "drafts never overwrite questions" in capsys.readouterr().err
