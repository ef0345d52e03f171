"""What the documents of an index say: facts by body and kind, and the sentences that speak of a body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.search import Index
from ingest.bodies import Bodies, section_bodies
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import BlockKind, Document, Fact, FactKind, Metadata
from ingest.sentences import Unit, units


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit that can be quoted, with the body its section is about."""

    document: str
    unit: Unit
    text: str
    body: str | None


class Knowledge:
    """Facts and sentences of an open index, read when first asked for and kept."""

    def __init__(self, index: Index) -> None:
        """Take an open index."""
        self.index = index

    @cached_property
    def bodies(self) -> Bodies:
        """All bodies, found by name."""
        return Bodies(self.index.bodies())

    @cached_property
    def metadata(self) -> dict[str, Metadata]:
        """The metadata of each document by id."""
        return {record.id: record.metadata for record in self.index.documents()}

    @cached_property
    def _by_body(self) -> dict[str, dict[FactKind, list[Fact]]]:
        table: dict[str, dict[FactKind, list[Fact]]] = {}
        for fact in self.index.facts():
            table.setdefault(fact.body, {}).setdefault(fact.kind, []).append(fact)
        return table

    @cached_property
    def described(self) -> tuple[str, ...]:
        """The bodies that the documents describe, in the order of the registry.

        A heading declares them, or a sentence says of them that they were founded, or what they are.
        """
        founded = {"created", "launched", "adopted", "signed", "in_force", "heading"}
        found = []
        for body in self.bodies.all:
            table = self._by_body.get(body.id, {})
            told = any(f.aspect in founded for f in table.get(FactKind.FOUNDED, ()))
            if table and (body.declared or told or FactKind.DEFINITION in table or FactKind.INSTRUMENT in table):
                found.append(body.id)
        return tuple(found)

    @cached_property
    def stated(self) -> frozenset[str]:
        """The bodies of which a document states a fact other than a number or a provision."""
        weak = {FactKind.COUNT, FactKind.PROVISION}
        return frozenset(body for body, table in self._by_body.items() if body and table.keys() - weak)

    @cached_property
    def known(self) -> frozenset[str]:
        """All bodies that the documents state a fact of or name."""
        return frozenset(self._by_body) | {body.id for body in self.bodies.all}

    def facts(self, body: str, *kinds: FactKind) -> list[Fact]:
        """Return the facts of a body, newest document first, official texts before translations."""
        found = [fact for kind in kinds for fact in self._by_body.get(body, {}).get(kind, [])]
        return sorted(found, key=lambda fact: self._rank(fact.document))

    def all_facts(self, *kinds: FactKind) -> list[Fact]:
        """Return the facts of all bodies of these kinds."""
        return [fact for table in self._by_body.values() for kind in kinds for fact in table.get(kind, [])]

    def _rank(self, document: str) -> tuple[str, bool, str]:
        meta = self.metadata[document]
        inverted = "".join(chr(255 - ord(char)) for char in (meta.date or "0"))
        return inverted, meta.translation_of is not None or not meta.official, document

    @lru_cache(64)  # noqa: B019 - one Knowledge lives as long as its index is open
    def document(self, identifier: str) -> Document:
        """Return a document by id."""
        return self.index.document(identifier)

    @lru_cache(64)  # noqa: B019
    def sentences(self, identifier: str) -> tuple[Sentence, ...]:
        """Return the units of a document, headings too."""
        document = self.document(identifier)
        about = section_bodies(document, self.bodies)
        return tuple(
            Sentence(
                identifier,
                unit,
                document.text[unit.start : unit.end],
                about[unit.section] if unit.section is not None else None,
            )
            for unit in units(document)
        )

    def documents_on(self, body: str) -> list[str]:
        """Return the documents that state facts of a body, newest first."""
        found = {fact.document for facts in self._by_body.get(body, {}).values() for fact in facts}
        return sorted(found, key=self._rank)

    @lru_cache(256)  # noqa: B019
    def sentences_on(self, body: str) -> tuple[Sentence, ...]:
        """Return the sentences of the sections on a body, and those elsewhere that name it; no headings."""
        found = []
        for identifier in self.documents_on(body):
            for sentence in self.sentences(identifier):
                if sentence.unit.kind is BlockKind.HEADING:
                    continue
                if sentence.body == body or any(m.value == body for m in self.bodies.find(sentence.text)):
                    found.append(sentence)
        return tuple(found)

    def is_a(self, body: str, kind: str) -> bool:
        """Tell whether a body's name in any language has a word of this beginning, «pacte» for «Pacto Mundial»."""
        return any(w[:4] == kind[:4] for names in self.bodies[body].names.values() for n in names for w in words(n))

    def heading_of(self, sentence: Sentence) -> str:
        """Return the title of the section of a sentence, folded."""
        if sentence.unit.section is None:
            return ""
        return fold(" ".join(self.document(sentence.document).path(sentence.unit.section)))

    def as_of(self, documents: Iterable[str]) -> str | None:
        """Return the date of the newest of some documents, or None where none has one."""
        dates = [date for name in documents if (date := self.metadata[name].date)]
        return max(dates, default=None)
