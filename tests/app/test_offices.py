"""Who holds an office: the chair and who stands beside it, and in which years."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values
from tests.app.polar import FILES


@pytest.fixture(scope="module")
def polar(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("polar"), FILES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who chairs the PDC?", ["IS"]),
        ("Qui préside le PDC ?", ["IS"]),
        ("¿Quién preside el PDC?", ["IS"]),
        ("Quem preside o PDC?", ["IS"]),
        ("Who is the vice-chair of the PDC?", ["SE"]),
        ("Who is the deputy chair of the PDC?", ["SE"]),
        ("Quel pays assure la vice-présidence du PDC ?", ["SE"]),
        ("¿Quién ejerce la vicepresidencia del PDC?", ["SE"]),
        ("Quem é o vice-presidente do PDC?", ["SE"]),
        ("Qui préside la CFS ?", ["ML"]),
        ("Who is the vice-chair of the CFS?", ["TG"]),
        ("¿Quién preside el RPG?", ["GH"]),
        ("Quem exerce a vice-presidência do RPG?", ["NG"]),
        ("¿Quién es el vicepresidente de la RLS?", ["PE"]),
    ],
)
def test_the_chair_and_the_vice_chair_are_told_apart(polar: Assistant, text: str, expected: list[str]) -> None:
    assert values(polar.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who chaired the PDC in 2016?", ["NO"]),
        ("Qui présidait le PDC en 2022 ?", ["IS"]),
        ("¿Quién presidía la RLS en 2013?", ["CL"]),
        ("Quem era o vice-presidente do PDC em 2016?", ["FI"]),
        ("Who chaired the PDC in 2019?", []),
        ("Qui présidait la CFS en 2018 ?", []),
        ("¿Quién presidía la RLS en 2016?", []),
    ],
)
def test_who_was_in_the_chair_in_a_year_is_told_by_the_term(polar: Assistant, text: str, expected: list[str]) -> None:
    assert values(polar.ask(text)) == expected


def test_the_vice_chair_is_not_said_to_be_the_chair(polar: Assistant) -> None:
    assert polar.ask("Is Sweden the chair of the PDC?").verdict == "no"
    assert polar.ask("Is Sweden the vice-chair of the PDC?").verdict == "yes"
    assert values(polar.ask("Who is the treasurer of the PDC?")) == []
    assert values(polar.ask("Who is the vice-president of Norway?")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quand s'achève le mandat du directeur technique de la CFS ?", ["2025-06"]),
        ("When does the mandate of the RPG's executive secretary end?", ["2024-12-31"]),
        ("¿Cuándo termina el mandato del Coordinador de la RLS?", ["2017-03"]),
        ("Quando termina o mandato do secretário executivo do RPG?", ["2024-12-31"]),
        ("Quel est le mandat de la CFS ?", []),
        ("What is the mandate of the CFS?", []),
    ],
)
def test_a_term_of_office_is_no_mandate_of_the_body(polar: Assistant, text: str, expected: list[str]) -> None:
    assert values(polar.ask(text)) == expected
