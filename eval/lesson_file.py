"""Lessons of the cross-encoder in a file of JSON lines (gzip), apart from what makes them, to teach on any machine."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path


@dataclass(slots=True)
class Lesson:
    """A question of a set, and the pieces of it with each sentence, in the order in which the linear reader rates them.

    ``right`` tells which sentences answer, ``rated`` are their log odds. ``asked`` tells which of the
    last pieces of each, but for the final mark, are asked for, as 0 or 1; None of one that answers with no known value.
    ``alone`` are the pieces of the question by itself, ``wants`` the kinds of value that it wants
    (`index.cross_encoder.WANTED`), none where it has no answer.
    """

    set: str
    split: str
    alone: list[int]
    wants: list[str]
    pieces: list[list[int]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    rated: list[float] = field(default_factory=list)
    asked: list[list[int] | None] = field(default_factory=list)

    def first(self, count: int) -> Lesson:
        """Return the lesson with so many sentences, those rated highest, and all others that answer."""
        kept = [i for i, right in enumerate(self.right) if right or i < count]
        return replace(
            self,
            pieces=[self.pieces[i] for i in kept],
            right=[self.right[i] for i in kept],
            rated=[self.rated[i] for i in kept],
            asked=[self.asked[i] for i in kept],
        )


def write(lessons: Iterable[Lesson], path: Path) -> None:
    """Write lessons to a file."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(each)) + "\n" for each in lessons)


def read(path: Path) -> list[Lesson]:
    """Read the lessons of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [Lesson(**json.loads(line)) for line in file]
