"""Questions that ask two things at once: a number and the names beside it, two numbers, one number of each body."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values

LEAGUE = ["5", "ES", "FR", "GR", "IT", "MT"]
COMMITTEE = ["4", "ES", "IT", "PT", "TN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LDP : nombre de pays + liste complète", LEAGUE),
        ("Combien de membres compte la Ligue des phares ? Citez-les.", LEAGUE),
        ("Combien et quels pays composent le Comité des balises ?", COMMITTEE),
        ("How many members does the Lighthouse League have and who are they?", LEAGUE),
        ("How many and which countries are in the Committee on Beacons?", COMMITTEE),
        ("Committee on Beacons: number of countries plus the full list", COMMITTEE),
        ("Liga de los Faros: ¿cuántos miembros y cuáles?", LEAGUE),
        ("¿Cuántos y cuáles son los países del Comité de las Balizas?", COMMITTEE),
        ("¿Cuántos países tiene el Comité de las Balizas? Enuméralos.", COMMITTEE),
        ("Número de países da Liga dos Faróis e lista completa", LEAGUE),
        ("Quantos e quais países integram o Comitê das Balizas?", COMMITTEE),
        ("Quantos membros tem a Liga dos Faróis? Liste-os.", LEAGUE),
    ],
)
def test_the_number_of_members_comes_with_their_names_where_both_are_asked(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien de pays sur la liste de la Ligue des phares ?", ["5"]),
        ("How many countries are on the list of the Lighthouse League?", ["5"]),
        ("How many laboratories does the Cercle des sondes have and which ones?", ["30"]),
        ("Combien de laboratoires compte le Cercle des sondes, et lesquels ?", ["30"]),
    ],
)
def test_a_number_comes_alone_where_no_names_of_members_are_asked_or_told(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    assert values(seas.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How big is R4V? number of partners and number of countries please", ["17", "192"]),
        ("Two numbers for R4V: partners and countries", ["17", "192"]),
        ("R4V en chiffres : partenaires et pays", ["17", "192"]),
        ("deux chiffres sur la CMC svp : gouvernements et organisations internationales", ["10", "20"]),
        ("give me two figures on the CMC: governments and international organizations", ["10", "20"]),
        ("dame dos cifras de la R4V: socios y países donde está", ["17", "192"]),
        ("dois números da R4V: parceiros e países", ["17", "192"]),
        ("how long do panelists get to answer + how many rounds of questions?", ["2", "7"]),
        ("¿Cuánto tiempo tienen los panelistas para responder y cuántas rondas de preguntas hay?", ["2", "7"]),
        ("Combien d'axes a la CRM et combien en a le processus de Quito ?", ["10", "3"]),
        ("how many axes does the CRM have and how many does the Quito Process have?", ["10", "3"]),
        ("¿Cuántos ejes tiene la CRM y cuántos tiene el Proceso de Quito?", ["10", "3"]),
        ("quantos eixos tem a CRM e quantos tem o Processo de Quito", ["10", "3"]),
        ("How many members do the CSM and the MIRPS have?", ["12", "6"]),
        ("Combien de membres ont la CSM et le MIRPS ?", ["12", "6"]),
        ("¿Cuántos miembros tienen la CSM y el MIRPS?", ["12", "6"]),
        ("Quantos membros têm a CSM e o MIRPS?", ["12", "6"]),
    ],
)
def test_two_numbers_asked_at_once_are_both_given(note: Assistant, text: str, expected: list[str]) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many members does the CSM have and how many does the CAM have?", ["12"]),
        ("two figures on the MIRPS: budget and staff", []),
        ("¿Cuántos miembros tiene la CSM y cuántos refugiados acogió?", ["12"]),
        ("Quel est l'effectif du personnel et le budget de la R4V, en chiffres ?", []),
    ],
)
def test_a_second_number_that_no_document_gives_is_not_made_up(note: Assistant, text: str, expected: list[str]) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 23 objectives of the migration compact are grouped into how many themes?", ["5"]),
        ("Les 23 objectifs du GCM sont répartis en combien de domaines ?", ["5"]),
        ("¿En cuántas áreas temáticas se agrupan los 23 objetivos del GCM?", ["5"]),
        ("Os 23 objetivos do GCM distribuem-se por quantas áreas?", ["5"]),
        ("R4V's 192 partners are in how many countries?", ["17"]),
        ("The 23 objectives of the migration compact bind how many states?", []),
        ("How many of the 23 objectives of the GCM concern children?", []),
        ("Os 23 objetivos do GCM vinculam quantos Estados?", []),
        ("Quels sont les 23 objectifs du GCM ?", []),
    ],
)
def test_a_number_that_is_said_asks_for_that_of_other_things_beside_it(
    note: Assistant, text: str, expected: list[str]
) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Total de mécanismes présentés dans la note ? Et combien sont de 2018 ?",
        "Total number of mechanisms in the note? And how many of them date from 2018?",
        "Total de mecanismos de la nota y cuántos son de 2018",
        "Total de mecanismos apresentados na nota? E quantos deles são de 2018?",
    ],
)
def test_a_total_and_those_of_a_year_are_two_questions(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["4", "9"]


@pytest.mark.parametrize(
    "text",
    [
        "À quel conseil la CAM est-elle rattachée ? Et la commission qui l'a précédée, à quel organe l'était-elle ?",
        "To which council does the CAM belong? And the committee that existed before it, to which was it attached?",
        "¿De qué consejo depende la CAM? ¿Y la comisión que existía antes, a cuál estaba adscrita?",
        "De qual conselho a CAM depende? E a comissão que existia antes dela, era ligada a qual?",
    ],
)
def test_what_is_asked_of_the_body_before_is_told_of_that_one(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["cidi", "oas-permanent-council"]


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (
            "Qu'est-ce que la CAM ?",
            "Et avant celle-ci, quel organe existait, et entre quelles dates a-t-il fonctionné ?",
        ),
        ("What is the CAM?", "And before that one, what body was there, and between which dates did it work?"),
        ("¿Qué es la CAM?", "¿Y antes de esa qué órgano había, y entre qué fechas funcionó?"),
        ("O que é a CAM?", "E antes dessa que órgão havia, e entre que datas funcionou?"),
    ],
)
def test_what_was_before_that_one_is_its_predecessor_with_its_time(note: Assistant, first: str, text: str) -> None:
    assert values(note.ask(text, history=[first])) == ["2008-04", "2012-06", "special-committee-migration"]
