"""Whether two names are those of one body: «Is the Lima process the same as the regional conference?»"""

from __future__ import annotations

from dataclasses import replace

from app.answers.across_bodies import conditions
from app.answers.from_facts import texts
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from app.questions.tags import without_tag
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.records import Span

# Words beside a name that say nothing of it.
_ARTICLES = frozenset({"le", "la", "les", "l", "the", "el", "los", "las", "o", "a", "os", "as", "ce", "cet", "cette"})
_SMALL = _ARTICLES | {"so", "alors", "donc", "then", "entonces", "entao", "y", "e", "et", "and"}


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether two names that a question sets equal are of one body, by where a document gives both."""
    if not question.polar or question.years or question.countries or question.numbers:
        return None
    text = without_tag(question.text, question.language)
    names = _names(text, knowledge)
    if len(names) != 2 or not _equates(text, [name.span for name in names], question.language):
        return None
    told = [texts.aliases(replace(question, bodies=(name.value,), others=()), knowledge) for name in names]
    if names[0].value == names[1].value:
        return told[0]
    evidence = next((draft.evidence for draft in told if draft is not None), None)
    if evidence is None and all(knowledge.bodies[name.value].declared for name in names):
        described = [name.value for name in names if name.value in knowledge.described]
        evidence = [each for body in described for each in conditions.heading(knowledge, body)[:1]]
    if not evidence:
        return None
    return Draft("text", evidence=evidence, bodies=(names[0].value,), verdict="not" in question.restrict)


def _names(text: str, knowledge: Knowledge) -> list[Match[str]]:
    """Return the names of bodies in a text, an acronym in brackets behind a name left out."""
    found = sorted(knowledge.bodies.find(text), key=lambda match: match.span.start)
    return [m for at, m in enumerate(found) if not (at and text[found[at - 1].span.end : m.span.start] == " (")]


def _equates(text: str, names: list[Span], language: str) -> bool:
    """Tell whether nothing is said of two names but that they are the same, «Is A B?», «A is another name for B»."""
    folded = fold(text)
    if len(folded) != len(text):
        return False
    before, between, behind = folded[: names[0].start], folded[names[0].end : names[1].start], folded[names[1].end :]
    verbs = cue("copula", language)
    if (
        words(between) and set(words(between)) <= _SMALL and not set(words(between)) <= _ARTICLES
    ):  # «Are A and B the same?»
        same = cue("same_thing", language).search(behind) is not None
        rest = [*words(_unsaid(before, language)), *words(_unsaid(behind, language))]
        return same and set(rest) <= _SMALL
    opened = any(not words(before[: c.start]) or set(words(before[: c.start])) <= _SMALL for c in verbs.find(before))
    stated = any(not between[: c.start].strip() for c in verbs.find(between))
    said = (before if opened else "", between if opened or stated else "")
    beside = "" if opened else before
    rest = [w for each in said for w in words(_unsaid(each, language))]
    return (opened or stated) and {*rest, *words(beside), *words(behind)} <= _SMALL


def _unsaid(text: str, language: str) -> str:
    """Return a stretch of a question without the words that set two names equal."""
    found = [c for group in ("copula", "identical", "same_thing") for c in cue(group, language).find(text)]
    return blanked(text, [Span(c.start, c.end) for c in found])
