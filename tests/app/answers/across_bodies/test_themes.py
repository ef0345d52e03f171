"""Which bodies deal with a theme: by what the documents say that they are, are for and work on."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    "text",
    [
        *("Which mechanisms deal with refugees?", "Which mechanisms are about refugees?"),
        *("Quels mécanismes traitent des réfugiés ?", "Quels mécanismes s'occupent des réfugiés ?"),
        *("¿Qué mecanismos tratan de los refugiados?", "¿Qué mecanismos se ocupan de los refugiados?"),
        *("Que mecanismos tratam dos refugiados?", "Quais mecanismos se ocupam de refugiados?"),
    ],
)
def test_all_bodies_that_are_said_to_deal_with_a_theme_are_found(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == ["cmc", "gcr", "mirps", "r4v"]
    assert answer.derived
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        *("Quels mécanismes traitent de la traite des personnes ?", "Which mechanisms deal with human trafficking?"),
        *("¿Qué mecanismos se ocupan de la trata de personas?", "Quais mecanismos tratam do tráfico de pessoas?"),
    ],
)
def test_a_noun_is_not_matched_by_a_verb_that_looks_alike(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["csm"]


def test_a_theme_that_looks_like_an_office_is_a_theme(note: Assistant) -> None:
    assert values(note.ask("Which mechanisms address border management?")) == ["cmc"]


@pytest.mark.parametrize(
    "text",
    [
        *("Which mechanisms deal with climate change?", "Quels mécanismes traitent du climat ?"),
        *(
            "¿Qué mecanismos tratan de la pesca?",
            "Que mecanismos tratam da pesca?",
            "Which mechanisms deal with children?",
        ),
        *("Quels mécanismes traitent des enfants ?", "Which mechanisms deal with fisheries?"),
    ],
)
def test_a_theme_that_no_body_deals_with_is_not_found(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Qué foro trata las estadísticas migratorias?", ["csm"]),
        ("Which forum deals with statistics?", ["csm"]),
        ("Que fórum trata das estatísticas?", ["csm"]),
        ("Que fórum reúne os países da América do Sul?", ["csm"]),
        ("Which forum brings together the countries of South America?", ["csm"]),
        ("Quel forum réunit les pays d'Amérique du Sud ?", ["csm"]),
        ("¿Qué foro reúne a los países de América del Sur?", ["csm"]),
        ("¿Qué foros reúnen a los países de América del Sur?", ["csm"]),
        ("Que fóruns reúnem os países da América do Sul?", ["csm"]),
        ("Which of these mechanisms have to do with Venezuela?", ["csm", "quito-process", "r4v"]),
        ("Quels processus ont à voir avec le Venezuela ?", ["csm", "quito-process", "r4v"]),
        ("Quel processus ne marche plus ?", ["cmc"]),
        ("Which mechanism is defunct?", ["cmc"]),
        ("Which of these bodies has been shelved?", ["cmc"]),
    ],
)
def test_the_body_of_a_theme_a_region_or_a_state_is_found_in_any_wording(
    note: Assistant, text: str, expected: list[str]
) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize("text", ["Which forum brings together African countries?", "Quand se réunit la CSM ?"])
def test_a_region_without_a_body_and_a_time_of_meeting_are_not_answered(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
