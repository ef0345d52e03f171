"""Documents made in a line, and the facts found in them, for the tests of extraction."""

from __future__ import annotations

from dataclasses import dataclass

from ingest import layout
from ingest.bodies import Bodies, registry
from ingest.facts import extract
from ingest.readers import markdown
from ingest.records import Body, Document, Fact, FactKind, Metadata
from ingest.sections import sections


def document(text: str, language: str, *, title: str = "", identifier: str = "made") -> Document:
    """Return a plain text as a document."""
    blocks = layout.blocks(text)
    metadata = Metadata(title, language, date="2024-01-01")
    return Document(identifier, "made.txt", "", metadata, text, blocks, sections(text, blocks))


@dataclass(frozen=True, slots=True)
class Stated:
    """The bodies and facts of one document."""

    text: str
    bodies: Bodies
    facts: tuple[Fact, ...]

    def of(self, name: str, kind: FactKind, aspect: str | None = None) -> list[Fact]:
        """Return the facts of a kind that are stated of a body, which goes by its name or acronym."""
        body = self.bodies.named(name)
        assert body is not None, f"no body {name!r} among {[b.id for b in self.bodies.all]}"
        return [f for f in self.facts if f.body == body and f.kind is kind and aspect in {None, f.aspect}]

    def values(self, name: str, kind: FactKind, aspect: str | None = None) -> list[str]:
        """Return the values of these facts; a body by its id."""
        return [v.value for f in self.of(name, kind, aspect) for v in f.values]


def stated(text: str, language: str, *, title: str = "", glossary: tuple[Body, ...] = ()) -> Stated:
    """Read a text and extract its facts."""
    made = document(text, language, title=title)
    bodies = registry(glossary, [made])
    return Stated(text, bodies, tuple(extract(made, bodies)))


def card(text: str, language: str) -> Stated:
    """Read a text in Markdown and extract its facts."""
    read = markdown.read(text.encode())
    metadata = Metadata("", language, date="2024-01-01")
    made = Document("card", "card.md", "", metadata, read.text, read.blocks, sections(read.text, read.blocks))
    bodies = registry((), [made])
    return Stated(made.text, bodies, tuple(extract(made, bodies)))


# What introduces one invented body in each language, and what it goes by there.
HEADS = {
    "fr": "Ligue des Joncs (LDJ)\n\nLa Ligue des Joncs veille sur les marais. ",
    "en": "Reed League (RDL)\n\nThe Reed League looks after marshes. ",
    "es": "Liga de los Juncos (LDJ)\n\nLa Liga de los Juncos cuida los pantanos. ",
    "pt": "Liga dos Juncos (LDJ)\n\nA Liga dos Juncos cuida dos pântanos. ",
}
NAMES = {"fr": "LDJ", "en": "RDL", "es": "LDJ", "pt": "LDJ"}


def said(sentence: str, language: str) -> Stated:
    """Return the facts of a sentence that stands behind what introduces that body."""
    return stated(HEADS[language] + sentence + "\n", language)
