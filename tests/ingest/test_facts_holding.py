"""Who holds the chair and after whom, who but gives an office, and what is said to be at work; all are invented."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import NAMES, said, stated


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


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les ministres ont élu Ana Pires, de nationalité suisse, comme directrice de la Ligue.", "fr"),
        ("The ministers elected Ana Pires, a Swiss national, as Director of the League.", "en"),
        ("Eligieron a Ana Pires, de nacionalidad chilena, como Directora de la Liga.", "es"),
        ("Elegeram Ana Pires, de nacionalidade timorense, como Diretora da Liga.", "pt"),
    ],
)
def test_those_who_met_elected_somebody(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.LEADER) == ["Ana Pires"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Aprobaron el presupuesto de la Liga, de 900 euros, de los cuales 400 euros a cargo de Chile.", "es"),
        ("Aprovaram o orçamento da Liga, de 900 euros, dos quais 400 euros a cargo de Portugal.", "pt"),
    ],
)
def test_who_pays_an_amount_leads_nothing(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.LEADER) == []


REPORTED = {
    "fr": "COMMUNIQUÉ FINAL\n\nLes ministres ont créé l'Observatoire des marées (OBM).\n\nFait à Nice, le 4 mai 2022.",
    "en": "FINAL COMMUNIQUÉ\n\nThe Ministers established the Tide Observatory (OBM).\n\nDone at Lisbon on 4 May 2022.",
    "es": "COMUNICADO FINAL\n\nCrearon el Observatorio de las Mareas (OBM).\n\nHecho en Lisboa, el 4 de mayo de 2022.",
    "pt": "COMUNICADO FINAL\n\nCriaram o Observatório das Marés (OBM).\n\nFeito em Lisboa, em 4 de maio de 2022.",
}


@pytest.mark.parametrize("language", list(REPORTED))
def test_what_a_report_says_was_founded_is_of_its_date(language: str) -> None:
    made = stated(REPORTED[language], language, title=REPORTED[language].split("\n")[0])
    assert "2022-05-04" in made.values("OBM", FactKind.FOUNDED, "created")
    recalled = {
        "fr": "Ils rappellent que ",
        "en": "It was recalled that ",
        "es": "Recordaron que ",
        "pt": "Recordaram que ",
    }
    before, verb, after = REPORTED[language].split("\n\n")
    told = stated("\n\n".join((before, recalled[language] + verb[0].lower() + verb[1:], after)), language, title=before)
    assert told.of("OBM", FactKind.FOUNDED, "created") == []
