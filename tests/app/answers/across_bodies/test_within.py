"""Which body of a kind lies within another."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué comisión pertenece a la OEA?",
        "Qual comissão faz parte da OEA?",
        "Quelle commission fait partie de l'OEA ?",
        "Which commission belongs to the OAS?",
    ],
)
def test_the_body_of_a_kind_that_another_has_is_named(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == ["cam"]
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Which mechanisms are part of the OAS?",
        "Quels mécanismes relèvent de l'OEA ?",
        "¿Qué mecanismos dependen de la OEA?",
        "Qual mecanismo está vinculado à OEA?",
    ],
)
def test_what_belongs_to_a_part_of_a_body_belongs_to_it(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == ["cam"]
    assert_quotes(note, answer)


def test_a_body_that_but_another_body_is_told_with_is_named_too(note: Assistant) -> None:
    answer = note.ask("Which committee belonged to the Permanent Council?")
    assert values(answer) == ["special-committee-migration"]


@pytest.mark.parametrize(
    "text",
    [
        "Which body is part of the UN?",
        "Which conference belongs to the OAS?",
        "Which commission belongs to the UN?",
    ],
)
def test_a_kind_of_which_no_body_is_within_another_is_not_answered(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_what_a_body_belongs_to_is_still_told(note: Assistant) -> None:
    assert values(note.ask("Which organisation does the CAM belong to?")) == ["oas"]


@pytest.mark.parametrize(
    "text",
    [
        "List every country in the Quito Process alphabetically",
        "Enumera alfabéticamente los países del Proceso de Quito",
        "Liste des pays du Processus de Quito par ordre alphabétique",
        "Liste os países do Processo de Quito em ordem alfabética",
    ],
)
def test_a_whole_list_is_whole_in_whatever_order_it_is_asked_for(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert len(answer.items) == 12
    assert answer.answer.startswith("12 ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Who pays for MIRPS?", "partners"),
        ("Quem financia a R4V?", "parceiros"),
        ("What decisions did the RCM take?", "instrument"),
        ("Quelles décisions la CRM a-t-elle prises ?", "instrument"),
    ],
)
def test_a_refusal_speaks_of_what_was_asked_and_of_nothing_near_it(note: Assistant, text: str, said: str) -> None:
    answer = note.ask(text)
    assert answer.status == "not_found"
    assert said not in answer.answer


def test_the_opposite_number_is_a_counterpart(note: Assistant) -> None:
    assert values(note.ask("Which forum is the opposite number of the CSM?")) == ["crm"]
