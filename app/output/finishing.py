"""What is done to the best answer to a question, whatever it was found by."""

from __future__ import annotations

from app.answers.from_sentences import alongside, amounts, days
from app.answers.withheld import effects
from app.answers.yes_no import refigured
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions import omissions
from app.questions.question import Question


def finish(draft: Draft, question: Question, knowledge: Knowledge) -> None:
    """Put the values of an answer as its question wants them, with what belongs to them and without what it names."""
    amounts.in_scale(draft, question)
    refigured.set_right(draft, question, knowledge)
    effects.take(draft, question, knowledge)
    days.complete(draft, question, knowledge)
    alongside.complete(draft, question, knowledge)
    omissions.leave_out(draft, question)
