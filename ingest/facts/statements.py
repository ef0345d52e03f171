"""A unit of a document with what the fact rules ask of it: its folded words, the bodies named, and its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.bodies import Bodies, aliases, section_bodies
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.lexicon import cues
from ingest.records import Block, BlockKind, Document, Fact, FactKind, Span, Value
from ingest.sentences import Unit, units

_OF_TAIL = re.compile(r"(?:\b(?:de|du|des|of|del|do|da|dos|das)(?: (?:la|the|los|las))?|d'|de l')\s*$")


_ARTICLE = re.compile(r"(?:\b(?:le|la|les|the|el|los|las|o|a|os|as|du|au|del|al|do|da|no|na|ao|pelo|pela)\s+|\bl')$")
# What may stand before the subject of a sentence: a number, «En juin 2012,», «Desde 2010,».
_LEAD_IN = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:en|in|em|depuis|since|desde|a partir|on|le|el) [^,]{0,40}\d{4},\s*)?"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One unit in its place: offsets inside ``folded`` are those of the document less ``start``.

    ``body`` is the body its section is about; ``items`` are the list items that it announces,
    ``aliases`` the nouns that stand for bodies in the document («the Council»), ``own_words`` the words of ``body``'s names.
    """

    document: Document
    unit: Unit
    text: str
    folded: str
    body: str | None
    block: Block
    mentions: tuple[Match[str], ...]
    items: tuple[Unit, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)
    own_words: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """Return where the unit begins in the document."""
        return self.unit.start

    @property
    def language(self) -> str:
        """Return the language of the document."""
        return self.document.metadata.language

    @property
    def is_heading(self) -> bool:
        """Tell whether this is a heading."""
        return self.unit.kind is BlockKind.HEADING

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document of a stretch of this unit."""
        return Span(self.start + start, self.start + end)

    def evidence(self) -> tuple[Span, ...]:
        """Return the unit's span, and those of the items that it announces."""
        return (self.unit.span, *(item.span for item in self.items))

    def subject(self, position: int, end: int | None = None, *, strict: bool = False) -> str | None:
        """Return the body that the clause around ``position`` speaks of.

        The body in «mandat de la CAM», right after the cue that ends at ``end``, wins; then a body named as the
        clause's own subject; then, where the clause opens with a pronoun or a noun for a kind of body («cette
        conférence», «the Council») or has no subject of its own, the body of the section. Otherwise None with
        ``strict``, else the body of the section.
        """
        if end is not None:
            owned = next((m for m in self.mentions if 0 <= m.span.start - end <= 14), None)
            if owned and _OF_TAIL.fullmatch(self.folded[end : owned.span.start].lstrip()):
                return owned.value
        begin = self._clause_start(position)
        head = self.folded[begin:position]
        named = self._named_subject(begin, position)
        if named is not None:
            return named
        if cues("predecessor", self.language).search(head):
            return None  # «Son prédécesseur était …, qui a fonctionné …» no longer speaks of the body itself
        opening = self._opening(begin, position)
        if opening in {"pronoun", "own", ""}:
            return self.body
        if opening in self.aliases:
            return self.aliases[opening]
        if self.body is None:
            return next((m.value for m in self.mentions if m.span.start < position), None)
        return None if strict else self.body

    def _named_subject(self, begin: int, position: int) -> str | None:
        """Return the body that is named as the subject of a clause: near its front and after no preposition."""
        for match in self.mentions:
            before = self.folded[begin : match.span.start]
            if not begin <= match.span.start < position or len(before) >= 60:
                continue
            if _OF_TAIL.search(before) or before.rstrip().endswith(("(", "“", '"')) or self._after_preposition(before):
                continue
            return match.value
        return None

    def _after_preposition(self, before: str) -> bool:
        found = cues("subject", self.language).find(before[-24:])
        tail = [c for c in found if c.name == "preposition"]
        rest = before[-24:][tail[-1].end :] if tail else "x"
        return bool(tail) and re.fullmatch(r"\W*(?:(?:le|la|les|l|the|el|los|las|o|a|os|as)\b)?\W*", rest) is not None

    def _clause_start(self, position: int) -> int:
        begin = 0
        for match in re.compile(r"[;]").finditer(self.folded, 0, position):
            begin = match.end()
        return begin

    def _opening(self, begin: int, position: int) -> str:
        """Return what a clause opens with: "pronoun", "own" (a noun for the body), "" (no subject), a capitalised noun
        for a body («Council»), or "other"."""
        head = re.sub(_LEAD_IN, "", self.folded[begin:position])
        if not re.search(r"\w", head):
            return ""
        offset = position - len(head)
        cue = next(iter(cues("subject", self.language).find(head[:40])), None)
        first = re.match(r"\W*", head)
        at = first.end() if first else 0
        if cue is not None and cue.name == "pronoun" and cue.start <= at:
            noun = self._noun(head, cue.end)
            return "pronoun" if noun is None or self._is_own(noun, offset) else "other"
        noun = self._noun(head, at)
        if noun is None:
            return "other"
        if self._is_own(noun, offset):
            return "own"
        word = self.text[offset + noun[0] : offset + noun[1]]
        return word if word in self.aliases else "other"

    def _noun(self, head: str, at: int) -> tuple[int, int] | None:
        """Return where a noun for a kind of body stands right after ``at``, articles and one adjective skipped."""
        for cue in cues("subject", self.language).find(head, at, at + 40):
            between = head[at : cue.start]
            if cue.name == "noun" and re.fullmatch(
                r"\W*(?:(?:le|la|les|l|the|el|los|las|lo|o|a|os|as|present\w*|said|actual|same|meme)\W+)*", between
            ):
                return cue.start, cue.end
        return None

    def _is_own(self, noun: tuple[int, int], offset: int) -> bool:
        """Tell whether a noun stands for the section's body: it is part of its name, or a small-letter word."""
        word = self.text[offset + noun[0] : offset + noun[1]]
        return word[:1].islower() or fold(word)[:5] in self.own_words


