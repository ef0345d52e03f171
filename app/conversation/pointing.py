"""Follow-ups that point back at what was named: «that organisation», «the Quito one»; and questions of a name alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.messages import courtesies
from app.questions.cues import cue, scores
from app.questions.question import Question
from ingest import countries
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import LANGUAGES

_THAT = re.compile(
    r"\b(?:cette|cet|ce|this|that|esa|esta|ese|este|essa|esse|dessa|desse|nessa|nesse)\s(\w+)"
    r"|\b(?:its?|seu|sua|su) (\w+)"
)
# Words that stand for a noun left out.
_FOR_NOUN = "ones?|celui|celle|ceux|celles"
_ONE = re.compile(rf"\b(?:{_FOR_NOUN}|(?:el|la|los|las|o|a|os|as) d[eao]l?)\b")
# A follow-up of so few words may leave out the kind of body that it is about; there stands a word for it, or none.
SHORTEST = 8
_LEFT_OUT = re.compile(rf"\b(?:{_FOR_NOUN})\b", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:l[ae]s?|el|los|o|a|os|as)\b", re.IGNORECASE)


def with_noun(text: str, earlier: str, language: str) -> str:
    """Return a short follow-up with the kind of body that ``earlier`` names: «¿Y la conferencia regional?»"""
    noun = next((w for w in words(earlier) if generic(w, language)), "")
    if not noun or len(text.split()) > SHORTEST:
        return text
    twin = next((c for c in cue("aspect", language).find(fold(text)) if c.name == "counterpart"), None)
    if twin is not None and len(fold(text)) == len(text):
        return f"{text[: twin.start]}{noun}{text[twin.end :]}"
    if _LEFT_OUT.search(text):
        return _LEFT_OUT.sub(lambda match: noun if match[0].startswith("one") else f"le {noun}", text, count=1)
    return _DETERMINER.sub(lambda match: f"{match[0]} {noun}", text, count=1)


def points_back(text: str, language: str) -> str:
    """Return the kind of what a message speaks of as told by an earlier answer, «that organisation», or ""."""
    for match in _THAT.finditer(fold(text)):
        noun = cues("subject", language).search(match[1] or "")
        if (noun is not None and noun.name == "noun") or "predecessor" in scores(match[1] or "", language):
            return match[1]
    return ""


def is_whole(question: Question) -> bool:
    """Tell whether a question that names no body may be on none, with an interrogative and nothing that leans."""
    asks = cue("interrogative", question.language).search(question.folded) is not None
    leans = any(cue(group, question.language).search(question.folded) for group in ("leaning", "of_them"))
    return asks and not leans and not question.polar and "other" not in question.restrict


# Kinds of question for the other end of a tie.
_TIES = frozenset({"parent", "leader", "partners"})


def of_that_one(question: Question, answered: Sequence[str]) -> Question | None:
    """Return a question for a tie of what was told before, «which A body was that forerunner attached to?», or None.

    The body that it names tells of the other end of that tie.
    """
    points = {kind: score for kind, score in question.scores.items() if kind in _TIES}
    points_so = points and not question.polar and points_back(question.folded, question.language)
    if not (answered and question.bodies and points_so):
        return None
    others, tie = tuple(dict.fromkeys((*question.bodies, *question.others))), max(points, key=lambda kind: points[kind])
    return replace(question, kind=tie, scores=points, bodies=tuple(answered), named="earlier", others=others)


def with_name(text: str, name: str, language: str) -> str:
    """Return a text with a name in the place of what points back, «who chairs that organisation?», or before it."""
    for match in _THAT.finditer(fold(text)) if points_back(text, language) and len(fold(text)) == len(text) else ():
        if match[1] and match[1] == points_back(text, language):
            return f"{text[: match.start()]}{name}{text[match.end() :]}"
    return f"{name}: {text}"


def points_at(question: Question) -> bool:
    """Tell whether a short follow-up means a body by one word of its name: «and the Quito one?», «Et Quito ?»."""
    one = _ONE.search(question.folded) is not None
    pointed = re.search(_ONE.pattern + r" (?:d\w{1,2}|sur|on|of|sobre|para|pour) ", question.folded)
    if (not pointed and question.kind not in {"other", "bodies", "definition", "members"}) or (
        not pointed and not is_elliptic(question, 12 if one else 9)
    ):
        return False
    proper = any(word in question.hints for word in map(fold, re.findall(r"(?<=\s)[A-ZÀ-Þ]\w+", question.text)))
    return proper or one


def states(question: Question) -> tuple[str, ...]:
    """Return the states that a short follow-up names and no «one» of them: «And Venezuela itself?» is no body."""
    if _ONE.search(question.folded) or not is_elliptic(question):
        return ()
    found = [(m.value, words(fold(m.span.of(question.text)))) for m in countries.find(question.text)]
    return tuple(dict.fromkeys(value for value, named in found if set(named) <= set(question.hints)))


def is_elliptic(question: Question, longest: int = 9) -> bool:
    """Tell whether a question is but a name, «Et le Guatemala ?», «and the Quito one?», of so many words at most.

    The words of a name it spells out do not count.
    """
    said = question.bare if question.named == "exact" else question.folded
    return len(question.content) <= 1 and len(said.split()) <= longest


def spelt_out(question: Question) -> Question:
    """Return a question that is but a name as one of what that body is, «R4V», or where a country belongs, «Peru»."""
    said = (question.content, question.regions, question.years, question.numbers, question.unknown)
    if any((*said, question.aspects, question.restrict, question.scores, question.expects)):
        return question
    places = states(question) if question.named == "hint" else question.countries
    if len(places) == 1 and question.named in {"", "hint"}:
        asked = replace(
            question, bodies=(), named="", hints=(), countries=places, language=_spoken(question, places[0])
        )
        return replace(asked, kind="bodies", scores={"bodies": 2.0, "members": 2.0}, polar=False)
    # «How does it take decisions?» asks more than what it is; «CRM, please» does not.
    more = not courtesies.is_polite(question.bare)
    if question.countries or len(question.bodies) != 1 or question.named != "exact" or more:
        return question
    return replace(question, kind="definition", scores={"definition": 1.0}, polar=False)


def _spoken(question: Question, country: str) -> str:
    """Return the language of the name of a country, the one that its question seems to be in where several have it."""
    text = question.text.lower()
    named = [tongue for tongue in LANGUAGES if countries.name(country, tongue).lower() in text]
    return question.language if question.language in named or not named else named[0]
