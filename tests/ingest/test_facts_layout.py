"""Facts from articles, decisions, lists and tables, and from texts that speak of several bodies."""

from __future__ import annotations

import pytest

from ingest import readers
from ingest.bodies import registry
from ingest.facts import extract
from ingest.records import Document, FactKind, Metadata
from ingest.sections import sections
from tests.ingest.stated import HEADS, NAMES, stated

AGREEMENT = """AGREEMENT ON THE BALTIC SEED VAULT

Article 1 - Establishment

The Parties hereby establish the Baltic Seed Vault Authority ("BSVA" or "the Authority").

Article 2 - Purpose

The Authority shall:
(a) store seeds of wild grasses;
(b) lend samples to botanists.

Article 3 - Parties

The Parties are Estonia, Latvia, Lithuania and Poland. Finland may accede by letter to the Depositary.

Article 4 - Board

A Board of four members meets once a year. Its chair rotates; Latvia holds it first.

Article 5 - Entry into force

The Agreement entered into force on 2 May 2012.

Done at Riga on 9 October 2011."""

DECISION = """Decisão sobre o Fundo das Marés

Luanda, 3 de março de 2015

A Assembleia dos Ministros, reunida em sessão ordinária:

1. DECIDE criar o Fundo Comum das Marés (FCM), que sucede ao Grupo das Correntes do Sul;
2. ENCARREGA o FCM de financiar faróis e boias;
3. COLOCA o FCM sob a tutela da Comissão dos Mares Austrais;
4. CONVIDA Moçambique a aderir ao FCM."""

REPORT = """Informe sobre la cooperación fluvial

El más antiguo es el Consejo del Río Verde (CRV), fundado en Tarija en 1971. Lo integran Argentina y Bolivia. \
El Consejo publica un boletín de crecidas.

Más reciente, la Mesa de Puertos del Litoral (MPL) reúne a Chile y Perú. No se sabe cuándo empezó a funcionar. \
La Mesa carece de fuerza vinculante."""

FACTS = """Fact sheet: Gulf Coral Network (GCN)

At a glance

- Founded: 5 May 1999
- Director: Dr Amal Haddad
- Headquarters: Manama
- Reefs surveyed in 2020: 1,240
"""

TABLE = """Rede de Faróis (RF)

Membros

| País | Data de adesão |
|---|---|
| Angola | 3 de maio de 2001 |
| Brasil | 7 de junho de 2004 |
"""


def test_act_founds_at_the_date_it_was_done() -> None:
    made = stated(AGREEMENT, "en")
    (found,) = made.of("BSVA", FactKind.FOUNDED, "created")
    assert found.values[0].value == "2011-10-09"
    assert [e.of(made.text) for e in found.evidence][1] == "Done at Riga on 9 October 2011."


def test_title_of_an_act_is_the_instrument() -> None:
    made = stated(AGREEMENT, "en")
    assert made.values("BSVA", FactKind.INSTRUMENT) == ["AGREEMENT ON THE BALTIC SEED VAULT"]


def test_act_that_enters_into_force_stands_for_its_body() -> None:
    assert stated(AGREEMENT, "en").values("BSVA", FactKind.FOUNDED, "in_force") == ["2012-05-02"]


def test_parties_are_members_and_one_that_may_accede_is_none() -> None:
    made = stated(AGREEMENT, "en")
    assert made.values("BSVA", FactKind.MEMBERS, "member") == ["EE", "LV", "LT", "PL"]
    assert made.values("BSVA", FactKind.MEMBERS, "candidate") == ["FI"]


def test_list_under_a_heading_of_purpose_is_the_objective_with_its_items() -> None:
    made = stated(AGREEMENT, "en")
    found = made.of("BSVA", FactKind.MANDATE)
    assert [e.of(made.text) for e in found[0].evidence] == [
        "The Authority shall:",
        "(a) store seeds of wild grasses;",
        "(b) lend samples to botanists.",
    ]


def test_board_that_meets_says_nothing_of_the_status_of_the_body() -> None:
    assert stated(AGREEMENT, "en").of("BSVA", FactKind.STATUS) == []


def test_decision_founds_at_its_dateline() -> None:
    made = stated(DECISION, "pt")
    assert made.values("FCM", FactKind.FOUNDED, "created") == ["2015-03-03"]
    assert made.values("FCM", FactKind.PREDECESSOR) == ["grupo-das-correntes-do-sul"]
    assert made.values("FCM", FactKind.PARENT) == ["comissao-dos-mares-austrais"]
    assert [f.label for f in made.of("FCM", FactKind.MANDATE)] == ["ENCARREGA o"]


def test_number_of_a_paragraph_counts_nothing() -> None:
    assert [f for f in stated(DECISION, "pt").facts if f.kind is FactKind.COUNT] == []


