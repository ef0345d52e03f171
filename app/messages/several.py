"""The parts of a message that lean on its other parts: «what is its budget, and what was it before?».

So do values that a question wants beside the one that answers it, «which country got it, and how much?».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answers.from_sentences import pointed
from app.answers.from_sentences.alignment import content_words
from app.confidence import MARGIN, chance, model
from app.conversation import pointing
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge
from app.messages import openings
from app.messages.understanding import Settles
from app.output.measures import counted_in
from app.questions.cues import FOUNDING, cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold
from ingest.records import Span

Solved = list[tuple[Question, Draft | None]]


def widened(solved: Solved, further: Callable[[Question, Draft], Draft | None]) -> Solved:
    """Return answers with what ``further`` finds beside each that is sure and that no other answer gives."""
    least = model().threshold
    items = [item for _, draft in solved if draft is not None for item in draft.items]
    given = {(item.kind, item.value) for item in items}
    given |= {("country", m.value) for item in items if item.kind == "place" for m in countries.find(item.value)}
    found: Solved = []
    for question, draft in solved:
        found.append((question, draft))
        more = further(question, draft) if draft is not None and chance(draft) >= least else None
        if more is not None and not given & {(item.kind, item.value) for item in more.items}:
            found.append((question, more))
    return found


def told_once(solved: Solved) -> Solved:
    """Return questions with their drafts without those that say the same again, «how old is it, from what year?».

    One of another kind that has no sure answer stays: it is told that none was found.
    """
    kept: dict[object, tuple[Question, Draft | None]] = {}
    for at, (question, draft) in enumerate(solved):
        if draft is None or not draft.items:
            kept[at] = question, draft
        else:
            told = (draft.key, draft.verdict, tuple(item.value for item in draft.items), draft.bodies)
            other = kept.get(told)
            apart = other is not None and other[0].kind != question.kind and chance(draft) < model().threshold
            kept.setdefault((told, at) if apart else told, (question, draft))
    return list(kept.values())


def named_one_by_one(solved: Solved, knowledge: Knowledge) -> Solved:
    """Return the parts of a message, those that ask to name what the part before counts with the list of these.

    «… and what are they?»: where the sentence that gives the number lists nothing, no document says. Countries are told
    by their lists.
    """
    least = model().threshold
    found: Solved = []
    for question, draft in solved:
        asked, before = found[-1] if found else (question, None)
        names = before is not None and openings.asks_which(question.text, question.language)
        if names and before is not None and _is_count(before, knowledge) and chance(before) >= least:
            lists = [each for each in before.evidence if _lists(each, knowledge)]
            told = replace(before, key="text", items=[], slots={}, extra=[]) if lists else None
            found.append((replace(asked, text=question.text, kind="other", content=(), restrict=frozenset()), told))
        else:
            found.append((question, draft))
    return found


def _is_count(draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether an answer is the number that a sentence gives of other things than countries."""
    if len(draft.items) != 1 or draft.items[0].kind != "number" or draft.items[0].derived or not draft.evidence:
        return False
    unit, tongue = counted_in(draft.items[0], knowledge), knowledge.metadata[draft.evidence[0].document].language
    return cue("memberlike", tongue).search(fold(unit)) is None


