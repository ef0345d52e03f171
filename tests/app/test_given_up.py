"""Who stands beside a body no longer, and answers that are too vague, of another year, office or number."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

RULES = """# Rules of the Lantern Board (LBO)

## Rule 1. Members

The Board consists of Denmark, Estonia, Finland and Latvia.

## Rule 2. Observers

Norway is an observer. Iceland, which had been an observer since 2013, relinquished that status in 2020.

Poland, an observer until 2019, has not renewed its request.

## Rule 3. Work

In 2022 the Board lent 14 lanterns. Its tenth session will be held in Oslo in 2025.

The Coordinator of the Board, Ms Ana Pires, was appointed in 2021.

The mandate of the Board, extended once in 2023, ends on 31 December 2027.

Each port pays an annual fee of 500 to 4,000 euros to the Board.

## Rule 4. Seat

The seat of the Board is in Riga.
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("board"), {"rules.en.md": RULES})


@pytest.mark.parametrize(
    "text",
    [
        "Who are the observers of the LBO?",
        "Quels sont les observateurs de la LBO ?",
        "¿Quiénes son los observadores de la LBO?",
        "Quem são os observadores da LBO?",
    ],
)
def test_observers_that_gave_up_their_place_are_none(board: Assistant, text: str) -> None:
    assert values(board.ask(text)) == ["NO"]


@pytest.mark.parametrize(
    "text",
    [
        "On which exact day does the tenth session of the LBO open?",
        "Quel jour exactement s'ouvre la dixième session de la LBO ?",
        "¿Qué día exacto se abre la décima sesión de la LBO?",
        "Em que dia exato abre a décima sessão da LBO?",
    ],
)
def test_a_year_tells_no_day(board: Assistant, text: str) -> None:
    assert not any(item.kind == "date" for item in board.ask(text).items)


@pytest.mark.parametrize(
    "text",
    [
        "How many lanterns did the LBO lend in 2021?",
        "Combien de lanternes la LBO a-t-elle prêtées en 2021 ?",
        "¿Cuántas linternas prestó la LBO en 2021?",
        "Quantas lanternas emprestou a LBO em 2021?",
    ],
)
def test_the_number_of_one_year_is_not_that_of_another(board: Assistant, text: str) -> None:
    assert "14" not in values(board.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "Who is the deputy coordinator of the LBO?",
        "Qui est la coordonnatrice adjointe de la LBO ?",
        "¿Quién es la coordinadora adjunta de la LBO?",
        "Quem é a coordenadora adjunta da LBO?",
    ],
)
def test_the_coordinator_is_not_the_deputy_coordinator(board: Assistant, text: str) -> None:
    assert values(board.ask(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Where will the next congress of the LBO be held?",
        "Où se tiendra le prochain congrès de la LBO ?",
        "¿Dónde será el próximo congreso de la LBO?",
        "Onde vai ser o próximo congresso da LBO?",
    ],
)
def test_the_seat_is_not_where_the_next_congress_is(board: Assistant, text: str) -> None:
    assert "Riga" not in values(board.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuáles son los tres países que más le deben a la LBO?",
        "Which three countries brought decision 9/3 to the LBO?",
    ],
)
def test_a_number_of_some_members_or_of_a_decision_is_no_wrong_number_of_members(board: Assistant, text: str) -> None:
    assert values(board.ask(text)) == []


@pytest.mark.parametrize(
    "text", ["full members LBO", "membres de plein droit LBO", "miembros plenos LBO", "membros plenos LBO"]
)
def test_full_members_are_the_members(board: Assistant, text: str) -> None:
    assert sorted(values(board.ask(text))) == ["DK", "EE", "FI", "LV"]


@pytest.mark.parametrize(
    "text",
    [
        "Until when does the mandate of the LBO last?",
        "Jusqu'à quand dure le mandat de la LBO ?",
        "¿Hasta cuándo dura el mandato de la LBO?",
        "Até quando dura o mandato da LBO?",
    ],
)
def test_until_when_is_told_by_the_last_date_of_a_mandate(board: Assistant, text: str) -> None:
    assert values(board.ask(text)) == ["2027-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "What annual fee does Palermo pay to the LBO?",
        "¿Qué cuota anual paga Palermo a la LBO?",
        "Que quota anual paga Palermo à LBO?",
    ],
)
def test_what_one_pays_that_is_not_named_is_told_by_no_fee_of_all(board: Assistant, text: str) -> None:
    assert "4000" not in values(board.ask(text))
