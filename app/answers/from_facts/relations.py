"""What ties a body to others: its instrument, parent, predecessor, leader, partners and seat."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from app import confidence
from app.answers.from_facts import contributions, instruments, leaders, times
from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_sentences.sought import marked
from app.drafts import Draft, DraftItem, Evidence, countries_in, draft_of, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, cue, data, interrogated
from app.questions.leftovers import kinds_of_body
from app.questions.question import Question
from ingest import dates, numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cues, cues, spelt
from ingest.records import LANGUAGES, Fact, FactKind, Span, Value

_RELATIONS = {
    "leader": FactKind.LEADER,
    "parent": FactKind.PARENT,
    "predecessor": FactKind.PREDECESSOR,
    "partners": FactKind.PARTNERS,
    "seat": FactKind.SEAT,
    "instrument": FactKind.INSTRUMENT,
}
# From this likeness on a sentence says a word.
_SAID = 0.9
# Ties of which a body has those that the document names, and no others.
_SOLE = frozenset({"leader", "parent"})
_OFFICES = frozenset({FactKind.LEADER, FactKind.DEPUTY})
BODY_RELATIONS = (FactKind.PARENT, FactKind.PREDECESSOR, FactKind.LEADER, FactKind.PARTNERS)
# Ties that are no partnership unless they are asked for.
_APART = frozenset({"contribution", "counterpart", "donor"})
# Ways of founding that have a place.
_SIGNED = frozenset({"signed", "adopted", "launched", "created"})
# So many characters behind a place its country may be named.
_BEHIND = 40
# From this share on a place is the one asked about.
_THERE = 0.8
# The most characters behind a parent's name in which stands what it is an organ of, «… (CIDI) de l'Organisation …».
_CHAIN = 60


def related(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer who leads, what a body belongs to, what came before, its partners, its seat or its instrument."""
    kind = _RELATIONS[question.kind]
    if not question.bodies or _asks_how_named(question, kind, knowledge):
        return None
    body = question.bodies[0]
    if (before := _forerunner(question, knowledge)) is not None:
        return _of_forerunner(question, before, knowledge)
    if "contribute" in question.aspects:
        given = contributions.given(question, knowledge, body)
        if given is not None or kind is FactKind.PARTNERS:
            return given
    if kind is FactKind.LEADER and leaders.of_deputy(question):
        kind = FactKind.DEPUTY
    if kind is FactKind.LEADER and leaders.asks_otherwise(question):
        return None
    if kind is FactKind.SEAT and cues("event", question.language).search(question.bare) is not None:
        return None  # where a meeting was or will be held is told by no seat
    signed = kind is FactKind.SEAT and bool(_SIGNED & question.aspects)
    facts = _places(question, knowledge, body) if signed else [f for f in knowledge.facts(body, kind) if f.values]
    if signed and facts and "date" in question.scores:
        both = [v for f in facts[:1] for v in f.values if v.kind in {"place", "date"}]
        return Draft("relation", [item_of(facts[0], v) for v in both], list(evidence_of(facts[0])), bodies=(body,))
    facts = _asked(question, kind, [f for f in facts if not _tautology(question, f)], knowledge)
    if not facts:
        return None
    if kind is FactKind.INSTRUMENT:
        return instruments.founding(question, facts, knowledge)
    fact = _best(facts, question, knowledge)
    if kind is FactKind.PARTNERS and (several := _as_many(facts, fact, question)):
        return draft_of(question.kind, body, several)
    if kind is FactKind.PARENT:
        fact = _upwards(question, fact, knowledge)
    if kind is FactKind.SEAT and question.polar and question.content:
        return _seated(question, body, fact)
    draft = draft_of(question.kind, body, [fact])
    if kind is FactKind.DEPUTY:
        draft.covered = leaders.office(question)
    if kind is FactKind.SEAT and cue("in_country", question.language).search(question.bare):
        draft.items = _country_of(fact, knowledge) or draft.items
    if kind not in _OFFICES:
        return draft
    return _with_others(draft, fact, _as_close(fact, facts, question, knowledge), knowledge)


# Ties that what came before a body had as well.
_HELD_BEFORE = frozenset({"parent", "leader", "seat", "partners"})


def _forerunner(question: Question, knowledge: Knowledge) -> Fact | None:
    """Return the fact that names what came before a body, where a question asks of years before it was founded."""
    body, asked = question.bodies[0], sorted(question.years)
    founded = [v.value for f in knowledge.facts(body, FactKind.FOUNDED) for v in f.values if v.kind == "date"]
    if question.polar or question.kind not in _HELD_BEFORE or not (asked and founded):
        return None
    if question.restrict & _OPEN or question.aspects & FOUNDING:  # «B, created in 2008»: the year is of its founding
        return None
    ended = "between" in question.restrict and all(not _precedes(date, asked[-1]) for date in founded)
    if not ended and not all(_precedes(asked[-1], date) for date in founded):
        return None
    facts = knowledge.facts(body, FactKind.PREDECESSOR)
    return next((f for f in facts if f.polarity and f.values and f.values[0].kind == "body"), None)


