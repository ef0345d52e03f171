"""What sentences do not state of the body that a text is about, each in an invented sentence."""

from __future__ import annotations

import pytest

from ingest import countries
from ingest.facts.listings import runs_of
from ingest.records import FactKind
from tests.ingest.stated import NAMES, said, stated


@pytest.mark.parametrize(
    ("sentence", "language", "kind"),
    [
        ("À la clôture de l'exercice, le Gabon devait deux annuités à la Ligue.", "fr", FactKind.LEADER),
        ("The office, hosted until then by Ghana, moved to Togo.", "en", FactKind.LEADER),
        ("Elle dort depuis 2020 ; ses archives ont été confiées au Tchad.", "fr", FactKind.LEADER),
        ("It has been dormant since 2020; its archives were entrusted to Chad.", "en", FactKind.LEADER),
        ("Está inactiva desde 2020; sus archivos fueron confiados a Chad.", "es", FactKind.LEADER),
        ("Está parada desde 2020; seus arquivos foram confiados ao Chade.", "pt", FactKind.LEADER),
        ("Un accord de siège conclu avec le Tchad règle les immunités.", "fr", FactKind.MEMBERS),
        ("A headquarters agreement signed with Kenya settles the immunities.", "en", FactKind.MEMBERS),
        ("Dois lugares são reservados a candidatos de Angola e de Moçambique.", "pt", FactKind.MEMBERS),
        ("Places are kept for candidates from Chad and Niger.", "en", FactKind.MEMBERS),
        ("Pidió un dictamen al Comité de Redacción, integrado por Chile, Perú y Cuba.", "es", FactKind.MEMBERS),
        ("The text went to a drafting panel, made up of Chad, Mali and Niger.", "en", FactKind.MEMBERS),
        ("The League succeeds the Old Marsh Board, which will be dissolved in May.", "en", FactKind.ENDED),
        ("La Liga sucede a la Junta de Pantanos, que quedará disuelta en mayo.", "es", FactKind.ENDED),
        ("La Ligue prend la suite du Bureau des Marais, qui sera dissous en mai.", "fr", FactKind.ENDED),
        ("A Liga sucede à Junta dos Pântanos, que foi extinta em maio.", "pt", FactKind.ENDED),
        ("In June 2018 came the launch of the marsh index.", "en", FactKind.FOUNDED),
        ("Un mémorandum avec la Ligue des Joncs a été signé à Oran le 4 mai 2019.", "fr", FactKind.FOUNDED),
        ("Documento aprovado pela Terceira Reunião em 7 de maio de 2019.", "pt", FactKind.FOUNDED),
        ("Las cuentas de 2021 fueron auditadas por la firma Robles en 2022.", "es", FactKind.FOUNDED),
        ("The list names nine diseases subject to mandatory reporting.", "en", FactKind.LEGAL),
        ("Publicou-se a lista de doenças de comunicação obrigatória.", "pt", FactKind.LEGAL),
        ("It tasks the Scientific Panel with a study of the reeds.", "en", FactKind.MANDATE),
        ("Se encomienda al Comité Técnico un estudio de los juncos.", "es", FactKind.MANDATE),
    ],
)
def test_what_is_said_of_another_thing_is_no_fact_of_the_body(sentence: str, language: str, kind: FactKind) -> None:
    found = said(sentence, language).of(NAMES[language], kind)
    assert [f for f in found if f.aspect != "activity"] == []


