"""Which of two bodies took the place of the other, put to the test: «Is A the predecessor of B?», «Did A replace B?»"""

from __future__ import annotations

import re

from app.drafts import Draft, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import spelt
from ingest.records import FactKind

# Up to so many words stand between a noun and the body behind it, «predecessor of the», and before «by», «replaced by».
_OF, _BY = 3, 2
_PASSIVE = re.compile(rf"\W*(?:\w+\W+){{0,{_BY - 1}}}{spelt('by')}\b")


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by the facts that tell of the two who came before the other; None where none does."""
    claimed = _claimed(question, knowledge) if question.polar and not question.years else None
    for fact in knowledge.all_facts(FactKind.PREDECESSOR) if claimed is not None else ():
        for value in fact.values:
            told = (value.value, fact.body) if fact.aspect == "predecessor" else (fact.body, value.value)
            if claimed in {told, told[::-1]}:
                draft = Draft(
                    "predecessor", [item_of(fact, value)], merged(list(evidence_of(fact))), bodies=(fact.body,)
                )
                draft.verdict = (claimed == told) != question.denies_claim
                return draft
    return None


def _claimed(question: Question, knowledge: Knowledge) -> tuple[str, str] | None:
    """Return the body that a question says to have come before and the one after, or None where it says no such thing.

    Who is named first did what is said to the other, but for «replaced by»; a noun is of the body right behind it.
    """
    text = fold(question.text)
    named = sorted(knowledge.bodies.find(question.text), key=lambda match: match.span.start)
    said = [c for group in ("heir", "came") for c in cue(group, question.language).find(text)]
    rest = set(question.content) - {word for c in said for word in words(text[c.start : c.end])}
    if rest or len(text) != len(question.text) or len({match.value for match in named}) != 2:
        return None
    first = named[0].value
    last = next(match.value for match in named if match.value != first)
    for noun in cue("heir", question.language).find(text):
        behind = next((m for m in named if m.span.start >= noun.end), None)
        if behind is None or len(words(text[noun.end : behind.span.start])) > _OF:
            return None
        one = last if behind.value == first else first
        return (one, behind.value) if noun.name == "before" else (behind.value, one)
    for verb in cue("came", question.language).find(text):
        passive = _PASSIVE.match(text, verb.end) is not None
        return (first, last) if (verb.name == "before") != passive else (last, first)
    return None
