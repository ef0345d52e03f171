"""Dense search against brute force."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import vectors as module
from index.vectors import LISTS_FILE, Vectors, VectorWriter


def opened(folder: Path, rows: np.ndarray) -> Vectors:
    writer = VectorWriter(rows.shape[1])
    for start in range(0, len(rows), 7):
        writer.add(rows[start : start + 7])
    writer.write(folder)
    return Vectors([folder])


def unit_rows(count: int, dimension: int = 16) -> np.ndarray:
    rows = np.random.default_rng(0).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("allowed", [None, [1, 5, 30], []], ids=["all", "some", "none"])
def test_the_nearest_are_those_of_brute_force(tmp_path: Path, allowed: list[int] | None) -> None:
    rows = unit_rows(50)
    vectors, query = opened(tmp_path, rows), unit_rows(51)[50]
    pool = np.arange(50) if allowed is None else np.array(allowed, np.int64)
    expected = pool[np.argsort(-(rows[pool] @ query), kind="stable")][:10]
    found, cosines = vectors.nearest(query, 10, None if allowed is None else pool)
    assert found.tolist() == expected.tolist()
    np.testing.assert_allclose(cosines, rows[expected] @ query, atol=1e-6)


def test_ties_go_to_the_first_row(tmp_path: Path) -> None:
    vectors = opened(tmp_path, np.ones((5, 4), np.float32) / 2)
    assert vectors.nearest(np.ones(4, np.float32) / 2, 5)[0].tolist() == [0, 1, 2, 3, 4]


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    rows = unit_rows(20)
    vectors = opened(tmp_path, rows)
    np.testing.assert_array_equal(vectors.rows(np.arange(20)), rows)
    np.testing.assert_allclose(vectors.cosines(rows[3], np.array([3, 4])), rows[[3, 4]] @ rows[3], atol=1e-6)


def test_vectors_of_another_dimension_are_refused() -> None:
    with pytest.raises(ValueError, match="dimension 16"):
        VectorWriter(16).add(unit_rows(3, 8))


def clustered(count: int, dimension: int = 32) -> np.ndarray:
    """Return rows around forty directions, as texts lie around subjects."""
    random = np.random.default_rng(1)
    rows = random.normal(size=(40, dimension))[random.integers(0, 40, count)] + 0.6 * random.normal(
        size=(count, dimension)
    )
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_a_large_index_finds_the_nearest_of_brute_force_with_their_cosines_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "APPROXIMATE_FROM", 4000)
    monkeypatch.setattr(module, "PROBED", 0.25)
    rows = clustered(4050)
    queries, rows = rows[4000:], rows[:4000]
    vectors = opened(tmp_path, rows)
    recalled = 0
    for query in queries:
        expected = np.argsort(-(rows @ query), kind="stable")[:10]
        found, cosines = vectors.nearest(query, 10)
        np.testing.assert_allclose(cosines, rows[found] @ query, atol=1e-6)
        assert list(cosines) == sorted(cosines, reverse=True)
        recalled += len(np.intersect1d(found, expected))
        assert vectors.nearest(query, 10, exact=True)[0].tolist() == expected.tolist()
        assert vectors.nearest(query, 3, np.arange(7))[0].tolist() == np.argsort(-(rows[:7] @ query))[:3].tolist()
    assert recalled >= 0.98 * 10 * len(queries)
    assert (tmp_path / LISTS_FILE).read_bytes() == again(tmp_path / "again", rows)


def again(folder: Path, rows: np.ndarray) -> bytes:
    folder.mkdir()
    opened(folder, rows)
    return (folder / LISTS_FILE).read_bytes()


def test_a_small_index_has_no_lists(tmp_path: Path) -> None:
    opened(tmp_path, unit_rows(50))
    assert not (tmp_path / LISTS_FILE).exists()


@pytest.mark.parametrize("listed", [False, True], ids=["exact", "lists"])
def test_rows_of_several_segments_that_are_gone_are_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    monkeypatch.setattr(module, "APPROXIMATE_FROM", 3000 if listed else 10_000)
    monkeypatch.setattr(module, "PROBED", 1.0)
    rows = clustered(4060)
    parts = np.split(rows[:4000], [3000, 3007])
    folders = [tmp_path / str(number) for number in range(len(parts))]
    for folder, part in zip(folders, parts, strict=True):
        folder.mkdir()
        opened(folder, part)
    gone = np.arange(0, 4000, 3)
    vectors = Vectors(folders, gone)
    assert len(vectors) == 4000 - len(gone)
    pool = np.setdiff1d(np.arange(4000), gone)
    for query in rows[4000:]:
        expected = pool[np.argsort(-(rows[pool] @ query), kind="stable")][:10]
        found, cosines = vectors.nearest(query, 10)
        assert found.tolist() == expected.tolist()
        np.testing.assert_allclose(cosines, rows[expected] @ query, atol=1e-6)
        some = np.array([2, 2999, 3001, 3005, 3500])
        assert vectors.nearest(query, 2, some)[0].tolist() == some[np.argsort(-(rows[some] @ query))][:2].tolist()
