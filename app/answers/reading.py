"""Read an answer off the documents where no fact gives it: the likeliest sentence, and the value that it holds.

Search proposes passages; a logistic model (weights in `app/reading.json`) tells for each of their sentences how likely
it is the one that answers, by its words, its place and whether it holds what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.alignment import coverage
from app.answers.sentences import HOLDERS, denied, holds, inside, named_in
from app.answers.texts import only_counted
from app.confidence import reading
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.question import Question
from index.search import Hit
from ingest import countries, dates, numbers
from ingest.folding import fold
from ingest.lexicon import cues

_PASSAGES = 10
# Of a body on which there are thousands of sentences, so many are read beside those that search finds.
_MOST_SENTENCES = 200
# The cues of a statement (`ingest/lexicon/facts.toml`) that answers a kind of question.
_TOLD_BY = {
    "members": ("members", "organ"),
    "date": ("founded", "ended"),
    "instrument": ("instrument", "founded"),
    "mandate": ("mandate",),
    "themes": ("themes", "mandate"),
    "legal": ("legal",),
    "status": ("status", "ended"),
    "leader": ("leader", "post"),
    "parent": ("parent",),
    "predecessor": ("predecessor",),
    "partners": ("partners",),
    "seat": ("seat",),
    "definition": ("definition",),
    "reason": ("mandate",),
}
# What an interrogative or a kind wants of the sentence, in the words of the kinds that `HOLDERS` knows.
_WANTED = {"who": "leader", "names": "leader", "number": "count"}
# Kinds of which an answer must name a body or an instrument.
_NAMING = ("predecessor", "parent", "partners", "bodies", "instrument")

Candidate = tuple[Sentence, dict[str, float]]


def read(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return the draft that the likeliest sentence gives, or None where there is none or it cannot be an answer."""
    found = candidates(question, knowledge)
    if not found or only_counted(question, knowledge):
        return None
    model = reading()
    rated = sorted(((model.probability(signals), -i) for i, (_, signals) in enumerate(found)), reverse=True)
    chance, place = rated[0]
    best, signals = found[-place]
    draft = Draft("text", bodies=question.bodies[:1], evidence=[Evidence(best.document, best.unit.span)])
    draft.features = {
        "closeness": signals["terms"],
        "chance": chance,
        "margin": chance - (rated[1][0] if len(rated) > 1 else 0.0),
        "held": signals["held"],
        "told": signals["told"],
        "about": signals["about"],
        "found": signals["passage"],
    }
    if question.polar:
        return _decided(draft, question, best, knowledge)
    draft.items = _items(question, best, knowledge)
    if draft.items and draft.items[0].kind != "body":
        marks = tuple(mark for item in draft.items for mark in item.evidence[0].marks)
        draft.key = "members_partial" if draft.items[0].kind == "country" and question.asks("members") else "relation"
        draft.evidence = [Evidence(best.document, best.unit.span, marks)]
    return draft


def candidates(question: Question, knowledge: Knowledge) -> list[Candidate]:
    """Return the sentences that may answer a question, each once, with the signals of how likely it does, in [0, 1]."""
    names = [n for b in question.bodies for group in knowledge.bodies[b].names.values() for n in group[:1]]
    hits = knowledge.index.search(question.text, limit=_PASSAGES, language=question.language, expansions=names)
    found: dict[tuple[str, int], Candidate] = {}
    for rank, hit in enumerate(hits):
        for sentence in inside(hit, knowledge):
            place = (sentence.document, sentence.unit.start)
            found.setdefault(place, (sentence, _signals(question, sentence, knowledge, hit, rank, hits[0].score)))
    for body in question.bodies[:1]:
        for sentence in knowledge.sentences_on(body)[:_MOST_SENTENCES]:
            place = (sentence.document, sentence.unit.start)
            if place not in found:
                found[place] = (sentence, _signals(question, sentence, knowledge))
    return list(found.values())


def _signals(
    question: Question,
    sentence: Sentence,
    knowledge: Knowledge,
    hit: Hit | None = None,
    rank: int = 0,
    top: float = 1.0,
) -> dict[str, float]:
    tongue = knowledge.metadata[sentence.document].language
    heading = knowledge.heading_of(sentence)
    body = question.bodies[0] if question.bodies else None
    about = body is not None and sentence.body == body
    names = body is not None and body in knowledge.named(sentence.text)
    wide = f"{sentence.text} {heading}"
    return {
        "terms": coverage(question.terms, sentence.text) if question.terms else 0.5,
        "wide": coverage(question.terms, wide) if question.terms else 0.5,
        "content": coverage(question.content, sentence.text) if question.content else 0.5,
        "heading": coverage(question.terms, heading) if question.terms else 0.0,
        "passage": hit.score / top if hit and top else 0.0,
        "lexical": hit.lexical if hit else 0.0,
        "rank": 1 / (1 + rank) if hit else 0.0,
        "about": float(about),
        "names": float(names),
        "elsewhere": float(body is not None and not about and not names),
        "held": float(holds(question, sentence, knowledge) and _has_value(question.kind, sentence.text)),
        "told": _told(question.kind, sentence.text, tongue),
        "told_above": _told(question.kind, heading, tongue) if heading else 0.0,
        "length": min(1.0, len(sentence.text) / 300),
        "same_language": float(tongue == question.language),
    }


@lru_cache(20_000)
def _told(kind: str, text: str, language: str) -> float:
    """Return 1 where a text holds a cue of what answers a kind of question, 0 where not, 0.5 where no cue tells."""
    groups = _TOLD_BY.get(kind, ())
    folded = fold(text)
    return float(any(cues(group, language).search(folded) for group in groups)) if groups else 0.5


@lru_cache(20_000)
def _has_value(kind: str, text: str) -> bool:
    """Tell whether a text holds a value of the type that a kind of question wants."""
    finders: dict[str, Callable[[str], object]] = {
        "date": dates.find,
        "count": numbers.find,
        "members": countries.find,
    }
    return kind not in finders or bool(finders[kind](text))


def _items(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the values of the type asked for that a sentence holds."""
    wanted = question.kind if question.kind in HOLDERS else _WANTED.get(question.expects, question.expects)
    if wanted in HOLDERS:
        return HOLDERS[wanted](question, sentence, knowledge)
    return named_in(question, sentence, knowledge) if question.asks(*_NAMING) else []


def _decided(draft: Draft, question: Question, sentence: Sentence, knowledge: Knowledge) -> Draft | None:
    """Return a draft with the yes or no that a sentence gives; None where silence would have to count as a no."""
    if any("|" in word for word in question.terms):
        return draft
    named = {m.value for m in countries.find(sentence.text)}
    if question.countries and not set(question.countries) <= named:
        return None
    draft.verdict = denied(sentence, knowledge) == ("not" in question.restrict)
    draft.key = "legal"
    return draft
