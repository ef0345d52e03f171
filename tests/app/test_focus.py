"""What of a message is the question, and what only stands around it."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.focus import without_remarks
from ingest.records import Span
from tests.app.invented import values


def asked(text: str, language: str, *names: str) -> str:
    """Return a message without its remarks, where some names are known."""

    def named(sentence: str) -> list[Span]:
        return [Span(sentence.index(n), sentence.index(n) + len(n)) for n in names if n in sentence]

    return without_remarks(text, language, named)


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("J'ai une note à rendre demain : la LDP, c'est quoi ?", "fr", "la LDP, c'est quoi ?"),
        ("I am drafting remarks for my boss. What is the LDP?", "en", "What is the LDP?"),
        ("¿Qué países forman la LDP? Es para un reportaje de hoy.", "es", "¿Qué países forman la LDP?"),
        ("Estou fazendo um trabalho. O que é a LDP?", "pt", "O que é a LDP?"),
        ("Petite question avant la séance : qui préside la LDP ?", "fr", "qui préside la LDP ?"),
        ("Two lines on the LDP please: what is it?", "en", "LDP: what is it?"),
    ],
)
def test_a_sentence_that_neither_asks_nor_tells_is_left_out_but_for_its_names(
    text: str, language: str, left: str
) -> None:
    assert asked(text, language, "LDP") == left


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("See art. 58 of AG/RES. 2738. Who is in the LDP?", "en"),  # a figure may matter
        ("The LDP was founded by Spain. Is that right?", "en"),  # so may what was done
        ("Quand la LDP a-t-elle été créée ? Par qui ?", "fr"),
        ("Bonjour.", "fr"),
        ("LDP. CDB.", "pt"),
    ],
)
def test_what_asks_or_may_be_leant_on_stays(text: str, language: str) -> None:
    assert asked(text, language, "LDP", "CDB") == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("J'ai une note à rendre : la Ligue des phares, elle date de quand ?", ["1994-03"]),
        ("When was the Lighthouse League founded? It is for a report that closes today.", ["1994-03"]),
        ("Te cuento rápido: ¿cuándo se fundó la Liga de los Faros? Gracias.", ["1994-03"]),
        ("Só em duas linhas. Quando foi fundada a Liga dos Faróis?", ["1994-03"]),
    ],
)
def test_a_question_between_remarks_is_answered_as_by_itself(seas: Assistant, text: str, found: list[str]) -> None:
    assert values(seas.ask(text)) == found
