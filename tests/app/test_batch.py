"""Batches: what a line may be, and that each gives one line out, in order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.batch import Query, parse_line, run_batch
from ingest.errors import QuestionError


def _line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def _echo(query: Query) -> dict[str, object]:
    return {"heard": query.question}


def test_a_line_gives_its_question_id_and_history() -> None:
    assert parse_line(_line(id="q1", question="Où ?", history=["Quoi ?"])) == Query("Où ?", "q1", ("Quoi ?",))


@pytest.mark.parametrize(
    "raw",
    [b'\xef\xbb\xbf{"question": "a"}', b'{"question": "a"}\r\n', b'{"question": "a", "history": null}'],
    ids=["byte order mark", "windows line end", "null history"],
)
def test_a_harmless_oddity_does_not_spoil_a_line(raw: bytes) -> None:
    assert parse_line(raw) == Query("a")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"not json\n", "not JSON"),
        (b"\n", "empty"),
        (b"\xff\xfe\n", "not UTF-8 (byte 1)"),
        (b"[1]\n", "found a list"),
        (b"{}\n", '"question" is missing'),
        (b'{"question": 7}\n', "found a number"),
        (b'{"question": "a", "history": "b"}\n', '"history" should be a list'),
        (b'{"question": "a", "history": [1]}\n', '"history" should be a list'),
        (b"[" * 100_000 + b"\n", "brackets too deep"),
        (b'{"question": ' + b"9" * 5000 + b"}\n", "number too long"),
    ],
    ids=[
        "words",
        "empty",
        "not utf-8",
        "list",
        "no question",
        "number",
        "history word",
        "history number",
        "deep",
        "long",
    ],
)
def test_a_line_that_cannot_be_used_says_why(raw: bytes, said: str) -> None:
    with pytest.raises(QuestionError) as caught:
        parse_line(raw)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_error_lines_stand_where_their_lines_stood() -> None:
    lines = [_line(id="a", question="one"), b"oops\n", _line(id=7, question="two"), _line(question="three")]
    found = list(run_batch(lines, _echo))
    assert found[0] == {"id": "a", "heard": "one"}
    assert found[1]["line"] == 2
    assert set(found[1]) == {"line", "error"}
    assert found[2] == {"id": 7, "heard": "two"}
    assert found[3] == {"heard": "three"}


def test_a_question_that_is_refused_gives_an_error_line_and_the_rest_goes_on() -> None:
    def respond(query: Query) -> dict[str, object]:
        if not query.question:
            raise QuestionError("the question is empty")
        return _echo(query)

    assert list(run_batch([_line(question=""), _line(question="b")], respond)) == [
        {"line": 1, "error": "the question is empty"},
        {"heard": "b"},
    ]


@given(st.lists(st.binary(max_size=60).map(lambda raw: raw.replace(b"\n", b"") + b"\n"), max_size=8))
def test_any_bytes_give_as_many_lines_as_came_in(lines: list[bytes]) -> None:
    assert len(list(run_batch(lines, _echo))) == len(lines)
