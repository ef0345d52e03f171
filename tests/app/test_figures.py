"""Whether a sentence bears out the figures of a question for a yes or a no."""

from __future__ import annotations

import pytest

from app.answers.figures import borne_out
from app.assistant import Assistant
from app.question import understand


@pytest.mark.parametrize(
    ("question", "language", "text", "expected"),
    [
        ("Has it got more than a dozen members?", "en", "It has 12 members.", False),
        ("Has it got at least a dozen members?", "en", "It has 12 members.", True),
        ("Has it got more than 12 members?", "en", "It has more than 12 members.", True),
        ("Os membros eram menos de quinze?", "pt", "Tem mais de 20 membros.", False),
        ("Compte-t-il moins de quinze membres ?", "fr", "Il compte douze membres.", True),
        ("¿Trabajó más de dos años?", "es", "Trabajó 18 meses.", False),
        ("Did the talks last more than a month?", "en", "They went on for 18 months.", None),
        ("Did the talks last more than 12 months?", "en", "They went on for two years.", True),
    ],
)
def test_a_bound_is_held_against_the_number_told(
    seas: Assistant, question: str, language: str, text: str, expected: bool | None
) -> None:
    assert borne_out(understand(question, seas.names, language), text, language) is (
        True if expected is None else expected
    )
