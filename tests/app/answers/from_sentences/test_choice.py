"""Of several numbers of a sentence the words around each tell which one a question asks for."""

from __future__ import annotations

import pytest

from app.answers.from_sentences.choice import ahead, counts_in, hints, is_whole
from app.answers.from_sentences.held import EVERY
from app.answers.from_sentences.values import is_outdone
from app.assistant import Assistant
from app.drafts import Draft
from app.knowledge import Sentence
from app.questions import question as questions
from ingest.numbers import find
from ingest.records import Span
from tests.app.invented import assistant_over

BUOYS = """# Buoy Service (BUS)

The Buoy Service (BUS) kept 36 buoys, of which eight were silent.

Peru gave 200 dollars, Chile 150 and the Tide Bureau (TIB) 90.

There were 71 visits in 2016, 93 in 2022.

Twelve votes pass a budget; for other business seven suffice.

The Service sent 44 pilots: 15 to Chile, 13 to Peru and 16 to Ecuador.

# Tide Bureau (TIB)

| Body | Staff | Budget 2022 | Budget 2023 |
|---|---|---|---|
| Islands | 18 | 4000 | 5000 |
| Capes | 7 | 6000 | 8000 |
"""


@pytest.fixture(scope="module")
def buoys(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("buoys"), {"buoys.en.md": BUOYS})


def sentence(assistant: Assistant, words: str) -> Sentence:
    [document] = [each.id for each in assistant.index.documents()]
    return next(each for each in assistant.knowledge.sentences(document) if words in each.text)


def signals(assistant: Assistant, text: str, words: str, name: str) -> dict[str, float]:
    """Return one signal of each number of a sentence for a question, by the number."""
    asked, own = questions.understand(text, assistant.names), sentence(assistant, words)
    items = EVERY["count"](asked, own, assistant.knowledge)
    found = hints(asked, own, items, assistant.knowledge)
    return {item.value: each[name] for item, each in zip(items, found, strict=True)}


@pytest.mark.parametrize(
    ("text", "language", "wholes"),
    [
        ("sur les 36 bouées, huit se taisent", "fr", ["36"]),
        ("trente-six bouées, dont huit se taisent", "fr", ["36"]),
        ("of the 36 buoys eight are silent, against three a year ago", "en", ["36", "3"]),
        ("36 buoys, of which eight are silent", "en", ["36"]),
        ("de las 36 boyas callan ocho, frente a tres", "es", ["36", "3"]),
        ("36 boyas, de las cuales callan ocho", "es", ["36"]),
        ("das 36 boias calam-se oito, contra cinco", "pt", ["36", "5"]),
        ("36 boias, das quais oito se calam", "pt", ["36"]),
        ("36 buoys: 20 in the north, 16 in the south", "en", ["36"]),
        ("36 bouées, huit d'entre elles muettes", "fr", ["36"]),
        ("of the 36 buoys two of them are silent", "en", ["36"]),
        ("36 boyas, ocho de ellas mudas", "es", ["36"]),
        ("36 boias, oito delas mudas", "pt", ["36"]),
        ("eight of them are silent; three lamps are lit", "en", []),
        ("36 buoys and eight lamps", "en", []),
    ],
)
def test_a_number_is_the_whole_of_others_or_what_one_is_held_against(
    text: str, language: str, wholes: list[str]
) -> None:
    counts = find(text, language)
    places = [count.number for count in counts]
    found = [is_whole(text, place, places[i + 1 :], language) for i, place in enumerate(places)]
    assert [count.value for count, own in zip(counts, found, strict=True) if own] == wholes


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("sur 63 rapports, 48 ont été suivis et 9 restent en attente", "fr", ["rapports", "rapports", "rapports"]),
        ("neuf ports, dont quatre du Golfe et deux togolais", "fr", ["ports", "ports", "ports"]),
        ("112 des 260 lampes", "fr", ["lampes", "lampes"]),
        (
            "27 centres, of which eleven in Peru; four votes, three to change fees",
            "en",
            ["centres", "centres", "votes", "votes"],
        ),
        ("33 of its forty members", "en", ["members", "members"]),
        ("27 centros, once de ellos en Serbia, y ocho paraguayos", "es", ["centros", "centros", "centros"]),
        ("780 euros en tres partes: 500 por la Junta", "es", ["euros", "partes", "euros"]),
        ("90 queixas, das quais 40 terminaram em acordo", "pt", ["queixas", "queixas"]),
        ("bastam cinco dos oito comissários", "pt", ["comissários", "comissários"]),
        ("catorze barcos, sete angolanos", "pt", ["barcos", "barcos"]),
        ("15 diputados de tres delegaciones", "es", ["diputados", "delegaciones"]),
        ("27 centres | 12 | 8 %", "en", ["centres", "", ""]),
    ],
)
def test_a_number_without_a_noun_counts_what_one_before_it_does(text: str, language: str, units: list[str]) -> None:
    assert [count.unit for count in counts_in(text, language)] == units


