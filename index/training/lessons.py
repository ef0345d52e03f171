"""What the multilingual transformer is taught: pairs of texts with the English wording that the teacher reads.

A lesson is four texts: left and right, which belong together, and the English of each, whose vectors by the English
teacher are what the student is to give.
"""

from __future__ import annotations

import html
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from index.training.pairs import LANGUAGES, random_span, read_rows

Lesson = tuple[str, str, str, str]
LONG_CHARACTERS = 1_200  # about 256 word pieces
SWITCHED = 0.7
CHUNK = 4_096  # lessons that are sorted by length together


@dataclass(frozen=True, slots=True)
class Course:
    """Lessons of one source.

    `share` is its part of the steps. Lessons stay together in runs of `run` in every batch: neighbours in the file are
    of one act, and the hard negatives of each other.
    """

    name: str
    share: float
    run: int = 1
    lessons: list[Lesson] = field(default_factory=list)


def read_courses(data: Path, seed: int) -> list[Course]:
    """Read all sources under `data` (its folders `train/` and `scale/`), without the acts held out."""
    rng = random.Random(seed)
    train = data / "train"
    laws = list(read_rows(train / "canada_laws_pairs.jsonl.gz"))
    tatoeba = list(read_rows(train / "tatoeba_en_fr.jsonl.gz"))
    docs = list(read_rows(train / "python_docs.jsonl.gz"))
    tico = list(read_rows(train / "tico19.jsonl.gz"))
    synsets = list(read_rows(train / "wordnets.jsonl.gz"))
    return [
        translated("laws", 0.14, laws, rng),
        translated("tatoeba", 0.09, tatoeba, rng),
        switched("switched", 0.10, tatoeba, synsets, rng),
        translated("python", 0.16, docs, rng),
        translated("tico", 0.08, tico, rng),
        translated("sdg", 0.01, list(read_rows(train / "sdg.jsonl.gz")), rng),
        named("wordnets", 0.07, synsets, rng),
        grouped("python-long", 0.08, docs, rng),
        grouped("tico-long", 0.06, tico, rng),
        *provisions(data / "scale", rng),
    ]


def translated(name: str, share: float, rows: Iterable[dict[str, Any]], rng: random.Random) -> Course:
    """Make a lesson of each two languages of each row; which side is left is drawn at random."""
    course = Course(name, share)
    for row in rows:
        texts = [html.unescape(row[language]) for language in LANGUAGES if (row.get(language) or "").strip()]
        if row.get("en"):
            for number, first in enumerate(texts):
                for second in texts[number + 1 :]:
                    left, right = rng.sample((first, second), 2)
                    course.lessons.append((left, right, texts[0], texts[0]))
    return course


def switched(
    name: str, share: float, rows: Iterable[dict[str, Any]], synsets: list[dict[str, Any]], rng: random.Random
) -> Course:
    """Put Spanish or Portuguese words into English sentences, beside the sentence or its French translation.

    It gives everyday words of the two languages, whose aligned texts are technical, a sentence around them.
    """
    course = Course(name, share)
    lexicons = [lexicon(synsets, language) for language in ("es", "pt")]
    for row in rows:
        english = html.unescape(row["en"])
        known = rng.choice(lexicons)
        mixed = re.sub(r"\w+", partial(_switch, known=known, rng=rng), english)
        if mixed != english:
            right = rng.choice((english, html.unescape(row["fr"])))
            course.lessons.append((mixed, right, english, english))
    return course


def _switch(match: re.Match[str], known: dict[str, str], rng: random.Random) -> str:
    """Return the translation of a word, most of the time, or the word."""
    other = known.get(match[0].lower())
    return other if other and rng.random() < SWITCHED else match[0]


def lexicon(synsets: Iterable[dict[str, Any]], language: str) -> dict[str, str]:
    """Return for each English word the word of a language that shares the most synonym sets with it."""
    votes: dict[str, Counter[str]] = {}
    for row in synsets:
        for word in row.get("en_wikt", ()):
            votes.setdefault(word, Counter()).update(row.get(language, ()))
    best = {word: min(counts, key=lambda each: (-counts[each], each)) for word, counts in votes.items() if counts}
    return {word: other for word, other in best.items() if " " not in word + other}


def named(name: str, share: float, synsets: Iterable[dict[str, Any]], rng: random.Random) -> Course:
    """Pair the words of a synonym set across languages, where it has an English one."""
    course = Course(name, share)
    for row in synsets:
        english = row.get("en_wikt")
        if english:
            told = rng.choice(english)
            for language in ("fr", "es", "pt"):
                for word in row.get(language, ())[:2]:
                    course.lessons.append((word, told, told, told))
    return course


