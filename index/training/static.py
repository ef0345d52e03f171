"""Train the static multilingual encoder: one vector a word piece, a text is the mean of its pieces.

    python -m index.training.static --data DIR --output DIR --seed 0

The vectors are learnt by contrast within a batch, in both directions (Henderson et al. 2017, arXiv 1705.00652): a text
has to find its translation, its provision or its synonym among those of all others. They start at random directions
whose length falls with the frequency of the piece (Arora et al. 2017), so that a name never seen in training still
matches itself in any language.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import string
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, normalizers
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.trainers import WordPieceTrainer
from torch.nn import functional

from index.training.pairs import PairSet, read_pair_sets, vocabulary_texts

logger = logging.getLogger(__name__)
UNKNOWN = "[UNK]"
# By these names sentence-transformers 5 finds its modules, and 6 too; 6 writes names of its own.
MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
LETTERS = string.ascii_lowercase + string.digits + "".join(map(chr, range(0xDF, 0x100))) + "œ"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run is made of; saved beside the weights that it made."""

    seed: int = 0
    vocabulary: int = 48_000
    dimensions: int = 256
    strip_accents: bool = True
    vocabulary_characters: int = 8_000_000  # of each language
    steps: int = 1_200
    batch: int = 2_048  # pairs
    learning_rate: float = 0.01
    temperature: float = 0.05
    rarity: float = 1e-3  # a of a / (a + p), Arora et al. 2017
    token_limit: int = 256  # word pieces of one text


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of many texts laid end to end: text i is `ids[starts[i]:starts[i + 1]]`."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]

    def bags(self, texts: NDArray[np.int64]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the pieces of the texts numbered `texts` and the offset at which each begins."""
        first = self.starts[texts]
        lengths = self.starts[texts + 1] - first
        offsets = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + np.repeat(first - offsets, lengths)
        return torch.from_numpy(self.ids[places]), torch.from_numpy(offsets)


@dataclass(frozen=True, slots=True)
class NumberedPairs:
    """A `PairSet` whose texts are numbers into `Pieces`, as two arrays of equal length."""

    name: str
    share: float
    left: NDArray[np.int64]
    right: NDArray[np.int64]


def train_tokenizer(texts: Iterator[str], recipe: Recipe) -> Tokenizer:
    """Train a lower-case word-piece vocabulary of at most `recipe.vocabulary` entries, numbered alphabetically.

    The trainer numbers letters within a word in an order that changes from run to run, and breaks ties by it; letters
    given as special tokens keep their number.
    """
    learner = lower_case_tokenizer(WordPiece(unk_token=UNKNOWN), recipe)
    trainer = WordPieceTrainer(
        vocab_size=recipe.vocabulary,
        special_tokens=[UNKNOWN, *(f"##{letter}" for letter in LETTERS)],
        limit_alphabet=400,
        show_progress=False,
    )
    learner.train_from_iterator(texts, trainer)
    pieces = [UNKNOWN, *sorted(learner.get_vocab().keys() - {UNKNOWN})]
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    return lower_case_tokenizer(WordPiece(vocabulary, unk_token=UNKNOWN), recipe)


def lower_case_tokenizer(model: WordPiece, recipe: Recipe) -> Tokenizer:
    """Put the normalisation and the splitting at spaces and punctuation before `model`."""
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.BertNormalizer(strip_accents=recipe.strip_accents, lowercase=True)]
    )
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def number_pairs(sets: Sequence[PairSet], tokenizer: Tokenizer, token_limit: int) -> tuple[Pieces, list[NumberedPairs]]:
    """Cut each distinct text of `sets` into word pieces once, and number the pairs accordingly."""
    numbers: dict[str, int] = {}
    numbered = []
    for pairs in sets:
        sides = [
            np.fromiter((numbers.setdefault(text, len(numbers)) for text in side), np.int64, len(side))
            for side in (pairs.left, pairs.right)
        ]
        numbered.append(NumberedPairs(pairs.name, pairs.share, *sides))
    texts = list(numbers)
    parts: list[NDArray[np.int64]] = []
    for start in range(0, len(texts), 10_000):
        encodings = tokenizer.encode_batch_fast(texts[start : start + 10_000], add_special_tokens=False)
        parts += [np.asarray(encoding.ids[:token_limit] or [0], np.int64) for encoding in encodings]
    starts = np.concatenate([[0], np.cumsum([len(part) for part in parts])])
    return Pieces(np.concatenate(parts), starts), numbered


def teacher_directions(tokenizer: Tokenizer, teacher: Path, dimensions: int) -> tuple[list[int], torch.Tensor]:
    """Encode the word pieces that an English model knows too; return their ids and directions (n, dim) of length 1.

    The model's vectors are centred and brought to `dimensions` by their principal components, as model2vec does.
    """
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(teacher), device="cpu", local_files_only=True)
    known = model.tokenizer.get_vocab()
    shared = sorted((number, piece) for piece, number in tokenizer.get_vocab().items() if piece in known)
    vectors = model.encode([piece.removeprefix("##") for _, piece in shared], convert_to_tensor=True, batch_size=256)
    vectors = vectors - vectors.mean(dim=0)
    _, _, components = torch.linalg.svd(vectors, full_matrices=False)
    return [number for number, _ in shared], functional.normalize(vectors @ components[:dimensions].T)


def initial_vectors(pieces: Pieces, tokenizer: Tokenizer, recipe: Recipe, teacher: Path | None) -> torch.Tensor:
    """Give each piece a direction, of length a / (a + p), p the frequency of the piece: (vocabulary, dim) float32.

    The direction is the teacher's where there is a teacher and it knows the piece, and random otherwise.
    """
    size = tokenizer.get_vocab_size()
    counts = np.bincount(pieces.ids, minlength=size)
    lengths = recipe.rarity / (recipe.rarity + counts / counts.sum())
    generator = torch.Generator().manual_seed(recipe.seed)
    directions = torch.randn(size, recipe.dimensions, generator=generator)
    if teacher:
        rows, vectors = teacher_directions(tokenizer, teacher, recipe.dimensions)
        directions[rows] = vectors * recipe.dimensions**0.5
    return directions * torch.from_numpy(lengths / recipe.dimensions**0.5).float()[:, None]


def plan_batches(
    sets: Sequence[NumberedPairs], recipe: Recipe
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield `recipe.steps` batches, each of one source (negatives of one domain are the harder ones), by its share."""
    rng = np.random.default_rng(recipe.seed)
    shares = np.array([pairs.share for pairs in sets])
    orders = [rng.permutation(len(pairs.left)) for pairs in sets]
    for chosen in rng.choice(len(sets), recipe.steps, p=shares / shares.sum()):
        pairs = sets[chosen]
        if len(orders[chosen]) < min(recipe.batch, len(pairs.left)):
            orders[chosen] = rng.permutation(len(pairs.left))
        rows, orders[chosen] = np.split(orders[chosen], [min(recipe.batch, len(orders[chosen]))])
        yield pairs.left[rows], pairs.right[rows]


def contrast(left: torch.Tensor, right: torch.Tensor, same: torch.Tensor, temperature: float) -> torch.Tensor:
    """Return the mean cross-entropy of finding right from left and left from right.

    `left` and `right` are (n, dim); `same[i, j]` marks texts that are equal though of different pairs, which are no
    negatives.
    """
    scores = functional.normalize(left) @ functional.normalize(right).T / temperature
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(len(scores))
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2


def equal_texts(left: NDArray[np.int64], right: NDArray[np.int64]) -> torch.Tensor:
    """Mark (n, n) pairs i != j that share their left or their right text."""
    same = (left[:, None] == left) | (right[:, None] == right)
    np.fill_diagonal(same, False)
    return torch.from_numpy(same)


def train_vectors(start: torch.Tensor, pieces: Pieces, sets: Sequence[NumberedPairs], recipe: Recipe) -> torch.Tensor:
    """Learn the vectors of the word pieces from those in `start`, (vocabulary, dim) float32; logs the loss."""
    table = torch.nn.EmbeddingBag.from_pretrained(start, freeze=False, mode="mean")
    optimizer = torch.optim.Adam(table.parameters(), lr=recipe.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, recipe.learning_rate, total_steps=recipe.steps, pct_start=0.05, anneal_strategy="linear"
    )
    began = time.monotonic()
    for step, (left, right) in enumerate(plan_batches(sets, recipe), 1):
        loss = contrast(
            table(*pieces.bags(left)), table(*pieces.bags(right)), equal_texts(left, right), recipe.temperature
        )
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            logger.info("step %d loss %.3f after %.0f s", step, loss.item(), time.monotonic() - began)
    return table.weight.detach()


def save_model(tokenizer: Tokenizer, vectors: torch.Tensor, recipe: Recipe, output: Path) -> str:
    """Write the model in the sentence-transformers format, float16; return the sha256 of its weights."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    halves = vectors.half().contiguous()
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=halves), Normalize()])
    model.save(str(output), create_model_card=False)
    (output / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")
    (output / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n", encoding="utf-8")
    return hashlib.sha256((output / "model.safetensors").read_bytes()).hexdigest()


def train(data: Path, output: Path, recipe: Recipe, teacher: Path | None = None) -> str:
    """Train on `data`, write the model to `output` and return the sha256 of its weights; see `initial_vectors`."""
    torch.manual_seed(recipe.seed)
    tokenizer = train_tokenizer(vocabulary_texts(data, recipe.vocabulary_characters, recipe.seed), recipe)
    logger.info("vocabulary of %d pieces", tokenizer.get_vocab_size())
    pieces, sets = number_pairs(read_pair_sets(data, recipe.seed), tokenizer, recipe.token_limit)
    for pairs in sets:
        logger.info("%s: %d pairs, share %.2f", pairs.name, len(pairs.left), pairs.share)
    start = initial_vectors(pieces, tokenizer, recipe, teacher)
    return save_model(tokenizer, train_vectors(start, pieces, sets, recipe), recipe, output)


def parse_arguments() -> argparse.Namespace:
    """Read the command line; every number of the recipe can be overridden."""
    parser = argparse.ArgumentParser(description="Train the static multilingual encoder.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds train/ and scale/")
    parser.add_argument("--output", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--teacher", type=Path, help="folder of an English sentence-transformers model to start from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--keep-accents", action="store_true")
    for name in ("seed", "steps", "batch", "vocabulary", "dimensions"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Recipe(), name))
    for name in ("learning_rate", "temperature", "rarity"):
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, default=getattr(Recipe(), name))
    return parser.parse_args()


def main() -> None:
    """Run the training from the command line."""
    arguments = parse_arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    names = ("seed", "steps", "batch", "vocabulary", "dimensions", "learning_rate", "temperature", "rarity")
    recipe = Recipe(strip_accents=not arguments.keep_accents, **{name: getattr(arguments, name) for name in names})
    digest = train(arguments.data, arguments.output, recipe, arguments.teacher)
    logger.info("weights %s", digest)


if __name__ == "__main__":
    main()
