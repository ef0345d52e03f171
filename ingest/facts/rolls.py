"""Who belongs to a body, where its members are listed in list items, in labelled lines or in the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.bodies import Bodies
from ingest.facts.belonging import CLASSES, OUTSIDE, WEAK
from ingest.facts.listings import Run, runs_of
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.lexicon import Cue, cues
from ingest.records import BlockKind, Fact, FactKind, Span, Value
from ingest.sentences import split
from ingest.tables import Cell, cells_of

_PLACES = frozenset({"pays", "countries", "paises", "states"})
_LIGHT = re.compile(
    r"(?:(?:la|le|les|l|the|el|los|o|a|os|gobierno|governo|gouvernement|government|republique|republic|republica"
    r"|royaume|kingdom|reino|state|estado|commonwealth|\w+ \w+)\W*(?:de|du|des|d|of|del|do|da|dos|das)?\W*(?:la"
    r"|the)?\W*)?"
)


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield memberships that are listed in items, lines or rows, under a lead, a header or a heading."""
    group: list[tuple[Statement, tuple[Match[str], ...]]] = []
    leads = {each.unit.span: each for each in statements}
    for statement in statements:
        places = _item_countries(statement)
        goes_on = bool(places) or statement.unit.kind is BlockKind.ROW  # a row on an observer ends no list of members
        if group and not (goes_on and _same_list(group[-1][0], statement)):
            yield from _close(group, leads)
            group = []
        if places:
            group.append((statement, places))
    yield from _close(group, leads)


def _item_countries(statement: Statement) -> tuple[Match[str], ...]:
    """Return the countries that an item, a row or a line consists of: one or a list at its start, or after a colon.

    A line has a label: «Host countries: Chad and Mali.»
    """
    if statement.is_heading:
        return ()
    runs = [run for run in runs_of(statement.text) if not run.regions or len(run.regions) < len(run.places)]
    if not runs:
        return ()
    run = max(runs, key=lambda r: len(r.places))
    before = re.sub(r"^\W*(?:\(?\w{1,3}[.)])?\W*", "", statement.folded[: run.start])
    if ":" in before and _says_of_whom(before, statement.language):
        return ()  # «Observers: Canada and Spain» says itself what it lists
    if statement.unit.kind is BlockKind.PARAGRAPH and not _is_line(statement, before, run):
        return ()
    if any(c.name in OUTSIDE for c in cues("members", statement.language).find(statement.folded, run.end)):
        return ()  # «Panama and Costa Rica take part as observers» under «Members»
    if _LIGHT.fullmatch(before) or (":" in before and len(before) < 60):
        places = [m for i, m in enumerate(run.places) if i not in run.regions]
        outer = [
            m
            for m in places
            if statement.text.count("(", 0, m.span.start) == statement.text.count(")", 0, m.span.start)
        ]
        return tuple(outer or places)  # «France (for Réunion)»
    return ()


def _says_of_whom(words: str, language: str) -> bool:
    """Tell whether a label says in which way those listed take part, and not only that they are countries."""
    found = _list_cue(words, language)
    return found is not None and words[found.start : found.end] not in WEAK


def _is_line(statement: Statement, before: str, run: Run) -> bool:
    """Tell whether a paragraph is a label and a list, and nothing else."""
    alone = statement.unit.span == Span(statement.block.start, statement.block.end)
    _, colon, lead = before.rpartition(":")
    return (
        alone and bool(colon) and bool(_LIGHT.fullmatch(lead.strip())) and not statement.folded[run.end :].strip(" .;")
    )


def _same_list(left: Statement, right: Statement) -> bool:
    return (
        left.unit.kind is right.unit.kind
        and left.block.lead == right.block.lead
        and left.block.header == right.block.header
        and left.unit.section == right.unit.section
    )


def _close(group: list[tuple[Statement, tuple[Match[str], ...]]], leads: Mapping[Span, Statement]) -> Iterator[Fact]:
    """Yield the membership that a list states, where its lead, header or heading, or each row, says that it is one.

    It is that of the body which the sentence that leads to it, one of ``leads``, speaks of.
    """
    if not group or sum(len(places) for _, places in group) < 2:
        return
    first = group[0][0]
    if first.unit.kind is BlockKind.PARAGRAPH and len(group) < 2:
        return
    text, language = first.document.text, first.language
    lead = _last_sentence(first) if first.block.lead else first.block.header
    path = first.document.path(first.unit.section)
    found = next(
        (c for words in (lead.of(text) if lead else "", *path[-1:]) if (c := _list_cue(fold(words), language))), None
    )
    found = found or _of_rows([statement for statement, _ in group])
    told = leads.get(lead) if first.block.lead and lead else None
    body = (told.subject(found.start) if told and found else None) or first.body
    if found is None or body is None or _is_of_leads(first):
        return
    values: dict[str, Value] = {}
    for statement, places in group:
        for match in places:
            span = statement.span(match.span.start, match.span.end)
            values.setdefault(match.value, Value("country", match.value, span))
    whole = found.name not in OUTSIDE and not _is_of_some(lead.of(text) if lead else path[-1], language)
    evidence = ([lead] if first.block.lead and lead else []) + [s.unit.span for s, _ in group]
    yield fact(
        first,
        FactKind.MEMBERS,
        body,
        list(values.values()),
        evidence=evidence,
        complete=whole,
        polarity=found.name not in OUTSIDE,
        aspect="member" if found.name == "joined" else found.name,
    )


def _of_rows(rows: Sequence[Statement]) -> Cue | None:
    """Return the cue by which each row of a table says in a cell of its own that its state is a member, or None."""
    told = [
        next(
            (c for cell in cells_of(row.folded)[1:] if _is_short(cell) and (c := _list_cue(cell.text, row.language))),
            None,
        )
        for row in rows
        if row.unit.kind is BlockKind.ROW
    ]
    return told[0] if told and len(told) == len(rows) and all(c and c.name not in OUTSIDE for c in told) else None


def _is_short(cell: Cell) -> bool:
    """Tell whether a cell is but a noun with at most a word that narrows it down, «full member»."""
    return len(cell.text.split()) <= 2


def _is_of_some(words: str, language: str) -> bool:
    """Tell whether the words that announce a list say that it is of those who came or did not: «Members absent:»."""
    return cues("attended", language).search(fold(words)) is not None


def _is_of_leads(row: Statement) -> bool:
    """Tell whether the columns of a table say who leads what, «Working group | Lead country»."""
    names = row.block.header.of(row.document.text) if row.block.header else ""
    words = fold(names)
    lists = [c for c in cues("members", row.language).find(words) if words[c.start : c.end] not in WEAK | _PLACES]
    return not lists and any(c.name in {"lead", "chair"} for c in cues("leader", row.language).find(words))


def _last_sentence(statement: Statement) -> Span | None:
    """Return the sentence of the lead that announces a list: its last."""
    lead = statement.block.lead
    if lead is None:
        return None
    return split(statement.document.text, lead.start, lead.end, statement.language)[-1]


def _list_cue(words: str, language: str) -> Cue | None:
    """Return the cue of membership in the words that announce a list; a way of taking part goes before «members»."""
    named = [c for c in cues("members", language).find(words) if c.name in CLASSES]
    named += [c for c in cues("founded", language).find(words) if c.name in {"adopted", "signed"}]
    named = [c for c in named if words[c.start : c.end] not in WEAK or words[c.start : c.end] in _PLACES]
    special = [c for c in named if c.name in {*OUTSIDE, "adopted", "signed"}]
    return special[0] if special else (named[0] if named else None)
