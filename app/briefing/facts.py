"""The facts sheet of a body: what it is, since when, by what instrument, who belongs to it, and what nobody says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.answers.from_facts import nature, texts
from app.answers.from_facts.rolls import Roll, rolls
from app.answers.from_facts.times import founding
from app.briefing.desk import Desk
from app.briefing.records import Block, Bullets, Line, Paragraph, Table
from app.drafts import Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.output import wording
from app.questions.cues import cue
from app.questions.question import about
from ingest.dates import covers
from ingest.folding import fold
from ingest.records import Fact, FactKind, Value

# In this order; of those in the second list it is said when nobody states them.
KINDS = (
    *("definition", "founded", "ended", "instrument", "members", "numbers", "mandate", "themes"),
    *("legal", "status", "leader", "parent", "predecessor", "successor", "partners", "seat"),
)
ASKED = (
    *("founded", "instrument", "members", "mandate", "legal", "status"),
    *("leader", "parent", "predecessor", "partners", "seat"),
)
# What a table of bodies shows, and how wide each column is beside the others.
COMPARED = {
    "founded": 1.0,
    "members": 0.8,
    "instrument": 2.0,
    "leader": 1.0,
    "parent": 1.0,
    "legal": 1.6,
    "status": 1.0,
}

_WIDTHS = (0.22, 0.78)
_NUMBERS = 6
_QUOTES = 3
_ITEMS = 5


@dataclass(frozen=True, slots=True)
class Founding:
    """When a body came to be: the date in ISO 8601, the document's own verb or "", and the evidence."""

    date: str
    verb: str
    evidence: tuple[Evidence, ...]


def founded(knowledge: Knowledge, body: str) -> list[Founding]:
    """Return the dates of a body's beginnings, its founding first; vaguer forms of one date are evidence of it."""
    first = founding(knowledge, body)
    if first is None:
        return []
    dated = [(f, v) for f in knowledge.facts(body, FactKind.FOUNDED) for v in f.values if v.kind == "date"]
    found: list[Founding] = []
    for fact, value in [first, *sorted(dated, key=lambda pair: (pair[1].value[:4], -len(pair[1].value)))]:
        own = evidence_of(fact, [value])
        same = next((i for i, each in enumerate(found) if covers(value.value, each.date)), None)
        if same is None:
            found.append(Founding(value.value, fact.label, own))
        else:
            known = found[same]
            found[same] = Founding(known.date, known.verb or fact.label, tuple(merged([*known.evidence, *own])))
    return found


def roll_of(knowledge: Knowledge, body: str) -> Roll | None:
    """Return the newest list of a body's members, or None where no document lists them."""
    found = rolls(knowledge, body)
    return found[0] if found else None


