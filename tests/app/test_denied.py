"""An answer from facts gives way where its own sentence hardly answers and another surely does."""

from __future__ import annotations

import pytest

from app import solver
from app.assistant import Assistant
from tests.app.invented import assistant_over

FELLS = """# Note sur les crêtes

## Commission des crêtes (COCRE)

Base. La Commission des crêtes (COCRE) a été instituée par le Traité de Vireux du 30 juin 1998.

Situation. La COCRE a été dissoute le 31 décembre 2015 par la Décision de Kinet n° 3/2015.
"""


@pytest.fixture(scope="module")
def fells(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("fells"), {"note.fr.md": FELLS})


DISSOLVED = [
    "Par quelle décision la COCRE a-t-elle été dissoute ?",
    "By which decision was the COCRE dissolved?",
    "¿Por qué decisión se disolvió la COCRE?",
    "Por que decisão foi dissolvida a COCRE?",
]


@pytest.mark.parametrize("text", DISSOLVED, ids=["fr", "en", "es", "pt"])
def test_facts_that_their_sentence_does_not_bear_out_give_way_to_one_that_answers(fells: Assistant, text: str) -> None:
    assert fells.ask(text).answer.startswith("Décision de Kinet n° 3/2015")


def test_facts_that_are_all_but_certain_are_not_read(fells: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "_PLAIN", 0.0)
    assert fells.ask(DISSOLVED[0]).answer.startswith("Traité de Vireux")
