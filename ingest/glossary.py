"""The glossary: official names and acronyms of bodies in four languages, from ``glossary.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.entries import tables
from ingest.errors import CorpusError
from ingest.labels import comparable
from ingest.records import LANGUAGES, Body

FILE = "glossary.toml"
_NAME_KEYS = ("name", "acronym", "other")


@dataclass(frozen=True, slots=True)
class Glossary:
    """The bodies of a glossary and, by id, the kind each is of (empty where none is given)."""

    bodies: tuple[Body, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    _by_name: Mapping[str, Body] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, bodies: tuple[Body, ...], kinds: Mapping[str, str] | None = None) -> Glossary:
        """Return a glossary of these bodies; of two with one name the first is matched."""
        by_name: dict[str, Body] = {}
        for body in bodies:
            for words in (*body.names.values(), *body.acronyms.values()):
                for word in words:
                    by_name.setdefault(comparable(word), body)
        return cls(bodies, kinds or {}, by_name)

    @classmethod
    def load(cls, path: Path) -> Glossary:
        """Read a glossary file; one that is missing is an empty glossary.

        Raises CorpusError with one line that names the file, the entry and what to write instead.
        """
        if not path.exists():
            return cls.of(())
        bodies: dict[str, Body] = {}
        kinds: dict[str, str] = {}
        for number, table in enumerate(tables(path, "body", "a glossary"), 1):
            body, kind = _body(path, number, table)
            if body.id in bodies:
                raise CorpusError(f"{path}: two [[body]] tables have the id {body.id!r}; give each its own")
            bodies[body.id] = body
            kinds[body.id] = kind
        return cls.of(tuple(bodies.values()), kinds)

    def match(self, name: str) -> Body | None:
        """Return the body that goes by a name or acronym in any language, case and accents aside, or None."""
        return self._by_name.get(comparable(name))


def _body(path: Path, number: int, table: dict[str, Any]) -> tuple[Body, str]:
    where = f"{path}: [[body]] number {number}"
    identifier = table.get("id")
    if not isinstance(identifier, str) or not identifier.strip():
        raise CorpusError(f'{where}: no id; add a line such as id = "crm"')
    where = f"{where} ({identifier!r:.80})"
    unknown = sorted(set(table) - {"id", "kind", *LANGUAGES})
    if unknown:
        raise CorpusError(f"{where}: unknown key {unknown[0]!r}; expected id, kind, {', '.join(LANGUAGES)}")
    kind = table.get("kind", "")
    if not isinstance(kind, str):
        raise CorpusError(f"{where}: kind is {kind!r}; write it in quotes")
    names: dict[str, tuple[str, ...]] = {}
    acronyms: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        if language in table:
            name, acronym, others = _names(f"{where}, {language}", table[language])
            names |= {language: words} if (words := name + others) else {}
            acronyms |= {language: acronym} if acronym else {}
    if not names and not acronyms:
        raise CorpusError(f'{where}: no name in any language; add a line such as en = {{ name = "…" }}')
    return Body(identifier, names, acronyms), kind


def _names(where: str, entry: object) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    if not isinstance(entry, dict):
        raise CorpusError(f'{where}: {entry!r} is no table; write {{ name = "…", acronym = "…" }}')
    unknown = sorted(set(entry) - set(_NAME_KEYS))
    if unknown:
        raise CorpusError(f"{where}: unknown key {unknown[0]!r}; expected {', '.join(_NAME_KEYS)}")
    name, acronym, other = (_strings(where, key, entry.get(key, ())) for key in _NAME_KEYS)
    return name, acronym, other


def _strings(where: str, key: str, value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(isinstance(item, str) for item in values):
        raise CorpusError(f"{where}: {key} is {value!r}; write text in quotes, or a list of such")
    return tuple(item.strip() for item in values if item.strip())
