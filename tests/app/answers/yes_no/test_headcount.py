"""A number of members that a question gives is held against the list: a no, a yes to a bound, or a correction."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values

LIGUE = ["5", "ES", "FR", "GR", "IT", "MT"]


@pytest.mark.parametrize(
    "text",
    [
        "La Ligue des phares compte-t-elle huit membres ?",
        "True or false: the Lighthouse League has eight members.",
        "La Liga de los Faros tiene ocho países miembros, ¿verdadero o falso?",
        "V/F: a Liga dos Faróis tem oito membros",
    ],
)
def test_another_number_of_members_is_a_no_with_the_right_one(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "no"
    assert values(answer) == LIGUE


@pytest.mark.parametrize(
    "text",
    [
        "La Ligue des phares compte plus de trois pays membres, vrai ou faux ?",
        "Does the Lighthouse League have more than three members?",
        "¿Tiene la Liga de los Faros más de tres miembros?",
        "A Liga dos Faróis tem mais de três países membros?",
    ],
)
def test_a_bound_that_the_list_keeps_to_is_a_yes(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "yes"
    assert values(answer) == LIGUE[1:]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La Ligue des phares n'a pas huit membres, n'est-ce pas ?", "yes"),
        ("Falso ou verdadeiro: a Liga dos Faróis não tem oito países membros.", "yes"),
        ("The Lighthouse League doesn't have five members, right?", "no"),
    ],
)
def test_a_denial_of_another_number_holds(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Huit pays sont membres de la Ligue des phares ; pouvez-vous me les énumérer ?",
        "There are eight member countries in the Lighthouse League; can you list them for me?",
        "Son 8 los países miembros de la Liga de los Faros; ¿me los puede detallar?",
        "São 8 os países membros da Liga dos Faróis; pode listá-los?",
    ],
)
def test_members_that_are_counted_first_and_then_requested_are_listed_with_their_number(
    seas: Assistant, text: str
) -> None:
    answer = seas.ask(text)
    assert answer.verdict is None
    assert values(answer) == LIGUE


def test_a_number_that_is_no_premise_of_a_yes_is_corrected_without_a_verdict(seas: Assistant) -> None:
    answer = seas.ask("Quels sont les huit membres de la Ligue des phares ?")
    assert answer.verdict is None
    assert values(answer) == LIGUE


@pytest.mark.parametrize(
    "text",
    [
        "Quels sont les deux États membres de la Ligue des phares qui doivent des arriérés ?",
        "Which two member states of the Lighthouse League had their arrears waived?",
        "¿Qué dos Estados miembros de la Liga de los Faros deben cuotas?",
        "Que dois Estados-membros da Liga dos Faróis devem quotas?",
    ],
)
def test_two_members_that_no_text_names_are_not_all_of_them(seas: Assistant, text: str) -> None:
    assert not seas.ask(text).items


@pytest.mark.parametrize(
    "text",
    [
        "Quels sont les huit pays qui ont adopté le MIRPS ?",
        "Name the eight countries that adopted the MIRPS",
        "¿Cuáles son los ocho países que adoptaron el MIRPS?",
        "Quais são os oito países que adotaram o MIRPS?",
    ],
)
def test_a_wrong_number_of_those_who_adopted_a_text_is_corrected_by_their_list(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["6", "BZ", "CR", "GT", "HN", "MX", "PA"]


def test_so_many_members_that_did_something_else_are_not_counted_by_the_list(note: Assistant) -> None:
    answer = note.ask("Which are the three countries that host the MIRPS?")
    assert not values(answer)
