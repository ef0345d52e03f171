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
        ("Le Bénin a présenté sa candidature en 2021 et a été admis le 3 mai 2023.", "fr"),
        ("Benin applied for membership in 2021 and was admitted on 3 May 2023.", "en"),
        ("Benín solicitó su ingreso en 2021 y fue admitido el 3 de mayo de 2023.", "es"),
        ("O Togo solicitou a adesão em 2021 e foi admitido em 3 de maio de 2023.", "pt"),
    ],
)
def test_who_applied_and_was_admitted_joined_on_that_day(sentence: str, language: str) -> None:
    (found,) = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert (found.aspect, found.values[1].value) == ("joined", "2023-05-03")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Bénin a demandé en 2022 à devenir observateur.", "fr"),
        ("Benin asked in 2022 to become an observer; no decision has been taken.", "en"),
        ("Benín pidió en 2022 pasar a ser observador.", "es"),
        ("O Togo pediu em 2022 para ser observador.", "pt"),
    ],
)
def test_who_asked_to_be_an_observer_is_none_yet(sentence: str, language: str) -> None:
    (found,) = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert found.aspect == "candidate"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Bénin, qui avait été admis en 2010, en est parti en 2019.", "fr"),
        ("Benin, which had been admitted in 2010, left at the end of 2019.", "en"),
        ("Benín, que había sido admitido en 2010, salió en 2019.", "es"),
        ("O Togo, que tinha sido admitido em 2010, saiu em 2019.", "pt"),
    ],
)
def test_who_left_is_told_by_the_verb_behind_what_is_recalled(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [f.aspect for f in found] == ["left"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Il a été signé par le Mali, le Niger et le Tchad, auxquels le Bénin s'est joint en 2017.", "fr"),
        ("It was signed by Mali, Niger and Chad, whom Benin joined in 2017.", "en"),
        ("Fue firmado por Malí, Níger y Chad, a los que Benín se sumó en 2017.", "es"),
        ("Foi assinado por Mali, Níger e Chade, aos quais o Togo se juntou em 2017.", "pt"),
    ],
)
def test_who_joined_those_that_signed_is_told_behind_them(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS, "joined")
    assert [v.value for f in found for v in f.values][1:] == ["2017"]


