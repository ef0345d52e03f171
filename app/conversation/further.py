"""Follow-ups that ask a further thing of what a turn before was about: how many more, by whom, who else, since when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.output import wording
from app.questions import ordinals
from app.questions.concepts import concepts
from app.questions.cues import FOUNDING, TIES, cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest.folding import fold
from ingest.gazetteer import words

# Such a follow-up has no more words.
_SHORT = 5
# So many words name a stretch of time by its number.
_TERM = 3
# What a state does that gives money.
_PAYING = frozenset({"payment"})
# What is done to an act by states.
_TAKING = frozenset({"signed", "adopted", "ratified", "joined"})
# Aspects of a time that «since when?» has by itself.
_SINCE = frozenset({"begun", "month", "day", "ended"})


# What stands for the act that the turn before asked for, where its verb follows: «and the one that set up …».
_THE_ONE = re.compile(
    r"^\W*(?:(?:et|and|y|e|what about)\s+)?"
    r"(?P<one>the one (?=that\b|which\b|by which\b)|cel(?:le|ui) (?=qui\b|par laquelle\b)"
    r"|(?:la|el|a|o) (?=que\b|con la que\b|pela qual\b))"
)
# A relative alone, behind which the act must follow at once: «a que criou B», not «a que órgão pertence B, criado …».
_RELATIVE = re.compile(r"que\s(?:se\s|la\s|[oa]s?\s)?")


def with_act(text: str, earlier: Question | None) -> str:
    """Return a follow-up on an act with a noun where «the one that» stands for it: «And the one that set up B?»"""
    folded = fold(text)
    one = _THE_ONE.match(folded) if earlier is not None and earlier.asks("instrument") else None
    if earlier is None or one is None or len(folded) != len(text):
        return text
    relative = _RELATIVE.match(folded, one.end())
    acts = [c.start for c in cue("aspect", earlier.language).find(folded) if c.name in FOUNDING]
    founds = any(relative is None or start == relative.end() for start in acts)
    return (
        f"{text[: one.start('one')]}{wording.say('the_instrument', earlier.language)} {text[one.end() :]}"
        if founds
        else text
    )


def asked_again(text: str, earlier: Question | None) -> str:
    """Return a follow-up that is but «And where?», «for how long?» as the earlier question with that for its opening.

    Where a thing was is asked behind when it was, but for what founds a body; how long, behind who does it too.
    """
    if earlier is None or earlier.aspects & FOUNDING or len(fold(earlier.text)) != len(earlier.text):
        return text
    folded, language = fold(text), earlier.language
    asks = cue("again", language).search(folded)
    if asks is None or not _is_small(folded[: asks.start] + folded[asks.end :]):
        return text
    opened = {"date"} if asks.name == "place" else {"date", "who"}
    for each in cue("expects", language).find(fold(earlier.text)):
        if each.name in opened and _is_small(fold(earlier.text)[: each.start]):
            return f"{text[asks.start : asks.end]}{earlier.text[each.end :]}"
    return text


def _is_small(folded: str) -> bool:
    """Tell whether some words are but small ones, «et», «was it»."""
    return set(words(folded)) <= function_words()


def asked(question: Question, earlier: Question, answered: Sequence[str]) -> Question | None:
    """Return a short follow-up with what it leaves to the turn before; None where it asks for none of these things."""
    own = _of_term(question, earlier) or _paid(question, earlier)
    if own is not None:
        return own
    if question.bodies or question.countries or question.content or len(question.folded.split()) > _SHORT:
        return None
    for way in (_counted, _made_by, _by_how_many, _since):
        found = way(question, earlier)
        if found is not None:
            return found
    return _who_else(question, earlier, answered)


def _of_term(question: Question, earlier: Question) -> Question | None:
    """Return «¿Y en el segundo semestre?», behind what was asked of the first, as the same asked of the second."""
    few = len(question.folded.split()) <= _SHORT + 1 and len(question.content) <= _TERM
    asks = cue("interrogative", question.language).search(question.bare) is not None
    both = ordinals.of_terms(question.text) and ordinals.of_terms(earlier.text)
    if not (few and both and earlier.bodies) or asks or question.bodies or question.countries:
        return None
    rank = next(word for word in question.text.split() if ordinals.told(word))
    return replace(
        earlier,
        text=_ranked(earlier.text, rank),
        folded=_ranked(earlier.folded, fold(rank)),
        bare=_ranked(earlier.bare, fold(rank)),
        terms=tuple(_ranked(word, fold(rank)) for word in earlier.terms),
        content=tuple(_ranked(word, fold(rank)) for word in earlier.content),
        years=question.years or earlier.years,
        follows=True,
    )


def _ranked(text: str, rank: str) -> str:
    """Return a text with an ordinal in the place of its own."""
    return " ".join(rank if ordinals.told(word) else word for word in text.split())


def _paid(question: Question, earlier: Question) -> Question | None:
    """Return «… and how much does it pay?», behind what was asked of one state, as asked of that state."""
    pays = any(concepts(word) & _PAYING for word in question.terms)
    of_members = cue("memberlike", question.language).search(question.bare) is not None
    if not (pays and question.asks("count") and len(earlier.countries) == 1 and earlier.bodies) or of_members:
        return None
    if question.bodies or question.countries or earlier.polar:
        return None
    return replace(question, bodies=earlier.bodies, named="earlier", countries=earlier.countries)


def _counted(question: Question, earlier: Question) -> Question | None:
    """Return «and of countries?», behind «how many partners has it?», as one for that number."""
    nouns = cue("memberlike", question.language).find(question.bare)
    opens = cue("interrogative", question.language).search(question.bare) is not None
    if not (earlier.asks("count") and nouns and question.asks("members")) or opens:
        return None
    noun = question.bare[nouns[0].start : nouns[0].end]
    points = {"count": 4.0, "members": 2.0}
    return replace(
        question, kind="count", scores=points, bodies=earlier.bodies, named="earlier", terms=(noun,), polar=False
    )


def _made_by(question: Question, earlier: Question) -> Question | None:
    """Return «and by whom?», behind a question for how a body came to be, as one for those who founded it."""
    by = cue("by_whom", question.language).search(question.folded) is not None
    act = earlier.aspects & FOUNDING
    if not (by and act and earlier.bodies and earlier.asks("date", "other", "definition", "seat")):
        return None
    return replace(
        question,
        kind="definition",
        scores={"definition": 1.0},
        bodies=earlier.bodies,
        named="earlier",
        aspects=act,
        terms=earlier.terms,
        expects="who",
        polar=False,
    )


def _by_how_many(question: Question, earlier: Question) -> Question | None:
    """Return «by how many?», behind a question on a signing, as one for the number of those who signed; or None."""
    act = earlier.aspects & _TAKING
    by = cue("by_number", question.language).search(question.folded) is not None
    if not (by and act and earlier.bodies and question.asks("count")) or question.terms:
        return None
    return replace(question, bodies=earlier.bodies, named="earlier", aspects=act, polar=False)


def _since(question: Question, earlier: Question) -> Question | None:
    """Return «since when?», behind what works no longer, as one for its end."""
    over = earlier.asks("status") and "not" in earlier.restrict and bool(earlier.bodies)
    if not (over and question.asks("date") and question.aspects <= _SINCE):
        return None
    aspects = frozenset({"ended"})
    return replace(question, bodies=earlier.bodies, named="earlier", aspects=aspects, terms=earlier.terms)


def _who_else(question: Question, earlier: Question, answered: Sequence[str]) -> Question | None:
    """Return «and who else?», behind «which body is led by A?», as one for those beside A."""
    tie = earlier.asks(*TIES) and bool(earlier.scores.get("bodies")) and not earlier.polar
    if not (tie and "other" in question.restrict and question.expects == "who" and len(answered) == 1):
        return None
    return replace(
        question,
        kind=earlier.kind,
        scores={earlier.kind: 2.0},
        bodies=tuple(answered),
        named="earlier",
        aspects=earlier.aspects,
        restrict=question.restrict - {"other"},
        terms=earlier.terms,
        besides=earlier.bodies,
        polar=False,
    )
