"""What the documents tell of a thing that they only name: an act by its symbol, a body or a plan beside another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answers.across_bodies.conditions import means
from app.answers.from_sentences.alignment import coverage
from app.answers.from_sentences.held import item_at
from app.drafts import Draft, DraftItem, Evidence, evidence_of
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, cue
from app.questions.question import Question
from ingest import symbols
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import BlockKind, FactKind
from ingest.symbols import Symbol

# Kinds of question that want to know what an act is or did.
_WHAT = ("definition", "instrument", "mandate", "themes", "other")
# The facts that tie a body to another that they name.
_TIES = (FactKind.INSTRUMENT, FactKind.PREDECESSOR, FactKind.LEADER, FactKind.PARTNERS, FactKind.PARENT)
# What may stand between the front of a sentence and the symbol of the act that it is on, «By its resolution …».
_FRONT = 3
# From this share on a sentence says what is asked beside the symbol.
_SAID = 0.5


def act(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «what is AG/RES. 2738?» by the sentence that tells what that act did; None where none does.

    What an act says is told by no sentence that names it.
    """
    asked = _asked(question)
    if not asked or question.polar or question.expects or not question.asks(*_WHAT):
        return None
    if _says(question) and not question.aspects & FOUNDING:
        return None
    found = _founding(asked, knowledge) or _headed(question, asked, knowledge)
    if found is None:
        return None
    given = {run for runs in asked for run in runs}
    rest = [w for w in question.content if w not in given and cue("deed", question.language).search(w) is None]
    texts = " ".join(knowledge.with_headings(each.document, (each.span,)) for each in found.evidence)
    return replace(found, covered=question.content) if coverage(rest, texts) >= _SAID else None


def names_act(question: Question) -> bool:
    """Tell whether a question names an act by its symbol: what that is, no body in the symbol tells."""
    return any(not each.provision for each in symbols.find(question.text.upper()))


def _says(question: Question) -> bool:
    return cue("saying", question.language).search(question.folded) is not None


def _asked(question: Question) -> list[tuple[str, ...]]:
    """Return the runs of letters and figures of each symbol that a question gives, in any case.

    Of an article, where a question asks what it is, that is its figure.
    """
    what_is = "definition" in question.scores
    return [_runs(each) for each in symbols.find(question.text.upper()) if what_is or not each.provision]


def _runs(symbol: Symbol) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+" if symbol.provision else r"[^\W\d_]+|\d+", fold(symbol.text)))


def _held(text: str, asked: Sequence[tuple[str, ...]]) -> list[Symbol]:
    """Return the symbols of a text that are asked for, or that go on from one: «AG/RES. 2738 (XLII-O/12)»."""
    return [each for each in symbols.find(text) if any(_runs(each)[: len(runs)] == runs for runs in asked)]


def _founding(asked: Sequence[tuple[str, ...]], knowledge: Knowledge) -> Draft | None:
    """Return the sentence that tells what an act founded, with the act as it names it."""
    for fact in knowledge.all_facts(FactKind.INSTRUMENT):
        for value in (value for value in fact.values if _held(value.value, asked)):
            item = DraftItem("instrument", value.value, evidence_of(fact, [value]))
            return Draft("text", [item], list(evidence_of(fact, [value])), bodies=(fact.body,) if fact.body else ())
    return None


def _headed(question: Question, asked: Sequence[tuple[str, ...]], knowledge: Knowledge) -> Draft | None:
    """Return the first sentence that a symbol asked for opens, «Resolution AB/12 urges …», «By decision AB/12, …»."""
    for name in knowledge.documents_for(question.text, question.language):
        tongue = knowledge.metadata[name].language
        for sentence in knowledge.sentences(name):
            held = _held(sentence.text, asked) if sentence.unit.kind is not BlockKind.HEADING else []
            for symbol in (each for each in held if not each.provision):
                before = fold(sentence.text[: symbol.span.start])
                nouns = [c for c in cues("instrument", tongue).find(before) if c.name == "noun"]
                told = len(words(sentence.text[symbol.span.end :])) > _FRONT
                if told and len(words(before)) <= _FRONT + len(nouns):
                    item = item_at(sentence, "instrument", symbol.text, symbol.span)
                    return Draft("text", [item], list(item.evidence))
    return None


def tied(question: Question, body: str, knowledge: Knowledge) -> Draft | None:
    """Return the sentence that ties a body to another of the documents' own, where they tell no more of it."""
    rated = []
    for position, fact in enumerate(knowledge.all_facts(*_TIES)):
        own = any(body == value.value for value in fact.values)
        named = own or any(means(knowledge, value, body) for value in fact.values)
        if named and fact.polarity and fact.body != body and fact.body in knowledge.described:
            rated.append((not own, position, fact))
    if not rated or _says(question):
        return None
    _, _, fact = min(rated, key=lambda row: row[:2])
    return Draft("named", evidence=[Evidence(fact.document, fact.evidence[0])], bodies=(body,))
