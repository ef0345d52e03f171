"""Bodies measured against each other: as old, as large, led alike; years between them; how many members they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answers.across_bodies import sets
from app.answers.from_facts import counts, nature
from app.answers.from_facts.rolls import rolls
from app.answers.from_facts.times import founding
from app.drafts import Draft, DraftItem, Evidence, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, cue
from app.questions.kinds import asks_countries
from app.questions.question import Question
from app.questions.units import asked_units
from ingest.gazetteer import words
from ingest.records import FactKind

# The relations that two bodies may share, by the kind of question.
_RELATIONS = {"leader": FactKind.LEADER, "parent": FactKind.PARENT, "instrument": FactKind.INSTRUMENT}

# How much a question asks for bodies by the noun for them, and what it may measure them by.
_NAMED = 2.0
_MEASURED = frozenset({"date", "members"})
# Of more bodies than this the numbers are not all looked up.
_MOST_BODIES = 60

Measure = tuple[str, DraftItem, list[Evidence]]


def as_asked(question: Question) -> Question:
    """Return a question which bodies are as old or as large as one that it names as one for bodies; any other as it is.

    «Which others are of the same year as A?» asks for no year.
    """
    tongue = question.language
    others = "other" in question.restrict or cue("bodylike", tongue).search(question.bare) is not None
    others = others or (question.asks("date") and bool(question.aspects & FOUNDING))  # «Who was born the same year?»
    aged = cue("as_old", tongue).search(question.bare) is not None
    measured = aged or question.asks("date", "count", "members", "other")
    asks = others and measured and not asks_countries(question.bare, tongue)
    opens = cue("interrogative", tongue).search(question.bare) is not None and question.expects in {"", "who"}
    if not (asks and opens and "same" in question.restrict) or question.polar or len(question.bodies) > 1:
        return question
    unmeasured = question.asks("other") and not (question.scores or aged)
    if question.content or question.countries or question.years or unmeasured:
        return question
    points = {kind: weight for kind, weight in question.scores.items() if kind != "count" and not aged}
    points |= {"bodies": _NAMED, **({"date": _NAMED} if aged else {})}
    points |= {"members": _NAMED} if "count" in question.scores else {}
    return replace(question, kind="bodies", scores=points)


def fellows(question: Question, knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return what tells that a body is as old, or has as many members, as the one that a question names."""
    if body == question.bodies[0]:
        return []
    own, other = (_measure(question, knowledge, each) for each in (body, question.bodies[0]))
    return [*own[2], *other[2]] if own is not None and other is not None and own[0] == other[0] else []


def measures_one(question: Question) -> bool:
    """Tell whether a question asks for bodies as old or as large as the one that it names."""
    one = len(question.bodies) == 1 and question.asks("bodies") and not question.polar
    return one and "same" in question.restrict and bool(question.scores.keys() & _MEASURED)


def _measure(question: Question, knowledge: Knowledge, body: str) -> Measure | None:
    return size(knowledge, body) if "members" in question.scores else _age(knowledge, body)


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what measures two bodies against each other, or None where a question does not or a measure is missing."""
    if len(question.bodies) < 2 or any(body not in knowledge.described for body in question.bodies):
        return None
    if question.asks("count") and not question.polar:
        return _years_apart(question, knowledge) or _excess(question, knowledge) or _shared(question, knowledge)
    units = _unlike(question) or (things_compared(question),) * 2
    if len(question.bodies) == 2 and all(units) and (draft := _more_of(units, question, knowledge)):
        return draft
    if not question.polar or question.countries:
        return None
    if "same" in question.restrict:
        return _same_nature(question, knowledge) if question.asks("legal", "status") else _same(question, knowledge)
    if len(question.bodies) == 2 and question.restrict & {"most", "fewest"}:
        return _larger(question, knowledge)
    return None


def size(knowledge: Knowledge, body: str) -> Measure | None:
    """Return how many members a body has: as its list has them, else as a sentence counts them."""
    for roll in rolls(knowledge, body):
        if roll.complete:
            number = str(len(roll.members))
            return number, DraftItem("number", number, tuple(roll.evidence()), True), roll.evidence()
    for fact in knowledge.facts(body, FactKind.COUNT):
        tongue = knowledge.metadata[fact.document].language
        unit = words(fact.unit)[:1]
        if unit and fact.values[0].value.isdigit() and cue("memberlike", tongue).search(unit[0]) is not None:
            return fact.values[0].value, item_of(fact, fact.values[0]), list(evidence_of(fact))
    return None


def _age(knowledge: Knowledge, body: str) -> Measure | None:
    found = founding(knowledge, body)
    if found is None:
        return None
    fact, value = found
    return value.value[:4], item_of(fact, value), list(evidence_of(fact, [value]))


def _related(knowledge: Knowledge, body: str, kind: FactKind) -> Measure | None:
    for fact in knowledge.facts(body, kind):
        if fact.values:
            held = ",".join(sorted(v.value for v in fact.values))
            return held, item_of(fact, fact.values[0]), list(evidence_of(fact))
    return None


def _measured(knowledge: Knowledge, question: Question) -> list[Measure]:
    """Return the measure asked for of each body; fewer where the documents do not give it of both."""
    if question.asks("count") or question.scores.get("members"):
        found = [size(knowledge, body) for body in question.bodies]
    elif question.kind in _RELATIONS:
        found = [_related(knowledge, body, _RELATIONS[question.kind]) for body in question.bodies]
    elif question.asks("date") or question.aspects & FOUNDING or question.scores.get("date"):
        found = [_age(knowledge, body) for body in question.bodies]
    else:
        return []
    return [each for each in found if each is not None]


def _same(question: Question, knowledge: Knowledge) -> Draft | None:
    measured = _measured(knowledge, question)
    if len(measured) != len(question.bodies):
        return None
    return _draft(question, measured, len({told for told, *_ in measured}) == 1)


def _same_nature(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether bodies bind alike, or work alike, where a sentence decides it for each."""
    tell = nature.legal if question.asks("legal") else nature.status
    alone = [replace(question, bodies=(body,), polar=False) for body in question.bodies]
    told = [draft for each in alone if (draft := tell(each, knowledge)) is not None]
    if len(told) != len(alone):
        return None
    same = len({(draft.slots["polarity"], draft.slots.get("aspect") or "legal") for draft in told}) == 1
    evidence = merged([each for draft in told for each in draft.evidence[:1]])
    draft = Draft("legal", evidence=evidence, derived=True, bodies=question.bodies)
    draft.verdict = same != question.denies_claim
    return draft


