"""Which body of a kind lies within another, «Which commission belongs to the organisation?»."""

from __future__ import annotations

from dataclasses import replace

from app.answers.across_bodies.across import drafted
from app.answers.across_bodies.by_noun import is_said, kinds_named, of_noun
from app.answers.across_bodies.conditions import belongs
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions.question import Question
from ingest.gazetteer import words
from ingest.records import FactKind


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Which commission belongs to the organisation?» by the bodies of that kind within it; else None."""
    asks = question.asks("members", "bodies") and question.scores.get("bodies") and question.scores.get("members")
    told = (question.others, question.countries, question.regions, question.years, question.restrict)
    if not asks or len(question.bodies) != 1 or question.polar or question.content or any(told):
        return None
    if question.named not in {"exact", "earlier"}:
        return None
    other = question.bodies[0]
    asked = words(question.bare)
    named_alone = {fact.body for fact in knowledge.all_facts(FactKind.PARENT)} - set(knowledge.described)
    of_kind = [
        each for each in sorted(named_alone) if any(is_said(noun, asked) for noun in kinds_named(knowledge, each))
    ]
    among = [body for body in (*of_noun(replace(question, kind="bodies"), knowledge), *of_kind) if body != other]
    found = [(body, belongs(knowledge, body, other, parts=True)) for body in among]
    return drafted(replace(question, scores={}), [(body, evidence) for body, evidence in found if evidence])
