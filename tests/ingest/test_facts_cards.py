"""Facts of data sheets, of what is reported, and of acts by their dates; all bodies are invented."""

from __future__ import annotations

import pytest

from ingest.readers import markdown
from ingest.records import Body, FactKind
from tests.ingest.stated import NAMES, card, said, stated

CARDS = [
    (
        "# Gulf Kelp Network (GKN)\n\nThe Gulf Kelp Network plants kelp.\n\n"
        "| Item | Detail |\n|---|---|\n| Legal basis | Treaty of Lund, 3 May 1990 |\n| Head office | Malmö |\n"
        "| Director | Ines Falk |\n| Staff | 41 |\n| Cooperating non-member | Iceland |\n",
        "en",
    ),
    (
        "# Réseau des algues (RDA)\n\nLe Réseau des algues sème du varech.\n\n"
        "| Rubrique | Contenu |\n|---|---|\n| Acte constitutif | Traité de Lund, 3 mai 1990 |\n| Siège | Malmö |\n"
        "| Directrice | Ines Falk |\n| Effectif | 41 |\n| Partie coopérante non contractante | Islande |\n",
        "fr",
    ),
    (
        "# Red de las Algas (RDA)\n\nLa Red de las Algas planta algas.\n\n"
        "| Dato | Valor |\n|---|---|\n| Tratado constitutivo | Tratado de Lund, de 3 de mayo de 1990 |\n"
        "| Sede | Malmö |\n| Directora | Ines Falk |\n| Personal | 41 |\n| No miembro cooperante | Islandia |\n",
        "es",
    ),
    (
        "# Rede das Algas (RDA)\n\nA Rede das Algas planta algas.\n\n"
        "| Campo | Valor |\n|---|---|\n| Base jurídica | Tratado de Lund, de 3 de maio de 1990 |\n| Sede | Malmö |\n"
        "| Diretora | Ines Falk |\n| Pessoal | 41 |\n| Parte cooperante | Islândia |\n",
        "pt",
    ),
]


@pytest.mark.parametrize(("text", "language"), CARDS)
def test_a_table_of_two_columns_says_of_the_body_what_its_labels_name(text: str, language: str) -> None:
    made = card(text, language)
    name = "GKN" if language == "en" else "RDA"
    assert [v.split()[-1] for v in made.values(name, FactKind.INSTRUMENT)] == ["Lund"]
    assert "1990-05-03" in made.values(name, FactKind.FOUNDED)
    assert made.values(name, FactKind.SEAT) == ["Malmö"]
    assert made.values(name, FactKind.LEADER) == ["Ines Falk"]
    assert "41" in made.values(name, FactKind.COUNT)
    assert made.values(name, FactKind.MEMBERS, "observer") == ["IS"]


TITLED = {
    "en": (
        "# Gulf Kelp Network (GKN)\n\n**Created.** Charter of Lund, 3 May 1990.\n\n"
        "**Members.** Four: Chile, Peru, Ghana and Togo. Spain is an observer.\n\n"
        "**Mandate.** Sow kelp along the coast.\n\n**Status.** Dormant.\n"
    ),
    "fr": (
        "# Réseau des algues (RDA)\n\n**Création.** Charte de Lund, 3 mai 1990.\n\n"
        "**Membres.** Quatre : Chili, Pérou, Ghana et Togo. L'Espagne est observatrice.\n\n"
        "**Mandat.** Semer du varech le long des côtes.\n\n**Situation.** En sommeil.\n"
    ),
    "es": (
        "# Red de las Algas (RDA)\n\n**Creación.** Carta de Lund, 3 de mayo de 1990.\n\n"
        "**Miembros.** Cuatro: Chile, Perú, Ghana y Togo. España es observadora.\n\n"
        "**Mandato.** Sembrar algas en las costas.\n\n**Situación.** Inactiva.\n"
    ),
    "pt": (
        "# Rede das Algas (RDA)\n\n**Criação.** Carta de Lund, 3 de maio de 1990.\n\n"
        "**Membros.** Quatro: Chile, Peru, Gana e Togo. A Espanha é observadora.\n\n"
        "**Mandato.** Semear algas nas costas.\n\n**Situação.** Inativa.\n"
    ),
}


