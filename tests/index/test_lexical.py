"""BM25 against a brute-force oracle and the library's own scores."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from index.analyzers import terms
from index.lexical import Lexical, LexicalWriter, Parameters, term_weights

PARAMETERS = Parameters(k1=1.2, b=0.75, heading_b=0.3, heading_weight=0.5)
PASSAGES = [
    ("La conférence régionale sur la migration, la migration", "CRM", "fr"),
    ("Le processus regroupe le Pérou et l'Équateur en 2018", "Processus de Quito", "fr"),
    ("The conference on migration of 2018", "", "en"),
    ("El Perú y la migración", "Proceso", "es"),
    ("", "", "fr"),
]


def opened(folder: Path, passages: list[tuple[str, str, str]] = PASSAGES) -> Lexical:
    languages: list[str] = []
    writer = LexicalWriter(languages)
    for text, heading, language in passages:
        if language not in languages:
            languages.append(language)
        writer.add(text, heading, language)
    writer.write(folder)
    return Lexical([folder], languages, PARAMETERS)


def oracle(field: int, b: float, weights: dict[str, dict[str, float]]) -> list[float]:
    """Score the passages by the formula as printed, one term at a time."""
    documents = [terms(passage[field], passage[2]) for passage in PASSAGES]
    mean = sum(map(len, documents)) / len(documents)
    scores = []
    for passage, words in zip(PASSAGES, documents, strict=True):
        total = 0.0
        for term, weight in weights[passage[2]].items():
            holding = sum(term in other for other in documents)
            idf = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
            count = words.count(term)
            if count:
                total += weight * idf * count / (count + PARAMETERS.k1 * (1 - b + b * len(words) / mean))
        scores.append(total)
    return scores


@pytest.mark.parametrize("query", ["migration", "Pérou 2018", "processus de Quito", "conférence", "rien de tel", ""])
def test_scores_are_those_of_the_formula(tmp_path: Path, query: str) -> None:
    lexical = opened(tmp_path)
    weights = lexical.weigh(query, ["Conférence régionale sur la migration"])
    found = lexical.scores(weights)
    text, heading = oracle(0, PARAMETERS.b, weights), oracle(1, PARAMETERS.heading_b, weights)
    np.testing.assert_allclose(found.text, text, rtol=1e-5)
    np.testing.assert_allclose(found.heading, heading, rtol=1e-5)
    np.testing.assert_allclose(found.raw, np.array(text) + 0.5 * np.array(heading), rtol=1e-5)


def test_scores_are_those_of_the_library(tmp_path: Path) -> None:
    import bm25s

    french = [("migration régionale", "", "fr"), ("la migration du Pérou", "", "fr"), ("le Chili", "", "fr")]
    lexical = opened(tmp_path, french)
    library = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    library.index([terms(text, "fr") for text, _, _ in french], show_progress=False)
    expected = library.get_scores(terms("migration Pérou", "fr"))
    np.testing.assert_allclose(lexical.scores(lexical.weigh("migration Pérou")).raw, expected, rtol=1e-6)


def test_a_query_is_analysed_by_the_rules_of_each_language(tmp_path: Path) -> None:
    lexical = opened(tmp_path)
    weights = lexical.weigh("of migration")
    assert weights == {
        "fr": {"of": 1.0, "migrat": 1.0},
        "en": {"migrat": 1.0},
        "es": {"of": 1.0, "migration": 1.0},
    }


def test_the_share_is_the_part_of_the_weight_that_was_found(tmp_path: Path) -> None:
    lexical = opened(tmp_path)
    every = np.arange(5)
    whole = lexical.scores(lexical.weigh("migration")).share(every)
    half = lexical.scores(lexical.weigh("migration introuvable")).share(every)
    assert 0 < half[0] < whole[0] <= 1
    assert whole[4] == 0
    assert lexical.scores(lexical.weigh("migration")).share(np.array([4, 0])).tolist() == [0, whole[0]]


def test_expansions_weigh_together_less_than_a_word() -> None:
    weights = term_weights("membres de la CRM", "fr", ["Conférence régionale sur la migration", "RCM"], 0.6)
    assert weights["membr"] == weights["crm"] == 1.0
    assert weights["regional"] == pytest.approx(0.2)
    assert weights["rcm"] == pytest.approx(0.6)


def test_an_expansion_does_not_lower_a_word_of_the_query() -> None:
    assert term_weights("migration", "fr", ["Conférence sur la migration"], 0.5)["migrat"] == 1.0


def test_the_same_passages_give_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        opened(folder)
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert first == second


def test_passages_without_any_heading_are_scored(tmp_path: Path) -> None:
    lexical = opened(tmp_path, [("la migration", "", "fr")])
    assert lexical.scores(lexical.weigh("migration")).raw[0] > 0


def test_segments_score_as_one_table_of_the_passages_that_stand(tmp_path: Path) -> None:
    gone = ("La conférence des pays sur la migration de 2018", "Quito", "fr")
    parts = [[PASSAGES[0], gone], PASSAGES[1:3], [gone], PASSAGES[3:]]
    languages: list[str] = []
    folders = []
    for number, part in enumerate(parts):
        writer = LexicalWriter(languages)
        for text, heading, language in part:
            if language not in languages:
                languages.append(language)
            writer.add(text, heading, language)
        folders.append(tmp_path / str(number))
        folders[-1].mkdir()
        writer.write(folders[-1])
    several = Lexical(folders, languages, PARAMETERS, np.array([1, 4]))
    one = opened(tmp_path)
    assert len(several) == len(one) == 5
    stand = np.array([0, 2, 3, 5, 6])
    for query in ("migration", "pays Pérou 2018", "processus de Quito", "conférence"):
        found, expected = (each.scores(each.weigh(query)) for each in (several, one))
        np.testing.assert_allclose(found.raw[stand], expected.raw, rtol=1e-6)
        np.testing.assert_allclose(found.share(stand), expected.share(np.arange(5)), rtol=1e-6)
        assert found.raw[[1, 4]].tolist() == [0, 0]
    assert several.idf("pay") == one.idf("pay") == one.idf("unheard")
    assert several.holding("migrat").tolist() == [0, 3]
