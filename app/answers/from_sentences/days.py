"""The last of the days that a date spans, where a question asks on which dates: «24 and 25 May»."""

from __future__ import annotations

import re
from dataclasses import replace

from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question

# The days that a date of several begins with.
_RANK = r"(?:st|nd|rd|th|er|º)?"
_DAYS = re.compile(
    rf"\D*(?P<first>\d{{1,2}}){_RANK}\s?(?:[-–]|et|and|y|e|au|to|al?|ao?|até|à)\s?(?P<last>\d{{1,2}}){_RANK}(?!\w)"
)


def complete(draft: Draft, question: Question, knowledge: Knowledge) -> None:
    """Add to an answer that is one date the last of its days, where these are asked for."""
    if len(draft.items) != 1 or draft.items[0].kind != "date":
        return
    first = draft.items[0]
    marks = [(each, mark) for each in first.evidence for mark in each.marks]
    if not marks or cue("days_of", question.language).search(question.bare) is None:
        return
    each, mark = marks[0]
    days = _DAYS.match(mark.of(knowledge.document(each.document).text))
    if days is not None and first.value[-2:] == f"{int(days['first']):02}":
        draft.items.append(replace(first, value=f"{first.value[:-2]}{int(days['last']):02}"))
