"""Teach a transformer with a transplanted vocabulary to read four languages as its English teacher reads one.

    python -m index.training.distil --data DIR --teacher DIR --output DIR --seed 0

The student gets the teacher's layers and the rows of `index.training.transplant`. A text in any language has to come
where the teacher puts its English wording (cosine; Reimers & Gurevych 2020, arXiv 2004.09813), and nearer to the text
it belongs with than to the others of its batch (contrast). A checkpoint is written every few minutes; the same command
goes on from the last one.

It runs in bfloat16, for which processors with AMX are made; the weights that are learnt stay in 32 bits. With glibc,
half of the time goes to memory that is given back and fetched again, unless it is told to keep it:

    MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=268435456 python -m ...
"""

from __future__ import annotations

import argparse
import logging
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from index.static import default_encoder
from index.training.folder import save_model
from index.training.lessons import Lesson, plan, read_courses
from index.training.transplant import transplant

logger = logging.getLogger(__name__)
WORDS = "embeddings.word_embeddings.weight"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run is made of; saved beside the weights that it made."""

    seed: int = 0
    vocabulary: int = 48_000
    english: int = 25_000  # pieces kept of the teacher's vocabulary
    steps: int = 650
    budget: int = 30_000  # characters of a batch, padding counted
    learning_rate: float = 1e-4  # of the layers
    word_rate: float = 5e-4  # of the rows of the vocabulary
    warm_up: int = 100  # steps
    last_rate: float = 0.01  # part of the rate that is left at the end
    temperature: float = 0.05
    likeness: float = 10.0  # weight of the cosine to the teacher beside the contrast
    token_limit: int = 256
    start_share: float = 0.3  # part of the weights before training in those that ship


class Reader:
    """A BERT without pooler and its tokenizer: texts in, mean vectors of length 1 out."""

    def __init__(self, model: Any, tokenizer: Tokenizer, token_limit: int) -> None:
        """Take a model and a tokenizer; texts are cut to `token_limit` pieces."""
        self.model = model
        self.tokenizer = tokenizer
        tokenizer.enable_truncation(token_limit)
        tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")

    def __call__(self, texts: Sequence[str]) -> torch.Tensor:
        """Return the vectors (n, dim) float32 of texts."""
        encodings = self.tokenizer.encode_batch_fast(list(texts))
        ids = torch.from_numpy(np.array([encoding.ids for encoding in encodings], np.int64))
        mask = torch.from_numpy(np.array([encoding.attention_mask for encoding in encodings], np.int64))
        states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask[:, :, None].float()
        return functional.normalize((states.float() * weights).sum(1) / weights.sum(1))


def read_bert(folder: Path) -> Any:
    """Load a BERT whose attention is written out: on a CPU, torch's fused one is two to five times slower to train."""
    from transformers import BertModel

    return BertModel.from_pretrained(
        str(folder), add_pooling_layer=False, attn_implementation="eager", dtype=torch.float32
    ).eval()  # type: ignore[no-untyped-call]


def make_student(teacher: Any, tokenizer: Tokenizer, data: Path, recipe: Recipe) -> tuple[Any, Tokenizer]:
    """Return a copy of the teacher with the transplanted vocabulary, and its tokenizer."""
    from transformers import BertConfig, BertModel

    weights = teacher.state_dict()
    new = transplant(tokenizer, weights[WORDS].numpy(), default_encoder(), data, recipe.vocabulary, recipe.english)
    config = BertConfig.from_dict({**teacher.config.to_dict(), "vocab_size": len(new.rows)})
    config._attn_implementation = "eager"
    student = BertModel(config, add_pooling_layer=False).eval()  # type: ignore[no-untyped-call]
    student.load_state_dict({**weights, WORDS: torch.from_numpy(new.rows)})
    return student, new.tokenizer


def same_texts(batch: Sequence[Lesson]) -> torch.Tensor:
    """Mark (n, n) lessons i != j whose left or right texts mean the same in English: they are no negatives."""
    marks = []
    for side in (2, 3):
        numbers: dict[str, int] = {}
        found = np.array([numbers.setdefault(lesson[side].lower(), len(numbers)) for lesson in batch])
        marks.append(found[:, None] == found)
    same = marks[0] | marks[1]
    np.fill_diagonal(same, False)
    return torch.from_numpy(same)


def loss_of(batch: Sequence[Lesson], student: Reader, teacher: Reader, recipe: Recipe) -> tuple[torch.Tensor, ...]:
    """Return the contrast within a batch, and the mean distance (1 - cosine) of the student from the teacher."""
    left, right = student([lesson[0] for lesson in batch]), student([lesson[1] for lesson in batch])
    with torch.no_grad():
        target = teacher([lesson[2] for lesson in batch])
        twins = all(lesson[2] == lesson[3] for lesson in batch)
        other = target if twins else teacher([lesson[3] for lesson in batch])
    scores = (left @ right.T / recipe.temperature).masked_fill(same_texts(batch), -1e4)
    own = torch.arange(len(batch))
    contrast = (functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)) / 2
    distance = 1 - ((left * target).sum(1).mean() + (right * other).sum(1).mean()) / 2
    return contrast, distance