def test_subject_of_one_sentence_carries_on_to_the_next() -> None:
    made = stated(REPORT, "es")
    assert made.values("CRV", FactKind.FOUNDED) == ["1971", "Tarija"]
    assert made.values("CRV", FactKind.MEMBERS) == ["AR", "BO"]
    assert made.values("MPL", FactKind.MEMBERS) == ["CL", "PE"]
    assert made.of("MPL", FactKind.FOUNDED) == []
    assert [f.polarity for f in made.of("MPL", FactKind.LEGAL)] == [False]


def test_labelled_lines_state_what_their_label_says() -> None:
    made = stated(FACTS, "en")
    assert made.values("GCN", FactKind.FOUNDED) == ["1999-05-05"]
    assert made.values("GCN", FactKind.LEADER) == ["Amal Haddad"]
    assert made.values("GCN", FactKind.SEAT) == ["Manama"]
    (count,) = [f for f in made.of("GCN", FactKind.COUNT) if f.aspect == "2020"]
    assert (count.values[0].value, count.unit) == ("1240", "Reefs surveyed")


def test_rows_with_a_date_of_accession_say_when_each_country_joined() -> None:
    made = stated("\n".join(TABLE.replace("|---|---|\n", "").splitlines()), "pt")
    joined = made.of("RF", FactKind.MEMBERS, "joined")
    assert [[v.value for v in f.values] for f in joined] == [["AO", "2001-05-03"], ["BR", "2004-06-07"]]
    assert made.values("RF", FactKind.MEMBERS, "member") == ["AO", "BR"]


def test_list_that_is_shorter_than_the_number_stated_is_not_whole() -> None:
    made = stated("La Liga de Cartógrafos (LCA) agrupa a 14 Estados, entre ellos Cuba, Jamaica y Panamá.", "es")
    (found,) = made.of("LCA", FactKind.MEMBERS)
    assert found.complete is False


def test_end_that_is_denied_is_none() -> None:
    made = stated("The Salt Road Forum (SRF) has met since 1990. It has not been formally dissolved.", "en")
    assert made.of("SRF", FactKind.ENDED) == []


def test_what_a_body_did_to_another_thing_does_not_found_it() -> None:
    made = stated("The Salt Road Forum (SRF) adopted a work plan in 2015.", "en")
    assert made.of("SRF", FactKind.FOUNDED) == []


STATUTES = """STATUTS DE L’OBSERVATOIRE SAHARIEN DES OASIS

Article premier. Création
Il est créé un Observatoire saharien des oasis (OSO), ci-après « l’Observatoire ».

Article 2. Siège
Le siège de l’Observatoire est fixé à Ouargla (Algérie).

Article 4. Membres
Sont membres fondateurs l’Algérie, la Libye, le Mali, le Maroc, le Niger et la Tunisie. \
La Mauritanie a adhéré le 2 février 2011. Le Tchad peut adhérer par simple notification.

Article 5. Direction
M. Idriss Benali occupe cette fonction depuis 2018.

Fait à Tunis, le 12 novembre 2002."""

DECLARATION = """Nuku'alofa Declaration on Reef Tourism

We, the ministers of tourism of Fiji, Samoa and Tonga, meeting in Nuku'alofa on 9 May 2018,

1. Decide to establish the Pacific Reef Tourism Council (PRTC) as a subsidiary body of the South Seas Forum;
2. Entrust the Council with the preparation of common diving standards;
3. Agree that the Council shall be based in Apia and chaired in its first year by Samoa."""


def test_statutes_give_seat_members_and_director() -> None:
    made = stated(STATUTES, "fr")
    assert made.values("OSO", FactKind.FOUNDED, "created") == ["2002-11-12"]
    assert made.values("OSO", FactKind.SEAT) == ["Ouargla"]
    assert made.values("OSO", FactKind.MEMBERS, "founder") == ["DZ", "LY", "ML", "MA", "NE", "TN"]
    assert made.values("OSO", FactKind.MEMBERS, "joined") == ["MR", "2011-02-02"]
    assert made.values("OSO", FactKind.MEMBERS, "candidate") == ["TD"]
    assert made.values("OSO", FactKind.LEADER) == ["Idriss Benali"]


def test_declaration_founds_on_the_day_of_its_meeting() -> None:
    made = stated(DECLARATION, "en")
    assert made.values("PRTC", FactKind.FOUNDED, "created") == ["2018-05-09"]
    assert made.values("PRTC", FactKind.INSTRUMENT) == ["Nuku'alofa Declaration on Reef Tourism"]
    assert made.values("PRTC", FactKind.PARENT) == ["south-seas-forum"]
    assert made.values("PRTC", FactKind.LEADER, "chair") == ["WS"]
    assert made.values("PRTC", FactKind.SEAT) == ["Apia"]
    assert [f.label for f in made.of("PRTC", FactKind.MANDATE)] == ["Entrust"]


