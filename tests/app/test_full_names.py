"""The name behind an acronym, the other name of a body, and what a bare year is held against."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.parts import parts


@pytest.mark.parametrize(
    "text",
    [
        "Que recouvre le sigle LDP, en toutes lettres ?",
        "What is the full French title used for the LDP?",
        "LDP, spelled out in the source language please",
        "¿Qué denominación lleva la LDP en el original francés?",
        "Por extenso, em francês, a LDP chama-se como?",
    ],
)
def test_an_acronym_is_spelled_out_however_it_is_asked(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.status == "answered"
    assert "Ligue des phares" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La Ligue des phares est-elle de 1994 ?", "yes"),
        ("Is the Lighthouse League from 1995?", "no"),
        ("¿La Liga de los Faros es de 1990?", "no"),
        ("A Liga dos Faróis é de 1994?", "yes"),
    ],
)
def test_a_bare_year_is_held_against_the_founding(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quand le Forum des marées a-t-il été lancé et fonctionne-t-il encore ?", "fr"),
        ("When was the Tide Forum launched and does it still work?", "en"),
        ("¿Cuándo se lanzó el Foro de las Mareas y sigue funcionando?", "es"),
        ("Quando foi lançado o Fórum das Marés e ele ainda funciona?", "pt"),
    ],
)
def test_a_date_and_whether_it_still_works_are_two_questions(seas: Assistant, text: str, language: str) -> None:
    assert len(parts(text, language)) == 2
    assert {"2003-05"} <= {item.value for item in seas.ask(text).items}


@pytest.mark.parametrize(
    ("history", "text", "verdict"),
    [
        (["Who is in the Lighthouse League?"], "What about Spain?", "yes"),
        (["Quels pays sont membres de la Ligue des phares ?"], "Et le Portugal ?", "no"),
    ],
)
def test_a_country_behind_a_list_asks_whether_it_belongs(
    seas: Assistant, history: list[str], text: str, verdict: str
) -> None:
    assert seas.ask(text, history=history).verdict == verdict


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Quels membres de la Ligue des phares sont en Amérique du Sud ?", "Aucun pays"),
        ("Which members of the Lighthouse League are in South America?", "No country"),
    ],
)
def test_a_region_without_a_member_is_told_in_words(seas: Assistant, text: str, said: str) -> None:
    assert seas.ask(text).answer.startswith(said)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Forum des marées est-il plus récent que la ligue des phares ?", "yes"),
        ("Is the Lighthouse League older than the forum on tides?", "yes"),
    ],
)
def test_a_body_told_by_its_kind_and_theme_is_compared(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict
