"""What countries belong to: the bodies whose lists name them, those they share, and who of several is on more lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answers.across_bodies import across
from app.answers.from_facts.rolls import Roll, newest
from app.drafts import Draft, DraftItem, Evidence, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest.gazetteer import words

# What a question of what a country belongs to is of, however it is worded.
_KINDS = frozenset({"members", "bodies", "compare", "parent", "seat", "other"})
# Of fewer countries than this none is on more lists.
_SEVERAL = 2


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what a country belongs to, what several share or which is on more lists; None where that is not asked."""
    if question.bodies or not question.countries or not question.asks(*_KINDS) or not _asks_of_lists(question):
        return None
    told = cue("many_bodies", question.language).search(question.bare)
    if told is not None and told.name == "most":
        return _on_more(question, knowledge) if len(question.countries) >= _SEVERAL else None
    shared = question.asks("compare") and "both" in question.restrict and len(question.countries) >= _SEVERAL
    some = cue("any_body", question.language).search(question.bare) is not None and bool(question.scores.get("members"))
    where = not question.polar and cue("belongs_where", question.language).search(question.bare) is not None
    if not (shared or some or where):
        return None
    asked = replace(question, kind="bodies", scores={"bodies": 2.0, "members": 2.0}, content=(), restrict=frozenset())
    draft = across.answer(asked, knowledge)
    if draft is not None:
        draft.covered = question.content
    return draft


def _asks_of_lists(question: Question) -> bool:
    """Tell whether nothing is asked but what countries belong to: no word is left but those for bodies and «all»."""
    if question.years or question.regions or question.unknown or "not" in question.restrict:
        return False
    where = words(
        " ".join(question.bare[c.start : c.end] for c in cue("belongs_where", question.language).find(question.bare))
    )
    plain = ("bodylike", "any_body")
    left = (word for word in question.content if word not in where)
    return all(any(cue(group, question.language).search(word) for group in plain) for word in left)


def _on_more(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which of some countries is on more lists, or that they are on as many, with the lists of each."""
    lists = newest(knowledge)
    having = {code: [roll for roll in lists if code in roll.members] for code in question.countries}
    most = max(len(each) for each in having.values())
    first = [code for code, each in having.items() if len(each) == most]
    if not most:
        return None
    draft = Draft("in_more" if len(first) < len(having) else "in_as_many", derived=True)
    draft.items = [DraftItem("country", c, tuple(_evidence(c, having[c])), True) for c in first]
    draft.evidence = merged([e for code in first for e in _evidence(code, having[code])])
    if question.polar:
        draft.verdict = first == [question.countries[0]]
    for code, each in having.items():
        if each:
            extra = Draft("member_yes", derived=True, bodies=tuple(roll.body for roll in each), slots={"country": code})
            extra.evidence = _evidence(code, each)
            draft.extra.append(extra)
    draft.covered = question.content
    return draft


def _evidence(code: str, lists: Sequence[Roll]) -> list[Evidence]:
    return merged([e for roll in lists for e in roll.evidence([code])])


def listed_nowhere(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks what countries belong to that no list of members in the documents names."""
    if question.bodies or not question.countries or question.years or not question.asks("members", "bodies"):
        return False
    lists = newest(knowledge)
    named = any(code in roll.members for code in question.countries for roll in lists)
    return bool(lists) and not named and _asks_of_lists(question)
