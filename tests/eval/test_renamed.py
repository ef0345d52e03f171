"""Nothing is known by heart: with every body and country renamed the answers stay as right as they were."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from eval.run import SetRun
from eval.suite import QuestionSet, run_renamed, suite

# Names that no one has met are a little harder to find (they have no word vectors): this share of answers may be lost.
TOLERANCE = 0.04
ASKED = 90


def share_right(run: SetRun) -> float:
    return sum(row.right for row in run.rows) / len(run.rows)


@pytest.mark.parametrize("name", ["note-tune-5", "assembly"])
def test_renaming_all_bodies_and_countries_leaves_the_share_of_right_answers(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = (each for each in suite() if each.name == name)
    lines = entry.questions.read_text(encoding="utf-8").splitlines(keepends=True)
    sample = tmp_path / "sample.jsonl"
    sample.write_text("".join(random.Random(7).sample(lines, min(ASKED, len(lines)))), encoding="utf-8")
    monkeypatch.setenv("GOVQA_INDEX", str(tmp_path / "made" / "index"))
    before, after = run_renamed(QuestionSet(name, entry.split, sample, entry.corpus), seed=1)
    assert len(before.rows) == len(after.rows) >= ASKED / 2
    assert share_right(after) >= share_right(before) - TOLERANCE
    assert all(row.verbatim in (None, 1.0) for row in after.rows)
