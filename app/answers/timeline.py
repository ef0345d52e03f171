"""All bodies with the dates of their founding, in the order of time where that is asked."""

from __future__ import annotations

from app.answers import times
from app.answers.conditions import heading
from app.cues import RANKS, cue
from app.drafts import Draft, DraftItem, evidence_of, item_of
from app.knowledge import Knowledge
from app.question import Question

# So many bodies are told one by one, and from so many on they are set in an order.
_MOST, _FEWEST = 30, 2


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer with the date of each body, a line each; None where a question does not ask for those of all."""
    if not _asks_for_each(question) or not _FEWEST <= len(knowledge.described) <= _MOST:
        return None
    dated = {body: found for body in knowledge.described if (found := times.founding(knowledge, body)) is not None}
    order = sorted(knowledge.described, key=lambda b: (b not in dated, dated[b][1].value if b in dated else ""))
    lines = []
    for body in order if dated else ():
        line = Draft("dated_body" if body in dated else "undated_body", derived=True, bodies=(body,))
        line.evidence = heading(knowledge, body)[:1]
        if body in dated:
            fact, value = dated[body]
            line.evidence = list(evidence_of(fact, [value]))
            line.items = [item_of(fact, value)]
        line.items.insert(0, DraftItem("body", body, tuple(line.evidence), True))
        lines.append(line)
    if not lines:
        return None
    first = lines[0]
    first.extra = lines[1:]
    first.covered = question.content
    return first


def _asks_for_each(question: Question) -> bool:
    """Tell whether a question asks for the time of each of the bodies at large, or for their order."""
    if question.polar or question.bodies or question.countries or question.regions or question.years:
        return False
    if question.restrict & {*RANKS, "not", "before", "after"} or question.unknown:
        return False
    bodylike = cue("bodylike", question.language)
    if bodylike.search(question.bare) is None or question.asks("count"):
        return False
    plain = ("bodylike", "timeline", "ordering")
    told = cue("timeline", question.language).search(question.bare)
    beside = (w for w in question.content if told is None or w not in question.bare[told.start : told.end])
    if any(not any(cue(group, question.language).search(word) for group in plain) for word in beside):
        return False
    each = question.restrict & {"every", "all"} or cue("each", question.language).search(question.bare)
    return told is not None or (question.asks("date") and bool(each))
