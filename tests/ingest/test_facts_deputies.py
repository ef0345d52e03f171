"""Who stands beside the one in the chair, told apart from the one who holds it."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import NAMES, said

BOTH = [
    ("The ministers designate Chile as Chair of the League for the period 2017–2019 and Peru as Vice-Chair.", "en"),
    ("Chile chairs the League and Peru is its vice-chair.", "en"),
    ("The Chair is held by Chile and the Vice-Chair by Peru.", "en"),
    ("La Ligue est présidée par le Chili ; le Pérou assure la vice-présidence.", "fr"),
    ("Le Chili en assure la présidence et le Pérou la vice-présidence.", "fr"),
    ("Chile preside la Liga y Perú ejerce la vicepresidencia.", "es"),
    ("Designan a Chile como Presidente de la Liga para 2014-2016 y a Perú como Vicepresidente.", "es"),
    ("A Liga é presidida pelo Chile, com o Peru como vice-presidente.", "pt"),
    ("A presidência cabe ao Chile e a vice-presidência ao Peru.", "pt"),
]


@pytest.mark.parametrize(("sentence", "language"), BOTH)
def test_the_vice_chair_is_not_the_chair(sentence: str, language: str) -> None:
    made = said(sentence, language)
    assert made.values(NAMES[language], FactKind.LEADER) == ["CL"]
    assert made.values(NAMES[language], FactKind.DEPUTY) == ["PE"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The ministers elected Mr Olof Berg as Vice-Chair of the League.", "en"),
        ("Mr Olof Berg, Vice-Chair of the League, opened the session.", "en"),
        ("Le vice-président est M. Olof Berg.", "fr"),
    ],
)
def test_a_person_who_is_vice_chair_leads_nothing(sentence: str, language: str) -> None:
    made = said(sentence, language)
    assert made.values(NAMES[language], FactKind.DEPUTY) == ["Olof Berg"]
    assert made.of(NAMES[language], FactKind.LEADER) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The vice-president of Togo attended the meeting of the League.",
        "The Vice-Chair for Peru spoke.",
        "The vice-chair of the Togo delegation spoke to the League.",
    ],
)
def test_the_vice_president_of_a_state_is_none_of_a_body(sentence: str) -> None:
    assert said(sentence, "en").of("RDL", FactKind.DEPUTY) == []


def test_heads_of_delegation_lead_nothing() -> None:
    made = said("We, the Ministers and Heads of Delegation of Chile and Peru, meeting as the League, decide:", "en")
    assert made.of("RDL", FactKind.LEADER) == []
