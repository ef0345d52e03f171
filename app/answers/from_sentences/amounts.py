"""Amounts of money and other large numbers, given in the scale that a question asks for."""

from __future__ import annotations

import re

from app.answers.from_sentences.alignment import coverage
from app.drafts import Draft, evidence_of, item_of
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import countries
from ingest.dates import covers
from ingest.folding import fold
from ingest.numbers import MARKS
from ingest.records import FactKind

# From this share of a question's words before an amount it is the one asked for.
_FITS = 0.5


def in_scale(draft: Draft, question: Question) -> None:
    """Put the numbers of an answer into the scale that a question asks for, «in millions of dollars»."""
    scale = cue("in_scale", question.language).search(question.bare)
    mark = MARKS.get(scale.name) if scale else None
    for each in (draft, *draft.extra) if mark else ():
        scaled = [item for item in each.items if item.kind == "number" and item.value.endswith(mark or "-")]
        for item in scaled:
            item.value = item.value[: -len(mark or "")]
            item.unit = _as_written(question.bare[scale.start : scale.end].split()[-1], question.text) if scale else ""


def _as_written(word: str, text: str) -> str:
    """Return a folded word as a text has it."""
    return next((each for each in re.findall(r"\w+", text) if fold(each) == word), word)


def of_scale(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer an amount asked for in a scale, «in millions of dollars», by the one whose own words before it fit best.

    Of several in one sentence, «Peru pledged USD 5 million and Georgia USD 2 million», each has the words since the
    one before it.
    """
    if not question.bodies or cue("in_scale", question.language).search(question.bare) is None or not question.content:
        return None
    facts = [f for f in knowledge.facts(question.bodies[0], FactKind.COUNT) if "e" in f.values[0].value]
    rated = []
    for position, fact in enumerate(facts):
        text = knowledge.document(fact.document).text
        at = fact.values[0].span.start
        ends = [f.values[0].span.end for f in facts if f.document == fact.document and f.values[0].span.end <= at]
        begin = max([fact.evidence[0].start, *ends])
        own = text[begin:at]
        named = {m.value for m in countries.find(own)}
        of_year = not question.years or not fact.aspect or any(covers(y, fact.aspect) for y in question.years)
        if of_year and set(question.countries) <= named and (question.countries or not named):
            rated.append((coverage(question.content, own) + bool(question.countries), -position, fact))
    best = max(rated, default=None, key=lambda row: row[:2])
    if best is None or best[0] < _FITS:
        return None
    return Draft(
        "number", [item_of(best[2], best[2].values[0])], list(evidence_of(best[2])), bodies=question.bodies[:1]
    )
