"""Narrow what is answered from: filters by document, body, language and year, and the index seen through them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from index.search import Hit, Index
from ingest.bodies import Bodies, section_bodies
from ingest.records import Fact, FactKind, Metadata

_WIDER = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question may be answered from; an empty filter lets everything through.

    ``documents`` and ``bodies`` are ids, ``languages`` those of the documents, ``since`` and ``until`` years of their
    dates, both included. A document without a date passes no filter by year.
    """

    documents: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def __bool__(self) -> bool:
        """Tell whether anything is filtered at all."""
        return self != EVERYTHING

    def admits(self, document: str, metadata: Metadata) -> bool:
        """Tell whether a document passes."""
        if self.documents and document not in self.documents:
            return False
        if self.languages and metadata.language not in self.languages:
            return False
        if self.since is None and self.until is None:
            return True
        year = int(metadata.date[:4]) if metadata.date else None
        return year is not None and (self.since or 0) <= year <= (self.until or 9999)


EVERYTHING = Filters()
"""Filters that let everything through."""


class ScopedIndex(Index):
    """An open index of which only the documents, facts and passages show that filters let through."""

    def __init__(self, whole: Index, filters: Filters) -> None:
        """Take an open index; its parts are shared, not opened again."""
        self.whole = whole
        self.filters = filters
        records = whole.documents()
        self._records = [record for record in records if filters.admits(record.id, record.metadata)]
        self._allowed = frozenset(record.id for record in self._records)
        self._chosen = frozenset(filters.bodies)

    def __getattr__(self, name: str) -> Any:
        """Return what the whole index has beyond the calls below."""
        return getattr(self.__dict__["whole"], name)

    def documents(self) -> list[Any]:
        """Return the documents that pass."""
        return list(self._records)

    def document(self, identifier: str) -> Any:
        """Return a document by its id; KeyError where it does not pass."""
        if identifier not in self._allowed:
            raise KeyError(identifier)
        return self.whole.document(identifier)

    def bodies(self) -> Any:
        """Return all bodies: questions may name those that are filtered out."""
        return self.whole.bodies()

    def metadata(self, identifier: str) -> Metadata:
        """Return the metadata of a document by its id; KeyError where it does not pass."""
        if identifier not in self._allowed:
            raise KeyError(identifier)
        return self.whole.metadata(identifier)

    def versions_of(self, identifier: str) -> list[str]:
        """Return the documents that pass and are linked to one as versions of it."""
        return [each for each in self.whole.versions_of(identifier) if each in self._allowed]

    def facts(
        self, body: str | None = None, *, kinds: Sequence[FactKind] = (), documents: Sequence[str] | None = None
    ) -> list[Fact]:
        """Return the facts of the documents and bodies that pass."""
        found = self.whole.facts(body, kinds=kinds, documents=documents)
        return [f for f in found if f.document in self._allowed and (not self._chosen or f.body in self._chosen)]

    def fact_counts(self) -> list[tuple[str, str, str, int]]:
        """Return how many facts pass, by body, kind and aspect."""
        return [(fact.body, fact.kind.value, fact.aspect, 1) for fact in self.facts()]

    def search(
        self,
        query: str,
        limit: int = 10,
        language: str | None = None,
        expansions: Sequence[str] = (),
        documents: Iterable[str] | None = None,
    ) -> list[Hit]:
        """Return the best passages among those that pass."""
        allowed = self._allowed if documents is None else self._allowed & frozenset(documents)
        if not allowed:
            return []
        wanted = limit if not self._chosen else limit * _WIDER
        hits = self.whole.search(
            query, limit=wanted, language=language, expansions=expansions, documents=sorted(allowed)
        )
        return [hit for hit in hits if not self._chosen or self._speaks(hit)][:limit]

    @cached_property
    def _names(self) -> Bodies:
        return Bodies(self.whole.bodies())

    @cached_property
    def _sections(self) -> dict[str, Any]:
        return {}

    def _speaks(self, hit: Hit) -> bool:
        """Tell whether a passage stands in a section on one of the bodies chosen, or names one."""
        passage = hit.passage
        if passage.document not in self._sections:
            self._sections[passage.document] = section_bodies(self.whole.document(passage.document), self._names)
        about = self._sections[passage.document]
        if passage.section is not None and about[passage.section] in self._chosen:
            return True
        return any(match.value in self._chosen for match in self._names.find(passage.text))
