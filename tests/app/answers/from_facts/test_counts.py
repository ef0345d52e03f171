"""How many of a thing a body counts, in the words of the question."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

FILES = {
    "plovers.en.md": """# Plover Network (PLN) - 2014

The Plover Network brings together 85 institutional partners in 17 countries of the region.
""",
    "dunlins.en.md": """# Dunlin League (DUL) - 2009

The Dunlin League counts 9 member states: Albania, Bulgaria, Croatia, Greece, Italy, Malta, Romania, Serbia and Turkey.
""",
}


@pytest.fixture(scope="module")
def shore(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("shore"), FILES)


@pytest.mark.parametrize(
    "text",
    [
        "How many members does the PLN have?",
        "Combien de membres compte le PLN ?",
        "¿Cuántos miembros tiene la PLN?",
        "Quantos membros tem a PLN?",
    ],
)
def test_the_countries_in_which_something_is_are_no_members(shore: Assistant, text: str) -> None:
    assert "17" not in values(shore.ask(text)), text


def test_they_are_counted_where_countries_are_asked_for(shore: Assistant) -> None:
    assert values(shore.ask("In how many countries does the PLN have partners?")) == ["17"]


@pytest.mark.parametrize(
    "text",
    [
        "What is the size of the Dunlin League?",
        "Quelle est la taille de la DUL ?",
        "¿Cuál es el tamaño de la DUL?",
        "Qual é o tamanho da DUL?",
    ],
)
def test_the_size_of_a_body_is_the_number_of_its_members(shore: Assistant, text: str) -> None:
    assert values(shore.ask(text)) == ["9"], text


@pytest.mark.parametrize(
    "text", ["What is the age of the DUL?", "Quel âge a la DUL ?", "¿Qué edad tiene la DUL?", "Que idade tem a DUL?"]
)
def test_the_age_of_a_body_is_since_when(shore: Assistant, text: str) -> None:
    assert values(shore.ask(text)) == ["2009"], text


@pytest.mark.parametrize(
    "text",
    [
        "How many staff members does the Dunlin League have?",
        "How many board members does the DUL have?",
        "Combien de membres du personnel compte la DUL ?",
        "¿Cuántos miembros del personal tiene la DUL?",
        "Quantos membros do pessoal tem a DUL?",
    ],
)
def test_members_of_staff_are_no_member_states(shore: Assistant, text: str) -> None:
    assert shore.ask(text).status == "not_found", text


def test_states_parties_are(shore: Assistant) -> None:
    assert values(shore.ask("How many states parties does the DUL have?")) == ["9"]
