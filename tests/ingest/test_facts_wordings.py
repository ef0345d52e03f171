"""The usual ways in which documents of many kinds say the same thing, each in an invented sentence."""

from __future__ import annotations

import pytest

from ingest.labels import announces
from ingest.records import FactKind
from tests.ingest.stated import NAMES, said, stated


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


@pytest.mark.parametrize(
    ("text", "language", "aspect"),
    [
        ("Ligue des Joncs (LDJ)\n\nLa Ligue des Joncs a commencé à fonctionner le 2 mai 2004.\n", "fr", "working"),
        ("Reed League (LDJ)\n\nThe Reed League began its work on 2 May 2004.\n", "en", "working"),
        ("Liga de Juncos (LDJ)\n\nLa Liga de Juncos iniciará funciones el 2 de mayo de 2004.\n", "es", "working"),
        ("Liga dos Juncos (LDJ)\n\nA Liga dos Juncos começou a operar em 2 de maio de 2004.\n", "pt", "working"),
        ("Ligue des Joncs (LDJ)\n\nLe Pacte de la Ligue est en vigueur depuis le 2 mai 2004.\n", "fr", "in_force"),
        ("Reed Pact (LDJ)\n\nThe Reed Pact is in force since 2 May 2004.\n", "en", "in_force"),
        ("Pacto de Juncos (LDJ)\n\nEl Pacto de Juncos está vigente desde el 2 de mayo de 2004.\n", "es", "in_force"),
        ("Pacto dos Juncos (LDJ)\n\nO Pacto dos Juncos começou a vigorar em 2 de maio de 2004.\n", "pt", "in_force"),
    ],
)
def test_work_that_began_and_what_took_effect_are_acts_of_their_own(text: str, language: str, aspect: str) -> None:
    found = [f for f in stated(text, language).facts if f.kind is FactKind.FOUNDED]
    assert [(f.aspect, [v.value for v in f.values]) for f in found] == [(aspect, ["2004-05-02"])]


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


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("The Reed Circle is chaired by the Sudanese engineer Hala Osman Idris.", "en", "Hala Osman Idris"),
        ("Mireille Okafor heads the Reed Circle.", "en", "Mireille Okafor"),
        (
            "The Reed Circle met. The assembly elects Odile Mbarga as President of the Reed Circle.",
            "en",
            "Odile Mbarga",
        ),
        ("Le Cercle des Joncs est dirigé par la juriste malienne Awa Keïta Sow.", "fr", "Awa Keïta Sow"),
        ("Le Cercle des Joncs est sous la direction de l'ancien ministre Boubacar Sissoko.", "fr", "Boubacar Sissoko"),
        ("El Círculo de Juncos nació en 2001. Lo preside la lingüista Rosa Huamán.", "es", "Rosa Huamán"),
        ("El Círculo de Juncos nació en 2001. Lo dirige desde 2018 el ingeniero Tomás Ibarra.", "es", "Tomás Ibarra"),
        ("A Rede dos Juncos é presidida pela arquiteta Joana Sá Pinto.", "pt", "Joana Sá Pinto"),
    ],
)
def test_a_person_who_leads_needs_no_title(text: str, language: str, person: str) -> None:
    heading, name = {
        "en": ("Reed Circle (RDC)", "RDC"),
        "fr": ("Cercle des Joncs (CDJ)", "CDJ"),
        "es": ("Círculo de Juncos (CDJ)", "CDJ"),
        "pt": ("Rede dos Juncos (RDJ)", "RDJ"),
    }[language]
    assert stated(f"{heading}\n\n{text}\n", language).values(name, FactKind.LEADER) == [person]


def test_a_country_that_leads_with_another_is_told_from_how_they_do() -> None:
    text = "Rede dos Juncos (RDJ)\n\nÉ dirigida em conjunto por Cabo Verde e pelo Senegal.\n"
    assert stated(text, "pt").values("RDJ", FactKind.LEADER) == ["CV", "SN"]


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("Création : 12 juillet 2010, à Cotonou", "fr", FactKind.FOUNDED, "2010-07-12"),
        ("Year of closure: 2015", "en", FactKind.ENDED, "2015"),
        ("Naturaleza: organismo intergubernamental", "es", FactKind.DEFINITION, "organismo intergubernamental"),
        ("Data de criação: 4 de maio de 1999", "pt", FactKind.FOUNDED, "1999-05-04"),
    ],
)
def test_a_bare_noun_as_a_label_says_what_its_value_is(text: str, language: str, kind: FactKind, value: str) -> None:
    assert value in stated(f"Reed Circle (RDC)\n\n{text}\nLema: juncos\n", language).values("RDC", kind)


@pytest.mark.parametrize(
    ("title", "language"),
    [("Nos missions", "fr"), ("What we do", "en"), ("3. Objetivos", "es"), ("O que fazemos", "pt")],
)
def test_a_list_below_a_heading_for_aims_is_what_a_body_is_for(title: str, language: str) -> None:
    text = f"Reed Circle (RDC)\n\n{title}\n\n- aaa bbb ccc;\n- ddd eee fff.\n"
    assert [len(f.evidence) for f in stated(text, language).of("RDC", FactKind.MANDATE)] == [3]


