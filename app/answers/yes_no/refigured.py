"""The number that a quoted sentence gives in place of one that a question takes for granted: «six months of talks»."""

from __future__ import annotations

from dataclasses import replace

from app.answers.yes_no import figures
from app.drafts import Draft, DraftItem
from app.knowledge import Knowledge
from app.questions.question import Question
from ingest.records import Span


def set_right(draft: Draft, question: Question, knowledge: Knowledge) -> None:
    """Add to an answer the number that its sentence gives of what a question counts otherwise, «of the 12 million».

    A question for a yes or a no has its verdict for that.
    """
    plain = draft.key == "text" or {item.kind for item in draft.items} == {"number"}
    if question.polar or not plain or draft.derived or len(draft.evidence) != 1 or not question.numbers:
        return
    quoted = draft.evidence[0]
    text, tongue = (
        quoted.span.of(knowledge.document(quoted.document).text),
        knowledge.metadata[quoted.document].language,
    )
    told = figures.instead(question, text, tongue) if figures.borne_out(question, text, tongue) is False else None
    given = {item.value for item in draft.items if item.kind == "number"}
    if told is None or told.written in given or (given and draft.key == "text"):
        return
    mark = Span(quoted.span.start + told.number.start, quoted.span.start + told.number.end)
    marked = replace(quoted, marks=(*quoted.marks, mark))
    draft.evidence = [marked]
    draft.items.append(DraftItem("number", told.written, (replace(quoted, marks=(mark,)),)))
