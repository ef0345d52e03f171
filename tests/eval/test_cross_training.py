"""Teaching the cross-encoder: scores that depend on no batch, and that it learns what it is taught."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from eval.cross_training import Asked, Lower, Upper, flags, right_first, run, save, teach  # noqa: E402
from index.cross_encoder import CrossEncoder, pair  # noqa: E402

# Of each question the first sentence answers, with its last word.
TAUGHT = [
    ("where seat", ["seat bergen", "meets twice", "members nine"]),
    ("how often", ["meets twice", "seat bergen", "members nine"]),
    ("how many", ["members nine", "meets twice", "seat bergen"]),
]


@pytest.fixture(scope="module", autouse=True)
def shallow() -> Iterator[None]:
    """Let one layer stay as it is: six of random weights leave nothing of a text to learn from."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("eval.cross_training.FROZEN", 1)
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
def taught(base: Path) -> list[Asked]:
    lower = Lower(base)
    lesson = []
    for question, texts in TAUGHT:
        pairs = [pair(lower.tokenizer, question, text) for text in texts]
        value = flags(pairs[0].places, [(texts[0].index(" ") + 1, len(texts[0]))])
        one = Asked([each.pieces for each in pairs], [], [True, False, False], [0.0, 0.1, 0.1], [value, None, None])
        lesson.append(one)
    lower.fill(lesson)
    return lesson


def test_what_is_taught_is_learnt_and_can_be_loaded(base: Path, taught: list[Asked], tmp_path: Path) -> None:
    assert right_first(None, taught, 0.0) == (0.0, 3)
    model = teach(taught, base, 40, 0)
    assert right_first(model, taught, 1.0) == (1.0, 3)
    save(model, base, tmp_path, taught)
    for question, texts in TAUGHT:
        found = CrossEncoder.load(tmp_path).read(question, texts)
        assert found[0].score == max(each.score for each in found)
        begin = texts[0].index(" ") + 1
        assert found[0].chance(begin, len(texts[0])) > 0.5 > found[0].chance(0, begin - 1)


def test_a_score_depends_on_no_other_pair(base: Path, taught: list[Asked]) -> None:
    model = Upper(base).eval()
    states = [state for each in taught for state in each.states]
    with torch.no_grad():
        together, pieces = run(model, states)
        alone = [run(model, [state]) for state in states]
    assert torch.allclose(together, torch.cat([each for each, _ in alone]), atol=0.05)
    assert all(torch.allclose(one, own[0], atol=0.05) for one, (_, own) in zip(pieces, alone, strict=True))


def test_the_pieces_that_a_stretch_touches_are_flagged() -> None:
    places = np.array([[0, 4], [4, 9], [9, 12]])
    assert flags(places, [(5, 9)]).tolist() == [False, True, False]
    assert flags(places, [(3, 5), (11, 12)]).tolist() == [True, True, True]
