"""The statements of a document in text order, each with the body that the text speaks of there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.bodies import Bodies
from ingest.facts.statements import Statement
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import announces
from ingest.lexicon import cues, spelt
from ingest.records import BlockKind, Document
from ingest.sentences import Unit, units
from ingest.topics import aliases, is_act, main_body, own_bodies, section_bodies, with_aliases

# What a sentence opens with that speaks of a thing of its body, and what stands before the name that opens one.
_ITS = re.compile(rf"\W*(?:[ao]s? )?(?!it\s){spelt('its')}\s")
_FRONT = re.compile(r"\W*(?:(?:the|les?|la|el|los|las|[ao]s?)\s|l')?")


@dataclass(slots=True)
class _Topic:
    """What the text speaks of: in a section of its own body that body, else the subject of the last sentence.

    ``told`` is the body that opened the last sentence, of which a pronoun behind it speaks even there.
    """

    section: int | None = None
    block: int | None = None
    body: str | None = None
    told: str | None = None


class _Discourse:
    """Follows the body spoken of through a document."""

    def __init__(self, document: Document, bodies: Bodies) -> None:
        self._language = document.metadata.language
        self._bodies = bodies
        self._sections = section_bodies(document, bodies)
        own = own_bodies(document, bodies)
        self._main = main_body(document, bodies)
        # A section is fixed on its body where its own heading, or that of one above it, names one other than the main.
        self._fixed: list[bool] = []
        for section, body in zip(document.sections, own, strict=True):
            above = self._fixed[section.parent] if section.parent is not None else False
            named = body is not None and (body != self._main or section.parent is not None)
            self._fixed.append((named or above) and not (body is None and self._leaves_act(section.parent)))
        self._topic = _Topic()

    def _leaves_act(self, parent: int | None) -> bool:
        """Tell whether a section below one on an act is about the body that the act creates."""
        above = self._sections[parent] if parent is not None else None
        main = self._main
        return bool(above and main and is_act(self._bodies, above) and not is_act(self._bodies, main))

    def before(self, unit: Unit, text: str) -> str | None:
        """Return the body spoken of where a unit begins."""
        section = unit.section
        base = self._sections[section] if section is not None else self._main
        topic = self._topic
        if section != topic.section:
            topic.section, topic.body = section, base
        elif unit.block != topic.block and unit.kind is BlockKind.PARAGRAPH and not _points_back(text, self._language):
            topic.body = base
        told = topic.told if unit.block == topic.block and unit.kind is BlockKind.PARAGRAPH else None
        topic.block = unit.block
        if section is None or not self._fixed[section]:
            return topic.body
        points_back = _points_back(text, self._language) and _ITS.match(fold(text)) is None
        return told if told and points_back else base

    def section_body(self, unit: Unit) -> str | None:
        """Return the body that the section of a unit is about, or the document as a whole."""
        return self._sections[unit.section] if unit.section is not None else self._main

    def after(self, statement: Statement) -> None:
        """Take note of the body that a statement was about."""
        if statement.unit.kind is not BlockKind.PARAGRAPH or announces(statement.text):
            return
        for cue in statement.cues("predecessor", 0, None, "successor"):
            heir = next((m for m in statement.mentions if 0 <= m.span.start - cue.end < 20), None)
            if heir is not None:
                self._topic.body = heir.value
                return
        subject = statement.named_subject(0, len(statement.folded))
        opens = subject is not None and _FRONT.fullmatch(statement.folded[: subject.span.start])
        self._topic.told = subject.value if subject and opens else None
        founded = statement.founded_object() if subject is None else None
        if subject is not None:
            self._topic.body = subject.value
        elif founded is not None:
            self._topic.body = founded


def _points_back(text: str, language: str) -> bool:
    head = re.sub(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:[^,]{0,30},\s*)?", "", fold(text))
    cue = next((c for c in cues("subject", language).find(head[:24]) if c.name == "pronoun"), None)
    return cue is not None and cue.start <= 2


LONGEST_STATEMENT = 6000
"""Characters; longer than any sentence that names all states of the world. What has no end for so long is no sentence,
and what the rules do with one grows with the square of its length."""


def statements(document: Document, bodies: Bodies, section: int | None = None) -> list[Statement]:
    """Return the units of a document as statements, in text order; those of one section only where it is given."""
    nouns = aliases(document, bodies)
    discourse = _Discourse(document, bodies)
    own: dict[str, frozenset[str]] = {}
    found = [unit for unit in units(document) if section is None or unit.section == section]
    items = _items(document, found)
    result = []
    for unit in found:
        text = document.text[unit.start : unit.end]
        if len(text) > LONGEST_STATEMENT:
            continue
        body = discourse.before(unit, text)
        if body and body not in own:
            own[body] = _own_words(bodies, body)
        block = document.blocks[unit.block]
        announced = items.get((block.start, block.end), ()) if announces(text) else ()
        title = document.sections[unit.section].title if unit.section is not None else ""
        mentions = with_aliases(text, unit.start, bodies.find(text), nouns, body)
        words_of = own.get(body, frozenset()) if body else frozenset()
        about = discourse.section_body(unit)
        statement = Statement(
            document,
            unit,
            text,
            _folded(document, unit, text),
            body,
            block,
            mentions,
            tuple(announced),
            nouns,
            words_of,
            title,
            about,
        )
        discourse.after(statement)
        result.append(statement)
    return result


def _folded(document: Document, unit: Unit, text: str) -> str:
    """Return the folded words of a unit; a colon stands for the mark behind its title, «Members. Eight: …»."""
    block, folded = document.blocks[unit.block], fold(text)
    title = folded[: max(0, block.start + block.head - unit.start)] if block.head else ""
    return re.sub(r"[.–—]$", ":", title) + folded[len(title) :]


def _items(document: Document, found: list[Unit]) -> dict[tuple[int, int], list[Unit]]:
    items: dict[tuple[int, int], list[Unit]] = {}
    for unit in found:
        lead = document.blocks[unit.block].lead
        if lead is not None and unit.kind is BlockKind.ITEM:
            items.setdefault((lead.start, lead.end), []).append(unit)
    return items


def _own_words(bodies: Bodies, body: str) -> frozenset[str]:
    return frozenset(
        w[:5] for names in bodies[body].names.values() for name in names for w in words(name) if len(w) > 2
    )
