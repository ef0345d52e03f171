"""Which bodies a description fits, where a question names none: one where one is asked for, else all."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.enumerated import parts
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel mécanisme lutte contre le bruit ?", ["guild"]),
        ("Which of these mechanisms fights against noise?", ["guild"]),
        ("Qual destas instâncias é uma comissão permanente do Conselho das Águas?", ["bureau"]),
        ("instance établie dans 7 pays", ["station"]),
        ("mechanism set up in 7 countries", ["station"]),
        ("mecanismo dirigido por el Fonds des lagons", ["station"]),
        ("foro sobre pesca, anclas y faros", ["guild"]),
    ],
)
def test_the_body_of_a_description_is_named(reefs: Assistant, text: str, expected: list[str]) -> None:
    answer = reefs.ask(text)
    assert values(answer) == expected
    assert_quotes(reefs, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Quel mécanisme est établi dans 9 pays ?",
        "Which mechanism was set up in 12 countries?",
        "¿Qué mecanismo está dirigido por la Unión Africana?",
        "Qual mecanismo trata da educação das crianças?",
        "¿Qué mecanismo precedió al Gremio de los Corales?",
    ],
)
def test_a_description_that_nearly_fits_is_not_found(reefs: Assistant, text: str) -> None:
    assert reefs.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Les mécanismes dont la présentation évoque la société civile",
        "Which of the nine mechanisms are described with a mention of civil society?",
        "¿En cuáles de los mecanismos e instrumentos reseñados se hace mención expresa de la sociedad civil?",
        "Os mecanismos cuja descrição fala da sociedade civil",
    ],
)
def test_all_bodies_whose_part_of_the_text_speaks_of_a_thing_are_named(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["crm", "gcr", "r4v"]


@pytest.mark.parametrize(
    "text",
    [
        "Which two mechanisms speak of conditions in countries of origin so that return can be dignified?",
        "Quels sont les deux mécanismes qui veulent un retour dans la dignité et la sécurité ?",
        "¿Qué dos iniciativas quieren mejorar las condiciones en los países de origen para volver con dignidad?",
        "Quais são os dois mecanismos que querem um regresso com dignidade e segurança?",
    ],
)
def test_all_bodies_that_a_description_fits_are_named(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["gcr", "mirps"]


def test_a_time_narrows_whose_text_speaks_of_a_thing(note: Assistant) -> None:
    assert values(note.ask("Os mecanismos de 2018 cuja descrição fala de refugiados")) == ["gcr", "r4v"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "instance qui a trois axes et celle qui en a dix",
            "fr",
            ["instance qui a trois axes", "instance qui en a dix"],
        ),
        ("the forum with ten aims and the pact that binds", "en", ["the forum with ten aims", "the pact that binds"]),
        (
            "El pacto que contiene 23 objetivos y el que obliga",
            "es",
            ["El pacto que contiene 23 objetivos", "pacto que obliga"],
        ),
        ("O fórum que parou e a rede com seis países", "pt", ["O fórum que parou", "a rede com seis países"]),
        ("the forum on health and trade", "en", []),
        ("Le pacte qui engage et quand ?", "fr", []),
    ],
)
def test_two_bodies_that_are_but_described_are_asked_for_each(text: str, language: str, expected: list[str]) -> None:
    assert parts(text, language) == expected
