"""Who belongs, told by labels, categories of a table, who came to a meeting, and who denounced; all is invented."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import HEADS, NAMES, card, said, stated

LINES = {
    "fr": "**Adopté :** le 3 mai 2011\n**Membres :** Chili · Pérou · Ghana\n**Observateurs :** Togo, Espagne\n",
    "en": "**Adopted:** 3 May 2011\n**Members:** Chile · Peru · Ghana\n**Observers:** Togo, Spain\n",
    "es": "**Adoptado:** 3 de mayo de 2011\n**Miembros:** Chile · Perú · Ghana\n**Observadores:** Togo, España\n",
    "pt": "**Adotado:** 3 de maio de 2011\n**Membros:** Chile · Peru · Gana\n**Observadores:** Togo, Espanha\n",
}


@pytest.mark.parametrize("language", LINES)
def test_each_line_that_opens_with_a_label_in_bold_type_stands_for_itself(language: str) -> None:
    made = card(f"# {HEADS[language]}\n\n{LINES[language]}", language)
    assert made.values(NAMES[language], FactKind.MEMBERS, "member") == ["CL", "PE", "GH"]
    assert made.values(NAMES[language], FactKind.MEMBERS, "observer") == ["TG", "ES"]


def test_a_line_that_opens_with_no_label_goes_on_with_the_one_before() -> None:
    made = card(f"# {HEADS['en']}\n\n**Members:** Chile, Peru\nand Ghana\n**Seat:** Lund\n", "en")
    assert made.values("RDL", FactKind.MEMBERS, "member") == ["CL", "PE", "GH"]
    assert made.values("RDL", FactKind.SEAT) == ["Lund"]


CATEGORIES = {
    "fr": ("Participant", "Catégorie", "Titulaire", "Associé"),
    "en": ("Participant", "Category", "Full", "Associate"),
    "es": ("Participante", "Categoría", "Pleno", "Asociado"),
    "pt": ("Participante", "Categoria", "Pleno", "Associado"),
}


@pytest.mark.parametrize("language", CATEGORIES)
def test_a_row_of_associates_is_left_out_of_the_members_of_a_table(language: str) -> None:
    head, category, full, associate = CATEGORIES[language]
    rows = [("Chile", full), ("Togo", associate), ("Ghana", full), ("Portugal", full)]
    table = "".join(f"| {name} | {way} | 2011 |\n" for name, way in rows)
    made = card(f"# {HEADS[language]}\n\n| {head} | {category} | 1 |\n|---|---|---|\n{table}", language)
    [fact] = made.of(NAMES[language], FactKind.MEMBERS, "member")
    assert {value.value for value in fact.values} >= {"CL", "PT"} and "TG" not in {v.value for v in fact.values}
    assert made.values(NAMES[language], FactKind.MEMBERS, "associate")[:1] == ["TG"]


ATTENDANCE = {
    "fr": ("Membres présents :", "Membres absents :"),
    "en": ("Members present (2):", "Members absent (2):"),
    "es": ("Miembros presentes:", "Miembros ausentes:"),
    "pt": ("Membros presentes:", "Membros ausentes:"),
}


@pytest.mark.parametrize("language", ATTENDANCE)
def test_those_who_came_and_those_who_did_not_are_no_whole_list_of_members(language: str) -> None:
    came, missed = ATTENDANCE[language]
    text = f"{HEADS[language]}\n\n{came}\n  * Chile\n  * Portugal\n{missed}\n  * Angola\n  * Togo\n"
    found = stated(text, language).of(NAMES[language], FactKind.MEMBERS, "member")
    assert found
    assert not any(fact.complete for fact in found)


DENOUNCED = {
    "fr": "Dénonciation de la République du Mali : reçue le 3 février 2019.",
    "en": "Denunciation by Mali: received on 3 February 2019.",
    "es": "Denuncia de la República de Malí: recibida el 3 de febrero de 2019.",
    "pt": "Denúncia da República do Mali: recebida em 3 de fevereiro de 2019.",
}


@pytest.mark.parametrize("language", DENOUNCED)
def test_who_denounced_a_treaty_left(language: str) -> None:
    made = said(DENOUNCED[language], language)
    assert made.values(NAMES[language], FactKind.MEMBERS, "left") == ["ML", "2019-02-03"]


NEITHER = {
    "fr": "La Chine n'est ni membre ni observateur.",
    "en": "China is not a member or an observer.",
    "es": "China no es miembro ni observador.",
    "pt": "A China não é membro nem observador.",
}


@pytest.mark.parametrize("language", NEITHER)
def test_who_is_neither_a_member_nor_an_observer_is_none(language: str) -> None:
    assert said(NEITHER[language], language).values(NAMES[language], FactKind.MEMBERS, "observer") == []


FOUNDED = {
    "fr": "Elle salue l'œuvre du Programme des Grains (PGR), créé en 1997 par le Chili, le Pérou et le Ghana.",
    "en": "It recalls the work of the Grain Programme (PGR), founded in 1997 by Chile, Peru and Ghana.",
    "es": "Reconoce la obra del Programa de Granos (PGR), creado en 1997 por Chile, el Perú y Ghana.",
    "pt": "Reconhece a obra do Programa de Grãos (PGR), criado em 1997 pelo Chile, pelo Peru e pelo Gana.",
}


@pytest.mark.parametrize("language", FOUNDED)
def test_founders_are_those_of_the_body_right_before_what_tells_of_them(language: str) -> None:
    made = said(FOUNDED[language], language)
    assert made.values(NAMES[language], FactKind.MEMBERS, "founder") == []
    assert set(made.values("PGR", FactKind.MEMBERS, "founder")) == {"CL", "PE", "GH"}


STANDING = {
    "fr": ("État | Qualité | Depuis", "membre", "observateur", ("Tchad", "Mali", "Togo")),
    "en": ("State | Standing | Since", "full member", "observer", ("Chad", "Mali", "Togo")),
    "es": ("Estado | Calidad | Desde", "miembro", "observador", ("Chad", "Malí", "Togo")),
    "pt": ("Estado | Qualidade | Desde", "membro", "observador", ("Chade", "Mali", "Togo")),
}


@pytest.mark.parametrize("language", list(STANDING))
def test_a_cell_may_say_of_each_row_that_its_state_is_a_member(language: str) -> None:
    head, member, observer, (first, second, third) = STANDING[language]
    rows = [f"{first} (Sahel) | {member} | 2003", f"{second} | {member} | 2005", f"{third} | {observer} | 2016"]
    lines = [head, "---|---|---", *rows]
    made = card("# " + HEADS[language] + "\n\n" + "\n".join(f"| {line} |" for line in lines), language)
    [listed] = [f for f in made.of(NAMES[language], FactKind.MEMBERS) if f.complete]
    assert [v.value for v in listed.values] == ["TD", "ML"]


COMMITTEES = {
    "fr": "Comité des vannes",
    "en": "Sluice Committee",
    "es": "Comité de Compuertas",
    "pt": "Comité das Comportas",
}
FIRST = {
    "fr": "Le Comité des vannes se compose de deux États et a comme premiers membres :",
    "en": "The Sluice Committee consists of two states and has as its first members:",
    "es": "El Comité de Compuertas se compone de dos Estados y tiene como primeros miembros:",
    "pt": "O Comité das Comportas compõe-se de dois Estados e tem como primeiros membros:",
}


@pytest.mark.parametrize("language", list(FIRST))
def test_a_list_is_of_the_body_that_its_lead_speaks_of(language: str) -> None:
    chad = STANDING[language][3][0]
    made = said(f"{FIRST[language]}\n\n(a) {chad},\n(b) Mali.", language)
    assert made.values(COMMITTEES[language], FactKind.MEMBERS) == ["TD", "ML"]
    assert made.of(NAMES[language], FactKind.MEMBERS) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Saluant la République du Panama, qui a adhéré à la Ligue le 16 avril 2021,", "fr"),
        ("Welcoming the Republic of Panama, which acceded to the League on 16 April 2021 as its tenth member,", "en"),
        ("Acogiendo con satisfacción a Panamá, que se adhirió a la Liga el 16 de abril de 2021,", "es"),
        ("Saudando o Panamá, que aderiu à Liga em 16 de abril de 2021,", "pt"),
        ("Le Panama a adhéré à la Ligue le 16 avril 2021.", "fr"),
    ],
)
def test_who_is_said_in_passing_to_have_joined_has_joined(sentence: str, language: str) -> None:
    assert said(sentence, language).values(NAMES[language], FactKind.MEMBERS, "joined") == ["PA", "2021-04-16"]
