"""Bodies that a question sets against each other by one word each are both meant."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values

WITHOUT_CSM = ["CR", "DO", "MX", "PA"]
WITHOUT_MIRPS = ["AR", "BR", "CL", "CO", "DO", "EC", "GY", "PE", "UY"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qui est dans quito et pas dans la CSM", WITHOUT_CSM),
        ("who is in quito but not in the SACM", WITHOUT_CSM),
        ("¿quiénes están en quito pero no en la suramericana?", WITHOUT_CSM),
        ("quem está em quito mas não na CSM", WITHOUT_CSM),
        ("quito moins MIRPS, qui reste ?", WITHOUT_MIRPS),
        ("quito minus MIRPS, who remains?", WITHOUT_MIRPS),
        ("quito menos el MIRPS, ¿cuáles quedan?", WITHOUT_MIRPS),
        ("quito menos o MIRPS, quais ficam", WITHOUT_MIRPS),
    ],
)
def test_members_of_bodies_named_by_one_word_are_set_apart(note: Assistant, text: str, expected: list[str]) -> None:
    assert sorted(values(note.ask(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿cuál es más vieja, quito o la suramericana?", ["csm"]),
        ("qual é mais velho, quito ou a CSM?", ["csm"]),
        ("which one is older, quito or the caribbean one?", ["cmc"]),
    ],
)
def test_two_bodies_named_by_one_word_are_ranked(note: Assistant, text: str, expected: list[str]) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Del grupo de Quito, ¿quiénes no son sudamericanos?", WITHOUT_CSM),
        ("Du groupe de Quito, lesquels ne sont pas sud-américains ?", WITHOUT_CSM),
    ],
)
def test_a_region_is_no_second_body(note: Assistant, text: str, expected: list[str]) -> None:
    assert sorted(values(note.ask(text))) == expected


@pytest.mark.parametrize(
    "text", ["Was the compact signed in quito and not in lima?", "Did they meet in quito or lima?"]
)
def test_places_that_two_bodies_are_named_after_are_no_bodies(note: Assistant, text: str) -> None:
    assert all(len(asked.bodies) < 2 for asked in note.asked(text))
