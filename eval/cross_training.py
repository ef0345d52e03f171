"""Teach the cross-encoder which sentence answers a question and with which of its words, on the question sets.

    python -m eval.cross_training --base DIR --output DIR [--epochs 3] [--seed 0]

``--base`` is what `index.training.e5` wrote. The model reads question and sentence together; its lower layers stay as
they are, so that what they give is worked out once. Learnt are the upper ones, a vector that weighs the mean of
their states (does the sentence answer?) and one that weighs the state of each piece (is it part of what is asked for?).

What is learnt on are the sentences that the linear reader rates highest, and those that hold gold evidence. The right
ones are to outweigh the others of their question (softmax), and to be told from them by themselves (cross-entropy); in
those the values expected are to be told from the rest (cross-entropy of each piece). The sets of the splits "tune" and
"teach" are learnt; what was learnt by heart tells nothing, so that `eval.training` weighs what comes of it on others.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import BertModel

from app.answers import candidates, reading
from app.confidence import reading as linear
from app.question import clean
from eval.marks import marks
from eval.questions import load
from eval.suite import QuestionSet, body_names, open_for, suite
from index.bert_graph import EVEN, SCALE, evened, quantise
from index.cross_encoder import OFFSETS, PIECE, WANTED, WANTED_FILE, WHOLE, CrossEncoder, pair
from index.transformer import WEIGHTS, WORDS, cores

log = logging.getLogger(__name__)

LEARNT = ("tune", "teach")
FROZEN = 6  # layers
# Sentences of a question that are learnt from: so many, and none so much less likely (log odds) than the first.
TAKEN, BEHIND = 6, 6.0
BATCH = 32  # questions
CHUNK = 48  # pairs of like length that run together
RATE, WARM_UP, LAST = 1e-4, 0.1, 0.02
APART = 0.5  # weight of telling a right sentence by itself
MARKED = 1.0  # weight of telling the words asked for
RIGHT, ASKED = 3.0, 2.0  # weight of a right sentence beside a wrong one, of a piece asked for beside another
MEASURED = 200  # questions, by which what is quantised is evened out
STRENGTH = 0.1  # of what is learnt of the kinds wanted, the inverse of its regularisation
LEVELS = 127  # of a row of the vocabulary in eight bits
Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Asked:
    """A question: its pieces with each sentence, the states (n, dim) that the lower layers give of them, which answer.

    ``marked`` tells of a right sentence which of the last pieces but one are asked for (m,), or None.
    """

    pieces: list[list[int]] = field(default_factory=list)
    states: list[torch.Tensor] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    rated: list[float] = field(default_factory=list)
    marked: list[Flags | None] = field(default_factory=list)


class Upper(nn.Module):
    """The layers that are learnt, and what weighs their states."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        model = _bert(base)
        self.layers = nn.ModuleList(list(model.encoder.layer)[FROZEN:])
        self.heads = nn.Linear(model.config.hidden_size, 2)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return scores (b,) and log odds of pieces (b, n) of states (b, n, dim), ``mask`` (b, n) 0 for padding."""
        beside = torch.where(mask[:, None, None, :], 0.0, -1e9)
        for layer in self.layers:
            states = layer(states, beside)
        found = self.heads(states).float()
        weights = mask.float()
        return (found[:, :, 0] * weights).sum(1) / weights.sum(1), found[:, :, 1]


class Lower:
    """The layers that stay as they are, and the pieces that they take."""

    def __init__(self, base: Path) -> None:
        self.model = _bert(base).eval()  # type: ignore[no-untyped-call]
        self.model.encoder.layer = self.model.encoder.layer[:FROZEN]
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))

    @torch.no_grad()
    def fill(self, questions: Sequence[Asked]) -> None:
        """Work out the states of some questions, in half precision; those of like length run together."""
        every = [(each, number) for each in questions for number in range(len(each.pieces))]
        every.sort(key=lambda pair: len(pair[0].pieces[pair[1]]))
        for each in questions:
            each.states = [torch.empty(0)] * len(each.pieces)
        for start in range(0, len(every), CHUNK):
            own = every[start : start + CHUNK]
            rows = [torch.tensor(each.pieces[number]) for each, number in own]
            mask = nn.utils.rnn.pad_sequence([torch.ones_like(row) for row in rows], batch_first=True)
            with torch.autocast("cpu", torch.bfloat16):
                taken = nn.utils.rnn.pad_sequence(rows, batch_first=True)
                given = self.model(input_ids=taken, attention_mask=mask).last_hidden_state.bfloat16()
            for (each, number), row, states in zip(own, rows, given, strict=True):
                each.states[number] = states[: len(row)].clone()


def flags(places: NDArray[np.int64], spans: Sequence[tuple[int, int]]) -> Flags:
    """Return which pieces (m,) at some places (m, 2) of a text lie within stretches of it."""
    inside = [(places[:, 0] < end) & (places[:, 1] > start) for start, end in spans]
    found: Flags = np.logical_or.reduce(inside)
    return found


def _bert(base: Path) -> BertModel:
    return BertModel.from_pretrained(
        base,
        add_pooling_layer=False,
        dtype=torch.float32,
        # On processors faster than the fused one, and small as the sets are, no state is dropped.
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


def asked(entry: QuestionSet, lower: Lower) -> Iterator[Asked]:
    """Yield the questions of a set with the sentences that may answer each."""
    assistant = open_for(entry)
    names = body_names(assistant.index)
    for line in load(entry.questions):
        gold = line.question
        meant = assistant.asked(clean(gold.question), gold.history)
        if len(meant) != 1:
            continue
        found = [(linear().score(signals), each) for each, signals in candidates.find(meant[0], assistant.knowledge)]
        found.sort(key=lambda each: -each[0])
        one = Asked()
        for rank, (rated, sentence) in enumerate(found):
            place = (sentence.document, sentence.unit.start, sentence.unit.end)
            right = gold.answerable and any(each.overlaps(*place) for each in gold.evidence)
            if right or (rank < TAKEN and found[0][0] - rated <= BEHIND):
                question, text = candidates.pair(meant[0], sentence, assistant.knowledge)
                ahead = len(text) - len(sentence.text)
                spans = [(ahead + s, ahead + e) for s, e in marks(gold.items, sentence.text, names)] if right else []
                read = pair(lower.tokenizer, question, text)
                one.pieces.append(read.pieces)
                one.right.append(right)
                one.rated.append(rated)
                one.marked.append(flags(read.places, spans) if spans else None)
        if one.pieces:
            yield one


def run(model: Upper, states: Sequence[torch.Tensor]) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """Return a score (b,) and the log odds of the pieces (n,) of each pair; those of like length run together."""
    order = sorted(range(len(states)), key=lambda i: len(states[i]))
    scores: list[torch.Tensor] = []
    pieces: dict[int, torch.Tensor] = {}
    for start in range(0, len(order), CHUNK):
        own = [states[i] for i in order[start : start + CHUNK]]
        mask = torch.arange(max(map(len, own)))[None] < torch.tensor([len(each) for each in own])[:, None]
        with torch.autocast("cpu", torch.bfloat16):
            whole, each = model(nn.utils.rnn.pad_sequence(own, batch_first=True).float(), mask)
        scores.append(whole)
        pieces |= {i: row[: len(states[i])] for i, row in zip(order[start : start + CHUNK], each, strict=True)}
    return torch.cat(scores)[torch.argsort(torch.tensor(order))], [pieces[i] for i in range(len(states))]


def loss(model: Upper, batch: Sequence[Asked]) -> torch.Tensor:
    """Return how far what is right of some questions is from outweighing the rest."""
    found, pieces = run(model, [state for each in batch for state in each.states])
    right = torch.tensor([float(flag) for each in batch for flag in each.right])
    number = torch.tensor([i for i, each in enumerate(batch) for _ in each.right])
    apart = functional.binary_cross_entropy_with_logits(found, right, pos_weight=torch.tensor(RIGHT))
    powers = torch.exp(found.clamp(-15, 15))
    zero = torch.zeros(len(batch))
    every, good = zero.scatter_add(0, number, powers), zero.scatter_add(0, number, powers * right)
    any_right = good > 0
    chosen = -torch.log(good[any_right] / every[any_right])
    told = [
        functional.binary_cross_entropy_with_logits(
            row[-1 - len(own) : -1], torch.from_numpy(own).float(), pos_weight=torch.tensor(ASKED)
        )
        for row, own in zip(pieces, (own for each in batch for own in each.marked), strict=True)
        if own is not None
    ]
    marked = torch.stack(told).mean() if told else torch.tensor(0.0)
    return APART * apart + (chosen.mean() if len(chosen) else 0.0) + MARKED * marked


def teach(questions: Sequence[Asked], base: Path, epochs: int, seed: int) -> Upper:
    """Return the upper layers learnt on some questions."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Upper(base).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    rounds = [chance.sample(list(questions), len(questions)) for _ in range(epochs)]
    batches = [each[at : at + BATCH] for each in rounds for at in range(0, len(each), BATCH)]
    for step, batch in enumerate(batches):
        done = step / len(batches)
        scale = min(1.0, (done + 1 / len(batches)) / WARM_UP) * (LAST + (1 - LAST) * (1 + math.cos(math.pi * done)) / 2)
        for group in optimizer.param_groups:
            group["lr"] = RATE * scale
        found = loss(model, batch)
        optimizer.zero_grad()
        found.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 20 == 0:
            log.info("step %d of %d: loss %.3f", step, len(batches), found.item())
    return model.eval()


