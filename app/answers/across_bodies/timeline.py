"""All bodies with the dates of their founding, in the order of time where that is asked."""

from __future__ import annotations

from app.answers.across_bodies.conditions import heading
from app.answers.from_facts import times
from app.drafts import Draft, DraftItem, evidence_of, item_of
from app.knowledge import Knowledge
from app.questions.cues import BY_AGE, RANKS, cue
from app.questions.question import Question

# So many bodies are told one by one, and from so many on they are set in an order.
_MOST, _FEWEST = 30, 2
# What a question for an order may say beside the order itself.
_PLAIN = ("bodylike", "ordering")


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer with the date of each body, a line each; None where a question does not ask for those of all."""
    among = [b for b in question.bodies or knowledge.described if b in knowledge.described]
    asked = asks_for_order(question) if question.bodies else _asks_for_each(question)
    if not asked or not _FEWEST <= len(among) <= _MOST or len(among) < len(question.bodies):
        return None
    dated = {body: found for body in among if (found := times.founding(knowledge, body)) is not None}
    order = sorted(among, key=lambda b: (b not in dated, dated[b][1].value if b in dated else ""))
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
    if question.polar or question.restrict & RANKS or question.asks("count") or not _is_plain(question):
        return False
    if cue("bodylike", question.language).search(question.bare) is None:
        return False
    told = cue("timeline", question.language).search(question.bare)
    each = question.restrict & {"every", "all"} or cue("each", question.language).search(question.bare)
    return told is not None or (question.asks("date") and bool(each))


def asks_for_order(question: Question) -> bool:
    """Tell whether a question asks for the order in time of the bodies that it names, «from the oldest to the newest».

    One that says both ends of it asks for neither, nor for a yes or a no.
    """
    ranks = question.restrict & RANKS
    ordered = any(c.name == "order" for c in cue("timeline", question.language).find(question.bare))
    if not ordered or ((ranks or question.polar) and ranks != BY_AGE):
        return False
    return question.asks("other", "date", "bodies") and _is_plain(question)


def _is_plain(question: Question) -> bool:
    """Tell whether nothing but words for bodies, for an order and for putting things in it stand in a question."""
    if question.countries or question.regions or question.years or question.others or question.unknown:
        return False
    told = cue("timeline", question.language).find(question.bare)
    spoken = " ".join(question.bare[c.start : c.end] for c in told)
    beside = (word for word in question.content if word not in spoken)
    plain = all(any(cue(group, question.language).search(word) for group in _PLAIN) for word in beside)
    return plain and not question.restrict & {"not", "before", "after"}
