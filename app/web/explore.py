"""What the corpus knows as pictures that answer: who is in what, since when, what overlaps; a sheet for each body."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from app.assistant import Assistant
from app.output import wording
from app.output.labels import labels
from app.web import tables
from app.web.markup import button, escape
from app.web.tables import Cell
from ingest.bodies import acronym
from ingest.records import Fact, FactKind

_COLUMNS_MOST = 40
_ROWS_MOST = 150
_ROUND = 160


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, for whom: the assistant and the interface's language."""

    assistant: Assistant
    language: str

    def name(self, body: str) -> str:
        """Return a body's full name."""
        return tables.body_name(self.assistant, body, self.language)

    def short(self, body: str) -> str:
        """Return a body's acronym, or its name where it has none."""
        if body not in self.assistant.bodies:
            return body
        return acronym(self.assistant.bodies[body], self.language) or self.name(body)

    def word(self, key: str) -> str:
        """Return a label, escaped."""
        return escape(labels(self.language)[key])


def render(assistant: Assistant, body: str | None, language: str) -> str:
    """Return the tab's pictures as HTML, with the sheet of a body (the first where None)."""
    picture = Picture(assistant, language)
    table = tables.members(assistant)
    return (
        f'<div class="explore" lang="{language}">'
        f"{_part(picture, 'matrix', 'members', _matrix(picture, table))}"
        f"{_part(picture, 'timeline', 'timeline', _timeline(picture))}"
        f"{_part(picture, 'overlaps', 'links', _overlaps(picture, table) + _links(picture) + _mentions(picture))}"
        f"{_part(picture, 'sheet', 'facts', _sheet(picture, body))}</div>"
    )


def _part(picture: Picture, title: str, download: str, inner: str) -> str:
    address = f"/download/{download}.csv?lang={picture.language}"
    link = f'<a class="download" href="{address}" download>{picture.word("csv")}</a>'
    inner = inner or f"<p>{picture.word('nothing')}</p>"
    return (
        f'<section class="part part-{title}"><div class="bar"><h2>{picture.word(title)}</h2>{link}</div>'
        f'<p class="hint">{picture.word("hint_" + title)}</p>{inner}</section>'
    )


def _matrix(picture: Picture, table: Mapping[str, Mapping[str, Cell]]) -> str:
    if not table:
        return ""
    bodies = sorted(table, key=lambda body: (-len(table[body]), picture.name(body)))[:_COLUMNS_MOST]
    codes = {code for body in bodies for code in table[body]}
    ordered = wording.in_order(list(codes), picture.language)[:_ROWS_MOST]
    head = "".join(f'<th scope="col" title="{escape(picture.name(b))}">{escape(picture.short(b))}</th>' for b in bodies)
    lines = []
    for code in ordered:
        country = wording.country(code, picture.language)
        row = "".join(f"<td>{_dot(picture, country, table[body].get(code))}</td>" for body in bodies)
        count = sum(code in table[body] for body in bodies)
        lines.append(f'<tr><th scope="row">{escape(country)}</th>{row}<td class="sum">{count}</td></tr>')
    sums = "".join(f'<td class="sum">{len(table[body])}</td>' for body in bodies)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{picture.word("matrix")}"><table class="matrix">'
        f'<thead><tr><th scope="col">{picture.word("country")}</th>{head}'
        f'<th scope="col">{picture.word("sum")}</th></tr></thead>'
        f"<tbody>{''.join(lines)}</tbody>"
        f'<tfoot><tr><th scope="row">{picture.word("sum")}</th>{sums}<td></td></tr></tfoot></table></div>'
    )


def _dot(picture: Picture, country: str, cell: Cell | None) -> str:
    if cell is None:
        return '<span aria-hidden="true">·</span>'
    sign = "○" if cell.value.derived else "●"
    return button(sign, "open", cell.place, kind="dot", title=f"{country} — {picture.name(cell.body)}")


def _timeline(picture: Picture) -> str:
    events = tables.events(picture.assistant)
    if not events:
        return ""
    years = [int(event.value.value[:4]) for event in events]
    first, last = min(years), max([*years, *_corpus_years(picture.assistant)])
    span = max(1, last - first)
    bodies = list(dict.fromkeys(event.body for event in events))
    step = max(1, math.ceil(span / 8))
    ticks = "".join(
        f'<span style="left:{_percent(year - first, span)}">{year}</span>' for year in range(first, last + 1, step)
    )
    lanes = "".join(_lane(picture, [event for event in events if event.body == body], first, span) for body in bodies)
    return f'<div class="timeline"><div class="axis" aria-hidden="true">{ticks}</div><ul>{lanes}</ul></div>'


