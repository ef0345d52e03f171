"""The treaties, resolutions and other acts that found a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import symbols
from ingest.bodies import Bodies
from ingest.facts.founding import founded_body, is_performed
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import Fact, FactKind, Section, Value

_BORN_OF = re.compile(
    rf"{spelt('born_of', PHRASES)}"
    r"\s?(?:d[eu](?: la| l')?|of the|[eao]l?(?: la)?|da|do|the)?\s*$"
)
_NOUN_STOP = re.compile(
    r"[,;:.()](?!\s?\d)|\(\d{4}\)|\s(?:qui|que|which|that|dont|signe\w*|adopte\w*|adopted|signed|firmad\w*|adoptad\w*|assinad\w*"
    r"|suscrit\w*|concl\w+|se|est|is|es|has|afin|a fin|in order|con el fin|a ete|was|fue|foi|et|and|y|e|as|como"
    r"|comme|pour"
    r"|for|para|entre|between|instituy\w*|institu\w*|establish\w*|cree\w*|creat\w*)\b"
)
_IT_AFTER = re.compile(r"\sit\b(?! (?:is|was|has|had|would|will)\b)|-l?[oa]\b")
_IT_BEFORE = re.compile(r"\bl'(?:a|avait)\s$|\bl[oa]\s$")
_TO_ACT = re.compile(r"\W*(?:\w{1,3}\W+){0,3}")
_FOUNDING = frozenset({"created", "launched", "adopted", "signed"})


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield the instruments of bodies."""
    for statement in statements:
        if not statement.is_heading:
            named = list(_named(statement))
            yield from named
            yield from _origin(statement)
            yield from () if named else _itself(statement)
            yield from _symbol(statement)


def _named(statement: Statement) -> Iterator[Fact]:
    """Yield «créée au moyen de la résolution …» and «the Treaty established …»."""
    founded = [c for c in statement.cues("founded") if c.name in _FOUNDING]
    taken = 0
    for cue in statement.cues("instrument", 0, None, "noun"):
        if cue.start < taken:
            continue
        verb = _verb_of(statement, cue, founded)
        body = None
        if verb is not None:
            body = statement.body if _founds_it(statement, verb) else founded_body(statement, verb)
        if verb is None or body is None or _is_this(statement, cue) or _is_body(statement, cue, body):
            continue
        value = _value(statement, cue)
        taken = value.span.end - statement.start
        yield fact(statement, FactKind.INSTRUMENT, body, [value], label=(verb.start, verb.end), aspect=verb.name)


def named(statement: Statement) -> Iterator[Value]:
    """Yield the acts that a statement names by a proper name or a symbol, in order."""
    taken = 0
    for cue in statement.cues("instrument", 0, None, "noun"):
        symbol = any(0 <= s.span.start - cue.end <= 30 for s in symbols.find(statement.text))
        if cue.start >= taken and (statement.text[cue.start].isupper() or symbol) and not _is_this(statement, cue):
            value = _value(statement, cue)
            taken = value.span.end - statement.start
            yield value


def opens_with_act(statement: Statement) -> Value | None:
    """Return the act whose name opens a statement, behind its title: «Origin. Charter of Lund, 3 May 1990»; or None."""
    nouns = statement.cues("instrument", statement.head, statement.head + 60, "noun")
    opens = bool(nouns) and not statement.text[statement.head : _start(statement, nouns[0])].strip(" «“\"'*_")
    return _value(statement, nouns[0]) if opens and not _is_this(statement, nouns[0]) else None


def _origin(statement: Statement) -> Iterator[Fact]:
    """Yield «la red emana del Acuerdo de …»: an act that a body rests on without a verb of founding."""
    for origin in statement.cues("instrument", 0, None, "origin"):
        body = statement.subject(origin.start)
        noun = next(iter(statement.cues("instrument", origin.end, origin.end + 60, "noun")), None)
        if body is None or noun is None or not _is_proper(statement, noun):
            continue
        if not _TO_ACT.fullmatch(statement.folded[origin.end : max(origin.end, _start(statement, noun))]):
            continue
        value = _value(statement, noun)
        yield fact(statement, FactKind.INSTRUMENT, body, [value], label=(origin.start, origin.end), aspect="created")


def _is_proper(statement: Statement, cue: Cue) -> bool:
    """Tell whether the noun for an act opens a proper name or has a number, «la décision 5/04»."""
    return statement.text[cue.start].isupper() or re.match(r"\s\S*\d", statement.text[cue.end :]) is not None