def mandate(knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the sentences that say what a body is for, the strongest first."""
    draft = texts.purpose(about("mandate", body), knowledge)
    return list(draft.evidence) if draft else []


def mandate_in_short(knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the sentence that says best what a body is for; with its items where it but leads to a list."""
    found = mandate(knowledge, body)
    if found and found[0].span.of(knowledge.document(found[0].document).text).rstrip().endswith(":"):
        return found[:_ITEMS]
    return found[:1]


def sheet(desk: Desk, body: str) -> dict[str, list[Line]]:
    """Return the lines of each kind of fact that the documents state of a body, in the order of showing."""
    found = {kind: _LINES[kind](desk, body) for kind in KINDS}
    return {kind: lines for kind, lines in found.items() if lines}


def nature_of(desk: Desk, body: str) -> list[Line]:
    """Return the sentence that says what a body is, else what it is for; nothing else is cited."""
    draft = texts.stated_nature(body, desk.knowledge)
    found = list(draft.evidence) if draft else mandate(desk.knowledge, body)
    return [desk.quote(each) for each in found[:1]]


def unsaid(knowledge: Knowledge, body: str) -> list[str]:
    """Return the kinds of fact that no document states of a body."""
    stated = sheet(Desk(knowledge, "en"), body)
    return [kind for kind in ASKED if kind not in stated]


def at_a_glance(desk: Desk, body: str) -> list[Block]:
    """Return the facts sheet and the list of what the documents do not say."""
    lines = sheet(desk, body)
    rows = tuple(((Line(desk.say(f"fact_{kind}")),), tuple(found)) for kind, found in lines.items())
    head = (desk.say("head_fact"), desk.say("head_stated"))
    blocks: list[Block] = [Table(desk.say("glance_caption", body=desk.body(body)), head, rows, _WIDTHS)] if rows else []
    missing = [kind for kind in ASKED if kind not in lines]
    if missing:
        blocks.append(Paragraph(desk.line(desk.say("unsaid_lead", body=desk.short(body)), kind="lead")))
        blocks.append(Bullets(tuple(desk.line(desk.say(f"unsaid_{kind}")) for kind in missing)))
    return blocks


def compared(desk: Desk, body: str, kind: str) -> tuple[Line, ...]:
    """Return one fact of a body as short as a table of many bodies needs it, or that nobody states it."""
    lines = _SHORT[kind](desk, body)
    return tuple(lines) if lines else (Line("–", kind="note"),)


def _add(desk: Desk, lines: list[Line], text: str, evidence: Sequence[Evidence]) -> None:
    """Add a line unless its words are there already; what is left out is not cited, so that numbers have no gaps."""
    if all(text != line.text for line in lines):
        lines.append(desk.line(text, evidence))


def _definition(desk: Desk, body: str) -> list[Line]:
    draft = texts.stated_nature(body, desk.knowledge)
    return [desk.quote(each) for each in draft.evidence] if draft else []


def _founded(desk: Desk, body: str) -> list[Line]:
    lines = []
    for each in founded(desk.knowledge, body):
        text = desk.date(each.date)
        if each.verb:
            text = desk.say("with_verb", value=text, verb=desk.words_of(each.verb))
        lines.append(desk.line(text, each.evidence))
    return lines


def _ended(desk: Desk, body: str) -> list[Line]:
    facts = [f for f in desk.knowledge.facts(body, FactKind.ENDED) if f.values]
    return [_of_fact(desk, fact) for fact in facts[:_QUOTES]]


def _members(desk: Desk, body: str) -> list[Line]:
    lines: list[Line] = []
    lists = rolls(desk.knowledge, body)
    for roll in lists:
        if lines and set(roll.members) == set(lists[0].members):
            continue
        names = desk.countries(list(roll.members))
        if roll.complete:
            text = desk.say("members_listed", count=desk.count(len(roll.members), "countries"), items=names)
        else:
            text = desk.say("members_named", count=desk.count(len(roll.members), "countries"), items=names)
        if len(lists) > 1:
            meta = desk.knowledge.metadata[roll.document]
            text = desk.say("by_document", text=text, document=meta.title, date=desk.date(meta.date))
        lines.append(desk.line(text, roll.evidence()))
        if roll.derived:
            lines.append(Line(wording.say("derived_region", desk.language), kind="note"))
    return lines


def _numbers(desk: Desk, body: str) -> list[Line]:
    """Return the counts that the documents state, but not spans of time."""
    lines: list[Line] = []
    for fact in desk.knowledge.facts(body, FactKind.COUNT):
        tongue = desk.knowledge.metadata[fact.document].language
        first = fold(fact.unit).split()[:1]
        timed = first and cue("timelike", tongue).search(first[0]) is not None
        if fact.unit and fact.values and not timed:
            text = f"{desk.value(fact, fact.values[0])} {desk.words_of(fact.unit)}"
            _add(desk, lines, text, evidence_of(fact, fact.values[:1]))
        if len(lines) == _NUMBERS:
            break
    return lines


def _mandate(desk: Desk, body: str) -> list[Line]:
    return [desk.quote(each) for each in mandate(desk.knowledge, body)[:_QUOTES]]


def _themes(desk: Desk, body: str) -> list[Line]:
    known = {(each.document, each.span) for each in mandate(desk.knowledge, body)}
    facts = desk.knowledge.facts(body, FactKind.THEMES)
    found = merged([Evidence(e.document, e.span) for fact in facts for e in evidence_of(fact)])
    fresh = [each for each in found if (each.document, each.span) not in known]
    return [desk.quote(each) for each in fresh[:_QUOTES]]


def _verdicts(desk: Desk, facts: Sequence[Fact], key: Callable[[Fact], str]) -> str:
    said: dict[str, str] = {}
    for fact in facts:
        said.setdefault(key(fact), desk.say("yes" if fact.polarity else "no"))
    return desk.listing([desk.say("verdict", what=desk.say(name), verdict=verdict) for name, verdict in said.items()])


def _legal_key(fact: Fact) -> str:
    return f"legal_{fact.aspect}" if fact.aspect in {"legal", "political", "treaty"} else "legal_binding"


def _legal(desk: Desk, body: str) -> list[Line]:
    facts = _newest(desk.knowledge.facts(body, FactKind.LEGAL))
    if not facts:
        return []
    evidence = merged([Evidence(e.document, e.span) for f in facts for e in evidence_of(f)])
    return [desk.line(_nature(desk, facts), evidence), *(desk.quote(e) for e in evidence[:_QUOTES])]


def _nature(desk: Desk, facts: Sequence[Fact]) -> str:
    """Return yes or no to each kind of force; where sentences disagree they speak of different acts, which is said."""
    if len({fact.polarity for fact in facts}) > 1 and len({fact.evidence for fact in facts}) > 1:
        return desk.say("legal_mixed")
    return _verdicts(desk, facts, _legal_key)


def _legal_short(desk: Desk, body: str) -> list[Line]:
    facts = _newest(desk.knowledge.facts(body, FactKind.LEGAL))
    evidence = [e for f in facts for e in evidence_of(f)]
    return [desk.line(_nature(desk, facts), evidence)] if facts else []


def _status_word(desk: Desk, fact: Fact) -> str:
    return desk.say("status_active" if nature.works(fact) else "status_inactive")


def _status(desk: Desk, body: str) -> list[Line]:
    facts = list(nature.status_facts(desk.knowledge, body))[:1]
    lines = []
    for fact in facts:
        as_of = desk.knowledge.metadata[fact.document].date
        text = desk.say("as_of_value", value=_status_word(desk, fact), date=desk.date(as_of))
        lines.append(desk.line(text, evidence_of(fact)))
        lines += [desk.quote(Evidence(e.document, e.span)) for e in evidence_of(fact)[:_QUOTES]]
    return lines


def _status_short(desk: Desk, body: str) -> list[Line]:
    facts = list(nature.status_facts(desk.knowledge, body))[:1]
    return [desk.line(_status_word(desk, fact), evidence_of(fact)) for fact in facts]


def _newest(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.document == facts[0].document]


def _chosen(fact: Fact) -> list[Value]:
    """Return the values of a fact that are shown: bodies where it names any."""
    return [value for value in fact.values if value.kind == "body"] or list(fact.values)


def _of_fact(desk: Desk, fact: Fact) -> Line:
    """Return the values of a fact in one line; words of the document where it names no body."""
    values = _chosen(fact)
    return desk.line(desk.listing([desk.value(fact, value) for value in values]), evidence_of(fact, values))


def _relation(kind: FactKind, aspects: frozenset[str] = frozenset()) -> Callable[[Desk, str], list[Line]]:
    def lines(desk: Desk, body: str) -> list[Line]:
        found: list[Line] = []
        for fact in desk.knowledge.facts(body, kind):
            if aspects and fact.aspect not in aspects:
                continue
            _add_fact(desk, found, fact, named=bool(fact.values))
        return found

    return lines


def _add_fact(desk: Desk, lines: list[Line], fact: Fact, *, named: bool) -> None:
    """Add the names of a fact's values where they are ``named``, else its sentence."""
    if not named:
        return _add_quote(desk, lines, fact)
    values = _chosen(fact)
    names = desk.listing([desk.value(fact, value) for value in values])
    return _add(desk, lines, names, evidence_of(fact, values))


def _add_quote(desk: Desk, lines: list[Line], fact: Fact) -> None:
    """Add the sentence of a fact that has no value to name, unless it is there already."""
    evidence = _plain(evidence_of(fact)[0])
    text = " ".join(evidence.span.of(desk.knowledge.document(evidence.document).text).split())
    if all(text != line.text for line in lines):
        lines.append(desk.quote(evidence))


def _partners(desk: Desk, body: str) -> list[Line]:
    """Return partners that are bodies by name; where a sentence speaks of others, the sentence."""
    found: list[Line] = []
    known: set[str] = set()
    for fact in desk.knowledge.facts(body, FactKind.PARTNERS):
        named = {value.value for value in fact.values if value.kind == "body"}
        if named and named <= known:
            continue
        known |= named
        _add_fact(desk, found, fact, named=bool(named))
    return found


def _plain(evidence: Evidence) -> Evidence:
    return Evidence(evidence.document, evidence.span)


def _members_short(desk: Desk, body: str) -> list[Line]:
    roll = roll_of(desk.knowledge, body)
    if roll is not None:
        key = "countries" if roll.complete else "countries_named"
        return [desk.line(desk.count(len(roll.members), key), roll.evidence())]
    return []


def _founded_short(desk: Desk, body: str) -> list[Line]:
    return [desk.line(desk.date(each.date), each.evidence) for each in founded(desk.knowledge, body)[:1]]


def _brief(kind: FactKind) -> Callable[[Desk, str], list[Line]]:
    """Return the values of a relation as a narrow column takes them: bodies by acronym."""

    def lines(desk: Desk, body: str) -> list[Line]:
        found: list[Line] = []
        for fact in [f for f in desk.knowledge.facts(body, kind) if f.values][:2]:
            chosen = _chosen(fact)
            names = [desk.short(v.value) if v.kind == "body" else desk.value(fact, v) for v in chosen]
            _add(desk, found, desk.listing(names), evidence_of(fact, chosen))
        return found

    return lines


_PREDECESSOR = _relation(FactKind.PREDECESSOR, frozenset({"predecessor"}))
_LINES: dict[str, Callable[[Desk, str], list[Line]]] = {
    "definition": _definition,
    "founded": _founded,
    "ended": _ended,
    "instrument": _relation(FactKind.INSTRUMENT),
    "members": _members,
    "numbers": _numbers,
    "mandate": _mandate,
    "themes": _themes,
    "legal": _legal,
    "status": _status,
    "leader": _relation(FactKind.LEADER),
    "parent": _relation(FactKind.PARENT),
    "predecessor": _PREDECESSOR,
    "successor": _relation(FactKind.PREDECESSOR, frozenset({"successor"})),
    "partners": _partners,
    "seat": _relation(FactKind.SEAT),
}
_SHORT: dict[str, Callable[[Desk, str], list[Line]]] = {
    "founded": _founded_short,
    "members": _members_short,
    "instrument": _brief(FactKind.INSTRUMENT),
    "leader": _brief(FactKind.LEADER),
    "parent": _brief(FactKind.PARENT),
    "legal": _legal_short,
    "status": _status_short,
}
