"""Values that are not of the sort asked for: a share for a number, the question's own figure, another office's date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app import lexicon
from app.answers.from_provisions.provisions import tells_how_often
from app.answers.from_tables.tabled import table_cues
from app.answers.yes_no import figures
from app.confidence import told_counts
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge
from app.output import measures
from app.questions.cues import FOUNDING, cue, data
from app.questions.question import Question
from app.questions.units import asked_units
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues, spelt
from ingest.records import LANGUAGES

_CONTRASTS = lexicon.FOLDER / "contrasts.toml"
_SORTS = ("session",)
# What is counted in hundredths, and so wants a share.
_HUNDREDTHS = re.compile(rf"%|{spelt('hundredths', data())}")


def is_unlike(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether what an answer gives is of another sort than what its question asks for."""
    if question.polar or draft.corrects:
        return False
    return (
        _is_share(draft, question)
        or _is_echo(draft, question)
        or _is_of_other_sort(draft, question, knowledge)
        or _is_of_other_office(draft, question, knowledge)
        or _names_no_act(draft, question, knowledge)
        or _tells_no_founding(draft, question, knowledge)
        or _is_but_a_number(draft, question)
        or _is_of_other_number(draft, question, knowledge)
        or _is_no_length(draft, question, knowledge)
        or _is_left_open(draft, knowledge)
    )


def _numbers(draft: Draft) -> list[str]:
    """Return the numbers that an answer is made of; none where it gives other values too."""
    values = [item.value for item in draft.items if item.kind == "number"]
    return values if len(values) == len(draft.items) else []


def _is_share(draft: Draft, question: Question) -> bool:
    """Tell whether a share answers how many things there are, «how many cooks?» with «92 per cent»."""
    values = _numbers(draft)
    if not values or not question.asks("count") or not all(value.endswith("%") for value in values):
        return False
    many = any(c.name == "many" for c in cue("counting", question.language).find(question.bare))
    share = cue("sharelike", question.language).search(question.folded) or _HUNDREDTHS.search(question.folded)
    return many and share is None and any(asked_units(question))


def _is_no_length(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether how long a thing lasts, «How many days was it?», is answered by so many things of another kind."""
    of_time = question.asks("count") and not tells_how_often(question.bare, question.language)
    asked = asked_units(question)[0][:1] if of_time else ()
    timed = any(cue("timelike", question.language).search(word) is not None for word in asked)
    units = [words(fold(count.unit)) for count in told_counts(draft, knowledge)] if timed and _numbers(draft) else []
    return bool(units) and all(unit and not measures.is_length(unit[0]) for unit in units)


def _is_left_open(draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether all that is told is a cell which is empty or still to be filled, «–», «to be named»."""
    tongues = {knowledge.metadata[each.document].language for item in draft.items for each in item.evidence}
    told = [fold(item.value).strip(" .()") for item in draft.items if item.kind == "text"]
    return bool(told) and len(told) == len(draft.items) and all(_is_blank(value, tongues) for value in told)


def _is_blank(folded: str, languages: Iterable[str]) -> bool:
    if re.search(r"\w", folded) is None:
        return True
    found = [each for tongue in languages for each in table_cues("left_open", tongue).find(folded)]
    return any(each.start == 0 and each.end == len(folded) for each in found)


def _is_echo(draft: Draft, question: Question) -> bool:
    """Tell whether an answer gives back a figure of its question, «how many of the 64 …?» with «64»."""
    values = _numbers(draft)
    choice = cue("either", question.language).search(question.bare) is not None
    return bool(values) and set(values) <= set(question.numbers) and question.asks("count") and not choice


def _is_of_other_sort(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether all that is quoted speaks of another sort of what is asked about, «ordinary» for «special»."""
    told = [(fold(_text(each, knowledge)), knowledge.metadata[each.document].language) for each in draft.evidence]
    for group in _SORTS:
        asked = {c.name for c in cues(group, question.language, _CONTRASTS).find(question.bare)}
        found = [{c.name for c in cues(group, tongue, _CONTRASTS).find(text)} for text, tongue in told]
        if len(asked) == 1 and found and all(own and not own & asked for own in found):
            return True
    return False


def _is_of_other_number(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether all texts told are on what has another number than what is asked about, article 58 for 59."""
    told = [knowledge.with_headings(each.document, (each.span,)) for each in draft.evidence]
    return bool(told) and all(figures.is_numbered_otherwise(question, text) for text in told)


def _is_of_other_office(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a date stands in a clause that names none of the deputies asked about, but the one in the chair."""
    if cues("deputy", question.language).search(question.bare) is None:
        return False
    marked = [
        (each, mark) for item in draft.items if item.kind == "date" for each in item.evidence for mark in each.marks
    ]
    return bool(marked) and not any(
        cues("deputy", knowledge.metadata[each.document].language).search(_clause(each, mark.start, knowledge))
        for each, mark in marked
    )


def _names_no_act(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether all that is quoted names no act, where one is asked for that founded a body.

    «The commission had a predecessor» does not tell by which resolution that one was set up.
    """
    asks = question.asks("instrument") and question.aspects & FOUNDING and draft.key == "text"
    act = cues("instrument", question.language).search(question.bare) or "instrument" in question.bare
    return bool(asks and act and draft.evidence) and not any(
        any(c.name == "noun" for c in cues("instrument", knowledge.metadata[each.document].language).find(text))
        for each in draft.evidence
        for text in [fold(_text(each, knowledge))]
    )


def _tells_no_founding(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the act that founded a body is read off texts that tell of no founding."""
    asks = question.asks("instrument") and question.aspects & {"created", "launched"}
    if draft.key != "relation" or not asks:
        return False
    texts = [fold(_text(e, knowledge)) for e in draft.evidence]
    return not any(
        any(c.name in FOUNDING for c in cue("aspect", tongue).find(text))
        or any(c.name == "instrument" for c in cue("kind", tongue).find(text))
        for text in texts
        for tongue in LANGUAGES  # a text may quote one in another language
    )


def _is_but_a_number(draft: Draft, question: Question) -> bool:
    """Tell whether what came before a body, or what it belongs to, is answered by dates or numbers."""
    asks = question.asks("predecessor", "parent") and question.expects not in {"date", "number"}
    return asks and bool(draft.items) and all(item.kind in {"date", "number"} for item in draft.items)


def _text(evidence: Evidence, knowledge: Knowledge) -> str:
    return evidence.span.of(knowledge.document(evidence.document).text)


def _clause(evidence: Evidence, position: int, knowledge: Knowledge) -> str:
    """Return the folded clause of a quoted stretch around a place of its document."""
    text, at = fold(_text(evidence, knowledge)), position - evidence.span.start
    end = text.find(";", at)
    return text[text.rfind(";", 0, at) + 1 : end if end != -1 else len(text)]
