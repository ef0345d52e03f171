"""How many of a thing a body counts, put to the test: «It covers 25 countries, right?», «Are there more than ten?»"""

from __future__ import annotations

from dataclasses import replace

from app.answers.across_bodies import sets
from app.answers.across_bodies.by_noun import unnamed
from app.answers.from_facts import membership
from app.answers.from_facts.rolls import rolls
from app.answers.yes_no import figures, headcount, polarity
from app.drafts import Draft, evidence_of, item_of
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count
from ingest.records import Fact, FactKind

# Kinds of questions that may put a number to the test.
_KINDS = frozenset({"members", "count", "partners", "themes", "other"})


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by the list of those who belong, else by the one number that the documents give of the same; else None.

    So too why there are as many as there are not, «Why did but a hundred countries sign it?».
    """
    asked = figures.given(question)
    why = question.asks("reason") and not question.polar
    if not (question.asks(*_KINDS) if question.polar else why) or len(question.bodies) != 1 or len(asked) != 1:
        return None
    if question.others or question.countries or question.unknown:
        return None
    return _by_list(asked[0], question, knowledge) or _by_number(asked[0], question, knowledge)


def _by_list(asked: Count, question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by the number of those whom a list of members names; one that may go on tells the least they are."""
    if not question.polar or not _noun(asked.unit, question.language):
        return None
    rest = tuple(word for word in question.content if word not in _counting(asked, question))
    restrict = question.restrict - {"not"}
    plain = replace(question, kind="members", polar=False, numbers=(), content=rest, restrict=restrict)
    draft = membership.answer(plain, knowledge)
    whole = draft is not None and draft.key == "members"
    if draft is None or not (whole or draft.key == "members_partial") or draft.items[0].kind != "country":
        return None
    held = figures.reached(asked, len(draft.items), question, "" if whole else "min")
    longer = [len(more.items) for more in draft.extra if len(more.items) > len(draft.items)]
    differ = any(figures.reached(asked, number, question) != held for number in longer)
    if held is None or differ or not (whole or asked.bound in {"min", "max"}):
        return None  # a longer list of another document may be the whole one
    if question.asks("count"):
        draft = sets.counted(draft, question)
    elif not held:
        draft = headcount.corrected(draft, knowledge)
    return replace(draft, verdict=held != polarity.denies_itself(question))


def _by_number(asked: Count, question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by the one number that the documents give of the thing asked about, where a body has no list of it."""
    body = question.bodies[0]
    own = unnamed(question.content, question.bodies, knowledge)
    if set(own) - _counting(asked, question) or (_noun(asked.unit, question.language) and rolls(knowledge, body)):
        return None
    told = [f for f in knowledge.facts(body, FactKind.COUNT) if _is_of(asked, f, question, knowledge)]
    if len({f.values[0].value for f in told}) != 1:
        return None
    number = int(told[0].values[0].value)
    held = figures.reached(asked, number, question, told[0].bound)
    if held is None or question.years or question.regions or (held and not question.polar):
        return None
    items = [item_of(told[0], told[0].values[0])]
    draft = Draft("number", items, list(evidence_of(told[0], told[0].values[:1])), bodies=(body,))
    return replace(draft, verdict=held != question.denies_claim, covered=question.content)


def _counting(asked: Count, question: Question) -> set[str]:
    """Return the words of a question that but count: a number, what bounds it and what it counts."""
    bounds = cue("limit", question.language).find(question.folded)
    beside = words(" ".join(question.folded[c.start : c.end] for c in bounds))
    figured = {*figures.spelt(question), *question.numbers, asked.value}
    return {*figured, *numbers.bounding(), *beside, *words(fold(asked.unit))}


def _is_of(asked: Count, fact: Fact, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a fact gives a plain number of the thing asked about."""
    value, tongue = fact.values[0], knowledge.metadata[fact.document].language
    told = Count(value.value, fact.unit, fact.bound, "", value.span, value.span)
    noun = _noun(asked.unit, question.language)
    if noun or _noun(fact.unit, tongue):
        return value.value.isdigit() and noun == _noun(fact.unit, tongue)
    return value.value.isdigit() and figures.same(asked, told, question.language, tongue)


def _noun(unit: str, language: str) -> str:
    """Return which noun for countries or members the first word of a unit is, or ""."""
    first = words(fold(unit))[:1]
    found = cue("memberlike", language).search(first[0]) if first else None
    return found.name if found is not None else ""
