"""Corrections: facts that a user knows to be wrong, withdrawn or amended in ``corrections.toml`` beside the corpus.

The documents stay as they are. A correction names the body, the kind of fact and, where there are several values, the
one it is about; who made it, when, why and on what source. An amended fact keeps the evidence of the one it replaces.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ingest.bodies import Bodies
from ingest.errors import CorpusError
from ingest.manifest import valid_date
from ingest.records import Fact, FactKind, Value

FILE = "corrections.toml"
_REQUIRED = ("body", "kind", "by", "date", "why")


@dataclass(frozen=True, slots=True)
class Correction:
    """One ``[[correction]]`` table.

    ``replaces`` is the value that is wrong (empty: every value of this kind); ``value`` the right one, empty where the
    fact is only withdrawn. Values are typed as in ``ingest.records.Value``: ISO dates, ISO 3166 codes, numbers, ids.
    """

    body: str
    kind: str
    by: str
    date: str
    why: str
    value: str = ""
    replaces: str = ""
    source: str = ""

    @property
    def told(self) -> str:
        """Return who corrected it, when, why and on what source, in one line."""
        source = f" ({self.source})" if self.source else ""
        return f"{self.by}, {self.date}: {self.why}{source}"


KEYS = tuple(field.name for field in fields(Correction))


def load(folder: Path) -> tuple[Correction, ...]:
    """Read the corrections beside a corpus; no file is none.

    Raises CorpusError with one line that names the file, the entry and what to write instead.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        tables = tomllib.loads(path.read_text("utf-8")).get("correction", [])
    except (OSError, ValueError, RecursionError) as error:
        raise CorpusError(f"{path}: cannot be read as TOML: {error}") from error
    if not isinstance(tables, list):
        raise CorpusError(f"{path}: expected [[correction]] tables, found {type(tables).__name__}")
    return tuple(_correction(path, number, table) for number, table in enumerate(tables, 1))


def _correction(path: Path, number: int, table: object) -> Correction:
    where = f"{path}: [[correction]] {number}"
    if not isinstance(table, dict):
        raise CorpusError(f"{where}: expected a table, found {type(table).__name__}")
    for key in _REQUIRED:
        if not table.get(key):
            raise CorpusError(f"{where}: expected {key!r}; write who corrects which fact, when and why")
    for key, value in table.items():
        if key not in KEYS:
            raise CorpusError(f"{where}: unknown key {key!r}; there are {', '.join(KEYS)}")
        if not isinstance(value, str):
            raise CorpusError(f"{where}: expected text in quotes for {key!r}, found {value!r}")
    if table["kind"] not in set(FactKind):
        raise CorpusError(f"{where}: unknown kind {table['kind']!r}; there are {', '.join(FactKind)}")
    if not valid_date(table["date"]):
        raise CorpusError(f"{where}: expected a date such as 2024-05-31, found {table['date']!r}")
    return Correction(**table)


def body_of(correction: Correction, bodies: Bodies) -> str | None:
    """Return the id of the body that a correction is about, None where it is none of these."""
    return correction.body if correction.body in bodies else bodies.named(correction.body)


def corrected(facts: Iterable[Fact], corrections: Sequence[Correction], bodies: Bodies) -> list[Fact]:
    """Return facts with withdrawn values left out and amended ones replaced, marked with who, when, why and source."""
    if not corrections:
        return list(facts)
    return [found for fact in facts if (found := _corrected(fact, corrections, bodies)) is not None]


def _corrected(fact: Fact, corrections: Sequence[Correction], bodies: Bodies) -> Fact | None:
    for correction in corrections:
        if fact.body != body_of(correction, bodies) or fact.kind != correction.kind:
            continue
        values: list[Value] = []
        for value in fact.values:
            if correction.replaces not in {"", value.value}:
                values.append(value)
            elif correction.value:
                values.append(replace(value, value=correction.value))
        if tuple(values) == fact.values:
            continue
        if not values:
            return None
        fact = replace(fact, values=tuple(dict.fromkeys(values)), correction=correction.told)
    return fact
