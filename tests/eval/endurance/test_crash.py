"""The short form of the crash trials: seeded, over the real command line; the long one is a command."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.endurance import ledger
from eval.endurance.restores import Scene
from eval.endurance.trials import Stage, Trials, trials

SEED = 20


@pytest.fixture(scope="module")
def bench() -> Iterator[Trials]:
    """What runs trials, over the static encoder."""
    with trials(SEED) as made:
        yield made


@pytest.fixture(scope="module")
def stage(bench: Trials) -> Stage:
    """An index whose documents have changed."""
    return bench.stage("change")


@pytest.fixture(scope="module")
def operations(bench: Trials, stage: Stage) -> list[str]:
    """The file operations of a build, in order."""
    return bench.operations(stage)


def test_operations_of_python_sqlite_and_faiss_are_met(operations: list[str]) -> None:
    assert {line.split()[0] for line in operations} >= {"open", "write", "close", "sync", "rename", "mkdir"}
    assert any("sqlite" in line for line in operations)
    assert any("faiss" in line for line in operations)


@pytest.mark.parametrize("action", ["kill", "full", "broken"])
def test_a_build_cut_off_where_it_writes_leaves_the_old_index_or_the_new_one(
    bench: Trials, stage: Stage, operations: list[str], action: str
) -> None:
    draw = random.Random(f"{SEED} {action}")
    # The renames are the moments that matter; another is drawn.
    renames = [number for number, line in enumerate(operations, 1) if line.startswith("rename")]
    for at in {draw.choice(renames), draw.randint(1, len(operations))}:
        assert bench.fault(stage, at, action).wrong == ""


def test_a_build_cut_off_where_it_adds_a_segment_leaves_the_old_index_or_the_new_one(bench: Trials) -> None:
    stage = bench.stage("segments")
    operations = bench.operations(stage)
    assert len({path.split("/")[0] for path in stage.files if path.endswith("catalogue.sqlite")}) == 2
    for at in (number for number, line in enumerate(operations, 1) if line.startswith("rename")):
        assert bench.fault(stage, at, "kill").wrong == ""


def test_a_disk_that_is_nearly_full_or_read_only_is_told_in_one_line(bench: Trials, stage: Stage) -> None:
    nearly = bench.limited(stage, 3000)
    assert (nearly.wrong, nearly.code, nearly.answers) == ("", 1, "before")
    read_only = bench.fault(stage, 1, "read-only")
    assert (read_only.wrong, read_only.code, read_only.answers) == ("", 1, "before")


def test_a_second_build_says_that_there_is_a_first(bench: Trials, stage: Stage, operations: list[str]) -> None:
    trial = bench.twice(stage, len(operations) // 2)
    assert (trial.wrong, trial.code, trial.answers) == ("", 1, "after")


def test_a_clock_set_back_by_ten_years_hides_no_change(bench: Trials, stage: Stage) -> None:
    assert bench.clock(stage, -10 * 365 * 86_400.0).wrong == ""


def test_a_restore_cut_off_where_it_writes_is_as_if_it_had_not_begun_or_is_finished(bench: Trials) -> None:
    scene = Scene.made(bench.place)
    steps = scene.operations(bench)
    stands = set()
    for action in ("kill", "broken"):
        for at in (steps.index("sync ready.json") + 1, steps.index("rename 2") + 1, len(steps) - 1):
            trial = scene.cut(bench, at, action)
            assert trial.wrong == ""
            stands.add(trial.answers)
    assert stands == {"before", "cut off", "after"}


def test_what_is_lost_is_told(bench: Trials, stage: Stage, operations: list[str]) -> None:
    other = replace(stage, after="0" * 16)
    assert "answers as other" in bench.fault(other, len(operations) // 2, "kill").wrong


def test_what_was_acknowledged_is_there_after_the_writers_were_killed(tmp_path: Path) -> None:
    wrong, told = ledger.cut_off(tmp_path, 12)
    assert wrong == ""
    assert "ana kept 1" in told
    assert ledger.lost(tmp_path, {"ana": ["100000 token\n"]}) == "turn 100000 of ana"
