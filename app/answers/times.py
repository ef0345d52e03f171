"""When a body was founded, joined or ended, and whether a question takes a wrong date for granted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.alignment import coverage
from app.answers import membership
from app.cues import FOUNDING, cue
from app.drafts import Draft, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.question import Question
from ingest.dates import covers
from ingest.folding import fold
from ingest.records import Fact, FactKind, Value

# Ways of standing apart that tell why there is no date of joining.
_APART = frozenset({"left", "absent", "candidate"})
_BEGINNING = FOUNDING | {"in_force", "joined"}
# From this share of its words on a question without a verb of founding is about the founding.
_ABOUT = 0.5


def when(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer when a body was founded, signed, launched or ended; the verb asked for goes before others."""
    body = question.bodies[0] if question.bodies else None
    if body is None:
        return None
    founding = question.aspects & {"created", "launched", "in_force", "ended"}
    takes_part = question.aspects & {"adopted", "signed", "joined", "left"} or not founding
    if question.countries and (takes_part or question.scores.get("members", 0) >= 1.0):
        if membership.watches(knowledge, body, question.countries):
            return joined(question, knowledge, body) or membership.away(question, knowledge, body, _APART)
        return joined(question, knowledge, body) or membership.answer(replace(question, polar=False), knowledge)
    if "future" in question.aspects:
        return None  # what is to come is told by no founding or ending
    if "ended" in question.aspects:
        return _dated(knowledge.facts(body, FactKind.ENDED) + knowledge.facts(body, FactKind.STATUS), body, "ended")
    founded = [f for f in knowledge.facts(body, FactKind.FOUNDED) if any(v.kind == "date" for v in f.values)]
    periods = [f for f in founded if f.aspect == "period"]
    if periods and len(founded) == len(periods):
        ended = [f for f in knowledge.facts(body, FactKind.ENDED) if f.aspect == "period"]
        draft = _dated(periods, body, "founded")
        begins = "begun" in question.aspects or "since" in question.restrict
        if draft is not None and ended and not begins:
            more = _dated(ended, body, "ended")
            draft.items += more.items if more else []
            draft.key = "period"
        return draft
    asked = [f for f in founded if f.aspect in question.aspects]
    strict = question.aspects & {"in_force", "joined"}
    if strict:
        asked = [f for f in asked if f.aspect in strict]
        if not asked:
            return None
    chosen = asked or [f for f in founded if f.aspect in {"created", "launched", "heading"}] or founded
    if _asks_otherwise(question, chosen, knowledge):
        return None
    draft = _dated(chosen, body, "founded")
    precise = 10 if "day" in question.aspects else 7 if "month" in question.aspects else 4
    return draft if draft is None or len(draft.items[0].value) >= precise else None


def founding(knowledge: Knowledge, body: str) -> tuple[Fact, Value] | None:
    """Return the fact and date of a body's founding: the earliest that is not that of a predecessor, most precise."""
    dated = [
        (f, v)
        for f in knowledge.facts(body, FactKind.FOUNDED)
        for v in f.values
        if v.kind == "date" and f.aspect not in {"in_force"}
    ]
    if not dated:
        return None
    first = min(dated, key=lambda pair: pair[1].value[:4])
    same = [pair for pair in dated if pair[1].value[:4] == first[1].value[:4]]
    return max(same, key=lambda pair: len(pair[1].value))


def _asks_otherwise(question: Question, facts: Sequence[Fact], knowledge: Knowledge) -> bool:
    """Tell whether a question asks for the date of another thing, «When is the glossary due?».

    It uses no verb of founding, and none of its other words stands where the founding is told; or of three words and
    more hardly any does.
    """
    if not question.content or (len(question.content) == 1 and question.named == "earlier"):
        return False
    told = " ".join(span.of(knowledge.document(f.document).text) for f in facts for span in f.evidence)
    share = coverage(question.content, told)
    if not question.aspects & _BEGINNING:
        return share < _ABOUT
    return len(question.content) > 2 and share < _ABOUT / 2


def founders(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer who founded a body by the sentence that says by whom, «créé par les pays de la région»."""
    for fact in knowledge.facts(question.bodies[0], FactKind.FOUNDED) if question.bodies else ():
        text = knowledge.document(fact.document).text
        if fact.label_span is None or fact.aspect == "heading":
            continue
        behind = fold(text[fact.label_span.end : fact.evidence[0].end])
        if cue("agent", knowledge.metadata[fact.document].language).search(behind) is not None:
            return Draft("text", evidence=list(evidence_of(fact))[:1], bodies=question.bodies[:1])
    return None


def joined(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer since when a country belongs, where a sentence gives the date at which it joined."""
    kind = "left" if "left" in question.aspects else "joined"
    for fact in knowledge.facts(body, FactKind.MEMBERS):
        named = {v.value for v in fact.values if v.kind == "country"}
        when = [v for v in fact.values if v.kind == "date"]
        if fact.aspect == kind and when and set(question.countries) <= named:
            return Draft(
                "founded", [item_of(fact, when[0])], list(evidence_of(fact)), bodies=(body,), slots={"verb": fact.label}
            )
    return None


def misdated(question: Question, knowledge: Knowledge) -> Draft | None:
    """Correct «why was it created in 2010?» where the documents give another year."""
    if question.polar or not question.years or not question.aspects & FOUNDING:
        return None
    draft = when(question, knowledge)
    if draft is None or not draft.items or draft.items[0].kind != "date":
        return None
    date = draft.items[0].value
    return None if any(covers(y, date) or covers(date, y) for y in question.years) else draft


def checked(question: Question, draft: Draft | None) -> Draft | None:
    """Answer yes or no to «was it signed in 1996?» by the date that was found."""
    if draft is None or not question.polar or not question.years or not draft.items:
        return draft
    date = draft.items[0].value
    draft.verdict = any(covers(year, date) or covers(date, year) for year in question.years)
    return draft


def _dated(facts: Sequence[Fact], body: str, key: str) -> Draft | None:
    """Build a draft from the most precise date of the newest document, with the others that agree as evidence."""
    dated = [(f, v) for f in facts for v in f.values if v.kind == "date"]
    if not dated:
        return None
    newest = dated[0][0].document
    own = [(f, v) for f, v in dated if f.document == newest]
    fact, value = max(own, key=lambda pair: len(pair[1].value))
    draft = Draft(key, [item_of(fact, value)], bodies=(body,))
    draft.slots["verb"] = fact.label
    agreeing = [(f, v) for f, v in dated if covers(v.value, value.value) or covers(value.value, v.value)]
    draft.evidence = merged(
        [*evidence_of(fact, [value]), *[e for f, v in agreeing if f is not fact for e in evidence_of(f, [v])][:2]]
    )
    for other, date in dated:
        if other.document != newest and not (covers(date.value, value.value) or covers(value.value, date.value)):
            extra = Draft(key, [item_of(other, date)], evidence=list(evidence_of(other, [date])), bodies=(body,))
            if all(extra.items[0].value != e.items[0].value for e in draft.extra):
                draft.extra.append(extra)
    return draft
