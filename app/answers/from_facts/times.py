"""When a body was founded, joined or ended, and whether a question takes a wrong date for granted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from app.answers.from_facts import onlookers
from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_sentences.sentences import is_precise
from app.answers.withheld import meetings
from app.drafts import Draft, Evidence, countries_in, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions import intervals
from app.questions.cues import FOUNDING, cue
from app.questions.question import Question
from ingest import countries
from ingest.dates import covers
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import Fact, FactKind, Span, Value

# Ways of standing apart that tell why there is no date of joining.
_APART = frozenset({"left", "absent", "candidate"})
_IN_FORCE = frozenset({"in_force"})
_BEGUN = FOUNDING | _IN_FORCE
_BEGINNING = _BEGUN | {"joined"}
# The acts of which a question asks the date, the most telling first: the aspects of the question, then those of
# the facts that answer, again the most telling first.
_MADE = ({"created"}, {"launched"}, {"heading"}, {"mention"})
_ACTS = (
    ({"in_force", "joined"}, ({"in_force"},)),
    ({"signed"}, ({"signed"}, {"mention"})),
    ({"adopted"}, ({"adopted"}, {"mention"})),
    ({"works"}, ({"working"}, {"launched"}, *_MADE)),
    ({"created"}, _MADE),
    ({"launched"}, ({"launched", "working"}, {"created"}, {"heading"})),
)
_SIGNING = {"signed", "adopted"}
# What is done to acts, and the likeness from which on a word is the noun of one.
_OF_PAPER = _SIGNING | {"in_force"}
_SAME = 0.7
# Kinds that tell what a question for a time asks it of, where their words stand in it.
_TIES = ("leader", "seat", "partners", "parent")
# From this share of its words on a question without a verb of founding is about the founding.
_ABOUT = 0.5


def when(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer when a body was founded, signed, launched or ended, by a date of the act that is asked about alone.

    None where the question asks for the date of another thing, so that the sentences on that are read.
    """
    body = question.bodies[0] if question.bodies else None
    if body is None or _is_of_tie(question) or meetings.asks_of_occasion(question):
        return None
    if question.scores.get("predecessor") and _gave_way(body, question.others, knowledge):
        return None
    if _is_of_country(question):
        return _of_country(question, knowledge, body)
    if "future" in question.aspects:
        return None  # what is to come is told by no founding or ending
    whole = cue("period", question.language).search(question.bare) is not None
    if question.aspects & {"ended", "until"} and not whole:
        return _ended(question, knowledge, body)
    founded = [f for f in knowledge.facts(body, FactKind.FOUNDED) if any(v.kind == "date" for v in f.values)]
    periods = [f for f in founded if f.aspect == "period"]
    if periods and len(founded) == len(periods):
        return _period(question, knowledge, body, periods, whole=whole)
    chosen = of_act(question, founded) or _of_made_by(question, founded, knowledge, body)
    chosen = _sharpened(question, _of_paper(question, chosen, knowledge), founded)
    if _asks_otherwise(question, chosen, knowledge):
        return None
    draft = dated_by(chosen, body, "founded")
    if draft is None or not is_precise(question, draft.items[:1]):
        return None
    draft.evidence = merged([*draft.evidence, *_told_of_founding(question, knowledge, body)])
    return draft


def _gave_way(body: str, others: Collection[str], knowledge: Knowledge) -> bool:
    """Tell whether a body came before one of some others, so that its founding is not when one replaced the other."""
    facts = knowledge.all_facts(FactKind.PREDECESSOR)
    pairs = [(f.body, v.value, f.aspect) for f in facts for v in f.values]
    return any((body, each, "successor") in pairs or (each, body, "predecessor") in pairs for each in others)


