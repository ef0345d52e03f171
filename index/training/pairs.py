"""Pairs of texts that mean the same or answer each other, read from the training data.

Whole acts are held out by the hash of their name (`is_held_out`), so that a later test on Canadian provisions meets
acts that no part of the training has seen.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "fr", "es", "pt")
HELD_OUT_BYTES = 13  # of 256: about five acts in a hundred
PASSAGE_CHARACTERS = 700
SPAN_WORDS = (4, 14)
GROUP_ROWS = 4


@dataclass(frozen=True, slots=True)
class PairSet:
    """Aligned texts of one source: `left[i]` belongs with `right[i]`; `share` is its part of the training steps."""

    name: str
    share: float
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    def add(self, left: str, right: str) -> None:
        """Append one pair unless a side is blank."""
        if left.strip() and right.strip():
            self.left.append(left)
            self.right.append(right)


def is_held_out(act: str) -> bool:
    """Tell whether the act of that name (the `doc` of a row) is kept away from all training."""
    return hashlib.sha256(act.encode()).digest()[0] < HELD_OUT_BYTES


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a gzipped JSON Lines file, without those of held-out acts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if not is_held_out(row.get("doc", "")):
                yield row


def read_pair_sets(data: Path, seed: int) -> list[PairSet]:
    """Read every training source under `data` (its folders `train/` and `scale/`).

    The shares give the languages of few pairs (Spanish, Portuguese) more steps than their size would.
    """
    rng = random.Random(seed)
    train = data / "train"
    python_docs = list(read_rows(train / "python_docs.jsonl.gz"))
    tico = list(read_rows(train / "tico19.jsonl.gz"))
    return [
        translations("laws", 0.17, read_rows(train / "canada_laws_pairs.jsonl.gz"), rng),
        translations("tatoeba", 0.14, read_rows(train / "tatoeba_en_fr.jsonl.gz"), rng),
        translations("python", 0.15, python_docs, rng),
        translations("tico", 0.05, tico, rng),
        translations("sdg", 0.01, read_rows(train / "sdg.jsonl.gz"), rng),
        grouped("python-passages", 0.08, python_docs, rng),
        grouped("tico-passages", 0.04, tico, rng),
        synonyms("wordnets", 0.16, read_rows(train / "wordnets.jsonl.gz"), rng),
        *provisions(data / "scale", rng),
    ]


def translations(name: str, share: float, rows: Iterable[dict[str, Any]], rng: random.Random) -> PairSet:
    """Pair the texts of each row in all its languages, each pair once, in an order drawn at random."""
    pairs = PairSet(name, share)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        texts = [html.unescape(row[language]) for language in LANGUAGES if row.get(language)]
        for number, first in enumerate(texts):
            for second in texts[number + 1 :]:
                if (first, second) not in seen:
                    seen.add((first, second))
                    pairs.add(*rng.sample((first, second), 2))
    return pairs


def grouped(name: str, share: float, rows: list[dict[str, Any]], rng: random.Random) -> PairSet:
    """Pair one text with a passage made of its translation and the rows around it, in another language."""
    pairs = PairSet(name, share)
    for start in range(0, len(rows) - GROUP_ROWS, GROUP_ROWS):
        group = rows[start : start + GROUP_ROWS]
        for asked, told in permutations(LANGUAGES, 2):
            both = [row for row in group if row.get(asked) and row.get(told)]
            if len(both) > 1:
                passage = " ".join(row[told] for row in both)
                pairs.add(rng.choice(both)[asked], passage[: 2 * PASSAGE_CHARACTERS])
    return pairs


def synonyms(name: str, share: float, rows: Iterable[dict[str, Any]], rng: random.Random) -> PairSet:
    """Pair one word of a synonym set in one language with one in another, for each two of its languages."""
    pairs = PairSet(name, share)
    for row in rows:
        words = [row[key] for key in ("en_wikt", "fr", "es", "pt") if row.get(key)]
        for first, second in permutations(words, 2):
            pairs.add(rng.choice(first), rng.choice(second))
    return pairs


def provisions(folder: Path, rng: random.Random) -> list[PairSet]:
    """Pair marginal notes, and short spans, with the provision they stand in, within and across English and French."""
    notes, spans = PairSet("notes", 0.12), PairSet("spans", 0.08)
    sections: dict[str, dict[str, dict[str, Any]]] = {}
    for language in ("en", "fr"):
        for row in read_rows(folder / f"canada_sections_{language}.jsonl.gz"):
            sections.setdefault(row["id"], {})[language] = row
    for versions in sections.values():
        if len(versions) == 2:
            asked, told = (versions[rng.choice(("en", "fr"))] for _ in range(2))
            passage = provision_text(told)
            if asked["heading"]:
                title = asked["title"] if rng.random() < 0.5 else ""
                notes.add(f"{title} {asked['heading']}".strip(), passage)
            spans.add(random_span(provision_text(asked), rng), passage)
    return [notes, spans]


def provision_text(row: dict[str, Any]) -> str:
    """Return the section's text without its number, cut to the length of a passage."""
    text: str = row["text"].removeprefix(row["section"]).strip()
    return text[:PASSAGE_CHARACTERS]


def random_span(text: str, rng: random.Random) -> str:
    """Return a few consecutive words of `text`."""
    words = text.split()
    length = rng.randint(*SPAN_WORDS)
    start = rng.randint(0, max(0, len(words) - length))
    return " ".join(words[start : start + length])


def vocabulary_texts(data: Path, characters: int, seed: int) -> Iterator[str]:
    """Yield texts of the four languages to train a vocabulary on, up to `characters` of each language.

    The words of the wordnets come several times, since elsewhere Spanish and Portuguese are mostly technical.
    """
    rows, words = vocabulary_rows(data, seed)
    for language in LANGUAGES:
        yield from language_texts(rows, words, language, characters)


def vocabulary_rows(data: Path, seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of aligned texts, in an order drawn at random, and those of the wordnets."""
    rows = [
        row
        for name in ("tico19", "sdg", "python_docs", "tatoeba_en_fr", "canada_laws_pairs")
        for row in read_rows(data / "train" / f"{name}.jsonl.gz")
    ]
    random.Random(seed).shuffle(rows)
    return rows, list(read_rows(data / "train" / "wordnets.jsonl.gz"))


def language_texts(
    rows: list[dict[str, Any]], words: list[dict[str, Any]], language: str, characters: int
) -> Iterator[str]:
    """Yield the words of a language, four times each, then its texts, up to `characters` of them."""
    for row in words:
        for word in row.get("en_wikt" if language == "en" else language, ()):
            yield " ".join([word] * 4)
    left = characters
    for row in rows:
        text = row.get(language)
        if text and left > 0:
            left -= len(text)
            yield html.unescape(text)
