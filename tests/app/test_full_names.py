"""The name behind an acronym, the other name of a body, and what a bare year is held against."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.parts import parts


@pytest.mark.parametrize(
    "text",
    [
        "Que recouvre le sigle LDP, en toutes lettres ?",
        "What is the full French title used for the LDP?",
        "LDP, spelled out in the source language please",
        "¿Qué denominación lleva la LDP en el original francés?",
        "Por extenso, em francês, a LDP chama-se como?",
        "À quelle appellation complète renvoie « LDP » ?",
        "Que se cache-t-il derrière le sigle LDP ?",
        "What full name is hidden behind LDP?",
        "What is behind the acronym LDP?",
        "¿Qué nombre completo hay detrás de la sigla LDP?",
        "¿A qué nombre completo remite LDP?",
        "A que nome completo remete a sigla LDP?",
    ],
)
def test_an_acronym_is_spelled_out_however_it_is_asked(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.status == "answered"
    assert "Ligue des phares" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which French acronyms does the note use for UNHCR and for IOM?", ["HCR", "OIM"]),
        ("Quels sigles la note emploie-t-elle pour UNHCR et IOM ?", ["HCR", "OIM"]),
        ("¿Qué sigla francesa usa la nota para ACNUR?", ["HCR"]),
        ("Qual é a sigla em francês do ACNUR?", ["HCR"]),
        ("What is the acronym of the Caribbean Migration Consultations?", ["CMC"]),
        ("Quelle est l'abréviation du Pacte mondial sur les migrations ?", ["GCM"]),
        ("¿Cuál es la sigla de la Comisión de Asuntos Migratorios?", ["CAM"]),
    ],
)
def test_an_acronym_is_given_as_the_document_has_it(note: Assistant, text: str, names: list[str]) -> None:
    assert [item.name for item in note.ask(text).items] == names


@pytest.mark.parametrize(
    "text",
    [
        "What is the English acronym of the South American Conference on Migration?",
        "Quel est le sigle anglais de la Conférence sud-américaine sur la migration ?",
        "What is behind the Quito Process?",
    ],
)
def test_no_acronym_is_given_in_another_language_or_where_none_is_asked(note: Assistant, text: str) -> None:
    assert "CSM" not in [item.name for item in note.ask(text).items]


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


def test_a_name_that_runs_on_to_another_body_is_not_meant(note: Assistant) -> None:
    compact = note.ask("Is the UN migration compact legally binding?")
    assert (compact.verdict, compact.citations[0].section[:13]) == ("no", "Pacte mondial")
    assert [item.value for item in note.ask("Does UN Migration lead the R4V?").items] != ["gcm"]


@pytest.mark.parametrize(
    "text",
    [
        "L'orateur répète R4V toutes les deux minutes. Le nom en entier ?",
        "The speaker keeps saying R4V, what is that in full?",
        "El orador repite R4V, ¿cuál es el nombre por entero?",
        "O orador repete R4V: qual é o nome por inteiro?",
    ],
)
def test_what_leads_up_to_a_question_for_a_name_asks_for_nothing(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.status == "answered"
    assert [item.value for item in answer.items] == ["r4v"]
