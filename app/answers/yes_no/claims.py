"""All that a question for a yes says, held against what its answer rests on: «signed in New York in 2018?».

A yes to one half of a statement is none where the documents contradict the other half, and none is given where they are
silent on it.
"""

from __future__ import annotations

from dataclasses import replace

from app import confidence
from app.answers.from_facts import nature
from app.answers.yes_no import agents, figures, upheld
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions import ordinals, premises
from app.questions.leftovers import blanked
from app.questions.question import Question

# Keys of answers whose yes is told by one value, whatever else the question says.
_OF_VALUE = frozenset({"founded", "ended", "period", "leader", "parent", "predecessor", "instrument", "status", "text"})
# Keys of answers of which the yes is told as if nothing were denied.
_AFFIRMED = frozenset({"founded", "ended", "period", "leader", "parent", "predecessor", "partners", "instrument"})
# From this weight on a question asks whether a thing binds.
_ASKED = 2.0


def held(draft: Draft, question: Question, knowledge: Knowledge) -> Draft | None:
    """Return a yes where its evidence bears out all that a question names, a no where it contradicts any of it.

    None where it is silent on some of it: the founder, another body, a proper name.
    """
    if draft.verdict is not None and question.denies_claim and draft.key in _AFFIRMED:
        return replace(draft, verdict=not draft.verdict)
    if not draft.verdict or draft.key not in _OF_VALUE or not draft.evidence or "not" in question.restrict:
        return draft
    contrary = _contrary(draft, question, knowledge)
    if contrary is not None:
        return contrary
    if agents.named(question) and agents.upheld(question, knowledge)[0] is None:
        return None
    return draft if _is_named(draft, question, knowledge) else None


def _contrary(draft: Draft, question: Question, knowledge: Knowledge) -> Draft | None:
    """Return the no that another part of a question than the one answered by yes has, or None."""
    if question.scores.get("legal", 0.0) >= _ASKED and draft.key != "legal":  # «It binds and is from 2018, right?»
        told = nature.legal(replace(question, kind="legal"), knowledge)
        if told is not None and told.verdict is False:
            return told
    if agents.named(question):
        by = agents.answer(question, knowledge)
        if by is not None and by.verdict is False:
            return by
    if draft.key in {"founded", "text"} and question.unknown:
        there = premises.elsewhere(question, knowledge)
        if there is not None:
            return there
    return replace(draft, verdict=False) if _is_counted_otherwise(draft, question, knowledge) else None


def _is_counted_otherwise(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the evidence of an answer gives other years, numbers or ranks than a question."""
    within = draft.key == "period" and len(question.years) < 2  # «Was it at work in 2010?», from 2008 to 2012
    if draft.key == "founded" or within or question.restrict & {"before", "after"}:
        return False
    texts = [(each.span.of(knowledge.document(each.document).text), each.document) for each in draft.evidence]
    if any(ordinals.of_other_rank(question.text, text) for text, _ in texts):
        return True
    borne = [figures.borne_out(question, text, knowledge.metadata[name].language) for text, name in texts]
    return False in borne and True not in borne


def _is_named(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the evidence of an answer has every proper name of a question, those of bodies and others."""
    shown = confidence.shown(draft, knowledge)
    if not upheld.names_bodies(question, shown, knowledge):
        return False
    plain = blanked(shown, [match.span for match in knowledge.bodies.find(shown)])  # «the Lima process» sits nowhere
    return all(upheld.is_written(word, plain) for word in upheld.proper(question))
