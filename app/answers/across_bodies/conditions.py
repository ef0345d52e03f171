"""What a body must meet to be among those that a question asks for, each with the evidence that it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from app.answers.across_bodies.extents import members_asked, sized
from app.answers.across_bodies.sameness import fellows, measures_one
from app.answers.from_facts import nature, times
from app.answers.from_facts.rolls import BESIDE, rolls
from app.answers.from_facts.standing import lacked
from app.answers.from_sentences.alignment import likeness
from app.bodies.portrayed import acts_named, headed
from app.drafts import Evidence, evidence_of
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, RANKS, cue
from app.questions.question import Question
from ingest import countries
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import BlockKind, Fact, FactKind, Value

# Tells of a body, by its id, what bears out that it meets something; nothing where it does not.
Condition = Callable[[str], list[Evidence]]
Limit = tuple[str, str]

RELATIONS = {
    "leader": FactKind.LEADER,
    "parent": FactKind.PARENT,
    "partners": FactKind.PARTNERS,
    "predecessor": FactKind.PREDECESSOR,
    "instrument": FactKind.INSTRUMENT,
}
# From this likeness on a name is the one asked about.
_SAME = 0.9
# Acts that are not the same as founding at large: what was signed in a year need not be what began in it.
_OWN_ACTS = frozenset({"adopted", "signed"})
# So many characters behind a body, and words before the next name, its own parent is named: «of the Organization».
_BEHIND, _OWNING = 120, 4
# From this likeness on two words name one kind of act.
_SAME_ACT = 0.8


def conditions(question: Question, knowledge: Knowledge) -> list[Condition]:
    """Return what a body must meet by the words of a question."""
    found: list[Condition] = []
    negative = "not" in question.restrict
    absent = lacked(question) if negative else frozenset()
    leads = bool(question.scores.get("leader")) and not question.scores.get("members")
    about = topics(question)
    if about:
        found.append(lambda body: _about(knowledge, body, about))
    by_name = cue("by_name", question.language).search(question.folded) is not None
    ways = question.aspects & (BESIDE | {"founder"})
    places = _places(question)
    for code in () if about else question.countries:
        if "touching" in question.aspects:
            front = frozenset({_front(code, question.language)})
            found.append(lambda body, code=code, front=front: _touches(knowledge, body, code, front))  # type: ignore[misc]
        elif ways:
            found.append(lambda body, code=code: _takes_part(knowledge, body, code, ways))  # type: ignore[misc]
        elif code in places:
            found.append(lambda body, code=code: _made_in(knowledge, body, code, question.aspects))  # type: ignore[misc]
        elif leads:
            found.append(lambda body, code=code: _relates(knowledge, body, FactKind.LEADER, code))  # type: ignore[misc]
        else:
            found.append(
                lambda body, code=code: _names_country(knowledge, body, code, code in absent, named=by_name)  # type: ignore[misc]
            )
    if question.years and len(limits(question)) != 2:
        found.append(dated(question, knowledge))
    if "legal" in question.scores:
        found.append(lambda body: _nature(knowledge, body, binding=not negative, aspects=question.aspects))
    ended = bool(question.aspects & {"ended"})
    founded = question.years and not ended and question.aspects & FOUNDING  # «created before 2017 and still active»
    if ("status" in question.scores or (ended and question.asks("bodies"))) and (founded or not question.years):
        stopped = negative or ended
        found.append(lambda body: _working(knowledge, body, working=not stopped))
    counted = question.asks("count") and "all" in question.restrict
    if (question.asks("bodies") or counted) and members_asked(question):
        found.append(lambda body: sized(question, knowledge, body))
    if measures_one(question):
        found.append(lambda body: fellows(question, knowledge, body))
    return [*found, *_ties(question, knowledge), *_times(question, knowledge)]


# What stands before the country in which a thing is done, «signed in Morocco», «assinado no Marrocos».
_IN = re.compile(r"(?:^|\W)(?:in|en|aux?|em|n[oa]s?)\s$")


def _places(question: Question) -> frozenset[str]:
    """Return the countries in which an act was done by a question for bodies, «which one was signed in Morocco?»."""
    if not (question.asks("bodies") and question.aspects & FOUNDING):
        return frozenset()
    named = countries.find(question.text, capitalised=False)
    return frozenset(m.value for m in named if _IN.search(fold(question.text[: m.span.start])))


def _made_in(knowledge: Knowledge, body: str, code: str, aspects: frozenset[str]) -> list[Evidence]:
    """Return where an act that made a body is said to have been done in a country."""
    for fact in knowledge.facts(body, FactKind.FOUNDED):
        places = [v for v in fact.values if v.kind == "place" and code in {m.value for m in countries.find(v.value)}]
        if places and fact.aspect in aspects:
            return list(evidence_of(fact, places))
    return []


def _ties(question: Question, knowledge: Knowledge) -> list[Condition]:
    """Return the conditions on where a body sits, what it is tied to and by what act it was made."""
    found: list[Condition] = []
    named = question.bodies[:1] + question.others[:1]
    if question.unknown and not question.bodies and question.scores.keys() & {"seat", "leader"}:
        told = _led if "leader" in question.scores and "seat" not in question.scores else _sits
        found.append(lambda body: told(knowledge, body, question.unknown))
    parts = bool(question.scores.get("members"))
    for name, kind in RELATIONS.items():
        placed = name == "predecessor" and len(limits(question)) == 2
        if name in question.scores and named and not placed:
            told = partial(belongs, parts=parts) if kind is FactKind.PARENT else partial(_relates, kind=kind)
            found.append(lambda body, told=told: told(knowledge, body, other=named[0]))  # type: ignore[misc]
    if "not" in question.restrict and "date" in question.scores and not question.years and not question.bodies:
        found.append(lambda body: _undated(knowledge, body))
    acts = _acts(question)
    if acts and not named:
        own = acts_named(question, knowledge)
        found.append(lambda body: _by_act(knowledge, body, acts) if not own else _by_own(body, own))
    return found


def _times(question: Question, knowledge: Knowledge) -> list[Condition]:
    """Return the condition on when a body was founded, between two ends or beside one body."""
    ends = [] if question.restrict & RANKS else limits(question)
    if len(ends) == 2:
        return [lambda body: _within(question, knowledge, body, ends)]
    told = [word for word in question.content if cue("timelike", question.language).search(word) is None]
    founded = question.aspects & FOUNDING or "date" in question.scores or not told
    beside = len(question.bodies) == 1 and bool(question.restrict & {"before", "after"})
    if beside and founded and not question.years:
        return [lambda body: _beside(question, knowledge, body)]
    return []


def _undated(knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the heading of a body of whose founding no date is given."""
    return heading(knowledge, body) if times.founding(knowledge, body) is None else []


