"""When, where and by what instrument a body was founded or ended; the document's own verb is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import dates, symbols
from ingest.bodies import Bodies
from ingest.facts.statements import Statement, fact
from ingest.lexicon import Cue, cues
from ingest.records import Fact, FactKind, Value

_RANGE = re.compile(
    r"(?:entre|between|de|from|du|desde|des?de|between)\s+(?:le\s+|el\s+)?$|(?:et|and|y|e|a|au|to|until|hasta|ate|jusqu'en|jusqu'a|-)\s*(?:en\s+|le\s+)?$"
)
# Between a verb of founding and what it founds: an inserted phrase between commas, and an article.
_OBJECT = re.compile(
    r"(?:,[^,]{0,30},)?\s*(?:le |la |les |l'|the |el |los |las |o |a |as |os |of (?:the )?|d[eu] (?:la |l')?|d'|del |do |da )?"
)
_BORN_OF = re.compile(
    r"(?:nee?s?|issue?s?|born (?:out )?of|stems from|nacid[oa] d|surgi\w+ d|nascid[oa] d|nasceu d|surgiu d)\s?(?:d[eu](?: la| l')?|of the|[eao]l?|da|do|the)?\s*$"
)
_PLACE = re.compile(
    r"(?:\b(?:[aà]|au|aux|in|at|en|em|na|no)\s+)((?:[A-ZÀ-Þ][\w'’.-]+(?:[ -](?:de|del|do|da|la|los)?\s?(?=[A-ZÀ-Þ]))?){1,4}(?:\s\([A-ZÀ-Þ][\w\s'’-]+\))?)"
)
_NOUN_STOP = re.compile(
    r"[,;:.()](?!\s?\d)|\s(?:qui|que|which|that|dont|signe\w*|adopte\w*|adopted|signed|firmad\w*|adoptad\w*|assinad\w*|se|est|is|es|has|afin|a fin|in order|con el fin|a ete|was|fue|foi|et|and|y|e|as|como|comme|pour|for|para|entre|between)\b"
)


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield founding, ending and instrument facts."""
    for statement in statements:
        if statement.is_heading:
            yield from _heading(statement)
            continue
        mentions = dates.find(statement.text)
        yield from _period(statement, mentions)
        yield from _bracketed(statement, mentions)
        yield from _founded(statement, mentions, bodies)
        yield from _ended(statement, mentions)
        yield from _instruments(statement, bodies)


def _heading(statement: Statement) -> Iterator[Fact]:
    """Yield the year that stands beside a body's name in a heading."""
    section = next((s for s in statement.document.sections if s.heading and s.heading.start == statement.start), None)
    if section is None or section.declares is None or statement.body is None:
        return
    declared = section.declares
    if declared.year and declared.year_span:
        value = Value("date", declared.year, declared.year_span)
        yield fact(statement, FactKind.FOUNDED, statement.body, [value], aspect="heading")


def _bracketed(statement: Statement, mentions: Sequence[dates.DateMention]) -> Iterator[Fact]:
    """Yield the date in brackets right behind a name, «la Déclaration de Buenos Aires (2013)»."""
    for match in statement.mentions:
        for mention in mentions:
            between = statement.text[match.span.end : mention.span.start]
            if between.strip() == "(" and statement.text[mention.span.end : mention.span.end + 1] in {")", ","}:
                value = Value("date", mention.iso, statement.span(mention.span.start, mention.span.end))
                yield fact(statement, FactKind.FOUNDED, match.value, [value], aspect="mention")