@pytest.mark.parametrize("language", TITLED)
def test_a_bold_title_in_front_of_a_paragraph_says_what_it_tells(language: str) -> None:
    made = card(TITLED[language], language)
    name = "GKN" if language == "en" else "RDA"
    assert "1990-05-03" in made.values(name, FactKind.FOUNDED)
    assert made.values(name, FactKind.MEMBERS, "member") == ["CL", "PE", "GH", "TG"]
    assert made.values(name, FactKind.MEMBERS, "observer") == ["ES"]
    assert any(
        value.split()[-1].startswith(("coast", "côtes", "costas")) for value in made.values(name, FactKind.MANDATE)
    )
    assert [fact.aspect for fact in made.of(name, FactKind.STATUS)] == ["inactive"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("**Members.** Four States.", "Members."),
        ("**Seat** – Lund, on the coast.", "Seat –"),
        ("- **Chair:** Peru, for two years.", "Chair:"),
        ("1. **Chair.** Peru, for two years.", "1. Chair."),
        ("**Article 3.** The seat is Lund.", ""),
        ("**Gulf Kelp Network** plants kelp.", ""),
        ("The **Chair.** Peru.", ""),
    ],
)
def test_a_title_is_in_bold_at_the_front_and_parted_by_a_mark(line: str, title: str) -> None:
    read = markdown.read(f"# Kelp\n\n{line}\n".encode())
    block = read.blocks[-1]
    assert read.text[block.start : block.start + block.head] == title


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            "The members are five: three from the Caribbean (Cuba, Haiti, Jamaica) and two from Africa (Ghana, Togo).",
            "en",
        ),
        ("Les membres sont cinq : trois des Caraïbes (Cuba, Haïti, Jamaïque) et deux d'Afrique (Ghana, Togo).", "fr"),
        ("Los miembros son cinco: tres del Caribe (Cuba, Haití, Jamaica) y dos de África (Ghana, Togo).", "es"),
        ("Os membros são cinco: três das Caraíbas (Cuba, Haiti, Jamaica) e dois de África (Gana, Togo).", "pt"),
    ],
)
def test_members_told_region_by_region_are_one_list(sentence: str, language: str) -> None:
    made = said(sentence, language)
    assert made.values(NAMES[language], FactKind.MEMBERS, "member") == ["CU", "HT", "JM", "GH", "TG"]


def test_a_row_that_stands_for_a_year_counts_what_the_column_names() -> None:
    text = (
        "# Gulf Kelp Network (GKN)\n\nThe Gulf Kelp Network plants kelp.\n\n"
        "| Year | Seedlings |\n|---|---|\n| 2019 | 4100 |\n| 2020 | 5300 |\n"
    )
    counts = [(f.unit, f.aspect, f.values[0].value) for f in card(text, "en").of("GKN", FactKind.COUNT)]
    assert counts == [("Seedlings", "2019", "4100"), ("Seedlings", "2020", "5300")]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Secretary recalled that the Kelp Network was created on 4 July 1999.", "en"),
        ("Le secrétaire a rappelé que le Réseau Kelp a été créé le 4 juillet 1999.", "fr"),
        ("El secretario recordó que la Red Kelp cumple veinte años: fue creada el 4 de julio de 1999.", "es"),
        ("O secretário lembrou que a Rede Kelp foi criada em 4 de julho de 1999.", "pt"),
    ],
)
def test_what_somebody_recalls_of_a_body_is_said_of_it(sentence: str, language: str) -> None:
    name = {"en": "Kelp Network", "fr": "Réseau Kelp", "es": "Red Kelp", "pt": "Rede Kelp"}[language]
    glossary = (Body("kelp", {language: (name,)}, {}),)
    made = stated(f"{name}\n\n{sentence}\n", language, title=name, glossary=glossary)
    assert made.values(name, FactKind.FOUNDED, "created") == ["1999-07-04"]


@pytest.mark.parametrize(
    ("sentence", "language", "act"),
    [
        (
            "La Cellule Kelp dépend du Conseil Dune, qui l'a créée par sa décision n° 9 du 2 mars 2011.",
            "fr",
            "décision n° 9",
        ),
        (
            "The Kelp Cell reports to the Dune Council, which established it by Decision 9 of 2 March 2011.",
            "en",
            "Decision 9",
        ),
        (
            "La Célula Kelp depende del Consejo Duna, que la creó por la Decisión 9, de 2 de marzo de 2011.",
            "es",
            "Decisión 9",
        ),
        (
            "A Célula Kelp depende do Conselho Duna, que a criou pela Decisão 9, de 2 de março de 2011.",
            "pt",
            "Decisão 9",
        ),
    ],
)
def test_a_body_made_by_the_one_named_before_is_the_subject(sentence: str, language: str, act: str) -> None:
    own = {"fr": "Cellule Kelp", "en": "Kelp Cell", "es": "Célula Kelp", "pt": "Célula Kelp"}[language]
    other = {"fr": "Conseil Dune", "en": "Dune Council", "es": "Consejo Duna", "pt": "Conselho Duna"}[language]
    glossary = (Body("kelp", {language: (own,)}, {}), Body("dune", {language: (other,)}, {}))
    made = stated(f"{own}\n\n{sentence}\n", language, title=own, glossary=glossary)
    assert "2011-03-02" in made.values(own, FactKind.FOUNDED)
    assert made.of(other, FactKind.FOUNDED) == []
    assert any(value.startswith(act) for value in made.values(own, FactKind.INSTRUMENT))


