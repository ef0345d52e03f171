"""A BERT as an ONNX graph: the bytes of its fields, and its vectors beside those of transformers."""

from __future__ import annotations

import numpy as np
import pytest

from index import bert_graph
from index.transformer import session


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, b"\x08\x00"), (1, b"\x08\x01"), (127, b"\x08\x7f"), (128, b"\x08\x80\x01"), (300, b"\x08\xac\x02")],
)
def test_whole_numbers_are_written_in_groups_of_seven_bits(value: int, expected: bytes) -> None:
    assert bert_graph.number_field(1, value) == expected


def test_text_is_written_with_its_length_in_bytes() -> None:
    assert bert_graph.bytes_field(2, "né") == b"\x12\x03n\xc3\xa9"


def test_floats_are_written_in_four_bytes() -> None:
    assert bert_graph.float_field(2, 1.0) == b"\x15\x00\x00\x80\x3f"


def test_each_column_is_quantised_by_its_own_largest_value() -> None:
    matrix = np.array([[1.0, -6.3], [0.6, 3.0], [0.0, 0.0]], np.float32)
    eight, scale = bert_graph.quantise(matrix)
    assert eight.tolist() == [[63, -63], [38, 30], [0, 0]]
    np.testing.assert_allclose(scale, [1 / 63, 0.1], rtol=1e-6)


def test_an_empty_column_is_quantised_to_zeros() -> None:
    assert bert_graph.quantise(np.zeros((2, 1), np.float32))[0].tolist() == [[0], [0]]


def test_two_largest_products_fit_into_sixteen_bits() -> None:
    assert np.iinfo(np.int16).max >= 2 * 255 * bert_graph.LARGEST


def test_the_graph_gives_the_vectors_of_transformers() -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=50, hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=128
    )
    model = transformers.BertModel(config, add_pooling_layer=False).eval()
    weights = {name: each.detach().numpy() for name, each in model.named_parameters()}
    ids = [3, 41, 7, 7, 12, 30]
    with torch.no_grad():
        states = model(input_ids=torch.tensor([ids])).last_hidden_state[0].numpy()
    rows = weights["embeddings.word_embeddings.weight"][ids]
    rows = rows + weights["embeddings.position_embeddings.weight"][: len(ids)]
    rows = rows + weights["embeddings.token_type_embeddings.weight"][0]
    run = session(bert_graph.bert(weights, 4, config.layer_norm_eps))
    stretches = np.array([[1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0]], np.float32)
    found = run.run(None, {"rows": rows[None], "stretches": stretches[None]})[0][0]
    for place, expected in enumerate((states.sum(0), states[2] + states[3])):
        np.testing.assert_allclose(found[place], expected, atol=0.18)
        assert found[place] @ expected / np.linalg.norm(found[place]) / np.linalg.norm(expected) > 0.999


def test_what_stands_out_on_the_left_is_moved_into_the_matrix_and_the_product_stays() -> None:
    left = np.array([[8.0, 0.5], [-4.0, 0.25]], np.float32)
    matrix = np.array([[1.0, -0.5], [1.0, 2.0]], np.float32)
    even, by = bert_graph.evened(matrix, np.abs(left).max(axis=0))
    np.testing.assert_allclose((left * by) @ even, left @ matrix, rtol=1e-5)
    np.testing.assert_allclose(np.abs(even * by[:, None]), np.abs(matrix), rtol=1e-5)
    assert np.ptp(np.abs(left * by).max(axis=0)) < np.ptp(np.abs(left).max(axis=0)) / 3
