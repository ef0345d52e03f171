"""Teaching the cross-encoder: rounds, scores that depend on no batch, and that it learns what it is taught."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from eval import cross_training  # noqa: E402
from eval.cross_training import Asked, Lower, Upper, right_first, save, scores, teach  # noqa: E402
from index.cross_encoder import CrossEncoder  # noqa: E402

# Of each question the first sentence answers.
TAUGHT = [
    ("Where is the seat?", ["Its seat is in Bergen.", "It meets twice a year.", "It has nine members."]),
    ("How often does it meet?", ["It meets twice a year.", "Its seat is in Bergen.", "It has nine members."]),
    ("How many members has it?", ["It has nine members.", "It meets twice a year.", "Its seat is in Bergen."]),
]


@pytest.fixture(scope="module")
def lower() -> Lower:
    return Lower()


@pytest.fixture(scope="module")
def taught(lower: Lower) -> list[Asked]:
    return [
        Asked("own", [lower(question, text) for text in texts], [True, False, False], [0.0, 0.1, 0.1])
        for question, texts in TAUGHT
    ]


def test_what_is_taught_is_learnt_and_can_be_loaded(lower: Lower, taught: list[Asked], tmp_path: Path) -> None:
    assert right_first(None, taught, 0.0) == (0.0, 3)
    model = teach(taught, 12, 0)
    assert right_first(model, taught, 1.0) == (1.0, 3)
    save(model, tmp_path)
    question, texts = TAUGHT[0]
    found = CrossEncoder.load(tmp_path).scores(question, texts)
    assert found.index(max(found)) == 0


def test_a_score_depends_on_no_other_pair(taught: list[Asked]) -> None:
    model = Upper().eval()
    states = [state for each in taught for state in each.states]
    with torch.no_grad():
        together = scores(model, states)
        alone = torch.cat([scores(model, [state]) for state in states])
    assert torch.allclose(together, alone, atol=0.05)


def test_a_round_takes_no_more_of_a_corpus_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cross_training, "MOST", 2)
    questions = [Asked("own") for _ in range(5)] + [Asked("other")]
    kept = cross_training._round(questions, random.Random(0))
    assert sorted(each.group for each in kept) == ["other", "own", "own"]
