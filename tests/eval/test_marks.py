"""Where a passage holds what a question expects."""

from __future__ import annotations

import pytest

from eval.marks import marks
from eval.questions import GoldCountry, GoldDate, GoldItem, GoldName, GoldNumber, GoldText


@pytest.mark.parametrize(
    ("text", "items", "found"),
    [
        ("L'Espagne, la France et le Portugal.", [GoldCountry("country", "PT")], ["Portugal"]),
        ("Signed on 3 May 2010, in force since 2012.", [GoldDate("date", "2012")], ["2012"]),
        ("Signed on 3 May 2010.", [GoldDate("date", "2010")], ["3 May 2010"]),
        ("Nine members and 14 observers.", [GoldNumber("number", 14)], ["14"]),
        ("Un presupuesto de 2,4 millones de dólares.", [GoldNumber("number", 2400000)], ["2,4 millones"]),
        ("Its aim is to  Reduce\nlosses at sea.", [GoldText("text", ("reduce losses",))], ["Reduce\nlosses"]),
        ("The Tide Forum (TF) meets.", [GoldName("body", ("TF",))], ["Tide Forum"]),
        ("It meets in May.", [GoldCountry("country", "PT"), GoldNumber("number", 3)], []),
    ],
)
def test_the_values_expected_are_found_where_they_stand(text: str, items: list[GoldItem], found: list[str]) -> None:
    names = {"tide": ("Tide Forum", "TF")}
    assert [text[start:end] for start, end in marks(items, text, names)] == found
