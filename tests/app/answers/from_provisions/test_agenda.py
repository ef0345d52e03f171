"""The questions that a document puts to those who are to speak."""

from __future__ import annotations

import pytest

from app import knowledge as knowing
from app.assistant import Assistant
from tests.app.invented import assert_quotes

FIRST = "1. Quels sont les principaux dangers des récifs ?"
SECOND = "2. Quelles formes de coopération proposez-vous ?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quelle est la première question posée aux intervenants ?", [FIRST]),
        ("What is the second question put to the speakers?", [SECOND]),
        ("¿Cuál es la última pregunta que se hará a los ponentes?", [SECOND]),
        ("¿Qué preguntas deben responder los ponentes?", [FIRST, SECOND]),
        ("A que perguntas os oradores vão responder?", [FIRST, SECOND]),
    ],
)
def test_a_question_of_a_list_is_quoted_by_its_rank_or_all_are(
    reefs: Assistant, text: str, expected: list[str]
) -> None:
    answer = reefs.ask(text)
    assert [citation.quote for citation in answer.citations] == expected
    assert_quotes(reefs, answer)


def test_among_many_documents_those_that_search_finds_are_looked_through(
    reefs: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knowing, "_MOST_LOOKED_THROUGH", 0)
    found = reefs.knowledge.documents_for("What is the second question put to the speakers?", "en")
    assert found == reefs.knowledge._found_for("What is the second question put to the speakers?", "en")
    answer = reefs.ask("What is the second question put to the speakers?")
    assert [citation.quote for citation in answer.citations] == [SECOND]


def test_a_rank_beyond_the_list_is_not_answered(reefs: Assistant) -> None:
    assert reefs.ask("What is the fourth question put to the speakers?").status == "not_found"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Quelle est la première question posée aux intervenants ?", "Et la deuxième ?"),
        ("What is the first question put to the speakers?", "And the second one?"),
        ("¿Cuál es la primera pregunta que se hará a los ponentes?", "¿Y la segunda?"),
        ("Qual é a primeira pergunta feita aos oradores?", "E a segunda, qual é?"),
    ],
)
def test_the_next_question_of_a_list_may_be_asked_for_by_its_rank_alone(
    reefs: Assistant, first: str, then: str
) -> None:
    assert [citation.quote for citation in reefs.ask(then, history=[first]).citations] == [SECOND]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Quelle est la première question posée aux intervenants ?", "Et ensuite ?"),
        ("What is the first question put to the speakers?", "And what comes after that?"),
        ("¿Cuál es la primera pregunta que se hará a los ponentes?", "¿Y luego?"),
        ("Qual é a primeira pergunta feita aos oradores?", "E em seguida?"),
    ],
)
def test_what_comes_after_a_question_of_a_list_is_the_next_one(reefs: Assistant, first: str, then: str) -> None:
    assert [citation.quote for citation in reefs.ask(then, history=[first]).citations] == [SECOND]
