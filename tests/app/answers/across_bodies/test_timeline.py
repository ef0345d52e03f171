"""All bodies with their dates, in the order of time."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes


@pytest.mark.parametrize(
    ("text", "undated"),
    [
        ("list all the mechanisms with their year", "date not stated"),
        ("when did each of the mechanisms start?", "date not stated"),
        ("Put the processes in chronological order", "date not stated"),
        ("Classez les mécanismes par ordre chronologique", "date non précisée"),
        ("En quelle année chaque mécanisme a-t-il été créé ?", "date non précisée"),
        ("Enumera los procesos con su año", "fecha no indicada"),
        ("¿En qué año se creó cada mecanismo?", "fecha no indicada"),
        ("Liste os mecanismos em ordem cronológica", "data não indicada"),
        ("In which order were the processes created?", "date not stated"),
        ("Dans quel ordre les mécanismes ont-ils été créés ?", "date non précisée"),
        ("Em que ordem foram criados os mecanismos?", "data não indicada"),
    ],
)
def test_each_body_stands_on_a_line_with_its_date(note: Assistant, text: str, undated: str) -> None:
    answer = note.ask(text)
    lines = answer.answer.splitlines()
    assert len(lines) == 9
    assert all(year in line for year, line in zip(("1996", "1999", "2012", "2016", "2018"), lines, strict=False))
    assert undated in lines[-1]
    assert_quotes(note, answer)


@pytest.mark.parametrize("text", ["what is the date of each meeting?", "List the mechanisms by number of members"])
def test_other_lists_are_no_order_of_time(note: Assistant, text: str) -> None:
    assert "not stated" not in note.ask(text).answer


@pytest.mark.parametrize("text", ["compare SACM and Quito membership", "Compare the members of the CSM and of Quito"])
def test_a_comparison_of_members_gives_both_lists_and_what_they_share(note: Assistant, text: str) -> None:
    lines = note.ask(text).answer.splitlines()
    assert lines[1].count("12 (") == 2
    assert "On all of these lists (8)" in lines[2]


@pytest.mark.parametrize(
    "text",
    [
        "Classez la CAM, la CRM et les CMC par ordre chronologique, avec l'année.",
        "CAM, CRM et CMC : du plus ancien au plus récent ?",
        "Dans quel ordre ont été créés la CAM, la CRM et les CMC ?",
        "Put the CAM, the RCM and the CMC in chronological order, with their years.",
        "Rank the CAM, the RCM and the CMC by year of founding",
        "Ordene la CAM, la CRM y las CMC cronológicamente, con sus años.",
        "CAM, CRM y CMC: ¿del más antiguo al más reciente?",
        "Em que ordem foram criadas a CAM, a CRM e as CMC?",
        "Coloque a CAM, a CRM e as CMC por ordem de criação, com os anos.",
    ],
)
def test_bodies_that_are_named_are_put_in_order_with_their_dates(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    lines = answer.answer.splitlines()
    assert len(lines) == 3
    assert all(year in line for year, line in zip(("1996", "2012", "2016"), lines, strict=True))
    assert_quotes(note, answer)


@pytest.mark.parametrize("text", ["Is the RCM older than the CAM?", "Quelle est la plus ancienne, la CAM ou la CRM ?"])
def test_one_end_of_an_order_asks_for_no_order(note: Assistant, text: str) -> None:
    assert len(note.ask(text).answer.splitlines()) == 1
