"""Decades and centuries that a question names."""

from __future__ import annotations

import pytest

from app import eras


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
