"""Of the values that a sentence holds those are taken that the cross-encoder finds asked for."""

from __future__ import annotations

import re

import numpy as np
import pytest

from app import question as questions
from app.answers import reading
from app.answers.values import Told, chosen, named
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Sentence
from index.cross_encoder import Reading
from ingest.records import Span

AHEAD = 7


def told(sentence: Sentence, *asked: str, score: float = 0.0) -> Told:
    """Return what a cross-encoder would say that finds some words of a sentence asked for, and no other."""
    places = [match.span() for match in re.finditer(r"\w+|[^\w\s]", sentence.text)]
    stretches = [(sentence.text.index(words), sentence.text.index(words) + len(words)) for words in asked]
    chances = [0.9 if any(s < end and start < e for s, e in stretches) else 0.1 for start, end in places]
    return Told(Reading(score, np.array(places) + AHEAD, np.array(chances, np.float32)), AHEAD)


def sentence(seas: Assistant, words: str) -> Sentence:
    return next(each for each in seas.knowledge.sentences("note") if words in each.text)


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
