"""Lengths of time in years, and years told by others."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.intervals import apart, in_years
from tests.app.invented import values


@pytest.mark.parametrize(
    ("unit", "language", "years"),
    [("mois", "fr", 1 / 12), ("years of work", "en", 1.0), ("siglos", "es", 100.0), ("faróis", "pt", None)],
)
def test_a_unit_of_time_is_so_many_years_long(unit: str, language: str, years: float | None) -> None:
    assert in_years(unit, language) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Et vingt ans plus tôt ?", -20),
        ("And half a century later?", 50),
        ("¿Y tres décadas antes?", -30),
        ("E no ano seguinte?", 1),
        ("And which states joined after twenty years?", None),
    ],
)
def test_a_time_is_told_by_how_far_it_is_from_another(seas: Assistant, text: str, years: int | None) -> None:
    [question] = seas.asked(text)
    found = apart(question)
    assert (found and found[0]) == years


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Combien de migrants internationaux en 2020 ?", "Et cinquante ans auparavant ?"),
        ("International migrants in 2020: how many?", "What about half a century before?"),
        ("¿Cuántos eran los migrantes internacionales en 2020?", "¿Y cinco décadas antes?"),
        ("Qual era o número de migrantes internacionais em 2020?", "E meio século antes?"),
    ],
)
def test_a_number_is_asked_for_again_of_the_year_that_is_meant(note: Assistant, first: str, then: str) -> None:
    assert values(note.ask(then, history=[first])) == ["82000000"]
