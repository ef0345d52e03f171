"""The training of the static encoder, on data made up here."""

import gzip
import json
import math
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from tokenizers.models import WordPiece

torch = pytest.importorskip("torch")

from index.static import StaticEncoder  # noqa: E402
from index.training import measure, pairs, static  # noqa: E402

NAMES = [f"Act {number}" for number in range(200)]
KEPT = next(name for name in NAMES if not pairs.is_held_out(name))
HELD_OUT = next(name for name in NAMES if pairs.is_held_out(name))
WORDS = {
    "en": ["country", "member", "treaty", "meeting", "border", "worker", "water", "school"],
    "fr": ["pays", "membre", "traité", "réunion", "frontière", "travailleur", "eau", "école"],
    "es": ["país", "miembro", "tratado", "reunión", "frontera", "trabajador", "agua", "escuela"],
    "pt": ["nação", "integrante", "acordo", "encontro", "divisa", "operário", "água", "colégio"],
}


def write_rows(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small world of eight words in four languages, in the files and fields that the training reads."""
    rng = random.Random(0)
    texts = []
    for _ in range(60):
        chosen = rng.sample(range(8), 2)
        texts.append({language: " ".join(words[n] for n in chosen) for language, words in WORDS.items()})
    for name in ("tico19", "sdg", "python_docs", "tatoeba_en_fr"):
        write_rows(tmp_path / "train" / f"{name}.jsonl.gz", list(texts))
    laws = [{"doc": KEPT, "kind": "text", "en": row["en"], "fr": row["fr"]} for row in texts]
    secret = {"doc": HELD_OUT, "kind": "text", "en": "secretword", "fr": "motsecret"}
    write_rows(tmp_path / "train" / "canada_laws_pairs.jsonl.gz", [*laws, secret])
    synsets = [
        {"en_wikt": [en], "fr": [fr], "es": [es], "pt": [pt]} for en, fr, es, pt in zip(*WORDS.values(), strict=True)
    ]
    write_rows(tmp_path / "train" / "wordnets.jsonl.gz", synsets)
    for language in ("en", "fr"):
        sections = [
            {"id": f"{number}", "doc": KEPT, "title": "T", "section": "1", "heading": row[language].split()[0]}
            | {"text": f"1 {row[language]}"}
            for number, row in enumerate(texts)
        ]
        write_rows(tmp_path / "scale" / f"canada_sections_{language}.jsonl.gz", sections)
    return tmp_path


def test_about_one_act_in_twenty_is_held_out() -> None:
    names = [f"SOR-{year}-{number}" for year in range(1980, 2020) for number in range(100)]
    assert sum(map(pairs.is_held_out, names)) / len(names) == pytest.approx(13 / 256, abs=0.01)


def test_no_text_of_a_held_out_act_is_read(data: Path) -> None:
    texts = [text for one in pairs.read_pair_sets(data, seed=0) for text in one.left + one.right]
    texts += pairs.vocabulary_texts(data, characters=10_000, seed=0)
    assert not any("secret" in text for text in texts)
    assert any("treaty" in text for text in texts)


def test_each_text_is_paired_with_its_translation_in_every_other_language_once() -> None:
    row = {"en": "a", "fr": "b &amp; c", "pt": "d"}
    made = pairs.translations("x", 1.0, [row, row], random.Random(0))
    assert {frozenset(pair) for pair in zip(made.left, made.right, strict=True)} == {
        frozenset(("a", "b & c")),
        frozenset(("a", "d")),
        frozenset(("b & c", "d")),
    }
    assert len(made.left) == 3


def test_synonyms_are_paired_across_languages_only() -> None:
    row = {"synset": "1-n", "fr": ["pays", "nation"], "es": ["país"]}
    made = pairs.synonyms("x", 1.0, [row], random.Random(0))
    assert sorted(("país" in pair) for pair in zip(made.left, made.right, strict=True)) == [True, True]


def test_provision_loses_its_number() -> None:
    assert pairs.provision_text({"section": "15.1", "text": "15.1 (1) Every person shall"}) == "(1) Every person shall"


def test_span_is_made_of_consecutive_words() -> None:
    words = [str(number) for number in range(50)]
    span = pairs.random_span(" ".join(words), random.Random(1)).split()
    assert pairs.SPAN_WORDS[0] <= len(span) <= pairs.SPAN_WORDS[1]
    assert words[words.index(span[0]) :][: len(span)] == span


def test_bags_lay_the_chosen_texts_end_to_end() -> None:
    pieces = static.Pieces(np.array([5, 6, 7, 8, 9]), np.array([0, 2, 3, 5]))
    ids, offsets = pieces.bags(np.array([2, 0]))
    assert ids.tolist() == [8, 9, 5, 6]
    assert offsets.tolist() == [0, 2]


def test_contrast_of_two_pairs_equals_the_value_worked_by_hand() -> None:
    side = torch.eye(2)
    loss = static.contrast(side, side, torch.zeros(2, 2, dtype=torch.bool), temperature=0.5)
    assert loss.item() == pytest.approx(-math.log(math.exp(2) / (math.exp(2) + 1)), abs=1e-6)


def test_equal_texts_of_other_pairs_are_no_negatives() -> None:
    same = static.equal_texts(np.array([1, 1, 2]), np.array([3, 4, 4]))
    assert same.tolist() == [[False, True, False], [True, False, True], [False, True, False]]


def test_initial_length_of_a_piece_falls_with_its_frequency() -> None:
    recipe = static.Recipe(dimensions=4096, rarity=0.25)
    tokenizer = static.lower_case_tokenizer(WordPiece({"a": 0, "b": 1, "c": 2}, unk_token="c"), recipe)
    pieces = static.Pieces(np.array([0, 0, 0, 1]), np.array([0, 4]))
    lengths = static.initial_vectors(pieces, tokenizer, recipe, None).norm(dim=1)
    np.testing.assert_allclose(lengths, [0.25, 0.5, 1.0], rtol=0.05)


def test_trained_words_find_their_translation_and_the_same_seed_gives_the_same_weights(
    data: Path, tmp_path: Path
) -> None:
    pytest.importorskip("sentence_transformers")
    recipe = static.Recipe(vocabulary=200, dimensions=16, steps=150, batch=32, seed=3)
    first = static.train(data, tmp_path / "first", recipe)
    assert static.train(data, tmp_path / "second", recipe) == first
    encoder = StaticEncoder.load(tmp_path / "first")
    for language in ("fr", "es", "pt"):
        scores = encoder.encode(WORDS["en"]) @ encoder.encode(WORDS[language]).T
        assert scores.argmax(axis=1).tolist() == list(range(8)), language


def test_rank_counts_the_passages_above_the_right_one() -> None:
    passages = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    questions = np.array([[1, 0], [0.8, 0.6]], np.float32)
    assert measure.rank_of_right(questions @ passages.T, [0, 1]).tolist() == [0, 2]


def test_halves_part_the_passages() -> None:
    ids = [f"p{number}" for number in range(300)]
    assert all(measure.in_half(name, "A") != measure.in_half(name, "B") for name in ids)
    assert measure.in_half("p0", "AB")
    assert 0.4 < sum(measure.in_half(name, "A") for name in ids) / len(ids) < 0.6
