"""Facts that documents state, each worked by hand."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import Stated, stated

ENGLISH = """The Arctic Weather Compact (AWC) was founded in Tromsø on 4 May 1998 by the Treaty of Tromsø. \
Canada, Denmark, \
Finland and Norway are members. Iceland attends meetings as an observer. Sweden has not yet signed. \
It is chaired by Norway. \
The Compact's headquarters are in Tromsø. It took over the work of the Polar Balloon Desk, which was closed in 1997. \
Its main objective is to share ice charts. The Compact is not legally binding."""

FRENCH = """Le Réseau alpin des refuges (RAR), créé à Chamonix le 3 juin 2004 par la Convention de Chamonix, regroupe \
l’Autriche, la France, l’Italie et la Suisse. Il vise à harmoniser les règles de sécurité. \
L’Allemagne n’en fait pas partie. \
Le Réseau est dirigé par Mme Claire Dunand. Il a succédé en 2004 à la Cellule de coordination de Briançon. \
Son siège est à Annecy. \
Il ne se réunit plus depuis 2019."""

SPANISH = """La Red Andina de Bosques (RAB) fue creada mediante el Acuerdo de Cuzco, firmado el 12 de abril de 2009. \
Está integrada por Bolivia, Colombia, Ecuador y Perú. Chile participa como observador. Paraguay se adhirió en 2016. \
Depende de la Comunidad de los Andes del Sur. Tiene su sede en Quito. La secretaría es ejercida por Colombia. \
Sus decisiones son obligatorias para los Estados miembros. Cuenta con 120 viveros."""

PORTUGUESE = """A Comissão do Rio Claro (CRC) foi instituída em 7 de março de 2001 pelo Tratado de Luanda. \
Dela fazem parte Angola, a Namíbia e a Zâmbia. A presidência cabe a Angola. A Comissão tem sede no Lubango. \
Foi substituída em 1 de julho de 2018 pela Autoridade da Bacia do Rio Claro (ABRC). O diretor-geral é o Sr. \
João Manuel Pires. \
A participação é voluntária."""


@pytest.fixture(scope="module")
def english() -> Stated:
    return stated(ENGLISH, "en")


@pytest.fixture(scope="module")
def french() -> Stated:
    return stated(FRENCH, "fr")


@pytest.fixture(scope="module")
def spanish() -> Stated:
    return stated(SPANISH, "es")


@pytest.fixture(scope="module")
def portuguese() -> Stated:
    return stated(PORTUGUESE, "pt")


def test_founding_keeps_the_date_the_place_and_the_verb(english: Stated) -> None:
    found = english.of("AWC", FactKind.FOUNDED, "created")
    assert [v.value for v in found[0].values] == ["1998-05-04", "Tromsø"]
    assert found[0].label == "founded"


@pytest.mark.parametrize(
    ("fixture", "name", "date"),
    [
        ("french", "RAR", "2004-06-03"),
        ("portuguese", "CRC", "2001-03-07"),
    ],
)
def test_founding_date_is_found_beside_the_verb(
    request: pytest.FixtureRequest, fixture: str, name: str, date: str
) -> None:
    made: Stated = request.getfixturevalue(fixture)
    assert made.values(name, FactKind.FOUNDED, "created")[0] == date


@pytest.mark.parametrize(
    ("fixture", "name", "instrument"),
    [
        ("english", "AWC", "Treaty of Tromsø"),
        ("french", "RAR", "Convention de Chamonix"),
        ("spanish", "RAB", "Acuerdo de Cuzco"),
        ("portuguese", "CRC", "Tratado de Luanda"),
    ],
)
def test_instrument_is_the_act_that_founds(
    request: pytest.FixtureRequest, fixture: str, name: str, instrument: str
) -> None:
    made: Stated = request.getfixturevalue(fixture)
    assert made.values(name, FactKind.INSTRUMENT) == [instrument]


def test_date_of_signing_is_that_of_the_act(spanish: Stated) -> None:
    assert spanish.values("RAB", FactKind.FOUNDED, "signed") == ["2009-04-12"]


@pytest.mark.parametrize(
    ("fixture", "name", "codes"),
    [
        ("english", "AWC", ["CA", "DK", "FI", "NO"]),
        ("french", "RAR", ["AT", "FR", "IT", "CH"]),
        ("spanish", "RAB", ["BO", "CO", "EC", "PE"]),
        ("portuguese", "CRC", ["AO", "NA", "ZM"]),
    ],
)
def test_members_are_listed_whole(request: pytest.FixtureRequest, fixture: str, name: str, codes: list[str]) -> None:
    made: Stated = request.getfixturevalue(fixture)
    (found,) = made.of(name, FactKind.MEMBERS, "member")
    assert [v.value for v in found.values] == codes
    assert found.complete is True
    assert found.polarity


