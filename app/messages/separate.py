"""Messages that are several, each asking of what it names: «Who heads A? Is B binding?»."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.bodies.names import NameMatcher
from app.conversation import turns
from app.conversation.pointing import points_back
from app.messages import openings
from app.questions import tongues
from app.questions.cues import cue, polar
from app.questions.question import Question
from ingest.folding import fold

# Where a sentence that asks ends: at its mark, or at a semicolon between two that ask.
_END = re.compile(r"(?<=\?)\s+(?=\S)|\s?;\s+(?=\S)")
# Where the interrogative stands that a question opens with.
_OPENING = 24
# Groups of cues for words that stand for what was asked or told before.
_LEANING = ("of_them", "the_rest")


def separate(text: str, read: Callable[[str, str], Question], names: NameMatcher) -> list[str]:
    """Return the messages that one is made of: each begins with a sentence that leans on none before it.

    «Who heads A? Is B binding? And who are its members?» is two. ``read`` understands a sentence by itself.
    """
    sentences = _END.split(text)
    if len(sentences) < 2:
        return [text]
    language = tongues.spoken(text, names)
    if not all(_asks(sentence, language) for sentence in sentences[:-1]):
        return [text]
    found, end = [0], 0
    before = read(sentences[0], language)
    for sentence in sentences[1:]:
        end = text.index(sentence, end)
        own = read(sentence, language)
        stands = own.named == "exact" and _asks(sentence, language) and not _leans(sentence, language)
        if stands and turns.follow(own, before, ()) == own:
            found.append(end)
        before = own
    return [text[a:b].strip(" ;") for a, b in zip(found, [*found[1:], len(text)], strict=True)]


def _asks(sentence: str, language: str) -> bool:
    """Tell whether a sentence asks something, by its interrogative, its mark or its verb."""
    opens = cue("interrogative", language).search(fold(sentence), 0, _OPENING) is not None
    return sentence.endswith("?") or opens or polar(f"{fold(sentence)} ?", language)


def _leans(sentence: str, language: str) -> bool:
    """Tell whether a sentence speaks of what one before it asks or is answered: «If not, …», «Which of them …»."""
    folded = fold(sentence).lstrip(" ¿")
    either = cue("either", language).search(folded)
    other = (either is not None and not either.start) or openings.if_not(sentence, language)
    said = any(cue(group, language).search(folded) is not None for group in _LEANING)
    return bool(other or said or points_back(folded, language))
