"""How a body stands to others: what it is part of, what came before and after, with whom it works, where it sits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import countries, dates, symbols
from ingest.bodies import Bodies
from ingest.facts import antecedents
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import BlockKind, Fact, FactKind, Value

_PHRASE_END = re.compile(
    r"[;:.](?:\s|$)|,\s(?=(?:qui|which|that|dont|where|que|cujo|cuyo|rattach|pour|afin|to|for|para)\b)|\s(?:pour"
    r"|afin|in order|para|a fim)\s"
)
_PROPER = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?:[ \n](?:(?:de|del|do|da|dos|du|des|of|the|la|le|for|pour|para|on|sur"
    r"|sobre)[ \n]){0,2}[A-ZÀ-Þ][\w'’-]+)*"
)
_AND = re.compile(
    r"[\s()]*|[\s,()]*(?:,|\b(?:et|and|y|e|ainsi que|as well as|asi como|bem como)\b)[\s,()]*"
    r"(?:(?:\b(?:with|the|le|la|les|el|los|las|o|a|os|as|du|de|des|del|do|da|par|by|por|pel[oa])\b|\b[ld]')[\s,()]*)*"
)
_AT = re.compile(
    r"(?:\s*(?:is|are|will be|est|sont|sera|seront|esta|estara|es|e|fica|ficara|funciona|funcionara|se trouve"
    r"|(?:se )?establec\w*|estabelec\w*|se trouvera|se encontrara|se encuentra|fixe\w*|etabli\w*|situe\w*|located"
    r"|established"
    r"|fijad\w*|fixad\w*|ubicad\w*|situad\w*|instalad\w*|installe\w*|permanent\w*|social|technique|tecnica|de"
    r" manera"
    r" permanente)\b)*\s*"
    r"(?::\s*|,?\s*(?:a|au|aux|in|at|en|em|na|no|dans)\s+|^)?(?:(?:la ville d[e']|la ciudad de|(?:a )?cidade d[eoa]"
    r"|the city of)\s*|la (?=$))?$"
)


_SUPPORT = re.compile(rf"\b{spelt('support', PHRASES)}\b")
_FRONT = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\W+)?(?:(?:les?|la|l|the|el|los|las|o|a|os|as|gobiernos?|governos?|gouvernements?|governments?"
    r"|de|du|des|of|del|do|da)\W+)*"
)
_HOSTS = re.compile(
    rf"\s(?:\w{{2,3}} )?{spelt('housing', PHRASES)}\s"
    r"(?:(?:its|the|son|sa|le|la|su|[ao]|(?:[ao] )?s[eu][au]|permanent)\s)*"
)
# What belongs to a body and is not it, «its archives were entrusted to Mauritius».
THINGS = re.compile(
    r"\W*(?:son|sa|ses|su|sus|its|their|seu|sua|seus|suas|o seu|a sua|os seus|as suas|leurs?)\s"
    rf"{spelt('belongings', PHRASES)}\b"
)


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield relations; their values are bodies or countries where these are named, else proper names."""
    for statement in statements:
        if statement.is_heading or statement.unit.kind is BlockKind.ROW:
            continue
        yield from _tied(statement, "parent", FactKind.PARENT)
        yield from _tied(statement, "predecessor", FactKind.PREDECESSOR)
        yield from _organs(statement)
        yield from _partners(statement)
        yield from _backers(statement)
        yield from _seat(statement)


def inside_name(statement: Statement, cue: Cue) -> bool:
    """Tell whether a cue is part of the name of a body."""
    return any(m.span.start <= cue.start < m.span.end for m in statement.mentions)


def _tied(statement: Statement, group: str, kind: FactKind) -> Iterator[Fact]:
    """Yield what a body is part of, or what came before or after it."""
    seen: set[tuple[str, ...]] = set()
    found = statement.cues(group)
    for cue in found:
        if any(c is not cue and c.start <= cue.start and cue.end < c.end for c in found):
            continue  # part of a longer one: «sucedeu-lhe» is not «sucedeu»
        if cue.name == "organs" or inside_name(statement, cue) or statement.is_denied(cue):
            continue
        beside = any(0 <= m.span.start - cue.end <= 1 for m in statement.mentions)  # «Formerly Heron Committee, it …»
        owned = kind is FactKind.PREDECESSOR and (beside or _is_target(statement, cue))
        body = statement.subject(cue.start, None if owned else cue.end, apposed=True)
        if body is None:
            continue
        heir = statement.named_subject(statement.clause(cue.start)[0], cue.start) if _is_of_it(statement, cue) else None
        if heir is not None and statement.body not in {None, heir.value}:
            body, values = statement.body, [statement.value("body", heir.span.start, heir.span.end, heir.value)]
        else:
            values = _named(statement, cue, body)
        if cue.name == "born":
            values = [
                v
                for v in values
                if not cues("instrument", statement.language).search(fold(v.span.of(statement.document.text)))
            ]
        key = tuple(value.value for value in values)
        if not values or key in seen:
            continue
        seen.add(key)
        aspect = "predecessor" if cue.name == "born" else cue.name
        yield fact(statement, kind, body, values, label=(cue.start, cue.end), aspect=aspect)


