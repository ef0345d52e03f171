"""Whatever one sentence of the documents says: the one that accounts for a question's words and holds what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.answers.from_facts.rolls import counts_members
from app.answers.from_provisions import provisions
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.held import HOLDERS, item_at, place_in
from app.answers.from_sentences.sought import may_be_length, sought
from app.answers.withheld.owners import is_stated_of_another
from app.answers.yes_no import agents
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.concepts import concepts
from app.questions.cues import cue
from app.questions.kinds import asks_countries
from app.questions.question import Question, states_meant
from index.search import Hit
from ingest import countries, dates, numbers
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.lexicon import cues
from ingest.records import BlockKind

_CANDIDATES = 6


def aimed(question: Question, knowledge: Knowledge, than: float = 0.0) -> Draft | None:
    """Answer what something that is no body is for, «cette réunion», by the sentence that tells its aim.

    ``than`` is how much of the question an answer found otherwise accounts for; a sentence must do better.
    """
    denied = question.asks("reason") and "not" in question.restrict  # why not is told by no aim
    if not question.content or not question.asks("mandate", "reason") or denied:
        return None
    asked = question.terms if question.asks("reason") else question.content
    rated = []
    for position, sentence in enumerate(_candidates(question, knowledge)):
        tongue = knowledge.metadata[sentence.document].language
        told = cues("mandate", tongue).search(fold(sentence.text))
        score = coverage(asked, sentence.text)
        asks = sentence.text.rstrip().endswith("?")  # what is asked tells no aim
        if told is not None and not asks and score >= max(0.75, than + 0.2):
            rated.append((score, -position, sentence))
    if not rated:
        return None
    best = max(rated, key=lambda row: row[:2])[2]
    return Draft("text", evidence=[Evidence(best.document, best.unit.span)], bodies=question.bodies[:1])


def requested(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what a body asks of others by the sentence on it that asks, the one closest to the question."""
    if "request" not in question.aspects or not question.bodies or question.polar:
        return None
    whom = asks_countries(question.bare, question.language) or question.expects == "who"  # «Whom did it urge?»
    if not question.asks("mandate", "themes", "other", "definition") and not (
        whom and question.asks("members", "bodies")
    ):
        return None
    rated = []
    for position, sentence in enumerate(knowledge.sentences_on(question.bodies[0])):
        tongue = knowledge.metadata[sentence.document].language
        asks = [c for c in cue("aspect", tongue).find(fold(sentence.text)) if c.name == "request"]
        if asks and sentence.body == question.bodies[0] and _asks_them(question, sentence, tongue):
            named = coverage(content_words(question.bare), sentence.text)  # also «government», which is no term
            rated.append((round(coverage(question.terms, sentence.text), 2), named, -position, sentence))
    if not rated:
        return None
    best = max(rated, key=lambda row: row[:3])[3]
    tongue = knowledge.metadata[best.document].language
    states = _states(best, tongue) if whom else []
    items = [item_at(best, "country", each.value, each.span) for each in states]
    if question.expects == "who":  # «le gouvernement vénézuélien» is who was asked
        acting = states_meant(fold(best.text), tongue)
        items = [item_at(best, "text", each.span.of(best.text), each.span) for each in acting] or items
    return Draft("text", items, [Evidence(best.document, best.unit.span)], bodies=question.bodies[:1])


def _states(sentence: Sentence, language: str) -> list[Match[str]]:
    """Return the countries that a sentence names, also by their adjective, «le gouvernement vénézuélien»."""
    return [*countries.find(sentence.text), *states_meant(fold(sentence.text), language)]


def _asks_them(question: Question, sentence: Sentence, language: str) -> bool:
    """Tell whether a sentence that asks something of others names those of whom the question says it was asked."""
    meant = {match.value for match in _states(sentence, language)}
    return set(question.countries) <= meant and all(likeness(fold(n), sentence.text) >= 1 for n in question.unknown)


