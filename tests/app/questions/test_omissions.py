"""What a question wants left out of its answer: «besides …», «which other …», «alone»."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.omissions import spans
from app.questions.question import understand
from ingest.folding import fold
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    "text",
    [
        "Besides the Divers Union, which organization leads the Reef Station?",
        "Which other organization leads the Reef Station with the Divers Union?",
        "With whom does the Divers Union lead the Reef Station?",
        "À part l'Union des plongeurs, quel organisme dirige la Station des récifs ?",
        "Además de la Unión de Buzos, ¿quién dirige la Estación de los Arrecifes?",
        "Além da União dos Mergulhadores, quem dirige a Estação dos Recifes?",
    ],
)
def test_a_leader_that_the_question_sets_aside_is_left_out(reefs: Assistant, text: str) -> None:
    answer = reefs.ask(text)
    assert values(answer) == ["fund"]
    assert_quotes(reefs, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which countries other than Denmark are members of the Coral Guild?", ["NO", "SE"]),
        ("Quels pays, hormis la Suède, sont membres de la Guilde des coraux ?", ["DK", "NO"]),
        ("¿Qué países, aparte de Suecia y Noruega, son miembros del Gremio de los Corales?", ["DK"]),
        ("Avec la Suède, qui d'autre est membre de la Guilde des coraux ?", ["DK", "NO"]),
        ("With Sweden, who else is a member of the Coral Guild?", ["DK", "NO"]),
        ("Con Suecia, ¿quién más es miembro del Gremio de los Corales?", ["DK", "NO"]),
        ("Tirando a Suécia, que Estados são membros da Guilda dos Corais?", ["DK", "NO"]),
        ("Besides the Coral Guild, which mechanisms is Denmark a member of?", ["bureau"]),
    ],
)
def test_countries_and_bodies_set_aside_are_left_out(reefs: Assistant, text: str, expected: list[str]) -> None:
    assert values(reefs.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("L'Union des plongeurs dirige-t-elle seule la Station des récifs ?", "Non"),
        ("Does the Atoll Fund alone lead the Reef Station?", "No"),
        ("¿La Unión de Buzos dirige la Estación de los Arrecifes?", "Sí"),
    ],
)
def test_one_of_two_leaders_leads_but_not_alone(reefs: Assistant, text: str, verdict: str) -> None:
    assert reefs.ask(text).answer.startswith(f"{verdict}.")


def test_what_is_set_aside_ends_before_the_next_verb_or_comma() -> None:
    bare = "which countries other than denmark are members"
    assert [s.of(bare).strip() for s in spans(bare, "en", "apart")] == ["other than denmark"]
    assert spans("which countries are members", "en") == []


def test_the_name_of_a_country_that_holds_a_verb_is_set_aside_whole(reefs: Assistant) -> None:
    asked = understand("Que países além de São Tomé e Príncipe são membros da Guilda dos Corais?", reefs.names)
    assert asked.besides == ("ST",) and not asked.countries


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Outre ses objectifs, que contient le plan ?", "fr"),
        ("Besides its goals, what does the plan hold?", "en"),
        ("Además de los objetivos, ¿qué medidas trae el plan?", "es"),
        ("Além dos objetivos, que medidas traz o plano?", "pt"),
    ],
)
def test_what_is_set_aside_at_the_front_ends_at_its_comma_and_asks_for_nothing(
    seas: Assistant, text: str, language: str
) -> None:
    [found] = spans(fold(text), language, "apart")
    assert found.end == text.index(",")
    assert "mandate" not in understand(text, seas.names, language).scores


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La Station des récifs est-elle dirigée par le Conseil des eaux ?", "no"),
        ("Is the Reef Station led by UNKRA?", "no"),
        ("¿La Oficina de las Lagunas pertenece a la Unión de Buzos?", "no"),
        ("O Escritório das Lagunas pertence à Organização dos Recifes?", "yes"),
        ("Was the Reef Station led by UNKRA in 1990?", None),
    ],
)
def test_who_leads_and_what_a_body_is_part_of_is_nobody_else(reefs: Assistant, text: str, verdict: str | None) -> None:
    assert reefs.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "body", "country", "aside"),
    [
        ("Le Danemark est-il membre à part entière de la Guilde des coraux ?", "guild", "DK", False),
        ("Is Denmark a full member of the Coral Guild?", "guild", "DK", False),
        ("¿Es Dinamarca miembro de pleno derecho del Gremio de los Corales?", "guild", "DK", False),
        ("A Dinamarca é membro pleno da Guilda dos Corais?", "guild", "DK", False),
        ("Qual é a parte da Dinamarca na Guilda dos Corais?", "guild", "DK", False),
        ("À part la Suède, quels pays sont membres de la Guilde des coraux ?", "guild", "", True),
        ("À parte a Suécia, que países são membros da Guilda dos Corais?", "guild", "", True),
    ],
)
def test_full_standing_and_a_share_set_nothing_aside(
    reefs: Assistant, text: str, body: str, country: str, aside: bool
) -> None:
    question = understand(text, reefs.names)
    assert question.bodies == (body,)
    assert question.countries == ((country,) if country else ())
    assert (question.besides == ("SE",)) == aside


@pytest.mark.parametrize(
    "text",
    [
        "Pourriez-vous me donner la liste complète des pays qui sont membres de la Guilde des coraux, y compris celui "
        "dont la participation est suspendue ?",
        "Could you please give me the whole list of the countries that are members of the Coral Guild, including the "
        "one whose membership is suspended?",
        "¿Qué países son miembros del Gremio de los Corales, incluido aquel cuya participación está suspendida?",
        "Poderia dar-me a lista completa dos países que são membros da Guilda dos Corais, incluindo o país cuja "
        "participação está suspensa?",
    ],
)
def test_who_is_listed_although_suspended_asks_for_no_suspension(reefs: Assistant, text: str) -> None:
    question = understand(text, reefs.names)
    assert (question.kind, question.bodies, "ended" in question.aspects) == ("members", ("guild",), False)
    assert sorted(values(reefs.ask(text))) == ["DK", "NO", "SE"]
