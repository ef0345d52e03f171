"""How a sentence is read: below its headings, each cell of a row behind the name of its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.knowledge import Knowledge, Sentence
from ingest.records import BlockKind
from ingest.tables import Row, Table


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence, ``[start, end)``, and where it begins in what is read."""

    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Spelt:
    """What is read for a sentence, and where the parts of the sentence stand in it."""

    text: str
    parts: tuple[Part, ...]


def table_row(sentence: Sentence, knowledge: Knowledge) -> tuple[Table, Row] | None:
    """Return the table and the row that a sentence is; None where it is none below the names of its columns."""
    if sentence.unit.kind is not BlockKind.ROW:
        return None
    own = ((table, row) for table in knowledge.tables(sentence.document) for row in table.rows)
    return next((pair for pair in own if pair[1].span == sentence.unit.span), None)


def spell(sentence: Sentence, knowledge: Knowledge) -> Spelt:
    """Return a sentence as it is read, «Harbours: Port: Visby; Depth: 9 m» for a row of a table."""
    section = sentence.unit.section
    above = " ".join(knowledge.document(sentence.document).path(section)) if section is not None else ""
    text = f"{above}: " if above else ""
    of_table = table_row(sentence, knowledge)
    if of_table is None:
        return Spelt(text + sentence.text, (Part(0, len(sentence.text), len(text)),))
    parts: list[Part] = []
    for head, cell in zip(of_table[0].heads, of_table[1].cells, strict=True):
        text += ("; " if parts else "") + (f"{head.text}: " if head.text else "")
        parts.append(Part(cell.start, cell.end, len(text)))
        text += cell.text
    return Spelt(text, tuple(parts))


def placed(parts: Sequence[Part], start: int, end: int) -> list[tuple[int, int]]:
    """Return where some characters of a sentence stand in what is read, in each of its parts."""
    return [
        (part.at + max(start, part.start) - part.start, part.at + min(end, part.end) - part.start)
        for part in parts
        if start < part.end and part.start < end
    ]


def within(places: NDArray[np.int64], stretches: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Return which of some places (n, 2) meet one of some stretches of what is read, as (n,)."""
    found = np.zeros(len(places), np.bool_)
    for start, end in stretches:
        found |= (places[:, 0] < end) & (places[:, 1] > start)
    return found
