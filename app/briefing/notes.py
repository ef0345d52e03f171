"""Speaking notes: quotes and facts in the order of the panel's questions, as many as fit the time, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.briefing.desk import Desk, evidence_at
from app.briefing.facts import founded, mandate_in_short, roll_of, unsaid
from app.briefing.links import Links
from app.briefing.panel import Bearing, PanelQuestion
from app.briefing.records import Block, Bullets, Line, Paragraph, Table
from app.briefing.words import clock, pace, seconds, spoken
from app.drafts import Evidence, evidence_of
from app.knowledge import Sentence
from app.output.wording import language_name
from ingest.records import BlockKind, FactKind, Span

# With fewer words than these nobody has spoken on a question.
_TOO_LITTLE = 40


@dataclass(slots=True)
class _Item:
    """Something to say: under which heading, how soon it is chosen (0 first), a sentence, or words of the briefing."""

    part: str
    rank: int
    evidence: tuple[Evidence, ...]
    text: str = ""
    label: str = ""


@dataclass(slots=True)
class _Plan:
    """What could be said, in the order of saying; each stretch of a document once."""

    items: list[_Item] = field(default_factory=list)
    used: set[tuple[str, Span]] = field(default_factory=set)

    def quote(self, part: str, rank: int, evidence: Evidence, label: str = "") -> None:
        key = (evidence.document, evidence.span)
        if key not in self.used:
            self.used.add(key)
            self.items.append(_Item(part, rank, (Evidence(*key),), label=label))

    def say(self, part: str, rank: int, text: str, evidence: Sequence[Evidence]) -> None:
        self.items.append(_Item(part, rank, tuple(evidence), text))


def notes(
    desk: Desk, links: Links, body: str, asked: Sequence[tuple[PanelQuestion, Bearing]], minutes: float
) -> tuple[list[Block], float]:
    """Return the notes on a body and the seconds they take, never more than the minutes asked for."""
    items = _chosen(desk, _plan(desk, links, body, asked).items, minutes * 60)
    rows, total = [], 0.0
    for place, item in enumerate(items):
        lines = [Line(item.part, kind="lead")] if place == 0 or items[place - 1].part != item.part else []
        line = desk.line(item.text, item.evidence) if item.text else desk.quote(item.evidence[0], label=item.label)
        begin, total = total, total + _takes(desk, item)
        rows.append(
            ((Line(f"{clock(begin)} – {clock(total)}"),), (*lines, line), (Line(str(spoken(_words(desk, item)))),))
        )
    said = sum(spoken(_words(desk, item)) for item in items)
    blocks: list[Block] = [Paragraph(desk.line(_pace(desk, items, minutes)))]
    if rows:
        head = (desk.say("head_time"), desk.say("head_said"), desk.say("head_words"))
        caption = desk.say("notes_caption", body=desk.short(body), time=clock(total), words=str(said))
        blocks.append(Table(caption, head, tuple(rows), (0.15, 0.75, 0.10)))
    blocks += _unfilled(desk, body, asked, items, minutes * 60 - total)
    return blocks, total


def _plan(desk: Desk, links: Links, body: str, asked: Sequence[tuple[PanelQuestion, Bearing]]) -> _Plan:
    plan = _Plan()
    _open(desk, plan, body)
    for number, (_, bearing) in enumerate(asked, 1):
        part = desk.say("part_question", number=str(number))
        for _, sentences in bearing.own:
            for place, sentence in enumerate(sentences):
                plan.quote(part, 1 if place == 0 else 3, evidence_at(sentence))
        if number == len(asked) or len(asked) == 1:
            _link(desk, links, plan, body, part)
    if not asked:
        _link(desk, links, plan, body, desk.say("part_links"))
    _rest(desk, links, plan, body)
    return plan


def _open(desk: Desk, plan: _Plan, body: str) -> None:
    """Begin with what the body is, since when, what for and who belongs to it."""
    part, knowledge = desk.say("part_open"), desk.knowledge
    for fact in knowledge.facts(body, FactKind.DEFINITION)[:1]:
        plan.quote(part, 0, evidence_of(fact)[0])
    for each in founded(knowledge, body)[:1]:
        sentence = next((e for e in each.evidence if not _is_heading(desk, e)), None)
        if sentence is not None:
            plan.quote(part, 2, sentence)
        else:
            plan.say(part, 2, desk.say("since", body=desk.body(body), date=desk.date(each.date)), each.evidence)
    for evidence in mandate_in_short(knowledge, body):
        plan.quote(part, 1, evidence)
    roll = roll_of(knowledge, body)
    if roll is not None:
        for evidence in roll.evidence():
            if not _is_heading(desk, evidence):
                plan.quote(part, 2, evidence)


def _link(desk: Desk, links: Links, plan: _Plan, body: str, part: str) -> None:
    """Say what links the body to others: sentences that name both, then members in common."""
    others = links.others(body)
    for other in others:
        for sentence in links.mentions(body, other)[:2]:
            plan.quote(part, 2, evidence_at(sentence), _whose(desk, sentence, body))
    for other in others:
        codes = links.shared(body, other)
        if codes:
            count = desk.count(len(codes), "countries")
            text = desk.say("shared_said", other=desk.body(other), count=count, items=desk.countries(codes))
            evidence = [*links.rolls[body].evidence(codes), *links.rolls[other].evidence(codes)]
            plan.say(part, 3, text, evidence)


def _whose(desk: Desk, sentence: Sentence, body: str) -> str:
    return desk.body(sentence.body) if sentence.body and sentence.body != body else ""


def _rest(desk: Desk, links: Links, plan: _Plan, body: str) -> None:
    part = desk.say("part_more")
    for sentence in links.panel.own(body):
        spoken_of = sentence.unit.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        if spoken_of and not sentence.text.rstrip().endswith(":"):
            plan.quote(part, 4, evidence_at(sentence))


def _is_heading(desk: Desk, evidence: Evidence) -> bool:
    document = desk.knowledge.document(evidence.document)
    return any(b.kind is BlockKind.HEADING and b.start <= evidence.span.start < b.end for b in document.blocks)


def _words(desk: Desk, item: _Item) -> str:
    if item.text:
        return item.text
    evidence = item.evidence[0]
    return " ".join((item.label, evidence.span.of(desk.knowledge.document(evidence.document).text)))


def _takes(desk: Desk, item: _Item) -> float:
    """Return the seconds that an item takes: a quote at the pace of its language."""
    if item.text:
        return seconds(item.text, desk.language)
    return seconds(_words(desk, item), desk.knowledge.metadata[item.evidence[0].document].language)


def _chosen(desk: Desk, items: Sequence[_Item], limit: float) -> list[_Item]:
    """Return the items that fit, the more needed chosen first, in the order of saying."""
    ranked = sorted(range(len(items)), key=lambda place: (items[place].rank, place))
    chosen: set[int] = set()
    left = limit
    for place in ranked:
        takes = _takes(desk, items[place])
        if takes <= left:
            chosen.add(place)
            left -= takes
    return [item for place, item in enumerate(items) if place in chosen]


def _pace(desk: Desk, items: Sequence[_Item], minutes: float) -> str:
    """Return how the notes are timed, and where the paces come from."""
    tongues = {desk.language}
    tongues |= {desk.knowledge.metadata[e.document].language for item in items if not item.text for e in item.evidence}
    paces = [
        desk.say("pace_of", tongue=language_name(tongue, desk.language), pace=str(pace(tongue)))
        for tongue in sorted(tongues)
    ]
    asked = f"{minutes:g}"
    return desk.say("pace", minutes=asked, paces=desk.listing(paces)) + " " + desk.say("pace_source")


def _unfilled(
    desk: Desk, body: str, asked: Sequence[tuple[PanelQuestion, Bearing]], items: Sequence[_Item], left: float
) -> list[Block]:
    """Return the time that the documents leave, and what to prepare for it."""
    if left < 1:
        return [Paragraph(desk.line(desk.say("filled")))]
    blocks: list[Block] = [Paragraph(desk.line(desk.say("unfilled", time=clock(int(left))), kind="lead"))]
    lines = []
    for number, (question, bearing) in enumerate(asked, 1):
        part = desk.say("part_question", number=str(number))
        bears = {(s.document, s.unit.span) for _, sentences in bearing.own for s in sentences}
        on_it = [i for i in items if i.part == part or (i.evidence[0].document, i.evidence[0].span) in bears]
        held = sum(spoken(_words(desk, item)) for item in on_it)
        key = "prepare_none" if not held else ("prepare_little" if held < _TOO_LITTLE else "prepare_more")
        lines.append(Line(desk.say(key, number=str(number), words=str(held), question=question.text)))
    missing = [desk.say(f"unsaid_{kind}") for kind in unsaid(desk.knowledge, body)]
    if missing:
        lines.append(Line(desk.say("prepare_facts", items=desk.listing(missing))))
    lines.append(Line(desk.say("prepare_recent", date=_newest(desk, body))))
    return [*blocks, Bullets(tuple(lines))]


def _newest(desk: Desk, body: str) -> str:
    return desk.date(desk.knowledge.as_of(desk.knowledge.documents_on(body)))
