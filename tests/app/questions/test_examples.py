"""Example questions come from what the corpus declares, and from nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from app.questions.examples import examples
from ingest.records import LANGUAGES, Body, Fact, FactKind

BODIES = {
    "alto": Body("alto", {"es": ("Comisión del Alto",), "en": ("Alto Commission",)}, declared=True),
    "praia": Body("praia", {"pt": ("Fórum da Praia",)}, declared=True),
    "named": Body("named", {"en": ("Only Mentioned",)}),
}


def _fact(body: str, kind: FactKind) -> Fact:
    return Fact(body, kind, (), "d", ())


def test_each_kind_of_fact_asks_about_another_body_where_it_can() -> None:
    facts = [_fact("alto", FactKind.MEMBERS), _fact("alto", FactKind.FOUNDED), _fact("praia", FactKind.FOUNDED)]
    assert examples(BODIES, facts, "en") == (
        "Alto Commission: which countries are members?",
        "Fórum da Praia: when was it created?",
    )


def test_a_body_that_is_only_mentioned_is_no_example() -> None:
    assert examples(BODIES, [_fact("named", FactKind.MEMBERS)], "en") == ()


def test_the_name_is_the_one_in_the_reader_s_language() -> None:
    assert examples(BODIES, [_fact("alto", FactKind.MEMBERS)], "es") == (
        "Comisión del Alto: ¿qué países son miembros?",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_first_screen_is_answered(note_index: Path, language: str) -> None:
    assistant = Assistant.open(note_index)
    bodies = {body.id: body for body in assistant.index.bodies()}
    questions = examples(bodies, assistant.index.facts(), language)
    assert len(questions) == 4
    answers = [assistant.ask(question) for question in questions]
    assert [(answer.language, answer.status) for answer in answers] == [(language, "answered")] * 4
