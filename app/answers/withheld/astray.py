"""Answers that tell of another thing than the one asked about, so that nothing is told instead."""

from __future__ import annotations

import re

from app.answers.from_sentences import counted
from app.answers.from_sentences.alignment import likeness
from app.answers.from_tables import cells
from app.answers.withheld import payers
from app.answers.withheld.meetings import asks_of_occasion
from app.answers.yes_no import predicates
from app.confidence import quoted
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions import ordinals
from app.questions.cues import cue
from app.questions.question import Question
from app.questions.units import counts_members
from ingest import countries
from ingest.bodies import generic
from ingest.facts.listings import runs_of
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import FactKind

# From this likeness on a word of a body's name is one of a question.
_SAME = 0.8
# So many letters of a country are those of what is of it.
_STEM = 5
# Lists of members set against each other.
_LISTS = frozenset({"members_shared", "none_shared"})
# What parts the clauses of a question.
_CLAUSE = re.compile(r"[.;:,!?]\s")


def is_astray(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer tells of another thing than the one that its question asks about."""
    if question.polar or draft.corrects:
        return False
    return (
        is_of_founding(draft, question, knowledge)
        or _lists_for_agent(draft, question)
        or _is_of_whole(draft, question, knowledge)
        or _is_of_other_year(draft, question, knowledge)
        or payers.is_but_received(draft, question, knowledge)
        or _is_asker(draft, question, knowledge)
        or _is_of_other_body(draft, question, knowledge)
        or predicates.are_unborne(draft, question, knowledge)
        or _is_of_other_occasion(draft, question, knowledge)
        or _is_of_other_rank(draft, question, knowledge)
        or _is_of_other_term(draft, question, knowledge)
        or _are_of_no_such_owner(draft, question, knowledge)
        or _is_of_other_place(draft, question, knowledge)
    )


# An occasion of this number may be told without it, «it met for the first time in Lomé».
_FIRST = 1
# So many characters of a document may say which meeting it is of, «COMMUNIQUÉ — 9th session».
_COVER = 200


def _is_of_other_occasion(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an occasion is asked about by its number, «the sixth meeting», and no text told is of that one."""
    asked = ordinals.of_occasions(question.text)
    if not asked or not draft.evidence:
        return False
    named: set[int] = set()
    for each in draft.evidence:
        own = ordinals.of_occasions(each.span.of(knowledge.document(each.document).text))
        text, title = knowledge.document(each.document).text, knowledge.metadata[each.document].title
        around = f"{knowledge.with_headings(each.document, (each.span,))} {title}. {text[:_COVER]}"
        named |= own
        if asked & (own or ordinals.told(around)):
            return False
    return asked != {_FIRST} or bool(named)


def _is_of_other_place(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the number that is told in one place names no region in which a question counts."""
    if draft.derived or {item.kind for item in draft.items} != {"number"}:
        return False
    texts = _told(draft, knowledge)
    return bool(texts) and all(counted.is_of_other_place(question, text) for text in texts)


def _is_of_other_rank(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether all texts told are on another of a row than the one asked about: the last for the first."""
    texts = [text for text, _ in quoted(draft, knowledge)]
    return bool(texts) and all(ordinals.of_other_rank(question.text, text) for text in texts)


def _is_of_other_term(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a term is asked about by its number, «the second biennium», and nothing that is told is of that one.

    The first may be told without its number.
    """
    asked = ordinals.of_terms(question.text)
    if not asked or not draft.evidence:
        return False
    texts = [knowledge.with_headings(each.document, (each.span,)) for each in draft.evidence]
    told = [ordinals.of_terms(text) for text in texts]
    return not any(asked & each for each in told) and (asked != {_FIRST} or all(told))


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
    """Tell whether who acts for a country or a body, «Who represents Chile in it?», is answered by countries."""
    acts = question.expects == "who" and cue("acting_for", question.language).search(question.bare) is not None
    listed = draft.key in _LISTS or any(item.kind == "country" for item in draft.items)
    return acts and bool(question.countries or question.bodies) and listed


def _is_of_whole(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the number for a country, «How many of them are in Peru?», is told of several, or names no such one.

    A country that the name of the body asked about gives, or from which somebody asks, need not be told.
    """
    if draft.derived or {item.kind for item in draft.items} != {"number"} or counts_members(question):
        return False
    names = " ".join(_names(body, knowledge) for body in question.bodies if body in knowledge.bodies)
    asked = _counted_for(question) - {match.value for match in countries.find(names)}
    # What each country pays may be told of all, a share is that of all together.
    paid = cue("paying", question.language).search(question.bare) and not all(
        i.value.endswith("%") for i in draft.items
    )
    if not asked or paid or cue("each", question.language).search(question.bare):
        return False
    if any(cue("each", tongue).search(fold(text)) for text, tongue in quoted(draft, knowledge)):
        return False
    told = _told(draft, knowledge)
    named = {match.value for text in told for match in countries.find(text)}
    tongues = {tongue for _, tongue in quoted(draft, knowledge)}
    stems = {fold(countries.name(code, tongue))[:_STEM] for code in asked for tongue in tongues}
    if any(word.startswith(stem) for stem in stems for text in told for word in words(fold(text))):
        named |= asked  # «en territorio boliviano»
    if not asked & named:
        return True
    runs = [{place.value for place in run.places} for text, _ in quoted(draft, knowledge) for run in runs_of(text)]
    own = [run for run in runs if run & asked]
    return bool(own) and all(run - asked for run in own)


def _counted_for(question: Question) -> set[str]:
    """Return the countries that a question names in the clause in which it asks for a number, or in its only one."""
    clauses = _CLAUSE.split(question.text)
    counting = [
        each for each in clauses if any(c.name == "number" for c in cue("expects", question.language).find(fold(each)))
    ]
    named = {match.value for each in (counting if clauses[1:] else clauses) for match in countries.find(each)}
    return named & set(question.countries)


def _is_of_other_year(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether all numbers told stand in columns of other years than the one asked about."""
    if draft.derived or len(question.years) != 1 or {item.kind for item in draft.items} != {"number"}:
        return False
    places = [each for item in draft.items for each in item.evidence[:1]]
    heads = [cells.held(cells.head(each, knowledge.tables(each.document))) for each in places]
    years = [{each for each in head if each.isdigit()} for head in heads]
    return bool(years) and all(own and question.years[0][:4] not in own for own in years)


def _told(draft: Draft, knowledge: Knowledge) -> list[str]:
    """Return the texts that an answer rests on, each with the headings and the title above it."""
    titles = [knowledge.metadata[each.document].title for each in draft.evidence]
    texts = (knowledge.with_headings(each.document, (each.span,)) for each in draft.evidence)
    return [f"{text} {title}" for text, title in zip(texts, titles, strict=True)]


def _is_asker(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether what a body has, «What groups does Quito have?», is answered by that body alone, of another kind.

    «Which process is Quito's?» is answered by one whose name says what it is.
    """
    named = [item.value for item in draft.items if item.kind == "body" and item.value in knowledge.bodies]
    asked = (c for c in cue("kind", question.language).find(question.bare) if c.name == "bodies")
    nouns = [words(question.bare[c.start : c.end])[-1] for c in asked]
    if len(draft.items) != 1 or not named or not question.hints or not nouns:
        return False
    own = _names(named[0], knowledge)
    return all(likeness(w, own) >= _SAME for w in question.hints) and not any(likeness(n, own) >= _SAME for n in nouns)


def _is_of_other_body(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether who takes part in «the compact» is told by a sentence on a body that goes by no such name."""
    listed = bool(draft.items) and all(item.kind == "country" for item in draft.items)
    if question.bodies or question.unknown or not question.asks("members") or not listed or draft.derived:
        return False
    own = {s.body for each in draft.evidence for s in knowledge.sentences(each.document) if _holds(s, each)}
    nouns = [w for w in words(question.bare) if generic(w, question.language)]
    nouns = [w for w in nouns if cue("memberlike", question.language).search(w) is None]
    names = [_names(body, knowledge) for body in own if body is not None]
    return (
        bool(nouns)
        and bool(names)
        and len(own) == 1
        and not any(likeness(noun, name) >= _SAME for noun in nouns for name in names)
    )


def _are_of_no_such_owner(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether which bodies one that is but named has, «Which organ of the Union …?», is told by others.

    They are its own where something told of them, or what is quoted, names it.
    """
    owners = set(question.bodies)
    if draft.key != "bodies" or question.named != "exact" or not owners or owners & set(knowledge.described):
        return False
    given = [item for item in draft.items if item.kind == "body"]
    return bool(given) and not any(_names_any(owners, item.value, draft, knowledge) for item in given)


def _names_any(owners: set[str], body: str, draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether something told of a body, or quoted by an answer, names one of some bodies."""
    tied = {value.value for kind in FactKind for fact in knowledge.facts(body, kind) for value in fact.values}
    quotes = {
        name
        for each in draft.evidence
        for name in knowledge.named(each.span.of(knowledge.document(each.document).text))
    }
    return bool(owners & (tied | quotes | {body}))


def _holds(sentence: Sentence, evidence: Evidence) -> bool:
    return evidence.meets(sentence.document, sentence.unit.span)


def _names(body: str, knowledge: Knowledge) -> str:
    """Return all names of a body in one text."""
    return " ".join(name for group in knowledge.bodies[body].names.values() for name in group)
