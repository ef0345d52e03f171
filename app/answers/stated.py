"""What facts alone say to a question: the modules that answer from facts, asked in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from app import confidence
from app.answers.across_bodies import (
    across,
    adherence,
    belonging,
    chronicle,
    comparison,
    foremost,
    regional,
    sameness,
    sets,
    timeline,
    within,
)
from app.answers.from_facts import (
    contributions,
    counts,
    instruments,
    lasting,
    membership,
    nature,
    onlookers,
    relations,
    texts,
    ties,
    times,
)
from app.answers.from_provisions import absences, agenda, articles, clauses, decided, provisions
from app.answers.from_sentences import sentences, told
from app.answers.from_sentences.alignment import coverage
from app.answers.from_tables import tables
from app.answers.on_documents import mentioned, named
from app.answers.withheld import elsewhere, silence
from app.answers.yes_no import agents, broached, identity, paired, polarity, succession, tally
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions import premises
from app.questions.cues import TIES, cue
from app.questions.question import Question

Solver = Callable[[Question, Knowledge], Draft | None]

_KINDS: dict[str, Solver] = {
    "members": membership.answer,
    "count": counts.how_many,
    "date": times.when,
    "reason": texts.reason,
    "legal": nature.legal,
    "status": nature.status,
    "mandate": texts.purpose,
    "themes": texts.purpose,
    "definition": texts.definition,
    "compare": comparison.answer,
    **dict.fromkeys(TIES, relations.related),
}
# What measures bodies against each other, and what tells of acts, agendas, articles and rules.
_MEASURES: tuple[Solver, ...] = (
    sets.picked,
    absences.answer,
    paired.answer,
    succession.answer,
    foremost.answer,
    identity.answer,
    regional.answer,
    lasting.checked,
    tally.answer,
    nature.lasting,
    named.answer,
    chronicle.acts,
    within.answer,
    sameness.answer,
    sameness.most_of,
    belonging.answer,
    broached.which,
    adherence.answer,
    timeline.answer,
    ties.between,
)
_TEXTS: tuple[Solver, ...] = (
    sentences.to_come,
    elsewhere.answer,
    instruments.issuer,
    agenda.posed,
    articles.answer,
    mentioned.act,
    provisions.first,
    clauses.answer,
    told.identified,
    told.caused,
    told.achieved,
    told.of_use,
    told.on_subject,
    told.length,
)
# From this share of its words on a sentence says what a question for a yes or a no asks.
_SAID = 0.95


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return the answer that facts give to a question as it is understood, or None."""
    if "counted" in question.restrict:
        return _counted(question, knowledge)
    corrected = (membership.premise, broached.answer, instruments.corrected)
    premise = _first(corrected, question, knowledge)
    if premise is not None:
        return premise
    if texts.asks_name(question):
        return texts.expansion(question, knowledge)
    resolved = decided.answer(question, knowledge) or tables.answer(question, knowledge)
    if resolved is not None:
        return resolved
    if not question.asks("members", "bodies") and silence.only_counted(question, knowledge):
        return None
    if chronicle.concerns(question):
        return chronicle.answer(question, knowledge)
    if foremost.place(question) is not None:
        return foremost.placed(question, knowledge)
    measured = _first(_MEASURES, question, knowledge)
    if measured is not None:
        return measured
    question = sets.of_lists(question)
    both = "both" in question.restrict
    sized = bool(question.restrict & {"most", "fewest"})  # «Comparing A and B, whose list is the shortest?»
    if len(question.bodies) >= 2 and (
        (question.asks("compare") and not sized) or (both and question.asks("other", "parent"))
    ):
        if not both or (comparison.of_one_matter(question) and not question.scores.get("members")):
            return comparison.answer(question, knowledge)
        question = replace(question, kind="members", restrict=question.restrict | {"both"})
    if "alias" in question.aspects and len(question.bodies) == 1:
        return texts.aliases(question, knowledge)
    found = _founders(question, knowledge) or _first(_TEXTS, question, knowledge)
    if found is not None:
        return found
    if across.concerns(question, knowledge):
        draft = across.answer(question, knowledge)
        if draft is not None or not question.bodies:
            return draft
    return _first((_of_one, lasting.lasted, nature.unbound), question, knowledge) or _by_kind(question, knowledge)


