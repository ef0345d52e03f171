"""From text to search terms, by the rules of its language.

A term is a folded stem («gouvernance» → «gouvern»), a number («2738»), an acronym («r4v») or the symbol of a text as a
whole («ag/res/2738»). Accents are folded before stemming, so that a question typed without them finds the same
passages. The rules are data: `languages/*.toml`.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import Stemmer

from ingest.records import LANGUAGES

# Words whose terms are kept: texts, and the questions about them, use few words again and again.
WORDS_KEPT = 100_000
DATA = Path(__file__).with_name("languages")

# A cache of stems as large as the vocabulary of a large corpus (some 20 MB); beyond it, old words are forgotten.
STEMS_KEPT = 200_000

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´`ʹ′＇"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–−﹣－"), "-")
_CHARACTERS: dict[int, str | None] = {**_APOSTROPHES, **_HYPHENS, 0x00AD: None, 0x200B: None, 0xFEFF: None}

# Letters with slashes and a number: «A/RES/73/195», «AG/RES. 2738». What a bracket adds is read as words of its own.
_SYMBOL = re.compile(r"(?<![\w/-])[A-Z]{1,8}(?:/[A-Za-z0-9]+)+(?:\.?\s?\d+(?:/\d+)*)?(?![\w/])")
_WORD = re.compile(
    r"(?P<thousands>(?<!\d[.,])\d{1,3}(?:[ ,.]\d{3})+(?![\d,.]\d|\d))"
    r"|(?P<decimal>(?<!\d[.,])\d+[.,]\d+(?![\d.,]*\d))"
    r"|(?P<word>\w+(?:['-]\w+)*)"
)
_RUNS = re.compile(r"[^\W_]+")
_LOWER = re.compile(r"[a-zà-öø-ÿœ]")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language, with its words folded."""

    stemmer: str
    elisions: frozenset[str]
    whole: frozenset[str]
    endings: frozenset[str]
    restore: tuple[tuple[str, str], ...]
    stop_words: frozenset[str]


