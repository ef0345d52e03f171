"""Small corpora and a stand-in encoder for the tests of the index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import EncoderInfo
from index.pipeline import Pipeline
from index.static import stretches
from ingest.bodies import Naming
from ingest.naming import Name
from ingest.records import (
    Block,
    BlockKind,
    Body,
    Declaration,
    Document,
    Fact,
    FactKind,
    Metadata,
    Page,
    Passage,
    Section,
    Span,
    Value,
)


class HashingEncoder:
    """A stand-in encoder: each word of a text adds a fixed pseudo-random direction."""

    def __init__(self, dimension: int = 32, name: str = "hashing") -> None:
        self.info = EncoderInfo(name, "1", dimension)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self._vector(text) for text in texts]) if texts else self._none()

    encode_passages = encode_queries

    def encode_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return self.encode_passages(texts), self.encode_passages(stretches(texts, parts))

    def _none(self) -> NDArray[np.float32]:
        return np.zeros((0, self.info.dimension), np.float32)

    def _vector(self, text: str) -> NDArray[np.float32]:
        total = np.zeros(self.info.dimension, np.float64)
        for word in text.lower().split():
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
            total += np.random.default_rng(seed).normal(size=self.info.dimension)
        length = float(np.linalg.norm(total))
        return (total / length if length else total).astype(np.float32)


@dataclass(frozen=True)
class _Bodies:
    all: tuple[Body, ...]


BODY = Body("crm", {"fr": ("Conférence régionale sur la migration",)}, {"fr": ("CRM",), "en": ("RCM",)}, True)


def read(path: Path) -> Document:
    """Turn «name.language.txt» into a document: paragraphs apart by blank lines, «# » before headings."""
    identifier, language = path.name.split(".")[:2]
    text = path.read_bytes().decode()
    sections: list[Section] = []
    blocks: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        end = start + len(part)
        if part.startswith("# "):
            if sections:
                sections[-1] = replace(sections[-1], end=start)
            heading = Span(start, end)
            declares = Declaration(part[2:], Span(start + 2, end), ("X",), year="1996", year_span=None)
            sections.append(Section(len(sections), None, 1, part[2:], heading, start, len(text), declares))
        kind = BlockKind.HEADING if part.startswith("# ") else BlockKind.PARAGRAPH
        blocks.append(Block(kind, start, end, lead=Span(0, 1)))
        start = end + 2
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    metadata = Metadata(identifier.title(), language, date="2021", symbol="A/1")
    pages = (Page(1, "i", 0, len(text), 97.5),)
    return Document(
        identifier, path.name, sha256, metadata, text, tuple(blocks), tuple(sections), pages, ("a warning",)
    )


def passages(document: Document) -> list[Passage]:
    """Return each paragraph as a passage."""
    found = []
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH and block.end > block.start:
            section = document.section_at(block.start)
            text = document.text[block.start : block.end]
            name = hashlib.sha256(f"{document.id} {block.start} {text}".encode()).hexdigest()[:16]
            path, language = document.path(section), document.metadata.language
            found.append(Passage(name, document.id, language, section, path, 1, "i", block.start, block.end, text))
    return found


def documents(folder: Path) -> Iterable[Any]:
    """Yield the documents of a folder, and the error of each that is not UTF-8."""
    for path in sorted(folder.iterdir()):
        try:
            yield read(path)
        except UnicodeDecodeError:
            yield ValueError(f"{path.name}: expected text,\nfound bytes")


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the sha256 of each file."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def extract(document: Document, bodies: Any) -> list[Fact]:
    """Return one fact a document, with every field set."""
    body = bodies.all[0].id
    value = Value("date", "1996", Span(0, 3), derived=True)
    more = {"label": "créée", "label_span": Span(1, 2), "as_of": "2021", "complete": False, "bound": "min"}
    return [Fact(body, FactKind.FOUNDED, (value,), document.id, (Span(0, 5),), polarity=False, **more)]


PIPELINE = Pipeline(
    fingerprint=fingerprint,
    documents=documents,
    passages=passages,
    naming=lambda document: Naming(document.metadata.language, names=(Name("Conférence", None),)),
    glossary=lambda folder: (BODY,),
    registry=lambda glossary, namings: _Bodies(tuple(glossary) if list(namings) else ()),
    extract=extract,
)

FRENCH = """# Conférence régionale sur la migration

La conférence regroupe tous les pays d'Amérique du Nord.

Elle a été créée en 1996 par la résolution AG/RES. 2738 (XLII-O/12).

# Processus de Quito

Il regroupe l'Équateur et le Pérou.

Le processus n'est pas contraignant pour les pays."""
ENGLISH = """# Regional platform

The platform R4V coordinates the response for refugees in 17 countries.

It was founded by the agencies of the United Nations."""


def write(folder: Path) -> Path:
    """Write a corpus of a French and an English document."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "note.fr.txt").write_bytes(FRENCH.encode())
    (folder / "platform.en.txt").write_bytes(ENGLISH.encode())
    return folder
