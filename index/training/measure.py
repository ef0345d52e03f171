"""Measure BM25, an encoder and both together on sets that train nothing.

    python -m index.training.measure --data DIR [--model DIR] [--half B]

P@1 is the share of questions whose passage comes first, R@5 of those whose passage is among the first five, both of
all passages of the set; a passage that ties with another counts as behind it. Recipes and weights are chosen on half A;
half B holds the questions whose passage id's sha256 begins with an odd byte. Questions in French are the marginal notes
of Canadian acts that were held out (`index.training.pairs.is_held_out`): the note after its act's title has to find its
section, which is given as its act's title and its text, among the sections of all acts held out.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index import encoder, words
from index.encoder import Parts
from index.lexical import Lexical, LexicalWriter
from index.search import ranking
from index.sentences import best_of, stretches_of
from index.static import StaticEncoder
from index.training.pairs import is_held_out
from index.transformer import TransformerEncoder
from index.translation import Translator

Scores = NDArray[np.float32]
PASSAGES = {
    "en": "xquad_en_passages",
    "es": "xquad_es_passages",
    "un": "pira_un_reports_en_passages",
    "pt": "faquad_pt_passages",
}
QUESTIONS = {
    "XQuAD es→en": ("xquad_es_questions", "question", "es", "en"),
    "XQuAD en→es": ("xquad_en_questions", "question", "en", "es"),
    "Pirá pt→en": ("pira_un_reports_questions_en_pt", "question_pt", "pt", "un"),
    "XQuAD en": ("xquad_en_questions", "question", "en", "en"),
    "XQuAD es": ("xquad_es_questions", "question", "es", "es"),
    "FaQuAD pt": ("faquad_pt_questions", "question", "pt", "pt"),
    "Pirá en": ("pira_un_reports_questions_en_pt", "question_en", "en", "un"),
}
NOTES = 2_000  # questions each way
NOTE_CHARACTERS = 40  # the least length of a section that a note is asked for
RESAMPLES = 10_000


class Model(Protocol):
    """What is measured: an encoder of texts, and of stretches of texts."""

    def encode(self, texts: Sequence[str]) -> Scores:
        """Return the vectors (n, dim) of texts."""
        ...

    def encode_parts(self, texts: Sequence[str], parts: Parts) -> tuple[Scores, Scores]:
        """Return the vectors (n, dim) of texts, and (m, dim) of stretches of each, all in a row."""
        ...


@dataclass(frozen=True, slots=True)
class Dense:
    """The vectors of passages, and of their sentences, all in a row, of which each passage has so many."""

    vectors: Scores
    sentences: Scores
    counts: tuple[int, ...]

    @classmethod
    def of(cls, model: Model, passages: Sequence[tuple[str, str]], language: str) -> Dense:
        """Encode passages, each its heading and its text."""
        texts = ["\n".join(filter(None, each)) for each in passages]
        parts = [
            stretches_of(own, language, len(text) - len(own)) for text, (_, own) in zip(texts, passages, strict=True)
        ]
        return cls(*model.encode_parts(texts, parts), tuple(len(each) for each in parts))

    def scores(self, questions: Scores) -> Scores:
        """Return how near each question's vector is to each passage or its nearest sentence."""
        nearest = best_of(self.sentences, self.counts, questions)
        return np.asarray(np.maximum(questions @ self.vectors.T, nearest), np.float32)


@dataclass(frozen=True, slots=True)
class Trial:
    """The scores of a set: those of BM25 in [0, 1] and of the encoder in [-1, 1], (questions, passages).

    `plain` are those of BM25 without translation of words. `right` (questions,) are the numbers of the right passages,
    `half_a` marks the questions of half A.
    """

    name: str
    same_language: bool
    plain: Scores
    lexical: Scores
    dense: Scores
    right: NDArray[np.int64]
    half_a: NDArray[np.bool_]

    def of_half(self, half: str) -> Trial:
        """Return the questions of half «A», «B» or «AB» alone."""
        kept = (self.half_a & ("A" in half)) | (~self.half_a & ("B" in half))
        scores = (self.plain[kept], self.lexical[kept], self.dense[kept])
        return Trial(self.name, self.same_language, *scores, self.right[kept], self.half_a[kept])


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def in_half(passage_id: str, half: str) -> bool:
    """Tell whether a passage belongs to half «A» (even first byte of its id's sha256), «B» or «AB»."""
    return "AB"[hashlib.sha256(passage_id.encode()).digest()[0] % 2] in half


