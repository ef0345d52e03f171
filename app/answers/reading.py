"""Read an answer off the documents where no fact gives it: the likeliest sentence, and the value that it holds.

Search proposes passages; a linear model (weights in `app/reading.json`) tells which of their sentences is likeliest the
one that answers, by its words, its place, its likeness and whether it holds what is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from app.alignment import coverage
from app.answers.sentences import HOLDERS, denied, holds, inside, named_in
from app.answers.texts import only_counted
from app.confidence import reading
from app.cues import cue
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.question import Question
from app.scope import ScopedIndex
from index.search import Hit
from ingest import countries, dates, numbers, symbols
from ingest.facts import instruments
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
# The classes of cues that tell what a question for a date asks after, by its aspect.
_TOLD_OF_DATES = {
    "ended": ("ended", ("ended",)),
    "joined": ("members", ("joined",)),
    "left": ("members", ("left",)),
    "in_force": ("founded", ("in_force",)),
    "signed": ("founded", ("signed", "adopted")),
    "adopted": ("founded", ("adopted", "signed")),
    "created": ("founded", ("created", "launched", "adopted")),
    "launched": ("founded", ("launched", "created")),
}
# What an interrogative or a kind wants of the sentence, in the words of the kinds that `HOLDERS` knows.
_WANTED = {"who": "leader", "names": "leader", "number": "count"}
# Kinds of which an answer must name a body or an instrument.
_NAMING = ("predecessor", "parent", "partners", "bodies", "instrument")

Candidate = tuple[Sentence, dict[str, float]]


def read(question: Question, knowledge: Knowledge, found: Sequence[Candidate]) -> Draft | None:
    """Return the draft that the likeliest sentence gives, or None where there is none or it cannot be an answer.

    ``found`` are the `candidates` of the question.
    """
    if not found or only_counted(question, knowledge) or _wants_more(question) or _is_left_out(question, knowledge):
        return None
    model = reading()
    rated = sorted(((model.score(signals), -i) for i, (_, signals) in enumerate(found)), reverse=True)
    shares = [math.exp(score - rated[0][0]) for score, _ in rated]
    best, signals = found[-rated[0][1]]
    chance = model.probability(signals)
    draft = Draft("text", bodies=question.bodies[:1], evidence=[Evidence(best.document, best.unit.span)])
    draft.features = {
        "closeness": signals["terms"],
        "chance": chance,
        "share": shares[0] / sum(shares),
        "held": signals["held"],
        "told": signals["told"],
        **{name: signals[name] for name in ("about", "subject", "names", "near", "years", "states")},
    }
    if (question.named == "exact" and signals["elsewhere"]) or _speaks_of_another(question, best, knowledge):
        return None
    if question.polar:
        return _decided(draft, question, best, knowledge)
    draft.items = _items(question, best, knowledge)
    if _falls_short(question, draft, best, knowledge):
        return None
    if draft.items and draft.items[0].kind != "body":
        marks = tuple(mark for item in draft.items for mark in item.evidence[0].marks)
        draft.key = "members_partial" if draft.items[0].kind == "country" and question.asks("members") else "relation"
        draft.evidence = [Evidence(best.document, best.unit.span, marks)]
    return draft


def bearing(draft: Draft, found: Sequence[Candidate]) -> dict[str, float]:
    """Return how likely the reader finds the sentences that an answer from facts rests on, in [0, 1].

    ``found`` are the `candidates` of the question. ``rated`` is the chance of the likeliest of those sentences,
    ``rival`` that of the likeliest other one, and ``seen`` tells whether the reader came upon any of them at all.
    """
    rests = [*draft.evidence, *(each for item in draft.items for each in item.evidence)]
    own: list[float] = []
    others: list[float] = []
    for sentence, signals in found:
        unit = sentence.unit
        is_own = any(
            each.document == sentence.document and each.span.start < unit.end and unit.start < each.span.end
            for each in rests
        )
        (own if is_own else others).append(reading().probability(signals))
    return {"rated": max(own, default=0.0), "rival": max(others, default=0.0), "seen": float(bool(own))}


def _is_left_out(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether filters leave out the bodies asked about: a passage that passes may speak of these beside others."""
    chosen = knowledge.index.filters.bodies if isinstance(knowledge.index, ScopedIndex) else ()
    return bool(chosen and question.bodies) and not set(question.bodies) & set(chosen)


