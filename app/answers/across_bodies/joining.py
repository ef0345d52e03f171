"""Who joined a body first, last, in a year or since, from the dates of joining that the documents tell."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable

from app.drafts import Draft, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions.cues import BY_AGE, cue
from app.questions.question import Question
from ingest.records import Fact, FactKind, Value

# What one does to take part, of which a rank may be one: «the last to sign».
_ACTS = frozenset({"joined", "signed", "adopted", "ratified", "left"})
# Restrictions by a time of joining, and how the year of one who joined then stands to the year told.
SINCE: dict[str, Callable[[str, str], bool]] = {"after": operator.gt, "before": operator.lt, "since": operator.ge}


def narrows(question: Question) -> bool:
    """Tell whether a question is for some members by when they joined: the last to join, those since 2005."""
    return _ranks(question) or bool(question.restrict & SINCE.keys())


def _ranks(question: Question) -> bool:
    """Tell whether a rank is one of members, «the newest member», «the last to join», rather than of another thing."""
    one = question.aspects & _ACTS or cue("one_member", question.language).search(question.bare)
    return bool(question.restrict & BY_AGE and one)


def answer(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer who joined first, last, in, before or after a year; None where no dates of joining tell."""
    if _ranks(question):
        return _first_or_last(question, knowledge, body)
    asked = narrows(question) or "joined" in question.aspects
    return _then(question, knowledge, body) if asked else None


def _first_or_last(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer who joined first or last, from dates of joining; None where the documents give fewer than two."""
    dated = _dated(knowledge, body)
    if len(dated) < 2:
        return None
    best = (max if "newest" in question.restrict else min)(date for date, _, _ in dated)
    return _who(body, [each for each in dated if each[0] == best])


def _then(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer who joined in, before or after a year, from dates of joining; None where none is of that time."""
    if len(question.years) != 1:
        return None
    ways = question.restrict & SINCE.keys()
    if ways == {"since"} and "joined" not in question.aspects:
        ways = frozenset()  # «members since 2005» joined in that year
    year = question.years[0][:4]
    told = [each for each in _dated(knowledge, body) if all(SINCE[w](each[0][:4], year) for w in ways)]
    return _who(body, told if ways else [each for each in told if each[0].startswith(question.years[0])])


def _dated(knowledge: Knowledge, body: str) -> list[tuple[str, Fact, list[Value]]]:
    """Return the dates of joining that the documents tell, each with its fact and who joined then."""
    found = []
    for fact in knowledge.facts(body, FactKind.MEMBERS):
        told = [v for v in fact.values if v.kind == "date"]
        who = [v for v in fact.values if v.kind != "date"]
        if fact.polarity and fact.aspect == "joined" and len(told) == 1 and who:
            found.append((told[0].value, fact, who))
    return found


def _who(body: str, dated: Iterable[tuple[str, Fact, list[Value]]]) -> Draft | None:
    """Return those who joined as an answer, or None where there is nobody."""
    draft = Draft("members", bodies=(body,), derived=True)
    for _, fact, who in dated:
        draft.items += [item_of(fact, value) for value in who]
        draft.evidence += evidence_of(fact)
    draft.evidence = merged(draft.evidence)
    return draft if draft.items else None