def heading(knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the heading of a body's section, else the first sentence on it."""
    for document in knowledge.documents_on(body):
        for sentence in knowledge.sentences(document):
            if sentence.body == body and sentence.unit.kind is BlockKind.HEADING:
                return [Evidence(document, sentence.unit.span)]
    found = knowledge.sentences_on(body)
    return [Evidence(found[0].document, found[0].unit.span)] if found else []


def _acts(question: Question) -> tuple[str, ...]:
    """Return the nouns for acts by which bodies that are asked for were made, «established by a declaration»."""
    if "instrument" not in question.scores or not question.aspects & FOUNDING or "not" in question.restrict:
        return ()
    nouns = [c for c in cues("instrument", question.language).find(question.bare) if c.name == "noun"]
    return tuple(question.bare[c.start : c.end] for c in nouns)


def _by_act(knowledge: Knowledge, body: str, acts: Sequence[str]) -> list[Evidence]:
    for fact in knowledge.facts(body, FactKind.INSTRUMENT):
        if any(likeness(act, value.value) >= _SAME_ACT for act in acts for value in fact.values):
            return list(evidence_of(fact))
    return []


def _by_own(body: str, facts: Sequence[Fact]) -> list[Evidence]:
    """Return where one of some facts tells by which act a body was made."""
    return next((list(evidence_of(fact)) for fact in facts if fact.body == body), [])


def topics(question: Question) -> frozenset[str]:
    """Return the beginnings of the country names that a question is about rather than asks of as members.

    «Quels mécanismes répondent à l'exode vénézuélien ?»: an adjective of a country, or a country beside a word for what
    a body deals with.
    """
    fronts = _fronts(question.language)
    hints = question.hints if len(question.bodies) < 2 else ()  # «the Southern Initiative» of two names is no topic
    adjectives = {w[:5] for w in (*question.content, *question.terms, *hints) if len(w) > 6 and w[:5] in fronts}
    named = {_front(code, question.language) for code in question.countries}
    return frozenset(adjectives | (named if "topic" in question.aspects else set()))


def _front(code: str, language: str) -> str:
    """Return the beginning of a country's name, which its adjective shares."""
    return words(countries.name(code, language))[0][:5]


@cache
def _fronts(language: str) -> frozenset[str]:
    """Return the beginnings of the country names of one word, which the adjectives share."""
    names = (words(countries.name(code, language)) for code in countries.codes())
    return frozenset(name[0][:5] for name in names if len(name) == 1)


def _takes_part(knowledge: Knowledge, body: str, code: str, ways: frozenset[str]) -> list[Evidence]:
    """Return where a document says that a country takes part in a body in one of some ways, «as an observer»."""
    facts = [fact for fact in knowledge.facts(body, FactKind.MEMBERS) if fact.aspect in ways]
    return [e for fact in facts for value in fact.values if value.value == code for e in evidence_of(fact, [value])]


def _touches(knowledge: Knowledge, body: str, code: str, front: frozenset[str]) -> list[Evidence]:
    """Return where a document names a country among the members of a body, or says that the body deals with it."""
    return _names_country(knowledge, body, code, negative=False) or _about(knowledge, body, front)


def _about(knowledge: Knowledge, body: str, topics: frozenset[str]) -> list[Evidence]:
    """Return the first sentence that says what a body is or is for and speaks of a topic."""
    for fact in knowledge.facts(body, FactKind.DEFINITION, FactKind.MANDATE):
        text = fact.evidence[0].of(knowledge.document(fact.document).text)
        if any(word[:5] in topics for word in words(text)):
            return list(evidence_of(fact))[:1]
    return []


def _names_country(
    knowledge: Knowledge, body: str, code: str, negative: bool, *, named: bool = False
) -> list[Evidence]:
    """Return where a body's list has a country, or lacks it; ``named``: by its name, and not by that of a region."""
    lists = rolls(knowledge, body)
    if not lists:
        return []
    roll = lists[0]
    if negative:
        return roll.evidence() if roll.complete and code not in roll.members else []
    if code not in roll.members or (named and roll.members[code][1].derived):
        return []
    return roll.evidence([code])


def dated(question: Question, knowledge: Knowledge) -> Condition:
    """Return the condition on when a body was founded: by the very act asked for, where any was in that time."""
    own = question.aspects & _OWN_ACTS
    by_act = bool(own) and any(_of_year(question, knowledge, body, own) for body in knowledge.described)
    return lambda body: _of_year(question, knowledge, body, own if by_act else frozenset())


def _of_year(question: Question, knowledge: Knowledge, body: str, acts: frozenset[str]) -> list[Evidence]:
    """Return where a body is said to be of a time that a question asks for, by one of some acts or by any."""
    if "ended" in question.aspects:
        facts = knowledge.facts(body, FactKind.ENDED, FactKind.STATUS)
        dated = [(f, v) for f in facts for v in f.values if v.kind == "date"]
    else:
        # What took effect in a year was founded in it only where that is asked.
        founded = [f for f in knowledge.facts(body, FactKind.FOUNDED) if f.aspect != "in_force"]
        facts = knowledge.facts(body, FactKind.FOUNDED) if "in_force" in question.aspects else founded
        dated = [(f, v) for f in facts for v in f.values if v.kind == "date" and (not acts or f.aspect in acts)]
    for fact, value in sorted(dated, key=lambda pair: -len(pair[1].value)):
        if any(meets(value.value, year, question) for year in question.years):
            return list(evidence_of(fact, [value]))
    return []


def meets(date: str, year: str, question: Question) -> bool:
    """Tell whether a date is of a year, decade or century, or before or after it where the question says so."""
    stem = year.rstrip("x")
    told = date[: len(stem)]
    if "since" in question.restrict:
        return told >= stem
    if "before" in question.restrict:
        return told < stem
    if "after" in question.restrict:
        return told > stem
    return covers(year, date)


def limits(question: Question) -> list[Limit]:
    """Return the two ends of a time, «after A but before B», «between 2010 and 2016»: before or after, body or year."""
    ends = list(question.bodies) if len(question.bodies) == 2 else list(question.years)
    if len(ends) != 2 or any(end.endswith("x") for end in ends):
        return []
    found = [c.name for c in cue("restrict", question.language).find(question.folded)]
    order = [name for name in found if name in {"before", "after"}]
    if len(order) == 2 and set(order) == {"before", "after"}:
        return list(zip(order, ends, strict=True))
    if "between" in {*found, *question.restrict} and (question.years or question.asks("bodies")):
        return [("between", ends[0]), ("between", ends[1])]
    return []


def _within(question: Question, knowledge: Knowledge, body: str, limits: Sequence[Limit]) -> list[Evidence]:
    """Return the evidence that a body was founded between two ends, the ends left out but for «between» years."""
    own = times.founding(knowledge, body)
    ends = []
    evidence: list[Evidence] = []
    for relation, end in limits:
        if end not in knowledge.described:
            ends.append((relation, end))
            continue
        other = times.founding(knowledge, end)
        if other is None or end == body:
            return []
        ends.append((relation, other[1].value))
        evidence += evidence_of(other[0], [other[1]])
    if own is None:
        return []
    date = own[1].value
    if limits[0][0] == "between":
        first, last = sorted(end for _, end in ends)
        inside = first[:4] <= date[:4] <= last[:4] if question.years else first[:4] < date[:4] < last[:4]
    else:
        inside = all(date[:4] < end[:4] if relation == "before" else date[:4] > end[:4] for relation, end in ends)
    return [*evidence_of(own[0], [own[1]]), *evidence] if inside else []


def _beside(question: Question, knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the evidence that a body was founded before or after the one named."""
    own, other = times.founding(knowledge, body), times.founding(knowledge, question.bodies[0])
    if own is None or other is None or body == question.bodies[0]:
        return []
    shorter = min(len(own[1].value), len(other[1].value))
    left, right = own[1].value[:shorter], other[1].value[:shorter]
    holds = left < right if "before" in question.restrict else left > right
    return [*evidence_of(own[0], [own[1]])] if holds else []


def _nature(knowledge: Knowledge, body: str, *, binding: bool, aspects: frozenset[str]) -> list[Evidence]:
    facts = knowledge.facts(body, FactKind.LEGAL)
    political = "political" in aspects
    own = [f for f in facts if (f.aspect == "political") == political and f.aspect != "treaty"]
    own = nature.of_itself(own, knowledge)
    if own and own[0].polarity == binding:
        return list(evidence_of(own[0]))
    return []


def _working(knowledge: Knowledge, body: str, *, working: bool) -> list[Evidence]:
    facts = nature.status_facts(knowledge, body)
    if facts:
        return list(evidence_of(facts[0])) if nature.works(facts[0]) == working else []
    return heading(knowledge, body) if working and nature.ended(knowledge) else []


def _relates(knowledge: Knowledge, body: str, kind: FactKind, other: str) -> list[Evidence]:
    for fact in knowledge.facts(body, kind):
        if any(means(knowledge, value, other) for value in fact.values):
            return list(evidence_of(fact))
    return []


def belongs(knowledge: Knowledge, body: str, other: str, *, parts: bool = False) -> list[Evidence]:
    """Return the evidence that a body belongs to another, or to what is named as part of the other.

    With ``parts`` what but stands under its auspices does not.
    """
    found: list[Evidence] = []
    for fact in knowledge.facts(body, FactKind.PARENT):
        text = knowledge.document(fact.document).text
        if parts and cue("auspices", knowledge.metadata[fact.document].language).search(fold(fact.label)) is not None:
            continue
        for value in fact.values if fact.polarity else ():
            behind = text[value.span.end : fact.evidence[-1].end][:_BEHIND]
            named = {m.value for m in knowledge.bodies.find(behind) if len(words(behind[: m.span.start])) <= _OWNING}
            if means(knowledge, value, other) or other in named:
                found += evidence_of(fact, [value])
    return found


def means(knowledge: Knowledge, value: Value, body: str) -> bool:
    """Tell whether a value is a body, by id or in words."""
    return value.value == body or body in knowledge.named_in(value.value)


def _led(knowledge: Knowledge, body: str, names: Sequence[str]) -> list[Evidence]:
    """Return the evidence that a person leads a body, or that it is led from a place of one of some names."""
    told = [fact for fact in headed(names, knowledge) if fact.body == body]
    return list(evidence_of(told[0])) if told else _sits(knowledge, body, names)


def _sits(knowledge: Knowledge, body: str, names: Sequence[str]) -> list[Evidence]:
    """Return the evidence that a body, or its secretariat, sits at a place of one of some names."""
    for fact in knowledge.facts(body, FactKind.SEAT):
        if any(likeness(fold(name), value.value) >= _SAME for name in names for value in fact.values):
            return list(evidence_of(fact))
    return []
