"""What a body is, what it is for and what it works on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ingest.bodies import Bodies
from ingest.facts.statements import Statement, fact
from ingest.lexicon import cues
from ingest.records import BlockKind, Fact, FactKind, Value

_ORDER = ("mandate", "objective", "function", "emphasis", "aim")


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield mandates and aims, themes, and the sentence that defines each body."""
    defined: set[tuple[str, int | None]] = set()
    for statement in statements:
        if statement.is_heading or statement.unit.kind is BlockKind.FOOTNOTE:
            continue
        yield from _mandate(statement)
        yield from _themes(statement)
        yield from _definition(statement, defined)


def activities(statements: Sequence[Statement], stated: Collection[int]) -> Iterator[Fact]:
    """Yield what a body does: sentences with it as their subject of which nothing else is stated."""
    for statement in statements:
        if statement.unit.kind is not BlockKind.PARAGRAPH or statement.start in stated:
            continue
        opening = re.search(r"\w+\W+\w+", statement.folded)
        body = statement.subject(opening.end(), strict=True) if opening else None
        if body is not None and body == statement.body:
            value = Value("text", statement.text, statement.unit.span)
            yield fact(statement, FactKind.MANDATE, body, [value], evidence=statement.evidence(), aspect="activity")


def _mandate(statement: Statement) -> Iterator[Fact]:
    found = [c for c in cues("mandate", statement.language).find(statement.folded) if c.name in _ORDER]
    if not found:
        return
    cue = min(found, key=lambda c: (_ORDER.index(c.name), c.start))
    body = statement.subject(cue.start, cue.end)
    if body is None:
        return
    value = Value("text", statement.text, statement.unit.span)
    yield fact(
        statement,
        FactKind.MANDATE,
        body,
        [value],
        label=(cue.start, cue.end),
        evidence=statement.evidence(),
        aspect=cue.name,
    )


def _themes(statement: Statement) -> Iterator[Fact]:
    cue = cues("themes", statement.language).search(statement.folded)
    if cue is None:
        return
    body = statement.subject(cue.start, cue.end)
    after = statement.folded[cue.end :]
    listed = after.count(",") >= 2 or bool(statement.items) or (":" in after and "," in after)
    if body is None or not listed:
        return
    value = Value("text", statement.text, statement.unit.span)
    yield fact(
        statement,
        FactKind.THEMES,
        body,
        [value],
        label=(cue.start, cue.end),
        evidence=statement.evidence(),
        aspect="themes",
    )


def _definition(statement: Statement, defined: set[tuple[str, int | None]]) -> Iterator[Fact]:
    """Yield the first sentence of a body's section that says what it is, or its first sentence."""
    if statement.unit.kind is not BlockKind.PARAGRAPH:
        return
    cue = cues("definition", statement.language).search(statement.folded)
    if cue is None or cue.start > 120:
        return
    body = statement.subject(cue.start, cue.end, strict=True)
    if body is None:
        return
    key = (body, statement.unit.section)
    if key in defined:
        return
    defined.add(key)
    value = Value("text", statement.text, statement.unit.span)
    yield fact(statement, FactKind.DEFINITION, body, [value], label=(cue.start, cue.end))
