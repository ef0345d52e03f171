"""Short follow-ups that mean the last two bodies that were asked about, or the bodies of a country."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["Quand la CRM a-t-elle été créée ?", "Et la CSM ?", "Combien d'années les séparent ?"], ["3"]),
        (["when was Quito created", "SACM", "how many years apart are they?"], ["19"]),
        (["Quando a CRM foi criada?", "E a CSM?", "Quantos anos de diferença?"], ["3"]),
        (["when was the CAM set up?", "and the CMC?", "so which came first?"], ["cam"]),
        (["Quando foi criado Quito?", "E a CAM?", "Qual é mais antigo?"], ["cam"]),
        (["¿Quiénes son miembros de la CSM?", "¿Y de la CRM?", "¿Cuántos tienen en común?"], ["0"]),
    ],
)
def test_the_last_two_bodies_are_measured_against_each_other(
    note: Assistant, turns: list[str], expected: list[str]
) -> None:
    answer = note.ask(turns[-1], history=turns[:-1])
    assert values(answer) == expected
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "turns",
    [
        ["MIRPS membros", "E em Quito?", "Quais estão nos dois?"],
        ["Qui est membre du MIRPS ?", "Et du processus de Quito ?", "Lesquels figurent sur les deux listes ?"],
        ["MIRPS members", "Quito Process members", "overlap?"],
        ["¿Quiénes integran el MIRPS?", "¿Y el Proceso de Quito?", "¿Cuáles están en ambos?"],
    ],
)
def test_who_is_on_both_of_the_last_two_lists_is_told(note: Assistant, turns: list[str]) -> None:
    answer = note.ask(turns[-1], history=turns[:-1])
    assert {item.code for item in answer.items} == {"CR", "MX", "PA"}


@pytest.mark.parametrize(
    ("first", "text", "expected"),
    [
        ("o brasil tá no mirps?", "então em quais ele tá?", {"csm", "quito-process"}),
        ("Chile é membro do MIRPS, não é?", "ah, e de qual ele é então?", {"csm", "quito-process"}),
        ("¿Bolivia está en Quito?", "Entonces ¿en cuál está Bolivia?", {"csm"}),
        ("Is Peru in the RCM?", "Then which ones is it in?", {"csm", "quito-process"}),
    ],
)
def test_where_a_country_is_instead_is_told(note: Assistant, first: str, text: str, expected: set[str]) -> None:
    assert {item.value for item in note.ask(text, history=[first]).items} == expected


def test_a_rank_with_a_noun_of_its_own_is_of_all_bodies(note: Assistant) -> None:
    turns = ["When was Quito created?", "And the CMC?"]
    assert values(note.ask("Which is the oldest mechanism?", history=turns)) == ["crm"]


@pytest.mark.parametrize(
    ("first", "text", "expected"),
    [
        ("Quels sont les axes de la CRM ?", "combien y en a-t-il ?", "3"),
        ("What are the axes of the RCM?", "how many are there?", "3"),
        ("Combien de partenaires compte la R4V ?", "et de pays ?", "17"),
        ("¿Cuántos socios tiene la R4V?", "¿y países?", "17"),
        ("Quantos parceiros tem a R4V?", "e países?", "17"),
        ("How many members does the CSM have?", "and the CRM?", "11"),
    ],
)
def test_what_the_turn_before_spoke_of_is_counted(note: Assistant, first: str, text: str, expected: str) -> None:
    assert values(note.ask(text, history=[first])) == [expected]
