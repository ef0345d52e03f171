"""Who takes part as what, and who holds an office by now: lists, applicants, shares, deputies and those who went."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import HEADS, NAMES, said, stated


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La demande d'adhésion du Bénin sera examinée en mai.", "fr"),
        ("The application for membership of Benin will be examined in May.", "en"),
        ("La solicitud de ingreso de Benín se examinará en mayo.", "es"),
        ("O pedido de adesão do Benim será examinado em maio.", "pt"),
    ],
)
def test_who_applied_has_not_joined(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert all(fact.aspect == "candidate" and not fact.polarity for fact in found)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Ont participé le Mali et le Niger, en qualité de pays observateurs.", "fr"),
        ("Participating were Mali and Niger, as observers.", "en"),
        ("Participaron Malí y Níger, en calidad de países observadores.", "es"),
        ("Participaram o Mali e o Níger, na qualidade de países observadores.", "pt"),
    ],
)
def test_who_took_part_as_an_observer_is_no_member(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [fact for fact in found if fact.polarity] == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les contributions des membres sont réparties ainsi : Mali et Niger, 30 % chacun.", "fr"),
        ("The contributions of the members are as follows: Mali and Niger, 30 per cent each.", "en"),
        ("Las contribuciones de los miembros son: Malí y Níger, 30 % cada uno.", "es"),
        ("As contribuições dos membros repartem-se assim: Mali e Níger, 30 % cada.", "pt"),
    ],
)
def test_who_pays_a_share_is_no_list_of_members(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.MEMBERS) == []


def test_items_that_say_what_they_list_are_no_one_list() -> None:
    text = "Reed League (RDL)\n\n## Members\n\n- Members: Mali, Niger and Chad.\n- Observers: Benin and Togo.\n"
    found = stated(text, "en").of("RDL", FactKind.MEMBERS)
    assert [[v.value for v in f.values] for f in found if f.polarity] == [["ML", "NE", "TD"]]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La vice-présidence revient au Togo.", "fr"),
        ("The vice-chair is held by Togo.", "en"),
        ("La vicepresidencia corresponde a Togo.", "es"),
        ("A vice-presidência cabe ao Togo.", "pt"),
        ("Rapporteur : M. Kossi Amega", "fr"),
        ("Relator: Sr. Kossi Amega", "pt"),
        ("Executive Director: appointed by the Plenary", "en"),
    ],
)
def test_who_stands_beside_an_office_does_not_lead(sentence: str, language: str) -> None:
    text = HEADS[language] + "\n\n" + sentence + "\n"
    assert stated(text, language).of(NAMES[language], FactKind.LEADER) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La coordonnatrice est Mme Salma Ferjani, en poste depuis 2020, qui a succédé à M. Lahcen Oubella.", "fr"),
        ("The Coordinator is Ms Salma Ferjani, who succeeded Mr Lahcen Oubella.", "en"),
        ("La coordinadora es la Sra. Salma Ferjani, que sucedió al Sr. Lahcen Oubella.", "es"),
        ("A coordenadora é a Sra. Salma Ferjani, que sucedeu ao Sr. Lahcen Oubella.", "pt"),
    ],
)
def test_who_was_succeeded_leads_no_longer(sentence: str, language: str) -> None:
    assert set(said(sentence, language).values(NAMES[language], FactKind.LEADER)) == {"Salma Ferjani"}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Un groupe de travail, animé par le Togo et composé du Mali, du Niger et du Tchad, se réunira.", "fr"),
        ("A task group, led by Togo and composed of Mali, Niger and Chad, will meet.", "en"),
        ("Un grupo de trabajo, dirigido por Togo e integrado por Malí, Níger y Chad, se reunirá.", "es"),
        ("Um grupo de trabalho, dirigido pelo Togo e composto por Mali, Níger e Chade, reunir-se-á.", "pt"),
        ("La convention est ouverte à l'adhésion du Mali et du Niger.", "fr"),
        ("The charter is open for accession by Mali and Niger.", "en"),
        ("El convenio está abierto a la adhesión de Malí y Níger.", "es"),
        ("A carta está aberta à adesão do Mali e do Níger.", "pt"),
    ],
)
def test_a_group_or_an_invitation_makes_no_members(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.MEMBERS) == []
