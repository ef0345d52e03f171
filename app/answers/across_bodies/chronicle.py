"""What a time or a place brought: the bodies and acts that were founded or signed then or there, and what else was."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answers.across_bodies.conditions import meets
from app.answers.from_facts import times
from app.answers.from_sentences.alignment import likeness
from app.drafts import Draft, DraftItem, Evidence, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, cue
from app.questions.leftovers import GROUPS, content
from app.questions.question import Question
from ingest import countries, dates
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue
from ingest.records import Fact, FactKind, Value
from ingest.topics import is_act

# Of an act that only applies from a year on nothing came about in it.
_DATED = (FactKind.FOUNDED, FactKind.ENDED, FactKind.STATUS)
_MADE = frozenset({"created", "launched"})
# What is founded besides bodies: an act that is named with its year, a body with the time over which it worked.
_TOLD = frozenset({"mention", "period"})

# A place that something was done at: what stands with capitals behind «in», «à», «en», «em».
_PLACED = re.compile(
    r"(?<!\w)(?:[Ii]n|[Aa]t|[Àà]|[Aa]u|[Aa]ux|[Ee]n|[Ee]m|[Nn]o|[Nn]a)\s+"
    r"([A-ZÀ-Þ][\w’'-]+(?:\s(?:(?:de|da|do|del|la|las|los|of)\s)?[A-ZÀ-Þ][\w’'-]+)*)"
)

# What is agreed on is signed or adopted.
_AGREED = frozenset({"signed", "adopted"})
# From this likeness on a word is one of a name.
_SAME = 0.9

_Dated = tuple[Fact, Value]


def as_asked(question: Question) -> Question:
    """Return a question for whatever was founded, signed or came to pass at a time or place as marked by these aspects.

    «What was founded in 1996?», «What was signed in Morocco?» ask for bodies, «What happened in 2018?» for all; any
    other question stays as it is.
    """
    city = _city(question)
    if not _is_open(question, city):
        return question
    founded = bool(question.aspects & FOUNDING)
    agreed = _opens(question, "agreed")
    dated = _opens(question, "of_a_year") and bool(question.years)
    mark = "whatever" if founded or agreed or dated else "happening"
    if not (agreed or dated or _opens(question, mark)):
        return question
    kind, points = ("bodies", {"bodies": 2.0}) if mark == "whatever" else ("other", {})
    aspects = question.aspects | {mark} | (_AGREED if agreed else frozenset())
    asked = replace(question, kind=kind, scores=points, aspects=aspects, content=(), expects="", follows=False)
    return replace(asked, bodies=(), named="", hints=(), unknown=()) if city else asked


def concerns(question: Question) -> bool:
    """Tell whether a question asks for whatever a time or a place brought."""
    return _is_open(question, _city(question)) and bool(question.aspects & {"whatever", "happening"})


def _happens(question: Question) -> bool:
    return "happening" in question.aspects


def _city(question: Question) -> str:
    """Return the place that a question names beside countries, «in Nueva Prata», folded; nothing where it names none.

    The place is meant where its words are those of a body's name as well: behind «in» stands no body by half its name.
    """
    if question.named in {"exact", "earlier"} or question.others:
        return ""
    dated = [match.span.start for match in dates.find(question.text)]
    placed = [match for match in _PLACED.finditer(question.text) if match.start(1) not in dated]
    named = [match[1] for match in placed if not countries.find(match[1])]
    words_named = words(named[0]) if len(named) == 1 else []
    if not words_named or set(question.hints) - set(words_named):
        return ""
    return " ".join(words_named) if set(fold(" ".join(question.unknown)).split()) <= set(words_named) else ""


def _is_open(question: Question, city: str) -> bool:
    """Tell whether a question names a time or a place and nothing else that what it asks for has to do with."""
    placed = bool(city) or bool(question.countries)
    if question.polar or question.others or question.regions or question.numbers:
        return False
    return (bool(question.years) or placed) and (bool(city) or not (question.bodies or question.unknown))


def _opens(question: Question, group: str) -> bool:
    """Tell whether a question opens with a cue of a group and has no words of content but that."""
    opening = cue(group, question.language).search(question.bare)
    if opening is None or content(question.bare[: opening.start], (), question.language, GROUPS):
        return False
    return _left(question) <= set(words(question.bare[opening.start : opening.end]))


def _left(question: Question) -> set[str]:
    """Return the words of content of a question beside those of the place that it names."""
    return set(question.content) - set(_city(question).split())


def _act_asked(question: Question) -> Cue | None:
    """Return the noun by which a question asks which act was made, «Which instrument …?», «¿Qué plan …?», or None."""
    asks = cue("asks_which", question.language).search(question.bare)
    act = cue("act_made", question.language).search(question.bare)
    if asks is None or act is None or question.bare[: asks.start].strip(" ¿¡,"):
        return None
    if question.bare[asks.end : act.start].strip() or _left(question) - set(_said(act, question)):
        return None
    made = question.aspects & FOUNDING
    return act if made & _AGREED or (act.name == "own" and (made or question.years)) else None


def _said(act: Cue, question: Question) -> list[str]:
    return words(question.bare[act.start : act.end])


def _is_kind(body: str, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a body is such an act as a question asks for: its name has the noun, where that is no «text»."""
    act = _act_asked(question)
    if act is None:
        return True
    if act.name == "any":
        made = {fact.aspect for fact in knowledge.facts(body, FactKind.FOUNDED)}
        return bool(made & _AGREED) or is_act(knowledge.bodies, body)
    names = " ".join(name for group in knowledge.bodies[body].names.values() for name in group)
    return all(likeness(word, names) >= _SAME for word in _said(act, question))


