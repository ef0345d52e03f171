"""Answers that tell of another thing than the one asked about, so that nothing is told instead."""

from __future__ import annotations

from app.alignment import likeness
from app.cues import FOUNDING, cue
from app.drafts import Draft
from app.knowledge import Knowledge
from app.question import Question
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import FactKind

# From this likeness on a word of a body's name is one of a question.
_SAME = 0.8


def is_astray(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer tells of another thing than the one that its question asks about."""
    if question.polar or draft.corrects:
        return False
    return (
        is_of_founding(draft, question, knowledge)
        or _lists_for_agent(draft, question)
        or _is_asker(draft, question, knowledge)
        or _is_clause(draft, knowledge)
    )


def asks_of_occasion(question: Question) -> bool:
    """Tell whether a question asks of an occasion of a body, «the CAM meeting», and of no founding."""
    return cues("event", question.language).search(question.bare) is not None and not question.aspects & FOUNDING


def is_of_founding(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether when an occasion is, «When is the CAM meeting?», is answered by when the body was founded."""
    if not question.asks("date") or not asks_of_occasion(question):
        return False
    founded = [f for body in question.bodies for f in knowledge.facts(body, FactKind.FOUNDED)]
    told = [e for f in founded for e in f.evidence if any(d.meets(f.document, e) for d in draft.evidence)]
    return bool(told) and not any(_tells_occasion(each.document, each.span.start, knowledge) for each in draft.evidence)


def _tells_occasion(document: str, start: int, knowledge: Knowledge) -> bool:
    """Tell whether the sentence at a place of a document names an occasion."""
    tongue = knowledge.metadata[document].language
    own = (s for s in knowledge.sentences(document) if s.unit.start <= start < s.unit.end)
    return any(cues("event", tongue).search(fold(sentence.text)) is not None for sentence in own)


def _lists_for_agent(draft: Draft, question: Question) -> bool:
    """Tell whether who acts for a country, «Who represents Chile in it?», is answered by countries."""
    acts = question.expects == "who" and cue("acting_for", question.language).search(question.bare) is not None
    named = {item.value for item in draft.items if item.kind == "country"}
    return acts and bool(question.countries) and bool(named)


def _is_asker(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether what a body has, «What groups does Quito have?», is answered by that body alone, of another kind.

    «Which process is Quito's?» is answered by one whose name says what it is.
    """
    named = [item.value for item in draft.items if item.kind == "body" and item.value in knowledge.bodies]
    asked = (c for c in cue("kind", question.language).find(question.bare) if c.name == "bodies")
    nouns = [words(question.bare[c.start : c.end])[-1] for c in asked]
    if len(draft.items) != 1 or not named or not question.hints or not nouns:
        return False
    own = " ".join(name for group in knowledge.bodies[named[0]].names.values() for name in group)
    return all(likeness(w, own) >= _SAME for w in question.hints) and not any(likeness(n, own) >= _SAME for n in nouns)


def _is_clause(draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether what is told as a name runs on into what something is for: «États touchés afin de mettre»."""
    named = [item for item in draft.items if item.kind == "text"]
    tongues = {knowledge.metadata[each.document].language for each in draft.evidence}
    return bool(named) and all(
        any(cue("aiming", tongue).search(fold(item.value)) is not None for tongue in tongues) for item in named
    )
