"""How many countries or members a body counts, put to the test: «It covers 25 countries, doesn't it?»"""

from __future__ import annotations

from app.answers.across_bodies.by_noun import unnamed
from app.answers.from_facts.rolls import rolls
from app.answers.yes_no import figures
from app.drafts import Draft, evidence_of, item_of
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import Fact, FactKind


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by the one number that the documents give of the same noun, where a body has no list; else None.

    So too why there are as many as there are not, «Why did but a hundred countries sign it?».
    """
    asked = [c for c in numbers.find(question.text, question.language) if c.value in question.numbers and c.unit]
    why = question.asks("reason") and not question.polar
    if (
        not (question.polar or why)
        or len(question.bodies) != 1
        or len(asked) != 1
        or question.others
        or question.countries
    ):
        return None
    noun = _noun(asked[0].unit, question.language)
    body = question.bodies[0]
    own = unnamed(question.content, question.bodies, knowledge)
    strange = set(own) - set(figures.spelt(question)) - set(question.numbers) - {asked[0].value}
    if not noun or not (why or question.asks("members", "count")) or strange or rolls(knowledge, body):
        return None
    told = [f for f in knowledge.facts(body, FactKind.COUNT) if _noun(f.unit, _tongue(f, knowledge)) == noun]
    if len({f.values[0].value for f in told}) != 1:
        return None
    text = " ".join(span.of(knowledge.document(told[0].document).text) for span in told[0].evidence)
    verdict = figures.borne_out(question, text, _tongue(told[0], knowledge))
    if verdict is None or (why and verdict):
        return None
    items = [item_of(told[0], told[0].values[0])]
    evidence = list(evidence_of(told[0], told[0].values[:1]))
    return Draft(
        "number", items, evidence, bodies=(body,), verdict=verdict != question.denies_claim, covered=question.content
    )


def _tongue(fact: Fact, knowledge: Knowledge) -> str:
    return knowledge.metadata[fact.document].language


def _noun(unit: str, language: str) -> str:
    """Return which noun for countries or members the first word of a unit is, or ""."""
    first = words(fold(unit))[:1]
    found = cue("memberlike", language).search(first[0]) if first else None
    return found.name if found is not None else ""
