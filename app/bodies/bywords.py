"""Bodies named by one word each and set against each other, «quito o la suramericana», and names in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.bodies.names import NameMatcher
from app.questions.cues import RANKS, cue
from app.questions.leftovers import blanked, function_words
from ingest import countries
from ingest.gazetteer import words
from ingest.records import Span

# So many words may stand between two names that are set against each other, «quito y no en la otra».
_BETWEEN = 5
# So many words stand at most between those that describe a body and its name in brackets.
_GAP = 6
_WORD = re.compile(r"\w{4,}")
# Restrictions that set lists of members against each other.
_SETS = frozenset({"both", "not", "same"})


def sets_members(bare: str, language: str) -> bool:
    """Tell whether a question sets the members of bodies against each other: «who is in A, not in B?», «A minus B»."""
    apart = {c.name for c in cue("restrict", language).find(bare)} & _SETS
    who = any(c.name == "who" for c in cue("expects", language).find(bare))
    return bool(apart) and (who or any(cue(group, language).search(bare) for group in ("memberlike", "remaining")))


def pair(folded: str, names: NameMatcher, language: str) -> list[tuple[str, Span]]:
    """Return the two described bodies that one word each names and small words join, in order, or nothing.

    They are ranked, «which is older, …», or their members are set against each other.
    """
    ranked = any(c.name in RANKS for c in cue("restrict", language).find(folded))
    if not (ranked or sets_members(folded, language)):
        return []
    regions = [Span(c.start, c.end) for c in cue("region", language).find(folded)]  # «who is in quito, not European?»
    found = [Span(*match.span()) for match in _WORD.finditer(blanked(folded, regions))]
    for place, first in enumerate(found):
        for second in found[place + 1 : place + 1 + _BETWEEN]:
            if not _joins(folded[first.end : second.start], language):
                continue
            bodies = [(body, span) for span in (first, second) if (body := _named(folded, span, names)) is not None]
            if len(bodies) == 2 and bodies[0][0] != bodies[1][0]:
                return bodies
    return []


def _joins(gap: str, language: str) -> bool:
    """Tell whether some words only join two names: small words, one of which says «and», «or», «than» or «not»."""
    said = words(gap)
    small = all(word in function_words() or _denies(word, language) for word in said)
    if cue("interrogative", language).search(gap) is not None:
        return False  # «of quito, which are not in …»
    joint = any(cue(group, language).search(gap) for group in ("conjunction", "either", "than")) or _denies(
        gap, language
    )
    return 0 < len(said) <= _BETWEEN and small and joint


def _denies(text: str, language: str) -> bool:
    """Tell whether some words hold one that denies or takes away, «not», «minus»."""
    return any(c.name == "not" for c in cue("restrict", language).find(text))


def _named(folded: str, span: Span, names: NameMatcher) -> str | None:
    """Return the one described body that a single word names, which is no country's name."""
    if countries.find(span.of(folded), capitalised=False):
        return None
    found, _ = names.partial(" " * span.start + span.of(folded))
    return found[0] if found and found[0] in names.described and names.is_unique(folded, span) else None


def in_brackets(text: str, more: Sequence[Span], name: Span) -> bool:
    """Tell whether a name stands in brackets behind the phrase that holds some words, «the network of B (A)»."""
    before = text[: name.start].rstrip()
    last = max((each.end for each in more if each.end <= name.start), default=None)
    gap = before[last:] if last is not None and before.endswith("(") else ","
    return len(gap.split()) <= _GAP and not re.search(r"[,;:?!.]", gap)
