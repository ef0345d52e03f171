"""A refusal names what the documents do not say only where they say nothing of that kind."""

from __future__ import annotations

import pytest

from app.assistant import Assistant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Quel pays a proposé la création de la CAM ?", "(CAM) : les documents ne le disent pas."),
        ("Did the Special Committee run until 2013?", "(CEAM): the documents do not say."),
        ("por que os Estados Unidos saíram da CRM?", "(CRM): os documentos não o dizem."),
        ("Who chairs the CAM?", "(CAM): the documents do not say who leads or chairs it."),
        ("¿Quién preside la CAM?", "(CAM): los documentos no dicen quién ejerce la dirección o la presidencia."),
    ],
)
def test_a_refusal_gives_no_false_reason(note: Assistant, text: str, said: str) -> None:
    answer = note.ask(text)
    assert answer.status == "not_found"
    assert answer.answer.endswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuál de los mecanismos, si es tan amable, ya no funciona?",
        "Señáleme, si es tan amable, cuál de los mecanismos ya no funciona",
        "Lequel des mécanismes, s'il vous plaît, ne fonctionne plus ?",
        "Which of the mechanisms, if you would be so kind, no longer operates?",
        "Qual dos mecanismos, se não for incômodo, já não funciona?",
    ],
)
def test_what_is_polite_between_commas_asks_nothing(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert "(CMC)" in answer.answer
    assert "\n" not in answer.answer
