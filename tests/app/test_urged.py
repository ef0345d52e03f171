"""Whom a body urges and what a body is part of are told as the sentence says it, not the other way round."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

NOTE = """Note sur les fleuves

Processus de Tolba (PDT) - 2015
Le processus de Tolba est une tribune de dialogue. Il a appelé le gouvernement péruvien à ouvrir ses écluses aux \
bateaux voisins. Il regroupe le Chili, la Colombie et l'Équateur.

Commission des crues (CDC) - 2012
Cette commission a été créée en tant que commission permanente du Conseil des lacs (CDL) de l'Union des rivières (UDR).

Conférence des digues (CDD) - 1999
Cette conférence est une tribune de dialogue. Elle a contribué, par ses travaux, à la Déclaration de Lund (2013) et \
s'appuie sur la Charte de Visby.
"""
GLOSSARY = """
[[body]]
id = "lakes"
fr = { name = "Conseil des lacs", acronym = "CDL" }
en = { name = "Council of Lakes", acronym = "CDL" }
es = { name = "Consejo de los Lagos", acronym = "CDL" }
pt = { name = "Conselho dos Lagos", acronym = "CDL" }

[[body]]
id = "lund"
fr = { name = "Déclaration de Lund" }
en = { name = "Lund Declaration" }
es = { name = "Declaración de Lund" }
pt = { name = "Declaração de Lund" }
"""


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("rivers"), {"note.fr.txt": NOTE, "glossary.toml": GLOSSARY})


@pytest.mark.parametrize(
    "text",
    [
        "Qui a été appelé, par le processus de Tolba, à ouvrir ses écluses ?",
        "Who was urged by the processus de Tolba to open its locks?",
        "¿Quién fue instado por el PDT a abrir sus esclusas?",
        "Quem foi instado pelo PDT a abrir as suas eclusas?",
    ],
)
def test_who_was_urged_is_who_the_sentence_names(rivers: Assistant, text: str) -> None:
    assert values(rivers.ask(text)) == ["gouvernement péruvien"]


@pytest.mark.parametrize(
    "text",
    [
        "À quelle organisation appartient le CDL ?",
        "Which organization does the CDL belong to?",
        "¿A qué organización pertenece el CDL?",
        "A que organização pertence o CDL?",
    ],
)
def test_what_a_body_belongs_to_is_not_what_belongs_to_it(rivers: Assistant, text: str) -> None:
    assert "cdc" not in values(rivers.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "Quelle commission relève du CDL ?",
        "Which commission reports to the CDL?",
        "¿Qué comisión depende del CDL?",
        "Que comissão pertence ao CDL?",
    ],
)
def test_what_belongs_to_a_body_is_told(rivers: Assistant, text: str) -> None:
    assert values(rivers.ask(text)) == ["cdc"]


@pytest.mark.parametrize(
    "text",
    [
        "CDL, ça veut dire quoi ?",
        "CDL: which council is hidden behind the letters?",
        "CDL: ¿qué consejo se esconde tras la sigla?",
        "CDL: que conselho se esconde atrás da sigla?",
    ],
)
def test_what_letters_hide_is_the_name_they_stand_for(rivers: Assistant, text: str) -> None:
    answer = rivers.ask(text)
    assert answer.status == "answered" and "Conseil des lacs" in answer.citations[0].quote
    assert "CDL" in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Aux travaux de quelle conférence attribue-t-on la Déclaration de Lund ?",
        "To the work of which conference is the Lund Declaration attributed?",
        "La Declaración de Lund, ¿a los trabajos de qué conferencia se atribuye?",
        "A Declaração de Lund é atribuída aos trabalhos de que conferência?",
    ],
)
def test_whose_work_a_declaration_comes_from_is_who_the_sentence_is_on(rivers: Assistant, text: str) -> None:
    assert values(rivers.ask(text)) == ["cdd"]


@pytest.mark.parametrize(
    "text", ["La CDD, ¿en qué carta se apoya?", "A CDD apoia-se em que documento?", "La CDC, ¿de qué consejo depende?"]
)
def test_an_interrogative_behind_what_is_asked_about_wants_no_yes(rivers: Assistant, text: str) -> None:
    assert not rivers.asked(text)[0].polar
    assert len(rivers.asked(text)) == 1
