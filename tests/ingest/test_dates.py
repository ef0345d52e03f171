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
        ("el primero de enero de 2012", "2012-01-01"),
        ("le quinze mars 2011", "2011-03-15"),
        ("a los treinta y un días del mes de marzo de 2011", "2011-03-31"),
        ("vinte e um de abril de 2008", "2008-04-21"),
        ("the third of May 2010", "2010-05-03"),
        ("el catorce de marzo de dos mil ocho", "2008-03-14"),
        ("a los catorce días del mes de septiembre de dos mil dieciocho", "2018-09-14"),
        ("le premier juillet deux mille vingt et un", "2021-07-01"),
        ("aos dezoito dias do mês de setembro de dois mil e dezoito", "2018-09-18"),
        ("the third of May, two thousand and eight", "2008-05-03"),
        ("the twenty-first day of May, 2010", "2010-05-21"),
        ("am 12.03.2014", "2014-03-12"),
        ("los días 12 y 13 de noviembre de 2024", "2024-11-12"),
        ("du 12 au 14 novembre 2024", "2024-11-12"),
        ("12–14 November 2024", "2024-11-12"),
        ("November 12-14, 2024", "2024-11-12"),
        ("de 12 a 14 de maio de 2021", "2021-05-12"),
        ("entre el 5 y el 7 de abril de 2022", "2022-04-05"),
        ("12, 13 y 14 de mayo de 2020", "2020-05-12"),
        ("30 November to 2 December 2019", "2019-11-30"),
    ],
)
def test_date_is_as_precise_as_the_text(text: str, iso: str) -> None:
    assert [mention.iso for mention in find(text)] == [iso]


@pytest.mark.parametrize("text", ["A/RES/2018/4", "n.º 7/IV/2021", "12,400", "page 12018"])
def test_year_inside_a_symbol_or_number_is_no_date(text: str) -> None:
    assert find(text) == []


def test_two_days_of_two_months_are_no_stretch() -> None:
    assert [mention.iso for mention in find("le 3 juin et le 4 mai 2005")] == ["2005-05-04"]


def test_span_marks_the_words_of_the_date() -> None:
    text = "signé le 3 juin 2004 à Chamonix"
    assert find(text)[0].span.of(text) == "3 juin 2004"


def test_year_covers_its_days_and_no_other_year() -> None:
    assert covers("2012", "2012-06-05")
    assert not covers("2012", "2013")
    assert not covers("2012-06", "2012")
