"""Bodies by the place of an act or a meeting of theirs: «the Oyo convention», «el acuerdo de Sucre», «Mindelo meeting».

The places stand in the titles of texts, beside the day under them, and in the names of the acts that set bodies up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from app.knowledge import Knowledge
from app.leftovers import function_words
from ingest import countries, dates
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, BlockKind, Document, FactKind, Span
from ingest.topics import main_body

# With more documents than this no places are gathered.
_MOST = 200
# So many blocks under a title tell where and when, each within so many characters.
_HEAD, _LINE = 4, 320
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
_NAME = rf"{_CAPITAL}(?:[ -](?:d[aeo]s?[ -])?{_CAPITAL})*"
# Where a line gives a place: at its front, behind «at» or a mark; with its country, the day or nothing behind it.
_PLACE = re.compile(
    rf"(?:^(?={_NAME}\s?[,(])|[,(–—-]\s|\b(?:à|a|at|in|en|em|n[oa])\s(?:(?:la\sciudad\sde|the\scity\sof|la\sville\sde|a?\s?cidade\sd[aeo])\s)?)"
    rf"(?P<place>{_NAME})(?=\s*[,()]|\s(?:on|le|el|em|a|on\sthe)\s\d|\s*$)"
)
# A place beside the noun of an act: «Ngozi Protocol», «traité de Funafuti», «Declaração de La Paz».
_BEHIND = re.compile(rf"\s(?:(?:of|de|do|da|d['’]|du|del)\s?(?:l[ae]\s|l['’]|[oa]\s)?)(?P<place>{_NAME})")
_BEFORE = re.compile(rf"(?P<place>{_NAME})\s(?:{_CAPITAL}\s)?$")
# So like are the names of a place in two languages, «Valletta» and «La Valette»; those of few letters but one.
_LIKE, _FEW = 0.7, 5
# So many words may stand between the noun of a text and its place, «the treaty that they signed at …».
_BETWEEN = 3


class PlacedActs:
    """The places of acts and meetings, each with the one body whose they are."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take what is known."""
        self._knowledge = knowledge

    def find(self, text: str) -> list[Match[str]]:
        """Return the bodies that a question names by the place of a text or meeting of theirs, «el texto de Kotor»."""
        folded = fold(text)
        nouns = sorted({(c.start, c.end) for tongue in LANGUAGES for c in self._nouns(folded, tongue)})
        if not nouns or not self._places:
            return []
        found = []
        tokens = [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", folded)]
        for place, body in self._places.items():
            for at in range(len(tokens) - len(place) + 1):
                there = tokens[at : at + len(place)]
                noun = _noun_of(folded, (there[0][1], there[-1][2]), nouns)
                if noun is not None and all(_is_like(own, t[0]) for own, t in zip(place, there, strict=True)):
                    found.append(Match(body, Span(min(noun[0], there[0][1]), max(noun[1], there[-1][2]))))
                    break
        return found

    @staticmethod
    def _nouns(folded: str, tongue: str) -> Iterator[Span]:
        for group in ("form", "instrument"):
            yield from (Span(c.start, c.end) for c in cues(group, tongue).find(folded) if c.name in {"form", "noun"})

    @cached_property
    def _places(self) -> dict[tuple[str, ...], str]:
        """The body of each place, by the words of its name; those of two bodies are left out."""
        if len(self._knowledge.metadata) > _MOST:
            return {}
        owners: dict[tuple[str, ...], set[str]] = {}
        for name, body in self._named():
            place = tuple(word for word in words(name) if word not in function_words())
            states = countries.find(name) or countries.find_regions(name)
            if place and not states and not self._knowledge.named(name) and not _is_kind(place):
                owners.setdefault(place, set()).add(body)
        return {place: next(iter(bodies)) for place, bodies in owners.items() if len(bodies) == 1}

    def _named(self) -> Iterator[tuple[str, str]]:
        for identifier, meta in self._knowledge.metadata.items():
            document = self._knowledge.document(identifier)
            body = main_body(document, self._knowledge.bodies) if meta.translation_of is None else None
            if body is not None:
                yield from ((place, body) for place in _in_name(meta.title, meta.language))
                yield from ((place, body) for place in _under_title(document))
        titles = {meta.title for meta in self._knowledge.metadata.values()}
        for fact in self._knowledge.all_facts(FactKind.INSTRUMENT):
            tongue = self._knowledge.metadata[fact.document].language
            for value in fact.values:
                if fact.body and value.value not in titles:
                    yield from ((place, fact.body) for place in _in_name(value.value, tongue))


def _in_name(name: str, language: str) -> Iterator[str]:
    """Yield the place that the name of an act bears."""
    for cue in cues("instrument", language).find(fold(name)):
        if cue.name == "noun":
            yield from (m["place"] for m in (_BEHIND.match(name, cue.end), _BEFORE.search(name[: cue.start])) if m)
            return


def _under_title(document: Document) -> Iterator[str]:
    """Yield the places that lines under a title give beside a day: where a text was adopted, or a meeting was held."""
    for block in document.blocks[1 : _HEAD + 1]:
        line = document.text[block.start : min(block.end, block.start + _LINE)]
        if block.kind is not BlockKind.ITEM and any(
            len(mention.iso) == len("2020-01-01") for mention in dates.find(line)
        ):
            yield from (match["place"] for match in _PLACE.finditer(line))


def _is_kind(place: Sequence[str]) -> bool:
    """Tell whether words hold one for a kind of body or text, or for a month, and so name no place."""
    text = " ".join(place)
    groups = ("subject", "instrument", "form", "enacting")
    return bool(dates.find(f"{text} 2000")[0:1] and len(dates.find(f"{text} 2000")[0].iso) > len("2000")) or any(
        cue.name != "preposition" and cue.name != "pronoun" and cue.name != "article" and cue.name != "by"
        for tongue in LANGUAGES
        for group in groups
        for cue in cues(group, tongue).find(text)
        if cue.end - cue.start > _FEW - 2
    )


def _noun_of(folded: str, place: tuple[int, int], nouns: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the noun of a text stands that a place qualifies: right behind it, or a few words before it."""
    for start, end in nouns:
        gap = folded[place[1] : start] if start >= place[1] else folded[end : place[0]] if end <= place[0] else None
        if gap is None or not re.fullmatch(r"[\w\s'-]*", gap):
            continue
        between = [word for word in words(gap) if word not in function_words()]
        if len(between) <= (1 if start >= place[1] else _BETWEEN) and not (start >= place[1] and words(gap) != between):
            return start, end
    return None


def _is_like(own: str, said: str) -> bool:
    """Tell whether a word is the name of a place in some language."""
    if own == said or min(len(own), len(said)) < _FEW or own[0] != said[0]:
        return own == said
    return SequenceMatcher(None, own, said).ratio() >= _LIKE
