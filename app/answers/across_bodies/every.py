"""Whether all bodies are of a time, «Are all of them from before 2018?»: by when each of them was founded."""

from __future__ import annotations

from collections.abc import Sequence

from app.answers.across_bodies.conditions import meets
from app.answers.from_facts import times
from app.drafts import Evidence, evidence_of
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest.bodies import generic


def asks_time(question: Question) -> bool:
    """Tell whether a question for a yes or a no sets all bodies in a time or on a side of it."""
    of_all = question.polar and "every" in question.restrict and not question.bodies
    if not (of_all and question.years and question.asks("date", "bodies", "other")):
        return False
    kinds = [word for word in question.content if generic(word, question.language)]
    noun = cue("bodylike", question.language).search(question.folded) is not None
    return (noun or bool(kinds)) and len(kinds) == len(question.content)


def is_denied(question: Question) -> bool:
    """Tell whether a question denies but that all are so, «not all of them», «no todos»."""
    found = [each for each in cue("restrict", question.language).find(question.bare) if each.name in {"not", "every"}]
    return bool(found) and found[0].name == "not"


def of_time(
    question: Question, knowledge: Knowledge, among: Sequence[str]
) -> tuple[list[tuple[str, list[Evidence]]], bool]:
    """Return the bodies of another time, with a no, or all of them, with a yes, where each has a date; else nothing."""
    dated = {body: found for body in among if (found := times.founding(knowledge, body)) is not None}
    own = {body: list(evidence_of(fact, [value])) for body, (fact, value) in dated.items()}
    against = [
        (body, own[body])
        for body, (_, value) in dated.items()
        if not any(meets(value.value, year, question) for year in question.years)
    ]
    if not against and len(dated) < len(among):
        return [], False
    return against or list(own.items()), not against
