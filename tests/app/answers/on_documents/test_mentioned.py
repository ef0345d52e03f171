"""What is told of a thing that the documents only name: an act by its symbol, a body beside another."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over

MINUTES = """# Minutes of the Otter Board (OTB)

The Otter Board (OTB) was set up on 3 May 2014. Decision OTB/DEC. 14 urges its members to clean the river banks. The \
Board recalled decision OTB/DEC. 15. Its members are Peru and Chile.
"""


@pytest.fixture(scope="module")
def otters(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("otters"), {"minutes.en.md": MINUTES})


@pytest.mark.parametrize(
    "text",
    [
        "What is AG/RES. 2738?",
        "What did resolution AG/RES. 2738 do?",
        "ag/res. 2738",
        "Qu'est-ce que la résolution AG/RES. 2738 ?",
        "À quoi a servi la résolution AG/RES. 2738 ?",
        "¿Qué es la resolución AG/RES. 2738?",
        "¿Qué hizo la resolución AG/RES. 2738?",
        "O que é a AG/RES. 2738?",
        "O que fez a resolução AG/RES. 2738?",
    ],
)
def test_an_act_asked_for_by_its_symbol_gets_the_sentence_that_tells_what_it_did(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.citations[0].quote.startswith("Cette commission a été créée")
    assert [item.name for item in answer.items] == ["résolution AG/RES. 2738 (XLII-O/12)"]


@pytest.mark.parametrize(
    "text",
    [
        "What is AG/RES. 2739?",
        "What is CIDI/RES. 2738?",
        "¿Qué es la resolución AG/RES. 273?",
        "Que dit la résolution AG/RES. 2738 ?",
        "Full text of AG/RES. 2738",
        "What does AG/RES. 2738 say about refugees?",
        "How many articles does AG/RES. 2738 have?",
        "What does article 58 say?",
        "Que dit l'article 58 ?",
        "¿Me copias el texto íntegro del artículo 58?",
        "O que diz o artigo 58?",
    ],
)
def test_another_symbol_and_what_an_act_says_are_not_found(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["What is OTB/DEC. 14?", "Qu'est-ce que la décision OTB/DEC. 14 ?"])
def test_a_sentence_that_a_symbol_opens_tells_what_the_act_did(otters: Assistant, text: str) -> None:
    assert otters.ask(text).citations[0].quote.startswith("Decision OTB/DEC. 14 urges")


@pytest.mark.parametrize("text", ["What is OTB/DEC. 15?", "Qu'est-ce que la décision OTB/DEC. 16 ?"])
def test_a_symbol_that_is_but_recalled_tells_nothing(otters: Assistant, text: str) -> None:
    assert otters.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Qu'est-ce que le Plan sud-américain de développement humain ?",
        "What is the Buenos Aires Declaration?",
        "¿Qué es la Declaración de Buenos Aires?",
        "O que é a Declaração de Buenos Aires?",
        "What is the MERCOSUR forum?",
        "Qu'est-ce que le forum du MERCOSUR ?",
        "¿Qué es el foro del Mercosur?",
        "O que é o fórum do MERCOSUL?",
    ],
)
def test_what_is_only_named_is_told_by_the_sentence_on_it_and_no_other_name(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.citations[0].quote.startswith("Elle a accompagné")
    assert not [item for item in answer.items if item.kind == "body"]


@pytest.mark.parametrize(
    "text",
    [
        "What is the MERCOSUR council?",
        "Que dit la Déclaration de Buenos Aires ?",
        "¿Qué es el Mercosur?",
        "O que é o tribunal do MERCOSUL?",
    ],
)
def test_a_near_name_and_what_is_not_told_are_not_found(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_no_number_of_a_symbol_goes_beside_a_yes(note: Assistant) -> None:
    answer = note.ask("Was the CAM created by the General Assembly?")
    assert answer.verdict == "yes"
    assert not [item for item in answer.items if item.kind == "number"]
