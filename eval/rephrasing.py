"""Questions made of those of a set: mistyped, wrapped in courtesies, asked two at a time, or of a stranger.

What is right is known without anybody having read the question: mistyped and wrapped ones have the answer of the plain
question, two at a time have both, and of a body that no document knows nothing is found. Wordings lie in
``variations.toml``, half of them «shown», half «kept»: see `eval.variations`.
"""

from __future__ import annotations

import random
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise, zip_longest
from typing import Any, Literal

from rapidfuzz.distance import OSA

from eval.questions import LANGUAGES, Question, fold
from eval.renaming import titled
from ingest.bodies import Bodies

Half = Literal["shown", "kept"]
HALVES: tuple[Half, ...] = ("shown", "kept")
# Wordings of a set that are a sentence as people write it, one question, and no typing error.
PLAIN = ("plain", "acronym", "nickname", "wrong_premise")
_LONGEST = 200
# Words in which a key is missed: long enough to be read all the same.
_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")
_TWO_SENTENCES = re.compile(r"[.?!…]\s")
_MARKS = " \u00a0\u202f¿?"
# An invented acronym has so many letters of a stranger's name; that is farther than so from every name of the corpus.
_LETTERS, _NEAR = 4, 2


@dataclass(frozen=True, slots=True)
class Variation:
    """A question made by the program: its class, the half of its wording, and the plain questions that it varies."""

    kind: str
    half: Half
    question: Question
    plain: tuple[Question, ...] = ()


@cache
def wordings() -> dict[str, Any]:
    """Return the data file of wordings."""
    return tomllib.loads(files("eval").joinpath("variations.toml").read_text("utf-8"))


def plain(questions: Sequence[Question], rng: random.Random) -> list[Question]:
    """Return the questions that are one plain sentence and stand alone, in chance order, the languages in turn."""
    found = [
        each
        for each in questions
        if each.wording in PLAIN and not each.history and len(each.question) <= _LONGEST
        if each.question.endswith("?") and not _TWO_SENTENCES.search(each.question)
    ]
    rng.shuffle(found)
    turns = zip_longest(*([each for each in found if each.language == language] for language in LANGUAGES))
    return [each for each in chain.from_iterable(turns) if each is not None]


def rephrased(kind: str, questions: Sequence[Question], bodies: Bodies, rng: random.Random) -> Iterator[Variation]:
    """Yield a variation of a class of each plain question of which one can be made."""
    pool = plain(questions, rng)
    for question in pool:
        half = rng.choice(HALVES)
        made = MADE[kind](question, half, pool, bodies, rng)
        if made is not None:
            varied, *others = made
            yield Variation(kind, half, replace(varied, id=f"{kind}-{varied.id}"), (question, *others))


# What a class makes of a plain question: the new one, and the other plain questions that are in it.
_Made = tuple[Question, ...] | None


def _typing(question: Question, half: Half, pool: Sequence[Question], bodies: Bodies, rng: random.Random) -> _Made:
    ways = rng.sample(wordings()["typing"][half], len(wordings()["typing"][half]))
    texts = (mistyped(question.question, way, question.language, rng) for way in ways)
    text = next((each for each in texts if each != question.question), None)
    return None if text is None else (replace(question, question=text),)


def _wrapped(question: Question, half: Half, pool: Sequence[Question], bodies: Bodies, rng: random.Random) -> _Made:
    text = _fitted(rng.choice(wordings()["wrapped"][half][question.language]), question)
    return None if text is None else (replace(question, question=text),)


def _together(question: Question, half: Half, pool: Sequence[Question], bodies: Bodies, rng: random.Random) -> _Made:
    """Ask two questions that have an answer, of which one at most wants a yes or a no."""
    alike = [each for each in pool if each.answerable and each.language == question.language]
    others = [each for each in alike if each.unit != question.unit and None in (each.verdict, question.verdict)]
    if not question.answerable or not others:
        return None
    other = rng.choice(others)
    text = _fitted(rng.choice(wordings()["together"][half][question.language]), other, question.question)
    both = replace(
        question,
        question=text or "",
        wording="several",
        verdict=question.verdict or other.verdict,
        items=tuple(dict.fromkeys(question.items + other.items)),
        evidence=question.evidence + other.evidence,
    )
    return None if text is None else (both, other)


def _near_miss(question: Question, half: Half, pool: Sequence[Question], bodies: Bodies, rng: random.Random) -> _Made:
    root = rng.choice(wordings()["near_miss"][half])
    text = (
        None if not question.answerable or question.kind in ("body", "across") else of_stranger(question, bodies, root)
    )
    untold = replace(question, answerable=False, reason=f"{root} is invented", verdict=None, items=(), evidence=())
    return None if text is None else (replace(untold, question=text),)


MADE: dict[str, Callable[[Question, Half, Sequence[Question], Bodies, random.Random], _Made]] = {
    "typing": _typing,
    "wrapped": _wrapped,
    "together": _together,
    "near_miss": _near_miss,
}


def mistyped(text: str, way: str, language: str, rng: random.Random) -> str:
    """Type a text without accents or capitals, or with one letter wrong that is not the first of a word nor in a name.

    The letter is typed twice («doubled»), not at all («dropped»), before its neighbour («swapped»), or the next key is
    struck («slipped»). The text stays as it is where no word will do.
    """
    if way == "accents":
        bare = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
        return unicodedata.normalize("NFC", bare)
    if way == "lower":
        return text.lower()
    free = [match for match in _WORD.finditer(text) if match[0].islower()]
    if not free:
        return text
    match = rng.choice(free)
    i = rng.randrange(match.start() + 1, match.end())
    keys = [pair for row in wordings()["keys"][language] for pair in (*pairwise(row), *pairwise(row[::-1]))]
    beside = [after for before, after in keys if before == text[i]] or [text[i]]
    front, letter, behind = text[:i], text[i], text[i + 1 :]
    made: dict[str, str] = {
        "doubled": front + letter + letter + behind,
        "dropped": front + behind,
        "swapped": front[:-1] + letter + front[-1] + behind,
        "slipped": front + rng.choice(beside) + behind,
    }
    return made[way]


def of_stranger(question: Question, bodies: Bodies, root: str) -> str | None:
    """Return a question with a stranger in place of the one body that it names in full or by its acronym.

    None where it names none or more, or where the stranger's name would be read as that of a body or not fit.
    """
    found, text = bodies.find(question.question), question.question
    if len(found) != 1 or not bodies[found[0].value].declared:
        return None
    span, form = found[0].span, found[0].span.of(text)
    name = root[:_LETTERS].upper() if form.isupper() else titled(form, root, question.language)
    known = [each for body in bodies.all for group in (*body.names.values(), *body.acronyms.values()) for each in group]
    alike = any(OSA.distance(fold(name), fold(each)) <= _NEAR for each in known)
    # What stands behind an apostrophe begins with a vowel, as a stranger does only behind the noun of the old name.
    broken = text[: span.start].endswith(("'", "’")) and fold(name)[0] == fold(root)[0]
    return None if alike or broken else text[: span.start] + name + text[span.end :]


def _fitted(template: str, question: Question, before: str = "") -> str | None:
    """Put a question into a wording; None where it would have to go on in lower case, and begins with a name."""
    bare = question.question.strip(_MARKS)
    opener = re.split(r"[\s'’]", bare.lower(), maxsplit=1)[0]
    if "{s}" in template and ("¿" in bare or opener not in wordings()["openers"][question.language]):
        return None
    return template.format(p=before, q=question.question, s=bare[:1].lower() + bare[1:])
