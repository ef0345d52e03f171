"""The benchmark: every figure beside the bare libraries' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.bench import Figure, Figures, bench, table
from index.build import build
from tests.eval.test_renaming import make_corpus


def test_ratio_is_the_figure_over_that_of_the_bare_libraries() -> None:
    figures = Figures(2, 3, (Figure("search p50, 1 client", "ms", 3.0, 1.5),))
    assert figures.to_json()["figures"][0]["ratio"] == 2.0
    assert table(figures).splitlines()[-1].split() == [
        "search",
        "p50,",
        "1",
        "client",
        "3.00",
        "ms",
        "1.50",
        "ms",
        "2.00",
    ]


def test_bench_takes_every_figure_of_an_index(tmp_path: Path) -> None:
    build(make_corpus(tmp_path / "corpus"), tmp_path / "index")
    found = bench(tmp_path / "index", repeat=4)
    names = {figure.name for figure in found.figures}
    assert {"cold start of one question", "peak memory of one question"} <= names
    for clients in ("1 client", "4 clients", "16 clients"):
        assert {f"{what} {share}, {clients}" for what in ("search", "answer") for share in ("p50", "p95")} <= names
    assert all(figure.value > 0 and figure.bare > 0 for figure in found.figures)
    memory = next(figure for figure in found.figures if figure.unit == "MB")
    assert memory.value == pytest.approx(memory.bare, rel=5) and 10 < memory.value < 1000
