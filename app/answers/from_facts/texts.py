"""What a body is, is for and works on, and what its acronym stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app import confidence
from app.answers.across_bodies import conditions
from app.answers.from_facts import membership, nature, onlookers, relations, times
from app.answers.from_facts.rolls import rolls
from app.answers.from_sentences.alignment import content_words, coverage
from app.answers.from_sentences.sought import marked
from app.answers.on_documents import mentioned
from app.drafts import Draft, DraftItem, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, cue, interrogated, scores
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import BlockKind, Fact, FactKind, Span

# From this share of its words on a question says a name.
_SAID = 0.9
_ASPECTS = ("mandate", "objective", "function", "emphasis", "aim", "activity")


def purpose(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what a body is for: the aspect asked («mandat», «objectif») first, then the stronger, then the closer."""
    if not question.bodies:
        return None
    body = question.bodies[0]
    kinds = [FactKind.THEMES, FactKind.MANDATE] if question.asks("themes") else [FactKind.MANDATE, FactKind.THEMES]
    facts = knowledge.facts(body, *kinds)
    if not facts:
        return None
    # A newer text that but reports on a body leaves its aims as they are.
    newest = next((f for f in facts if f.aspect != "activity"), facts[0]).document
    facts = [f for f in facts if f.document == newest and f.polarity != _asks_outside(question)]
    if not facts:
        return None
    if (_asks_who(question) and not question.scores.get("reason")) or not all(
        any(v == c for f in facts for v in _named(f, knowledge)) for c in question.countries
    ):
        return None
    content = question.terms
    # What it aims at is its objective, whatever the text calls it.
    wanted_aspects = question.aspects | ({"aim"} if "objective" in question.aspects else set())
    asks_main = cue("main", question.language).search(question.bare) is not None
    counting = {(f.document, f.evidence[0].start) for f in knowledge.facts(body, FactKind.COUNT)}

    def rank(fact: Fact) -> tuple[float, ...]:
        text = fact.evidence[0].of(knowledge.document(fact.document).text)
        aspect = _ASPECTS.index(fact.aspect) if fact.aspect in _ASPECTS else len(_ASPECTS)
        asked = fact.aspect in wanted_aspects
        wanted = 1.0 if asked else 0.0
        closeness = round(coverage(content, text), 2) if content else 0.0
        kind = 1.0 if fact.kind is kinds[0] else 0.0
        # «The Committee has nine experts» tells less of what it does than «It estimates losses».
        counts = fact.aspect == "activity" and (fact.document, fact.evidence[0].start) in counting
        if (
            asks_main
            and fact.aspect != "activity"
            and cue("main", knowledge.metadata[fact.document].language).search(fold(text))
        ):
            wanted += 1.0
        return (wanted + 1.5 * closeness, kind, -aspect, float(not counts))

    if question.asks("themes") and not any(f.kind is FactKind.THEMES for f in facts):
        facts = _enumerations(facts + knowledge.facts(body, FactKind.DEFINITION), knowledge)
        if not facts:
            return None
    best = sorted(facts, key=rank, reverse=True)
    chosen = best[:1]
    told = chosen[0].evidence[0].of(knowledge.document(newest).text)
    foremost = asks_main and cue("main", knowledge.metadata[newest].language).search(fold(told)) is not None
    if chosen[0].aspect not in question.aspects and not question.asks("themes") and not foremost:
        # Nothing is called what was asked for: all aims that are stated make up the answer.
        chosen += [f for f in best[1:] if f.aspect not in {"activity", "themes"} and f.evidence != chosen[0].evidence][
            :1
        ]
    return _quoted("text", body, chosen)


def _named(fact: Fact, knowledge: Knowledge) -> list[str]:
    """Return the countries that the evidence of a fact names."""
    text = knowledge.document(fact.document).text
    return [m.value for span in fact.evidence for m in countries.find(span.of(text))]


def _asks_who(question: Question) -> bool:
    """Tell whether a question asks for countries or members, «which country is responsible for …»."""
    found = cue("memberlike", question.language).find(question.bare)
    nouns = (question.bare[c.start : c.end] for c in found)
    return any(interrogated(question.bare, question.language, noun) for noun in nouns)


def _asks_outside(question: Question) -> bool:
    """Tell whether a question asks what a body does not do, «What lies outside its mandate?»."""
    return "not" in question.restrict or cue("outside", question.language).search(question.bare) is not None


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
    corrected = times.misdated(question, knowledge) or _left_out(question, knowledge)
    if corrected is not None:
        return corrected
    bare = not (question.content or question.aspects or question.countries or question.restrict)
    bare = bare and question.named in {"exact", "earlier"} and not _is_led_up_to(question.text)
    founded = question.aspects & FOUNDING or "mandate" in question.scores or bare  # «What prompted it?»
    if founded and not question.scores.get("status") and "not" not in question.restrict:
        return purpose(replace(question, kind="mandate", terms=question.content), knowledge)
    return None


