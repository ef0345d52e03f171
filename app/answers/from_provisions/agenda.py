"""What a document asks: the questions that it puts to those who are to speak."""

from __future__ import annotations

from app.drafts import Draft, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.question import Question
from ingest.records import BlockKind

_ORDER = ("first", "second", "third", "fourth")


def posed(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which questions a document puts to speakers: all that it lists, or the one of the rank asked for."""
    if question.polar or question.asks("count") or cue("posed", question.language).search(question.folded) is None:
        return None
    for identifier in knowledge.documents_for(question.text, question.language):
        listed = [s for s in knowledge.sentences(identifier) if _asks(s)]
        chosen = _ranked(listed, question)
        if chosen:
            found = [Evidence(s.document, s.unit.span) for s in chosen]
            return Draft("text", evidence=merged(found), bodies=question.bodies[:1], covered=question.content)
    return None


def _asks(sentence: Sentence) -> bool:
    """Tell whether a sentence is a question of a list."""
    return sentence.unit.kind is BlockKind.ITEM and "?" in sentence.text


def _ranked(listed: list[Sentence], question: Question) -> list[Sentence]:
    """Return the question of the rank asked for, all where none is; «after that» is the next one."""
    told = cue("ordinal", question.language).search(question.folded)
    if told is None:
        return listed
    if told.name == "last":
        return listed[-1:]
    rank = _ORDER.index(told.name) + ("following" in question.restrict)
    return listed[rank : rank + 1]
