"""Go on teaching the cross-encoder on sets that are new: its upper layers alone, which takes an hour on two cores.

    python -m eval.cross_onward --lessons FILE --new SET,SET --output DIR
        [--again 1800] [--taken 5] [--hardest 1] [--rate 4e-5] [--epochs 1.6] [--seed 0]

``--lessons`` is what `eval.cross_lessons` wrote. The weights that ship are taken up as they are, in eight bits. What
the lower layers make of a pair does not change, and is worked out once. So that nothing is forgotten, some questions of
the sets that were learnt before are learnt again. Written are weights in the form of those that ship, and what weighs
the new states of a question for each kind of value that it may want, learnt of all sets that teach.
"""

from __future__ import annotations

import argparse
import logging
import random
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from shutil import copyfile

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from torch import nn

from eval.cross_training import (
    CHUNK,
    LEARNT,
    Taught,
    by_length,
    learn,
    loss,
    padded,
    save,
    save_wanted,
    tell,
    together,
)
from eval.lesson_file import Lesson, read
from index.bert_graph import EVEN, SCALE, depth
from index.cross_encoder import FOLDER, OFFSETS, PIECE, WHOLE
from index.transformer import WEIGHTS, WORDS

log = logging.getLogger(__name__)

UPPER = 6  # layers that are learnt
TAKEN = 5  # sentences of a question, those that answer beside them
AGAIN = 1800  # questions of sets that were learnt before
BATCH = 24  # questions
RATE, WARM_UP = 4e-5, 0.06  # the rate at most, of the uppermost layer


def restored(folder: Path, into: Path) -> Taught:
    """Return the model whose weights a folder holds in eight bits; ``into`` is where they are written in 32.

    There they are a base as `eval.cross_training` takes one.
    """
    stored = load_file(str(folder / WEIGHTS))
    own = {
        name: value
        for name, value in stored.items()
        if not name.endswith((SCALE, EVEN)) and name not in {WHOLE, PIECE, OFFSETS}
    }
    tensors = {}
    for name, value in own.items():
        matrix = value.astype(np.float32)
        if name == WORDS:
            matrix *= stored[name + SCALE].astype(np.float32)[:, None]
        elif value.dtype == np.int8:  # (in, out), each column with its scale
            even = stored.get(name.removesuffix(".weight") + EVEN)
            matrix *= stored[name + SCALE].astype(np.float32)
            matrix = (matrix if even is None else matrix * even.astype(np.float32)[:, None]).T
        tensors[name] = np.ascontiguousarray(matrix)
    save_file(tensors, str(into / WEIGHTS))
    for name in ("config.json", "tokenizer.json"):
        copyfile(folder / name, into / name)
    model = Taught(into)
    heads = np.stack([stored[WHOLE], stored[PIECE]]).astype(np.float32)
    model.heads.weight.data = torch.from_numpy(heads)
    model.heads.bias.data = torch.from_numpy(stored[OFFSETS].astype(np.float32))
    return model