def rate(step: int, recipe: Recipe) -> float:
    """Return the part of the learning rate in force at a step: a linear rise, then half a cosine down."""
    if step < recipe.warm_up:
        return (step + 1) / recipe.warm_up
    done = (step - recipe.warm_up) / max(1, recipe.steps - recipe.warm_up)
    return recipe.last_rate + (1 - recipe.last_rate) * (1 + math.cos(math.pi * done)) / 2


def teach(
    student: Reader, teacher: Reader, batches: Iterator[list[Lesson]], recipe: Recipe, checkpoint: Path, minutes: float
) -> None:
    """Train the student in place; goes on from `checkpoint` where it is, writes it every so many minutes."""
    model = student.model
    masters = {name: each.detach().float().requires_grad_() for name, each in model.named_parameters()}
    words = [masters[WORDS]]
    layers = [each for name, each in masters.items() if name != WORDS]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": recipe.learning_rate}, {"params": words, "lr": recipe.word_rate}],
        weight_decay=0.0,
        betas=(0.9, 0.98),
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, recipe))
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        copy_weights(saved["model"], masters)
        copy_weights(masters, dict(model.named_parameters()))
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        done = saved["step"]
    began = kept = time.monotonic()
    sums = np.zeros(3)
    for step, batch in enumerate(batches):
        if step < done:
            continue
        contrast, distance = loss_of(batch, student, teacher, recipe)
        model.zero_grad()
        (contrast + recipe.likeness * distance).backward()  # type: ignore[no-untyped-call]
        for name, each in model.named_parameters():
            masters[name].grad = each.grad.float()
        torch.nn.utils.clip_grad_norm_(layers, 5.0)
        optimizer.step()
        schedule.step()
        copy_weights(masters, dict(model.named_parameters()))
        sums += contrast.item(), distance.item(), len(batch)
        if (step + 1) % 50 == 0:
            logger.info(
                "step %d contrast %.3f distance %.3f lessons %.0f after %.0f s",
                step + 1,
                *(sums / 50),
                time.monotonic() - began,
            )
            sums[:] = 0
        if time.monotonic() - kept > 60 * minutes:
            kept = time.monotonic()
            keep(checkpoint, step + 1, masters, optimizer, schedule)
    copy_weights(masters, dict(model.float().named_parameters()))


def blend(weights: dict[str, torch.Tensor], start: dict[str, torch.Tensor], share: float) -> None:
    """Move weights part of the way back to the start, which keeps English (Wortsman et al. 2022, arXiv 2109.01903)."""
    with torch.no_grad():
        for name, each in weights.items():
            each.lerp_(start[name], share)


def copy_weights(source: dict[str, torch.Tensor], target: dict[str, torch.Tensor]) -> None:
    """Copy weights by name, into whatever type the target has."""
    with torch.no_grad():
        for name, each in target.items():
            each.copy_(source[name])


def keep(path: Path, step: int, masters: Any, optimizer: Any, schedule: Any) -> None:
    """Write a checkpoint, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    torch.save(
        {
            "step": step,
            "model": {name: each.detach() for name, each in masters.items()},
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
        },
        fresh,
    )
    fresh.replace(path)


def parse_arguments() -> argparse.Namespace:
    """Read the command line; every number of the recipe can be overridden."""
    parser = argparse.ArgumentParser(description="Train the multilingual transformer encoder.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds train/ and scale/")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--output", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=5, help="between two checkpoints")
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    return parser.parse_args()


def main() -> None:
    """Run the training from the command line."""
    arguments = parse_arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(**{name: getattr(arguments, name) for name in asdict(Recipe())})
    torch.manual_seed(recipe.seed)
    tokenizer = Tokenizer.from_file(str(arguments.teacher / "tokenizer.json"))
    teacher = read_bert(arguments.teacher)
    model, own = make_student(teacher, tokenizer, arguments.data, recipe)
    courses = read_courses(arguments.data, recipe.seed)
    for course in courses:
        logger.info("%s: %d lessons, share %.2f", course.name, len(course.lessons), course.share)
    student = Reader(model.bfloat16(), own, recipe.token_limit)
    master = Reader(teacher.bfloat16(), tokenizer, recipe.token_limit)
    lessons = plan(courses, recipe.steps, recipe.budget, recipe.seed)
    checkpoint = arguments.output.with_name(arguments.output.name + ".checkpoint.pt")
    start = {name: each.detach().float().clone() for name, each in model.named_parameters()}
    teach(student, master, lessons, recipe, checkpoint, arguments.minutes)
    blend(dict(model.named_parameters()), start, recipe.start_share)
    logger.info("weights %s", save_model(model, own, asdict(recipe), arguments.output))


if __name__ == "__main__":
    main()
