"""The short form of the damage trials: every harm to every file; mended where the seed says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eval.endurance.damage import HARMS, Pair, harmed, pair
from eval.endurance.trials import Trials, trials

MENDED = 2


@pytest.fixture(scope="module")
def bench() -> Iterator[Trials]:
    """What runs trials, over the static encoder."""
    with trials(7) as made:
        yield made


@pytest.fixture(scope="module")
def whole(bench: Trials) -> Pair:
    """An index and another one."""
    return pair(bench)


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_no_harm_to_a_file_gives_a_wrong_answer_and_every_one_is_named(bench: Trials, whole: Pair, large: bool) -> None:
    wrong, named = [], 0
    for file in whole.files:
        # On the large one, whose hashes are the same, a draw of the harms is enough.
        for harm in bench.random.sample(sorted(HARMS), 4) if large else HARMS:
            found = harmed(bench, whole, file, harm, large=large, mend=False)
            named += bool(found.said)
            if found.wrong:
                wrong.append(found)
    assert wrong == []
    # All but those to the empty file that builds are locked with.
    assert named >= (len(whole.files) - 1) * (4 if large else len(HARMS)) - 3


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_a_build_mends_what_was_harmed(bench: Trials, whole: Pair, large: bool) -> None:
    files = [name for name in whole.files if not name.endswith("lock")]
    for file in bench.random.sample(files, MENDED):
        found = harmed(bench, whole, file, bench.random.choice(sorted(HARMS)), large=large)
        assert found.wrong == ""
