"""The gate: thresholds that a run must hold, in a file beside the questions."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.measures import BY_NAME, slices
from eval.run import Run
from eval.scoring import Row
from eval.suite import QuestionSet
from ingest.errors import EvaluationError

POOLED = "pooled"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound on one measure over one slice («all», «language=fr», «kind=across») of a set.

    The set «pooled» is all sets of the reporting split together. Either ``least`` or ``most`` is given.
    """

    set: str
    measure: str
    slice: str
    least: float | None
    most: float | None

    def __str__(self) -> str:
        """Print as ``note-report accuracy (language=fr) >= 0.97``."""
        bound = f">= {self.least:g}" if self.least is not None else f"<= {self.most:g}"
        return f"{self.set} {self.measure} ({self.slice}) {bound}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A threshold and what was found; ``value`` None means that it was not measured, which falls too."""

    threshold: Threshold
    value: float | None
    n: int

    @property
    def held(self) -> bool:
        """Whether the value is within its bound."""
        if self.value is None:
            return False
        least, most = self.threshold.least, self.threshold.most
        return (least is None or self.value >= least) and (most is None or self.value <= most)

    def __str__(self) -> str:
        """Print as the threshold and what was found."""
        found = "not measured" if self.value is None else f"found {self.value:.4g} (n={self.n})"
        return f"{self.threshold}: {found}"


def load_gate(path: Path) -> list[Threshold]:
    """Read thresholds.

    Raises EvaluationError for an unknown measure, a bound that is no number, or an entry with no or two bounds.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("threshold", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise EvaluationError(f"{path}: cannot read the gate: {error}") from error
    thresholds = [_threshold(path, number, entry) for number, entry in enumerate(entries, start=1)]
    if not thresholds:
        raise EvaluationError(f"{path}: expected [[threshold]] tables, found none")
    return thresholds


def _threshold(path: Path, number: int, entry: dict[str, object]) -> Threshold:
    place = f"{path}: threshold {number}"
    if not {"set", "measure"} <= set(entry) or not set(entry) <= {"set", "measure", "slice", "least", "most"}:
        raise EvaluationError(f"{place}: expected set, measure, slice and least or most, found {', '.join(entry)}")
    if entry["measure"] not in BY_NAME:
        raise EvaluationError(f"{place}: no measure {entry['measure']!r}; there are: {', '.join(BY_NAME)}")
    bounds = {name: entry[name] for name in ("least", "most") if name in entry}
    if len(bounds) != 1 or any(isinstance(b, bool) or not isinstance(b, int | float) for b in bounds.values()):
        raise EvaluationError(f"{place}: expected one bound, least or most, as a number; found {bounds or 'none'}")
    least, most = (float(str(bounds[name])) if name in bounds else None for name in ("least", "most"))
    return Threshold(str(entry["set"]), str(entry["measure"]), str(entry.get("slice", "all")), least, most)


def judge(run: Run, thresholds: Sequence[Threshold]) -> list[Verdict]:
    """Hold every threshold against a run; a set or slice that is not in the run falls."""
    tables: dict[str, dict[str, list[Row]]] = {part.name: slices(part.rows) for part in run.sets}
    tables[POOLED] = slices(run.pooled())
    verdicts = []
    for threshold in thresholds:
        rows = tables.get(threshold.set, {}).get(threshold.slice, [])
        estimate = BY_NAME[threshold.measure].estimate(rows, run.seed, resamples=1)
        verdicts.append(Verdict(threshold, estimate.value, estimate.n))
    return verdicts


def gate_sets(thresholds: Sequence[Threshold], sets: Sequence[QuestionSet]) -> list[str]:
    """Return the names of the sets that a gate needs, in order; pooled thresholds need all of the reporting split."""
    names = [threshold.set for threshold in thresholds if threshold.set != POOLED]
    if len(names) < len(thresholds):
        names += [entry.name for entry in sets if entry.split == "report"]
    return list(dict.fromkeys(names))
