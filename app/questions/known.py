"""The words that questions are read by, and what is known to be a word, whose letters are no slip."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from app import lexicon
from app.questions.cues import data
from index.analyzers import rules
from index.static import default_encoder
from ingest import countries
from ingest.bodies import generic
from ingest.dates import values
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import table
from ingest.records import LANGUAGES

# What a plural is made of: six letters or more and an s, behind a consonant es.
_PLURAL = re.compile(r"(\w{5,}[a-z])s|(\w{5,}[lnrdz])es")
# Endings of words that are in the vocabulary with another: plurals, past tenses and infinitives with a pronoun.
_FORMS = (
    (re.compile(r"(\w{3,})oes"), ("ao",)),
    (re.compile(r"(\w{3,})(?:o|ou|aron|aram|aba[ns]?|ava[ms]?|ando)"), ("ar",)),
    (re.compile(r"(\w{3,}[aei]r)(?:l[aeo]s?|[mts]e|nos)"), ("",)),
    (re.compile(r"(\w{3,})(?:io|eu|iu|ieron|eram|iram|iendo|endo|indo)"), ("er", "ir")),
    (re.compile(r"(\w{5,})e[nm]?"), ("er", "ir")),
)
# A word that takes an ending has so many letters.
_FRONT = 4
# A verb's beginning that tells its language has more letters.
_ROOT = 6


@cache
def cue_words(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the plain words of the cues of a language, and the beginnings of those with open endings."""
    plain: set[str] = set()
    stems: set[str] = set()
    for group in table(data()).values():
        entries = group.values() if language not in group else [group]
        for entry in entries:
            if not isinstance(entry, dict):
                continue
            for pattern in entry.get(language, ()):
                plain |= _written_out(pattern)
                stems |= {stem for each in _FRONTS.findall(pattern) for stem in each.split("|") if len(stem) >= _STEM}
                closed = _CLOSED.sub(" ", pattern)
                for word in re.findall(r"[a-z]{4,}(?:\\w\*)?\??", re.sub(r"\(\?[:!=][^)]*\)|\\W\??", " ", closed)):
                    if word.endswith("\\w*"):
                        stems.add(word[:-3])
                        continue
                    plain.add(word.rstrip("?"))
                    if word.endswith("?"):
                        plain.add(word[:-2])
    return frozenset(plain), tuple(sorted(stems))


# Fronts that share their open ending, «(?:pag|cust|gast)\w*», and the length from which one is told from a slip.
_FRONTS = re.compile(r"\(\?:([a-z|]+)\)\\w\*")
_STEM = 4
# A front with the endings that a cue leaves open, «parceir[oa]s?», «resolu(?:cao|coes)».
_OPEN = re.compile(r"([a-z]{3,})(?:\[([a-z]+)\]|\(\?:([a-z|]+)\))(s\?)?")
# Such a front that is no word without one of them.
_CLOSED = re.compile(rf"{_OPEN.pattern}(?!\?)")


def _written_out(pattern: str) -> set[str]:
    """Return the words of a cue with each of the endings that it leaves open: «parceir[oa]s?» is four of them."""
    found = set()
    for front, letters, endings, plural in _OPEN.findall(pattern):
        for ending in endings.split("|") if endings else letters:
            found |= {front + ending, front + ending + "s"} if plural else {front + ending}
    return found


@cache
def known_words(language: str) -> frozenset[str]:
    plain, _ = cue_words(language)
    months = {str(m) for m in values()["months"][language]}  # type: ignore[attr-defined]
    stops = {fold(w) for w in rules(language).stop_words}
    counted = {str(word) for word in values()["numbers"][language]}  # type: ignore[attr-defined]
    return frozenset(plain | country_words(language) | months | stops | counted | countries.region_words())


@lru_cache(4096)
def is_word(folded: str) -> bool:
    """Tell whether a word is in the vocabulary of the bundled encoder, and so hardly a slip: «begin» is not Benin.

    So is one with a plural ending: «compromissos», «recomendaciones».
    """
    known = default_encoder().tokenizer.token_to_id
    if known(folded) is not None and len(folded) >= 4:
        return True
    plural = _PLURAL.fullmatch(folded)
    return plural is not None and known(plural[1] or plural[2]) is not None


def is_form(folded: str) -> bool:
    """Tell whether a word is a form of one in the vocabulary: «discussões» of «discussão», «aceptó» of «aceptar»."""
    known = default_encoder().tokenizer.token_to_id
    found = ((match[1], ends) for form, ends in _FORMS if (match := form.fullmatch(folded)) is not None)
    return any(known(front + end) is not None for front, ends in found for end in ends)


def may_be_word(folded: str, language: str) -> bool:
    """Tell whether a word is one that is known, or hardly anything but a word or a form of one, a short one too."""
    short = default_encoder().tokenizer.token_to_id(folded) is not None
    return (
        short or folded in known_words(language) or is_word(folded) or is_form(folded) or is_inflected(folded, language)
    )


def is_listened_for(folded: str, language: str, names: Collection[str]) -> bool:
    """Tell whether a word is one that questions are read by: a cue, a small word, a kind of body, one of a name."""
    if folded in known_words(language) or folded in names or generic(folded, language):
        return True
    return may_be_word(folded, language) and folded.startswith(_begun(language))


def is_inflected(folded: str, language: str) -> bool:
    """Tell whether a word is a known one with an ending of its language: «localement» is no slip of «légalement»."""
    known = default_encoder().tokenizer.token_to_id
    fronts = (folded[: -len(ending)] for ending in lexicon.read("endings")[language] if folded.endswith(ending))
    return any(len(front) >= _FRONT and known(front) is not None for front in fronts)


@cache
def country_words(language: str) -> frozenset[str]:
    return frozenset(w for code in countries.codes() for w in words(countries.name(code, language)) if len(w) > 3)


def told_by_words(found: Collection[str]) -> list[str]:
    """Return the languages whose words most of some folded words are, none where they are words of no language.

    Where they are none of any, those of the beginnings of words that most of them have count.
    """
    known = {tongue: sum(word in _listened_for(tongue) for word in found) for tongue in LANGUAGES}
    if not any(known.values()):
        known = {tongue: sum(word.startswith(_begun(tongue)) for word in found) for tongue in LANGUAGES}
    best = max(known.values())
    return [tongue for tongue, count in known.items() if count == best] if best else []


@cache
def _begun(language: str) -> tuple[str, ...]:
    """Return the beginnings, of a verb's length at least, of words of a language that are cues of questions."""
    return tuple(stem for stem in cue_words(language)[1] if len(stem) > _ROOT)


@cache
def _listened_for(language: str) -> frozenset[str]:
    """Return the words of a language that are cues of questions or function words."""
    plain, _ = cue_words(language)
    return plain | {fold(w) for w in rules(language).stop_words}
