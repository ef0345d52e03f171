"""Which countries and which acts of a kind the documents name."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays des Caraïbes sont cités ?", ["DO"]),
        ("¿Qué países del Caribe figuran en la nota?", ["DO"]),
        ("Que países do Caribe aparecem?", ["DO"]),
        ("Which Caribbean countries are mentioned?", ["DO"]),
        ("Which African countries does the note mention?", ["MA"]),
        ("Quelles déclarations la note cite-t-elle ?", ["buenos-aires-declaration", "quito-declaration"]),
        ("¿Qué declaraciones se mencionan?", ["buenos-aires-declaration", "quito-declaration"]),
        ("Que declarações são mencionadas?", ["buenos-aires-declaration", "quito-declaration"]),
        ("Which declarations are mentioned in the note?", ["buenos-aires-declaration", "quito-declaration"]),
        ("¿Qué planes se mencionan?", ["south-american-plan"]),
    ],
)
def test_what_the_documents_name_of_a_kind_or_region_is_listed(note: Assistant, text: str, expected: list[str]) -> None:
    answer = note.ask(text)
    assert values(answer) == expected
    assert answer.derived
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which African countries are mentioned?", ["AO", "CV", "MA", "TN"]),
        ("Quels pays d'Amérique du Sud sont cités ?", ["AR", "BR", "CL", "UY"]),
        ("Que declarações são mencionadas?", ["tern"]),
    ],
)
def test_all_documents_are_looked_through(seas: Assistant, text: str, expected: list[str]) -> None:
    assert values(seas.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Which Asian countries are mentioned?",
        "Quelles conventions sont mentionnées ?",
        "Que planos são mencionados?",
    ],
)
def test_what_no_document_names_is_not_answered(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


def test_countries_named_in_a_body_are_its_members(note: Assistant) -> None:
    assert len(values(note.ask("Which countries are mentioned in the Quito Process?"))) == 12
