"""Bodies are listed and counted only where all that a question says of them is read, or told of each."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    "text",
    [
        "Combien de mécanismes ont adopté un emblème ?",
        "How many of the mechanisms have a rotating chair?",
        "¿Cuántos mecanismos cuentan con presupuesto propio?",
        "Quantos dos mecanismos adotam presidência rotativa?",
        "Quels mécanismes ont été créés avant 2000 et publient une revue ?",
        "Which mechanisms were created before 2000 and run a library?",
        "¿Qué mecanismos se crearon antes de 2000 y tienen página web?",
        "Que mecanismos foram criados antes de 2000 e têm uma biblioteca?",
        "Lesquels des mécanismes passés en revue fonctionnent sans secrétariat permanent ?",
        "Which mechanisms have English as a working language?",
        "Which mechanism signed its second agreement?",
    ],
)
def test_bodies_are_not_listed_by_what_no_document_tells_of_them(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels mécanismes portent une date antérieure à 1990 ?", ["cfa", "ris"]),
        ("Which of the sea mechanisms described were created in 1994?", ["comite", "ligue"]),
        ("¿Qué mecanismos marítimos se crearon en 1994?", ["comite", "ligue"]),
        ("Quantos dos mecanismos listados trazem o ano de 1994?", ["2"]),
        ("De los mecanismos presentados, ¿cuáles datan de 1994?", ["comite", "ligue"]),
        ("Dos mecanismos apresentados, quais datam de 1994?", ["comite", "ligue"]),
        ("Of all the mechanisms, which is, chronologically, the first?", ["cfa", "ris"]),
        ("De tous les mécanismes, lequel, chronologiquement, arrive en tête ?", ["cfa", "ris"]),
        ("¿Cuál es, cronológicamente, el primer mecanismo de la lista?", ["cfa", "ris"]),
        ("Qual é, em ordem cronológica, o primeiro mecanismo descrito?", ["cfa", "ris"]),
        ("How many mechanisms have exactly five members?", ["1"]),
        ("¿Cuántos mecanismos tienen exactamente cuatro miembros?", ["2"]),
        ("mécanisme recensé ne fonctionnant pas actuellement", ["forum"]),
        ("mechanism no longer operating", ["forum"]),
        ("mecanismos Chile miembro", ["cfa"]),
        ("Preciso da relação dos mecanismos criados antes de 1990.", ["cfa", "ris"]),
        ("Un estudiante pregunta qué mecanismos se crearon antes de 1990.", ["cfa", "ris"]),
    ],
)
def test_words_that_ask_or_fit_most_bodies_restrict_nothing(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tous les mécanismes fonctionnent encore sauf un : lequel ?", "forum"),
        ("All the mechanisms still work except one. Which one?", "forum"),
        ("Todos los mecanismos siguen funcionando menos uno: ¿cuál?", "forum"),
        ("Todos os mecanismos continuam ativos menos um: qual?", "forum"),
        ("Un seul de ces textes est dit politiquement contraignant. Lequel ?", "forum"),
        ("Only one of these texts is called politically binding. Which?", "forum"),
        ("Solo uno de estos textos se considera políticamente vinculante. ¿Cuál?", "forum"),
        ("Só um destes textos é considerado politicamente vinculante. Qual?", "forum"),
    ],
)
def test_the_one_that_is_singled_out_is_told(seas: Assistant, text: str, expected: str) -> None:
    answer = seas.ask(text)
    assert values(answer) == [expected]
    assert_quotes(seas, answer)
