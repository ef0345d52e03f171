"""Dates, numbers, instruments and relations of one body, and near misses that are refused."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("Quand la Ligue des phares a-t-elle été créée ?", ["1994-03"], "mars 1994"),
        ("When was the Lighthouse League founded?", ["1994-03"], "March 1994"),
        ("¿Cuándo se creó la Liga de los Faros?", ["1994-03"], "marzo de 1994"),
        ("Quando foi criada a Liga dos Faróis?", ["1994-03"], "março de 1994"),
        ("À quelle année remonte la Ligue des phares ?", ["1994-03"], "mars 1994"),
        ("How far back does the Lighthouse League go, what year does it date from?", ["1994-03"], "March 1994"),
        ("When was the Tide Forum launched?", ["2003-05"], "May 2003"),
        ("Quando foi criada a Rede das Ilhas Salgadas?", ["1987"], "1987"),
        ("Quand la Déclaration de Tern a-t-elle été adoptée ?", ["2018-05-04"], "4 mai 2018"),
        ("¿Cuándo se adoptó la Declaración de Tern?", ["2018-05-04"], "4 de mayo de 2018"),
    ],
)
def test_a_date_is_as_precise_as_the_document_and_in_words_of_the_asker(
    seas: Assistant, text: str, expected: list[str], words: str
) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert words in answer.answer
    assert_quotes(seas, answer)


def test_the_document_s_own_verb_is_kept(seas: Assistant) -> None:
    assert "fondée" in seas.ask("When was the Lighthouse League created?").answer


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La Ligue des phares a-t-elle été fondée en 1994 ?", "yes"),
        ("La Ligue des phares a-t-elle été fondée en 1996 ?", "no"),
        ("Was the Tide Forum launched in 2003?", "yes"),
        ("Was the Tide Forum launched in 2004?", "no"),
    ],
)
def test_a_year_that_is_asked_is_held_against_the_date(seas: Assistant, text: str, verdict: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == verdict
    assert len(answer.items) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien de membres compte le Comité des balises ?", ["4"]),
        ("How many members does the Lighthouse League have?", ["5"]),
        ("¿Cuántos países miembros tiene la RIS?", ["3"]),
        ("How many countries are in the Consejo de los Faroles Australes?", ["3"]),
        ("Combien de laboratoires regroupe le Cercle des sondes ?", ["30"]),
        ("How many observatories does the Tide Forum use?", ["40"]),
        ("How many states endorse the Tern Declaration?", ["3", "4"]),
    ],
)
def test_a_number_is_the_stated_one_else_the_length_of_the_list(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert_quotes(seas, answer)


def test_a_bound_is_said_with_the_number(seas: Assistant) -> None:
    assert "plus de 40" in seas.ask("Combien d'observatoires a le Forum des marées ?").answer
    assert "more than 40" in seas.ask("How many observatories does the Tide Forum use?").answer


def test_a_number_that_versions_give_otherwise_is_told_with_its_date(seas: Assistant) -> None:
    first, second = seas.ask("How many states endorse the Tern Declaration?").answer.split("\n")
    assert first.startswith("4 ")
    assert "differ" in second and "2018-05-04: 3" in second


def test_a_count_of_a_list_is_derived_and_a_stated_number_is_not(seas: Assistant) -> None:
    assert seas.ask("How many countries are in the Consejo de los Faroles Australes?").derived
    assert not seas.ask("How many members does the Lighthouse League have?").derived


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Par quelle résolution le Comité des balises a-t-il été créé ?", "MB/RES. 12 (IV-O/94)"),
        ("By which resolution was the Committee on Beacons established?", "MB/RES. 12 (IV-O/94)"),
        ("¿Mediante qué resolución se creó el Comité de las Balizas?", "MB/RES. 12 (IV-O/94)"),
        ("Qui préside le Comité des balises ?", "Portugal"),
        ("Who chairs the Committee on Beacons?", "Portugal"),
        ("Quem preside o Comitê das Balizas?", "Portugal"),
        ("Quel était le prédécesseur du Comité des balises ?", "Commission des bouées"),
        ("What came before the Committee on Beacons?", "Commission des bouées"),
    ],
)
def test_instruments_and_relations_are_given_by_name(seas: Assistant, text: str, expected: str) -> None:
    answer = seas.ask(text)
    (item,) = answer.items
    assert expected in item.name
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Quand le Cercle des sondes a-t-il été créé ?",
        "When was the CDS founded?",
        "Quand la Ligue des phares est-elle entrée en vigueur ?",
        "Qui préside la Ligue des phares ?",
        "Who leads the Tide Forum?",
        "Par quelle résolution la Ligue des phares a-t-elle été créée ?",
        "Combien de laboratoires regroupait le Cercle des sondes en 2012 ?",
        "How many observatories did the Tide Forum use in 2010?",
        "Quels sont les 30 laboratoires du Cercle des sondes ?",
        "How many boats does the Cercle des sondes have?",
        "¿Cuántos empleados tiene la Liga de los Faros?",
        "Quand l'OTAN a-t-elle été créée ?",
    ],
)
def test_what_the_documents_do_not_give_is_refused_with_the_nearest_passages(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert (answer.status, answer.items, answer.citations) == ("not_found", (), ())
    assert answer.related
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    "text",
    [
        "La R4V est menée par quelles organisations ?",
        "Under whose leadership is the Inter-Agency Coordination Platform for Refugees placed?",
        "¿Qué dos organizaciones llevan las riendas de la R4V?",
        "Você saberia me dizer quais organismos conduzem a plataforma R4V?",
    ],
)
def test_bodies_that_a_sentence_joins_are_told_together(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["unhcr", "iom"]
