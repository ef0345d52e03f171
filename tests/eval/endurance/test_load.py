"""Short, seeded forms of the load and the soak against the real server, and that they notice what they look for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.assistant import Assistant
from eval.endurance import clients, load, server, soak

ASKED = (("Which countries are members of the CSM?",), ("Quels pays font partie de la CSM ?",))


def some() -> list[load.Conversation]:
    """Thirty conversations, ten of them of more than one question."""
    long = sorted(load.conversations(), key=len, reverse=True)
    return [*long[:10], *long[-20:]]


@pytest.fixture(scope="module")
def right(note: Assistant) -> load.Expectation:
    """What two questions should be answered with."""
    return load.Expectation(note, ASKED)


def test_users_at_once_each_get_their_own_answer_and_no_line_of_the_log_holds_a_question(
    note_index: Path, tmp_path: Path
) -> None:
    lines: list[dict[str, Any]] = []
    tally = load.run(note_index, tmp_path, load.Crowd(10, 0.05, 7, 0.2), lines.append, some(), ("--log-format", "json"))
    assert tally.problems == []
    assert tally.clean
    assert set(tally.seconds) == {"http", "page", "mcp"}
    assert 0 < lines[-1]["asked"] <= tally.asked
    written = [json.loads(line) for line in (tmp_path / "server.log").read_text("utf-8").splitlines()]
    answered = [line for line in written if line["logger"] == "app.web.questions"]
    assert len(answered) >= tally.asked
    assert {line["route"] for line in answered} == {"http", "page", "mcp"}
    assert not any("question" in line or line["level"] in ("warning", "error") for line in written)


def test_no_question_is_dropped_while_the_index_is_exchanged(tmp_path: Path) -> None:
    tally, swaps = soak.soak(tmp_path, 120, 7, 0.2, lambda line: None, 4, some())
    assert tally.problems == []
    assert tally.outcomes == {"right": 120}
    assert swaps >= 1


def test_an_answer_to_another_question_is_noticed(note: Assistant, right: load.Expectation) -> None:
    english, french = ASKED
    own, other = (json.loads(json.dumps(note.ask(each[0]).to_json())) for each in (english, french))
    assert right.holds("http", english, own)
    assert not right.holds("http", english, other)
    assert not right.holds("mcp", english, {**own, "answer": own["answer"] + " "})
    assert right.holds("page", english, load.shown(note, english))
    assert not right.holds("page", english, load.shown(note, french))


class Says:
    """A client that has one thing to say."""

    def __init__(self, given: Any) -> None:
        """Take it."""
        self._given = given

    def ask(self, question: str, history: Any) -> Any:
        """Return it, or raise it."""
        if isinstance(self._given, Exception):
            raise self._given
        return self._given

    def close(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize(
    ("given", "outcome"),
    [(clients.Refused("busy", 3), "refused"), (clients.Failed("broke"), "failed"), ({"answer": "?"}, "mixed up")],
    ids=["refused", "failed", "another's answer"],
)
def test_whatever_is_no_answer_spoils_the_run(right: load.Expectation, given: Any, outcome: str) -> None:
    found, problem = load.once(Says(given), "http", ASKED[0], right)
    assert found == outcome
    tally = load.Tally()
    tally.note("http", "right", 0.1)
    assert tally.clean
    tally.note("http", found, 0.1, problem)
    assert not tally.clean
    assert tally.problems == [problem]


def test_only_the_indexes_that_could_stand_meanwhile_may_answer() -> None:
    seen = soak.Shown(settled=[(0, 0), (20, 1), (40, 0)], changes=[(10, 1), (30, 0)])
    assert seen.during(5, 6) == {0}
    assert seen.during(5, 12) == {0, 1}
    assert seen.during(15, 16) == {0, 1}
    assert seen.during(21, 22) == {1}
    assert seen.during(25, 45) == {1, 0}
    assert seen.during(41, 50) == {0}


@pytest.mark.parametrize(("share", "expected"), [(0.5, 5), (0.95, 10), (0.1, 1), (1.0, 10)])
def test_a_quantile_is_the_value_that_so_many_are_at_most(share: float, expected: float) -> None:
    assert load.quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share) == expected


@pytest.mark.parametrize(
    ("old", "changes", "expected"),
    [
        ("a", "b", "b"),
        ("one", [["append", [], " two"]], "one two"),
        ("one", [["replace", [], "two"]], "two"),
        ({"a": [1, 2]}, [["replace", ["a", 1], 3]], {"a": [1, 3]}),
        ({"a": [1, 2]}, [["add", ["a", 1], 9]], {"a": [1, 9, 2]}),
        ({"a": [1, 2]}, [["delete", ["a", 0], None]], {"a": [2]}),
        ({"a": "x"}, [["append", ["a"], "y"], ["add", ["b"], 1]], {"a": "xy", "b": 1}),
    ],
)
def test_a_page_s_changes_are_followed(old: Any, changes: Any, expected: Any) -> None:
    assert clients.patched(old, changes) == expected


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="govqa build"), server.running(tmp_path / "none", tmp_path / "state"):
        pass