# Where a sentence ends and another one begins.
_NEXT = re.compile(r"[^\W\d_]{4}[.!]\s+[¿A-ZÀ-Þ]")


def _is_led_up_to(text: str) -> bool:
    """Tell whether a sentence stands before a question that says what it is about, «A meeting was cancelled. Why?»."""
    return _NEXT.search(text) is not None


def _tells_of_leaving(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a sentence on a body speaks of a country asked about and of leaving, be it to deny that."""
    return any(
        marked("given_up", fold(each.text), knowledge.metadata[each.document].language)
        and not set(question.countries).isdisjoint(match.value for match in countries.find(each.text))
        for each in knowledge.sentences_on(question.bodies[0])
    )


def _left_out(question: Question, knowledge: Knowledge) -> Draft | None:
    """Correct «why was Argentina left out?», «why did it leave?» where a list names it and no text tells of that."""
    apart = "not" in question.restrict or "left" in question.aspects
    if not question.countries or not apart or len(question.bodies) != 1 or question.content:
        return None  # «Why does Chile not vote in it?» asks of more than the list
    if onlookers.watches(knowledge, question.bodies[0], question.countries) or _tells_of_leaving(question, knowledge):
        return None
    found = rolls(knowledge, question.bodies[0])
    if not found or not set(question.countries) <= found[0].members.keys():
        return None
    belongs = replace(question, kind="members", polar=True, restrict=frozenset(), aspects=frozenset())
    draft = membership.answer(belongs, knowledge)
    return replace(draft, key="premise_belongs", verdict=None) if draft else None


def definition(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what a body is: the sentence that says so."""
    if not question.bodies or mentioned.names_act(question):
        return None
    body = question.bodies[0]
    draft = stated_nature(body, knowledge)
    if draft is None:
        facts = [f for f in knowledge.facts(body, FactKind.MANDATE) if f.polarity]
        draft = _quoted("text", body, facts[:1]) if facts else _introduced(body, knowledge)
    draft = draft or mentioned.tied(question, body, knowledge)
    if draft is None:
        return None
    # «What is the budget of …?» asks for something else than what the body is, «What kind of body is it?» for that.
    content = [word for word in question.content if cue("bodylike", question.language).search(word) is None]
    return draft if coverage(content, confidence.shown(draft, knowledge)) >= 0.5 else None


def stated_nature(body: str, knowledge: Knowledge) -> Draft | None:
    """Return the sentence that says what a body is, and none that only tells its aim or names it."""
    facts = sorted(knowledge.facts(body, FactKind.DEFINITION), key=lambda fact: fact.aspect == "definition")
    return _quoted("text", body, facts[:1]) if facts else None


def _introduced(body: str, knowledge: Knowledge) -> Draft | None:
    """Return the first sentence that has a body as its subject and names it."""
    for sentence in knowledge.sentences_on(body):
        subject, named = knowledge.spoken_of(sentence)
        if sentence.unit.kind is BlockKind.PARAGRAPH and subject == body and body in named:
            return Draft("text", evidence=[Evidence(sentence.document, sentence.unit.span)], bodies=(body,))
    return None


# Where a clause of a question ends.
_CLAUSES = re.compile(r"[,;:.?!]")


def asks_name(question: Question) -> bool:
    """Tell whether a question asks for the full name of one body and for nothing but how it is to be given."""
    asked = "acronym" in question.aspects and len(question.bodies) == 1 and not question.years
    return asked and (_are_of_name(question, question.content) or _asks_name_at_end(question))


def _are_of_name(question: Question, content: Sequence[str]) -> bool:
    """Tell whether some words only say how a name is to be given."""
    written = cue("written", question.language)
    return all(written.search(word) for word in content)


def _asks_name_at_end(question: Question) -> bool:
    """Tell whether the last clause asks but for the name that those before it lead up to: «They say A, what is it?»."""
    clauses = [clause for clause in _CLAUSES.split(question.folded) if words(clause)]
    lead, last = " ".join(clauses[:-1]), clauses[-1] if clauses else ""
    asks = any(c.name == "acronym" for c in cue("aspect", question.language).find(last))
    other = scores(lead, question.language).keys() - {"definition"}
    return asks and not other and _are_of_name(question, [word for word in question.content if word in words(last)])


def expansion(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what an acronym stands for: the heading or the sentence that holds it beside the name.

    Where the short name is asked for, and the question does not say it, it is given as it stands there.
    """
    body = question.bodies[0]
    known = knowledge.bodies[body]
    acronyms = [a for group in known.acronyms.values() for a in group]
    names = [n for group in known.names.values() for n in group]
    places = conditions.heading(knowledge, body)
    places += [Evidence(s.document, s.unit.span) for s in knowledge.sentences_on(body)]
    if not places:  # nothing but named: «of the Inter-American Council (CIDI)»
        found = knowledge.documents_for(question.text, question.language)
        places = [Evidence(s.document, s.unit.span) for each in found for s in knowledge.sentences(each)]
    for place in places:
        text = place.span.of(knowledge.document(place.document).text)
        told = max((a for a in acronyms if re.search(rf"\b{re.escape(a)}\b", text)), key=len, default="")
        if told and any(fold(n) in fold(text) for n in names):
            tongue = knowledge.metadata[place.document].language
            tongues = {c.name for c in cue("tongue", question.language).find(question.folded)}
            if not tongues <= {tongue, question.language}:
                return None  # the name in a language that is neither the text's nor the asker's
            item = DraftItem("body", body, (place,))
            if _wants_short(question, tongue, told):
                item = DraftItem("instrument", told, (place,))
            elif tongue in tongues or (tongue == question.language and fold(told) in words(question.folded)):
                item = _as_written(body, told, place, knowledge) or item
            return Draft("relation", [item], [place], bodies=(body,), covered=question.content)
    return None


def _as_written(body: str, acronym: str, place: Evidence, knowledge: Knowledge) -> DraftItem | None:
    """Return the name of a body as a text has it right before its acronym, «Global Compact on Refugees (GCR)»."""
    text = place.span.of(knowledge.document(place.document).text)
    for match in (m for m in knowledge.bodies.find(text) if m.value == body):
        behind = re.match(rf"\s*\({re.escape(acronym)}\)", text[match.span.end :])
        if behind is not None and match.span.of(text) != acronym:
            at = Span(place.span.start + match.span.start, place.span.start + match.span.end + behind.end())
            written = " ".join(text[match.span.start : match.span.end + behind.end()].split())
            return DraftItem("instrument", written, (Evidence(place.document, place.span, (at,)),))
    return None


def _wants_short(question: Question, tongue: str, short: str) -> bool:
    """Tell whether a question asks for the short name of a body that a text in some language gives.

    It does by nothing but the noun for it, «which acronym …?», does not say it, and asks for none in another language.
    """
    nouns = cue("short_name", question.language).find(question.folded)
    asked = [c for c in cue("aspect", question.language).find(question.folded) if c.name == "acronym"]
    if not nouns or not all(any(n.start <= c.start and c.end <= n.end for n in nouns) for c in asked):
        return False
    tongues = {c.name for c in cue("tongue", question.language).find(question.folded)}
    return tongues <= {tongue} and fold(short) not in words(question.folded)


def aliases(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by what other name a body goes: the heading or the first sentence that holds two of its names."""
    body = question.bodies[0]
    places = conditions.heading(knowledge, body)
    places += [Evidence(s.document, s.unit.span) for s in knowledge.sentences_on(body)]
    for place in places:
        text = place.span.of(knowledge.document(place.document).text)
        spans = [m.span for m in knowledge.bodies.find(text) if m.value == body]
        held = {fold(span.of(text)): span for span in spans if not span.of(text).isupper()}
        if any(a not in b and b not in a for a in held for b in held):
            verdict = True if question.polar else None
            items = _other_names(question, place, [*held.values()], knowledge)
            return Draft("relation", items, [place], bodies=(body,), verdict=verdict)
    return None


def _other_names(question: Question, place: Evidence, spans: Sequence[Span], knowledge: Knowledge) -> list[DraftItem]:
    """Return the names at some places of a text that are not the first, or that where the question says another."""
    names = [span.of(place.span.of(knowledge.document(place.document).text)) for span in spans]
    said = [coverage(content_words(name), question.text) >= _SAID for name in names]
    own = [i for i in range(1, len(names)) if not said[i]] or [0]
    moved = [Span(place.span.start + spans[i].start, place.span.start + spans[i].end) for i in own]
    pairs = zip(own, moved, strict=True)
    return [DraftItem("instrument", names[i], (Evidence(place.document, place.span, (at,)),)) for i, at in pairs]


def _quoted(key: str, body: str, facts: Sequence[Fact]) -> Draft:
    draft = Draft(key, bodies=(body,))
    draft.evidence = merged([Evidence(e.document, e.span, ()) for f in facts for e in evidence_of(f)])
    return draft
