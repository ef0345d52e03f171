"""Statements that leave one thing open, and ask which it is: «It was set up by a resolution. Which one?»"""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.openings import without_which


@pytest.mark.parametrize(
    "text",
    [
        "Le Processus de Quito a appelé un gouvernement à accepter une coopération. Lequel ?",
        "The Quito Process called on a government to accept cooperation. Which one?",
        "El Proceso de Quito llamó a un gobierno a aceptar cooperación. ¿Cuál?",
        "O Processo de Quito fez um apelo a um governo para que aceitasse cooperação. Qual?",
    ],
)
def test_a_government_that_a_statement_leaves_open_is_asked_for(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert [item.code for item in answer.items] == ["VE"]
    assert answer.verdict is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The CAM was set up by a resolution. Which one?", "AG/RES. 2738"),
        ("Le GCM a été signé dans une ville du Maroc. Laquelle ?", "Marrakech"),
        ("El GCM se firmó en una ciudad. ¿Cuál?", "Marrakech"),
        ("A CAM tinha um predecessor. Qual?", "Comissão Especial"),
        ("Le MIRPS met en œuvre un certain cadre d'action. Lequel ?", "CRRF"),
        ("The MIRPS is a pioneer in carrying out a certain framework; which one?", "CRRF"),
    ],
)
def test_what_a_statement_leaves_open_is_asked_for_by_a_bare_which(note: Assistant, text: str, expected: str) -> None:
    assert expected in note.ask(text).items[0].name


def test_a_which_behind_a_question_or_of_two_things_asks_for_nothing_left_open() -> None:
    asked = "Are there any countries of Asia in it? If so, which?"
    assert without_which(asked, "en") == "Are there any countries of Asia in it ?"
    assert without_which("Elle a un siège et une présidence. Laquelle ?", "fr") == (
        "Elle a un siège et une présidence. Laquelle ?"
    )


@pytest.mark.parametrize(
    ("text", "language", "which"),
    [
        ("Les deux pactes appliquent un même cadre. Lequel ?", "fr", "appliquent quel"),
        ("Both compacts apply the same framework. Which?", "en", "apply which framework"),
        ("Los dos pactos aplican un mismo marco. ¿Cuál?", "es", "aplican qué marco"),
        ("Os dois pactos aplicam um mesmo quadro. Qual?", "pt", "aplicam qual quadro"),
    ],
)
def test_the_same_or_a_certain_body_is_left_open_as_any(text: str, language: str, which: str) -> None:
    assert which in without_which(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Le MIRPS a été adopté par une poignée de pays, n'est-ce pas ? Lesquels ?",
        "The MIRPS was adopted by a handful of countries, wasn't it? Which ones?",
        "El MIRPS fue adoptado por un puñado de países, ¿verdad? ¿Cuáles?",
        "O MIRPS foi adotado por um punhado de países, não foi? Quais?",
    ],
)
def test_which_behind_a_statement_put_to_the_test_asks_for_the_several_it_speaks_of(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert sorted(item.code or "" for item in answer.items) == ["BZ", "CR", "GT", "HN", "MX", "PA"]
    assert answer.verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "Les partenaires de la R4V sont dans 17 pays, n'est-ce pas ? Lesquels ?",
        "The partners of R4V are in 17 countries, aren't they? Which ones?",
        "Los socios de la R4V están en 17 países, ¿verdad? ¿Cuáles?",
        "Os parceiros da R4V estão em 17 países, certo? Quais?",
    ],
)
def test_things_that_are_but_counted_are_not_named_by_a_yes(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