def test_the_years_of_the_body_succeeded_are_not_those_of_the_successor() -> None:
    text = "Cercle des Joncs (CDJ)\n\nLe Cercle a succédé au Bureau des Roseaux (BDR), actif de 1999 à 2010.\n"
    found = stated(text, "fr")
    assert found.of("CDJ", FactKind.FOUNDED) == []
    assert found.values("BDR", FactKind.FOUNDED) == ["1999"]


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("El Círculo concluyó en diciembre de 2014 y no se ha reanudado.", "es", "2014-12"),
        ("The Circle ended in May 2011.", "en", "2011-05"),
        ("Le Cercle a pris fin en 2015.", "fr", "2015"),
        ("O Círculo terminou em 2012.", "pt", "2012"),
    ],
)
def test_an_end_in_other_words_is_one(text: str, language: str, date: str) -> None:
    name = {"en": "Reed Circle", "fr": "Cercle des Joncs", "es": "Círculo de Juncos", "pt": "Círculo dos Juncos"}
    assert stated(f"{name[language]} (RDC)\n\n{text}\n", language).values("RDC", FactKind.ENDED) == [date]


def test_the_articles_of_an_act_are_about_the_body_that_it_creates() -> None:
    text = (
        "# CONVENTION DES ROSEAUX (CDR)\n\nportant création du Fonds mutuel des marais (FMM)\n\n"
        "## Article 1\n\nIl est créé un Fonds mutuel des marais, ci-après dénommé « le Fonds ». Il remplace la Caisse"
        " des étangs (CDE).\n\n## Article 2\n\nLe siège du Fonds est fixé à Arles.\n\n"
        "## Article 3\n\nLes Parties à la présente Convention sont la France, la Suisse et l'Italie.\n"
    )
    found = stated(text, "fr", title="Convention des Roseaux")
    assert found.values("FMM", FactKind.SEAT) == ["Arles"]
    assert found.values("CDR", FactKind.MEMBERS) == ["FR", "CH", "IT"]


def test_what_stands_in_a_body_is_said_of_it() -> None:
    text = (
        "Reed Circle (RDC)\n\nThe Reed Circle was founded in 2001.\n\nResolution R.12 (2019)\n\n"
        "Noting that the participants in the Circle are Chile, Peru and Ecuador, the Board reaffirms that the purposes"
        " of the Circle are to cut reeds.\n"
    )
    found = stated(text, "en")
    assert found.values("RDC", FactKind.MEMBERS) == ["CL", "PE", "EC"]
    assert len(found.of("RDC", FactKind.MANDATE, "objective")) == 1


def test_the_date_of_a_state_of_things_declares_no_body() -> None:
    text = "Cercle des Joncs (CDJ)\n\nNotes du greffe (état au 30 avril 2019)\n\nLe greffe se trouve à Arles.\n"
    assert stated(text, "fr").bodies.named("Notes du greffe") is None


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La Ligue des Joncs doit son existence à une décision du 2 juillet 2011.", "fr"),
        ("The Reed League owes its existence to a decision of 2 July 2011.", "en"),
        ("La Liga de los Juncos debe su existencia a una decisión del 2 de julio de 2011.", "es"),
        ("A Liga dos Juncos deve a sua existência a uma decisão de 2 de julho de 2011.", "pt"),
    ],
)
def test_what_a_body_owes_its_existence_to_founded_it(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.FOUNDED, "created") == ["2011-07-02"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La Ligue des Joncs a vu son mandat prendre fin en 2019.", "fr"),
        ("The Reed League saw its mandate end in 2019.", "en"),
        ("La Liga de los Juncos vio concluido su mandato en 2019.", "es"),
        ("A Liga dos Juncos viu terminado o seu mandato em 2019.", "pt"),
    ],
)
def test_a_mandate_that_came_to_an_end_ends_the_body(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.ENDED) == ["2019"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les directeurs ont rappelé qu'il incombe à la Ligue d'assurer la garde des marais.", "fr"),
        ("The directors recalled that it falls to the Reed League to keep the marshes.", "en"),
        ("Los directores recordaron que compete a la Liga de los Juncos guardar los pantanos.", "es"),
        ("Os diretores recordaram que compete à Liga dos Juncos guardar os pântanos.", "pt"),
    ],
)
def test_what_falls_to_a_body_is_its_mandate_whoever_recalls_it(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.MANDATE, "mandate") == [sentence]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Bureau des Roseaux (BDR) lui a succédé.", "fr"),
        ("El Buró de Juncos (BDR) le sucedió.", "es"),
        ("O Bureau de Juncos (BDR) sucedeu-lhe.", "pt"),
    ],
)
def test_one_that_succeeded_it_is_the_successor(text: str, language: str) -> None:
    front = {
        "fr": "Le Cercle a été dissous en 2011.",
        "es": "El Círculo fue disuelto en 2011.",
        "pt": "O Círculo foi extinto em 2011.",
    }
    head = {"fr": "Cercle des Joncs (CDJ)", "es": "Círculo de Caña (CDJ)", "pt": "Círculo de Cana (CDJ)"}
    found = stated(f"{head[language]}\n\n{front[language]} {text}\n", language)
    assert found.values("CDJ", FactKind.PREDECESSOR, "successor") == ["bdr"]
