"""What a sentence says a thing is, «this is one of the main challenges», and what is said of a subject at all."""

from __future__ import annotations

from collections.abc import Sequence

from app.alignment import content_words, likeness
from app.answers.sentences import candidates_for
from app.cues import cue
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge, Sentence
from app.leftovers import blanked
from app.question import Question
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import BlockKind, Span

# Kinds of question that may ask what is the thing of a kind, or what is said of a subject.
_KINDS = ("other", "definition", "bodies", "themes", "mandate")
# From this likeness on a word of a sentence is one that is asked about.
_SAME = 0.9
# So many words may stand between what says that something is and what it is, «l'un des principaux».
_BETWEEN = 5
# Of more sentences than this a subject is what all is about.
_FEW = 2
# The share of the words asked about, the noun left out, that a sentence holds which says what the thing is.
_HELD = 0.5


def identified(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «What is the main challenge?» by the sentence that says of something that it is one; else None."""
    noun = _noun(question)
    if question.polar or not question.asks(*_KINDS) or question.expects or question.countries or not noun:
        return None
    rest = [word for word in question.content if word not in noun]
    found = [
        sentence
        for sentence in _sentences(question, knowledge)
        if _is_said_to_be(noun, sentence, knowledge)
        and (not rest or sum(likeness(word, sentence.text) for word in rest) / len(rest) >= _HELD)
    ]
    return _told(found, question) if len(found) == 1 else None


def _noun(question: Question) -> tuple[str, ...]:
    """Return the noun that a question asks the thing of, where it asks with one that it calls main or the only one."""
    asks = cue("asks_which", question.language).search(question.folded)
    if asks is None:
        return ()
    behind = [w for w in content_words(question.folded[asks.end :]) if w in question.content]
    return tuple(behind[:1])


def _is_said_to_be(noun: Sequence[str], sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence says of something that it is the thing of a noun, «which is one of the main problems»."""
    tongue = knowledge.metadata[sentence.document].language
    folded = fold(sentence.text)
    for verb in cue("being", tongue).find(folded):
        behind = words(folded[verb.end :])[: _BETWEEN + 1]
        if any(likeness(noun[0], word) >= _SAME for word in behind) and "?" not in sentence.text:
            return True
    return False


def on_subject(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «What does it say about asylum?» by the sentences that speak of that; None where many do."""
    asked = _subject(question)
    if not asked or question.polar or question.bodies or question.countries or question.years:
        return None
    found = [
        sentence
        for sentence in _sentences(question, knowledge)
        if all(likeness(word, sentence.text) >= _SAME for word in asked)
    ]
    return _told(found, question) if 0 < len(found) <= _FEW else None


def _subject(question: Question) -> tuple[str, ...]:
    """Return the words of what a question wants to be told of, none where it asks for something of it."""
    asks = cue("on_subject", question.language).search(question.folded)
    if asks is None or question.folded[: asks.start].strip(" ¿¡,"):
        return ()
    spans = [Span(c.start, c.end) for c in cue("filler", question.language).find(question.folded)]
    return content_words(blanked(question.folded, spans)[asks.end :])


def _sentences(question: Question, knowledge: Knowledge) -> list[Sentence]:
    """Return the sentences that may tell it, each once, in the order of the passages found."""
    found: dict[tuple[str, int], Sentence] = {}
    for sentence in candidates_for(question, knowledge):
        if sentence.unit.kind is not BlockKind.HEADING:
            found.setdefault((sentence.document, sentence.unit.start), sentence)
    return list(found.values())


def _told(found: Sequence[Sentence], question: Question) -> Draft:
    ordered = sorted(found, key=lambda sentence: (sentence.document, sentence.unit.start))
    places = [Evidence(sentence.document, sentence.unit.span) for sentence in ordered]
    return Draft("text", evidence=places, bodies=question.bodies[:1], covered=question.content)
