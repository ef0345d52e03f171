"""Counts that a document states: «12 États membres», «plus de 192 partenaires», «281 millions en 2020»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import dates, numbers, symbols
from ingest.bodies import Bodies
from ingest.facts.statements import Statement, fact
from ingest.records import Fact, FactKind, Value


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield a fact for each count; ``aspect`` is the year it is stated for, if it is."""
    for statement in statements:
        if statement.is_heading:
            continue
        taken = [symbol.span for symbol in symbols.find(statement.text)]
        years = dates.find(statement.text)
        for count in numbers.find(statement.text):
            if any(span.start <= count.number.start < span.end for span in taken):
                continue
            if not count.unit and not count.scale:
                continue
            if re.fullmatch(r"\W*", statement.text[: count.number.start]) and not count.unit:
                continue
            about = {statement.subject(count.number.start) or "", *(m.value for m in statement.mentions)}
            about = about - {""} or {""}
            span = statement.span(count.number.start, count.number.end)
            value = Value("number", count.value + _scale(count.scale), span)
            aspect = _year(statement, count, years)
            for body in sorted(about):
                yield fact(statement, FactKind.COUNT, body, [value], unit=count.unit, bound=count.bound, aspect=aspect)


def _scale(scale: str) -> str:
    return {"million": "e6", "billion": "e9", "thousand": "e3", "%": "%"}.get(scale, "")


def _year(statement: Statement, count: numbers.Count, years: Sequence[dates.DateMention]) -> str:
    """Return the date that follows a number closely, «82 millions en 1970»."""
    for mention in years:
        between = statement.folded[count.number.end : mention.span.start]
        if 0 <= mention.span.start - count.span.end <= 40 and not re.search(r"\d|[;.]", between):
            return mention.iso
    return ""
