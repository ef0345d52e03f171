"""Folding keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("École", "ecole"), ("l’État", "l'etat"), ("haut–bas", "haut-bas"), ("ação", "acao"), ("a\u00a0b", "a b")],
)
def test_case_accents_and_quotes_are_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(fold(text)) == len(text)
