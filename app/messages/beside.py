"""Parts of a message that a sentence near the answer to another part answers, «who heads it, and who pays for it?».

What a part leaves to the others tells search little. The sentences around their answers are therefore read for it, by
itself and said in full; one that answers goes before an answer from elsewhere which, read so, answers less.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.held import EVERY
from app.answers.from_sentences.reading import Rated
from app.answers.from_sentences.values import VALUED
from app.confidence import MARGIN, TRUSTED, chance, model
from app.drafts import Draft, DraftItem
from app.knowledge import Knowledge, Sentence
from app.messages.jointly import Means, Reader, is_told, of_part, whole
from app.messages.several import NEAR, Solved, fits, is_bare, of_kind_before, stands
from app.questions.question import Question
from ingest.dates import covers

# Below this chance a sentence near another answer hardly answers: stricter, as a sure answer would give way.
_HARDLY = 0.3
# From this chance on a value of the sentence that a part is asked of is what it asks for.
_LIKELY = 0.2


def answered(text: str, solved: Solved, means: Means) -> Solved:
    """Return the parts of a message with what sentences near the answers to some of them give to others."""
    asked = whole(means.read, text, solved)
    if asked is None:
        return solved
    reader = Reader(asked, [question for question, _ in solved], means)
    found = list(solved)
    for at, (question, draft) in enumerate(solved):
        others = [other for place, (_, other) in enumerate(found) if place != at and other is not None]
        others = [other for other in others if chance(other) >= model().threshold]
        if not others or (at and chance(found[at - 1][1]) < model().threshold):
            continue  # «the largest loan, to whom, and how much?» asks of what is not told
        if question.polar or (question.named == "exact" and question.bodies != asked.bodies):
            continue
        told = {item.value for _, each in found[:at] if each is not None for item in each.items}
        own = _of_its_sentence(
            replace(question, besides=(*question.besides, *told)), at, found[at - 1][1], reader, means
        )
        if own is not None:
            found[at] = question, own
            continue
        sure = draft is not None and chance(draft) >= model().threshold
        sure = sure and draft is not None and not (draft.items and {item.value for item in draft.items} <= told)
        leans = at > 0 and (question.named == "earlier" or not question.bodies)
        if stands(question) and not sure:
            continue
        if sure and (not leans or draft is None or draft.derived or draft.corrects or draft.extra):
            continue
        near = _near(others, means.knowledge)
        given = tuple(item.value for each in others for item in each.items)
        taken = _taken(replace(question, besides=(*question.besides, *given)), at, near, reader, means)
        if taken is None or _repeats(taken[0], told) or (not sure and is_told(taken[0], others)):
            continue
        alike = draft is not None and {item.kind for item in draft.items} == {item.kind for item in taken[0].items}
        if sure and not (alike and _outdoes(taken[1], draft, at, near, reader, means.knowledge)):
            continue
        own = of_kind_before(question, taken[0], others[-1])
        for other in range(at):
            own = _exchanged(found, (other, at), own, taken[1], reader, means) or own
        found[at] = question, own
    return found


def _of_its_sentence(question: Question, at: int, before: Draft | None, reader: Reader, means: Means) -> Draft | None:
    """Return the value that the sentence of the answer before gives to a part that is but an interrogative.

    «Who left it, and in what year?»: it is as sure as what it is asked of.
    """
    if not at or before is None or len(before.items) != 1 or before.corrects or not is_bare(question):
        return None
    rests = [s for e in before.evidence for s in means.knowledge.sentences(e.document) if reading.is_rest(before, s)]
    rests, wanted = rests[: reading.RESTS], means.wanted(reader.in_full(at))
    for sentence, signals in (row for row in candidates.find(question, means.knowledge, rests) if row[0] in rests):
        told = reader.read(at, sentence, wanted)
        own = reading.drafted(question, Rated(0.0, told, sentence, signals), means.knowledge)
        asked = own is not None and any(
            told.of(item, sentence) >= _LIKELY or _is_only(item, question, sentence, means.knowledge)
            for item in own.items
        )
        if own is not None and asked and own.key != "members_partial" and fits(question, own):
            own.features = dict(before.features)
            return own
    return None


def _is_only(item: DraftItem, question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence gives no other date, or no other number, than that one."""
    return item.kind in VALUED and len(EVERY[VALUED[item.kind]](question, sentence, knowledge)) == 1