def _is_of_it(statement: Statement, cue: Cue) -> bool:
    """Tell whether a pronoun in a cue stands for the body that another one succeeds, «lui a succédé»."""
    return (
        re.search(r"^(?:lui|leur|l[eoa]s?)\s|^l'|-(?:lhes?|[oa]s?)$", statement.folded[cue.start : cue.end]) is not None
    )


def _is_target(statement: Statement, cue: Cue) -> bool:
    """Tell whether «of X» after a cue is what was succeeded rather than the one that succeeds."""
    return re.search(r"\bd\w*$|\bof$|\ba$|\bto$|'$", statement.folded[cue.start : cue.end]) is not None


def _organs(statement: Statement) -> Iterator[Fact]:
    """Yield the parts of a body: «Les organes du X sont l'Assemblée et la Cellule de veille»."""
    for cue in statement.cues("parent", 0, None, "organs"):
        owner = next((m for m in statement.mentions if 0 <= m.span.start - cue.end < 12), None)
        for match in once([m for m in statement.mentions if owner and m.span.start > owner.span.end]):
            if owner and match.value != owner.value:
                value = statement.value("body", owner.span.start, owner.span.end, owner.value)
                label = (cue.start, cue.end)
                yield fact(statement, FactKind.PARENT, match.value, [value], label=label, aspect="parent")


def _partners(statement: Statement) -> Iterator[Fact]:
    """Yield those a body works with, and those that pay for it; denied ones with polarity False."""
    seen: set[str] = set()
    cues = [cue for cue in statement.cues("partners") if not inside_name(statement, cue)]
    for cue in cues:
        body = statement.body if _is_role(statement, cue) else statement.subject(cue.start)
        if body is None:
            continue
        denied = statement.is_denied(cue)
        following = min((c.start for c in cues if c.start > cue.end), default=len(statement.folded))
        values = _partners_after(statement, cue, body, following) or _partners_before(statement, cue, body)
        if cue.name == "counterpart":
            values = _apposed(statement, cue, body)
        else:
            values = [v for v in values if v.value not in seen]
        seen |= {v.value for v in values}
        if values:
            label = (cue.start, cue.end)
            backed = cue.name == "partners" and all(v.kind == "country" for v in values)  # «with the support of Japan»
            aspect = "donor" if backed else cue.name
            yield fact(statement, FactKind.PARTNERS, body, values, label=label, polarity=not denied, aspect=aspect)


def _partners_after(statement: Statement, cue: Cue, body: str, following: int) -> list[Value]:
    """Return all bodies and proper names of two words or more after a cue, in its clause and before the next cue.

    For donors countries count too.
    """
    end = min(statement.clause(cue.start)[1], following)
    named = [m for m in statement.mentions if cue.end <= m.span.start < end and m.value != body]
    found = [statement.value("body", m.span.start, m.span.end, m.value) for m in once(named)]
    if cue.name == "donor" or _SUPPORT.search(statement.folded[cue.start : cue.end]):
        states = [m for m in countries.find(statement.text[:end]) if m.span.start >= cue.end]
        found += [statement.value("country", m.span.start, m.span.end, m.value) for m in once(states)]
        if cue.name == "donor":
            return found
    for match in _PROPER.finditer(statement.text, cue.end, end):
        words = match.group()
        covered = any(m.span.start < match.end() and match.start() < m.span.end for m in statement.mentions)
        if not covered and " " in words and _names_body(statement, match) and not countries.find_regions(words):
            found.append(statement.value("text", match.start(), match.end()))
    return found


def _partners_before(statement: Statement, cue: Cue, body: str) -> list[Value]:
    """Return the bodies before «as partners», or before one that lends its support."""
    if not _is_role(statement, cue):
        return []
    named = [m for m in statement.mentions if m.span.end <= cue.start and m.value != body]
    if not named:
        acronyms = re.finditer(r"(?<!\w)[A-ZÀ-Þ]{3,}(?!\w)", statement.text[: cue.start])
        return [statement.value("text", *match.span()) for match in acronyms]
    return [statement.value("body", m.span.start, m.span.end, m.value) for m in once(named)]


