"""Does it bind, does it work: negation decides rightly, and law and politics are two things."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values

DENIES = "Le Forum n'est pas juridiquement contraignant"


@pytest.mark.parametrize(
    ("text", "verdict", "quote"),
    [
        ("La Ligue des phares est-elle juridiquement contraignante ?", "yes", "Ses décisions sont juridiquement"),
        ("Is the Lighthouse League legally binding?", "yes", "Ses décisions sont juridiquement"),
        ("Le Forum des marées est-il juridiquement contraignant ?", "no", DENIES),
        ("Is the Tide Forum legally binding?", "no", DENIES),
        ("¿Es jurídicamente vinculante el Foro de las Mareas?", "no", DENIES),
        ("O Fórum das Marés é juridicamente vinculante?", "no", DENIES),
        ("Le Forum des marées est-il politiquement contraignant ?", "yes", DENIES),
        ("Is the Tide Forum politically binding?", "yes", DENIES),
        ("¿Es políticamente vinculante el Foro de las Mareas?", "yes", DENIES),
        ("Is the Tern Declaration binding?", "no", "not legally binding"),
        ("¿Es vinculante el Consejo de los Faroles Australes?", "no", "no son vinculantes"),
        ("A Rede das Ilhas Salgadas é vinculante?", "no", "não é juridicamente vinculante"),
    ],
)
def test_whether_a_body_binds_is_decided_by_its_sentence(seas: Assistant, text: str, verdict: str, quote: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == verdict
    assert quote in answer.citations[0].quote
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Forum des marées fonctionne-t-il encore ?", "no"),
        ("Is the Tide Forum still active?", "no"),
        ("¿Sigue funcionando el Foro de las Mareas?", "no"),
        ("O Fórum das Marés ainda funciona?", "no"),
        ("Le Forum des marées est-il inactif ?", "yes"),
        ("Is the Tide Forum inactive?", "yes"),
        ("¿Sigue funcionando el Consejo de los Faroles Australes?", "yes"),
        ("Is the Consejo de los Faroles Australes still active?", "yes"),
    ],
)
def test_whether_a_body_works_is_decided_by_its_sentence(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Le Comité des balises est-il contraignant ?",
        "Is the Lighthouse League politically binding?",
        "La Ligue des phares fonctionne-t-elle encore ?",
        "Has the Lighthouse League been dissolved?",
        "Is the Cercle des sondes legally binding?",
    ],
)
def test_silence_on_law_politics_or_activity_is_neither_yes_nor_no(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert (answer.status, answer.verdict) == ("not_found", None)


def test_the_verdict_comes_first_in_the_asker_s_language(seas: Assistant) -> None:
    firsts = {
        "Le Forum des marées est-il juridiquement contraignant ?": "Non.",
        "Is the Tide Forum legally binding?": "No.",
        "¿Sigue funcionando el Consejo de los Faroles Australes?": "Sí.",
        "O Fórum das Marés é juridicamente vinculante?": "Não.",
    }
    for text, first in firsts.items():
        assert seas.ask(text).answer.startswith(first)


@pytest.mark.parametrize(
    "text",
    [
        "Which instruments are not binding?",
        "¿Qué instrumentos no son vinculantes?",
        "Quais instrumentos não são vinculantes?",
        "Quels instruments ne sont pas contraignants ?",
    ],
)
def test_instruments_that_do_not_bind_are_the_bodies_of_which_that_is_said(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == ["gcm", "quito-process"]
    assert_quotes(note, answer)


def test_instruments_of_which_nothing_is_said_are_not_called_binding(note: Assistant) -> None:
    assert not note.ask("Which instruments are binding?").items
