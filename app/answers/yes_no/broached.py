"""Whether the documents speak of something at all, «Does the note mention asylum?», and on which bodies they do so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app import lexicon
from app.answers.across_bodies import across
from app.answers.across_bodies.conditions import dated
from app.answers.from_sentences.alignment import content_words, likeness
from app.answers.from_sentences.told import stand_together, without_verbs
from app.bodies.epithets import counted_bodies
from app.drafts import Draft, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.questions.concepts import stands_for
from app.questions.cues import RANKS, cue
from app.questions.kinds import asks_bodies
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest import countries
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import BlockKind, Span

_DOCUMENTS = lexicon.FOLDER / "documents.toml"
# From these likenesses on a word of a sentence is one of a subject, and the surest of the words is told at all.
_SAME, _SURE = 0.9, 0.95
# A subject has no more words.
_LONGEST = 4
# Of more bodies than this the sentences are not all read.
_MOST = 60

# How surely a sentence speaks of something, in [0, 1].
Holds = Callable[[Sentence], float]


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer yes by the first sentence that speaks of what is asked about; that none does is told by no sentence."""
    asked = _subjects(question, knowledge)
    if not asked:
        return None
    found = [_first(holds, question, knowledge) for holds in asked]
    places = [each for each in found if each is not None]
    if len(places) < len(found):
        return None
    return Draft("text", evidence=merged(places), verdict=not question.denies_claim, covered=question.content)


def which(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which bodies speak of something, «which mechanisms mention civil society?»: all whose sections do so."""
    named = question.bodies or question.others or question.countries or question.regions
    said = cue("mentioning", question.language).find(question.bare)
    counts = question.asks("count") and "all" in question.restrict
    asks = counts or asks_bodies(question.bare, question.language)
    ranks = question.restrict & RANKS or cue("ordinal", question.language).search(question.bare) is not None
    if named or question.polar or not said or not asks or ranks:
        return None
    beside = [*said, *cue("its_text", question.language).find(question.bare)]
    beside += cue("bodylike", question.language).find(question.bare)
    spans = [*(Span(each.start, each.end) for each in beside), *counted_bodies(question.bare, question.language)]
    left = words(blanked(question.bare, spans))
    asked = [word for word in question.terms if word in left]
    if not 0 < len(asked) <= _LONGEST or question.unknown or len(knowledge.described) > _MOST:
        return None
    of_time = dated(question, knowledge) if question.years else None
    among = [body for body in knowledge.described if of_time is None or of_time(body)]
    places = {body: place for body in among if (place := _place(asked, body, knowledge)) is not None}
    draft = across.drafted(question, [(body, [place]) for body, place in places.items()])
    return replace(draft, covered=question.content) if draft is not None else None


def _place(asked: Sequence[str], body: str, knowledge: Knowledge) -> Evidence | None:
    """Return the sentence of the sections on a body that speaks of a thing the most surely, or None."""
    own = [each for each in knowledge.sentences_on(body) if each.body == body]
    rated = [(_speaks_of(asked, without_verbs(each, knowledge)), -at, each) for at, each in enumerate(own)]
    sure, _, best = max(rated, key=lambda row: row[:2], default=(0.0, 0, None))
    return Evidence(best.document, best.unit.span) if sure and best is not None else None


def concerns(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks whether the documents speak of something."""
    return bool(_subjects(question, knowledge))


def _subjects(question: Question, knowledge: Knowledge) -> list[Holds]:
    """Return what tells of each thing that a question asks after whether a sentence speaks of it; none for another.

    The countries and bodies that it names, else its words.
    """
    left = _left(question)
    if left is None or question.years or question.numbers:
        return []
    named = question.bodies if question.named == "exact" else ()
    if bool(named) + bool(question.countries) > 1:
        return []
    states = {match.value for match in countries.find(question.text, capitalised=False)}
    spans = [match.span for match in countries.find(question.text, capitalised=False)]
    spans += [match.span for match in knowledge.bodies.find(question.text, any_case=True)] if named else []
    rest = content_words(blanked(left, spans))
    if named or states:
        own: list[Holds] = [lambda each, body=body: _names(each, body, knowledge) for body in named]  # type: ignore[misc]
        own += [lambda each, code=code: code in _states(each) for code in sorted(states)]  # type: ignore[misc]
        return [] if rest else own
    return [lambda each: _speaks_of(rest, without_verbs(each, knowledge))] if 0 < len(rest) <= _LONGEST else []


def _left(question: Question) -> str | None:
    """Return a folded question without what asks whether a document speaks of something; None where nothing does."""
    folded, language = question.folded.ljust(len(question.text)), question.language
    found = cue("broach", language).find(folded)
    said = [each for each in found if each.name != "passive"][:1] or found[-1:]
    documents = [c for c in cues("document", language, _DOCUMENTS).find(folded) if c.name != "it"]
    if not said or not (documents or said[0].name != "active"):
        return None
    if not (question.polar or question.text.rstrip().endswith("?")):
        return None
    opening = [c for c in cue("polar", language).find(folded) if not folded[: c.start].strip(" ¿¡")]
    spans = [Span(c.start, c.end) for c in (*said, *documents, *opening, *cue("filler", language).find(folded))]
    left = blanked(folded, spans)
    asks = cue("interrogative", language).search(left) or cue("broach_clause", language).search(left)
    return None if asks is not None else left


def _first(holds: Holds, question: Question, knowledge: Knowledge) -> Evidence | None:
    """Return the first of the sentences that speak of something the most surely, a heading where there is no other."""
    documents = knowledge.documents_for(question.text, question.language)
    rated = [(holds(each), each) for name in documents for each in knowledge.sentences(name)]
    found = [(sure, each) for sure, each in rated if sure]
    if not found:
        return None
    _, best = max(found, key=lambda row: (row[1].unit.kind is not BlockKind.HEADING, row[0]))
    return Evidence(best.document, best.unit.span)


def _states(sentence: Sentence) -> set[str]:
    return {match.value for match in countries.find(sentence.text)}


def _names(sentence: Sentence, body: str, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names a body, if only within the name of another: «the Forum of the Union»."""
    known = knowledge.bodies[body]
    names = (name for group in (*known.names.values(), *known.acronyms.values()) for name in group)
    text = f" {' '.join(words(sentence.text))} "
    return body in knowledge.named(sentence.text) or any(f" {' '.join(words(name))} " in text for name in names)


def _speaks_of(asked: Sequence[str], text: str) -> float:
    """Return how surely a text holds all words of a subject beside each other, in [0, 1]; 0 where it does not."""
    told = [likeness(word, text) for word in asked]
    if min(told) < _SAME or not stand_together(asked, text):
        return 0.0
    meant = max(told) >= _SURE or any(stands_for(word, content_words(text)) for word in asked)
    return sum(told) / len(told) if meant else 0.0
