"""Who stands beside the one in the chair: «A as Chair and B as Vice-Chair», «B holds the vice-presidency»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import countries
from ingest.bodies import Bodies
from ingest.facts import people
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.lexicon import Cue
from ingest.records import BlockKind, Fact, FactKind, Value

# Between the one who holds an office and the office: «Chad as», «Chad serves as», «le Tchad la», «Chad exerce a».
_HOLDS = re.compile(
    r"(?:\s?\([^)]{0,40}\))?,?\s(?:(?:as|comme|como|en qualite d\w*|a titre d\w*|en calidad d\w*|na qualidade d\w*"
    r"|is|are|est|es|was|fue|foi|fut|serves? as|acts? as|assur\w+|exer\w+|ejerc\w+|ocup\w+|occup\w+|holds?|asum\w+"
    r"|assum\w+|desempen\w+|detem|tient|become[s]?|devient)\s?)?"
    r"(?:(?:the|its|le|la|sa|son|el|su|o|a|sua|seu|un|une|l')\s?)?(?:\w+ (?:of|de)\s)?"
)
# Between the office and the one who holds it, «the vice-chair of A is», «vice-président :».
_HELD = re.compile(
    r"(?:(?:\s(?:of|d[eu]s?|del|d[oa]s?)\s[^,.;:]{2,40}?)?"
    r"(?:\s?[:,–—]\s?|\s(?:is|are|was|being|est|sont|es|sera|fue|foi|fut|lies with|falls to|revient|echoit"
    r"|corresponde|cabe|recae|recai)\s)|\s)"
    r"(?:(?:held|assuree?|exercee?|confiee?|ejercida|exercida|ocupada|assumida|desempenada|detenue)\s)?"
    r"(?:(?:by|par|por|pel[oa]s?|to|au|aux|a|al|ao|en|em|with)\s)?"
    r"(?:(?:the|le|la|les|l'|el|o|a|os|as)\s?)?(?:(?:mr|mrs|ms|m|mme|sr|sra|dr|dra)\.?\s)?"
)
_REACH = 90
# What an office is of, and whence somebody is, «Mr Pinas, of Suriname, as Vice-Chair».
_OF = re.compile(r"\s(?:of|d[eu]s?|del|d[oa]s?)\s|\sd'")
_FROM = re.compile(r",?\s(?:\(|(?:of|from|d[eu]|del|d[oa]s?)\s(?:(?:the|la|les?|l[oa]s|el)\s|l')?|d')")


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield those who stand beside the one in the chair."""
    for statement in statements:
        if statement.is_heading or statement.unit.kind is BlockKind.ROW:
            continue
        for post, holder in held(statement):
            office = _beside(statement, post) or post
            body = statement.subject(office.start, office.end, apposed=True) or statement.about
            if body is not None and not statement.is_of_another(post.start) and not statement.is_denied(post, 20):
                label = (post.start, post.end)
                yield fact(statement, FactKind.DEPUTY, body, [holder], label=label, aspect="chair")


def _beside(statement: Statement, post: Cue) -> Cue | None:
    """Return the office named before one that says not of what it is: «A as Chair of the Board and B as Vice-Chair»."""
    begin, end = statement.clause(post.start)
    if _OF.match(statement.folded, post.end, end):
        return None
    others = [c for c in statement.cues("post", begin, post.start) if _OF.match(statement.folded, c.end)]
    return others[-1] if others else None


def held(statement: Statement) -> list[tuple[Cue, Value]]:
    """Return each office beside the chair that a sentence names with who holds it: a country or a person."""
    found = []
    for post in statement.cues("deputy"):
        begin, end = statement.clause(post.start)
        holder = _before(statement, post, begin) or _behind(statement, post, end)
        if holder is not None:
            found.append((post, holder))
    return found


def _named(statement: Statement, begin: int, end: int) -> list[Value]:
    """Return the countries and persons named in a stretch, in order."""
    states = [m for m in countries.find(statement.text[:end]) if m.span.start >= begin]
    found = [statement.value("country", m.span.start, m.span.end, m.value) for m in states]
    return sorted([*found, *people.persons(statement, begin, end)], key=lambda value: value.span)


def _plain(statement: Statement, start: int, end: int) -> str:
    """Return the folded words of a stretch, the Portuguese «é» told apart from the «e» that joins."""
    return fold(statement.text[start:end].replace(" é ", " es "))


def _before(statement: Statement, post: Cue, begin: int) -> Value | None:
    """Return who is named right before an office, with what gives it to them between."""
    near = max(begin, post.start - _REACH)
    named = _named(statement, near, post.start)
    for value in reversed(named):
        between = _plain(statement, value.span.end - statement.start, post.start)
        person = named[-2] if value.kind == "country" and len(named) > 1 and named[-2].kind == "text" else None
        whence = person and _plain(statement, person.span.end - statement.start, value.span.start - statement.start)
        holder = person if person and whence and _FROM.fullmatch(whence) else value
        return holder if _HOLDS.fullmatch(between) else None
    return None


def _behind(statement: Statement, post: Cue, end: int) -> Value | None:
    """Return who is named right behind an office."""
    for value in _named(statement, post.start, min(end, post.end + _REACH)):
        return value if _HELD.fullmatch(_plain(statement, post.end, value.span.start - statement.start)) else None
    return None
