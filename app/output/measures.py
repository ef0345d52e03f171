"""Numbers as they are shown: with what they count and whether they are a bound, «more than 18 months»."""

from __future__ import annotations

import re
from functools import cache

from app.drafts import DraftItem
from app.knowledge import Knowledge
from app.output import wording
from app.questions.leftovers import function_words
from ingest import numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count
from ingest.records import LANGUAGES, Span

_LENGTHS = tuple(f"length_{unit}" for unit in ("second", "minute", "hour", "day", "week", "month", "year"))
# What joins the thing counted to what tells it apart, «pays d'Amérique latine».
_OF = re.compile(r"(?:d['’]|(?:de|des|du|del|d[ao]s?|of|in|en|em|dans|from)\b)", re.IGNORECASE)
# A second name behind that of a region, «d'Amérique latine et des Caraïbes».
_AND_NAME = re.compile(
    r"\s(?:et|and|y|e)\s(?:(?:d[eu]|des|del|d[ao]s?|of)\s)?(?:(?:l[aeo]s?|el|the)\s|[dl]['’])?[A-ZÀ-Þ][\w-]+"
)
_PLURAL = ("s", "x", "z")


def shown(item: DraftItem, knowledge: Knowledge, language: str) -> str:
    """Return a number in words of a language, lengths of time with their unit, other things as the document has them.

    What was computed, and a share, counts nothing that stands beside it.
    """
    count, unit = _stated(item, knowledge)
    bound = item.bound or (count.bound if count else "")
    tongue = knowledge.metadata[item.evidence[0].document].language if item.evidence else ""
    text = wording.number(item.value, language, bound)
    length = _lengths(tongue).get(fold(unit.split()[0])) if unit and tongue else None
    if length and item.value.replace(".", "", 1).isdigit():
        return f"{text} {wording.say(length, language).split('|')[float(item.value) > 1]}"
    if count is not None and count.scale and item.value == count.value and unit:
        return f"{text} {unit}"  # in the scale that was asked for
    return wording.say("number_of", language, number=text, unit=unit) if unit else text


def _stated(item: DraftItem, knowledge: Knowledge) -> tuple[Count | None, str]:
    """Return the count that a number is in its document, and what it counts there; None for what was computed."""
    if item.derived:
        return None, ""
    for evidence in item.evidence:
        text = evidence.span.of(knowledge.document(evidence.document).text)
        at = {mark.start - evidence.span.start for mark in evidence.marks}
        for count in numbers.find(text, knowledge.metadata[evidence.document].language):
            inside = any(count.number.start <= start < count.number.end for start in at)
            if inside and item.value.startswith(count.value):
                unit = phrase(text, Span(count.number.end, count.span.end)) or item.unit
                if count.scale and item.value == count.value:  # in the scale that was asked for, «in millions»
                    return count, item.unit
                bare = not count.scale and words(fold(unit))[:1] and words(fold(unit))[0] in function_words()
                return count, "" if bare or count.scale == "%" else unit  # «11 de ellas» has no noun
    return None, item.unit


def counted_in(item: DraftItem, knowledge: Knowledge) -> str:
    """Return what a number counts in its document; empty for what was computed."""
    return _stated(item, knowledge)[1]


def phrase(text: str, unit: Span) -> str:
    """Return what a number counts without the verb behind it, «10 organisations échangent», and with a second name."""
    end, plural = unit.start, False
    of = False
    for word in re.finditer(r"\S+", text[unit.start : unit.end]):
        of = of or _OF.match(word.group()) is not None
        if plural and not of and not word.group().endswith(_PLURAL):
            break
        plural = plural or word.group().endswith(_PLURAL)
        end = unit.start + word.end()
    kept = " ".join(text[unit.start : end].split())
    second = _AND_NAME.match(text, end)
    if second and of and re.search(r"[A-ZÀ-Þ]", kept.partition(" ")[2]):
        kept += second.group()
    return kept


def is_length(unit: str) -> bool:
    """Tell whether what a number counts is a unit of time, in any language."""
    first = fold(unit).split()[:1]
    return bool(first) and any(first[0] in _lengths(language) for language in LANGUAGES)


@cache
def _lengths(language: str) -> dict[str, str]:
    """Return the keys of the units of time by the words of a language for them, one and several."""
    return {fold(word): key for key in _LENGTHS for word in wording.say(key, language).split("|")}
