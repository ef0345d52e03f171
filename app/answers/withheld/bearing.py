"""Whether an answer can be one: a reason for why, what came to pass and no plan, the number of what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.answers.from_sentences.alignment import likeness
from app.answers.from_sentences.sought import marked, without
from app.questions.question import Question
from app.questions.units import asked_units, things
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count

# How far a question that only speaks of the past asks for what came to pass.
_PAST = 0.5
# How far a number that does not say what it counts, «30 %», may count what is asked for.
_UNTOLD = 0.5
# How like another noun for the same is, «aims» for «objectives».
_ALIKE = 0.85


def reasons(question: Question, texts: Iterable[tuple[str, str]]) -> float:
    """Return 1 where no reason is asked for or a text gives one, else 0; each text comes with its language."""
    if not question.scores.get("reason"):
        return 1.0
    return float(any(marked("cause", fold(text), language) for text, language in texts))


def happened(question: Question, texts: Iterable[tuple[str, str]]) -> float:
    """Return how far texts may tell what came to pass where a question asks for that, in [0, 1].

    «How many were resolved in the end?» is not answered by what shall be resolved; 1 for other questions.
    """
    asked = 1.0 if marked("come_to_pass", question.bare, question.language) else 0.0
    asked = asked or _PAST * marked("past", without("present", question.bare, question.language), question.language)
    if not asked:
        return 1.0
    told = [(fold(without("unaccented", text.lower(), language)), language) for text, language in texts]
    planned = [marked("planned", text, language) for text, language in told]
    return 1.0 - asked * float(bool(planned) and all(planned))


def counted(question: Question, counts: Sequence[Count]) -> float:
    """Return how like the thing that a question counts is to what the likest of some numbers counts, in [0, 1].

    1 where there is no number or nothing is counted by a noun, `_UNTOLD` where no number says what it counts.
    """
    asked = [each[0] for each in asked_units(question)[:1] if each] if question.scores.get("count") else []
    if question.polar or not counts or not asked:
        return 1.0
    told = [c.unit for c in counts if c.unit]
    same = things(asked_units(question)[0]) & {each for unit in told for each in things(tuple(words(fold(unit))[:1]))}
    return max(_ALIKE if same else 0.0, max((likeness(asked[0], unit) for unit in told), default=_UNTOLD))