@pytest.mark.parametrize(
    "text",
    [
        "Combien de pilotes péruviens le Service a-t-il envoyés ?",
        "How many Peruvian pilots did the BUS send?",
        "¿Cuántos pilotos peruanos envió el BUS?",
        "Quantos pilotos peruanos enviou o BUS?",
    ],
)
def test_a_country_may_be_asked_about_by_its_adjective(buoys: Assistant, text: str) -> None:
    assert signals(buoys, text, "44 pilots", "named") == {"44": 0, "15": 0, "13": 1, "16": 0}


def test_a_whole_is_not_what_is_asked_for_one_country(buoys: Assistant) -> None:
    assert signals(buoys, "How many pilots did the Service send?", "44 pilots", "whole")["44"] == 0
    assert signals(buoys, "How many pilots did the Service send to Peru?", "44 pilots", "whole")["44"] == 1


def test_the_words_in_front_of_a_number_begin_behind_those_of_the_one_before() -> None:
    text = "Twelve votes pass a budget; for other business seven suffice."
    places = [Span(0, 6), Span(text.index("seven"), text.index("seven") + 5)]
    assert ahead(text, places[0], places) == ""
    assert ahead(text, places[1], places) == "; for other business "
    assert ahead("In May, for the port, 7", Span(22, 23), [Span(22, 23)]) == " "


def test_a_country_or_a_body_asked_about_stands_beside_its_number(buoys: Assistant) -> None:
    words = "Peru gave"
    assert signals(buoys, "How much did Chile give to the BUS?", words, "named") == {"200": 0, "150": 1, "90": 0}
    assert signals(buoys, "How much did Peru give to the BUS?", words, "named") == {"200": 1, "150": 0, "90": 0}


def test_a_year_asked_about_speaks_for_its_number_and_against_those_of_others(buoys: Assistant) -> None:
    assert signals(buoys, "How many visits were there in 2022?", "71 visits", "year") == {"93": 1}
    assert signals(buoys, "How many visits were there?", "71 visits", "year") == {"71": 0, "93": 0}


def test_the_name_of_its_column_belongs_to_a_cell(buoys: Assistant) -> None:
    text = "What was the budget of the Capes in 2023?"
    assert signals(buoys, text, "Capes", "year") == {"7": 0, "6000": -1, "8000": 1}
    staff = signals(buoys, "How many staff do the Capes have?", "Capes", "following")
    assert staff["7"] > max(staff["6000"], staff["8000"])


@pytest.mark.parametrize(
    ("text", "words", "value", "outdone"),
    [
        ("How many buoys are silent?", "36 buoys", "36", True),
        ("How many buoys are silent?", "36 buoys", "8", False),
        ("How many buoys were kept?", "36 buoys", "36", False),
        ("How much did Chile give to the BUS?", "Peru gave", "200", True),
        ("How much did Peru give to the BUS?", "Peru gave", "200", False),
        ("How many visits were there in 2016?", "71 visits", "71", False),
        ("How many pilots went to Peru?", "44 pilots", "44", True),
    ],
)
def test_a_fact_is_in_doubt_where_the_words_speak_for_another_number(
    buoys: Assistant, text: str, words: str, value: str, outdone: bool
) -> None:
    asked, own = questions.understand(text, buoys.names), sentence(buoys, words)
    item = next(each for each in EVERY["count"](asked, own, buoys.knowledge) if each.value == value)
    assert is_outdone(asked, Draft("number", [item], list(item.evidence)), buoys.knowledge) is outdone
