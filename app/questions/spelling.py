"""Mend typing errors in questions, towards the words that govqa listens for: cues, names of bodies, countries."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app import lexicon
from app.questions.cues import data
from app.questions.slips import inflected, mended, oddity, of_same_letters, sound
from index.analyzers import rules
from index.static import default_encoder
from ingest import countries
from ingest.bodies import generic
from ingest.dates import values
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import table
from ingest.records import LANGUAGES

# The longest ending behind a stem that is put right.
_ENDING = 5
# What a plural is made of: six letters or more and an s, behind a consonant es.
_PLURAL = re.compile(r"(\w{5,}[a-z])s|(\w{5,}[lnrdz])es")
_TOKEN = re.compile(r"[^\W\d_]{4,}")
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
# From this length on a word may have two slips.
_LONG = 9
# So many slips may stand in a kind of body of so many letters.
_SLIPS, _KIND = 2, 7
# So many words that are as near as each other are looked at.
_RIVALS = 12
# From so many letters on a word is known by its sound.
_HEARD = 5
# From this length on an acronym may have a slip, where a vowel behind its first letter lets it be said as a word.
_ACRONYM = 5
_SAID = re.compile(r"\B[aeiou]")
# Words made of an adjective or a noun by «-ize»: «politizada» is no slip of «politicada».
_MADE = re.compile(r"\w{4,}(?:iz|is)(?:ad[oa]s?|ar|a|am|an|aram|aron|ou|acao|acoes|acion|aciones|e|ed|er|es|ees?|ing)$")
# A beginning that ends in a vowel or is shorter than this ends in an ending: «organisations» is no slip of «organise».
_ROOT = 6


@cache
def _cue_words(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
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
def _known(language: str) -> frozenset[str]:
    plain, _ = _cue_words(language)
    months = {str(m) for m in values()["months"][language]}  # type: ignore[attr-defined]
    stops = {fold(w) for w in rules(language).stop_words}
    counted = {str(word) for word in values()["numbers"][language]}  # type: ignore[attr-defined]
    return frozenset(plain | _country_words(language) | months | stops | counted | countries.region_words())


def correct(text: str, language: str, vocabulary: Collection[str]) -> str:
    """Return a question with unknown words of four letters or more replaced by the nearest known one, if it is near.

    Near is one slip (a letter wrong, missing, doubled or swapped), two in a word of nine letters or more.
    """
    return _correct(text, language, vocabulary if isinstance(vocabulary, frozenset) else frozenset(vocabulary))


@cache
def _shorthand() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = tomllib.loads((lexicon.FOLDER / "shorthand.toml").read_text("utf-8"))
    return table


# A word in small letters, but for the first of a message, that no mark ties to another, as «d» is in «d'après» and «c»
# in «a/c», with the stop that says it is cut short, «cant. de».
_ALONE = re.compile(r"(?<![\w'’/.-])((?:^[A-Z])?[a-z]{1,9})(?:\.(?=\s[a-z])|(?![\w'’/-]|\.\w))")


# What makes a time of a phrase for now.
_OF_WHEN = r"(?:of|when|d[aeo]s?|del|e[mn] que)\b"


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Return a pattern for the phrases that one word stands for, with the commas on both sides of one set in.

    «At the moment of signature» is no such phrase, nor is «up to date».
    """
    spelt = "|".join(sorted((re.escape(each) for each in _shorthand()[language] if " " in each), key=len, reverse=True))
    return re.compile(
        rf"(?P<set_in>,\s)?(?<![\w'-])(?<!\bup )(?P<phrase>{spelt})(?![\w'-])(?!\s{_OF_WHEN})(?(set_in),|)"
    )


def expanded(text: str, language: str) -> str:
    """Return a question with the words that chats cut short or swap written out, «waht r» as «what are».

    A phrase that one word stands for is that word, «these days» «currently».
    """
    table, folded = _shorthand()[language], fold(text)
    if len(folded) == len(text):
        for match in reversed(list(_phrases(language).finditer(folded))):
            text = f"{text[: match.start()]}{' ' * bool(match['set_in'])}{table[match['phrase']]}{text[match.end() :]}"
    return _ALONE.sub(lambda match: _cased(table.get(match[1].lower(), match[0]), match[1]), text)


def _cased(word: str, typed: str) -> str:
    """Return a word with a capital where what was typed has one."""
    return word[:1].upper() + word[1:] if typed[0].isupper() else word


