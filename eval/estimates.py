"""Measured values with their bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Reduce = Callable[[Array, Array], float | None]
RESAMPLES = 1000
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value over ``n`` questions with its interval; ``value`` is None where it is not defined."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        """Print as ``0.912 [0.871, 0.947] n=179``."""
        if self.value is None:
            return f"- n={self.n}"
        interval = "" if self.low is None or self.high is None else f" [{self.low:.3f}, {self.high:.3f}]"
        return f"{self.value:.3f}{interval} n={self.n}"


def mean_estimate(values: Sequence[float], units: Sequence[str], seed: int = 0) -> Estimate:
    """Return the mean of values with its percentile bootstrap interval; values of one unit are drawn together."""
    return estimated(np.array(values, dtype=np.float64), np.zeros(len(values)), units, None, seed, RESAMPLES)


def estimated(
    first: Array, second: Array, units: Sequence[str], over: Reduce | None, seed: int, resamples: int
) -> Estimate:
    if not len(first):
        return Estimate(None, 0)
    value = float(first.mean()) if over is None else over(first, second)
    if value is None:
        return Estimate(None, len(first))
    draws = _draws(first, second, units, over, np.random.default_rng(seed), resamples)
    if not len(draws):
        return Estimate(value, len(first))
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(draws, [tail, 1 - tail])
    return Estimate(value, len(first), float(low), float(high))


def _draws(
    first: Array, second: Array, units: Sequence[str], over: Reduce | None, rng: np.random.Generator, resamples: int
) -> Array:
    names, inverse = np.unique(np.array(units), return_inverse=True)
    chosen = rng.integers(0, len(names), size=(resamples, len(names)))
    if over is None:
        sums = np.bincount(inverse, weights=first)
        counts = np.bincount(inverse)
        return np.asarray(sums[chosen].sum(axis=1) / counts[chosen].sum(axis=1), dtype=np.float64)
    members = [np.flatnonzero(inverse == unit) for unit in range(len(names))]
    draws = []
    for choice in chosen:
        picked = np.concatenate([members[unit] for unit in choice])
        value = over(first[picked], second[picked])
        if value is not None:
            draws.append(value)
    return np.array(draws)
