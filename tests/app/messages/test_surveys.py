"""A document with sections on several bodies that a question speaks of."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages import surveys
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Des quatre organismes présentés dans la note, lequel est le plus ancien ?", {"comite", "ligue"}),
        ("Which of the four bodies described in the 2020 note is the oldest?", {"comite", "ligue"}),
        ("De los cuatro organismos que describe la nota de 2020, ¿cuál es el más antiguo?", {"comite", "ligue"}),
        ("Dos quatro organismos da nota de 2020, qual é o mais antigo?", {"comite", "ligue"}),
        ("Lequel des organismes existe depuis le plus longtemps ?", {"cfa", "ris"}),
        ("Which of the bodies is the oldest?", {"cfa", "ris"}),
        ("Quel organisme de la note sur la coopération maritime existe depuis le moins longtemps ?", {"forum"}),
        ("Dos quatro organismos da nota de 2020, qual foi criado há menos tempo?", {"forum"}),
    ],
)
def test_bodies_are_ranked_among_those_of_the_document_that_is_named(
    seas: Assistant, text: str, expected: set[str]
) -> None:
    answer = seas.ask(text)
    assert set(values(answer)) == expected
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "language", "plain"),
    [
        ("Des quatre organismes de la note de 2020, lequel lie ?", "fr", "Des quatre organismes, lequel lie ?"),
        ("Which bodies covered in the 2020 note are binding?", "en", "Which bodies are binding?"),
        ("¿Qué foros recoge la nota sobre la cooperación marítima?", "es", "¿Qué foros?"),
        ("Dos órgãos descritos na nota, quais funcionam?", "pt", "Dos órgãos, quais funcionam?"),
        ("Total de órganos de la nota y cuántos son vinculantes", "es", "Total de órganos y cuántos son vinculantes"),
        ("What does the note say of the bodies?", "en", None),
        ("Which bodies are the oldest in the note?", "en", None),
        ("Combien d'organismes la note de bas de page cite-t-elle ?", "fr", None),
    ],
)
def test_the_words_for_the_document_are_told_from_what_is_asked(
    seas: Assistant, text: str, language: str, plain: str | None
) -> None:
    found = surveys.asked(text, language, seas.knowledge)
    assert (found.plain if found is not None else None) == plain
    assert found is None or found.document == "note"