def _repeats(draft: Draft, told: Set[str]) -> bool:
    """Tell whether an answer is but a date that is told already, or one that it is within."""
    dated = bool(draft.items) and all(item.kind == "date" for item in draft.items)
    return dated and all(
        any(covers(item.value, each) or covers(each, item.value) for each in told) for item in draft.items
    )


def _taken(
    question: Question, at: int, near: Sequence[Sentence], reader: Reader, means: Means
) -> tuple[Draft, Sentence] | None:
    """Return what the likeliest of some sentences gives to a part, and that sentence, where the answer is sure."""
    rows = [row for row in candidates.find(question, means.knowledge, near) if row[0] in near]
    read = reader.likely(at, [sentence for sentence, _ in rows])
    if not rows:
        return None
    sentence, signals = rows[read.index(max(read))]
    rated = Rated(0.0, reader.read(at, sentence, means.wanted(reader.in_full(at))), sentence, signals)
    own = of_part(question, rated, means.knowledge) if rated.told.answers >= TRUSTED else None
    if own is None or not fits(question, own) or own.verdict is not None or own.key == "members_partial":
        return None
    own.features = reading.signs(rated) | {"share": 1.0}
    means.weigh(question, own)
    return (own, sentence) if chance(own) >= model().threshold else None


def _outdoes(
    sentence: Sentence,
    draft: Draft | None,
    at: int,
    near: Sequence[Sentence],
    reader: Reader,
    knowledge: Knowledge,
) -> bool:
    """Tell whether a sentence is likelier to answer a part than those of its sure answer, which if near hardly do."""
    places = draft.evidence if draft is not None else ()
    rests = [s for e in places for s in knowledge.sentences(e.document) if e.meets(s.document, s.unit.span)][
        : reading.RESTS
    ]
    own, *others = reader.likely(at, [sentence, *rests])
    beside = any(each in near for each in rests)
    return own >= max(others, default=0.0) + MARGIN and (not beside or max(others) < _HARDLY)


def _exchanged(
    found: Solved, places: tuple[int, int], own: Draft, sentence: Sentence, reader: Reader, means: Means
) -> Draft | None:
    """Return an answer with the value of another part's, which takes its own, where each is likelier so; or None.

    Both are a value of one kind from one sentence: «Nine members are a quorum, five of them women».
    """
    question, draft = found[places[0]]
    if draft is None or not reading.is_rest(draft, sentence) or not len(draft.items) == 1 == len(own.items):
        return None
    first, second = draft.items[0], own.items[0]
    if first.kind != second.kind or first.kind not in VALUED:
        return None
    here, there = (reader.read(place, sentence, {}) for place in places)
    kept = here.of(first, sentence) * there.of(second, sentence)
    if here.of(second, sentence) * there.of(first, sentence) <= kept:
        return None
    found[places[0]] = question, replace(draft, items=[second], evidence=list(own.evidence))
    return replace(own, items=[first], evidence=list(draft.evidence))


def _near(drafts: Sequence[Draft], knowledge: Knowledge) -> list[Sentence]:
    """Return the sentences around those that some answers rest on."""
    found: dict[tuple[str, int], Sentence] = {}
    for each in (draft.evidence[0] for draft in drafts if draft.evidence):
        for sentence in knowledge.sentences(each.document):
            if abs(sentence.unit.start - each.span.start) < NEAR:
                found.setdefault((sentence.document, sentence.unit.start), sentence)
    return list(found.values())
