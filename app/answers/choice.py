"""What tells which of several dates or numbers of a sentence a question asks for, by the words around each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.alignment import coverage
from app.answers.counted import YEAR
from app.answers.counts import OWN_END
from app.answers.held import own_words, place_in
from app.cues import cue
from app.drafts import DraftItem
from app.knowledge import Knowledge, Sentence
from app.question import Question
from ingest import countries, numbers
from ingest.facts import fields
from ingest.folding import fold
from ingest.numbers import Count
from ingest.records import Span

# Where in front of the first value of a sentence its own words begin: behind a mark or a conjunction.
_BREAK = re.compile(rf"{OWN_END.pattern}|\|")
_CLAUSE_END = re.compile(r"[;:]|\.\s")
# From this share of a question's words on the clause of a whole says what is asked: of it, not of its parts.
_SAID = 0.8
# The most characters of the words that make a number the whole of which others are a part, «of a total of».
_WHOLE_WORDS = 30


def hints(
    question: Question, sentence: Sentence, items: Sequence[DraftItem], knowledge: Knowledge
) -> list[dict[str, float]]:
    """Return the signals of how likely each of the dates or numbers of a sentence is asked for, by its words.

    ``following`` is how far the question's words stand behind it, before the next one, in [0, 1]; ``named`` tells
    whether a country asked about stands in its clause, or a body behind a number; ``year`` whether a year asked about
    does, -1 where only others do; ``whole`` whether it is what others are a part of or held against, and its clause
    does not say all that is asked, nor the year where another's clause has another; ``share`` whether it is a
    percentage just where one is asked for. In a row of a table its cell and the name of its column are its words.
    """
    asked = question.terms if question.asks("count") and question.terms else question.content or question.terms
    wants_share = cue("sharelike", question.language).search(question.bare) is not None
    tongue = knowledge.metadata[sentence.document].language
    around = _around(sentence, items, knowledge)
    years = [_of_year(question, clause) for _, clause, _ in around]
    found = []
    for item, (place, clause, own), year in zip(items, around, years, strict=True):
        following = [each for each, _, _ in around if each.start >= place.end]
        is_said = coverage(asked, clause) >= _SAID or year > 0 > min(years)
        whole = not is_said and is_whole(sentence.text, place, following, tongue)
        found.append(
            {
                "following": coverage(asked, own) if asked else 0.0,
                "named": float(_is_named(question, clause, own if item.kind == "number" else "", knowledge)),
                "share": float(item.value.endswith("%") == wants_share),
                "whole": float(whole),
                "year": year,
            }
        )
    return found


def _is_named(question: Question, clause: str, own: str, knowledge: Knowledge) -> bool:
    """Tell whether a clause names a country asked about, or the words behind its number a body."""
    states = {match.value for match in countries.find(clause)}
    bodies = {match.value for match in knowledge.bodies.find(own)}
    return not states.isdisjoint(question.countries) or not bodies.isdisjoint(question.bodies)


def _around(sentence: Sentence, items: Sequence[DraftItem], knowledge: Knowledge) -> list[tuple[Span, str, str]]:
    """Return the place of each value, the words that belong to it, and those of them behind it."""
    places = [place_in(sentence, item) for item in items]
    statement = knowledge.statement(sentence)
    columns = fields.columns(statement) if statement else []
    numbered = any(item.kind == "number" for item in items)
    units = {count.number.start: count.unit for count in counts_in(sentence.text)} if numbered else {}
    found = []
    for place, behind in zip(places, own_words(sentence, items), strict=True):
        cells = [f"{head} {cell.of(sentence.text)}" for head, cell in columns if cell.start <= place.start < cell.end]
        front = ahead(sentence.text, place, places)
        if _in_brackets(sentence.text, place):  # «the Plan (2010) and the Declaration (2013)»
            behind, front = front, ""
        unit = units.get(place.start, "")
        behind = behind if unit in behind else f"{unit} {behind}"
        clause = cells[0] if cells else f"{front} {behind}"
        found.append((place, clause, cells[0] if cells else behind))
    return found


# What stands behind a number whose noun is left out, «and three were replaced», «et trois ont été remplacées».
_VERB = re.compile(
    r"\s+(?:were|was|are|is|have|has|had|will|ont|a|furent|fut|sont|est|seront|fueron|fue|han|ha|son|estan|seran|foram|foi"
    r"|sao|estao|serao|tiveram|tem)\b"
)


def counts_in(text: str) -> list[Count]:
    """Return the counts of a text, each that leaves out its noun with that of the one before it."""
    found: list[Count] = []
    for count in numbers.find(text):
        left_out = found and found[-1].unit and _VERB.match(fold(text), count.number.end)
        found.append(replace(count, unit=found[-1].unit) if left_out else count)
    return found


def _in_brackets(text: str, place: Span) -> bool:
    """Tell whether a value stands alone in brackets, and so belongs to what is before it."""
    return text[: place.start].endswith("(") and text.startswith(")", place.end)


# A year alone in brackets behind a name.
_YEAR_BEHIND = re.compile(rf"\s*\((?:[^()\d]*\s)?({YEAR.pattern})\)")


def year_behind(text: str, end: int) -> str | None:
    """Return the year that stands alone in brackets behind a name, «the Plan (2010)», or None."""
    match = _YEAR_BEHIND.match(text, end)
    return match[1][:4] if match else None


def ahead(text: str, place: Span, places: Sequence[Span]) -> str:
    """Return the words in front of a value that belong to it: since those of the value before, or in its clause."""
    last = max((each.end for each in places if each.end <= place.start), default=0)
    if last:
        stop = OWN_END.search(text, last, place.start)
        return text[stop.start() if stop else last : place.start]
    breaks = [match.end() for match in _BREAK.finditer(text, 0, place.start)]
    return text[max(breaks, default=0) : place.start]


def is_whole(text: str, place: Span, following: Sequence[Span], language: str) -> bool:
    """Tell whether others are a part of a number, «of the 36 buoys», «36, of which», or it is but held against one.

    So is one in front of «eight of them», and one that a list breaks down, «44 observers: 15 from Colombia, 13 from
    Peru». ``following`` are the places of the values behind it, in order.
    """
    folded = fold(text)
    front = folded[: place.start].rstrip()
    if any(each.end == len(front) for each in cue("whole", language).find(front, max(0, len(front) - _WHOLE_WORDS))):
        return True
    between = text[place.end : following[0].start] if following else ""
    if not following or _CLAUSE_END.search(between):
        return ":" in between and len(following) > 1
    return any(
        place.end + 1 < each.start
        and (each.end <= following[0].start or not folded[following[0].end : each.start].strip())
        for each in cue("parts", language).find(folded, place.end, following[0].end + _WHOLE_WORDS)
    )


def _of_year(question: Question, clause: str) -> float:
    """Return 1 where a clause holds a year asked about, -1 where it holds only others, else 0."""
    years = set(YEAR.findall(clause))
    if not question.years or not years:
        return 0.0
    return 1.0 if any(year[:4] in years for year in question.years) else -1.0
