"""Measures: small named things over the rows of a run, each with its source, its n and a bootstrap interval.

A measure looks at the rows that it applies to and gives one number. Means over questions are bootstrapped in closed
form; curves and percentiles are computed anew on each resample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.estimates import CONFIDENCE, RESAMPLES, Array, Estimate, Reduce, estimated
from eval.scoring import Row

BINS = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """A named measure.

    ``value`` gives a row's number, or None where the measure does not apply to it. ``second`` gives the other number
    of a row for measures over pairs, such as confidence and rightness. ``over`` reduces them; None is the mean.
    ``better`` is +1 where higher is better, -1 where lower is.
    """

    name: str
    doc: str
    source: str
    value: Callable[[Row], float | bool | None]
    second: Callable[[Row], float | bool] | None = None
    over: Reduce | None = None
    better: int = 1
    unit: str = ""

    def __str__(self) -> str:
        """Print as its name."""
        return self.name

    def columns(self, rows: Iterable[Row]) -> tuple[Array, Array, list[str]]:
        """Return the two numbers and the bootstrap unit of each row that the measure applies to."""
        first, second, units = [], [], []
        for row in rows:
            number = self.value(row)
            if number is not None:
                first.append(float(number))
                second.append(float(self.second(row)) if self.second else 0.0)
                units.append(row.unit)
        return np.array(first), np.array(second), units

    def estimate(self, rows: Iterable[Row], seed: int = 0, resamples: int = RESAMPLES) -> Estimate:
        """Return the value over rows with its percentile bootstrap interval.

        Questions of one parity group are drawn together, as they are not independent of one another. Percentile
        bootstrap: Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13; clusters: Davison & Hinkley,
        Bootstrap Methods, 1997, 3.8.
        """
        first, second, units = self.columns(rows)
        return estimated(first, second, units, self.over, seed, resamples)


def roc_auc(score: Array, right: Array) -> float | None:
    """Return the chance that a right answer has a higher score than a wrong one, ties counted half.

    In [0, 1], 0.5 is luck; None where all are right or all wrong. Hanley & McNeil, Radiology 143, 1982.
    """
    positives = int(right.sum())
    negatives = len(right) - positives
    if not positives or not negatives:
        return None
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[inverse]
    return float((ranks[right > 0].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def risk_coverage(score: Array, right: Array) -> tuple[Array, Array]:
    """Return coverage and selective risk when the surest 1, 2, … n answers are given.

    Geifman & El-Yaniv, Selective Classification for Deep Neural Networks, NeurIPS 2017. Equal scores are given or
    withheld together, so that the order of the file plays no part: their risk is that of the whole tie in proportion.
    """
    order = np.argsort(-score, kind="stable")
    wrong = 1.0 - right[order]
    _, inverse, counts = np.unique(-score[order], return_inverse=True, return_counts=True)
    tied = np.bincount(inverse, weights=wrong) / counts
    answered = np.arange(1, len(score) + 1)
    return answered / len(score), np.cumsum(tied[inverse]) / answered


def area_under_risk_coverage(score: Array, right: Array) -> float | None:
    """Return the mean selective risk over all coverages, in [0, 1], lower is better (Geifman & El-Yaniv 2017)."""
    return float(risk_coverage(score, right)[1].mean()) if len(score) else None


def calibration_bins(score: Array, right: Array, bins: int = BINS) -> list[tuple[float, float, int]]:
    """Return mean confidence, share right and size of bins of equal mass, in order of confidence.

    Equal scores stay in one bin, which may leave fewer bins.
    """
    order = np.argsort(score, kind="stable")
    score, right = score[order], right[order]
    size = len(score) / bins
    cuts = {round(size * number) for number in range(1, bins)}
    found = []
    start = 0
    for end in range(1, len(score) + 1):
        last = end == len(score)
        if last or (score[end] != score[end - 1] and any(start < cut <= end for cut in cuts)):
            found.append((float(score[start:end].mean()), float(right[start:end].mean()), end - start))
            start = end
    return found


def calibration_error(score: Array, right: Array) -> float | None:
    """Return the expected calibration error over ten bins of equal mass, in [0, 1], lower is better.

    Naeini, Cooper & Hauskrecht, AAAI 2015; Guo et al., On Calibration of Modern Neural Networks, ICML 2017 (there with
    bins of equal width).
    """
    if not len(score):
        return None
    return sum(abs(sure - share) * size for sure, share, size in calibration_bins(score, right)) / len(score)


def _percentile(share: float) -> Reduce:
    return lambda first, second: float(np.quantile(first, share))


def _would_be_right(row: Row) -> bool:
    """Tell whether the answer given was right; a withheld answer counts as wrong, as its confidence says it may be."""
    return row.outcome == "right"


def _searched(name: str) -> Callable[[Row], float | None]:
    return lambda row: row.search.get(name)


MEASURES: tuple[Measure, ...] = (
    Measure(
        "accuracy",
        "Share of answerable questions that are answered with exactly the values expected.",
        "exact match as in Rajpurkar et al., SQuAD, EMNLP 2016, on typed values",
        lambda row: row.outcome == "right" if row.answerable else None,
    ),
    Measure(
        "right",
        "Share of all questions treated rightly: answered with the values expected, or refused where unanswerable.",
        "Rajpurkar et al., Know What You Don't Know (SQuAD 2.0), ACL 2018",
        lambda row: row.right,
    ),
    Measure(
        "exact",
        "Share of answerable questions with typed values or a verdict whose values and verdict are exactly right.",
        "SQuAD exact match on typed values",
        lambda row: row.exact,
    ),
    Measure(
        "contains",
        "Share of the expected words of the document that the quotes shown contain.",
        "answer recall as in Adlakha et al., TACL 2024",
        lambda row: row.contains,
    ),
    Measure(
        "set F1",
        "F1 of the countries or bodies listed, over questions that expect two or more; 0 where refused.",
        "van Rijsbergen, Information Retrieval, 1979, ch. 7",
        lambda row: row.set_f1,
    ),
    Measure(
        "evidence P@1",
        "Share of answerable questions whose first citation overlaps a gold quote.",
        "precision at 1; passage relevance by overlap",
        lambda row: row.evidence_first,
    ),
    Measure(
        "evidence any",
        "Share of answerable questions of which any citation overlaps a gold quote.",
        "success at n",
        lambda row: row.evidence_any,
    ),
    *(
        Measure(
            f"search {name}",
            f"{name} of the passages found for the question; a passage is relevant that overlaps a gold quote.",
            f"ir_measures {name}; {source}",
            _searched(name),
        )
        for name, source in (
            ("P@1", "van Rijsbergen 1979"),
            ("R@5", "van Rijsbergen 1979"),
            ("RR@10", "Kantor & Voorhees, TREC-5, 1996"),
            ("nDCG@10", "Järvelin & Kekäläinen, TOIS 20, 2002"),
        )
    ),
    Measure(
        "citation precision",
        "Share of an answer's citations that hold a value said to rest on them or overlap a gold quote.",
        "Gao et al., Enabling Large Language Models to Generate Text with Citations, EMNLP 2023",
        lambda row: row.citation_precision,
    ),
    Measure(
        "support",
        "Share of an answer's values that one of their own quotes holds; derived answers are left out.",
        "attribution as in Rashkin et al., Computational Linguistics 49, 2023",
        lambda row: row.supported,
    ),
    Measure(
        "verbatim",
        "Share of the quotes shown that are the document's letter at the place they name.",
        "the project's own invariant",
        lambda row: row.verbatim,
    ),
    Measure(
        "abstention precision",
        "Share of refused questions that are unanswerable.",
        "Rajpurkar et al. 2018",
        lambda row: not row.answerable if not row.answered else None,
    ),
    Measure(
        "abstention recall",
        "Share of unanswerable questions that are refused.",
        "Rajpurkar et al. 2018",
        lambda row: not row.answered if not row.answerable else None,
    ),
    Measure(
        "wrongly refused",
        "Share of answerable questions that are refused.",
        "false refusal rate; Rajpurkar et al. 2018",
        lambda row: not row.answered if row.answerable else None,
        better=-1,
    ),
    Measure(
        "abstention AUC",
        "Chance that an answerable question has a higher confidence than an unanswerable one.",
        "Hanley & McNeil 1982",
        lambda row: row.confidence,
        lambda row: row.answerable,
        roc_auc,
    ),
    Measure(
        "confidence AUC",
        "Chance that a right answer has a higher confidence than a wrong or withheld one.",
        "Hanley & McNeil 1982",
        lambda row: row.confidence,
        _would_be_right,
        roc_auc,
    ),
    Measure(
        "AURC",
        "Area under the risk-coverage curve of the confidence.",
        "Geifman & El-Yaniv, NeurIPS 2017",
        lambda row: row.confidence,
        _would_be_right,
        area_under_risk_coverage,
        better=-1,
    ),
    Measure(
        "ECE",
        "Expected calibration error of the confidence of answers given, ten bins of equal mass.",
        "Naeini et al., AAAI 2015; Guo et al., ICML 2017",
        lambda row: row.confidence if row.answered else None,
        _would_be_right,
        calibration_error,
        better=-1,
    ),
    Measure(
        "time p50",
        "Median wall time of a question.",
        "percentile",
        lambda row: row.seconds * 1000,
        None,
        _percentile(0.5),
        better=-1,
        unit="ms",
    ),
    Measure(
        "time p95",
        "95th percentile of the wall time of a question.",
        "percentile",
        lambda row: row.seconds * 1000,
        None,
        _percentile(0.95),
        better=-1,
        unit="ms",
    ),
)
BY_NAME = {measure.name: measure for measure in MEASURES}


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of a mean measure between a language and the reference, over the groups that hold both."""

    language: str
    reference: str
    value: float
    n: int
    low: float
    high: float


