"""Whole questions in one message are answered as if each had been sent alone."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.separate import separate

ALONE = [
    ("Que fait le Forum des marées ?", "Le Comité des balises, qui le préside ?"),
    ("Which mechanism is the oldest?", "Is the Ligue des phares legally binding?"),
    ("¿A qué organismos pertenece Túnez?", "¿Quién preside el Comité des balises?"),
    ("A que organismos pertence a Tunísia?", "A Ligue des phares é juridicamente vinculante?"),
]
JOINTS = ["{} {}", "1) {} 2) {}", "{}\n{}"]


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize(("first", "second"), ALONE)
def test_each_question_has_the_answer_that_it_has_alone(seas: Assistant, first: str, second: str, joint: str) -> None:
    told = seas.ask(joint.format(first, second))
    alone = [seas.ask(each) for each in (first, second)]
    assert [item.value for item in told.items] == [item.value for each in alone for item in each.items]
    quotes = {citation.quote for citation in told.citations}
    assert quotes == {citation.quote for each in alone for citation in each.citations}


@pytest.mark.parametrize(
    "text",
    [
        "Qui préside le Comité des balises ? Et depuis quand existe-t-il ?",
        "Is Spain in the Ligue des phares? If not, is it in the Comité des balises?",
        "¿Quiénes integran la Ligue des phares? ¿Cuáles de ellos están en el Comité des balises?",
        "Quem integra a Ligue des phares? E o Comité des balises?",
        "Which is older, the Ligue des phares; or the Forum des marées?",
    ],
)
def test_a_question_that_leans_on_another_stays_with_it(seas: Assistant, text: str) -> None:
    assert separate(text, seas._understanding.read, seas.names) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Quand le Forum des marées a-t-il été lancé ; qui préside le Comité des balises ?",
        "When was the Forum des marées launched; who chairs the Comité des balises?",
        "¿Cuándo se lanzó el Forum des marées; quién preside el Comité des balises?",
        "Quando foi lançado o Forum des marées; quem preside o Comité des balises?",
    ],
)
def test_a_semicolon_sets_two_questions_apart(seas: Assistant, text: str) -> None:
    assert len(separate(text, seas._understanding.read, seas.names)) == 2