# Restrictions by which years have no end.
_OPEN = frozenset({"before", "after", "since"})


def _precedes(date: str, other: str) -> bool:
    """Tell whether a date lies before another, as far as both are told."""
    return date[: len(other)] < other[: len(date)]


def _of_forerunner(question: Question, fact: Fact, knowledge: Knowledge) -> Draft | None:
    """Return the tie asked about of what came before a body, with that; None where none is told."""
    draft = related(replace(question, bodies=(fact.values[0].value,), years=()), knowledge)
    if draft is None or not draft.items:
        return None
    items = [item_of(fact, fact.values[0]), *draft.items]
    evidence = merged([*evidence_of(fact, fact.values[:1]), *draft.evidence])
    return replace(draft, key="premise_predecessor", items=items, evidence=evidence, bodies=question.bodies[:1])


def _as_many(facts: Sequence[Fact], best: Fact, question: Question) -> list[Fact]:
    """Return the ties that one sentence tells, where they are as many as are asked for, «with which two others …?»."""
    beside = [fact for fact in facts if fact.evidence[0] == best.evidence[0] and fact.document == best.document]
    told = {value.value for fact in beside for value in fact.values}
    asked = {count.value for count in numbers.find(question.folded, question.language) if count.unit}
    return beside if len(told) > len(best.values) and str(len(told)) in asked else []


def _asks_how_named(question: Question, kind: FactKind, knowledge: Knowledge) -> bool:
    """Tell whether a question names who leads, or what a body belongs to, and asks how: «How did A come to …?»"""
    if question.kind not in _SOLE or question.polar or cue("manner", question.language).search(question.bare) is None:
        return False
    named = {*question.bodies[1:], *question.others, *question.countries}
    return bool(named & {v.value for fact in knowledge.facts(question.bodies[0], kind) for v in fact.values})


def _country_of(fact: Fact, knowledge: Knowledge) -> list[DraftItem]:
    """Return the country that a place lies in: named in its value, or right behind it, «in Paita, Peru»."""
    place = next(v.span for v in fact.values if v.kind in {"place", "text"})
    text = knowledge.document(fact.document).text
    stretch = Span(place.start, min(place.end + _BEHIND, fact.evidence[0].end))
    for item in countries_in(Evidence(fact.document, fact.evidence[0]), stretch, text):
        mark = item.evidence[0].marks[0]
        if mark.start < place.end or re.fullmatch(r"[\s,(]*", text[place.end : mark.start]):
            return [item]
    return []


def _places(question: Question, knowledge: Knowledge, body: str) -> list[Fact]:
    """Return the facts that tell where a body was founded in the way asked for, as they tell when."""
    founded = [f for f in knowledge.facts(body, FactKind.FOUNDED) if f.aspect != "heading"]
    return times.of_act(question, [f for f in founded if any(v.kind == "place" for v in f.values)])


def _asked(question: Question, kind: FactKind, facts: list[Fact], knowledge: Knowledge) -> list[Fact]:
    """Return the facts of a kind that bear on what the question says of it: the office, the year, the way of a tie."""
    if kind in _OFFICES:
        facts = leaders.asked(question, facts, knowledge)
    if kind is FactKind.PARTNERS:
        wanted = {"counterpart", "donor"} & question.aspects
        facts = [f for f in facts if f.polarity or question.polar]
        facts = [f for f in facts if f.aspect in wanted or (not wanted and f.aspect not in _APART)]
        facts = _of_countries(question, facts)
    if kind is FactKind.PREDECESSOR:
        facts = _succession(question, facts, knowledge, question.bodies[0])
    if kind in {FactKind.PARTNERS, FactKind.PARENT, FactKind.SEAT}:
        facts = [f for f in facts if _of_year(question, f, knowledge)]
    if question.polar and kind in {FactKind.PARTNERS, FactKind.PREDECESSOR}:
        named = {*question.bodies[1:], *question.others}
        facts = [f for f in facts if any(v.value in named for v in f.values)] or facts
    return facts


def _of_countries(question: Question, facts: list[Fact]) -> list[Fact]:
    """Return the facts that name countries where countries are asked for and some do: «which countries pay for it?»."""
    likes = cue("memberlike", question.language).find(question.bare)
    named = [f for f in facts if any(v.kind == "country" for v in f.values)]
    return named if named and any(c.name == "country" for c in likes) else facts


