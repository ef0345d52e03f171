"""Who pays for a body, what it was born of, who signs for it, and members that speak for others; all are invented."""

from __future__ import annotations

import pytest

from ingest.records import Body, FactKind
from tests.ingest.stated import Stated, stated

NAMES = {"fr": "Réseau Kelp", "en": "Kelp Network", "es": "Red Kelp", "pt": "Rede Kelp"}
OTHER = {"fr": "Banque Dune", "en": "Dune Bank", "es": "Banco Duna", "pt": "Banco Duna"}


def _told(sentence: str, language: str) -> Stated:
    glossary = (Body("kelp", {language: (NAMES[language],)}, {}), Body("dune", {language: (OTHER[language],)}, {}))
    title = NAMES[language]
    return stated(f"{title}\n\n{sentence}\n", language, title=title, glossary=glossary)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La Norvège et la Banque Dune en sont les bailleurs.", "fr"),
        ("Norway and the Dune Bank support the Kelp Network.", "en"),
        ("Noruega y el Banco Duna financian la Red Kelp.", "es"),
        ("A Noruega e o Banco Duna apoiam a iniciativa.", "pt"),
    ],
)
def test_those_named_before_a_verb_of_backing_are_the_donors(sentence: str, language: str) -> None:
    assert sorted(_told(sentence, language).values(NAMES[language], FactKind.PARTNERS, "donor")) == ["NO", "dune"]


def test_a_body_that_supports_others_is_not_paid_by_them() -> None:
    assert (
        _told("The Kelp Network supports Norway and the Dune Bank.", "en").of("Kelp Network", FactKind.PARTNERS) == []
    )


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Réseau Kelp est issu de la Banque Dune, qui disparut en 1991.", "fr"),
        ("The Kelp Network grew out of the Dune Bank, which disappeared in 1991.", "en"),
        ("La Red Kelp nació del Banco Duna, que desapareció en 1991.", "es"),
        ("A Rede Kelp nasceu do Banco Duna, que desapareceu em 1991.", "pt"),
    ],
)
def test_what_a_body_was_born_of_came_before_and_keeps_its_year(sentence: str, language: str) -> None:
    made = _told(sentence, language)
    assert made.values(NAMES[language], FactKind.PREDECESSOR) == ["dune"]
    assert "1991" not in made.values(NAMES[language], FactKind.FOUNDED)
    assert made.values(OTHER[language], FactKind.ENDED) == ["1991"]


