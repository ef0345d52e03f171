"""A folder of files as documents: what is in it, each document with its structure, and the folder's fingerprint."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ingest import glossary as glossary_file
from ingest import manifest, readers
from ingest.errors import CorpusError, DocumentError
from ingest.glossary import Glossary
from ingest.language import detect
from ingest.manifest import Entry
from ingest.records import LANGUAGES, BlockKind, Document, Metadata
from ingest.sections import sections

CORRECTIONS = "corrections.toml"
LARGEST = 64 * 1024 * 1024
TITLE_LENGTH = 160

_DATA_FILES = frozenset((manifest.FILE, glossary_file.FILE, CORRECTIONS))
_ALIASES = {"lang": "language", "url": "source", "type": "kind", "reference": "symbol"}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no document, and why, in one line that names the file and the remedy."""

    id: str
    file: str
    error: DocumentError


def listing(folder: Path) -> tuple[Entry, ...]:
    """Return an entry for each document of a corpus: those of the manifest first, then other files by path.

    Raises CorpusError where the folder is missing or empty, or the manifest cannot be used.
    """
    if not folder.is_dir():
        raise CorpusError(f"expected a corpus folder, found none at {folder}; name one with --corpus or make it")
    named = manifest.load(folder)
    taken = {entry.id for entry in named}
    _check_references(folder, named)
    files = {entry.file for entry in named}
    others = []
    for path in _files(folder):
        if path not in files and not _is_data(path):
            others.append(Entry(_new_id(path, taken), path))
    entries = named + tuple(others)
    if not entries:
        raise CorpusError(f"expected documents in {folder}, found none; add text or Markdown files")
    return entries


def documents(
    folder: Path, glossary: Glossary | None = None, entries: Iterable[Entry] | None = None
) -> Iterator[Document | Unreadable]:
    """Yield the documents of a corpus one by one; a file that cannot be read yields an Unreadable and the rest goes on.

    Without ``glossary`` the folder's own is read; ``entries`` are those to read (all of ``listing``). Raises
    CorpusError as ``listing`` does.
    """
    names = Glossary.load(folder / glossary_file.FILE) if glossary is None else glossary
    for entry in listing(folder) if entries is None else entries:
        try:
            yield document(folder, entry, names)
        except DocumentError as error:
            yield Unreadable(entry.id, entry.file, error)


def document(folder: Path, entry: Entry, glossary: Glossary | None = None) -> Document:
    """Read one document; raises DocumentError with one line that names the file."""
    shown = entry.file if entry.file.isprintable() else ascii(entry.file)
    data = _bytes(folder / entry.file, shown)
    try:
        extract = readers.read(data)
    except DocumentError as error:
        raise DocumentError(f"{shown}: {error}") from error
    given, warnings = _given(extract.metadata)
    return Document(
        id=entry.id,
        file=entry.file,
        sha256=hashlib.sha256(data).hexdigest(),
        metadata=_metadata(entry, given, extract),
        text=extract.text,
        blocks=extract.blocks,
        sections=sections(extract.text, extract.blocks, glossary),
        pages=extract.pages,
        warnings=(*extract.warnings, *(f"{shown}: {warning}" for warning in warnings)),
    )


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the sha256 of each file that an index depends on, by path in the folder: documents, manifest, glossary.

    A file that cannot be read has an empty value.
    """
    return {path: _sha256(folder / path) for path in _files(folder) if path in _DATA_FILES or not _is_data(path)}


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _files(folder: Path) -> list[str]:
    """Return the files below a folder by path, hidden ones and links that lead out of it left out."""
    root = folder.resolve()
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if not name.startswith(".") and not _leaves(path, root):
                found.append(path.relative_to(folder).as_posix())
    return sorted(found)


def _leaves(path: Path, root: Path) -> bool:
    if not path.is_symlink():
        return False
    try:
        return not path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        # A link to itself or to nothing is listed, so that reading it says so.
        return False


def _is_data(path: str) -> bool:
    name = PurePosixPath(path).name
    return path in _DATA_FILES or PurePosixPath(name.lower()).stem == "readme"


def _new_id(path: str, taken: set[str]) -> str:
    stem = unicodedata.normalize("NFKD", PurePosixPath(path).stem).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "document"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name


def _check_references(folder: Path, entries: Iterable[Entry]) -> None:
    entries = tuple(entries)
    known = {entry.id for entry in entries}
    for entry in entries:
        for key in ("translation_of", "version_of"):
            value = getattr(entry, key)
            if value is not None and (value not in known or value == entry.id):
                raise CorpusError(
                    f"{folder / manifest.FILE}: {entry.id}: {key} is {value!r}; expected the id of another [[document]]"
                )


def _bytes(path: Path, shown: str) -> bytes:
    try:
        if not path.is_file():
            raise DocumentError(f"{shown}: expected a file, found none or a broken link; restore or remove it")
        size = path.stat().st_size
        if size > LARGEST:
            raise DocumentError(f"{shown}: {size} bytes, at most {LARGEST} can be read; split the file")
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{shown}: cannot be read ({reason}); check the file and its permissions") from error


def _given(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return what a file says of itself under the manifest's keys; what cannot be used becomes a warning."""
    given: dict[str, Any] = {}
    warnings = []
    for name, value in values.items():
        key = _ALIASES.get(name.lower(), name.lower())
        if key not in manifest.KEYS or key in ("id", "file"):
            continue
        if key == "official":
            given[key] = str(value).lower() not in ("false", "no", "0")
            continue
        words = str(value)
        bad_language = key == "language" and words.lower()[:2] not in LANGUAGES
        if bad_language or (key == "date" and not manifest.valid_date(words)):
            warnings.append(f"its front matter gives the {key} {words!r}, which cannot be used; correct it")
            continue
        given[key] = words.lower()[:2] if key == "language" else words
    return given, warnings


def _metadata(entry: Entry, given: Mapping[str, Any], extract: readers.Extract) -> Metadata:
    """Put the metadata together: the manifest before the file, and what neither says told from the text."""

    def known(key: str) -> Any:
        value = getattr(entry, key)
        return given.get(key) if value is None else value

    official = known("official")
    return Metadata(
        title=known("title") or _title(extract) or PurePosixPath(entry.file).stem,
        language=known("language") or detect(extract.text),
        date=known("date"),
        symbol=known("symbol"),
        source=known("source"),
        kind=known("kind"),
        official=True if official is None else official,
        translation_of=known("translation_of"),
        version_of=known("version_of"),
    )


def _title(extract: readers.Extract) -> str | None:
    """Return the first heading where the text opens with it, else a short first block, else None."""
    first = extract.blocks[0] if extract.blocks else None
    if first is None:
        return None
    words = " ".join(extract.text[first.start : first.end].split())
    return words if first.kind is BlockKind.HEADING or len(words) <= TITLE_LENGTH else None
