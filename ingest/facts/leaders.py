"""Who leads, chairs or hosts a body: bodies, countries, persons, or the post where nobody is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import countries
from ingest.bodies import Bodies
from ingest.facts import deputies, people
from ingest.facts.relations import THINGS, inside_name, once, organ, together
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import BlockKind, Fact, FactKind, Value

_PASSIVE = re.compile(r"\b(?:par|by|por|pel[oa]s?|to|a|d[aeo]|du|of|en|em)$")
_AGENT = re.compile(
    r"\b(?:par|by|por|pel[oa]s?|confie\w* (?:a|au|aux)|entrusted to|government of|gouvernement d[eu]|gobierno d\w+"
    r"|governo d\w+"
    r"|confiad[oa] (?:a|al|ao)|entre)\s*(?:(?:le|la|les|l'|the|el|o|a|os|as|government of|gouvernement d[eu]"
    r"|gobierno de(?:l)?|governo d[aeo])\s*){0,3}$"
)
_BY = re.compile(
    r"\b(?:par|by|por|pel[oa]s?|\w+ (?:d[aeo]|du|del|of))$|\bd'$"
    r"|\b(?:confie\w*|entrusted|confiad\w+|encomendad\w+) (?:a|to|al|ao)$"
)
# «Lo preside …», «la dirige …», «o preside …»: the body is the object, the one who leads comes after.
_CLITIC = re.compile(r"(?:^|[^\w])(?:l[oae]s?|[oa]s?|en)\s(?:$|(?=dirig|presid|coord|lider))")
_AS = re.compile(r"\b(?:as|to be|comme|en qualite d\w*|como|a la|au poste d\w*|para|to)\b[\w\s]{0,24}$|,\s*$")
_PLACED = re.compile(r"\b(?:in|en|em|na|no|dans|at)\s+(?:the |la |el |o |a )?$")
# Whence somebody is who has just been named, «Ms Alleyne, of Barbados,».
_WHENCE = re.compile(r"[,(]\s?(?:of|from|d[eu]|del|d[oa]s?)\s(?:(?:the|la|les?|l[oa]s|el)\s|l')?$|[,(]\s?d'$")
_FOR = re.compile(
    r"\b(?:[Ff]or|FOR|[Pp]our|POUR|[Pp]or|POR|[Pp]el[oa]|PEL[OA]|[Pp]ara)\s(?:(?:the|le|la|el|o|a|os|as)\s|l['’])?$"
)
# The body that a verb has as its object, «Mr Ouro coordinates it part-time».
_IT = re.compile(r"\s(?:it|them)\b")
_ORDER = re.compile(r"\b(?:rot\w+|tournant\w*|alphab\w+|alfab\w+)\b")
# Who did so before does so no longer: «hosted until then by Chad».
_FORMER = re.compile(
    rf"\b{spelt('until_then', PHRASES)}\b|\b{spelt('coming_after', PHRASES)}"
    r"\s?(?:(?:the|le|la|l'|les|el|o|a|os|as)\s?)?$"
)
# Who gives an office does not hold it: «headed by a Director appointed by the Board».
_APPOINTED = re.compile(rf"\b{spelt('appointing', PHRASES)}\w*\s{spelt('by')}\b")
# Between a verb and a country: an article, and the word for a state.
_ARTICLE = re.compile(r"\s(?:a\s|al?\s|ao?\s)?(?:(?:the|le|la|les|l'|el|o|a|os|as)\s?)?(?:\w+ (?:of|de|du|d')\s?)?")
# «Heads of delegation» lead no body of the text.
_HEADS = re.compile(r"heads? of (?:the )?(?:delegations?|states?|governments?|missions?)\b")
# «Vice-President»: who stands beside the one who leads.
_DEPUTY = re.compile(r"\b(?:vice|sous|sub|deputy|adjunt[oa])\W?$")
# Whom another came after: «who succeeded Mr Oubella».
_INSTEAD = re.compile(
    rf"\b{spelt('replacing', PHRASES)}\w+\s"
    r"(?:(?:a|au|to|al|ao|the|le|la|el|o)\s)?(?:\w{1,4}\.?\s)?$"
)
_SECRETARIAT = re.compile(r"\W*(?:(?:the|le|la|el|o|a|its|son|su|sua|seu|lo|l)\W+)?secretaria(?:t|do)?\b")
# A relative clause says who leads of what stands right before it: «on invitation of Peru, which holds the chair».
_RELATIVE = re.compile(
    r",?\s(?:que|qui|which|who|quien|quem|lequel|laquelle|o qual|a qual|el cual|la cual)\s(?:\w+\s){0,2}$"
)


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield those who lead, chair or serve as secretariat."""
    aspect = ""
    section: int | None = None
    for statement in statements:
        if statement.unit.section != section:
            section, aspect = statement.unit.section, _aspect_of_title(statement)
        if statement.is_heading or statement.unit.kind is BlockKind.ROW:
            continue
        signed = list(_signed_for(statement))
        yield from signed or _of(statement, aspect)
        yield from _elected(statement)
        named = [c.name for c in statement.cues("leader") if c.name != "holds"]
        aspect = named[0] if named else aspect


