"""What links a body to every other: members on both lists, passages that name both, themes, mandates, gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from babel import Locale

from app import wording
from app.alignment import content_words
from app.answers.rolls import Roll
from app.briefing.desk import Desk, evidence_at
from app.briefing.facts import mandate_in_short, roll_of
from app.briefing.panel import Panel
from app.briefing.records import Bar, Block, Bullets, Line, Paragraph, Picture, Section, Table
from app.cues import cue
from app.knowledge import Knowledge, Sentence
from index.analyzers import terms
from index.static import default_encoder
from ingest import countries
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues

# More bodies than these in one table are too many to read; those with most in common are kept, and it is said.
MOST = 12
_THEMES = 8
_GAPS = 60
# Cosine of the bundled static encoder from which words of two languages are taken for translations.
_TRANSLATION = 0.62
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


@dataclass(frozen=True, slots=True)
class Common:
    """A theme that stands in sentences on two bodies: its words in each, the sentences, and how telling it is."""

    body: str
    words: tuple[str, str]
    own: Sentence
    other: Sentence
    weight: float


class Links:
    """What links the bodies of an index; read once, asked for each body."""

    def __init__(self, panel: Panel) -> None:
        """Take the sentences on bodies."""
        self.panel = panel
        self.knowledge: Knowledge = panel.knowledge
        self.bodies = self.knowledge.described
        self.rolls = {body: roll for body in self.bodies if (roll := roll_of(self.knowledge, body))}
        self._terms: dict[str, dict[str, list[tuple[Sentence, str]]]] = {}
        self._stems: dict[str, dict[Sentence, set[str]]] = {}
        self._mentions: dict[tuple[str, str], list[Sentence]] = {}
        self._themes: dict[tuple[str, str], list[Common]] = {}
        names = " ".join(name for body in self.knowledge.bodies.all for group in body.names.values() for name in group)
        self._names = set(words(names))

    def shared(self, body: str, other: str) -> list[str]:
        """Return the countries on both lists."""
        if body not in self.rolls or other not in self.rolls:
            return []
        theirs = self.rolls[other].members
        return [code for code in self.rolls[body].members if code in theirs]

    def mentions(self, body: str, other: str) -> list[Sentence]:
        """Return the sentences that name both bodies, or that stand in the section of one and name the other."""
        if (body, other) not in self._mentions:
            self._mentions[body, other] = self._naming_both(body, other)
        return self._mentions[body, other]

    def _naming_both(self, body: str, other: str) -> list[Sentence]:
        found: list[Sentence] = []
        for subject, named in ((body, other), (other, body)):
            for sentence in self.panel.sentences(subject):
                inside = self.panel.named_in(sentence)
                if named in inside and (sentence.body == subject or subject in inside) and sentence not in found:
                    found.append(sentence)
        return found

    def others(self, body: str) -> list[str]:
        """Return the other bodies, those with most in common first: members, then mentions; ties in corpus order."""
        rest = [other for other in self.bodies if other != body]
        return sorted(rest, key=lambda other: (-len(self.shared(body, other)), -len(self.mentions(body, other))))

    def themes(self, body: str, other: str) -> list[Common]:
        """Return the themes of two bodies, most telling first; a word counts by how few bodies' sentences hold it."""
        if (body, other) not in self._themes:
            self._themes[body, other] = self._common(body, other)
        return self._themes[body, other]

    def _common(self, body: str, other: str) -> list[Common]:
        mine, theirs = self.terms_of(body), self.terms_of(other)
        counts = self._counts
        limit = max(2, len(self.bodies) // 4)
        found = []
        for term in sorted(mine.keys() & theirs.keys()):
            if counts[term] <= limit:
                left, right = self._closest(mine[term], theirs[term])
                weight = self._weight(left[0], right[0])
                found.append(Common(other, (left[1], right[1]), left[0], right[0], weight))
        found += self._translated(body, other)
        best: dict[tuple[Sentence, Sentence], list[Common]] = {}
        for each in found:
            best.setdefault((each.own, each.other), []).append(each)
        # One word in common is chance more often than not; an expression, or two words, are not.
        merged = [_joined(group) for group in best.values() if len(group) > 1 or " " in group[0].words[0]]
        return sorted(merged, key=lambda each: (-each.weight, each.own.unit.start, each.other.unit.start))

    def terms_of(self, body: str) -> dict[str, list[tuple[Sentence, str]]]:
        """Return the expressions of a body's own sentences, by stem: sentence and words as they stand there.

        An expression is a word of content, or two with nothing but words without content between («droits des
        migrants»); words of names of bodies and places count in pairs only, kinds of body and of member not at all.
        """
        if body not in self._terms:
            table: dict[str, list[tuple[Sentence, str]]] = {}
            for sentence in self.panel.own(body):
                language = self.knowledge.metadata[sentence.document].language
                places = [m.span.of(sentence.text) for m in countries.find(sentence.text)]
                places += [m.span.of(sentence.text) for m in countries.find_regions(sentence.text)]
                barred = set(words(" ".join(places)))
                # «visant à», «établi»: how a document says what a body is, not what it works on.
                found = [c for group in ("mandate", "founded") for c in cues(group, language).find(fold(sentence.text))]
                before: tuple[str, re.Match[str]] | None = None
                for match in re.finditer(r"[^\W\d_]+|[^\w\s'’-]", sentence.text):
                    inside = any(each.start <= match.start() < each.end for each in found)
                    stemmed = "" if inside else self._stem_of(match.group(), language, barred)
                    if not stemmed:
                        before = before if match.group()[0].isalpha() and not content_words(match.group()) else None
                        continue
                    single = len(match.group()) >= 5 and fold(match.group()) not in self._names
                    if single:
                        table.setdefault(stemmed, []).append((sentence, match.group()))
                    if before is not None and before[0] != stemmed:
                        pair = sentence.text[before[1].start() : match.end()]
                        table.setdefault(f"{before[0]} {stemmed}", []).append((sentence, pair))
                    before = (stemmed, match)
            self._terms[body] = table
        return self._terms[body]

    def _stem_of(self, word: str, language: str, barred: set[str]) -> str:
        """Return the stem of a word that can be part of a theme, else nothing."""
        folded = fold(word)
        plain = not word[0].isalpha() or word.isupper() or folded in barred or not content_words(word)
        if plain or cue("memberlike", language).search(folded) or generic(word, language):
            return ""
        return next(iter(terms(word, language)), "")

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(term for body in self.bodies for term in self.terms_of(body))

    def _weight(self, left: Sentence, right: Sentence) -> float:
        """Return how much two sentences have in common: the rarity of the stems in both, summed."""
        counts = self._counts
        own = self._stems_of(left) & self._stems_of(right)
        return float(sum(np.log((1 + len(self.bodies)) / counts[term]) for term in own if counts[term]))

    def _stems_of(self, sentence: Sentence) -> set[str]:
        body = sentence.body or ""
        if body not in self._stems:
            table: dict[Sentence, set[str]] = {}
            for term, places in self.terms_of(body).items():
                for held, _ in places:
                    table.setdefault(held, set()).add(term)
            self._stems[body] = table
        return self._stems[body].get(sentence, set())

    def _closest(
        self, mine: Sequence[tuple[Sentence, str]], theirs: Sequence[tuple[Sentence, str]]
    ) -> tuple[tuple[Sentence, str], tuple[Sentence, str]]:
        pairs = [(left, right) for left in mine for right in theirs]
        return max(pairs, key=lambda pair: self._weight(pair[0][0], pair[1][0]))

    def _translated(self, body: str, other: str) -> list[Common]:
        """Return themes in sentences of two languages, by words that the encoder takes for translations."""
        mine, theirs = self._by_language(body), self._by_language(other)
        counts = self._counts
        found = []
        for tongue, left in mine.items():
            for second, right in theirs.items():
                if tongue == second or not left or not right:
                    continue
                # Names look alike in all languages, and a word alone is chance more often than not.
                likeness = default_encoder().encode(list(left)) @ default_encoder().encode(list(right)).T
                keys, others = list(left), list(right)
                pairs: dict[tuple[Sentence, Sentence], list[Common]] = {}
                for i, j in zip(*np.nonzero(likeness >= _TRANSLATION), strict=True):
                    one, two = left[keys[i]], right[others[j]]
                    weight = float(np.log((1 + len(self.bodies)) / max(1, counts[one[2]])))
                    each = Common(other, (one[1], two[1]), one[0], two[0], weight)
                    pairs.setdefault((one[0], two[0]), []).append(each)
                for group in pairs.values():
                    if min(len({each.words[side].lower() for each in group}) for side in (0, 1)) > 1:
                        found += group
        return found

    def _by_language(self, body: str) -> dict[str, dict[str, tuple[Sentence, str, str]]]:
        table: dict[str, dict[str, tuple[Sentence, str, str]]] = {}
        for term, places in self.terms_of(body).items():
            for sentence, word in places:
                tongue = self.knowledge.metadata[sentence.document].language
                if " " not in word and not word[0].isupper():
                    table.setdefault(tongue, {}).setdefault(fold(word), (sentence, word, term))
        return table


def _joined(group: Sequence[Common]) -> Common:
    """Return the themes of one pair of sentences as one, in text order; expressions that overlap are one."""
    first = group[0]

    def shown(side: int, text: str) -> str:
        places = [(at, at + len(each.words[side])) for each in group if (at := text.find(each.words[side])) >= 0]
        merged: list[tuple[int, int]] = []
        for start, end in sorted(places):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return ", ".join(" ".join(text[start:end].split()) for start, end in merged)

    weight = max(each.weight for each in group)
    return Common(first.body, (shown(0, first.own.text), shown(1, first.other.text)), first.own, first.other, weight)


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
