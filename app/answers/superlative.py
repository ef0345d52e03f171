"""Whether one body ranks first among all: «Is it the oldest of these forums?»"""

from __future__ import annotations

from dataclasses import replace

from app.answers import across, times
from app.cues import RANKS, cue
from app.drafts import Draft, evidence_of, merged
from app.knowledge import Knowledge
from app.question import Question

# Ranks by a time that documents give; a list of members may be lacking.
_BY_TIME = frozenset({"oldest", "newest"})


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer yes or no by the dates of all bodies, with the first of them; None where the body asked about has none.

    None too where several of a year come first.
    """
    ranks = question.restrict & RANKS
    if not question.polar or len(question.bodies) != 1 or question.others or len(ranks) != 1 or not ranks <= _BY_TIME:
        return None
    if "not" in question.restrict and not question.claimed:
        return None
    if question.countries or question.regions or question.years or question.content or not _of_bodies(question):
        return None
    own = times.founding(knowledge, question.bodies[0])
    asked = replace(question, kind="bodies", bodies=(), scores={"bodies": 2.0}, restrict=ranks, polar=False)
    first = across.answer(asked, knowledge)
    if question.bodies[0] not in knowledge.described or own is None or first is None or len(first.bodies) != 1:
        return None
    verdict = (first.bodies == question.bodies) != question.denies_claim
    evidence = merged([*first.evidence, *evidence_of(own[0], [own[1]])])
    return replace(first, verdict=verdict, evidence=evidence, covered=(*first.covered, *question.terms))


def _of_bodies(question: Question) -> bool:
    """Tell whether a question names bodies at large, or all, as those that one is ranked among."""
    groups = ("bodylike", "of_all", "each")
    said = any(cue(group, question.language).search(question.bare) for group in groups)
    return said or bool(question.restrict & {"every", "all"})
