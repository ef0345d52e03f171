"""Slips of the pen: how a word that was typed may differ from the one that was meant."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, permutations

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
    lengths = (len(stem) - 1, len(stem), len(stem) + 1)
    ways = ((OSA.distance(word[:n], stem), oddity(word, stem + word[n:]), -n) for n in lengths)
    cut = -min(ways)[-1]
    return stem + word[cut:]


def inflected(word: str, other: str) -> bool:
    """Tell whether two words differ in their endings only, and so are forms of one word rather than a slip."""
    short, long = sorted((word, other), key=len)
    if _VERBAL.search(word) and word[: len(word) - 2] == other[: len(word) - 2] and len(word) > _ROOT:
        return True
    return len(short) >= 5 and len(long) > len(short) and long.startswith(short) and len(long) - len(short) <= 2


def cased(word: str, typed: str) -> str:
    """Return a word with a capital where what was typed has one."""
    return word[:1].upper() + word[1:] if typed[0].isupper() else word


# The rows of letters of the keyboards in use, AZERTY and QWERTY, and letters that are taken for each other.
_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))
_TAKEN = ("ae", "ei", "mn", "bv", "szcx", "gj", "iy", "kcq", "dts")
_ALIKE = _BESIDE | {a + b for group in _TAKEN for a, b in permutations(group, 2)}
# From so many letters on a word may have a letter too many, and so many has one with a wrong letter.
_LONG, _SHORT = 8, 5


def _replaced(typed: str, meant: str) -> str:
    """Return the two letters in which words of one length differ, where it is but one, else ""."""
    apart = [a + b for a, b in zip(typed, meant, strict=False) if a != b]
    return apart[0] if len(typed) == len(meant) and len(apart) == 1 else ""


def is_beside(typed: str, meant: str) -> bool:
    """Tell whether a word has another letter in one place, whose key is beside that of the right one."""
    return _replaced(typed, meant) in _BESIDE


def is_likely(typed: str, meant: str) -> bool:
    """Tell whether a slip is one that is often made.

    Letters are swapped, doubled or left out, or another letter is beside the right one, or taken for it.
    """
    odd = oddity(typed, meant)
    if odd == 2:
        pair = _replaced(typed, meant)
        return pair in _ALIKE if len(typed) >= _SHORT else pair in {"ae", "ea", "ei", "ie"}
    return odd < 2 or len(typed) >= _LONG or sound(typed) == sound(meant)


def is_mistaken(typed: str, meant: str) -> bool:
    """Tell whether a word has a consonant that is beside the right one or taken for it, «encavezan»."""
    pair = _replaced(typed, meant)
    return pair in _ALIKE and not set(pair) & set("aeiouy")


def is_heard_alike(typed: str, meant: str) -> bool:
    """Tell whether words two slips apart sound alike, but for one slip that is often made."""
    one, other = sound(typed), sound(meant)
    return one == other or (OSA.distance(one, other) == 1 and is_likely(one, other))


def is_slip_inside(typed: str, meant: str) -> bool:
    """Tell whether a word lacks a letter, or has two swapped, in front of the ending that it shares: «partenairs»."""
    return (
        oddity(typed, meant) < 2 and len(typed) <= len(meant) and typed[-1] == meant[-1] and not meant.startswith(typed)
    )
