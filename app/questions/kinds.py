"""The kind of answer that a question wants, where its words point to several."""

from __future__ import annotations

import re

from app.questions import eras
from app.questions.cues import KINDS, cue, interrogated, is_conjunction, polar
from app.questions.leftovers import GROUPS, blanked, content
from ingest import dates
from ingest.lexicon import Cue
from ingest.records import Span

# Kinds that a request for bodies may touch on: «mecanismos anteriores al año 2000».
_BESIDE_BODIES = frozenset({"other", "date", "mandate", "themes", "bodies"})
# Kinds that a word for a time leaves as they are: which bodies are of a year, which came first.
_TIMELESS = frozenset({"date", "bodies", "compare"})
# What a question may be about beside which a noun for members only says whose it is: «de quels sujets les pays … ?»
_OWN = frozenset({"themes", "mandate", "instrument", "legal", "status", "definition"})
# Kinds of which a word for an act, its founding or for belonging speaks.
_OF_ACTS = frozenset({"instrument", "date", "parent"})
# A place behind a word for a seat, which tells but which body is meant, «the centre based in Beira».
_PLACED = re.compile(r"(?:(?<=\sin)|\s(?:\w+\s)?(?:in|at|a|au|en|em|n[ao]))\s[a-z]\w{2,}")
# From so many words on between an interrogative and a noun it asks for something else.
_FAR = 3
# From this weight on another kind is asked for beside who leads.
_CLEAR = 1.9
# What stands between «led» and the name of who leads.
_BY = re.compile(r"\s*(?:par|by|por|pel[oa]s?)\s(?:les?|la|the|el|los|las|os?|as?|l)?\W*")
# What stands between a verb and the office that is its object.
_OBJECT = re.compile(r"\s*(?:(?:les?|la|the|its?|el|su|[ao]|a sua|sa|as)\s+|l')?")
# The most words between an interrogative and the noun that it asks for, «what are the main topics».
_NEAR = 4


def likeliest(points: dict[str, float]) -> str:
    """Return the kind that weighs most, the first of equals; «other» where none does."""
    return max(points, key=lambda name: (points[name], -KINDS.index(name))) if points else "other"


def lightened(points: dict[str, float], bare: str, language: str) -> dict[str, float]:
    """Return the weights of kinds with that of members low where their noun only stands beside what is asked.

    «Sobre qué temas se consultan los países» asks for subjects: its interrogative stands before these, and no word says
    that the countries belong. «Which countries signed the founding act?» asks for no act.
    """
    if "members" in points and asks_countries(bare, language):
        seats = [c.end for c in cue("kind", language).find(bare) if c.name == "seat"]
        placed = bool(seats) and all(_PLACED.match(bare, end) for end in seats)
        return points | dict.fromkeys(points.keys() & (_OF_ACTS | ({"seat"} if placed else set())), 0.5)
    asks = cue("interrogative", language).find(bare)
    found = cue("kind", language).find(bare)
    nouns = [(c.start, c.end) for c in cue("memberlike", language).find(bare)]
    for each in found:
        if each.name == "members" and not any(a <= each.start and each.end <= b for a, b in nouns):
            return points
    asked = [
        each
        for each in found
        if each.name in _OWN
        and any(a.start <= each.start and len(bare[a.end : each.start].split()) <= _NEAR for a in asks)
        and not any(a <= each.start and each.end <= b for a, b in nouns)
    ]
    if "members" not in points:
        return points
    if not asked:
        return points | {"members": 0.5} if _asks_a_noun(bare, asks, nouns, language) else points
    first = min(asked, key=lambda each: each.start)
    nearer = any(start < first.start for start, _ in nouns if any(a.end <= start for a in asks))
    return points if nearer else points | {"members": 0.5}


def asks_countries(bare: str, language: str) -> bool:
    """Tell whether the noun right behind an interrogative is one for countries or members."""
    found = cue("memberlike", language).find(bare)
    return any(interrogated(bare, language, bare[c.start : c.end]) for c in found)


def _asks_a_noun(bare: str, asks: list[Cue], nouns: list[tuple[int, int]], language: str) -> bool:
    """Tell whether something else than members is asked for, «what kinds of problems between countries …»."""
    if not asks or not nouns or nouns[0][0] < asks[0].end:
        return False
    if any(c.start < asks[0].end and asks[0].start < c.end for c in cue("kind", language).find(bare)):
        return False  # «why», «when» and «how many» ask for no noun
    gap = bare[asks[0].end : nouns[0][0]]
    return len(gap.split()) >= _FAR and bool(content(gap, [], language, GROUPS))


