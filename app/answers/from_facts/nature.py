"""Does it bind, does it work: a yes or no where a sentence decides it, with that sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answers.from_sentences.alignment import content_words, coverage
from app.answers.from_sentences.sought import found, marked
from app.answers.yes_no import polarity
from app.drafts import Draft, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest.bodies import generic
from ingest.folding import fold
from ingest.records import Fact, FactKind, Span

_DURATIONS = frozenset({"lasting", "passing"})


def legal(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether a body binds; legally, politically and «is a treaty» are three things."""
    if not question.bodies or (question.countries and marked("full_rank", question.bare, question.language)):
        return None  # «Is Panama a party to the treaty?» asks who is bound
    if _of_both(question) or marked("the_only", question.folded, question.language):
        return None  # nor does what binds tell that nothing else does
    body = question.bodies[0]
    facts = knowledge.facts(body, FactKind.LEGAL)
    if not facts:
        return None
    wanted = question.aspects & {"political", "legal", "treaty"}
    own = [f for f in facts if f.aspect in wanted]
    if not own and "political" in wanted:
        return None
    if not own and wanted == {"treaty"}:
        own = [f for f in facts if f.aspect in {"legal", ""}]
    chosen = own or [f for f in facts if f.aspect in {"legal", ""}]
    chosen = chosen or [f for f in facts if f.aspect == "treaty"] or facts  # a political commitment alone binds nobody
    chosen = chosen if marked("advice", question.bare, question.language) else of_itself(chosen, knowledge)
    decisive = max(chosen, key=lambda f: (round(_closeness(question, f, knowledge), 2), f is chosen[0]))
    if question.polar and _is_denied(question, decisive, knowledge):
        return None
    draft = Draft("legal", bodies=(body,))
    draft.evidence = merged([e for f in [decisive, *chosen] for e in evidence_of(f)][:3])
    if question.polar:
        draft.verdict = (decisive.polarity != ("voluntary" in question.aspects)) != _denies(question)
    draft.slots["polarity"] = "yes" if decisive.polarity else "no"
    draft.slots["aspect"] = decisive.aspect
    return draft


def _denies(question: Question) -> bool:
    """Tell whether a question puts a denial to the test otherwise than by an adjective, «It is non-binding, right?»."""
    voluntary = [c for c in cue("aspect", question.language).find(question.bare) if c.name == "voluntary"]
    plain = blanked(question.bare, [Span(each.start, each.end) for each in voluntary])
    denied = any(c.name == "not" for c in cue("restrict", question.language).find(plain))
    return question.denies_claim and denied


def of_itself(facts: Sequence[Fact], knowledge: Knowledge) -> list[Fact]:
    """Return the statements that are not on what a body recommends, or all where there are no others."""
    return [fact for fact in facts if not _is_of_advice(fact, knowledge)] or list(facts)


def _is_of_advice(fact: Fact, knowledge: Knowledge) -> bool:
    document = knowledge.document(fact.document)
    head = document.text[fact.evidence[0].start : fact.label_span.start] if fact.label_span else ""
    return marked("advice", fold(head), document.metadata.language)


