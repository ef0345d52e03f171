"""Bodies ranked by age or by number of members: the first of some, one held against another or against all."""

from __future__ import annotations

from collections.abc import Sequence

from app.answers import times
from app.answers.rolls import rolls
from app.answers.sought import marked
from app.cues import RANKS, cue
from app.drafts import Draft, DraftItem, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.question import Question

_BY_TIME = frozenset({"oldest", "newest"})
# Of fewer bodies none comes first.
_FEWEST = 2
# Kinds of question that one on the place of a body among all may touch on, «is it still the oldest process of all?».
_BESIDE = frozenset({"bodies", "date", "status"})


def ranked(rank: str, evidence: dict[str, list[Evidence]], knowledge: Knowledge) -> dict[str, list[Evidence]]:
    """Return the bodies that come first by age or by number of members, ties included."""
    measured: dict[str, tuple[str | int, list[Evidence]]] = {}
    for body, found in evidence.items():
        if rank in {"oldest", "newest"}:
            first = times.founding(knowledge, body)
            if first:
                measured[body] = (first[1].value, [*found, *evidence_of(first[0], [first[1]])])
        else:
            lists = rolls(knowledge, body)
            if lists:
                measured[body] = (len(lists[0].members), [*found, *lists[0].evidence()])
    if not measured or len(evidence) == 2 != len(measured):
        return {}  # of two bodies the one that alone is measured is not the older or larger
    values = [value for value, _ in measured.values()]
    if rank in {"oldest", "newest"}:
        best = (min if rank == "oldest" else max)(str(v)[:4] for v in values)
        tied = {b: each for b, each in measured.items() if str(each[0])[:4] == best}
        if len(evidence) == 2 and len(tied) == 2:
            exact = (min if rank == "oldest" else max)(str(v) for v, _ in tied.values())
            tied = {b: each for b, each in tied.items() if str(each[0]) == exact}
        return {b: e for b, (_, e) in tied.items()}
    number = (max if rank == "most" else min)(int(v) for v in values)
    return {b: e for b, (v, e) in measured.items() if int(v) == number}


def compare(draft: Draft, question: Question, own: Sequence[str], rank: str, knowledge: Knowledge) -> None:
    """Decide «is A older than B», «has A more members than B»: yes where A is the one found; both values are given."""
    draft.verdict = (list(draft.bodies) == [own[0]]) != question.denies_claim
    measured = [ranked(rank, {body: []}, knowledge).get(body, []) for body in own]
    draft.evidence = merged([e for each in measured for e in each])
    if rank in {"oldest", "newest"}:
        for body in own:
            if found := times.founding(knowledge, body):
                draft.items.append(DraftItem("date", found[1].value, evidence_of(found[0], [found[1]]), of=body))
        return
    for body in own:
        for roll in rolls(knowledge, body)[:1]:
            number = str(len(roll.members))
            draft.items.append(DraftItem("number", number, tuple(roll.evidence()), True, of=body))


def whether_first(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «is A the oldest of all?» by the founding of all bodies; None where something else is ranked."""
    ranks = question.restrict & RANKS
    content = [word for word in question.content if not marked("still", word, question.language)]
    narrowed = content or question.years or question.countries or question.regions or question.others
    if not question.polar or len(question.bodies) != 1 or len(ranks) != 1 or narrowed or question.unknown:
        return None
    states = [
        question.bare[c.start : c.end] for c in cue("kind", question.language).find(question.bare) if c.name == "status"
    ]
    if any(not marked("still", each, question.language) for each in states):
        return None  # «… the oldest, and is it still active?»
    if cue("superlative", question.language).search(question.bare) is None:
        return None  # «is it older?» holds it against one other
    if not ranks <= _BY_TIME or question.restrict & {"before", "after"} or question.scores.keys() - _BESIDE:
        return None
    body, rank = question.bodies[0], next(iter(ranks))
    memberlike = cue("memberlike", question.language).search(question.bare) is not None
    if memberlike or body not in knowledge.described or len(knowledge.described) < _FEWEST:
        return None
    dated = {each: found for each in knowledge.described if (found := times.founding(knowledge, each)) is not None}
    first = ranked(rank, {each: [] for each in dated}, knowledge)
    if body not in dated:
        return None
    draft = Draft("relation", derived=True, bodies=tuple(dict.fromkeys((*first, body))))
    draft.verdict = (body in first) != question.denies_claim
    draft.items = [
        DraftItem("date", value.value, evidence_of(fact, [value]), of=each)
        for each, (fact, value) in ((each, dated[each]) for each in draft.bodies)
    ]
    draft.evidence = merged([each for item in draft.items for each in item.evidence])
    return draft
