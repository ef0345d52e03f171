"""Slips of the pen: how a word that was typed may differ from the one that was meant."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

# Endings of verbs: «definissent» is no slip of «definissez», nor «consultan» of «consultas».
_VERBAL = re.compile(r"(?:ent|ait|aient|ou|am|aram|an|aron|ing|ed)$")
# The form of a word that ends otherwise has so many letters at least.
_ROOT = 6
_DOUBLED = re.compile(r"(\w)\1")


def of_same_letters(one: str, other: str) -> bool:
    """Tell whether two words have the same letters in any order, or in one order but for letters that are doubled."""
    return sorted(one) == sorted(other) or _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other)


def oddity(typed: str, meant: str) -> int:
    """Return how odd a slip is: letters swapped or doubled 0, left out 1, another one 2, one too many 3."""
    if of_same_letters(typed, meant):
        return 0
    return 1 if len(typed) < len(meant) else 2 + (len(typed) > len(meant))


# What sounds alike in the four languages, each as one letter; a name from so many letters on is known by its sound.
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"qu(?=[aeio])|ck|q|c(?=[aoulrt])", "k"),
        (r"ph", "f"),
        (r"sch|sh|ch|x", "x"),
        (r"th", "t"),
        (r"z|c(?=[ei])", "s"),
        (r"y", "i"),
        (r"w", "v"),
        (r"(\w)\1", r"\1"),
    )
)


@lru_cache(4096)
def sound(folded: str) -> str:
    """Return roughly how a folded word sounds: «quito» and «kito» are one, «Marrakesh» and «Marrakech» too."""
    for pattern, letter in _SOUNDS:
        folded = pattern.sub(letter, folded)
    return folded


def mended(word: str, stem: str) -> str:
    """Return a word with its front, of one slip, put right."""
    cut = min(
        (len(stem) - 1, len(stem), len(stem) + 1), key=lambda n: (OSA.distance(word[:n], stem), abs(n - len(stem)))
    )
    return stem + word[cut:]


def inflected(word: str, other: str) -> bool:
    """Tell whether two words differ in their endings only, and so are forms of one word rather than a slip."""
    short, long = sorted((word, other), key=len)
    if _VERBAL.search(word) and word[: len(word) - 2] == other[: len(word) - 2] and len(word) > _ROOT:
        return True
    return len(short) >= 5 and len(long) > len(short) and long.startswith(short) and len(long) - len(short) <= 2
