"""Of the values that a sentence holds those are taken that the cross-encoder finds asked for."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.held import EVERY
from app.answers.from_sentences.spelt import Part
from app.answers.from_sentences.values import Told, chosen, is_outdone, named
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Sentence
from app.questions import question as questions
from index.cross_encoder import Reading
from ingest.records import Span
from tests.app.invented import assistant_over

AHEAD = 7
DIKES = """# Fonds des digues (FDD)

Le Fonds des digues (FDD) verse 40 % de ses recettes aux ports et 35 % aux phares ; 20 agents y travaillent.

Son budget vient pour 45 % de la Norvège, pour 30 % de l'Islande et pour 25 % du Danemark.

Après l'accord de 2007, il a été suspendu entre avril 2008 et juin 2012.

Il a été fondé par la Norvège et l'Islande ; le Danemark et la Finlande l'observent.
"""


@pytest.fixture(scope="module")
def dikes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("dikes"), {"fonds.fr.md": DIKES})


def told(sentence: Sentence, *asked: str, score: float = 0.0) -> Told:
    """Return what a cross-encoder would say that finds some words of a sentence asked for, and no other."""
    places = [match.span() for match in re.finditer(r"\w+|[^\w\s]", sentence.text)]
    stretches = [(sentence.text.index(words), sentence.text.index(words) + len(words)) for words in asked]
    chances = [0.9 if any(s < end and start < e for s, e in stretches) else 0.1 for start, end in places]
    return Told(
        Reading(score, np.array(places) + AHEAD, np.array(chances, np.float32)), (Part(0, len(sentence.text), AHEAD),)
    )


def sentence(seas: Assistant, words: str) -> Sentence:
    documents = [each.id for each in seas.index.documents()]
    return next(each for own in documents for each in seas.knowledge.sentences(own) if words in each.text)


def values(items: list[DraftItem]) -> list[str]:
    return [item.value for item in items]


def test_what_is_asked_for_is_taken_and_else_what_the_words_point_to(seas: Assistant) -> None:
    asked = questions.understand("Quels pays sont membres de la Ligue des phares ?", seas.names)
    members = sentence(seas, "Elle compte cinq États membres")
    whole = values(chosen(asked, members, seas.knowledge, told(members)))
    assert whole == ["ES", "FR", "GR", "IT", "MT"]
    assert values(chosen(asked, members, seas.knowledge, told(members, "la Grèce", "Malte"))) == ["GR", "MT"]


def test_a_chance_is_that_of_the_words_behind_the_headings(seas: Assistant) -> None:
    members = sentence(seas, "Elle compte cinq États membres")
    read = told(members, "cinq")
    begin = members.text.index("cinq")
    assert read.chance(begin, begin + 4) == pytest.approx(0.9)
    assert read.chance(begin - 7, begin - 1) == pytest.approx(0.1)
    mark = Span(members.unit.start + begin, members.unit.start + begin + 4)
    own = DraftItem("number", "5", (Evidence("note", members.unit.span, (mark,)),))
    other = DraftItem("number", "5", (Evidence("elsewhere", members.unit.span, (mark,)),))
    assert read.of(own, members) == pytest.approx(0.9)
    assert read.of(other, members) == 0.0


def test_neighbours_make_one_stretch_and_a_name_begins_with_its_capital(seas: Assistant) -> None:
    members = sentence(seas, "Elle compte cinq États membres")
    assert [members.text[s:e] for s, e in told(members, "cinq États", "Malte").stretches(members.text)] == [
        "cinq États",
        "Malte",
    ]
    asked = questions.understand("What body followed the Lighthouse League?", seas.names)
    assert values(named(asked, members, seas.knowledge, told(members, "cinq États membres"))) == ["États membres"]
    assert named(asked, members, seas.knowledge, told(members, "Elle")) == []


def test_a_fact_is_checked_by_the_sentence_that_it_rests_on(seas: Assistant) -> None:
    own, other = sentence(seas, "Elle compte cinq États membres"), sentence(seas, "présidé par le Portugal")
    span = own.unit.span
    mark = Span(span.start + own.text.index("cinq"), span.start + own.text.index("cinq") + 4)
    draft = Draft("number", [DraftItem("number", "5", (Evidence("note", span, (mark,)),))], [Evidence("note", span)])
    rated = [
        reading.Rated(2.0, told(other, score=1.0), other, {}),
        reading.Rated(1.0, told(own, "cinq", score=-1.0), own, {}),
    ]
    found = reading.checked(draft, rated)
    assert 0 < found.pop("stated") < 1
    assert found == pytest.approx(
        {"answers": 1 / (1 + np.e), "better": 1 / (1 + np.exp(-1)), "first": 0.0, "read": 1.0, "asked": 0.9}
    )
    alone = reading.checked(draft, rated[:1])
    assert (alone["answers"], alone["read"], alone["asked"]) == (0.0, 0.0, 0.5)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Quelle part de ses recettes le FDD verse-t-il aux phares ?", "aux ports", "35%"),
        ("Combien d'agents travaillent au FDD ?", "aux ports", "20"),
        ("What share does the FDD spend on ports?", "aux ports", "40%"),
        ("Quelle part du budget du FDD vient de l'Islande ?", "Son budget", "30%"),
        ("Que percentagem do orçamento do FDD vem da Dinamarca?", "Son budget", "25%"),
    ],
)
def test_of_several_numbers_as_likely_the_words_and_the_country_behind_one_tell(
    dikes: Assistant, text: str, words: str, value: str
) -> None:
    own = sentence(dikes, words)
    assert values(chosen(questions.understand(text, dikes.names), own, dikes.knowledge, told(own))) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Qué país lleva la oficina compartida de Lomo?", ["GT"]),
        ("Quel pays tient le bureau commun de Rada ?", ["HN"]),
    ],
)
def test_of_several_countries_one_stands_in_the_clause_of_a_name_that_is_given(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    shared = assistant_over(
        tmp_path,
        {
            "acuerdo.es.txt": "Cada oficina la administra una Parte: la de Lomo Guatemala, la de Rada Honduras, la de "
            "Vega Perú.\n"
        },
    )
    own = sentence(shared, "administra")
    asked = questions.understand(text, shared.names)
    assert values(chosen(asked, own, shared.knowledge, told(own))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De quand à quand le FDD a-t-il été suspendu ?", ["2008-04", "2012-06"]),
        ("Between which dates was the FDD suspended?", ["2008-04", "2012-06"]),
        ("¿Entre qué fechas estuvo suspendido el FDD?", ["2008-04", "2012-06"]),
        ("O FDD foi suspenso de quando a quando?", ["2008-04", "2012-06"]),
        ("Quand le FDD a-t-il été suspendu ?", ["2008-04"]),
    ],
)
def test_a_period_is_told_with_both_its_ends(dikes: Assistant, text: str, expected: list[str]) -> None:
    own = sentence(dikes, "suspendu")
    asked = questions.understand(text, dikes.names)
    assert values(chosen(asked, own, dikes.knowledge, told(own, "avril 2008"))) == expected


def test_what_is_surely_asked_for_outweighs_the_words_behind_another(dikes: Assistant) -> None:
    own = sentence(dikes, "aux ports")
    asked = questions.understand("Quelle part de ses recettes le FDD verse-t-il aux phares ?", dikes.names)
    assert values(chosen(asked, own, dikes.knowledge, told(own, "40 %"))) == ["40%"]


def test_of_two_lists_of_countries_the_likelier_is_told_whole(dikes: Assistant) -> None:
    own = sentence(dikes, "fondé par la Norvège")
    asked = questions.understand("Quels pays participent au FDD ?", dikes.names)
    assert values(chosen(asked, own, dikes.knowledge, told(own, "Norvège et l'Islande"))) == ["NO", "IS"]
    assert values(chosen(asked, own, dikes.knowledge, told(own, "Danemark", "Finlande"))) == ["DK", "FI"]


@pytest.mark.parametrize(
    ("text", "told_value", "outdone"),
    [
        ("Combien d'agents du FDD travaillent ?", "20", False),
        ("Combien le FDD verse-t-il aux phares ?", "40%", True),
        ("Combien le FDD verse-t-il aux ports ?", "40%", False),
    ],
)
def test_a_number_is_outdone_where_more_words_asked_stand_behind_another(
    dikes: Assistant, text: str, told_value: str, outdone: bool
) -> None:
    own = sentence(dikes, "aux ports")
    asked = questions.understand(text, dikes.names)
    item = next(each for each in EVERY["count"](asked, own, dikes.knowledge) if each.value == told_value)
    draft = Draft("number", [item], list(item.evidence))
    assert is_outdone(asked, draft, dikes.knowledge) is outdone
    assert not is_outdone(asked, Draft("number", [item], derived=True), dikes.knowledge)
    assert not is_outdone(asked, None, dikes.knowledge)


def test_a_sentence_that_answers_for_sure_is_taken_in_spite_of_a_doubt(dikes: Assistant) -> None:
    [asked] = dikes.asked("Qui dirige le FDD ?")
    own = sentence(dikes, "Son budget")
    found = dikes.solver.rated(
        asked, [row for row in candidates.find(asked, dikes.knowledge) if row[0].text == own.text]
    )
    sure, unsure = (found[0]._replace(told=told(own, score=score)) for score in (2.0, -2.0))
    draft = reading.read(asked, dikes.knowledge, [sure])
    assert draft is not None and draft.features["doubt"] == 1.0
    assert reading.read(asked, dikes.knowledge, [unsure]) is None
