"""A body that is described by a tie that the documents tell is asked about by its name."""

from __future__ import annotations

import pytest

from app import portrayed
from app.assistant import Assistant
from tests.app.bays import FILES
from tests.app.invented import assistant_over, values


@pytest.fixture(scope="module")
def bays(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("bays"), FILES)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Quand a été créée la conférence qui réunit l'Amérique du Nord et l'Amérique centrale ?",
            "Quand a été créée la COB ?",
        ),
        ("en", "When was the conference joining North and Central America created?", "When was the COB created?"),
        (
            "es",
            "¿Cuándo se creó la conferencia que reúne a América del Norte y América Central?",
            "¿Cuándo se creó la COB?",
        ),
        ("pt", "Quando foi criada a conferência que junta a América do Norte e Central?", "Quando foi criada a COB?"),
        (
            "fr",
            "Combien de partenaires a la plateforme dirigée par l'ODP et l'ADC ?",
            "Combien de partenaires a la PDM ?",
        ),
        ("en", "How many partners does the platform run by ODP and ADC have?", "How many partners does the PDM have?"),
        ("es", "¿Cuántos socios tiene la plataforma que dirigen la ODP y la ADC?", "¿Cuántos socios tiene la PDM?"),
        ("pt", "Quantos parceiros tem a plataforma dirigida pela ODP?", "Quantos parceiros tem a PDM?"),
        ("fr", "Qui est dans la commission qui a remplacé le Comité spécial des estacades ?", "Qui est dans la CDD ?"),
        ("en", "How many aims has the text that was signed in Morocco?", "How many aims has the Pacte des récifs?"),
        ("es", "¿De qué trata el texto que se firmó en Marruecos?", "¿De qué trata el Pacte des récifs?"),
        ("pt", "É vinculante o pacto que foi assinado em Marrocos?", "É vinculante o Pacte des récifs?"),
    ],
)
def test_a_body_described_by_a_tie_is_named(bays: Assistant, language: str, text: str, expected: str) -> None:
    assert portrayed.named(text, language, bays.knowledge) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which platform is run by ODP and ADC?"),
        ("en", "Is the platform run by ODP?"),
        ("fr", "La plateforme est-elle dirigée par l'ODP ?"),
        ("es", "¿Se firmó el pacto en Marruecos?"),
        ("es", "¿Cuántos socios tiene la plataforma que dirige la CDD?"),
        ("pt", "Que conferência reúne a América do Norte?"),
    ],
)
def test_a_tie_that_is_asked_for_or_that_nothing_tells_stays(bays: Assistant, language: str, text: str) -> None:
    assert portrayed.named(text, language, bays.knowledge) == text


def test_what_is_asked_of_a_body_described_is_answered(bays: Assistant) -> None:
    assert values(bays.ask("When was the conference joining North and Central America created?")) == ["1991"]
    assert values(bays.ask("¿Cuántos socios tiene la plataforma que dirigen la ODP y la ADC?")) == ["60"]


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("fr", "Où a été signé le pacte aux 23 objectifs ?", True),
        ("en", "Where was the compact with 23 objectives signed?", True),
        ("es", "¿En qué ciudad se firmó el pacto de los 23 objetivos?", True),
        ("pt", "Em que cidade foi assinado o pacto dos 23 objetivos?", True),
        ("en", "Where was the compact with 24 objectives signed?", False),
        ("en", "Does the compact have 23 objectives?", False),
        ("en", "Which compact with 23 objectives was signed?", False),
        ("en", "Where was the compact with 23 partners signed?", False),
    ],
)
def test_a_body_told_by_a_number_that_is_stated_of_it_is_named(
    note: Assistant, language: str, text: str, named: bool
) -> None:
    assert (portrayed.named(text, language, note.knowledge) != text) is named