def _itself(statement: Statement) -> Iterator[Fact]:
    """Yield the document as the act by which its own text founds a body: its title, where that names an act."""
    title = _title(statement)
    heading = title.heading if title else None
    if title is None or heading is None:
        return
    for cue in statement.cues("founded", 0, None, "created"):
        body = founded_body(statement, cue)
        if body is None or not is_performed(statement, cue):
            continue
        value = Value("instrument", " ".join(heading.of(statement.document.text).split()), heading)
        evidence = (statement.unit.span, heading)
        label = (cue.start, cue.end)
        yield fact(statement, FactKind.INSTRUMENT, body, [value], label=label, evidence=evidence, aspect=cue.name)
        return


def _symbol(statement: Statement) -> Iterator[Fact]:
    """Yield the symbol that a text was issued under, «as document DTF/2019/DEC.3»."""
    for cue in statement.cues("instrument", 0, None, "symbol"):
        found = [s for s in symbols.find(statement.text) if 0 <= s.span.start - cue.end < 6 and not s.provision]
        body = statement.subject(cue.start)
        if body is None or not found:
            continue
        value = statement.value("instrument", found[0].span.start, found[0].span.end)
        yield fact(statement, FactKind.INSTRUMENT, body, [value], label=(cue.start, cue.end), aspect="symbol")


def _title(statement: Statement) -> Section | None:
    """Return the first section, where its heading opens with an act: «Acuerdo sobre …», «Memorandum of …»."""
    first = next(iter(statement.document.sections), None)
    if first is None or first.heading is None:
        return None
    nouns = [c for c in cues("instrument", statement.language).find(fold(first.title)) if c.name == "noun"]
    return first if nouns and nouns[0].start <= 12 else None


def _verb_of(statement: Statement, cue: Cue, founded: Sequence[Cue]) -> Cue | None:
    """Return the verb of founding that an instrument serves as means, or as subject; None where it does neither."""
    if _introduced(statement, cue):
        begin = statement.clause(cue.start)[0]
        before = [c for c in founded if begin <= c.start <= cue.start]
        return before[-1] if before else (founded[0] if founded else None)
    for verb in founded:
        between = statement.folded[cue.end : verb.start]
        apart = verb.start <= cue.end or re.search(r"[;:]|\b(?:par|by|por|pel[oa])\b", between) is not None
        found = statement.object(verb, wide=True) is not None or _founds_it(statement, verb)
        if len(between) < 60 and not apart and found:
            return verb
    return None


def _founds_it(statement: Statement, verb: Cue) -> bool:
    """Tell whether a pronoun for the body of the text is the object of a verb of founding, «l'a institué»."""
    after = _IT_AFTER.match(statement.folded, verb.end)
    return after is not None or _IT_BEFORE.search(statement.folded[: verb.start]) is not None


def _is_this(statement: Statement, cue: Cue) -> bool:
    """Tell whether an act is «the present Agreement», which its title names better."""
    head = statement.folded[max(0, cue.start - 16) : cue.start]
    this = re.search(r"\b(?:present[ae]?|this|este|esta|ce|cette|presente)\s+$", head)
    return this is not None and _title(statement) is not None


def _is_body(statement: Statement, cue: Cue, body: str) -> bool:
    """Tell whether the noun is part of the name of the body itself, «Pacte mondial»."""
    return any(m.value == body and m.span.start <= cue.start < m.span.end for m in statement.mentions)


def _value(statement: Statement, cue: Cue) -> Value:
    start, end = _start(statement, cue), _end(statement, cue)
    words = statement.text[start:end]
    end -= len(words) - len(words.rstrip(" ,"))
    return statement.value("instrument", start, end)


def _start(statement: Statement, cue: Cue) -> int:
    """Return where an instrument's name begins; in English capitalised words go before the noun."""
    match = re.search(r"(?:[A-ZÀ-Þ][\w'’-]*\s)+$", statement.text[: cue.start])
    capital = statement.language == "en" and match is not None and statement.text[cue.start].isupper()
    return match.start() if match and capital and not re.match(r"(?:The|This|By)\s$", match[0]) else cue.start


def _introduced(statement: Statement, cue: Cue) -> bool:
    """Tell whether a preposition of means stands right before an instrument."""
    begin = _start(statement, cue)
    head = statement.folded[max(0, begin - 32) : begin]
    for by in cues("instrument", statement.language).find(head):
        if by.name == "by" and re.fullmatch(
            r"\W*(?:\w{1,3}\W+|l'|d'|presente?\W+|present\W+|propri[oa]\W+){0,3}", head[by.end :]
        ):
            return True
    return _BORN_OF.search(head) is not None


def _end(statement: Statement, cue: Cue) -> int:
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
