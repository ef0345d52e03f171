"""Text to search terms, against values worked by hand from the Snowball rules."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analyzers import fold, guess_language, terms
from ingest.records import LANGUAGES


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Jusqu’à l'Organisation", "fr", ["organis"]),
        ("lorsqu'elle l’adopte aujourd'hui", "fr", ["adopt"]),
        ("Les droits des migrants", "fr", ["droit", "migr"]),
        ("CONFÉRENCE RÉGIONALE", "fr", ["conferent", "regional"]),
        ("la plate‑forme", "fr", ["plat", "form", "plateform"]),
        ("Qu'est-ce que la CSM ?", "fr", ["csm"]),
        ("AG/RES. 2738 (XLII-O/12)", "fr", ["ag/res/2738", "ag", "res", "2738", "xlii", "12"]),
        ("A/RES/73/195", "en", ["a/res/73/195", "res", "73", "195"]),
        ("the WHO's states, who", "en", ["who", "state"]),
        ("who organises organizations", "en", ["organiz", "organiz"]),
        ("R4V et MIRPS", "fr", ["r4v", "mirps", "mirp"]),
        ("3,7 % de 1 000 000 et 281", "fr", ["3.7", "1000000", "281"]),
        ("en 2018 164 pays", "fr", ["2018", "164", "pay"]),
        ("del año de la migración", "es", ["ano", "migracion"]),
        ("as migrações da água", "pt", ["migraca", "agu"]),
        ("", "fr", []),
        ("’ - _ / --", "fr", []),
    ],
)
def test_text_becomes_the_terms_of_its_language(text: str, language: str, expected: list[str]) -> None:
    assert terms(text, language) == expected


@pytest.mark.parametrize(
    ("language", "accented"),
    [
        ("fr", "nationalité créée réfugiés mécanismes première"),
        ("es", "migración país decisión metodología"),
        ("pt", "migração relações responsável consciência reunião"),
        ("en", "café résumé"),
    ],
)
def test_words_without_their_accents_are_the_same_terms(language: str, accented: str) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFD", accented) if not unicodedata.combining(c))
    assert terms(plain, language) == terms(accented, language) != []


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "‘"])
def test_any_apostrophe_elides(apostrophe: str) -> None:
    assert terms(f"l{apostrophe}Équateur", "fr") == terms("Équateur", "fr") == ["equateur"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2013"])
def test_any_hyphen_joins(hyphen: str) -> None:
    assert terms(f"inter{hyphen}agences", "fr") == terms("inter-agences", "fr")


@pytest.mark.parametrize("joined", ["plate-forme", "plateforme"])
def test_a_compound_is_found_with_and_without_its_hyphen(joined: str) -> None:
    assert "plateform" in terms(joined, "fr")


def test_an_acronym_typed_small_finds_it() -> None:
    assert set(terms("mirps", "en")) <= set(terms("MIRPS is", "en"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quels pays font partie du processus ?", "fr"),
        ("Which countries are in the process?", "en"),
        ("¿Cuáles son los países del proceso?", "es"),
        ("Quais são os países do processo?", "pt"),
        ("Quito", None),
        ("", None),
    ],
)
def test_stop_words_tell_the_language(text: str, language: str | None) -> None:
    assert guess_language(text) == language


@given(st.text(max_size=80), st.sampled_from([*LANGUAGES, "de"]))
def test_terms_are_folded_words_without_spaces(text: str, language: str) -> None:
    for term in terms(text, language):
        assert term
        assert not any(c.isspace() for c in term)
        assert fold(term) == term or not term.isascii()
