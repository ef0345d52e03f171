"""The records that a document is turned into.

All spans are half-open ``[start, end)`` and count Unicode code points of ``Document.text``, the one canonical text
(NFC, ``\\n`` line ends). ``document.text[passage.start:passage.end] == passage.text`` always holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGES = ("fr", "en", "es", "pt")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch ``[start, end)`` of a document's canonical text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block of a document is, as its layout shows it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row or footnote; blocks do not overlap and come in text order.

    ``level`` is the depth of a heading (1 is highest) or of a list item, 0 elsewhere. ``label`` is the number that
    the document itself gives («Artículo 12», «4.1», «3.»), inside the span. ``header`` is the span of the table row,
    or rows, that name the columns of a row. ``lead`` is the span of the paragraph that announces a list item.
    ``head`` is the number of characters of a title that its type sets off at the front of a paragraph or item,
    «Members. Eight: …».
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str = ""
    header: Span | None = None
    lead: Span | None = None
    head: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A physical page: its number from 1, the label printed on it, its span, and how its text was had.

    ``ocr`` is the mean confidence in percent where the text was recognised from a picture, None where it was read.
    ``boxes`` tells where each character stands on the page, for `ingest.boxes.boxes`. A page may come twice, where a
    paragraph that runs on to the next page stands before the footnotes of the first.
    """

    number: int
    label: str | None
    start: int
    end: int
    ocr: float | None = None
    boxes: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a heading declares of a body: its name, acronyms, other names, and the year beside it.

    «Conférence sud-américaine sur la migration (CSM) ou processus de Lima - 1999» declares the name before the
    bracket, the acronym CSM, the other name «processus de Lima» and the year 1999. ``year_span`` is where the year
    stands in the document; ``name_span`` where the name does.
    """

    name: str
    name_span: Span
    acronyms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    year: str | None = None
    year_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the section tree; sections are stored in text order and name their parent by its position.

    ``heading`` is the span of the heading line (None for text that stands under none); ``title`` its words.
    ``start``/``end`` cover the heading, the text and all sections below.
    """

    position: int
    parent: int | None
    level: int
    title: str
    heading: Span | None
    start: int
    end: int
    declares: Declaration | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the manifest or the file says about a document; shown, never quoted as if it stood in the text.

    ``date`` is ISO 8601, as precise as it is known: a year, a month or a day.
    """

    title: str
    language: str
    date: str | None = None
    symbol: str | None = None
    source: str | None = None
    kind: str | None = None
    official: bool = True
    translation_of: str | None = None
    version_of: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What the id of a document of JSON Lines was made from.

    ``given`` is the id that its line gives, empty where that is none; ``before`` the language of the document that had
    it already ("" for a file's), None where none had.
    """

    given: str = ""
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as govqa knows it: metadata, canonical text, and the structure found in it.

    ``sha256`` is of the file's bytes, or of those of its line. ``warnings`` are one line each, for the reader of the
    document list. ``line`` is for a document of JSON Lines alone.
    """

    id: str
    file: str
    sha256: str
    metadata: Metadata
    text: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    line: Line | None = None

    def path(self, section: int | None) -> tuple[str, ...]:
        """Return the titles from the top of the tree down to a section."""
        titles: list[str] = []
        while section is not None:
            node = self.sections[section]
            if node.title:
                titles.append(node.title)
            section = node.parent
        return tuple(reversed(titles))

    def section_at(self, offset: int) -> int | None:
        """Return the position of the innermost section that covers an offset, or None."""
        found = None
        for section in self.sections:
            if section.start > offset:
                break
            if offset < section.end:
                found = section.position
        return found

    def page_at(self, offset: int) -> Page | None:
        """Return the page that covers an offset, or None where the format has no pages."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section that is searched and cited as a whole; ``id`` is a hash of document, place and text."""

    id: str
    document: str
    language: str
    section: int | None
    path: tuple[str, ...]
    page: int | None
    page_label: str | None
    start: int
    end: int
    text: str


class FactKind(StrEnum):
    """The kinds of fact that are extracted at ingestion."""

    FOUNDED = "founded"
    ENDED = "ended"
    MEMBERS = "members"
    COUNT = "count"
    INSTRUMENT = "instrument"
    MANDATE = "mandate"
    LEGAL = "legal"
    STATUS = "status"
    PARENT = "parent"
    PREDECESSOR = "predecessor"
    LEADER = "leader"
    DEPUTY = "deputy"
    PARTNERS = "partners"
    THEMES = "themes"
    SEAT = "seat"
    DEFINITION = "definition"
    PROVISION = "provision"


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value and where it stands.

    ``kind`` is country, date, number, body, instrument or text; ``value`` the ISO 3166 alpha-2 code, ISO date,
    decimal number, body id or symbol, or the words themselves. ``span`` marks it inside the evidence; ``derived`` is
    true where the document says it in other terms (a region that was expanded into its countries).
    """

    kind: str
    value: str
    span: Span
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a document says of a body.

    ``label`` is the verb or label that the document itself uses («adopté par», «objectif principal»), ``label_span``
    where. ``evidence`` are whole sentences, list items or headings. ``complete`` tells for a list whether the
    document gives the whole of it (None: it does not tell). ``unit`` is what a count counts («partenaires»),
    ``bound`` is "min" for «plus de», "max" for «au plus», "about" for «environ», "" for exactly.
    ``polarity`` is False where the document denies («n'est pas contraignant»). ``correction`` tells who amended the
    values, when and why, where ``corrections.toml`` does.
    """

    body: str
    kind: FactKind
    values: tuple[Value, ...]
    document: str
    evidence: tuple[Span, ...]
    label: str = ""
    label_span: Span | None = None
    as_of: str | None = None
    complete: bool | None = None
    unit: str = ""
    bound: str = ""
    polarity: bool = True
    aspect: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, process, compact or forum, with the names it goes by in each language.

    ``names`` maps a language to its full names, official one first; ``acronyms`` likewise. ``declared`` tells
    whether a document of the corpus has a section on it or declares its name, so that it counts as one of the
    bodies the documents describe rather than one they only mention.
    """

    id: str
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    declared: bool = False