def _aspect_of_title(statement: Statement) -> str:
    """Return the way of leading that a section's heading names, «Artículo 5. Presidencia»."""
    for word in re.findall(r"\w+", statement.title.lower()):
        cue = cues("leader", statement.language).search(fold(word))
        if cue is not None and cue.name in {"chair", "secretariat"}:
            return cue.name
    return ""


def _of(statement: Statement, aspect: str) -> Iterator[Fact]:
    seen: set[tuple[str, ...]] = set()
    for cue in statement.cues("leader"):
        name = _way(statement, cue, aspect)
        led = statement.object(cue) if _is_active(statement, cue) else None
        body = led.value if led else statement.subject(cue.start, cue.end, apposed=True)
        front = statement.clause(cue.start)[0]
        owner = statement.object(cue, wide=True)
        if statement.about and led is None and owner is None and _SECRETARIAT.match(statement.folded, front):
            body = statement.about  # the secretariat is that of the body, not of the organ named last
        if led is None and _is_active(statement, cue) and _IT.match(statement.folded, cue.end):
            body = statement.body
        if (
            inside_name(statement, cue)
            or THINGS.match(statement.folded, front)
            or statement.is_of_another(cue.start)
            or _HEADS.match(statement.folded, cue.start)
        ):
            continue
        if statement.folded.startswith("vice", cue.start) or _DEPUTY.search(statement.folded[: cue.start]):
            continue
        if body is None or statement.is_denied(cue, 20):
            continue
        beside = {holder.span for _, holder in deputies.held(statement)}
        values = (_right_before(statement, cue, front) if led else []) or _values(statement, cue, body)
        if values and all(v.span in beside for v in values):
            values = _states_before(statement, cue, front)
        values = [v for v in values if v.span not in beside and not _went(statement, v)]
        if (
            any(v.kind == "text" for v in values)
            and _is_post(statement, cue)
            and people.of_another_office(statement, cue)
        ):
            continue
        key = tuple(sorted(value.value for value in values))
        if not values or key in seen or any(set(key) <= set(other) for other in seen):
            continue
        seen.add(key)
        yield fact(statement, FactKind.LEADER, body, values, label=(cue.start, cue.end), aspect=name)


def _right_before(statement: Statement, cue: Cue, begin: int) -> list[Value]:
    """Return the country or body right before a verb that has what is led as its object: «…, and Chile chairs X»."""
    found = [(m, "country") for m in countries.find(statement.text[: cue.start])]
    found += [(m, "body") for m in statement.mentions if m.span.end <= cue.start]
    near = [(m, kind) for m, kind in found if begin <= m.span.start and cue.start - m.span.end == 1]
    return [statement.value(kind, m.span.start, m.span.end, m.value) for m, kind in near]


def _states_before(statement: Statement, cue: Cue, begin: int) -> list[Value]:
    """Return the countries before a cue where who is named behind it holds another office, «A chairs it, B …»."""
    states = [m for m in countries.find(statement.text[: cue.start]) if m.span.start >= begin]
    states = [m for m in states if not _WHENCE.search(statement.folded[begin : m.span.start])]
    return [statement.value("country", m.span.start, m.span.end, m.value) for m in once(together(statement, states))]


def _went(statement: Statement, value: Value) -> bool:
    """Tell whether a sentence says of somebody that another came after."""
    return _INSTEAD.search(statement.folded[: value.span.start - statement.start]) is not None


def _is_post(statement: Statement, cue: Cue) -> bool:
    """Tell whether a cue is itself a post, «president», rather than a verb of leading."""
    return any(c.start <= cue.start and cue.end <= c.end for c in statement.cues("post", cue.start, cue.end + 16))


def persons(statement: Statement) -> list[Value]:
    """Return the persons who lead or hold a post by what a sentence says, of whatever body."""
    found = people.persons(statement) or [v for each in _elected(statement) for v in each.values]
    for cue in () if found else statement.cues("leader"):
        begin, end = statement.clause(cue.start)
        found = _persons_after(statement, cue, end) or _before(statement, cue, begin, "")
        found = [value for value in found if value.kind == "text"]
        if found:
            return found
    return found


