"""Two runs question by question: what the second won and lost, with a paired test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np

from eval.measures import MEASURES, SLICES, Measure
from eval.run import Run
from eval.scoring import Row
from ingest.errors import EvaluationError

PERMUTATIONS = 10_000


@dataclass(frozen=True, slots=True)
class Change:
    """One mean measure in both runs over the questions that it applies to in both; ``p`` is two-sided."""

    measure: str
    slice: str
    n: int
    before: float
    after: float
    p: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Questions by who treated them rightly, and the changes of the mean measures."""

    set: str
    won: tuple[tuple[Row, Row], ...]
    lost: tuple[tuple[Row, Row], ...]
    both: int
    neither: int
    p: float
    changes: tuple[Change, ...]


def compare(before: Run, after: Run) -> list[Comparison]:
    """Compare two runs set by set.

    Raises EvaluationError where they have no set in common or a set's questions differ.
    """
    named = {part.name: part for part in before.sets}
    pairs = [(named[part.name], part) for part in after.sets if part.name in named]
    if not pairs:
        first, second = (", ".join(part.name for part in run.sets) for run in (before, after))
        raise EvaluationError(f"expected runs with a set in common, found {first} and {second}")
    found = []
    for old, new in pairs:
        rows = {row.id: row for row in old.rows}
        if set(rows) != {row.id for row in new.rows}:
            odd = sorted(set(rows) ^ {row.id for row in new.rows})
            raise EvaluationError(
                f"{new.name}: expected the same questions in both runs, found {', '.join(odd[:5])} in one"
            )
        if any(rows[row.id].question != row.question or rows[row.id].expected != row.expected for row in new.rows):
            raise EvaluationError(f"{new.name}: the questions of one run were changed before the other; run both anew")
        found.append(_comparison(new.name, [(rows[row.id], row) for row in new.rows]))
    return found


def sign_test(won: int, lost: int) -> float:
    """Return the two-sided p of won against lost under a fair coin.

    The exact form of McNemar's test (Psychometrika 12, 1947; Dietterich, Neural Computation 10, 1998).
    """
    n = won + lost
    if not n:
        return 1.0
    tail = sum(comb(n, k) for k in range(min(won, lost) + 1)) / 2**n
    return float(min(1.0, 2 * tail))


def permutation_test(before: Sequence[float], after: Sequence[float], seed: int = 0) -> float:
    """Return the two-sided p of the mean paired difference under random swaps of the two runs.

    Fisher's randomisation test, as in Smucker, Allan & Carterette, CIKM 2007; with the observed one counted in.
    """
    gaps = np.array(after) - np.array(before)
    if not len(gaps) or not gaps.any():
        return 1.0
    signs = np.random.default_rng(seed).integers(0, 2, size=(PERMUTATIONS, len(gaps))) * 2 - 1
    means = np.abs((signs * gaps).mean(axis=1))
    extreme = int((means >= abs(gaps.mean()) - 1e-12).sum())
    return (extreme + 1) / (PERMUTATIONS + 1)


def _comparison(name: str, pairs: Sequence[tuple[Row, Row]]) -> Comparison:
    won = tuple(pair for pair in pairs if pair[1].right and not pair[0].right)
    lost = tuple(pair for pair in pairs if pair[0].right and not pair[1].right)
    both = sum(old.right and new.right for old, new in pairs)
    neither = len(pairs) - both - len(won) - len(lost)
    slices = {"all": list(pairs)}
    for what, of in SLICES.items():
        for value in sorted({of(new) for _, new in pairs}):
            slices[f"{what}={value}"] = [pair for pair in pairs if of(pair[1]) == value]
    means = [measure for measure in MEASURES if measure.over is None]
    changes = [_change(measure, "all", slices["all"]) for measure in means]
    changes += [
        _change(measure, part, members)
        for part, members in slices.items()
        if part != "all"
        for measure in means
        if measure.name == "right"
    ]
    kept = tuple(change for change in changes if change is not None)
    return Comparison(name, won, lost, both, neither, sign_test(len(won), len(lost)), kept)


def _change(measure: Measure, part: str, pairs: Sequence[tuple[Row, Row]]) -> Change | None:
    values = [(measure.value(old), measure.value(new)) for old, new in pairs]
    kept = [(float(old), float(new)) for old, new in values if old is not None and new is not None]
    if not kept:
        return None
    before, after = (list(column) for column in zip(*kept, strict=True))
    if set(before) | set(after) <= {0.0, 1.0}:
        p = sign_test(sum(b < a for b, a in kept), sum(b > a for b, a in kept))
    else:
        p = permutation_test(before, after)
    return Change(measure.name, part, len(kept), float(np.mean(before)), float(np.mean(after)), p)
