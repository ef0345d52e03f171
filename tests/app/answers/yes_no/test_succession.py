"""Which of two bodies took the place of the other is told the right way round."""

from __future__ import annotations

import pytest

from app.assistant import Assistant


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La CEAM est-elle le prédécesseur de la CAM ?", "yes"),
        ("La CAM est-elle le prédécesseur de la CEAM ?", "no"),
        ("La CEAM a-t-elle été remplacée par la CAM ?", "yes"),
        ("Is the CAM the predecessor of the CEAM?", "no"),
        ("Did the CEAM replace the CAM?", "no"),
        ("Was the CEAM succeeded by the CAM?", "yes"),
        ("¿La CAM precedió a la CEAM?", "no"),
        ("¿Es la CAM la antecesora de la CEAM?", "no"),
        ("¿La CAM sucedió a la CEAM?", "yes"),
        ("A CAM é a sucessora da CEAM?", "yes"),
        ("A CEAM é a sucessora da CAM?", "no"),
        ("A CEAM foi substituída pela CAM?", "yes"),
    ],
)
def test_who_came_before_whom_is_told_the_right_way_round(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict
