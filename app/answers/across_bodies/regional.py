"""Whether all states of a region belong to a body, any or only they: «Does it include all the Caribbean states?»"""

from __future__ import annotations

from app.answers.from_facts.rolls import rolls
from app.drafts import Draft, item_of
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import countries

# Kinds of a question on who belongs; «includes» is of none.
_KINDS = ("members", "other")


# So much may stand between «all» and «the members», of whom it is asked whether they are of a region.
_ARTICLE = 6


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by the list of members, with those of the region; a no only by a list that is said to be whole.

    Where none but states of the region are said to belong, those of no other region decide.
    """
    every, alone = "every" in question.restrict, "alone" in question.restrict or _are_all_members(question)
    named = len(question.bodies) == 1 and bool(question.regions) and not (question.countries or question.years)
    if not question.polar or not named or not question.asks(*_KINDS) or question.content or question.others:
        return None
    if not (every or alone) and cue("any_of", question.language).search(question.bare) is None:
        return None
    roll = next(iter(rolls(knowledge, question.bodies[0], question.aspects)), None)
    states = countries.states_of(question.regions)
    of_list = question.named == "earlier" or cue("memberlike", question.language).search(question.bare) is not None
    if roll is None or "not" in question.restrict or not of_list:
        return None
    inside = [code for code in roll.members if code in states]
    outside = [code for code in roll.members if code not in states]
    verdict = not outside if alone else set(inside) >= states if every else bool(inside)
    if not roll.complete and verdict == alone:
        return None
    told = outside if alone and outside else inside
    draft = Draft("relation" if told else "text", derived=True, bodies=question.bodies, verdict=verdict)
    draft.items = [item_of(*roll.members[code]) for code in told]
    draft.evidence = roll.evidence(told or None)
    draft.slots["region"] = "derived"
    return draft


def _are_all_members(question: Question) -> bool:
    """Tell whether it is all members that are said to be of a region, «Are all its members African?»."""
    nouns = [c.start for c in cue("memberlike", question.language).find(question.bare) if c.name == "member"]
    every = [c.end for c in cue("restrict", question.language).find(question.bare) if c.name == "every"]
    return any(0 < noun - end <= _ARTICLE for noun in nouns for end in every)
