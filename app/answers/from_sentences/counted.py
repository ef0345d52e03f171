"""Which numbers of a text may be what a question counts: of the same people, place, year and unit as it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.answers.from_provisions import provisions
from app.answers.from_sentences import sought
from app.answers.from_sentences.alignment import likeness
from app.answers.yes_no import figures
from app.knowledge import Knowledge
from app.output import measures
from app.questions.concepts import concepts
from app.questions.cues import cue
from app.questions.question import Question
from app.questions.units import asked_units
from ingest import countries, numbers
from ingest.facts.provisions import LEXICON
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.numbers import Count
from ingest.records import Span

# From this likeness on a unit is the thing counted.
_LIKE = 0.6


# From this likeness on a text names a thing, within so many characters behind «several».
_NAMED, _NOUN = 0.9, 20


# From this share of common states on a number for one region may be one for another.
_NEAR = 0.5


# A year in figures.
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def is_of_others(question: Question, document: str, span: Span, knowledge: Knowledge) -> bool:
    """Tell whether a question counts others than a stretch and its headings speak of.

    It counts people of a kind, «women», though workers may be told as so many people; or those who did not do what the
    stretch says the counted did, «abstained».
    """
    if not question.asks("count"):
        return False
    asked = {c.name for c in cue("persons", question.language).find(question.bare)}
    declined = not question.polar and cue("declined", question.language).search(question.bare) is not None
    if not asked and not declined:
        return False
    text, tongue = fold(knowledge.with_headings(document, (span,))), knowledge.metadata[document].language
    if declined and cue("declined", tongue).search(text) is None:
        return True
    if any(c.name == "them" for c in cue("parts", tongue).find(text)):
        return False  # who the whole are may be told before, «3,120 of them»
    told = {c.name for c in cue("persons", tongue).find(text)}
    told |= {"workers"} if cue("people", tongue).search(text) is not None else set()
    return bool(asked - told)


def last_year(text: str) -> str | None:
    years = YEAR.findall(text)
    return years[-1] if years else None


def of_year(counts: Sequence[Count], question: Question, text: str) -> list[Count]:
    """Return the numbers of a text without the shares of another year than the one asked about, the nearest before.

    Where a share is asked for and the text gives any, the other numbers are none.
    """
    wants = cue("sharelike", question.language).search(question.bare) is not None
    shares = [c for c in counts if c.scale == "%"]
    kept = shares if wants and shares else counts
    kept = [c for c in kept if c.scale != "%" or not question.years or _is_of_year(c, question, text)]
    return figures.of_years(kept, question, text)


def lasts(question: Question, unit: str, language: str) -> bool:
    """Tell whether a number of some unit is a length of time, «7 minutes», where the question counts other things."""
    if not question.asks("count") or cue("timelike", question.language).search(question.folded) is not None:
        return False
    if sought.lasts(question):
        return False
    first = words(fold(unit))[:1]
    return bool(first) and cue("timelike", language).search(first[0]) is not None


def is_of_other_place(question: Question, text: str) -> bool:
    """Tell whether a text does not name the region in which a question counts, «how many lived in the Americas?»

    Of a body that is so only where countries are counted, «how many states of Africa take part?».
    """
    of_states = cue("memberlike", question.language).search(question.folded) is not None
    regions = question.regions or _regions_in(question)
    if not regions or question.polar or (question.regions and question.bodies and not of_states):
        return False
    asked = question.asks("count") or any(
        c.name == "number" for c in cue("expects", question.language).find(question.bare)
    )
    named = {match.value for match in countries.find_regions(text)}
    return asked and not set(regions) <= named and not _are_near(regions, named)


# What stands before the place in which something is.
IN = re.compile(
    r"\b(?:in|en|dans|em|n[ao]s?|across)\s(?:(?:the|les?|la|las|los|el|more than|over|some|plus de|mas de|mais de)\s)?$"
)


def is_where(question: Question, before: str) -> bool:
    """Tell whether what stands before a number makes it that of places, and a question counts members.

    Of «192 partners in 17 countries» these are no members.
    """
    counted = {c.name for c in cue("memberlike", question.language).find(question.bare)}
    return question.asks("count") and counted == {"member"} and IN.search(fold(before)) is not None


def _regions_in(question: Question) -> list[str]:
    """Return the regions in which a question counts whose names are also some words of that of a body."""
    found = countries.find_regions(question.text, capitalised=False) if question.hints else []
    return [match.value for match in found if IN.search(fold(question.text[: match.span.start])) is not None]


def _are_near(regions: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether some regions and others are mostly the same states: Latin America with or without the Caribbean."""
    own, beside = (countries.states_of(each) for each in (regions, others))
    return bool(own) and len(own & beside) >= _NEAR * len(own | beside)


