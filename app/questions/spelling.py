"""Mend typing errors in questions, towards the words that govqa listens for: cues, names of bodies, countries."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app import lexicon
from app.questions.known import country_words, cue_words, is_form, is_inflected, is_word, known_words
from app.questions.slips import (
    cased,
    inflected,
    is_beside,
    is_heard_alike,
    is_likely,
    is_mistaken,
    is_slip_inside,
    mended,
    oddity,
    of_same_letters,
    sound,
)
from index.analyzers import terms
from index.static import default_encoder
from ingest import countries
from ingest.bodies import generic
from ingest.folding import fold
from ingest.records import LANGUAGES

# Returns the words of the documents of a language that begin with a letter, folded, with how each is written.
Spellings = Callable[[str, str], Mapping[str, str]]


def no_words(language: str, initial: str) -> dict[str, str]:
    """Return the words of no documents at all."""
    return {}


# The longest ending behind a stem that is put right.
_ENDING = 5
_TOKEN = re.compile(r"[^\W\d_]{4,}")
# From this length on a word may have two slips.
_LONG = 9
# So many slips may stand in a kind of body of so many letters.
_SLIPS, _KIND = 2, 7
# So many words that are as near as each other are looked at.
_RIVALS = 12
# From so many letters on a word is known by its sound.
_HEARD = 5
# A name that is a slip from what was typed has so many letters; the oddest slip is one letter too many.
_NAME, _ODDEST = 4, 3
# From this length on an acronym may have a slip, where a vowel behind its first letter lets it be said as a word.
_ACRONYM = 5
_SAID = re.compile(r"\B[aeiou]")
# Words made of an adjective or a noun by «-ize»: «politizada» is no slip of «politicada».
_MADE = re.compile(r"\w{4,}(?:iz|is)(?:ad[oa]s?|ar|a|am|an|aram|aron|ou|acao|acoes|acion|aciones|e|ed|er|es|ees?|ing)$")
# A beginning that ends in a vowel or is shorter than this ends in an ending: «organisations» is no slip of «organise».
_ROOT = 6


def correct(text: str, language: str, vocabulary: Collection[str], spellings: Spellings = no_words) -> str:
    """Return a question with unknown words of four letters or more replaced by the nearest known one, if it is near.

    Near is one slip (a letter wrong, missing, doubled or swapped), two in a word of nine letters or more. Known are the
    words that questions are read by, those of names, ``vocabulary``, and those of the documents, which stay as they
    are; see `Index.spellings`.
    """
    known = vocabulary if isinstance(vocabulary, frozenset) else frozenset(vocabulary)
    return _correct(text, language, known, spellings)


# What parts the clauses of a message, and so many letters that a word has in which a slip can be told.
_CLAUSE = re.compile(r"[.,;:?!¿(«\"–—]")
_TOLD = 4


def _asking(text: str, language: str) -> str:
    """Return a question with the interrogative that opens a clause of it put right, behind a small word too."""
    before: list[str] = []
    at, right = 0, text
    for match in re.finditer(r"[^\W_]+", text):
        before = [] if _CLAUSE.search(text[at : match.start()]) else before
        opens = not before or (len(before) == 1 and before[0] in known_words(language))
        opens = opens and (not before or not is_word(fold(match[0])))  # «il combine» asks for no number
        if opens and len(match[0]) >= _TOLD and not match[0].isupper() and (asks := _asked(fold(match[0]), language)):
            start = match.start() + len(right) - len(text)
            right = f"{right[:start]}{cased(asks, match[0])}{right[start + len(match[0]) :]}"
        before.append(fold(match[0]))
        at = match.end()
    return right


@lru_cache(4096)
def _asked(folded: str, language: str) -> str | None:
    """Return the interrogative that a word of no language is in sound or but for a slip, or None.

    Where it may be a word, it lacks a letter or has two swapped: «coment», but not «wheat».
    """
    if any(folded in known_words(tongue) for tongue in LANGUAGES):
        return None
    asking = [each for each in lexicon.read("interrogatives")[language] if len(each) >= _TOLD]
    odd = 1 if is_word(folded) or is_form(folded) else 3
    near = [(oddity(folded, each), each) for each in asking if OSA.distance(folded, each) == 1 and each[0] == folded[0]]
    heard = [each for each in asking if sound(each) == sound(folded)]
    return heard[0] if heard else next((each for rank, each in sorted(near) if rank <= odd), None)


@lru_cache(512)
def _correct(text: str, language: str, vocabulary: frozenset[str], spellings: Spellings) -> str:
    text = _asking(text, language)
    return _TOKEN.sub(lambda match: _word(match.group(), language, vocabulary, spellings, bool(match.start())), text)


@lru_cache(4096)
def _word(word: str, language: str, vocabulary: frozenset[str], spellings: Spellings, inside: bool) -> str:
    folded = fold(word)
    if folded in known_words(language) or folded in vocabulary or generic(folded, language):
        return word
    if word.isupper():
        return _acronym(folded, vocabulary) or word
    told = spellings(language, folded[0])
    if folded in told:
        return word
    proper = inside and word[0].isupper()  # a name is no slip of a word that asks, «Lomé» none of «leme»
    right = (
        _proper(folded, language, vocabulary) or _kind(folded, language, vocabulary)
        if proper
        else _meant(folded, language, vocabulary, spellings)
    )
    return cased(spellings(language, right[0]).get(right, right), word) if right else word


def _meant(folded: str, language: str, vocabulary: frozenset[str], spellings: Spellings) -> str | None:
    """Return the word that one of small letters is a slip of, folded, or None."""
    stems = [stem for stem in cue_words(language)[1] if stem[0] == folded[0]]
    if any(folded.startswith(stem) for stem in stems if len(stem) >= 4):
        return None
    if any(folded in known_words(other) for other in LANGUAGES if other != language) or _MADE.fullmatch(folded):
        return None
    known = is_word(folded) or is_form(folded) or is_inflected(folded, language)
    known = known or _is_told(folded, language, spellings)
    if not known and len(folded) >= _KIND and (name := _kind(folded, language, vocabulary, slips=1)):
        return name
    told = spellings(language, folded[0])
    for stem in stems:
        front = folded[: len(stem) - 1], folded[: len(stem) + 1]
        if (
            len(stem) >= (_ROOT if known else _HEARD)
            and not (folded.startswith(stem[:-1]) and (stem[-1] in "aeiou" or len(stem) < _ROOT))
            and any(OSA.distance(f, stem) == 1 and is_likely(f, stem) for f in (*front, folded[: len(stem)]))
        ):
            right = mended(folded, stem)
            begun = folded.startswith(stem[:-1])  # «emendas» only ends otherwise than «emendad…»
            alike = sound(right) == sound(folded)
            ends = len(right) - len(stem) <= _ENDING and (alike or not begun)
            if is_word(right) or right in told:
                if alike or not known:
                    return right
            elif not known and ends and (alike or is_mistaken(folded, right) or is_form(right)):
                return right
    if known:
        return _nearest_kind(folded, language, vocabulary)
    slips, choices = 1 if len(folded) < _LONG else 2, _choices(language, vocabulary)
    near = _nearest(folded, (*choices, *told), slips, language) or _kind(folded, language, vocabulary)
    return near or _heard(folded, choices) or _common(folded, language)


def _is_told(folded: str, language: str, spellings: Spellings) -> bool:
    """Tell whether documents of another language hold a word, or those of its own a form of it."""
    if any(folded in spellings(other, folded[0]) for other in LANGUAGES if other != language):
        return True
    return not _terms_told(language, folded[0], spellings).isdisjoint(terms(folded, language))


@lru_cache(4 * 26)
def _terms_told(language: str, initial: str, spellings: Spellings) -> frozenset[str]:
    return frozenset(term for word in spellings(language, initial) for term in terms(word, language))


def _nearest_kind(folded: str, language: str, vocabulary: frozenset[str]) -> str | None:
    """Return the kind of body that a real word is one slip from, «comision» in a French question, else None."""
    if len(folded) < _ROOT:
        return None
    return _nearest(folded, [each for each in _choices("", vocabulary) if generic(each, language)], 1, language)


def _nearest(folded: str, choices: Sequence[str], slips: int, language: str) -> str | None:
    """Return the first of the words nearest to one, with its first letter and no other form of it, or None.

    What has the stem of one, «regionais» beside «regional», is one itself, and what is two slips from a form of it,
    «fundamentais» beside «fundamenta»; «foundd» is «founded».
    """
    found = process.extract(folded, choices, scorer=OSA.distance, score_cutoff=slips, limit=_RIVALS)
    near = [choice for choice, distance, _ in found if distance == found[0][1]]
    if any(_are_forms(folded, choice, language) for choice in near):
        return None
    apart = [choice for choice in near if not inflected(folded, choice)]
    if len(apart) < len(near) and found[0][1] > 1:
        return None
    likely = is_likely if found and found[0][1] == 1 else is_heard_alike
    apart = [choice for choice in apart if choice[0] == folded[0] and likely(folded, choice)]
    return min(apart, key=lambda choice: oddity(folded, choice), default=None)


@cache
def _common_words() -> tuple[str, ...]:
    """Return the words of the vocabulary of the bundled encoder in which a slip can be told."""
    return tuple(sorted(w for w in default_encoder().tokenizer.get_vocab() if w.isalpha() and len(w) >= _TOLD))


def _common(folded: str, language: str) -> str | None:
    """Return the one common word of any language that a word of none is likeliest a slip of, or None."""
    if len(folded) < _HEARD:
        return None
    found = process.extract(folded, _common_words(), scorer=OSA.distance, score_cutoff=1, limit=_RIVALS)
    if any(inflected(folded, choice) or _are_forms(folded, choice, language) for choice, _, _ in found):
        return None
    near = {c: oddity(folded, c) for c, _, _ in found if c[0] == folded[0]}
    best = [c for c, odd in near.items() if odd == min(near.values())]
    odd = near[best[0]] if len(best) == 1 else _ODDEST
    likely = odd == 0 or (len(folded) > _LONG - 2 and (odd == 1 or (odd < _ODDEST and is_beside(folded, best[0]))))
    return best[0] if likely else None


def _are_forms(folded: str, other: str, language: str) -> bool:
    """Tell whether two words but end otherwise, «regionais» and «regional», «atua» and «atual»."""
    return (other.startswith(folded) and len(folded) <= _TOLD) or (
        terms(other, language) == terms(folded, language) and not is_slip_inside(folded, other)
    )


def _heard(folded: str, choices: Sequence[str]) -> str | None:
    """Return the one word that sounds as another does, «assinado» for «acinado», or None."""
    alike = [choice for choice in choices if len(choice) >= _HEARD and sound(choice) == sound(folded)]
    return alike[0] if len(alike) == 1 else None


def _kind(folded: str, language: str, vocabulary: frozenset[str], slips: int = _SLIPS) -> str | None:
    """Return the one kind of body among the words of names that a word is so many slips from, «Procces», or None."""
    if len(folded) < _KIND:
        return None
    near = [w for w in vocabulary if w[:3] == folded[:3] and OSA.distance(w, folded) <= slips and generic(w, language)]
    return near[0] if len(near) == 1 else None


def _acronym(folded: str, vocabulary: frozenset[str]) -> str | None:
    """Return the one acronym said as a word that another has with a slip, in capitals, or None.

    The slip is two letters swapped, «MIPRS», or one doubled, «MIRRPS».
    """
    if len(folded) < _ACRONYM or not _SAID.search(folded):
        return None
    near = [w for w in vocabulary if OSA.distance(w, folded) == 1 and of_same_letters(w, folded)]
    return near[0].upper() if len(near) == 1 else None


def _proper(folded: str, language: str, vocabulary: frozenset[str]) -> str | None:
    """Return the word of a body's or country's name that a capitalised word is a slip of, or None.

    It is one letter from it, «Quitto», or the only one that sounds alike, «Kito».
    """
    if is_word(folded):
        return None
    alike = [w for w in vocabulary | country_words(language) if len(w) >= _HEARD and sound(w) == sound(folded)]
    if len(alike) == 1:
        return alike[0]
    names = [w for w in sorted(vocabulary | country_words(language)) if len(w) >= _NAME and w[0] == folded[0]]
    near = {w: oddity(folded, w) for w in names if OSA.distance(w, folded) == 1}
    short = len(folded) < _ROOT
    near = {
        w: odd
        for w, odd in near.items()
        if (odd < _ODDEST or folded[-1] == "e" or not folded.startswith(w))  # «Salvadore», but not «Kenyan»
        and (odd < 2 or not short or is_beside(folded, w))
    }
    likeliest = [w for w, odd in near.items() if odd == min(near.values())]
    return likeliest[0] if len(likeliest) == 1 or (likeliest and not short) else None


@cache
def _parts_of_countries(language: str) -> frozenset[str]:
    """Return short words of countries' names that name none alone: «senta» is no slip of «Santa»."""
    alone = {fold(countries.name(code, language)) for code in countries.codes()}
    plain, _ = cue_words(language)
    return frozenset(w for w in country_words(language) if len(w) < _ROOT and w not in alone and w not in plain)


@lru_cache(8)
def _choices(language: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    own = known_words(language) - _parts_of_countries(language) if language else frozenset()
    return tuple(sorted(w for w in own | vocabulary if len(w) >= 4))
