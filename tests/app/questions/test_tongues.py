"""The language that a question is in, and that of a follow-up."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.tongues import spoken


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is Ecuador in Quito?", "en"),
        ("Are Chile and Peru in Quito?", "en"),
        ("ki dirige la R4V ?", "fr"),
        ("la CAM c koi", "fr"),
        ("A quoi sert la CAM ?", "fr"),
        ("O que significa a sigla CIDI?", "pt"),
        ("A R4V trata de estatísticas migratórias?", "pt"),
        ("O texto menciona gênero?", "pt"),
        ("e El Salvador?", "pt"),
        ("a Bolívia entra?", "pt"),
        ("¿La CAM trata de género?", "es"),
        ("y México", "es"),
        ("La R4V aborda estadísticas migratorias?", "es"),
        ("Mexique ?", "fr"),
    ],
)
def test_a_question_is_in_the_language_of_its_words_not_of_its_names(note: Assistant, text: str, language: str) -> None:
    assert spoken(text, note.names) == language


@pytest.mark.parametrize(
    ("text", "before", "language"),
    [
        ("o Suriname tá?", "pt", "pt"),
        ("Mexico?", "fr", "fr"),
        ("SACM", "en", "en"),
        ("CIDI?", "fr", "fr"),
        ("¿Y México?", "pt", "es"),
        ("and Mexico?", "es", "en"),
        ("Et le Mexique ?", "pt", "fr"),
        ("¿Cuáles son los miembros de la CSM?", "pt", "es"),
        ("Quais são os membros da CSM?", "es", "pt"),
    ],
)
def test_a_follow_up_keeps_the_language_before_it_unless_its_words_tell_another(
    note: Assistant, text: str, before: str, language: str
) -> None:
    assert spoken(text, note.names, before) == language


def test_a_name_is_given_in_the_language_of_the_asker(note: Assistant) -> None:
    assert note.ask("O que significa a sigla CIDI?").answer.startswith("Conselho Interamericano")
    assert note.ask("Que signifie le sigle CIDI ?").answer.startswith("Conseil interaméricain")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("budget CAM", "en"),
        ("secretariat RCM", "en"),
        ("secrétariat CRM", "fr"),
        ("presupuesto CAM", "es"),
        ("orçamento CAM", "pt"),
        ("Quito process", "en"),
        ("Proceso de Quito", "es"),
    ],
)
def test_a_few_keywords_are_of_the_language_of_their_words_or_of_the_name_beside_them(
    note: Assistant, text: str, language: str
) -> None:
    assert spoken(text, note.names) == language