def test_pronoun_before_the_heir_turns_the_succession_round() -> None:
    made = stated("O Centro de Sementes (CDS) foi extinto em 2012. Sucedeu-lhe a Rede de Sementes (RDS).", "pt")
    assert made.values("CDS", FactKind.PREDECESSOR, "successor") == ["rds"]
    assert made.of("CDS", FactKind.PREDECESSOR, "predecessor") == []


def test_amendment_is_no_founding() -> None:
    made = stated("The Reef Charter Council (RCC) was founded in 1990; its charter was amended in 2016.", "en")
    assert made.values("RCC", FactKind.FOUNDED) == ["1990"]


def test_what_is_only_proposed_is_not_founded() -> None:
    made = stated("A proposal to establish a Reef Training Centre (RTC) will be examined in 2030.", "en")
    assert made.of("RTC", FactKind.FOUNDED) == []


def test_table_of_bodies_whose_head_has_two_rows_is_read() -> None:
    page = """<html><body><p>Bodies of the coast.</p>
<table><thead><tr><th rowspan="2">Body</th><th colspan="2">Facts</th></tr>
<tr><th>Founded</th><th>Website</th></tr></thead><tr><td>Reef Council (RC)</td><td>5 May 1999</td><td>none</td></tr>
</table></body></html>"""
    read = readers.read(page.encode())
    made = Document("d", "d.html", "", Metadata("", "en"), read.text, read.blocks, sections(read.text, read.blocks))
    bodies = registry((), [made])
    [fact] = [each for each in extract(made, bodies) if each.kind is FactKind.FOUNDED]
    assert [value.value for value in fact.values] == ["1999-05-05"]


def test_a_label_that_runs_in_with_its_text_is_no_mandate_and_the_text_is_one() -> None:
    text = (
        "1. Forum des joncs (FDJ)\n\nLancement. Le FDJ a été lancé le 4 mai 2011.\n\n"
        "Mandat. Le Forum favorise le troc des joncs et la garde des marais.\n"
    )
    told = stated(text, "fr").values("FDJ", FactKind.MANDATE)
    assert told == ["Le Forum favorise le troc des joncs et la garde des marais."]


def test_those_in_whose_name_one_sentence_agrees_are_the_members() -> None:
    text = (
        "Acuerdo Constitutivo del Consejo de Juncos (CDJ)\n\nLos Gobiernos de la República de Chile y de la República "
        "del Perú, deseosos de cuidar los juncos, convienen en lo siguiente:\n\n"
        "Artículo 1. Creación\n\nSe crea el Consejo de Juncos (CDJ).\n"
    )
    assert stated(text, "es").values("CDJ", FactKind.MEMBERS) == ["CL", "PE"]


def test_who_coordinates_it_leads_the_body_of_the_section() -> None:
    text = (
        "1. Reed Platform (RPL)\n\nThe RPL was launched on 4 May 2011.\n\n"
        "Mr Anil Ouro of Chad coordinates it part-time.\n"
    )
    assert stated(text, "en").values("RPL", FactKind.LEADER) == ["Anil Ouro"]


@pytest.mark.parametrize(
    ("title", "lines", "language"),
    [
        ("Membres", "Pays riverains : le Tchad, le Mali et le Niger.\n\nPays voisins : le Togo et le Bénin.", "fr"),
        ("Members", "Host countries: Chad, Mali and Niger.\n\nDonor countries: Togo and Benin.", "en"),
        ("Miembros", "Países ribereños: Chad, Malí y Níger.\n\nPaíses vecinos: Togo y Benín.", "es"),
        ("Membros", "Países ribeirinhos: Chade, Mali e Níger.\n\nPaíses vizinhos: Togo e Benim.", "pt"),
    ],
)
def test_lines_below_a_heading_for_members_list_them_by_groups(title: str, lines: str, language: str) -> None:
    text = f"{HEADS[language]}\n\n{title}\n\n{lines}\n"
    made = stated(text, language)
    listed = [{v.value for v in fact.values} for fact in made.of(NAMES[language], FactKind.MEMBERS, "member")]
    assert {"TD", "ML", "NE", "TG", "BJ"} in listed
    assert made.of(NAMES[language], FactKind.LEADER) == []


def test_one_labelled_line_is_no_list_of_all() -> None:
    made = stated(f"{HEADS['en']}\n\nMembers\n\nThey are ten.\n\nHost countries: Chad and Mali.\n", "en")
    assert made.of("RDL", FactKind.MEMBERS) == []
