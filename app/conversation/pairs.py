"""Follow-ups on the last two bodies that the turns before were about: «which came first?», «which are in both?»"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.bodies import joined
from app.questions.cues import BY_AGE, RANKS, cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest.records import Span

# What ranks bodies by their members.
_BY_MEMBERS = RANKS - BY_AGE
# So many words rank two bodies that are not named; a longer question ranks what it says.
_LONGEST = 8


def of_two(question: Question, earlier: Question, recent: Sequence[str]) -> Question | None:
    """Return a follow-up that means the last two of the bodies that the turns were about, as one on these; or None.

    ``recent`` are these bodies, oldest first.
    """
    said = cue("of_two", question.language).search(question.folded) is not None
    apart = _in_one_alone(question, recent[-2:]) if len(recent) > 1 and question.named in {"", "hint"} else None
    if apart is not None or len(recent) < 2 or (question.bodies and not (question.named == "hint" and said)):
        return apart
    pair = replace(
        question,
        bodies=tuple(recent[-2:]),
        named="earlier",
        hints=(),
        content=(*question.content, *question.hints),
        terms=(*question.terms, *question.hints),
    )
    if question.countries or question.regions or question.years:
        return pair if said else None
    ranks = _ranks(question, earlier)
    if ranks:
        return replace(
            pair, kind="bodies", scores={"bodies": 2.0}, restrict=question.restrict | ranks, content=(), polar=False
        )
    if _shared(question, earlier):
        points = {**question.scores, "members": 2.0}
        kind = "count" if question.asks("count") else "members"
        restrict = question.restrict | {"both"}
        return replace(pair, kind=kind, scores=points, restrict=restrict, content=())
    return pair if said or _between(question) else None


def _in_one_alone(question: Question, pair: Sequence[str]) -> Question | None:
    """Return «which are in the first but not in the second?» as one on the members of a pair of bodies, or None."""
    ranks = {each.name: each.start for each in cue("of_pair", question.language).find(question.folded)}
    if ranks.keys() != {"first", "second"} or "not" not in question.restrict:
        return None
    at = {pair[0]: ranks["first"], pair[1]: ranks["second"]}
    denied = joined.denied(question.folded, at, question.language)
    if len(denied) != 1:
        return None
    kept = tuple(body for body in pair if body not in denied)
    kind = "count" if question.asks("count") else "members"
    return replace(
        question,
        kind=kind,
        scores={kind: 4.0, "members": 2.0},
        bodies=(*kept, *denied),
        denied=denied,
        named="earlier",
        restrict=question.restrict - BY_AGE - {"before", "after"},
        content=(),
        terms=(),
        hints=(),
        polar=False,
        expects="number" if kind == "count" else "",
    )


def one_of(question: Question, earlier: Question, recent: Sequence[str]) -> tuple[str, ...]:
    """Return which of the last two bodies that the turns were about a follow-up means, «And the first one?».

    None behind a question that ranks bodies, or for one row of several, «when was the second meeting?».
    """
    said = {each.name for each in cue("of_pair", question.language).find(question.folded)}
    own = question.countries or question.regions or question.years or question.content or question.unknown
    rows = cue("ordinal", earlier.language).search(earlier.bare) is not None
    ranked = rows or bool(_ranks(question, earlier) or earlier.restrict & RANKS)
    if len(said) != 1 or own or ranked or question.bodies or earlier.bodies != tuple(recent[-1:]):
        return ()
    return tuple(recent[-1:] if said == {"second"} else recent[-2:-1])


def beside_rank(question: Question, earlier: Question) -> Question | None:
    """Return what is asked beside which of two bodies comes first as a question on both, or None.

    «…, and by how many years?» asks how far they are apart, «…, and how many has each?» for both numbers.
    """
    ranked = len(earlier.bodies) == 2 and not earlier.polar
    own = question.bodies or question.countries or question.regions or question.years
    if not (ranked and question.asks("count")) or own:
        return None
    if earlier.restrict & BY_AGE:
        return replace(question, bodies=earlier.bodies, named="earlier", content=()) if _between(question) else None
    each = [Span(c.start, c.end) for c in cue("each", question.language).find(question.bare)]
    told = [(q.bare, c) for q in (question, earlier) for c in cue("memberlike", q.language).find(q.bare)]
    if not (each and told and earlier.restrict & _BY_MEMBERS) or question.content:
        return None
    text, noun = told[0]
    return replace(
        question,
        bodies=earlier.bodies,
        named="earlier",
        scores={"count": 4.0, "members": 2.0},
        bare=blanked(question.bare, each),
        terms=(text[noun.start : noun.end],),
    )


def ranked_beside(question: Question, earlier: Question) -> Question | None:
    """Return a question that ranks another body beside that of the earlier one, «Which is older, it or the RCM?»

    «Is the RCM older?» asks of the one it names, «Is it older than the RCM?», «Is it from the same year as the RCM?» of
    the earlier one, the first of two that were ranked; mostly None.
    """
    ranks = (question.follows or question.polar) and bool(question.restrict & (RANKS | {"same"}))
    ranks = ranks and question.asks("date", "bodies", "other", "compare")
    before = earlier.bodies[:1] if earlier.polar and earlier.restrict & RANKS else earlier.bodies
    if not ranks or not len(question.bodies) == 1 == len(before) or question.bodies == before:
        return None
    than, superlative = (cue(group, question.language).search(question.folded) for group in ("than", "superlative"))
    if question.polar and superlative is not None:
        return question  # «Is the RCM the oldest?»
    own = question.polar and than is None and "same" not in question.restrict
    bodies = (*question.bodies, *before) if own else (*before, *question.bodies)
    return replace(question, bodies=bodies, named="earlier")


def _ranks(question: Question, earlier: Question) -> frozenset[str]:
    """Return how a question ranks two bodies by what the turn before asked of one; nothing where it ranks others."""
    noun = cue("bodylike", question.language).search(question.folded) is not None
    asks = cue("interrogative", question.language).search(question.folded) is not None
    if noun or not asks or question.unknown or len(question.folded.split()) > _LONGEST:
        return frozenset()
    more = frozenset(each.name for each in cue("more", question.language).find(question.folded))
    ranks = more | (question.restrict & _BY_MEMBERS)
    if ranks and cue("memberlike", question.language).search(question.bare):
        return ranks  # «Which one has more members?», whatever the turn before asked
    of_members = bool(earlier.scores.get("members")) and earlier.asks("members", "count")
    if earlier.asks("date") and not cue("of_all", question.language).search(question.folded):
        return question.restrict & RANKS & BY_AGE
    if not of_members:
        return frozenset()
    return ranks


def _shared(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks which members two bodies share, or how many."""
    both = cue("in_both", question.language).search(question.folded) is not None
    listed = earlier.asks("members", "count") and bool(earlier.scores.get("members"))
    return both and listed and question.asks("members", "bodies", "count", "compare", "other")


def _between(question: Question) -> bool:
    """Tell whether a question asks how many years lie between two things, and says no more."""
    apart, timelike = (cue(group, question.language) for group in ("apart", "timelike"))
    asks = question.asks("count") and apart.search(question.folded) and timelike.search(question.bare)
    return bool(asks) and all(apart.search(word) or timelike.search(word) for word in question.content)
