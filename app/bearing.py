"""Whether a text can tell what a question asks: a reason for why, what happened for what has come to pass."""

from __future__ import annotations

from collections.abc import Iterable

from app.answers.sought import marked
from app.question import Question
from ingest.folding import fold

# How far a question that only speaks of the past asks for what came to pass.
_PAST = 0.5


def reasons(question: Question, texts: Iterable[tuple[str, str]]) -> float:
    """Return 1 where no reason is asked for or a text gives one, else 0; each text comes with its language."""
    if not question.scores.get("reason"):
        return 1.0
    return float(any(marked("cause", fold(text), language) for text, language in texts))


def happened(question: Question, texts: Iterable[tuple[str, str]]) -> float:
    """Return how far texts may tell what came to pass where a question asks for that, in [0, 1].

    «How many were resolved in the end?» is not answered by what shall be resolved; 1 for other questions.
    """
    asked = 1.0 if marked("come_to_pass", question.bare, question.language) else 0.0
    asked = asked or _PAST * marked("past", question.bare, question.language)
    if not asked:
        return 1.0
    planned = [marked("planned", fold(text), language) for text, language in texts]
    return 1.0 - asked * float(bool(planned) and all(planned))
