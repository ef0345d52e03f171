"""Whose rule a sentence gives: the quorum of one organ of a body is none of another's."""

from __future__ import annotations

from collections.abc import Iterable

from app.answers.from_sentences.alignment import likeness
from app.answers.withheld.needed import asks_needed
from app.knowledge import Knowledge
from app.questions.question import Question
from ingest.bodies import generic
from ingest.folding import fold
from ingest.records import Document, Span

# Matters that each organ of a body has a rule of its own on.
_OWN = frozenset({"quorum", "vote", "term"})
# How a body is named whose organs a question may name beside it: «the central network» is but that body.
_CERTAIN = ("exact", "earlier")
# From this likeness on a text names the kind of an organ, «comité» for «committee».
_NAMED = 0.7


def is_of_other(question: Question, matters: Iterable[str], document: str, span: Span, knowledge: Knowledge) -> bool:
    """Tell whether a question on some matters names an organ that neither a stretch's paragraph nor a heading names.

    How many are needed, «How many members must be present?», is such a matter where the organ goes by its name.
    """
    own = not _OWN.isdisjoint(matters)
    if question.polar or question.named not in _CERTAIN or not (own or asks_needed(question)):
        return False
    kinds = [word for word in question.content if own and generic(word, question.language)]
    organs = [body for body in question.others if body in knowledge.bodies]
    if not kinds and not organs:
        return False
    whole = knowledge.document(document)
    top, *path = whole.path(whole.section_at(span.start)) or ("",)
    around = f"{_paragraph(whole, span)} {' '.join(path)}"
    if any(likeness(kind, fold(around)) < _NAMED for kind in kinds):
        return True
    named = f"{around} {top} {knowledge.metadata[document].title}"
    return bool(organs) and {match.value for match in knowledge.bodies.find(named)}.isdisjoint(organs)


def _paragraph(document: Document, span: Span) -> str:
    """Return the paragraph that a stretch stands in."""
    own = [each for each in document.blocks if each.start < span.end and span.start < each.end]
    return document.text[own[0].start : own[-1].end] if own else span.of(document.text)