def _larger(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether the first of two bodies has more members, where a list or a sentence counts those of both."""
    measured = [each for each in (size(knowledge, body) for body in question.bodies) if each is not None]
    told = cue("memberlike", question.language).search(question.bare) is not None
    if len(measured) != 2 or not (
        told or all(any(roll.complete for roll in rolls(knowledge, b)) for b in question.bodies)
    ):
        return None
    first, second = (int(each[0]) for each in measured)
    draft = _draft(question, measured, first > second if "most" in question.restrict else first < second)
    if cue("either", question.language).search(question.bare):  # «Does A or B have more?» is no question for a yes
        draft.verdict = None
    if first != second:
        leads = (first > second) == ("most" in question.restrict)
        draft.items.insert(0, DraftItem("body", question.bodies[0 if leads else 1], tuple(draft.evidence), True))
    return draft


def things_compared(question: Question) -> tuple[str, ...]:
    """Return the things of which a question asks whether one body has more, or which has; members are no such things.

    «Which has more pillars, A or B?», «Has A more pillars than B?»
    """
    tongue = question.language
    more = cue("more_of", tongue).search(question.bare)
    either = cue("either", tongue).search(question.bare, more.end) if more is not None else None
    than = cue("excess", tongue).search(question.bare) if question.polar else None
    return () if either is None and than is None else thing_ranked(question)


def thing_ranked(question: Question) -> tuple[str, ...]:
    """Return the thing of which a question asks who has more, or the most; members are no such thing."""
    more = cue("more_of", question.language).search(question.bare)
    behind = next(iter(words(question.bare[more.end :])), "") if more is not None else ""
    memberlike = cue("memberlike", question.language).search(behind) is not None
    if behind not in question.terms or memberlike or question.countries or question.years:
        return ()
    return (behind,)


# What stands before the other of two things that are compared.
_THAN = re.compile(r"\b(?:than|que|qu(?='))")


def _unlike(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return two things of which a question asks if one body has more than another of the other; mostly nothing.

    «Does A have more objectives than B has pillars?»
    """
    more = cue("more_of", question.language).search(question.bare)
    than = _THAN.search(question.bare, more.end) if more is not None else None
    if more is None or than is None or not question.polar:
        return ()
    sides = question.bare[more.end : than.start()], question.bare[than.end() :]
    first, second = (tuple(word for word in question.terms if word in words(side)) for side in sides)
    first = first or tuple(words(sides[0])[:1])  # «more countries»
    return (first, second) if first and second and set(first).isdisjoint(second) else ()


def _more_of(units: Sequence[tuple[str, ...]], question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which of two bodies has more, or fewer, of a thing, by the numbers of it that documents state of both.

    ``units`` are the things that are counted of each, mostly the same.
    """
    pairs = zip(units, question.bodies, strict=True)
    found = [told for unit, body in pairs for told in _counted(unit, question, (body,), knowledge).values()]
    if len(found) != 2:
        return None
    fewer = cue("more_of", question.language).search(question.bare)
    measured: list[Measure] = [(each.items[0].value, each.items[0], each.evidence) for each in found]
    first, second = (-int(number) if fewer and fewer.name == "fewest" else int(number) for number, *_ in measured)
    draft = _draft(question, measured, first > second)
    if not question.polar:
        draft.verdict = None
    if first != second:
        leads = question.bodies[0 if first > second else 1]
        draft.items.insert(0, DraftItem("body", leads, tuple(draft.evidence), True))
    return draft


def _counted(
    unit: tuple[str, ...], question: Question, bodies: Sequence[str], knowledge: Knowledge
) -> dict[str, Draft]:
    """Return the number of a thing that documents state of each of some bodies, where they state one."""
    asked = replace(question, kind="count", polar=False, content=())
    told = {body: counts.count_of(unit, replace(asked, bodies=(body,)), knowledge) for body in bodies}
    return {body: draft for body, draft in told.items() if draft is not None and draft.items[0].value.isdigit()}


def most_of(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which body has the most, or fewest, of a thing, by the numbers of it that documents state of bodies."""
    unit = thing_ranked(question) if not question.bodies and question.scores.get("bodies") else ()
    if not unit or question.polar or len(knowledge.described) > _MOST_BODIES:
        return None
    counted = _counted(unit, question, sorted(knowledge.described), knowledge)
    more = cue("more_of", question.language).search(question.bare)
    best = min if more and more.name == "fewest" else max
    if len(counted) < (1 if best is max else 2):
        return None
    number = best(int(draft.items[0].value) for draft in counted.values())
    first = {body: draft for body, draft in counted.items() if int(draft.items[0].value) == number}
    draft = Draft("relation", derived=True, bodies=tuple(first))
    draft.items = [DraftItem("body", body, tuple(each.evidence), True) for body, each in first.items()]
    draft.evidence = merged([e for each in first.values() for e in each.evidence])
    return draft


def _draft(question: Question, measured: list[Measure], verdict: bool) -> Draft:
    draft = Draft("relation", derived=True, bodies=question.bodies, verdict=verdict != question.denies_claim)
    pairs = zip(question.bodies, measured, strict=True)
    draft.items = [replace(item, of=body) for body, (_, item, _) in pairs]
    draft.evidence = merged([e for *_, evidence in measured for e in evidence])
    return draft


def _years_apart(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many years lie between the foundings of two bodies."""
    told = cue("apart", question.language).search(question.folded)
    if len(question.bodies) != 2 or told is None or cue("timelike", question.language).search(question.bare) is None:
        return None
    measured = [each for each in (_age(knowledge, body) for body in question.bodies) if each is not None]
    if len(measured) != 2:
        return None
    number = str(abs(int(measured[0][0]) - int(measured[1][0])))
    evidence = merged([e for *_, each in measured for e in each])
    draft = Draft("number", [DraftItem("number", number, tuple(evidence), True)], evidence, derived=True)
    draft.bodies = question.bodies
    spoken = [cue(group, question.language) for group in ("apart", "timelike")]
    if all(any(each.search(word) is not None for each in spoken) for word in question.content):
        draft.covered = question.content
    return draft


def _excess(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many more members one body has than another, with the number of each."""
    told = cue("excess", question.language).search(question.bare)
    if len(question.bodies) != 2 or told is None or not question.scores.get("members") or question.countries:
        return None
    measured = [each for each in (size(knowledge, body) for body in question.bodies) if each is not None]
    memberlike = cue("memberlike", question.language)
    counted = any(memberlike.search(word) for unit in asked_units(question) for word in unit)
    if len(measured) != 2 or question.years or question.regions or not counted:
        return None
    evidence = merged([e for *_, each in measured for e in each])
    apart = str(abs(int(measured[0][0]) - int(measured[1][0])))
    draft = Draft("difference", [DraftItem("number", apart, tuple(evidence), True)], evidence, derived=True)
    draft.compared = tuple(item for _, item, _ in measured)
    draft.bodies = question.bodies
    return draft


def _shared(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many members some bodies share, or how many of the first the others have not."""
    apart = question.restrict & {"both", "not", "either", "together"} or cue("partitive", question.language).search(
        question.folded
    )
    memberlike = cue("memberlike", question.language)
    bare = not (question.terms or question.content)  # «How many are in A, in B or in both?»
    if not (question.scores.get("members") or memberlike.search(question.bare) or bare) or not apart:
        return None
    found = sets.shared(question, knowledge)
    if found is None:
        return None
    draft = sets.counted(found, question)
    draft.covered = tuple(word for word in question.content if memberlike.search(word))
    return draft
