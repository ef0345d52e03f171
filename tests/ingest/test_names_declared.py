"""Which words are the name of a body: beside an acronym, behind «hereinafter» and «also known as», and what is none."""

from __future__ import annotations

import pytest

from ingest.bodies import registry
from ingest.declarations import declaration
from ingest.naming import names
from ingest.records import FactKind
from ingest.topics import main_body
from tests.ingest.stated import document, stated


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Charter of the Northern Reed Inspection Network (NORIN)", "Northern Reed Inspection Network"),
        (
            "Acuerdo de Lodos por el que se crea la Comisión del Junco y la Marea (COJUMA)",
            "Comisión del Junco y la Marea",
        ),
        # An act is cut to the body that it creates, though no letters of an acronym spell that one.
        ("Convenio por el que se establece la Comisión del Junco Bajo (COMJUN)", "Comisión del Junco Bajo"),
        ("Convention portant création de l’Agence des roseaux (AGRO)", "Agence des roseaux"),
        ("Agreement establishing the Joint Commission on Reeds (JOCORE)", "Joint Commission on Reeds"),
        ("Acordo que institui o Fundo dos Juncos (FUNJU)", "Fundo dos Juncos"),
        ("Accord sur les roseaux (ACR)", "Accord sur les roseaux"),
        # «in» and «and» may stand inside the name, before its kind of body.
        ("RULES OF PROCEDURE OF THE NORTHERN WOMEN IN ROWING COUNCIL (NWROC)", "NORTHERN WOMEN IN ROWING COUNCIL"),
        ("Rules of Procedure of the Lower Reed and Sedge Network (LORSE)", "Lower Reed and Sedge Network"),
        # What goes with the name of a place is a part of it.
        ("The Bay of Reeds Eel Group (REG)", "Bay of Reeds Eel Group"),
        ("Charter of the Gulf of Reeds Eel Council (REC)", "Gulf of Reeds Eel Council"),
        # No name is cut in two, though «Reed Basin» would do for the acronym.
        ("Lower Reed Basin Society (RBS)", "Lower Reed Basin Society"),
    ],
)
def test_a_name_begins_where_its_acronym_does(heading: str, name: str) -> None:
    found = declaration(heading, 0, len(heading))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "heading",
    [
        "DECLARATION ON THE REEDS (REVISED)",
        "Exports of reed power (GWh)",
        "Nota de la Depositaría (al 31 de marzo de 2019)",
        "Balanço do plano de juncos 2017-2021",
        "Alba Prado (Trinité-et-Tobago)",
    ],
)
def test_versions_units_dates_spans_of_years_and_countries_declare_no_body(heading: str) -> None:
    assert declaration(heading, 0, len(heading)) is None


def test_a_short_name_of_several_states_is_no_acronym() -> None:
    text = "Reúnem-se os Governos da Liga dos Juncos (doravante «Estados-Membros»)."
    assert all(each.acronym != "Estados-Membros" for each in names(document(text, "pt")))


@pytest.mark.parametrize(
    ("text", "language", "name", "acronym", "other"),
    [
        (
            "Se crea la Comisión del Junco Alto, en adelante «la Comisión» o «COJUNA».",
            "es",
            "Comisión del Junco Alto",
            "COJUNA",
            "",
        ),
        (
            'The Lower Reeds Network (hereinafter "the LRN") is a forum.',
            "en",
            "Lower Reeds Network",
            "LRN",
            "",
        ),
        ("La Ligue des joncs du Sud (ci-après « la LJS ») siège.", "fr", "Ligue des joncs du Sud", "LJS", ""),
        ("Se crea la Comisión del Junco Alto (en adelante «la CJA»).", "es", "Comisión del Junco Alto", "CJA", ""),
        ("A Rede dos Juncos do Norte (doravante «a RJN») reúne.", "pt", "Rede dos Juncos do Norte", "RJN", ""),
        ("The Network is the Lower Reeds Network, abbreviated LORN.", "en", "Lower Reeds Network", "LORN", ""),
        ("La Ligue des joncs du Sud, en abrégé LJS, siège ici.", "fr", "Ligue des joncs du Sud", "LJS", ""),
        ("Se crea la Comisión del Junco Alto, cuya sigla es CJA.", "es", "Comisión del Junco Alto", "CJA", ""),
        ("A Rede dos Juncos do Norte, abreviadamente RJN, foi criada.", "pt", "Rede dos Juncos do Norte", "RJN", ""),
        ("The Gulf of Reeds Tuna Forum (RTF) met.", "en", "Gulf of Reeds Tuna Forum", "RTF", ""),
        (
            "Il a signé un accord avec le Réseau des roseaux du Nord (RRN).",
            "fr",
            "Réseau des roseaux du Nord",
            "RRN",
            "",
        ),
        (
            "The Southern Dialogue on Reeds and Tides, commonly known as the Marsh Dialogue, is established.",
            "en",
            "Southern Dialogue on Reeds and Tides",
            None,
            "Marsh Dialogue",
        ),
        (
            "La Red de Juncos del Norte, también conocida como el «Proceso de Lodos», se reúne.",
            "es",
            "Red de Juncos del Norte",
            None,
            "Proceso de Lodos",
        ),
    ],
)
def test_running_text_gives_acronyms_and_other_names(
    text: str, language: str, name: str, acronym: str | None, other: str
) -> None:
    assert (name, acronym, other) in [(each.name, each.acronym, each.other) for each in names(document(text, language))]


