"""A message as it was meant to be typed, which is what all that answers it reads."""

from __future__ import annotations

from app.bodies.names import NameMatcher
from app.questions.shorthand import written_out
from app.questions.spacing import spaced
from app.questions.spelling import correct


def mended(text: str, names: NameMatcher, language: str) -> str:
    """Return a message with its words parted, written out and spelt as they were meant, in their places' order."""
    plain = written_out(spaced(text, language, names.written, names.spellings), language)
    return correct(plain, language, names.spelled(language), names.spellings)
