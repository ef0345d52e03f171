"""Bodies told by another one, and what is asked of each of two: as old, as large, with more of a thing, how many."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over, values

_NOTE = """Note sur les vents

Ligue des brises - 2004
La Ligue des brises est un processus créé en 2004. Elle fonde ses travaux sur quatre piliers thématiques. Elle compte \
trois États membres : le Ghana, le Kenya et le Togo.

Cercle des rafales - 2004
Le Cercle des rafales est un processus créé en mars 2004. Il agit selon neuf piliers thématiques. Il compte quatre \
États membres : le Bénin, le Ghana, le Kenya et le Mali.

Bureau des alizés - 2011
Le Bureau des alizés est un processus créé en 2011. Il compte trois États membres : le Ghana, le Mali et le Niger. \
Il s'appuie sur six observatoires et favorise le dialogue politique avec les territoires insulaires.
"""

_GLOSSARY = """
[[body]]
id = "breeze"
fr = { name = "Ligue des brises", acronym = "LDB" }
en = { name = "Breeze League" }
es = { name = "Liga de las Brisas" }
pt = { name = "Liga das Brisas" }

[[body]]
id = "gust"
fr = { name = "Cercle des rafales", acronym = "CDR" }
en = { name = "Gust Circle" }
es = { name = "Círculo de las Ráfagas" }
pt = { name = "Círculo das Rajadas" }

[[body]]
id = "trade"
fr = { name = "Bureau des alizés", acronym = "BDA" }
en = { name = "Trade Bureau" }
es = { name = "Oficina de los Alisios" }
pt = { name = "Escritório dos Alísios" }
"""


@pytest.fixture(scope="module")
def winds(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """What answers from the invented text on winds."""
    return assistant_over(tmp_path_factory.mktemp("winds"), {"note.fr.txt": _NOTE, "glossary.toml": _GLOSSARY})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels autres mécanismes sont de la même année que la Ligue des brises ?", "gust"),
        ("Which other mechanisms date from the same year as the Breeze League?", "gust"),
        ("¿Qué otros mecanismos son del mismo año que la Liga de las Brisas?", "gust"),
        ("Que outros mecanismos são do mesmo ano que a Liga das Brisas?", "gust"),
        ("Quel autre processus compte autant de membres que la Ligue des brises ?", "trade"),
        ("Which other process has exactly as many members as the Breeze League?", "trade"),
        ("¿Qué otro proceso tiene el mismo número de miembros que la Liga de las Brisas?", "trade"),
        ("Que outro processo tem o mesmo número de membros que a Liga das Brisas?", "trade"),
    ],
)
def test_bodies_as_old_or_as_large_as_one_are_named_without_it(winds: Assistant, text: str, expected: str) -> None:
    answer = winds.ask(text)
    assert values(answer) == [expected]
    assert answer.verdict is None
    assert_quotes(winds, answer)


def test_a_size_asked_for_before_is_the_one_that_others_are_measured_by(winds: Assistant) -> None:
    earlier = "Quantos membros tem a Liga das Brisas?"
    assert values(winds.ask("E qual outro processo tem exatamente a mesma quantidade?", history=[earlier])) == ["trade"]


@pytest.mark.parametrize(
    "text",
    [
        "Qui a le plus de piliers, la Ligue des brises ou le Cercle des rafales ?",
        "Which has more pillars, the Breeze League or the Gust Circle?",
        "¿Cuál tiene más pilares, la Liga de las Brisas o el Círculo de las Ráfagas?",
        "Qual tem mais pilares, a Liga das Brisas ou o Círculo das Rajadas?",
    ],
)
def test_which_of_two_has_more_of_a_thing_is_told_by_the_numbers_of_both(winds: Assistant, text: str) -> None:
    answer = winds.ask(text)
    assert sorted(values(answer)) == ["4", "9", "gust"]
    assert answer.verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La Ligue des brises a-t-elle moins de piliers que le Cercle des rafales ?", "yes"),
        ("Does the Breeze League have more pillars than the Gust Circle?", "no"),
        ("¿Tiene la Liga de las Brisas menos pilares que el Círculo de las Ráfagas?", "yes"),
        ("A Liga das Brisas tem mais pilares do que o Círculo das Rajadas?", "no"),
    ],
)
def test_whether_one_has_more_of_a_thing_is_decided_by_both_numbers(winds: Assistant, text: str, verdict: str) -> None:
    answer = winds.ask(text)
    assert answer.verdict == verdict
    assert {"4", "9"} <= set(values(answer))


def test_a_thing_that_is_counted_of_but_one_of_two_tells_no_more(winds: Assistant) -> None:
    assert "trade" not in values(winds.ask("Which has more pillars, the Breeze League or the Trade Bureau?"))


@pytest.mark.parametrize(
    "text",
    [
        "combien de pays dans la Ligue des brises, combien dans le Cercle des rafales",
        "how many countries in the Breeze League vs how many in the Gust Circle",
        "cuantos paises en la Liga de las Brisas i cuantos en el Circulo de las Rafagas",
        "quantos paises na Liga das Brisas i quantos no Circulo das Rajadas",
    ],
)
def test_a_number_asked_anew_of_each_is_told_of_each(winds: Assistant, text: str) -> None:
    assert values(winds.ask(text)) == ["3", "4"]


@pytest.mark.parametrize(
    "text",
    [
        "Quel pays est à la Ligue des brises et au Cercle des rafales, mais pas parmi ceux du Bureau des alizés ?",
        "Which country is in the Breeze League and the Gust Circle but not among those in the Trade Bureau?",
        "¿Qué país está en la Liga de las Brisas y en el Círculo de las Ráfagas, pero no entre los de la Oficina de los"
        " Alisios?",
        "Que país está na Liga das Brisas e no Círculo das Rajadas, mas não entre os do Escritório dos Alísios?",
    ],
)
def test_not_among_those_of_a_body_denies_that_body_alone(winds: Assistant, text: str) -> None:
    assert values(winds.ask(text)) == ["KE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel mécanisme compte plus de deux pays et six observatoires ?", "trade"),
        ("Which mechanism has more than two countries and six observatories?", "trade"),
        ("¿Qué mecanismo tiene más de dos países y seis observatorios?", "trade"),
        ("Que mecanismo tem mais de dois países e seis observatórios?", "trade"),
    ],
)
def test_a_body_must_count_all_that_a_question_counts(winds: Assistant, text: str, expected: str) -> None:
    assert values(winds.ask(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (
            "Y a-t-il un mécanisme qui favorise le dialogue politique avec les territoires insulaires ?",
            "Oui. Bureau des alizés",
        ),
        (
            "Is there a mechanism that favours political dialogue with insular territories? Which one?",
            "Yes. Trade Bureau",
        ),
        (
            "¿Hay algún mecanismo que favorezca el diálogo político con los territorios insulares? ¿Cuál?",
            "Sí. Oficina de los Alisios",
        ),
        (
            "Há algum mecanismo que favoreça o diálogo político com os territórios insulares? Qual?",
            "Sim. Escritório dos Alísios",
        ),
    ],
)
def test_whether_there_is_a_body_that_does_a_thing_is_told_with_its_name(
    winds: Assistant, text: str, opening: str
) -> None:
    assert winds.ask(text).answer.startswith(opening)
