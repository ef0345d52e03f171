"""What a question takes for granted: «Since it binds its members, …», and what the documents say to that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.answers.from_sentences.alignment import likeness
from app.bodies.names import NameMatcher
from app.drafts import Draft, Evidence, draft_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, asks_clearly, cue
from app.questions.focus import granted_end
from app.questions.question import Question
from ingest import dates
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import Fact, FactKind

# Kinds of which a clause names a value that the documents may not.
VALUED = {"leader": FactKind.LEADER, "parent": FactKind.PARENT, "seat": FactKind.SEAT}


def clause(text: str, language: str) -> str:
    """Return the clause of a question that takes something for granted, without the word that opens it; mostly ""."""
    end = granted_end(fold(text), language)
    if not end:
        return ""
    opening = cue("granted", language).search(fold(text))
    return text[opening.end if opening else 0 : end - 1].strip(" '’,")


# What stands between a name and what is set beside it in commas, and between its act and its date.
_BESIDE, _UNTIL, _CLOSE = (re.compile(each) for each in (r"\s*[,(]\s*(?:\w+ ){0,3}", r"\s(?:\w+ ){1,3}", r"\s*[,)]"))


def apposed(text: str, names: NameMatcher, language: str) -> str:
    """Return what a question sets beside a name on its founding, «the CAM, created in 2008, …», with it; mostly ""."""
    folded = fold(text)
    acts = [c for c in cue("aspect", language).find(folded) if c.name in FOUNDING]
    told = [match.span for match in dates.find(text)] if acts else []
    for name in names.find(text) if told else ():
        for act in acts:
            beside = name.span.end <= act.start and _BESIDE.fullmatch(folded, name.span.end, act.start) is not None
            for at in told if beside else ():
                dated = act.end <= at.start and _UNTIL.fullmatch(folded, act.end, at.start) is not None
                if dated and _CLOSE.match(folded, at.end):
                    return text[name.span.start : at.end]
    return ""


# What ends a statement that a question follows, and the most words of it.
_STATED, _LONGEST = re.compile(r"(?:;|(?<=\w{4})\.)\s+"), 16


def statement(text: str, main: Question, read: Callable[[str], Question]) -> Question | None:
    """Return what a message states of a body before it asks of it, read as a question; mostly None.

    «A has 14 members; when was it founded?» «A met in Peru in 2019. …» tells nothing of a known kind.
    """
    said, *asked = _STATED.split(text, maxsplit=1)
    plain = asked and "?" not in said and "?" in asked[0] and len(said.split()) <= _LONGEST
    if not plain or asks_clearly(fold(said), main.language):
        return None
    if any(cue(group, main.language).search(fold(said)) for group in ("asker", "belief", "remark")):
        return None
    told = read(said)
    return told if told.scores and told.bodies == main.bodies and not told.countries else None


def of_act(question: Question) -> Question | None:
    """Return a question for the act that made a body, which dates that act, as one for a yes or a no on that date.

    «Which resolution of April 2008 created the CAM?» None for any other question.
    """
    dated = question.asks("instrument") and question.years and question.aspects & FOUNDING
    if not dated or question.polar or len(question.bodies) != 1:
        return None
    return replace(question, kind="date", scores={"date": 1.0}, polar=True, content=(), expects="")


def refuted(asked: Question, draft: Draft | None, knowledge: Knowledge) -> Draft | None:
    """Return the draft that answers a clause where it contradicts it, else None.

    ``asked`` is the clause read as a question for a yes or a no, ``draft`` what is known to that.
    """
    if draft is not None and draft.corrects:
        return draft
    if draft is not None and draft.verdict is not None and draft.verdict == ("not" in asked.restrict):
        told = asked.kind in {"members", "legal", "status", "date"} or asked.years
        return draft if told or any(item.kind == "number" for item in draft.items) else None
    named = {*asked.bodies[1:], *asked.others}
    if not asked.bodies or not (asked.unknown or named):
        return None
    facts = _of_value(asked, knowledge)
    if not facts or any(_accounts(fact, asked, named, knowledge) for fact in facts):
        return None
    found = [Evidence(f.document, e) for f in facts[:1] for e in f.evidence]
    return draft if draft is not None and draft.items else Draft("text", evidence=found, bodies=asked.bodies[:1])


def _of_value(asked: Question, knowledge: Knowledge) -> list[Fact]:
    """Return the facts that tell who leads, what a body belongs to, or where it was founded, as the clause does."""
    if asked.kind in VALUED:
        return [f for f in knowledge.facts(asked.bodies[0], VALUED[asked.kind]) if f.values]
    if asked.aspects & FOUNDING:
        facts = knowledge.facts(asked.bodies[0], FactKind.FOUNDED)
        return [f for f in facts if f.aspect in asked.aspects and any(v.kind == "place" for v in f.values)]
    return []


def _accounts(fact: Fact, asked: Question, named: set[str], knowledge: Knowledge) -> bool:
    """Tell whether the sentence of a fact names what the clause names."""
    text = " ".join(span.of(knowledge.document(fact.document).text) for span in fact.evidence)
    if named & {value.value for value in fact.values} or named & knowledge.named(text):
        return True
    return any(likeness(fold(name), text) >= 0.9 for name in asked.unknown)


def elsewhere(asked: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Was it signed in New York?» with a no where the documents name another place for that; else None."""
    if not asked.polar or not asked.unknown or not asked.aspects & FOUNDING or asked.kind in VALUED:
        return None
    found = refuted(replace(asked, others=(), bodies=asked.bodies[:1]), None, knowledge)
    return replace(found, verdict="not" in asked.restrict) if found is not None else None


