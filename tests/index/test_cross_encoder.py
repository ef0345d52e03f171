"""The bundled cross-encoder: what it reads of a question and a text, and that it reads both."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.cross_encoder import (
    FOLDER,
    HEAD,
    OFFSET,
    QUESTION_PIECES,
    SHARED,
    TEXT_PIECES,
    CrossEncoder,
    default_cross_encoder,
    pair_pieces,
)
from index.encoder import BUNDLED_FOLDER
from index.static import map_tensors
from index.transformer import WEIGHTS, TransformerEncoder


@pytest.fixture(scope="module")
def encoder() -> CrossEncoder:
    return default_cross_encoder()


def test_a_pair_is_cut_where_the_encoder_has_no_more_places() -> None:
    tokenizer = TransformerEncoder.load(BUNDLED_FOLDER).tokenizer
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    short = pair_pieces(tokenizer, "Who?", "They.")
    assert short[0] == start and short.count(end) == 2 and short[-1] == end
    long = pair_pieces(tokenizer, "who " * 300, "they " * 300)
    assert len(long) == QUESTION_PIECES + TEXT_PIECES + 3 <= 256


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Where is the seat?", "The Council has its seat in Bergen.", "The Council meets twice a year."),
        ("Qui préside la Commission ?", "La Commission est présidée par le Portugal.", "La Commission a un budget."),
        ("¿Con qué frecuencia se reúne?", "La Junta se reúne dos veces al año.", "La sede de la Junta está en Lima."),
        ("Quem paga as despesas?", "As despesas são suportadas pelos Estados.", "O Conselho foi criado em 2004."),
        ("Who bears the costs?", "Les frais sont à la charge des États.", "Le Conseil a été créé en 2004."),
    ],
)
def test_a_text_that_answers_scores_higher_than_one_on_the_same_body(
    encoder: CrossEncoder, question: str, right: str, wrong: str
) -> None:
    scores = encoder.scores(question, [wrong, right])
    assert scores[1] > scores[0]


def test_a_score_depends_on_no_other_text(encoder: CrossEncoder) -> None:
    texts = ["It meets in May.", "Its seat is in Bergen, in the house of the harbour master."]
    assert encoder.scores("When does it meet?", texts) == [
        encoder.scores("When does it meet?", [text])[0] for text in texts
    ]


def test_scores_are_those_of_the_weights_in_32_bits(encoder: CrossEncoder) -> None:
    torch = pytest.importorskip("torch")
    from transformers import BertModel

    model = BertModel.from_pretrained(BUNDLED_FOLDER, add_pooling_layer=False, dtype=torch.float32).eval()
    own = {name: torch.from_numpy(each.astype(np.float32)) for name, each in map_tensors(FOLDER / WEIGHTS).items()}
    head, offset = own.pop(HEAD), own.pop(OFFSET)
    model.load_state_dict(own, strict=False)
    texts = ["The Council has its seat in Bergen.", "The Council meets twice a year.", "Norway pays a third."]
    tokenizer = TransformerEncoder.load(BUNDLED_FOLDER).tokenizer
    with torch.no_grad():
        for text, score in zip(texts, encoder.scores("Where is the seat?", texts), strict=True):
            pieces = torch.tensor([pair_pieces(tokenizer, "Where is the seat?", text)])
            expected = float(model(input_ids=pieces).last_hidden_state[0].mean(0) @ head + offset[0])
            assert score == pytest.approx(expected, abs=0.5)


def test_only_the_upper_layers_are_its_own() -> None:
    layers = {int(name.split(".")[2]) for name in map_tensors(FOLDER / WEIGHTS) if name.startswith("encoder.layer.")}
    assert min(layers) == SHARED


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        CrossEncoder.load(tmp_path)