def _elected(statement: Statement) -> Iterator[Fact]:
    """Yield who is given a post by this very text: «Elects Themba Nkosi as Chair of the Assembly»."""
    for verb in statement.cues("elected"):
        end = statement.clause(verb.start)[1]
        named = people.behind(statement, verb.end, end) or _states_behind(statement, verb.end, end)
        after = named[0].span.end - statement.start if named else end
        posts = [
            c
            for c in statement.cues("post", after, min(end, after + 60))
            if _AS.search(statement.folded[after : c.start]) and not _is_deputy(statement, c)
        ]
        body = statement.subject(posts[0].start, posts[0].end, apposed=True) if posts else None
        if body is not None and not statement.is_denied(verb, 20):
            chair = cues("leader", statement.language).search(statement.folded, posts[0].start, posts[0].end)
            aspect = chair.name if chair else "lead"
            yield fact(statement, FactKind.LEADER, body, named, label=(posts[0].start, posts[0].end), aspect=aspect)
            return


def _states_behind(statement: Statement, start: int, end: int) -> list[Value]:
    """Return the country named right at a place, «Designate the Republic of Chad as Chair»."""
    for match in countries.find(statement.text[:end]):
        if match.span.start >= start:
            near = _ARTICLE.fullmatch(statement.folded[start : match.span.start])
            return [statement.value("country", match.span.start, match.span.end, match.value)] if near else []
    return []


def _is_deputy(statement: Statement, post: Cue) -> bool:
    """Tell whether a post is that of who stands beside the one who leads."""
    before = _DEPUTY.search(statement.folded[: post.start]) is not None
    return before or bool(statement.cues("deputy", post.start, post.end))


def _signed_for(statement: Statement) -> Iterator[Fact]:
    """Yield who signs for a body with a post, «For the League: Ana Pires, Director», of each that signs."""
    for match in statement.mentions:
        mark = _FOR.search(statement.text[: match.span.start])
        colon = re.compile(r"\s*:\s*").match(statement.text, match.span.end)
        if mark is None or colon is None:
            continue
        signed = next(iter(people.behind(statement, colon.end() - 1, len(statement.text))), None)
        after = signed.span.end - statement.start if signed else 0
        post = next((c for c in statement.cues("post", after, after + 40)), None)
        if (
            signed
            and post
            and re.fullmatch(r",\s*(?:(?:the|le|la|el|o|a)\s|l')?", statement.folded[after : post.start])
        ):
            chair = cues("leader", statement.language).search(statement.folded, post.start, post.end)
            aspect = chair.name if chair else "lead"
            yield fact(statement, FactKind.LEADER, match.value, [signed], label=(post.start, post.end), aspect=aspect)


def _way(statement: Statement, cue: Cue, aspect: str) -> str:
    """Return the way of leading; of «its Secretariat is led by» it is the secretariat."""
    if cue.name == "holds":
        return aspect or "chair"
    begin = statement.clause(cue.start)[0]
    begin = max(begin, statement.folded.rfind(":", begin, cue.start) + 1)
    before = statement.cues("leader", begin, cue.start, "secretariat")
    post = statement.cues("post", cue.end, min(len(statement.folded), cue.end + 32))
    held = post and "secretar" in statement.folded[post[0].start : post[0].end]
    of_secretariat = bool(before or held) or (
        aspect == "secretariat" and statement.opening(begin, cue.start) == "pronoun"
    )
    return "secretariat" if cue.name == "lead" and of_secretariat else cue.name


def _values(statement: Statement, cue: Cue, body: str) -> list[Value]:
    begin, end = statement.clause(cue.start)
    words = statement.folded[cue.start : cue.end]
    passive = _PASSIVE.search(words) is not None
    people_after = _persons_after(statement, cue, end)
    if people_after:
        return people_after
    named = [m for m in statement.mentions if cue.end <= m.span.start < end and m.value != body]
    named = together(statement, [m for m in named if not _APPOINTED.search(statement.folded, cue.end, m.span.start)])
    near = 24 if passive else 60
    if named and named[0].span.start - cue.end <= near and (passive or _agent(statement, named[0].span.start)):
        return [statement.value("body", m.span.start, m.span.end, m.value) for m in once(named)]
    states = _states(statement, cue, end, passive)
    if states:
        return states
    post = (people.post(statement, cue.end) or organ(statement, cue.end)) if passive else None
    if post is not None:
        return [post]
    return [] if passive else _before(statement, cue, begin, body)


