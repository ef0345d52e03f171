"""The bundled cross-encoder through ONNX Runtime: how well a text answers a question, both read together.

Its lower layers and the rows of its pieces are those of the bundled encoder, its upper layers its own; a score is a
weighted sum of the mean of the last states (Nogueira & Cho 2019, arXiv 1901.04085). See `eval.cross_training`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoder import BUNDLED_FOLDER
from index.static import map_tensors
from index.transformer import WEIGHTS, TransformerEncoder, cores

FOLDER = Path(__file__).with_name("models") / "cross"
SHARED = 3  # layers
HEAD, OFFSET = "head.weight", "head.bias"
# Pieces of a question and of a text that are read; the encoder has places for 256.
QUESTION_PIECES, TEXT_PIECES = 64, 160
Floats = NDArray[np.float32]


def pair_pieces(tokenizer: Tokenizer, question: str, text: str) -> list[int]:
    """Return the pieces of a question and a text, each cut where it is too long, with the marks around them."""
    start, end = tokenizer.encode("").ids
    asked, told = (tokenizer.encode(each, add_special_tokens=False).ids for each in (question, text))
    return [start, *asked[:QUESTION_PIECES], end, *told[:TEXT_PIECES], end]


class CrossEncoder:
    """A loaded cross-encoder; may be shared between threads."""

    def __init__(self, encoder: TransformerEncoder, head: Floats, offset: float) -> None:
        """Take the transformer that reads pairs, and what weighs the mean (dim,) of its states."""
        self._encoder = encoder
        self._head = head
        self._offset = offset

    @classmethod
    def load(cls, folder: Path = FOLDER, base: Path = BUNDLED_FOLDER) -> CrossEncoder:
        """Read the upper layers from `folder` and the rest from `base`; FileNotFoundError where one is missing."""
        own = {name: each.astype(np.float32) for name, each in map_tensors(folder / WEIGHTS).items()}
        head, offset = own.pop(HEAD), float(own.pop(OFFSET)[0])
        return cls(TransformerEncoder.load(base, own), head, offset)

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return for each text how well it answers the question, in log odds."""
        pairs = [pair_pieces(self._encoder.tokenizer, question, text) for text in texts]
        if len(pairs) < 2:
            return [self._score(pieces) for pieces in pairs]
        with ThreadPoolExecutor(cores()) as pool:
            return list(pool.map(self._score, pairs))

    def _score(self, pieces: list[int]) -> float:
        return float(self._encoder.mean(pieces) @ self._head) + self._offset


@cache
def default_cross_encoder() -> CrossEncoder:
    """Return the cross-encoder that ships, loaded once."""
    return CrossEncoder.load()
