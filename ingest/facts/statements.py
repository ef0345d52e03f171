"""A unit of a document with what the fact rules ask of it: its folded words, the bodies named, and its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.bodies import Bodies, section_bodies
from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.lexicon import cues
from ingest.records import Block, BlockKind, Document, Fact, FactKind, Span, Value
from ingest.sentences import Unit, units

_PREPOSITIONS = re.compile(
    r"(?:\b(?:par|avec|by|with|under|from|to|por|con|com|para|pour|a|au|aux|ao|en|in|dans|sur|on|sous|pel[oa]s?|sob|entre|between|chez|contre)"
    r"(?: (?:le|la|les|the|el|los|las|o|os|as)| l'| the)?|\bl')\s*$"
)
_OF_TAIL = re.compile(r"(?:\b(?:de|du|des|of|del|do|da|dos|das)(?: (?:la|the|los|las))?|d'|de l')\s*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One unit in its place: offsets inside ``folded`` are those of the document less ``start``.

    ``body`` is the body its section is about; ``items`` are the list items that it announces.
    """

    document: Document
    unit: Unit
    text: str
    folded: str
    body: str | None
    block: Block
    mentions: tuple[Match[str], ...]
    items: tuple[Unit, ...] = ()

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
        for match in self.mentions:
            before = self.folded[begin : match.span.start]
            if begin <= match.span.start < position and len(before) < 60:
                if not (_PREPOSITIONS.search(before) or _OF_TAIL.search(before) or before.rstrip().endswith("(")):
                    return match.value
        if cues("predecessor", self.language).search(head):
            return None  # «Son prédécesseur était …, qui a fonctionné …» no longer speaks of the body itself
        if self._stands_for_body(head):
            return self.body
        if self.body is None:
            return next((m.value for m in self.mentions if m.span.start < position), None)
        return None if strict and re.search(r"\w", head) else self.body

    def _clause_start(self, position: int) -> int:
        begin = 0
        for match in re.compile(r"[;]").finditer(self.folded, 0, position):
            begin = match.end()
        return begin

    def _stands_for_body(self, head: str) -> bool:
        opening = re.match(r"\W*(?:en \w+,|in \w+,|(?:en|in|em|depuis|since|desde)\b[^,]{0,40},)?\s*([\w'-]+)\s*", head)
        if opening is None:
            return True
        first = opening[1].replace("l'", "")
        if cues("subject", self.language).search(fold(opening[1]), 0) is None and first:
            nouns = cues("subject", self.language).search(head[:60])
            return nouns is not None and nouns.name == "noun" and nouns.start <= 4
        found = cues("subject", self.language).find(head[: opening.end() + 40])
        names = {cue.name for cue in found if cue.start <= opening.start(1) + 1}
        if "pronoun" in names:
            return True
        return any(cue.name == "noun" and cue.start <= opening.end() + 2 for cue in found)


def statements(document: Document, bodies: Bodies) -> list[Statement]:
    """Return the units of a document as statements, in text order."""
    section = section_bodies(document, bodies)
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
        result.append(
            Statement(
                document,
                unit,
                text,
                fold(text),
                section[unit.section] if unit.section is not None else None,
                block,
                tuple(bodies.find(text)),
                announced,
            )
        )
    return result


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
