"""How long a body lasted: told by its beginning and its end, where the documents give both."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

CHARTER = """# Plover Council (PLC)

The Plover Council (PLC) was created on 4 May 2001. It was dissolved on 1 March 2014. Its sessions last three days. It \
is chaired by Mali.

# Curlew Forum (CUF)

The Curlew Forum (CUF) was created on 2 June 2003. Its members are Chad and Mali.
"""


@pytest.fixture(scope="module")
def plovers(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plovers"), {"charter.en.md": CHARTER})


@pytest.mark.parametrize(
    "text",
    [
        "How long did the CEAM work?",
        "For how long was the special committee active?",
        "What was the lifespan of the special commission?",
        "Combien de temps la commission spéciale a-t-elle existé ?",
        "Pendant combien de temps la Commission spéciale a-t-elle travaillé ?",
        "Quelle a été la durée de vie de la CEAM ?",
        "¿Cuánto duró la Comisión Especial?",
        "¿Por cuánto tiempo estuvo activa la CEAM?",
        "Quanto tempo durou a Comissão Especial?",
        "Durante quanto tempo a CEAM esteve em atividade?",
        "How long did the CAM's predecessor last?",
    ],
)
def test_how_long_a_body_worked_is_told_by_both_ends(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["2008-04", "2012-06"]


@pytest.mark.parametrize(
    "text",
    [
        "How long did the CMC work?",
        "Combien de temps la CRM a-t-elle duré ?",
        "¿Cuánto duró la presidencia de la CEAM?",
        "How long is the mandate of the chair of the CEAM?",
        "Combien de temps durent les réunions de la CEAM ?",
    ],
)
def test_without_an_end_or_of_another_thing_none_is_told(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "How many years did the Plover Council exist?",
        "Combien de temps le PLC a-t-il existé ?",
        "¿Cuánto tiempo existió el PLC?",
        "Quanto tempo durou o PLC?",
    ],
)
def test_a_beginning_and_an_end_in_two_sentences_make_one_answer(plovers: Assistant, text: str) -> None:
    assert values(plovers.ask(text)) == ["2001-05-04", "2014-03-01"]


@pytest.mark.parametrize("text", ["How long did the Curlew Forum exist?", "How long do the sessions of the PLC last?"])
def test_neither_a_body_that_goes_on_nor_its_sessions_have_two_ends(plovers: Assistant, text: str) -> None:
    assert "2014-03-01" not in values(plovers.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "Jusqu'à quand la Commission spéciale des questions migratoires a-t-elle fonctionné ?",
        "Until what month did the Special Committee on Migration Issues work?",
        "¿Hasta qué mes y año funcionó la Comisión Especial de Asuntos Migratorios?",
        "Até quando funcionou a Comissão Especial de Assuntos Migratórios?",
    ],
)
def test_until_when_a_body_worked_is_its_end(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert [item.value for item in answer.items] == ["2012-06"]
    assert "fonctionné" in answer.answer
