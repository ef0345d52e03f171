"""Dates in four languages as ISO 8601."""

from __future__ import annotations

import pytest

from ingest.dates import covers, find


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("le 1er septembre 2020", "2020-09-01"),
        ("on 5 August 2013", "2013-08-05"),
        ("March 14, 1994", "1994-03-14"),
        ("el 30 de septiembre de 2003", "2003-09-30"),
        ("a 31 de Dezembro de 2017", "2017-12-31"),
        ("en avril 2008", "2008-04"),
        ("depuis 2014", "2014"),
        ("2022-03-11", "2022-03-11"),
    ],
)
def test_date_is_as_precise_as_the_text(text: str, iso: str) -> None:
    assert [mention.iso for mention in find(text)] == [iso]


@pytest.mark.parametrize("text", ["A/RES/2018/4", "n.º 7/IV/2021", "12,400", "page 12018"])
def test_year_inside_a_symbol_or_number_is_no_date(text: str) -> None:
    assert find(text) == []


def test_span_marks_the_words_of_the_date() -> None:
    text = "signé le 3 juin 2004 à Chamonix"
    assert find(text)[0].span.of(text) == "3 juin 2004"


def test_year_covers_its_days_and_no_other_year() -> None:
    assert covers("2012", "2012-06-05")
    assert not covers("2012", "2013")
    assert not covers("2012-06", "2012")
