"""Sentence ends in four languages, and the units of a document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split

CASES = [
    ("fr", "Créée par la résolution AG/RES. 2738 (XLII-O/12) de juin 2012.| Elle siège.", "symbol"),
    ("fr", "Voir l'art. 58 du Règlement.| Il vaut 1,5 million d'euros, p. ex. pour M. Dupont.| Fin.", "abbreviations"),
    ("fr", "Il a dit : « Nous irons. »| Puis il partit.", "guillemets"),
    ("fr", "Est-ce sûr ?| Oui !| On verra… peut-être.", "marks with spaces"),
    ("fr", "Le 1er mai 2018.| Les États (cf. la note de J. Martin) signent.", "initial and ordinal"),
    ("fr", "Bananes, pommes, etc.| Les pays signent, etc. et partent.", "etc."),
    ("en", "The U.S. Senate agreed.| Decision No. 4 of Mr. Smith holds, e.g. Here too.", "dotted"),
    ("en", "He lives in the U.S.| The law differs.", "dotted at the end"),
    ("en", "It cost 9.5 million.| “It is done.”| Next (see para. 6).| “No!” she said.", "quotes"),
    ("en", "Is that all?| No.| It grew by 3.2 per cent in 2018.| 23 states signed.", "number opens"),
    ("es", "Publica, p. ej., un balance (véase el art. 9, párr. 2).| El Sr. Pérez firma.", "p. ej."),
    ("es", "¿Quién paga?| ¡Nadie!| El 1.º de mayo, los EE. UU. firmaron.", "inverted marks"),
    ("pt", "A Resolução n.º 7/IV/2021 da Sra. Ondina vale.| O art. 5.º não.", "n.º"),
    ("pt", "Custa 3,2 milhões, p. ex. Hoje não.| Fim.", "p. ex."),
    ("fr", "1. Quels sont les défis ?| Dites-le.", "list number"),
    ("fr", "Dans les Amériques ?|CIDRP03521F04", "glued symbol"),
]


@pytest.mark.parametrize(("language", "marked"), [pytest.param(c[0], c[1], id=f"{c[0]} {c[2]}") for c in CASES])
def test_sentences_end_where_marked(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [span.of(text) for span in split(text, 0, len(text), language)]
    assert found == [part.strip() for part in marked.split("|")]


@given(st.text(alphabet="aB.?! …»)\n1é", max_size=60), st.sampled_from(["fr", "en", "es", "pt"]))
def test_sentences_are_trimmed_in_order_and_lose_nothing(text: str, language: str) -> None:
    spans = split(text, 0, len(text), language)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