def statements(document: Document, bodies: Bodies) -> list[Statement]:
    """Return the units of a document as statements, in text order."""
    section = section_bodies(document, bodies)
    nouns = aliases(document, bodies)
    own = {body: _own_words(bodies, body) for body in {b for b in section if b}}
    found = list(units(document))
    items: dict[tuple[int, int], list[Unit]] = {}
    for unit in found:
        lead = document.blocks[unit.block].lead
        if lead is not None and unit.kind is BlockKind.ITEM:
            items.setdefault((lead.start, lead.end), []).append(unit)
    result = []
    for unit in found:
        text = document.text[unit.start : unit.end]
        block = document.blocks[unit.block]
        announced = ()
        if text.rstrip().endswith(":"):
            announced = tuple(items.get((block.start, block.end), ()))
        body = section[unit.section] if unit.section is not None else None
        own_words = own.get(body, frozenset()) if body else frozenset()
        mentions = _with_aliases(text, bodies.find(text), nouns)
        result.append(Statement(document, unit, text, fold(text), body, block, mentions, announced, nouns, own_words))
    return result


def _with_aliases(text: str, mentions: Sequence[Match[str]], nouns: dict[str, str]) -> tuple[Match[str], ...]:
    """Add «the Council» where it stands for a body, outside the names already found."""
    found = list(mentions)
    for noun, body in nouns.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(noun)}(?![\w-])", text):
            before = fold(text[: match.start()])
            inside = any(m.span.start <= match.start() < m.span.end for m in mentions)
            after = text[match.end() :].lstrip(" ")
            proper = _ARTICLE.search(before) is not None and not re.match(
                r"(?:(?:of|de|du|des|del|do|da|on|sur|sobre)\s+)?[A-ZÀ-Þ]", after
            )
            if proper and not inside:
                found.append(Match(body, Span(match.start(), match.end())))
    return tuple(sorted(found, key=lambda m: m.span))


def _own_words(bodies: Bodies, body: str) -> frozenset[str]:
    return frozenset(
        w[:5] for names in bodies[body].names.values() for name in names for w in words(name) if len(w) > 2
    )


def fact(
    statement: Statement,
    kind: FactKind,
    body: str,
    values: Sequence[Value] = (),
    *,
    label: tuple[int, int] | None = None,
    evidence: Sequence[Span] = (),
    complete: bool | None = None,
    unit: str = "",
    bound: str = "",
    polarity: bool = True,
    aspect: str = "",
) -> Fact:
    """Build a fact that rests on a statement; ``label`` is a stretch of the statement."""
    span = statement.span(*label) if label else None
    return Fact(
        body,
        kind,
        tuple(values),
        statement.document.id,
        tuple(evidence) or (statement.unit.span,),
        label=span.of(statement.document.text) if span else "",
        label_span=span,
        as_of=statement.document.metadata.date,
        complete=complete,
        unit=unit,
        bound=bound,
        polarity=polarity,
        aspect=aspect,
    )
