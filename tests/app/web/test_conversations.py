"""Conversations: each owner's own, kept as long as the setting says, and deleted when their owner says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.records import Answer, Citation, Item
from app.scope import Filters
from app.web.conversations import Conversations, Turn

ANSWER = Answer(
    "Who?",
    "en",
    "answered",
    "Chile [1]",
    items=(Item("country", "Chile", (1,), "CL"),),
    confidence=0.9,
    citations=(Citation(1, "d", "D", None, "2021", "S", None, None, 0, 5, "Chile", "en", marks=((0, 5),)),),
)
DAY = 86_400


@pytest.fixture
def clock() -> list[float]:
    """The time, in a list so that a test can change it."""
    return [1_000_000.0]


@pytest.fixture
def kept(tmp_path: Path, clock: list[float]) -> Iterator[Conversations]:
    """Conversations of which ana has one, kept for 30 days."""
    made = Conversations(tmp_path, 30, now=lambda: clock[0])
    made.save("ana", "c", 0, Turn("Who?", ANSWER, filters=Filters(bodies=("x",), since=2000)))
    yield made
    made.close()


def test_a_turn_is_read_back_as_it_was(kept: Conversations) -> None:
    assert kept.turns("ana", "c") == (Turn("Who?", ANSWER, filters=Filters(bodies=("x",), since=2000)),)


def test_nobody_sees_changes_or_deletes_another_s(kept: Conversations) -> None:
    kept.save("bo", "c", 0, Turn("Mine?", ANSWER))
    kept.rate("bo", "c", 0, "down", "no")
    kept.delete("bo", "c")
    kept.delete("bo")
    assert kept.turns("bo", "c") == ()
    assert kept.headings("bo") == []
    assert [turn.question for turn in kept.turns("ana", "c")] == ["Who?"]
    assert kept.opinions() == []


def test_asking_again_takes_the_place_of_the_turn_and_its_thumb(kept: Conversations) -> None:
    kept.save("ana", "c", 1, Turn("And?", ANSWER))
    kept.rate("ana", "c", 0, "up")
    kept.save("ana", "c", 0, Turn("Who?", ANSWER))
    assert [(turn.question, turn.thumb) for turn in kept.turns("ana", "c")] == [("Who?", "")]


def test_what_is_older_than_the_setting_is_deleted_with_its_feedback(kept: Conversations, clock: list[float]) -> None:
    kept.rate("ana", "c", 0, "down", "wrong")
    clock[0] += 30 * DAY + 1
    assert kept.purge() == 2
    assert kept.turns("ana", "c") == ()
    assert kept.opinions() == []


def test_nothing_deleted_stays_in_the_file(kept: Conversations, tmp_path: Path) -> None:
    kept.save("ana", "secret", 0, Turn("Xylophone quartz?", ANSWER))
    kept.delete("ana")
    kept.close()
    assert b"Xylophone" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_feedback_comes_with_the_questions_before_it(kept: Conversations) -> None:
    kept.save("ana", "c", 1, Turn("And since when?", ANSWER))
    kept.rate("ana", "c", 1, "down", "1999")
    (opinion,) = kept.opinions()
    assert (opinion.turn.question, opinion.history, opinion.comment) == ("And since when?", ("Who?",), "1999")
    kept.dismiss(opinion.id)
    assert kept.opinions() == []


def test_with_no_days_nothing_is_written(tmp_path: Path) -> None:
    memory = Conversations(tmp_path, 0)
    memory.save("", "c", 0, Turn("Who?", ANSWER))
    assert len(memory.turns("", "c")) == 1
    assert list(tmp_path.iterdir()) == []


def test_half_a_surrogate_pair_is_kept_as_a_sign_for_it(kept: Conversations) -> None:
    kept.save("ana", "odd", 0, Turn("a\ud800b", ANSWER))
    assert kept.turns("ana", "odd")[0].question == "a\ufffdb"
