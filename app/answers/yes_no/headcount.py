"""How many members a question says there are, held against a whole list: «les 15 membres», «more than ten states?»"""

from __future__ import annotations

from collections.abc import Collection

from app.answers.from_facts.rolls import Roll
from app.drafts import Draft, DraftItem, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import numbers
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import FactKind

# What a clause behind «the three countries» says that they are, if they are all of them: «which take part».
_CLAUSE = 30


def is_given(question: Question, roll: Roll) -> bool:
    """Tell whether a question gives a number of members, and not the one that a whole list has.

    «The ten themes of Quito» and «decision 9/3» give none.
    """
    if not question.numbers or not roll.complete or int(question.numbers[0]) == len(roll.members):
        return False
    return _is_number_of_members(question)


def corrected(draft: Draft, knowledge: Knowledge) -> Draft:
    """Return a list of members as what corrects a number that a question gives: with their right number first."""
    number = str(len(draft.items))
    own = knowledge.facts(draft.bodies[0], FactKind.COUNT)
    stated = [f for f in own if f.values[0].value == number and f.unit]
    if stated:
        draft.items.insert(0, item_of(stated[0], stated[0].values[0]))
        draft.evidence = merged([*evidence_of(stated[0]), *draft.evidence])
    else:
        draft.items.insert(0, DraftItem("number", number, tuple(draft.evidence), True))
    draft.key = "premise_number"
    return draft


def _is_number_of_members(question: Question) -> bool:
    """Tell whether the figure of a question says how many members there are."""
    told = [c for c in numbers.find(question.bare, question.language) if c.value == question.numbers[0]]
    memberlike = cue("memberlike", question.language)
    alone = any(not c.unit and "/" not in question.bare[c.number.start - 1 : c.number.end + 1] for c in told)
    return alone or any(c.unit and memberlike.search(fold(c.unit)) is not None for c in told)


def counts_some(question: Question, ways: Collection[str] = ()) -> bool:
    """Tell whether a question asks for so many members that do something, «the three countries that owe the most».

    ``ways`` are the acts by which they became such, «the three countries that adopted it».
    """
    memberlike, relative = cue("memberlike", question.language), cue("relative", question.language)
    for count in numbers.find(question.bare, question.language) if question.numbers else ():
        noun = memberlike.search(question.bare, count.number.end, count.span.end)
        opens = relative.find(question.bare, noun.end) if noun is not None else []
        if opens and noun is not None and opens[0].start - noun.end <= 1:
            behind = question.bare[opens[0].end : opens[0].end + _CLAUSE]
            acts = {each.name for each in cue("aspect", question.language).find(behind)}
            return cues("members", question.language).search(behind) is None and acts.isdisjoint(ways)
    return False


# So much may stand between what asks and the number, «quels sont les deux pays».
_ARTICLE = 5


def asked_for(question: Question) -> int | None:
    """Return how many members a question asks for behind its interrogative, «which two member states …?», or None."""
    asks = cue("asks_which", question.language).search(question.bare)
    if asks is None or question.polar:
        return None
    memberlike = cue("memberlike", question.language)
    for count in numbers.find(question.bare, question.language):
        near = 0 <= count.number.start - asks.end <= _ARTICLE
        if near and count.value.isdigit() and memberlike.search(fold(count.unit)) is not None:
            return int(count.value)
    return None
