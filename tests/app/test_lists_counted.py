"""Lists that are counted, narrowed and set apart in later turns, and bodies picked out by what is told of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

TEXT = """Notes on the sea

1. Coral Forum (COF) – 1997

The Coral Forum is a process made up of Kenya, Mozambique, Madagascar and Mauritius. It works with civil society. \
This process is not currently functioning.

2. Tide Conference (TIC) – 2015

The Tide Conference is a process made up of Kenya, Tanzania, Madagascar and Comoros. It is led by the Reef Agency \
and the Harbour Union.

3. Drift Platform (DRP) – 2015

The Drift Platform is a process that brings together research and civil society.
"""


@pytest.fixture(scope="module")
def seas(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("seas"), {"seas.en.txt": TEXT})


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Which countries are in the Coral Forum?", "How many is that?"),
        ("Quels pays font partie du Coral Forum ?", "Ils sont combien en tout ?"),
        ("¿Qué países forman el Coral Forum?", "¿Y cuántos son en total?"),
        ("Quais países formam o Coral Forum?", "São quantos?"),
    ],
)
def test_a_list_of_countries_is_counted_when_asked_how_many(seas: Assistant, before: str, text: str) -> None:
    answer = seas.ask(text, history=[before])
    assert values(answer) == ["4"] and answer.derived, answer


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Which countries are in the Coral Forum?", "How many of them are in the Tide Conference?"),
        ("Quais países formam o Coral Forum?", "e desses, quantos estão na Tide Conference?"),
        ("¿Qué países forman el Coral Forum?", "¿cuántos de esos están en la Tide Conference?"),
        ("Quels pays font partie du Coral Forum ?", "Combien d'entre eux sont dans la Tide Conference ?"),
    ],
)
def test_those_of_a_list_on_another_one_are_counted(seas: Assistant, before: str, text: str) -> None:
    assert values(seas.ask(text, history=[before])) == ["2"]


@pytest.mark.parametrize(
    "text",
    [
        "Are there countries in the Coral Forum that are not in the Tide Conference? Which?",
        "Y a-t-il des pays du Coral Forum qui ne sont pas dans la Tide Conference ? Lesquels ?",
        "hay paises en el coral forum que no esten en la tide conference? cuales",
        "Há países no Coral Forum que não estão na Tide Conference? Quais?",
    ],
)
def test_whether_there_are_any_and_which_is_a_yes_with_the_list(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "yes" and {item.code for item in answer.items} == {"MZ", "MU"}


@pytest.mark.parametrize(
    "text",
    [
        "Which of these processes date from the last century?",
        "Lesquels de ces processus datent du siècle dernier ?",
        "¿Qué procesos nacieron en el siglo XX?",
        "Quais destes processos são do século passado?",
    ],
)
def test_a_century_is_a_span_of_years(seas: Assistant, text: str) -> None:
    assert [item.name for item in seas.ask(text).items] == ["Coral Forum (COF)"]


def test_a_body_is_of_a_century_or_not(seas: Assistant) -> None:
    assert seas.ask("Is the Coral Forum from the last century?").verdict == "yes"
    assert seas.ask("Was the Tide Conference founded in the last century?").verdict == "no"
    assert seas.ask("Was the Tide Conference founded before this century?").verdict == "no"


def test_every_body_of_a_year_may_be_asked_for(seas: Assistant) -> None:
    names = [item.name for item in seas.ask("Name every process the note dates to 2015.").items]
    assert names == ["Tide Conference (TIC)", "Drift Platform (DRP)"]


@pytest.mark.parametrize(
    "text",
    [
        "Have any of these three processes gone dormant?",
        "L'un des processus est-il à l'arrêt ?",
        "¿Alguno de estos procesos ha dejado de funcionar?",
        "Algum dos processos deixou de funcionar?",
    ],
)
def test_whether_any_is_at_rest_is_a_yes_and_which(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "yes" and [item.name for item in answer.items] == ["Coral Forum (COF)"]


DISSOLVED = pytest.mark.parametrize(
    "text",
    [
        "Have any of these processes been dissolved?",
        "Have any of these processes been abolished?",
        "L'un de ces processus a-t-il été dissous ?",
        "¿Se ha disuelto alguno de estos procesos?",
        "Algum destes processos foi dissolvido?",
    ],
)


@DISSOLVED
def test_what_is_at_rest_was_not_dissolved(seas: Assistant, text: str) -> None:
    assert seas.ask(text).verdict != "yes"


@DISSOLVED
def test_what_was_dissolved_is_told_when_any_is_asked_for(tmp_path: Path, text: str) -> None:
    over = TEXT.replace("This process is not currently functioning.", "It was dissolved in 2009.")
    answer = assistant_over(tmp_path, {"seas.en.txt": over}).ask(text)
    assert answer.verdict == "yes" and [item.name for item in answer.items] == ["Coral Forum (COF)"]


def test_what_is_at_rest_denies_that_none_is(seas: Assistant) -> None:
    assert seas.ask("Aucun de ces processus n'est inactif ?").verdict != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Who has more members, the Coral Forum or the Tide Conference?",
        "Qui a le plus de membres, le Coral Forum ou la Tide Conference ?",
        "¿Quién tiene más miembros, el Coral Forum o la Tide Conference?",
        "Quem tem mais membros, o Coral Forum ou a Tide Conference?",
    ],
)
def test_two_as_large_are_told_with_their_number(seas: Assistant, text: str) -> None:
    assert {item.name for item in seas.ask(text).items} == {"Coral Forum (COF)", "Tide Conference (TIC)", "4"}


@pytest.mark.parametrize(
    "text",
    [
        "Lequel est antérieur, le Coral Forum ou la Tide Conference ?",
        "¿Cuál es anterior, la Tide Conference o el Coral Forum?",
        "Qual é anterior, a Tide Conference ou o Coral Forum?",
    ],
)
def test_the_earlier_of_two_is_asked_for_by_an_adjective(seas: Assistant, text: str) -> None:
    assert [item.name for item in seas.ask(text).items] == ["Coral Forum (COF)"]


@pytest.mark.parametrize(
    "text",
    [
        "Which groupings is Madagascar part of?",
        "De quels regroupements Madagascar fait-il partie ?",
        "¿A qué agrupaciones pertenece Madagascar?",
        "De quais agrupamentos Madagascar faz parte?",
    ],
)
def test_groupings_are_bodies(seas: Assistant, text: str) -> None:
    assert {item.name for item in seas.ask(text).items} == {"Coral Forum (COF)", "Tide Conference (TIC)"}


@pytest.mark.parametrize(
    "text",
    [
        "In which processes is civil society mentioned?",
        "Quels processus mentionnent la société civile ?",
        "¿En qué procesos se menciona a la sociedad civil?",
        "Em quais processos a sociedade civil é mencionada?",
    ],
)
def test_all_bodies_whose_sections_speak_of_a_thing_are_named(seas: Assistant, text: str) -> None:
    assert {item.name for item in seas.ask(text).items} == {"Coral Forum (COF)", "Drift Platform (DRP)"}


def test_a_thing_that_no_section_speaks_of_names_no_body(seas: Assistant) -> None:
    for text in ("Which processes mention blockchain?", "How many processes mention blockchain?"):
        assert seas.ask(text).status == "not_found", text


@pytest.mark.parametrize(
    "text",
    [
        "Il me faut deux années : celle de la CRM et celle de la CSM.",
        "I need two years: that of the RCM and that of the SACM.",
        "Necesito dos años: el de la CRM y el de la CSM.",
        "Preciso de dois anos: o da CRM e o da CSM.",
    ],
)
def test_the_same_asked_of_each_of_two_things_is_told_of_each(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["1996", "1999"]


def test_an_act_named_in_full_is_one_of_two_things(note: Assistant) -> None:
    plan = "el del Plan Sudamericano de Desarrollo Humano de las Migraciones"
    answer = note.ask(f"Necesito dos años: {plan} y el de la Declaración de Buenos Aires.")
    assert [item.value for item in answer.items] == ["2010", "2013"]
