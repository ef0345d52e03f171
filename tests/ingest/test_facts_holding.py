"""Who holds the chair and after whom, who but gives an office, and what is said to be at work; all are invented."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import NAMES, said


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Népal en assure la présidence depuis janvier 2022, à la suite du Qatar.", "fr"),
        ("Nepal has held the chair since January 2022, following Qatar.", "en"),
        ("Nepal ocupa la presidencia desde enero de 2022, tras Qatar.", "es"),
        ("O Nepal assume a presidência desde janeiro de 2022, depois do Catar.", "pt"),
    ],
)
def test_who_held_the_chair_before_holds_it_no_longer(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.LEADER, "chair") == ["NP"]


def test_who_appoints_does_not_lead() -> None:
    sentence = "La dirige un Secretario nombrado por el Consejo de los Faros."
    assert said(sentence, "es").of("LDJ", FactKind.LEADER) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La Ligue est active et compte s'étendre.", "fr"),
        ("The League is active and means to grow.", "en"),
        ("La Liga está activa y piensa crecer.", "es"),
        ("A Liga está ativa e pensa crescer.", "pt"),
    ],
)
def test_what_is_active_works(sentence: str, language: str) -> None:
    assert [f.polarity for f in said(sentence, language).of(NAMES[language], FactKind.STATUS)] == [True]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Elle siégeait à Sarajevo.", "fr"),
        ("It sat in Sarajevo.", "en"),
        ("Funcionaba en Sarajevo.", "es"),
        ("Funcionava em Sarajevo.", "pt"),
    ],
)
def test_where_it_once_sat_is_its_seat(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.SEAT) == ["Sarajevo"]


def test_those_that_sat_in_some_capacity_sat_in_no_town() -> None:
    assert said("Les États voisins y siégeaient à titre d'observateurs.", "fr").of("LDJ", FactKind.SEAT) == []
