"""Bodies of which something is said in their own section, and bodies by the years that stand beside them."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.parts import parts


@pytest.mark.parametrize(
    "text",
    [
        "Desquels des processus et pactes est-il dit, dans leur propre section, qu'ils ne sont pas contraignants ?",
        "Of which processes and compacts is it said, in their own section, that they are not binding?",
        "¿De cuáles de los procesos y pactos se dice, en su propio apartado, que no son vinculantes?",
        "De quais dos processos e pactos se diz, na sua própria seção, que não são vinculantes?",
    ],
)
def test_what_is_said_somewhere_is_no_question_of_its_own(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["quito-process", "gcm"]


def test_a_question_behind_what_is_said_stays_one() -> None:
    text = "¿De cuáles se dice que no son vinculantes? ¿Qué países los integran?"
    assert len(parts(text, "es")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "D'après les années qui figurent à côté de chaque mécanisme, lesquels sont nés avant 2000 ?",
        "By the years that appear beside each mechanism, which were born before 2000?",
        "Por los años que figuran junto a cada mecanismo, ¿cuáles nacieron antes de 2000?",
        "Pelos anos que figuram ao lado de cada mecanismo, quais nasceram antes de 2000?",
    ],
)
def test_years_that_figure_beside_bodies_ask_for_no_members(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["crm", "csm"]
