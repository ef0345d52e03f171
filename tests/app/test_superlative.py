"""Whether one body is the first of all is told with a yes or a no, and which one is."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La CRM est-elle la plus ancienne de ces instances ?", "yes"),
        ("Is the Lima Process the oldest of all these mechanisms?", "no"),
        ("¿La CRM es el más antiguo de estos mecanismos?", "yes"),
        ("A CAM é o mais antigo destes mecanismos?", "no"),
    ],
)
def test_whether_a_body_is_the_oldest_is_told(note: Assistant, text: str, verdict: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == verdict
    assert values(answer) == ["crm"]


@pytest.mark.parametrize(
    "text",
    [
        "Le MIRPS est-il le plus ancien de ces mécanismes ?",
        "Is the Quito Process the newest of these mechanisms?",
        "Is the RCM the oldest of these mechanisms in Africa?",
    ],
)
def test_without_a_date_or_with_several_of_a_year_none_is_first(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "On m'a dit que la CRM est la plus ancienne de ces instances : c'est vrai, et elle date de quand ?",
        "I am told that the RCM is the oldest of these mechanisms: is that right, and what year is it from?",
        "Me dijeron que la CRM es el más antiguo de estos mecanismos: ¿es verdad, y de qué año es?",
        "Disseram-me que a CRM é o mais antigo destes mecanismos: é verdade, e de que ano é?",
    ],
)
def test_what_is_put_to_the_test_may_go_on_with_a_question(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "yes"
    assert "1996" in values(answer)


@pytest.mark.parametrize(
    "text", ["le plus vieux du lot ?", "the earliest of the bunch", "¿el más viejo del lote?", "o mais velho do lote?"]
)
def test_the_oldest_of_the_lot_is_that_of_all(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["crm"]


@pytest.mark.parametrize(
    "text",
    [
        "Parmi les mécanismes qui portent une année, lequel remonte le plus loin, et à quelle année ?",
        "Of all the mechanisms that carry a year, which goes back furthest, and to what year?",
        "Entre los mecanismos que llevan un año, ¿cuál se remonta más atrás, y a qué año?",
        "Dos mecanismos que trazem um ano, qual remonta mais longe no tempo, e a que ano?",
    ],
)
def test_what_goes_back_furthest_is_the_oldest_and_its_year_is_told_beside(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["1996", "crm"]
