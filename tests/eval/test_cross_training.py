"""Teaching the cross-encoder: what a lesson holds, scores that depend on no batch, and that it learns it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from safetensors.numpy import load_file  # noqa: E402

from eval.cross_lessons import repeats, touched  # noqa: E402
from eval.cross_onward import Halves, go_on, hardest, keep_lower, restored  # noqa: E402
from eval.cross_training import IGNORED, Taught, asked_for, right_first, run, save, teach, words_first  # noqa: E402
from eval.lesson_file import Lesson, read, write  # noqa: E402
from index.cross_encoder import CrossEncoder, Pair, pair  # noqa: E402
from tests.eval.made import make_question  # noqa: E402

# Of each question the first sentence answers, with its last word.
TAUGHT = [
    ("where seat", ["seat bergen", "meets twice", "members nine"]),
    ("how often", ["meets twice", "seat bergen", "members nine"]),
    ("how many", ["members nine", "meets twice", "seat bergen"]),
]


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("eval.cross_training.RATE", 3e-3)
        yield


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of random weights that knows the words of the lesson."""
    folder = tmp_path_factory.mktemp("base")
    words = sorted({word for question, texts in TAUGHT for text in (question, *texts) for word in text.split()})
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁query:", "▁passage:", *(f"▁{word}" for word in words)]
    tokenizer = Tokenizer(Unigram([(piece, -1.0) for piece in pieces], 3))
    tokenizer.pre_tokenizer = Metaspace()  # type: ignore[assignment]
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    sizes = {"hidden_size": 32, "num_attention_heads": 4, "intermediate_size": 64, "num_hidden_layers": 3}
    config = transformers.BertConfig(vocab_size=len(pieces), max_position_embeddings=64, initializer_range=0.2, **sizes)
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def taught(base: Path) -> list[Lesson]:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    found = []
    for question, texts in TAUGHT:
        pairs = [pair(tokenizer, question, text) for text in texts]
        value = touched(pairs[0], [(texts[0].index(" ") + 1, len(texts[0]))])
        one = Lesson("made", "teach", pair(tokenizer, question, "").pieces, ["text"])
        one.pieces, one.right = [each.pieces for each in pairs], [True, False, False]
        one.rated, one.asked = [0.0, 0.1, 0.1], [value, [0] * 2, [0] * 2]
        found.append(one)
    return found


def test_what_is_taught_is_learnt_and_can_be_loaded(base: Path, taught: list[Lesson], tmp_path: Path) -> None:
    assert right_first(None, taught, 0.0) == (0.0, 3)
    model = teach(taught, base, 40, 0)
    assert right_first(model, taught, 1.0) == words_first(model, taught) == (1.0, 3)
    save(model, base, tmp_path, taught)
    for question, texts in TAUGHT:
        found = CrossEncoder.load(tmp_path).read(question, texts)
        assert found[0].score == max(each.score for each in found)
        begin = texts[0].index(" ") + 1
        assert found[0].chance(begin, len(texts[0])) > 0.5 > found[0].chance(0, begin - 1)


def test_a_score_depends_on_no_other_pair(base: Path, taught: list[Lesson]) -> None:
    model = Taught(base).eval()
    pairs = [row for each in taught for row in each.pieces]
    with torch.no_grad():
        together, pieces = run(model, pairs)
        alone = [run(model, [row]) for row in pairs]
    assert torch.allclose(together, torch.cat([each for each, _ in alone]), atol=0.05)
    for row, one, (_, own) in zip(pairs, pieces, alone, strict=True):
        assert torch.allclose(one[: len(row)], own[0], atol=0.05)


def test_the_pieces_that_a_stretch_touches_are_asked_for() -> None:
    read = Pair([], np.array([[0, 4], [4, 9], [9, 12]]))
    assert touched(read, [(5, 9)]) == [0, 1, 0]
    assert touched(read, [(3, 5), (11, 12)]) == [1, 1, 1]


def test_nothing_is_learnt_of_the_question_nor_of_sentences_without_values() -> None:
    one = Lesson(
        "made", "teach", [], [], [[0, 5, 2, 7, 8, 2], [0, 5, 2, 9, 2]], [True, False], [1.0, 0.0], [[0, 1], None]
    )
    i = IGNORED
    assert asked_for([one], 7).tolist() == [[i, i, i, 0, 1, i, i], [i] * 7]


def test_lessons_are_read_as_they_were_written_and_cut_behind_the_highest(taught: list[Lesson], tmp_path: Path) -> None:
    write(taught, tmp_path / "lessons.gz")
    assert read(tmp_path / "lessons.gz") == taught
    last = Lesson("made", "teach", [], [], [[1], [2], [3]], [False, False, True], [3.0, 2.0, 1.0], [None, None, [1]])
    assert last.first(1).pieces == [[1], [3]]
    assert last.first(1).asked == [None, [1]]


def test_the_weights_that_were_written_are_taken_up_and_go_on_learning(
    base: Path, taught: list[Lesson], tmp_path: Path
) -> None:
    first, written, again = teach(taught, base, 2, 0), tmp_path / "written", tmp_path / "again"
    again.mkdir()
    save(first, base, written, taught)
    model = restored(written, again)
    pairs = [row for each in taught for row in each.pieces]
    halves = Halves(model, 2)
    with torch.no_grad():
        own, _ = run(first, pairs)
        whole, marks = run(model, pairs)
        scores, pieces = halves.run(halves.states(pairs))
    assert torch.allclose(own, whole, atol=0.3)  # eight bits
    assert torch.allclose(whole, scores, atol=0.05)
    assert torch.allclose(marks, pieces, atol=0.05)
    lower = [each.clone() for each in halves.lower.parameters()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("eval.cross_onward.BATCH", 3)
        model = go_on(model, taught, 40.5, 0, upper=2, rate=3e-3)
    assert right_first(model, taught, 1.0) == (1.0, 3)
    assert all(torch.equal(a, b) for a, b in zip(lower, halves.lower.parameters(), strict=True))
    halves = Halves(model, 2)
    other = replace(taught[0], right=[False, True, False], asked=[[0], [1], [0]])  # what it was not taught
    order = hardest(halves, [halves.states(each.pieces) for each in [*taught, other]], [*taught, other])
    assert order[0] == len(taught)
    assert sorted(order) == list(range(len(taught) + 1))
    save(model, again, tmp_path / "anew", taught)
    keep_lower(written, tmp_path / "anew", upper=2)
    old, new = (load_file(folder / "model.safetensors") for folder in (written, tmp_path / "anew"))
    assert all(np.array_equal(old[name], new[name]) for name in old if name.startswith("embeddings."))
    last = max(name for name in old if name.endswith(".output.dense.weight"))
    assert not np.array_equal(old[last], new[last])


@pytest.mark.parametrize(
    ("document", "text", "found"),
    [
        ("other", "Le siège est à Bergen depuis 2010, avec 14 membres.", True),
        ("other", "Its 14 members met.", False),  # not all that is expected
        ("own", "In 2010 its 14 members met.", False),  # that document has its evidence elsewhere
    ],
)
def test_what_another_document_repeats_is_not_learnt_to_be_wrong(document: str, text: str, found: bool) -> None:
    items = [{"kind": "date", "value": "2010"}, {"kind": "number", "value": 14}]
    evidence = [{"document": "own", "start": 0, "end": 4, "quote": "made"}]
    assert repeats(make_question(items=items, evidence=evidence), document, text, {}) is found