@pytest.mark.parametrize(
    ("heading", "sentence", "language"),
    [
        ("Mission", "Replanter les fonds côtiers et en partager les récoltes.", "fr"),
        ("Our aims", "Replanting the coast and sharing what grows there.", "en"),
        ("Objeto", "Replantar la costa y repartir lo que crece en ella.", "es"),
        ("Finalidade", "Replantar a costa e repartir o que nela cresce.", "pt"),
    ],
)
def test_the_sentence_below_a_heading_for_aims_is_the_aim(heading: str, sentence: str, language: str) -> None:
    text = f"# Kelp Forum (KFO)\n\n## {heading}\n\n{sentence}\n\n## Contact\n\nMalmö.\n"
    made = stated(text.replace("# ", "").replace("#", ""), language)
    assert any(sentence in value for f in made.of("KFO", FactKind.MANDATE) for value in [v.value for v in f.values])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Bureau Kelp (BKE)\n\nLe Bureau Kelp plante des algues. Son mandat, prévu pour six ans, expire en 2031.\n",
            "fr",
        ),
        ("Kelp Bureau (BKE)\n\nThe Kelp Bureau plants kelp. Its mandate runs until 31 December 2031.\n", "en"),
        ("Oficina Kelp (BKE)\n\nLa Oficina Kelp planta algas. Su mandato vence en diciembre de 2031.\n", "es"),
        ("Gabinete Kelp (BKE)\n\nO Gabinete Kelp planta algas. O seu mandato é prorrogável até 2031.\n", "pt"),
    ],
)
def test_how_long_a_mandate_lasts_is_no_mandate(text: str, language: str) -> None:
    told = stated(text, language).values("BKE", FactKind.MANDATE)
    assert not any("2031" in value for value in told)


@pytest.mark.parametrize(
    ("text", "language", "seat"),
    [
        (
            "Organización Kelp (OKE)\n\nLa Organización Kelp tiene su sede en Vigo.\n\n"
            "El Comité Científico, con sede en Cádiz, estudia las mareas.\n",
            "es",
            ["Vigo"],
        ),
        (
            "Organisation Kelp (OKE)\n\nL'Organisation Kelp a son siège à Brest.\n\n"
            "Le Comité scientifique, installé à Toulon, étudie les marées.\n",
            "fr",
            ["Brest"],
        ),
    ],
)
def test_where_an_organ_sits_is_not_where_the_body_sits(text: str, language: str, seat: list[str]) -> None:
    assert stated(text, language).values("OKE", FactKind.SEAT) == seat


@pytest.mark.parametrize(
    ("sentence", "language", "seat"),
    [
        ("Son siège est à Brest ; le centre de calcul est installé à Toulon.", "fr", {"Brest"}),
        ("Its headquarters are in Lund; the training centre is located in Oslo.", "en", {"Lund"}),
        ("Its headquarters are in Lund; from 2026 it will be based in Oslo.", "en", {"Lund", "Oslo"}),
        ("La sede se establece en la ciudad de Cádiz.", "es", {"Cádiz"}),
        ("La sede es la Ciudad de Panamá.", "es", {"Ciudad de Panamá"}),
        ("Su sede está en Vigo; el laboratorio está instalado en Cádiz.", "es", {"Vigo"}),
        ("A sede é estabelecida em Faro.", "pt", {"Faro"}),
        ("A sua sede é a Cidade da Praia; o laboratório está instalado em Bissau.", "pt", {"Cidade da Praia"}),
    ],
)
def test_the_seat_is_the_place_of_the_body_and_of_no_laboratory(sentence: str, language: str, seat: set[str]) -> None:
    assert set(said(sentence, language).values(NAMES[language], FactKind.SEAT)) == seat


def test_the_years_of_another_committee_are_not_those_of_the_body_around() -> None:
    text = (
        "Groupe Kelp (GKE)\n\nLe Groupe Kelp se réunit à Brest.\n\n"
        "Le Comité ad hoc sur les algues, actif de 2003 à 2008, a remis son rapport.\n"
    )
    assert stated(text, "fr").of("GKE", FactKind.FOUNDED) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Replaces the Lund Treaty of 3 May 1990.", "en"),
        ("Remplace le Traité de Lund du 3 mai 1990.", "fr"),
        ("Sustituye al Tratado de Lund, de 3 de mayo de 1990.", "es"),
        ("Substitui o Tratado de Lund, de 3 de maio de 1990.", "pt"),
    ],
)
def test_a_date_right_behind_the_name_of_an_act_is_its_date(sentence: str, language: str) -> None:
    name = {"en": "Lund Treaty", "fr": "Traité de Lund", "es": "Tratado de Lund", "pt": "Tratado de Lund"}[language]
    glossary = (Body("lund", {language: (name,)}, {}),)
    made = stated(f"Note\n\n{sentence}\n", language, glossary=glossary)
    assert made.values(name, FactKind.FOUNDED) == ["1990-05-03"]


def test_a_numbered_summit_of_a_conference_is_no_body_beside_it() -> None:
    text = "COMMUNIQUÉ\n\nThe Fourth Summit of the Kelp Leaders' Conference met in Malmö. The Kelp Conference rests.\n"
    glossary = (Body("klc", {"en": ("Kelp Leaders' Conference",)}, {}),)
    assert not [b.id for b in stated(text, "en", glossary=glossary).bodies.all if "summit" in b.id]


def test_a_person_of_a_body_is_no_other_body() -> None:
    text = "Pact\n\nThe Kelp Council (KEC) met. It is chaired by Ms Anna Lund (KEC) and Dr Olof Berg (KEC).\n"
    assert [b.id for b in stated(text, "en").bodies.all] == ["kec"]
