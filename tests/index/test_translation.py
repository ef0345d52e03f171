"""Words of a question in the words of passages of another language."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index import words
from index.search import ranking
from index.translation import Parameters, Translator


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write the table of the words of a text in each language."""
    counts = {language: Counter(set(words.WORD.findall(text.lower()))) for language, text in texts.items()}
    words.write_table(folder, counts)
    words.write_changes(folder, folder, {})


def even(term: str) -> float:
    """Weigh every term alike."""
    return 1.0


FRENCH = "Les pays membres luttent contre la traite. Le secrétariat organise une réunion à Los Angeles avec R4V."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {"fr": FRENCH, "en": "The border was closed."})
    return tmp_path


@pytest.fixture
def translator(folder: Path) -> Translator:
    return Translator(folder, folder, ["fr", "en"], ranking().translation, even)


def test_a_word_weighs_on_the_nearest_words_of_the_passages(translator: Translator) -> None:
    weights = translator.weights("countries", "en")["fr"]
    assert max(weights, key=weights.__getitem__) == "pay"
    assert sum(weights.values()) == pytest.approx(1)


def test_every_language_but_that_of_the_question_is_translated_into(translator: Translator) -> None:
    assert translator.weights("países", "es").keys() == {"fr", "en"}
    assert translator.weights("pays", "fr").keys() == {"en"}
    assert translator.weights("pays", None) == {}


def test_words_that_the_passages_hold_are_kept_as_they_are(translator: Translator) -> None:
    assert translator.weights("Angeles", "es")["fr"] == {"angel": 1.0}


def test_stop_words_of_the_question_find_nothing(translator: Translator) -> None:
    assert "los" not in translator.weights("los países", "es")["fr"]


def test_numbers_and_acronyms_are_not_translated(translator: Translator) -> None:
    assert translator.weights("2738 XB7", "en")["fr"] == {"2738": 1.0, "xb7": 1.0}


def test_a_word_that_nothing_is_near_stays(folder: Path) -> None:
    strict = Translator(folder, folder, ["fr"], Parameters(3, 1.01, 0.1), even)
    assert strict.weights("countries", "en")["fr"] == {"countr": 1.0}


def test_a_lower_temperature_gives_the_nearest_word_more(folder: Path) -> None:
    heaviest = [
        max(Translator(folder, folder, ["fr"], Parameters(3, -1, heat), even).weights("meeting", "en")["fr"].values())
        for heat in (10.0, 0.1, 0.01)
    ]
    assert heaviest[0] == pytest.approx(1 / 3, abs=0.03) and heaviest == sorted(heaviest)


def test_a_rare_neighbour_counts_as_much_as_the_word_that_it_stands_beside(folder: Path) -> None:
    idf = {"pay": 1.0, "membr": 6.0}
    parameters = Parameters(2, -1, 0.1)
    plain = Translator(folder, folder, ["fr"], parameters, even)._levelled(["pay", "membr"], np.array([0.75, 0.25]))
    assert plain == pytest.approx({"pay": 0.75, "membr": 0.25})
    levelled = Translator(folder, folder, ["fr"], parameters, idf.__getitem__)._levelled(
        ["pay", "membr"], np.array([0.75, 0.25])
    )
    common = -np.log(0.75 * np.exp(-1) + 0.25 * np.exp(-6))
    assert levelled == pytest.approx({"pay": 0.75 * common, "membr": 0.25 * common / 6})


def test_the_vectors_of_terms_are_the_directions_of_their_forms(tmp_path: Path) -> None:
    from index.static import default_encoder

    write(tmp_path, {"fr": "pays réunion réunions"})
    assert (tmp_path / "words.fr.txt").read_text("utf-8").split() == ["pay", "reunion"]
    forms = default_encoder().encode(["réunion", "réunions"]).sum(axis=0)
    np.testing.assert_allclose(np.load(tmp_path / "words.fr.npy")[1], forms / np.linalg.norm(forms), atol=2e-3)


def test_passages_without_words_translate_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"fr": "2738 1996"})
    assert Translator(tmp_path, tmp_path, ["fr"], ranking().translation, even).weights("year 1996", "en")["fr"] == {
        "year": 1.0,
        "1996": 1.0,
    }


def test_words_are_told_as_they_are_mostly_written_whatever_was_added_or_taken_away(tmp_path: Path) -> None:
    words.write_table(tmp_path, {"fr": Counter({"réunion": 2, "reunion": 1, "rade": 1, "zone": 1})})
    words.write_changes(tmp_path, tmp_path, {"fr": Counter({"rade": -1, "régie": 3})})
    known = Translator(tmp_path, tmp_path, ["fr"], ranking().translation, even)
    assert list(known.spellings("fr", "r").items()) == [("regie", "régie"), ("reunion", "réunion")]
    assert known.spellings("fr", "q") == known.spellings("en", "r") == {}
