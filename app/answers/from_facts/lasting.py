"""How long a body lasted and until when: told by its beginning and end, or as a yes or no to what a question says."""

from __future__ import annotations

from dataclasses import replace

from app.answers.from_facts import times
from app.answers.yes_no import figures
from app.drafts import Draft, merged
from app.knowledge import Knowledge
from app.questions import intervals
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest import numbers
from ingest.gazetteer import words
from ingest.records import FactKind, Span

# Kinds whose words tell that something of a body lasts and not the body itself.
_NOT_LASTING = frozenset({"leader", "seat", "mandate", "members", "themes", "instrument"})
# So many months has a year, and so many characters a date that tells the month.
_MONTHS, _MONTH = 12, 7


def lasted(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how long a body lasted by when it began and when it ended, where nothing else is said to last."""
    length = cue("timelike", question.language).search(question.bare) is not None
    verbs = cue("lasting", question.language).find(question.bare)
    whole = any(each.name == "whole" for each in verbs)
    if question.polar or not verbs or not (whole or (length and question.asks("count"))):
        return None
    return None if _is_of_other(question) else _period(question, knowledge)


def asks_until(question: Question) -> bool:
    """Tell whether a question for a yes or a no is how long, or until which year, something lasted."""
    if not question.polar:
        return False
    if question.years:
        until = cue("lasted_until", question.language).search(question.folded) is not None
        return until or "ended" in question.aspects or _asks_still(question)
    verb = cue("lasting", question.language).search(question.bare)
    return verb is not None and figures.length(question) is not None


def checked(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer yes or no to «Did it last more than five years?» and «Did it work until 2012?»; else None."""
    if not asks_until(question) or question.countries or _is_of_other(question):
        return None
    if question.years and _asks_still(question):
        draft = _period(question, knowledge)
        return replace(draft, verdict=_holds(question.years[0], draft)) if draft is not None else None
    if question.years:
        ended = replace(question, kind="date", aspects=question.aspects | {"ended"})
        return times.checked(question, times.when(ended, knowledge))
    draft = _period(question, knowledge)
    if draft is None:
        return None
    held = figures.lasts(question, *_years(draft.items[0].value, draft.items[-1].value))
    return None if held is None else replace(draft, verdict=held)


def _asks_still(question: Question) -> bool:
    """Tell whether a question is whether something was at work in a year, «Did it still meet in 2010?»."""
    by_year = not question.restrict & {"before", "after", "since", "not"}
    return by_year and question.asks("status") and "ended" not in question.aspects


def _holds(year: str, draft: Draft) -> bool:
    """Tell whether a year lies in the time over which a draft tells that a body lasted."""
    begin, end = draft.items[0].value, draft.items[-1].value
    return not intervals.lies(year, begin, "before") and not intervals.lies(year, end, "after")


def _is_of_other(question: Question) -> bool:
    """Tell whether something else than a body is said to last: its chair, its sessions, or no body is named."""
    if not question.bodies or question.scores.keys() & _NOT_LASTING:
        return True
    named = [each for group in ("lasting", "timelike") for each in cue(group, question.language).find(question.bare)]
    rest = set(words(blanked(question.bare, [Span(c.start, c.end) for c in named])))
    return bool(rest.intersection(question.content) - {*figures.spelt(question), *numbers.bounding()})


def _period(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return when a body began and when it ended, where the documents tell both."""
    body = question.bodies[0]
    first = times.founding(knowledge, body)
    begun = times.dated_by([first[0]], body, "founded") if first is not None else None
    ended = times.dated_by(knowledge.facts(body, FactKind.ENDED), body, "ended")
    if begun is None or ended is None:
        return None
    evidence = merged([*begun.evidence, *ended.evidence])
    return replace(begun, key="period", items=[*begun.items, *ended.items], evidence=evidence, covered=question.content)


def _years(begin: str, end: str) -> tuple[float, float]:
    """Return how many years lie at least and at most between two dates, told to the month or to the year."""
    (first, last), (early, late) = _span(begin), _span(end)
    return max(0, early - last) / _MONTHS, (late - first) / _MONTHS


def _span(date: str) -> tuple[int, int]:
    """Return the first and the last month, counted from the year 0, that a date may mean."""
    year = int(date[:4]) * _MONTHS
    month = year + int(date[5:_MONTH]) - 1 if len(date) >= _MONTH else None
    return (year, year + _MONTHS - 1) if month is None else (month, month)
