"""Kinds of body and regions in a question: where they are part of a body's name, and where they point to none."""

from __future__ import annotations

import re

from app.bodies.mentions import is_country
from app.questions.cues import cue, scores
from app.questions.kinds import asks_bodies
from app.questions.leftovers import inside
from ingest import countries, numbers
from ingest.bodies import generic
from ingest.folding import fold
from ingest.records import LANGUAGES, Span

# The most characters from a number to the noun that it counts.
_COUNTED = 14
# A word with a capital and what joins a region to it, «Forum des …».
_NAMING = re.compile(
    r"([A-ZÀ-Þ][\w-]{3,})\s+(?:(?:de|du|des|del|da|do|dos|das|of)\s+(?:(?:la|las|los|the)\s+)?|d['’])$"
)
# What stands between «what happened» and where it did.
_PLACE = re.compile(r"[^\w]*(?:passe )?(?:in|at|aux?|en|em|n[oa]s?) (?:l[aeo]s? |the )?")


def is_in_name(text: str, position: int) -> bool:
    """Tell whether a region is part of a name that nobody declared, «Forum des Caraïbes sur …», and narrows nothing."""
    before = _NAMING.search(text[:position])
    return before is not None and any(generic(fold(before[1]), language) for language in LANGUAGES)


# A word in the midst of a name that nobody declared, «Médicos Sin Fronteras»; a text without a longer word in small
# letters is a title, where capitals tell nothing.
_WITHIN = re.compile(r"\b[A-ZÀ-Þ][\w'’-]*\s(?P<word>[A-ZÀ-Þ][a-zà-ÿ]+)\s(?=[A-ZÀ-Þ])")
_SMALL = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{3}")


def within_names(text: str) -> list[Span]:
    """Return the words in the midst of names that nobody declared, «Doctors Without Borders»: they deny nothing."""
    if _SMALL.search(text) is None:
        return []
    return [Span(*match.span("word")) for match in _WITHIN.finditer(text)]


# What joins a region to the name of a body that it says more of, «la CMC del Caribe».
_OF_REGION = re.compile(r"\s(?:(?:de|du|des|del|da|do|das|dos|of)\s)?(?:(?:the|la|el|los|las|l['’])\s?)?")


def is_behind_name(folded: str, position: int, names: list[Span]) -> bool:
    """Tell whether a region stands right behind the name of a body and so is part of it."""
    return any(position - n.end > 0 and _OF_REGION.fullmatch(folded, n.end, position) for n in names)


def kinds_beside(folded: str, names: list[Span], language: str, named: str) -> list[Span]:
    """Return the kinds of body that stand right beside a name, «le fonds PALF», and ask for nothing of their own.

    Beside one word of a name they may stand behind it too, «the Quito group», «le groupe de Quito».
    """
    joint = r"(?:(?:des?|du|del|d[eao]s?|of)\s+(?:(?:the|las?|los)\s+)?)?" if named == "hint" else ""
    found = []
    for name in names:
        before = re.search(rf"(\w{{4,}})\s+{joint}$", folded[: name.start])
        if before and generic(before[1], language):
            found.append(Span(*before.span(1)))
        behind = re.match(r"\s+(\w{4,})", folded[name.end :]) if named == "hint" else None
        if behind and generic(behind[1], language):
            found.append(Span(name.end + behind.start(1), name.end + behind.end(1)))
    return found


def counted_bodies(bare: str, language: str) -> list[Span]:
    """Return where a question counts the bodies themselves, «of the nine mechanisms»: no figure of an answer."""
    nouns = [c.start for c in cue("bodylike", language).find(bare)]
    return [c.number for c in numbers.find(bare) if any(0 <= n - c.number.start <= _COUNTED for n in nouns)]


def points_to_none(corrected: str, spans: list[Span], language: str) -> bool:
    """Tell whether the word that points to a body stands for something else.

    «Is Venezuela a member?», «What happened in Venezuela?» point to no body named after it, «how many refugees» are of
    no compact, and «which bodies deal with Venezuelans» asks for more than one.
    """
    folded = fold(corrected)
    orders = [Span(c.start, c.end) for c in cue("timeline", language).find(folded)]
    if spans and all(inside(span.start, orders) for span in spans):
        return True  # «por orden de fecha»
    if is_country(corrected, spans) and _happens_there(folded, spans, language):
        return True
    belongs = is_country(corrected, spans) and scores(folded, language).get("members", 0) >= 1.0
    return belongs or _is_counted(corrected, spans, language) or asks_bodies(folded, language)


def are_region(text: str, spans: list[Span], language: str) -> bool:
    """Tell whether the words that point to a body are those of a region, «which forum is of South America?».

    The noun for bodies that a question asks with is no part of a name.
    """
    regions = [match.span for match in countries.find_regions(text, capitalised=False)]
    regions += [Span(c.start, c.end) for c in cue("region", language).find(fold(text))]
    nouns = [Span(c.start, c.end) for c in cue("bodylike", language).find(fold(text))]
    placed = [span for span in spans if not inside(span.start, nouns)]
    return bool(placed) and all(inside(span.start, regions) for span in placed)


def _happens_there(folded: str, spans: list[Span], language: str) -> bool:
    """Tell whether a question is what happened, and the word that points to a body is where, «au Venezuela»."""
    happens = [c.end for c in cue("happening", language).find(folded)]
    return any(_PLACE.fullmatch(folded[end : span.start]) for span in spans for end in happens if end <= span.start)


# What stands between a noun for a number and what is counted, «the total of the …».
_OF = re.compile(r"(?:\s\w+)?\s(?:of|de|du|des|d[ao]s?)\s(?:(?:the|all|tous|les|todos|los?|as?|os?)\s){0,2}")


def _is_counted(text: str, spans: list[Span], language: str) -> bool:
    """Tell whether the word that points to a body is what a question asks the number of, «how many», «the total of»."""
    folded = fold(text)
    asks = [c.end for c in cue("expects", language).find(folded) if c.name == "number"]
    totals = [c.end for c in cue("kind", language).find(folded) if c.name == "count"]
    small = [span for span in spans if text[span.start].islower()]
    of_total = any(_OF.fullmatch(folded, end, span.start) for span in small for end in totals if end <= span.start)
    return of_total or any(0 <= span.start - end <= 4 for span in spans for end in asks)


def kinds_of_body(bare: str, language: str, kind: str, bodies: list[str]) -> list[Span]:
    """Return the words for bodies at large, «mécanisme», where they ask for nothing of their own.

    So it is where a body is named, and where bodies are asked for: «which of the nine processes …».
    """
    nouns = [Span(c.start, c.end) for c in cue("bodylike", language).find(bare)]
    if kind == "bodies":
        return nouns + counted_bodies(bare, language)
    return nouns if kind == "other" and bodies else []