def of_tie(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Since when has A run B?» with who runs B, where the documents name others; else None.

    So too how or why it came to run it, or to run it alone, what it belongs to, and where it has its seat.
    """
    kinds = [kind for kind in VALUED if question.scores.get(kind, 0.0) >= 1.0]
    how = question.asks(*VALUED) and cue("manner", question.language).search(question.bare) is not None
    asked_of = question.asks("date") or bool(question.scores.get("reason")) or how
    if not asked_of or question.polar or not kinds or not question.bodies[:1]:
        return None
    named = {*question.bodies[1:], *question.others}
    asked = replace(question, kind=kinds[0])
    of_seat = asked.kind == "seat"
    if of_seat:
        named, asked = set(), replace(asked, unknown=_places(question), bodies=question.bodies[:1])
        if any(_sits_there(place, asked.bodies[0], knowledge) for place in asked.unknown):
            return None
    facts = _of_value(asked, knowledge)
    apart = bool(facts) and bool(named or asked.unknown)
    shared = "alone" in question.restrict and len({v.value for f in facts for v in f.values}) > len(named)
    if not apart or (not shared and any(_accounts(fact, asked, named, knowledge) for fact in facts)):
        return None
    draft = draft_of(kinds[0], question.bodies[0], facts[:1])
    firm = replace(draft, key=f"premise_{kinds[0]}", verdict=False, covered=question.content)
    return firm if how or of_seat else draft


def _places(question: Question) -> tuple[str, ...]:
    """Return the names that nobody knows and that a question sets behind a preposition of place, «its seat in Lima»."""
    folded = question.folded
    ends = [c.end for c in cues("subject", question.language).find(folded) if c.name == "preposition"]
    return tuple(each for each in question.unknown if any(folded.startswith(fold(each), end + 1) for end in ends))


def _sits_there(place: str, body: str, knowledge: Knowledge) -> bool:
    """Tell whether a sentence on a body names a place together with a seat or secretariat, «it may move to Oslo»."""
    for document, metadata in knowledge.metadata.items():
        own = [fold(each.text) for each in knowledge.sentences(document) if each.body == body]
        for text in (each for each in own if fold(place) in each):
            office = any(c.name == "secretariat" for c in cues("leader", metadata.language).find(text))
            if office or cues("seat", metadata.language).search(text) is not None:
                return True
    return False


def noted(draft: Draft) -> Draft:
    """Return what contradicts a clause as a remark beside another answer: its quotes without a verdict.

    Of its values the date and the number are kept, which set a wrong one right.
    """
    items = [item for item in draft.items if item.kind in {"date", "number"}]
    return replace(draft, key="noted", items=items, verdict=None, evidence=merged(draft.evidence)[:2], extra=[])