def modified(points: dict[str, float], bare: str, names: list[int], language: str) -> dict[str, float]:
    """Return the weights of kinds with that of leading low where it only tells which body is meant.

    «What is the aim of the platform led by A and B?» asks for the aim; ``names`` are the places of the names.
    """
    if "leader" not in points or max((w for k, w in points.items() if k != "leader"), default=0.0) < _CLEAR:
        return points
    found = cue("kind", language).find(bare)
    for lead in (each for each in found if each.name == "leader"):
        behind = next((name for name in names if name >= lead.end), len(bare))
        other = any(each.start < lead.start and each.name not in {"leader", "bodies"} for each in found)
        if not other or _BY.fullmatch(bare[lead.end : behind]) is None:
            return points
    return points | {"leader": 0.5}


def dimmed(points: dict[str, float], bare: str, language: str) -> dict[str, float]:
    """Return the weights of kinds with those low that only tell of what is asked something else about.

    «What prompted its creation?» asks for no date, «What does it coordinate?» for nobody who leads it, «Which bodies
    were set up because of the crisis?» for no reason, «On which pillars does it rest?» for no act.
    """
    if "reason" in points and _asks_which_bodies(bare, language):
        points = {kind: weight for kind, weight in points.items() if kind != "reason"}
    if "reason" in points and _are_within("reason", "mandate", bare, language):  # «la razón de ser»
        points = {kind: weight for kind, weight in points.items() if kind != "reason"}
    if "reason" in points and not any(c.name == "date" for c in cue("expects", language).find(bare)):
        points = points | dict.fromkeys(points.keys() & {"date"}, 0.5)
    themes = [bare[c.start : c.end] for c in cue("aspect", language).find(bare) if c.name == "themes"]
    if any(interrogated(bare, language, noun) for noun in themes):  # «On which pillars does it rest?»
        points = points | dict.fromkeys(points.keys() & {"instrument"}, 0.5)
    if cue("does_what", language).search(bare) is not None:
        points = {"mandate": 2.4} | points | dict.fromkeys(points.keys() & {"leader"}, 0.5)
    return points


def _are_within(kind: str, other: str, bare: str, language: str) -> bool:
    """Tell whether all words of a question for one kind are part of words for another one."""
    found = cue("kind", language).find(bare)
    wholes = [each for each in found if each.name == other]
    return all(any(w.start <= c.start and c.end <= w.end for w in wholes) for c in found if c.name == kind)


def _asks_which_bodies(bare: str, language: str) -> bool:
    """Tell whether a noun for bodies stands right behind the first interrogative of a question."""
    asks = cue("interrogative", language).search(bare)
    noun = cue("bodylike", language).search(bare)
    return asks is not None and noun is not None and asks.start <= noun.start <= asks.end + 1


def handed_on(points: dict[str, float], bare: str, language: str) -> dict[str, float]:
    """Return the weights of kinds with that of a predecessor low where an office is taken over, and no body's place.

    «Which country took over the chair?» asks who leads.
    """
    found = cue("kind", language).find(bare)
    offices = [each.start for each in found if each.name == "leader"]
    verbs = [each for each in found if each.name == "predecessor"]
    if "status" in points and _are_within("status", "predecessor", bare, language):
        points = {kind: weight for kind, weight in points.items() if kind != "status"}  # what takes over is not over
    for verb in verbs:
        if any(_OBJECT.fullmatch(bare, verb.end, office) for office in offices if office >= verb.end):
            return points | {"predecessor": 0.5}
    return points


def settled(
    kind: str,
    points: dict[str, float],
    bodies: list[str],
    bare: str,
    whole: dict[str, float],
    language: str,
    mentioned: int = 0,
) -> str:
    """Return the kind that is meant where «lesquels» or a bare noun leaves it open.

    Of bodies that are named one asks for members («… les pays membres, c'est lesquels ?»), unless a noun for bodies
    stands beside it; such a noun alone («mécanismes 2018 liste») asks for bodies.
    """
    if kind in _OF_ACTS and _asks_city(bare, language):
        return "seat"  # «In which city did it adopt the resolution?» asks for no act
    noun = cue("bodylike", language).search(bare) is not None
    beside = kind in _BESIDE_BODIES or (kind == "predecessor" and len(bodies) > 1)
    if noun and beside and _wants_bodies(bare, language):
        return "bodies"
    if kind == "members" and len(bodies) + mentioned > 1 and polar(bare, language) and _parted(bare, language):
        return "parent"  # «is the committee part of the organization?»
    if kind in {"mandate", "themes"} and not bodies and "bodies" in points and _opens(bare, language):
        return "bodies"  # «lesquels visent …» asks which do
    if kind == "bodies" and bodies and not noun and ("members" in points or (len(bodies) > 1 and "members" in whole)):
        return "members"
    if kind in {"other", "legal"} and cue("asks_effect", language).search(bare) is not None:
        return "other"  # «Have the non-binding processes had any effect?» asks for none of them
    wanted = noun and not bodies and not asks_countries(bare, language)
    return "bodies" if kind == "other" and wanted else kind


