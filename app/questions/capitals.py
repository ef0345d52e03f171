"""Capitals that tell nothing: messages typed all in capitals, acronyms spelt letter by letter."""

from __future__ import annotations

import re

from app.questions.leftovers import function_words
from ingest.gazetteer import words

# So many words all in capitals, a small one among them, are a sentence rather than acronyms.
_SENTENCE = 3
# An acronym with a space behind each letter, «M I R P S».
_LETTERS = re.compile(r"(?<![\w.'’-])[A-Z](?: [A-Z0-9]){1,8} [A-Z](?![\w'’-])")


def as_sentence(text: str) -> str:
    """Return a message typed all in capitals in small ones, and its acronyms without spaces in them.

    Letters with an accent tell nothing of the key that makes capitals: «QUI A ÉTÉ éLU» is all in capitals too.
    """
    text = _LETTERS.sub(lambda match: match[0].replace(" ", ""), text)
    shouted = "".join(char for char in text if char.isascii()).isupper()
    spoken = words(text) if shouted else []
    return text.lower() if len(spoken) >= _SENTENCE and not function_words().isdisjoint(spoken) else text