def _counted(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return how many countries or bodies the answer to a question lists; None where it is no such list.

    Where no document lists the members, one may count them.
    """
    expects = "who" if question.asks("leader", "partners") else ""
    asked = replace(question, restrict=question.restrict - {"counted"}, expects=expects)
    who = answer(asked, knowledge)
    if who is None and question.asks("members"):
        nouns = [question.bare[c.start : c.end] for c in cue("memberlike", question.language).find(question.bare)]
        points = {"count": 4.0, "members": 2.0}
        asked = replace(asked, kind="count", scores=points, terms=tuple(nouns), content=(), named="earlier")
        return counts.how_many(asked, knowledge) if nouns else None
    kinds = {item.kind for item in who.items} if who is not None else set()
    if who is None or who.corrects or who.verdict is not None or kinds not in ({"country"}, {"body"}):
        return None
    return sets.counted(who, question)


def _first(solvers: Iterable[Solver], question: Question, knowledge: Knowledge) -> Draft | None:
    """Return the first answer that some solvers give, asked one after the other."""
    return next((draft for solve in solvers if (draft := solve(question, knowledge)) is not None), None)


def _founders(question: Question, knowledge: Knowledge) -> Draft | None:
    asked = question.asks("definition") and question.expects == "who" and "created" in question.aspects
    return times.founders(question, knowledge) if asked else None


def _of_one(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return which bodies stand in a relation to one, how many it counts in a year, or what it is given."""
    draft = relations.of_kind(question, knowledge) if question.asks("bodies") and question.bodies else None
    if draft is None and question.kind == "other" and question.years and not question.polar:
        draft = counts.how_many(question, knowledge)
    if draft is None and "contribute" in question.aspects and question.bodies and question.kind in {"other", "bodies"}:
        draft = contributions.given(question, knowledge, question.bodies[0])
    return draft


def _by_kind(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return the answer by the kind of question, checked against what else facts and sentences say."""
    solve = _KINDS.get(question.kind)
    draft = solve(question, knowledge) if solve and not provisions.has_own_date(question) else None
    if draft is not None and question.polar and draft.verdict is None and _chooses(draft, question, knowledge):
        draft = replace(draft, key="text", items=[])
    elif draft is not None and question.polar and draft.verdict is None:
        relations.decide(draft, question, knowledge, says=_says(draft, question, knowledge))
    if times.may_be_checked(question):
        draft = times.checked(question, times.when(question, knowledge)) or draft
    draft = premises.of_tie(question, knowledge) or draft or nature.premise(question, knowledge)
    draft = draft or premises.elsewhere(question, knowledge) or agents.answer(question, knowledge)
    than = coverage(question.content, confidence.shown(draft, knowledge)) if draft else 0.0
    draft = sentences.valued(question, knowledge, than) or draft
    draft = sentences.aimed(question, knowledge, than) or draft
    draft = sentences.of_event(question, knowledge) or draft
    draft = sentences.requested(question, knowledge) or draft
    return draft or provisions.told(question, knowledge)


def _chooses(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer's own sentence says one of two words between which a question leaves the choice."""
    if draft.key == "text" and onlookers.leaves_choice(question):
        return True
    pairs = [word for word in question.terms if "|" in word]
    text = confidence.shown(draft, knowledge) if pairs else ""
    return bool(pairs) and coverage(pairs, text) >= _SAID


def _says(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer's own sentence says all that is asked, «est-elle une commission permanente»."""
    terms = [word for word in question.terms if "|" not in word]
    if draft.key not in {"parent", "instrument", "predecessor", "leader"} or not terms:
        return False
    text = confidence.shown(draft, knowledge)
    languages = {knowledge.metadata[each.document].language for each in draft.evidence}
    return coverage(terms, text) >= _SAID and not any(polarity.denied(text, each) for each in languages)