@pytest.mark.parametrize("mark", ["*", "\\*"])
def test_a_mark_for_a_note_does_not_end_a_list(mark: str) -> None:
    (found,) = said(f"Its members are Albania, Kosovo{mark}, Montenegro and Serbia.", "en").of("RDL", FactKind.MEMBERS)
    assert [v.value for v in found.values] == ["AL", "XK", "ME", "RS"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Bénin a sollicité le statut d'observateur par note verbale.", "fr"),
        ("Benin applied for observer status by letter.", "en"),
        ("Benín solicitó el estatuto de observador por nota verbal.", "es"),
        ("O Benim solicitou o estatuto de observador por nota verbal.", "pt"),
    ],
)
def test_who_asked_for_a_status_does_not_have_it_yet(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [(fact.aspect, fact.polarity) for fact in found] == [("candidate", False)]


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


@pytest.mark.parametrize(
    ("front", "language", "codes"),
    [
        ("Les gouvernements du Mali, du Niger et du Tchad, réunis à Ségou,", "fr", {"ML", "NE", "TD"}),
        ("The Ministers of Water of Mali, Niger and Chad, meeting in Segou,", "en", {"ML", "NE", "TD"}),
        ("Los Gobiernos de Chile, de Cuba y del Perú, reunidos en Lima,", "es", {"CL", "CU", "PE"}),
        ("Os ministros da água de Angola, do Brasil e de Cabo Verde, reunidos em Recife,", "pt", {"AO", "BR", "CV"}),
    ],
)
def test_those_in_whose_name_a_text_speaks_belong_to_the_body(front: str, language: str, codes: set[str]) -> None:
    made = stated(f"{front}\n\n{HEADS[language].partition(chr(10) * 2)[2]}\n", language, title=HEADS[language][:24])
    found = made.of(_name(language), FactKind.MEMBERS)
    assert [(f.aspect, f.complete, {v.value for v in f.values}) for f in found] == [("member", True, codes)]


def _name(language: str) -> str:
    """Return the whole name of the body that `HEADS` introduces in a language."""
    return HEADS[language].partition(" (")[0]


def test_a_sentence_with_a_verb_of_its_own_opens_no_text() -> None:
    made = said("The Ministers of Mali, Niger and Chad, meeting in Segou, discussed the reeds.", "en")
    assert made.of("RDL", FactKind.MEMBERS) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Mali, qui n'a pas de côte, a été admis par le Conseil le 12 mars 2017.", "fr"),
        ("Mali, which has no coast, was admitted by the Council on 12 March 2017.", "en"),
        ("Malí, que no tiene costa, se adhirió por decisión del Consejo el 12 de marzo de 2017.", "es"),
        ("O Mali, que não tem costa, aderiu por decisão do Conselho em 12 de março de 2017.", "pt"),
    ],
)
def test_what_a_country_lacks_denies_not_that_it_joined(sentence: str, language: str) -> None:
    [found] = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert (found.aspect, found.polarity, [v.value for v in found.values]) == ("joined", True, ["ML", "2017-03-12"])


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Étaient là des délégués. Le Mali, membre depuis 2017, était absent. Le Niger était observateur.", "fr"),
        ("Delegates were there. Mali, a member since 2017, was absent. Niger was an observer.", "en"),
        ("Había delegados. Malí, miembro desde 2017, faltó. Níger era observador.", "es"),
        ("Havia delegados. O Mali, membro desde 2017, faltou. O Níger era observador.", "pt"),
    ],
)
def test_since_when_one_is_a_member_is_told_beside_its_name(sentence: str, language: str) -> None:
    found = said(f"1. {sentence}", language).of(NAMES[language], FactKind.MEMBERS, "joined")
    assert [[v.value for v in f.values] for f in found] == [["ML", "2017"]]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Mali est sans droit de vote depuis le 15 mars 2023.", "fr"),
        ("Mali has been without a vote since 15 March 2023.", "en"),
        ("Malí está sin derecho a voto desde el 15 de marzo de 2023.", "es"),
        ("O Mali está sem direito a voto desde 15 de março de 2023.", "pt"),
    ],
)
def test_a_member_that_lost_its_vote_is_no_observer(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.MEMBERS) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le secrétariat a son siège à Sofia, dans un immeuble du Gouvernement de Bulgarie.", "fr"),
        ("The secretariat sits in Varna, under an arrangement with the Government of Bulgaria.", "en"),
        ("La secretaría tiene su sede en Cusco, en una casa que cede el Gobierno del Perú.", "es"),
        ("O secretariado tem sede em Recife, numa casa do Governo do Brasil.", "pt"),
    ],
)
def test_who_gives_the_secretariat_its_house_is_not_the_secretariat(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.LEADER) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La présidence, exercée par le Mali depuis 2020, est passée au Niger.", "fr"),
        ("The chair, held by Mali since 2020, passed to Niger.", "en"),
        ("La presidencia, ejercida por Malí desde 2020, pasó a Níger.", "es"),
        ("A presidência, exercida pelo Mali desde 2020, passou para o Níger.", "pt"),
    ],
)
def test_an_office_that_passed_on_is_held_by_the_one_it_passed_to(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.LEADER) == ["NE"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les décisions de la Ligue ne lient pas les pays.", "fr"),
        ("The decisions of the League do not bind the states.", "en"),
        ("Las decisiones de la Liga no vinculan a los Estados.", "es"),
        ("As deliberações da Liga não vinculam os Estados.", "pt"),
    ],
)
def test_what_binds_no_state_is_not_binding(sentence: str, language: str) -> None:
    assert [f.polarity for f in said(sentence, language).of(NAMES[language], FactKind.LEGAL)] == [False]
