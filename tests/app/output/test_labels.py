"""The interface's words: the same set in each language, and the browser's wish for one."""

from __future__ import annotations

import pytest

from app.output.labels import labels, preferred
from ingest.records import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_label(language: str) -> None:
    assert set(labels(language)) == set(labels("en"))
    assert all(words.strip() for words in labels(language).values())


def test_an_example_question_names_its_body_in_every_language() -> None:
    for language in LANGUAGES:
        patterns = [words for key, words in labels(language).items() if key.startswith("example_")]
        assert len(patterns) == 4
        assert all("{body}" in pattern for pattern in patterns)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de-DE,de;q=0.9,pt-BR;q=0.4,en;q=0.3", "pt"),
        ("en;q=0.2, ES ; q=0.7", "es"),
        ("de", "en"),
        ("", "en"),
        ("fr;q=high, ;;,=", "en"),
    ],
    ids=["first", "unspoken first", "by weight", "none spoken", "empty", "nonsense"],
)
def test_the_browser_gets_the_spoken_language_that_it_wants_most(header: str, language: str) -> None:
    assert preferred(header) == language