def _period(statement: Statement, mentions: Sequence[dates.DateMention]) -> Iterator[Fact]:
    """Yield beginning and end of «a fonctionné entre avril 2008 et juin 2012»."""
    for first, second in zip(mentions, mentions[1:], strict=False):
        between = statement.folded[first.span.end : second.span.start]
        head = statement.folded[: first.span.start]
        if not re.fullmatch(r"\s*(?:et|and|y|e|a|au|to|until|hasta|ate|jusqu'en|-)\s*(?:en\s+|le\s+)?", between):
            continue
        if not re.search(r"\b(?:entre|between|de|du|from|desde|d')\s*(?:le\s+)?$", head):
            continue
        body = statement.subject(first.span.start, strict=True)
        works = re.search(r"\b(?:fonctionn|exist|oper|function|work|activ|funcion|siege|reun|met\b|actu|atu)\w*", head)
        if body is None or works is None:
            continue
        label = (works.start(), works.end())
        for mention, kind in ((first, FactKind.FOUNDED), (second, FactKind.ENDED)):
            value = Value("date", mention.iso, statement.span(mention.span.start, mention.span.end))
            yield fact(statement, kind, body, [value], label=label, aspect="period")


def _founded(statement: Statement, mentions: Sequence[dates.DateMention], bodies: Bodies) -> Iterator[Fact]:
    found = cues("founded", statement.language).find(statement.folded)
    used: set[int] = set()
    for position, cue in enumerate(found):
        if any(cue.start < other.end and other.start < cue.end for other in found[:position]):
            continue
        body = _founded_body(statement, cue, bodies)
        if body is None:
            continue
        mention = _nearest(statement, cue, found, mentions)
        values = []
        if mention is not None and mention.span.start not in used:
            used.add(mention.span.start)
            values.append(Value("date", mention.iso, statement.span(mention.span.start, mention.span.end)))
        place = _place(statement, cue, mention)
        if place:
            values.append(place)
        if values:
            yield fact(statement, FactKind.FOUNDED, body, values, label=(cue.start, cue.end), aspect=cue.name)


def _founded_body(statement: Statement, cue: Cue, bodies: Bodies) -> str | None:
    """Return the body that was founded: what a verb in the active voice founds, else the subject of the clause."""
    after = next((m for m in statement.mentions if 0 <= m.span.start - cue.end <= 48), None)
    between = statement.folded[cue.end : after.span.start] if after else ""
    if after is not None and _OBJECT.fullmatch(between):
        return after.value
    return statement.subject(cue.start, strict=True)


def _nearest(
    statement: Statement, cue: Cue, found: Sequence[Cue], mentions: Sequence[dates.DateMention]
) -> dates.DateMention | None:
    """Return the date that belongs to a verb: the first after it and before the next verb, else the one before it."""
    next_start = min((c.start for c in found if c.start >= cue.end + 1), default=len(statement.folded))
    joined = [
        c.start
        for c in cues("members", statement.language).find(statement.folded, cue.end)
        if c.name in {"joined", "left"}
    ]
    next_start = min([next_start, *joined])
    boundary = statement.folded.find(";", cue.end)
    limit = boundary if boundary != -1 else len(statement.folded)
    after = [m for m in mentions if cue.end <= m.span.start < limit]
    if after and after[0].span.start < next_start:
        return after[0]
    previous_end = max((c.end for c in found if c.end <= cue.start), default=0)
    before = [m for m in mentions if previous_end <= m.span.start and m.span.end <= cue.start]
    if before:
        return before[-1]
    return after[0] if after and len(found) == 1 and not joined else None


def _place(statement: Statement, cue: Cue, mention: dates.DateMention | None) -> Value | None:
    """Return the place named after a verb of founding, «à Marrakech (Maroc)»."""
    stop = statement.folded.find(";", cue.end)
    for match in _PLACE.finditer(statement.text, cue.end, stop if stop != -1 else len(statement.text)):
        words = match[1]
        if dates.find(words) or any(m.span.start <= match.start(1) < m.span.end for m in statement.mentions):
            continue
        if symbols.find(words) or _is_month(words):
            continue
        return Value("place", words, statement.span(match.start(1), match.end(1)))
    return None


def _is_month(words: str) -> bool:
    return bool(dates.find(f"{words.split()[0]} 2000")) and dates.find(f"{words.split()[0]} 2000")[0].iso != "2000"