@pytest.mark.parametrize(
    ("sentence", "language", "codes"),
    [
        ("La France, au titre de Mayotte, en est membre associé.", "fr", ["FR"]),
        ("The Cook Islands and Niue take part as associates.", "en", ["CK", "NU"]),
        ("Aruba y Curazao participan como miembros asociados.", "es", ["AW", "CW"]),
        ("Aruba e Curaçao participam na qualidade de associados.", "pt", ["AW", "CW"]),
    ],
)
def test_associates_are_kept_apart_from_members(sentence: str, language: str, codes: list[str]) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [(f.aspect, f.polarity, [v.value for v in f.values]) for f in found] == [("associate", False, codes)]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les membres fondateurs de la Ligue sont le Mali, le Niger et le Tchad.", "fr"),
        ("The League was founded in 2003 by three states: Mali, Niger and Chad.", "en"),
        ("La Liga fue creada en 2003 por tres países: Malí, Níger y Chad.", "es"),
        ("A Liga foi lançada em 2003 por três países — Mali, Níger e Chade.", "pt"),
    ],
)
def test_founders_are_told_from_members(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [(f.aspect, {v.value for v in f.values}) for f in found] == [("founder", {"ML", "NE", "TD"})]


def test_who_leads_by_a_relative_clause_is_the_country_right_before_it() -> None:
    made = said("Los ministros de Cuba, Chile y Perú, invitados por Bolivia, que preside la Liga, se reunieron.", "es")
    assert made.values("LDJ", FactKind.LEADER) == ["BO"]


@pytest.mark.parametrize(
    ("sentence", "language", "codes"),
    [
        ("Los ministros de Cuba, Chile y Perú, miembros de la Liga, se reunieron ayer.", "es", {"CU", "CL", "PE"}),
        ("The ministers of Chad, Mali and Niger, all members of the League, met.", "en", {"TD", "ML", "NE"}),
    ],
)
def test_a_list_with_members_in_apposition_is_one_of_members(sentence: str, language: str, codes: set[str]) -> None:
    assert set(said(sentence, language).values(NAMES[language], FactKind.MEMBERS, "member")) == codes


@pytest.mark.parametrize(
    ("sentence", "language", "date"),
    [
        ("Este año la Liga cumple diez: su Convenio se firmó en Lima el 3 de mayo de 2011.", "es", "2011-05-03"),
        ("The League turns ten: its founding treaty was signed in Lima on 3 May 2011.", "en", "2011-05-03"),
        ("La Ligue a dix ans : sa charte a été signée à Lima le 3 mai 2011.", "fr", "2011-05-03"),
    ],
)
def test_the_signing_of_its_act_founds_a_body(sentence: str, language: str, date: str) -> None:
    assert date in said(sentence, language).values(NAMES[language], FactKind.FOUNDED, "signed")


def test_what_met_between_two_years_is_what_the_clause_is_set_behind() -> None:
    made = said("A Liga dos Juncos substitui a Mesa dos Caniços, que se reuniu de 2015 a 2018.", "pt")
    assert made.of("LDJ", FactKind.FOUNDED) == []
    assert made.values("Mesa dos Caniços", FactKind.FOUNDED, "period") == ["2015"]


def test_nothing_denies() -> None:
    assert [f.polarity for f in said("Nothing it adopts binds a government.", "en").of("RDL", FactKind.LEGAL)] == [
        False
    ]


@pytest.mark.parametrize(
    "text",
    [
        "IX Reunião Ordinária",
        "a Terceira Reunião",
        "Reunião de Ministros",
        "A Reunião examinou o pedido.",
        "La Reunión aprobó el plan.",
    ],
)
def test_a_meeting_is_no_island(text: str) -> None:
    assert countries.find(text) == []


def test_the_island_is_found_beside_others() -> None:
    assert [m.value for m in countries.find("Maurício, Reunião e Seicheles")] == ["MU", "RE", "SC"]
    assert [m.value for m in countries.find("Mauricio, la Reunión y Seychelles")] == ["MU", "RE", "SC"]


def test_those_who_only_listen_are_no_members_though_they_stand_under_that_heading() -> None:
    made = stated(
        "Liga de los Juncos (LDJ)\n\nArtículo 3. Miembros\n\n"
        "1. Son miembros fundadores de la Liga Chile, Ecuador y Perú.\n"
        "2. Panamá y Costa Rica participan como observadores, sin voto.\n",
        "es",
    )
    assert made.values("LDJ", FactKind.MEMBERS, "founder") == ["CL", "EC", "PE"]
    assert made.values("LDJ", FactKind.MEMBERS, "member") == []
    assert made.values("LDJ", FactKind.MEMBERS, "observer") == ["PA", "CR"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La Norvège, membre fondateur, s'en est retirée le 4 mai 2015.", "fr"),
        ("Norway, a founding member, ceased to be a party on 4 May 2015.", "en"),
        ("Noruega, miembro fundador, dejó de ser parte el 4 de mayo de 2015.", "es"),
        ("A Noruega, membro fundador, deixou de fazer parte em 4 de maio de 2015.", "pt"),
    ],
)
def test_a_member_that_has_left_is_none_though_it_is_called_one(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [(f.aspect, f.polarity, [v.value for v in f.values]) for f in found] == [
        ("left", False, ["NO", "2015-05-04"])
    ]


def test_of_two_countries_in_a_sentence_the_one_beside_the_verb_has_left() -> None:
    found = said("Le Togo y assiste comme invité, et le Tchad s'en est retiré en 2018.", "fr")
    assert found.values(NAMES["fr"], FactKind.MEMBERS, "left") == ["TD", "2018"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("1. Chad, Mali and Niger took part. Togo, also a member, sent its apologies.", "en"),
        ("1. Le Tchad, le Mali et le Niger ont participé. Le Togo, également membre, s'est excusé.", "fr"),
        ("1. Participaron Chad, Malí y Níger. Togo, también miembro, excusó su ausencia.", "es"),
        ("1. Participaram o Chade, o Mali e o Níger. O Togo, também membro, apresentou desculpas.", "pt"),
    ],
)
def test_a_member_that_was_away_is_told_in_the_second_sentence_of_an_item(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert ("member", ["TG"]) in [(f.aspect, [v.value for v in f.values]) for f in found]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Norway, which announced its withdrawal in 2015, rescinded it in June of that year.", "en"),
        ("La Norvège, qui avait annoncé son retrait en 2015, est revenue sur sa décision.", "fr"),
        ("Noruega se retiró en 2015 y dejó sin efecto su decisión en junio.", "es"),
        ("A Noruega comunicou a retirada em 2015 e voltou atrás em junho.", "pt"),
    ],
)
def test_who_takes_a_withdrawal_back_has_not_left(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.MEMBERS, "left") == []


