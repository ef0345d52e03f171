"""Whether a body binds, and whether it works: statements with their denial, legal and political kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import dates
from ingest.bodies import Bodies
from ingest.facts import antecedents, clauses, timing
from ingest.facts.statements import Statement, fact
from ingest.gazetteer import Match
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import Fact, FactKind, Value

_VOLUNTARY = re.compile(spelt("leaving_free", PHRASES))
_MANDATORY = re.compile(spelt("mandatory", PHRASES))
_COPULA = re.compile(rf"\b{spelt('of_nature', PHRASES)}\s(?:\w+\s)?$")
_ACTS = re.compile(rf"\b{spelt('given_out', PHRASES)}\b")
_NONE_AFTER = re.compile(r"\s(?:a )?(?:no|none|aucun\w*|ningun\w*|nenhum\w*)\b")
# What works only up to some point no longer does.
_UP_TO = re.compile(r"[^.;]{0,40}\b(?:until|till|jusqu'|hasta que|hasta|ate que|ate)\b")


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield legal nature and status."""
    for statement in statements:
        yield from _legal(statement)
        if not statement.is_heading:
            yield from _status(statement)


def _legal(statement: Statement) -> Iterator[Fact]:
    taken = 0
    if statement.is_heading and not _declares(statement):
        return
    for cue in statement.cues("legal"):
        if cue.name not in {"binding", "treaty"} or cue.start < taken:
            continue
        body = statement.body if statement.is_heading else statement.subject(cue.start, cue.end)
        if body is None:
            continue
        if not statement.is_heading and (_is_of_thing(statement, cue) or _is_but_sought(statement, cue)):
            continue
        taken = cue.end
        words = statement.folded[cue.start : cue.end]
        polarity = not _denied(statement, cue) and not _VOLUNTARY.search(words)
        yield fact(
            statement,
            FactKind.LEGAL,
            body,
            [Value("text", statement.text[cue.start : cue.end], statement.span(cue.start, cue.end))],
            label=(cue.start, cue.end),
            polarity=polarity,
            aspect=cue.name if cue.name == "treaty" else _sort(statement, cue),
        )


def _is_of_thing(statement: Statement, cue: Cue) -> bool:
    """Tell whether «mandatory» only describes a noun, «diseases of mandatory reporting», and is said of no decision."""
    if not _MANDATORY.match(statement.folded, cue.start):
        return False
    begin, end = statement.clause(cue.start)
    said = _COPULA.search(statement.folded[max(begin, cue.start - 40) : cue.start])
    return said is None and _ACTS.search(statement.folded, begin, end) is None


def _is_but_sought(statement: Statement, cue: Cue) -> bool:
    """Tell whether what is mandatory is told not to bind: an opinion that must be sought and need not be followed."""
    if not _MANDATORY.match(statement.folded, cue.start):
        return False
    others = [c for c in statement.cues("legal") if not _MANDATORY.match(statement.folded, c.start)]
    return any(c.name == "binding" and _denied(statement, c) for c in others)


def _declares(statement: Statement) -> bool:
    """Tell whether a heading is one that declares a body, «Pacte sahélien (2012, contraignant)»."""
    at = statement.unit.section
    return at is not None and statement.document.sections[at].declares is not None


def _sort(statement: Statement, cue: Cue) -> str:
    """Tell in what way a thing binds: legally, politically, or neither said."""
    near = statement.folded[max(0, cue.start - 16) : cue.end + 14]
    for found in cues("legal", statement.language).find(near):
        if found.name in {"politically", "legally"}:
            return "political" if found.name == "politically" else "legal"
    return ""


def _denied(statement: Statement, cue: Cue) -> bool:
    """Tell whether a negation stands in the clause before a cue, or at its front («non contraignant»)."""
    clause = max(
        statement.folded.rfind(mark, 0, cue.start) for mark in (",", ";", ":", " mais ", " but ", " pero ", " mas ")
    )
    window = statement.folded[max(clause, cue.start - 60, 0) : cue.end]
    if _NONE_AFTER.match(statement.folded, cue.end):
        return True  # «It binds no State»
    return cues("negation", statement.language).search(window.replace("'", " ")) is not None


def _status(statement: Statement) -> Iterator[Fact]:
    found = [c for c in statement.cues("status") if _real(statement, c)]
    apart: dict[tuple[int, Match[str] | None], list[Cue]] = {}
    for cue in found:
        place = clauses.begin(statement.text, statement.language, statement.mentions, cue.start)
        apart.setdefault((place, antecedents.of_clause(statement, cue.start)), []).append(cue)
    for told in apart.values():
        yield from _standing(statement, next((c for c in told if c.name == "inactive"), told[0]))


def _standing(statement: Statement, cue: Cue) -> Iterator[Fact]:
    """Yield what a cue says of whether a body works."""
    relative = antecedents.of_relative(statement, cue.start)
    body = statement.subject(cue.start, cue.end, apposed=True) if relative is None else relative
    if not body or statement.is_organ(cue.start):
        return
    if cue.name == "active" and _UP_TO.match(statement.folded, cue.end):
        return
    active = cue.name == "active" and not _denied(statement, cue)
    begin, end = statement.clause(cue.start)
    mentions = [m for m in dates.find(statement.text) if begin <= m.span.start < end]
    after = [m for m in mentions if m.span.start >= cue.end]
    mentions = after or mentions[-1:]
    values = [timing.date_value(statement, m) for m in mentions[:1]]
    yield fact(
        statement,
        FactKind.STATUS,
        body,
        values,
        label=(cue.start, cue.end),
        polarity=active,
        aspect=cue.name,
    )


def _real(statement: Statement, cue: Cue) -> bool:
    """Leave out French «ne fonctionne» without its second half."""
    words = statement.folded[cue.start : cue.end]
    if words.startswith(("ne ", "n'")) and "plus" not in words:
        return re.match(r"\s*(?:pas|plus|guere|point|jamais)\b", statement.folded[cue.end :]) is not None
    return True