# What parts the clauses of a message, and so many letters that a word has in which a slip can be told.
_CLAUSE = re.compile(r"[.,;:?!¿(«\"–—]")
_TOLD = 4


def _asking(text: str, language: str) -> str:
    """Return a question with the interrogative that opens a clause of it put right, behind a small word too."""
    before: list[str] = []
    at, right = 0, text
    for match in re.finditer(r"[^\W_]+", text):
        before = [] if _CLAUSE.search(text[at : match.start()]) else before
        opens = not before or (len(before) == 1 and before[0] in _known(language))
        opens = opens and (not before or not _is_word(fold(match[0])))  # «il combine» asks for no number
        if opens and len(match[0]) >= _TOLD and not match[0].isupper() and (asks := _asked(fold(match[0]), language)):
            start = match.start() + len(right) - len(text)
            right = f"{right[:start]}{_cased(asks, match[0])}{right[start + len(match[0]) :]}"
        before.append(fold(match[0]))
        at = match.end()
    return right


@lru_cache(4096)
def _asked(folded: str, language: str) -> str | None:
    """Return the interrogative that a word of no language is in sound or but for a slip, or None.

    Where it may be a word, it lacks a letter or has two swapped: «coment», but not «wheat».
    """
    if any(folded in _known(tongue) for tongue in LANGUAGES):
        return None
    asking = interrogatives()[language]
    odd = 1 if _is_word(folded) or _is_form(folded) else 3
    near = [(oddity(folded, each), each) for each in asking if OSA.distance(folded, each) == 1 and each[0] == folded[0]]
    heard = [each for each in asking if sound(each) == sound(folded)]
    return heard[0] if heard else next((each for rank, each in sorted(near) if rank <= odd), None)


@cache
def interrogatives() -> dict[str, list[str]]:
    """Return the longer words of each language that ask."""
    table: dict[str, list[str]] = tomllib.loads((lexicon.FOLDER / "interrogatives.toml").read_text("utf-8"))
    return table


@lru_cache(512)
def _correct(text: str, language: str, vocabulary: frozenset[str]) -> str:
    text = _asking(text, language)
    return _TOKEN.sub(lambda match: _word(match.group(), language, vocabulary, bool(match.start())), text)


@lru_cache(4096)
def _word(word: str, language: str, vocabulary: frozenset[str], inside: bool) -> str:
    folded = fold(word)
    if folded in _known(language) or folded in vocabulary or generic(folded, language):
        return word
    if word.isupper():
        return _acronym(folded, vocabulary) or word
    if inside and word[0].isupper():  # a name is no slip of a word that asks, «Lomé» none of «leme»
        return _proper(folded, language, vocabulary) or _kind(folded, language, vocabulary) or word
    stems = [stem for stem in _cue_words(language)[1] if stem[0] == folded[0]]
    if any(folded.startswith(stem) for stem in stems if len(stem) >= 4):
        return word
    if any(folded in _known(other) for other in LANGUAGES if other != language) or _MADE.fullmatch(folded):
        return word
    known_word = _is_word(folded) or _is_form(folded) or _is_inflected(folded, language)
    if not known_word and len(folded) >= _KIND and (name := _kind(folded, language, vocabulary, slips=1)):
        return name
    for stem in stems:
        front = folded[: len(stem) - 1], folded[: len(stem) + 1]
        if (
            len(stem) >= (_ROOT if known_word else 5)
            and not (folded.startswith(stem[:-1]) and (stem[-1] in "aeiou" or len(stem) < _ROOT))
            and min(OSA.distance(f, stem) for f in (*front, folded[: len(stem)])) == 1
        ):
            right = mended(folded, stem)
            begun = folded.startswith(stem[:-1])  # «emendas» only ends otherwise than «emendad…»
            alike = not begun or sound(right) == sound(folded)
            if _is_word(right) or (not known_word and alike and len(right) - len(stem) <= _ENDING):
                return right
    if known_word:
        return _nearest_name(word, folded, vocabulary)
    slips, choices = 1 if len(folded) < _LONG else 2, _choices(language, vocabulary)
    near = _nearest(folded, choices, slips) or _kind(folded, language, vocabulary)
    return near or _heard(folded, choices) or word


