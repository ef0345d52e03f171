"""What a body is, is for and works on, and whatever else one sentence of the documents says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app import confidence
from app.alignment import coverage, likeness
from app.answers import across, membership, nature, relations, times
from app.drafts import Draft, DraftItem, Evidence, evidence_of, merged
from app.knowledge import Knowledge, Sentence
from app.question import Question
from ingest import countries, dates, numbers
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import BlockKind, Fact, FactKind, Span

_ASPECTS = ("mandate", "objective", "function", "emphasis", "aim", "activity")
_CANDIDATES = 6
# Kinds of which an answer must name something.
_NAMING = ("instrument", "predecessor", "parent", "partners", "bodies")


def purpose(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what a body is for: the aspect asked («mandat», «objectif») first, then the stronger, then the closer."""
    if not question.bodies:
        return None
    body = question.bodies[0]
    if only_counted(question, knowledge):
        return None
    kinds = [FactKind.THEMES, FactKind.MANDATE] if question.asks("themes") else [FactKind.MANDATE, FactKind.THEMES]
    facts = knowledge.facts(body, *kinds)
    if not facts:
        return None
    newest = facts[0].document
    facts = [f for f in facts if f.document == newest]
    content = question.terms

    def rank(fact: Fact) -> tuple[float, ...]:
        text = fact.evidence[0].of(knowledge.document(fact.document).text)
        aspect = _ASPECTS.index(fact.aspect) if fact.aspect in _ASPECTS else len(_ASPECTS)
        asked = fact.aspect in question.aspects
        wanted = 1.0 if asked else 0.0
        closeness = round(coverage(content, text), 2) if content else 0.0
        kind = 1.0 if fact.kind is kinds[0] else 0.0
        return (wanted + 1.5 * closeness, kind, -aspect)

    if question.asks("themes") and not any(f.kind is FactKind.THEMES for f in facts):
        facts = _enumerations(facts + knowledge.facts(body, FactKind.DEFINITION), knowledge)
        if not facts:
            return None
    best = sorted(facts, key=rank, reverse=True)
    chosen = best[:1]
    if chosen[0].aspect not in question.aspects and not question.asks("themes"):
        # Nothing is called what was asked for: all aims that are stated make up the answer.
        chosen += [f for f in best[1:] if f.aspect not in {"activity", "themes"} and f.evidence != chosen[0].evidence][
            :1
        ]
    return _quoted("text", body, chosen)


