"""What a meeting decided, and what became of a thing, by the decisions that a document sets apart."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over

MINUTES = """# Minutes of the seventh meeting of the Lantern Guild (LGU)

Sandvik, 4 May 2021

## 1. Opening

The keepers of the Lantern Guild (LGU) met in Sandvik on 4 May 2021.

## 2. Decisions

Decision 1. To buy forty lamps for the northern piers, for 90,000 crowns.

Decision 2. To close the school of glaziers until further notice.

Decision 3. To admit the port of Visby as an observer.

The Guild rejected the proposal to paint the towers.
"""
COMMUNIQUE = """Cercle des moulins (CDM)

Communiqué de la troisième réunion

Arlon, 12 juin 2022

1. Les meuniers du Cercle des moulins (CDM) se sont réunis à Arlon le 12 juin 2022.

2. Les meuniers ont décidé :
a) de créer un fonds des ailes, doté de 3 millions d'euros ;
b) de confier la garde des meules à la Norvège ;
c) de fermer le bureau de Bastogne.

3. Les meuniers ont remercié leurs hôtes.
"""
LAMPS, SCHOOL, VISBY = (line for line in MINUTES.splitlines() if line.startswith("Decision "))
FUND, STONES, OFFICE = (line for line in COMMUNIQUE.splitlines() if line[:2] in {"a)", "b)", "c)"})


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"minutes.en.md": MINUTES, "communique.fr.txt": COMMUNIQUE}
    return assistant_over(tmp_path_factory.mktemp("meetings"), files)


def _decisions(meetings: Assistant, text: str) -> list[str]:
    answer = meetings.ask(text)
    assert_quotes(meetings, answer)
    return [each.quote for each in answer.citations if each.quote[:2] in {"De", "a)", "b)", "c)"}]


@pytest.mark.parametrize(
    "text",
    [
        "What did the Lantern Guild decide?",
        "What decisions were taken by the LGU in Sandvik?",
        "Quelles décisions la LGU a-t-elle prises à Sandvik ?",
        "¿Qué decidió la LGU en mayo de 2021?",
        "¿Qué decisiones tomó la LGU?",
        "Que decisões tomou a LGU em 2021?",
        "O que foi decidido em Sandvik?",
    ],
)
def test_numbered_decisions_below_their_heading_are_all_told(meetings: Assistant, text: str) -> None:
    assert _decisions(meetings, text) == [LAMPS, SCHOOL, VISBY]


@pytest.mark.parametrize(
    "text",
    [
        "Qu'ont décidé les meuniers du CDM ?",
        "Qu'a-t-on décidé à Arlon en 2022 ?",
        "What was agreed at the CDM meeting in Arlon?",
        "¿Qué se acordó en Arlon?",
        "Que decidiram os membros do CDM?",
    ],
)
def test_the_items_behind_who_decided_are_all_told(meetings: Assistant, text: str) -> None:
    assert _decisions(meetings, text) == [FUND, STONES, OFFICE]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("What happened to the school of glaziers?", SCHOOL),
        ("What was decided on the lamps?", LAMPS),
        ("Qu'est devenue l'école de la LGU ?", SCHOOL),
        ("¿Qué pasó con la escuela de la LGU?", SCHOOL),
        ("O que aconteceu com a escola da LGU?", SCHOOL),
        ("What did the CDM decide about the fund?", FUND),
        ("¿Qué decidió el CDM sobre la oficina de Bastogne?", OFFICE),
    ],
)
def test_the_one_decision_on_a_thing_is_told(meetings: Assistant, text: str, decision: str) -> None:
    assert _decisions(meetings, text) == [decision]


@pytest.mark.parametrize(
    "text",
    [
        "What did the LGU decide in 2019?",
        "What did the CDM decide on fishing nets?",
        "¿Qué decidió la LGU sobre los impuestos?",
        "Qu'a-t-on décidé à Marseille ?",
        "O que aconteceu com o hospital da LGU?",
    ],
)
def test_another_year_place_or_thing_is_not_answered(meetings: Assistant, text: str) -> None:
    assert _decisions(meetings, text) == []
