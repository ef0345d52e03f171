"""The sentences that may answer a question, with the signals of how likely each does.

Search proposes passages, and the sections on the body asked about the rest; a signal lies in [0, 1].
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_sentences.held import TOLD_OF_DATES
from app.answers.from_sentences.sentences import holds, inside
from app.answers.from_sentences.spelt import Spelt, spell, table_row
from app.answers.from_tables import cells
from app.knowledge import Knowledge, Sentence
from app.questions import ordinals
from app.questions.question import Question
from index.search import Hit
from ingest import countries, dates, numbers
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import BlockKind

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

Candidate = tuple[Sentence, dict[str, float]]


def find(question: Question, knowledge: Knowledge, near: Sequence[Sentence] = ()) -> list[Candidate]:
    """Return the sentences that may answer a question, each once, with the signals of how likely it does, in [0, 1].

    Those of ``near`` are among them.
    """
    names = _first_names(question, knowledge)
    text = _whole(question, names)
    hits = knowledge.index.search(text, limit=_PASSAGES, language=question.language, expansions=names)
    places = _places(question, knowledge, hits)
    for sentence in near:
        places.setdefault((sentence.document, sentence.unit.start), (sentence, None, 0))
    nearness = {document: knowledge.nearness(text, document) for document in sorted({place[0] for place in places})}
    top = hits[0].score if hits else 1.0
    found = [
        (sentence, _signals(question, sentence, knowledge, nearness[document].get(start, 0.0), hit, rank, top))
        for (document, start), (sentence, hit, rank) in places.items()
    ]
    _weigh_words(question, found)
    for name, best in (("near", "nearest"), ("rare", "rarest")):
        most = max((signals[name] for _, signals in found), default=0.0)
        for _, signals in found:
            signals[best] = signals[name] / most if most > 0 else 0.0
    return found


def pair(question: Question, sentence: Sentence, knowledge: Knowledge) -> tuple[str, Spelt]:
    """Return a question, and a sentence below the headings that it stands under, as the cross-encoder reads them."""
    return _whole(question, _first_names(question, knowledge)), spell(sentence, knowledge)


def _first_names(question: Question, knowledge: Knowledge) -> list[str]:
    """Return the first name in each language of the bodies asked about."""
    return [n for b in question.bodies for group in knowledge.bodies[b].names.values() for n in group[:1]]


def _places(
    question: Question, knowledge: Knowledge, hits: Sequence[Hit]
) -> dict[tuple[str, int], tuple[Sentence, Hit | None, int]]:
    """Return the sentences to look at by their place, those of passages found with these and their rank.

    One on another of a row than the one asked about, «the first mandate» for the current one, may but tell a no.
    """
    places: dict[tuple[str, int], tuple[Sentence, Hit | None, int]] = {}
    for rank, hit in enumerate(hits):
        for sentence in inside(hit, knowledge):
            if sentence.text.rstrip().endswith("?"):
                continue  # what the text asks, it does not say
            places.setdefault((sentence.document, sentence.unit.start), (sentence, hit, rank))
    for body in question.bodies[:1]:
        own = [s for document in knowledge.titled(body) for s in knowledge.sentences(document)]
        beside = [s for s in own if s.body in {None, body} and s.unit.kind is not BlockKind.HEADING]
        for sentence in [*knowledge.sentences_on(body), *beside][:_MOST_SENTENCES]:
            places.setdefault((sentence.document, sentence.unit.start), (sentence, None, 0))
    if question.polar:
        return places
    return {at: row for at, row in places.items() if not ordinals.of_other_rank(question.text, row[0].text)}


def _weigh_words(question: Question, found: Sequence[Candidate]) -> None:
    """Add how much of a question's words each sentence accounts for, the words that few of them have weighing most.

    A word weighs log((n + 1) / (m + 0.5)) of n sentences, m those that have it (Robertson & Spärck Jones, 1976).
    """
    terms = question.terms or question.content
    alone = [[likeness(word, sentence.text) for word in terms] for sentence, _ in found]
    weights = [math.log((len(found) + 1) / (sum(row[i] ** 2 for row in alone) + 0.5)) for i in range(len(terms))]
    whole = sum(weights)
    for (_, signals), own in zip(found, alone, strict=True):
        signals["rare"] = sum(w * v for w, v in zip(weights, own, strict=True)) / whole if whole > 0 else 0.5


def _whole(question: Question, names: Sequence[str]) -> str:
    """Return a question in words that tell by themselves what it asks, also where it leaves that to an earlier one."""
    if question.named != "earlier":
        carried = (*question.terms, *(year[:4] for year in question.years)) if not question.named else ()
        taken = [word for word in carried if word.replace("|", " ") not in question.folded]
        return " ".join((question.text, *taken)) if len(taken) == len(carried) else question.text
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
    own = body is not None and sentence.body is None and sentence.document in knowledge.titled(body)
    about = body is not None and (sentence.body == body or own)
    of_table = table_row(sentence, knowledge) if body is not None else None
    columned = of_table and cells.columns_of((*question.bodies, *question.others), of_table[0], knowledge)
    names = body is not None and (body in named or bool(columned))
    told = body is not None and knowledge.of_paragraph(sentence) == body
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
        "subject": float(body is not None and (told or subject == body or (own and subject is None))),
        "names": float(names),
        "elsewhere": float(body is not None and not (about or names or told) and subject != body),
        "held": float(holds(question, sentence, knowledge) and _has_value(question.kind, sentence.text)),
        "states": _shared(question.countries, sentence.text, lambda text: _states(text, tongue)),
        "years": _shared([y[:4] for y in question.years], wide, lambda text: {m.iso[:4] for m in dates.find(text)}),
        "told": _told(question.kind, question.aspects, sentence.text, tongue),
        "told_above": _told(question.kind, question.aspects, heading, tongue) if heading else 0.0,
        "length": min(1.0, len(sentence.text) / 300),
        "same_language": float(tongue == question.language),
    }


@lru_cache(20_000)
def _states(text: str, language: str) -> frozenset[str]:
    """Return the states that a text of a language names, also by an adjective, «la fédération mauritanienne»."""
    named = (*countries.find(text), *countries.find_adjectives(fold(text), language))
    return frozenset(match.value for match in named)


def _shared(asked: Collection[str], text: str, find: Callable[[str], Collection[str]]) -> float:
    """Return the share of what a question names that a text names too, 0.5 where it names nothing."""
    return len(set(asked).intersection(find(text))) / len(set(asked)) if asked else 0.5


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
        own = [TOLD_OF_DATES[aspect] for aspect in sorted(aspects & TOLD_OF_DATES.keys())]
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
