"""How many are needed, for a quorum or a request, which is not how many there are."""

from __future__ import annotations

from app.questions.cues import cue
from app.questions.question import Question
from ingest.folding import fold
from ingest.lexicon import cues


def asks_needed(question: Question) -> bool:
    """Tell whether a question asks how many countries or members are needed, and not how many there are."""
    states = cue("memberlike", question.language).search(question.folded) is not None
    return states and question.asks("count") and cue("needed", question.language).search(question.bare) is not None


def tells_needed(text: str, language: str) -> bool:
    """Tell whether a text of a language says how many are needed, «if three members so request»."""
    folded = fold(text)
    return any(group.search(folded) is not None for group in (cues("threshold", language), cue("needed", language)))
