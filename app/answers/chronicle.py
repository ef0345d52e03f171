"""What a year brought: the bodies and acts that were founded or signed in it, and what else is dated to it."""

from __future__ import annotations

from dataclasses import replace

from app.answers import times
from app.answers.conditions import meets
from app.cues import FOUNDING, cue
from app.drafts import Draft, DraftItem, Evidence, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.leftovers import GROUPS, content
from app.question import Question
from ingest.gazetteer import words
from ingest.records import Fact, FactKind, Value

# Of an act that only applies from a year on nothing came about in it.
_DATED = (FactKind.FOUNDED, FactKind.ENDED, FactKind.STATUS)
_MADE = frozenset({"created", "launched"})
# What is founded besides bodies: an act that is named with its year, a body with the time over which it worked.
_TOLD = frozenset({"mention", "period"})

_Dated = tuple[Fact, Value]


def as_asked(question: Question) -> Question:
    """Return a question for whatever was founded, signed or came to pass at a time as marked by these aspects.

    «What was founded in 1996?» asks for bodies, «What happened in 2018?» for all; any other question stays as it is.
    """
    founded = bool(question.aspects & FOUNDING)
    mark = "whatever" if founded else "happening"
    if not _is_open(question) or not _opens(question, mark):
        return question
    kind, points = ("bodies", {"bodies": 2.0}) if founded else ("other", {})
    aspects = question.aspects | {mark}
    return replace(question, kind=kind, scores=points, aspects=aspects, content=(), expects="", follows=False)


def concerns(question: Question) -> bool:
    """Tell whether a question asks for whatever a time brought."""
    return _is_open(question) and bool(question.aspects & {"whatever", "happening"})


def _happens(question: Question) -> bool:
    return "happening" in question.aspects


def _is_open(question: Question) -> bool:
    """Tell whether a question names a time and nothing else that what it asks for has to do with."""
    named = (question.bodies, question.others, question.countries, question.regions, question.unknown, question.numbers)
    return bool(question.years) and not any(named) and not question.polar


def _opens(question: Question, group: str) -> bool:
    """Tell whether a question opens with a cue of a group and has no words of content but that."""
    opening = cue(group, question.language).search(question.bare)
    if opening is None or content(question.bare[: opening.start], (), question.language, GROUPS):
        return False
    return set(question.content) <= set(words(question.bare[opening.start : opening.end]))


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what was founded or signed at a time, by the bodies and acts; or all that is dated to it."""
    told: dict[str, list[_Dated]] = {}
    for fact in knowledge.all_facts(*(_DATED if _happens(question) else _DATED[:1])):
        told.setdefault(fact.body, []).extend((fact, value) for value in fact.values if value.kind == "date")
    dated = {body: found for body, each in told.items() if (found := _at_time(question, each))}
    if not dated:
        return None
    if _happens(question):
        return _events(dated)
    return _founded(dated)


def _at_time(question: Question, dated: list[_Dated]) -> list[_Dated]:
    """Return the dates of a body that lie in the time asked about, those of the act that is asked about alone."""
    chosen = dated if _happens(question) else _of_act(question, dated)
    return [(fact, value) for fact, value in chosen if _lies(value.value, question)]


def _of_act(question: Question, dated: list[_Dated]) -> list[_Dated]:
    facts = [fact for fact, _ in dated if fact.aspect != "in_force"]
    kept = times.of_act(question, facts)
    if question.aspects & _MADE:
        kept = [*kept, *(fact for fact in facts if fact.aspect in _TOLD)]
    return [(fact, value) for fact, value in dated if fact in kept]


def _lies(date: str, question: Question) -> bool:
    if "between" in question.restrict and len(question.years) == 2:
        first, last = sorted(question.years)
        return first[:4] <= date[:4] <= last[:4]
    return any(len(date) >= len(year.rstrip("x")) and meets(date, year, question) for year in question.years)


def _founded(dated: dict[str, list[_Dated]]) -> Draft:
    draft = Draft("bodies", derived=True, bodies=tuple(dated))
    draft.items = [DraftItem("body", body, _evidence(found), True) for body, found in dated.items()]
    draft.evidence = merged([each for item in draft.items for each in item.evidence])
    return draft


def _events(dated: dict[str, list[_Dated]]) -> Draft:
    """Return each date once, by its most precise form, with the document's own verb for it; oldest first."""
    rows = []
    for body, found in dated.items():
        kinds: dict[FactKind, list[_Dated]] = {}
        for fact, value in found:
            kinds.setdefault(fact.kind, []).append((fact, value))
        for each in kinds.values():
            fact, value = max(each, key=lambda pair: (len(pair[1].value), pair[0].aspect != "heading"))
            verb = "" if fact.aspect in {"heading", *_TOLD} else fact.label
            event = Draft("founded", [item_of(fact, value)], bodies=(body,), slots={"verb": verb}, derived=True)
            event.evidence = merged([*evidence_of(fact, [value])])
            rows.append(event)
    rows.sort(key=lambda event: event.items[0].value)
    bodies = tuple(dict.fromkeys(event.bodies[0] for event in rows))
    draft = Draft("events", derived=True, bodies=bodies, extra=rows)
    draft.evidence = merged([each for event in rows for each in event.evidence])
    return draft


def _evidence(found: list[_Dated]) -> tuple[Evidence, ...]:
    return tuple(merged([each for fact, value in found for each in evidence_of(fact, [value])]))