def _is_denied(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether of the thing asked about the sentence of a statement says the contrary in another clause.

    «The treaty binds, whereas the guidelines bind no one» is a no for the guidelines.
    """
    own = fact.evidence[0].of(knowledge.document(fact.document).text)
    tongue = knowledge.metadata[fact.document].language
    apart = bool(question.content) and len(polarity.clauses(own, tongue)) > 1
    return apart and polarity.denies(own, tongue, question) == fact.polarity


# Facts of which a sentence says what a body is.
_TELLING = (FactKind.DEFINITION, FactKind.FOUNDED, FactKind.INSTRUMENT)


def lasting(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether a body is a permanent or a temporary one by the sentence that calls it either; else None."""
    named = [c for c in found("opposed", question.bare, question.language) if c.name in _DURATIONS]
    asked = {c.name for c in named}
    rest = content_words(blanked(question.bare, [Span(c.start, c.end) for c in named]))
    more = [word for word in rest if word in question.content and not generic(word, question.language)]
    if not question.polar or len(asked) != 1 or len(question.bodies) != 1 or more or question.others or question.years:
        return None
    for fact in knowledge.facts(question.bodies[0], *_TELLING):
        text = knowledge.document(fact.document).text
        tongue = knowledge.metadata[fact.document].language
        told = {name for span in fact.evidence for name in durations(span.of(text), tongue, knowledge)}
        if len(told) == 1:
            draft = Draft("text", evidence=merged(list(evidence_of(fact))), bodies=question.bodies)
            draft.verdict = (told == asked) != question.denies_claim
            draft.covered = question.content
            return draft
    return None


def durations(text: str, language: str, knowledge: Knowledge) -> set[str]:
    """Return whether a text of a language speaks of what lasts or passes, or of both.

    A name in it, «the Permanent Council», tells nothing.
    """
    plain = blanked(fold(text), [m.span for m in knowledge.bodies.find(text)]) if len(fold(text)) == len(text) else ""
    return {c.name for c in found("opposed", plain, language)} & _DURATIONS


def _closeness(question: Question, fact: Fact, knowledge: Knowledge) -> float:
    """Return how far the clause of a statement is about the things asked, «decisions» or «recommendations»."""
    asked = question.content or question.terms
    if not asked or fact.label_span is None:
        return 0.0
    text = knowledge.document(fact.document).text
    start = fact.evidence[0].start
    head = text[start : fact.label_span.end]
    marks = [*re.finditer(r"[;:.]\s|,\s(?:mais|but|pero|mas|et|and|y|e)\s", head[: fact.label_span.start - start])]
    return coverage(asked, head[marks[-1].end() if marks else 0 :])


def status(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether a body still works; a sentence that says so decides, and so does one that says it ended."""
    if not question.bodies:
        return None
    body = question.bodies[0]
    facts = _status_facts(knowledge, body)
    if not facts or _of_both(question) or (question.polar and "future" in question.aspects):
        return None  # what is planned is told by no sentence on what is
    if _asks_for_end(question) and not works(facts[0]) and all(f.kind is FactKind.STATUS for f in facts):
        return None  # what sleeps need not have been dissolved
    decisive = facts[0]
    draft = Draft("status", bodies=(body,))
    draft.evidence = merged([e for f in facts[:2] for e in evidence_of(f)])
    working = works(decisive)
    if question.polar:
        draft.verdict = None if _leaves_choice(question) else working == _asks_working(question)
    draft.slots["polarity"] = "yes" if working else "no"
    return draft


def premise(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer a question on what a body does now with the sentence that says it no longer works, where there is one.

    So too why it still works: a no. Why it stopped takes nothing wrong for granted.
    """
    if (
        not question.bodies
        or "status" not in question.scores
        or question.kind in {"date", "count", "members", "predecessor"}
        or (question.asks("reason") and not _takes_to_work(question))
        or (question.polar and "future" in question.aspects)
    ):
        return None
    facts = _status_facts(knowledge, question.bodies[0])
    if not facts or works(facts[0]):
        return None
    draft = Draft("status", bodies=question.bodies[:1])
    if question.asks("reason"):
        draft = Draft("premise_status", bodies=question.bodies[:1], verdict=False)
    draft.evidence = merged(list(evidence_of(facts[0])))
    return draft


def _takes_to_work(question: Question) -> bool:
    """Tell whether a question takes for granted that a body works by now, «why does it still meet?»."""
    over = "not" in question.restrict or "ended" in question.aspects
    return not over and marked("still", question.bare, question.language)


def unbound(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «since when does it bind?» with the sentence that says it does not, where there is one."""
    if not question.asks("date") or question.scores.get("legal", 0.0) < 1.0 or "since" not in question.restrict:
        return None
    if question.aspects & (FOUNDING | {"in_force"}):
        return None
    draft = legal(question, knowledge)
    return replace(draft, key="premise_legal") if draft is not None and draft.slots["polarity"] == "no" else None


def works(fact: Fact) -> bool:
    """Tell whether a fact of status or ending says that a body works."""
    return fact.kind is FactKind.STATUS and fact.polarity


def _status_facts(knowledge: Knowledge, body: str) -> list[Fact]:
    return [
        f
        for f in knowledge.facts(body, FactKind.STATUS, FactKind.ENDED)
        if f.aspect != "period" or f.kind is FactKind.ENDED
    ]


def status_facts(knowledge: Knowledge, body: str) -> Sequence[Fact]:
    """Return what the documents say of whether a body works, newest first."""
    return _status_facts(knowledge, body)


def ended(knowledge: Knowledge) -> list[tuple[str, list[Evidence]]]:
    """Return the bodies that documents say not to work, where they tell no more of who works than these.

    Then a body of which no end is told counts as one that works; where documents say which work, only those do.
    """
    told = [(body, facts[0]) for body in knowledge.described if (facts := status_facts(knowledge, body))]
    if any(works(fact) for _, fact in told):
        return []
    return [(body, list(evidence_of(fact))) for body, fact in told]


def _of_both(question: Question) -> bool:
    """Tell whether a question asks if several bodies are of the same nature: what one is decides nothing."""
    return question.polar and len(question.bodies) > 1 and "same" in question.restrict


def _asks_working(question: Question) -> bool:
    """Tell whether a question asks if a body works, and not if it has ended: «Is it still suspended?»"""
    return ("ended" in question.aspects) == question.denies_claim


def _asks_for_end(question: Question) -> bool:
    """Tell whether a question asks if a body was dissolved, and not if it is at rest."""
    return question.polar and ends_for_good(question) and not _leaves_choice(question)


def ends_for_good(question: Question) -> bool:
    """Tell whether a question speaks of an end that is none for a time, «dissolved»."""
    return "ended" in question.aspects and cue("for_good", question.language).search(question.bare) is not None


def _leaves_choice(question: Question) -> bool:
    """Tell whether a question leaves the choice, «Is it still at work or was it dissolved?»."""
    return cue("either", question.language).search(question.bare) is not None
