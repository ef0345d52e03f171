"""Thumbs-down from the chat become drafts that somebody has to complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.feedback import drafts, read_feedback
from eval.questions import load
from ingest.errors import EvaluationError

DOWN = {"thumb": "down", "question": "Qui dirige la R4V ?", "answer": {"answer": "Le HCR."}, "comment": "et l'OIM"}


def write(folder: Path, *rows: object) -> str:
    path = folder / "feedback.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_thumbs_down_become_drafts_once_each(tmp_path: Path) -> None:
    name = write(tmp_path, DOWN, DOWN | {"question": "qui dirige la r4v ?"}, DOWN | {"thumb": "up", "question": "x"})
    (draft,) = drafts(read_feedback(name))
    assert (draft["question"], draft["language"], draft["kind"]) == ("Qui dirige la R4V ?", "fr", "TODO")
    assert draft["note"] == "marked as wrong in use; the answer was: Le HCR.; the user said: et l'OIM"


def test_draft_is_no_question_until_it_is_completed(tmp_path: Path) -> None:
    (draft,) = drafts(read_feedback(write(tmp_path, DOWN)))
    (tmp_path / "q.jsonl").write_text(json.dumps(draft), encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 1: kind"):
        load(tmp_path / "q.jsonl")


@pytest.mark.parametrize("row", ["text", {"question": "x"}, {"thumb": "down"}])
def test_line_that_is_no_feedback_is_refused_with_its_number(tmp_path: Path, row: object) -> None:
    with pytest.raises(EvaluationError, match="line 2"):
        read_feedback(write(tmp_path, DOWN, row))


def test_missing_feedback_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot read"):
        read_feedback(str(tmp_path / "none"))
