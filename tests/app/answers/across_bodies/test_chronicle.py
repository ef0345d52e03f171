"""What was founded, signed or came to pass in a year, whatever it was."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What was founded in 1996?", ["crm"]),
        ("Qu'est-ce qui a été créé en 1999 ?", ["csm"]),
        ("Qu'a-t-on créé en 2012 ?", ["cam"]),
        ("¿Qué se creó en 2016?", ["cmc"]),
        ("¿Qué nació en 1996?", ["crm"]),
        ("O que foi criado em 2018?", ["gcm", "gcr", "quito-process", "r4v"]),
        ("What was signed in 2018?", ["gcm"]),
        ("O que foi assinado em dezembro de 2018?", ["gcm"]),
        ("¿Qué se firmó en 2018?", ["gcm"]),
        ("What was launched in January 2016?", ["cmc"]),
        ("What was founded in the 1990s?", ["crm", "csm"]),
        ("What was adopted in 2013?", ["buenos-aires-declaration"]),
    ],
)
def test_whatever_was_founded_or_signed_in_a_year_is_told_by_bodies_and_acts(
    note: Assistant, text: str, expected: list[str]
) -> None:
    answer = note.ask(text)
    assert values(answer) == expected
    assert answer.derived
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "What happened in 2016?",
            "What took place in 2016?",
            "Que s'est-il passé en 2016 ?",
            "Quoi de neuf en 2016 ?",
            "Tell me what happened in 2016",
        ),
        *(
            "¿Qué pasó en 2016?",
            "¿Qué acontecimientos hubo en 2016?",
            "O que aconteceu em 2016?",
            "O que houve em 2016?",
        ),
    ],
)
def test_what_happened_in_a_year_gives_the_body_the_date_and_the_verb_with_the_quote(
    note: Assistant, text: str
) -> None:
    answer = note.ask(text)
    assert values(answer) == ["2016-01"]
    assert "CMC" in answer.answer and "lancé" in answer.answer
    assert answer.citations[0].quote in answer.answer
    assert answer.derived
    assert_quotes(note, answer)


def test_what_came_to_an_end_is_told_beside_what_began(note: Assistant) -> None:
    answer = note.ask("What happened in 2012?")
    assert values(answer) == ["2012-06", "2012-06"]
    assert "CAM" in answer.answer and "Special Committee" in answer.answer


def test_a_date_that_is_vaguer_than_what_is_asked_does_not_count(note: Assistant) -> None:
    assert values(note.ask("What happened in December 2018?")) == ["2018-12"]


@pytest.mark.parametrize(
    "text",
    [
        *("What was founded in 2000?", "Qu'est-ce qui a été créé en 2001 ?", "¿Qué se creó en 2005?"),
        *("O que foi criado em 2003?", "What happened in 2000?", "Que s'est-il passé en 2003 ?", "¿Qué pasó en 2005?"),
        *(
            "Qu'est-ce qui a été adopté en 2018 ?",
            "What was founded by Mexico in 2018?",
            "What was the budget in 2018?",
        ),
        *("What happened at the summit in 2018?", "Que s'est-il passé en 2018 au Chili ?"),
    ],
)
def test_a_year_without_facts_or_a_question_for_more_than_the_year_stays_refused(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_an_earlier_turn_changes_nothing_and_another_year_asks_again(note: Assistant) -> None:
    assert values(note.ask("What was founded in 1996?", history=["When was the CSM founded?"])) == ["crm"]
    assert values(note.ask("And in 2016?", history=["What happened in 2012?"])) == ["2016-01"]
    assert values(note.ask("Et en 2016 ?", history=["Qu'est-ce qui a été créé en 1996 ?"])) == ["cmc"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What was signed in Marrakech?", ["gcm"]),
        ("Which instrument was signed in Morocco?", ["gcm"]),
        ("¿Qué instrumento se firmó en Marruecos?", ["gcm"]),
        ("O que foi assinado em Marrocos?", ["gcm"]),
        ("Quel texte a été signé à Marrakech en décembre 2018 ?", ["gcm"]),
        ("What was agreed in Marrakech?", ["gcm"]),
        ("What was agreed in 2013?", ["buenos-aires-declaration"]),
        ("Qu'a-t-on décidé en 2013 ?", ["buenos-aires-declaration"]),
        ("¿Qué se acordó en 2013?", ["buenos-aires-declaration"]),
        ("O que se decidiu em 2013?", ["buenos-aires-declaration"]),
        ("Which plan dates from 2010?", ["south-american-plan"]),
        ("¿Qué plan data de 2010?", ["south-american-plan"]),
        ("Quelle déclaration date de 2013 ?", ["buenos-aires-declaration"]),
        ("Que plano é de 2010?", ["south-american-plan"]),
        ("Which mechanisms date from 1999?", ["csm"]),
        ("Que fórum nasceu em 1996?", ["crm"]),
    ],
)
def test_what_was_made_at_a_place_or_is_of_a_kind_and_a_year_is_found(
    note: Assistant, text: str, expected: list[str]
) -> None:
    answer = note.ask(text)
    assert values(answer) == expected
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text", ["Que s'est-il passé à Marrakech ?", "¿Qué pasó en Marrakech?", "What happened in Morocco in 2018?"]
)
def test_what_happened_at_a_place_is_told(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert "signé" in answer.answer
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        "What was signed in Geneva?",
        "¿Qué se firmó en España?",
        "What happened in Quito in 2018?",
        *("Que s'est-il passé au Venezuela ?", "What happened in Venezuela?"),
        *("¿Qué pasó en Venezuela?", "O que aconteceu na Venezuela?", "Que s'est-il passé au Venezuela en 2018 ?"),
        "Which plan dates from 2013?",
        "Que plano é de 2013?",
        "What was agreed in 1996?",
    ],
)
def test_a_place_or_kind_of_which_nothing_is_told_is_not_answered(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_what_was_adopted_at_a_place_is_found_in_other_documents(seas: Assistant) -> None:
    assert values(seas.ask("Which declaration was adopted in Cork?")) == ["tern"]
    assert seas.ask("Which declaration was adopted in Dublin?").status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "What was launched or adopted in 2018?",
        "Qu'est-ce qui a été lancé ou adopté en 2018 parmi les mécanismes ?",
        "¿Qué se lanzó o adoptó en 2018?",
        "O que foi lançado ou adotado em 2018?",
        "list all that has the year 2018",
        "cite tout ce qui porte l'année 2018",
        "Enumera todo lo que lleve el año 2018",
        "Liste tudo o que traz o ano de 2018",
    ],
)
def test_all_that_is_of_a_year_is_told_whatever_act_made_it(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["gcm", "gcr", "quito-process", "r4v"]
