"""Which bodies a question names, in full, by acronym, or by some words of a name."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.bodies.mentions import bodies_of
from app.bodies.names import NameMatcher
from app.questions.leftovers import function_words
from ingest.bodies import Bodies
from ingest.folding import fold
from ingest.records import Body, Span


def matcher() -> NameMatcher:
    bodies = [
        Body(
            "who", {"en": ("World Herring Organisation",), "fr": ("Organisation mondiale du hareng",)}, {"en": ("WHO",)}
        ),
        Body("tern", {"en": ("Tern Council",), "fr": ("Conseil des sternes",), "es": ("Consejo de los Charranes",)}),
        Body("reefs", {"en": ("Council on Reefs",), "fr": ("Conseil des récifs",)}, {"en": ("COR",), "fr": ("CDR",)}),
        Body("kelp", {"fr": ("Forum du varech",), "en": ("Kelp Forum",)}),
    ]
    return NameMatcher(Bodies(tuple(bodies)), {"tern", "reefs", "kelp"}, {"tern", "reefs", "kelp"})


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Qui préside le Conseil des récifs ?", ["reefs"]),
        ("qui preside le conseil des recifs", ["reefs"]),
        ("who chairs the COR and the Kelp Forum?", ["reefs", "kelp"]),
        ("¿Qué es el Consejo de los Charranes?", ["tern"]),
        ("what does the WHO do?", ["who"]),
        ("who is in charge?", []),
        ("a record of corals", []),
    ],
)
def test_names_and_acronyms_are_found_in_any_language_and_case(text: str, bodies: list[str]) -> None:
    assert [match.value for match in matcher().find(text)] == bodies


def test_the_span_of_a_name_covers_its_words() -> None:
    text = "Is the Kelp Forum active?"
    (match,) = matcher().find(text)
    assert match.span.of(text) == "Kelp Forum"


@pytest.mark.parametrize(
    ("folded", "bodies"), [("recifs", ["reefs"]), ("sternes", ["tern"]), ("conseil", []), ("volcans", [])]
)
def test_a_rare_word_of_a_name_points_to_its_body_and_a_common_or_unknown_one_to_none(
    folded: str, bodies: list[str]
) -> None:
    assert matcher().partial(folded)[0] == bodies


def test_a_kind_of_body_and_its_theme_point_to_the_one_body_that_has_both() -> None:
    folded = "que fait le conseil sur les recifs du lagon"
    assert matcher().partial("conseil recifs", whole=folded)[0] == ["reefs"]
    assert matcher().partial("conseil", whole="que fait le conseil en general")[0] == []


@pytest.mark.parametrize(
    ("folded", "bodies"),
    [
        ("is the reefs council active", ["reefs"]),
        ("el consejo sobre charranes", ["tern"]),
        ("la ceremonie du conseil sur les recifs", ["reefs"]),
        ("reefs and a council", []),
        ("the reefs forum", []),
    ],
)
def test_the_theme_of_a_kind_stands_before_or_behind_it(folded: str, bodies: list[str]) -> None:
    assert matcher().partial("", whole=folded)[0] == bodies


def compacts() -> NameMatcher:
    bodies = [
        Body("tides", {"en": ("Global Compact for Steady Tides",), "fr": ("Pacte mondial pour des marées sûres",)}),
        Body("winds", {"en": ("Global Compact on Winds",), "fr": ("Pacte mondial sur les vents",)}),
        Body("herrings", {"en": ("World Conference on Tides",), "fr": ("Conférence mondiale sur les marées",)}),
    ]
    return NameMatcher(Bodies(tuple(bodies)), {"tides", "winds", "herrings"})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is the tides pact older than the one on winds?", "en"),
        ("Le pacte sur les marées et celui sur les vents sont-ils contraignants ?", "fr"),
    ],
)
def test_what_stands_for_a_kind_named_before_is_of_that_kind(text: str, language: str) -> None:
    found, _, named, _ = bodies_of(text, compacts(), language)
    assert (found, named) == (["tides", "winds"], "partial")


def test_another_word_for_a_kind_names_the_same_body() -> None:
    assert compacts().partial("", whole="when was the tides pact signed")[0] == ["tides"]
    assert compacts().partial("", whole="when was the tides treaty signed")[0] == []


def test_small_words_of_four_languages_are_no_names() -> None:
    assert {"who", "qui", "para", "pelo"} <= function_words()


def test_another_kind_of_body_of_the_same_place_is_another_body(note: Assistant) -> None:
    for text in ("Quel est le mandat du Groupe de Lima ?", "Which countries were in the Lima Group?"):
        assert note.ask(text).status == "not_found"
    assert note.ask("What is the role of the Lima Process?").status == "answered"


@pytest.mark.parametrize(
    "text",
    [
        "Qui anime le forum migratoire du MERCOSUR ?",
        "Who runs the Migration Forum of MERCOSUR?",
        "¿Quién dirige el foro migratorio del Mercosur?",
        "Quem dirige o foro migratório do Mercosul?",
    ],
)
def test_a_kind_and_theme_of_an_owner_are_that_organ(note: Assistant, text: str) -> None:
    assert [question.bodies for question in note.asked(text)] == [("mercosur-migration-forum",)]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("De quelles années datent le plan sud-américain et la Déclaration de Buenos Aires ?", 2),
        ("Which years do the South American plan and the Buenos Aires Declaration date from?", 2),
        ("¿Quiénes están en la CSM y también en Quito?", 2),
        ("Where in Quito did the CSM meet?", 1),
    ],
)
def test_words_that_point_to_a_body_beside_a_name_are_joined_to_it(note: Assistant, text: str, bodies: int) -> None:
    named = {body for question in note.asked(text) for body in question.bodies}
    assert len(named) == bodies


@pytest.mark.parametrize("text", ["Quitaron el punto", "Quitaram o ponto", "Quitting the point", "Quitter le point"])
def test_the_first_word_of_a_message_is_a_name_only_where_a_name_has_it(note: Assistant, text: str) -> None:
    assert not note.names.is_written(text, Span(0, text.index(" ")))
    assert note.names.is_written("Quito e a CSM", Span(0, 5))


def test_a_name_with_a_hyphen_is_known_without_it(note: Assistant) -> None:
    for text in ("a conferencia sulamericana tem quantos membros?", "Qui est dans la conférence sudaméricaine ?"):
        assert note.asked(text)[0].bodies == ("csm",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("combien de pays ont signé pacte migration", True),
        ("cuantos paises firmaron pacto migracion", True),
        ("quantos paises assinaram pacto migração", True),
        ("combien de pays ont signé un pacte migration", False),
    ],
)
def test_in_notes_a_kind_and_its_theme_stand_side_by_side(note: Assistant, text: str, named: bool) -> None:
    assert (note._understanding.read(text).bodies == ("gcm",)) == named


def test_the_noun_that_a_verb_parts_from_a_name_is_what_is_asked_for(note: Assistant) -> None:
    answer = note.ask("Which plan did South America's migration conference help bring about in 2010?")
    assert [item.value for item in answer.items] == ["south-american-plan"]


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        ("Qui préside le forum sur les sternes (CDR) ?", "fr", ["reefs"]),
        ("Who chairs the forum on terns (COR)?", "en", ["reefs"]),
        ("¿Quién preside el foro de los charranes (CDR)?", "es", ["reefs"]),
        ("Quem preside o fórum do varech (CDR)?", "pt", ["reefs"]),
        ("Qui préside le Forum du varech et le conseil sur les sternes (CDR) ?", "fr", ["kelp", "reefs"]),
        ("Qui préside le conseil des sternes, et le CDR ?", "fr", ["tern", "reefs"]),
    ],
)
def test_what_a_name_in_brackets_stands_behind_is_that_body(text: str, language: str, bodies: list[str]) -> None:
    assert bodies_of(text, matcher(), language)[0] == bodies


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("le conseil des hérons péruviens", "peruviens"),
        ("the council of peruvian herons", "peruvian"),
        ("el consejo de las garzas peruanas", "peruanas"),
        ("o conselho das garças peruanas", "peruanas"),
    ],
)
def test_an_adjective_of_a_state_in_its_name_belongs_to_what_names_a_body(text: str, adjective: str) -> None:
    names = {
        "fr": ("Conseil des hérons du Pérou",),
        "en": ("Council on Herons of Peru",),
        "es": ("Consejo de las Garzas del Perú",),
        "pt": ("Conselho das Garças do Peru",),
    }
    known = NameMatcher(Bodies((Body("herons", names), Body("eels", {"en": ("Eel Forum of Chile",)}))), {"herons"})
    found, spans = known.partial(fold(text))
    assert found == ["herons"]
    assert adjective in {span.of(fold(text)) for span in spans}
