"""The calls of `ingest` that a build makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ingest.bodies import Naming
from ingest.records import Body, Document, Fact, Passage


class Bodies(Protocol):
    """What the build asks of `ingest.bodies.Bodies`."""

    @property
    def all(self) -> tuple[Body, ...]:
        """All bodies of the corpus."""
        ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The calls of `ingest` that a build makes, so that a test can give others.

    ``documents`` yields a Document, or an error or other object that says what was wrong with a file.
    """

    fingerprint: Callable[[Path], dict[str, str]]
    documents: Callable[[Path], Iterable[Any]]
    passages: Callable[[Document], Sequence[Passage]]
    naming: Callable[[Document], Naming]
    glossary: Callable[[Path], Sequence[Body]]
    registry: Callable[[Sequence[Body], Iterable[Naming]], Bodies]
    extract: Callable[[Document, Any], Iterable[Fact]]


def default_pipeline() -> Pipeline:
    """Return the calls of `ingest` as they are."""
    from ingest import bodies, corpus, facts, passages
    from ingest.glossary import FILE, Glossary

    return Pipeline(
        corpus.fingerprint,
        corpus.documents,
        passages.passages,
        bodies.naming,
        lambda folder: Glossary.load(folder / FILE).bodies,
        bodies.gathered,
        facts.extract,
    )
