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


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Did the Plover Council last more than ten years?", "yes"),
        ("The Plover Council existed for fewer than five years, right?", "no"),
        ("Vrai ou faux : le PLC a duré plus de vingt ans", "no"),
        ("Le PLC a existé pendant au moins dix ans, n'est-ce pas ?", "yes"),
        ("¿El PLC duró menos de quince años?", "yes"),
        ("O PLC durou pelo menos vinte anos, certo?", "no"),
    ],
)
def test_a_length_of_time_is_held_against_both_ends(plovers: Assistant, text: str, verdict: str) -> None:
    assert plovers.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Conseil Plover (PLC) a cessé de fonctionner avant 2010 ?", "no"),
        ("The Plover Council stopped working before 2016, right?", "yes"),
        ("El PLC trabajó hasta 2018, ¿correcto?", "no"),
        ("O PLC terminou depois de 2012?", "yes"),
        ("Was the Plover Council still working in 2009?", "yes"),
    ],
)
def test_until_when_it_worked_is_held_against_its_end(plovers: Assistant, text: str, verdict: str) -> None:
    assert plovers.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Vrai ou faux : la commission spéciale qui a précédé la CAM a duré plus de cinq ans", "no"),
        ("Did the committee that preceded the CAM last more than four years?", "yes"),
        ("La comisión especial anterior a la CAM trabajó hasta 2015, ¿correcto?", "no"),
        ("A comissão que antecedeu a CAM trabalhou até 2012, certo?", "yes"),
    ],
)
def test_so_is_that_of_a_body_named_by_what_it_preceded(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


def test_sessions_are_no_body_that_lasted(plovers: Assistant) -> None:
    assert "2014" not in plovers.ask("Do the sessions of the PLC last more than five years?").answer
