"""How a body stands to others: what it is part of, what came before and after, who leads it, with whom it works, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import countries
from ingest.bodies import Bodies
from ingest.facts.statements import Statement, fact
from ingest.gazetteer import Match
from ingest.lexicon import Cue, cues
from ingest.records import Fact, FactKind, Value

_KINDS = {
    "parent": FactKind.PARENT,
    "predecessor": FactKind.PREDECESSOR,
    "leader": FactKind.LEADER,
    "partners": FactKind.PARTNERS,
    "seat": FactKind.SEAT,
}
_PHRASE_END = re.compile(
    r"[;:.](?:\s|$)|,\s(?=(?:qui|which|that|dont|where|que|cujo|cuyo|rattach|pour|afin|to|for|para)\b)|\s(?:pour|afin|in order|para|a fim)\s"
)
_PROPER = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]+(?:\s(?:de|del|do|da|dos|du|des|of|the|la|le|and|et|y|e|for|pour|para)?\s?[A-ZÀ-Þ][\w'’.-]+)*"
)
_AND = re.compile(
    r"[\s()]*|[\s,()]*(?:,|\b(?:et|and|y|e|ainsi que|as well as|asi como|bem como)\b)[\s,()]*"
    r"(?:(?:\b(?:with|the|le|la|les|el|los|las|o|a|os|as|du|de|des|del|do|da|par|by|por|pel[oa])\b|\b[ld]')[\s,()]*)*"
)
_NAME_END = re.compile(
    r"[,;:.()]|\s(?:et|and|y|e|qui|que|which|that|est|is|es|was|fue|foi|a ete|depuis|since|desde|for|on|sobre|sur|en \d|in \d|em \d)\b"
)


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield relations; their values are bodies or countries where these are named, else proper names."""
    for statement in statements:
        if statement.is_heading:
            continue
        for group, kind in _KINDS.items():
            yield from _relation(statement, group, kind)


def _relation(statement: Statement, group: str, kind: FactKind) -> Iterator[Fact]:
    seen: set[tuple[str, ...]] = set()
    for cue in cues(group, statement.language).find(statement.folded):
        body = statement.subject(cue.start, cue.end)
        if body is None:
            continue
        if kind is FactKind.PARTNERS:
            values = _partners(statement, cue, body)
        else:
            values = _values(statement, cue, body, place=kind is FactKind.SEAT, back=_looks_back(statement, cue, kind))
        key = tuple(value.value for value in values)
        if not values or key in seen:
            continue
        seen.add(key)
        yield fact(statement, kind, body, values, label=(cue.start, cue.end), aspect=cue.name)


def _looks_back(statement: Statement, cue: Cue, kind: FactKind) -> bool:
    """Tell whether the one who leads stands before the verb: «Norway chairs the Council», «X assure le secrétariat»."""
    if kind is not FactKind.LEADER:
        return False
    words = statement.folded[cue.start : cue.end]
    passive = re.search(r"\b(?:par|by|por|pel[oa]s?)$", words) or re.match(
        r"\s*(?:est |is |es |e )?(?:assure\w* |provided |exercid\w* |ejercid\w* |asegurad\w* |held )?(?:par|by|por|pel[oa]s?)\b",
        statement.folded[cue.end :],
    )
    return not passive


def _values(statement: Statement, cue: Cue, body: str, *, place: bool, back: bool) -> list[Value]:
    found = _named(statement, cue.end, _phrase_end(statement, cue.end), body, place=place)
    if not found and back:
        begin = max(0, statement.folded.rfind(";", 0, cue.start) + 1)
        found = _named(statement, begin, cue.start, body, place=place)
    return found


def _partners(statement: Statement, cue: Cue, body: str) -> list[Value]:
    """Return all bodies and proper names of two words or more in the clause after a cue."""
    end = statement.folded.find(";", cue.end)
    end = end if end != -1 else len(statement.folded)
    named = [m for m in statement.mentions if cue.end <= m.span.start < end and m.value != body]
    found = [Value("body", m.value, statement.span(m.span.start, m.span.end)) for m in _once(named)]
    for match in _PROPER.finditer(statement.text, cue.end, end):
        covered = any(m.span.start < match.end() and match.start() < m.span.end for m in named)
        if (
            not covered
            and " " in match.group()
            and not countries.find(match.group())
            and not countries.find_regions(match.group())
        ):
            found.append(Value("text", match.group(), statement.span(match.start(), match.end())))
    return found


def _phrase_end(statement: Statement, start: int) -> int:
    """Return where the phrase after a cue ends; a mark inside the name of a body ends none."""
    for stop in _PHRASE_END.finditer(statement.folded, start):
        if not any(m.span.start <= stop.start() < m.span.end for m in statement.mentions):
            return stop.start()
    return len(statement.folded)


def _named(statement: Statement, start: int, end: int, body: str, *, place: bool) -> list[Value]:
    """Return the bodies or countries that are listed in a stretch, else the proper name in it."""
    if not place:
        named = _together(statement, [m for m in statement.mentions if start <= m.span.start < end and m.value != body])
        if named and named[0].span.start - start <= 90:
            return [Value("body", m.value, statement.span(m.span.start, m.span.end)) for m in _once(named)]
        states = _together(statement, [m for m in countries.find(statement.text[:end]) if m.span.start >= start])
        if states and states[0].span.start - start <= 60:
            return [Value("country", m.value, statement.span(m.span.start, m.span.end)) for m in _once(states)]
    match = _PROPER.search(statement.text, start, end)
    if match is None or match.start() - start > 40:
        return []
    stop = match.end() if place else _name_end(statement, match.start(), end)
    return [Value("text", statement.text[match.start() : stop].strip(), statement.span(match.start(), stop))]


def _together(statement: Statement, matches: list[Match[str]]) -> list[Match[str]]:
    """Return the first matches of those that stand in one list, «A (X) et B (Y)»."""
    kept: list[Match[str]] = []
    for match in matches:
        if kept and not _AND.fullmatch(statement.folded[kept[-1].span.end : match.span.start]):
            break
        kept.append(match)
    return kept


def _once(matches: list[Match[str]]) -> list[Match[str]]:
    seen: dict[str, Match[str]] = {}
    for match in matches:
        seen.setdefault(match.value, match)
    return list(seen.values())


def _name_end(statement: Statement, start: int, end: int) -> int:
    """Return where a name ends that goes on in lower case, «Commission spéciale des questions migratoires»."""
    title = re.compile(r"(?:m|mr|ms|mrs|mme|dr|sr|sra|prof)\.\s").match(statement.folded, start)
    stop = _NAME_END.search(statement.folded, title.end() if title else start, end)
    return stop.start() if stop else end
