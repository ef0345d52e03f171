"""What was typed is read as it was meant, and words of the documents stay as they are."""

from __future__ import annotations

import pytest

from app.bodies.names import NameMatcher
from app.questions.mending import mended
from ingest.bodies import Bodies
from ingest.folding import fold
from ingest.records import Body

WRITTEN = {
    "fr": "vigueur registre solidaire pontons",
    "en": "buoys registry harbour dredging",
    "es": "presas ordenanza dragado boyas solicitud",
    "pt": "portos despesas dragagem registo balizagem",
}


def spellings(language: str, initial: str) -> dict[str, str]:
    """Return the words that the documents of a language hold."""
    return {fold(word): word for word in WRITTEN[language].split() if fold(word)[0] == initial}


@pytest.fixture(scope="module")
def names() -> NameMatcher:
    return NameMatcher(
        Bodies((Body("quays", {"en": ("Quay Process",), "fr": ("Processus des quais",)}),)), {"quays"}, (), spellings
    )


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("quand entre-t-il en vigeur ?", "fr", "quand entre-t-il en vigueur ?"),
        ("à kelle date, les pontns ?", "fr", "à quelle date, les pontons ?"),
        ("hu pays for dreging in the Quay Procces", "en", "who pays for dredging in the Quay Process"),
        ("who belongs to theQuay Process", "en", "who belongs to the Quay Process"),
        ("q boyas y q dragaddo", "es", "que boyas y que dragado"),
        ("la solictiud de 2019", "es", "la solicitud de 2019"),
        ("E em1970, quanto foi dasdespesas?", "pt", "E em 1970, quanto foi das despesas?"),
        ("Quem paga a dragagm?", "pt", "Quem paga a dragagem?"),
    ],
)
def test_slips_are_mended_towards_the_words_of_the_documents(
    names: NameMatcher, text: str, language: str, meant: str
) -> None:
    assert mended(text, names, language) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Fonds solidaire régit les pontons et les couvre ?", "fr"),
        ("Which dams owe it to the harbour registry, and who lets them?", "en"),
        ("¿Las presas ordinarias surten efecto? ¿Donaciones?", "es"),
        ("Que desporto consta do registo, na nona reunião das comissões regionais?", "pt"),
    ],
)
def test_words_of_the_documents_and_real_ones_stay(names: NameMatcher, text: str, language: str) -> None:
    assert mended(text, names, language) == text
