"""Measure an encoder alone (no BM25) on the development sets, which train nothing.

    python -m index.training.measure --data DIR --model DIR

P@1 is the share of questions whose passage comes first, R@5 of those whose passage is among the first five, both of
all passages of the set. Recipes are chosen on half A; half B holds the questions whose passage id's sha256
begins with an odd byte.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.static import StaticEncoder

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
PASSAGES = {
    "en": "xquad_en_passages",
    "es": "xquad_es_passages",
    "un": "pira_un_reports_en_passages",
    "pt": "faquad_pt_passages",
}
QUESTIONS = {
    "XQuAD es→en": ("xquad_es_questions", "question", "en"),
    "XQuAD en→es": ("xquad_en_questions", "question", "es"),
    "Pirá pt→en": ("pira_un_reports_questions_en_pt", "question_pt", "un"),
    "XQuAD en": ("xquad_en_questions", "question", "en"),
    "XQuAD es": ("xquad_es_questions", "question", "es"),
    "FaQuAD pt": ("faquad_pt_questions", "question", "pt"),
    "Pirá en": ("pira_un_reports_questions_en_pt", "question_en", "un"),
}


@dataclass(frozen=True, slots=True)
class Score:
    """P@1 and R@5 of one set of questions, both in 0..1, higher is better."""

    first: float
    in_five: float
    questions: int


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def in_half(passage_id: str, half: str) -> bool:
    """Tell whether a passage belongs to half «A» (even first byte of its id's sha256), «B» or «AB»."""
    return "AB"[hashlib.sha256(passage_id.encode()).digest()[0] % 2] in half


def rank_of_right(
    questions: NDArray[np.float32], passages: NDArray[np.float32], right: Sequence[int]
) -> NDArray[np.int64]:
    """Return for each question how many passages score above its right one, (n,); 0 is the first place."""
    scores = questions @ passages.T
    own = scores[np.arange(len(right)), right]
    return np.asarray((scores > own[:, None]).sum(axis=1), np.int64)


def measure(encode: Encode, folder: Path, half: str = "AB") -> dict[str, Score]:
    """Score `encode` on every question set of `folder`, on the questions of `half`."""
    passages = {name: read_rows(folder / f"{file}.jsonl.gz") for name, file in PASSAGES.items()}
    vectors = {name: encode([row["text"] for row in rows]) for name, rows in passages.items()}
    numbers = {name: {row["id"]: n for n, row in enumerate(rows)} for name, rows in passages.items()}
    scores = {}
    for name, (file, key, told) in QUESTIONS.items():
        rows = [row for row in read_rows(folder / f"{file}.jsonl.gz") if in_half(row["passage_id"], half)]
        right = [numbers[told][row["passage_id"]] for row in rows]
        ranks = rank_of_right(encode([row[key] for row in rows]), vectors[told], right)
        scores[name] = Score(float((ranks < 1).mean()), float((ranks < 5).mean()), len(rows))
    return scores


def measure_bitext(encode: Encode, folder: Path) -> dict[str, float]:
    """Return the share of NTREX sentences that find their translation first, for all twelve directions."""
    rows = read_rows(folder / "ntrex.jsonl.gz")
    vectors = {language: encode([row[language] for row in rows]) for language in ("en", "fr", "es", "pt")}
    own = range(len(rows))
    return {
        f"{asked}→{told}": float((rank_of_right(vectors[asked], vectors[told], own) < 1).mean())
        for asked in vectors
        for told in vectors
        if asked != told
    }


def main() -> None:
    """Print the scores as a Markdown table."""
    parser = argparse.ArgumentParser(description="Measure an encoder on the development sets.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds dev/")
    parser.add_argument("--model", type=Path, required=True)
    arguments = parser.parse_args()
    encode = StaticEncoder.load(arguments.model).encode
    halves = {half: measure(encode, arguments.data / "dev", half) for half in ("AB", "A", "B")}
    lines = ["| set | all P@1 / R@5 | half A | half B |", "|---|---|---|---|"]
    for name in QUESTIONS:
        cells = [f"{scores[name].first:.3f} / {scores[name].in_five:.3f}" for scores in halves.values()]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    bitext = measure_bitext(encode, arguments.data / "dev")
    lines += ["", "NTREX, translation found first: " + ", ".join(f"{k} {v:.3f}" for k, v in bitext.items())]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
