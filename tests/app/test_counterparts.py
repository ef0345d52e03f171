"""Follow-ups that hold a body against the one before, by name or as its counterpart: «Is its counterpart newer?»"""

from __future__ import annotations

import pytest

from app.assistant import Assistant


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        ("When was the RCM founded?", "Is its South American counterpart newer?", "yes"),
        ("De quand date la CRM ?", "Son homologue sud-américaine est-elle plus récente ?", "yes"),
        ("¿De cuándo es la CRM?", "¿Es más reciente su homóloga sudamericana?", "yes"),
        ("De quando é a CRM?", "A sua congénere sul-americana é mais antiga?", "no"),
        ("When was the RCM founded?", "Is the Quito Process older?", "no"),
        ("De quand date la CRM ?", "La CSM est-elle plus ancienne ?", "no"),
        ("¿De cuándo es la CRM?", "¿El Proceso de Quito es más reciente?", "yes"),
        ("De quando é a CRM?", "A CSM é mais antiga?", "no"),
        ("When was the RCM founded?", "Is it older than the SACM?", "yes"),
        ("When was the RCM founded?", "Is the SACM the oldest?", "no"),
    ],
)
def test_a_comparison_without_its_second_term_is_with_the_body_before(
    note: Assistant, earlier: str, text: str, expected: str
) -> None:
    answer = note.ask(text, history=[earlier])
    assert answer.verdict == expected
    assert answer.citations


def test_what_else_is_asked_of_a_counterpart_is_asked_of_the_body_meant(note: Assistant) -> None:
    answer = note.ask("Who belongs to its South American counterpart?", history=["When was the RCM founded?"])
    assert "Paraguay" in answer.answer
    assert "Mexico" not in answer.answer
