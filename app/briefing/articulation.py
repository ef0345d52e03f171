"""Sections on what links a body to every other: members on both lists, passages on both, themes, mandates, gaps."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale

from app.answers.from_facts.rolls import Roll
from app.briefing.desk import Desk, evidence_at
from app.briefing.facts import mandate_in_short
from app.briefing.links import _THEMES, Common, Links
from app.briefing.records import Bar, Block, Bullets, Line, Paragraph, Picture, Section, Table
from app.output import wording
from ingest import countries

# More bodies than these in one table are too many to read; those with most in common are kept, and it is said.
MOST = 12
_GAPS = 60
# CLDR names regions by their M49 numbers.
_M49 = {
    "northern_america": "021",
    "central_america": "013",
    "caribbean": "029",
    "south_america": "005",
    "north_america": "003",
    "latin_america_caribbean": "419",
    "americas": "019",
    "africa": "002",
    "asia": "142",
    "europe": "150",
    "oceania": "009",
}


def _shown(desk: Desk, common: Common) -> str:
    """Return a theme: the words on the one side, and those on the other where its language is another."""
    tongues = [desk.knowledge.metadata[s.document].language for s in (common.own, common.other)]
    said = common.words[:1] if tongues[0] == tongues[1] else common.words
    return " / ".join(desk.words_of(word) for word in said)


def sections(desk: Desk, links: Links, body: str, level: int, prefix: str) -> list[Section]:
    """Return the sections on how a body is linked to the others, one a kind of link."""
    others = links.others(body)
    if not others:
        alone = Paragraph(desk.line(desk.say("alone", body=desk.body(body))))
        return [Section(f"{prefix}-shared", level, desk.say("shared_title"), (alone,))]
    return [
        Section(f"{prefix}-shared", level, desk.say("shared_title"), tuple(_shared(desk, links, body, others))),
        Section(f"{prefix}-both", level, desk.say("both_title"), tuple(_both(desk, links, body, others))),
        Section(f"{prefix}-themes", level, desk.say("themes_title"), tuple(_themes(desk, links, body, others))),
        Section(f"{prefix}-mandates", level, desk.say("mandates_title"), tuple(_mandates(desk, links, body, others))),
    ]


def _shared(desk: Desk, links: Links, body: str, others: Sequence[str]) -> list[Block]:
    own = links.rolls.get(body)
    if own is None:
        text = desk.say("no_list", body=desk.body(body))
        return [Paragraph(desk.line(text)), *_unlisted(desk, links, [o for o in others if o not in links.rolls])]
    listed = [other for other in others if other in links.rolls]
    shown = listed[:MOST]
    blocks: list[Block] = [
        Paragraph(desk.line(desk.say("shared_lead", body=desk.body(body), own=_size(desk, own)), own.evidence()))
    ]
    if shown:
        blocks.append(_shared_table(desk, links, body, shown))
        blocks.append(_picture(desk, links, body, shown))
    if len(listed) > len(shown):
        rest = desk.listing([desk.short(other) for other in listed[len(shown) :]])
        blocks.append(Paragraph(desk.line(desk.say("left_out", count=str(len(shown)), items=rest), kind="note")))
    return [*blocks, *_unlisted(desk, links, [o for o in others if o not in links.rolls])]


def _size(desk: Desk, roll: Roll) -> str:
    return desk.count(len(roll.members), "countries" if roll.complete else "countries_named")


def _shared_table(desk: Desk, links: Links, body: str, shown: Sequence[str]) -> Table:
    rows = []
    for other in shown:
        codes, roll = links.shared(body, other), links.rolls[other]
        names = desk.countries(codes) if codes else desk.say("none")
        evidence = [*links.rolls[body].evidence(codes), *roll.evidence(codes)] if codes else roll.evidence()
        only = [code for code in roll.members if code not in links.rolls[body].members]
        rows.append(
            (
                (Line(desk.body(other)),),
                (Line(wording.number(str(len(codes)), desk.language)),),
                (desk.line(names, evidence),),
                (Line(desk.countries(only) if only else desk.say("none")),),
            )
        )
    head = (
        desk.say("head_body"),
        desk.say("head_shared"),
        desk.say("head_countries"),
        desk.say("head_only"),
    )
    return Table(desk.say("shared_caption", body=desk.short(body)), head, tuple(rows), (0.25, 0.13, 0.32, 0.30))


def _picture(desk: Desk, links: Links, body: str, shown: Sequence[str]) -> Picture:
    bars = []
    for other in shown:
        shared, whole = len(links.shared(body, other)), len(links.rolls[other].members)
        words_ = desk.say("bar", shared=str(shared), whole=str(whole))
        bars.append(Bar(desk.short(other), shared, whole, words_))
    alt = desk.say(
        "picture_alt", body=desk.body(body), items=desk.listing([f"{bar.label} {bar.words}" for bar in bars])
    )
    return Picture(desk.say("picture_caption", body=desk.short(body)), alt, tuple(bars))


def _unlisted(desk: Desk, links: Links, unlisted: Sequence[str]) -> list[Block]:
    if not unlisted:
        return []
    names = desk.listing([desk.short(other) for other in unlisted[:_GAPS]])
    return [Paragraph(desk.line(desk.say("unlisted", items=names), kind="note"))]


def _both(desk: Desk, links: Links, body: str, others: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    for other in others:
        sentences = links.mentions(body, other)
        for sentence in sentences[:3]:
            blocks.append(Paragraph(desk.quote(evidence_at(sentence), label=desk.body(other))))
    return blocks or [Paragraph(desk.line(desk.say("both_none", body=desk.body(body))))]


def _themes(desk: Desk, links: Links, body: str, others: Sequence[str]) -> list[Block]:
    found = [common for other in others if (common := next(iter(links.themes(body, other)), None))]
    strongest = sorted(found, key=lambda each: -each.weight)[:_THEMES]
    rows = []
    for each in strongest:
        rows.append(
            (
                (Line(_shown(desk, each)),),
                (desk.quote(evidence_at(each.own)),),
                (desk.quote(evidence_at(each.other), label=desk.short(each.body)),),
            )
        )
    if not rows:
        return [Paragraph(desk.line(desk.say("themes_none", body=desk.body(body))))]
    head = (desk.say("head_theme"), desk.short(body), desk.say("head_other"))
    caption = desk.say("themes_caption", body=desk.short(body))
    return [Table(caption, head, tuple(rows), (0.18, 0.41, 0.41)), Paragraph(Line(desk.say("themes_how"), kind="note"))]


def _mandates(desk: Desk, links: Links, body: str, others: Sequence[str]) -> list[Block]:
    """Return mandates side by side; a mandate without a theme in common may complete one's own, which is said."""
    rows = []
    for subject in (body, *others[:MOST]):
        evidence = mandate_in_short(links.knowledge, subject)
        said = [desk.quote(each) for each in evidence] or [Line(desk.say("unstated"), kind="note")]
        common = next(iter(links.themes(body, subject)), None) if subject != body else None
        if subject == body:
            relation = Line(desk.say("own_mandate"), kind="note")
        elif not evidence:
            relation = Line("–", kind="note")
        elif common is not None:
            relation = Line(desk.say("mandate_shares", theme=_shown(desk, common)))
        else:
            relation = Line(desk.say("mandate_other"))
        rows.append(((Line(desk.body(subject)),), tuple(said), (relation,)))
    head = (desk.say("head_body"), desk.say("fact_mandate"), desk.say("head_relation"))
    caption = desk.say("mandates_caption", body=desk.short(body))
    return [Table(caption, head, tuple(rows), (0.24, 0.52, 0.24))]


