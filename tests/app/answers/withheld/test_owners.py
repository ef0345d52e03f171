"""What a sentence says of another body, or besides what is asked of the one, is no answer."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

KILNS = """# Kilns and clays

## Potters Network (POTNET)

The coordination of the Potters Network is entrusted to Ms Ada Lund. POTNET is attached to the Clay Alliance (CLALL). \
It trains apprentices and keeps old kilns alive. This network no longer operates.

## Clay Alliance (CLALL)

The Clay Alliance was founded in Faro in 1998. It publishes a yearbook.
"""
MANIFEST = """
[[document]]
id = "kilns"
file = "kilns.en.md"
title = "Kilns and clays"
language = "en"
date = "2022"
"""


@pytest.fixture(scope="module")
def kilns(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("kilns"), {"kilns.en.md": KILNS, "corpus.toml": MANIFEST})


@pytest.mark.parametrize(
    "text",
    [
        "De quel organe dépend la CLALL ?",
        "To which body is the CLALL attached?",
        "¿De qué órgano depende la CLALL?",
        "De que órgão depende a CLALL?",
    ],
)
def test_what_belongs_to_a_body_is_none_that_it_belongs_to(kilns: Assistant, text: str) -> None:
    assert kilns.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Devant qui la POTNET est-elle responsable ?",
        "To whom does POTNET report?",
        "¿Ante quién responde la POTNET?",
        "Perante quem responde a POTNET?",
    ],
)
def test_who_leads_a_body_is_none_to_whom_it_reports(kilns: Assistant, text: str) -> None:
    assert values(kilns.ask(text)) == ["clall"]


@pytest.mark.parametrize(
    "text",
    [
        "Dans quel but la POTNET existe-t-elle ?",
        "Why does POTNET exist?",
        "¿Con qué propósito existe la POTNET?",
        "Com que propósito existe a POTNET?",
    ],
)
def test_that_a_body_no_longer_works_is_not_what_it_is_for(kilns: Assistant, text: str) -> None:
    assert "trains apprentices" in kilns.ask(text).citations[0].quote
