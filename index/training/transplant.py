"""Give an English transformer a vocabulary of four languages, without any training.

The new vocabulary is made of the pieces of the English model that its training met most (they keep their rows, so that
English is read as before) and of the commonest pieces of the static encoder's. The row of a new piece is the mean of
those of the five English words nearest to it in the space of the static encoder, weighted by a softmax of their cosines
(WECHSEL, Minixhofer et al. 2022, arXiv 2112.06598, with its temperature of 0.05 and more neighbours cut to five;
trans-tokenization, Remy et al. 2024, arXiv 2408.04303).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, normalizers, processors
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from index.static import StaticEncoder
from index.training.pairs import LANGUAGES, language_texts, vocabulary_rows

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
LATIN = re.compile(r"(##)?[\x21-\x7e£§€°–—’‘“”…«»œæßø·¿¡ºª]+")
WORD = re.compile(r"[a-z]{3,}")
TEMPERATURE = 0.05
NEIGHBOURS = 5
# A piece is taken as English where at least this part of its frequency, summed over the four languages, is in English.
ENGLISH_PART = 0.35
ANCHOR_COUNT = 5
CHARACTERS = 8_000_000  # of each language, to count the pieces in


@dataclass(frozen=True, slots=True)
class Transplant:
    """The new vocabulary and the rows (vocabulary, dim) float32 that its pieces begin with."""

    tokenizer: Tokenizer
    rows: NDArray[np.float32]


def transplant(
    english: Tokenizer, rows: NDArray[np.float32], static: StaticEncoder, data: Path, size: int, kept: int
) -> Transplant:
    """Choose `size` pieces, at most `kept` of them the English model's own, and give each its first row.

    `rows` (English vocabulary, dim) are the English model's; `data` holds the training texts, for frequencies.
    """
    counts = piece_counts(static.tokenizer, data)
    own = english.get_vocab()
    pieces = choose_pieces(own, static.tokenizer.get_vocab(), counts, size, kept)
    made = neighbour_rows(own, rows, static, counts)
    table = np.stack(
        [rows[own[piece]] if piece in own else made[static.tokenizer.token_to_id(piece)] for piece in pieces]
    )
    return Transplant(cased_down(pieces), table.astype(np.float32))


def piece_counts(tokenizer: Tokenizer, data: Path, seed: int = 0) -> NDArray[np.int64]:
    """Count the pieces of `tokenizer` in the training texts of each language, (languages, vocabulary)."""
    rows, words = vocabulary_rows(data, seed)
    counts = np.zeros((len(LANGUAGES), tokenizer.get_vocab_size()), np.int64)
    for number, language in enumerate(LANGUAGES):
        texts = list(language_texts(rows, words, language, CHARACTERS))
        for start in range(0, len(texts), 20_000):
            encodings = tokenizer.encode_batch_fast(texts[start : start + 20_000], add_special_tokens=False)
            ids = np.concatenate([encoding.ids for encoding in encodings]).astype(np.int64)
            counts[number] += np.bincount(ids, minlength=counts.shape[1])
    return counts


def frequencies(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the counts of each language as parts of its whole, so that no language counts more than another."""
    return np.asarray(counts / np.maximum(counts.sum(axis=1, keepdims=True), 1), np.float64)


def choose_pieces(
    english: dict[str, int], static: dict[str, int], counts: NDArray[np.int64], size: int, kept: int
) -> list[str]:
    """Return the new vocabulary: special tokens, English pieces by their old number, then new ones alphabetically.

    English pieces that both vocabularies know come first; the others follow in the order of the English vocabulary,
    which is that of their frequency.
    """
    latin = sorted((number, piece) for piece, number in english.items() if LATIN.fullmatch(piece))
    latin = [(number, piece) for number, piece in latin if piece not in SPECIAL and not piece.startswith("[")]
    latin.sort(key=lambda pair: (pair[1] not in static, pair[0]))
    old = [piece for _, piece in sorted(latin[:kept])]
    weight = frequencies(counts).sum(axis=0)
    fresh = [piece for piece in static if piece not in english]
    fresh.sort(key=lambda piece: (-weight[static[piece]], piece))
    return [*SPECIAL, *old, *sorted(fresh[: size - len(old) - len(SPECIAL)])]


def neighbour_rows(
    english: dict[str, int], rows: NDArray[np.float32], static: StaticEncoder, counts: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return a row for each static piece, (static vocabulary, dim): the weighted mean of its nearest English words'."""
    vocabulary = static.tokenizer.get_vocab()
    part = frequencies(counts)
    is_english = (counts[0] >= ANCHOR_COUNT) & (part[0] >= ENGLISH_PART * part.sum(axis=0))
    anchors = sorted(
        (number, english[piece])
        for piece, number in vocabulary.items()
        if piece in english and WORD.fullmatch(piece) and is_english[number]
    )
    space = static.weights.astype(np.float32)
    space /= np.maximum(np.linalg.norm(space, axis=1, keepdims=True), 1e-9)
    places, targets = np.array(anchors).T
    made = np.empty((len(space), rows.shape[1]), np.float32)
    for start in range(0, len(space), 2_000):
        cosines = space[start : start + 2_000] @ space[places].T
        nearest = np.argpartition(-cosines, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        weights = np.exp(np.take_along_axis(cosines, nearest, axis=1) / TEMPERATURE)
        weights /= weights.sum(axis=1, keepdims=True)
        made[start : start + 2_000] = np.einsum("pn,pnd->pd", weights, rows[targets[nearest]])
    return made


def cased_down(pieces: list[str]) -> Tokenizer:
    """Return the word-piece tokenizer of a vocabulary: lower case, no accents, [CLS] before and [SEP] after a text."""
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.BertNormalizer(strip_accents=True, lowercase=True)]
    )
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.add_special_tokens(list(SPECIAL))
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", vocabulary["[SEP]"]), ("[CLS]", vocabulary["[CLS]"]))
    return tokenizer
