"""What a short follow-up takes up of the turns before: the last two bodies, or the country that was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.alignment import content_words
from app.cues import RANKS, cue
from app.question import Question

# A follow-up of more words says by itself what it is about.
_SHORT = 9
_OF_MEMBERS = ("members", "count")
# Kinds of question that are answered in words, in which things may be counted.
_TOLD_IN_WORDS = ("other", "themes", "mandate", "definition")
_COUNTING = frozenset({"count", "members", "themes", "partners"})
# What else is counted is told in so many words.
_COUNTED = 2


def of_two(question: Question, earlier: Question, recent: Sequence[str]) -> Question | None:
    """Return a question on the last two bodies that the turns before were about, or None.

    «Which of the two …?», «How many years apart are they?», «Which came first?», «How many have they in common?»
    """
    named = (question.bodies, question.countries, question.unknown, question.years)
    if len(recent) < 2 or any(named):
        return None
    two = cue("of_two", question.language).search(question.folded) is not None
    short = len(question.folded.split()) <= _SHORT
    if not two and not (short and (_is_apart(question) or _ranks_them(question) or "both" in question.restrict)):
        return None
    asked = replace(question, bodies=tuple(recent[-2:]), named="earlier")
    shared = "both" in question.restrict or (two and question.asks("bodies", "members", "other"))
    if shared and earlier.asks(*_OF_MEMBERS) and not question.restrict & RANKS:
        kind = "count" if question.asks("count") else "members"
        points = {**question.scores, "members": 2.0}
        return replace(asked, kind=kind, scores=points, restrict=question.restrict | {"both"}, polar=False)
    return asked


def _is_apart(question: Question) -> bool:
    return question.asks("count", "date") and cue("apart", question.language).search(question.folded) is not None


def _ranks_them(question: Question) -> bool:
    """Tell whether a question ranks bodies without a noun for them: «Which is older?», no «the oldest mechanism»."""
    ranks = bool(question.restrict & RANKS) and "all" not in question.restrict and not question.content
    return ranks and cue("bodylike", question.language).search(question.folded) is None


def number_of(question: Question, earlier: Question) -> Question | None:
    """Return a question for the number of what the turn before spoke of, or of another thing that it counts, or None.

    «What are its axes? How many are there?», «How many partners has it? And countries?»
    """
    if question.bodies or question.countries or not earlier.bodies or not question.scores.keys() <= _COUNTING:
        return None
    asked = replace(question, kind="count", bodies=earlier.bodies, named="earlier", polar=False)
    if (
        question.asks("count")
        and not question.polar
        and not (question.content or question.terms)
        and earlier.asks(*_TOLD_IN_WORDS)
    ):
        return replace(asked, content=earlier.content, terms=earlier.terms or earlier.content)
    beside = cue("and_of", question.language).search(question.folded)
    opens = beside is not None and not any(map(str.isalnum, question.folded[: beside.start]))
    if earlier.asks("count") and beside is not None and opens:
        counted = content_words(question.folded[beside.end :])
        if 0 < len(counted) <= _COUNTED:
            return replace(asked, scores=earlier.scores, content=counted, terms=counted)
    return None


def of_country(question: Question, earlier: Question) -> Question | None:
    """Return «Then which ones is it in?» as the question for the bodies that a country belongs to, or None."""
    told = cue("in_which", question.language).search(question.folded)
    states = question.countries or earlier.countries
    belongs = earlier.asks("members") and bool(earlier.countries)
    if told is None or not states or not belongs or question.bodies or len(question.folded.split()) > _SHORT:
        return None
    points = {"bodies": 2.0, "members": 2.0}
    return replace(
        question, kind="bodies", scores=points, countries=states, named="", content=(), polar=False, follows=False
    )