def _ended(statement: Statement, mentions: Sequence[dates.DateMention]) -> Iterator[Fact]:
    for cue in cues("ended", statement.language).find(statement.folded):
        body = statement.subject(cue.start, strict=True)
        if body is None or _negated(statement, cue):
            continue
        after = [m for m in mentions if m.span.start >= cue.end] or list(mentions)
        values = [Value("date", m.iso, statement.span(m.span.start, m.span.end)) for m in after[:1]]
        yield fact(statement, FactKind.ENDED, body, values, label=(cue.start, cue.end), aspect="ended")
        return


def _negated(statement: Statement, cue: Cue) -> bool:
    window = statement.folded[max(0, cue.start - 14) : cue.start]
    return cues("negation", statement.language).search(window) is not None


def _instruments(statement: Statement, bodies: Bodies) -> Iterator[Fact]:
    """Yield the instruments that found a body: «créée au moyen de la résolution …», «the Treaty established …»."""
    founded = cues("founded", statement.language).find(statement.folded)
    if not founded:
        return
    taken = 0
    for cue in cues("instrument", statement.language).find(statement.folded):
        if cue.name != "noun" or cue.start < taken:
            continue
        verb = _verb_of(statement, cue, founded, bodies)
        body = _founded_body(statement, verb, bodies) if verb else None
        if verb is None or body is None:
            continue
        start, end = _instrument_start(statement, cue), _instrument_end(statement, cue)
        taken = end
        value = Value("instrument", statement.text[start:end].strip(" ,"), statement.span(start, end))
        yield fact(statement, FactKind.INSTRUMENT, body, [value], label=(verb.start, verb.end), aspect=verb.name)


def _verb_of(statement: Statement, cue: Cue, founded: Sequence[Cue], bodies: Bodies) -> Cue | None:
    """Return the verb of founding that an instrument serves as means, or as subject; None where it does neither."""
    if _introduced(statement, cue):
        return max((c for c in founded if c.start <= cue.start), key=lambda c: c.start, default=founded[0])
    for verb in founded:
        between = statement.folded[cue.end : verb.start]
        if 0 < verb.start - cue.end < 60 and not re.search(r"[;:]|\b(?:par|by|por|pel[oa])\b", between):
            if any(0 <= m.span.start - verb.end <= 48 for m in statement.mentions) and _acts(statement, verb):
                return verb
    return None


def _acts(statement: Statement, verb: Cue) -> bool:
    """Tell whether a verb stands in the active voice with a body as its object."""
    after = next((m for m in statement.mentions if 0 <= m.span.start - verb.end <= 48), None)
    return after is not None and _OBJECT.fullmatch(statement.folded[verb.end : after.span.start]) is not None


def _instrument_start(statement: Statement, cue: Cue) -> int:
    """Return where an instrument's name begins; in English capitalised words go before the noun."""
    match = re.search(r"(?:[A-ZÀ-Þ][\w'’-]*\s)+$", statement.text[: cue.start])
    return match.start() if match and statement.text[cue.start].isupper() else cue.start


def _introduced(statement: Statement, cue: Cue) -> bool:
    """Tell whether a preposition of means stands right before an instrument."""
    head = statement.folded[max(0, cue.start - 28) : cue.start]
    for by in cues("instrument", statement.language).find(head):
        if by.name == "by" and re.fullmatch(r"\W*(?:\w{1,3}\W+|l'|d'|presente?\W+|present\W+){0,3}", head[by.end :]):
            return True
    return _BORN_OF.search(head) is not None


def _instrument_end(statement: Statement, cue: Cue) -> int:
    """Return where the name of an instrument ends: behind its symbol, or at the end of its noun phrase."""
    end = len(statement.text)
    numbered = re.compile(r"\s(?:n\.?\s?[º°o]\.?|no\.|nr\.|numero)\s*[\w/.-]*\w").match(statement.folded, cue.end)
    stop = _NOUN_STOP.search(statement.folded, numbered.end() if numbered else cue.end)
    if stop:
        end = stop.start()
    if numbered:
        end = numbered.end()
    for symbol in symbols.find(statement.text):
        if cue.start <= symbol.span.start <= cue.end + 30:
            end = max(symbol.span.end, end if symbol.provision else 0)
    return end