def _backers(statement: Statement) -> Iterator[Fact]:
    """Yield those named first in a clause that pay for the body of the text: «Brazil and the Seed Bank support it»."""
    for cue in cues("backing", statement.language).find(statement.folded):
        begin = statement.clause(cue.start)[0]
        body = (after.value if (after := statement.object(cue)) else None) or statement.body
        if body is None or inside_name(statement, cue) or statement.is_denied(cue):
            continue
        named = [m for m in statement.mentions if begin <= m.span.start and m.span.end <= cue.start]
        states = [m for m in countries.find(statement.text[: cue.start]) if m.span.start >= begin]
        states = [m for m in states if not any(n.span.start <= m.span.start < n.span.end for n in named)]
        found = sorted(
            [*((m, "body") for m in named), *((m, "country") for m in states)], key=lambda pair: pair[0].span
        )
        listed = together(statement, [match for match, _ in found])
        near = bool(listed) and cue.start - listed[-1].span.end <= 8
        if not near or not _opens(statement, begin, listed[0]) or any(m.value == body for m in listed):
            continue
        kinds = {id(match): kind for match, kind in found}
        values = [statement.value(kinds[id(m)], m.span.start, m.span.end, m.value) for m in once(listed)]
        yield fact(statement, FactKind.PARTNERS, body, values, label=(cue.start, cue.end), aspect="donor")
        return


def _opens(statement: Statement, begin: int, match: Match[str]) -> bool:
    """Tell whether a name opens its clause, but for an article, a number or «the Government of»."""
    return _FRONT.fullmatch(statement.folded[begin : match.span.start]) is not None


def _apposed(statement: Statement, cue: Cue, body: str) -> list[Value]:
    """Return the body right before «…, le forum homologue»."""
    named = [m for m in statement.mentions if m.span.end <= cue.start and m.value != body]
    if not named or cue.start - named[-1].span.end > 60:
        return []
    last = named[-1]
    return [statement.value("body", last.span.start, last.span.end, last.value)]


def _is_role(statement: Statement, cue: Cue) -> bool:
    """Tell whether a cue is what others are to the body, «as partners», «is not a partner»."""
    head = statement.folded[max(0, cue.start - 24) : cue.start]
    role = re.search(r"\b(?:como|as|comme|en tant que|(?:is|are) (?:not )?an?|e um|es un|est un)\s+(?:\w+\s)?$", head)
    return role is not None or re.match(r"presta|accorde", statement.folded[cue.start :]) is not None


def _seat(statement: Statement) -> Iterator[Fact]:
    """Yield the place where a body or its secretariat sits."""
    seen: set[str] = set()
    for cue in sorted(statement.cues("seat"), key=lambda each: each.start):
        body = None if inside_name(statement, cue) else statement.subject(cue.start, cue.end, apposed=True)
        if (
            body is None
            or statement.is_denied(cue)
            or _is_of_organ(statement, cue)
            or (seen and _is_new(statement, cue))
        ):
            continue
        value = _place(statement, cue) or _host(statement, cue)
        if value is None or value.value in seen:
            continue
        seen.add(value.value)
        yield fact(statement, FactKind.SEAT, body, [value], label=(cue.start, cue.end), aspect="seat")


def _is_new(statement: Statement, cue: Cue) -> bool:
    """Tell whether a further place in a statement has a subject of its own: «…; the laboratory is in Oslo»."""
    begin = statement.clause(cue.start)[0]
    if statement.named_subject(begin, cue.start) is not None or antecedents.of_clause(statement, cue.start) is not None:
        return False
    pronouns = statement.cues("subject", begin, cue.start, "pronoun")
    back = [c for c in pronouns if fold(statement.text[c.start : c.end]) == statement.text[c.start : c.end].lower()]
    return begin > 0 and not back and statement.opening(begin, cue.start) in {"own", "other"}


def _is_of_organ(statement: Statement, cue: Cue) -> bool:
    """Tell whether a place is that of an organ other than the secretariat: «The Scientific Board, based in Oslo, …»."""
    if statement.apposed(cue.start) is not None or not statement.is_organ(cue.start):
        return False
    return not statement.cues("leader", statement.clause(cue.start)[0], cue.start, "secretariat")


