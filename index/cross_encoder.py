"""The bundled cross-encoder through ONNX Runtime: how well a text answers a question, and with which of its words.

Both are read together (Nogueira & Cho 2019, arXiv 1901.04085). The score is a weighted sum of the mean of the last
states; a second one, of the state of each piece of the text, tells how likely the piece is part of what is asked for.
See `eval.cross_training` for how it is taught.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.bert_graph import SCALE, bert
from index.static import map_tensors
from index.transformer import PLACES, TYPES, WEIGHTS, WORDS, cores, session

# The kinds of value that a question may want, and the file of what weighs the states of a question for each.
WANTED = ("country", "date", "number", "body", "instrument", "text", "verdict")
WANTED_FILE = "wanted.safetensors"
FOLDER = Path(__file__).with_name("models") / "cross"
# So many readings are kept, those of the last few questions.
_KEPT = 128
# What weighs the mean of the states, and the state of each piece, with what is added to either.
WHOLE, PIECE, OFFSETS = "whole.weight", "piece.weight", "offsets"
# Pieces of a question and of a text that are read; with the marks and the words in front of each well under 512.
QUESTION_PIECES, TEXT_PIECES = 64, 160
# The words that the encoder knows questions and texts by (Wang et al. 2024, arXiv 2402.05672).
QUESTION, TEXT = "query:", "passage:"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """The pieces of a question and a text with the marks around them, and where in the text the last ones stand.

    ``places`` (n, 2) are the characters of the last pieces but for the final mark.
    """

    pieces: list[int]
    places: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is made of one text: its score in log odds, and for pieces of it the chance (n,) that they are asked for."""

    score: float
    places: NDArray[np.int64]
    chances: Floats

    def chance(self, start: int, end: int) -> float:
        """Return the mean chance in [0, 1] of the pieces within some characters, 0 where none was read."""
        inside = (self.places[:, 0] < end) & (self.places[:, 1] > start)
        return float(self.chances[inside].mean()) if inside.any() else 0.0


def pair(tokenizer: Tokenizer, question: str, text: str) -> Pair:
    """Return the pieces of a question and a text, each cut where it is too long, with the marks around them."""
    start, end = (_number(tokenizer, mark) for mark in ("<s>", "</s>"))
    asked = [*tokenizer.encode(QUESTION).ids, *tokenizer.encode(question).ids[:QUESTION_PIECES]]
    told = tokenizer.encode(text)
    pieces = [start, *asked, end, end, *tokenizer.encode(TEXT).ids, *told.ids[:TEXT_PIECES], end]
    return Pair(pieces, np.array(told.offsets[:TEXT_PIECES], np.int64).reshape(-1, 2))


def _number(tokenizer: Tokenizer, mark: str) -> int:
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise ValueError(f"expected a vocabulary with the mark {mark}, found {tokenizer.get_vocab_size()} others")
    return int(number)


class CrossEncoder:
    """A loaded cross-encoder; may be shared between threads."""

    def __init__(self, folder: Path, tensors: dict[str, NDArray[np.generic]]) -> None:
        """Take the folder and its tensors; see `load`."""
        config = json.loads((folder / "config.json").read_text("utf-8"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._words = tensors.pop(WORDS)
        self._scales = tensors.pop(WORDS + SCALE).astype(np.float32)
        self._places = tensors.pop(PLACES).astype(np.float32) + tensors.pop(TYPES)[0].astype(np.float32)
        self._heads = np.stack([tensors.pop(WHOLE), tensors.pop(PIECE)]).astype(np.float32)
        self._offsets = tensors.pop(OFFSETS).astype(np.float32)
        self._wanted = dict(map_tensors(folder / WANTED_FILE)) if (folder / WANTED_FILE).exists() else {}
        own = {name: each if each.dtype == np.int8 else each.astype(np.float32) for name, each in tensors.items()}
        # A question has the same sentence read more than once: for its facts, beside them, and for each of its parts.
        self._kept = lru_cache(_KEPT)(lambda question, text: self._read(pair(self.tokenizer, question, text)))
        self._session: Any = session(bert(own, config["num_attention_heads"], config["layer_norm_eps"]))

    @classmethod
    def load(cls, folder: Path = FOLDER) -> CrossEncoder:
        """Read the cross-encoder from a folder; FileNotFoundError where it holds none."""
        return cls(folder, dict(map_tensors(folder / WEIGHTS)))

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """Return for each text how well it answers the question, and with which of its words."""
        asked = [question] * len(texts)
        if len(texts) < 2:
            return list(map(self._kept, asked, texts))
        with ThreadPoolExecutor(cores()) as pool:
            return list(pool.map(self._kept, asked, texts))

    def wanted(self, question: str) -> dict[str, float]:
        """Return how likely a question wants a value of each kind, each in [0, 1]; more than one may be wanted.

        A logistic regression of the mean of its states and of the first one.
        """
        chances = 1 / (
            1
            + np.exp(
                -(self._wanted["weight"] @ self.gist(pair(self.tokenizer, question, "").pieces) + self._wanted["bias"])
            )
        )
        return dict(zip(WANTED, map(float, chances), strict=True))

    def gist(self, pieces: list[int]) -> Floats:
        """Return the mean and the first (2 · dim,) of the states of a question that is read alone, of its pieces."""
        both = np.zeros((2, len(pieces)), np.float32)
        both[0], both[1, 0] = 1 / len(pieces), 1
        found: Floats = self._sums(pieces, both).reshape(-1)
        return found

    def _sums(self, ids: list[int], stretches: Floats) -> Floats:
        """Return the sums (k, dim) of the last states of some pieces over stretches (k, n) of them."""
        rows = self._words[ids].astype(np.float32) * self._scales[ids, None] + self._places[: len(ids)]
        sums: Floats = self._session.run(None, {"rows": rows[None], "stretches": stretches[None]})[0][0]
        return sums

    def _read(self, asked: Pair) -> Reading:
        size = len(asked.pieces)
        found = self._sums(asked.pieces, np.eye(size, dtype=np.float32)) @ self._heads.T + self._offsets
        own = found[size - 1 - len(asked.places) : size - 1, 1]
        return Reading(float(found[:, 0].mean()), asked.places, 1 / (1 + np.exp(-own)))


@cache
def default_cross_encoder() -> CrossEncoder:
    """Return the cross-encoder that ships, loaded once."""
    return CrossEncoder.load()
