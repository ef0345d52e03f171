"""Two claims in one breath: «A was founded in 1999 and B in 1996»."""

from __future__ import annotations

from dataclasses import replace

from app.answers.from_facts import times
from app.drafts import Draft, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING
from app.questions.question import Question
from ingest import dates


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether each of some bodies was founded in the year that a question puts behind its name, or None."""
    if not question.polar or not question.aspects & FOUNDING or len(question.years) < 2:
        return None
    pairs = _pairs(question, knowledge)
    told = []
    for body, year in pairs:
        asked = replace(question, bodies=(body,), others=(), years=(year,))
        told.append(times.checked(asked, times.when(asked, knowledge)))
    drafts = [draft for draft in told if draft is not None and draft.verdict is not None]
    if not pairs or len(drafts) != len(pairs):
        return None
    draft = Draft("relation", derived=True, bodies=tuple(body for body, _ in pairs))
    draft.verdict = all(each.verdict for each in drafts)
    draft.items = [replace(each.items[0], of=body) for each, (body, _) in zip(drafts, pairs, strict=True)]
    draft.evidence = merged([place for each in drafts for place in each.evidence])
    return draft


def _pairs(question: Question, knowledge: Knowledge) -> list[tuple[str, str]]:
    """Return the bodies that a question names, each with the year behind it; nothing where they do not alternate."""
    found = [(m.span.start, "body", m.value) for m in knowledge.bodies.find(question.text)]
    found += [(m.span.start, "year", m.iso) for m in dates.find(question.text)]
    told = sorted(found)
    kinds = [kind for _, kind, _ in told]
    if len(told) % 2 or kinds != ["body", "year"] * (len(told) // 2) or len(told) < 4:
        return []
    return [(told[at][2], told[at + 1][2]) for at in range(0, len(told), 2)]
