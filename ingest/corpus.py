"""A folder of files as documents: what is in it, each document with its structure, and the folder's fingerprint."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ingest import description, lines, manifest, readers
from ingest import glossary as glossary_file
from ingest.errors import CorpusError, DocumentError
from ingest.files import head, sha256_of, whole
from ingest.findings import OVERWRITE, UNKNOWN, Copy, Found, Known, Unreadable, shown
from ingest.glossary import Glossary
from ingest.manifest import Entry
from ingest.readers import jsonl
from ingest.records import Document
from ingest.sections import sections
from ingest.workers import Limits, Pool

CORRECTIONS = "corrections.toml"
# Text and Markdown up to this many bytes are read at once; starting another process would take longer.
SMALL = 1024 * 1024

_DATA_FILES = frozenset((manifest.FILE, glossary_file.FILE, CORRECTIONS))


def listing(folder: Path) -> tuple[Entry, ...]:
    """Return an entry for each document of a corpus: those of the manifest first, then other files by path.

    Raises CorpusError where the folder is missing or empty, or the manifest cannot be used.
    """
    if not folder.is_dir():
        raise CorpusError(f"expected a corpus folder, found none at {folder}; name one with --corpus or make it")
    if not _in_unicode(str(folder)):
        raise CorpusError(f"expected a corpus folder with a name in UTF-8, found {shown(str(folder))}; rename it")
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
        raise CorpusError(f"expected documents in {folder}, found none; add PDF, Word, web or text files")
    return entries


def expected(folder: Path) -> int:
    """Return how many documents a corpus holds at most: its files, and the lines of those that are JSON Lines.

    Raises CorpusError as ``listing`` does. A file that cannot be read counts as one.
    """
    return sum(_expected(folder / entry.file) for entry in listing(folder))


def _expected(path: Path) -> int:
    try:
        opening, _ = head(path, "")
        return jsonl.count(path) if jsonl.recognises(opening) else 1
    except (DocumentError, OSError):
        return 1


def documents(
    folder: Path,
    glossary: Glossary | None = None,
    entries: Iterable[Entry] | None = None,
    limits: Limits | None = None,
    known: Known = UNKNOWN,
) -> Iterator[Found]:
    """Yield the documents of a corpus one by one; a file that cannot be read yields an Unreadable and the rest goes on.

    A file with the bytes of an earlier one yields a Copy. Without ``glossary`` the folder's own is read; ``entries``
    are those to read (all of ``listing``); what is ``known`` is not read again, and yields a Kept. Raises CorpusError
    as ``listing`` does.
    """
    names = Glossary.load(folder / glossary_file.FILE) if glossary is None else glossary
    listed = tuple(listing(folder) if entries is None else entries)
    copies = _copies(folder, listed)
    taken = {entry.id: "" for entry in listed}
    alike = _differing_in_case(listed)
    with Pool(limits) as pool:
        waiting: deque[Callable[[], Iterator[Found]]] = deque()
        for entry in listed:
            if entry.id in copies:
                found: Found = Copy(entry.id, entry.file, copies[entry.id])
                waiting.append(lambda found=found: iter((found,)))  # type: ignore[misc]
            elif (kept := known.of_file(entry)) is not None and entry.file not in alike:
                waiting.append(lambda kept=kept: iter((kept,)))  # type: ignore[misc]
            else:
                own = lines.Names(taken, UNKNOWN if entry.file in alike else known)
                waiting.append(_reading(folder, entry, names, pool, own))
            # Enough ahead that no worker waits, few enough to hold.
            while len(waiting) > 2 * pool.count:
                yield from _noted(waiting.popleft()(), alike)
        for made in waiting:
            yield from _noted(made(), alike)


def _noted(found: Iterator[Found], alike: Mapping[str, str]) -> Iterator[Found]:
    """Pass documents on, with a warning to those whose name differs from another's in case alone."""
    for each in found:
        if isinstance(each, Document) and each.file in alike:
            warning = (
                f"{shown(each.file)}: differs from {shown(alike[each.file])} in upper and lower case alone, and would "
                f"{OVERWRITE}; rename one"
            )
            each = replace(each, warnings=(*each.warnings, warning))
        yield each


