"""The values of a sentence that is told whole, where the words of its question name no kind of value.

«Which target did they set?» asks for no date and no number by any word of its own: that it wants a number is told by
the cross-encoder, which also finds the words of the sentence that are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from app.answers.from_facts import acts
from app.answers.from_sentences.held import EVERY, place_in
from app.answers.from_sentences.sought import marked
from app.answers.from_sentences.values import ASKED, MOST, VALUED, Told, likeliest, named, pointing
from app.answers.withheld import effects
from app.answers.yes_no import figures
from app.confidence import reading
from app.drafts import Draft, DraftItem
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.question import Question
from app.questions.units import counts_members, counts_two
from ingest import numbers

# From this chance on a question wants a value of a kind, where its words name none; far less likely does where the
# value is about as likely asked for as anything in the sentence.
_WANTED, _UNLIKELY = 0.3, 0.05
# Of the chance that words are wanted, that of a value which may be.
_NEAR = 0.75
# Of the chance of the likeliest words of a sentence, that of a value which is what is asked for.
_LEADS = 0.8
# Kinds of question of which an answer must name a body or an instrument.
NAMING = ("predecessor", "parent", "partners", "bodies", "instrument")


def pointed(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the values that a question wants and that the words of a sentence which it asks for give."""
    found = _of_its_year(question, sentence, knowledge, told)
    if found:
        return found
    for kind, name in VALUED.items():
        every = [item for item in EVERY[name](question, sentence, knowledge) if item.value not in question.besides]
        items = _asked(kind, every, sentence, told)
        rated = [reading().value(each) for each in pointing(question, sentence, items, knowledge, told)]
        found += [items[rated.index(max(rated))]] if items else []
    places = [item for item in EVERY["members"](question, sentence, knowledge) if item.value not in question.countries]
    found += _asked("country", places, sentence, told)
    if found or not (told.naming >= _WANTED or question.asks(*NAMING)):
        return found
    return named(question, sentence, knowledge, told)