def only_counted(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks to name things that a document counts and does not list: «the 23 objectives»."""
    for body in question.bodies[:1]:
        for fact in knowledge.facts(body, FactKind.COUNT):
            if fact.values[0].value not in question.numbers or not fact.unit:
                continue
            text = knowledge.document(fact.document).text[fact.values[0].span.end : fact.evidence[0].end]
            named = max((likeness(w, fact.unit) for w in (*question.terms, *question.content)), default=0.0)
            if named >= 0.8 and ":" not in text[:60]:
                return True
    return False


def _enumerations(facts: Sequence[Fact], knowledge: Knowledge) -> list[Fact]:
    """Return the fact whose sentence lists most, four things at least: what a body works on, if nothing says so."""

    def commas(fact: Fact) -> int:
        return fact.evidence[0].of(knowledge.document(fact.document).text).count(",")

    listing = [fact for fact in facts if commas(fact) >= 3]
    return sorted(listing, key=lambda fact: -commas(fact))[:1]


def reason(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer why: by the aims where the founding is asked about, else by what refutes or gives the cause."""
    if question.scores.get("legal"):
        return nature.legal(replace(question, kind="legal", polar=False), knowledge)
    if question.scores.get("leader"):
        return relations.related(replace(question, kind="leader"), knowledge)
    if question.scores.get("members") and question.numbers:
        return membership.answer(replace(question, kind="members"), knowledge)
    corrected = times.misdated(question, knowledge)
    if corrected is not None:
        return corrected
    founded = question.aspects & {"created", "launched", "adopted", "signed"} or "mandate" in question.scores
    if founded and not question.scores.get("status"):
        return purpose(replace(question, kind="mandate"), knowledge)
    return None


def definition(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what a body is: the sentence that says so."""
    if not question.bodies:
        return None
    body = question.bodies[0]
    facts = knowledge.facts(body, FactKind.DEFINITION)
    if not facts:
        return None
    draft = _quoted("text", body, facts[:1])
    # «What is the budget of …?» asks for something else than what the body is.
    return draft if coverage(question.content, confidence.shown(draft, knowledge)) >= 0.5 else None


def expansion(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what an acronym stands for: the heading or the sentence that holds it beside the name."""
    body = question.bodies[0]
    known = knowledge.bodies[body]
    acronyms = [a for group in known.acronyms.values() for a in group]
    names = [n for group in known.names.values() for n in group]
    places = across.heading(knowledge, body)
    places += [Evidence(s.document, s.unit.span) for s in knowledge.sentences_on(body)]
    for place in places:
        text = place.span.of(knowledge.document(place.document).text)
        if any(a in text for a in acronyms) and any(fold(n) in fold(text) for n in names):
            draft = Draft("text", bodies=(body,))
            draft.evidence = [place]
            return draft
    return None


def _quoted(key: str, body: str, facts: Sequence[Fact]) -> Draft:
    draft = Draft(key, bodies=(body,))
    draft.evidence = merged([Evidence(e.document, e.span, ()) for f in facts for e in evidence_of(f)])
    return draft


def closest(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer with the sentence that accounts best for the words of the question, or None where none does for most.

    A sentence is looked for among those on the bodies asked about, else in the passages that search finds.
    """
    candidates = _candidates(question, knowledge)
    if not candidates or only_counted(question, knowledge):
        return None
    scored = [(_score(question, s, knowledge), -i, s) for i, s in enumerate(candidates)]
    score, _, best = max(scored, key=lambda row: row[:2])
    draft = Draft("text", bodies=question.bodies[:1])
    draft.evidence = [Evidence(best.document, best.unit.span)]
    draft.features = {"closeness": score}
    draft.items = _named_in(question, best, knowledge)
    if question.polar and question.content and score >= 0.8:
        draft.verdict = _denied(best, knowledge) == ("not" in question.restrict)
        draft.key = "legal"
    if not draft.items and question.asks(*_NAMING):
        return None
    return draft


def _denied(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence denies."""
    tongue = knowledge.metadata[sentence.document].language
    return cues("negation", tongue).search(fold(sentence.text).replace("'", " ")) is not None


def valued(question: Question, knowledge: Knowledge, than: float = 0.0) -> Draft | None:
    """Answer a question for a value with the sentence that accounts for its words and holds such a value.

    ``than`` is how much of the question an answer found otherwise accounts for; a sentence must do better. Other
    documents that say as much and give another value are added.
    """
    asked = tuple(dict.fromkeys((*question.content, *(fold(u) for u in question.unknown))))
    if not asked or question.kind not in _HOLDERS or (question.polar and question.asks("members")):
        return None
    found = []
    for position, sentence in enumerate(_candidates(question, knowledge)):
        score = coverage(asked, sentence.text)
        if score >= max(0.7, than + 0.2):
            items = _HOLDERS[question.kind](question, sentence, knowledge)
            if items:
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
            and tuple(i.value for i in items) not in known
        ):
            draft.extra.append(_valued_draft(question, score, 0, sentence, items))
    return draft


def _valued_draft(
    question: Question, score: float, _position: int, sentence: Sentence, items: list[DraftItem]
) -> Draft:
    marks = tuple(e for item in items for e in item.evidence[0].marks)
    key = "members_partial" if items[0].kind == "country" and question.asks("members") else "relation"
    draft = Draft(key, items, [Evidence(sentence.document, sentence.unit.span, marks)], bodies=question.bodies[:1])
    draft.features = {"closeness": score}
    return draft


def _item(sentence: Sentence, kind: str, value: str, span: Span) -> DraftItem:
    moved = Span(sentence.unit.start + span.start, sentence.unit.start + span.end)
    return DraftItem(kind, value, (Evidence(sentence.document, sentence.unit.span, (moved,)),))


def _focus(question: Question, text: str) -> int:
    """Return where in a sentence the word stands that is most like what the question asks about."""
    places = [
        (max(likeness(w, m.group()) for w in question.content), -m.start()) for m in re.finditer(r"[^\W\d_]{3,}", text)
    ]
    return -max(places)[1] if places and question.content else 0


def _nearest(items: list[DraftItem], sentence: Sentence, focus: int) -> list[DraftItem]:
    """Return the item that stands nearest to a place, one behind it before one in front of it."""

    def distance(item: DraftItem) -> int:
        start = item.evidence[0].marks[0].start - sentence.unit.start
        return start - focus if start >= focus else 3 * (focus - start)

    return [min(items, key=distance)] if items else []


def _dates(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    found = [_item(sentence, "date", m.iso, m.span) for m in dates.find(sentence.text)]
    return _nearest(found, sentence, _focus(question, sentence.text))


def _counts(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    around = f"{sentence.text} {knowledge.heading_of(sentence)} {knowledge.metadata[sentence.document].date}"
    if question.years and not any(year[:4].rstrip("x") in around for year in question.years):
        return []  # a number of another year
    counts = [c for c in numbers.find(sentence.text) if c.unit or c.scale]
    marks = {"million": "e6", "billion": "e9", "thousand": "e3", "%": "%"}
    found = [_item(sentence, "number", c.value + marks.get(c.scale, ""), c.number) for c in counts]
    return _nearest(found, sentence, _focus(question, sentence.text)) if len(found) > 1 else found


def _countries(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    return [_item(sentence, "country", m.value, m.span) for m in countries.find(sentence.text)]


def _names(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the bodies or countries that a sentence names beside those of the question."""
    known = {*question.bodies, *question.others}
    bodies = [
        _item(sentence, "body", m.value, m.span) for m in knowledge.bodies.find(sentence.text) if m.value not in known
    ]
    return bodies or _countries(question, sentence, knowledge)


_HOLDERS = {
    "date": _dates,
    "count": _counts,
    "members": _countries,
    "leader": _names,
}


def _named_in(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the bodies that a sentence names, where bodies or instruments are asked for, of the kind asked if any."""
    if not question.scores.keys() & {"bodies", "instrument", "partners", "parent", "predecessor"}:
        return []
    matches = [m for m in knowledge.bodies.find(sentence.text) if m.value not in (*question.bodies, *question.others)]
    kinds = [w for w in words(question.bare) if generic(w, question.language)]
    asked = [m for m in matches if any(knowledge.is_a(m.value, kind) for kind in kinds)]
    found = []
    for match in {m.value: m for m in asked or matches}.values():
        span = Span(sentence.unit.start + match.span.start, sentence.unit.start + match.span.end)
        found.append(DraftItem("body", match.value, (Evidence(sentence.document, sentence.unit.span, (span,)),)))
    return found


def _candidates(question: Question, knowledge: Knowledge) -> list[Sentence]:
    if question.bodies:
        return [s for body in question.bodies[:1] for s in knowledge.sentences_on(body)]
    hits = knowledge.index.search(question.text, limit=_CANDIDATES, language=question.language)
    found = []
    for hit in hits:
        for sentence in knowledge.sentences(hit.passage.document):
            inside = hit.passage.start <= sentence.unit.start and sentence.unit.end <= hit.passage.end
            if inside and sentence.unit.kind is not BlockKind.HEADING:
                found.append(sentence)
    return found


def _score(question: Question, sentence: Sentence, knowledge: Knowledge) -> float:
    """Return how well a sentence accounts for a question's words, in [0, 1]."""
    own = coverage(question.terms, sentence.text)
    wide = coverage(question.terms, sentence.text + " " + knowledge.heading_of(sentence))
    return 0.8 * own + 0.2 * wide if question.terms else 0.0


def words_of(sentence: Sentence) -> str:
    """Return the folded text of a sentence."""
    return fold(sentence.text)
