"""Words of a question that were typed in one, «laCSM», «elpacto», or torn apart, «cu ándo», put right."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import pairwise

from app import lexicon
from app.questions.known import is_listened_for, may_be_word
from app.questions.leftovers import function_words
from app.questions.spelling import Spellings, no_words
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
# A longer word in front of one with a capital has so many letters.
_TOLD = 4


# A year behind a small word that was typed in one with it, «em1970».
_YEAR = re.compile(r"\b([^\W\d_]{1,5})((?:19|20)\d\d)\b")


@cache
def _articles(language: str) -> frozenset[str]:
    return frozenset(lexicon.read("articles")[language])


def spaced(text: str, language: str, names: Collection[str], spellings: Spellings = no_words) -> str:
    """Return a question with the words that lack a space parted and those that have one too many joined.

    ``names`` are the words and acronyms of the names of bodies, folded, ``spellings`` the words of the documents.
    """
    known = names if isinstance(names, frozenset) else frozenset(names)
    text = _YEAR.sub(lambda match: f"{match[1]} {match[2]}" if fold(match[1]) in _small(language) else match[0], text)
    return _parted(_joined(text, language, known), language, known, spellings)


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
        torn = torn or (not small and whole in lexicon.read("interrogatives")[language])
        if torn and is_listened_for(whole, language, names):
            text = text[: left.end()] + text[right.start() :]
    return text


def _is_whole(folded: str, names: frozenset[str]) -> bool:
    """Tell whether a piece is a word by itself."""
    return folded in function_words() or folded in names or any(may_be_word(folded, t) for t in LANGUAGES)


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(fold(each) for each in rules(language).stop_words)


@lru_cache(512)
def _parted(text: str, language: str, names: frozenset[str], spellings: Spellings) -> str:
    return _WORD.sub(lambda match: _apart(match[0], language, names, spellings), text)


@lru_cache(4096)
def _apart(word: str, language: str, names: frozenset[str], spellings: Spellings) -> str:
    """Return a word that is none as the two words that were typed in one, else itself.

    The one is small, or a capital inside the word tells where the other begins.
    """
    folded = fold(word)
    if len(folded) <= _STUCK or word.isupper() or any(is_listened_for(folded, t, names) for t in LANGUAGES):
        return word
    if any(folded in spellings(tongue, folded[0]) for tongue in LANGUAGES):
        return word
    humped = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    humped += [1] if word[0] in "YEOA" and word[1].islower() and fold(word[0]) in _small(language) else []
    if not humped and any(may_be_word(folded, tongue) for tongue in LANGUAGES):
        return word

    def is_told(part: str) -> bool:
        return is_listened_for(part, language, names) or part in spellings(language, part[0])

    small, articles, asking = _small(language), _articles(language), lexicon.read("interrogatives")[language]
    for at in humped or range(2, len(word) - 1):
        front, behind = folded[:at], folded[at:]
        if front in small and behind in asking and (len(behind) == _BEHIND or behind[-1] == "s"):
            stuck = True  # «dequé», «comquantos», but not «porquanto»
        elif behind in small:  # «inthe», «quandofoi», but not «whereby», «porquanto»
            brief = front in small and behind in articles and max(at, len(behind)) < _STUCK
            stuck = brief or (len(behind) >= _BEHIND and front in asking)
        elif len(behind) < _STUCK and not (humped and is_told(behind)):
            stuck = False
        else:
            leads = (
                front in small or (at >= _TOLD and is_told(front)) if humped else front in articles or front in asking
            )
            stuck = leads and is_told(behind)
        if stuck:
            return f"{word[:at]} {word[at:]}"
    return word
