"""The base of the cross-encoder: its four-bit file read number by number, and its vocabulary cut to what is met."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from index.training import e5
from index.transformer import PLACES, TYPES, WEIGHTS, WORDS

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "ж", "▁bab"]


def block(scale: float, numbers: list[int]) -> bytes:
    """Return 32 numbers from -8 to 7 in the form of the file: two by two, the first half in the low bits."""
    low, high = numbers[:16], numbers[16:]
    halves = bytes((one + 8) | (other + 8) << 4 for one, other in zip(low, high, strict=True))
    return struct.pack("<e", scale) + halves


def written(path: Path) -> Path:
    """Write a file of one layer, 32 numbers wide, with a matrix of each shape."""
    matrix = [number % 16 - 8 for number in range(32)]
    tensors: list[tuple[str, int, bytes]] = [
        ("emb.word", 32 * len(PIECES), b"".join(block(0.5, matrix) for _ in PIECES)),
        ("emb.pos", 64, np.arange(64, dtype="<f4").tobytes()),
        ("emb.type", 64, np.ones(64, "<f4").tobytes()),
        ("emb.ln.w", 32, np.ones(32, "<f4").tobytes()),
        ("l0.q.w", 32 * 32, block(2.0, matrix) * 32),
        ("l0.fi.w", 64 * 32, block(1.0, matrix) * 64),
        ("l0.fo.w", 32 * 64, block(1.0, matrix) * 64),
        ("l0.fo.b", 32, np.zeros(32, "<f4").tobytes()),
    ]
    letters = "".join(PIECES).encode()
    head = e5.MAGIC + struct.pack("<i7if", 1, 32, 1, 1, 64, len(PIECES), 2, 2, 1e-12) + struct.pack("<i", 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(letters))
    head += b"\0" * 4 * (len(PIECES) + 1) + b"\0" * 4 * len(PIECES) + letters + struct.pack("<iI", 0, 0)
    table = struct.pack("<i", len(tensors))
    start = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 8 + 8 for name, _, _ in tensors)
    for name, count, data in tensors:
        table += struct.pack("<H", len(name)) + name.encode() + b"\1" + struct.pack("<IQQ", count, start, len(data))
        start += len(data)
    path.write_bytes(head + table + b"".join(data for _, _, data in tensors))
    return path


def test_blocks_of_four_bits_are_read_with_their_scale(tmp_path: Path) -> None:
    sizes, tensors = e5.read(written(tmp_path / "small.bin"))
    assert (sizes.width, sizes.layers, sizes.wide, sizes.pieces) == (32, 1, 64, len(PIECES))
    assert tensors[WORDS].shape == (len(PIECES), 32)
    assert tensors[WORDS][0].tolist() == [0.5 * (number % 16 - 8) for number in range(32)]
    assert tensors["encoder.layer.0.attention.self.query.weight"][3, 15] == 2.0 * 7
    assert tensors["encoder.layer.0.intermediate.dense.weight"].shape == (64, 32)
    assert tensors["encoder.layer.0.output.dense.weight"].shape == (32, 64)
    assert tensors[PLACES][1, 0] == 32 and tensors[TYPES].shape == (2, 32)


def test_another_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF and more")
    with pytest.raises(ValueError, match="E5S1"):
        e5.read(tmp_path / "other.bin")


def test_the_pieces_met_are_kept_and_texts_of_them_are_cut_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokenizer = Tokenizer(Unigram([(piece, -float(number)) for number, piece in enumerate(PIECES)], 3))
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    met = np.zeros((4, len(PIECES)), np.int64)
    met[1, PIECES.index("▁bab")] = 3
    monkeypatch.setattr(e5, "piece_counts", lambda _tokenizer, _data: met)
    arguments = ["e5", "--weights", str(written(tmp_path / "small.bin")), "--data", str(tmp_path)]
    arguments += ["--tokenizer", str(tmp_path / "tokenizer.json"), "--output", str(tmp_path / "base")]
    monkeypatch.setattr("sys.argv", arguments)
    e5.main()
    made = Tokenizer.from_file(str(tmp_path / "base" / "tokenizer.json"))
    assert [made.id_to_token(number) for number in range(made.get_vocab_size())] == [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "a",
        "b",
        "▁bab",
    ]
    assert made.encode("▁baba").tokens == tokenizer.encode("▁baba").tokens
    tensors = load_file(tmp_path / "base" / WEIGHTS)
    assert tensors[WORDS].shape == (7, 32)
    config = json.loads((tmp_path / "base" / "config.json").read_text("utf-8"))
    assert config["vocab_size"] == 7 and config["num_hidden_layers"] == 1
