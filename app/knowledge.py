"""What the documents of an index say: facts by body and kind, and the sentences that speak of a body."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.search import Index
from ingest.bodies import Bodies, section_bodies
from ingest.facts.discourse import statements
from ingest.facts.statements import Statement
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import BlockKind, Document, Fact, FactKind, Metadata, Span
from ingest.sentences import Unit, units
from ingest.tables import Table, tables
from ingest.versions import is_correction

# Facts of no body beyond which only those count that stand in documents that search finds for a question, and how many
# passages it looks at: half a millisecond a fact would be a minute in a corpus of 100,000 documents.
MOST_LOOSE = 500
LOOSE_PASSAGES = 50
# So many sentences at its head tell what a document is on where its title does not, and where and when it was made.
_OPENING = 6
# So many documents are looked through whole for one question.
_MOST_LOOKED_THROUGH = 200
# Of the documents on one body so many are read through, the newest; search finds what stands in the others.
_MOST_DOCUMENTS = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit that can be quoted, with the body its section is about."""

    document: str
    unit: Unit
    text: str
    body: str | None


class _Metadata(Mapping[str, Metadata]):
    """The metadata of the documents of an index by id, each read when first asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._read = lru_cache(20_000)(index.metadata)

    def __getitem__(self, document: str) -> Metadata:
        return self._read(document)

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    @cached_property
    def _documents(self) -> tuple[str, ...]:
        return tuple(record.id for record in self._index.documents())


class Knowledge:
    """Facts and sentences of an open index, read when first asked for; those asked for last are kept."""

    def __init__(self, index: Index) -> None:
        """Take an open index."""
        self.index = index

    @cached_property
    def bodies(self) -> Bodies:
        """All bodies, found by name."""
        return Bodies(self.index.bodies())

    @cached_property
    def metadata(self) -> Mapping[str, Metadata]:
        """The metadata of each document by id."""
        return _Metadata(self.index)

    @cached_property
    def _stated(self) -> dict[str, dict[FactKind, dict[str, int]]]:
        """How many facts there are by body, kind and aspect, bodies in the order in which facts speak of them.

        Aspects are told for the kinds that say how a body came about.
        """
        table: dict[str, dict[FactKind, dict[str, int]]] = {}
        for body, kind, aspect, count in self.index.fact_counts():
            aspects = table.setdefault(body, {}).setdefault(FactKind(kind), {})
            aspects[aspect] = aspects.get(aspect, 0) + count
        return table

    @lru_cache(64)  # noqa: B019 - one Knowledge lives as long as its index is open
    def _by_kind(self, body: str) -> dict[FactKind, list[Fact]]:
        table: dict[FactKind, list[Fact]] = {}
        for fact in self.index.facts(body):
            table.setdefault(fact.kind, []).append(fact)
        return table

    @cached_property
    def described(self) -> tuple[str, ...]:
        """The bodies that the documents describe, in the order of the registry.

        A heading declares them, or a sentence says of them that they were founded, or what they are.
        """
        founded = {"created", "launched", "working", "adopted", "signed", "in_force", "heading"}
        found = []
        for body in self.bodies.all:
            table = self._stated.get(body.id, {})
            told = not founded.isdisjoint(table.get(FactKind.FOUNDED, ()))
            if table and (body.declared or told or FactKind.DEFINITION in table or FactKind.INSTRUMENT in table):
                found.append(body.id)
        return tuple(found)

    @cached_property
    def stated(self) -> frozenset[str]:
        """The bodies of which a document states a fact other than a number or a provision."""
        weak = {FactKind.COUNT, FactKind.PROVISION}
        return frozenset(body for body, table in self._stated.items() if body and table.keys() - weak)

    @cached_property
    def known(self) -> frozenset[str]:
        """All bodies that the documents state a fact of or name."""
        return frozenset(self._stated) | {body.id for body in self.bodies.all}

    def facts(self, body: str, *kinds: FactKind) -> list[Fact]:
        """Return the facts of a body, newest document first, official texts before translations."""
        return list(self._facts(body, kinds))

    @lru_cache(1024)  # noqa: B019
    def _facts(self, body: str, kinds: Sequence[FactKind]) -> tuple[Fact, ...]:
        table = self._by_kind(body) if body in self._stated else {}
        return tuple(self._newest_first(fact for kind in kinds for fact in table.get(kind, [])))

    @lru_cache(256)  # noqa: B019
    def beside(self, body: str) -> tuple[str, ...]:
        """Return the bodies that are declared nowhere and of which the newest documents on another state something."""
        stated = self.index.facts(documents=self.newest_on(body))
        return tuple(sorted({f.body for f in stated if f.body and f.body != body and not self.bodies[f.body].declared}))

    def loose_facts(self, kind: FactKind, question: str, language: str | None) -> list[Fact]:
        """Return the facts of a kind that belong to no body, newest document first.

        Where there are many, those of the documents that search finds for the question.
        """
        if sum(self._stated.get("", {}).get(kind, {}).values()) <= MOST_LOOSE:
            return self.facts("", kind)
        near = self._found_for(question, language)
        return self._newest_first(fact for fact in self.index.facts("", documents=near) if fact.kind is kind)

    def facts_near(self, kind: FactKind, question: str, language: str | None) -> list[Fact]:
        """Return the facts of a kind, of whatever body, in the documents to look through for a question."""
        near = self.documents_for(question, language)[:_MOST_LOOKED_THROUGH]
        return self._newest_first(self.index.facts(kinds=(kind,), documents=near))

    def documents_for(self, question: str, language: str | None) -> tuple[str, ...]:
        """Return the documents to look through for a question: all where they are few, else those that search finds."""
        return tuple(self.metadata) if self._count <= _MOST_LOOKED_THROUGH else self._found_for(question, language)

    @cached_property
    def _count(self) -> int:
        return len(self.metadata)

    def _found_for(self, question: str, language: str | None) -> tuple[str, ...]:
        hits = self.index.search(question, limit=LOOSE_PASSAGES, language=language)
        return tuple(dict.fromkeys(hit.passage.document for hit in hits))

    def _newest_first(self, facts: Iterable[Fact]) -> list[Fact]:
        return sorted(facts, key=lambda fact: self._rank(fact.document))

    def all_facts(self, *kinds: FactKind) -> list[Fact]:
        """Return the facts of all bodies of these kinds."""
        return list(self._of_kinds(kinds))

    @lru_cache(8)  # noqa: B019
    def _of_kinds(self, kinds: Sequence[FactKind]) -> tuple[Fact, ...]:
        bodies = {body: place for place, body in enumerate(self._stated)}
        found = self.index.facts(kinds=kinds)
        return tuple(sorted(found, key=lambda fact: (bodies[fact.body], kinds.index(fact.kind))))

    def _rank(self, document: str) -> tuple[str, bool, str]:
        meta = self.metadata[document]
        inverted = "".join(chr(255 - ord(char)) for char in (meta.date or "0"))
        return inverted, meta.translation_of is not None or not meta.official, document

    @lru_cache(64)  # noqa: B019
    def document(self, identifier: str) -> Document:
        """Return a document by id."""
        return self.index.document(identifier)

    @lru_cache(1024)  # noqa: B019
    def versions_of(self, document: str) -> tuple[str, ...]:
        """Return the documents that are linked to one as versions of it or corrections to it."""
        return tuple(self.index.versions_of(document))

    @cached_property
    def versions(self) -> tuple[tuple[str, ...], ...]:
        """The documents that are versions of one text and have a date, oldest first, corrections aside."""
        found = []
        for first, meta in self.metadata.items():
            linked = (
                [first, *self.versions_of(first)] if meta.version_of is None and meta.translation_of is None else []
            )
            group = [each for each in linked if self.metadata[each].date and not is_correction(self.metadata[each])]
            if len(group) > 1:
                found.append(tuple(sorted(group, key=lambda each: self.metadata[each].date or "")))
        return tuple(found)

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

    @lru_cache(1024)  # noqa: B019
    def tables(self, identifier: str) -> tuple[Table, ...]:
        """Return the tables of a document that have a header."""
        return tables(self.document(identifier))

    def documents_on(self, body: str) -> list[str]:
        """Return the documents that state facts of a body, newest first."""
        found = {fact.document for facts in self._by_kind(body).values() for fact in facts}
        return sorted(found, key=self._rank)

    @lru_cache(256)  # noqa: B019
    def newest_on(self, body: str) -> tuple[str, ...]:
        """Return the newest of the documents that state facts of a body: those that are read through for it."""
        return tuple(self.documents_on(body)[:_MOST_DOCUMENTS])

    @lru_cache(256)  # noqa: B019
    def sentences_on(self, body: str) -> tuple[Sentence, ...]:
        """Return what the newest documents on a body say in sections on it and what names it elsewhere; no headings."""
        found = []
        for identifier in self.newest_on(body):
            for sentence in self.sentences(identifier):
                if sentence.unit.kind is BlockKind.HEADING:
                    continue
                if sentence.body == body or any(m.value == body for m in self.bodies.find(sentence.text)):
                    found.append(sentence)
        return tuple(found)

    @lru_cache(256)  # noqa: B019
    def titled(self, body: str) -> tuple[str, ...]:
        """Return those of the newest documents that are on a body, so that what they say of none is said of it."""
        return tuple(document for document in self.newest_on(body) if body in self.subjects(document))

    @lru_cache(256)  # noqa: B019
    def subjects(self, identifier: str) -> frozenset[str]:
        """Return the bodies that a title names, else the one at the head of a text without sections on bodies."""
        described = frozenset(self.described)
        titled = self.named(self.metadata[identifier].title) & described
        sentences = self.sentences(identifier)
        if titled or any(sentence.body for sentence in sentences):
            return titled
        opening = frozenset[str]().union(*(self.named(sentence.text) for sentence in sentences[:_OPENING])) & described
        return opening if len(opening) == 1 else frozenset()

    def opening(self, identifier: str) -> str:
        """Return the title of a document and the sentences at its head, which tell where and when it was made."""
        head = (sentence.text for sentence in self.sentences(identifier)[:_OPENING])
        return " ".join((self.metadata[identifier].title, *head))

    @lru_cache(256)  # noqa: B019
    def _statements(self, document: str, section: int | None) -> dict[int, Statement]:
        """Return the sentences of a section as the fact rules see them, by where they begin."""
        return {each.start: each for each in statements(self.document(document), self.bodies, section)}

    def statement(self, sentence: Sentence) -> Statement | None:
        """Return a sentence as the fact rules see it; None where it is too long for them."""
        return self._statements(sentence.document, sentence.unit.section).get(sentence.unit.start)

    @lru_cache(20_000)  # noqa: B019
    def spoken_of(self, sentence: Sentence) -> tuple[str | None, frozenset[str]]:
        """Return the body that a sentence speaks of, and those it names, «the Council» included."""
        stated = self.statement(sentence)
        if stated is None:
            return sentence.body, frozenset()
        named = stated.named_subject(0, len(stated.folded))
        subject = named.value if named else stated.founded_object() or stated.body
        return subject, frozenset(match.value for match in stated.mentions)

    @lru_cache(20_000)  # noqa: B019
    def of_paragraph(self, sentence: Sentence) -> str | None:
        """Return the one body that the sentences before one in its paragraph name, where no heading names its own.

        So a bulletin without sections speaks of several bodies in turn.
        """
        meta, document = self.metadata[sentence.document], self.document(sentence.document)
        if sentence.body in self.named(f"{meta.title} {self.heading_of(sentence)}"):
            return None
        start = max((b.start for b in document.blocks if b.start <= sentence.unit.start), default=0)
        before = self.named(document.text[start : sentence.unit.start])
        before = before if len(before) == 1 else before & self.stated  # not the organs of the one
        return next(iter(before)) if len(before) == 1 else None

    def nearness(self, question: str, document: str) -> dict[int, float]:
        """Return the cosine of a question with each unit of a document, by where the unit begins."""
        stretches, cosines = self.index.near(question, document)
        near = [*map(float, cosines), 0.0]
        return {start: near[at] for start, at in self._stretch_of(document, tuple(stretches)).items()}

    @lru_cache(64)  # noqa: B019
    def _stretch_of(self, document: str, stretches: Sequence[tuple[int, int]]) -> dict[int, int]:
        """Return which stretch overlaps each unit of a document the most, -1 for none, by where the unit begins."""
        found: dict[int, int] = {}
        for unit in (sentence.unit for sentence in self.sentences(document)):
            around = _around(stretches, unit.start, unit.end)
            most, at = max(
                ((min(end, unit.end) - max(start, unit.start), -i) for i, (start, end) in around), default=(0, 0)
            )
            found[unit.start] = -at if most > 0 else -1
        return found

    @lru_cache(20_000)  # noqa: B019
    def named_in(self, text: str) -> frozenset[str]:
        """Return the bodies that a short text names, such as a fact's value."""
        return frozenset(match.value for match in self.bodies.find(text))

    @lru_cache(20_000)  # noqa: B019
    def named(self, text: str) -> frozenset[str]:
        """Return the bodies that a text names."""
        return frozenset(match.value for match in self.bodies.find(text))

    def is_a(self, body: str, kind: str) -> bool:
        """Tell whether a body's name in any language has a word of this beginning, «pacte» for «Pacto Mundial»."""
        return any(w[:4] == kind[:4] for names in self.bodies[body].names.values() for n in names for w in words(n))

    def heading_of(self, sentence: Sentence) -> str:
        """Return the title of the section of a sentence, folded."""
        return self._heading(sentence.document, sentence.unit.section)

    @lru_cache(1024)  # noqa: B019
    def _heading(self, document: str, section: int | None) -> str:
        return fold(" ".join(self.document(document).path(section))) if section is not None else ""

    def above(self, sentence: Sentence) -> str:
        """Return the names of the columns over a sentence that is a row of a table, and the title of its section."""
        statement = self.statement(sentence)
        header = statement.block.header if statement else None
        names = header.of(self.document(sentence.document).text) if header else ""
        return f"{names} {self.heading_of(sentence)}"

    def with_headings(self, document: str, spans: Sequence[Span]) -> str:
        """Return some stretches of a document with the headings above the first."""
        whole = self.document(document)
        told = (span.of(whole.text) for span in spans)
        return " ".join((*told, *whole.path(whole.section_at(spans[0].start))))

    def around(self, fact: Fact) -> str:
        """Return the evidence of a fact with the headings above it and the title of its document."""
        return f"{self.with_headings(fact.document, fact.evidence)} {self.metadata[fact.document].title}"

    def as_of(self, documents: Iterable[str]) -> str | None:
        """Return the date of the newest of some documents, or None where none has one."""
        dates = [date for name in documents if (date := self.metadata[name].date)]
        return max(dates, default=None)


def _around(stretches: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the stretches that overlap ``[start, end)``, with their positions."""
    at = max(0, bisect_right(stretches, (start, end)) - 2)
    while at < len(stretches) and stretches[at][0] < end:
        if stretches[at][1] > start:
            yield at, stretches[at]
        at += 1
