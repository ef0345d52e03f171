"""Which body stands at a place by age or size, «the second oldest», and whether one is the oldest or the newest."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answers.across_bodies import by_noun
from app.answers.across_bodies import ranks as ranks_of
from app.answers.across_bodies.conditions import conditions
from app.answers.across_bodies.unread import unread
from app.answers.from_sentences.alignment import likeness
from app.answers.from_sentences.sought import marked
from app.drafts import Draft, DraftItem, merged
from app.knowledge import Knowledge
from app.questions import ordinals
from app.questions.cues import BY_AGE, FOUNDING, RANKS, cue
from app.questions.question import Question

# Kinds that a question on the age of a body may touch on.
_AT_LARGE = frozenset({"bodies", "status", "date", "compare"})
# From this likeness on two words are for one kind of body.
_SAME = 0.8
# What a question for a place in the row may say beside it.
_IN_ROW = ("row", "timeline", "numberlike", "memberlike", "superlative")
# A hyphen before a superlative, «second-oldest».
_JOINED = re.compile(r"-(?=\w+est\b|most\b)")


def place(question: Question) -> tuple[str, int] | None:
    """Return by what and at which place bodies are asked for, «the third oldest», «el penúltimo por fecha», or None."""
    if question.polar or question.bodies or question.countries or question.years:
        return None
    ranks, language = question.restrict & RANKS, question.language
    ordered = any(c.name == "order" for c in cue("timeline", language).find(question.bare))
    of_other = any(
        number > 1 and not any(cue(group, language).search(noun) for group in ("bodylike", "aspect"))
        for number, noun in ordinals.ranked(question.bare)
    )  # «Which mechanism signed its second agreement?»
    by_age = ranks <= BY_AGE and (ranks or ordered or (question.aspects & FOUNDING and not of_other))
    by_size = cue("memberlike", language).search(question.bare) and cue("numberlike", language).search(question.bare)
    nouns = cue("bodylike", language).search(question.bare) is not None
    if not (nouns or question.asks("bodies")) or not (ranks or by_age or by_size) or len(ranks) > 1:
        return None
    text = _JOINED.sub(" ", question.folded)
    if by_age and ordinals.is_last_but_one(text):
        return "newest", 2
    numbers = ordinals.told(text) - {1}
    rank = next(iter(ranks), "oldest" if by_age else "most")
    return (rank, numbers.pop()) if len(numbers) == 1 else None


def placed(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which bodies stand at the place that a question asks for; None where it asks for more or none is told."""
    asked = place(question)
    if asked is None or conditions(question, knowledge):
        return None
    if ordinals.without(_JOINED.sub(" ", " ".join(unread(question, knowledge, _IN_ROW)))):
        return None
    among = by_noun.of_noun(replace(question, kind="bodies"), knowledge)
    found = ranks_of.placed(*asked, {body: [] for body in among}, knowledge)
    if not found:
        return None
    items = [DraftItem("body", body, tuple(evidence), True) for body, evidence in found.items()]
    draft = Draft("bodies", items, merged([e for item in items for e in item.evidence]), derived=True)
    draft.bodies, draft.covered = tuple(found), question.content
    return draft


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether a body is the first or last of all bodies, or of its kind, with the one that is."""
    ranks = sorted(question.restrict & BY_AGE)
    if not question.polar or len(ranks) != 1 or len(question.bodies) != 1 or question.others or question.years:
        return None
    if question.countries or question.regions or not _is_superlative(question):
        return None
    body = question.bodies[0]
    if body not in knowledge.described or not question.scores.keys() <= _AT_LARGE:
        return None
    content = [word for word in question.content if not marked("still", word, question.language)]
    if not all(_is_of_kind(word, question.language, body, knowledge) for word in content):
        return None
    among = by_noun.of_noun(replace(question, kind="bodies", bodies=()), knowledge)
    found = ranks_of.ranked(ranks[0], {each: [] for each in {body: 0, **dict.fromkeys(among)}}, knowledge)
    own = ranks_of.ranked(ranks[0], {body: []}, knowledge)
    if not own or len(among) < 2 or (body in found and len(found) > 1):
        return None  # of two of one year neither is the older
    items = [DraftItem("body", each, tuple(evidence), True) for each, evidence in found.items()]
    draft = Draft("bodies", items, merged([*own[body], *(e for item in items for e in item.evidence)]), derived=True)
    draft.bodies = (body,)
    draft.verdict = (body in found) != question.denies_claim
    draft.covered = question.content
    return draft


def _is_of_kind(word: str, language: str, body: str, knowledge: Knowledge) -> bool:
    """Tell whether a word is for bodies at large, for what a body is by its name, or for where all of them are."""
    at_large = any(cue(group, language).search(word) is not None for group in ("bodylike", "here"))
    return at_large or any(likeness(word, kind) >= _SAME for kind in by_noun.kinds_named(knowledge, body))


def _is_superlative(question: Question) -> bool:
    """Tell whether a question holds a body against all: «is it older?» holds it against one other.

    Nor does «the oldest, and is it still active?» ask that alone.
    """
    if cue("superlative", question.language).search(question.bare) is None:
        return False
    kinds = cue("kind", question.language).find(question.bare)
    states = [question.bare[c.start : c.end] for c in kinds if c.name == "status"]
    return all(marked("still", each, question.language) for each in states)
