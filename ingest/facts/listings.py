"""Lists of countries and regions in a text: which of those that it names stand in one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.records import Span

# What may stand between two countries of one list.
_SEPARATOR = re.compile(
    r"(?:[\s,;/|•·–—-]|\\?\*|\b(?:et|and|y|e|ou|or|o|plus|pel[oa]s?|entre|ainsi que|as well as|asi como|bem como"
    r"|de meme que|the|le|la|les|l|el|los|las|a|os|as|du|de|des|d|del|do|da|dos|das|par|por|by|of|in|en|au|aux|em|na"
    r"|nas|no|nos|(?:[\w-]+ ){0,2}(?:republique|republic|republica|royaume|kingdom|reino|state|estado|etat|union)"
    r"|government|governo|gobierno|gouvernement"
    r"|nord|sud|est|ouest|north\w*|south\w*|east\w*|west\w*|norte|sur|sul|este|oeste)\b|'|’"
    r"|\([^)]{0,120}\))*"
)
# Between two countries in whose names somebody signed, «pour le Chili, Mme Soto ; pour le Pérou, M. Paz».
_SIGNED_FOR = re.compile(
    r",\s[^;:]{3,70};\s?(?:et|and|y|e)?\s?(?:pour|for|por|pel[oa]s?)\s(?:(?:le|la|les|the|el|los|las|o|a|os|as)\s|l['’])?"
)
# Between two groups of one list, each in a bracket behind its region: «six from the Caribbean (…) and five | from …».
_GROUPED = re.compile(r"\)[^().:]{0,80} \(")
_BRACKET = re.compile(r"\([^()]*\)")
# What opens a bracket on those that a country stands for, «(au titre de …», «(on account of …», «(por …».
_ON_BEHALF = re.compile(r"^(?:[\w']+\s){0,3}(?:for|of|de|du|des|d'|por|pour|para|by|par|pel[oa]s?|d[oa]s?)\b")


@dataclass(frozen=True, slots=True)
class Run:
    """Countries and regions that stand in one list."""

    places: tuple[Match[str], ...]
    regions: frozenset[int]

    @property
    def start(self) -> int:
        return self.places[0].span.start

    @property
    def end(self) -> int:
        return self.places[-1].span.end


def runs_of(text: str) -> list[Run]:
    """Group the countries and regions of a text into lists."""
    places: list[tuple[Match[str], bool]] = [(m, False) for m in countries.find(text)]
    taken = [m.span for m, _ in places]
    for match in countries.find_regions(text):
        if text.startswith(" (", match.span.end):
            continue  # what stands in the bracket is listed
        if not any(s.start <= match.span.start < s.end for s in taken):
            places.append((match, True))
    aside = _beside_states(text, [m for m, _ in places])
    places = sorted((p for p in places if p[0].span not in aside), key=lambda pair: pair[0].span)
    groups: list[list[tuple[Match[str], bool]]] = []
    for match, region in places:
        if groups:
            between = fold(text[groups[-1][-1][0].span.end : match.span.start])
            listed = _SEPARATOR.fullmatch(between) and not _new_clause(text, groups[-1], between)
            if len(_BRACKET.sub("", between)) < 90 and (
                listed or _SIGNED_FOR.fullmatch(between) or _is_grouped(between)
            ):
                groups[-1].append((match, region))
                continue
        groups.append([(match, region)])
    return [
        Run(tuple(m for m, _ in group), frozenset(i for i, (_, region) in enumerate(group) if region))
        for group in groups
    ]


def _is_grouped(between: str) -> bool:
    """Tell whether between two countries one bracket closes and that of the next region opens."""
    regions = countries.find_regions(between, capitalised=False) if _GROUPED.fullmatch(between) else []
    return any(match.span.end == len(between) - len(" (") for match in regions)


def _beside_states(text: str, places: Sequence[Match[str]]) -> set[Span]:
    """Return what brackets behind a country say it takes part for, «France (on account of Mayotte and Réunion)»."""
    aside: set[Span] = set()
    ends = {m.span.end for m in places}
    for bracket in re.finditer(r"(?<=\w)\s\(([^()]*)\)", text):
        inside = [m.span for m in places if bracket.start(1) <= m.span.start < bracket.end(1)]
        lead = fold(text[bracket.start(1) : min(each.start for each in inside)]) if inside else ""
        if bracket.start() in ends and _ON_BEHALF.search(lead) and not re.search(r"[,;:]", lead):
            aside.update(inside)
    return aside


def _new_clause(text: str, group: list[tuple[Match[str], bool]], between: str) -> bool:
    """Tell whether a semicolon opens another clause: in a list that has had commas so far."""
    if ";" not in between or len(group) < 2:
        return False
    return ";" not in text[group[0][0].span.end : group[-1][0].span.start]
