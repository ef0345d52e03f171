"""What is done to the best answer to a question, whatever it was found by."""

from __future__ import annotations

from app import omissions
from app.answers import alongside, amounts, days, effects, refigured
from app.drafts import Draft
from app.knowledge import Knowledge
from app.question import Question


def finish(draft: Draft, question: Question, knowledge: Knowledge) -> None:
    """Put the values of an answer as its question wants them, with what belongs to them and without what it names."""
    amounts.in_scale(draft, question)
    refigured.set_right(draft, question, knowledge)
    effects.take(draft, question, knowledge)
    days.complete(draft, question, knowledge)
    alongside.complete(draft, question, knowledge)
    omissions.leave_out(draft, question)
