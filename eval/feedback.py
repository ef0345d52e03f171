"""From use to test: what users of the chat marked as wrong becomes draft questions."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.places import default_state
from eval.questions import fold
from index.analyzers import guess_language
from ingest.errors import EvaluationError

FILE = "feedback.jsonl"
TODO = "TODO"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A thumbs-down: the question, the earlier ones of the conversation, what was answered and what the user said."""

    question: str
    history: tuple[str, ...] = ()
    language: str | None = None
    answer: str = ""
    comment: str = ""


def feedback_file() -> Path:
    """Return where the chat passes its feedback on: a file of its state folder."""
    return default_state() / FILE


def read_feedback(name: str | None = None) -> list[Complaint]:
    """Read feedback as JSON Lines from a file, standard input («-») or the chat's own file; thumbs-up are left out.

    Raises EvaluationError with the line number where one is no object with a question.
    """
    place = "standard input" if name == "-" else str(name or feedback_file())
    try:
        text = sys.stdin.read() if name == "-" else Path(place).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EvaluationError(f"{place}: cannot read the feedback: {error.strerror or error}") from error
    return list(_complaints(place, text))


def _complaints(place: str, text: str) -> Iterator[Complaint]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise EvaluationError(f"{place}: line {number}: expected JSON, found {error}") from error
        if not isinstance(data, dict) or not isinstance(data.get("question"), str) or "thumb" not in data:
            raise EvaluationError(
                f'{place}: line {number}: expected an object with "question" and "thumb" (up or down)'
            )
        if data["thumb"] == "down":
            yield Complaint(
                data["question"],
                tuple(map(str, data.get("history") or ())),
                data.get("language"),
                _words(data.get("answer")),
                _words(data.get("comment")),
            )


def _words(value: Any) -> str:
    return str(value.get("answer", "") if isinstance(value, dict) else value or "")


def drafts(complaints: Iterable[Complaint]) -> list[dict[str, Any]]:
    """Return a draft question for each complaint, the same question once.

    A draft says TODO where somebody has to look at the documents, so that a question file with one in it is refused.
    """
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for complaint in complaints:
        key = (*map(fold, complaint.history), fold(complaint.question))
        if key in found:
            continue
        name = hashlib.sha256("\0".join(key).encode("utf-8")).hexdigest()[:8]
        said = f"; the user said: {complaint.comment}" if complaint.comment else ""
        found[key] = {
            "id": f"use-{name}",
            "question": complaint.question,
            "language": complaint.language or guess_language(complaint.question) or TODO,
            "history": list(complaint.history),
            "kind": TODO,
            "wording": "plain",
            "answerable": True,
            "verdict": None,
            "items": [],
            "evidence": [],
            "note": f"marked as wrong in use; the answer was: {complaint.answer}{said}",
        }
    return list(found.values())
