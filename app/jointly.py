"""Several questions of one message that one sentence answers together, «who heads it, and since when?».

A part of a message alone has often lost its subject, or holds but some of the words that find the sentence. The message
is therefore read whole against the sentences: where the likeliest answers it, each part takes from there what it wants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from app.answers import reading
from app.answers.candidates import pair
from app.answers.reading import Rated
from app.answers.values import Told
from app.confidence import TRUSTED, chance, model
from app.drafts import Draft, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.question import Question
from app.several import Solved, said_in_full
from index.cross_encoder import CrossEncoder, Reading

# From this chance on a value of the sentence is taken for what a part asks for.
_ASKED = 0.3
# Of the sentences that the answer to a part rests on so many are read.
_RESTS = 2
# From this chance on a part wants a value of a kind, or words.
_WANTED = 0.3


def whole(read: Callable[[str], Question], text: str, solved: Solved) -> Question | None:
    """Return a message of several parts as one question, on the body that its parts are about.

    None where they are on different bodies, each named: no one sentence tells of both.
    """
    bodies = list(dict.fromkeys(question.bodies for question, _ in solved if question.bodies))
    named = {question.bodies for question, _ in solved if question.named == "exact"}
    if len(solved) < 2 or len(named) > 1:
        return None
    asked = replace(read(text), polar=False)
    if asked.bodies or len(bodies) != 1:
        return asked
    first = next(question for question, _ in solved if question.bodies)
    return replace(asked, bodies=first.bodies, named=first.named)


def answered(
    asked: Question,
    solved: Solved,
    rated: Sequence[Rated],
    knowledge: Knowledge,
    encoder: CrossEncoder,
    wanted: Callable[[Question], Mapping[str, float]],
    weigh: Callable[[Question, Draft], None],
) -> Solved:
    """Return the parts of a message with what the sentence that likeliest answers all of it gives to each."""
    best = rated[0] if rated else None
    if best is None or best.told.answers < TRUSTED or reading.is_unfit(asked, best, knowledge):
        return solved
    reader = _Reader(solved[0][0], knowledge, encoder)
    given: list[str] = []
    held: list[Draft | None] = []
    for question, draft in solved:
        told = reader.read(question, best.sentence, wanted(question))
        own = None
        if chance(draft) < model().threshold or (draft is not None and not reader.is_told(question, draft, best, told)):
            asked_now = replace(question, besides=(*question.besides, *given))
            own = _of_part(asked_now, Rated(best.score, told, best.sentence, best.signals), knowledge)
        held.append(own)
        each = own or draft
        given += [item.value for item in each.items] if each is not None else []
    told_all = [draft for draft in held if draft is not None]
    if not told_all:
        return solved
    features = _features(asked, told_all, best, knowledge, weigh)
    for own in told_all:
        own.features = features
    return [(question, own or draft) for (question, draft), own in zip(solved, held, strict=True)]


class _Reader:
    """Reads sentences for the parts of a message."""

    def __init__(self, first: Question, knowledge: Knowledge, encoder: CrossEncoder) -> None:
        """Take the first part, which says what the message is about."""
        self._first, self._knowledge, self._encoder = first, knowledge, encoder

    def read(self, question: Question, sentence: Sentence, wanted: Mapping[str, float]) -> Told:
        """Return what is made of a sentence for one part, by itself and said in full, whichever is more."""
        spelt = pair(question, sentence, self._knowledge)[1]
        full = question.text if question is self._first else said_in_full(question, self._first)
        read = [self._encoder.read(each, [spelt.text])[0] for each in dict.fromkeys([question.text, full])]
        chances = np.max([each.chances for each in read], axis=0)
        best = Reading(max(each.score for each in read), read[0].places, chances)
        return Told(best, spelt.parts, wanted)

    def is_told(self, question: Question, draft: Draft, rated: Rated, told: Told) -> bool:
        """Tell whether the answer to a part rests on a sentence, or on one that is likelier to answer it."""
        if reading.is_rest(draft, rated.sentence) or draft.derived or draft.corrects:
            return True
        rests = [s for e in draft.evidence for s in self._knowledge.sentences(e.document) if reading.is_rest(draft, s)]
        return any(self.read(question, each, {}).answers >= told.answers for each in rests[:_RESTS])


def _of_part(question: Question, rated: Rated, knowledge: Knowledge) -> Draft | None:
    """Return what a sentence gives to one part of a message, or None where it gives nothing that the part asks for."""
    draft = reading.drafted(question, rated, knowledge)
    if draft is None or draft.features["doubt"]:
        return None
    if draft.verdict is not None:
        return draft if rated.told.answers >= TRUSTED else None
    kept = [item for item in draft.items if rated.told.of(item, rated.sentence) >= _ASKED]
    if kept or question.asks("instrument"):
        return draft
    textual = rated.told.wanted.get("text", 0.0) >= _WANTED
    return replace(draft, key="text", items=[]) if textual and rated.told.answers >= TRUSTED else None


def _features(
    asked: Question,
    drafts: Sequence[Draft],
    rated: Rated,
    knowledge: Knowledge,
    weigh: Callable[[Question, Draft], None],
) -> dict[str, float]:
    """Return what tells how sure the answers to all parts are that one sentence gives."""
    items = [item for draft in drafts for item in draft.items]
    place = Evidence(rated.sentence.document, rated.sentence.unit.span)
    draft = Draft("relation" if items else "text", items, merged([place]), bodies=asked.bodies)
    draft.features = reading.signs(rated) | {"share": 1.0}
    weigh(asked, draft)
    return draft.features
