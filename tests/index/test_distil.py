"""The training of the transformer encoder: its vocabulary, its lessons, and a run on a small world made up here."""

from __future__ import annotations

import random
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from index.static import StaticEncoder  # noqa: E402
from index.training import distil, lessons, transplant  # noqa: E402
from index.training.static import Recipe as StaticRecipe  # noqa: E402
from index.training.static import lower_case_tokenizer  # noqa: E402
from index.transformer import TransformerEncoder  # noqa: E402

DIRECTIONS = {"dog": (1, 0), "perro": (1, 0), "water": (0, 1), "agua": (0.1, 1), "hound": (0.9, 0.1)}


@pytest.fixture
def static() -> StaticEncoder:
    """A static encoder of five words and an unknown piece."""
    words = ["[UNK]", *DIRECTIONS]
    tokenizer = lower_case_tokenizer(
        WordPiece({word: number for number, word in enumerate(words)}, unk_token="[UNK]"), StaticRecipe()
    )
    return StaticEncoder(tokenizer, np.array([(0, 0), *DIRECTIONS.values()], np.float32))


def test_a_new_word_begins_near_the_english_words_that_mean_the_same(
    static: StaticEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transplant, "NEIGHBOURS", 2)
    counts = np.array([[0, 9, 0, 9, 0, 9], [0] * 6, [0, 0, 9, 0, 9, 0], [0] * 6])
    english = {"dog": 0, "water": 1, "hound": 2}
    rows = np.array([[10, 0], [0, 10], [6, 0]], np.float32)
    made = transplant.neighbour_rows(english, rows, static, counts)
    nearness = np.array([1, 0.9 / np.hypot(0.9, 0.1)]) / transplant.TEMPERATURE
    first, second = np.exp(nearness) / np.exp(nearness).sum()
    np.testing.assert_allclose(made[2], [10 * first + 6 * second, 0], rtol=1e-4)
    assert made[4][1] > 9.9


def test_the_vocabulary_keeps_english_pieces_and_adds_the_commonest_others() -> None:
    english = {"[UNK]": 0, "[unused1]": 1, "漢": 2, "rare": 3, "the": 4, "##s": 5}
    static = {"[UNK]": 0, "the": 1, "les": 2, "los": 3, "zut": 4}
    counts = np.array([[0, 9, 0, 0, 0], [0, 0, 9, 0, 1], [0, 0, 0, 9, 0], [0, 0, 0, 0, 0]])
    pieces = transplant.choose_pieces(english, static, counts, size=8, kept=2)
    assert pieces == [*transplant.SPECIAL, "rare", "the", "les", "los"]


def test_texts_are_cut_into_lower_case_pieces_between_two_marks() -> None:
    tokenizer = transplant.cased_down([*transplant.SPECIAL, "pays", "reunion", "##s", "?", "¿"])
    assert tokenizer.encode("¿ Réunions PAYS?").tokens == ["[CLS]", "¿", "reunion", "##s", "pays", "?", "[SEP]"]


def test_a_word_is_translated_by_the_one_that_shares_the_most_synonym_sets_with_it() -> None:
    synsets = [
        {"en_wikt": ["bank"], "es": ["orilla"]},
        {"en_wikt": ["bank"], "es": ["banco"]},
        {"en_wikt": ["bank"], "es": ["banco", "institución bancaria"]},
        {"en_wikt": ["credit union"], "es": ["cooperativa"]},
    ]
    assert lessons.lexicon(synsets, "es") == {"bank": "banco"}


def test_words_are_switched_within_the_sentence_only() -> None:
    rows = [{"en": "A dog, a dog, a dog and a dog!", "fr": "Un chien !"}]
    synsets = [{"en_wikt": ["dog"], "es": ["perro"], "pt": ["perro"]}]
    (mixed, right, pivot, other) = lessons.switched("x", 1, rows, synsets, random.Random(0)).lessons[0]
    assert "perro" in mixed and mixed.replace("perro", "dog") == rows[0]["en"]
    assert right in rows[0].values() and pivot == other == rows[0]["en"]


def test_every_lesson_bears_the_english_of_both_its_sides() -> None:
    rows = [{"en": f"en {n}", "fr": f"fr {n}", "pt": f"pt {n}"} for n in range(6)]
    for left, right, first, second in lessons.grouped("x", 1, rows, random.Random(1)).lessons:
        for text, english in ((left, first), (right, second)):
            assert [word for word in text.split() if word.isdigit()] == [w for w in english.split() if w.isdigit()]
            assert set(english.split()) & {"en", "fr", "pt"} == {"en"}


