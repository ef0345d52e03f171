"""The usual ways in which documents of many kinds say the same thing, each in an invented sentence."""

from __future__ import annotations

import pytest

from ingest.labels import announces
from ingest.records import FactKind
from tests.ingest.stated import stated


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Reed Circle (RDC)\n\nThe Reed Circle began life on 4 March 2006 in a barn.\n", "en", "2006-03-04"),
        ("Reed Circle (RDC)\n\nOperational since: May 2011\nStaff: 4\n", "en", "2011-05"),
        ("Rede dos Juncos (RDJ)\n\nO Grupo das Canas tornou-se a Rede dos Juncos em 2006.\n", "pt", "2006"),
    ],
)
def test_a_beginning_in_other_words_is_one(text: str, language: str, value: str) -> None:
    name = {"en": "RDC", "pt": "RDJ"}[language]
    assert value in stated(text, language).values(name, FactKind.FOUNDED)


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        (
            "Ligue des Joncs (LDJ)\n\nLa Ligue des Joncs est née en 2001. L'adhésion du Tchad est à l'examen.\n",
            "fr",
            "TD",
        ),
        ("Liga dos Juncos (LDJ)\n\nA Liga dos Juncos nasceu em 2001. O Gabão pediu para aderir.\n", "pt", "GA"),
    ],
)
def test_a_pending_accession_is_no_membership(text: str, language: str, country: str) -> None:
    found = stated(text, language).of("LDJ", FactKind.MEMBERS)
    assert [(f.aspect, f.polarity) for f in found if country in {v.value for v in f.values}] == [("candidate", False)]


def test_a_second_participle_is_said_of_the_same_act() -> None:
    text = (
        "Sistema das Dunas (SDD)\n\nO Sistema das Dunas apoia-se no Pacto das Areias, assinado em 3 de outubro de 2016"
        " e em vigor desde 1 de julho de 2018.\n"
    )
    found = stated(text, "pt")
    assert found.values("Pacto das Areias", FactKind.FOUNDED, "in_force") == ["2018-07-01"]
    assert found.of("SDD", FactKind.FOUNDED, "in_force") == []


def test_a_table_with_a_column_a_year_counts_for_each_year() -> None:
    text = (
        "Cercle des Joncs (CDJ)\n\nIndicateur | 2019 | 2020\nBarques suivies | 58 | 61\nNids relevés | 2 310 | 1 987\n"
    )
    found = stated(text, "fr").of("CDJ", FactKind.COUNT)
    assert {(f.unit, f.aspect, f.values[0].value) for f in found} == {
        ("Barques suivies", "2019", "58"),
        ("Barques suivies", "2020", "61"),
        ("Nids relevés", "2019", "2310"),
        ("Nids relevés", "2020", "1987"),
    }


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("Rede dos Juncos (RDJ)\n\nA Rede dos Juncos é coordenada por Dona Iara Pontes.\n", "pt", "Iara Pontes"),
        ("Rede dos Juncos (RDJ)\n\nO presidente da direção é Ivo Moura Telles.\n", "pt", "Ivo Moura Telles"),
    ],
)
def test_a_person_is_known_by_title_or_office(text: str, language: str, person: str) -> None:
    assert person in stated(text, language).values("RDJ", FactKind.LEADER)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("The Circle exists to", True),
        ("Le Cercle est chargé de", True),
        ("El Foro se encarga de:", True),
        ("A Rede nasceu em Recife.", False),
        ("Members of the Circle", False),
    ],
)
def test_a_lead_announces_its_list_with_a_colon_or_an_open_end(text: str, opens: bool) -> None:
    assert announces(text) is opens
