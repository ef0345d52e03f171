"""Whether a sentence bears out the figures of a question for a yes or a no."""

from __future__ import annotations

import pytest

from app.answers.yes_no.figures import borne_out, instead
from app.assistant import Assistant
from app.drafts import Draft, DraftItem
from app.questions.question import understand
from app.questions.wanted import fits


@pytest.mark.parametrize(
    ("question", "language", "text", "expected"),
    [
        ("Has it got more than a dozen members?", "en", "It has 12 members.", False),
        ("Has it got at least a dozen members?", "en", "It has 12 members.", True),
        ("Has it got more than 12 members?", "en", "It has more than 12 members.", True),
        ("Os membros eram menos de quinze?", "pt", "Tem mais de 20 membros.", False),
        ("Compte-t-il moins de quinze membres ?", "fr", "Il compte douze membres.", True),
        ("¿Trabajó más de dos años?", "es", "Trabajó 18 meses.", False),
        ("Did the talks last more than a month?", "en", "They went on for 18 months.", None),
        ("Did the talks last more than 12 months?", "en", "They went on for two years.", True),
    ],
)
def test_a_bound_is_held_against_the_number_told(
    seas: Assistant, question: str, language: str, text: str, expected: bool | None
) -> None:
    assert borne_out(understand(question, seas.names, language), text, language) is (
        True if expected is None else expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it true that 5% of the world population were migrants in 2020?", "no"),
        ("Os migrantes representavam 10% da população mundial em 2020?", "no"),
        ("Foram 300 milhões de migrantes em 2020?", "no"),
        ("Were there 281 million migrants in 1970?", "no"),
        ("¿Eran 82 millones los migrantes en 2020?", "no"),
        ("En 1970 había 281 millones de migrantes, ¿no es así?", "no"),
        ("Did the 3.7% figure refer to 1970?", "no"),
        ("Havia 82 milhões de migrantes em 1970?", "yes"),
        ("Y avait-il 281 millions de migrants en 2020 ?", "yes"),
        ("¿La cifra de migrantes en 2020 fue de 281 millones?", "yes"),
        ("¿La CAM se constituyó conforme al artículo 85?", "no"),
        ("Was the CAM set up under article 58?", "yes"),
        ("Les discussions sur le Pacte mondial sur les réfugiés ont-elles duré moins d'un an ?", "no"),
        ("¿La resolución AG/RES. 2738 fue adoptada en junio de 2010?", "no"),
        ("¿La resolución AG/RES. 2738 fue adoptada en junio de 2012?", "yes"),
        ("¿El Pacto Mundial sobre Migración tiene 20 objetivos?", "no"),
        ("Does the migration compact have 17 objectives?", "no"),
        ("¿La CMC reúne a 30 gobiernos?", "no"),
        ("Does the R4V have more than 192 partners?", "yes"),
        ("A CSM foi criada há mais de 20 anos?", "yes"),
        ("Is the R4V made up of over 100 partners?", "yes"),
        ("¿La R4V tiene 192 socios en países latinoamericanos y caribeños?", "yes"),
        ("vrai/faux : la R4V compte 192 partenaires dans des pays latino-américains et caribéens", "yes"),
        ("V ou F: a R4V tem 192 parceiros na América Latina e no Caribe", "yes"),
    ],
)
def test_a_number_is_held_against_that_of_its_year_and_thing(note: Assistant, text: str, expected: str) -> None:
    assert note.ask(text).verdict == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le MIRPS compte 192 partenaires, vrai ou faux ?",
        "Does the R4V have 192 partners in Africa?",
        "¿La CSM fue disuelta hace más de 20 años?",
        "A CRM foi criada há mais de 20 anos?",
    ],
)
def test_a_number_of_another_body_place_or_act_decides_nothing(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Does R4V have 300 partners?",
        "Le Pacte mondial sur les migrations a-t-il été signé à Genève ?",
        "Le Pacte mondial sur les migrations a-t-il 30 objectifs ?",
    ],
)
def test_no_number_of_something_else_stands_under_a_no(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "no"
    assert not any(item.kind == "number" and item.value in {"5", "17", "164"} for item in answer.items)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foram 300 milhões de navios em 2020?", "9"),
        ("¿Fueron 300 millones de barcos en 1990?", "4"),
        ("Y avait-il 300 millions de navires ?", None),
    ],
)
def test_the_number_told_in_place_of_one_is_that_of_its_year(seas: Assistant, text: str, expected: str | None) -> None:
    told = instead(understand(text, seas.names), "Ships grew from 4 million in 1990 to 9 million in 2020.", "en")
    assert (told.value[:1] if told is not None else None) == expected


def test_a_no_by_another_number_wants_a_verdict_whatever_the_reader_says() -> None:
    number = DraftItem("number", "164", ())
    wanted = {"verdict": 0.1, "number": 0.9, "text": 0.0}
    assert fits(Draft("legal", [number], verdict=False), wanted) == 1.0
    assert fits(Draft("legal", verdict=False), wanted) == 0.1


@pytest.mark.parametrize(
    ("question", "language", "text", "expected"),
    [
        ("Un État dispose-t-il de plus d'une voix ?", "en", "Each state has one vote.", False),
        ("Does a state have more than one vote?", "es", "Cada Estado tiene un voto.", False),
        ("¿Tiene un Estado más de un voto?", "pt", "Cada Estado tem um voto.", False),
        ("Um Estado tem mais de um voto?", "fr", "Chaque État dispose d'une voix.", False),
        ("Does a state have more than one vote?", "en", "Each state has two votes.", True),
        ("Peut-on la réviser sur proposition d'un seul État ?", "en", "It is revised if two states propose it.", False),
        ("Can it be revised if a single state proposes it?", "fr", "Il est révisé si deux États le proposent.", False),
        ("¿Basta la propuesta de un solo Estado?", "pt", "Basta a proposta de dois Estados.", False),
        ("Basta a proposta de um único Estado?", "es", "Basta la propuesta de dos Estados.", False),
        ("Basta a proposta de um só Estado?", "es", "Basta la propuesta de un solo Estado.", True),
        ("Is it true that not a single state voted against it?", "en", "Two states voted against it.", True),
    ],
)
def test_one_of_a_thing_is_held_against_how_many_are_told(
    seas: Assistant, question: str, language: str, text: str, expected: bool
) -> None:
    spoken = {"Un": "fr", "Peut-on": "fr", "¿Tiene": "es", "¿Basta": "es", "Um": "pt", "Basta": "pt"}
    asked = understand(question, seas.names, spoken.get(question.split()[0], "en"))
    assert borne_out(asked, text, language) is expected
