"""Questions for a yes or a no that turn a statement round: «Is it wrong that …?», «It does not, does it?»"""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Would it be wrong to write that the Quito Process is binding on its members?", "yes"),
        ("Serait-il faux d'écrire que le Processus de Quito est contraignant ?", "yes"),
        ("¿Sería un error decir que el Proceso de Quito es vinculante?", "yes"),
        ("Seria errado dizer que o Processo de Quito é vinculante?", "yes"),
        ("Am I wrong to think that Chile is in the Quito Process?", "no"),
        ("Ai-je tort de penser que le Chili est dans le Processus de Quito ?", "no"),
        ("¿Me equivoco al decir que Chile está en el Proceso de Quito?", "no"),
        ("Estou errado se digo que o Chile está no Processo de Quito?", "no"),
        ("Would it be wrong to say that the GCM is not a treaty?", "no"),
        ("Serait-ce une erreur de qualifier le Processus de Quito de contraignant ?", "yes"),
        ("¿Me equivoco si cuento a Chile entre los miembros de la CRM?", "yes"),
        ("I was told that Chile is not in the Quito Process. Am I being misled?", "yes"),
        ("Se eu disser que o Chile não está no Processo de Quito, estou errado?", "yes"),
    ],
)
def test_whether_it_is_wrong_is_answered_the_other_way_round(note: Assistant, text: str, expected: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == expected
    assert answer.answer.casefold().startswith(
        {"yes": ("yes", "oui", "sí", "sim"), "no": ("no", "non", "não")}[expected]
    )
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        "The GCM isn't a treaty though, is it?",
        "Le GCM n'est pas un traité, si ?",
        "El Pacto Mundial sobre Migración no es un tratado, ¿o sí?",
        "O Pacto Global para Migração não é um tratado, ou é?",
    ],
)
def test_a_denial_asked_after_all_is_answered_by_no_where_it_holds(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "no"
    assert answer.answer.startswith(("No.", "Non.", "Não."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile isn't in the Quito Process, is it?", "yes"),
        ("The GCM is not a treaty, right?", "yes"),
        ("O Pacto Global para Migração não é um tratado, pois não?", "yes"),
        ("Chile is in the Quito Process, is it?", "yes"),
    ],
)
def test_a_denial_that_is_wrong_or_to_be_confirmed_is_not_turned(note: Assistant, text: str, expected: str) -> None:
    assert note.ask(text).verdict == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Would I be right in telling my minister that the Quito Process does not bind its members?", "yes"),
        ("Dois-je comprendre que le Paraguay ne figure pas parmi les pays du Processus de Quito ?", "yes"),
        ("¿Tengo razón al decir que Chile no forma parte del Proceso de Quito?", "no"),
        ("Posso afirmar que o Processo de Quito não é vinculante?", "yes"),
        ("Is it true that the Quito Process does not have more members than the MIRPS?", "no"),
        ("Tenho razão em dizer que nem todos os mecanismos funcionam?", "yes"),
    ],
)
def test_whether_one_is_right_to_deny_a_thing_is_told_of_the_denial(note: Assistant, text: str, expected: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == expected
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Would it be a mistake to leave Bolivia out of the Quito Process?", "no"),
        ("Ai-je raison d'exclure la Bolivie du Processus de Quito ?", "yes"),
        ("¿Me equivoco si dejo a Chile fuera de la lista del Proceso de Quito?", "yes"),
        ("Tenho razão em excluir o Chile da lista do Processo de Quito?", "no"),
    ],
)
def test_who_is_rightly_or_wrongly_left_out_is_told_by_the_list(note: Assistant, text: str, expected: str) -> None:
    assert note.ask(text).verdict == expected
