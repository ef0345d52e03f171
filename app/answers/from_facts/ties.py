"""How two bodies that a question names stand to each other, by what documents state of either."""

from __future__ import annotations

from app.answers.across_bodies.conditions import means
from app.answers.from_facts.relations import BODY_RELATIONS
from app.drafts import Draft, Evidence, evidence_of, merged
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.question import Question
from ingest.folding import fold
from ingest.records import FactKind

_TIES = (*BODY_RELATIONS, FactKind.INSTRUMENT)
# The most sentences that are told where no fact ties one body to the other.
_MOST = 2


def between(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «how are A and B related?» with the sentences that tie one to the other; None where there is none.

    «Are they related?» is so where there are such.
    """
    pair = tuple(dict.fromkeys((*question.bodies, *question.others)))
    if len(pair) != 2:
        return None
    if question.polar:
        return _whether(question, pair, knowledge)
    if "related" not in question.aspects:
        return None
    both = (pair, pair[::-1])
    found = [each for one, other in both for each in _stated(one, other, knowledge)]
    found = found or [each for one, other in both for each in _named(one, other, knowledge)][:_MOST]
    return Draft("text", evidence=merged(found), bodies=question.bodies) if found else None


def _whether(question: Question, pair: tuple[str, ...], knowledge: Knowledge) -> Draft | None:
    """Answer «are A and B related?», «have they an agreement?»: no where a sentence on both says that nothing does."""
    asks = "related" in question.aspects or cue("tie", question.language).search(question.bare) is not None
    if not asks or question.years or question.countries or "not" in question.restrict:
        return None
    named = [each for one, other in (pair, pair[::-1]) for each in _named(one, other, knowledge)]
    both = [each for each in knowledge.sentences_on(pair[0]) if set(pair) <= knowledge.named(each.text)]
    denied = [Evidence(each.document, each.unit.span) for each in both if _denies(each, knowledge)]
    if denied:
        return Draft("text", evidence=merged(denied), bodies=question.bodies, verdict=False, covered=question.content)
    if question.content or "related" not in question.aspects:
        return None
    stated = [each for one, other in (pair, pair[::-1]) for each in _stated(one, other, knowledge)]
    found = merged(stated or named[:_MOST])
    return Draft("text", evidence=found, bodies=question.bodies, verdict=True) if found else None


def _denies(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence says that there is no tie, «No formal link exists between A and B»."""
    tongue = knowledge.metadata[sentence.document].language
    return cue("no_tie", tongue).search(fold(sentence.text)) is not None


def _stated(one: str, other: str, knowledge: Knowledge) -> list[Evidence]:
    """Return the evidence of the facts on a body that another is a value of."""
    facts = [fact for fact in knowledge.facts(one, *_TIES) if fact.polarity]
    tied = [fact for fact in facts if any(means(knowledge, value, other) for value in fact.values)]
    return [evidence for fact in tied for evidence in evidence_of(fact)]


def _named(one: str, other: str, knowledge: Knowledge) -> list[Evidence]:
    """Return the sentences on a body that name another."""
    named = (each for each in knowledge.sentences_on(one) if other in knowledge.spoken_of(each)[1])
    return [Evidence(each.document, each.unit.span) for each in named if each.body == one]
