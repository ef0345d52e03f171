"""What is fuzzed of files: each reader as a build calls it, archives, and the files beside a corpus."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unittest import mock

from eval.endurance.promises import check_document, hold
from ingest.errors import DocumentError
from ingest.manifest import Entry


class Foreign(Exception):
    """The bytes are no matter of this target."""


@cache
def folder() -> Path:
    """Return where this process writes."""
    return Path(tempfile.mkdtemp(prefix="govqa-fuzz-"))


def document(name: str, data: bytes) -> object:
    """Read bytes as a build does, on through sections, passages, bodies and facts."""
    from ingest import corpus, readers

    if readers.format_of(data).name != name:
        raise Foreign
    path = folder() / "document.bin"
    path.write_bytes(data)
    try:
        found = corpus.document(path.parent, Entry("a", path.name))
    except (RecursionError, MemoryError):
        # A worker turns these into a line, where the format has one.
        if readers.format_of(data).isolated:
            raise DocumentError("too deep or too large") from None
        raise
    return check_document(found)


def json_lines(data: bytes) -> object:
    """Read JSON Lines as a build does, each line a document."""
    from ingest import corpus
    from ingest.readers import jsonl
    from ingest.records import Document

    if not jsonl.recognises(data[:65_536]):
        raise Foreign
    path = folder() / "rows.jsonl"
    path.write_bytes(data)
    found = list(corpus.documents(path.parent, entries=[Entry("a", path.name)]))
    made = [each for each in found if isinstance(each, Document)]
    ids = [document.id for document in made]
    hold(len(set(ids)) == len(ids), f"ids are unique: {ids}")
    # What a document is must not hang on the others.
    checked = [check_document(document) for document in made[:8]]
    messages = [str(getattr(each, "error", "")) for each in found if not isinstance(each, Document)]
    hold(all(message.isprintable() for message in messages), f"messages are printable lines: {messages!r:.300}")
    return checked, messages


def archived(data: bytes) -> object:
    """Open an archive and parse its parts."""
    from ingest.readers import archive

    with archive.opened(data) as parts:
        archive.check_declarations(parts)
        names = [name for name in parts.namelist() if name.endswith(".xml")]
        return [len(archive.xml(part, name)) for name in names if (part := archive.part(parts, name)) is not None]


def old_word(data: bytes) -> object:
    """Read an old Word file, with what stands behind a mark in place of what LibreOffice would make of it."""
    from ingest.readers import doc

    source, _, made = data.partition(b"\n--made--\n")
    if not doc.recognises(source):
        raise Foreign

    def convert(command: Sequence[str], **options: object) -> None:
        if made:
            Path(command[-1]).with_suffix(".docx").write_bytes(made)

    with mock.patch("shutil.which", lambda name: name), mock.patch("subprocess.run", convert):
        try:
            return repr(doc.read(source))
        except (RecursionError, MemoryError):
            raise DocumentError("too deep or too large") from None


def manifest(data: bytes) -> object:
    """List a folder by its manifest."""
    from ingest import corpus

    place = folder() / "corpus"
    place.mkdir(exist_ok=True)
    (place / "a.txt").write_text("The Fund was set up in 1999.", "utf-8")
    (place / "corpus.toml").write_bytes(data)
    return corpus.listing(place)


def glossary(data: bytes) -> object:
    """Load a glossary and find its names again."""
    from ingest.glossary import Glossary

    path = folder() / "glossary.toml"
    path.write_bytes(data)
    found = Glossary.load(path)
    return [(body.id, found.match(name)) for body in found.bodies for names in body.names.values() for name in names]


def corrected(data: bytes) -> object:
    """Load corrections."""
    from ingest import corrections

    (folder() / corrections.FILE).write_bytes(data)
    return [each.told for each in corrections.load(folder())]
