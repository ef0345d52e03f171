"""Which body of a kind lies within another, «Which commission belongs to the organisation?»."""

from __future__ import annotations

from dataclasses import replace

from app.answers.across_bodies.across import drafted
from app.answers.across_bodies.by_noun import of_noun
from app.answers.across_bodies.conditions import means
from app.drafts import Draft, Evidence, evidence_of
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest.gazetteer import words
from ingest.records import Fact, FactKind

# So many characters behind a body, and words before the next name, its own parent is named: «of the Organization».
_BEHIND, _OWNING = 120, 4


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Which commission belongs to the organisation?» by the bodies of that kind within it; else None."""
    asks = question.asks("members", "bodies") and question.scores.get("bodies") and question.scores.get("members")
    named = (question.others, question.countries, question.regions, question.years, question.restrict)
    if not asks or len(question.bodies) != 1 or question.polar or question.content or any(named):
        return None
    if cue("bodylike", question.language).search(question.bare) or question.named not in {"exact", "earlier"}:
        return None
    other = question.bodies[0]
    among = of_noun(replace(question, kind="bodies"), knowledge)
    if other in among or len(among) == len(knowledge.described):
        return None
    found = [
        (body, [e for fact in knowledge.facts(body, FactKind.PARENT) for e in _held(fact, other, knowledge)])
        for body in among
    ]
    return drafted(replace(question, scores={}), [(body, evidence) for body, evidence in found if evidence])


def _held(fact: Fact, other: str, knowledge: Knowledge) -> list[Evidence]:
    """Return the evidence of what a body belongs to where that is another one, or is named as part of it."""
    text = knowledge.document(fact.document).text
    found: list[Evidence] = []
    for value in fact.values if fact.polarity else ():
        behind = text[value.span.end : fact.evidence[-1].end][:_BEHIND]
        named = {m.value for m in knowledge.bodies.find(behind) if len(words(behind[: m.span.start])) <= _OWNING}
        if means(knowledge, value, other) or other in named:
            found += evidence_of(fact, [value])
    return found