def _told_of_founding(question: Question, knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the sentence that tells what else a question says of how a body was made, «after 18 months of talks»."""
    if not (question.numbers and question.aspects & FOUNDING):
        return []
    for each in knowledge.sentences_on(body):
        tongue = knowledge.metadata[each.document].language
        if cues("founded", tongue).search(fold(each.text)) and coverage(question.content, each.text) >= _ABOUT:
            return [Evidence(each.document, each.unit.span)]
    return []


def _is_of_country(question: Question) -> bool:
    """Tell whether a question asks when a country joined, signed or left rather than when a body was founded."""
    founding = question.aspects & {"created", "launched", "in_force", "ended"}
    takes_part = question.aspects & {"adopted", "signed", "joined", "left"} or not founding
    return bool(question.countries) and (bool(takes_part) or question.scores.get("members", 0) >= 1.0)


def _of_country(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer when a country joined, or with the sentence that says it has not; no list of members tells a time."""
    said = joined(question, knowledge, body)
    if said is not None or not onlookers.watches(knowledge, body, question.countries):
        return said
    return onlookers.away(question, knowledge, body, _APART)


def _is_of_tie(question: Question) -> bool:
    """Tell whether a question asks for a time of who leads, where it sits or whom it belongs to."""
    return any(question.scores.get(kind, 0.0) >= 1.0 for kind in _TIES)


def of_act(question: Question, founded: list[Fact]) -> list[Fact]:
    """Return the facts that tell of the act asked about: who asks what took effect is told of no signature.

    An act that made a body, «the resolution creating it was adopted», goes before the creation.
    """
    told = next((told for asked, told in _ACTS if asked & question.aspects), None)
    ways = [[f for f in founded if _way(f, founded) in aspects] for aspects in told or _MADE]
    if told and told[0] <= _SIGNING:
        ways.append([f for f in founded if f.aspect == "created" and _is_done(f)])
    return next((facts for facts in ways if facts), [] if told else founded)


def _of_made_by(question: Question, founded: list[Fact], knowledge: Knowledge, body: str) -> list[Fact]:
    """Return what the sentence that tells by which act a body was made says of it: «by the Charter, signed on …»."""
    if not question.aspects & {"created", "launched"}:
        return []
    acts = {f.evidence[0] for f in knowledge.facts(body, FactKind.INSTRUMENT) if f.aspect == "created"}
    return [f for f in founded if f.aspect in _SIGNING and f.evidence[0] in acts]


def _way(fact: Fact, founded: Sequence[Fact]) -> str:
    """Return the aspect of a fact, "" for a year in a heading where another fact tells of an earlier one."""
    if fact.aspect != "heading":
        return fact.aspect
    others = [v.value[:4] for f in founded if f.aspect != "heading" for v in f.values if v.kind == "date"]
    own = min(v.value[:4] for v in fact.values if v.kind == "date")
    return "" if any(year < own for year in others) else "heading"


def _is_done(fact: Fact) -> bool:
    """Tell whether an act itself founds a body, so that its date is that of its own last line, «Done at … on …»."""
    return len(fact.evidence) > 1


def _of_paper(question: Question, facts: list[Fact], knowledge: Knowledge) -> list[Fact]:
    """Return the facts whose sentence or document is on the kind of act asked about, letter or convention, if any."""
    found = cues("instrument", question.language).find(question.bare)
    nouns = [question.bare[c.start : c.end] for c in found if c.name == "noun"]
    if not nouns or not question.aspects & _OF_PAPER:
        return facts
    told = [f"{knowledge.metadata[f.document].title} {knowledge.with_headings(f.document, f.evidence)}" for f in facts]
    return [f for f, text in zip(facts, told, strict=True) if any(likeness(n, text) >= _SAME for n in nouns)]


def _sharpened(question: Question, facts: list[Fact], founded: list[Fact]) -> list[Fact]:
    """Return the act of the year that a heading gives whose month is told, where no act and no year is asked for."""
    said = cue("timelike", question.language).search(question.bare) is not None
    if said or question.aspects & _BEGINNING or not facts or any(f.aspect != "heading" for f in facts):
        return facts
    years = {v.value for f in facts for v in f.values if v.kind == "date"}
    exact = [f for f in founded if f.aspect in FOUNDING and any(_is_sharper(v, years) for v in f.values)]
    return exact or facts


def _is_sharper(value: Value, years: Collection[str]) -> bool:
    """Tell whether a value gives the month of one of some years."""
    return value.kind == "date" and value.value not in years and value.value[:4] in years


def _period(question: Question, knowledge: Knowledge, body: str, periods: list[Fact], *, whole: bool) -> Draft | None:
    """Answer with the time over which a body worked, or with its beginning where only that is asked for."""
    ended = [f for f in knowledge.facts(body, FactKind.ENDED) if f.aspect == "period"]
    draft = dated_by(periods, body, "founded")
    founded = bool(question.aspects & FOUNDING) and not question.scores.get("status")  # «when did it work?»
    begins = not whole and (founded or "begun" in question.aspects or "since" in question.restrict)
    if draft is not None and ended and not begins:
        more = dated_by(ended, body, "ended")
        draft.items += more.items if more else []
        draft.key = "period"
    return draft


def _ended(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer when a body ended or stopped, where nothing else is said to end, «until when can states sign it?»."""
    facts = [*knowledge.facts(body, FactKind.ENDED), *knowledge.facts(body, FactKind.STATUS)]
    dated = [f for f in facts if any(v.kind == "date" for v in f.values)]
    if question.aspects & {"signed", "adopted", "joined"} or _share(question, dated, knowledge) < _ABOUT:
        return None
    return dated_by(dated, body, "ended")


def founding(knowledge: Knowledge, body: str, apart: frozenset[str] = _IN_FORCE) -> tuple[Fact, Value] | None:
    """Return the fact and date of a body's founding: the earliest that is not that of a predecessor, most precise.

    Facts of the aspects ``apart`` tell of no founding.
    """
    dated = [
        (f, v)
        for f in knowledge.facts(body, FactKind.FOUNDED)
        for v in f.values
        if v.kind == "date" and f.aspect not in apart
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
    own = [word for word in question.content if word in question.folded]
    if any(_told_of_founding(question, knowledge, body) for body in question.bodies[:1]):
        return False
    if not question.content or (len(own) == 1 == len(question.content) and question.named == "earlier"):
        return False
    share = _share(question, facts, knowledge)
    if not question.aspects & _BEGINNING:
        return share < _ABOUT
    return len(question.content) > 2 and share < _ABOUT / 2


def _share(question: Question, facts: Sequence[Fact], knowledge: Knowledge) -> float:
    """Return what share of a question's words the sentences of some facts account for, in [0, 1]."""
    told = " ".join(span.of(knowledge.document(f.document).text) for f in facts for span in f.evidence)
    timely = cue("timely", question.language)  # «until when did it work?» asks for its end by that word
    return coverage([w for w in question.content if not any(c.name == "works" for c in timely.find(w))], told)


def founders(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer who founded a body by the sentence that says by whom, «créé par les pays de la région»."""
    for fact in knowledge.facts(question.bodies[0], FactKind.FOUNDED) if question.bodies else ():
        text = knowledge.document(fact.document).text
        if fact.label_span is None or fact.aspect == "heading":
            continue
        behind = fold(text[fact.label_span.end : fact.evidence[0].end])
        agent = cue("agent", knowledge.metadata[fact.document].language).search(behind)
        by = agent.start if agent is not None else _by_states(text[fact.label_span.end : fact.evidence[0].end])
        if by is not None:
            evidence = list(evidence_of(fact))[:1]
            stretch = Span(fact.label_span.end + by, fact.evidence[0].end)
            return Draft("text", countries_in(evidence[0], stretch, text), evidence, bodies=question.bodies[:1])
    return None


# What stands before those by whom a thing was founded.
_BY = re.compile(r"\b(?:par|by|por|pel[oa]s?)\b")


def _by_states(text: str) -> int | None:
    """Return where a text says that countries did something, «by Azerbaijan and Iran», else None."""
    for match in _BY.finditer(text):
        named = countries.find(text[match.end() :])
        if named and named[0].span.start <= len(" the "):
            return match.start()
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


def may_be_checked(question: Question) -> bool:
    """Tell whether a question asks for a yes or a no to a date: not whether «what was set up in 2016» still works."""
    begun = question.aspects & _BEGUN and not question.asks("status")
    return (
        question.polar and bool(question.years) and bool(question.asks("date") or begun or _IN_FORCE & question.aspects)
    )


def checked(question: Question, draft: Draft | None) -> Draft | None:
    """Answer yes or no to «was it signed in 1996?» by the date that was found."""
    if draft is None or not question.polar or not question.years or not draft.items:
        return draft
    date = draft.items[0].value
    side = question.restrict & {"before", "after"}
    if len(question.years) == 2 and (len(side) == 2 or "between" in question.restrict):
        first, last = sorted(question.years)  # that of «between» may be either, that of «after» and «before» is neither
        outside = [intervals.lies(date, first, "before"), intervals.lies(date, last, "after")]
        inside = [intervals.lies(date, first, "after"), intervals.lies(date, last, "before")]
        draft.verdict = all(inside) if side else not any(outside)
    elif len(side) == 1:
        draft.verdict = any(intervals.lies(date, year, *side) for year in question.years)
    else:
        draft.verdict = any(covers(year, date) or covers(date, year) for year in question.years)
    return draft


def holds(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a body was founded in the year that a question for a yes or a no names."""
    told = checked(question, when(question, knowledge)) if may_be_checked(question) else None
    return told is not None and told.verdict is True


def dated_by(facts: Sequence[Fact], body: str, key: str) -> Draft | None:
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
