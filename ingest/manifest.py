"""The manifest of a corpus, ``corpus.toml``: what is known of each document beside its text."""

from __future__ import annotations

import datetime
import posixpath
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ingest.entries import tables
from ingest.errors import CorpusError
from ingest.records import LANGUAGES

FILE = "corpus.toml"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[document]]`` table; None where the manifest does not say, and the file itself is asked."""

    id: str
    file: str
    title: str | None = None
    language: str | None = None
    date: str | None = None
    symbol: str | None = None
    source: str | None = None
    kind: str | None = None
    official: bool | None = None
    translation_of: str | None = None
    version_of: str | None = None


KEYS = tuple(field.name for field in fields(Entry))


def load(folder: Path) -> tuple[Entry, ...]:
    """Read the manifest of a corpus folder; none is an empty one.

    Raises CorpusError with one line that names the manifest, the entry and what to write instead.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    entries: list[Entry] = []
    for number, table in enumerate(tables(path, "document", "a manifest"), 1):
        entry = _entry(path, number, table)
        _check_new(path, entry, entries)
        _check_file(path, folder, entry)
        entries.append(entry)
    return tuple(entries)


def valid_date(value: str) -> bool:
    """Tell whether text is an ISO 8601 year, month or day that exists."""
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _entry(path: Path, number: int, table: dict[str, Any]) -> Entry:
    where = f"{path}: [[document]] number {number}"
    for key in ("id", "file"):
        if key not in table:
            raise CorpusError(f'{where}: no {key}; add a line such as {key} = "…"')
    where = f"{where} ({table['id']!r:.80})"
    values = {key: _value(where, key, value) for key, value in table.items()}
    if not _ID.fullmatch(values["id"]):
        raise CorpusError(f"{where}: the id may hold letters without accents, digits, '.', '_' and '-' only")
    if values.get("language") not in (None, *LANGUAGES):
        raise CorpusError(f"{where}: language is {values['language']!r}; expected one of {', '.join(LANGUAGES)}")
    if values.get("date") is not None and not valid_date(values["date"]):
        raise CorpusError(f"{where}: date is {values['date']!r}; expected a year, YYYY-MM or YYYY-MM-DD that exists")
    # «./a.pdf» and «drafts/../a.pdf» are the file that the folder's listing calls «a.pdf».
    return Entry(**values | {"file": posixpath.normpath(values["file"])})


def _value(where: str, key: str, value: object) -> Any:
    if key not in KEYS:
        raise CorpusError(f"{where}: unknown key {key!r}; expected one of {', '.join(KEYS)}")
    if key == "official":
        if not isinstance(value, bool):
            raise CorpusError(f"{where}: official is {value!r}; expected true or false without quotes")
        return value
    if key == "date" and type(value) is datetime.date:
        return value.isoformat()
    if not isinstance(value, str):
        raise CorpusError(f"{where}: {key} is {value!r}; expected text in quotes")
    if key in ("id", "file") and not value.strip():
        raise CorpusError(f"{where}: {key} is empty; fill it in")
    return value.strip() or None


def _check_new(path: Path, entry: Entry, before: list[Entry]) -> None:
    for other in before:
        if other.id == entry.id:
            raise CorpusError(f"{path}: two documents have the id {entry.id!r}; give each its own")
        if other.file == entry.file:
            raise CorpusError(
                f"{path}: the file {entry.file!r} is named twice; remove one of {other.id!r}, {entry.id!r}"
            )


def _check_file(path: Path, folder: Path, entry: Entry) -> None:
    root = folder.resolve()
    try:
        target = (folder / entry.file).resolve()
        inside, there = target.is_relative_to(root), target.is_file()
    except (OSError, RuntimeError, ValueError) as error:
        raise CorpusError(
            f"{path}: {entry.id}: the file {entry.file!r} cannot be followed; name a plain file"
        ) from error
    if not inside:
        raise CorpusError(f"{path}: {entry.id}: the file {entry.file!r} lies outside the corpus folder; move it inside")
    if not there:
        raise CorpusError(f"{path}: {entry.id}: no file {entry.file!r} in {folder}; correct the name or add the file")
