"""Facts in rows and in «label: value» lines, where a header cell or a label says what the value is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import countries, dates, numbers
from ingest.bodies import Bodies
from ingest.facts import people
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import BlockKind, Fact, FactKind, Span, Value
from ingest.tables import Cell, cells_of, heads_of

LONGEST_LABEL = 48
_LONGEST_ACT = 140
_LONGEST_TITLED = 140
_LABEL = re.compile(r"[\W\d]*(?P<label>[^:|\n]{2,48}?)\s*:\s+(?=\S)")
_VERB = re.compile(
    r"\b(?:est|sont|is|are|was|were|es|son|e|sao|has|have|ont|tiene|tem|esta|fue|foi|shall|will|include\w*)\b"
)
# What stands in front of a paragraph as its title: «Members.», «3.2 Seat –».
_TITLE = re.compile(r"[\W\d]*(?P<label>[^|\n]{2,}?)\s*[.:–—]\s+(?=\S)")
_EMPTY = re.compile(r"[\W_]*$|\W*(?:aucune?|none|ningun[oa]?|nenhum[a]?|n/?a|nil)\W*$")
_ACCESSION = {"joined": "joined", "signed": "signed", "adopted": "adopted", "in_force": "joined"}


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield facts of table rows and of labelled lines."""
    for statement in statements:
        if statement.unit.kind is BlockKind.ROW:
            if statement.block.header is not None:
                yield from _row(statement, bodies)
        elif not statement.is_heading:
            yield from _line(statement)


_NOT_LEADING = re.compile(rf"\W*(?:\w+ )?{spelt('beside_chair', PHRASES)}")


def columns(statement: Statement) -> list[tuple[str, Span]]:
    """Return the name of the column of each cell of a row and where the cell stands in it, or nothing."""
    return [(head.text, Span(cell.start, cell.end)) for head, cell in _columns(statement)]


def _columns(statement: Statement) -> list[tuple[Cell, Cell]]:
    header = statement.block.header
    if header is None or statement.unit.kind is not BlockKind.ROW:
        return []
    heads, cells = heads_of(header.of(statement.document.text)), cells_of(statement.text)
    return list(zip(heads, cells, strict=True)) if len(heads) == len(cells) > 1 else []


def _row(statement: Statement, bodies: Bodies) -> Iterator[Fact]:
    header, paired = statement.block.header, _columns(statement)
    if header is None or not paired:
        return
    heads, cells = [head for head, _ in paired], [cell for _, cell in paired]
    owners = [_body_of(head.text, bodies) for head in heads]
    evidence = (statement.unit.span, header)
    if any(owners[1:]):
        for owner, cell in zip(owners[1:], cells[1:], strict=True):
            if owner:
                yield from _labelled(statement, owner, cells[0].text, cell, evidence)
        return
    row_owner = _body_of(cells[0].text, bodies)
    if row_owner:
        for head, cell in zip(heads[1:], cells[1:], strict=True):
            yield from _labelled(statement, row_owner, head.text, cell, evidence)
        return
    if _is_by_year(heads[1:]) and statement.body is not None:
        for head, cell in zip(heads[1:], cells[1:], strict=True):
            yield from _number(statement, statement.body, f"{cells[0].text} ({head.text})", cell, evidence)
        return
    joined = list(_member_row(statement, heads, cells, evidence))
    yield from joined or _pair(statement, heads, cells, evidence)


def _pair(
    statement: Statement, heads: Sequence[Cell], cells: Sequence[Cell], evidence: tuple[Span, ...]
) -> Iterator[Fact]:
    """Yield what a row of two cells says of the body that the text speaks of, «Seat | Panama City».

    Where the row stands for a year or a country, the head of the second column says what the value is.
    """
    label, value = cells[0].text, cells[1]
    if len(cells) != 2 or statement.body is None or len(label) > LONGEST_LABEL or countries.find(label):
        return
    if re.search(r"[^\W\d]", label):
        yield from _labelled(statement, statement.body, label, value, evidence)
    elif _is_by_year([cells[0]]):
        yield from _number(statement, statement.body, f"{heads[1].text} ({label})", value, evidence)