def rank_of_right(scores: Scores, right: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each question how many passages score at least as high as its right one, (n,); 0 is the first."""
    own = scores[np.arange(len(right)), right]
    return np.asarray((scores >= own[:, None]).sum(axis=1) - 1, np.int64)


def hybrid(trial: Trial, share: float | None = None) -> Scores:
    """Return the scores of both together, as `index.search` makes them; `share` is BM25's part, by default its own."""
    if share is None:
        weights = ranking()
        share = weights.same_language if trial.same_language else weights.other_language
    return np.round(share * trial.lexical + (1 - share) * np.clip(trial.dense, 0, 1), 6).astype(np.float32)


def open_encoder(folder: Path) -> Model:
    """Return the encoder of a folder, of either bundled kind."""
    kind = TransformerEncoder if (folder / "config.json").exists() else StaticEncoder
    return kind.load(folder)


def lexical_scores(
    passages: Sequence[tuple[str, str]], told: str, questions: Sequence[str], asked: str
) -> tuple[Scores, Scores]:
    """Return BM25's scores in [0, 1] of questions and passages, (questions, passages), without and with translation.

    Passages, each its heading and its text, are in language `told`, questions in `asked`.
    """
    writer, counts = LexicalWriter([told]), Counter[str]()
    for heading, text in passages:
        writer.add(text, heading, told)
        counts.update(words.WORD.findall(f"{heading}\n{text}".lower()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        writer.write(folder)
        words.write_table(folder, {told: counts})
        words.write_changes(folder, folder, {})
        lexical = Lexical([folder], [told], ranking().bm25)
        every = np.arange(len(passages))
        plain = np.stack([lexical.scores(lexical.weigh(question)).share(every) for question in questions])
        if asked == told:
            return plain, plain
        translator = Translator(folder, folder, [told], ranking().translation, lexical.idf)
        each = [lexical.weigh(question, translated=translator.weights(question, asked)) for question in questions]
        return plain, np.stack([lexical.scores(weights).share(every) for weights in each])


def development_trials(model: Model, folder: Path) -> Iterator[Trial]:
    """Yield the scores of every question set of `folder`."""
    passages = {name: read_rows(folder / f"{file}.jsonl.gz") for name, file in PASSAGES.items()}
    texts = {name: [("", row["text"]) for row in rows] for name, rows in passages.items()}
    dense = {name: Dense.of(model, rows, "en" if name == "un" else name) for name, rows in texts.items()}
    for name, (file, key, language, told) in QUESTIONS.items():
        numbers = {row["id"]: n for n, row in enumerate(passages[told])}
        rows = read_rows(folder / f"{file}.jsonl.gz")
        asked = [row[key] for row in rows]
        yield Trial(
            name,
            "→" not in name,
            *lexical_scores(texts[told], "en" if told == "un" else told, asked, language),
            dense[told].scores(model.encode(asked)),
            np.array([numbers[row["passage_id"]] for row in rows]),
            np.array([in_half(row["passage_id"], "A") for row in rows]),
        )


def provision_trials(model: Model, folder: Path, seed: int = 0) -> Iterator[Trial]:
    """Yield the scores of marginal notes in both languages for sections in both, of acts held out from training."""
    sections = {
        language: {row["id"]: row for row in read_rows(folder / f"canada_sections_{language}.jsonl.gz")}
        for language in ("en", "fr")
    }
    ids = [name for name, row in sections["en"].items() if is_held_out(row["doc"]) and name in sections["fr"]]
    texts = {
        language: [
            (rows[name]["title"], rows[name]["text"].removeprefix(rows[name]["section"]).strip()) for name in ids
        ]
        for language, rows in sections.items()
    }
    dense = {language: Dense.of(model, own, language) for language, own in texts.items()}
    chosen = sorted(random.Random(seed).sample(_askable(ids, sections, texts), NOTES))
    for asked, told in (("en", "fr"), ("fr", "en"), ("en", "en"), ("fr", "fr")):
        rows = sections[asked]
        notes = [f"{rows[ids[n]]['title']} {rows[ids[n]]['heading']}" for n in chosen]
        yield Trial(
            f"Canada {asked}→{told}" if asked != told else f"Canada {asked}",
            asked == told,
            *lexical_scores(texts[told], told, notes, asked),
            dense[told].scores(model.encode(notes)),
            np.array(chosen),
            np.array([in_half(ids[n], "A") for n in chosen]),
        )


def _askable(
    ids: list[str], sections: dict[str, dict[str, dict[str, Any]]], texts: dict[str, list[tuple[str, str]]]
) -> list[int]:
    """Return the numbers of the sections whose note, after its act's title, names no other section."""
    notes = {
        language: [(rows[name]["title"], rows[name]["heading"]) for name in ids] for language, rows in sections.items()
    }
    counts: dict[tuple[str, str], int] = {}
    for each in notes.values():
        for note in each:
            counts[note] = counts.get(note, 0) + 1
    return [
        n
        for n in range(len(ids))
        if all(counts[each[n]] == 1 and each[n][1] for each in notes.values())
        and all(len(each[n][1]) >= NOTE_CHARACTERS for each in texts.values())
    ]


def measure_bitext(model: Model, folder: Path) -> dict[str, float]:
    """Return the share of NTREX sentences that find their translation first, for all twelve directions."""
    rows = read_rows(folder / "ntrex.jsonl.gz")
    vectors = {language: model.encode([row[language] for row in rows]) for language in ("en", "fr", "es", "pt")}
    return {
        f"{asked}→{told}": float((rank_of_right(vectors[asked] @ vectors[told].T, range(len(rows))) < 1).mean())
        for asked in vectors
        for told in vectors
        if asked != told
    }


def bootstrap(first: NDArray[np.bool_], second: NDArray[np.bool_], seed: int = 0) -> tuple[float, float, float]:
    """Return the mean of first - second over the same questions and the ends of its 95 % interval, paired bootstrap."""
    difference = first.astype(np.float64) - second
    rng = np.random.default_rng(seed)
    means = [difference[rng.integers(0, len(difference), len(difference))].mean() for _ in range(RESAMPLES)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(difference.mean()), float(low), float(high)


def row_of(trial: Trial) -> str:
    """Return a line of the table: P@1 / R@5 of BM25, of that with translation, of the encoder and of all, and the gain.

    The gain is that of all over BM25 alone.
    """
    every = (trial.plain, trial.lexical, trial.dense, hybrid(trial))
    ranks = [rank_of_right(scores, trial.right) for scores in every]
    cells = [f"{(rank < 1).mean():.3f} / {(rank < 5).mean():.3f}" for rank in ranks]
    mean, low, high = bootstrap(ranks[-1] < 1, ranks[0] < 1)
    return f"| {trial.name} | {len(trial.right)} | {' | '.join(cells)} | {mean:+.3f} [{low:+.3f}, {high:+.3f}] |"


def main() -> None:
    """Print the scores as a Markdown table, line by line."""
    parser = argparse.ArgumentParser(description="Measure BM25, an encoder and both together.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds dev/ and scale/")
    parser.add_argument("--model", type=Path, default=encoder.BUNDLED_FOLDER)
    parser.add_argument("--half", choices=("A", "B", "AB"), default="B")
    parser.add_argument("--quick", action="store_true", help="the question sets of dev/ alone")
    arguments = parser.parse_args()
    model = open_encoder(arguments.model)
    say = partial(print, flush=True, file=sys.stdout)
    say(f"| half {arguments.half} | questions | BM25 | translated | encoder | hybrid | hybrid − BM25, P@1 [95 %] |")
    say("|---|---|---|---|---|---|---|")
    for trial in development_trials(model, arguments.data / "dev"):
        say(row_of(trial.of_half(arguments.half)))
    if not arguments.quick:
        for trial in provision_trials(model, arguments.data / "scale"):
            say(row_of(trial.of_half(arguments.half)))
        bitext = measure_bitext(model, arguments.data / "dev")
        say("\nNTREX, translation found first: " + ", ".join(f"{k} {v:.3f}" for k, v in bitext.items()))


if __name__ == "__main__":
    main()