NO_RULES = Rules("", frozenset(), frozenset(), frozenset(), (), frozenset())


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents: «Équateur» → «equateur», «Œuvre» → «oeuvre»."""
    plain = text.lower().replace("œ", "oe").replace("æ", "ae")
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


@cache
def rules(language: str) -> Rules:
    """Return the rules of a language; for one that has none, words are only folded."""
    path = DATA / f"{language}.toml"
    if language not in LANGUAGES:
        return NO_RULES
    data = tomllib.loads(path.read_text("utf-8"))
    words = {
        name: frozenset(fold(data[name].translate(_CHARACTERS)).split())
        for name in ("elisions", "whole", "endings", "stop_words")
    }
    restore = sorted(((plain, full) for plain, full in data["restore"]), key=lambda pair: -len(pair[0]))
    return Rules(data["stemmer"], restore=tuple(restore), **words)


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    """Return the Snowball stemmer, without its own cache: `_stem` keeps one."""
    return Stemmer.Stemmer(algorithm, 0)


@lru_cache(STEMS_KEPT)
def _stem(word: str, language: str) -> str:
    """Return the folded stem of a folded word; one with a digit is kept as it is."""
    own = rules(language)
    if not own.stemmer or not word.isalpha():
        return word
    for plain, full in own.restore:
        if word.endswith(plain) and len(word) > len(plain) + 1:
            word = word[: -len(plain)] + full
            break
    stem: str = _stemmer(own.stemmer).stemWord(word)
    return fold(stem)


def terms(text: str, language: str) -> list[str]:
    """Return the search terms of a text in the order of its words, repetitions kept."""
    text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).translate(_CHARACTERS)
    found: list[str] = []
    for line in text.splitlines():
        # In a line of capitals, such as a title, they do not tell an acronym from a word.
        shouting = not _LOWER.search(line)
        found.extend(_symbols(line))
        for match in _WORD.finditer(line):
            kind = match.lastgroup
            if kind == "thousands":
                found.append(re.sub(r"\D", "", match[0]))
            elif kind == "decimal":
                found.append(match[0].replace(",", "."))
            else:
                found.extend(_word_terms(match[0], language, shouting))
    return found


def _symbols(line: str) -> list[str]:
    """Return the symbols of a line as terms of their own: «AG/RES. 2738» → «ag/res/2738»."""
    if "/" not in line:
        return []
    found = []
    for match in _SYMBOL.finditer(line):
        runs = _RUNS.findall(match[0])
        if any(run.isdigit() for run in runs) or match[0].isupper():
            found.append("/".join(runs).lower())
    return found


@lru_cache(WORDS_KEPT)
def _word_terms(word: str, language: str, shouting: bool) -> tuple[str, ...]:
    """Return the terms of a word with its hyphens and apostrophes."""
    own = rules(language)
    short, _, rest = fold(word).partition("'")
    for plain in (fold(word), rest if short in own.elisions else ""):
        if plain in own.whole:
            return () if plain in own.stop_words else (plain,)
    found: list[str] = []
    for chain in _without_short_forms(word, own):
        parts = [part for part in chain.split("-") if part.strip("_")]
        terms_of_parts = [_part_terms(part, language, own, shouting) for part in parts]
        for each in terms_of_parts:
            found.extend(each)
        # «plate-forme» is also «plateforme»; a chain with a stop word («est-ce», «y a-t-il») is a turn of phrase.
        if len(parts) > 1 and all(terms_of_parts) and all(part.isalpha() and len(part) > 1 for part in parts):
            found.append(_stem(fold("".join(parts)), language))
    return tuple(found)


def _without_short_forms(word: str, own: Rules) -> list[str]:
    """Return a word's pieces between apostrophes, less elided articles before and endings after."""
    pieces = word.split("'")
    if len(pieces) == 1:
        return pieces
    kept = []
    for position, piece in enumerate(pieces):
        first, last = position == 0, position == len(pieces) - 1
        # «est-ce qu'il», «jusqu'à»: it is the last word before the apostrophe that is elided.
        before, _, short = piece.rpartition("-")
        if not last and fold(short) in own.elisions:
            kept.extend([before] if before else [])
        elif not first and fold(piece) in own.endings:
            continue
        elif piece:
            kept.append(piece)
    return kept


def _part_terms(part: str, language: str, own: Rules, shouting: bool) -> list[str]:
    """Return the terms of a word without hyphens or apostrophes: none for a stop word, two for an acronym."""
    plain = fold(part.replace("_", ""))
    acronym = not shouting and len(part) > 1 and part.isupper()
    if plain in own.stop_words:
        return [plain] if acronym else []
    stem = _stem(plain, language)
    # The stem too, so that «mirps» typed small finds MIRPS.
    if part.isupper() and len(stem) < 3:
        return [plain]
    return [plain, stem] if acronym and stem != plain else [stem]


def forms(word: str, languages: Iterable[str]) -> set[str]:
    """Return the terms of which a text has one wherever it holds a word; none where it may have none.

    In whatever language and case: a stop word of one of them, a number or a letter gives none.
    """
    plain = fold(word)
    found = {plain}
    for language in languages:
        own = rules(language)
        if len(plain) < 3 or not word.isalpha() or plain in own.stop_words | own.elisions | own.endings:
            return set()
        found.add(_stem(plain, language))
        found |= {whole for whole in own.whole if plain in whole.split("'")}
    return found


def guess_language(text: str, among: tuple[str, ...] = LANGUAGES) -> str | None:
    """Return the language whose stop words the text holds most of, or None where that decides nothing."""
    words = [fold(word) for word in _RUNS.findall(text.translate(_CHARACTERS))]
    counts = Counter({language: sum(word in rules(language).stop_words for word in words) for language in among})
    ranked = counts.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def version() -> str:
    """Return a hash of all that decides how text becomes terms; an index made by another one has to be rebuilt."""
    digest = hashlib.sha256(Stemmer.version().encode() + unicodedata.unidata_version.encode())
    for path in (Path(__file__), *sorted(DATA.glob("*.toml"))):
        digest.update(hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest())
    return digest.hexdigest()[:16]