def _of_its_year(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the number of the year asked about where a sentence gives several: «what was its reserve in 2022?».

    It is about as likely asked for as anything in the sentence.
    """
    if not by_years(question, sentence.text) or told.wanted.get("number", 0.0) < _UNLIKELY:
        return []
    own = EVERY["count"](question, sentence, knowledge)
    return own if len(own) == 1 and told.of(own[0], sentence) >= _LEADS * told.peak else []


def by_years(question: Question, text: str) -> bool:
    """Tell whether a question asks what something was in a year, and a text gives numbers of several years."""
    plain = question.kind in {"definition", "other"} and not (question.expects or question.polar)
    return plain and bool(len(question.years) == 1 and question.content and figures.years_of(text))


def _asked(kind: str, items: list[DraftItem], sentence: Sentence, told: Told) -> list[DraftItem]:
    """Return those of some values of a kind that are asked for, about as likely as the likeliest."""
    chance = told.wanted.get(kind, 0.0)
    least = ASKED if chance >= _WANTED else max(ASKED, _LEADS * told.peak)
    own = [item for item in items if told.of(item, sentence) >= least] if chance >= _UNLIKELY else []
    found = likeliest(own, sentence, told) if own else []
    return items if kind == "country" and len(found) >= MOST * len(items) else found


# From this chance on a question wants a value of a further kind.
_FURTHER = 0.3
# An answer that is a yes or a no by the words of a sentence.
_QUOTED = frozenset({"text", "legal", "status"})
# From this chance on the only date of a sentence is that on which ended what a question asks whether it still is so,
# and a number the second of two that are asked for.
_ENDED = 0.25
# What may join the two things that a question asks.
_JOINS = re.compile(r"\b(?:et|and|y|e)\b|,")


def further(question: Question, draft: Draft, wanted: Callable[[Question], Mapping[str, float]]) -> list[str]:
    """Return the kinds of value that a question may want beside those of its answer, «which one got it, and how much?».

    To a no a date or a number may belong: «No, it left in 2018.»
    """
    if draft.corrects or draft.extra or not draft.evidence:
        return []
    given = {item.kind for item in draft.items}
    if counts_two(question):
        given -= {"number"}
    kinds = [kind for kind in (*VALUED, "country") if kind not in given]
    act = ["instrument"] if "instrument" in question.scores and not given & {"instrument", "body"} else []
    if draft.verdict is not None:
        return kinds[:-1] if draft.key in _QUOTED and not draft.verdict else []
    asked = question.scores.keys() - ({"members"} if counts_members(question) else set())
    if len(asked) < 2 and _JOINS.search(question.bare) is None:
        return []  # «how many countries» asks for their number alone
    chances = wanted(question)
    return [kind for kind in kinds if chances.get(kind, 0.0) >= _FURTHER] + act


_FIGURE = re.compile(r"\d+")


def asked_beside(
    kinds: Collection[str], question: Question, sentence: Sentence, knowledge: Knowledge, told: Told, draft: Draft
) -> list[DraftItem]:
    """Return the values of some kinds asked for in the sentence of an answer, which neither it nor the question has."""
    known = {*question.besides, *question.years, *question.numbers, *question.countries}
    known |= {item.value for item in draft.items}
    known |= {figure for item in draft.items for figure in _FIGURE.findall(item.value)}  # of «AG/RES. 2738»
    found: list[DraftItem] = []
    for kind, name in (*VALUED.items(), ("country", "members")):
        if kind in kinds:
            every = [item for item in EVERY[name](question, sentence, knowledge) if item.value not in known]
            if kind == "number" and draft.verdict is not None:
                units = {c.number.start: c.unit for c in numbers.find(sentence.text)}
                every = [i for i in every if figures.counts(question, units.get(place_in(sentence, i).start, ""))]
            gone = []
            if kind == "date" and draft.verdict is False:
                every = effects.behind("effect", every, sentence, knowledge) or every
                still = "status" in question.scores or marked("still", question.bare, question.language)
                gone = effects.behind("lapsed", every, sentence, knowledge) if still else []
            ended = kind == "date" and len(every) == 1 and draft.verdict is False and "status" in question.scores
            named = kind == "country" and cue("memberlike", question.language).search(question.bare) is not None
            second = kind == "number" and counts_two(question)
            least = _ENDED if ended or second else ASKED if named else max(ASKED, _LEADS * told.peak)
            asked = [item for item in every if told.of(item, sentence) >= least]
            asked = asked or gone
            first = max(asked, key=lambda item: told.of(item, sentence), default=None)
            found += asked if kind == "country" else [first] if first is not None else []
    return found + (acts.numbered(question, sentence, knowledge) if "instrument" in kinds else [])


# Kinds of question that a sentence answers.
_TEXTUAL = ("themes", "legal", "status", "reason")


def is_untold(question: Question, draft: Draft) -> bool:
    """Tell whether an answer is a sentence told whole of which a value may be asked for."""
    whole = draft.key == "text" and not draft.items and draft.verdict is None and not draft.extra
    how = question.asks(*_TEXTUAL) or "related" in question.aspects
    return whole and not question.polar and not how


def wants_values(
    question: Question, draft: Draft, wanted: Callable[[Question], Mapping[str, float]], knowledge: Knowledge
) -> bool:
    """Tell whether the question that a sentence told whole answers wants rather a value of it."""
    what_is = question.scores.keys() == {"definition"} and not question.content and question.named == "exact"
    if not is_untold(question, draft) or what_is:
        return False
    if any(by_years(question, each.span.of(knowledge.document(each.document).text)) for each in draft.evidence):
        return True
    chances = wanted(question)
    kinds = (*VALUED, "country", "body", "instrument")
    return any(chances.get(kind, 0.0) >= max(_WANTED, _NEAR * chances.get("text", 0.0)) for kind in kinds)
