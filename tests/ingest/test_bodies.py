"""The bodies of a corpus: found by acronym, by a kind of body in the name, and merged with the glossary."""

from __future__ import annotations

import re

import pytest

from ingest.bodies import Bodies, generic, registry
from ingest.naming import headed, name_before
from ingest.records import Body
from ingest.topics import aliases, main_body, own_bodies, section_bodies
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


_CREATING = [
    (
        "fr",
        "Convention sur les roseaux",
        "Rappelant le protocole qui avait institué le Bureau des joncs (BDJ),",
        "Il est créé une organisation dénommée Forum des roseaux (FDR).",
    ),
    (
        "en",
        "Convention on reed beds",
        "Recalling the protocol which had established the Rush Bureau (RUB),",
        "There is established an organisation called the Reed Forum (REF).",
    ),
    (
        "es",
        "Convenio sobre los juncos",
        "Recordando el protocolo que había creado la Oficina de Dunas (ODD),",
        "Se crea una organización denominada Foro de los Juncos (FDJ).",
    ),
    (
        "pt",
        "Convenção sobre os juncos",
        "Tendo presente o protocolo que havia criado o Gabinete de Dunas (GDD),",
        "É criada uma organização denominada Fórum dos Juncos (FDJ).",
    ),
]


@pytest.mark.parametrize(("language", "title", "recital", "rule"), _CREATING)
def test_act_is_about_the_body_that_it_creates_and_not_about_one_that_its_recitals_name(
    language: str, title: str, recital: str, rule: str
) -> None:
    made = document(f"{recital}\n\n{rule}\n", language, title=title)
    bodies = registry((), [made])
    assert main_body(made, bodies) == bodies.named(rule[rule.index("(") + 1 : rule.index(")")])


@pytest.mark.parametrize(
    ("language", "rule"),
    [
        ("fr", "Crée un service de neuf agents, établi à Vigo, dont le chef est nommé par le Forum des joncs (FDJ) ;"),
        ("en", "Sets up a service of nine agents, established in Vigo, whose chief is named by the Rush Forum (RUF);"),
        ("es", "Se encarga a un servicio, creado en Vigo, cuyo jefe es nombrado por el Foro de Juncos (FDJ);"),
        ("pt", "Encarrega um serviço, criado em Vigo, cujo chefe ou chefa é nomeado pelo Fórum de Juncos (FDJ);"),
    ],
)
def test_act_that_creates_something_else_is_not_about_the_body_named_behind_it(language: str, rule: str) -> None:
    made = document(f"{rule}\n\nA. B.\n", language, title="A 12/3")
    bodies = registry((), [made])
    assert len(bodies.all) == 1
    assert main_body(made, bodies) is None


@pytest.mark.parametrize(
    ("language", "ministry", "text", "title"),
    [
        ("fr", "Ministère des Dunes", "Le Pacte des roseaux (PDR) vaut.", "Note sur le Pacte des roseaux"),
        ("en", "Ministry of Grey Dunes", "The Reed Pact (REPA) holds.", "Note on the Reed Pact"),
        ("es", "Ministerio de Dunas", "El Pacto de los Juncos (PDJ) rige.", "Nota sobre el Pacto de los Juncos"),
        ("pt", "Ministério das Dunas", "O Pacto dos Juncos (PDJ) vale.", "Nota sobre o Pacto dos Juncos"),
    ],
)
def test_section_below_a_letterhead_is_about_the_body_that_the_title_names(
    language: str, ministry: str, text: str, title: str
) -> None:
    made = document(f"{ministry.upper()}\n\nNV/118\n\n{text} Salut, le {ministry}.\n", language, title=title)
    bodies = registry((), [made])
    assert own_bodies(made, bodies)[0] == bodies.named(ministry) is not None
    assert set(section_bodies(made, bodies)) == {bodies.named(text[text.index("(") + 1 : text.index(")")])}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "L'Autorité du bassin du Luvo–Kalu (« l'Autorité » ou ABLK) est créée.",
            "Autorité du bassin du Luvo–Kalu",
        ),
        ("en", 'The Luvo–Kalu Basin Authority ("the Authority" or LKBA) is established.', "Luvo–Kalu Basin Authority"),
        ("es", "La Autoridad de la Cuenca de Luvo («la Autoridad» o ACL) se crea.", "Autoridad de la Cuenca de Luvo"),
        ("pt", "A Autoridade da Bacia de Luvo («a Autoridade» ou ABL) é criada.", "Autoridade da Bacia de Luvo"),
    ],
)
def test_acronym_stands_behind_the_noun_that_a_text_gives_to_a_body(language: str, text: str, name: str) -> None:
    made = document(text, language, title="A")
    bodies = registry((), [made])
    acronym = re.findall(r"[A-Z]{3,}", text)[0]
    assert bodies.named(acronym) == bodies.named(name) is not None


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
