"""Countries of which a document says that they take part otherwise: observers, those that left or stayed out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.answers.from_facts.rolls import BESIDE, gave_up
from app.answers.yes_no import polarity
from app.drafts import Draft, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import numbers
from ingest.records import Fact, FactKind

# What a question says of a country that is to join, «Can it?», «Has it asked to?».
_ASKING = frozenset({"possible", "request"})
_LEFT = frozenset({"left"})
# What a question may ask of a country whose part in a body it takes for granted, with so many words of its own at most.
_OF_PART, _OWN = frozenset({"date", "members", "reason"}), 3


def own_words(question: Question) -> list[str]:
    """Return the words of content of a question without its figures, which a list bears out or corrects."""
    standing = cue("standing", question.language)
    return [word for word in question.content if not (numbers.find(word) or standing.search(word))]


def away(question: Question, knowledge: Knowledge, body: str, ways: frozenset[str] = frozenset()) -> Draft | None:
    """Answer with the sentence that says a country is an observer, left, or never joined; in some ``ways`` only."""
    facts = [f for f in knowledge.facts(body, FactKind.MEMBERS) if not f.polarity and (not ways or f.aspect in ways)]
    named = [f for f in facts if any(v.value in question.countries for v in f.values)]
    if not named:
        return None
    asked = named[0].aspect in question.aspects & BESIDE
    choice = asked and leaves_choice(question)
    asked = asked or (named[0].aspect == "candidate" and bool(question.aspects & _ASKING))
    still = asked and not gave_up(question.countries, named[0], knowledge)
    verdict = still != polarity.denies_claim(question) if question.polar and not choice else None
    if verdict is not None and own_words(question) and verdict != _says(question, named[0], knowledge):
        return None  # «May it speak?» is told by no word on how it takes part
    draft = Draft("text" if choice else "legal", bodies=(body,), verdict=verdict)
    draft.evidence = merged(
        [e for f in named[:2] for e in evidence_of(f, [v for v in f.values if v.value in question.countries])]
    )
    return draft


def set_right(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Return the sentence that a country but observes or asked to join where a question takes it for a member, or None.

    So where it takes for granted that it left. One that a document tells to have belonged may have.
    """
    if question.aspects & (BESIDE - _LEFT) or not question.scores.keys() <= _OF_PART or len(own_words(question)) > _OWN:
        return None
    facts = [f for f in knowledge.facts(body, FactKind.MEMBERS) if any(v.value in question.countries for v in f.values)]
    if not facts or any(f.polarity or f.aspect in _LEFT for f in facts):
        return None
    told = away(replace(question, polar=False), knowledge, body)
    return replace(told, key="premise", verdict=False, covered=question.content) if told is not None else None


def _says(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether the sentence of a fact says what a question puts to the test."""
    text = fact.evidence[0].of(knowledge.document(fact.document).text)
    tongue = knowledge.metadata[fact.document].language
    denied = polarity.denies(polarity.of_country(question.countries, text), tongue, question)
    return bool(denied) == polarity.denies_claim(question)


def leaves_choice(question: Question) -> bool:
    """Tell whether a question leaves the way of taking part open, «a member or only an observer?»."""
    ways = question.asks("members") and bool(question.aspects & BESIDE)
    return ways and cue("either", question.language).search(question.bare) is not None


def watches(knowledge: Knowledge, body: str, codes: Iterable[str]) -> bool:
    """Tell whether a document says of a country that it is an observer, or that it has left or not joined."""
    away = {v.value for f in knowledge.facts(body, FactKind.MEMBERS) if not f.polarity for v in f.values}
    return any(code in away for code in codes)