def test_batches_keep_to_their_budget_and_their_runs_together() -> None:
    made = [("a" * (n % 7 + 1), "b", "", "") for n in range(64)]
    course = lessons.Course("x", 1, 4, [(*lesson[:3], str(n)) for n, lesson in enumerate(made)])
    stream = lessons.batches(course, 64, np.random.default_rng(0))
    seen: list[int] = []
    while len(seen) < 64:
        batch = next(stream)
        numbers = [int(lesson[3]) for lesson in batch]
        assert len(batch) * (max(len(lesson[0]) for lesson in batch) + 1) <= 64
        assert all(numbers[n : n + 4] == list(range(numbers[n], numbers[n] + 4)) for n in range(0, len(numbers), 4))
        seen += numbers
    assert sorted(seen) == list(range(64))


def test_the_learning_rate_rises_then_falls_to_its_last_part() -> None:
    recipe = distil.Recipe(steps=110, warm_up=10, last_rate=0.1)
    assert distil.rate(0, recipe) == pytest.approx(0.1)
    assert distil.rate(10, recipe) == pytest.approx(1)
    assert distil.rate(60, recipe) == pytest.approx(0.55)
    assert distil.rate(110, recipe) == pytest.approx(0.1)


def test_shipped_weights_lie_between_the_start_and_the_end() -> None:
    weights = {"a": torch.tensor([1.0, 2.0])}
    distil.blend(weights, {"a": torch.tensor([0.0, 4.0])}, 0.25)
    assert weights["a"].tolist() == [0.75, 2.5]


def test_lessons_that_mean_the_same_are_no_negatives() -> None:
    batch = [("a", "b", "Notes", "x"), ("c", "d", "notes", "y"), ("e", "f", "z", "y")]
    assert distil.same_texts(batch).tolist() == [[False, True, False], [True, False, True], [False, True, False]]


@pytest.fixture
def world() -> tuple[object, Tokenizer, Tokenizer, list[list[lessons.Lesson]]]:
    """A teacher that knows eight English words, its tokenizer, the student's, and lessons in another language."""
    torch.manual_seed(0)
    english = [f"en{letter}" for letter in "abcdefgh"]
    others = [word.replace("en", "es") for word in english]
    config = transformers.BertConfig(
        vocab_size=12, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        attn_implementation="eager", initializer_range=0.3,
    )  # fmt: skip
    teacher = transformers.BertModel(config, add_pooling_layer=False).eval()
    both = transplant.cased_down([*transplant.SPECIAL, *english, *others])
    batch = [(b, a, a, a) for a, b in zip(english, others, strict=True)]
    return teacher, transplant.cased_down([*transplant.SPECIAL, *english]), both, [batch] * 200


def student_of(teacher: object, size: int) -> object:
    torch.manual_seed(1)
    config = transformers.BertConfig.from_dict({**teacher.config.to_dict(), "vocab_size": size})  # type: ignore[attr-defined]
    config._attn_implementation = "eager"
    student = transformers.BertModel(config, add_pooling_layer=False).eval()
    state = teacher.state_dict()  # type: ignore[attr-defined]
    own = student.state_dict()[distil.WORDS].clone()
    own[: len(state[distil.WORDS])] = state[distil.WORDS]
    student.load_state_dict({**state, distil.WORDS: own})
    return student


def test_words_of_another_language_come_to_lie_where_the_teacher_puts_the_english_ones(
    world: tuple[object, Tokenizer, Tokenizer, list[list[lessons.Lesson]]], tmp_path: Path
) -> None:
    teacher, english, both, batches = world
    recipe = distil.Recipe(steps=200, warm_up=5, learning_rate=1e-3, word_rate=2e-2, token_limit=16)
    master = distil.Reader(teacher, english, 16)
    student = distil.Reader(student_of(teacher, both.get_vocab_size()), both, 16)
    distil.teach(student, master, iter(batches), recipe, tmp_path / "checkpoint.pt", minutes=60)
    words, others = [lesson[1] for lesson in batches[0]], [lesson[0] for lesson in batches[0]]
    with torch.no_grad():
        scores = student(others) @ master(words).T
    assert scores.argmax(dim=1).tolist() == list(range(8))
    first = distil.save_model(student.model, both, asdict(recipe), tmp_path / "model")
    assert len(first) == 64
    shipped = TransformerEncoder.load(tmp_path / "model").encode(others)
    with torch.no_grad():
        assert (torch.from_numpy(shipped) * student(others)).sum(1).min() > 0.99


def test_a_run_that_was_broken_off_goes_on_to_the_same_weights(
    world: tuple[object, Tokenizer, Tokenizer, list[list[lessons.Lesson]]], tmp_path: Path
) -> None:
    teacher, english, both, batches = world
    recipe = distil.Recipe(steps=8, warm_up=2, token_limit=16)
    master = distil.Reader(teacher, english, 16)
    ends = []
    for parts in ((8,), (5, 8)):
        checkpoint = tmp_path / f"{len(parts)}.pt"
        for last in parts:
            student = distil.Reader(student_of(teacher, both.get_vocab_size()), both, 16)
            distil.teach(student, master, iter(batches[:last]), recipe, checkpoint, minutes=0)
        ends.append(distil.save_model(student.model, both, asdict(recipe), tmp_path / f"model{len(parts)}"))
    assert ends[0] == ends[1]