def _wants_more(question: Question) -> bool:
    """Tell whether no one sentence can answer: what two lists share, or a year told by another that is not known."""
    apart = "both" in question.restrict or ("not" in question.restrict and not question.polar)
    beside = cue("beside_year", question.language).search(question.bare) is not None
    return (apart and len(question.bodies) > 1) or (beside and not question.years)


def _speaks_of_another(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence is about another way of taking part or of binding than the one asked about."""
    text, tongue = fold(sentence.text), knowledge.metadata[sentence.document].language
    if "observer" in question.aspects and question.asks("members"):
        return not any(c.name == "observer" for c in cues("members", tongue).find(text))
    if question.asks("legal") and "political" in question.aspects:
        return not any(c.name == "politically" for c in cues("legal", tongue).find(text))
    return False


def candidates(question: Question, knowledge: Knowledge) -> list[Candidate]:
    """Return the sentences that may answer a question, each once, with the signals of how likely it does, in [0, 1]."""
    names = [n for b in question.bodies for group in knowledge.bodies[b].names.values() for n in group[:1]]
    text = _whole(question, names)
    hits = knowledge.index.search(text, limit=_PASSAGES, language=question.language, expansions=names)
    places: dict[tuple[str, int], tuple[Sentence, Hit | None, int]] = {}
    for rank, hit in enumerate(hits):
        for sentence in inside(hit, knowledge):
            if sentence.text.rstrip().endswith("?"):
                continue  # what the text asks, it does not say
            places.setdefault((sentence.document, sentence.unit.start), (sentence, hit, rank))
    for body in question.bodies[:1]:
        for sentence in knowledge.sentences_on(body)[:_MOST_SENTENCES]:
            places.setdefault((sentence.document, sentence.unit.start), (sentence, None, 0))
    near = {document: knowledge.nearness(text, document) for document in sorted({place[0] for place in places})}
    top = hits[0].score if hits else 1.0
    found = [
        (sentence, _signals(question, sentence, knowledge, near[document].get(start, 0.0), hit, rank, top))
        for (document, start), (sentence, hit, rank) in places.items()
    ]
    nearest = max((signals["near"] for _, signals in found), default=0.0)
    for _, signals in found:
        signals["nearest"] = signals["near"] / nearest if nearest > 0 else 0.0
    return found


def _whole(question: Question, names: Sequence[str]) -> str:
    """Return a question in words that tell by themselves what it asks, also where it leaves that to an earlier one."""
    if question.named != "earlier":
        return question.text
    return " ".join((question.text, *names[:1], *(term.replace("|", " ") for term in question.terms)))


def _signals(
    question: Question,
    sentence: Sentence,
    knowledge: Knowledge,
    near: float,
    hit: Hit | None,
    rank: int,
    top: float,
) -> dict[str, float]:
    tongue = knowledge.metadata[sentence.document].language
    heading = knowledge.heading_of(sentence)
    body = question.bodies[0] if question.bodies else None
    subject, named = knowledge.spoken_of(sentence) if body is not None else (None, frozenset())
    about = body is not None and sentence.body == body
    names = body is not None and body in named
    wide = f"{sentence.text} {heading}"
    return {
        "terms": coverage(question.terms, sentence.text) if question.terms else 0.5,
        "wide": coverage(question.terms, wide) if question.terms else 0.5,
        "content": coverage(question.content, sentence.text) if question.content else 0.5,
        "heading": coverage(question.terms, heading) if question.terms else 0.0,
        "passage": hit.score / top if hit and top else 0.0,
        "lexical": hit.lexical if hit else 0.0,
        "rank": 1 / (1 + rank) if hit else 0.0,
        "near": max(0.0, near),
        "about": float(about),
        "subject": float(body is not None and subject == body),
        "names": float(names),
        "elsewhere": float(body is not None and not about and not names and subject != body),
        "held": float(holds(question, sentence, knowledge) and _has_value(question.kind, sentence.text)),
        "states": _shared(question.countries, sentence.text, lambda text: {m.value for m in countries.find(text)}),
        "years": _shared([y[:4] for y in question.years], wide, lambda text: {m.iso[:4] for m in dates.find(text)}),
        "told": _told(question.kind, question.aspects, sentence.text, tongue),
        "told_above": _told(question.kind, question.aspects, heading, tongue) if heading else 0.0,
        "length": min(1.0, len(sentence.text) / 300),
        "same_language": float(tongue == question.language),
    }


def _shared(asked: Collection[str], text: str, find: Callable[[str], set[str]]) -> float:
    """Return the share of what a question names that a text names too, 0.5 where it names nothing."""
    return len(find(text) & set(asked)) / len(set(asked)) if asked else 0.5


@lru_cache(20_000)
def _told(kind: str, aspects: frozenset[str], text: str, language: str) -> float:
    """Return 1 where a text holds a cue of what answers a kind of question, 0 where not, 0.5 where no cue tells.

    When something ended is told by no word for a founding, and who joined or left by no other.
    """
    groups = _TOLD_BY.get(kind, ())
    if not groups:
        return 0.5
    folded = fold(text)
    if kind == "date":
        own = [_TOLD_OF_DATES[aspect] for aspect in sorted(aspects & _TOLD_OF_DATES.keys())]
        if own:
            return float(any(c.name in names for group, names in own for c in cues(group, language).find(folded)))
    return float(any(cues(group, language).search(folded) for group in groups))


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
    if question.asks("instrument"):
        return _acts(question, sentence, knowledge)
    wanted = question.kind if question.kind in HOLDERS else _WANTED.get(question.expects, question.expects)
    if wanted in HOLDERS:
        return HOLDERS[wanted](question, sentence, knowledge)
    return named_in(question, sentence, knowledge) if question.asks(*_NAMING) else []


# The kinds of value without which a sentence answers no question of a kind.
_NEEDED = {
    "date": frozenset({"date"}),
    "count": frozenset({"number"}),
    "members": frozenset({"country", "body"}),
    "leader": frozenset({"body", "country", "text"}),
}


def _falls_short(question: Question, draft: Draft, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence holds no value that could answer, «led by a Director-General» to «who leads it?»."""
    needed = _NEEDED.get("leader" if question.expects == "who" else question.kind)
    held = {item.kind for item in draft.items}
    if needed is not None and not held & needed:
        return True
    if question.asks("leader") and _is_personal(question) and "text" not in held:
        return True
    precise = 10 if "day" in question.aspects else 7 if "month" in question.aspects else 4
    if question.asks("date") and all(len(item.value) < precise for item in draft.items):
        return True
    if question.asks("date") and "future" in question.aspects:
        now = knowledge.metadata[sentence.document].date or ""
        return all(item.value <= now for item in draft.items)
    if question.asks("instrument"):
        return not draft.items and not _names_act(sentence, knowledge)
    return False


def _is_personal(question: Question) -> bool:
    """Tell whether a question asks for the holder of a post that only a person holds: a director, no chair."""
    posts = [question.bare[c.start : c.end] for c in cues("post", question.language).find(question.bare)]
    chairs = cues("leader", question.language)
    return any(all(c.name != "chair" for c in chairs.find(post)) for post in posts)


def _names_act(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names an act, with a capital or by its symbol."""
    tongue = knowledge.metadata[sentence.document].language
    named = [c for c in cues("instrument", tongue).find(fold(sentence.text)) if c.name == "noun"]
    return bool(symbols.find(sentence.text)) or any(sentence.text[c.start].isupper() for c in named)


def _acts(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the act that a sentence names, with a capital or a symbol and more than its noun: the first of them."""
    statement = knowledge.statement(sentence)
    for value in instruments.named(statement) if statement else ():
        known = knowledge.named_in(value.value)
        if " " in value.value and not known & set(question.bodies):
            evidence = Evidence(sentence.document, sentence.unit.span, (value.span,))
            return [DraftItem("instrument", value.value, (evidence,))]
    return named_in(question, sentence, knowledge)


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
