"""Where the documents are about one body, a question need not name it."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over

CHARTER = """# Charter of the Lower Fjord Council (LFC)

## Article 1 – Establishment
The Lower Fjord Council (LFC) is hereby established. This Charter was signed in Bergen on 14 May 2009 by Norway, Sweden and Denmark.

## Article 4 – Sessions
The Council shall meet twice a year.

## Article 6 – Secretariat
The seat of the Council is in Ålesund. Its Executive Secretary is Ms Ingrid Vold.
"""  # noqa: E501


@pytest.fixture(scope="module")
def fjord(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"charter.en.md": CHARTER}
    return assistant_over(tmp_path_factory.mktemp("fjord"), files)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How often does the Council meet?", "twice a year"),
        ("Which countries signed the charter?", "Norway, Sweden and Denmark"),
        ("Who is the executive secretary?", "Ingrid Vold"),
        ("Where is the seat?", "Ålesund"),
    ],
)
def test_a_question_without_a_name_is_about_the_only_body(fjord: Assistant, question: str, quote: str) -> None:
    answer = fjord.ask(question)
    assert answer.status == "answered"
    assert quote in answer.citations[0].quote


@pytest.mark.parametrize("question", ["What is the budget?", "Who won the World Cup?", "Where is the seat of NATO?"])
def test_what_the_only_body_does_not_tell_stays_unanswered(fjord: Assistant, question: str) -> None:
    assert fjord.ask(question).status == "not_found"


def test_not_found_names_no_body_that_the_question_did_not(fjord: Assistant) -> None:
    assert "Fjord" not in fjord.ask("What is the budget?").answer