@torch.no_grad()
def right_first(model: Upper | None, questions: Sequence[Asked], weight: float) -> tuple[float, int]:
    """Return the share of questions whose likeliest sentence is right, of those with a right one, and their number.

    ``weight`` is that of the cross-encoder's log odds beside those of the linear reader.
    """
    told = []
    for each in questions:
        if any(each.right):
            added = run(model, each.states)[0] if model is not None else torch.zeros(len(each.states))
            tried = [rated >= max(each.rated) - reading.BEHIND for rated in each.rated]
            total = [r + weight * float(a) - 99 * (not t) for r, a, t in zip(each.rated, added, tried, strict=True)]
            told.append(each.right[int(np.argmax(total))])
    return (sum(told) / len(told) if told else math.nan), len(told)


def save(model: Upper, base: Path, folder: Path, questions: Sequence[Asked]) -> None:
    """Write the whole cross-encoder: matrices in eight bits as they run, the rows of the vocabulary too.

    Of some questions it is measured how large what goes into each matrix becomes.
    """
    whole = _bert(base).eval()  # type: ignore[no-untyped-call]
    for number, layer in enumerate(model.layers):
        whole.encoder.layer[FROZEN + number].load_state_dict(layer.state_dict())
    heads = {WHOLE: model.heads.weight[0], PIECE: model.heads.weight[1], OFFSETS: model.heads.bias}
    tensors = {name: each.detach().numpy() for name, each in heads.items()} | stored(whole, questions[:MEASURED])
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: np.ascontiguousarray(each) for name, each in tensors.items()}, str(folder / WEIGHTS))
    for name in ("config.json", "tokenizer.json"):
        copyfile(base / name, folder / name)


