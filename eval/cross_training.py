"""Teach the cross-encoder which sentence answers a question and with which of its words.

    python -m eval.cross_training --base DIR --lessons FILE --output DIR [--epochs 4] [--seed 0] [--device cuda]

``--base`` is what `index.training.e5` wrote, ``--lessons`` what `eval.cross_lessons` did. The model reads question and
sentence together. Learnt are its layers, a vector that weighs the mean of their states (does the sentence answer?) and
one that weighs the state of each piece (is it part of what is asked for?); the rows of the vocabulary stay as they are.

The right sentences of a question are to outweigh the others (softmax), and to be told from them by themselves
(cross-entropy); in those the values expected are to be told from the rest, and of a wrong one no piece is asked for
(cross-entropy of each piece). The sets of the splits "tune" and "teach" are learnt; what was learnt by heart tells
nothing, so that `eval.training` weighs what comes of it on others.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
from collections.abc import Callable, Sequence, Sized
from pathlib import Path
from shutil import copyfile
from typing import Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional
from transformers import BertModel

from eval.lesson_file import Lesson, read
from index.bert_graph import EVEN, SCALE, evened, quantise
from index.cross_encoder import OFFSETS, PIECE, WANTED, WANTED_FILE, WHOLE, CrossEncoder
from index.transformer import WEIGHTS, WORDS

log = logging.getLogger(__name__)

Batch = TypeVar("Batch")

LEARNT = ("tune", "teach")
# Sentences of a question that are learnt from: so many, those that answer beside them.
TAKEN = 8
# What the sentences are ranked by where it is told how many are right: the linear reader tries so many, none so much
# less likely (`app.answers.from_sentences.reading`), and the log odds of the cross-encoder weigh so much.
TRIED, BEHIND, WEIGHT = 6, 4.0, 1.5
BATCH = 32  # questions
CHUNK = 64  # pairs of like length that run together
RATE, WARM_UP, LAST = 1e-4, 0.1, 0.02
LOWER = 0.9  # of the rate of a layer, that of the one below it
APART = 1.0  # weight of telling a right sentence by itself
MARKED = 1.0  # weight of telling the words asked for
NOTHING = 0.5  # weight of telling that in a wrong sentence no words are
RIGHT, ASKED = 1.5, 2.0  # weight of a right sentence beside a wrong one, of a piece asked for beside another
MEASURED = 200  # questions, by which what is quantised is evened out
STRENGTH = 0.1  # of what is learnt of the kinds wanted, the inverse of its regularisation
LEVELS = 127  # of a row of the vocabulary in eight bits
IGNORED = -1.0  # as the mark of a piece that nothing is learnt of


class Taught(nn.Module):
    """The model, and what weighs its states."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = _bert(base)
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.heads = nn.Linear(self.bert.config.hidden_size, 2)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return scores (b,) and log odds of pieces (b, n) of pieces (b, n), ``mask`` (b, n) false for padding."""
        return self.weighed(self.bert(input_ids=pieces, attention_mask=mask).last_hidden_state, mask)

    def weighed(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return what `forward` does of the last states (b, n, dim)."""
        found = self.heads(states).float()
        weights = mask.float()
        return (found[:, :, 0] * weights).sum(1) / weights.sum(1), found[:, :, 1]

    def groups(self, rate: float, upper: int | None = None) -> list[dict[str, Any]]:
        """Return the parameters with the rate at which each is learnt, the lower the layer the lower its rate.

        With ``upper`` those of so many layers, the upper ones, and of what weighs the states.
        """
        layers = list(self.bert.encoder.layer)
        count = len(layers)
        rows = [(self.heads, 0), *((layer, count - i) for i, layer in enumerate(layers))]
        rows = [*rows, (self.bert.embeddings, count + 1)] if upper is None else [rows[0], *rows[1 + count - upper :]]
        return [
            {"params": [each for each in own.parameters() if each.requires_grad], "most": rate * LOWER**below}
            for own, below in rows
        ]


