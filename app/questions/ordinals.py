"""The ordinal numbers in a text of occasions, «the sixth meeting», «VI Reunião», and of terms, «el segundo bienio»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from app import lexicon
from app.answers.from_sentences.alignment import likeness
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.lexicon.heads import fronts, heads
from ingest.records import LANGUAGES

_FILE = lexicon.FOLDER / "ordinals.toml"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NUMERAL = re.compile(r"\b(?=[IVXL])(?:X[L]|L?X{0,3})(?:IX|IV|V?I{0,3})\b(?!['’])")
_FIGURE = re.compile(r"(?<![\w./])(\d{1,3})\.?(?:st|nd|rd|th|[eè]me|[eè]re|er|e|ª|º|°|a|o)(?!\w)")
# So many words behind an ordinal the occasion is named at the latest, «VI Ordinary Ministerial Meeting».
_BEHIND = 3


@cache
def _words() -> tuple[tuple[re.Pattern[str], int, set[str]], ...]:
    """Return the patterns of the ordinals in words with their numbers and what they begin with."""
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{word})(?![\w-])"), number, heads(word))
        for own in lexicon.read("ordinals")["words"].values()
        for number, word in enumerate(own, 1)
    )


def told(text: str) -> set[int]:
    """Return the numbers of all ordinals in a text of any of the four languages."""
    return {number for number, _ in _found(text)}


def is_last_but_one(folded: str) -> bool:
    """Tell whether a folded text of any of the four languages asks for what stands right before the last."""
    return any(cues("last_but_one", language, _FILE).search(folded) is not None for language in LANGUAGES)


def without(folded: str) -> str:
    """Return the first word of a folded text that is no ordinal, or nothing."""
    return next((word for word in folded.split() if not (told(word) or is_last_but_one(word))), "")


@lru_cache(1024)
def of_occasions(text: str) -> frozenset[int]:
    """Return the numbers of the ordinals in a text that count occasions; a question is held against many sentences."""
    return frozenset(number for number, end in _found(text) if _is_of("occasion", text[end:], _BEHIND))


@lru_cache(1024)
def of_terms(text: str) -> frozenset[int]:
    """Return the numbers of the ordinals in a text that count stretches of time, «le deuxième exercice»."""
    return frozenset(number for number, end in _found(text) if _is_of("term", text[end:], 1))


def has_occasion(folded: str) -> bool:
    """Tell whether a folded text of any of the four languages has a noun for an occasion."""
    return any(cues("occasion", language, _FILE).search(folded) is not None for language in LANGUAGES)


def of_others(asked: str, text: str) -> bool:
    """Tell whether a text counts occasions or terms of other numbers than the one that a question asks about."""
    numbers = [(numbered(asked), numbered(text)) for numbered in (of_occasions, of_terms) if numbered(asked)]
    return any(others and not own & others for own, others in numbers)


# From this likeness on two nouns are one; so many letters has the shortest, and so many words behind it stands.
_SAME, _SHORTEST, _NEAR = 0.85, 4, 2


# The places in a row of the first, the last and the one of now; of these two no number tells the place.
_FIRST, _LAST, _NOW = 1, -1, 0


def of_other_rank(asked: str, text: str) -> bool:
    """Tell whether a text ranks what a question does otherwise: «the second agreement», «le dernier accord»."""
    own = ranked(asked)
    other = ranked(text) if own else ()
    alike = [(a, b) for a, nouns in own for b, its in other if any(likeness(n, its) >= _SAME for n in nouns.split())]
    return bool(alike) and all(_differ(a, b) for a, b in alike)


def _differ(rank: int, other: int) -> bool:
    """Tell whether two ranks are not of one thing: the last may be the sixth, and it is not the first."""
    ends = {rank, other} & {_LAST, _NOW}
    return (ends != {_LAST, _NOW} and _FIRST in {rank, other}) if ends else rank != other


@lru_cache(4096)
def ranked(text: str) -> tuple[tuple[int, str], ...]:
    """Return the ordinals of a text, each with the words right behind it among which the noun is that it ranks."""
    folded = fold(text)
    behind = [
        (number, re.findall(r"\w+", re.split(r"[,;.:?!]", folded[end:])[0])[:_NEAR]) for number, end in _found(text)
    ]
    behind += [
        (rank, _beside(folded, *match.span())) for pattern, rank in _ends() for match in pattern.finditer(folded)
    ]
    nouns = [(number, " ".join(word for word in found if len(word) >= _SHORTEST)) for number, found in behind]
    return tuple((number, found) for number, found in nouns if found)


def _beside(folded: str, start: int, end: int) -> list[str]:
    """Return the words around a place among which the noun is that stands before or behind it, «le mandat actuel»."""
    before, behind = re.split(r"[,;.:?!]", folded[:start])[-1], re.split(r"[,;.:?!]", folded[end:])[0]
    return re.findall(r"\w+", before)[-1:] + re.findall(r"\w+", behind)[:_NEAR]


@cache
def _ends() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return the patterns of the words for the last and for the one of now, with their ranks."""
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{'|'.join(own)})(?![\w-])"), rank)
        for group, rank in (("last", _LAST), ("now", _NOW))
        for own in lexicon.read("ordinals")[group].values()
    )


def _found(text: str) -> list[tuple[int, int]]:
    """Return the ordinals of a text, each with the place behind it."""
    folded = fold(text)
    begun = fronts(folded)
    likely = [(pattern, number) for pattern, number, own in _words() if not begun.isdisjoint(own)]
    found = [(number, match.end()) for pattern, number in likely for match in pattern.finditer(folded)]
    found += [(_value(match.group()), match.end()) for match in _NUMERAL.finditer(text) if match.group()]
    return found + [(int(match[1]), match.end()) for match in _FIGURE.finditer(text)]


def roman(word: str) -> int | None:
    """Return the value of a folded word that is a Roman numeral, or None."""
    return _value(word.upper()) if word and _NUMERAL.fullmatch(word.upper()) else None


def _value(numeral: str) -> int:
    """Return the value of a Roman numeral in capitals."""
    values = [_ROMAN[letter] for letter in numeral]
    behind = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, behind, strict=True))


def _is_of(group: str, behind: str, most: int) -> bool:
    """Tell whether one of so many words behind an ordinal is of a group, "occasion" or "term"."""
    words = " ".join(re.findall(r"[\w'’-]+", fold(behind.split(".")[0]))[:most])
    return any(cues(group, language, _FILE).search(words) is not None for language in LANGUAGES)
