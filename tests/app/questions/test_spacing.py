"""Words typed in one or torn apart are read as they were meant; right ones stay as they are."""

from __future__ import annotations

import pytest

from app.questions.spacing import spaced

NAMES = frozenset({"ldp", "phares", "ligue", "lusaka", "pacto"})


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("combiensont de laligue", "fr", "combien sont de la ligue"),
        ("whichcountries are inthe league", "en", "which countries are in the league"),
        ("¿Dóndetiene su sede delLDP?", "es", "¿Dónde tiene su sede del LDP?"),
        ("Quandofoi assinado", "pt", "Quando foi assinado"),
        ("les memb res de la ligue", "fr", "les membres de la ligue"),
        ("the Lu saka office", "en", "the Lusaka office"),
        ("¿Cu ándo se fundó?", "es", "¿Cuándo se fundó?"),
        ("Quem foi cr iado", "pt", "Quem foi criado"),
    ],
)
def test_a_space_is_put_or_taken_away(text: str, language: str, expected: str) -> None:
    assert spaced(text, language, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qui met fin à la commission dont il relève ?", "fr"),
        ("a part of it, instead of McDonald", "en"),
        ("poner fin al mandato en el año", "es"),
        ("the charter whereby and wherein it is kept", "en"),
        ("can it withhold the sum of an islet?", "en"),
        ("se reunia o comité que o compõem", "pt"),
        ("los chilenos asimismo", "es"),
        ("porquanto os chilenos", "pt"),
        ("autrefois et quelquefois", "fr"),
        ("no ano da sua criação, delegado da eSwatini", "pt"),
    ],
)
def test_right_words_are_neither_parted_nor_joined(text: str, language: str) -> None:
    assert spaced(text, language, NAMES) == text
