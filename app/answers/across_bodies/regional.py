"""Whether all states of a region belong to a body, or any of them: «Does it include all the Caribbean states?»"""

from __future__ import annotations

from app.answers.from_facts.rolls import rolls
from app.drafts import Draft, item_of
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import countries

# Kinds of a question on who belongs; «includes» is of none.
_KINDS = ("members", "other")


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by the list of members, with those of the region; a no only by a list that is said to be whole."""
    every = "every" in question.restrict
    named = len(question.bodies) == 1 and bool(question.regions) and not (question.countries or question.years)
    if not question.polar or not named or not question.asks(*_KINDS) or question.content or question.others:
        return None
    if not every and cue("any_of", question.language).search(question.bare) is None:
        return None
    roll = next(iter(rolls(knowledge, question.bodies[0], question.aspects)), None)
    states = countries.states_of(question.regions)
    of_list = question.named == "earlier" or cue("memberlike", question.language).search(question.bare) is not None
    if roll is None or "not" in question.restrict or not of_list:
        return None
    inside = [code for code in roll.members if code in states]
    verdict = set(inside) >= states if every else bool(inside)
    if not verdict and not roll.complete:
        return None
    draft = Draft("relation" if inside else "text", derived=True, bodies=question.bodies, verdict=verdict)
    draft.items = [item_of(*roll.members[code]) for code in inside]
    draft.evidence = roll.evidence(inside or None)
    draft.slots["region"] = "derived"
    return draft
