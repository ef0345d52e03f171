"""Questions that take a maker or a departure for granted which the documents do not tell."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.question import understand
from tests.app.invented import values


@pytest.mark.parametrize(
    "text",
    [
        "Par quelle résolution le Conseil permanent a-t-il créé la CAM ?",
        "By which resolution did the Permanent Council create the CAM?",
        "¿Con qué resolución creó el Consejo Permanente la CAM?",
        "Por qual resolução o Conselho Permanente criou a CAM?",
    ],
)
def test_an_act_said_to_be_another_body_s_comes_with_who_adopted_it(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["Assemblée générale", "résolution AG/RES. 2738 (XLII-O/12)"]


def test_an_act_of_a_body_that_its_sentence_names_stands_alone(note: Assistant) -> None:
    assert values(note.ask("Which OAS resolution created the CAM?")) == ["résolution AG/RES. 2738 (XLII-O/12)"]


@pytest.mark.parametrize(
    "text",
    [
        "Maintenant que le Venezuela a quitté la CSM, combien d'États membres lui reste-t-il ?",
        "Now that Venezuela is out of the SACM, how many member states does it have left?",
        "Ahora que Venezuela salió de la CSM, ¿cuántos Estados miembros le quedan?",
        "Agora que a Venezuela saiu da CSM, quantos Estados membros restam?",
    ],
)
def test_how_many_are_left_are_those_that_the_list_has(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == ["12"]
    assert "Venezuela" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("How many members does the SACM have left?", False),
        ("How many members of the SACM are left?", False),
        ("Which members have left the SACM?", True),
        ("How many countries have left the SACM?", True),
    ],
)
def test_what_is_left_has_not_left(note: Assistant, text: str, left: bool) -> None:
    assert ("left" in understand(text, note.names).aspects) is left
