"""What tells of another thing than the one asked about is no answer."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values


@pytest.mark.parametrize(
    "text",
    [
        "When is the CAM meeting?",
        "Quand a lieu la réunion de la CAM ?",
        "¿Cuándo es la reunión de la CAM?",
        "quando é a reunião da CAM?",
    ],
)
def test_the_founding_of_a_body_is_not_when_it_meets(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["When was the CAM created?", "Quand la CAM a-t-elle été créée ?"])
def test_the_founding_is_told_where_it_is_asked_for(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["2012-06"]


@pytest.mark.parametrize(
    "text",
    [
        "Who represents Colombia in the Quito Process?",
        "Qui représente la Colombie dans le Processus de Quito ?",
        "¿Quién representa a Colombia en el Proceso de Quito?",
        "Quem representa a Colômbia no Processo de Quito?",
        "Quién financia el MIRPS?",
        "quem assinou o pacto global?",
        "what technical groups does Quito have",
        "tell me the ten themes in Quito",
        "Which objectives of the GCM are about labor mobility?",
        "Quel est le nom en espagnol de la CSM ?",
    ],
)
def test_who_acts_which_parts_and_foreign_names_are_not_made_up(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["Quels objectifs vise le GCM ?", "Which objectives does the GCM have?"])
def test_what_a_body_aims_at_is_still_told(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "answered"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("o que é OIM?", "Os documentos apenas nomeiam"),
        ("What is the IOM?", "The documents do no more than name"),
        ("¿Qué es el CIDI?", "Los documentos no hacen más que nombrar"),
        ("Qu'est-ce que le CIDI ?", "Les documents ne font que nommer"),
    ],
)
def test_a_body_that_is_only_named_is_said_to_be_so(note: Assistant, text: str, lead: str) -> None:
    assert note.ask(text).answer.startswith(lead)


def test_an_acronym_is_spelt_out_as_the_document_has_it(note: Assistant) -> None:
    assert values(note.ask("Que signifie GCM ?")) == ["Pacte mondial sur les migrations (GCM)"]
    assert values(note.ask("qual a sigla em francês da CSM?")) == ["Conférence sud-américaine sur la migration (CSM)"]


@pytest.mark.parametrize(
    "text", ["Combien de questions seront posées aux panélistes ?", "How many questions are there?"]
)
def test_minutes_are_no_number_of_questions(note: Assistant, text: str) -> None:
    assert "7" not in values(note.ask(text))