class Halves:
    """A model whose lower layers stay as they are; what they make of a pair is the state (n, dim) that it goes by."""

    def __init__(self, model: Taught, upper: int) -> None:
        """Take a model and the number of its layers that are learnt."""
        layers = model.bert.encoder.layer
        self.model = model
        self.lower, self.upper = layers[: len(layers) - upper], layers[len(layers) - upper :]

    @torch.no_grad()
    def states(self, pairs: Sequence[list[int]]) -> list[torch.Tensor]:
        """Return what the lower layers make of each pair, in 16 bits."""
        found: list[torch.Tensor] = [torch.empty(0)] * len(pairs)
        order = by_length(pairs)
        for start in range(0, len(order), CHUNK):
            chosen = order[start : start + CHUNK]
            taken, mask = padded([torch.tensor(pairs[i]) for i in chosen])
            with torch.autocast("cpu", torch.bfloat16):
                states = _through(self.lower, self.model.bert.embeddings(input_ids=taken), mask)
            for row, i in enumerate(chosen):
                found[i] = states[row, : len(pairs[i])].half()
        return found

    def run(self, states: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return a score (b,) of each pair and the log odds of its pieces (b, n), as `eval.cross_training.run` does."""

        def give(taken: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            with torch.autocast("cpu", torch.bfloat16):
                return self.model.weighed(_through(self.upper, taken.float(), mask), mask)

        return together(states, give)


def _through(layers: nn.ModuleList, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return states (b, n, dim) behind some layers, which see no padding."""
    added = (~mask)[:, None, None, :].float() * torch.finfo(torch.float32).min
    for layer in layers:
        made = layer(states, added)
        states = made[0] if isinstance(made, tuple) else made
    return states


def go_on(
    model: Taught,
    lessons: Sequence[Lesson],
    epochs: float,
    seed: int,
    upper: int = UPPER,
    rate: float = RATE,
    share: float = 1.0,
) -> Taught:
    """Return the model taught on some lessons, or on that share of them that it is farthest from.

    The last round takes but a part where ``epochs`` is no whole number.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    halves = Halves(model.train(), upper)
    states = iter(halves.states([pieces for each in lessons for pieces in each.pieces]))
    kept = [list(islice(states, len(each.pieces))) for each in lessons]
    log.info("%d questions, %d pairs: lower layers done", len(lessons), sum(map(len, kept)))
    if share < 1:
        order = hardest(halves, kept, lessons)[: round(share * len(lessons))]
        kept, lessons = [kept[i] for i in order], [lessons[i] for i in order]
        log.info("the %d hardest are learnt", len(lessons))
    drawn = [i for _ in range(int(epochs) + 1) for i in chance.sample(range(len(lessons)), len(lessons))]
    drawn = drawn[: round(epochs * len(lessons))]
    batches = [drawn[at : at + BATCH] for at in range(0, len(drawn), BATCH)]

    def cost(batch: Sequence[int]) -> torch.Tensor:
        return loss(*halves.run([state for i in batch for state in kept[i]]), [lessons[i] for i in batch])

    learn(model.groups(rate, upper), batches, cost, WARM_UP)
    return model.eval()


@torch.no_grad()
def hardest(halves: Halves, kept: Sequence[Sequence[torch.Tensor]], lessons: Sequence[Lesson]) -> list[int]:
    """Return the numbers of some questions, that of which the model is farthest from what is right first."""
    costs: list[float] = []
    for begin in range(0, len(lessons), BATCH):
        batch = kept[begin : begin + BATCH]
        scores, pieces = halves.run([state for own in batch for state in own])
        sizes = [len(own) for own in batch]
        parts = zip(torch.split(scores, sizes), torch.split(pieces, sizes), lessons[begin : begin + BATCH], strict=True)
        costs += [float(loss(found, marked, [each])) for found, marked, each in parts]
    return sorted(range(len(costs)), key=lambda i: -costs[i])


def keep_lower(folder: Path, written: Path, upper: int = UPPER) -> None:
    """Put back as a folder holds them the tensors that were not learnt: they would lose a little each time."""
    before, after = (load_file(str(each / WEIGHTS)) for each in (folder, written))
    same = ("embeddings.", *(f"encoder.layer.{layer}." for layer in range(depth(before) - upper)))
    kept = {name: value for name, value in before.items() if name.startswith(same)}
    save_file(after | kept, str(written / WEIGHTS))


def main() -> None:
    """Go on teaching on new sets and some of the old ones, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=Path, required=True, metavar="FILE")
    parser.add_argument("--new", required=True, metavar="SET,SET")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--again", type=int, default=AGAIN, help="questions of other sets that are learnt again")
    parser.add_argument("--taken", type=int, default=TAKEN, help="sentences of a question")
    parser.add_argument("--hardest", type=float, default=1.0, help="share of the questions that are learnt")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--epochs", type=float, default=1.6)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    everything = read(arguments.lessons)
    found = [each for each in everything if each.split in LEARNT]
    named = set(arguments.new.split(","))
    if missing := named - {each.set for each in found}:
        parser.error(f"expected sets of the lessons, found none of {', '.join(sorted(missing))}")
    old = [each for each in found if each.set not in named]
    chance = random.Random(arguments.seed)
    taken = [each for each in found if each.set in named] + chance.sample(old, min(arguments.again, len(old)))
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        lessons = [each.first(arguments.taken) for each in taken]
        model = go_on(
            restored(FOLDER, base),
            lessons,
            arguments.epochs,
            arguments.seed,
            rate=arguments.rate,
            share=arguments.hardest,
        )
        tell(model, everything)
        save(model, base, arguments.output, lessons)
    keep_lower(FOLDER, arguments.output)
    save_wanted(arguments.output, found)


if __name__ == "__main__":
    main()
