"""Which countries stayed away from a meeting, by the minutes that tell of it."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over

_MINUTES = {
    "reeds.fr.txt": """Cercle des roseaux (CDR)

Compte rendu de la cinquième réunion

Arles, 12 juin 2022

1. Les délégations de la Belgique, de l'Espagne et du Portugal étaient présentes ; celle de l'Italie a excusé son
absence. Le Maroc assistait comme observateur.
""",
    "lamps.en.txt": """Lantern Guild (LGU)

Minutes of the seventh meeting

Sandvik, 4 May 2021

1. Denmark, Finland and Norway were present.

Members absent:
- Iceland
- Sweden

2. The Guild thanked its hosts. Latvia did not vote.
""",
    "mills.es.txt": """Mesa de los Molinos (MDM)

Acta de la tercera reunión

Tarija, 9 de marzo de 2020

1. Asistieron Chile, Perú y Uruguay. Bolivia, que también es miembro, excusó su ausencia por nota.
""",
    "wells.pt.txt": """Rede dos Poços (RDP)

Ata da quarta reunião

Beira, 7 de outubro de 2019

1. Estiveram presentes Angola e Moçambique. O Brasil justificou por carta a sua ausência. Cabo Verde não compareceu.
""",
}


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("absences"), _MINUTES)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Quel pays membre du CDR a manqué la réunion d'Arles ?", {"IT"}),
        ("Which LGU members were absent from the Sandvik meeting?", {"IS", "SE"}),
        ("¿Qué miembro de la MDM faltó a la reunión de Tarija?", {"BO"}),
        ("Que membros da RDP faltaram à reunião da Beira?", {"BR", "CV"}),
        ("Que membros da RDP faltaram à quarta reunião, em 2019?", {"BR", "CV"}),
        ("Which MDM member missed the Tarija meeting?", {"BO"}),
    ],
)
def test_who_stayed_away_is_told_by_the_minutes_of_the_meeting(meetings: Assistant, text: str, away: set[str]) -> None:
    answer = meetings.ask(text)
    assert {item.code for item in answer.items} == away
    assert_quotes(meetings, answer)


@pytest.mark.parametrize(
    ("first", "text", "away"),
    [
        ("Quels pays sont membres du CDR ?", "Lequel d'entre eux a manqué la réunion d'Arles ?", {"IT"}),
        ("Who belongs to the LGU?", "Which of them stayed away from the Sandvik meeting?", {"IS", "SE"}),
        ("¿Qué países son miembros de la MDM?", "¿Cuál de ellos faltó a la reunión de Tarija?", {"BO"}),
        ("Quais países são membros da RDP?", "Quais deles faltaram à reunião da Beira?", {"BR", "CV"}),
    ],
)
def test_which_of_the_members_just_listed_stayed_away(
    meetings: Assistant, first: str, text: str, away: set[str]
) -> None:
    assert {item.code for item in meetings.ask(text, history=[first]).items} == away


@pytest.mark.parametrize(
    "text",
    [
        "Quel pays membre du CDR a manqué la réunion de Namur ?",
        "Which LGU members were absent from the sixth meeting?",
        "¿Qué miembro de la MDM faltó a la reunión de 2018?",
        "Que membros da RDP faltaram à reunião da Praia?",
    ],
)
def test_absence_from_another_meeting_is_not_told(meetings: Assistant, text: str) -> None:
    assert meetings.ask(text).status == "not_found"
