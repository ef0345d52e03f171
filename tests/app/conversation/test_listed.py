"""Follow-ups on a list that a turn before gave: those also on another list, those left out, the others."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values

_WHO = {
    "fr": "Quels pays font partie du CDB ?",
    "en": "Which countries are in the Committee on Beacons?",
    "es": "¿Qué países forman parte del CDB?",
    "pt": "Que países fazem parte do CDB?",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Et lesquels d'entre eux participent aussi à la LDP ?"),
        ("fr", "Parmi eux, qui est à la Ligue des phares ?"),
        ("en", "Among them, who belongs to the Lighthouse League?"),
        ("en", "Which are also Lighthouse League members?"),
        ("es", "De esos, ¿quiénes están en la LDF?"),
        ("pt", "E quem deles é membro da LDF?"),
    ],
)
def test_those_of_the_list_before_are_held_against_another(seas: Assistant, language: str, text: str) -> None:
    answer = seas.ask(text, history=[_WHO[language]])
    assert sorted(values(answer)) == ["ES", "IT"]
    assert answer.derived
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Et hors Ligue des phares ?"),
        ("fr", "Parmi eux, qui n'est pas à la LDP ?"),
        ("en", "Who isn't in the Lighthouse League?"),
        ("es", "¿Y quitando los de la LDF?"),
        ("pt", "E tirando os da LDF?"),
    ],
)
def test_those_of_the_list_before_that_another_lacks(seas: Assistant, language: str, text: str) -> None:
    assert sorted(values(seas.ask(text, history=[_WHO[language]]))) == ["PT", "TN"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Combien sont aussi à la LDP ?"),
        ("en", "How many are also in the Lighthouse League?"),
        ("es", "¿Cuántos están también en la LDF?"),
        ("pt", "Quantos estão também na LDF?"),
    ],
)
def test_those_also_on_another_list_are_counted(seas: Assistant, language: str, text: str) -> None:
    assert values(seas.ask(text, history=[_WHO[language]])) == ["2"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Et sans l'Espagne ?"),
        ("en", "And without Spain?"),
        ("es", "¿Y sin España?"),
        ("pt", "E sem a Espanha?"),
    ],
)
def test_a_country_is_taken_off_the_list_before(seas: Assistant, language: str, text: str) -> None:
    assert sorted(values(seas.ask(text, history=[_WHO[language]]))) == ["IT", "PT", "TN"]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("L'Espagne fait-elle partie du CDB ?", "Quels sont les autres membres ?"),
        ("Is Spain in the Committee on Beacons?", "Who are the other members?"),
        ("¿España forma parte del CDB?", "¿Cuáles son los demás miembros?"),
        ("A Espanha faz parte do CDB?", "Quais são os outros membros?"),
    ],
)
def test_the_others_are_those_beside_the_country_asked_about(seas: Assistant, before: str, text: str) -> None:
    assert sorted(values(seas.ask(text, history=[before]))) == ["IT", "PT", "TN"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Lesquels d'entre eux ne sont pas africains ?"),
        ("en", "Which of them are not African?"),
        ("es", "¿Cuáles de ellos no son africanos?"),
        ("pt", "Quais deles não são africanos?"),
    ],
)
def test_those_of_the_list_before_that_are_of_no_region(seas: Assistant, language: str, text: str) -> None:
    assert sorted(values(seas.ask(text, history=[_WHO[language]]))) == ["ES", "IT", "PT"]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Quels membres du CDB sont aussi dans le CFA ?", "Et dans la LDP ?"),
        ("Which members of the Committee on Beacons are also in the CFA?", "And in the Lighthouse League?"),
        ("¿Qué miembros del CDB están también en el CFA?", "¿Y en la LDF?"),
        ("Que membros do CDB estão também no CFA?", "E na LDF?"),
    ],
)
def test_a_further_list_is_held_against_the_first(seas: Assistant, before: str, text: str) -> None:
    assert sorted(values(seas.ask(text, history=[before]))) == ["ES", "IT"]
