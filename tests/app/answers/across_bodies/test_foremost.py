"""Whether one body is the oldest or the newest of all, and which one stands at a place by age or size."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel est le troisième mécanisme le plus ancien ?", ["ligue"]),
        ("In order of date, which mechanism comes third?", ["ligue"]),
        ("Por orden de fecha, ¿cuál es el cuarto mecanismo más antiguo?", ["comite"]),
        ("Por antiguidade, que mecanismo ocupa o quarto lugar?", ["comite"]),
        ("Which body has the second most members?", ["comite", "tern"]),
    ],
)
def test_the_body_at_a_place_by_age_or_size_is_told(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    "text",
    [
        "What is the second oldest mechanism?",
        "Quel est le deuxième mécanisme le plus ancien ?",
        "¿Cuál es el décimo mecanismo más antiguo?",
        "Qual é o terceiro mecanismo mais antigo com biblioteca?",
    ],
)
def test_no_body_is_told_at_a_place_that_two_share_or_of_which_more_is_asked(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"
