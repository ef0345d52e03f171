"""Several questions of one message that one sentence answers together, «who heads it, and since when?».

A part of a message alone has often lost its subject, or holds but some of the words that find the sentence. The message
is therefore read whole against the sentences: where the likeliest answers it, each part takes from there what it wants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.candidates import Candidate, pair
from app.answers.from_sentences.pointed import pointed
from app.answers.from_sentences.reading import Rated
from app.answers.from_sentences.values import ASKED, Told
from app.answers.withheld import shortfalls
from app.confidence import MARGIN, TRUSTED, chance, model
from app.drafts import Draft
from app.knowledge import Knowledge, Sentence
from app.messages.parts import parts
from app.messages.several import Solved, of_kind_before, said_in_full
from app.messages.several import fits as suits
from app.questions.question import Question
from app.questions.wanted import UNLIKELY, fits
from index.cross_encoder import CrossEncoder, Reading

# From this chance on a value of the sentence is taken for what a part asks for.
_ASKED = 0.3
# From this chance on a value is taken although something speaks against its sentence.
_SURE = 0.8
# From this chance on a sentence may answer a message, where each of its parts by itself is answered from there.
_ALIKE = 0.2
# From this chance on a part wants a value of a kind, or words.
_WANTED = 0.3


class Means(NamedTuple):
    """What reads the sentences for a message: understands a text, tells which values it wants, weighs an answer."""

    read: Callable[[str], Question]
    knowledge: Knowledge
    encoder: CrossEncoder
    wanted: Callable[[Question], Mapping[str, float]]
    weigh: Callable[[Question, Draft], None]


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
    text: str, solved: Solved, means: Means, rated: Callable[[Question, Sequence[Candidate]], list[Rated]]
) -> Solved:
    """Return the parts of a message with what the sentence that likeliest answers all of it gives to each.

    ``rated`` returns sentences as they are read for a question, the likeliest first.
    """
    asked, knowledge = whole(means.read, text, solved), means.knowledge
    if asked is None:
        return solved
    told = _taken(asked, solved, rated(asked, candidates.find(asked, knowledge)), means)
    short = [d is not None and shortfalls.falls_short(d, q, knowledge) for q, d in told]
    return [(q, None if falls else d) for (q, d), falls in zip(told, short, strict=True)]


def _taken(asked: Question, solved: Solved, rated: Sequence[Rated], means: Means) -> Solved:
    """Return the parts of a message with what the likeliest sentence gives to each, where that is likelier."""
    knowledge, wanted = means.knowledge, means.wanted
    best = _likeliest(asked, rated, solved)
    if best is None:
        return solved
    reader = Reader(asked, [question for question, _ in solved], means)
    sure = [draft is not None and chance(draft) >= model().threshold for _, draft in solved]
    given: list[str] = []
    held: list[Draft | None] = []
    before: Draft | None = None
    for at, (question, draft) in enumerate(solved):
        told = reader.read(at, best.sentence, wanted(reader.in_full(at)))
        own = of_part(replace(question, besides=(*question.besides, *given)), best._replace(told=told), knowledge)
        own = of_kind_before(question, own, before) if own is not None and before is not None else own
        others = [d for place, (_, d) in enumerate(solved) if place != at and sure[place] and d is not None]
        if own is not None and not sure[at] and (not suits(question, own) or is_told(own, others)):
            own = None
        if own is not None and sure[at] and draft is not None:
            own = own if reader.outdoes(at, own, draft, best.sentence, told) else None
        held.append(own)
        before = own or draft
        given += [item.value for item in before.items] if before is not None else []
    told_all = [(question, own) for (question, _), own in zip(solved, held, strict=True) if own is not None]
    for _, own in told_all:
        own.features = _features(told_all, best, means.weigh)
    return [
        (question, own if own is not None and _is_likelier(own, draft) else draft)
        for (question, draft), own in zip(solved, held, strict=True)
    ]


def is_told(own: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether all values of an answer are those that sure answers to other parts give."""
    values = {item.value for item in own.items}
    return bool(values) and values <= {item.value for draft in others for item in draft.items}


def _is_likelier(own: Draft, draft: Draft | None) -> bool:
    """Tell whether what one sentence gives takes the place of another answer, which where it is sure is not lightly.

    Where that is but the same sentence, nothing is lost; where it gives but the same, the surer one stays.
    """
    if draft is not None and draft.items and _tells(own) == _tells(draft):
        return chance(own) > chance(draft)
    if draft is None or chance(draft) < model().threshold:
        return True
    alike = any(a.meets(b.document, b.span) for a in own.evidence for b in draft.evidence)
    return alike or chance(own) > chance(draft) + MARGIN


def _tells(draft: Draft) -> tuple[bool | None, set[str]]:
    """Return the yes or no and the values that an answer gives."""
    return draft.verdict, {item.value for item in draft.items}


