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


BOARD = [
    ("Board (DKB) was set up in 2010. It appoints Ms Holm as Chair of the Board, and Mr Olof Berg, of Chile, as", "en"),
    ("Bureau (DKB) a été créé en 2010. Elle nomme Mme Holm présidente du Bureau et M. Olof Berg, du Chili,", "fr"),
    ("Junta (DKB) se creó en 2010. Nombra a la Sra. Holm Presidenta de la Junta, y al Sr. Olof Berg, de Chile,", "es"),
    ("Junta (DKB) foi criada em 2010. Nomeia a Sra. Holm Presidente da Junta, e o Sr. Olof Berg, do Chile,", "pt"),
]
OPENING = {"en": "The Dyke ", "fr": "Le ", "es": "La ", "pt": "A "}
OFFICE = {"en": "Vice-Chair", "fr": "comme vice-président", "es": "como Vicepresidente", "pt": "como Vice-Presidente"}


@pytest.mark.parametrize(("sentence", "language"), BOARD)
def test_a_vice_chair_is_that_of_the_body_of_the_chair_and_a_person_wherever_from(sentence: str, language: str) -> None:
    made = said(f"{OPENING[language]}{sentence} {OFFICE[language]}.", language)
    assert made.values("DKB", FactKind.DEPUTY) == ["Olof Berg"]
    assert "CL" not in made.values("DKB", FactKind.LEADER)