def _lane(picture: Picture, events: list[Cell], first: int, span: int) -> str:
    years = [int(event.value.value[:4]) for event in events]
    ended = any(event.fact.kind is FactKind.ENDED for event in events)
    until = f"width:{(max(years) - min(years)) / span * 100:.2f}%" if ended else "right:0"
    bar = f'<span class="span" style="left:{_percent(min(years) - first, span)};{until}"></span>'
    dots = ""
    for event, year in zip(events, years, strict=True):
        kind = event.fact.kind
        date = wording.date(event.value.value, picture.language)
        told = f"{picture.name(event.body)}: {labels(picture.language)['fact_' + kind.value]}, {date}"
        dots += (
            f'<button type="button" class="event {kind.value}" data-do="open" data-value="{escape(event.place)}" '
            f'style="left:{_percent(year - first, span)}" title="{escape(told)}" aria-label="{escape(told)}"></button>'
        )
    shown = " – ".join(dict.fromkeys(event.value.value[:4] for event in events))
    body = escape(picture.name(events[0].body))
    return f'<li><span class="who">{body} <b>{shown}</b></span><span class="track">{bar}{dots}</span></li>'


def _percent(part: int, whole: int) -> str:
    return f"{part / whole * 100:.2f}%"


def _corpus_years(assistant: Assistant) -> list[int]:
    dates = (record.metadata.date for record in assistant.index.documents())
    return [int(date[:4]) for date in dates if date]


def _overlaps(picture: Picture, table: Mapping[str, Mapping[str, Cell]]) -> str:
    pairs = tables.shared({body: dict(cells) for body, cells in table.items()})
    if not pairs:
        return ""
    ordered = sorted(pairs.items(), key=lambda each: (-len(each[1]), each[0]))[:_ROWS_MOST]
    lines = "".join(
        f'<tr><th scope="row">{escape(picture.short(one))} ∩ {escape(picture.short(other))}</th>'
        f'<td class="sum">{len(codes)}</td><td>{_countries(picture, one, codes, table)}</td></tr>'
        for (one, other), codes in ordered
    )
    return (
        f'{_graph(picture, pairs)}<div class="wide" tabindex="0" role="region" aria-label="{picture.word("overlaps")}">'
        f'<table><thead><tr><th scope="col">{picture.word("pair")}</th><th scope="col">{picture.word("sum")}</th>'
        f'<th scope="col">{picture.word("in_common")}</th></tr></thead><tbody>{lines}</tbody></table></div>'
    )


def _countries(picture: Picture, body: str, codes: list[str], table: Mapping[str, Mapping[str, Cell]]) -> str:
    return ", ".join(
        button(wording.country(code, picture.language), "open", table[body][code].place, kind="quiet")
        for code in wording.in_order(codes, picture.language)
    )


def _graph(picture: Picture, pairs: Mapping[tuple[str, str], list[str]]) -> str:
    """Draw bodies on a circle, a line for each overlap as thick as the countries in common are many."""
    bodies = list(dict.fromkeys(body for pair in pairs for body in pair))[:16]
    most = max(len(codes) for codes in pairs.values())
    at = {
        body: (
            _ROUND * math.sin(2 * math.pi * number / len(bodies)),
            -_ROUND * math.cos(2 * math.pi * number / len(bodies)),
        )
        for number, body in enumerate(bodies)
    }
    lines, figures = "", ""
    for (one, other), codes in pairs.items():
        if one not in at or other not in at:
            continue
        (x1, y1), (x2, y2) = at[one], at[other]
        width = 1 + 9 * len(codes) / most
        lines += f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="{width:.1f}"/>'
        # A third of the way, so that the figures of crossing lines do not meet in the middle.
        figures += f'<text x="{x1 + (x2 - x1) / 3:.1f}" y="{y1 + (y2 - y1) / 3:.1f}">{len(codes)}</text>'
    nodes = "".join(
        f'<g transform="translate({x:.1f} {y:.1f})"><circle r="7"/>'
        f'<text class="name" y="{-16 if y <= 0 else 28}">{escape(_cut(picture.short(body)))}</text></g>'
        for body, (x, y) in at.items()
    )
    return (
        f'<svg class="graph" viewBox="-300 -205 600 410" role="img" aria-label="{picture.word("graph")}">'
        f'<g class="edges">{lines}</g><g class="figures">{figures}</g><g class="nodes">{nodes}</g></svg>'
    )


