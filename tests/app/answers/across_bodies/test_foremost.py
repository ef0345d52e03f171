"""Whether one body is the oldest or the newest of all."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Is the CRM the oldest mechanism?", "yes"),
        ("La CRM est-elle la plus ancienne ?", "yes"),
        ("¿Es la CSM el mecanismo más antiguo?", "no"),
        ("A CSM ainda é a mais antiga de todas?", "no"),
        ("Is it true that the CSM is the oldest mechanism?", "no"),
        ("Is it true that the CSM is not the oldest mechanism?", "yes"),
    ],
)
def test_a_body_is_the_oldest_where_no_other_is_older(note: Assistant, text: str, verdict: str) -> None:
    answer = note.ask(text)
    assert (answer.verdict, values(answer)) == (verdict, ["crm"])


@pytest.mark.parametrize("text", ["Is the GCM the newest mechanism?", "Does the CRM have the oldest secretariat?"])
def test_what_ties_or_is_asked_of_something_else_is_not_ranked(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
