"""A sentence without a reason tells no why, and one of what is to be does not tell what came to pass."""

from __future__ import annotations

import pytest

from app.answers.withheld.bearing import counted, happened, reasons
from app.assistant import Assistant
from app.questions.question import understand
from ingest import numbers

PLANS = {
    "fr": "Les États atteindront 60 000 cas.",
    "en": "We shall resolve 60,000 cases.",
    "es": "Los Estados deberán resolver 60 000 casos.",
    "pt": "Os Estados deverão resolver 60 000 casos.",
}
DONE = {
    "fr": "Les États ont résolu 60 000 cas.",
    "en": "States resolved 60,000 cases.",
    "es": "Los Estados resolvieron 60 000 casos.",
    "pt": "Os Estados resolveram 60 000 casos.",
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Combien de cas la Ligue a-t-elle réellement résolus ?", "fr"),
        ("How many cases has the League actually resolved?", "en"),
        ("¿Cuántos casos ha resuelto la Liga hasta la fecha?", "es"),
        ("Quantos casos a Liga resolveu de facto até hoje?", "pt"),
    ],
)
def test_plans_do_not_tell_what_came_to_pass(seas: Assistant, text: str, language: str) -> None:
    asked = understand(text, seas.names, language)
    assert [happened(asked, [(plan, tongue)]) for tongue, plan in PLANS.items()] == [0.0] * 4
    assert [happened(asked, [(done, tongue)]) for tongue, done in DONE.items()] == [1.0] * 4
    assert happened(asked, [(PLANS["fr"], "fr"), (DONE["fr"], "fr")]) == 1.0


def test_a_question_of_the_past_alone_asks_less_surely_for_what_came_to_pass(seas: Assistant) -> None:
    asked = understand("How many cases were resolved?", seas.names, "en")
    assert happened(asked, [(PLANS["en"], "en")]) == 0.5
    present = understand("How many cases does the League count?", seas.names, "en")
    assert happened(present, [(PLANS["en"], "en")]) == 1.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quelle part de la Ligue peut servir à protéger les phares ?", "fr"),
        ("Is the secretariat of the League based in Genoa?", "en"),
        ("How many days does a member of the League have to wait?", "en"),
        ("Estou a preparar uma aula: o que sucede a um membro da Liga?", "pt"),
    ],
)
def test_what_is_so_is_no_question_of_the_past(seas: Assistant, text: str, language: str) -> None:
    assert happened(understand(text, seas.names, language), [(PLANS["en"], "en")]) == 1.0


@pytest.mark.parametrize(
    ("text", "language", "planned"),
    [
        ("La primera reunión considera el acuerdo.", "es", False),
        ("El acuerdo se considerará en mayo.", "es", True),
        ("A reunião considera o acordo.", "pt", False),
        ("A reunião terá lugar em maio.", "pt", True),
    ],
)
def test_a_future_is_told_by_its_accent(seas: Assistant, text: str, language: str, planned: bool) -> None:
    asked = understand("How many cases were resolved?", seas.names, "en")
    assert happened(asked, [(text, language)]) == (0.5 if planned else 1.0)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("It closed in 2021.", "en", 0.0),
        ("It closed in 2021 because of a flood.", "en", 1.0),
        ("Elle a fermé en 2021 en raison d'une crue.", "fr", 1.0),
        ("Cerró en 2021 debido a una crecida.", "es", 1.0),
        ("Fechou em 2021 por causa de uma cheia.", "pt", 1.0),
        ("Fechou em 2021.", "pt", 0.0),
    ],
)
def test_why_is_told_by_a_reason(seas: Assistant, text: str, language: str, told: float) -> None:
    assert reasons(understand("Why did the League close?", seas.names, "en"), [(text, language)]) == told
    assert reasons(understand("When did the League close?", seas.names, "en"), [(text, language)]) == 1.0


@pytest.mark.parametrize(
    ("text", "language", "told", "least", "most"),
    [
        ("How many conferences does the League hold?", "en", "signé par 164 pays lors d'une conférence", 0.0, 0.2),
        ("How many countries signed it?", "en", "signé par 164 pays lors d'une conférence", 0.9, 1.0),
        ("¿Cuántos países lo firmaron?", "es", "signed by 164 countries", 0.9, 1.0),
        ("Quantos navios a Liga tem?", "pt", "signed by 164 countries", 0.0, 0.2),
        ("How many ships does the League have?", "en", "a share of 30 %", 0.5, 0.5),
        ("When did the League meet?", "en", "164 countries", 1.0, 1.0),
    ],
)
def test_a_number_is_of_what_it_counts(
    seas: Assistant, text: str, language: str, told: str, least: float, most: float
) -> None:
    assert least <= counted(understand(text, seas.names, language), numbers.find(told)) <= most
