"""Messages of several questions that one sentence answers together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answers.yes_no.agents import is_of_verb
from app.assistant import Assistant
from app.drafts import Draft, DraftItem
from app.messages.parts import parts
from app.messages.several import of_kind_before
from app.questions.question import understand
from index.build import build
from tests.app.invented import values

NOTE = """# Council of the Peat Moors (COPEM)

## Origins

The Council of the Peat Moors was set up in Ghent on 12 March 2004. It has eleven members.

## Staff

The Director General, Ms Ilse Vandoorne, was appointed on 9 June 2019 and heads a team of 34.

## Peat Archive

The Peat Archive is hosted by Estonia and publishes its atlas in seven languages.

## Budget

The budget for 2023, which comes to 4.8 million euros, was passed by a two-thirds majority, Latvia voting against.
"""

MARAIS = """# Réseau des marais salants (REMAS)

## Départs

La République de Malte s'est retirée du Réseau le 4 mai 2016, à la suite d'un différend sur les digues.

## Groupe des digues

Le Groupe des digues est présidé par M. Aurélien Castagnède, dont le mandat expire le 30 novembre 2026.
"""


@pytest.fixture(scope="module")
def moors(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    place = tmp_path_factory.mktemp("moors")
    (place / "corpus").mkdir()
    Path(place / "corpus" / "moors.en.md").write_text(NOTE, encoding="utf-8")
    Path(place / "corpus" / "marais.fr.md").write_text(MARAIS, encoding="utf-8")
    build(place / "corpus", place / "index")
    return Assistant.open(place / "index")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who is the Director General of COPEM and when was she appointed?", ["Ilse Vandoorne", "2019-06-09"]),
        ("¿Quién dirige el COPEM y cuántas personas tiene su equipo?", ["Ilse Vandoorne", "34"]),
        ("Quel pays héberge les archives de la tourbe, et en combien de langues paraît leur atlas ?", ["EE", "7"]),
        ("De quanto é o orçamento de 2023 do COPEM, e que país votou contra?", ["4800000", "LV"]),
        ("Which state left REMAS, and when?", ["MT", "2016-05-04"]),
        ("Quem preside ao grupo dos diques, e quando acaba o mandato dele?", ["Aurélien Castagnède", "2026-11-30"]),
    ],
)
def test_one_sentence_gives_each_part_its_value(moors: Assistant, text: str, expected: list[str]) -> None:
    assert sorted(values(moors.ask(text))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quem é o secretário-executivo adjunto do COPEM, e desde quando?", []),
        ("Which state left COPEM, and when?", []),
        ("¿Qué país acoge el laboratorio del REMAS, y desde cuándo?", []),
    ],
)
def test_a_bare_interrogative_is_answered_of_nothing_else(moors: Assistant, text: str, expected: list[str]) -> None:
    assert values(moors.ask(text)) == expected


def test_what_the_sentence_does_not_hold_stays_open(moors: Assistant) -> None:
    assert values(moors.ask("Quel pays héberge les archives de la tourbe, et avec quel budget ?")) == ["EE"]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Quantos arquivos parceiros, no mínimo, tem o conselho?", "pt", 1),
        ("How many archives, at a minimum, does the council have?", "en", 1),
        ("How many archives, partners and atlases does the council have?", "en", 3),
    ],
)
def test_a_remark_between_commas_is_no_list(text: str, language: str, count: int) -> None:
    assert len(parts(text, language)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Quel pays héberge les archives de la tourbe ?",
        "Which country hosts the peat archive?",
        "¿Qué país acoge el archivo de la turba?",
        "Que país acolhe o arquivo da turfa?",
    ],
)
def test_who_does_what_is_asked_is_a_fact_where_the_sentence_says_by_whom(moors: Assistant, text: str) -> None:
    answer = moors.ask(text)
    assert values(answer) == ["EE"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("which is hosted by ", True),
        ("est hébergée par la ", True),
        ("which was paid by ", False),
        ("hosted in ", False),
    ],
)
def test_a_name_does_what_is_asked_behind_its_verb(moors: Assistant, before: str, expected: bool) -> None:
    question = understand("Which country hosts the peat archive?", moors.names, "en")
    assert is_of_verb(question, before) is expected


def test_a_part_with_no_word_for_what_it_asks_wants_what_the_part_before_does(moors: Assistant) -> None:
    question = replace(understand("and what was it before?", moors.names, "en"), named="earlier")
    draft = Draft("relation", [DraftItem("date", "2020", ()), DraftItem("number", "5", ())])
    before = Draft("relation", [DraftItem("number", "9", ())])
    assert [item.value for item in of_kind_before(question, draft, before).items] == ["5"]
    when = replace(understand("and when was it before?", moors.names, "en"), named="earlier")
    assert of_kind_before(when, draft, before) is draft
