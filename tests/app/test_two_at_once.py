"""Questions that ask two things at once: a number and the names beside it."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values

LEAGUE = ["5", "ES", "FR", "GR", "IT", "MT"]
COMMITTEE = ["4", "ES", "IT", "PT", "TN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LDP : nombre de pays + liste complète", LEAGUE),
        ("Combien de membres compte la Ligue des phares ? Citez-les.", LEAGUE),
        ("Combien et quels pays composent le Comité des balises ?", COMMITTEE),
        ("How many members does the Lighthouse League have and who are they?", LEAGUE),
        ("How many and which countries are in the Committee on Beacons?", COMMITTEE),
        ("Committee on Beacons: number of countries plus the full list", COMMITTEE),
        ("Liga de los Faros: ¿cuántos miembros y cuáles?", LEAGUE),
        ("¿Cuántos y cuáles son los países del Comité de las Balizas?", COMMITTEE),
        ("¿Cuántos países tiene el Comité de las Balizas? Enuméralos.", COMMITTEE),
        ("Número de países da Liga dos Faróis e lista completa", LEAGUE),
        ("Quantos e quais países integram o Comitê das Balizas?", COMMITTEE),
        ("Quantos membros tem a Liga dos Faróis? Liste-os.", LEAGUE),
    ],
)
def test_the_number_of_members_comes_with_their_names_where_both_are_asked(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien de pays sur la liste de la Ligue des phares ?", ["5"]),
        ("How many countries are on the list of the Lighthouse League?", ["5"]),
        ("How many laboratories does the Cercle des sondes have and which ones?", ["30"]),
        ("Combien de laboratoires compte le Cercle des sondes, et lesquels ?", ["30"]),
    ],
)
def test_a_number_comes_alone_where_no_names_of_members_are_asked_or_told(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    assert values(seas.ask(text)) == expected
