"""What the corpus knows as tables: memberships, dates, links between bodies, and all facts, each row with its place."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.assistant import Assistant
from app.output import wording
from app.output.labels import labels
from app.web.source import Place
from ingest.records import BlockKind, Fact, FactKind, Span, Value

LINKS = (FactKind.PARENT, FactKind.PREDECESSOR, FactKind.LEADER, FactKind.PARTNERS)
_READ_MOST = 100
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a fact, with the place of the words it rests on."""

    body: str
    fact: Fact
    value: Value
    place: Place


def cells(assistant: Assistant, *kinds: FactKind) -> list[Cell]:
    """Return the values of all facts of these kinds, in the order of the corpus; denials are left out."""
    return [
        Cell(fact.body, fact, value, place_of(assistant, fact, value.span))
        for fact in assistant.knowledge.all_facts(*kinds)
        if fact.body and fact.polarity
        for value in fact.values
    ]


def place_of(assistant: Assistant, fact: Fact, span: Span | None = None) -> Place:
    """Return the evidence of a fact that holds a span, the first where none does, with the values in it marked."""
    document = assistant.knowledge.document(fact.document)
    inside = (each for each in fact.evidence if span and each.start <= span.start and span.end <= each.end)
    evidence = next(inside, fact.evidence[0])
    return Place.at(document, evidence, [span] if span else [value.span for value in fact.values])


def members(assistant: Assistant) -> dict[str, dict[str, Cell]]:
    """Return the countries of each body by code, each with the first place that says so."""
    found: dict[str, dict[str, Cell]] = {}
    for cell in cells(assistant, FactKind.MEMBERS):
        if cell.value.kind == "country":
            found.setdefault(cell.body, {}).setdefault(cell.value.value, cell)
    return found


def events(assistant: Assistant) -> list[Cell]:
    """Return the creations and endings of bodies by date; of dates that agree the most precise only."""
    dated = [c for c in cells(assistant, FactKind.FOUNDED, FactKind.ENDED) if c.value.kind == "date"]
    dated = [c for c in dated if c.value.value[:4].isdecimal()]
    kept: list[Cell] = []
    for cell in sorted(dated, key=lambda c: -len(c.value.value)):
        same = [c for c in kept if (c.body, c.fact.kind) == (cell.body, cell.fact.kind)]
        if not any(c.value.value.startswith(cell.value.value) for c in same):
            kept.append(cell)
    return sorted(kept, key=lambda c: (c.value.value, c.body, c.fact.kind.value))


def links(assistant: Assistant) -> list[Cell]:
    """Return what the documents say of one body's bond to another, each once."""
    found: dict[tuple[str, str, str], Cell] = {}
    for cell in cells(assistant, *LINKS):
        if cell.value.kind == "body" and cell.value.value != cell.body:
            found.setdefault((cell.body, cell.fact.kind.value, cell.value.value), cell)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Mention:
    """That the documents name one body where they speak of another: how often, and the first place."""

    body: str
    other: str
    count: int
    place: Place


@lru_cache(4)
def mentions(assistant: Assistant) -> tuple[Mention, ...]:
    """Return who is named in the sections on whom, most often first; of the first hundred documents."""
    knowledge = assistant.knowledge
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Place] = {}
    for record in assistant.index.documents()[:_READ_MOST]:
        document = knowledge.document(record.id)
        for sentence in knowledge.sentences(record.id):
            if sentence.body is None or sentence.unit.kind is BlockKind.HEADING:
                continue
            for match in assistant.bodies.find(sentence.text):
                pair = (sentence.body, match.value)
                if pair[0] == pair[1]:
                    continue
                at = sentence.unit.start
                word = Span(at + match.span.start, at + match.span.end)
                counts[pair] += 1
                first.setdefault(pair, Place.at(document, sentence.unit.span, [word]))
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Mention(*pair, count, first[pair]) for pair, count in ordered)


def shared(table: dict[str, dict[str, Cell]]) -> dict[tuple[str, str], list[str]]:
    """Return the countries that each pair of bodies has in common, pairs without any left out."""
    bodies = list(table)
    pairs = ((one, other) for at, one in enumerate(bodies) for other in bodies[at + 1 :])
    found = {(one, other): sorted(table[one].keys() & table[other].keys()) for one, other in pairs}
    return {pair: codes for pair, codes in found.items() if codes}


def said(value: Value, fact: Fact, assistant: Assistant, language: str) -> str:
    """Return a value in words of a language."""
    if value.kind == "country":
        return wording.country(value.value, language)
    if value.kind == "date":
        return wording.date(value.value, language)
    if value.kind == "number":
        return f"{wording.number(value.value, language, fact.bound)} {fact.unit}".strip()
    if value.kind == "body":
        return wording.body(assistant.bodies, value.value, language)
    return value.value


def body_name(assistant: Assistant, identifier: str, language: str) -> str:
    """Return what a body is called in a language."""
    return wording.body(assistant.bodies, identifier, language)


def rows(assistant: Assistant, name: str, language: str) -> list[list[str]]:
    """Return the rows of a download, the first with the names of the columns; KeyError for an unknown name."""
    sources = {
        "members": lambda: [c for table in members(assistant).values() for c in table.values()],
        "timeline": lambda: events(assistant),
        "links": lambda: links(assistant),
        "facts": lambda: cells(assistant, *FactKind),
    }
    words = labels(language)
    columns = ("body", "kind", "code", "value", "document", "start", "end", "quote", "as_of_year")
    found = [[words[f"column_{column}"] for column in columns]]
    for cell in sources[name]():
        document = assistant.knowledge.document(cell.place.document)
        quote = document.text[cell.place.start : cell.place.end]
        found.append(
            [
                body_name(assistant, cell.body, language),
                words[f"fact_{cell.fact.kind.value}"],
                cell.value.value if cell.value.kind != "text" else "",
                said(cell.value, cell.fact, assistant, language),
                document.metadata.title,
                str(cell.place.start),
                str(cell.place.end),
                " ".join(quote.split()),
                cell.fact.as_of or document.metadata.date or "",
            ]
        )
    return found


def to_csv(table: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV that a spreadsheet reads as text: a cell that it would take for a formula gets a ``'``.

    See https://owasp.org/www-community/attacks/CSV_Injection.
    """
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([plain_cell(cell) for cell in row] for row in table)
    return file.getvalue()


def plain_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text