@lru_cache(4096)
def _is_word(folded: str) -> bool:
    """Tell whether a word is in the vocabulary of the bundled encoder, and so hardly a slip: «begin» is not Benin.

    So is one with a plural ending: «compromissos», «recomendaciones».
    """
    known = default_encoder().tokenizer.token_to_id
    if known(folded) is not None and len(folded) >= 4:
        return True
    plural = _PLURAL.fullmatch(folded)
    return plural is not None and known(plural[1] or plural[2]) is not None


def _is_form(folded: str) -> bool:
    """Tell whether a word is a form of one in the vocabulary: «discussões» of «discussão», «aceptó» of «aceptar»."""
    known = default_encoder().tokenizer.token_to_id
    found = ((match[1], ends) for form, ends in _FORMS if (match := form.fullmatch(folded)) is not None)
    return any(known(front + end) is not None for front, ends in found for end in ends)


def may_be_word(folded: str, language: str) -> bool:
    """Tell whether a word is one that is known, or hardly anything but a word or a form of one, a short one too."""
    short = default_encoder().tokenizer.token_to_id(folded) is not None
    return (
        short or folded in _known(language) or _is_word(folded) or _is_form(folded) or _is_inflected(folded, language)
    )


def is_listened_for(folded: str, language: str, names: Collection[str]) -> bool:
    """Tell whether a word is one that questions are read by: a cue, a small word, a kind of body, one of a name."""
    if folded in _known(language) or folded in names or generic(folded, language):
        return True
    return may_be_word(folded, language) and folded.startswith(_begun(language))


@cache
def _endings() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads((lexicon.FOLDER / "endings.toml").read_text("utf-8"))
    return table


def _is_inflected(folded: str, language: str) -> bool:
    """Tell whether a word is a known one with an ending of its language: «localement» is no slip of «légalement»."""
    known = default_encoder().tokenizer.token_to_id
    fronts = (folded[: -len(ending)] for ending in _endings()[language] if folded.endswith(ending))
    return any(len(front) >= _FRONT and known(front) is not None for front in fronts)


def _nearest_name(word: str, folded: str, vocabulary: frozenset[str]) -> str:
    """Return the word of a name that a real word is one slip from, «comision» in a French question, else the word."""
    return (_nearest(folded, _choices("", vocabulary), 1) if len(folded) >= 6 else None) or word


def _nearest(folded: str, choices: Sequence[str], slips: int) -> str | None:
    """Return the first of the words nearest to one, with its first letter and no other form of it, or None.

    What is two slips from a form of it, «fundamentais» beside «fundamenta», is one itself; «foundd» is «founded».
    """
    found = process.extract(folded, choices, scorer=OSA.distance, score_cutoff=slips, limit=_RIVALS)
    near = [choice for choice, distance, _ in found if distance == found[0][1]]
    apart = [choice for choice in near if not inflected(folded, choice)]
    if len(apart) < len(near) and found[0][1] > 1:
        return None
    return min((choice for choice in apart if choice[0] == folded[0]), key=lambda c: oddity(folded, c), default=None)


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
    if _is_word(folded):
        return None
    alike = [w for w in vocabulary | _country_words(language) if len(w) >= _HEARD and sound(w) == sound(folded)]
    if len(alike) == 1:
        return alike[0]
    if len(folded) < _ROOT:
        return None
    names = tuple(w for w in sorted(vocabulary | _country_words(language)) if len(w) >= 5)
    found = process.extractOne(folded, names, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found is not None and found[0][0] == folded[0] else None


@cache
def _country_words(language: str) -> frozenset[str]:
    return frozenset(w for code in countries.codes() for w in words(countries.name(code, language)) if len(w) > 3)


@cache
def _parts_of_countries(language: str) -> frozenset[str]:
    """Return short words of countries' names that name none alone: «senta» is no slip of «Santa»."""
    alone = {fold(countries.name(code, language)) for code in countries.codes()}
    plain, _ = _cue_words(language)
    return frozenset(w for w in _country_words(language) if len(w) < _ROOT and w not in alone and w not in plain)


@lru_cache(8)
def _choices(language: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    own = _known(language) - _parts_of_countries(language) if language else frozenset()
    return tuple(sorted(w for w in own | vocabulary if len(w) >= 4))


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
    return tuple(stem for stem in _cue_words(language)[1] if len(stem) > _ROOT)


@cache
def _listened_for(language: str) -> frozenset[str]:
    """Return the words of a language that are cues of questions or function words."""
    plain, _ = _cue_words(language)
    return plain | {fold(w) for w in rules(language).stop_words}
