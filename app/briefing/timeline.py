"""What happened when, and the bodies of a briefing side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.briefing.desk import Desk, evidence_at
from app.briefing.facts import COMPARED, compared, founded
from app.briefing.panel import Panel
from app.briefing.records import Block, Line, Paragraph, Table
from app.drafts import Evidence
from ingest import dates
from ingest.records import BlockKind, Span


@dataclass(frozen=True, slots=True)
class _Event:
    date: str
    body: str
    evidence: Evidence


def timeline(desk: Desk, panel: Panel, bodies: Sequence[str], beside: Sequence[str]) -> list[Block]:
    """Return the dated events of bodies, and the founding of those beside them, oldest first."""
    events = [event for body in bodies for event in _events(panel, body)]
    for body in beside:
        events += [_Event(each.date, body, each.evidence[0]) for each in founded(panel.knowledge, body)[:1]]
    ordered = sorted(events, key=lambda e: (e.date, e.evidence.document, e.evidence.span))
    rows = []
    shown: set[tuple[str, Span]] = set()
    for event in ordered:
        key = (event.evidence.document, event.evidence.span)
        if key in shown:
            said = desk.line(desk.say("same_passage"), [event.evidence], kind="note")
        else:
            said = desk.quote(event.evidence)
        shown.add(key)
        rows.append(((Line(desk.date(event.date)),), (Line(desk.short(event.body)),), (said,)))
    if not rows:
        return [Paragraph(desk.line(desk.say("timeline_none")))]
    head = (desk.say("head_date"), desk.say("head_body"), desk.say("head_passage"))
    return [Table(desk.say("timeline_caption"), head, tuple(rows), (0.16, 0.14, 0.70))]


def _events(panel: Panel, body: str) -> list[_Event]:
    """Return each date in the sections on a body once; a vaguer form of a date that is there counts for nothing."""
    found: dict[str, _Event] = {}
    for document in panel.knowledge.documents_on(body):
        for sentence in panel.knowledge.sentences(document):
            if sentence.body != body:
                continue
            for mention in dates.find(sentence.text):
                span = Span(sentence.unit.start + mention.span.start, sentence.unit.start + mention.span.end)
                evidence = evidence_at(sentence)
                event = _Event(mention.iso, body, Evidence(evidence.document, evidence.span, (span,)))
                known = found.get(mention.iso)
                if known is None or (
                    _is_heading(panel, known.evidence) and sentence.unit.kind is not BlockKind.HEADING
                ):
                    found[mention.iso] = event
    # «2012» of a heading says no more than «juin 2012» of a sentence below it.
    return [e for e in found.values() if not any(o != e.date and dates.covers(e.date, o) for o in found)]


def _is_heading(panel: Panel, evidence: Evidence) -> bool:
    blocks = panel.knowledge.document(evidence.document).blocks
    return any(b.kind is BlockKind.HEADING and b.start <= evidence.span.start < b.end for b in blocks)


def comparison(desk: Desk, bodies: Sequence[str]) -> list[Block]:
    """Return a table of bodies and what the documents say of each; columns that nobody fills are left out."""
    if len(bodies) < 2:
        return [Paragraph(desk.line(desk.say("comparison_one")))]
    silent = Desk(desk.knowledge, desk.language)
    kinds = [kind for kind in COMPARED if any(compared(silent, body, kind)[0].kind != "note" for body in bodies)]
    rows = tuple(((Line(desk.short(body)),), *(compared(desk, body, kind) for kind in kinds)) for body in bodies)
    head = (desk.say("head_body"), *(desk.say(f"fact_{kind}") for kind in kinds))
    whole = sum(COMPARED[kind] for kind in kinds) or 1.0
    widths = (0.13, *(0.87 * COMPARED[kind] / whole for kind in kinds))
    return [Table(desk.say("comparison_caption"), head, rows, widths)]
