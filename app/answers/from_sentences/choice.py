"""What tells which of several dates or numbers of a sentence a question asks for, by the words around each."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from app.answers.from_facts.counts import OWN_END
from app.answers.from_sentences.alignment import coverage
from app.answers.from_sentences.counted import YEAR
from app.answers.from_sentences.held import own_words, place_in
from app.drafts import DraftItem
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest import countries, numbers
from ingest.facts import fields
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import spelt
from ingest.numbers import Count
from ingest.records import LANGUAGES, Span

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
    states = {*question.countries, *_states_of(question.bare, question.language)}
    found = []
    for item, (place, clause, own), year in zip(items, around, years, strict=True):
        following = [each for each, _, _ in around if each.start >= place.end]
        named = _is_named(question, states, clause, own if item.kind == "number" else "", knowledge, tongue)
        is_said = (coverage(asked, clause) >= _SAID and (named or not states)) or year > 0 > min(years)
        whole = not is_said and is_whole(sentence.text, place, following, tongue)
        found.append(
            {
                "following": coverage(asked, own) if asked else 0.0,
                "named": float(named),
                "share": float(item.value.endswith("%") == wants_share),
                "whole": float(whole),
                "year": year,
            }
        )
    return found


def _states_of(folded: str, language: str) -> set[str]:
    """Return the states whose adjectives a folded text of a language holds, «ménages marocains»."""
    return {match.value for match in countries.find_adjectives(folded, language)}


def _is_named(question: Question, asked: Set[str], clause: str, own: str, knowledge: Knowledge, language: str) -> bool:
    """Tell whether a clause of a language names a state asked about, or the words behind its number a body."""
    states = {match.value for match in countries.find(clause)} | _states_of(fold(clause), language)
    bodies = {match.value for match in knowledge.bodies.find(own)}
    return not states.isdisjoint(asked) or not bodies.isdisjoint(question.bodies)


# The noun of what a share is one of, right behind its number.
_OF_WHOLE = re.compile(rf"\W*(?:{spelt('of')}|d)\W+(?:\w{{1,3}}\W+)*(\w{{4,}})")


def _around(sentence: Sentence, items: Sequence[DraftItem], knowledge: Knowledge) -> list[tuple[Span, str, str]]:
    """Return the place of each value, the words that belong to it, and those of them behind it."""
    places = [place_in(sentence, item) for item in items]
    tongue = knowledge.metadata[sentence.document].language
    statement = knowledge.statement(sentence)
    columns = fields.columns(statement) if statement else []
    numbered = any(item.kind == "number" for item in items)
    units = {count.number.start: count.unit for count in counts_in(sentence.text, tongue)} if numbered else {}
    found, shared = [], ""
    for item, place, behind in zip(items, places, own_words(sentence, items), strict=True):
        cells = [f"{head} {cell.of(sentence.text)}" for head, cell in columns if cell.start <= place.start < cell.end]
        front = ahead(sentence.text, place, places)
        if _in_brackets(sentence.text, place):  # «the Plan (2010) and the Declaration (2013)»
            behind, front = front, ""
        unit = units.get(place.start, "")
        behind = behind if unit in behind else f"{unit} {behind}"
        if item.value.endswith("%"):  # «40 % of its budget on ports and 35 % on lighthouses»
            whole = _OF_WHOLE.match(fold(behind))
            shared = whole[1] if whole is not None else shared
            behind = behind if whole is not None else f"{behind} {shared}"
        clause = cells[0] if cells else f"{front} {behind}"
        found.append((place, clause, cells[0] if cells else behind))
    return found


# What stands behind a number whose noun is left out, «and three were replaced», «402 terminaram em acordo».
_VERB = re.compile(
    r"\s+(?:(?:were|was|are|is|have|has|had|will|ont|a|furent|fut|sont|est|seront|fueron|fue|han|ha|son|estan|seran|foram|foi"
    r"|sao|estao|serao|tiveram|tem)\b|[a-z]{2,}(?:[aei]ram|aron|ieron|(?<!m)ent)\b)"
)
# What stands between a part and its whole, «33 of its 40», «112 des 260».
_OF = re.compile(
    r"\s(?:out )?(?:of|des?|d[ao]s|du|sur|sobre)"
    r"(?:\s(?:the|its|their|our|ses|leurs|les|los|las|sus|os|as|seus|suas))?\s"
)


def counts_in(text: str, language: str) -> list[Count]:
    """Return the counts of a text of a language, each that leaves out its noun with that of one before it in its cell.

    A part that is told with its whole, «33 of its 40 members», counts what the whole does.
    """
    counts = numbers.find(text, language)
    found: list[Count] = []
    for at, count in enumerate(counts):
        following = counts[at + 1 : at + 2]
        if following and _OF.fullmatch(fold(text), count.number.end, following[0].number.start):
            found.append(replace(count, unit=following[0].unit))
        elif _leaves_out_noun(count, text):
            before = [each for each in found if each.unit and "|" not in text[each.number.end : count.number.start]]
            larger = [each for each in before if numbers.amount(each.written) >= numbers.amount(count.written)]
            found += [replace(count, unit=each.unit) for each in (larger or before)[-1:]] or [count]
        else:
            found.append(count)
    return found


def _leaves_out_noun(count: Count, text: str) -> bool:
    """Tell whether no noun stands behind a number, «eight of them», «and nine in part», «ocho paraguayos»."""
    unit = fold(count.unit)
    first = words(unit)[:1]
    bare = not first or (not count.scale and first[0] in function_words())
    belongs = len(words(unit)) == 1 and any(countries.find_adjectives(unit, tongue) for tongue in LANGUAGES)
    return count.scale != "%" and (bare or belongs or _VERB.match(fold(text), count.number.end) is not None)


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
