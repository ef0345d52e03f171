"""The vectors of sentences: where sentences stand, eight bits, and the nearest against brute force."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.sentences import Sentences, SentenceWriter, best_of, coded, dense_text, parts_of, stretches_of
from ingest.records import Passage

COUNTS = (2, 0, 3, 1)


def passage(text: str) -> Passage:
    return Passage("p", "d", "fr", 0, ("Chapitre", "Article 1"), None, None, 0, len(text), text)


@pytest.fixture
def vectors() -> np.ndarray:
    rows = np.random.default_rng(0).normal(size=(sum(COUNTS), 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def opened(vectors: np.ndarray, tmp_path: Path) -> Sentences:
    writer = SentenceWriter(16)
    groups = np.split(vectors, np.cumsum(COUNTS)[:-1])
    writer.add(coded(each) for each in groups[:1])
    writer.add(coded(each) for each in groups[1:])
    writer.write(tmp_path)
    return Sentences([tmp_path])


def test_sentences_stand_in_the_text_that_is_encoded() -> None:
    own = passage("Il siège à Lima. Il a été créé en 1999.")
    text = dense_text(own)
    assert [text[a:b] for a, b in parts_of(own)] == ["Il siège à Lima.", "Il a été créé en 1999."]


@pytest.mark.parametrize("text", ["Il siège à Lima.", "Article premier", ""])
def test_a_passage_of_one_sentence_has_none_of_its_own(text: str) -> None:
    assert stretches_of(text, "fr") == ()


def test_the_largest_number_of_a_vector_takes_the_whole_range() -> None:
    found = coded(np.array([[0.5, -0.25], [0, 0]], np.float32))
    assert found.rows.tolist() == [[127, -64], [0, 0]]
    assert found.scales[0] == pytest.approx(0.5 / 127)


def test_the_nearest_sentence_is_that_of_brute_force(opened: Sentences, vectors: np.ndarray) -> None:
    query = vectors[3]
    first = np.concatenate(([0], np.cumsum(COUNTS)))
    expected = [max((vectors[first[n] : first[n + 1]] @ query).tolist(), default=-1) for n in range(4)]
    assert opened.nearest(query, np.arange(4)) == pytest.approx(expected, abs=0.01)
    assert opened.nearest(query, np.array([3, 1])) == pytest.approx([expected[3], -1], abs=0.01)
    assert opened.nearest(query, np.array([1])).tolist() == [-1]
    np.testing.assert_allclose(best_of(vectors, COUNTS, query[None])[0], expected, rtol=1e-6)


def test_sentences_are_read_back_as_they_were_written(opened: Sentences, vectors: np.ndarray) -> None:
    assert len(opened.of(1).rows) == 0
    again, own = opened.of(2), coded(vectors[2:5])
    assert again.rows.tolist() == own.rows.tolist() and again.scales.tolist() == own.scales.tolist()
