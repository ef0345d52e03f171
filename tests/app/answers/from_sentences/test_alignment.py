"""How far the words of a question stand in a text."""

from __future__ import annotations

import pytest

from app.answers.from_sentences.alignment import content_words, coverage, likeness


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("phares", "Les phares communs"),
        ("phare", "Les phares communs"),
        ("migration", "la migración regional"),
        ("countries", "les pays membres"),
        ("refugiados", "the refugees"),
        ("children", "les enfants"),
        ("12", "en 12 jours"),
    ],
)
def test_a_word_its_forms_and_its_translations_stand_in_a_text(word: str, text: str) -> None:
    assert likeness(word, text) >= 0.9


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("budget", "Les phares communs"),
        ("fish", "le budget annuel"),
        ("volcano", "le pacte mondial sur les réfugiés"),
        ("12", "en 1200 jours"),
        ("budget", ""),
    ],
)
def test_other_words_and_longer_figures_do_not(word: str, text: str) -> None:
    assert likeness(word, text) <= 0.3


def test_words_of_one_class_of_cues_are_alike() -> None:
    assert likeness("partners", "ses partenaires") >= 0.9


def test_coverage_is_the_mean_over_the_words_asked() -> None:
    assert coverage(["phares", "budget"], "Les phares communs") == pytest.approx(0.5)
    assert coverage(["phares", "communs"], "Les phares communs") == 1.0
    assert coverage([], "Les phares communs") == 1.0


def test_content_words_are_folded_once_each_and_without_small_words() -> None:
    assert content_words("Les Phares et les phares de la mer en 2012") == ("phares", "mer", "2012")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("faiblesse", "un manque de coordination"),
        ("urge", "le conseil invite les États"),
        ("ponentes", "les panélistes"),
        ("dificuldade", "les principaux défis"),
        ("crise", "el éxodo de la población"),
    ],
)
def test_words_of_one_concept_are_alike(word: str, text: str) -> None:
    assert likeness(word, text) >= 0.9
