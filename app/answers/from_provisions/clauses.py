"""Clauses of a text whose body a question does not name: «What is the quorum?», «How are disputes settled?»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from app.answers.from_provisions import decided, provisions
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.withheld import organs
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions.question import Question
from app.questions.units import asked_units
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import Fact, FactKind

# From this likeness on a text says a name, and from that of their letters two spellings are of one name.
_NAMED, _SPELT = 0.7, 0.8
# A shorter name may be another by one letter, «VI», «VII».
_LONG = 5
# From this share on the words that are no names say what a clause is on.
_CLOSE = 0.75
# The longest section that tells, with the blocks at the head of a text, what a clause is of.
_SECTION, _OPENING = 2000, 3


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by a clause of the one text that lays the matter down for the organ or the act that a question names."""
    asked = {} if question.polar else provisions.asked_first(question)
    when = provisions.is_how_often(question) or (question.asks("date", "seat") and question.expects != "who")
    if not when or decided.asked(question) is not None:
        asked = {name: told for name, told in asked.items() if name != "session"}  # who called it, what it decided
    asked = {name: told for name, told in asked.items() if name != "observer"}  # who attends, lists tell
    if not asked or question.countries or question.regions or question.others or _is_known(question, knowledge):
        return None
    found = {
        fact.body
        for fact in knowledge.facts_near(FactKind.PROVISION, question.text, question.language)
        if fact.body and fact.aspect in asked and fact.polarity and provisions.tells(fact, question, knowledge)
        if provisions.is_about(fact, question, knowledge) and _is_of_text(question, asked[fact.aspect], fact, knowledge)
    }
    if len(found) != 1:
        return None
    told = {word for each in asked.values() for word in each}
    kept = tuple(word for word in question.content if word in told)
    draft = provisions.first(replace(question, bodies=tuple(found), named="exact", content=kept), knowledge)
    whose = replace(question, bodies=tuple(found), named="exact")
    if draft is None or any(organs.is_of_other(whose, asked, e.document, e.span, knowledge) for e in draft.evidence):
        return None
    told_there = {
        word for each in draft.evidence for word in words(each.span.of(knowledge.document(each.document).text))
    }
    if not set(question.numbers) <= told_there:
        return None  # «the budget of 2021» is not told by how budgets are adopted
    draft.covered = question.content
    draft.guessed = False  # whose clause it is, the names around it tell
    return draft


def _is_known(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question names a body on which the documents say something."""
    return any(body in knowledge.stated or body in knowledge.described for body in question.bodies)


def _is_of_text(question: Question, told: Sequence[str], fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether the section of a clause, or the head of its text, names all that a question names and says."""
    document = knowledge.document(fact.document)
    position = document.section_at(fact.evidence[0].start)
    own = document.sections[position] if position is not None else None
    around = document.text[own.start : own.end] if own and own.end - own.start <= _SECTION else ""
    opening = " ".join(document.text[block.start : block.end] for block in document.blocks[:_OPENING])
    text = f"{around} {knowledge.with_headings(fact.document, fact.evidence)} {document.metadata.title} {opening}"
    counted = {word for unit in asked_units(question) for word in unit}
    names = [word for name in _names(question, knowledge) for word in content_words(fold(name))]
    rest = [word for word in question.content if word not in {*told, *names, *counted}]
    said = all(likeness(word, text) >= _NAMED or _is_spelt(word, text) for word in names if word not in told)
    return said and coverage(rest, text) >= _CLOSE


def _names(question: Question, knowledge: Knowledge) -> list[str]:
    """Return the proper names of a question, and the first name of a body of which nothing is known."""
    firsts = (group[0] for body in question.bodies for group in knowledge.bodies[body].names.values() if group)
    return [*question.unknown, *firsts]


def _is_spelt(name: str, text: str) -> bool:
    """Tell whether a text spells a name as another language does, «Carthagène» as «Cartagena»."""
    own = (word for word in words(text) if word[:2] == name[:2])
    return len(name) >= _LONG and any(SequenceMatcher(None, name, word).ratio() >= _SPELT for word in own)
