"""Values that the words of a question name no kind of, and parts of a question that lean on another part."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_sentences import candidates, offered, pointed
from app.answers.from_sentences.sought import whole
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.messages.parts import parts
from app.questions.question import understand
from index.build import build
from ingest.records import Span
from tests.app.invented import values

NOTE = """# Report of the Isles Fund (ILF)

The Isles Fund was set up in Suva on 3 May 2011. The ministers set a common goal of 420 kilometres of restored dunes, \
to be reached by the end of 2030. Its capital amounts to 60 million dollars, of which 24 million are paid in. Its \
reserve stood at 9 million dollars in 2022, against 5 million in 2020. The Fund grew out of the Coral Sands Pilot, \
which ran from 2007 to 2010. Fiji left the Fund on 30 June 2018. \
The Fund has 31 partners in 12 coastal districts.
"""


@pytest.fixture(scope="module")
def isles(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    place = tmp_path_factory.mktemp("isles")
    (place / "corpus").mkdir()
    Path(place / "corpus" / "isles.md").write_text(NOTE, encoding="utf-8")
    build(place / "corpus", place / "index")
    return Assistant.open(place / "index")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ILF goal restored dunes 2030", ["420"]),
        ("Which project did the Isles Fund grow out of?", ["Coral Sands Pilot"]),
        ("Que país saiu do ILF?", ["FJ"]),
    ],
)
def test_a_sentence_gives_the_value_that_its_question_wants(isles: Assistant, text: str, expected: list[str]) -> None:
    assert values(isles.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What was the reserve of the ILF in 2022, and what was it before?", ["5000000", "9000000"]),
        ("Which country left the ILF, and when?", ["2018-06-30", "FJ"]),
    ],
)
def test_a_part_that_leans_on_another_is_answered_by_the_whole(
    isles: Assistant, text: str, expected: list[str]
) -> None:
    assert values(isles.ask(text)) == expected


def test_a_link_with_an_accent_goes_on_with_a_name() -> None:
    text = "Le Conseil a adopté le Règlement sur la charge à l'essieu en 2022."
    begin = text.index("Règlement")
    start, end = whole(text, begin, begin + len("Règlement"))
    assert text[start:end] == "Règlement sur la charge à l'essieu"


def test_that_which_is_emphasised_is_no_second_part() -> None:
    assert parts("quando e que entrou em vigor?", "pt") == ["quando e que entrou em vigor?"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who sits in both the LDP and the CDB?", ["ES", "IT"]),
        ("predecessora do CDB?", ["commission-des-bouees"]),
    ],
)
def test_a_question_without_a_word_for_members_or_a_verb_is_read(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    assert values(seas.ask(text)) == expected


def test_which_ones_they_are_is_told_by_the_sentence_before(seas: Assistant) -> None:
    text = (
        "Sorry for the odd request, I need to shade differently those states that are in the LDP without being members "
        "of the CDB. Which ones are they?"
    )
    question = understand(text, seas.names, "en")
    assert "not" in question.restrict and set(question.bodies) == {"ligue", "comite"}


def test_a_yes_or_no_comes_with_the_date_that_its_sentence_gives(isles: Assistant) -> None:
    answer = isles.ask("Is Fiji still a member of the ILF?")
    assert answer.verdict == "no"
    assert values(answer) == ["2018-06-30"]


def test_two_numbers_are_told_where_two_are_asked_for(isles: Assistant) -> None:
    assert values(isles.ask("How many partners does the ILF have, and in how many districts?")) == ["12", "31"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Combien de pays sur la liste de la Ligue des phares ?", []),
        ("How many countries are on the list of the Lighthouse League?", []),
        ("¿Cuántos países hay en la lista de la Liga de los Faros?", []),
        ("Quantos países estão na lista da Liga dos Faróis?", []),
        ("How many countries are in the Lighthouse League, and from where?", ["country"]),
    ],
)
def test_the_number_of_countries_wants_no_names_whatever_the_reader_says(
    seas: Assistant, text: str, kinds: list[str]
) -> None:
    asked = understand(text, seas.names)
    draft = Draft("number", [DraftItem("number", "5", ())], [Evidence("note", Span(0, 1))])
    assert pointed.further(asked, draft, lambda _: {"country": 1.0}) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Qui a rédigé la Déclaration de Quito ?",
        "Who wrote the Quito Declaration?",
        "¿Quién redactó la Declaración de Quito?",
        "Quem redigiu a Declaração de Quito?",
    ],
)
def test_who_made_an_act_is_not_that_act(note: Assistant, text: str) -> None:
    asked = understand(text, note.names)
    rated = note.solver.rated(asked, candidates.find(asked, note.knowledge))
    (row,) = [each for each in rated if "établi par la Déclaration" in each.sentence.text]
    assert offered.items_of(asked, row.sentence, note.knowledge, row.told) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quelle était la réserve de l'ILF en 2022 ?", True),
        ("What was the reserve of the ILF in 2022?", True),
        ("¿Cuál era la reserva del ILF en 2022?", True),
        ("Qual era a reserva do ILF em 2022?", True),
        ("Who approved the reserve of the ILF in 2022?", False),
        ("What is the reserve of the ILF?", False),
    ],
)
def test_what_something_was_in_a_year_is_a_number_where_those_of_years_are_given(
    isles: Assistant, text: str, expected: bool
) -> None:
    told = "Its reserve stood at 9 million dollars in 2022, against 5 million in 2020."
    assert pointed.by_years(understand(text, isles.names), told) is expected
