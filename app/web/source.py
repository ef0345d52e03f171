"""The source beside an answer: a document at a passage, the quote marked to the letter, and search inside it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent

from app.knowledge import Knowledge
from app.output import stages, wording
from app.output.labels import labels
from app.output.terminal import visible
from app.records import Citation
from app.web.markup import button, escape, safe_link
from index.search import Index
from ingest.folding import fold
from ingest.records import Document, Span

if TYPE_CHECKING:
    from app.web.pages import Pages

WINDOW = 30_000
"""Characters shown on either side of a quote at most; a browser lays out a whole treaty too slowly."""
FOUND_MOST = 100
_AROUND = 60
_TOKEN = re.compile(
    r"(\d{1,9})-(\d{1,9})(?:~([0-9a-f]{8}))?((?:\+\d{1,9}-\d{1,9}){0,200})@(.{1,300})", re.ASCII | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch ``[start, end)`` of a document with the values inside it, as the page's buttons and links write it.

    ``12-80~1a2b3c4d+20-24@note``: the span, the beginning of the sha256 of its words, so that a link tells when the
    document has changed since, the spans of the values, and the document.
    """

    document: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()
    words: str = ""

    def __str__(self) -> str:
        marks = "".join(f"+{a}-{b}" for a, b in self.marks[:200])
        return f"{self.start}-{self.end}{self.words and '~' + self.words}{marks}@{self.document}"

    @classmethod
    def parse(cls, text: object) -> Place | None:
        """Read what a browser sent; None for anything that is no place."""
        found = _TOKEN.fullmatch(str(text))
        if found is None:
            return None
        spans = [tuple(map(int, each.split("-"))) for each in found[4].split("+") if each]
        return cls(found[5], int(found[1]), int(found[2]), tuple((a, b) for a, b in spans), found[3] or "")

    @classmethod
    def of(cls, citation: Citation) -> Place:
        """Return where a citation stands."""
        return cls(citation.document, citation.start, citation.end, citation.marks, fingerprint(citation.quote))

    @classmethod
    def at(cls, document: Document, span: Span, marks: Sequence[Span] = ()) -> Place:
        """Return a span of a document."""
        inside = tuple((mark.start, mark.end) for mark in marks if span.start <= mark.start < mark.end <= span.end)
        return cls(document.id, span.start, span.end, inside, fingerprint(span.of(document.text)))

    def address(self) -> str:
        """Return the query of the page's address that opens this place again."""
        return "?cite=" + percent(str(replace(self, marks=())), safe="-~@.")

    def changed(self, document: Document) -> bool:
        """Tell whether other words stand here now than when the place was written down."""
        return bool(self.words) and fingerprint(document.text[self.start : self.end]) != self.words


@dataclass(frozen=True, slots=True)
class View:
    """What a source pane shows: a place, its section or the whole document, what is looked for, and its neighbours."""

    place: Place | None = None
    whole: bool = False
    query: str = ""
    siblings: tuple[Place, ...] = ()
    reader: bool = False


def fingerprint(words: str) -> str:
    """Return the first 8 hexadecimal digits of the sha256 of a quote."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def act(view: View, do: str, value: str, fields: dict[str, Any]) -> View:
    """Return what a pane shows after one of its buttons."""
    if do == "open":
        return replace(view, place=Place.parse(value) or view.place)
    if do == "read":
        return View(Place.parse(f"0-0@{value}"), True, reader=True)
    if do == "view":
        return replace(view, whole=value == "document")
    if do == "find":
        return replace(view, query=str((fields.get("query") or [""])[0])[:200])
    return View() if do == "close" else view


def render(view: View, index: Index, language: str, pages: Pages | None = None) -> str:
    """Return a pane as HTML; the invitation to open a citation where there is nothing to show.

    ``pages`` draws the pages of PDF files, with the quote boxed.
    """
    document = _document(view, index)
    words = labels(language)
    if document is None or view.place is None:
        lost = "place_gone" if view.place is not None else "pick"
        return f'<p class="pick" lang="{language}">{escape(words[lost])}</p>'
    place = view.place
    pictures = pages.figures(document, place, words) if pages else ""
    end = min(place.end, len(document.text))
    place = replace(place, start=min(place.start, end), end=end)
    stage = stages.note(Knowledge(index), document, language)
    return (
        f'<section class="passage" lang="{language}" aria-label="{escape(words["source"])}">'
        f"{_bar(view, place, words)}{_head(document, place, language, stage)}"
        f"{_search(view, document, words) if view.reader or view.query or view.whole else ''}"
        f'<div class="text" lang="{document.metadata.language}" tabindex="0" role="region" '
        f'aria-label="{escape(document.metadata.title)}">{_text(view, document, place)}</div>{pictures}'
        f"{_foot(document, words)}</section>"
    )


def occurrences(document: Document, query: str, limit: int = FOUND_MOST) -> list[Span]:
    """Return where words stand in a document, letter by letter but for case, accents and kinds of space."""
    wanted = " ".join(fold(query).split())
    if not wanted:
        return []
    pattern = r"\s+".join(re.escape(word) for word in wanted.split(" "))
    found = []
    for match in re.finditer(pattern, fold(document.text)):
        found.append(Span(match.start(), match.end()))
        if len(found) == limit:
            break
    return found


def _document(view: View, index: Index) -> Document | None:
    if view.place is None:
        return None
    try:
        return index.document(view.place.document)
    except KeyError:
        return None


def _bar(view: View, place: Place, words: Mapping[str, str]) -> str:
    views = "".join(
        f'<button type="button" data-do="view" data-value="{value}" aria-pressed="{str(chosen).lower()}">'
        f"{escape(words[label])}</button>"
        for value, label, chosen in (
            ("section", "section_view", not view.whole),
            ("document", "document_view", view.whole),
        )
        if not view.reader
    )
    steps = "".join(
        f'<button type="button" data-do="open" data-value="{escape(each)}" class="step" '
        f'aria-label="{escape(words["open"])} {number}"{" aria-current=true" if _same(each, place) else ""}>'
        f"{number}</button>"
        for number, each in enumerate(view.siblings, 1)
        if len(view.siblings) > 1
    )
    steps = f'<span class="steps">{steps}</span>' if steps else ""
    copy = (
        f'<button type="button" data-local="link" data-value="{escape(place.address())}">'
        f"{escape(words['copy_link'])}</button>"
    )
    return f'<div class="bar">{views}{steps}{copy}{button(words["close"], "close", kind="close")}</div>'


def _same(one: Place, other: Place) -> bool:
    return (one.document, one.start, one.end) == (other.document, other.start, other.end)


def _head(document: Document, place: Place, language: str, stage: str) -> str:
    words = labels(language)
    meta = document.metadata
    page = document.page_at(place.start)
    printed = (page.label or page.number) if page else None
    path = " › ".join(document.path(document.section_at(place.start)))
    where = " — ".join(filter(None, [path, f"{words['page']} {printed}" if printed else ""]))
    chips = [words["original"].format(language=wording.language_name(meta.language, language))]
    chips += [words["translation"]] if meta.translation_of or not meta.official else []
    chips += [stage] if stage else []
    chips += [words["ocr"]] if page and page.ocr is not None else []
    changed = f'<p class="changed" role="alert">{escape(words["place_changed"])}</p>' if place.changed(document) else ""
    about = " — ".join(filter(None, [meta.symbol, meta.date and wording.date(meta.date, language)]))
    return (
        f'<h2 tabindex="-1">{escape(meta.title)}</h2>'
        f'<p class="where">{escape(about)}</p><p class="where">{escape(visible(where))}</p>'
        f'<p class="chips">{"".join(f"<span>{escape(chip)}</span>" for chip in chips)}</p>{changed}'
    )


def _search(view: View, document: Document, words: Mapping[str, str]) -> str:
    form = (
        f'<form class="find" role="search" data-do="find"><label>{escape(words["find"])} '
        f'<input name="query" type="search" maxlength="200" value="{escape(view.query)}"></label>'
        f"<button>{escape(words['find_button'])}</button></form>"
    )
    if not view.query.strip():
        return form
    found = occurrences(document, view.query)
    count = f"{len(found)}+" if len(found) == FOUND_MOST else str(len(found))
    items = "".join(
        f'<li><button type="button" data-do="open" data-value="{escape(Place.at(document, span))}">'
        f"{_snippet(document.text, span)}</button></li>"
        for span in found
    )
    told = words["found"].format(count=count) if found else words["found_none"]
    return f'{form}<p class="told" role="status">{escape(told)}</p><ol class="found">{items}</ol>'


def _snippet(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return f"…{escape(before)}<mark>{escape(text[span.start : span.end])}</mark>{escape(after)}…"


def _text(view: View, document: Document, place: Place) -> str:
    start, end = (0, len(document.text)) if view.whole or view.reader else _section(document, place)
    start, end = max(start, place.start - WINDOW), min(end, place.end + WINDOW)
    more = (
        (start > 0 and (view.whole or view.reader), max(0, start - 1)),
        (end < len(document.text) and (view.whole or view.reader), end),
    )
    before, after = (
        button("…", "open", Place(document.id, offset, offset), kind="cut") if wanted else "" for wanted, offset in more
    )
    return f"{before}{_marked(document, place, start, end)}{after}"


def _foot(document: Document, words: Mapping[str, str]) -> str:
    link = safe_link(document.metadata.source, words["source_link"])
    return f'<p class="foot">{link}</p>' if link else ""


def _section(document: Document, place: Place) -> tuple[int, int]:
    position = document.section_at(place.start)
    while position is not None:
        section = document.sections[position]
        if place.end <= section.end:
            return section.start, section.end
        position = section.parent
    return 0, len(document.text)


def _marked(document: Document, place: Place, start: int, end: int) -> str:
    """Cut the text at every border of a heading, the quote and its values, and dress each piece by what covers it."""
    headings = [(s.heading.start, s.heading.end) for s in document.sections if s.heading is not None]
    headings = [(a, b) for a, b in headings if a < end and b > start]
    spans = [*headings, (place.start, place.end), *place.marks]
    borders = sorted({start, end, *(max(start, min(end, border)) for span in spans for border in span)})
    pieces: list[str] = []
    for left, right in pairwise(borders):
        piece = escape(document.text[left:right])
        if any(a <= left < b for a, b in place.marks):
            piece = f"<strong>{piece}</strong>"
        if place.start <= left < place.end:
            piece = f'<mark class="quote">{piece}</mark>'
        if any(a <= left < b for a, b in headings):
            piece = f'<b class="heading">{piece}</b>'
        pieces.append(piece)
    return "".join(pieces)