def to_come(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what an occasion will hold, «What will there be at the meeting?», by what it is for."""
    held = cue("to_be_held", question.language).search(question.folded)
    if question.polar or not question.asks("other") or held is None or question.folded[: held.start].strip(" ¿"):
        return None
    rest = [w for w in question.content if cues("event", question.language).search(w) is None]
    if set(rest) - set(words(question.folded[held.start : held.end])):
        return None  # «What will happen to the budget of the meeting?»
    return of_event(replace(question, kind="mandate"), knowledge)


# The most characters between an occasion and the words that tell what it is for, «cette réunion de la CAM a pour but».
_EVENT_GAP = 80


def is_of_occasion(question: Question) -> bool:
    """Tell whether a question speaks of an occasion, «the CAM meeting», or of what is held, «What is it held for?»."""
    groups = cues("event", question.language), cue("convening", question.language)
    return any(group.search(question.bare) is not None for group in groups)


def of_event(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what an occasion is for, «cette réunion de la CAM», by the sentence that tells its aim and no other's."""
    denied = question.asks("reason") and "not" in question.restrict
    if not question.asks("mandate", "reason") or denied or not is_of_occasion(question):
        return None
    rated = []
    found = _candidates(replace(question, bodies=()), knowledge)
    near = knowledge.documents_for(question.text, question.language)
    found += [each for name in near for each in knowledge.sentences(name) if each.unit.kind is BlockKind.PARAGRAPH]
    for position, sentence in enumerate(dict.fromkeys(found)):
        tongue = knowledge.metadata[sentence.document].language
        folded = fold(sentence.text)
        named = not question.bodies or set(question.bodies) <= knowledge.named(sentence.text)
        for event in cues("event", tongue).find(folded):
            told = cues("mandate", tongue).search(folded, event.end, min(len(folded), event.end + _EVENT_GAP))
            if named and told is not None:
                aimed_at = told.name == "objective"  # «this meeting has the aim of …», not «meetings for …»
                rated.append((aimed_at, coverage(question.terms, sentence.text), -position, sentence))
    if not rated:
        return None
    best = max(rated, key=lambda row: row[:3])[3]
    draft = Draft("text", evidence=[Evidence(best.document, best.unit.span)], bodies=question.bodies[:1])
    draft.covered = tuple(w for w in question.content if cues("event", question.language).search(w) is not None)
    return draft


def holds(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence holds what is wanted: a name, a date or a number besides the question's, or how often."""
    wanted = sought(question)
    tongue = knowledge.metadata[sentence.document].language
    if wanted == "date" and not (may_be_length(question) and numbers.find(sentence.text, tongue)):
        return any(m.iso not in question.years for m in dates.find(sentence.text))
    if wanted == "number":
        return any(c.value not in question.numbers for c in numbers.find(sentence.text, tongue))
    if wanted == "country":
        return any(m.value not in question.countries for m in countries.find(sentence.text))
    if wanted in {"who", "names"}:
        proper = re.findall(r"(?<=[\w,;:’'] )(?:[ldLD]['’])?[A-ZÀ-Þ][\w-]{2,}", sentence.text)
        named = knowledge.named(sentence.text) - {*question.bodies, *question.others}
        asked = set(words(question.folded))
        return bool(named) or any(not asked & set(words(fold(word))) for word in proper)
    often = provisions.is_how_often(question)
    return not often or provisions.tells_how_often(sentence.text, tongue)


def valued(question: Question, knowledge: Knowledge, than: float = 0.0) -> Draft | None:
    """Answer a question for a value with the sentence that accounts for its words and holds such a value.

    ``than`` is how much of the question an answer found otherwise accounts for; a sentence must do better. Other
    documents that say as much and give another value are added.
    """
    asked = tuple(dict.fromkeys((*question.content, *(fold(u) for u in question.unknown))))
    if question.asks("members"):  # «full members» are the members
        standing = cue("standing", question.language)
        asked = tuple(word for word in asked if standing.search(word) is None)
    if not asked or question.kind not in HOLDERS or (question.polar and question.asks("members")):
        return None
    found = []
    for position, sentence in enumerate(_candidates(question, knowledge)):
        score = coverage(asked, sentence.text)
        own = not of_another_turn(question, sentence) and not is_stated_of_another(question, sentence, knowledge)
        if score >= max(0.7, than + 0.2) and own:
            items = HOLDERS[question.kind](question, sentence, knowledge)
            if question.asks("members") and len(items) == 1 and gives_headcount(sentence, knowledge):
                continue
            if items and (not question.asks("date") or is_precise(question, items)):
                found.append((score, -position, sentence, items))
    if not found:
        return None
    best = max(found, key=lambda row: row[:2])
    draft = _valued_draft(question, *best)
    for score, _, sentence, items in found:
        known = {tuple(i.value for i in d.items) for d in (draft, *draft.extra)}
        if (
            sentence.document != best[2].document
            and score >= best[0] - 0.05
            and not any(_agree(items, values) for values in known)
        ):
            draft.extra.append(_valued_draft(question, score, 0, sentence, items))
    return draft


def gives_headcount(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence gives the number of countries or members: a place named beside is none of their names."""
    tongue = knowledge.metadata[sentence.document].language
    return any(counts_members(c.unit, tongue) for c in numbers.find(sentence.text))


def is_precise(question: Question, items: Sequence[DraftItem]) -> bool:
    """Tell whether one of some dates tells the day or the month, where a question asks for it."""
    least = 10 if "day" in question.aspects else 7 if "month" in question.aspects else 4
    return any(len(item.value) >= least for item in items)


def _agree(items: Sequence[DraftItem], values: Sequence[str]) -> bool:
    """Tell whether values say the same as others, if less precisely: «2009» and «23 April 2009»."""
    pairs = list(zip((item.value for item in items), values, strict=False))
    same = all(a == b or (items[0].kind == "date" and (covers(a, b) or covers(b, a))) for a, b in pairs)
    return same and len(items) == len(values)


def of_another_turn(question: Question, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the last session where the first or next is asked about, or the other way."""
    found = {concept for word in words(sentence.text) for concept in concepts(word)}
    first, last = "first" in found, "last" in found
    early = "oldest" in question.restrict or "future" in question.aspects
    return (early and last and not first) or ("newest" in question.restrict and first and not last)


# From this share of its words on a sentence says all that a question does.
_SAID = 0.9


def _valued_draft(
    question: Question, score: float, _position: int, sentence: Sentence, items: list[DraftItem]
) -> Draft:
    marks = tuple(e for item in items for e in item.evidence[0].marks)
    key = "members_partial" if items[0].kind == "country" and question.asks("members") else "relation"
    draft = Draft(key, items, [Evidence(sentence.document, sentence.unit.span, marks)], bodies=question.bodies[:1])
    before = sentence.text[: place_in(sentence, items[0]).start]
    stated = len(items) == 1 and score >= _SAID and agents.is_of_verb(question, before)
    draft.features = {} if stated else {"closeness": score}
    return draft


def _candidates(question: Question, knowledge: Knowledge) -> list[Sentence]:
    if question.bodies:
        return [s for body in question.bodies[:1] for s in knowledge.sentences_on(body)]
    hits = knowledge.index.search(question.text, limit=_CANDIDATES, language=question.language)
    return [sentence for hit in hits for sentence in inside(hit, knowledge)]


def inside(hit: Hit, knowledge: Knowledge) -> Iterator[Sentence]:
    """Yield the sentences of a passage that was found, without headings."""
    passage = hit.passage
    for sentence in knowledge.sentences(passage.document):
        within = passage.start <= sentence.unit.start and sentence.unit.end <= passage.end
        if within and sentence.unit.kind is not BlockKind.HEADING:
            yield sentence
