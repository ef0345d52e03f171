"""The bodies of a corpus: found by acronym, by a kind of body in the name, and merged with the glossary."""

from __future__ import annotations

import pytest

from ingest.bodies import Bodies, generic, registry
from ingest.naming import headed, name_before
from ingest.records import Body
from ingest.topics import aliases, main_body
from tests.ingest.stated import document


@pytest.mark.parametrize(
    ("text", "acronym", "language", "name"),
    [
        ("inauguró el Centro Caribeño de Meteorología", "CECAME", "es", "Centro Caribeño de Meteorología"),
        ("le Comité de l’eau du golfe", "CEG", "fr", "Comité de l’eau du golfe"),
        ("including the United\nNations Environment Programme", "UNEP", "en", "United Nations Environment Programme"),
        ("the Drift Litter Partnership", "DRILIP", "en", "Drift Litter Partnership"),
        ("o Mecanismo de Socorro às Cheias do Mekong", "SMFRF", "pt", "Mecanismo de Socorro às Cheias do Mekong"),
    ],
)
def test_name_opens_where_its_words_spell_the_acronym(text: str, acronym: str, language: str, name: str) -> None:
    assert name_before(text, len(text), acronym, language) == name


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("It replaced the Mekong Flood Desk in 2013.", "en", ["Mekong Flood Desk"]),
        ("The Gear and Bycatch Committee met.", "en", ["Gear and Bycatch Committee"]),
        ("The Executive Board and the Steering Committee met.", "en", []),
        (
            "Il succède à la Cellule de toponymie de Libreville, active en 2014.",
            "fr",
            ["Cellule de toponymie de Libreville"],
        ),
        ("La Commission compte dix membres.", "fr", []),
        ("Heredó las tareas de la Mesa Sismológica Istmeña.", "es", ["Mesa Sismológica Istmeña"]),
        ("A Comissão da União Africana e o Brasil reuniram-se.", "pt", ["Comissão da União Africana"]),
    ],
)
def test_kind_of_body_heads_a_name_that_says_more(text: str, language: str, names: list[str]) -> None:
    assert headed(text, language) == names


def test_acronym_of_the_glossary_is_the_same_body() -> None:
    known = Body("xyz", {"en": ("Xylem Yield Zone",)}, {"en": ("XYZ",)})
    made = document("The Xylem Yield Zone (XYZ) met.", "en")
    bodies = registry((known,), [made])
    assert [body.id for body in bodies.all] == ["xyz"]


def test_part_of_a_longer_name_is_no_body_of_its_own() -> None:
    made = document("The Great Northern Flood Desk (GNFD) met. The Northern Flood Desk met.", "en")
    assert [body.id for body in registry((), [made]).all] == ["gnfd"]


def test_noun_that_a_text_gives_to_a_body_stands_for_it() -> None:
    made = document("The Sea Fund (SF, “the Fund”) and the Lake Fund (LF) met.", "en")
    bodies = registry((), [made])
    assert [(alias.noun, alias.body) for alias in aliases(made, bodies) if alias.given] == [("Fund", "sf")]


def test_document_is_about_the_body_that_its_title_names() -> None:
    made = document("The Sea Fund (SF) met. The Lake Fund (LF) met. The LF, LF, LF met.", "en", title="Rules of the SF")
    assert main_body(made, registry((), [made])) == "sf"


def test_working_groups_count_not_against_the_body_that_a_document_is_about() -> None:
    groups = "The Working Group on Reeds, the Working Group on Dikes and the Working Group on Eels met."
    made = document(f"The Sea Fund (SF) met. The Lake Fund (LF) met. The SF met. {groups}", "en", title="Report")
    assert main_body(made, registry((), [made])) == "sf"


@pytest.mark.parametrize(
    ("language", "title", "part"),
    [
        ("fr", "FORUM DES ROSEAUX (FDR)", "Groupe de travail sur les anguilles (GTA)"),
        ("en", "REED FORUM (RFO)", "Working Group on Eels (WGE)"),
        ("es", "FORO DE LOS JUNCOS (FDJ)", "Grupo de Trabajo sobre Anguilas (GTA)"),
        ("pt", "FÓRUM DOS JUNCOS (FDJ)", "Grupo de Trabalho sobre Enguias (GTE)"),
    ],
)
def test_minutes_that_set_up_a_working_group_are_on_the_body_that_meets(language: str, title: str, part: str) -> None:
    made = document(f"{title}\n\nACTA II\n\nA. B.\n\n1. Lima\n\nC. D.\n\n2. {part}\n\nE. F.\n", language)
    bodies = registry((), [made])
    assert len([section for section in made.sections if section.declares]) == 2
    assert main_body(made, bodies) == bodies.named(title[title.index("(") + 1 : -1])


_LATER = [
    ("fr", "Déclaration de Sète sur les joncs", "Le Forum des roseaux (FDR) demeure.", "Le Fonds de dune (FDD) aide."),
    ("en", "OHRID DECLARATION ON REED BEDS", "The Reed Bed Forum (RBF) remains.", "The Dune Care Fund (DCF) helps."),
    ("es", "Declaración de Vigo sobre juncos", "El Foro de los Juncos (FDJ) sigue.", "El Fondo de Dunas (FDD) ayuda."),
    ("pt", "Declaração de Faro sobre juncos", "O Fórum dos Juncos (FDJ) continua.", "O Fundo das Dunas (FDD) ajuda."),
]


@pytest.mark.parametrize(("language", "title", "kept", "thanked"), _LATER)
def test_later_text_of_an_act_is_about_the_body_that_its_front_names(
    language: str, title: str, kept: str, thanked: str
) -> None:
    between = "1. Abc def ghi jkl mno.\n\n" * 80
    made = document(f"{kept}\n\n{between}{thanked}\n", language, title=title)
    bodies = registry((), [made])
    assert len(bodies.all) == 2
    assert main_body(made, bodies) == bodies.named(kept[kept.index("(") + 1 : kept.index(")")])


@pytest.mark.parametrize(("language", "title", "kept", "thanked"), _LATER)
def test_act_whose_front_names_two_bodies_alike_is_about_none(
    language: str, title: str, kept: str, thanked: str
) -> None:
    made = document(f"{kept}\n\n{thanked}\n", language, title=title)
    assert main_body(made, registry((), [made])) is None


def test_document_that_names_several_alike_is_about_none() -> None:
    made = document("The Sea Fund (SF) met. The Lake Fund (LF) met.", "en", title="Report")
    assert main_body(made, registry((), [made])) is None


def test_two_acronyms_that_are_joined_are_both_found() -> None:
    bodies = Bodies((Body("reed", {}, {"en": ("REED",)}), Body("tarn", {}, {"en": ("TARN",)})))
    assert [m.value for m in bodies.find("the REED/TARN pact and the REED-TARN talks, not REED-5")] == [
        "reed",
        "tarn",
        "reed",
        "tarn",
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Coastal Council", "en", True),
        ("the", "en", False),
        ("O que foi", "pt", False),
        ("Comissão", "pt", True),
        ("elle", "fr", False),
    ],
)
def test_articles_pronouns_and_verbs_are_no_kind_of_body(text: str, language: str, expected: bool) -> None:
    assert generic(text, language) is expected