def _asks_city(bare: str, language: str) -> bool:
    """Tell whether the noun right behind an interrogative is one for a city."""
    found = cue("city", language).find(bare)
    return any(interrogated(bare, language, bare[c.start : c.end]) for c in found)


def _parted(bare: str, language: str) -> bool:
    """Tell whether no word for members stands in a question, as in «est-elle une partie de …»."""
    return cue("memberlike", language).search(bare) is None and cue("restrict", language).search(bare) is None


def asks_bodies(folded: str, language: str) -> bool:
    """Tell whether a question opens with which bodies it asks for, «which of these mechanisms deal with …»."""
    return _opens(folded, language) and cue("bodylike", language).search(folded) is not None


# The most characters between «any of the» and the noun for bodies, «any of these nine mechanisms».
_COUNTED = 10


def asks_any(kind: str, bare: str, language: str) -> bool:
    """Tell whether a question for a yes or a no is whether any bodies work, bind or are of a time."""
    nouns = cue("bodylike", language).find(bare)
    some = cue("some_of", language).find(bare)
    found = [noun for noun in nouns if any(0 < noun.start - each.end <= _COUNTED for each in some)]
    if kind in {"status", "legal"} or (kind == "date" and (dates.find(bare) or eras.named(bare, language))):
        return bool(found)
    return kind in {"partners", "mandate", "themes", "other"} and any(
        cue("relative", language).search(bare, noun.end, noun.end + 6) is not None for noun in found
    )


def _opens(bare: str, language: str) -> bool:
    """Tell whether a question for bodies opens with what asks for them."""
    found = cue("kind", language).find(bare)
    return bool(found) and found[0].name == "bodies"


def _wants_bodies(bare: str, language: str) -> bool:
    """Tell whether a request names what it wants, «Name the mechanism set up after …», «mecanismos antes de 2000»."""
    noun = cue("bodylike", language).search(bare)
    asks = [c for c in cue("interrogative", language).find(bare) if noun and c.start < noun.start]
    clear = [c for c in cue("interrogative", language).find(bare) if c.name == "clear"]
    restricted = {c.name for c in cue("restrict", language).find(bare)} & {"before", "after", "since", "between"}
    relative = noun is not None and cue("relative", language).search(bare, noun.end, noun.end + 24) is not None
    wants = bool(restricted) or relative or (noun is not None and _is_every_of_time(bare, noun, language))
    return not asks and not clear and wants and not polar(bare, language)


def _is_every_of_time(bare: str, noun: Cue, language: str) -> bool:
    """Tell whether every body of a time is asked for, «Name every mechanism it dates to 2018», and no date of each."""
    every = [c for c in cue("restrict", language).find(bare, 0, noun.start) if c.name == "every"]
    if not every or every[-1].end + 1 < noun.start or not (dates.find(bare) or eras.named(bare, language)):
        return False
    return not any(each.start < every[-1].start for each in cue("kind", language).find(bare))


def timed(kind: str, bare: str, language: str) -> str:
    """Return «date» for a question that opens with a time, whatever of: «Until when does X preside?», else its kind."""
    if kind in _TIMELESS or polar(bare, language):
        return kind
    times = [c for c in cue("expects", language).find(bare) if c.name == "date"]
    first = next(iter(cue("interrogative", language).find(bare)), None)
    opens = [
        c
        for c in times
        if (first is None or c.start <= first.start < c.end) and not is_conjunction(bare, c.start, c.end, language)
    ]
    lasting = cue("period", language).search(bare) or cue("exists_since", language).search(bare)
    return "date" if opens or lasting is not None else kind


def takes_part(bare: str, language: str) -> bool:
    """Tell whether a question about a country without an interrogative is whether it belongs, «… est membre de …»."""
    asks = cue("interrogative", language).search(bare) is not None
    one = [Span(c.start, c.end) for c in cue("one_member", language).find(bare)]
    return not asks and cue("memberlike", language).search(blanked(bare, one)) is None
