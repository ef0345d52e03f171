"""Facts that a title makes of words which would say nothing by themselves."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import HEADS, NAMES, Stated, card, said, stated

MEMBERS = {
    "fr": "Membres\n\nTrois pays : le Chili, le Pérou et l'Uruguay.",
    "en": "Membership\n\nChile, Peru and Uruguay.",
    "es": "Integrantes\n\nTres países: Chile, Perú y Uruguay.",
    "pt": "Composição\n\nTrês: Chile, Peru e Uruguai.",
}
ACTS = {
    "fr": "Origine\n\nDéclaration des roseaux, adoptée à Lima le 3 mai 2004, en vigueur depuis le 1er juin 2006.",
    "en": "Founding\n\nCharter of Reeds, adopted at Lima on 3 May 2004, in force since 1 June 2006.",
    "es": "Creación\n\nCarta del Junco, adoptada en Lima el 3 de mayo de 2004, en vigor desde el 1 de junio de 2006.",
    "pt": "Criação\n\nDeclaração dos Juncos, adotada em Lima em 3 de maio de 2004, em vigor desde 1 de junho de 2006.",
}


def _titled(text: str, language: str, form: str) -> Stated:
    """Read a title and what it is the title of, as a heading above it or in bold in front of it."""
    if form == "above":
        return stated(HEADS[language] + "\n\n" + text + "\n", language)
    title, told = text.split("\n\n", 1)
    name, introduced = HEADS[language].split("\n\n")
    return card(f"# {name}\n\n{introduced}\n\n**{title}.** {told}\n", language)


FORMS = pytest.mark.parametrize("form", ["above", "in front"])


@FORMS
@pytest.mark.parametrize("language", MEMBERS)
def test_a_list_under_a_title_for_members_is_of_members(language: str, form: str) -> None:
    found = _titled(MEMBERS[language], language, form)
    lists = found.of(NAMES[language], FactKind.MEMBERS, "member")
    assert [v.value for fact in lists for v in fact.values] == ["CL", "PE", "UY"]
    assert lists[0].complete


@FORMS
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Members\n\nThree States. Chile, Peru and Uruguay pay no dues.", id="no list right below"),
        pytest.param("Members\n\nChile and Peru take part as observers.", id="observers"),
        pytest.param("Visits\n\nThree countries: Chile, Peru and Uruguay.", id="another title"),
        pytest.param("Members\n\nElections take place in Chile, Peru and Uruguay.", id="a sentence of its own"),
    ],
)
def test_not_every_list_below_a_title_is_of_members(text: str, form: str) -> None:
    found = _titled(text, "en", form)
    assert not found.of(NAMES["en"], FactKind.MEMBERS, "member")


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("fr", "Qui en fait partie ?", "Le Chili, le Pérou et l'Uruguay."),
        ("fr", "Quels pays en sont membres ?", "Trois pays : le Chili, le Pérou et l'Uruguay."),
        ("en", "Who takes part?", "Chile, Peru and Uruguay."),
        ("en", "Who are the members?", "Chile, Peru and Uruguay. Brazil is not a member."),
        ("es", "¿Quiénes la integran?", "Chile, Perú y Uruguay."),
        ("es", "¿Cuáles son sus miembros?", "Tres países: Chile, Perú y Uruguay."),
        ("pt", "Quem faz parte?", "Chile, Peru e Uruguai."),
        ("pt", "Quais são os seus membros?", "Chile, Peru e Uruguai."),
    ],
)
def test_a_list_that_answers_who_belongs_is_of_members(language: str, asked: str, told: str) -> None:
    name, introduced = HEADS[language].split("\n\n")
    found = card(f"# {name}\n\n{introduced}\n\n**{asked}**\n{told}\n", language)
    assert found.values(NAMES[language], FactKind.MEMBERS, "member") == ["CL", "PE", "UY"]


def test_a_list_that_answers_another_question_is_of_no_members() -> None:
    found = card("# Reed League (RDL)\n\n**Where has it been?**\nChile, Peru and Uruguay.\n", "en")
    assert not found.of("RDL", FactKind.MEMBERS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Pérou est membre de la Ligue depuis le 3 mai 2004."),
        ("en", "Peru has been a member of the League since 3 May 2004."),
        ("es", "Perú es miembro de la Liga desde el 3 de mayo de 2004."),
        ("pt", "O Peru é membro da Liga desde 3 de maio de 2004."),
    ],
)
def test_who_is_a_member_of_it_since_a_day_joined_then(language: str, text: str) -> None:
    assert said(text, language).values(NAMES[language], FactKind.MEMBERS, "joined") == ["PE", "2004-05-03"]


@FORMS
@pytest.mark.parametrize("language", ACTS)
def test_an_act_under_a_title_for_the_founding_founds_the_body(language: str, form: str) -> None:
    found = _titled(ACTS[language], language, form)
    assert len(set(found.values(NAMES[language], FactKind.INSTRUMENT))) == 1
    assert found.values(NAMES[language], FactKind.FOUNDED, "adopted")[0] == "2004-05-03"
    assert "2006-06-01" in found.values(NAMES[language], FactKind.FOUNDED, "in_force")


@FORMS
def test_a_date_behind_an_act_alone_is_that_of_the_founding(form: str) -> None:
    found = _titled("Origin\n\nCharter of Reeds, 3 May 2004.", "en", form)
    assert found.values(NAMES["en"], FactKind.FOUNDED, "created") == ["2004-05-03"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Première du genre, elle a été fondée à Lima le 3 mai 2004."),
        ("en", "The oldest of the five, it was founded in Lima on 3 May 2004."),
    ],
)
def test_a_pronoun_behind_an_apposition_is_the_body(language: str, text: str) -> None:
    found = stated(HEADS[language] + "\n\nOrigins\n\n" + text + "\n", language)
    assert "2004-05-03" in found.values(NAMES[language], FactKind.FOUNDED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "A ata da segunda reunião da Liga dos Juncos, realizada em junho de 2023, foi aprovada."),
        ("en", "The minutes of the second meeting of the Reed League, held in June 2023, were adopted."),
    ],
)
def test_minutes_that_are_adopted_found_no_body(language: str, text: str) -> None:
    found = stated(HEADS[language] + "\n\n" + text + "\n", language)
    assert not found.values(NAMES[language], FactKind.FOUNDED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'étude porte sur une éventuelle adhésion du Portugal à la Ligue des Joncs."),
        ("en", "A study looks at the possible accession of Portugal to the Reed League."),
        ("es", "Se estudia la posible adhesión de Portugal a la Liga de los Juncos."),
        ("pt", "Estuda-se a possível adesão de Portugal à Liga dos Juncos."),
    ],
)
def test_an_accession_that_may_come_is_none(language: str, text: str) -> None:
    found = stated(HEADS[language] + "\n\n" + text + "\n", language)
    assert not [fact for fact in found.of(NAMES[language], FactKind.MEMBERS) if fact.polarity]


def test_who_leads_what_is_created_has_not_founded_it() -> None:
    text = "Two groups are established in the Reed League: one on nets, led jointly by Chile and Peru."
    assert not stated(HEADS["en"] + text + "\n", "en").of(NAMES["en"], FactKind.MEMBERS)


def test_those_who_lead_groups_in_a_table_are_no_list_of_members() -> None:
    rows = ("Working group\tLead country\tOutput", "Deep Nets\tChile\tA map", "Small Boats\tPeru\tA list")
    text = "Working groups\n\nFour working groups report to the members:\n\n" + "\n".join(rows)
    found = stated(HEADS["en"] + "\n\n" + text + "\n", "en")
    assert not found.of(NAMES["en"], FactKind.MEMBERS)
