"""Capitals that tell nothing are not heard."""

from __future__ import annotations

import pytest

from app.questions.capitals import as_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUI A éTé éLU à LOMé ?", "qui a été élu à lomé ?"),
        ("WHO SITS IN THE LEAGUE?", "who sits in the league?"),
        ("¿QUIÉN ES EL PRESIDENTE?", "¿quién es el presidente?"),
        ("QUEM É O PRESIDENTE?", "quem é o presidente?"),
        ("Where is the L D P?", "Where is the LDP?"),
        ("LDP RSI MRP", "LDP RSI MRP"),
        ("Who sits in the LDP?", "Who sits in the LDP?"),
    ],
)
def test_a_message_in_capitals_is_a_sentence_and_acronyms_stay(text: str, expected: str) -> None:
    assert as_sentence(text) == expected
