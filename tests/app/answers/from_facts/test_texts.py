"""What a body is and is for, and what one sentence says."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Quel est le mandat de la Ligue des phares ?", "Son mandat est d'entretenir les phares communs."),
        ("What is the mandate of the Lighthouse League?", "Son mandat est d'entretenir les phares communs."),
        ("¿Cuál es el mandato de la Liga de los Faros?", "Son mandat est d'entretenir les phares communs."),
        ("Quel est l'objectif principal du Forum des marées ?", "Son objectif principal est de prévoir"),
        ("Qual é o objetivo principal do Fórum das Marés?", "Son objectif principal est de prévoir"),
        ("Qu'est-ce que la Ligue des phares ?", "La Ligue des phares est une organisation de surveillance côtière."),
        ("What is the Cercle des sondes?", "Le Cercle des sondes est un réseau de laboratoires."),
        ("What kind of body is the Cercle des sondes?", "Le Cercle des sondes est un réseau de laboratoires."),
        ("¿Qué tipo de organismo es el Cercle des sondes?", "Le Cercle des sondes est un réseau de laboratoires."),
        ("Que tipo de órgão é o Cercle des sondes?", "Le Cercle des sondes est un réseau de laboratoires."),
    ],
)
def test_mandates_aims_and_definitions_are_quoted_as_whole_sentences(seas: Assistant, text: str, quote: str) -> None:
    answer = seas.ask(text)
    assert answer.status == "answered"
    assert answer.citations[0].quote.startswith(quote)
    assert_quotes(seas, answer)


def test_a_quote_in_another_language_says_which(seas: Assistant) -> None:
    assert "original: French" in seas.ask("What is the Lighthouse League?").answer
    assert "original" not in seas.ask("Qu'est-ce que la Ligue des phares ?").answer


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le budget de la Ligue des phares ?",
        "What is the budget of the Lighthouse League?",
        "Quelle est la population de Malte ?",
        "Who won the World Cup in 1998?",
        "¿Cuál es el idioma de trabajo del Comité de las Balizas?",
        "Qual é o clima em Marte?",
    ],
)
def test_what_no_sentence_says_is_refused(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.status == "not_found"
    assert answer.citations == ()


@pytest.mark.parametrize("text", ["Que signifie le sigle LDP ?", "What does LDP stand for?", "What does LDP mean?"])
def test_what_an_acronym_stands_for_is_quoted_beside_it(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.status == "answered"
    assert "LDP" in answer.citations[0].quote
    assert "Ligue des phares" in answer.citations[0].quote
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Intitulé officiel et complet de la LDP ?",
        "What does LDP stand for, in full, in the French original?",
        "¿Cuál es el nombre oficial de la LDP, en francés?",
        "Nome oficial por extenso da LDP, em francês?",
    ],
)
def test_how_a_name_is_to_be_written_asks_for_nothing_else(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert [item.name for item in answer.items] == ["Ligue des phares"] or "Ligue des phares" in answer.citations[
        0
    ].quote


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quel autre nom porte la Guilde des coraux ?", "ronde du Nord"),
        ("By what other name is the Coral Guild known?", "ronde du Nord"),
        ("El Gremio de los Corales, ¿con qué otro nombre figura?", "ronde du Nord"),
        ("Que outro nome tem a Guilda dos Corais?", "ronde du Nord"),
        ("Quel autre nom porte la ronde du Nord ?", "Guilde des coraux"),
    ],
)
def test_the_other_name_of_a_body_is_told(reefs: Assistant, text: str, name: str) -> None:
    assert [item.name for item in reefs.ask(text).items] == [name]


def test_the_aims_of_a_body_are_those_of_the_older_text_where_a_newer_one_but_reports(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    charter = """Carta de la Liga de Boyas (LDB), 2 de mayo de 2009

Se crea la Liga de Boyas (LDB).

Son objetivos de la Liga:
a) contar las boyas;
b) pintar los faros.
"""
    minutes = """# Minutes of the Buoy League meeting, 3 May 2020

The Liga de Boyas (LDB) met in Vigo on 3 May 2020. The Liga de Boyas excused its absence from the fair.
"""
    league = assistant_over(tmp_path_factory.mktemp("league"), {"carta.es.txt": charter, "minutes.en.md": minutes})
    for text in (
        "¿Cuáles son los fines de la LDB?",
        "What are the aims of the LDB?",
        "Quels sont les buts de la LDB ?",
    ):
        quotes = [each.quote for each in league.ask(text).citations]
        assert "a) contar las boyas;" in quotes and "b) pintar los faros." in quotes