def test_a_body_goes_before_its_organ_and_no_occasion_is_one() -> None:
    text = "A Assembleia da Rede da Raia Alta reuniu-se. A Conferência Ordinária em Mindelo decidiu."
    found = [each.name for each in names(document(text, "pt"))]
    assert "Rede da Raia Alta" in found
    assert not any(each.startswith(("Assembleia", "Conferência")) for each in found)


def test_a_note_whose_sections_name_several_bodies_is_on_none_of_them() -> None:
    parts = "\n\n".join(
        f"## {n}. {name}\n\n{name} se réunit chaque année. {name} compte deux membres."
        for n, name in enumerate(("Dialogue de Vase", "Fonds des joncs", "Pacte de Limon", "Cercle des marais"), 1)
    )
    made = stated(f"# Note sur quatre instances\n\nLa présente note décrit quatre instances.\n\n{parts}", "fr")
    assert main_body(document(made.text, "fr"), made.bodies) is None


def test_a_text_that_creates_a_body_is_on_that_body() -> None:
    text = (
        "LODOS DECLARATION ON REEDS\n\nWe, the ministers of Chile and Peru, meeting at Lodos,\n\n"
        "1. We establish the Northern Reed Forum (NRF), a platform.\n\n2. Talks with the Tide Fund (TF) go on.\n"
    )
    made = stated(text, "en")
    assert main_body(document(text, "en"), made.bodies) == made.bodies.named("NRF")


@pytest.mark.parametrize(
    ("text", "language", "members"),
    [
        (
            "Réseau des joncs (RDJ)\n\nOnt signé : pour le Chili, Mme Ana Soto ; pour la Bolivie, M. Luis Paz ; pour le"
            " Pérou, M. José Ruiz.\n",
            "fr",
            ["CL", "BO", "PE"],
        ),
        (
            "Réseau des joncs (RDJ)\n\nNous, ministres chargés des joncs du Chili, de la Bolivie et du Pérou, réunis à"
            " Lima le 3 mai 2012,\n",
            "fr",
            ["CL", "BO", "PE"],
        ),
        (
            "Red de Juncos (RDJ)\n\nSon Partes fundadoras de la Red los Estados signatarios: Chile, Bolivia y Perú.\n",
            "es",
            ["CL", "BO", "PE"],
        ),
    ],
)
def test_who_signs_who_speaks_and_who_founds_are_members(text: str, language: str, members: list[str]) -> None:
    assert stated(text, language).values("RDJ", FactKind.MEMBERS) == members


def test_what_a_passive_approves_behind_it_is_not_the_body() -> None:
    made = stated("Rede dos Juncos (RDJ)\n\nFoi aprovada a campanha de verão, que partirá em agosto de 2023.\n", "pt")
    assert made.of("RDJ", FactKind.FOUNDED) == []


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("2. RAJON : Réseau des joncs contre la crue", "Réseau des joncs contre la crue"),
        ("LDJ – Liga de los Juncos", "Liga de los Juncos"),
        ("REJUN: Rede dos Juncos", "Rede dos Juncos"),
        ("NORN: Northern Reed Network", "Northern Reed Network"),
    ],
)
def test_an_acronym_before_a_name_is_that_of_the_name(heading: str, name: str) -> None:
    found = declaration(heading, 0, len(heading))
    assert found is not None
    assert (found.name, len(found.acronyms)) == (name, 1)


@pytest.mark.parametrize("heading", ["LDJ: Informe anual 2023", "NORN – Annual report", "REJUN: Juncos"])
def test_an_acronym_before_a_paper_names_no_body(heading: str) -> None:
    assert declaration(heading, 0, len(heading)) is None


def test_a_line_of_a_title_that_only_says_what_is_created_names_it() -> None:
    heading = "por el que se establece el Mecanismo de los Juncos Altos (MEJUA)"
    found = declaration(heading, 0, len(heading))
    assert found is not None
    assert found.name == "Mecanismo de los Juncos Altos"


def test_an_acronym_that_does_not_spell_its_name_is_that_of_the_body_whose_name_it_spells() -> None:
    spanish = "La Mesa del Junco Seco (MEJUSE) se reunió en Lima."
    english = "The work goes on with the Dry Reed Round Table (MEJUSE) in Quito."
    bodies = registry((), [document(spanish, "es", identifier="a"), document(english, "en", identifier="b")])
    assert bodies.named("Dry Reed Round Table") == bodies.named("Mesa del Junco Seco") is not None


def test_two_bodies_whose_names_an_acronym_spells_stay_two() -> None:
    spanish = "La Mesa del Junco Seco (MJS) se reunió en Lima."
    english = "The Marine Justice Society (MJS) met in Quito."
    bodies = registry((), [document(spanish, "es", identifier="a"), document(english, "en", identifier="b")])
    assert bodies.named("Marine Justice Society") != bodies.named("Mesa del Junco Seco")


def test_a_text_is_about_the_body_whose_name_stands_right_below_its_title() -> None:
    text = (
        "Declaration on open fields\n\nForum of the Reeds (FORE) Third Meeting, Lima, 3 May 2019\n\n"
        "We meet again with the Marsh Panel. The Marsh Panel will report. The Marsh Panel has seven members.\n"
    )
    found = stated(text, "en")
    assert main_body(document(text, "en"), found.bodies) == found.bodies.named("FORE")