def _host(statement: Statement, cue: Cue) -> Value | None:
    """Return the place that opens a clause as the host of the seat, «Nairobi hosts its headquarters»."""
    begin = statement.clause(cue.start)[0]
    match = _PROPER.search(statement.text, begin, cue.start)
    if match is None or _FRONT.fullmatch(statement.folded[begin : match.start()]) is None:
        return None
    hosts = _HOSTS.fullmatch(statement.folded[match.end() : cue.start])
    return statement.value("text", match.start(), match.end()) if hosts else None


def _place(statement: Statement, cue: Cue) -> Value | None:
    """Return the place after a cue: right behind it, or behind «in», «à», «na cidade do» and the body's own name."""
    end = min(statement.clause(cue.start)[1], cue.end + 80)
    for match in _PROPER.finditer(statement.text, cue.end, end):
        if any(m.span.start < match.end() and match.start() < m.span.end for m in statement.mentions):
            continue
        own = max((m.span.end for m in statement.mentions if cue.end <= m.span.end <= match.start()), default=cue.end)
        between = statement.folded[own : match.start()]
        direct = own == cue.end and re.search(r" (?:a|en|em|in|at)$", statement.folded[cue.start : cue.end])
        if (direct and not between.strip()) or (between.strip(" ,") and _AT.fullmatch(between)):
            words = match.group()
            if not dates.find(words) and not cues("post", statement.language).find(
                statement.folded, match.start(), match.end()
            ):
                return statement.value("text", match.start(), match.end())
        return None
    return None


def _phrase_end(statement: Statement, start: int) -> int:
    """Return where the phrase after a cue ends; a mark inside the name of a body ends none."""
    for stop in _PHRASE_END.finditer(statement.folded, start):
        if not any(m.span.start <= stop.start() < m.span.end for m in statement.mentions):
            return stop.start()
    return len(statement.folded)


def _named(statement: Statement, cue: Cue, body: str) -> list[Value]:
    """Return the bodies listed after a cue, else the symbol, else the proper name of a body or an act in it."""
    start, end = cue.end, _phrase_end(statement, cue.end)
    named = together(statement, [m for m in statement.mentions if start <= m.span.start < end and m.value != body])
    # «Before that date the states met only within a group known as …»
    reach = 120 if re.match(r"before|prior|avant|auparavant|antes", statement.folded[cue.start :]) else 60
    if named and named[0].span.start - cue.end <= reach:
        return [statement.value("body", m.span.start, m.span.end, m.value) for m in once(named)]
    for symbol in symbols.find(statement.text):
        if not symbol.provision and 0 <= symbol.span.start - start <= 24:
            return [statement.value("instrument", symbol.span.start, symbol.span.end)]
    match = _PROPER.search(statement.text, start, end)
    if match is None or match.start() - start > 24 or " " not in match.group() or not _names_body(statement, match):
        return []
    if any(m.span.start < match.end() and match.start() < m.span.end for m in statement.mentions):
        return []
    return [statement.value("text", match.start(), match.end())]


def _names_body(statement: Statement, match: re.Match[str]) -> bool:
    """Tell whether a proper name holds a kind of body or act and is no country's."""
    found = cues("body", statement.language).find(statement.folded, match.start(), match.end())
    found += cues("instrument", statement.language).find(statement.folded, match.start(), match.end())
    post = cues("post", statement.language).find(statement.folded, match.start(), match.end())
    return any(c.name == "noun" for c in found) and not post and not countries.find(match.group())


def organ(statement: Statement, start: int) -> Value | None:
    """Return the organ named right at a place, «la Secretaría Técnica», «the Board of Trustees»."""
    lead = re.compile(r"\s*(?:le|la|l'|les|the|el|los|las|o|a|os|as)\s*").match(statement.folded, start)
    match = _PROPER.match(statement.text, lead.end() if lead else start)
    inside = match and any(m.span.start < match.end() and match.start() < m.span.end for m in statement.mentions)
    if match is None or inside or countries.find(match.group()):
        return None
    kinds = cues("body", statement.language).find(statement.folded, match.start(), match.end())
    if not any(cue.name == "noun" for cue in kinds):
        return None
    return statement.value("text", match.start(), match.end())


def together(statement: Statement, matches: list[Match[str]]) -> list[Match[str]]:
    """Return the first matches of those that stand in one list, «A (X) et B (Y)»."""
    kept: list[Match[str]] = []
    for match in matches:
        if kept and not _AND.fullmatch(statement.folded[kept[-1].span.end : match.span.start]):
            break
        kept.append(match)
    return kept


def once(matches: list[Match[str]]) -> list[Match[str]]:
    """Return the first match of each value."""
    seen: dict[str, Match[str]] = {}
    for match in matches:
        seen.setdefault(match.value, match)
    return list(seen.values())
