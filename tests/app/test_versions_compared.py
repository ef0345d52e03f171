"""«The Council», «the Declaration» alone; who came in or left between two versions of a text, and what changed."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over, values
from tests.app.polar import FILES

NEW = ["CA", "DK", "FI", "IS", "JP", "NO", "SE"]


@pytest.fixture(scope="module")
def polar(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("polar"), FILES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which countries are members of the Council?", [*NEW, "RU"]),
        ("Quels pays sont membres du Conseil ?", [*NEW, "RU"]),
        ("Who chairs the Council?", ["IS"]),
        ("¿Quién preside el Consejo?", ["IS"]),
        ("Quem preside o Conselho?", ["IS"]),
        ("Who signed the Declaration?", [*NEW, "RU"]),
        ("Que países assinaram a Declaração?", [*NEW, "RU"]),
        ("Quels pays ont signé la Déclaration ?", [*NEW, "RU"]),
        ("¿Qué países suscribieron el Acuerdo?", ["AR", "CL", "PE", "UY"]),
        ("Which countries signed the Tromsø Declaration?", [*NEW, "RU"]),
        ("Which countries are members of the Forum?", []),
        ("Who is the president of the security council?", []),
        ("Combien de pays compte le Réseau ?", []),
        ("Le Conseil européen compte combien de membres ?", []),
        ("Qui a signé la Déclaration de Stockholm ?", []),
        ("Who signed the Kyoto Protocol?", []),
    ],
)
def test_the_only_one_of_a_kind_needs_no_name(polar: Assistant, text: str, expected: list[str]) -> None:
    assert set(values(polar.ask(text))) == set(expected)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Is Japan a member of the Council?", "yes"),
        ("¿Es Japón miembro del Consejo?", "yes"),
        ("Le Japon est-il partie à la Déclaration de Tromsø ?", "yes"),
        ("¿Firmó Brasil la Declaración de Tromsø?", "no"),
        ("Is Japan a member of the Assembly?", None),
        ("Is Japan bound by the Declaration?", None),
    ],
)
def test_whether_a_country_takes_part_in_the_only_one(polar: Assistant, text: str, verdict: str | None) -> None:
    assert polar.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which countries were in the 2015 declaration but not in the 2021 one?", ["RU"]),
        ("Quels pays étaient dans la déclaration de Tromsø en 2015 mais plus en 2021 ?", ["RU"]),
        ("¿Qué países estaban en la Declaración de Tromsø de 2015 y ya no en la de 2021?", ["RU"]),
        ("Que países estavam na declaração de 2015 mas não na de 2021?", ["RU"]),
        ("Which countries left the PDC between 2015 and 2021?", ["RU"]),
        ("Quels pays ont rejoint le Conseil entre 2015 et 2021 ?", ["JP", "SE"]),
        ("Que países entraram no PDC entre 2015 e 2021?", ["JP", "SE"]),
        ("Which countries are in the revised Tromsø Declaration but were not in the original one?", ["JP", "SE"]),
        ("Which countries were in the 2015 Tromsø declaration but not in the 2018 one?", []),
        ("Which countries joined the CFS between 2015 and 2021?", []),
    ],
)
def test_who_came_in_or_left_between_two_versions(polar: Assistant, text: str, expected: list[str]) -> None:
    answer = polar.ask(text)
    assert values(answer) == expected
    assert_quotes(polar, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many countries signed the Tromsø Declaration in 2015?", ["6"]),
        ("Combien de pays ont signé la Déclaration de Tromsø en 2015 ?", ["6"]),
        ("¿Qué países forman parte de la Declaración de Tromsø revisada?", NEW),
        ("Que países assinaram a declaração revista de 2021?", NEW),
        ("What is the difference between the 2015 target and the 2021 target?", ["200", "600"]),
        ("Qui présidait le Conseil en 2015 et qui le préside depuis 2021 ?", ["IS", "NO"]),
        ("What is the difference between the 2015 budget and the 2021 budget?", []),
    ],
)
def test_a_version_is_meant_by_its_year_or_as_the_revised_one(polar: Assistant, text: str, expected: list[str]) -> None:
    assert values(polar.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quelle est la différence entre les priorités de 2015 et celles de 2021 ?",
        "¿En qué se diferencian las prioridades de 2015 y las de 2021?",
    ],
)
def test_what_both_versions_say_of_a_thing_is_set_side_by_side(polar: Assistant, text: str) -> None:
    quotes = [each.quote for each in polar.ask(text).citations]
    assert len(quotes) == 2 and "fisheries" in quotes[0] and "two priorities" in quotes[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which European countries are members of the PDC?", {"RU", "DK", "FI", "IS", "NO", "SE"}),
        ("Quels pays d'Asie sont membres du PDC ?", {"JP"}),
    ],
)
def test_a_region_narrows_the_list_of_each_version(polar: Assistant, text: str, expected: set[str]) -> None:
    assert set(values(polar.ask(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "But not in the original text, which countries signed the revised one?",
        "Mais pas dans le texte initial : quels pays ont signé le texte révisé ?",
        "But not in the original text?",
        "And in both versions?",
        "Et dans les deux versions ?",
    ],
)
def test_versions_named_before_anything_is_asked_break_nothing(polar: Assistant, text: str) -> None:
    answer = polar.ask(text)
    assert answer.verdict is None
    assert_quotes(polar, answer)
