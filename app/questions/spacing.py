"""Words of a question that were typed in one, «laCSM», «elpacto», or torn apart, «cu ándo», put right."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import pairwise

from app import lexicon
from app.questions.leftovers import function_words
from app.questions.spelling import interrogatives, is_listened_for, may_be_word
from index.analyzers import rules
from ingest.folding import fold
from ingest.records import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")
# A word torn apart has so many letters at least, and so has what a small word was typed in one with.
_TORN, _STUCK = 5, 4
# A piece has so many letters: «reunia o» is no «reunião».
_PIECE = 2
# A small word that was typed in one with a word that asks has so many letters.
_BEHIND = 3


@cache
def _articles() -> frozenset[str]:
    table: dict[str, list[str]] = tomllib.loads((lexicon.FOLDER / "articles.toml").read_text("utf-8"))
    return frozenset(each for group in table.values() for each in group)


def spaced(text: str, language: str, names: Collection[str]) -> str:
    """Return a question with the words that lack a space parted and those that have one too many joined.

    ``names`` are the words and acronyms of the names of bodies, folded.
    """
    known = names if isinstance(names, frozenset) else frozenset(names)
    return _parted(_joined(text, language, known), language, known)


@lru_cache(512)
def _joined(text: str, language: str, names: frozenset[str]) -> str:
    """Join two pieces, one of them at least no word, that make a word which is listened for or one of a name."""
    found = list(_WORD.finditer(text))
    for left, right in reversed(list(pairwise(found))):
        if text[left.end() : right.start()] != " " or left[0].isupper() or right[0].isupper():
            continue
        pieces = fold(left[0]), fold(right[0])
        whole = "".join(pieces)
        if min(map(len, pieces)) < _PIECE:
            continue
        small = all(each in function_words() for each in pieces)
        torn = len(whole) >= _TORN and not all(_is_whole(each, names) for each in pieces)
        torn = torn or (not small and whole in interrogatives()[language])
        if torn and is_listened_for(whole, language, names):
            text = text[: left.end()] + text[right.start() :]
    return text


def _is_whole(folded: str, names: frozenset[str]) -> bool:
    """Tell whether a piece is a word by itself."""
    return folded in function_words() or folded in names or any(may_be_word(folded, t) for t in LANGUAGES)


@lru_cache(512)
def _parted(text: str, language: str, names: frozenset[str]) -> str:
    return _WORD.sub(lambda match: _apart(match[0], language, names), text)


@lru_cache(4096)
def _apart(word: str, language: str, names: frozenset[str]) -> str:
    """Return a word that is none as the two words of which the one is small that were typed in one, else itself."""
    folded = fold(word)
    if len(folded) <= _STUCK or word.isupper() or any(is_listened_for(folded, t, names) for t in LANGUAGES):
        return word
    humped = [at for at in range(2, len(word)) if word[at].isupper() and word[at - 1].islower()]
    if not humped and any(may_be_word(folded, tongue) for tongue in LANGUAGES):
        return word
    small = {fold(each) for each in rules(language).stop_words}
    for at in humped or range(2, len(word) - 1):
        front, behind = folded[:at], folded[at:]
        if behind in small:  # «inthe», «quandofoi», but not «whereby», «porquanto»
            brief = front in small and behind in _articles() and max(at, len(behind)) < _STUCK
            stuck = brief or (front in interrogatives()[language] and len(behind) >= _BEHIND)
        else:
            leads = front in small if humped else front in _articles() or front in interrogatives()[language]
            stuck = leads and (humped or len(behind) >= _STUCK) and is_listened_for(behind, language, names)
        if stuck:
            return f"{word[:at]} {word[at:]}"
    return word