def only_recurs(question: Question, text: str, language: str) -> bool:
    """Tell whether the lengths of time in a text of a language say how often, where a question asks how long.

    «A report every two years» is no term of two years, but for a chair that passes on every two years.
    """
    timed = question.asks("count") and cue("timelike", question.language).search(question.bare) is not None
    if not timed or "chair" in question.aspects or provisions.is_how_often(question):
        return False
    if provisions.tells_how_often(question.bare, question.language) or "rotation" in provisions.matters(question):
        return False
    counts = numbers.find(text, language)
    first = (words(fold(c.unit))[:1] for c in counts)
    told = [c for c, unit in zip(counts, first, strict=True) if unit and measures.is_length(unit[0])]
    return bool(told) and all(_recurs(text[: c.number.start], language) for c in told)


def _recurs(before: str, language: str) -> bool:
    """Tell whether what stands before a length of time makes it how often, «every two years»."""
    found = cues("frequency", language, LEXICON).find(fold(before))
    return bool(found) and max(each.end for each in found) == len(fold(before).rstrip())


def is_of_other_share(question: Question, text: str) -> bool:
    """Tell whether a text gives shares of other years only, where a question asks for the share of one."""
    wants = question.asks("count") and cue("sharelike", question.language).search(question.bare) is not None
    shares = [c for c in numbers.find(text) if c.scale == "%"]
    return wants and bool(question.years and shares) and not of_year(shares, question, text)


def _is_of_year(count: Count, question: Question, text: str) -> bool:
    last = last_year(text[: count.number.start])
    return last is None or any(year.startswith(last) for year in question.years)


def may_be_paid(question: Question, count: Count) -> bool:
    """Tell whether a number may answer how much is paid, where that is asked: two patrol boats are no sum of money."""
    paid = cue("paying", question.language).search(question.bare) is not None
    return not paid or count.scale == "%" or is_money(count.unit)


def is_money(unit: str) -> bool:
    """Tell whether the unit of a number may be one of money, as it may where it has none."""
    named = words(unit)
    return not named or any("money" in concepts(word) for word in named)


def of_asked_unit(counts: Sequence[Count], question: Question, language: str) -> list[Count]:
    """Return the numbers of a sentence that count what a question counts: those of its unit, where there are such.

    Else those of any thing, for the unit may have another name there; but hours and years are no number of things.
    """
    asked = [each for each in asked_units(question) if each]
    if not asked or question.named == "earlier":
        return list(counts)
    own = of_own_unit(counts, asked)
    timed = (cue("timelike", question.language).search(" ".join(each)) for each in asked)
    if own or sought.lasts(question) or any(timed):
        return own or list(counts)
    length = cue("timelike", language)
    return [c for c in counts if c.scale or not length.search(fold(c.unit))]


def of_own_unit(counts: Sequence[Count], asked: Sequence[tuple[str, ...]]) -> list[Count]:
    """Return the numbers that count one of some things, each told by its words."""
    return [c for c in counts if c.unit and any(likeness(w, c.unit) >= _LIKE for each in asked for w in each)]


def is_uncounted(question: Question, text: str, language: str) -> bool:
    """Tell whether a text of a language leaves open how many there are of what a question counts, «several groups».

    It does where it counts other things beside, «on the ten axes».
    """
    asked = [each[0] for each in asked_units(question) if each] if question.asks("count") else []
    if not asked:
        return False
    folded = fold(text)
    left_open = " ".join(folded[c.start : c.end + _NOUN] for c in sought.found("open_number", folded, language))
    told = numbers.find(text, language)
    if any(c.scale and not c.unit for c in of_year(told, question, text)):
        return False  # «le nombre de migrants est passé à 281 millions»
    counted = [c.unit for c in told if c.unit]
    return bool(left_open) and all(
        likeness(noun, left_open) >= _NAMED and all(likeness(noun, unit) < _LIKE for unit in counted) for noun in asked
    )
