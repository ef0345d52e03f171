"""The bundled static encoder with numpy alone: a text is the mean of the vectors of its word pieces.

Reads what `index.training.static` wrote in the sentence-transformers format (Normalize after StaticEmbedding), and
gives the same vectors without torch, whose import costs seconds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

BATCH_TEXTS = 128
FEW_TEXTS = 16
WEIGHTS = "model.safetensors"
TENSOR = "embedding.weight"
FOLDER = Path(__file__).with_name("models") / "static"
NUMPY_TYPES = {"F16": np.float16, "F32": np.float32, "I8": np.int8}


class StaticEncoder:
    """A loaded static encoder; its weights stay on disk, mapped, and only the rows of a text are read."""

    def __init__(self, tokenizer: Tokenizer, weights: NDArray[np.floating]) -> None:
        """Take a tokenizer and its weights (vocabulary, dim); see `load` for reading them from a folder."""
        if tokenizer.get_vocab_size() != len(weights):
            raise ValueError(f"expected {tokenizer.get_vocab_size()} rows of weights, got {len(weights)}")
        self.tokenizer = tokenizer
        self.weights = weights

    @classmethod
    def load(cls, folder: Path) -> StaticEncoder:
        """Read the encoder from `folder`; FileNotFoundError or ValueError where it holds none."""
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer, map_tensor(folder / WEIGHTS, TENSOR))

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.weights.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode `texts` as (n, dim) float32 of length 1; a text without any word piece is all zeros."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), BATCH_TEXTS):
            batch = list(texts[start : start + BATCH_TEXTS])
            for row, encoding in enumerate(self._pieces(batch), start):
                if encoding.ids:
                    vectors[row] = self.weights[encoding.ids].sum(axis=0, dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        vectors /= lengths
        return vectors

    def _pieces(self, batch: list[str]) -> list[Encoding]:
        """Cut texts into word pieces; a few, as the words of a question, without other threads, which come too late."""
        if len(batch) <= FEW_TEXTS:
            return [self.tokenizer.encode(text, add_special_tokens=False) for text in batch]
        return self.tokenizer.encode_batch_fast(batch, add_special_tokens=False)

    def encode_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Encode `texts` as (n, dim) and stretches of each, all in a row, as (m, dim) float32."""
        return self.encode(texts), self.encode(stretches(texts, parts))


def stretches(texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]) -> list[str]:
    """Return the stretches of some texts, all in a row."""
    return [text[start:end] for text, own in zip(texts, parts, strict=True) for start, end in own]


@lru_cache(1)
def default_encoder() -> StaticEncoder:
    """Return the static encoder that ships with the project; it is loaded once and keeps no state."""
    return StaticEncoder.load(FOLDER)


def map_tensor(path: Path, name: str) -> NDArray[np.floating]:
    """Map one tensor of a safetensors file into memory, read-only."""
    tensors = map_tensors(path)
    if name not in tensors:
        raise ValueError(f"expected a tensor «{name}» in {path}, found {sorted(tensors)}")
    return tensors[name]


def map_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Map the tensors of a safetensors file into memory, read-only.

    The format is eight bytes of header length, little-endian, a JSON header, then the raw tensors
    (https://github.com/huggingface/safetensors).
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    header.pop("__metadata__", None)
    kinds = {entry["dtype"] for entry in header.values()}
    if not kinds <= NUMPY_TYPES.keys():
        raise ValueError(f"expected weights of type {sorted(NUMPY_TYPES)} in {path}, found {sorted(kinds)}")
    whole = np.memmap(path, np.uint8, "r", 8 + length)
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        tensors[name] = whole[start:end].view(NUMPY_TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors
