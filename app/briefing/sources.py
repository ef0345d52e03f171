"""The documents that a briefing rests on, and every passage it cites with its place."""

from __future__ import annotations

from collections.abc import Sequence

from app.briefing.desk import Desk
from app.briefing.records import Block, Line, Paragraph, Section, Table
from app.output import wording
from app.records import Citation


def sources(desk: Desk, citations: Sequence[Citation]) -> list[Section]:
    """Return the section of sources with its two tables."""
    if not citations:
        return [Section("sources", 1, desk.say("sources_title"), (Paragraph(Line(desk.say("no_sources"))),))]
    return [
        Section("sources", 1, desk.say("sources_title")),
        Section("documents", 2, desk.say("documents_title"), (_documents(desk, citations),)),
        Section("citations", 2, desk.say("citations_title"), (_citations(desk, citations),)),
    ]


def _documents(desk: Desk, citations: Sequence[Citation]) -> Block:
    rows = []
    for identifier in dict.fromkeys(citation.document for citation in citations):
        meta = desk.knowledge.metadata[identifier]
        title = [Line(meta.title or desk.say("no_title"))]
        if meta.source:
            title.append(Line(meta.source, kind="note"))
        rows.append(
            (
                tuple(title),
                (Line(meta.symbol or "–"),),
                (Line(desk.date(meta.date)),),
                (Line(wording.language_name(meta.language, desk.language)),),
            )
        )
    head = (desk.say("head_title"), desk.say("head_symbol"), desk.say("head_date"), desk.say("head_language"))
    return Table(desk.say("sources_documents"), head, tuple(rows), (0.50, 0.22, 0.14, 0.14))


def _citations(desk: Desk, citations: Sequence[Citation]) -> Block:
    rows = []
    for citation in citations:
        text, tongue = " ".join(citation.quote.split()), citation.language
        quote = Line(text, kind="quote", aside=desk.original(tongue), language=tongue)
        rows.append(((Line(str(citation.number), kind="anchor"),), tuple(_place(desk, citation)), (quote,)))
    head = (desk.say("head_number"), desk.say("head_place"), desk.say("head_passage"))
    return Table(desk.say("sources_citations"), head, tuple(rows), (0.07, 0.35, 0.58))


def _place(desk: Desk, citation: Citation) -> list[Line]:
    printed = citation.page_label or citation.page
    page = desk.say("page", page=str(printed)) if printed else desk.say("no_page")
    place = [page, desk.say("characters", start=str(citation.start), end=str(citation.end))]
    if citation.ocr:
        place.append(desk.say("recognised"))
    note = [Line(citation.note, kind="note")] if citation.note else []
    return [
        Line(citation.symbol or citation.title or citation.document),
        Line(citation.section or desk.say("no_section")),
        Line(", ".join(place), kind="note"),
        *note,
    ]
