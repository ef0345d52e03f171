"""«That declaration» is the one that an answer named, and not the body that was asked about before."""

from __future__ import annotations

import pytest

from app.assistant import Assistant


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("À quels consensus la CSM a-t-elle contribué ?", "De quelle année date cette déclaration ?"),
        ("Which consensus documents did the SACM help bring about?", "And which year is that declaration from?"),
        ("¿A qué consensos contribuyó la CSM?", "¿Y de qué año es esa declaración?"),
        ("Para que consensos contribuiu a CSM?", "E de que ano é essa declaração?"),
    ],
)
def test_that_declaration_is_the_one_that_the_answer_names(note: Assistant, earlier: str, text: str) -> None:
    assert note.asked(text, [earlier])[0].bodies == ("buenos-aires-declaration",)
    assert [item.value for item in note.ask(text, history=[earlier]).items] == ["2013"]


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("À quels consensus la CSM a-t-elle contribué ?", "Quel est le but de cette conférence ?"),
        ("Which consensus documents did the SACM help bring about?", "And what is that conference for?"),
        ("¿A qué consensos contribuyó la CSM?", "¿Y qué objetivo tiene esa conferencia?"),
        ("Para que consensos contribuiu a CSM?", "E essa conferência, o que é?"),
    ],
)
def test_that_conference_is_the_one_that_was_asked_about(note: Assistant, earlier: str, text: str) -> None:
    asked = note.asked(text, [earlier])[0]
    assert asked.bodies == ("csm",)
    assert not asked.polar


def test_an_accent_tells_that_a_word_asks_where_it_does_not_open(note: Assistant) -> None:
    assert not note.asked("¿El MIRPS en qué países se adoptó y con qué fin?")[0].polar
    assert not note.asked("¿Y esa conferencia qué objetivos fija?")[0].polar
    assert note.asked("¿El proceso que dirige el ACNUR es vinculante?")[0].polar


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("En combien de domaines les objectifs du Pacte mondial sur les migrations sont-ils répartis ?", "Lesquels ?"),
        ("Into how many thematic areas are the objectives of the GCM grouped?", "Which are they?"),
        ("¿En cuántos ámbitos se reparten los objetivos del Pacto Mundial para la Migración?", "¿Cuáles son?"),
        ("Por quantas áreas se repartem os objetivos do Pacto Global para a Migração?", "Quais são?"),
    ],
)
def test_which_they_are_is_not_told_where_they_are_but_counted(note: Assistant, earlier: str, text: str) -> None:
    assert note.ask(text, history=[earlier]).status == "not_found"
