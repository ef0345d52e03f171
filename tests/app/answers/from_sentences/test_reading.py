"""Where no fact answers, the sentence that accounts for the question and holds what it asks is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.spelt import spell
from app.answers.from_sentences.values import Told
from app.answers.withheld import misfits
from app.assistant import Assistant
from app.questions import question as questions
from index.cross_encoder import Reading
from tests.app.invented import assistant_over


def rated(seas: Assistant, question: questions.Question) -> list[reading.Rated]:
    return seas.solver.rated(question, candidates.find(question, seas.knowledge))


def drafted(seas: Assistant, text: str) -> tuple[str, list[str], bool | None]:
    question = questions.understand(questions.clean(text), seas.names)
    draft = reading.read(question, seas.knowledge, rated(seas, question))
    assert draft is not None
    place = draft.evidence[0]
    quote = place.span.of(seas.knowledge.document(place.document).text)
    return quote, [item.value for item in draft.items], draft.verdict


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("¿Qué prevé el Foro de las Mareas, las grandes mareas?", "prévoir les grandes marées"),
        ("Quem preside o Comité das Balizas?", "présidé par le Portugal"),
        ("La Ligue des phares, c'est quoi comme organisation de surveillance ?", "surveillance côtière"),
    ],
)
def test_the_sentence_that_speaks_of_what_is_asked_is_read(seas: Assistant, text: str, holds: str) -> None:
    assert holds in drafted(seas, text)[0]


def test_a_question_for_a_number_gets_the_number_of_the_sentence(seas: Assistant) -> None:
    quote, values, _ = drafted(seas, "Combien d'observatoires soutiennent le Forum des marées ?")
    assert "40 observatoires" in quote
    assert values == ["40"]


def test_a_denial_says_no_and_silence_on_a_country_says_nothing(seas: Assistant) -> None:
    assert drafted(seas, "Is the Tide Forum legally binding?")[2] is False
    question = questions.understand("Is Chile a partner in the Tide Forum?", seas.names)
    found = reading.read(question, seas.knowledge, rated(seas, question))
    assert found is None or found.verdict is None


def test_all_signals_lie_between_nought_and_one_and_each_sentence_stands_once(seas: Assistant) -> None:
    question = questions.understand("Where does the Lighthouse League meet?", seas.names)
    found = candidates.find(question, seas.knowledge)
    places = [(sentence.document, sentence.unit.start) for sentence, _ in found]
    assert len(places) == len(set(places)) > 1
    assert all(0.0 <= value <= 1.0 for _, signals in found for value in signals.values())


@pytest.mark.parametrize(
    "text",
    ["When was the Gamma League founded?", "Quand la Ligue Gamma a-t-elle été fondée ?", "Who leads the Gamma Forum?"],
)
def test_what_is_asked_of_a_body_that_nobody_names_is_read_off_no_other(seas: Assistant, text: str) -> None:
    question = questions.understand(questions.clean(text), seas.names)
    assert question.unknown == ("Gamma",)
    assert reading.read(question, seas.knowledge, rated(seas, question)) is None


def test_a_body_under_a_name_of_nobody_is_asked_of_only_where_more_than_its_name_is_said(seas: Assistant) -> None:
    bare = questions.understand("When was the Gamma League founded?", seas.names)
    more = questions.understand("When does the Gamma League publish its catalogue of shoals?", seas.names)
    assert not misfits.asks_beside_name(bare)
    assert misfits.asks_beside_name(more)


def test_where_asks_for_a_place_and_what_city_for_no_country(seas: Assistant) -> None:
    asked = questions.understand("In which city did the Tide Forum meet?", seas.names)
    sentences = {each.text: each for each in seas.knowledge.sentences("note")}
    listed = next(each for text, each in sentences.items() if "le Maroc et le Portugal" in text)
    founded = next(each for text, each in sentences.items() if "à Gênes" in text)
    assert not misfits.names_place(asked, listed, seas.knowledge)
    assert misfits.names_place(asked, founded, seas.knowledge)


OTTER = """# Charter of the Otter Council (OTC)

The Otter Council (OTC) was founded in 2004. It registers boats.

# Rules of the Heron Bureau (HEB)

