"""Answers that tell less than is asked: of now and not of then, a call and no reply, an act and not whose it is."""

from __future__ import annotations

import re

from app.answers.from_facts import nature
from app.answers.from_sentences.alignment import likeness
from app.answers.from_sentences.sentences import is_precise
from app.answers.from_sentences.sought import found, heads, marked
from app.answers.from_tables import cells
from app.answers.withheld import payers
from app.answers.yes_no import figures
from app.confidence import quoted
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions import ordinals
from app.questions.cues import BY_AGE, FOUNDING, RANKS, cue
from app.questions.leftovers import inside
from app.questions.premises import VALUED
from app.questions.question import Question
from ingest import dates
from ingest.bodies import generic
from ingest.dates import covers
from ingest.folding import fold
from ingest.lexicon import Cue, cues
from ingest.records import FactKind, Span

# From this likeness on a word is the noun that a question asks with.
_SAME = 0.8
# Acts of which a text may tell that they took place and not by whom.
_MADE = frozenset({"created", "launched"})
# What makes of two years the ends of a time.
_IN_TIME = frozenset({"between", "since", "before", "after"})
# A name behind a word for a place, «à Marrakech», «in the Hague», «sur l'île de Houat».
_PLACED = re.compile(
    r"\b(?:à|au|aux|en|dans|sur|in|on|at|near|em|n[oa]s?)\s(?:(?:la|le|les|the|el|los|las)\s|l['’])?"
    r"(?:(?:île|island|isle|isla|ilha)\s(?:d['’]|(?:de|of|d[aeo]l?)\s(?:la\s)?))?(?=[A-ZÀ-Þ])"
)