def _bert(base: Path) -> BertModel:
    # Small as the sets are, no state is dropped.
    return BertModel.from_pretrained(
        base, add_pooling_layer=False, dtype=torch.float32, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )


def run(model: Taught, pairs: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return a score (b,) of each pair and the log odds of its pieces (b, n); those of like length run together."""
    place = model.heads.weight.device

    def give(taken: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        with torch.autocast(place.type, torch.bfloat16):
            whole, each = model(taken.to(place), mask.to(place))
        return whole, each

    return together([torch.tensor(pair) for pair in pairs], give)


def together(
    rows: Sequence[torch.Tensor], give: Callable[[torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]]
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what ``give`` makes of rows of like length, padded, and their mask, in the order of the rows.

    That is a number of each row (b,) and one of each of its places (b, n).
    """
    scores, places = [], []
    widest = max(map(len, rows))
    order = by_length(rows)
    for start in range(0, len(order), CHUNK):
        whole, each = give(*padded([rows[i] for i in order[start : start + CHUNK]]))
        scores.append(whole)
        places.append(functional.pad(each, (0, widest - each.shape[1])))
    back = torch.argsort(torch.tensor(order)).to(scores[0].device)
    return torch.cat(scores)[back], torch.cat(places)[back]


def by_length(rows: Sequence[Sized]) -> list[int]:
    """Return the numbers of rows, the shortest first."""
    return sorted(range(len(rows)), key=lambda i: len(rows[i]))


def padded(rows: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return rows as one tensor (b, n, …), and which of its places (b, n) are no padding."""
    taken = nn.utils.rnn.pad_sequence(list(rows), batch_first=True)
    return taken, torch.arange(taken.shape[1])[None] < torch.tensor([len(row) for row in rows])[:, None]


def loss(found: torch.Tensor, pieces: torch.Tensor, batch: Sequence[Lesson]) -> torch.Tensor:
    """Return how far what is right of some questions is from outweighing the rest.

    ``found`` (b,) and ``pieces`` (b, n) are what `run` gives of all their pairs, in order.
    """
    place = found.device
    right = torch.tensor([float(flag) for each in batch for flag in each.right]).to(place)
    number = torch.tensor([i for i, each in enumerate(batch) for _ in each.right]).to(place)
    apart = functional.binary_cross_entropy_with_logits(found, right, pos_weight=torch.tensor(RIGHT, device=place))
    powers = torch.exp(found.clamp(-15, 15))
    zero = torch.zeros(len(batch), device=place)
    every, good = zero.scatter_add(0, number, powers), zero.scatter_add(0, number, powers * right)
    shares = torch.where(good > 0, torch.log(every) - torch.log(good.clamp(min=1e-9)), 0.0)
    chosen = shares.sum() / (good > 0).sum().clamp(min=1)
    marks = asked_for(batch, pieces.shape[1]).to(place)
    known = (marks != IGNORED).float()
    told = functional.binary_cross_entropy_with_logits(
        pieces, marks.clamp(min=0), weight=known, pos_weight=torch.tensor(ASKED, device=place), reduction="none"
    )
    each = told.sum(1) / known.sum(1).clamp(min=1)
    has = (known.sum(1) > 0).float()
    marked = sum(
        weight * (each * own).sum() / own.sum().clamp(min=1)
        for weight, own in ((MARKED, has * right), (NOTHING, has * (1 - right)))
    )
    return APART * apart + chosen + marked


def asked_for(batch: Sequence[Lesson], widest: int) -> torch.Tensor:
    """Return of each piece of each pair (b, widest) whether it is asked for, as 1 or 0, or `IGNORED`."""
    pairs = [(row, own) for each in batch for row, own in zip(each.pieces, each.asked, strict=True)]
    marks = np.full((len(pairs), widest), IGNORED, np.float32)
    for at, (row, own) in enumerate(pairs):
        if own is not None:
            marks[at, len(row) - 1 - len(own) : len(row) - 1] = own
    return torch.from_numpy(marks)


def teach(lessons: Sequence[Lesson], base: Path, epochs: int, seed: int, device: str = "cpu") -> Taught:
    """Return the model learnt on some lessons."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Taught(base).to(device).train()
    rounds = [chance.sample(list(lessons), len(lessons)) for _ in range(epochs)]
    batches = [each[at : at + BATCH] for each in rounds for at in range(0, len(each), BATCH)]

    def cost(batch: Sequence[Lesson]) -> torch.Tensor:
        return loss(*run(model, [row for each in batch for row in each.pieces]), batch)

    learn(model.groups(RATE), batches, cost)
    return model.eval()


def learn(
    groups: list[dict[str, Any]],
    batches: Sequence[Batch],
    cost: Callable[[Batch], torch.Tensor],
    warm_up: float = WARM_UP,
) -> None:
    """Make the cost of some batches less, step by step; the rate goes up over a share of them, then like a cosine."""
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    learnt = [each for group in groups for each in group["params"]]
    for step, batch in enumerate(batches):
        done = step / len(batches)
        scale = min(1.0, (done + 1 / len(batches)) / warm_up) * (LAST + (1 - LAST) * (1 + math.cos(math.pi * done)) / 2)
        for group in optimizer.param_groups:
            group["lr"] = group["most"] * scale
        found = cost(batch)
        optimizer.zero_grad()
        found.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        if step % 20 == 0:
            log.info("step %d of %d: loss %.3f", step, len(batches), found.item())


@torch.no_grad()
def right_first(model: Taught | None, lessons: Sequence[Lesson], weight: float) -> tuple[float, int]:
    """Return the share of questions whose likeliest sentence is right, of those with a right one, and their number.

    ``weight`` is that of the cross-encoder's log odds beside those of the linear reader.
    """
    told = []
    for each in lessons:
        if any(each.right):
            added = run(model, each.pieces)[0].tolist() if model is not None else [0.0] * len(each.pieces)
            tried = [rated >= max(each.rated) - BEHIND and i < TRIED for i, rated in enumerate(each.rated)]
            total = [r + weight * a - 99 * (not t) for r, a, t in zip(each.rated, added, tried, strict=True)]
            told.append(each.right[int(np.argmax(total))])
    return (sum(told) / len(told) if told else math.nan), len(told)


@torch.no_grad()
def words_first(model: Taught, lessons: Sequence[Lesson]) -> tuple[float, int]:
    """Return the share of right sentences whose likeliest piece is asked for, of those with any, and their number."""
    told = []
    for each in lessons:
        for row, own in zip(each.pieces, each.asked, strict=True):
            if own is not None and any(own):
                pieces = run(model, [row])[1][0, len(row) - 1 - len(own) : len(row) - 1]
                told.append(bool(own[int(pieces.argmax())]))
    return (sum(told) / len(told) if told else math.nan), len(told)


def tell(model: Taught, lessons: Sequence[Lesson]) -> None:
    """Log what a model gives on each set that calibrates, of which it learnt nothing."""
    for name in sorted({each.set for each in lessons if each.split == "calibrate"}):
        own = [each for each in lessons if each.set == name]
        (alone, count), (both, _) = right_first(None, own, 0.0), right_first(model, own, WEIGHT)
        words, spans = words_first(model, own)
        log.info("%s: right first of %d %.3f, with the cross-encoder %.3f", name, count, alone, both)
        log.info("%s: words asked for first in %.3f of %d", name, words, spans)


def save(model: Taught, base: Path, folder: Path, lessons: Sequence[Lesson]) -> None:
    """Write the whole cross-encoder: matrices in eight bits as they run, the rows of the vocabulary too.

    Of some lessons it is measured how large what goes into each matrix becomes.
    """
    model = model.cpu().float()
    heads = {WHOLE: model.heads.weight[0], PIECE: model.heads.weight[1], OFFSETS: model.heads.bias}
    tensors = {name: each.detach().numpy() for name, each in heads.items()} | stored(model.bert, lessons[:MEASURED])
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: np.ascontiguousarray(each) for name, each in tensors.items()}, str(folder / WEIGHTS))
    for name in ("config.json", "tokenizer.json"):
        copyfile(base / name, folder / name)


