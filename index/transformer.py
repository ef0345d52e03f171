"""The bundled transformer encoder through ONNX Runtime, without torch, whose import costs seconds.

The folder is in the sentence-transformers format (BERT, mean of its states, length 1), its weights in half precision.
They are quantised to eight bits when loaded (`index.bert_graph`). Each text runs alone, so that its vector does not
depend on what it is encoded with; several run side by side in threads.

The vectors of a text's sentences come from the same pass: the mean of the states of their own pieces, which have seen
the whole text (late chunking; Günther et al. 2024, arXiv 2409.04701). What is over the limit of the model runs after
it, for the sentences there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.bert_graph import bert
from index.static import map_tensors

WEIGHTS = "model.safetensors"
WORDS = "embeddings.word_embeddings.weight"
PLACES = "embeddings.position_embeddings.weight"
TYPES = "embeddings.token_type_embeddings.weight"
BATCH_TEXTS = 256
Floats = NDArray[np.float32]
Stretch = tuple[int, int]  # of a text, in characters


class TransformerEncoder:
    """A loaded transformer; the rows of its vocabulary stay on disk, mapped, and only those of a text are read."""

    def __init__(
        self, tokenizer: Tokenizer, words: NDArray[np.floating], places: NDArray[np.float32], run: Any
    ) -> None:
        """Take a tokenizer, the rows of its pieces and of places, and an ONNX session; see `load` for a folder."""
        if tokenizer.get_vocab_size() != len(words):
            raise ValueError(f"expected {tokenizer.get_vocab_size()} rows of weights, got {len(words)}")
        self.tokenizer = tokenizer
        self._words = words
        self._places = places
        self._session = run

    @classmethod
    def load(cls, folder: Path) -> TransformerEncoder:
        """Read the encoder from `folder`; FileNotFoundError or ValueError where it holds none."""
        config = json.loads((folder / "config.json").read_text("utf-8"))
        limit = json.loads((folder / "sentence_bert_config.json").read_text("utf-8"))["max_seq_length"]
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(limit)
        tensors = map_tensors(folder / WEIGHTS)
        missing = sorted({WORDS, PLACES, TYPES} - tensors.keys())
        if missing:
            raise ValueError(f"expected the tensors of a BERT in {folder / WEIGHTS}, found no {missing[0]}")
        places = tensors[PLACES].astype(np.float32) + tensors[TYPES][0].astype(np.float32)
        layers = {name: each.astype(np.float32) for name, each in tensors.items() if name not in (WORDS, PLACES, TYPES)}
        model = bert(layers, config["num_attention_heads"], config["layer_norm_eps"])
        return cls(tokenizer, tensors[WORDS], places, session(model))

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._words.shape[1])

    def encode(self, texts: Sequence[str]) -> Floats:
        """Encode `texts` as (n, dim) float32 of length 1."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        if len(texts) == 1:
            vectors[0] = self._vector(self.tokenizer.encode(texts[0]).ids)
        elif texts:
            with ThreadPoolExecutor(cores()) as pool:
                for start in range(0, len(texts), BATCH_TEXTS):
                    encodings = self.tokenizer.encode_batch_fast(list(texts[start : start + BATCH_TEXTS]))
                    found = pool.map(self._vector, [encoding.ids for encoding in encodings])
                    for row, vector in enumerate(found, start):
                        vectors[row] = vector
        return vectors

    def encode_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Stretch]]) -> tuple[Floats, Floats]:
        """Encode `texts` as (n, dim) and their `parts`, all in a row, as (m, dim) float32, of length 1.

        A part without any word piece is all zeros.
        """
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        found = [np.zeros((0, self.dimension), np.float32)]
        with ThreadPoolExecutor(cores()) as pool:
            for start in range(0, len(texts), BATCH_TEXTS):
                encodings = self.tokenizer.encode_batch(list(texts[start : start + BATCH_TEXTS]))
                pairs = zip(encodings, parts[start : start + BATCH_TEXTS], strict=True)
                for row, own in enumerate(pool.map(self._parts, *zip(*pairs, strict=True)), start):
                    vectors[row] = own[0]
                    found.append(own[1:])
        return vectors, np.concatenate(found)

    def _vector(self, ids: list[int]) -> Floats:
        """Return the vector (dim,) of the pieces of one text."""
        vector = self._sums(ids, np.ones((1, len(ids)), np.float32))[0]
        unit: Floats = vector / np.linalg.norm(vector)
        return unit

    def _parts(self, encoding: Encoding, parts: Sequence[Stretch]) -> Floats:
        """Return the vectors (1 + m, dim) of a text and of its parts."""
        starts, ends = np.array(parts, np.int64).reshape(-1, 2).T[:, :, None]
        whole = self._sums_of(encoding, starts, ends)
        for window in encoding.overflowing if len(parts) else ():
            # The vector of the text is what the model was taught, that of its beginning.
            whole[1:] += self._sums_of(window, starts, ends)[1:]
        lengths = np.linalg.norm(whole, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        return np.asarray(whole / lengths, np.float32)

    def _sums_of(self, encoding: Encoding, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Floats:
        """Return the sums of the states of a window, first of all pieces and then of those of each part."""
        places = np.array(encoding.offsets, np.int64)
        inside = (places[:, 0] >= starts) & (places[:, 0] < ends) & (places[:, 1] > places[:, 0])
        return self._sums(encoding.ids, np.vstack((np.ones((1, len(places)), bool), inside)).astype(np.float32))

    def _sums(self, ids: list[int], stretches: Floats) -> Floats:
        """Return the sums (k, dim) of the states of one text's pieces over stretches (k, n) of it."""
        rows = self._words[ids].astype(np.float32) + self._places[: len(ids)]
        sums: Floats = self._session.run(None, {"rows": rows[None], "stretches": stretches[None]})[0][0]
        return sums


def cores() -> int:
    """Return how many cores this process may use; a container may have fewer than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def session(model: bytes) -> Any:
    """Return an ONNX session that runs on one thread; the texts of a batch are what is shared out among threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Higher levels put sum and normalisation together again, which is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