SLICES: dict[str, Callable[[Row], str]] = {
    "kind": lambda row: row.kind,
    "wording": lambda row: row.wording,
    "language": lambda row: row.language,
    "turn": lambda row: "follow-up" if row.follow_up else "first",
}


def slices(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows as a whole («all») and by kind, wording, language and turn («language=fr»)."""
    found: dict[str, list[Row]] = {"all": list(rows)}
    for name, of in SLICES.items():
        for value in sorted({of(row) for row in rows}):
            found[f"{name}={value}"] = [row for row in rows if of(row) == value]
    return found


def measure_all(rows: Sequence[Row], seed: int = 0) -> dict[str, dict[str, Estimate]]:
    """Return every measure on every slice; measures that apply to no row of a slice are left out."""
    table: dict[str, dict[str, Estimate]] = {}
    for name, members in slices(rows).items():
        resamples = RESAMPLES if name == "all" else RESAMPLES // 4
        estimates = {m.name: m.estimate(members, seed, RESAMPLES if m.over is None else resamples) for m in MEASURES}
        table[name] = {measure: estimate for measure, estimate in estimates.items() if estimate.n}
    return table


def parity(rows: Sequence[Row], measure: str = "right", reference: str = "fr", seed: int = 0) -> list[Difference]:
    """Return how far each language lies from the reference on the very same questions.

    Over parity groups that hold both languages; the interval is a percentile bootstrap over groups, so that it is that
    of paired differences (Efron & Tibshirani 1993, ch. 13).
    """
    groups: dict[str, dict[str, float]] = {}
    for row in rows:
        value = BY_NAME[measure].value(row)
        if row.group and value is not None:
            groups.setdefault(row.group, {})[row.language] = float(value)
    found = []
    for language in sorted({language for group in groups.values() for language in group} - {reference}):
        gaps = np.array(
            [g[language] - g[reference] for _, g in sorted(groups.items()) if {language, reference} <= set(g)]
        )
        if not len(gaps):
            continue
        chosen = np.random.default_rng(seed).integers(0, len(gaps), size=(RESAMPLES, len(gaps)))
        low, high = np.quantile(gaps[chosen].mean(axis=1), [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
        found.append(Difference(language, reference, float(gaps.mean()), len(gaps), float(low), float(high)))
    return found
