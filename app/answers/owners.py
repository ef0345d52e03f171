"""Whose a statement is: what a sentence states of another body alone answers no question on the one asked about."""

from __future__ import annotations

from app.knowledge import Knowledge, Sentence
from app.question import Question
from ingest.records import FactKind

# Acts of which a sentence counts who did them.
_ACTS = frozenset({"signed", "adopted", "joined", "ratified"})
# What a sentence states of one body alone, by the acts and by the kinds of question that ask for it.
_TIMED = (
    (frozenset({"created", "launched", "begun"}), (FactKind.FOUNDED,)),
    (frozenset({"ended"}), (FactKind.ENDED, FactKind.STATUS)),
)
_STATED = {
    "legal": (FactKind.LEGAL,),
    "status": (FactKind.STATUS, FactKind.ENDED),
    "count": (FactKind.COUNT,),
}


def is_stated_of_another(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether what a sentence says of the nature or state of a body is stated of none that a question names."""
    kinds = _STATED.get(question.kind, ())
    timed = frozenset[str]().union(*(acts for acts, _ in _TIMED))
    if question.asks("date") and question.aspects and question.aspects <= timed:
        # When another body was created or ended is not when this one was.
        kinds = tuple(kind for acts, told in _TIMED if question.aspects & acts for kind in told)
    if question.asks("count") and not question.aspects & _ACTS:
        return False  # what else a sentence counts may be of any body
    if not kinds or not question.bodies or question.named == "hint":
        return False
    own = sentence.unit
    of = {
        fact.body
        for fact in knowledge.all_facts(*kinds)
        if fact.document == sentence.document and any(s.start < own.end and own.start < s.end for s in fact.evidence)
    }
    return bool(of) and of.isdisjoint((*question.bodies, *question.others))
