"""The day from which what a sentence tells takes effect, «notified on 3 May, with effect from 3 November»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answers.from_sentences.held import EVERY, place_in
from app.answers.from_sentences.sought import found, marked
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.question import Question
from ingest.folding import fold

# What may stand between such words and their date.
_NEAR = re.compile(r"[^.;:()\d]{0,40}")


def behind(group: str, dates: Sequence[DraftItem], sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return those of the dates of a sentence that stand behind words of a group: of taking "effect", or "lapsed"."""
    folded = fold(sentence.text)
    words = found(group, folded, knowledge.metadata[sentence.document].language)
    return [
        item
        for item in dates
        if any(_NEAR.fullmatch(folded, word.end, place_in(sentence, item).start) for word in words)
    ]


def take(draft: Draft, question: Question, knowledge: Knowledge) -> None:
    """Put the day of its effect in the place of the one date told of an act, where a question asks since when it is so.

    «Since when is it no longer a party?» asks for no day of its notice.
    """
    asks = "since" in question.restrict or marked("effect", question.bare, question.language)
    if not asks or question.polar or len(draft.items) != 1 or draft.items[0].kind != "date":
        return
    told = draft.items[0]
    for each in told.evidence:
        for sentence in knowledge.sentences(each.document):
            if not each.meets(sentence.document, sentence.unit.span):
                continue
            every = EVERY["date"](question, sentence, knowledge)
            own = behind("effect", every, sentence, knowledge)
            if len(own) == 1 < len(every) and own[0].value > told.value and _holds(every, told):
                draft.items = own
                draft.slots.pop("verb", None)  # that of the other date
                draft.evidence = [Evidence(each.document, each.span, own[0].evidence[0].marks)]
                return


def _holds(dates: Sequence[DraftItem], told: DraftItem) -> bool:
    """Tell whether a date told is among those of a sentence."""
    return any(item.value == told.value for item in dates)