def _is_by_year(heads: Sequence[Cell]) -> bool:
    """Tell whether columns stand for years, «Indicator | 2019 | 2020»."""
    return bool(heads) and all(re.fullmatch(r"\W*(?:1[89]|20)\d\d\W*", head.text) for head in heads)


def _body_of(words: str, bodies: Bodies) -> str | None:
    """Return the body that a cell names and nothing else."""
    matches = bodies.find(words)
    if not matches or countries.find(words):
        return None
    longest = max(matches, key=lambda m: m.span.end - m.span.start)
    return longest.value if longest.span.end - longest.span.start >= 0.6 * len(words) else None


def _member_row(
    statement: Statement, heads: Sequence[Cell], cells: Sequence[Cell], evidence: tuple[Span, ...]
) -> Iterator[Fact]:
    """Yield that a country joined or signed at a date, from a row that names both."""
    found = [(i, countries.find(cell.text)) for i, cell in enumerate(cells)]
    place = next(
        ((i, m[0]) for i, m in found if len(m) == 1 and m[0].span.end - m[0].span.start >= 0.6 * len(cells[i].text)),
        None,
    )
    if place is None or statement.body is None:
        return
    index, match = place
    for head, cell in zip(heads, cells, strict=True):
        aspect = _accession(head.text, statement.language)
        mentions = dates.find(cell.text)
        if aspect is None or not mentions:
            continue
        at = cells[index].start
        country = statement.value("country", at + match.span.start, at + match.span.end, match.value)
        when = mentions[0]
        date = statement.value("date", cell.start + when.span.start, cell.start + when.span.end, when.iso)
        yield fact(
            statement,
            FactKind.MEMBERS,
            statement.body,
            [country, date],
            evidence=evidence,
            complete=False,
            aspect=aspect,
        )
        return


def _accession(head: str, language: str) -> str | None:
    """Return the way of taking part that a header cell dates, «Date of accession», «Signature»."""
    folded = fold(head)
    found = [c.name for c in cues("members", language).find(folded) if c.name == "joined"]
    found += [c.name for c in cues("founded", language).find(folded)]
    return next((_ACCESSION[name] for name in found if name in _ACCESSION), None)


def labelled(statement: Statement) -> re.Match[str] | None:
    """Return the match of a «label: value» line or item, its group "label"; None where a statement is none."""
    if statement.head:
        return _titled(statement)
    match = _LABEL.match(statement.text)
    if match is None or statement.body is None or statement.items:
        return None
    item = statement.unit.kind is BlockKind.ITEM
    whole = statement.start == statement.block.start or item
    if not whole or len(match["label"].split()) > 6 or _VERB.search(fold(match["label"])):
        return None
    told = statement.text.rstrip()
    if not item and (len(told) > _LONGEST_TITLED or (told.endswith(".") and not _is_phrase(statement, match.end()))):
        return None
    return match


def _is_phrase(statement: Statement, start: int) -> bool:
    """Tell whether what stands behind a label is the rest of its paragraph and has no verb, «Chair: Ana Ruiz.»."""
    return statement.unit.end >= statement.block.end and not _VERB.search(statement.folded[start:])


def _titled(statement: Statement) -> re.Match[str] | None:
    """Return the match of a title in front of what it is the title of, where that is no whole sentence."""
    match = _TITLE.match(statement.text)
    if match is None or statement.body is None or statement.items or len(match["label"].split()) > 6:
        return None
    told = statement.folded[match.end() :]
    return match if len(told) <= _LONGEST_TITLED and not _VERB.search(told) else None


def _line(statement: Statement) -> Iterator[Fact]:
    """Yield what a «label: value» line states of the body that the text speaks of."""
    match = labelled(statement)
    if match is None or statement.body is None:
        return
    value = Cell(statement.text[match.end() :].strip(), match.end(), len(statement.text.rstrip()))
    yield from _labelled(statement, statement.body, match["label"], value, (statement.unit.span,))


