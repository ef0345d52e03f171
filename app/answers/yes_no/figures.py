"""Whether a sentence bears out the figures of a question for a yes or a no: «in 30 countries?» where it says 17."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from app.answers.from_sentences.alignment import likeness
from app.answers.from_sentences.sought import found
from app.questions import intervals
from app.questions.cues import cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest import countries, dates, numbers
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count
from ingest.records import Span

# From this likeness on two numbers count the same.
_SAME = 0.6
# From this likeness on two things that have numbers are of one kind.
_NAMED = 0.9
# What a question says of a time that is another one than the year it names.
_ELSEWHEN = frozenset({"before", "after"})
# Of so many years a text tells what each number is of.
_SEVERAL = 2
# The most characters from a number to the words that bound it, and between two numbers that are the same.
_BEFORE, _EXACT = 24, 1e-6
# Up to so many letters a word names no thing.
_SHORT = 3
# What stands before a time at which something was done.
_WHEN = re.compile(
    r"\b(?:in|on|by|since|from|during|until|till|jusqu|hasta|ate|en|le|depuis|des|desde|em|a|au|de|del|do|el|no)\s(?:[\w-]+\s){0,3}$"
)
# Nouns of which one counts what another does, whatever the word.
_NOUNS = ("memberlike", "timelike")
# The year of a number right behind it, «82 millions en 1970».
_OF_YEAR = re.compile(r"\W*(?:\w+\W+){0,3}?(?:en|in|em)\s(?:l'an\s|the year\s|el ano\s|o ano\s)?$")
# The number of a thing that has one of its own, «article 58», «resolution AG/RES. 2738», and that of a symbol alone.
_NUMBERED = re.compile(r"(\w{4,})\s(?:n\.?\s?[o°º]?\.?\s?|[a-z/]{2,12}\.\s?)?(\d+)\b(?!\s?%|[.,]\d)")
_SYMBOL = re.compile(r"(?<![\w/])([a-z]+(?:/[a-z]+)+)\.?\s?(\d+)\b")
# One of a thing, «moins d'un an», and what stands behind a word for the only one, «d'un seul État».
_ONE = re.compile(r"\b(?:an?|one|une?|una|uma?)\s(\w+)")
_NOUN = re.compile(r"\s(\w+)")


def borne_out(question: Question, text: str, language: str) -> bool | None:
    """Tell whether a text of a language gives the years and numbers that a question asks about.

    False where it gives another year or another number of the same things; None where it gives nothing to hold them
    against, True where the question names no figure.
    """
    told = [_year(question, text), *(_number(each, question, text, language) for each in given(question))]
    if False in told or is_numbered_otherwise(question, text):
        return False
    return None if None in told else True


def leaves_open(question: Question, text: str, language: str) -> bool:
    """Tell whether a text gives but a bound by which a number of a question may hold or not: more than 30 of «20+»."""
    held = [_held(each, question, text, language) for each in given(question)]
    return any(None in each and True not in each for each in held)


def counts(question: Question, unit: str) -> bool:
    """Tell whether a question says how many of something there are, «does it have 20 objectives?»."""
    nouns = (words(c.unit)[:1] for c in given(question) if c.unit)
    return any(likeness(noun, unit) >= _SAME for each in nouns for noun in each)


def spelt(question: Question) -> tuple[str, ...]:
    """Return the words of a question that are its figures, «20», «twenty»."""
    return tuple(word for word in question.terms if numbers.parse(word) in question.numbers)


def trend(text: str) -> str:
    """Return which way the numbers of a text go from year to year, "growing" or "shrinking", or ""."""
    own = years_of(text)
    told = sorted((own[c.number], float(c.value)) for c in numbers.find(text) if c.number in own and c.scale != "%")
    if len(told) < _SEVERAL or told[0][1] == told[-1][1]:
        return ""
    return "growing" if told[0][1] < told[-1][1] else "shrinking"


def given(question: Question) -> list[Count]:
    """Return the numbers of a question that count something, the years left out.

    A bound may stand at the end, without what it counts: «Were the governments fewer than fifteen?», and so may the
    number itself, «Is the number of members 12?»
    """
    own = [c for c in numbers.find(question.text, question.language) if c.value not in question.years]
    own = [replace(c, bound=_limit(c, question) or c.bound) for c in own]
    own = [c if c.unit else replace(c, unit=_behind(c, question)) for c in own]  # «Were 192 the states that …?»
    own = [
        c
        for c in own
        if c.scale
        or (c.unit and c.value.split(".")[0] in question.numbers)
        or c.bound in {"min", "max"}
        or (question.asks("count", "members") and not words(question.text[c.span.end :]))
    ]
    own += [*_single(question), *_halves(question)]
    return [c if c.unit or c.scale else replace(c, unit=_counted(question)) for c in own]


def _single(question: Question) -> list[Count]:
    """Return the single things that a question sets as a bound or as the only one, «in less than a year».

    A denied one, «not a single state», is none at all.
    """
    folded = fold(question.text)
    single = []
    numbered = [c.number for c in numbers.find(question.text, question.language)]  # «more than a dozen members»
    for one in _ONE.finditer(folded) if len(folded) == len(question.text) else ():
        if any(span.start < one.end() and one.start() < span.end for span in numbered):
            continue
        bound = numbers.bound(folded, one.start())
        timed = intervals.in_years(one[1], question.language) is not None
        if (bound in {"min", "max"} and timed) or (bound == "min" and len(one[1]) > _SHORT):
            single.append(_one(one, bound))
    denied = [c.end for c in cue("restrict", question.language).find(folded) if c.name == "not"]
    soles = _soles(folded, question.language) if len(folded) == len(question.text) else []
    return [*single, *(each for each in soles if each.number.start - 1 not in denied)]


def _one(place: re.Match[str], bound: str) -> Count:
    """Return one of the things that a pattern found in a folded text."""
    return Count("1", place[1], bound, "", Span(*place.span()), Span(*place.span()))


def _soles(folded: str, language: str) -> list[Count]:
    """Return the things of which a folded text says that there is but one, «a single state»."""
    places = ((c, _NOUN.match(folded, c.end)) for c in found("sole", folded, language))
    spans = [(noun[1], Span(c.start, noun.end())) for c, noun in places if noun is not None]
    return [Count("1", unit, "", "", span, span) for unit, span in spans]


def _ones(text: str, language: str) -> list[Count]:
    """Return the things of which a text says that there is but one, or one for each, «each party has one vote»."""
    folded = fold(text)
    each = cue("each", language).search(folded)
    alone = [_one(m, "") for m in _ONE.finditer(folded, each.end)] if each is not None else []
    return [*alone, *_soles(folded, language)]


def _halves(question: Question) -> list[Count]:
    """Return the halves that a question names as a share, «more than half of the budget»."""
    folded = fold(question.text)
    places = found("half_of", folded, question.language) if len(folded) == len(question.text) else []
    spans = [Span(c.start, c.end) for c in places]
    return [Count("50", "", numbers.bound(folded, span.start), "%", span, span) for span in spans]


def is_numbered_otherwise(question: Question, text: str) -> bool:
    """Tell whether a text names a thing by another number than a question does: article 58 where 85 is asked about."""
    counted = {c.value for c in numbers.find(question.text, question.language) if c.unit}
    for pattern in (_NUMBERED, _SYMBOL):
        for noun, number in pattern.findall(question.folded):
            if number not in question.numbers or number in counted or noun in function_words():
                continue
            told = {other for own, other in pattern.findall(fold(text)) if likeness(noun, own) >= _NAMED}
            if told and number not in told:
                return True
    return False


def _behind(count: Count, question: Question) -> str:
    """Return the noun for countries or members that stands behind a number and an article, or ""."""
    near = words(fold(question.text[count.number.end :]))[:2]
    return next((word for word in near if cue("memberlike", question.language).search(word)), "")


def _counted(question: Question) -> str:
    """Return the first noun for countries, governments or members of a question, or ""."""
    noun = cue("memberlike", question.language).search(question.bare)
    return question.bare[noun.start : noun.end] if noun is not None else ""


def _year(question: Question, text: str) -> bool | None:
    """Tell whether a text gives a year asked about, True where none is."""
    side = intervals.side(question)
    if not question.years or (question.restrict & _ELSEWHEN and not side):
        return True
    told = [match.iso for match in dates.find(text)]
    if side:
        lying = {intervals.lies(date, year, side) for date in told for year in question.years}
        return lying.pop() if len(lying) == 1 else True
    if not told:
        return None
    given = [any(covers(year, date) or covers(date, year) for date in told) for year in question.years]
    if any(given):  # «from 2006 to 2012?» where it says 2008 to 2012
        return (
            all(given) or len(told) < len(given) or cue("either", question.language).search(question.bare) is not None
        )
    return None if all(_says_which(year, question) for year in question.years) else False


def _says_which(year: str, question: Question) -> bool:
    """Tell whether a year only says which thing is meant, «the 2022 accounts», and not when something was done."""
    folded = fold(question.text)
    at = folded.find(year[:4])
    return at >= 0 and _WHEN.search(folded[:at]) is None


def _number(asked: Count, question: Question, text: str, language: str) -> bool | None:
    """Tell whether a text gives a number of the things that a question counts; None where it leaves that open."""
    held = _held(asked, question, text, language)
    return True if True in held else None if not held or None in held else False


def _held(asked: Count, question: Question, text: str, language: str) -> list[bool | None]:
    """Return for each number that a text gives of the things that a question counts whether it is such as is asked."""
    written = numbers.find(text) if asked.value != "1" else [*numbers.find(text), *_ones(text, language)]
    told = [c for c in written if c.value == asked.value or same(asked, c, question.language, language)]
    of_year = of_years(told, question, text)
    if not of_year:
        return [False] if any(c.value == asked.value for c in told) else []
    strictly = _strictly(asked, question)
    lengths = intervals.in_years(asked.unit, question.language)
    own = _of_country(of_year, question, text)
    return [_meets(asked, c, strictly, lengths, intervals.in_years(c.unit, language)) for c in own]


def reached(asked: Count, number: int, question: Question, bound: str = "") -> bool | None:
    """Tell whether so many of what a figure of a question counts are such as it says, «more than ten».

    None where the number is but a ``bound`` that leaves it open.
    """
    return _meets(asked, Count(str(number), "", bound, "", Span(0, 0), Span(0, 0)), _strictly(asked, question))


def length(question: Question) -> Count | None:
    """Return the length of time that a question names, «more than five years», or None."""
    return next((c for c in given(question) if intervals.in_years(c.unit, question.language) is not None), None)


def lasts(question: Question, shortest: float, longest: float) -> bool | None:
    """Tell whether what lasted between two numbers of years lasted as long as a question says.

    None where it names no length of time, or one that lies between the two.
    """
    asked = length(question)
    unit = intervals.in_years(asked.unit, question.language) if asked is not None else None
    if asked is None or unit is None:
        return None
    ends = [Count(str(years / unit), "", "", "", Span(0, 0), Span(0, 0)) for years in (shortest, longest)]
    if asked.bound not in {"min", "max"}:
        return round(float(ends[0].value)) <= float(asked.value) <= round(float(ends[1].value))
    held = {_meets(asked, each, _strictly(asked, question)) for each in ends}
    return held.pop() if len(held) == 1 else None


def _limit(count: Count, question: Question) -> str:
    """Return "min" or "max" where words right beside a number bound it, «12 or fewer», «como máximo 12», or ""."""
    folded = fold(question.text)
    near = cue("limit", question.language).find(folded) if len(folded) == len(question.text) else []
    beside = (c for c in near if 0 <= count.number.start - c.end <= 1 or 0 <= c.start - count.span.end <= 1)
    return next((c.name for c in beside), "")


def _strictly(asked: Count, question: Question) -> bool:
    """Tell whether a number is set as a bound that does not hold itself, «more than 12»."""
    before = fold(question.text[max(0, asked.number.start - _BEFORE) : asked.number.start])
    return cue("strictly", question.language).search(before) is not None


def instead(question: Question, text: str, language: str) -> Count | None:
    """Return the number that a text gives of what a question counts, where it is the only one of it in its year."""
    told = [
        each
        for asked in given(question)
        for each in _of_country(of_years(numbers.find(text), question, text), question, text)
        if each.value != asked.value and same(asked, each, question.language, language)
    ]
    return told[0] if len({(each.value, each.scale) for each in told}) == 1 else None


def _of_country(told: list[Count], question: Question, text: str) -> list[Count]:
    """Return of several numbers those behind the country that a question names, «Bolivia 35 %, Paraguay 20 %»."""
    named = countries.find(text)
    if len(told) < _SEVERAL or len(question.countries) != 1 or len({match.value for match in named}) < _SEVERAL:
        return told
    owners = [[m.value for m in named if m.span.end <= each.number.start][-1:] for each in told]
    own = [each for each, owner in zip(told, owners, strict=True) if owner == [question.countries[0]]]
    return own if own and all(owners) else told


def of_years(told: list[Count], question: Question, text: str) -> list[Count]:
    """Return the numbers of a text that are of a year asked about, or of none."""
    if not question.years or question.restrict & _ELSEWHEN:
        return told
    own = years_of(text)
    years = {c.number: own.get(c.number) for c in told}
    return [c for c in told if (y := years[c.number]) is None or any(y[:4] == year[:4] for year in question.years)]


@cache
def years_of(text: str) -> dict[Span, str]:
    """Return the year of each number of a text that gives several with a year each, «from 82 in 1970 to 281 in 2020».

    One with no year of its own, «that is 3.7 %», is of the year before it.
    """
    folded = fold(text)
    counts = numbers.find(text)
    times = dates.find(text)
    own: dict[Span, str] = {}
    for at, count in enumerate(counts):
        end = counts[at + 1].number.start if at + 1 < len(counts) else len(text)
        behind = [d for d in times if count.number.end <= d.span.start < end]
        if behind and _OF_YEAR.fullmatch(folded, count.number.end, behind[0].span.start):
            own[count.number] = behind[0].iso
    if len(set(own.values())) < _SEVERAL:
        return {}
    last = ""
    for count in counts:
        last = own.get(count.number, last)
        if last:
            own[count.number] = last
    return own


def _meets(
    asked: Count, told: Count, strictly: bool, unit: float | None = None, own: float | None = None
) -> bool | None:
    """Tell whether a number told is such as is asked about: 12 is not «more than a dozen», but «more than 12» is.

    None where it is a bound that leaves it open. ``unit`` and ``own`` are the years that the unit of each is long, None
    where it is no length of time.
    """
    long = 1.0 if unit is None or own is None else own / unit
    least, stated = float(asked.value), float(told.value) * long
    equal = abs(stated - least) < _EXACT
    if asked.bound not in {"min", "max"}:
        return equal
    if equal:
        return not strictly or told.bound == asked.bound
    above = stated > least
    if told.bound == ("max" if above else "min"):
        return None
    return above == (asked.bound == "min")


def same(asked: Count, told: Count, spoken: str, written: str) -> bool:
    """Tell whether two numbers, of two languages, count the same things."""
    if asked.scale and asked.scale == told.scale and not (asked.unit and told.unit):
        return True
    if not asked.unit or not told.unit or (asked.scale == "%") != (told.scale == "%"):
        return False
    if all(intervals.in_years(c.unit, tongue) is not None for c, tongue in ((asked, spoken), (told, written))):
        return True
    for noun in _NOUNS:
        if all(cue(noun, tongue).search(fold(c.unit)) for c, tongue in ((asked, spoken), (told, written))):
            return True
    nouns = [word for word in words(asked.unit) if word not in function_words()]
    return bool(nouns) and likeness(nouns[0], told.unit) >= _SAME
