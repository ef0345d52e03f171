"""When a body came to its end, also where another one took its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import dates
from ingest.bodies import Bodies
from ingest.facts import antecedents, timing
from ingest.facts.founding import is_possible
from ingest.facts.statements import Statement, fact
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import Fact, FactKind

_TASKS = re.compile(r"\W*(?:sa|ses|son|su|sus|sua|suas|as suas|seus|os seus|its|their|leurs?)\s")
_REPLACES = re.compile(rf"(?:a )?{spelt('succession', PHRASES)}")
_POSSESSIVE = re.compile(r"\b(?:sa|son|su|sua|seu|its|their|leur|a sua|o seu)\s+$")


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield endings, and the founding of the body that took the place of another at a date."""
    for statement in statements:
        if statement.is_heading:
            continue
        yield from _ended(statement)
        yield from _replaced(statement)
        yield from _succeeded(statement)


def _ended(statement: Statement) -> Iterator[Fact]:
    mentions = timing.mentions_of(statement)
    seen: set[str] = set()
    for cue in statement.cues("ended"):
        body = _body(statement, cue)
        if body is None or body in seen or _unreal(statement, cue):
            continue
        for each, mention in timing.of_each(statement, cue, mentions, body):
            values = [timing.date_value(statement, mention)] if mention else []
            seen.add(each)
            yield fact(statement, FactKind.ENDED, each, values, label=(cue.start, cue.end), aspect="ended")


def _body(statement: Statement, cue: Cue) -> str | None:
    """Return the body that ended: the verb's object, the owner of the noun, what it is said of, or the subject."""
    after = statement.object(cue, wide=True)
    if after is not None:
        return after.value
    if _POSSESSIVE.search(statement.folded[: cue.start]):
        named = statement.named_subject(statement.clause(cue.start)[0], cue.start)
        return named.value if named else statement.body
    relative = antecedents.of_relative(statement, cue.start)
    if relative is not None:
        return relative or None
    owned = _owned(statement, cue)
    if owned is not None:
        return owned
    if statement.apposed(cue.start) is None and statement.is_organ(cue.start):
        return None
    return statement.subject(cue.start, strict=True, apposed=True)


def _owned(statement: Statement, cue: Cue) -> str | None:
    """Return the body whose mandate or work ended: «o mandato do GTEM expirou»."""
    for match in statement.mentions:
        between = statement.folded[match.span.end : cue.start]
        head = statement.folded[max(0, match.span.start - 24) : match.span.start]
        if (
            0 < cue.start - match.span.end < 6
            and not between.strip()
            and re.search(
                rf"\b{spelt('work', PHRASES)} (?:of the|d[euao]l?(?: la)?|de l')\s*$",
                head,
            )
        ):
            return match.value
    return None


def _unreal(statement: Statement, cue: Cue) -> bool:
    """Tell whether an end is denied, or only possible or to come."""
    head = statement.folded[max(statement.clause(cue.start)[0], cue.start - 40) : cue.start]
    comma = head.rfind(",")
    head = head[comma + 1 :]
    if cues("negation", statement.language).search(head.replace("'", " ")) is not None:
        return True
    return is_possible(statement, cue) or bool(cues("modal", statement.language).find(head))


def _succeeded(statement: Statement) -> Iterator[Fact]:
    """Yield the end of a body that another one replaces: «La Autoridad sustituye al COMAY»."""
    for cue in statement.cues("predecessor", 0, None, "predecessor"):
        if not _REPLACES.match(statement.folded, cue.start) or is_possible(statement, cue) or statement.is_denied(cue):
            continue
        old = statement.object(cue, wide=True)
        if old is not None and old.value != statement.subject(cue.start):
            yield fact(statement, FactKind.ENDED, old.value, label=(cue.start, cue.end), aspect="ended")


def _replaced(statement: Statement) -> Iterator[Fact]:
    """Yield the end of a body and the beginning of its heir from «was replaced on 1 January 2016 by …»."""
    for cue in statement.cues("predecessor", 0, None, "successor"):
        heir = next((m for m in statement.mentions if 0 <= m.span.start - cue.end <= 20), None)
        named = statement.named_subject(statement.clause(cue.start)[0], cue.start)
        body = named.value if named else statement.subject(cue.start)
        front = max(cue.start - 30, named.span.end if named else 0)
        inside = [m for m in dates.find(statement.text) if front <= m.span.start < cue.end]
        mention = inside[-1] if inside else timing.date_of(statement, cue, timing.mentions_of(statement))
        if heir is None or body is None or heir.value == body or statement.is_organ(cue.start):
            continue
        if _TASKS.match(statement.folded):
            continue  # tasks that pass to another are no end
        values = [timing.date_value(statement, mention)] if mention else []
        label = (cue.start, cue.end)
        yield fact(statement, FactKind.ENDED, body, values, label=label, aspect="ended")
        if inside:
            yield fact(statement, FactKind.FOUNDED, heir.value, values, label=label, aspect="succeeded")
