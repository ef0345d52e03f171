"""Messages on several lines, or with numbered items, are read as running text."""

from __future__ import annotations

import pytest

from app.messages.layout import running


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1) Quand est né A ? 2) qui le préside ?", "Quand est né A ? qui le préside ?"),
        ("Two questions: (a) When was it? (b) Who heads it?", "Two questions: When was it? Who heads it?"),
        ("1. ¿Cuándo nació A?\n2. ¿Quién lo preside?", "¿Cuándo nació A? ¿Quién lo preside?"),
        ("- Quando nasceu A?\n- Quem o preside?", "Quando nasceu A? Quem o preside?"),
        ("For A:\n- year\n- members\n- seat", "For A: year, members, seat"),
        ("Members of A that are not in B\nWhere is B based?", "Members of A that are not in B ? Where is B based?"),
    ],
)
def test_items_stand_apart_without_their_marks(text: str, expected: str) -> None:
    assert running(text) == expected


@pytest.mark.parametrize(
    "text",
    ["What does article 12 (b) say?", "Que dit l'article 1. du pacte ?", "¿Y el párrafo a) del anexo?", "A - B, qual?"],
)
def test_one_mark_alone_numbers_no_list(text: str) -> None:
    assert running(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quand la réunion du comité\na-t-elle eu lieu ?", "Quand la réunion du comité a-t-elle eu lieu ?"),
        ("Good morning\nWhen was the league set up?", "Good morning. When was the league set up?"),
    ],
)
def test_a_line_that_asks_nothing_is_no_question(text: str, expected: str) -> None:
    assert running(text) == expected
