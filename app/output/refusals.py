"""What a question that is not answered is told: what the documents do not say, and of which body."""

from __future__ import annotations

from app.answers import stated
from app.answers.across_bodies import adherence
from app.knowledge import Knowledge
from app.output import wording
from app.questions.cues import FOUNDING, cue
from app.questions.question import Question, about

# What is asked of one thing and told at most once: that it is not said holds whatever else is.
_OF_ONE = frozenset({"count", "date", "seat"})
# What alone a question for a yes or a no asks for.
_DECIDED = frozenset({"legal", "status"})


def silence(question: Question, knowledge: Knowledge, language: str) -> str:
    """Return that the documents do not say what a question asks, with the body it asks of where it names one."""
    if adherence.listed_nowhere(question, knowledge):
        codes = wording.in_order(question.countries, language)
        named = wording.listing([wording.country(code, language) for code in codes], language)
        return wording.say("listed_nowhere", language, country=named)
    kind = question.kind
    if not question.bodies or question.named == "hint":
        return wording.say("not_found", language)
    if not wording.has(f"what_{kind}") or _asks_for_more(question) or not _tells_nothing(question, knowledge):
        kind = "other"
    body = wording.body(knowledge.bodies, question.bodies[0], language)
    return wording.say("not_found_of", language, what=wording.say(f"what_{kind}", language), body=body)


def _asks_for_more(question: Question) -> bool:
    """Tell whether a question is of another thing than its kind is named for: who pays, what acts a body passed.

    «How is it paid for?» asks for no number by its own words, whatever it may be told by.
    """
    if "donor" in question.aspects and question.asks("partners", "count"):
        return question.expects != "number"
    made = question.aspects & FOUNDING or cue("deed", question.language).search(question.folded) is None
    return question.asks("instrument") and not made


def _tells_nothing(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the documents say nothing of the kind asked for, of this body.

    A question that asks for more than its kind is not said to find nothing of that kind.
    """
    if question.restrict - {"every", "between"} or question.content or question.scores.get("reason"):
        return False
    if question.polar:
        return question.kind in _DECIDED and _is_untold(question, knowledge)
    return question.kind in _OF_ONE or _is_untold(question, knowledge)


def _is_untold(question: Question, knowledge: Knowledge) -> bool:
    return stated.answer(about(question.kind, question.bodies[0]), knowledge) is None
