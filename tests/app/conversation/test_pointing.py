"""Questions that are but a name."""

from __future__ import annotations

import pytest

from app.assistant import Assistant


@pytest.mark.parametrize(
    "text",
    [
        "CRM",
        "la CRM ?",
        "The CRM?",
        "CRM, please",
        "la CRM, merci",
        "CRM, por favor",
        "Conferencia Regional sobre Migración",
    ],
)
def test_a_name_alone_asks_what_it_is(note: Assistant, text: str) -> None:
    assert note.ask(text).citations[0].quote.startswith("Cette conférence représente")


@pytest.mark.parametrize(
    "text",
    [
        "Comment la CRM prend-elle ses décisions ?",
        "How does the CRM take decisions?",
        "¿Cómo toma la CSM sus decisiones?",
        "Como a CRM toma decisões?",
        "¿Cuál es el reglamento de la CRM?",
    ],
)
def test_the_manner_of_what_a_body_does_is_not_what_it_is(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