def _labelled(statement: Statement, body: str, label: str, cell: Cell, evidence: tuple[Span, ...]) -> Iterator[Fact]:
    """Yield the fact that a label and its value state."""
    if _EMPTY.match(cell.text) and not cell.text.isdigit():
        return
    folded = fold(label)
    told = _told(folded, statement.language)
    made = [
        (FactKind.FOUNDED, cues("founded", statement.language).search(folded) or told.get(FactKind.FOUNDED), _date),
        (FactKind.ENDED, cues("ended", statement.language).search(folded) or told.get(FactKind.ENDED), _date),
        (FactKind.DEFINITION, told.get(FactKind.DEFINITION), _words),
        (FactKind.INSTRUMENT, told.get(FactKind.INSTRUMENT), _instrument),
        (FactKind.THEMES, _themes(folded, statement.language), _words),
        (FactKind.SEAT, cues("seat", statement.language).search(folded), _words),
        (FactKind.PARENT, cues("parent", statement.language).search(folded), _who),
        (FactKind.LEADER, _office(folded, "leader", statement.language), _who),
        (FactKind.LEADER, _office(folded, "post", statement.language), _who),
        (FactKind.MANDATE, cues("mandate", statement.language).search(folded) or _task(folded), _words),
    ]
    for kind, cue, read in made:
        value = read(statement, cell) if cue is not None else None
        if cue is None or value is None:
            continue
        aspect = "lead" if cue.name == "post" else cue.name
        aspect = {FactKind.MANDATE: "mandate", FactKind.THEMES: "themes"}.get(kind, aspect)
        yield fact(statement, kind, body, [value], evidence=evidence, aspect=aspect)
        when = _date(statement, cell) if kind is FactKind.INSTRUMENT else None
        if when is not None:
            yield fact(statement, FactKind.FOUNDED, body, [when], evidence=evidence, aspect="mention")
        if kind is FactKind.FOUNDED:
            yield from _act(statement, body, cell, evidence, cue)
        if kind is not FactKind.LEADER or cue.name != "secretariat":
            return
    if not any(cue for _, cue, _ in made):
        yield from _number(statement, body, label, cell, evidence)


def _office(folded: str, group: str, language: str) -> Cue | None:
    """Return the cue of leading in a label, «Chair», but for a deputy's or a rapporteur's."""
    return None if _NOT_LEADING.match(folded) else cues(group, language).search(folded)


def _told(folded: str, language: str) -> dict[FactKind, Cue]:
    """Return what a noun says that is the whole of a label, «Création», «Date de création», «Year of closure»."""
    head = re.match(r"(?:(?:date|annee|year|fecha|ano|data)(?: (?:de|d'|of|da|do|del) ?(?:la |l')?)?)?", folded)
    at = head.end() if head else 0
    found = [c for c in cues("label", language).find(folded, at) if (c.start, c.end) == (at, len(folded.rstrip()))]
    kinds = {"ended": FactKind.ENDED, "definition": FactKind.DEFINITION, "instrument": FactKind.INSTRUMENT}
    return {kinds.get(cue.name, FactKind.FOUNDED): cue for cue in found}


def _themes(folded: str, language: str) -> Cue | None:
    """Return the cue where a label as a whole is for what a body works on, «Focus areas»."""
    found = [c for c in cues("titled", language).find(folded) if c.name == "themes"]
    return next((c for c in found if c.end == len(folded.rstrip())), None)


def _task(folded: str) -> Cue | None:
    found = re.search(rf"\b{spelt('task', PHRASES)}\b", folded)
    return Cue("mandate", *found.span()) if found else None


def _date(statement: Statement, cell: Cell) -> Value | None:
    found = dates.find(cell.text)
    if not found:
        return None
    return statement.value("date", cell.start + found[0].span.start, cell.start + found[0].span.end, found[0].iso)


def _instrument(statement: Statement, cell: Cell) -> Value | None:
    """Return the act in a cell, less its date and what is said of it: «Charter of Lund, of 3 May 1990»."""
    end = next((m.start() for m in re.finditer(r"\s*[,;(]|\s[–—-]\s", cell.text)), len(cell.text))
    words = re.search(r"[^\W\d]{2}", cell.text[:end])
    return statement.value("instrument", cell.start, cell.start + end) if words and end < _LONGEST_ACT else None