def gaps(desk: Desk, links: Links) -> list[Block]:
    """Return the countries of the region of all lists that no list names, and what that does not mean."""
    if not links.rolls:
        return [Paragraph(desk.line(desk.say("gaps_no_list")))]
    named = {code for roll in links.rolls.values() for code in roll.members}
    region = _region(named)
    if region is None:
        return [Paragraph(desk.line(desk.say("gaps_no_region")))]
    missing = [code for code in countries.states(region) if code not in named]
    place = _region_name(region, desk.language)
    evidence = [e for roll in links.rolls.values() for e in roll.evidence()]
    lists = desk.listing([desk.short(body) for body in links.rolls])
    blocks: list[Block] = []
    if missing:
        text = desk.say("gaps", region=place, count=desk.count(len(missing), "countries"), lists=lists)
        blocks.append(Paragraph(desk.line(text, evidence, kind="lead")))
        blocks.append(Bullets((Line(desk.countries(missing)),)))
    else:
        blocks.append(Paragraph(desk.line(desk.say("gaps_none", region=place, lists=lists), evidence)))
    silent = [body for body in links.bodies if body not in links.rolls]
    if silent:
        names = desk.listing([desk.short(body) for body in silent[:_GAPS]])
        blocks.append(Paragraph(Line(desk.say("gaps_caution", items=names), kind="note")))
    blocks.append(Paragraph(Line(wording.say("derived_region", desk.language), kind="note")))
    return blocks


def _region_name(region: str, language: str) -> str:
    """Return a region's name by CLDR, else by the data of ``ingest``."""
    code = _M49.get(region)
    return str(Locale(language).territories[code]) if code else countries.region_name(region, language)


def _region(named: set[str]) -> str | None:
    """Return the smallest region of UN M49 that holds all countries named, or None."""
    holding = [(len(states), key) for key in countries.regions() if named <= (states := countries.states(key))]
    return min(holding)[1] if holding else None