def grouped(name: str, share: float, rows: list[dict[str, Any]], rng: random.Random) -> Course:
    """Pair passages of several rows with their translation, or with the translation of one of their rows."""
    course = Course(name, share)
    start = 0
    while start < len(rows):
        size = rng.choice((3, 5, 8))
        group, start = rows[start : start + size], start + size
        whole = {language: [row for row in group if row.get(language) and row.get("en")] for language in LANGUAGES}
        for told in LANGUAGES:
            if len(whole[told]) > 1:
                passage, english = _joined(whole[told], told), _joined(whole[told], "en")
                asked = rng.choice([each for each in LANGUAGES if whole[each]])
                one = rng.choice(whole[asked])
                course.lessons.append((_clean(one[asked]), passage, _clean(one["en"]), english))
                if told != "en":
                    other = rng.choice([each for each in LANGUAGES if each != told])
                    twin = [row for row in whole[told] if row.get(other)]
                    if len(twin) == len(whole[told]):
                        course.lessons.append((_joined(twin, other), passage, english, english))
    return course


def _joined(rows: list[dict[str, Any]], language: str) -> str:
    """Return the texts of rows as one passage."""
    return " ".join(_clean(row[language]) for row in rows)[:LONG_CHARACTERS]


def _clean(text: str) -> str:
    """Return a text without character references."""
    return html.unescape(text)


def provisions(folder: Path, rng: random.Random) -> list[Course]:
    """Pair marginal notes, spans and whole provisions with provisions, within and across English and French."""
    notes, spans, wholes = Course("notes", 0.12, 8), Course("spans", 0.05, 8), Course("provisions", 0.04, 4)
    sections: dict[str, dict[str, dict[str, Any]]] = {}
    for language in ("en", "fr"):
        for row in read_rows(folder / f"canada_sections_{language}.jsonl.gz"):
            sections.setdefault(row["id"], {})[language] = row
    for versions in sections.values():
        if len(versions) == 2:
            asked, told = (versions[rng.choice(("en", "fr"))] for _ in range(2))
            passage, english = provision_text(told), provision_text(versions["en"])
            if asked["heading"] and versions["en"]["heading"]:
                titled = rng.random() < 0.5
                notes.lessons.append((_note(asked, titled), passage, _note(versions["en"], titled), english))
            span = random_span(provision_text(asked), rng)
            if asked is versions["en"]:
                spans.lessons.append((span, passage, span, english))
            wholes.lessons.append((provision_text(versions["fr"]), english, english, english))
    return [notes, spans, wholes]


def _note(row: dict[str, Any], titled: bool) -> str:
    """Return a section's marginal note, with the title of its act before it or without."""
    return f"{row['title'] if titled else ''} {row['heading']}".strip()


def provision_text(row: dict[str, Any]) -> str:
    """Return the section's text without its number, cut to the length of a long passage."""
    text: str = row["text"].removeprefix(row["section"]).strip()
    return text[:LONG_CHARACTERS]


def plan(courses: Sequence[Course], steps: int, budget: int, seed: int) -> Iterator[list[Lesson]]:
    """Yield one batch for each step, of one source, of about `budget` characters on both sides, padding counted."""
    rng = np.random.default_rng(seed)
    shares = np.array([course.share for course in courses])
    streams = [batches(course, budget, rng.spawn(1)[0]) for course in courses]
    for chosen in rng.choice(len(courses), steps, p=shares / shares.sum()):
        yield next(streams[chosen])


def batches(course: Course, budget: int, rng: np.random.Generator) -> Iterator[list[Lesson]]:
    """Yield batches of a source without end: of lessons of like length, in an order drawn at random."""
    lengths = np.array([[len(lesson[0]), len(lesson[1])] for lesson in course.lessons])
    runs = [np.arange(start, min(start + course.run, len(lengths))) for start in range(0, len(lengths), course.run)]
    while True:
        order = rng.permutation(len(runs))
        for start in range(0, len(order), CHUNK // course.run):
            chunk = sorted(order[start : start + CHUNK // course.run], key=lambda n: int(lengths[runs[n]].sum(1).max()))
            cut = list(_cut([runs[n] for n in chunk], lengths, budget))
            for number in rng.permutation(len(cut)):
                yield [course.lessons[lesson] for lesson in cut[number]]


def _cut(runs: list[np.ndarray[Any, np.dtype[np.int64]]], lengths: Any, budget: int) -> Iterator[list[int]]:
    """Cut runs into batches whose longest left and right side, times their number, keep to a budget."""
    batch: list[int] = []
    longest = np.zeros(2, np.int64)
    for run in runs:
        grown = np.maximum(longest, lengths[run].max(axis=0))
        if batch and (len(batch) + len(run)) * grown.sum() > budget:
            yield batch
            batch, grown = [], lengths[run].max(axis=0)
        batch += [int(each) for each in run]
        longest = grown
    if len(batch) > 1:
        yield batch
