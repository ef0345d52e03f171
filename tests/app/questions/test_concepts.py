"""Words that say much the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import app
from app.questions.concepts import concepts
from ingest.folding import fold
from ingest.records import LANGUAGES

TABLE = tomllib.loads((Path(app.__file__).parent / "lexicon" / "concepts.toml").read_text("utf-8"))


def test_a_word_stands_for_what_its_whole_or_its_beginning_is_listed_under() -> None:
    assert concepts("faiblesses") == {"lack", "difficulty"}
    assert concepts("defi") == {"difficulty"}
    assert concepts("definition") == frozenset()
    assert concepts("") == frozenset()


def test_every_concept_has_words_of_all_four_languages_each_folded_and_once() -> None:
    for concept, tongues in TABLE.items():
        assert set(tongues) == set(LANGUAGES), concept
        for words in tongues.values():
            assert words, concept
            assert len(words) == len(set(words)), concept
            assert all(fold(word) == word and len(word.rstrip("*")) >= 3 for word in words), concept


def test_leaving_and_a_quorum_are_told_by_their_verbs_in_every_language() -> None:
    for one, other in [("salirse", "denunciar"), ("salieron", "retrait"), ("sort", "withdrawal"), ("sairam", "retiro")]:
        assert "withdrawal" in concepts(one) & concepts(other)
    for one, other in [("sesionar", "quorum"), ("sesionen", "validly"), ("deliberer", "sesione")]:
        assert "quorum" in concepts(one) & concepts(other)
