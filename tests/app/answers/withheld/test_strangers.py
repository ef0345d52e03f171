"""What is asked of a body that nobody declares: no other body is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.answers.withheld.strangers import is_of_stranger
from app.assistant import Assistant
from app.questions.question import understand
from tests.app.invented import assistant_over

_KIND = re.compile(r"Trait\w+|Treat\w+|Tratad\w+")


@pytest.mark.parametrize(
    "text",
    [
        "Que dit le Traité de Kosice ?",
        "What does the Kosice Treaty say?",
        "¿Qué dice el Tratado de Kosice?",
        "Que diz o Tratado de Kosice?",
    ],
)
def test_the_kind_of_a_name_may_be_said_in_another_language(text: str, tmp_path: Path) -> None:
    files = {"a.fr.md": "# A\n\nLe Traité de Kosice vaut.\n\nLe Forum de Kosice siège.\n"}
    made = assistant_over(tmp_path, files)
    found = {s.text: s for s in made.knowledge.sentences(next(iter(made.knowledge.metadata)))}
    question = replace(understand(text, made.names), bodies=(), unknown=(_KIND.search(text)[0], "Kosice"))
    assert not is_of_stranger(question, found["Le Traité de Kosice vaut."], made.knowledge)
    assert is_of_stranger(question, found["Le Forum de Kosice siège."], made.knowledge)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Qui préside le Comité de Gand sur les balises ?", "Qui préside le Comité sur les balises ?"),
        ("Who chairs the Ghent Committee on Beacons?", "Who chairs the Beacons Committee?"),
        ("¿Quién preside el Comité K7 de las Balizas?", "¿Quién preside el Comité Balizas?"),
        ("Quem preside o Comitê de Gante das Balizas?", "Quem preside o Comitê Balizas?"),
    ],
)
def test_a_name_that_says_more_than_that_of_a_known_body_is_answered_by_nothing(
    seas: Assistant, text: str, named: str
) -> None:
    assert seas.ask(text).status == "not_found"
    assert [item.code for item in seas.ask(named).items] == ["PT"]


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays sont membres de la ligue de gand ?",
        "Which countries are members of the tampere league?",
        "¿Qué países son miembros de la Liga XBX?",
        "Que países são membros da Liga XBX?",
    ],
)
def test_a_kind_of_body_with_a_name_of_nobody_is_no_other_of_its_kind(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Quand le Réseau d'Ulcinj a-t-il été créé ?",
        "When was the Ulcinj network created?",
        "¿Cuándo se creó la Red de Ulcinj?",
        "Quando foi criada a Rede de Ulcinj?",
    ],
)
def test_a_body_may_go_by_what_is_told_of_it_spelt_as_elsewhere(text: str, tmp_path: Path) -> None:
    told = {"a.en.md": "# Network of Islands (NOI)\n\nThe Network of Islands was created in 2010 in Ulcinje.\n"}
    assert "2010" in assistant_over(tmp_path, told).ask(text).answer


@pytest.mark.parametrize(
    ("language", "name", "told", "asked"),
    [
        ("fr", "Système d'alerte des lagunes", "Le {} a six parties.", "Combien de parties le {} a-t-il ?"),
        ("en", "Lagoon Alert System", "The {} has six parties.", "How many parties does the {} have?"),
        ("es", "Sistema de Alerta de las Lagunas", "El {} tiene seis partes.", "¿Cuántas partes tiene el {}?"),
        ("pt", "Sistema de Alerta das Lagoas", "O {} tem seis partes.", "Quantas partes tem o {}?"),
    ],
)
def test_a_name_that_no_document_has_is_answered_by_nothing(
    language: str, name: str, told: str, asked: str, tmp_path: Path
) -> None:
    made = assistant_over(tmp_path, {f"a.{language}.md": f"# {name} (SAL)\n\n{told.format(name)}\n"})
    stranger = {"fr": "Système de Tolvek", "en": "Tolvek System"}.get(language, "Sistema de Tolvek")
    assert [item.value for item in made.ask(asked.format(name)).items] == ["6"]
    assert made.ask(asked.format(stranger)).status == "not_found"
