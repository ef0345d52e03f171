"""The words of names: kinds of body, «the Council», what shows that one of a kind is meant, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.questions.cues import cue
from app.questions.leftovers import function_words
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import LANGUAGES

_STEM = 5
# What shows that one thing of a kind is meant, «the compact on migration», «this migration pact».
_ONE = frozenset(
    {"le", "la", "du", "au", "ce", "cet", "cette", "the", "this", "that", "el", "del", "al", "este", "esta"}
    | {"o", "do", "da", "no", "na", "ao", "esse", "essa"}
    | {"sa", "son", "leur", "notre", "its", "their", "our", "su", "sua", "seu"}
)
# A word from so many letters on tells what a body is about.
TELLING = 4
# A kind of body behind an article and nothing else, «the Council», «do Fórum».
THE_KIND = re.compile(
    r"(?:(?<=\W)|^)(?:the|le|la|du|au|el|del|al|o|a|do|da|no|na|ao|pelo|pela|l'|d'|de l')\s?(?P<kind>\w{4,})\b"
)
# What tells one of a kind from others: what it is on, or that it ranks before them.
OF_SOME = re.compile(
    r"\s(?:on|of|for|about|against|sur|pour|contre|de|du|des|d[ao]s?|del|para|sobre|contra|le plus|la plus|mas|mais"
    r"|menos|moins|qui|que|which|that|who|where|whose|el mas|la mas|o mais|a mais|one|ones|or|ou|o|u)\b|\sd'"
)
QUALIFIED = re.compile(r"\s(?P<word>\w{4,})")


def is_noun(word: str, language: str) -> bool:
    """Tell whether a word is a kind of body in a language."""
    found = cues("subject", language).search(word)
    return found is not None and found.name == "noun" and (found.start, found.end) == (0, len(word))


def is_kind(word: str) -> bool:
    """Tell whether a word is a kind of body in any language."""
    return any(is_noun(word, language) for language in LANGUAGES)


def asks_on(folded: str, at: int, language: str) -> bool:
    """Tell whether a question goes on at a place with a verb rather than with what qualifies the noun before it."""
    behind = QUALIFIED.match(folded, at)
    word = behind["word"] if behind else ""
    return word in function_words() or any(c.start == 0 for c in cue("kind", language).find(word))


def stem(word: str) -> str:
    """Return the front of a folded word that its inflections and its cognates mostly share."""
    return word[:_STEM]


def is_one(before: str, kind: str) -> bool:
    """Tell whether an article says that one thing is meant: «a comissão …» does, «a committee …» does not."""
    return before in _ONE or (before == "a" and kind.endswith(("a", "ao", "ade")))


# So many words at most lead from a kind of body to what it is about, «la commission de l'… sur les migrations».
_LINKED = 6


def linked(tokens: list[str], place: int) -> Iterator[tuple[int, int]]:
    """Yield where «the compact on migration» or «the migration compact» begins, and the place of what it is about.

    ``place`` is that of the kind. What it is about stands behind it, function words between, or right before it.
    """
    behind = place + 1
    last = min(len(tokens), place + _LINKED)
    while behind < last and (tokens[behind] in function_words() or len(tokens[behind]) < 2):
        behind += 1
    for about, first in ((behind, place), (place - 1, place - 1)):
        if 0 <= about < len(tokens) and len(tokens[about]) >= TELLING:
            yield first, about


def shared_front(left: str, right: str) -> int:
    """Return how many letters two words begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


_HYPHENED = re.compile(r"\w+(?:-\w+)+")


def spelt_words(name: str) -> list[str]:
    """Return the folded words of a name, and those with a hyphen as they are also spelt: «sul-americana» in one."""
    return [*words(name), *(word.replace("-", "") for word in _HYPHENED.findall(fold(name)))]
