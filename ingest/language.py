"""The language of a text, short questions included, from function words, word endings and letters."""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.labels import comparable
from ingest.records import LANGUAGES

# Longer texts are judged by their beginning.
READ = 4000
STRONG, COMMON, LETTER, ENDING, START, SURE = 3.0, 1.0, 2.0, 1.0, 1.0, 6.0
# Points of one unit of a trigram's log-odds, for known and for unknown words.
TRIGRAM = 0.35
# Trigrams that tell how familiar a text is; where Unicode's Latin letters of European languages end.
FEWEST = 40
LATIN_END = "\u0250"

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu)'(?=\w)")


@dataclass(frozen=True, slots=True)
class _Weights:
    """Points by whole word, by ending, by start and by letters as typed; each maps to points by language."""

    words: dict[str, dict[str, float]]
    endings: dict[str, dict[str, float]]
    starts: dict[str, dict[str, float]]
    letters: dict[str, dict[str, float]]


@cache
def _weights() -> _Weights:
    data = tomllib.loads(Path(__file__).with_name("data").joinpath("languages.toml").read_text("utf-8"))
    words = _shared(data, "common", COMMON)
    for word, points in _shared(data, "strong", STRONG).items():
        merged = words.setdefault(word, {})
        for language, value in points.items():
            merged[language] = max(value, merged.get(language, 0.0))
    return _Weights(
        words,
        _shared(data, "endings", ENDING),
        _shared(data, "starts", START),
        _shared(data, "letters", LETTER) | _shared(data, "sure", SURE),
    )


def _shared(data: dict[str, dict[str, list[str]]], key: str, points: float) -> dict[str, dict[str, float]]:
    """Return the points of each sign by language: what several languages have tells less."""
    holders = Counter(sign for language in LANGUAGES for sign in set(data[language][key]))
    found: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        for sign in data[language][key]:
            found.setdefault(sign, {})[language] = points / 2 ** (holders[sign] - 1)
    return found


def detect(text: str) -> str:
    """Return the most probable of fr, en, es and pt; the first of them where nothing tells."""
    scores = detect_scores(text)
    return max(LANGUAGES, key=lambda language: scores[language])


def detect_scores(text: str) -> dict[str, float]:
    """Return the share of each language in [0, 1], summing to 1; all equal where nothing in the text tells."""
    points = dict.fromkeys(LANGUAGES, 0.0)
    sample = text[:READ]
    weights = _weights()
    folded = comparable(sample)
    for word in _WORD.findall(folded):
        _add(points, _word_points(word, weights))
    _add_trigrams(points, folded)
    lowered = sample.lower()
    for sign, shares in weights.letters.items():
        count = min(lowered.count(sign), 3)
        if count:
            _add(points, {language: value * count for language, value in shares.items()})
    top = max(points.values())
    powers = {language: math.exp(min(value - top, 0.0) / 2) for language, value in points.items()}
    total = sum(powers.values())
    return {language: value / total for language, value in powers.items()}


def trigrams(text: str) -> list[str]:
    """Return the letter trigrams of the words of a text, folded, each word between spaces."""
    padded = (f" {word} " for word in _WORD.findall(comparable(text)))
    return [word[at : at + 3] for word in padded for at in range(len(word) - 2)]


def familiarity(text: str) -> float | None:
    """Return the share of the letter trigrams of a text that texts of the four languages often have, in [0, 1].

    None where there is too little to judge by, or where the text is not in Latin letters.
    """
    sample = text[:READ]
    letters = [char for char in sample if char.isalpha()]
    grams = trigrams(sample)
    if len(grams) < FEWEST or sum(char < LATIN_END for char in letters) < 0.8 * len(letters):
        return None
    table = _trigram_table()
    return sum(gram in table for gram in grams) / len(grams)


@cache
def _trigram_table() -> dict[str, list[int]]:
    table: dict[str, list[int]] = json.loads(
        Path(__file__).with_name("data").joinpath("trigrams.json").read_text("utf-8")
    )
    return table


def _add_trigrams(points: dict[str, float], text: str) -> None:
    table = _trigram_table()
    sums = [0, 0, 0, 0]
    for gram in trigrams(text):
        odds = table.get(gram)
        if odds:
            sums = [total + value for total, value in zip(sums, odds, strict=True)]
    for language, total in zip(LANGUAGES, sums, strict=True):
        points[language] += TRIGRAM * total / 100


def _add(points: dict[str, float], more: dict[str, float]) -> None:
    for language, value in more.items():
        points[language] += value


def _word_points(word: str, weights: _Weights) -> dict[str, float]:
    """Return the points of one folded word: as a known word, else by its start and its longest known ending."""
    known = weights.words.get(word)
    if known:
        return known
    points = dict.fromkeys(LANGUAGES, 0.0)
    if "-" in word:
        for part in word.split("-"):
            _add(points, _word_points(part, weights))
        return points
    if elision := _ELISION.match(word):
        points["fr"] += 2 * START
        rest = weights.words.get(word[elision.end() :])
        if rest:
            _add(points, rest)
        word = word[elision.end() :]
    if len(word) >= 5:
        for size in range(min(6, len(word) - 1), 1, -1):
            ending = weights.endings.get(word[-size:])
            if ending:
                _add(points, ending)
                break
        for size in (4, 3, 2):
            start = weights.starts.get(word[:size])
            if start:
                _add(points, start)
                break
    return points
