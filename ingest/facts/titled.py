"""Facts that a title or a question makes of words that say nothing by themselves: «Members. Five: …», «Origin. …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.bodies import Bodies
from ingest.facts import timing
from ingest.facts.belonging import CLASSES, WEAK
from ingest.facts.founding import founded_body
from ingest.facts.instruments import opens_with_act
from ingest.facts.listings import Run, runs_of
from ingest.facts.members import is_whole, values_of
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.labels import label_of
from ingest.lexicon import Cue, cues
from ingest.records import BlockKind, Fact, FactKind

# What goes before a list that a title alone says to be of members: nothing but an article, or words up to a colon.
_BARE = re.compile(r"(?:[^:;.()]{1,80}:)?\W*(?:(?:les?|la|l|the|el|los|las|[oa]s?)\b\W*)?")
_DATES = frozenset({"created", "adopted", "signed", "in_force"})


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield what the sentence right below a heading or question, or behind a title of its own, states of its body."""
    for above, statement in zip((None, *statements), statements, strict=False):
        title = _title(above, statement) if statement.body is not None else None
        if title == "members":
            yield from _members(statement)
        elif title == "founded":
            yield from _founded(statement)


def _title(above: Statement | None, statement: Statement) -> str | None:
    """Return what a title as a whole says that a statement tells: its own, «3. Membership –», or the one above.

    A question is the title of its answer, «Who takes part? Togo, Benin and Ghana.»
    """
    if statement.head:
        title = statement.text[: statement.head]
    elif above is not None and (above.is_heading or _asks(above, statement)) and _is_plain(statement):
        title = above.text
    else:
        return None
    label = label_of(title)
    words = fold(title[label.end if label else 0 :]).strip(" .:–—-¿?*_")
    found = cues("headed", statement.language).find(words)
    return next((c.name for c in found if (c.start, c.end) == (0, len(words))), None)


def _asks(above: Statement, statement: Statement) -> bool:
    """Tell whether a statement is the answer to the one before it."""
    return above.is_question and above.unit.section == statement.unit.section


def _is_plain(statement: Statement) -> bool:
    """Tell whether a statement is one of a paragraph, and asks nothing itself."""
    return statement.unit.kind is BlockKind.PARAGRAPH and not statement.is_question


def _members(statement: Statement) -> Iterator[Fact]:
    """Yield the one list of countries in a sentence without a word of belonging: «Six: Bahamas, Belize, …»."""
    runs = [run for run in runs_of(statement.text) if len(run.places) > len(run.regions)]
    if len(runs) != 1 or statement.body is None or _tells(statement, runs[0]):
        return
    run = runs[0]
    if run.regions or len(run.places) < 2 or _BARE.fullmatch(statement.folded[statement.head : run.start]) is None:
        return
    yield fact(
        statement,
        FactKind.MEMBERS,
        statement.body,
        values_of(statement.start, run),
        complete=is_whole(statement, run),
        aspect="member",
    )


def _tells(statement: Statement, run: Run) -> bool:
    """Tell whether a sentence says by itself how those that it lists take part."""
    begin = statement.head
    found = [*statement.cues("members", begin, None, *CLASSES), *statement.cues("founded", begin, run.start)]
    return any(statement.folded[c.start : c.end] not in WEAK for c in found)


def _founded(statement: Statement) -> Iterator[Fact]:
    """Yield the act that a sentence opens with, and its dates: «Charter of Lund, 3 May 1990, in force since …»."""
    act = opens_with_act(statement)
    if act is None or statement.body is None:
        return
    yield fact(statement, FactKind.INSTRUMENT, statement.body, [act], aspect="created")
    mentions = timing.mentions_of(statement)
    dated = [(cue, timing.date_of(statement, cue, mentions)) for cue in statement.cues("founded", statement.head)]
    found = {when.span.start: (cue, when) for cue, when in dated if when is not None}
    first = mentions[0] if mentions else None
    if first is not None and first.span.start not in found:
        found[first.span.start] = (Cue("created", 0, 0), first)
    for cue, when in found.values():
        if cue.name not in _DATES or (cue.end and founded_body(statement, cue) is not None):
            continue
        value = timing.date_value(statement, when)
        label = (cue.start, cue.end) if cue.end else None
        yield fact(statement, FactKind.FOUNDED, statement.body, [value], label=label, aspect=cue.name)