def falls_short(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer tells less than its question asks, so that nothing is told instead."""
    if draft.corrects:
        return False
    if _tells_but_the_call(draft, question, knowledge) or _tells_no_rank(draft, question, knowledge):
        return True
    if _is_of_one(draft, question) or _is_but_at_rest(draft, question, knowledge):
        return True
    if question.polar or draft.verdict is not None:
        return False
    return (
        _is_imprecise(draft, question)
        or _is_over(draft, question, knowledge)
        or _tells_but_the_start(draft, question, knowledge)
        or _is_of_now(draft, question, knowledge)
        or _is_no_first(draft, question, knowledge)
        or _lacks_year(draft, question, knowledge)
        or _tells_no_agent(draft, question, knowledge)
        or _tells_no_mover(draft, question, knowledge)
        or _tells_no_place(draft, question, knowledge)
        or payers.tells_of_none(draft, question, knowledge)
        or _tells_but_the_tie(draft, question, knowledge)
        or _is_of_other_people(draft, question, knowledge)
        or _names_no_other(draft, question)
        or _chooses_neither(draft, question)
        or _names_but_their_kind(draft, question, knowledge)
        or _names_but_their_state(draft, question)
    )


def _is_of_one(draft: Draft, question: Question) -> bool:
    """Tell whether a sentence on one body gives the «no» to whether any of them binds."""
    of_any = question.polar and question.asks("bodies") and not question.bodies
    return of_any and draft.verdict is False and not draft.items


def _is_but_at_rest(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a yes to whether any body was dissolved rests on texts that tell of no end, «it does not meet»."""
    if not (draft.verdict and nature.ends_for_good(question)) or question.bodies:
        return False
    told = quoted(draft, knowledge)
    return bool(told) and not any(cues("ended", tongue).search(fold(text)) for text, tongue in told)


def _chooses_neither(draft: Draft, question: Question) -> bool:
    """Tell whether «which came first, A or B?» is answered with something else than one of the two."""
    ranks = "either" in question.restrict and bool(question.restrict & RANKS) and len(question.bodies) == 2
    return ranks and bool(draft.items) and not any(item.value in question.bodies for item in draft.items)


def asks_for_reply(question: Question) -> bool:
    """Tell whether a question asks for the reply to a call, «Did it accept?», and not for the call itself."""
    reply = cue("replied", question.language).search(question.bare)
    calls = [c.start for c in cue("aspect", question.language).find(question.bare) if c.name == "request"]
    return reply is not None and (not calls or (question.polar and reply.start < min(calls)))


def _tells_but_the_call(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the reply to a call is asked for, «Did it accept?», and all that is told is the call.

    Where the question names the call, a text must tell of a reply.
    """
    told = quoted(draft, knowledge)
    if not told or not asks_for_reply(question):
        return False
    of_call = "request" in question.aspects
    return all(_calls(*each) or (of_call and not _replies(*each)) for each in told)


def _calls(text: str, language: str) -> bool:
    """Tell whether a text of a language calls on somebody to do a thing, and says before that of no reply."""
    calls = [c.start for c in cue("aspect", language).find(fold(text)) if c.name == "request"]
    return bool(calls) and all(c.start > min(calls) for c in cue("replied", language).find(fold(text)))


def _replies(text: str, language: str) -> bool:
    return cue("replied", language).search(fold(text)) is not None


def _tells_no_rank(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a yes to «Was Malta the first to join?» rests on a text that says but that Malta belongs.

    So does a yes or a no to «Is it older?», which names no year, on one that ranks nothing.
    """
    ranks = bool(question.restrict & BY_AGE)
    if (
        ranks
        and question.polar
        and draft.verdict is not None
        and not (draft.derived or question.content or question.years)
    ):
        told = [cue("restrict", tongue).find(fold(text)) for text, tongue in quoted(draft, knowledge)]
        return not any(each.name in BY_AGE | {"before", "after"} for found in told for each in found)
    ranks = ranks or cue("at_first", question.language).search(question.bare) is not None
    if not (ranks and question.polar and question.asks("members") and draft.verdict):
        return False
    return not any(_tells_joining(fold(text), tongue) for text, tongue in quoted(draft, knowledge))


def _tells_joining(folded: str, language: str) -> bool:
    """Tell whether a folded text says who came first, founded or joined a thing."""
    joins = {c.name for c in cues("members", language).find(folded)} & {"joined", "founder"}
    return bool(joins) or cue("at_first", language).search(folded) is not None


def _is_imprecise(draft: Draft, question: Question) -> bool:
    """Tell whether the day or the month is asked for and but the month or the year is told."""
    told = [item for item in draft.items if item.kind == "date"]
    return bool(told) and not is_precise(question, told)


def _is_over(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether when a thing will be is answered by a date that is past where the document is dated."""
    told = [item for item in draft.items if item.kind == "date"]
    if not told or len(told) < len(draft.items) or "future" not in question.aspects:
        return False
    return all(_is_past(item.value, knowledge.metadata[e.document].date) for item in told for e in item.evidence)


def _tells_but_the_start(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether when a thing ends is asked for and but since when it lasts is told, «in office since 2018».

    «Since when is it suspended?» asks for just that.
    """
    told = [item for item in draft.items if item.kind == "date" and item.evidence[0].marks]
    if (
        "since" in question.restrict
        or not told
        or len(told) < len(draft.items)
        or "ended" not in question.aspects
        or question.aspects & FOUNDING
    ):
        return False
    for each in (item.evidence[0] for item in told):
        text, tongue = knowledge.document(each.document).text, knowledge.metadata[each.document].language
        before = fold(text[each.span.start : each.marks[0].start]).rstrip()
        if not any(c.name == "since" and c.end == len(before) for c in cue("restrict", tongue).find(before)):
            return False
    return True


def _lacks_year(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether numbers of two years are asked for, «1990 vs 2020», and that of one is told.

    They may also be the ends of a time, «the accounts 2023-2024», where no year has a number of its own.
    """
    said = [year for year in question.years if year[:4] in question.text]  # and not left to the turn before
    of_numbers = question.asks("count", "compare", "other") and len(said) > 1
    numbers = [item for item in draft.items if item.kind == "number"]
    if not of_numbers or len(numbers) != 1 or len(draft.items) > 1 or draft.derived or _IN_TIME & question.restrict:
        return False
    told = " ".join(knowledge.with_headings(each.document, (each.span,)) for each in draft.evidence)
    dated = " ".join(knowledge.metadata[each.document].date or "" for each in draft.evidence)
    given = [any(year[:4] in text for text in (told, dated)) for year in said]
    return any(given) and (not all(given) or bool(figures.years_of(told)))


def _is_past(date: str, now: str | None) -> bool:
    """Tell whether a date lies before another, as far as both are told."""
    return now is not None and date[: len(now)] < now[: len(date)]


def _is_of_now(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the number of a time gone by, «at its creation», «in 1999», is answered by one of another time."""
    numbered = bool(draft.items) and all(item.kind == "number" for item in draft.items)
    if not question.asks("count") or not numbered:
        return False
    if not question.years and cue("at_first", question.language).search(question.bare) is not None:
        return not any(_is_of_beginning(fold(text), tongue) for text, tongue in quoted(draft, knowledge))
    years = [y for y in question.years if any(y[:4] in question.folded[c.start : c.end] for c in _in_years(question))]
    return bool(years) and not any(_is_dated(year, draft, question, knowledge) for year in years)


def _is_no_first(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether who first held an office is answered by somebody of whom no text says that, nor of a beginning."""
    if not question.asks("leader") or draft.derived or 1 not in ordinals.told(question.bare):
        return False
    told = [(fold(text), tongue) for text, tongue in quoted(draft, knowledge)]
    return not any(1 in ordinals.told(text) or _is_of_beginning(text, tongue) for text, tongue in told)


def _in_years(question: Question) -> list[Cue]:
    """Return where a question says in which year what it asks is to have been so."""
    return found("in_year", question.folded, question.language)


def _is_of_beginning(folded: str, language: str) -> bool:
    """Tell whether a folded text speaks of how a thing began."""
    return cue("at_first", language).search(folded) is not None or cues("founded", language).search(folded) is not None


def _is_dated(year: str, draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer's sentences, their headings or document are of a year.

    The name of a column may give that of its values. The year in the heading of a body is that of its founding, «Forum
    (2014)», and not that of what is told of it.
    """
    founded = [f for body in question.bodies for f in knowledge.facts(body, FactKind.FOUNDED) if f.aspect == "heading"]
    heads_it = any(v.value[:4] == year[:4] for f in founded for v in f.values if v.kind == "date")
    columns = [cells.head(e, knowledge.tables(e.document)) for item in draft.items for e in item.evidence[:1]]
    if columns and all(year[:4] in name for name in columns):
        return True
    for each in draft.evidence:
        meta = knowledge.metadata[each.document]
        own = each.span.of(knowledge.document(each.document).text)
        text = own if heads_it else f"{knowledge.with_headings(each.document, (each.span,))} {meta.title}"
        named = [match.iso for match in dates.find(text)] + ([meta.date] if meta.date else [])
        if any(covers(year, date) or covers(date, year) for date in named):
            return True
    return False


# By whom or between whom a thing was made.
_BY = re.compile(r"\b(?:par|by|por|pel[oa]s?|entre|between|among)\b")


def _tells_no_agent(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether who made a thing is answered by a text that says what it is or that it was made, and not by whom."""
    asks = question.expects == "who" and bool(question.aspects & _MADE) and "not" not in question.restrict
    named = any(item.kind != "number" and not dates.find(item.value) for item in draft.items)
    return asks and not named and not any(_tells_agent(fold(t), tongue) for t, tongue in quoted(draft, knowledge))


def _tells_no_mover(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether who put an act forward, «Who tabled the resolution?», is answered by a text that tells of nobody."""
    if not marked("asks_mover", question.bare, question.language):
        return False
    return not any(marked("moved", fold(text), tongue) for text, tongue in quoted(draft, knowledge))


def _tells_agent(folded: str, language: str) -> bool:
    """Tell whether a folded text says of a thing that was made by whom, or says it of who made it."""
    made = cues("founded", language).find(folded)
    by = any(_BY.search(folded, each.end) is not None for each in made)
    return by or any(not marked("being", folded[: each.start], language) for each in made)


def _tells_but_the_tie(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether how or why one came to lead a body is answered by the sentence that says but that it does.

    What the body is for, «led by IOM to respond to …», is no reason for that.
    """
    asks = question.scores.get("reason") or cue("manner", question.language).search(question.bare)
    kinds = [kind for name, kind in VALUED.items() if question.scores.get(name, 0.0) >= 1.0]
    named = {*question.bodies[1:], *question.others}
    if not asks or not named or not question.bodies:
        return False
    facts = [fact for kind in kinds for fact in knowledge.facts(question.bodies[0], kind)]
    ties = [(f.document, span) for f in facts if named & {v.value for v in f.values} for span in f.evidence]
    own = [each for each in draft.evidence if any(each.meets(*place) for place in ties)]
    return bool(own) and len(own) == len(draft.evidence) and not any(_gives_cause(*e) for e in quoted(draft, knowledge))


def _gives_cause(text: str, language: str) -> bool:
    """Tell whether a text says why something is so, by other words than those for an aim."""
    aims = [Span(c.start, c.end) for c in cues("mandate", language).find(fold(text))]
    return any(not inside(cause.start, aims) for cause in found("cause", fold(text), language))


def _tells_no_place(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether where an act was done, «Where was it signed?», is answered by a text that names no place."""
    if not question.asks("seat") or question.expects or not question.aspects & FOUNDING or draft.key != "text":
        return False
    return not any(_names_place(text, knowledge) for text, _ in quoted(draft, knowledge))


def _names_place(text: str, knowledge: Knowledge) -> bool:
    """Tell whether a text names what is no body and no month behind a word for a place, «in Lomé»."""
    known = [*(m.span for m in knowledge.bodies.find(text)), *(m.span for m in dates.find(text))]
    return any(not inside(match.end(), known) for match in _PLACED.finditer(text))


def _is_of_other_people(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether how long some people have, «How many minutes do delegates get?», is told of others alone."""
    told = [item for item in draft.items if item.kind == "number"]
    lasts = bool(told) and cue("timelike", question.language).search(question.bare) is not None
    if not lasts or question.bodies or not question.asks("count"):
        return False
    asked = [question.bare[c.start : c.end] for c in found("takes_part", question.bare, question.language)]
    texts = [text for text, _ in quoted(draft, knowledge)]
    return bool(asked) and all(likeness(noun, text) < _SAME for noun in asked for text in texts)


def _names_no_other(draft: Draft, question: Question) -> bool:
    """Tell whether which other bodies or acts there are, «Which other agreements bind?», is told by no name."""
    others = "other" in question.restrict and any(_bears_name(noun, question.language) for noun in heads(question))
    known = {*question.bodies, *question.others}
    return others and not (draft.derived or draft.rows or any(item.value not in known for item in draft.items))


def _bears_name(noun: str, language: str) -> bool:
    """Tell whether what a noun stands for goes by a name of its own: a body, an act, a state."""
    known = any(cue(group, language).search(noun) is not None for group in ("bodylike", "memberlike"))
    return known or generic(noun, language) or cues("instrument", language).search(noun) is not None


def _names_but_their_state(draft: Draft, question: Question) -> bool:
    """Tell whether who a person is, «What is the name of its commander?», is told by countries alone."""
    called = "person" in question.aspects or cue("called", question.language).search(question.bare) is not None
    called = called and question.asks("leader")
    states = cue("memberlike", question.language).search(question.bare) is not None
    return called and not states and bool(draft.items) and all(item.kind == "country" for item in draft.items)


def _names_but_their_kind(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether which people or bodies of a kind, «Which experts?», is told by that kind alone, «some experts»."""
    nouns = [noun for noun in heads(question) if marked("takes_part", noun, question.language)]
    if not nouns or draft.items or draft.derived or draft.rows:
        return False
    return all(_is_alone(noun, text, tongue) for noun in nouns for text, tongue in quoted(draft, knowledge))


def _is_alone(noun: str, text: str, language: str) -> bool:
    """Tell whether a text has a noun, and wherever it does the noun ends what it names: «States, experts and …»."""
    folded = fold(text)
    places = [m for m in re.finditer(r"\w{4,}", folded) if likeness(noun, m.group()) >= _SAME]
    return bool(places) and all(_ends(folded, each.end(), language) for each in places)


def _ends(folded: str, place: int, language: str) -> bool:
    """Tell whether a mark or an «and» stands right behind a place of a folded text."""
    joint = cue("conjunction", language).search(folded, place)
    marks = re.compile(r"\s*(?:[,.;)]|$)").match(folded, place)
    return marks is not None or (joint is not None and joint.start == place + 1)
