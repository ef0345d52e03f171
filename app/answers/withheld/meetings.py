"""Sentences on the meetings of other bodies than the one of which it is asked when it meets, or on past ones."""

from __future__ import annotations

from app.answers.from_sentences.sentences import is_of_occasion
from app.answers.from_sentences.sought import marked
from app.knowledge import Knowledge, Sentence
from app.questions.cues import FOUNDING, cue
from app.questions.ordinals import has_occasion
from app.questions.question import Question
from ingest.folding import fold


def asks_of_occasion(question: Question) -> bool:
    """Tell whether a question asks of an occasion of a body, «the CAM meeting», and of no founding."""
    return is_of_occasion(question) and not question.aspects & FOUNDING


def is_of_other_meeting(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether it is asked when a body meets, and a sentence is of another's text or, where that is to come, past.

    It is of the body's where it or its section names or means it, or where its text has no sections and is on it.
    """
    if question.polar or not question.asks("date") or not asks_of_occasion(question):
        return False
    tongue = knowledge.metadata[sentence.document].language
    text = f"{sentence.text} {knowledge.heading_of(sentence)}"
    coming = marked("to_come", fold(text), tongue) or _is_to_come(fold(text), tongue)
    meets = has_occasion(fold(text)) or cue("convening", tongue).search(fold(text)) is not None
    if "future" in question.aspects and not (coming and meets):
        return True
    spoken = {sentence.body, knowledge.spoken_of(sentence)[0], *knowledge.named_in(text)}
    spoken |= knowledge.subjects(sentence.document) if sentence.body is None else set()
    own = {*question.bodies, *question.others}
    return question.named in {"exact", "earlier"} and not spoken & own


def _is_to_come(folded: str, language: str) -> bool:
    """Tell whether a folded text speaks of the next of some things, or of what is planned."""
    return any(c.name == "future" for c in cue("aspect", language).find(folded))