@pytest.mark.parametrize(
    ("fixture", "name", "aspect", "code"),
    [
        ("english", "AWC", "observer", "IS"),
        ("english", "AWC", "absent", "SE"),
        ("french", "RAR", "absent", "DE"),
        ("spanish", "RAB", "observer", "CL"),
    ],
)
def test_those_who_stand_apart_are_no_members(
    request: pytest.FixtureRequest, fixture: str, name: str, aspect: str, code: str
) -> None:
    made: Stated = request.getfixturevalue(fixture)
    (found,) = made.of(name, FactKind.MEMBERS, aspect)
    assert [v.value for v in found.values] == [code]
    assert not found.polarity


def test_one_that_joined_later_keeps_its_date(spanish: Stated) -> None:
    assert spanish.values("RAB", FactKind.MEMBERS, "joined") == ["PY", "2016"]


@pytest.mark.parametrize(
    ("fixture", "name", "aspect", "leader"),
    [
        ("english", "AWC", "chair", "NO"),
        ("french", "RAR", "lead", "Claire Dunand"),
        ("spanish", "RAB", "secretariat", "CO"),
        ("portuguese", "CRC", "chair", "AO"),
    ],
)
def test_leaders_are_countries_bodies_or_persons(
    request: pytest.FixtureRequest, fixture: str, name: str, aspect: str, leader: str
) -> None:
    made: Stated = request.getfixturevalue(fixture)
    assert made.values(name, FactKind.LEADER, aspect) == [leader]


@pytest.mark.parametrize(
    ("fixture", "name", "place"),
    [
        ("english", "AWC", "Tromsø"),
        ("french", "RAR", "Annecy"),
        ("spanish", "RAB", "Quito"),
        ("portuguese", "CRC", "Lubango"),
    ],
)
def test_seat_is_the_place_after_its_word(request: pytest.FixtureRequest, fixture: str, name: str, place: str) -> None:
    made: Stated = request.getfixturevalue(fixture)
    assert made.values(name, FactKind.SEAT) == [place]


def test_predecessor_without_acronym_is_a_body_of_its_own(english: Stated, french: Stated) -> None:
    assert english.values("AWC", FactKind.PREDECESSOR) == ["polar-balloon-desk"]
    assert english.values("Polar Balloon Desk", FactKind.ENDED) == ["1997"]
    assert french.values("RAR", FactKind.PREDECESSOR) == ["cellule-de-coordination-de-briancon"]


def test_one_that_was_replaced_at_a_date_ends_and_its_heir_begins(portuguese: Stated) -> None:
    assert portuguese.values("CRC", FactKind.PREDECESSOR, "successor") == ["abrc"]
    assert portuguese.values("CRC", FactKind.ENDED) == ["2018-07-01"]
    assert portuguese.values("ABRC", FactKind.FOUNDED, "succeeded") == ["2018-07-01"]


def test_after_a_replacement_the_text_goes_on_with_the_heir(portuguese: Stated) -> None:
    assert portuguese.values("ABRC", FactKind.LEADER) == ["João Manuel Pires"]


def test_denied_binding_force_has_polarity_false(english: Stated) -> None:
    (found,) = english.of("AWC", FactKind.LEGAL)
    assert (found.polarity, found.aspect) == (False, "legal")


def test_stated_binding_force_has_polarity_true(spanish: Stated) -> None:
    assert [f.polarity for f in spanish.of("RAB", FactKind.LEGAL)] == [True]


def test_voluntary_is_not_binding(portuguese: Stated) -> None:
    assert [f.polarity for f in portuguese.of("ABRC", FactKind.LEGAL)] == [False]


def test_one_that_no_longer_meets_is_inactive_since_the_date(french: Stated) -> None:
    (found,) = french.of("RAR", FactKind.STATUS)
    assert (found.polarity, found.aspect, [v.value for v in found.values]) == (False, "inactive", ["2019"])


def test_parent_is_named_without_acronym(spanish: Stated) -> None:
    assert spanish.values("RAB", FactKind.PARENT) == ["comunidad-de-los-andes-del-sur"]


def test_count_keeps_its_unit(spanish: Stated) -> None:
    (found,) = spanish.of("RAB", FactKind.COUNT)
    assert (found.values[0].value, found.unit) == ("120", "viveros")


def test_mandate_is_a_whole_sentence(english: Stated) -> None:
    (found,) = english.of("AWC", FactKind.MANDATE, "objective")
    assert found.evidence[0].of(english.text) == "Its main objective is to share ice charts."


@pytest.mark.parametrize("fixture", ["english", "french", "spanish", "portuguese"])
def test_values_lie_inside_whole_units(request: pytest.FixtureRequest, fixture: str) -> None:
    made: Stated = request.getfixturevalue(fixture)
    for found in made.facts:
        for value in found.values:
            assert any(e.start <= value.span.start and value.span.end <= e.end for e in found.evidence), found
        if found.label_span:
            assert found.label_span.of(made.text) == found.label