def _likeliest(asked: Question, rated: Sequence[Rated], solved: Solved) -> Rated | None:
    """Return the sentence that likeliest answers a whole message, where it may, or where all its parts point to it.

    One that speaks of another body than the one named does not.
    """
    named = asked.named in {"exact", "earlier"}
    best = next((each for each in rated if not (named and each.signals["elsewhere"])), None)
    if best is None or best.told.answers >= TRUSTED:
        return best
    alike = all(draft is not None and reading.is_rest(draft, best.sentence) for _, draft in solved)
    return best if alike and best.told.answers >= _ALIKE else None


class Reader:
    """Reads sentences for the parts of a message."""

    def __init__(self, asked: Question, questions: Sequence[Question], means: Means) -> None:
        """Take the whole message and its parts; the first says what it is about."""
        told = parts(asked.text, asked.language)
        self._texts = told if len(told) == len(questions) else [question.text for question in questions]
        self._asked, self._questions = asked, questions
        self._knowledge, self._encoder = means.knowledge, means.encoder

    def in_full(self, at: int) -> Question:
        """Return a part of the message with what the first part asks about."""
        own = replace(self._questions[at], text=self._texts[at])
        first = replace(self._questions[0], text=self._texts[0])
        return replace(own, text=said_in_full(own, first)) if at else own

    def read(self, at: int, sentence: Sentence, wanted: Mapping[str, float]) -> Told:
        """Return what is made of a sentence for one part, by itself and said in full, whichever is more."""
        spelt = pair(self._questions[at], sentence, self._knowledge)[1]
        read = [self._encoder.read(each, [spelt.text])[0] for each in self._ways(at)]
        chances = np.max([each.chances for each in read], axis=0)
        best = Reading(max(each.score for each in read), read[0].places, chances)
        return Told(best, spelt.parts, wanted)

    def likely(self, at: int, sentences: Sequence[Sentence]) -> list[float]:
        """Return the chance that each of some sentences answers a part, on average of the ways of saying it."""
        spelt = [pair(self._questions[at], sentence, self._knowledge)[1] for sentence in sentences]
        ways = [self._encoder.read(each, [own.text for own in spelt]) for each in self._ways(at)] if spelt else []
        return [float(np.mean([Told(each, ()).answers for each in read])) for read in zip(*ways, strict=True)]

    def _ways(self, at: int) -> list[str]:
        """Return the ways of saying a part of the message: by itself, and in full where it wants no yes or no."""
        own = self._texts[at]
        return list(dict.fromkeys([own, own if self._questions[at].polar else self.in_full(at).text]))

    def outdoes(self, at: int, own: Draft, draft: Draft, sentence: Sentence, told: Told) -> bool:
        """Tell whether what a sentence gives to a part is likelier than its answer, which another gives or less of it.

        ``told`` is what is made of the sentence for that part.
        """
        if draft.derived or draft.corrects or (at and not own.items):
            return False
        if reading.is_rest(draft, sentence):
            untold = not draft.items and draft.verdict is None
            return untold and any(told.of(item, sentence) >= ASKED for item in own.items)
        rests = [s for e in draft.evidence for s in self._knowledge.sentences(e.document) if reading.is_rest(draft, s)]
        other = max(
            (self.read(at, each, {}).answers + self._whole(each) for each in rests[: reading.RESTS]), default=0.0
        )
        return told.answers + self._whole(sentence) > other

    def _whole(self, sentence: Sentence) -> float:
        """Return the chance that a sentence answers the whole message."""
        asked, spelt = pair(self._asked, sentence, self._knowledge)
        return Told(self._encoder.read(asked, [spelt.text])[0], spelt.parts).answers


def of_part(question: Question, rated: Rated, knowledge: Knowledge) -> Draft | None:
    """Return what a sentence gives to one part of a message, or None where it gives nothing that the part asks for."""
    told, sentence = rated.told, rated.sentence
    draft = reading.drafted(question, rated, knowledge)
    if draft is None:
        return None
    if draft.verdict is not None:
        return draft if told.answers >= TRUSTED else None
    least = _SURE if draft.features["doubt"] else _ASKED
    if any(told.of(item, sentence) >= least for item in draft.items):
        return draft if fits(draft, told.wanted) >= UNLIKELY else None
    if draft.features["doubt"]:
        return None
    if draft.items and (items := pointed(question, sentence, knowledge, told)):
        marks = tuple(mark for item in items for mark in item.evidence[0].marks)
        return replace(draft, key="relation", items=items, evidence=[replace(draft.evidence[0], marks=marks)])
    if question.asks("instrument"):
        return draft
    textual = told.wanted.get("text", 0.0) >= _WANTED and not question.expects
    return replace(draft, key="text", items=[]) if textual and told.answers >= TRUSTED else None


def _features(
    told: Sequence[tuple[Question, Draft]], rated: Rated, weigh: Callable[[Question, Draft], None]
) -> dict[str, float]:
    """Return what tells how sure the answers to some parts are that one sentence gives: what each has, on average."""
    found = []
    for question, draft in told:
        own = replace(draft, features=reading.signs(rated) | {"share": 1.0})
        weigh(question, own)
        found.append(own.features)
    return {name: sum(each[name] for each in found) / len(found) for name in found[0]}