def stored(whole: BertModel, lessons: Sequence[Lesson]) -> dict[str, NDArray[np.generic]]:
    """Return the tensors of a model as `index.cross_encoder` reads them."""
    largest = _largest(whole, lessons)
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, value in whole.named_parameters():
        matrix = value.detach().numpy()
        product = name.removesuffix(".weight")
        if name == WORDS:
            scale = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-12)) / np.float32(LEVELS)
            tensors |= {name: np.rint(matrix / scale[:, None]).astype(np.int8), name + SCALE: scale}
        elif product in largest:
            even, by = evened(np.ascontiguousarray(matrix.T), largest[product])
            eight, scale = quantise(even)
            tensors |= {name: eight, name + SCALE: scale, product + EVEN: by}
        else:
            tensors |= {name: matrix.astype(np.float16)}
    return tensors


def teach_wanted(encoder: CrossEncoder, lessons: Sequence[Lesson]) -> dict[str, NDArray[np.float32]]:
    """Return weights (kinds, 2 · dim) and biases (kinds,) that tell which kinds of value a question wants.

    A logistic regression a kind, of the states of the questions that have an answer, each at the mean and the spread of
    1 while it is learnt.
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    own = [each for each in lessons if each.wants]
    table = np.array([encoder.gist(each.alone) for each in own])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    weights, biases = [], []
    for kind in WANTED:
        wants = [kind in each.wants for each in own]
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((table - mean) / spread, wants)
        weights.append(model.coef_[0] / spread)
        biases.append(model.intercept_[0] - float(weights[-1] @ mean))
    return {"weight": np.array(weights, np.float32), "bias": np.array(biases, np.float32)}


def save_wanted(folder: Path, lessons: Sequence[Lesson]) -> None:
    """Write beside the weights of a folder what weighs their states for the kinds wanted, learnt of some lessons."""
    save_file(teach_wanted(CrossEncoder.load(folder), lessons), str(folder / WANTED_FILE))


@torch.no_grad()
def _largest(whole: BertModel, lessons: Sequence[Lesson]) -> dict[str, NDArray[np.float32]]:
    """Return the largest values (in,) of each column that goes into each product, by the product's name."""
    found: dict[str, NDArray[np.float32]] = {}

    def note(name: str, taken: torch.Tensor) -> None:
        own = taken.abs().amax((0, 1)).numpy()
        found[name] = np.maximum(found.get(name, own), own)

    products = [(name, module) for name, module in whole.named_modules() if isinstance(module, nn.Linear)]
    hooks = [m.register_forward_hook(lambda _, taken, __, name=name: note(name, taken[0])) for name, m in products]
    for each in lessons:
        whole(input_ids=torch.tensor([each.pieces[0]]))
    for hook in hooks:
        hook.remove()
    return found


def main() -> None:
    """Teach on the sets that teach, write the weights, and tell what they give on sets that calibrate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "lessons", "output"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FILE" if name == "lessons" else "DIR")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cpu", help="as torch calls it; what is learnt fits any GPU")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    found = read(arguments.lessons)
    learnt = [each.first(TAKEN) for each in found if each.split in LEARNT]
    log.info("%d questions, %d pairs", len(learnt), sum(len(each.pieces) for each in learnt))
    model = teach(learnt, arguments.base, arguments.epochs, arguments.seed, arguments.device)
    tell(model, found)
    save(model, arguments.base, arguments.output, learnt)
    save_wanted(arguments.output, learnt)


if __name__ == "__main__":
    main()
