"""The bundled cross-encoder: what it reads of a question and a text, and that it reads both."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.bert_graph import EVEN, SCALE
from index.cross_encoder import (
    FOLDER,
    OFFSETS,
    PIECE,
    QUESTION_PIECES,
    TEXT_PIECES,
    WHOLE,
    CrossEncoder,
    Reading,
    default_cross_encoder,
    pair,
)
from index.static import map_tensors
from index.transformer import WEIGHTS, WORDS


@pytest.fixture(scope="module")
def encoder() -> CrossEncoder:
    return default_cross_encoder()


def test_a_pair_is_cut_where_it_is_too_long(encoder: CrossEncoder) -> None:
    tokens = encoder.tokenizer.id_to_token
    short = pair(encoder.tokenizer, "Who?", "They.")
    assert [tokens(each) for each in short.pieces] == [
        *("<s>", "▁que", "ry", ":", "▁Who", "?", "</s>", "</s>"),
        *("▁passage", ":", "▁They", ".", "</s>"),
    ]
    assert short.places.tolist() == [[0, 4], [4, 5]]
    long = pair(encoder.tokenizer, "who " * 300, "they " * 300)
    assert len(long.pieces) == QUESTION_PIECES + TEXT_PIECES + 9 <= 512
    assert len(long.places) == TEXT_PIECES


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Where is the seat?", "The Council has its seat in Bergen.", "The Council meets twice a year."),
        ("Qui préside la Commission ?", "La Commission est présidée par le Portugal.", "La Commission a un budget."),
        ("¿Con qué frecuencia se reúne?", "La Junta se reúne dos veces al año.", "La sede de la Junta está en Lima."),
        ("Quem paga as despesas?", "As despesas são suportadas pelos Estados.", "O Conselho foi criado em 2004."),
        (
            "Who pays the costs of the Council?",
            "Les frais du Conseil sont à la charge des États membres.",
            "Le Conseil a été créé en 2004.",
        ),
        ("When does the mandate end?", "O mandato termina em 2031.", "O mandato foi aprovado por todos."),
    ],
)
def test_a_text_that_answers_scores_higher_than_one_on_the_same_body(
    encoder: CrossEncoder, question: str, right: str, wrong: str
) -> None:
    scores = [each.score for each in encoder.read(question, [wrong, right])]
    assert scores[1] > scores[0]


def test_the_words_asked_for_are_likelier_than_the_rest(encoder: CrossEncoder) -> None:
    text = "La sede de la Junta está en Lima desde 1998."
    [where] = encoder.read("¿Dónde está la sede?", [text])
    [when] = encoder.read("¿Desde cuándo está la sede en Lima?", [text])
    place, year = text.index("Lima"), text.index("1998")
    assert where.chance(place, place + 4) > where.chance(3, 7)
    assert when.chance(year, year + 4) > when.chance(3, 7)


def test_a_chance_is_the_mean_of_the_pieces_that_a_stretch_touches() -> None:
    reading = Reading(0.0, np.array([[0, 3], [4, 8], [8, 10]]), np.array([0.1, 0.4, 0.8], np.float32))
    assert reading.chance(4, 10) == pytest.approx(0.6)
    assert reading.chance(2, 5) == pytest.approx(0.25)
    assert reading.chance(40, 50) == 0.0


def test_a_score_depends_on_no_other_text(encoder: CrossEncoder) -> None:
    texts = ["It meets in May.", "Its seat is in Bergen, in the house of the harbour master."]
    together = [each.score for each in encoder.read("When does it meet?", texts)]
    assert together == [encoder.read("When does it meet?", [text])[0].score for text in texts]


def test_readings_are_those_of_the_weights_in_32_bits(encoder: CrossEncoder) -> None:
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel

    tensors = dict(map_tensors(FOLDER / WEIGHTS))
    heads = np.stack([tensors.pop(WHOLE), tensors.pop(PIECE)]).astype(np.float32)
    offsets = tensors.pop(OFFSETS).astype(np.float32)
    whole = {}
    for name, each in tensors.items():
        if not name.endswith((SCALE, EVEN)):
            matrix = each.astype(np.float32)
            if name + SCALE in tensors:
                scale = tensors[name + SCALE].astype(np.float32)
                by = 1 if name == WORDS else tensors[name.removesuffix(".weight") + EVEN][:, None]
                matrix = matrix * scale[:, None] if name == WORDS else (matrix * scale * by).T
            whole[name] = torch.from_numpy(np.ascontiguousarray(matrix))
    model = BertModel(BertConfig.from_json_file(FOLDER / "config.json"), add_pooling_layer=False).eval()
    model.load_state_dict(whole, strict=False)
    texts = ["The Council has its seat in Bergen.", "The Council meets twice a year.", "Norway pays a third."]
    with torch.no_grad():
        for text, reading in zip(texts, encoder.read("Where is the seat?", texts), strict=True):
            asked = pair(encoder.tokenizer, "Where is the seat?", text)
            states = model(input_ids=torch.tensor([asked.pieces])).last_hidden_state[0].numpy()
            found = states @ heads.T + offsets
            assert reading.score == pytest.approx(float(found[:, 0].mean()), abs=0.3)
            chances = 1 / (1 + np.exp(-found[-1 - len(asked.places) : -1, 1]))
            assert np.abs(chances - reading.chances).max() < 0.1


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        CrossEncoder.load(tmp_path)


def test_a_sentence_is_read_once_for_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = CrossEncoder.load()
    pairs: list[object] = []
    monkeypatch.setattr(encoder, "_read", lambda each: pairs.append(each) or each)
    encoder.read("Where is the seat?", ["It meets twice a year.", "Its seat is in Bergen."])
    encoder.read("Where is the seat?", ["Its seat is in Bergen."])
    encoder.read("When does it meet?", ["Its seat is in Bergen."])
    assert len(pairs) == 3