def test_a_list_goes_on_behind_each_preposition() -> None:
    text = "Elle compte cinq ports situés en Allemagne, en Belgique, au Danemark, en France et aux Pays-Bas."
    assert [[place.value for place in run.places] for run in runs_of(text)] == [["DE", "BE", "DK", "FR", "NL"]]


@pytest.mark.parametrize(
    ("sentence", "language", "person", "aspect"),
    [
        ("The Coordinator, Ms. Ada Bell, opened the talks.", "en", "Ada Bell", "lead"),
        ("El Secretario Técnico, señor Luis Prado Mena, presentó el informe.", "es", "Luis Prado Mena", "secretariat"),
        ("Mme Lia Moro, directrice", "fr", "Lia Moro", "lead"),
        ("O primeiro coordenador é o Dr. Rui Sá Lemos.", "pt", "Rui Sá Lemos", "lead"),
        ("The Director of the Reed League, Ada Bell, signed the minutes.", "en", "Ada Bell", "lead"),
    ],
)
def test_who_stands_beside_a_post_holds_it(sentence: str, language: str, person: str, aspect: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.LEADER, aspect) == [person]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Ada Bell, director of the Lisbon office, spoke first.", "en"),
        ("The former Director, Ms. Ada Bell, sent her regrets.", "en"),
        ("La vice-présidente, Mme Lia Moro, a ouvert la séance.", "fr"),
        ("La codirectora Lia Moro Paz abrió la sesión.", "es"),
        ("Contact: Facility Manager, PO Box 1190, Apia.", "en"),
        ("O presidente do Chile, Rui Sá Lemos, visitou os juncos.", "pt"),
    ],
)
def test_who_holds_another_post_does_not_lead(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.LEADER) == []


def test_who_signs_for_each_party_holds_a_post_there() -> None:
    made = said("The Marsh Union met it. For the Marsh Union: Ada Bell, Director", "en")
    assert made.of("RDL", FactKind.LEADER) == []


def test_we_are_the_body_and_its_act_gives_the_date() -> None:
    made = said("We were set up by the Split Arrangement, signed by five offices on 3 May 2011.", "en")
    assert made.values("RDL", FactKind.FOUNDED, "signed") == ["2011-05-03"]


def test_no_mandate_is_none() -> None:
    assert [
        f
        for f in said("The League met for years without a written mandate.", "en").of("RDL", FactKind.MANDATE)
        if f.aspect == "mandate"
    ] == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Son conseil compte neuf membres.", "fr"),
        ("Its board has nine members.", "en"),
        ("Su consejo tiene nueve miembros.", "es"),
        ("O seu conselho tem nove membros.", "pt"),
    ],
)
def test_the_members_of_its_board_are_not_those_of_the_body(sentence: str, language: str) -> None:
    assert said(sentence, language).of(NAMES[language], FactKind.COUNT) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("O Lesoto não foi signatário original da Liga: aderiu em 11 de julho de 2018.", "pt"),
        ("Lesotho was not a founding member of the League: it joined in 2018.", "en"),
    ],
)
def test_who_is_no_founder_and_joined_later_belongs(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [(f.aspect, f.polarity) for f in found] == [("joined", True)]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("A delegação do Peru, nono membro da Liga, justificou a sua ausência.", "pt"),
        ("Le Pérou, également membre de la Ligue, s'est excusé.", "fr"),
    ],
)
def test_who_is_called_a_member_in_passing_is_one(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [(f.aspect, [v.value for v in f.values]) for f in found] == [("member", ["PE"])]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("L'avis de la Ligue est obligatoire, mais non contraignant.", "fr"),
        ("The opinion of the League is mandatory, but not binding.", "en"),
        ("El dictamen de la Liga es obligatorio, aunque no vinculante.", "es"),
        ("O parecer da Liga é obrigatório, mas não vinculativo.", "pt"),
    ],
)
def test_an_opinion_that_must_be_sought_need_not_be_followed(sentence: str, language: str) -> None:
    found = said(sentence, language).of(NAMES[language], FactKind.LEGAL)
    assert [f.polarity for f in found] == [False]