def _persons_after(statement: Statement, cue: Cue, end: int) -> list[Value]:
    """Return the persons named after a cue: behind a post or title near it, or in a list after a colon."""
    posts = list(statement.cues("post", cue.end, min(end, cue.end + 40)))
    colon = statement.folded.find(":", cue.end, min(end, cue.end + 40))
    if posts and colon != -1 and posts[0].start < colon:
        return people.listed(statement, colon + 1, end)
    found = people.persons(statement, cue.start, end)
    if not found and _takes_a_name(statement, cue):
        return people.behind(statement, cue.end, end)
    if not found:
        return []
    first = found[0].span.start - statement.start
    between = statement.folded[cue.end : first]
    return found if first - cue.end <= 70 and not re.search(r"[.!?]\s", between[:-4]) else []


def _is_active(statement: Statement, cue: Cue) -> bool:
    """Tell whether a cue is a verb in the active voice, whose object is led: «Mireille Okafor heads the Archive»."""
    return re.fullmatch(r"\w+(?:s|e|ent|a|an|am|em|en|io|iu|ou|o)", statement.folded[cue.start : cue.end]) is not None


def _takes_a_name(statement: Statement, cue: Cue) -> bool:
    """Tell whether a name right behind a cue is that of who leads: after «led by», and «lo preside», «la dirige»."""
    words = statement.folded[cue.start : cue.end]
    if _BY.search(words) or _CLITIC.match(words):
        return True
    before = statement.folded[max(0, cue.start - 6) : cue.start]
    return cue.name != "secretariat" and _CLITIC.search(before) is not None


def _agent(statement: Statement, position: int) -> bool:
    head = statement.folded[max(0, position - 60) : position]
    return (
        _AGENT.search(head) is not None
        or re.search(r"\b(?:est|is|es|e|:|lies with|recae en)\s*(?:\w{1,3}\s)?$", head) is not None
    )


def _states(statement: Statement, cue: Cue, end: int, passive: bool) -> list[Value]:
    """Return the countries that lead: right behind a verb in the passive, or behind a word for agent."""
    handed = cues("handed", statement.language).search(statement.folded, cue.end, end)
    front = handed.end if handed else cue.end  # «held by Brazil since 2020, passed to Chile»
    found = [m for m in countries.find(statement.text[:end]) if m.span.start >= front]
    found = [m for m in found if not _PLACED.search(statement.folded[: m.span.start])]
    states = together(statement, found)
    if not states or _FORMER.search(statement.folded, cue.start, states[0].span.start):
        return []
    distance = states[0].span.start - cue.end
    between = statement.folded[cue.end : states[0].span.start]
    reach = distance <= (70 if passive else 90)
    if cue.name == "secretariat" and not passive and not _serves(statement, cue, states[0].span.start):
        return []
    if (
        not reach
        and not _ORDER.search(between)
        and cue.name != "holds"
        and not statement.cues("leader", cue.end, states[0].span.start, "holds")
    ):
        return []
    return [statement.value("country", m.span.start, m.span.end, m.value) for m in once(states)]


def _serves(statement: Statement, cue: Cue, position: int) -> bool:
    """Tell whether the country at a place serves as secretariat: an agent, and none behind where it sits."""
    return _agent(statement, position) and not statement.cues("seat", cue.end, position)


def _before(statement: Statement, cue: Cue, begin: int, body: str) -> list[Value]:
    """Return the one who leads where it stands before the verb: «Norway chairs the Council»."""
    verb = re.search(r"\w+(?:e|ent|s|en|em|a|am|an)\b", statement.folded[cue.start : cue.end])
    noun = statement.folded[cue.start : cue.end].split()[0]
    names_office = noun.startswith(("secretar", "presidenc", "presidency", "coordin", "direct", "host", "hote"))
    names_office = (names_office or noun in {"chair", "president", "presidents"}) and not _IT.match(
        statement.folded, cue.end
    )
    if not verb or names_office:
        return []
    if (
        statement.folded[: cue.start]
        .rstrip()
        .endswith((" its", " sa", " son", " su", " sua", " seu", " the", " la", " le"))
    ):
        return []
    found = people.persons(statement, begin, cue.start) or people.opening(statement, begin, cue.start)
    if found:
        return found
    named = [m for m in statement.mentions if begin <= m.span.start < cue.start and m.value != body]
    if named:
        return [statement.value("body", m.span.start, m.span.end, m.value) for m in once(together(statement, named))]
    states = [m for m in countries.find(statement.text[: cue.start]) if m.span.start >= begin]
    relative = _RELATIVE.search(statement.folded[: cue.start])
    if relative is not None:
        states = [m for m in states[-1:] if relative.start() - m.span.end < 2]
    return [statement.value("country", m.span.start, m.span.end, m.value) for m in once(together(statement, states))]
