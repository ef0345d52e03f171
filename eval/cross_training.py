"""Teach the cross-encoder which sentence answers a question, on the question sets for tuning.

    python -m eval.cross_training --output DIR [--epochs 6] [--seed 0]

It is the bundled encoder reading question and sentence together (Nogueira & Cho 2019, arXiv 1901.04085): its lower
layers stay as they are, so that what they give is worked out once and kept; the upper ones and a vector that weighs
their mean are learnt. What it learns on are the sentences that the linear reader rates highest, and those that hold
gold evidence: the right ones are to outweigh the others of their question (softmax), and to be told from them by
themselves (cross-entropy).

``DIR`` gets the weights learnt on all corpora, and for each part of the corpora those learnt on the others: what these
say of their part is what `eval.training` weighs, since of what was learnt by heart a model is always sure.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import BertModel

from app.answers import candidates, reading
from app.confidence import reading as linear
from app.question import clean
from eval.questions import load
from eval.suite import QuestionSet, open_for, suite
from eval.training import parts
from index.cross_encoder import HEAD, OFFSET, SHARED, pair_pieces
from index.encoder import BUNDLED_FOLDER
from index.transformer import WEIGHTS

log = logging.getLogger(__name__)

# Sentences of a question that are learnt from: so many, and none so much less likely (log odds) than the first.
TAKEN, BEHIND = reading.TRIED, 6.0
# Questions of one corpus in a round, drawn anew each time: no document is to be learnt by heart.
MOST = 740
BATCH = 32  # questions
CHUNK = 48  # pairs of like length that run together
RATE, WARM_UP, LAST = 1e-4, 0.1, 0.02
APART = 0.5  # weight of telling a right sentence by itself
RIGHT = 3.0  # weight of a right sentence beside a wrong one there
OWN = "own"  # the project's own corpus
WEIGHT = (
    0.5  # of the cross-encoder's log odds beside those of the linear reader, where the two are told beside each other
)


@dataclass(slots=True)
class Asked:
    """A question, what the lower layers make of it with each sentence (n, dim), and which sentences answer."""

    group: str
    states: list[torch.Tensor] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    rated: list[float] = field(default_factory=list)


class Upper(nn.Module):
    """The layers that are learnt, and the vector that weighs the mean of their states."""

    def __init__(self) -> None:
        super().__init__()
        model = BertModel.from_pretrained(BUNDLED_FOLDER, add_pooling_layer=False, dtype=torch.float32)
        self.layers = nn.ModuleList(list(model.encoder.layer)[SHARED:])
        self.head = nn.Linear(model.config.hidden_size, 1)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return scores (b,) of states (b, n, dim) with a mask (b, n) of those that are no padding."""
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :])
        weights = mask[:, :, None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        found: torch.Tensor = self.head(mean)[:, 0].float()
        return found


def asked(entry: QuestionSet, lower: Lower) -> Iterator[Asked]:
    """Yield the questions of a set with the sentences that may answer each."""
    assistant = open_for(entry)
    for line in load(entry.questions):
        gold = line.question
        meant = assistant.asked(clean(gold.question), gold.history)
        if len(meant) != 1:
            continue
        found = [
            (linear().score(signals), sentence) for sentence, signals in candidates.find(meant[0], assistant.knowledge)
        ]
        found.sort(key=lambda each: -each[0])
        one = Asked(_group(entry))
        for rank, (rated, sentence) in enumerate(found):
            place = (sentence.document, sentence.unit.start, sentence.unit.end)
            right = gold.answerable and any(each.overlaps(*place) for each in gold.evidence)
            if right or (rank < TAKEN and found[0][0] - rated <= BEHIND):
                one.states.append(lower(*candidates.pair(meant[0], sentence, assistant.knowledge)))
                one.right.append(right)
                one.rated.append(rated)
        if one.states:
            yield one


class Lower:
    """The layers that stay as they are."""

    def __init__(self) -> None:
        self.model = BertModel.from_pretrained(BUNDLED_FOLDER, add_pooling_layer=False, dtype=torch.float32)
        self.model.eval()  # type: ignore[no-untyped-call]
        self.model.encoder.layer = self.model.encoder.layer[:SHARED]
        self.tokenizer = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
        self.tokenizer.no_truncation()

    @torch.no_grad()
    def __call__(self, question: str, text: str) -> torch.Tensor:
        """Return the states (n, dim) of a question and a text, in half precision."""
        pieces = torch.tensor([pair_pieces(self.tokenizer, question, text)])
        with torch.autocast("cpu", torch.bfloat16):
            states: torch.Tensor = self.model(input_ids=pieces).last_hidden_state[0].half()
        return states


def scores(model: Upper, states: Sequence[torch.Tensor]) -> torch.Tensor:
    """Return a score (n,) for each pair; those of like length run together."""
    order = sorted(range(len(states)), key=lambda i: len(states[i]))
    parts = []
    for start in range(0, len(order), CHUNK):
        own = [states[i] for i in order[start : start + CHUNK]]
        mask = torch.arange(max(map(len, own)))[None] < torch.tensor([len(each) for each in own])[:, None]
        with torch.autocast("cpu", torch.bfloat16):
            parts.append(model(nn.utils.rnn.pad_sequence(own, batch_first=True).float(), mask))
    return torch.cat(parts)[torch.argsort(torch.tensor(order))]


def loss(model: Upper, batch: Sequence[Asked]) -> torch.Tensor:
    """Return how far the right sentences of some questions are from outweighing the others."""
    found = scores(model, [state for each in batch for state in each.states])
    right = torch.tensor([float(flag) for each in batch for flag in each.right])
    own = torch.tensor([i for i, each in enumerate(batch) for _ in each.right])
    apart = functional.binary_cross_entropy_with_logits(found, right, pos_weight=torch.tensor(RIGHT))
    powers = torch.exp(found.clamp(-15, 15))
    zero = torch.zeros(len(batch))
    every, good = zero.scatter_add(0, own, powers), zero.scatter_add(0, own, powers * right)
    any_right = good > 0
    chosen = -torch.log(good[any_right] / every[any_right])
    return APART * apart + (chosen.mean() if len(chosen) else 0.0)


def teach(questions: Sequence[Asked], epochs: int, seed: int) -> Upper:
    """Return the upper layers learnt on some questions."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Upper().train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    rounds = [_round(questions, chance) for _ in range(epochs)]
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


def _round(questions: Sequence[Asked], chance: random.Random) -> list[Asked]:
    """Return the questions of one round in a new order, at most `MOST` of a corpus."""
    shuffled = chance.sample(list(questions), len(questions))
    taken: dict[str, int] = {}
    kept = []
    for each in shuffled:
        taken[each.group] = taken.get(each.group, 0) + 1
        if taken[each.group] <= MOST:
            kept.append(each)
    return kept


@torch.no_grad()
def right_first(model: Upper | None, questions: Sequence[Asked], weight: float) -> tuple[float, int]:
    """Return the share of questions whose likeliest sentence is right, of those with a right one, and their number."""
    told = []
    for each in questions:
        if any(each.right):
            added = scores(model, each.states) if model is not None else torch.zeros(len(each.states))
            tried = [rated >= max(each.rated) - reading.BEHIND for rated in each.rated]
            total = [r + weight * float(a) - 99 * (not t) for r, a, t in zip(each.rated, added, tried, strict=True)]
            told.append(each.right[int(np.argmax(total))])
    return (sum(told) / len(told) if told else math.nan), len(told)


def save(model: Upper, path: Path) -> None:
    """Write the weights in half precision, under the names that the layers have in the whole encoder."""
    tensors = {
        f"encoder.layer.{SHARED + int(name.split('.')[1])}.{name.split('.', 2)[2]}": value
        for name, value in model.state_dict().items()
        if name.startswith("layers.")
    }
    tensors |= {HEAD: model.head.weight[0], OFFSET: model.head.bias}
    path.mkdir(parents=True, exist_ok=True)
    save_file({name: value.detach().half().contiguous() for name, value in tensors.items()}, str(path / WEIGHTS))


def main() -> None:
    """Teach on all corpora, and for each part of them on the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--fold-epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    lower, entries = Lower(), [entry for entry in suite() if entry.split == "tune"]
    questions = [each for entry in entries for each in asked(entry, lower)]
    log.info("%d questions, %d pairs", len(questions), sum(len(each.states) for each in questions))
    for number, part in enumerate(parts(entries)):
        left_out = {_group(entry) for entry in part}
        model = teach([each for each in questions if each.group not in left_out], arguments.fold_epochs, arguments.seed)
        save(model, arguments.output / f"fold-{number}")
        for group in sorted(left_out):
            own = [each for each in questions if each.group == group]
            (alone, count), (both, _) = right_first(None, own, 0.0), right_first(model, own, WEIGHT)
            log.info("%s: right first of %d %.3f, with the cross-encoder %.3f", group, count, alone, both)
    save(teach(questions, arguments.epochs, arguments.seed), arguments.output / "all")


def _group(entry: QuestionSet) -> str:
    """Return the name of the corpus that a set is over."""
    return OWN if entry.own else entry.name


if __name__ == "__main__":
    main()
