"""Bodies ranked by age or by number of members: the first of some, and one held against another."""

from __future__ import annotations

from collections.abc import Sequence

from app.answers.across_bodies.comparison import countries_counted
from app.answers.from_facts import times
from app.answers.from_facts.rolls import rolls
from app.drafts import Draft, DraftItem, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import BY_AGE
from app.questions.question import Question


def ranked(
    rank: str, evidence: dict[str, list[Evidence]], knowledge: Knowledge, *, countries: bool = False
) -> dict[str, list[Evidence]]:
    """Return the bodies that come first by age or by number of members, ties included.

    Where but ``countries`` are counted, so are those of a body without a list, signatories or those that it works in.
    """
    measured = _measured(rank, evidence, knowledge, countries=countries)
    if not measured or len(evidence) == 2 != len(measured):
        return {}  # of two bodies the one that alone is measured is not the older or larger
    values = [value for value, _ in measured.values()]
    if rank in BY_AGE:
        best = (min if rank == "oldest" else max)(str(v)[:4] for v in values)
        tied = {b: each for b, each in measured.items() if str(each[0])[:4] == best}
        stated = [str(value) for value, _ in tied.values()]
        if len(evidence) == 2 == len(tied) and not any(a != b and a.startswith(b) for a in stated for b in stated):
            exact = (min if rank == "oldest" else max)(stated)
            tied = {b: each for b, each in tied.items() if str(each[0]) == exact}
        return {b: e for b, (_, e) in tied.items()}
    number = (max if rank == "most" else min)(int(v) for v in values)
    return {b: e for b, (v, e) in measured.items() if int(v) == number}


def _measured(
    rank: str, evidence: dict[str, list[Evidence]], knowledge: Knowledge, *, countries: bool = False
) -> dict[str, tuple[str | int, list[Evidence]]]:
    """Return the date of founding or the number of members of each body that has one, with its evidence."""
    measured: dict[str, tuple[str | int, list[Evidence]]] = {}
    for body, found in evidence.items():
        if rank in BY_AGE:
            first = times.founding(knowledge, body)
            if first:
                measured[body] = (first[1].value, [*found, *evidence_of(first[0], [first[1]])])
        else:
            lists = rolls(knowledge, body)
            if lists:
                measured[body] = (len(lists[0].members), [*found, *lists[0].evidence()])
            elif told := [f for f in countries_counted(knowledge, body) if countries and not f.bound]:
                measured[body] = (int(told[0].values[0].value), [*found, *evidence_of(told[0])])
    return measured


def placed(
    rank: str, place: int, evidence: dict[str, list[Evidence]], knowledge: Knowledge
) -> dict[str, list[Evidence]]:
    """Return the bodies at a place in the row by age or size, 1 for the first, all of them where they are level.

    None where the row is too short or where what documents tell leaves open which stands there: «2018» and «June 2018».
    """
    measured = _measured(rank, evidence, knowledge)
    row = sorted(measured, key=lambda body: (measured[body][0], body), reverse=rank in {"newest", "most"})
    if len(row) < max(place, 2):
        return {}
    own = measured[row[place - 1]][0]
    near = {body for body in row if _may_be_level(measured[body][0], own)}
    if near & set(row[: place - 1]) or any(measured[body][0] != own for body in near):
        return {}
    before = [each for body in row[: place - 1] for each in measured[body][1]]
    return {body: [*measured[body][1], *before] for body in row if body in near}


def _may_be_level(one: str | int, other: str | int) -> bool:
    """Tell whether two numbers are equal, or two dates as far as both are told."""
    shorter, longer = sorted((str(one), str(other)), key=len)
    return longer.startswith(shorter) if isinstance(one, str) else one == other


def tie(draft: Draft, rank: str, knowledge: Knowledge) -> None:
    """Give the number of members that two bodies, neither of which has more than the other, both have."""
    lists = [found[0] for body in draft.bodies if (found := rolls(knowledge, body))]
    if rank in BY_AGE or len(lists) != 2 or len(draft.items) != 2:
        return
    evidence = tuple(each for roll in lists for each in roll.evidence())
    draft.items.append(DraftItem("number", str(len(lists[0].members)), evidence, True))
    draft.key = "tied"


def compare(draft: Draft, question: Question, own: Sequence[str], rank: str, knowledge: Knowledge) -> None:
    """Decide «is A older than B», «has A more members than B»: yes where A is the one found; both values are given."""
    draft.verdict = (list(draft.bodies) == [own[0]]) != question.denies_claim
    measured = [ranked(rank, {body: []}, knowledge).get(body, []) for body in own]
    draft.evidence = merged([e for each in measured for e in each])
    if rank in BY_AGE:
        for body in own:
            if found := times.founding(knowledge, body):
                draft.items.append(DraftItem("date", found[1].value, evidence_of(found[0], [found[1]]), of=body))
        return
    for body in own:
        for roll in rolls(knowledge, body)[:1]:
            number = str(len(roll.members))
            draft.items.append(DraftItem("number", number, tuple(roll.evidence()), True, of=body))
