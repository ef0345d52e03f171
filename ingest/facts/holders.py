"""Who holds a post by what stands beside it: «the Coordinator, Ms. Ada Bell, said», «Mme Lia Moro, directrice»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.bodies import Bodies
from ingest.facts import deputies, people
from ingest.facts.relations import inside_name
from ingest.facts.statements import Statement, fact
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import BlockKind, Fact, FactKind, Value

# «of …» behind a post: what it leads.
_OF = re.compile(r"\s?(?:,\s)?(?:of|d[eu]s?|del|d[oa]s?)\s(?:(?:the|la|le|les|los|las|el)\s|l')?|\s?d'")
# What a post leads that is the body's own rather than another body.
_OWN = re.compile(spelt("own_unit", PHRASES))
_JOINT = re.compile(r"co-?(?:direc|presid|chair|lead|coord|secret)")
_BESIDE = re.compile(r"rapporteu|relator|vice\W")
_REACH = 70
_WAYS = (("secretar", "secretariat"), ("presid", "chair"), ("chair", "chair"))


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield the holders of posts, as those who lead."""
    for statement in statements:
        if not statement.is_heading and statement.unit.kind is not BlockKind.ROW:
            yield from _held(statement)


def _held(statement: Statement) -> Iterator[Fact]:
    seen: set[str] = set()
    for post in statement.cues("post"):
        if inside_name(statement, post) or people.of_another_office(statement, post) or statement.is_denied(post):
            continue
        if _JOINT.match(statement.folded, post.start) or _BESIDE.match(statement.folded, post.start):
            continue  # one of two who lead together is not the one who leads, nor is who reports
        holder = _beside(statement, post)
        body = _led(statement, post, holder) if holder else None
        deputy = holder is not None and any(holder == other for _, other in deputies.held(statement))
        if holder is None or deputy or body is None or holder.value in seen:
            continue
        seen.add(holder.value)
        words = statement.folded[post.start : post.end]
        aspect = next((way for front, way in _WAYS if words.startswith(front)), "lead")
        yield fact(statement, FactKind.LEADER, body, [holder], label=(post.start, post.end), aspect=aspect)


def _beside(statement: Statement, post: Cue) -> Value | None:
    """Return the person named right behind or before a post, with what is led between them at most."""
    end = min(statement.clause(post.start)[1], post.end + _REACH)
    for person in people.persons(statement, max(0, post.start - _REACH), end):
        start, stop = person.span.start - statement.start, person.span.end - statement.start
        if start >= post.end:
            between = statement.folded[post.end : start]
            near = re.fullmatch(
                r"(?:\s?(?:of|d[eu]s?|del|d[oa]s?|d')\s?[^,.;:]{0,50})?\s?[,:–—]?\s?(?:(?:is|est|es|e)\s)?"
                r"(?:(?:the|la|el|o|a)\s)?"
                r"(?:[\w.]{1,12}\s){0,2}",
                between,
            )
        else:
            near = re.fullmatch(r"\s?[,:–—]\s?(?:(?:the|la|le|el|o|a)\s|l')?", statement.folded[stop : post.start])
        if near is not None:
            return person
    return None


def _led(statement: Statement, post: Cue, holder: Value) -> str | None:
    """Return the body whose post it is: the one named behind it, else that of the text; None for any other's post."""
    first = min(post.start, holder.span.start - statement.start)
    before = [m for m in statement.mentions if m.span.end <= first]
    if before and re.fullmatch(r"(?:\s?\([^)]*\))?\s?:\s\W*", statement.text[before[-1].span.end : first]):
        return before[-1].value  # «For the Authority: Ada Bell, Director»
    of = _OF.match(statement.folded, post.end)
    if of is None:
        return statement.about or statement.body
    named = next((m for m in statement.mentions if 0 <= m.span.start - of.end() <= 4), None)
    if named is not None:
        return named.value
    if _OWN.match(statement.folded, of.end()) or cues("organ", statement.language).search(
        statement.folded, of.end(), of.end() + 4
    ):
        return statement.about or statement.body
    return None
