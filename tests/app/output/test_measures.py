"""Numbers are shown with what they count and whether they are a bound."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.output.measures import is_length, phrase
from ingest.records import Span


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Combien d'organisations internationales participent aux CMC ?", "10 (« organisations internationales »)"),
        ("Combien de pays la Plateforme R4V couvre-t-elle ?", "17 (« pays d'Amérique latine et des Caraïbes »)"),
        ("how long did the discussions on the refugee compact last?", "more than 18 months"),
        ("Há quantos anos existe a CSM?", "mais de 20 anos"),
        ("how old is the SACM in years", "more than 20 years"),
        ("Combien de temps chaque panéliste a-t-il pour répondre ?", "7 minutes"),
        ("How many migrants were there in 2020?", "281,000,000"),
    ],
)
def test_a_number_has_its_unit_and_its_bound(note: Assistant, text: str, said: str) -> None:
    assert note.ask(text).answer.startswith(f"{said} [1]")


@pytest.mark.parametrize(
    "text",
    [
        "Combien de questions seront posées aux panélistes ?",
        "¿Cuántas preguntas se harán a los panelistas?",
        "quantas perguntas são feitas aos painelistas?",
        "how many questions are there?",
    ],
)
def test_a_number_of_things_is_no_length_of_time(note: Assistant, text: str) -> None:
    assert "7" not in note.ask(text).answer


def test_what_is_counted_ends_before_the_verb() -> None:
    text = "10 organisations internationales échangent des vues"
    assert phrase(text, Span(2, len("10 organisations internationales échangent"))) == "organisations internationales"
    assert is_length("años de trabajo")
    assert not is_length("minutas")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Was the CSM created before the CRM?", "No. South American Conference on Migration (SACM): 1999; Regional"),
        ("La CSM fut-elle créée avant la CRM ?", "Non. Conférence sud-américaine sur la migration (CSM) : 1999; Conf"),
        (
            "¿La CSM se creó antes que la CRM?",
            "No. Conferencia Suramericana sobre Migraciones (CSM): 1999; Conferencia",
        ),
        ("A CSM foi criada antes da CRM?", "Não. Conferência Sul-Americana sobre Migrações (CSM): 1999; Conferência"),
    ],
)
def test_dates_of_two_bodies_are_told_with_the_body(note: Assistant, text: str, said: str) -> None:
    assert note.ask(text).answer.startswith(said)
