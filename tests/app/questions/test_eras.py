"""Years, decades and centuries that a question names."""

from __future__ import annotations

import pytest

from app.questions import eras


@pytest.mark.parametrize(
    ("folded", "language", "expected"),
    [
        ("dans les annees 90", "fr", ["199x"]),
        ("dans les annees 1980", "fr", ["198x"]),
        ("in the 2010s", "en", ["201x"]),
        ("in the 90s", "en", ["199x"]),
        ("en los anos 10", "es", ["201x"]),
        ("nos anos noventa", "pt", ["199x"]),
        ("in the nineties", "en", ["199x"]),
        ("en 1994", "fr", []),
        ("il y a 90 ans", "fr", []),
        ("au xxe siecle", "fr", ["19xx"]),
        ("in the last century", "en", ["19xx"]),
        ("en el siglo xxi", "es", ["20xx"]),
        ("no seculo passado", "pt", ["19xx"]),
    ],
)
def test_decades_and_centuries_are_years_with_open_figures(folded: str, language: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(eras.named(folded, language))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien étaient-ils en mille neuf cent soixante-dix ?", "Combien étaient-ils en 1970 ?"),
        ("les pactes de deux mille dix-huit, liste", "les pactes de 2018, liste"),
        ("Out of all in twenty-twenty, what share?", "Out of all in 2020, what share?"),
        ("Since nineteen ninety-six or two thousand and one?", "Since 1996 or 2001?"),
        ("¿Cuántos eran en dos mil veinte?", "¿Cuántos eran en 2020?"),
        ("¿Es de mil novecientos noventa y nueve?", "¿Es de 1999?"),
        ("Que havia antes do ano dois mil?", "Que havia antes do ano 2000?"),
        ("É de mil novecentos e noventa e seis ou de dois mil e dezoito?", "É de 1996 ou de 2018?"),
    ],
)
def test_years_in_words_are_put_in_figures(text: str, expected: str) -> None:
    assert eras.in_figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Does it have two thousand partners?",
        "A-t-il deux mille cinq cents membres ?",
        "Between nineteen and twenty members, or twenty-five?",
        "¿Tiene dos mil socios?",
        "Tem dois mil parceiros?",
    ],
)
def test_numbers_of_things_in_words_are_no_years(text: str) -> None:
    assert eras.in_figures(text) == text


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("born from 1994 to 2002?", ("1994", "2002")),
        ("in the period 2018-2023", ("2018", "2023")),
        ("nes de 2011 a 2014", ("2011", "2014")),
        ("desde 2011 hasta 2014", ("2011", "2014")),
        ("no periodo 1994–2002", ("1994", "2002")),
    ],
)
def test_two_years_with_a_joint_are_a_range(folded: str, expected: tuple[str, str]) -> None:
    found = eras.ranged(folded)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize("folded", ["en 1994 et en 2002", "resolution 12/2017", "from 2002 to 1994", "2021-03-04"])
def test_other_years_are_no_range(folded: str) -> None:
    assert eras.ranged(folded) is None
