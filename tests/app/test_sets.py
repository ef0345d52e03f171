"""Lists of members held against each other: which of them name a country, whether one lies within the other."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is Spain in the Ligue des phares or in the Comité des balises?", ["comite", "ligue"]),
        ("La Grèce est-elle dans la LDP, dans le CDB ou dans les deux ?", ["ligue"]),
        ("Portugal está en la Liga de los Faros o en el CDB?", ["comite"]),
        ("A Tunísia está em qual destes dois: LDP ou CDB?", ["comite"]),
    ],
)
def test_a_country_is_told_of_the_lists_that_name_it(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert answer.derived
    assert_quotes(seas, answer)


def test_a_country_that_no_whole_list_names_is_in_none(seas: Assistant) -> None:
    assert seas.ask("Is Chile in the LDP or in the CDB?").verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Are all members of the CDB also in the LDP?",
        "Tous les membres du CDB sont-ils aussi dans la LDP ?",
        "¿Todos los países del CDB participan en la LDP?",
        "Todos os países do CDB fazem parte da LDP?",
    ],
)
def test_all_of_a_list_are_in_another_only_where_none_lacks(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "no"
    assert values(answer) == ["PT", "TN"]


def test_how_many_of_them_counts_those_on_both_lists(seas: Assistant) -> None:
    assert values(seas.ask("How many of them are?", history=["Are all members of the CDB also in the LDP?"])) == ["2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui siège au CDB sans être de la LDP ?", ["PT", "TN"]),
        ("¿Quién está en el CDB pero no en la LDP?", ["PT", "TN"]),
        ("Deux pays, sauf erreur, sont à la fois dans la LDP et dans le CDB. Lesquels ?", ["ES", "IT"]),
    ],
)
def test_who_is_on_a_list_is_asked_in_many_words(seas: Assistant, text: str, expected: list[str]) -> None:
    assert values(seas.ask(text)) == expected


def test_both_are_the_two_countries_of_the_turn_before(seas: Assistant) -> None:
    answer = seas.ask("E no CDB, os dois?", history=["A Espanha e a Grécia estão na LDP?"])
    assert answer.verdict == "no"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Was the Forum des marées launched before 2003?", "no"),
        ("Was the Forum des marées launched after 2002?", "yes"),
        ("¿El Forum des marées se lanzó antes de 2004?", "yes"),
    ],
)
def test_a_date_lies_before_or_after_another(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Which mechanism is the newest, and what year is it from?",
        "Quel mécanisme est le plus récent, et de quelle année est-il ?",
    ],
)
def test_what_is_asked_beside_the_newest_is_asked_of_it(seas: Assistant, text: str) -> None:
    body, date = values(seas.ask(text))
    assert "tern" in date.lower() or "tern" in body.lower()
    assert "2018-05-04" in {body, date}
