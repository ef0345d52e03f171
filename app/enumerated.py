"""Lists in one question that are asked for one by one: numbers of several things, and bare nouns behind a colon."""

from __future__ import annotations

import re

from app.cues import cue, scores
from ingest.folding import fold

_BETWEEN = re.compile(r",\s(?:(?:et|and|y|e)\s)?|\s(?:et|and|y|e)\s")
_AND = re.compile(r"\s(?:et|and|y|e)\s")
# From so many on things are a list; one of them has no more words.
_MANY, _LONGEST = 3, 4
_NOUN = 6
_COLON = re.compile(r"\s?:\s")


def parts(text: str, language: str) -> list[str]:
    """Return the questions of a message that asks for a list, each with what it needs; nothing for other messages."""
    return _numbers(text, language) or _nouns(text, language)


def _numbers(text: str, language: str) -> list[str]:
    """Return a question for each of three things or more that one asks the number of, «how many A, B and C has it?»."""
    folded = fold(text)
    asks = next((c for c in cue("expects", language).find(folded) if c.name == "number"), None)
    if asks is None or re.search(r"[,:?]", folded[: asks.end]) or any(c in text[asks.end :].rstrip("? ") for c in ":?"):
        return []
    head, pieces = text[: asks.end], _BETWEEN.split(text[asks.end :].strip())
    if not _AND.search(text[asks.end :]):
        return []  # «how many partners, at a minimum, does it have?»
    listed = pieces[:-1]
    if len(pieces) < _MANY or not all(_is_noun(piece, language) for piece in listed):
        return []
    apart = cue("interrogative", language).search(fold(pieces[-1])) or not len(pieces[-1].split()) > 1
    return [] if apart else [f"{head} {piece}" for piece in pieces]


def _is_noun(piece: str, language: str) -> bool:
    """Tell whether a piece of a list is the name of a thing that is counted, without a name or a verb's object."""
    words = piece.split()
    asks = cue("interrogative", language).search(fold(piece))
    return 0 < len(words) < _LONGEST and asks is None and piece == piece.lower() and not any(map(str.isdigit, piece))


def _nouns(text: str, language: str) -> list[str]:
    """Return a question for each of the nouns behind a colon, «For the CSM: year, members and mandate?»."""
    lead, *rest = _COLON.split(text.rstrip("?. "), 1)
    counts = "count" in scores(fold(lead), language)  # «Two numbers for R4V: partners and countries»
    if not rest or counts or cue("interrogative", language).search(fold(lead)):
        return []
    pieces = _BETWEEN.split(rest[0])
    told = [bool(scores(fold(p), language)) and len(p.split()) <= _NOUN for p in pieces]
    asks = any(cue("interrogative", language).search(fold(p)) for p in pieces)
    return pieces if len(pieces) > 1 and all(told) and not asks else []
