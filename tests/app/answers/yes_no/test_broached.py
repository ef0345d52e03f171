"""Whether the documents speak of something at all: a country, a body, a theme."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Do the documents mention laboratories?", "laboratoires"),
        ("¿Mencionan los documentos las mareas?", "marées"),
        ("Les documents parlent-ils de la surveillance côtière ?", "surveillance côtière"),
        ("Fala-se de laboratórios nos documentos?", "laboratoires"),
        ("Is Tunisia mentioned?", "Tunisie"),
        ("¿Se menciona a Malta?", "Malte"),
        ("La Tunisie est-elle citée ?", "Tunisie"),
        ("O texto menciona Angola?", "Angola"),
        ("Do the documents refer to the Lighthouse League?", "Ligue des phares"),
    ],
)
def test_what_a_sentence_speaks_of_is_mentioned(seas: Assistant, text: str, told: str) -> None:
    answer = seas.ask(text)
    assert answer.status == "answered"
    assert answer.answer.startswith(("Yes", "Sí", "Oui", "Sim"))
    assert told in answer.citations[0].quote
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Does the note mention asylum?", "d'asile"),
        ("A nota fala de asilo?", "d'asile"),
        ("Does the note mention MERCOSUR?", "MERCOSUR"),
        ("¿Habla la nota de la trata de personas?", "la traite"),
        ("Est-ce que la note parle de la traite ?", "la traite"),
        ("Where does the note talk about statistics?", "statistiques"),
    ],
)
def test_the_sentence_is_one_on_that_very_thing(note: Assistant, text: str, told: str) -> None:
    answer = note.ask(text)
    assert answer.status == "answered"
    assert told in answer.citations[0].quote


def test_a_denial_that_is_put_to_the_test_is_denied(note: Assistant) -> None:
    assert note.ask("La nota no habla de asilo, ¿verdad?").answer.startswith("No")


@pytest.mark.parametrize(
    "text",
    [
        "Do the documents mention fisheries?",
        "Is Japan mentioned?",
        "¿Se menciona a Portugal como miembro del Comité de las Boyas?",
        "Les documents parlent-ils d'une surveillance aérienne ?",
        "Do the documents mention that the Forum has a budget?",
        "Os documentos falam de crianças?",
    ],
)
def test_what_no_sentence_speaks_of_is_not_answered(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"