def _reading(
    folder: Path, entry: Entry, glossary: Glossary, pool: Pool, names: lines.Names
) -> Callable[[], Iterator[Found]]:
    """Return what yields the documents of an entry; slow and risky files are begun at once, in another process."""
    limit = pool.limits.size
    try:
        _check_name(entry)
        opening, size = head(folder / entry.file, shown(entry.file))
        if jsonl.recognises(opening):
            bare = replace(entry, title=None, symbol=None)
            return lambda: lines.documents(
                folder, entry, names, lambda row: _document(bare, jsonl.extract(row), row.sha256, glossary)
            )
        plain = size <= SMALL and not readers.format_of(opening).isolated
    except DocumentError as error:
        kept = _named(error, entry)
        return lambda: iter((Unreadable(entry.id, entry.file, kept),))
    if plain:
        return lambda: iter((_found(entry, lambda: document(folder, entry, glossary, limit)),))
    future = pool.submit(document, folder, entry, glossary, limit)
    return lambda: iter((_found(entry, future.result),))


def _check_name(entry: Entry) -> None:
    if not _in_unicode(entry.file):
        raise DocumentError("expected a name in UTF-8, found another encoding in it; rename the file")


def _in_unicode(path: str) -> bool:
    """Tell whether a path is text: Python lets bytes of another encoding stand in it as lone surrogates."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _found(entry: Entry, read: Callable[[], Document]) -> Document | Unreadable:
    try:
        return read()
    except DocumentError as error:
        return Unreadable(entry.id, entry.file, _named(error, entry))


def _named(error: DocumentError, entry: Entry) -> DocumentError:
    """Return an error whose line names the file."""
    name = shown(entry.file)
    return error if str(error).startswith(f"{name}: ") else DocumentError(f"{name}: {error}")


def document(folder: Path, entry: Entry, glossary: Glossary | None = None, limit: int = Limits().size) -> Document:
    """Read one document of at most ``limit`` bytes; raises DocumentError with one line that names the file."""
    name = shown(entry.file)
    data = whole(folder / entry.file, name, limit)
    try:
        known = readers.format_of(data)
        extract = known.read(data)
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from error
    warnings = [*extract.warnings, *_misnamed(entry.file, known)]
    return _document(entry, extract, hashlib.sha256(data).hexdigest(), glossary, warnings)


def _document(
    entry: Entry, extract: readers.Extract, sha256: str, glossary: Glossary | None, notes: Iterable[str] = ()
) -> Document:
    given, warnings = description.given(extract.metadata)
    return Document(
        id=entry.id,
        file=entry.file,
        sha256=sha256,
        metadata=description.metadata(entry, given, extract),
        text=extract.text,
        blocks=extract.blocks,
        sections=sections(extract.text, extract.blocks, glossary),
        pages=extract.pages,
        warnings=tuple(f"{shown(entry.file)}: {warning}" for warning in (*notes, *warnings)),
    )


def _misnamed(file: str, known: readers.Format) -> list[str]:
    """Return a warning where a file's name ends as files of another format do."""
    ending = PurePosixPath(file).suffix.lower()
    if ending in known.endings or not any(ending in each.endings for each in readers.formats()):
        return []
    return [f"named {ending} but holds {known.name}, and is read as that; rename it to {known.endings[0]}"]


def _copies(folder: Path, entries: Iterable[Entry]) -> dict[str, str]:
    """Return the files that hold the bytes of an earlier one: their ids, with the earlier file's path."""
    sizes: dict[int, list[Entry]] = defaultdict(list)
    for entry in filter(lambda each: _in_unicode(each.file), entries):
        try:
            sizes[(folder / entry.file).stat().st_size].append(entry)
        except (OSError, RuntimeError):
            continue
    copies: dict[str, str] = {}
    for size, group in sizes.items():
        first: dict[str, str] = {}
        for entry in group if len(group) > 1 and size else ():
            digest = sha256_of(folder / entry.file)
            if digest and digest in first:
                copies[entry.id] = first[digest]
            elif digest:
                first[digest] = entry.file
    return copies


def _differing_in_case(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the files whose path is another's but for upper and lower case, with that other."""
    first: dict[str, str] = {}
    return {
        entry.file: other
        for entry in entries
        if (other := first.setdefault(entry.file.casefold(), entry.file)) != entry.file
    }


def is_data(path: str) -> bool:
    """Tell whether a file of a corpus is no document but says something of all of them."""
    return path in _DATA_FILES


def read_alike(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Tell by two fingerprints whether manifest, glossary and corrections are the same, and files are read alike."""
    return all(before.get(name) == now.get(name) for name in _DATA_FILES)


def fingerprint(folder: Path, hashed: Callable[[Path], str] = sha256_of) -> dict[str, str]:
    """Return the sha256 of each file that an index depends on, by path in the folder: documents, manifest, glossary.

    A file that cannot be read has an empty value; one whose name is no text is left out.
    """
    files = (path for path in _files(folder) if _in_unicode(path))
    return {path: hashed(folder / path) for path in files if path in _DATA_FILES or not _is_data(path)}


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
