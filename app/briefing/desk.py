"""What every part of a briefing is written with: names in the reader's language, lines with numbered citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.briefing.marks import quote_marks
from app.briefing.records import Line, LineKind
from app.briefing.words import say
from app.drafts import DraftItem, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.output import wording
from app.output.rendering import Numbering, Renderer
from app.records import Citation
from ingest.bodies import acronym, display_name
from ingest.records import Fact, Value

_MOST_CITED = 6


class Desk:
    """Writes lines of one briefing; citations get their numbers in the order of writing, which is that of reading."""

    def __init__(self, knowledge: Knowledge, language: str, *, official_names: bool = False) -> None:
        """Take what the documents say, the reader's language, and whether countries go by their official names."""
        self.knowledge = knowledge
        self.language = language
        self.official = official_names
        self._numbering = Numbering()

    def say(self, key: str, **slots: str) -> str:
        """Return words of the reader's language."""
        return say(key, self.language, **slots)

    def citations(self) -> tuple[Citation, ...]:
        """Return all that has been cited, in the order of its numbers."""
        return tuple(Renderer(self.knowledge).citations(self._numbering.order, self.language))

    def cite(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Number some evidence and return the numbers."""
        return tuple(self._numbering.add(merged(list(evidence))[:_MOST_CITED]))

    def line(self, text: str, evidence: Iterable[Evidence] = (), *, kind: LineKind = "plain", label: str = "") -> Line:
        """Return a line in words of the briefing."""
        return Line(text, self.cite(evidence), kind, label)

    def quote(self, evidence: Evidence, *, label: str = "") -> Line:
        """Return a stretch of a document to the letter, but for line breaks, and its language where another is read."""
        document = self.knowledge.document(evidence.document)
        text = " ".join(evidence.span.of(document.text).split())
        tongue = document.metadata.language
        return Line(text, self.cite([evidence]), "quote", label, self.original(tongue), tongue)

    def original(self, language: str) -> str:
        """Return «original : français» where the reader reads another language, else nothing."""
        if language == self.language:
            return ""
        return wording.say("original", self.language, name=wording.language_name(language, self.language))

    def body(self, identifier: str) -> str:
        """Return a body's name with its acronym."""
        return wording.body(self.knowledge.bodies, identifier, self.language)

    def short(self, identifier: str) -> str:
        """Return a body's acronym, or its name where it has none."""
        if identifier not in self.knowledge.bodies:
            return identifier
        record = self.knowledge.bodies[identifier]
        return acronym(record, self.language) or display_name(record, self.language)

    def country(self, code: str) -> str:
        """Return a country's name, short or official."""
        return wording.country(code, self.language, official=self.official)

    def countries(self, codes: Sequence[str]) -> str:
        """Return countries in the alphabetical order of the reader's language, joined."""
        ordered = wording.in_order(codes, self.language, official=self.official)
        return self.listing([self.country(code) for code in ordered])

    def listing(self, items: Sequence[str]) -> str:
        """Return items joined as the reader's language does."""
        return wording.listing(items, self.language)

    def count(self, number: int, key: str) -> str:
        """Return «1 pays» or «12 pays»: the string ``key`` or ``key_one``, with the number filled in."""
        return self.say(f"{key}_one" if number == 1 else key, count=wording.number(str(number), self.language))

    def date(self, iso: str | None) -> str:
        """Return a date in words, or that there is none."""
        return wording.date(iso, self.language) if iso else self.say("undated")

    def words_of(self, text: str) -> str:
        """Return words of a document inside a line, in quotation marks."""
        return " ".join(text.split()).join(quote_marks(self.language))

    def value(self, fact: Fact, value: Value) -> str:
        """Return a typed value in the reader's language; words of the document in quotation marks."""
        if value.kind == "country":
            return self.country(value.value)
        if value.kind == "date":
            return self.date(value.value)
        if value.kind == "body":
            return self.body(value.value)
        if value.kind == "number":
            return wording.number(value.value, self.language, fact.bound)
        return self.words_of(value.span.of(self.knowledge.document(fact.document).text))

    def item(self, item: DraftItem) -> str:
        """Return an item of a draft in the reader's language."""
        return Renderer(self.knowledge).name(item, self.language)


def evidence_at(sentence: Sentence) -> Evidence:
    """Return a sentence as evidence."""
    return Evidence(sentence.document, sentence.unit.span)
