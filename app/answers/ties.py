"""How two bodies that a question names stand to each other, by what documents state of either."""

from __future__ import annotations

from app.answers.conditions import means
from app.answers.relations import BODY_RELATIONS
from app.drafts import Draft, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.question import Question
from ingest.records import FactKind

_TIES = (*BODY_RELATIONS, FactKind.INSTRUMENT)
# The most sentences that are told where no fact ties one body to the other.
_MOST = 2


def between(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «how are A and B related?» with the sentences that tie one to the other; None where there is none.

    «Are they related?» is so where there are such.
    """
    pair = tuple(dict.fromkeys((*question.bodies, *question.others)))
    more = question.polar and (question.content or question.years or "not" in question.restrict)
    if "related" not in question.aspects or len(pair) != 2 or more:
        return None
    both = (pair, pair[::-1])
    found = [each for one, other in both for each in _stated(one, other, knowledge)]
    found = found or [each for one, other in both for each in _named(one, other, knowledge)][:_MOST]
    verdict = True if question.polar else None
    return Draft("text", evidence=merged(found), bodies=question.bodies, verdict=verdict) if found else None


def _stated(one: str, other: str, knowledge: Knowledge) -> list[Evidence]:
    """Return the evidence of the facts on a body that another is a value of."""
    facts = [fact for fact in knowledge.facts(one, *_TIES) if fact.polarity]
    tied = [fact for fact in facts if any(means(knowledge, value, other) for value in fact.values)]
    return [evidence for fact in tied for evidence in evidence_of(fact)]


def _named(one: str, other: str, knowledge: Knowledge) -> list[Evidence]:
    """Return the sentences on a body that name another."""
    named = (each for each in knowledge.sentences_on(one) if other in knowledge.spoken_of(each)[1])
    return [Evidence(each.document, each.unit.span) for each in named if each.body == one]