def acts(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which act of a kind was made at a time or place, «Which plan dates from 2010?»; None for any other."""
    city = _city(question)
    if not _is_open(question, city) or _act_asked(question) is None:
        return None
    draft = answer(replace(question, aspects=question.aspects | {"whatever"}), knowledge)
    return replace(draft, covered=question.content) if draft is not None else None


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what was founded or signed at a time, by the bodies and acts; or all that is dated to it."""
    told: dict[str, list[_Dated]] = {}
    city = _city(question)
    for fact in knowledge.all_facts(*(_DATED if _happens(question) else _DATED[:1])):
        if not _is_there(fact, question, city) or not _is_kind(fact.body, question, knowledge):
            continue
        told.setdefault(fact.body, []).extend((fact, value) for value in fact.values if value.kind == "date")
    dated = {body: found for body, each in told.items() if (found := _at_time(question, each))}
    if not dated:
        return None
    if _happens(question):
        return _events(dated)
    return _founded(dated)


def _is_there(fact: Fact, question: Question, city: str) -> bool:
    """Tell whether what a fact tells came about at the place that a question names, if it names one."""
    if not city and not question.countries:
        return True
    told = " ".join(value.value for value in fact.values if value.kind == "place")
    states = {match.value for match in countries.find(told)}
    return set(question.countries) <= states and set(city.split()) <= set(words(told))


def _at_time(question: Question, dated: list[_Dated]) -> list[_Dated]:
    """Return the dates of a body that lie in the time asked about, those of the act that is asked about alone."""
    chosen = dated if _happens(question) else _of_act(question, dated)
    if not question.years:
        return chosen
    return [(fact, value) for fact, value in chosen if _lies(value.value, question)]


def _of_act(question: Question, dated: list[_Dated]) -> list[_Dated]:
    facts = [fact for fact, _ in dated if fact.aspect != "in_force"]
    if question.aspects >= _AGREED:
        return [(fact, value) for fact, value in dated if fact.aspect in {*_AGREED, "mention"}]
    asked = question.aspects & FOUNDING
    if not asked or (asked & _AGREED and asked & _MADE):  # «launched or adopted» is whatever act made it
        return [(fact, value) for fact, value in dated if fact in facts]
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