def _cut(name: str) -> str:
    return name if len(name) <= 24 else name[:23] + "…"


def _links(picture: Picture) -> str:
    found = tables.links(picture.assistant)
    if not found:
        return ""
    words = labels(picture.language)
    lines = "".join(
        f'<tr><th scope="row">{escape(picture.name(cell.body))}</th>'
        f"<td>{escape(words['fact_' + cell.fact.kind.value])}</td>"
        f"<td>{escape(picture.name(cell.value.value))}</td>"
        f"<td>{button(words['open_short'], 'open', cell.place, kind='quiet')}</td></tr>"
        for cell in found[:_ROWS_MOST]
    )
    return (
        f"<h3>{picture.word('links')}</h3>"
        f'<div class="wide" tabindex="0" role="region" aria-label="{picture.word("links")}">'
        f'<table><thead><tr><th scope="col">{picture.word("body")}</th><th scope="col">{picture.word("link")}</th>'
        f'<th scope="col">{picture.word("body_other")}</th><th scope="col">{picture.word("source")}</th></tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _mentions(picture: Picture) -> str:
    found = tables.mentions(picture.assistant)
    if not found:
        return ""
    lines = "".join(
        f'<tr><th scope="row">{escape(picture.name(each.body))}</th><td>{escape(picture.name(each.other))}</td>'
        f'<td class="sum">{each.count}</td>'
        f"<td>{button(labels(picture.language)['open_short'], 'open', each.place, kind='quiet')}</td></tr>"
        for each in found[:_ROWS_MOST]
    )
    return (
        f"<h3>{picture.word('mentions')}</h3>"
        f'<div class="wide" tabindex="0" role="region" aria-label="{picture.word("mentions")}">'
        f'<table><thead><tr><th scope="col">{picture.word("section_on")}</th>'
        f'<th scope="col">{picture.word("names")}</th><th scope="col">{picture.word("sum")}</th>'
        f'<th scope="col">{picture.word("source")}</th></tr></thead><tbody>{lines}</tbody></table></div>'
    )


def _sheet(picture: Picture, chosen: str | None) -> str:
    bodies = sorted(picture.assistant.knowledge.described, key=picture.name)
    if not bodies:
        return ""
    body = chosen if chosen in bodies else bodies[0]
    options = "".join(
        f'<option value="{escape(each)}"{" selected" if each == body else ""}>{escape(picture.name(each))}</option>'
        for each in bodies
    )
    facts = picture.assistant.knowledge.facts(body, *FactKind)
    groups = "".join(_group(picture, kind, [f for f in facts if f.kind is kind]) for kind in FactKind)
    return (
        f'<label class="choose">{picture.word("body")} <select data-do="body">{options}</select></label>'
        f'<dl class="facts">{groups}</dl>'
    )


def _group(picture: Picture, kind: FactKind, facts: list[Fact]) -> str:
    if not facts:
        return ""
    items = "".join(f"<dd>{_fact(picture, fact)}</dd>" for fact in facts)
    return f"<dt>{picture.word('fact_' + kind.value)}</dt>{items}"


def _fact(picture: Picture, fact: Fact) -> str:
    assistant, words = picture.assistant, labels(picture.language)
    document = assistant.knowledge.document(fact.document)
    quote = fact.evidence[0].of(document.text)
    values = [v for v in fact.values if v.kind != "text"]
    shown = ", ".join(dict.fromkeys(tables.said(v, fact, assistant, picture.language) for v in values))
    denied = "" if fact.polarity else f" ({words['denied']})"
    value = f"<b>{escape(shown)}{escape(denied)}</b> " if shown or denied else ""
    dated = f" · {words['as_of']} {document.metadata.date}" if document.metadata.date else ""
    open_it = button(f"{document.metadata.title}{dated}", "open", tables.place_of(assistant, fact), kind="quiet")
    return f'{value}<q lang="{document.metadata.language}">{escape(" ".join(quote.split()))}</q> {open_it}'