The Heron Bureau (HEB) was founded in 2010.
"""
FLEETS = "The fleet comprises 2,150 boats that are registered with the Heron Bureau."


@pytest.mark.parametrize(("body", "told"), [("Otter Council", False), ("Heron Bureau", True)])
def test_a_number_in_a_sentence_that_names_another_body_is_not_that_of_the_one_asked_about(
    tmp_path: Path, body: str, told: bool
) -> None:
    assistant = assistant_over(tmp_path, {"rules.en.md": OTTER, "fleets.en.txt": f"Fleets of the gulf\n\n{FLEETS}\n"})
    question = assistant.asked(f"How many boats are registered with the {body}?")[0]
    found = candidates.find(question, assistant.knowledge)
    sentence, signals = next(row for row in found if row[0].text == FLEETS)
    read = Reading(0.6, np.zeros((0, 2), np.int64), np.zeros(0, np.float32))
    rated = reading.Rated(0.6, Told(read, spell(sentence, assistant.knowledge).parts, {}), sentence, signals)
    draft = reading.drafted(question, rated, assistant.knowledge)
    assert (draft is not None) == told


@pytest.mark.parametrize(
    "text",
    [
        "quels pays caribéens participaient à la CMC ?",
        "Which Caribbean countries are members of the CMC?",
        "¿Qué países caribeños participaban en las CMC?",
        "Que países caribenhos participam da CMC?",
    ],
)
def test_the_members_of_a_body_are_none_of_those_that_another_lists(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


FUND = """# Otter League (OTL)

The Otter League (OTL) was created in 2010. It founded the Reed Fund in 2015.

## What is the Reed Fund?

A grant cannot exceed 60,000 euros and lasts two years.

## Who works there?

The League employs 40 people and pays 9,000 euros for each.
"""


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    reed = "# Reed Fund (REF)\n\nThe Reed Fund (REF) was founded in 2015.\n"
    return assistant_over(tmp_path_factory.mktemp("fund"), {"otters.en.md": FUND, "reed.en.md": reed})


@pytest.mark.parametrize(
    "text",
    [
        "De combien d'euros au plus une aide du REF peut-elle être ?",
        "How many euros may a grant of the REF be at most?",
        "¿De cuántos euros puede ser como máximo una ayuda del REF?",
        "De quantos euros pode ser no máximo uma ajuda do REF?",
    ],
)
def test_a_part_that_its_heading_says_is_on_a_body_is_of_no_other(fund: Assistant, text: str) -> None:
    question = fund.asked(text)[0]
    read = Reading(9.0, np.zeros((0, 2), np.int64), np.zeros(0, np.float32))

    def told(words: str) -> bool:
        sentence = next(s for s in fund.knowledge.sentences("otters-en") if words in s.text)
        found = dict(candidates.find(question, fund.knowledge))
        signals = {**next(iter(found.values())), "about": 0.0, "subject": 0.0, "names": 0.0, "elsewhere": 1.0}
        rated = reading.Rated(9.0, Told(read, spell(sentence, fund.knowledge).parts, {}), sentence, signals)
        return reading.drafted(question, rated, fund.knowledge) is not None

    assert (told("60,000"), told("9,000")) == (True, False)


OPPOSED = "Mali, one of its nine member states, opposed the declaration."


@pytest.mark.parametrize(
    "text",
    [
        "Quel pays s'est opposé à la déclaration de l'OTL ?",
        "Which country opposed the declaration of the OTL?",
        "¿Qué país se opuso a la declaración de la OTL?",
        "Que país se opôs à declaração da OTL?",
    ],
)
def test_a_country_named_beside_the_number_of_members_is_told_where_the_reader_asks_for_it(
    tmp_path: Path, text: str
) -> None:
    league = assistant_over(tmp_path, {"l.en.md": f"# Otter League (OTL)\n\nIt met in 2010.\n\n{OPPOSED}\n"})
    question, knowledge = league.asked(text)[0], league.knowledge
    sentence, signals = next(row for row in candidates.find(question, knowledge) if row[0].text == OPPOSED)
    spelt = spell(sentence, knowledge)
    at = spelt.text.index("Mali")

    def told(chance: float) -> list[str] | None:
        read = Reading(9.0, np.array([[at, at + 4]]), np.array([chance], np.float32))
        rated = reading.Rated(9.0, Told(read, spelt.parts, {}), sentence, signals)
        draft = reading.drafted(replace(question, kind="members"), rated, knowledge)
        return [item.value for item in draft.items] if draft is not None else None

    assert (told(0.9), told(0.1)) == (["ML"], None)
