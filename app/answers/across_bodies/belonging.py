"""Countries by how many bodies list them: those in the most, in several, in but one."""

from __future__ import annotations

from collections.abc import Callable

from app.answers.across_bodies import sets
from app.answers.from_facts import standing
from app.answers.from_facts.rolls import Roll, newest
from app.drafts import Draft, DraftItem, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import countries

_ENOUGH: dict[str, Callable[[int, int], bool]] = {
    "most": lambda lists, most: lists == most,
    "several": lambda lists, _: lists > 1,
    "one": lambda lists, _: lists == 1,
}
# Of fewer lists than this there is nothing to count.
_LISTS = 2


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which countries are on the most lists of members, on several or on one; None where that is not asked."""
    exclusive = cue("exclusive", question.language).search(question.bare) is not None
    if question.bodies and exclusive and not sets.of_one(question):
        return _exclusive(question, knowledge)
    if question.bodies and question.polar and cue("another_body", question.language).search(question.bare) is not None:
        return _another(question, knowledge)
    told = cue("many_bodies", question.language).search(question.folded)
    if told is None or question.polar or question.bodies or question.countries:
        return None
    if cue("memberlike", question.language).search(question.folded[: told.start]) is None:
        return None  # «Which mechanism …?» asks for no country
    lists = newest(knowledge)
    if len(lists) < _LISTS:
        return None
    having = {code: [roll for roll in lists if code in roll.members] for code in _states(lists, question)}
    most = max((len(each) for each in having.values()), default=0)
    if told.name == "all":
        # Where a country is on every list there is, other bodies may yet list none: no answer.
        return None if question.content or most == len(lists) else _on_none(lists)
    kept = {code: each for code, each in having.items() if _ENOUGH[told.name](len(each), most)}
    draft = _draft(told.name, kept, most)
    if draft is not None:
        draft.covered = tuple(w for w in question.content if cue("bodylike", question.language).search(w))
    return sets.counted(draft, question) if draft is not None and question.expects == "number" else draft


def _on_none(lists: list[Roll]) -> Draft:
    """Return that no country is on all of some lists."""
    draft = Draft("in_all", derived=True, bodies=tuple(roll.body for roll in lists))
    draft.evidence = merged([e for roll in lists for e in roll.evidence()])
    return draft


def _exclusive(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer who is on the lists of some bodies and on no other, «only in A and nothing else».

    Whether a country is so is denied where another list names it; that none does is no yes, as not all bodies have one.
    """
    lists = newest(knowledge)
    own = [roll for roll in lists if roll.body in question.bodies]
    others = [roll for roll in lists if roll not in own]
    if len(own) != len(question.bodies) or not others or question.regions:
        return None
    if question.polar:
        having = [roll for roll in others if all(c in roll.members for c in question.countries)]
        if not question.countries or not having:
            return None
        return standing.told(question.countries, [*own, *having], verdict=False)
    if question.countries or not question.asks("members", "count", "bodies", "other"):
        return None
    codes = [c for c in own[0].members if all(c in roll.members for roll in own)]
    draft = Draft("members_exclusive", derived=True, bodies=question.bodies)
    for code in (c for c in codes if not any(c in roll.members for roll in others)):
        evidence = tuple(e for roll in own for e in roll.evidence([code]))
        draft.items.append(DraftItem("country", code, evidence, True))
    draft.evidence = merged([e for roll in (*own, *others) for e in roll.evidence()])
    if not draft.items:
        draft.key = "none_shared"
    return sets.counted(draft, question) if question.expects == "number" else draft


def _another(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer that countries are on another list than those of some bodies; that none names them is no «no»."""
    lists = newest(knowledge)
    others = [r for r in lists if r.body not in question.bodies and all(c in r.members for c in question.countries)]
    return standing.told(question.countries, others, verdict=True) if others and question.countries else None


def _states(lists: list[Roll], question: Question) -> list[str]:
    """Return the states that lists name, those of a region where one is asked about."""
    inside = countries.states_of(question.regions)
    named = dict.fromkeys(code for roll in lists for code in roll.members if code in countries.codes())
    return [code for code in named if not question.regions or code in inside]


def _draft(way: str, kept: dict[str, list[Roll]], most: int) -> Draft | None:
    if not kept or (way == "most" and most == 1):
        return None
    draft = Draft(f"in_{way}", derived=True)
    for code, lists in kept.items():
        evidence = tuple(e for roll in lists for e in roll.evidence([code]))
        draft.items.append(DraftItem("country", code, evidence, True))
    draft.evidence = merged([e for item in draft.items for e in item.evidence])
    return draft