def _words(statement: Statement, cell: Cell) -> Value | None:
    return statement.value("text", cell.start, cell.end) if re.search(r"[^\W\d]", cell.text) else None


def _who(statement: Statement, cell: Cell) -> Value | None:
    """Return the body, country, person or post in a cell."""
    named = [m for m in statement.mentions if cell.start <= m.span.start < cell.end]
    if named:
        return statement.value("body", named[0].span.start, named[0].span.end, named[0].value)
    states = countries.find(cell.text)
    if len(states) == 1 and states[0].span.end - states[0].span.start >= 0.5 * len(cell.text):
        span = states[0].span
        return statement.value("country", cell.start + span.start, cell.start + span.end, states[0].value)
    persons = people.persons(statement, cell.start, cell.end)
    if not persons:  # a surname alone opens the cell: «appointed by the Plenary» names nobody
        persons = [
            v
            for v in people.listed(statement, cell.start, cell.end)
            if v.span.start - statement.start <= cell.start + 1
        ]
    return persons[0] if persons else _office_named(statement, cell)


def _office_named(statement: Statement, cell: Cell) -> Value | None:
    """Return the whole of a cell that opens or ends with a noun for a body, «Office nordique»."""
    words = cell.text.rstrip(" .")
    found = [c for c in cues("body", statement.language).find(fold(words)) if c.name == "noun"]
    at_edge = any(c.start == 0 or c.end == len(words) for c in found)
    if not at_edge or not words[:1].isupper() or not 1 < len(words.split()) <= 8:
        return None
    return statement.value("text", cell.start, cell.start + len(words))


def _act(statement: Statement, body: str, cell: Cell, evidence: tuple[Span, ...], cue: Cue) -> Iterator[Fact]:
    """Yield the act named beside a date of founding, «7 April 2006, Ohrid Charter»."""
    folded = fold(cell.text)
    for noun in cues("instrument", statement.language).find(folded):
        if noun.name != "noun" or not cell.text[noun.start].isupper():
            continue
        before = re.search(r"(?:[A-ZÀ-Þ][\w'’-]*\s)+$", cell.text[: noun.start])
        start = before.start() if before and statement.language == "en" else noun.start
        stop = re.search(r"[,;()]|$", cell.text[noun.end :])
        end = noun.end + (stop.start() if stop else 0)
        value = statement.value("instrument", cell.start + start, cell.start + end)
        yield fact(statement, FactKind.INSTRUMENT, body, [value], evidence=evidence, aspect=cue.name)
        return


def _number(statement: Statement, body: str, label: str, cell: Cell, evidence: tuple[Span, ...]) -> Iterator[Fact]:
    """Yield the count that a label names, for the year that it gives: «Samples exchanged in 2019: 12,400»."""
    found = numbers.find(cell.text, statement.language) or _bare(cell.text)
    if len(found) != 1 or len(cell.text) > 40:
        return
    count = found[0]
    years = dates.find(label)
    unit = label
    for year in reversed(years):
        unit = unit[: year.span.start] + unit[year.span.end :]
    unit = re.sub(r"[\s,(]*(?:\b(?:in|en|em)\s*)?[\s,()]*$", "", unit)
    span = (cell.start + count.number.start, cell.start + count.number.end)
    value = statement.value("number", *span, count.written)
    aspect = years[-1].iso if years else ""
    yield fact(statement, FactKind.COUNT, body, [value], evidence=evidence, unit=unit, bound=count.bound, aspect=aspect)


def _bare(text: str) -> list[numbers.Count]:
    """Return a cell that is a number and nothing else but a currency, also one that reads like a year."""
    match = re.fullmatch(r"(\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d+)\s*(?:[€$£]|[A-Z]{3})?", text)
    if match is None:
        return []
    value = re.sub(r"\D", "", match[1])
    return [numbers.Count(value, "", "", "", Span(*match.span(1)), Span(*match.span(1)))]
