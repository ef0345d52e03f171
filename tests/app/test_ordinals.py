"""The ordinal numbers of occasions."""

from __future__ import annotations

import pytest

from app import ordinals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who chaired the sixth ministerial meeting?", {6}),
        ("La XII Reunión Ordinaria se celebró en Loja.", {12}),
        ("a 3.ª sessão ordinária", {3}),
        ("la quatrième réunion", {4}),
        ("the 21st session", {21}),
        ("the second objective of the Forum", set()),
        ("the I and the V columns", set()),
        ("Article V", set()),
    ],
)
def test_the_ordinals_of_occasions_are_read(text: str, expected: set[int]) -> None:
    assert ordinals.of_occasions(text) == expected


def test_a_text_on_another_meeting_is_of_another() -> None:
    assert ordinals.of_others("Where was the third meeting?", "The IV Meeting took place in Loja.")
    assert not ordinals.of_others("Where was the third meeting?", "It took place in Loja.")


def test_a_text_on_another_term_is_of_another() -> None:
    assert ordinals.of_other_term(
        "le budget du deuxième exercice biennal", "El presupuesto del primer bienio será de 5."
    )
    assert ordinals.of_other_term("the second semester", "Palau preside no primeiro semestre.")
    assert not ordinals.of_other_term("the second biennium", "El presupuesto del segundo bienio")
    assert not ordinals.of_other_term("the second biennium", "The first chair was Palau.")
