"""What measures and tunes the ranking, on scores made up here."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Parts
from index.search import RANKING, ranking
from index.training import measure, tune
from index.training.pairs import is_held_out


class Even:
    """An encoder to which all texts are the same."""

    def encode(self, texts: Sequence[str]) -> measure.Scores:
        return np.ones((len(texts), 2), np.float32)

    def encode_parts(self, texts: Sequence[str], parts: Parts) -> tuple[measure.Scores, measure.Scores]:
        return self.encode(texts), self.encode([text for text, own in zip(texts, parts, strict=True) for _ in own])


def trial(lexical: list[list[float]], dense: list[list[float]], right: list[int], same: bool = True) -> measure.Trial:
    scores = [np.array(each, np.float32) for each in (lexical, lexical, dense)]
    half_a = np.array([True, False] * len(right))[: len(right)]
    return measure.Trial("x", same, *scores, np.array(right), half_a)


def test_a_tie_counts_as_behind() -> None:
    scores = np.array([[0.5, 0.5, 0.1], [0.0, 0.0, 0.0]], np.float32)
    assert measure.rank_of_right(scores, [0, 1]).tolist() == [1, 2]


def test_both_scores_are_mixed_and_cosines_below_zero_count_as_zero() -> None:
    mixed = measure.hybrid(trial([[1, 0.5]], [[-0.5, 0.5]], [0]), 0.6)
    np.testing.assert_allclose(mixed, [[0.6, 0.5]])


def test_without_a_share_the_mix_is_that_of_the_search() -> None:
    weights = ranking()
    for same, share in ((True, weights.same_language), (False, weights.other_language)):
        assert measure.hybrid(trial([[1]], [[0]], [0], same))[0, 0] == pytest.approx(share)


def test_a_passage_is_as_near_as_its_nearest_sentence() -> None:
    whole, parts = np.array([[0.6, 0.8], [1, 0]], np.float32), np.array([[1, 0], [0, 1]], np.float32)
    dense = measure.Dense(whole, parts, (2, 0))
    np.testing.assert_allclose(dense.scores(np.array([[1, 0], [0, 1]], np.float32)), [[1, 1], [1, 0]])


def test_halves_part_the_questions() -> None:
    whole = trial([[1], [2], [3]], [[0], [0], [0]], [0, 0, 0])
    assert whole.of_half("A").lexical.ravel().tolist() == [1, 3]
    assert whole.of_half("B").lexical.ravel().tolist() == [2]
    assert len(whole.of_half("AB").right) == 3


def test_the_interval_of_equal_runs_is_empty_and_that_of_a_clear_gain_above_zero() -> None:
    right = np.array([True] * 80 + [False] * 20)
    assert measure.bootstrap(right, right) == (0, 0, 0)
    mean, low, high = measure.bootstrap(np.ones(100, bool), right)
    assert mean == pytest.approx(0.2) and 0.1 < low < mean < high < 0.3


def test_the_share_that_finds_most_is_chosen() -> None:
    sets = [trial([[1, 0.4], [0.2, 0.0]], [[0.0, 0.3], [0.1, 0.9]], [0, 1])]
    shares = [share for share in tune.SHARES if tune.quality(sets[0], share)[0] == 1]
    assert tune.best_share(sets) in shares and min(shares) > 0 and max(shares) < 1


def test_shares_are_written_into_the_file_and_read_back() -> None:
    text = tune.rewrite(RANKING.read_text("utf-8"), {"same_language": 0.35, "other_language": 0.15})
    assert "\nsame_language = 0.35\n" in text and "\nother_language = 0.15\n" in text
    with pytest.raises(KeyError, match="no_such"):
        tune.rewrite(text, {"no_such": 1})


def test_notes_are_asked_for_sections_of_acts_held_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "NOTES", 2)
    acts = [f"Act {n}" for n in range(400)]
    acts = [next(each for each in acts if is_held_out(each)), next(each for each in acts if not is_held_out(each))]
    body = "a text that is long enough to be asked for, number {}"
    for language in ("en", "fr"):
        rows = [
            {"id": f"{act}#{n}", "doc": act, "title": act, "section": "1", "heading": f"note {n} {language}"}
            | {"text": f"1 {body.format(n)}"}
            for act in acts
            for n in range(3)
        ]
        with gzip.open(tmp_path / f"canada_sections_{language}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    found = list(measure.provision_trials(Even(), tmp_path))
    assert [each.name for each in found] == ["Canada en→fr", "Canada fr→en", "Canada en", "Canada fr"]
    assert all(each.dense.shape == (2, 3) for each in found)
