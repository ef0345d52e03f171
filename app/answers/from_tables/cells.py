"""What the cell of a table holds: its number, its date, the place in an order, the years and countries it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from app.drafts import DraftItem, Evidence
from app.knowledge import Knowledge
from app.questions import ordinals
from app.questions.cues import cue
from app.questions.leftovers import blanked
from ingest import countries, dates, numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import Span
from ingest.tables import Row, Table

_ORDINALS = ("first", "second", "third", "fourth")
# Up to this number Roman numerals give a place in an order; longer ones may be words.
_LAST = 12


def rank(text: str, language: str) -> int | None:
    """Return the place that an ordinal of a text gives, «the third», «III»; None where it has none."""
    folded = fold(text)
    told = cue("ordinal", language).search(folded)
    if told is not None and told.name in _ORDINALS:
        return _ORDINALS.index(told.name) + 1
    alone = [word for word in words(folded) if len(word) > 1 or folded.strip() == word]
    numerals = [value for word in alone if (value := ordinals.roman(word)) is not None and value <= _LAST]
    if numerals:
        return numerals[0]
    return int(folded) if folded.strip().isdigit() and len(folded.strip()) < 3 else None


def held(text: str) -> set[str]:
    """Return the years and the countries that a text names."""
    return {match.iso[:4] for match in dates.find(text)} | {match.value for match in countries.find(text)}


def date(cell: str) -> str:
    """Return the date that a cell is, or ""."""
    found = dates.find(cell)
    return found[0].iso if len(found) == 1 and found[0].span.end - found[0].span.start >= 0.6 * len(cell) else ""


def number(cell: str) -> Decimal | None:
    """Return the number that a cell is, «9,500 t», or None."""
    figures = re.fullmatch(
        r"\D{0,6}?(\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?![\d.,])\s?\D{0,12}", cell
    )
    if figures is None:
        return None
    return Decimal(re.sub(r"\D", "", figures[1]) + (f".{figures[2]}" if figures[2] else ""))


def size(row: Row, column: int) -> Decimal | None:
    """Return the number of a cell that is no year."""
    text = row.cells[column].text
    return None if re.fullmatch(r"(?:1[89]|20)\d\d", text) else number(text)


def head(evidence: Evidence, tables: Iterable[Table]) -> str:
    """Return the name of the column that the first place marked in a row stands under, or ""."""
    at = evidence.marks[0].start if evidence.marks else -1
    rows = ((table, row) for table in tables for row in table.rows if row.span.start <= at < row.span.end)
    named = ((table.heads[c].text, row.place(c)) for table, row in rows for c in range(len(row.cells)))
    return next((name for name, place in named if place.start <= at < place.end), "")


def columns_of(bodies: Collection[str], table: Table, knowledge: Knowledge) -> set[int]:
    """Return which columns are of some bodies, where the names of several columns are those of bodies."""
    named = {column: knowledge.named(cell.text) for column, cell in enumerate(table.heads) if column}
    of_each = sum(bool(each) for each in named.values()) > 1
    return {column for column, each in named.items() if of_each and each & set(bodies)}


def is_under(bodies: Collection[str], evidence: Evidence, knowledge: Knowledge) -> bool:
    """Tell whether a row that evidence is of has columns of some bodies, so that no other of its cells is of these."""
    own = (t for t in knowledge.tables(evidence.document) if any(row.span == evidence.span for row in t.rows))
    return any(columns_of(bodies, table, knowledge) for table in own)


# What may stand beside the names of countries in a cell that lists them.
_JOINED = re.compile(r"[\W_]|\b(?:et|and|y|e|the|les?|la|los|las?|el|os?|as?|l)\b")


def items(document: str, language: str, table: Table, row: Row, column: int) -> list[DraftItem]:
    """Return a cell as the countries that it lists, where it does nothing else, or as one value of its kind."""
    whole = item(document, language, table, row, column)
    text, start = row.cells[column].text, row.place(column).start
    states = countries.find(text)
    if whole.kind != "text" or not states or _JOINED.sub("", fold(blanked(text, [each.span for each in states]))):
        return [whole]
    return [
        DraftItem("country", each.value, tuple(replace(e, marks=(moved,)) if e.marks else e for e in whole.evidence))
        for each in states
        for moved in [Span(start + each.span.start, start + each.span.end)]
    ]


def item(document: str, language: str, table: Table, row: Row, column: int) -> DraftItem:
    """Return a cell as a value of its kind, with its row and the names of the columns to show."""
    text, place = row.cells[column].text, row.place(column)
    evidence = (Evidence(document, row.span, (place,)), Evidence(document, table.header))
    counted = numbers.find(text, language)
    states = countries.find(text)
    if date(text):
        return DraftItem("date", date(text), evidence)
    if number(text) is not None and (len(counted) == 1 or text.isdigit()):
        value = counted[0].value + ("%" if counted[0].scale == "%" else "") if counted else text
        return DraftItem("number", value, evidence)
    if len(states) == 1 and states[0].span.end - states[0].span.start >= 0.6 * len(text):
        return DraftItem("country", states[0].value, evidence)
    return DraftItem("text", text, evidence)