def test_an_act_that_a_body_was_born_of_is_no_predecessor() -> None:
    made = _told("The Kelp Network was born of the Treaty of Lund.", "en")
    assert made.of("Kelp Network", FactKind.PREDECESSOR) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Il relie la Norvège et l'Islande ; la France y participe au titre de la Martinique.", "fr"),
        ("It links Norway and Iceland; France takes part in respect of Martinique.", "en"),
        ("Reúne a Noruega e Islandia; Francia participa en nombre de Martinica.", "es"),
        ("Reúne a Noruega e a Islândia; a França participa em nome da Martinica.", "pt"),
    ],
)
def test_a_member_that_speaks_for_a_territory_is_one_and_the_territory_none(sentence: str, language: str) -> None:
    assert sorted(_told(sentence, language).values(NAMES[language], FactKind.MEMBERS)) == ["FR", "IS", "NO"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("For the Kelp Network: Ana Lund, Director\nFor the Dune Bank: Olof Berg, Chair", "en"),
        ("Pour le Réseau Kelp : Ana Lund, directrice\nPour la Banque Dune : Olof Berg, président", "fr"),
        ("Por la Red Kelp: Ana Lund, directora\nPor el Banco Duna: Olof Berg, presidente", "es"),
        ("Pela Rede Kelp: Ana Lund, diretora\nPelo Banco Duna: Olof Berg, presidente", "pt"),
    ],
)
def test_each_that_signs_for_a_body_holds_its_post(sentence: str, language: str) -> None:
    made = _told(sentence, language)
    assert made.values(NAMES[language], FactKind.LEADER) == ["Ana Lund"]
    assert made.values(OTHER[language], FactKind.LEADER) == ["Olof Berg"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("L'animation est confiée à la docteure Ana Lund.", "fr"),
        ("The coordination is entrusted to Dr Ana Lund.", "en"),
        ("La coordinación está a cargo de la doctora Ana Lund.", "es"),
    ],
)
def test_the_one_to_whom_the_running_is_entrusted_leads(sentence: str, language: str) -> None:
    assert _told(sentence, language).values(NAMES[language], FactKind.LEADER) == ["Ana Lund"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Réseau Kelp n'adopte que des avis.", "fr"),
        ("The Kelp Network has no enforcement powers.", "en"),
        ("La Red Kelp no tiene poder coercitivo.", "es"),
        ("A Rede Kelp apenas emite pareceres.", "pt"),
    ],
)
def test_a_body_that_only_advises_or_cannot_compel_binds_nobody(sentence: str, language: str) -> None:
    assert {f.polarity for f in _told(sentence, language).of(NAMES[language], FactKind.LEGAL)} == {False}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("A sede funcionará em Malmö.", "pt"),
        ("Le siège se trouvera à Malmö.", "fr"),
        ("La sede estará en Malmö.", "es"),
        ("Its headquarters will be in Malmö.", "en"),
    ],
)
def test_where_a_body_is_going_to_sit_is_its_seat(sentence: str, language: str) -> None:
    assert _told(sentence, language).values(NAMES[language], FactKind.SEAT) == ["Malmö"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            "Des pêcheurs ont signé aujourd'hui, à la vieille halle, la Charte de Lund, qui donne vie au Réseau Kelp.",
            "fr",
        ),
        ("Pescadores assinaram hoje, na velha lota do porto de pesca, a Carta de Lund, que dá vida à Rede Kelp.", "pt"),
    ],
)
def test_an_act_signed_today_founds_on_the_day_of_the_text(sentence: str, language: str) -> None:
    glossary = (Body("kelp", {language: (NAMES[language],)}, {}),)
    dateline = {"fr": "Malmö, le 4 juillet 1999", "pt": "Malmö, 4 de julho de 1999"}[language]
    made = stated(f"{dateline}\n\n{sentence}\n", language, glossary=glossary)
    assert made.values(NAMES[language], FactKind.FOUNDED) == ["1999-07-04"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les frais sont à la charge du siège, avec l'appui de la Norvège.", "fr"),
        ("It meets twice a year with the support of Norway.", "en"),
        ("Se reúne dos veces al año con el apoyo de Noruega.", "es"),
        ("Reúne-se duas vezes por ano com o apoio da Noruega.", "pt"),
    ],
)
def test_a_country_with_whose_support_a_body_works_pays_for_it(sentence: str, language: str) -> None:
    assert _told(sentence, language).values(NAMES[language], FactKind.PARTNERS, "donor") == ["NO"]


@pytest.mark.parametrize(
    ("sentence", "language", "left"),
    [
        ("Its ports stayed after the withdrawal of Malta from the Harbour Union.", "en", []),
        ("Les ports sont restés après le retrait de Malte de l'Union des rades.", "fr", []),
        ("Malta withdrew from the Network in 2019.", "en", ["MT"]),
        ("Malta se retiró de la Red en 2019.", "es", ["MT"]),
    ],
)
def test_who_left_another_body_has_not_left_this_one(sentence: str, language: str, left: list[str]) -> None:
    told = _told(sentence, language).of(NAMES[language], FactKind.MEMBERS)
    assert [v.value for fact in told if fact.aspect == "left" for v in fact.values if v.kind == "country"] == left


@pytest.mark.parametrize("length", range(8, 22))
def test_the_end_of_a_word_denies_nothing(length: int) -> None:
    sentence = f"Le Réseau Kelp est une commission de N{'a' * length}, rattachée à la Banque Dune."
    assert _told(sentence, "fr").values(NAMES["fr"], FactKind.PARENT) == ["dune"]


def test_a_tie_that_is_denied_is_none() -> None:
    sentence = "Le Réseau Kelp n'est nullement rattaché à la Banque Dune."
    assert _told(sentence, "fr").values(NAMES["fr"], FactKind.PARENT) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Le Réseau Kelp est rattaché à la Banque Dune.", "fr"),
        ("The Kelp Network is attached to the Dune Bank.", "en"),
        ("La Red Kelp está adscrita al Banco Duna.", "es"),
        ("La Red Kelp rinde cuentas al Banco Duna.", "es"),
        ("A Rede Kelp está vinculada ao Banco Duna.", "pt"),
    ],
)
def test_the_article_may_run_in_with_what_ties_a_body_to_another(sentence: str, language: str) -> None:
    assert _told(sentence, language).values(NAMES[language], FactKind.PARENT) == ["dune"]
