"""Lists, regions, countries left out and countries to choose from, put together in one question."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    "text",
    [
        "membres non africains du CDB",
        "Committee on Beacons members outside Africa",
        "non-African members of the Committee on Beacons",
        "miembros no africanos del CDB",
        "¿Qué países del CDB no son africanos?",
        "membros não africanos do CDB",
    ],
)
def test_a_region_is_denied(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert sorted(values(answer)) == ["ES", "IT", "PT"]
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays non africains sont au CDB mais pas à la LDP ?",
        "Which countries outside Africa are in the Committee on Beacons but not in the Lighthouse League?",
        "¿Qué países que no son africanos están en el CDB pero no en la LDF?",
        "Que países que não são africanos estão no CDB, mas não na LDF?",
    ],
)
def test_a_region_and_a_list_are_denied(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["PT"]


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays non africains sont à la fois au CDB et à la LDP ?",
        "Which countries outside Africa are in both the Committee on Beacons and the Lighthouse League?",
        "¿Qué países que no son africanos están a la vez en el CDB y en la LDF?",
        "Que países que não são africanos estão ao mesmo tempo no CDB e na LDF?",
    ],
)
def test_the_lists_behind_a_region_that_is_denied_are_not(seas: Assistant, text: str) -> None:
    assert sorted(values(seas.ask(text))) == ["ES", "IT"]


@pytest.mark.parametrize(
    "text",
    [
        "Le Portugal mis à part, quels membres du CDB ne sont pas dans la LDP ?",
        "À part le Portugal, quels pays sont au CDB sans être à la LDP ?",
        "Portugal aside, which members of the Committee on Beacons are not in the Lighthouse League?",
        "Leaving Portugal out, which Committee on Beacons countries are not in the Lighthouse League?",
        "Portugal aparte, ¿qué otros miembros del CDB no están en la LDF?",
        "Portugal à parte, que outros membros do CDB não estão na LDF?",
    ],
)
def test_a_country_is_left_out_of_what_lists_tell(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["TN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Espagne, Grèce et Tunisie : lesquels sont membres de la LDP ?", ["ES", "GR"]),
        ("Parmi l'Espagne, la Grèce et la Tunisie, lequel n'est pas membre de la LDP ?", ["TN"]),
        ("Which of these three countries is not in the Lighthouse League: Spain, Greece and Tunisia?", ["TN"]),
        ("Spain, Greece and Tunisia: which of them are in the Lighthouse League?", ["ES", "GR"]),
        ("How many of Spain, Greece and Tunisia are in the Lighthouse League?", ["2"]),
        ("España, Grecia y Túnez: ¿cuál de los tres no participa en la LDF?", ["TN"]),
        ("Quais destes países estão na LDF: Espanha, Grécia e Tunísia?", ["ES", "GR"]),
    ],
)
def test_some_of_the_countries_named_are_on_a_list(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert answer.verdict is None
    assert sorted(values(answer)) == expected
    assert_quotes(seas, answer)


def test_a_list_that_may_go_on_leaves_open_which_it_lacks(seas: Assistant) -> None:
    assert seas.ask("France, Spain and Portugal: which of the three is not in the Tide Forum?").status == "not_found"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tous les membres européens du CDB sont-ils aussi dans la LDP ?", "no"),
        ("Are all African members of the Committee on Beacons also in the Lighthouse League?", "no"),
        ("¿Todos los miembros europeos del CDB están también en la LDF?", "no"),
        ("Todos os membros europeus do CDB estão também na LDF?", "no"),
    ],
)
def test_all_members_of_a_region_are_in_another_list(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "De la LDP et du CDB, qui a la liste de membres la plus courte ?",
        "Comparing the Lighthouse League and the Committee on Beacons, whose list of countries is the shortest?",
        "Entre la LDF y el CDB, ¿cuál tiene la lista de países más corta?",
        "Entre a LDF e o CDB, qual tem a lista de países mais curta?",
    ],
)
def test_the_shorter_list_is_that_of_fewer_members(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["comite"]


@pytest.mark.parametrize(
    "text",
    [
        "pays CDB hors LDP",
        "países CDB fuera de la LDF",
        "países CDB fora da LDF",
        "Quais dos países do CDB ficam de fora da LDF?",
    ],
)
def test_a_list_is_taken_off_another(seas: Assistant, text: str) -> None:
    assert sorted(values(seas.ask(text))) == ["PT", "TN"]


@pytest.mark.parametrize(
    "text",
    [
        "En comptant chaque pays une seule fois, combien sont au CDB, à la LDP ou dans les deux ?",
        "Counting each country once, how many are in the Committee on Beacons, in the Lighthouse League, or in both?",
        "¿Cuántos países distintos están en el CDB o en la LDF?",
        "Quantos países diferentes há ao todo no CDB e na LDF?",
    ],
)
def test_two_lists_together_count_each_country_once(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["7"]


@pytest.mark.parametrize(
    "text",
    [
        "Quel mécanisme regroupe tous les pays d'Amérique centrale ?",
        "Which body brings together all the Central American countries?",
        "¿En qué proceso están todos los países centroamericanos?",
        "Em que processo estão todos os países centro-americanos?",
    ],
)
def test_all_states_of_a_region_are_on_the_list_of_a_body(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["crm"]


def test_states_of_one_region_alone_are_on_the_list_of_a_body(note: Assistant) -> None:
    assert values(note.ask("Which body has only South American members?")) == ["csm"]


@pytest.mark.parametrize(
    "text",
    [
        "participantes CDB fuera de África",
        "participantes CDB fora da África",
        "participants CDB hors d'Afrique",
        "CDB participants outside Africa",
    ],
)
def test_those_who_take_part_are_no_verb(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict is None
    assert sorted(values(answer)) == ["ES", "IT", "PT"]


@pytest.mark.parametrize(
    "text",
    [
        "What are the nine countries that belong to the Committee on Beacons?",
        "Quels sont les neuf pays qui font partie du CDB ?",
        "¿Cuáles son los nueve países que forman parte del CDB?",
        "Quais são os nove países que fazem parte do CDB?",
    ],
)
def test_a_wrong_number_of_members_is_set_right_with_the_list(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert sorted(item.code for item in answer.items if item.code) == ["ES", "IT", "PT", "TN"]
