"""Questions that are but a name."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.conversation.pointing import with_name


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


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("In that year, who chaired that organisation?", "en", "In that year, who chaired CAM?"),
        ("y en ese año, ¿quién preside esa organización?", "es", "y en ese año, ¿quién preside CAM?"),
        ("Cette année-là, qui présidait cette organisation ?", "fr", "Cette année-là, qui présidait CAM ?"),
        ("Naquele ano, quem presidia essa organização?", "pt", "Naquele ano, quem presidia CAM?"),
    ],
)
def test_a_name_takes_the_place_of_what_points_back_at_its_body(text: str, language: str, named: str) -> None:
    assert with_name(text, "CAM", language) == named
