"""How a question joins the bodies that it names: those it denies, «in A but not in B», and a choice, «in A or B»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from types import MappingProxyType

from app.questions.cues import RANKS, cue
from app.questions.leftovers import WORD
from ingest.gazetteer import Match
from ingest.records import Span

# What stands between things that are named first and the question for one of them, «…, which», «: laquelle».
_BEFORE = re.compile(r"\s*[,:;.?–—-]\W*")
# Small words before a rank that opens a question.
_ARTICLE = re.compile(r"\W*(?:(?:the|l[aeo]s?|el|l|os?|as?)\W+)?")


def restrictions(bare: str, language: str) -> frozenset[str]:
    """Return the restrictions of a question but those within a rank, «of the greatest age», «before all the others»."""
    found = cue("restrict", language).find(bare)
    ranks = [c for c in found if c.name in RANKS or c.name == "together"]
    inner = [
        c
        for c in found
        if any(r.start <= c.start and (c.end < r.end or (c.name in RANKS and c.end == r.end)) and c != r for r in ranks)
    ]
    return frozenset(c.name for c in found if c not in inner)


def places(bodies: Sequence[str], named: Iterable[Match[str]], spans: Sequence[Span]) -> dict[str, int]:
    """Return where each of some bodies is named first, or nothing where that is not known of all.

    ``named`` are the bodies named in full, ``spans`` the places of all names and of the words that stand for one.
    """
    found: dict[str, int] = {}
    taken = []
    for match in named:
        taken.append(match.span)
        if match.value in bodies:
            found.setdefault(match.value, match.span.start)
    loose = sorted(span.start for span in spans if not any(t.start < span.end and span.start < t.end for t in taken))
    left = [body for body in bodies if body not in found]
    if len(left) == 1 and loose:
        found[left[0]] = loose[0]
    elif len(left) == len(loose) == len(bodies):
        found = dict(zip(left, loose, strict=True))
    return found if len(found) == len(bodies) else {}


def denied(
    bare: str, at: Mapping[str, int], language: str, regions: Mapping[str, int] = MappingProxyType({})
) -> tuple[str, ...]:
    """Return the bodies and regions that a question denies, those behind a «not» of their clause: «not in A but in B».

    Behind one that denies a region the bodies are not denied, nor regions behind one that denies a body: «those not of
    the Caribbean that are in A». ``at`` and ``regions`` tell where each is named. None where it denies all or none.
    """
    denying = [c for c in cue("restrict", language).find(bare) if c.name in {"not", "missing"}]
    denying += cue("neither", language).find(bare)
    # «not among those of B» is one clause.
    turning = [c.start for c in cue("turning", language).find(bare)]
    turns = [0, *(start for start in turning if not any(c.end == start - 1 for c in denying))]
    terms = sorted([*at.items(), *regions.items()], key=lambda term: term[1])
    found: set[str] = set()
    for each in denying:
        behind = [name for name, place in terms if max(t for t in turns if t <= place) <= each.start < place]
        alike = next((list(group) for _, group in groupby(behind, key=regions.__contains__)), [])
        found.update(alike)
    return tuple(name for name in (*at, *regions) if name in found) if len(found) < len(terms) or not at else ()


def are_choices(bare: str, at: dict[str, int], spans: Sequence[Span], language: str) -> bool:
    """Tell whether a question leaves the choice between bodies it names: «in A or in B», «Of A and B, which …?»."""
    starts = sorted(at.values())
    ends = [max(span.end for span in spans if span.start <= start) for start in starts]
    between = [(end, start) for (_, end), (start, _) in pairwise(zip(starts, ends, strict=True))]
    asks = cue("interrogative", language).search(bare, ends[-1])
    if asks is not None and _are_set_before(bare, starts, bare[ends[-1] : asks.start], language):
        return True
    return any(cue("either", language).search(bare, end, start) is not None for end, start in between)


def _are_set_before(bare: str, starts: Sequence[int], gap: str, language: str) -> bool:
    """Tell whether bodies stand before the interrogative, behind «between» or «of», or two that are put in an order.

    ``gap`` is what stands between the last of them and the interrogative.
    """
    among = cue("among", language).search(bare)
    opens = among is not None and among.end <= starts[0] and not bare[: among.start].strip(" ¿")
    if opens and "," in gap and not gap.strip(" ,¿"):
        return True
    return len(starts) == 2 and _BEFORE.fullmatch(gap) is not None and bool(ordered(bare, language))


# What stands behind a word for an order that has nothing of its own behind it: a mark, or the names with their article.
_ALONE = re.compile(r"\s*(?:[,:;?]|$)|\s(?:(?:the|l[ae]s?|el|[oa])\s)?\s")


def ordered(bare: str, language: str) -> dict[str, Span]:
    """Return how a question orders in time the bodies that it chooses between, «which came later, A or B?», and where.

    The word for it stands behind the verb and has nothing of its own behind it.
    """
    found = cue("ordered", language).find(bare)
    alone = [each for each in found if _ALONE.match(bare, each.end) is not None]
    return {each.name: Span(each.start, each.end) for each in alone}


def sides(bare: str, language: str) -> list[Span]:
    """Return where a question says on which side of a time something lies, «before», «later than»."""
    found = cue("restrict", language).find(bare)
    return [Span(c.start, c.end) for c in found if c.name in {"before", "after", "since"}]


def unranked(restrict: frozenset[str], bare: str, language: str, *, named: bool = False) -> frozenset[str]:
    """Return the restrictions of a question without one that only part of the words of another stand for.

    «Older than A», «created before A», where a body is ``named``, is before A and ranks nothing; «the first of 2018»
    ranks, and is before nothing.
    """
    found = cue("restrict", language).find(bare)
    dropped = set()
    for rank, beside in (("oldest", "before"), ("newest", "after")):
        ranks = [(c.start, c.end) for c in found if c.name == rank]
        others = [(c.start, c.end) for c in found if c.name == beside]
        if (ranks and all(any(a <= start and end < b for a, b in others) for start, end in ranks)) or (
            named and ranks and all(any(a <= start and end <= b for start, end in others) for a, b in ranks)
        ):
            dropped.add(rank)
        elif others and all(_is_named(rank, bare[start:end], language) for start, end in others):
            dropped.add(beside)
    return restrict - dropped


def opens_with_rank(bare: str, language: str) -> bool:
    """Tell whether a question but says which thing it asks for by its rank, «The youngest of all these bodies?»."""
    ranks = [c for c in cue("restrict", language).find(bare) if c.name in RANKS]
    return bool(ranks) and _ARTICLE.fullmatch(bare[: ranks[0].start]) is not None


def measures(bare: str, language: str) -> list[Span]:
    """Return where a question says that it ranks bodies by how many take part, so that no number is asked for."""
    ranked = any(c.name in {"most", "fewest"} for c in cue("restrict", language).find(bare))
    return [Span(c.start, c.end) for c in cue("by_size", language).find(bare)] if ranked else []


def _is_named(restriction: str, text: str, language: str) -> bool:
    """Tell whether some words by themselves are also a cue of a restriction, «first»."""
    return any(c.name == restriction for c in cue("restrict", language).find(text))


def leaves_choice(folded: str, names: list[Span], language: str) -> bool:
    """Tell whether «or» stands between the last two of some names, or behind them: «in A, in B or in both»."""
    last = sorted(span.end for span in names)[-2]
    joints = (c.end for c in cue("either", language).find(folded) if c.start >= last)
    return any(re.match(r"\s(?!(?:not|non|pas|no|nao)\b)", folded[end:]) is not None for end in joints)


def choices_of(bare: str, language: str) -> dict[str, str]:
    """Return the words between which a question leaves the choice, second to first: «permanent ou provisoire»."""
    found = {}
    for each in cue("choice", language).find(bare):
        before, after = WORD.findall(bare[: each.start])[-1:], WORD.findall(bare[each.end :])
        behind = [w for w in after[:3] if len(w) > 3][:1]
        if before and behind:
            found[behind[0]] = before[0]
    return found


def as_choices(found: tuple[str, ...], choices: dict[str, str]) -> tuple[str, ...]:
    """Return words with those that are a choice as one, «permanent|provisoire»."""
    pairs = {second: first for second, first in choices.items() if first in found and second in found}
    seconds = {first: second for second, first in pairs.items()}
    return tuple(f"{word}|{seconds[word]}" if word in seconds else word for word in found if word not in pairs)