def _lists(evidence: Evidence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence lists something behind its number."""
    text = evidence.span.of(knowledge.document(evidence.document).text)
    end = max((mark.end for mark in evidence.marks), default=evidence.span.end) - evidence.span.start
    return ":" in text[end:]


def leaning(solved: Solved, read: Callable[[str, str], Question], settle: Settles, knowledge: Knowledge) -> Solved:
    """Return the parts of a message with what those that have no answer find once they say what they lean on.

    «… and who took part?» is asked with the words of the part before it, «the discussions on the compact last», and
    answered from the sentence of that part's answer, or one beside it. ``read`` understands a text by itself.
    """
    least = model().threshold
    found: Solved = []
    for question, draft in solved:
        before = next(((q, d) for q, d in reversed(found) if d is not None and chance(d) >= least), None)
        if before is not None and (_strays(question, draft, before, knowledge) or _repeats(question, draft, before[1])):
            draft = None
        if found and chance(draft) >= least and _loses_its_thing(question, draft, found[-1][1], knowledge):
            draft = None
        if chance(draft) < least and (named := _by_name(question, found, read, knowledge)) is not None:
            given, told = settle(named)
            if chance(told) >= least:
                question, draft = replace(given, text=question.text), told
        full = question.countries or (question.polar and question.bodies)  # what it asks is all that a yes hangs on
        if chance(draft) < least and before is not None and not full:
            for asked in _in_full(question, before, read, knowledge):
                known = {item.value for _, each in found if each is not None for item in each.items}
                given, told = settle(replace(asked, besides=(*asked.besides, *known)))
                new = told is not None and (not told.items or bool({item.value for item in told.items} - known))
                new = new and told is not None and fits(question, told) and not _repeats(question, told, before[1])
                if told is not None and new and chance(told) >= least and _is_beside(told, before[1]):
                    draft = of_kind_before(question, told, before[1])
                    question = replace(given, text=question.text)
                    break
        found.append((question, draft))
    return found


def _by_name(
    question: Question, earlier: Solved, read: Callable[[str, str], Question], knowledge: Knowledge
) -> Question | None:
    """Return a part that leans on the body that an earlier one names as asked of it by its name, «A: who chairs it?».

    So too one that leans on a turn before.

    None where it is but an interrogative, which leans on more, or asks another thing so.
    """
    named = not earlier or any(asked.named == "exact" and asked.bodies == question.bodies for asked, _ in earlier)
    told = {item.value for _, draft in earlier if draft is not None for item in draft.items if item.kind == "body"}
    named = named or set(question.bodies) <= told  # «… and which countries belong to that organisation?»
    if not named or question.named != "earlier" or len(question.bodies) != 1 or is_bare(question):
        return None
    body, language = knowledge.bodies[question.bodies[0]], question.language
    name = next(iter((*body.acronyms.get(language, ()), *body.names.get(language, ()))), "")
    own = _AND.sub("", question.text.strip())
    asked = read(pointing.with_name(own, name, language) if earlier else f"{name}: {own}", language)
    same = name and asked.bodies == question.bodies and asked.kind == question.kind
    same = same and (bool(earlier) or not question.asks("definition"))  # «What are they?», things that were counted
    same = same and asked.countries == question.countries  # «Since when is it an observer?», a state of the turn before
    return replace(asked, polar=question.polar) if same else None


def of_kind_before(question: Question, draft: Draft, before: Draft) -> Draft:
    """Return what a part that says not what it asks for, «and what was it before?», gives of the kind of that before.

    All of it where that is of another kind, and for a part that says what it asks for.
    """
    if not is_plain(question):
        return draft
    kinds = {item.kind for item in before.items}
    items = [item for item in draft.items if item.kind in kinds]
    if not items or len(items) == len(draft.items):
        return draft
    gone = {mark for item in draft.items if item not in items for each in item.evidence for mark in each.marks}
    evidence = [replace(e, marks=tuple(mark for mark in e.marks if mark not in gone)) for e in draft.evidence]
    return replace(draft, items=items, evidence=evidence)


def is_plain(question: Question) -> bool:
    """Tell whether a part says not what it asks for of what an earlier part names, «and what was it before?»."""
    plain = question.kind in {"definition", "other"} and not (question.expects or question.aspects)
    return plain and not (question.polar or question.content) and question.named == "earlier"


# Kinds of question that an interrogative alone asks.
_ALONE = frozenset({"date", "seat", "count"})


def _loses_its_thing(question: Question, draft: Draft | None, before: Draft | None, knowledge: Knowledge) -> bool:
    """Tell whether a part that is but an interrogative, «and since when?», is answered of something else.

    It asks of what the part before is answered with: it has no answer where that has none, nor one from far away in
    whose sentence that is not named.
    """
    if not is_bare(question):
        return False
    if draft is None or draft.corrects or draft.derived:
        return False
    if before is None or chance(before) < model().threshold:
        return True
    return not _is_beside(draft, before) and not _names_told(draft, before, knowledge)


def is_bare(question: Question) -> bool:
    """Tell whether a part is but an interrogative, «and since when?», and names not what it asks of."""
    if question.polar or (question.bodies and question.named == "exact"):
        return False
    folded = fold(question.text)
    told = {c.name for c in cue("aspect", question.language).find(folded)}
    if told & FOUNDING or cue("home", question.language).search(folded) is not None:
        return False  # «Since when has it existed?», «Where is its seat?»
    asks = cue("interrogative", question.language).find(folded)
    if not asks and not openings.asks_of_it(question.text, question.language):
        return False  # «For A: seat, year» asks both of A
    spans = [*asks, *cue("expects", question.language).find(folded)]
    spans += [c for c in cue("kind", question.language).find(folded) if c.name in _ALONE]
    return bool(spans) and not content_words(blanked(folded, [Span(c.start, c.end) for c in spans]))


def _names_told(draft: Draft, before: Draft, knowledge: Knowledge) -> bool:
    """Tell whether the sentence of an answer names an act or a body that another answer gives."""
    texts = [fold(each.span.of(knowledge.document(each.document).text)) for each in draft.evidence]
    named = [fold(item.value) for item in before.items if item.kind in {"instrument", "body", "text"}]
    return any(name in text for name in named for text in texts)


def _strays(question: Question, draft: Draft | None, before: tuple[Question, Draft], knowledge: Knowledge) -> bool:
    """Tell whether a part that names no body is answered from a section on another one than the part before."""
    asked, told = before
    if draft is None or question.bodies or asked.bodies or not set(asked.content) <= set(question.content):
        return False
    if draft.key == "bodies":
        return False  # «the pact with 23 aims and the one that …» is of two
    own, other = _bodies_told(told, knowledge), _bodies_told(draft, knowledge)
    return bool(own and other) and own != other and not _names_told(draft, told, knowledge)


def _repeats(question: Question, draft: Draft | None, before: Draft) -> bool:
    """Tell whether a part that asks for values is answered with no more than the sentences of the one before."""
    if draft is None or draft.items or question.polar:
        return False
    own = question.asks(*_VALUED) or (before.verdict is not None and (question.expects or question.asks("mandate")))
    if before.items or not own:
        return False
    return all(any(each.meets(o.document, o.span) for o in before.evidence) for each in draft.evidence)


# Kinds of question that values answer.
_VALUED = ("date", "members", "seat", "leader", "count", "instrument", "parent", "predecessor")


def _in_full(
    question: Question,
    before: tuple[Question, Draft],
    read: Callable[[str, str], Question],
    knowledge: Knowledge,
) -> list[Question]:
    """Return a part of a message as one on the body that the part before it told of, and with that part's words."""
    asked, draft = before
    own = read(question.text, question.language)
    if (own.bodies and own.named != "hint") or question.named == "exact":
        return []
    if asked.bodies and question.bodies and not set(question.bodies) & set(asked.bodies):
        return []  # «Which body is it part of, and when was that one created?»
    bodies = asked.bodies or _bodies_told(draft, knowledge)
    if len(bodies) > 1:
        return []
    found = [replace(own, bodies=bodies, named="earlier")] if bodies and not asked.bodies and own.scores else []
    full = read(said_in_full(question, asked), question.language)
    return [*found, replace(full, bodies=full.bodies or bodies, named=full.named or "earlier" if bodies else "")]


def said_in_full(question: Question, before: Question) -> str:
    """Return the text of a part of a message with what the part before asks about."""
    told = _AND.sub("", question.text.strip(" ?"))
    return f"{told}, {_unasked(before)} ?"


# What joins a part of a message to the one before.
_AND = re.compile(r"^(?:et|and|y|e)\s", re.IGNORECASE)
# Where the interrogative stands that a question opens with.
_OPENING = 12


def _unasked(question: Question) -> str:
    """Return the text of a question without the interrogative near its beginning; its verb stays, «dirige o CAM»."""
    folded = fold(question.text)
    for group in ("expects", "interrogative"):
        asks = [c for c in cue(group, question.language).find(folded) if c.start < _OPENING]
        if asks:
            first = max(asks, key=lambda c: (-c.start, c.end))
            return " ".join((question.text[: first.start] + question.text[first.end :]).split()).strip(" ¿?,:")
    return question.text.strip(" ¿?,")


def _bodies_told(draft: Draft, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the one body that the sentences of an answer tell of, as a section on it does."""
    places = [(each, s) for each in draft.evidence for s in knowledge.sentences(each.document)]
    told = {sentence.body for each, sentence in places if each.meets(sentence.document, sentence.unit.span)}
    return tuple(body for body in told if body) if len(told) == 1 else ()


def stands(question: Question) -> bool:
    """Tell whether a part says by itself what it asks and of what, «Who chairs A, …»."""
    return question.named == "exact" and question.asks(*_VALUED)


# Kinds of question for a body or an act.
_OF_BODIES = frozenset({"predecessor", "parent", "instrument"})


def fits(question: Question, draft: Draft) -> bool:
    """Tell whether an answer to «and who …?», «and where …?», «and what was it before?» is of no other kind."""
    kinds = {item.kind for item in draft.items}
    if question.kind in _OF_BODIES and "place" in kinds:
        return False
    names = question.expects == "who" or question.asks("seat") or question.kind in _OF_BODIES
    return not names or not kinds & {"date", "number"}


# So near to each other two answers stand in one place.
NEAR = 600


def _is_beside(draft: Draft | None, other: Draft) -> bool:
    """Tell whether an answer rests on the sentence of another one or near it."""
    if draft is None or draft.corrects:
        return False
    return all(
        any(e.document == o.document and abs(e.span.start - o.span.start) < NEAR for o in other.evidence)
        for e in draft.evidence
    )


def completed(text: str, solved: Sequence[tuple[Question, Draft | None]], settle: Settles) -> Solved:
    """Return the parts of a message with what the whole of it finds for those that say too little by themselves.

    ``settle`` returns a question as it is best answered, and the draft of its answer. What an answer to another part
    gives is none to a part that leans on it.
    """
    least = model().threshold
    done = [draft for _, draft in solved if draft is not None and chance(draft) >= least]
    if len(solved) < 2 or not done:
        return list(solved)
    given = {item.value for draft in done for item in draft.items}
    found: Solved = []
    for question, draft in solved:
        sure = chance(draft) >= least or stands(question)
        untold = draft is not None and question.named == "earlier" and pointed.is_untold(question, draft)
        if sure and not untold:
            found.append((question, draft))
            continue
        asked, told = settle(replace(question, text=text, besides=(*question.besides, *given)))
        new = told is not None and bool({item.value for item in told.items} - given) and fits(question, told)
        better = new and chance(told) >= (least if sure else chance(draft) + MARGIN)
        found.append((asked, told) if better else (question, draft))
    return found