def decide(draft: Draft, question: Question, knowledge: Knowledge, *, says: bool) -> None:
    """Give the yes or no of a relation: «Is it led by UNHCR?» is yes where it is among those named.

    «Alone» is a no where others are named too. A part of a part is a part: a body belongs to what its parent is an
    organ of. ``says`` tells whether the sentence says all that is asked.
    """
    named = {item.value for item in draft.items if item.kind in {"body", "country"}}
    others = {*question.bodies[1:], *question.others, *(question.countries if draft.key == "leader" else ())}
    if draft.key == "parent":
        named |= {m.value for e in draft.evidence for m in knowledge.bodies.find(_behind_marks(e, knowledge))}
    draft.verdict = True if named & others or (not others and says) else None
    if draft.verdict is None and not named & others and _excludes(draft, question, others, knowledge):
        draft.verdict = False
    if (
        draft.verdict
        and others
        and not _are_choices(question)
        and (others - named or _are_strange(draft, question, knowledge))
    ):
        draft.verdict = False if draft.key in _SOLE else None  # «Is it led by A and C?» where A and B lead
    if draft.verdict and "alone" in question.restrict and named - others - set(question.bodies):
        draft.verdict = False
    if draft.key == "parent" and marked("the_only", question.folded, question.language):
        draft.verdict = None  # «the only agreement made under the UN?» asks of the others too
    if draft.verdict and others & named and cue("one_of", question.language).search(question.bare) is not None:
        draft.items = [item for item in draft.items if item.value in others]  # «Is A one of those who lead it?»


def _are_choices(question: Question) -> bool:
    """Tell whether a question leaves a choice, «led by A or B»."""
    return cue("either", question.language).search(question.bare) is not None


