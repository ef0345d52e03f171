"""Choose BM25's share of the score on half A of the development sets, and write it to `index/ranking.toml`.

    python -m index.training.tune --data DIR [--model DIR] [--write]

Within a language and across languages, of the shares 0, 0.05 … 1 that one is taken whose mean of P@1 and R@5 over the
sets (questions, and notes of acts held out) is highest; of those less than 0.002 apart from it, the one nearest
to the middle of them, since a peak that narrow is chance. A share at which any set loses to BM25 alone is out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from index import encoder
from index.search import RANKING
from index.training.measure import (
    Trial,
    development_trials,
    hybrid,
    open_encoder,
    provision_trials,
    rank_of_right,
)

SHARES = tuple(round(0.05 * step, 2) for step in range(21))
AS_GOOD = 0.002
LOSS = 0.005  # of P@1, below which it is taken for chance


def quality(trial: Trial, share: float) -> tuple[float, float]:
    """Return P@1 and R@5 of the hybrid at one share."""
    ranks = rank_of_right(hybrid(trial, share), trial.right)
    return float((ranks < 1).mean()), float((ranks < 5).mean())


def best_share(trials: Iterable[Trial], shares: Sequence[float] = SHARES) -> float:
    """Return the share with the highest mean of P@1 and R@5 over the sets; see the module for ties."""
    sets = list(trials)
    alone = [float((rank_of_right(trial.plain, trial.right) < 1).mean()) for trial in sets]
    means = np.full(len(shares), -np.inf)
    for place, share in enumerate(shares):
        found = [quality(trial, share) for trial in sets]
        if all(first >= least - LOSS for (first, _), least in zip(found, alone, strict=True)):
            means[place] = np.mean(found)
    good = np.flatnonzero(means >= means.max() - AS_GOOD)
    return shares[int(good[len(good) // 2])]


def rewrite(text: str, values: Mapping[str, float]) -> str:
    """Return the text of `ranking.toml` with other numbers; KeyError where it has no such name."""
    for name, value in values.items():
        text, found = re.subn(rf"(?m)^{name} = [0-9.]+", f"{name} = {value}", text)
        if not found:
            raise KeyError(name)
    return text


def main() -> None:
    """Print the scores at every share and the shares chosen."""
    parser = argparse.ArgumentParser(description="Tune BM25's share of the score on half A.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds dev/ and scale/")
    parser.add_argument("--model", type=Path, default=encoder.BUNDLED_FOLDER)
    parser.add_argument("--write", action="store_true", help="put the shares into ranking.toml")
    arguments = parser.parse_args()
    model = open_encoder(arguments.model)
    sets = development_trials(model, arguments.data / "dev"), provision_trials(model, arguments.data / "scale")
    trials = [trial.of_half("A") for trial in chain(*sets)]
    print("| share of BM25 | " + " | ".join(trial.name for trial in trials) + " |")
    print("|---" * (len(trials) + 1) + "|")
    for share in SHARES:
        cells = ("{:.3f} / {:.3f}".format(*quality(trial, share)) for trial in trials)
        print(f"| {share} | " + " | ".join(cells) + " |")
    chosen = {
        "same_language": best_share(trial for trial in trials if trial.same_language),
        "other_language": best_share(trial for trial in trials if not trial.same_language),
    }
    sys.stdout.write(f"\n{chosen}\n")
    if arguments.write:
        RANKING.write_text(rewrite(RANKING.read_text("utf-8"), chosen), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
