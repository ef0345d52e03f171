"""Measures against values worked by hand, and against scikit-learn where it has the same one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measures import (
    BY_NAME,
    area_under_risk_coverage,
    calibration_bins,
    calibration_error,
    measure_all,
    parity,
    risk_coverage,
    roc_auc,
    slices,
)
from eval.run import per_query
from eval.scoring import Row, score
from tests.eval.made import TEXT, country, make_answer, make_question

BASE = score(make_question(), make_answer(country("CL"), country("PE")), {"d": TEXT}.__getitem__)


def row(id: str = "q", **changes: Any) -> Row:
    made = replace(BASE, id=id, unit=changes.pop("unit", id), **changes)
    return replace(made, right=made.outcome in {"right", "abstained"})


def value(name: str, rows: list[Row]) -> float | None:
    return BY_NAME[name].estimate(rows).value


OUTCOMES = [
    row("1", outcome="right", confidence=0.9),
    row("2", outcome="right", confidence=0.8),
    row("3", outcome="wrong", confidence=0.7),
    row("4", outcome="refused", confidence=0.2),
    row("5", outcome="abstained", answerable=False, confidence=0.1),
    row("6", outcome="abstained", answerable=False, confidence=0.3),
    row("7", outcome="invented", answerable=False, confidence=0.6),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("accuracy", 2 / 4),
        ("right", 4 / 7),
        ("abstention precision", 2 / 3),
        ("abstention recall", 2 / 3),
        ("wrongly refused", 1 / 4),
        # Answerable 0.9 0.8 0.7 0.2 against 0.1 0.3 0.6: 3 + 3 + 3 + 1 of 12 pairs in order.
        ("abstention AUC", 10 / 12),
        ("confidence AUC", 1.0),
    ],
)
def test_measure_is_what_it_is_by_hand(name: str, expected: float) -> None:
    assert value(name, OUTCOMES) == pytest.approx(expected)


def test_roc_auc_counts_ties_half_and_is_undefined_for_one_class() -> None:
    assert roc_auc(np.array([0.5, 0.5]), np.array([1.0, 0.0])) == 0.5
    assert roc_auc(np.array([0.5, 0.4]), np.array([1.0, 1.0])) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_roc_auc_equals_scikit_learns(pairs: list[tuple[int, bool]]) -> None:
    from sklearn.metrics import roc_auc_score

    scores, right = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    if 0 < right.sum() < len(right):
        assert roc_auc(scores, right) == pytest.approx(roc_auc_score(right, scores))


def test_risk_coverage_by_hand() -> None:
    # Surest first: right, wrong, right, wrong; risks 0/1, 1/2, 1/3, 2/4.
    coverage, risk = risk_coverage(np.array([0.9, 0.8, 0.7, 0.6]), np.array([1.0, 0.0, 1.0, 0.0]))
    assert coverage.tolist() == [0.25, 0.5, 0.75, 1.0]
    assert risk.tolist() == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])
    assert area_under_risk_coverage(np.array([0.9, 0.8, 0.7, 0.6]), np.array([1.0, 0.0, 1.0, 0.0])) == pytest.approx(
        1 / 3
    )


def test_risk_of_equal_scores_does_not_depend_on_their_order() -> None:
    scores = np.array([0.9, 0.5, 0.5])
    one, other = (risk_coverage(scores, np.array(right))[1] for right in ([1.0, 1.0, 0.0], [1.0, 0.0, 1.0]))
    assert one.tolist() == other.tolist() == pytest.approx([0, 0.25, 1 / 3])


def test_calibration_error_by_hand() -> None:
    # Twenty scores, ten bins of two: the first bin (0.1, 0.1) has none right, the last (0.9, 0.9) one of two.
    score_ = np.repeat([0.1, 0.9], 10)
    right = np.array([0.0] * 9 + [1.0] + [1.0] * 8 + [0.0] * 2)
    # Equal scores are one bin each: |0.1 - 0.1|·10/20 + |0.9 - 0.8|·10/20.
    assert calibration_bins(score_, right) == [pytest.approx((0.1, 0.1, 10)), pytest.approx((0.9, 0.8, 10))]
    assert calibration_error(score_, right) == pytest.approx(0.05)


def test_calibration_bins_have_equal_mass() -> None:
    score_ = np.linspace(0, 1, 40)
    assert [size for _, _, size in calibration_bins(score_, np.ones(40))] == [4] * 10
    assert sum(size for _, _, size in calibration_bins(np.linspace(0, 1, 37), np.ones(37))) == 37


def test_interval_covers_the_value_and_is_the_same_twice() -> None:
    rows = [row(str(n), outcome="right" if n % 4 else "wrong") for n in range(80)]
    first, second = (BY_NAME["accuracy"].estimate(rows, seed=3) for _ in range(2))
    assert first == second
    assert first.value == 0.75
    # The normal interval is 0.75 ± 1.96·sqrt(0.75·0.25/80) = ± 0.095.
    assert first.low == pytest.approx(0.655, abs=0.02)
    assert first.high == pytest.approx(0.845, abs=0.02)


def test_questions_of_one_group_are_drawn_together() -> None:
    alone = [row(str(n), outcome="right" if n % 2 else "wrong") for n in range(40)]
    grouped = [row(str(n), unit=str(n % 2), outcome="right" if n % 2 else "wrong") for n in range(40)]
    narrow, wide = BY_NAME["accuracy"].estimate(alone), BY_NAME["accuracy"].estimate(grouped)
    assert narrow.high is not None and narrow.low is not None and narrow.high - narrow.low < 0.35
    assert (wide.low, wide.high) == (0.0, 1.0)


def test_measure_that_applies_to_no_row_has_no_value() -> None:
    assert str(BY_NAME["set F1"].estimate([row(set_f1=None)])) == "- n=0"


def test_slices_are_by_kind_wording_language_and_turn() -> None:
    rows = [row("1", language="fr"), row("2", language="en", history=("Et ?",))]
    assert list(slices(rows)) == [
        "all", "kind=members", "wording=plain", "language=en", "language=fr", "turn=first", "turn=follow-up",
    ]  # fmt: skip
    assert measure_all(rows)["language=en"]["accuracy"].n == 1


def test_parity_is_the_paired_difference_over_groups_with_both_languages() -> None:
    rows = [
        row("1", group="a", language="fr", outcome="right"),
        row("2", group="a", language="en", outcome="wrong"),
        row("3", group="b", language="fr", outcome="right"),
        row("4", group="b", language="en", outcome="right"),
        row("5", group="c", language="en", outcome="wrong"),
    ]
    (gap,) = parity(rows)
    assert (gap.language, gap.reference, gap.value, gap.n) == ("en", "fr", -0.5, 2)
    assert (gap.low, gap.high) == (-1.0, 0.0)


def test_search_measures_by_hand_through_ir_measures() -> None:
    # Relevant: a and b; found in order x, a, b. nDCG@10 = (1/log2 3 + 1/log2 4) / (1 + 1/log2 3).
    found = per_query(
        {"q": {"a": 1, "b": 1}, "none": {}, "empty": {"a": 1}},
        {"q": {"x": 3.0, "a": 2.0, "b": 1.0}, "none": {"x": 1.0}},
    )
    gain = (1 / np.log2(3) + 0.5) / (1 + 1 / np.log2(3))
    assert found["q"] == pytest.approx({"P@1": 0.0, "R@5": 1.0, "RR@10": 0.5, "nDCG@10": gain})
    assert set(found["none"].values()) == set(found["empty"].values()) == {0.0}


def test_every_measure_names_its_source() -> None:
    assert all(measure.doc.endswith(".") and measure.source for measure in BY_NAME.values())