def _are_strange(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question names somebody whom the evidence of an answer does not, «UNICEF»."""
    text = confidence.shown(draft, knowledge)
    return any(likeness(fold(name), text) < _SAID for name in question.unknown)


def _excludes(draft: Draft, question: Question, others: Collection[str], knowledge: Knowledge) -> bool:
    """Tell whether naming who leads, or what a body is part of, says that it is not the one asked about.

    The question must ask of nothing else, a year or an office, and of one of the same sort: a body for a body.
    """
    strange = [fold(name) for name in question.unknown]
    asked = {"country" if each in question.countries else "body" for each in others} | {"body" for _ in strange}
    text = confidence.shown(draft, knowledge)
    parts = {word for name in strange for word in (name, *words(name))}  # «Croix-Rouge»
    told = all(word in parts or likeness(word, text) >= _SAID for word in question.content)
    plain = not question.years and not draft.extra and told
    return draft.key in _SOLE and plain and bool(asked) and {item.kind for item in draft.items} == asked


def _behind_marks(evidence: Evidence, knowledge: Knowledge) -> str:
    """Return what stands right behind the values of a piece of evidence."""
    text = knowledge.document(evidence.document).text
    last = max((mark.end for mark in evidence.marks), default=evidence.span.start)
    return text[last : min(evidence.span.end, last + _CHAIN)]


def _of_year(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a tie may be of the year asked for: its sentence or the date of its document says so."""
    if not question.years:
        return True
    told = [m.iso for span in fact.evidence for m in dates.find(span.of(knowledge.document(fact.document).text))]
    return any(d[:4] == y[:4] for d in (*told, fact.as_of or "") for y in question.years)


def _kinds(question: Question) -> list[str]:
    """Return the words of a question for a kind of body, without those for any body: an organ is no organization."""
    found = kinds_of_body(question.bare, question.language)
    return [kind for kind in found if cue("bodylike", question.language).search(kind) is None]


def _upwards(question: Question, fact: Fact, knowledge: Knowledge) -> Fact:
    """Return a fact with the body of the kind asked that its parent belongs to: «of which organization?»."""
    kinds = _kinds(question)
    noun = cues("subject", question.language).find(question.bare)
    wanted = [k for k in kinds if interrogated(question.bare, question.language, k)] if noun else []
    given = [v for v in fact.values if v.kind == "body"]
    if not wanted or not given or any(knowledge.is_a(v.value, k) for v in given for k in wanted):
        return fact
    text = knowledge.document(fact.document).text
    last = given[-1].span.end
    for match in knowledge.bodies.find(text[last : last + _CHAIN]):
        if match.value not in question.bodies and any(knowledge.is_a(match.value, kind) for kind in wanted):
            span = Span(last + match.span.start, last + match.span.end)
            return replace(fact, values=(Value("body", match.value, span),))
    return fact


def _seated(question: Question, body: str, fact: Fact) -> Draft:
    """Answer whether a body sits where the question says: by the place that the value opens with."""
    draft = draft_of("legal", body, [fact])
    place = re.split(r"[,;(]", fact.values[0].value)[0]
    draft.verdict = coverage(question.content, place) >= _THERE
    return draft


def _as_close(fact: Fact, facts: Sequence[Fact], question: Question, knowledge: Knowledge) -> list[Fact]:
    """Return the facts that are about as close to what is asked: «by the revised text» leaves out the first one."""
    least = coverage(question.content, knowledge.around(fact)) - 0.15
    return [f for f in facts if coverage(question.content, knowledge.around(f)) >= least]


def _with_others(draft: Draft, fact: Fact, facts: Sequence[Fact], knowledge: Knowledge) -> Draft:
    """Add who leads by other documents, where that is somebody else whose term was not over by then."""
    for other in facts:
        given = {item.value for each in (draft, *draft.extra) for item in each.items}
        apart = other.document != fact.document and other.aspect == fact.aspect and other.as_of != fact.as_of
        apart = apart and not leaders.has_ended(other, fact.as_of or "", knowledge)
        if apart and not given & {value.value for value in other.values}:
            draft.extra.append(draft_of(draft.key, other.body, [other]))
    return draft


def of_kind(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «within which council?» with the body of that kind that a relation of the body asked about names."""
    kinds = _kinds(question)
    if not kinds or len(question.bodies) != 1:
        return None
    facts = knowledge.facts(question.bodies[0], *BODY_RELATIONS)
    for fact in facts:
        named = [v for v in fact.values if v.kind == "body" and v.value not in question.others]
        fitting = [v for v in named if any(knowledge.is_a(v.value, kind) for kind in kinds)]
        if fitting:
            draft = Draft(fact.kind.value, [item_of(fact, v) for v in fitting], bodies=question.bodies)
            draft.evidence = merged(list(evidence_of(fact, fitting)))
            return draft
    return None


def _tautology(question: Question, fact: Fact) -> bool:
    """Tell whether a fact only gives back the question's own words: «Who is the Director-General?»."""
    if not question.polar and question.countries and {v.value for v in fact.values} <= set(question.countries):
        return True  # «Who takes the chair after Peru?» is not answered by Peru
    if question.polar or any(v.kind != "text" for v in fact.values):
        return False
    post = cues("post", question.language).search(question.bare)
    tongues = [cues("post", language) for language in LANGUAGES]
    if post and all(any(_is_post(v.value, each) for each in tongues) for v in fact.values):
        return True  # the post itself, in whichever language
    return all(likeness(w, question.folded) >= 0.99 for v in fact.values for w in words(v.value) if len(w) > 3)


def _is_post(words_: str, posts: Cues) -> bool:
    folded = fold(words_)
    return any((c.start, c.end) == (0, len(folded)) for c in posts.find(folded))


_AFTERWARDS = re.compile(spelt("afterwards", data()))
# Who or what takes the place of another, not whose place it takes, «à quel organe a succédé …».
_REPLACES = re.compile(
    rf"(?<!\ba )\b{spelt('replaces.asks', data())}\s(?:(?:lui|leur|l[eao]s?|os?)\s)?(?:a|ont|l'a|has|have|ha)?\s?"
    rf"{spelt('replaces.verb', data())}"
)


def asks_successor(question: Question) -> bool:
    """Tell whether a question on what came before or after a body asks for what came after it."""
    return bool(_AFTERWARDS.search(question.folded) or _REPLACES.search(question.folded))


def _succession(question: Question, facts: list[Fact], knowledge: Knowledge, body: str) -> list[Fact]:
    wanted = "successor" if asks_successor(question) else "predecessor"
    own = [f for f in facts if f.aspect == wanted]
    if own:
        return own
    turned = []
    for other in knowledge.all_facts(FactKind.PREDECESSOR):
        if other.aspect != wanted and any(v.value == body for v in other.values):
            value = Value("body", other.body, other.values[0].span)
            turned.append(
                Fact(
                    body,
                    other.kind,
                    (value,),
                    other.document,
                    other.evidence,
                    other.label,
                    other.label_span,
                    other.as_of,
                    aspect=wanted,
                )
            )
    return turned


def _best(facts: Sequence[Fact], question: Question, knowledge: Knowledge) -> Fact:
    """Return the fact whose words answer the question's best; the first of equals."""

    def score(fact: Fact) -> float:
        text = knowledge.document(fact.document).text
        if fact.kind is FactKind.PARTNERS and fact.label_span is not None:
            # Of several relations in one sentence the words around each label tell which is meant.
            return coverage(question.terms, text[fact.label_span.start - 30 : fact.values[-1].span.end + 60])
        return coverage(question.content, fact.evidence[0].of(text))

    return max(facts, key=lambda fact: (fact.aspect in question.aspects, round(score(fact), 3)))
