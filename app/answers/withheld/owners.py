"""Whose a statement is: what a sentence states of another body alone answers no question on the one asked about."""

from __future__ import annotations

from app.answers.from_provisions.provisions import matters
from app.knowledge import Knowledge, Sentence
from app.questions.cues import FOUNDING
from app.questions.question import Question
from ingest.records import Fact, FactKind

# Acts of which a sentence counts who did them.
_ACTS = frozenset({"signed", "adopted", "joined", "ratified"})
# What a sentence states of one body alone, by the acts and by the kinds of question that ask for it.
_TIMED = (
    (frozenset({"created", "launched", "begun"}), (FactKind.FOUNDED,)),
    (frozenset({"ended"}), (FactKind.ENDED, FactKind.STATUS)),
)
# Matters that a text lays down of itself.
_OWN_TEXTS = frozenset({"amendment", "force", "accession", "depositary", "withdrawal"})
_STATED = {
    "legal": (FactKind.LEGAL,),
    "status": (FactKind.STATUS, FactKind.ENDED),
    "count": (FactKind.COUNT,),
}

# What each body has of its own, by the kinds of question that ask for it.
_OWN_TIES = {
    "leader": (FactKind.LEADER, FactKind.DEPUTY),
    "parent": (FactKind.PARENT,),
    "seat": (FactKind.SEAT,),
    "mandate": (FactKind.MANDATE, FactKind.THEMES, FactKind.DEFINITION),
}
# Of these kinds no sentence tells that states but one of what is told apart from them.
_SAID_ELSEWHERE = frozenset({"parent", "mandate"})
_APART = (FactKind.LEADER, FactKind.PARENT, FactKind.SEAT, FactKind.STATUS)


def is_stated_of_another(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether what a sentence says of the nature or state of a body is stated of none that a question names."""
    if _is_laid_down_for_another(question, sentence, knowledge):
        return True
    kinds = _STATED.get(question.kind, ())
    timed = frozenset[str]().union(*(acts for acts, _ in _TIMED))
    if question.asks("date") and question.aspects and question.aspects <= timed:
        # When another body was created or ended is not when this one was.
        kinds = tuple(kind for acts, told in _TIMED if question.aspects & acts for kind in told)
    if question.asks("count") and not question.aspects & _ACTS:
        return False  # what else a sentence counts may be of any body
    if question.asks("instrument") and question.aspects & FOUNDING:
        kinds = (FactKind.INSTRUMENT,)  # the act that founded another body is not that of this one
    if not kinds or not question.bodies or question.named == "hint":
        return _tells_other_tie(question, sentence, knowledge)
    of = {fact.body for fact in knowledge.all_facts(*kinds) if is_in(fact, sentence)}
    bodies = {*question.bodies, *question.others}
    named = question.asks("legal", "instrument") and not bodies.isdisjoint(knowledge.named_in(sentence.text))
    return bool(of) and of.isdisjoint(bodies) and not named and knowledge.of_paragraph(sentence) not in bodies


def _tells_other_tie(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence gives a tie of another body alone, or but another tie than that which others give.

    What belongs to a body is none that it belongs to, who leads it is none to whom it reports, and that it no longer
    works is not what it is for.
    """
    kinds = _OWN_TIES.get(question.kind, ())
    if not kinds or question.polar or not question.bodies or question.named == "hint":
        return False
    bodies = {*question.bodies, *question.others}
    own = {f.kind for b in bodies for f in knowledge.facts(b, *_APART) if is_in(f, sentence)}
    of = {fact.body for fact in knowledge.all_facts(*kinds) if is_in(fact, sentence)}
    if of or question.kind not in _SAID_ELSEWHERE:
        # «Who runs its liaison office?» may be told of the office.
        plain = not question.content and not question.aspects & FOUNDING
        return (plain or question.kind == "parent") and bool(of) and of.isdisjoint(bodies)
    return bool(own) and bool(knowledge.facts(question.bodies[0], *kinds))


def _is_laid_down_for_another(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence lays down the matter asked about for another body, «The present statutes were amended».

    One that names a body asked about may tell of it as well.
    """
    asked = matters(question).keys() & _OWN_TEXTS
    bodies = {*question.bodies, *question.others}
    if not asked or not bodies or question.named == "hint":
        return False
    laid = (fact for fact in knowledge.all_facts(FactKind.PROVISION) if fact.aspect in asked)
    of = {fact.body for fact in laid if is_in(fact, sentence)}
    return bool(of) and of.isdisjoint(bodies) and bodies.isdisjoint(knowledge.named_in(sentence.text))


def is_in(fact: Fact, sentence: Sentence) -> bool:
    """Tell whether a fact rests on a sentence."""
    own = sentence.unit
    return fact.document == sentence.document and any(s.start < own.end and own.start < s.end for s in fact.evidence)