def stored(whole: BertModel, questions: Sequence[Asked]) -> dict[str, NDArray[np.generic]]:
    """Return the tensors of a model as `index.cross_encoder` reads them."""
    largest = _largest(whole, questions)
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


def teach_wanted(encoder: CrossEncoder, entries: Sequence[QuestionSet]) -> dict[str, NDArray[np.float32]]:
    """Return weights (kinds, 2 · dim) and biases (kinds,) that tell which kinds of value a question wants.

    A logistic regression a kind, of the states of the answerable questions of some sets, each at the mean and the
    spread of 1 while it is learnt.
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    golds = [line.question for entry in entries for line in load(entry.questions) if line.question.answerable]
    table = np.array([encoder.gist(gold.question) for gold in golds])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    weights, biases = [], []
    for kind in WANTED:
        wants = [
            kind in {item.kind for item in gold.items} or (kind == "verdict" and bool(gold.verdict)) for gold in golds
        ]
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((table - mean) / spread, wants)
        weights.append(model.coef_[0] / spread)
        biases.append(model.intercept_[0] - float(weights[-1] @ mean))
    return {"weight": np.array(weights, np.float32), "bias": np.array(biases, np.float32)}


@torch.no_grad()
def _largest(whole: BertModel, questions: Sequence[Asked]) -> dict[str, NDArray[np.float32]]:
    """Return the largest values (in,) of each column that goes into each product, by the product's name."""
    found: dict[str, NDArray[np.float32]] = {}

    def note(name: str, taken: torch.Tensor) -> None:
        own = taken.abs().amax((0, 1)).numpy()
        found[name] = np.maximum(found.get(name, own), own)

    for name, module in whole.named_modules():
        if isinstance(module, nn.Linear):
            module.register_forward_hook(lambda _, taken, __, name=name: note(name, taken[0]))
    for each in questions:
        whole(input_ids=torch.tensor([each.pieces[0]]))
    return found


def main() -> None:
    """Teach on the sets that teach, write the weights, and tell what they give on sets that calibrate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, metavar="DIR")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    lower = Lower(arguments.base)
    questions = [each for entry in suite() if entry.split in LEARNT for each in asked(entry, lower)]
    log.info("%d questions, %d pairs", len(questions), sum(len(each.pieces) for each in questions))
    torch.set_num_threads(cores())  # the index has its library run on one
    lower.fill(questions)
    model = teach(questions, arguments.base, arguments.epochs, arguments.seed)
    save(model, arguments.base, arguments.output, questions)
    kinds = teach_wanted(CrossEncoder.load(arguments.output), [entry for entry in suite() if entry.split in LEARNT])
    save_file(kinds, str(arguments.output / WANTED_FILE))
    for entry in suite():
        if entry.split == "calibrate":
            own = list(asked(entry, lower))
            lower.fill(own)
            (alone, count), (both, _) = right_first(None, own, 0.0), right_first(model, own, linear().cross)
            log.info("%s: right first of %d %.3f, with the cross-encoder %.3f", entry.name, count, alone, both)


if __name__ == "__main__":
    main()
