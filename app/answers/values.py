"""Dates, numbers, instruments and relations of a body, as facts state them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.alignment import content_words, coverage, likeness
from app.answers import membership
from app.cues import cue
from app.drafts import Draft, DraftItem, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.question import Question
from ingest.bodies import generic
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import Fact, FactKind, Value

_RELATIONS = {
    "leader": FactKind.LEADER,
    "parent": FactKind.PARENT,
    "predecessor": FactKind.PREDECESSOR,
    "partners": FactKind.PARTNERS,
    "seat": FactKind.SEAT,
    "instrument": FactKind.INSTRUMENT,
}
_BODY_RELATIONS = (FactKind.PARENT, FactKind.PREDECESSOR, FactKind.LEADER, FactKind.PARTNERS)
_AFTERWARDS = re.compile(
    r"suc(?:ces|es)or|successeur|successor|after|apres|despues|depois|replaced by|gave way|remplace par|l'a remplace"
)
# The most characters between two names of one list: «…  (2010) et la Déclaration …».
_LIST_GAP = 20
_AFTER_COUNT = re.compile(r"[\W_]*((?:[\w'-]+\W+){0,3}[\w'-]+)")


def when(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer when a body was founded, signed, launched or ended; the verb asked for goes before others."""
    body = question.bodies[0] if question.bodies else None
    if body is None:
        return None
    if question.countries and question.scores.get("members", 0) + bool(
        question.aspects & {"adopted", "signed", "joined"}
    ):
        if membership.watches(knowledge, body, question.countries):
            return joined(question, knowledge, body) or membership.away(question, knowledge, body)
        return joined(question, knowledge, body) or membership.answer(replace(question, polar=False), knowledge)
    if "future" in question.aspects:
        return None  # what is to come is told by no founding or ending
    if "ended" in question.aspects:
        return _dated(knowledge.facts(body, FactKind.ENDED) + knowledge.facts(body, FactKind.STATUS), body, "ended")
    founded = [f for f in knowledge.facts(body, FactKind.FOUNDED) if any(v.kind == "date" for v in f.values)]
    periods = [f for f in founded if f.aspect == "period"]
    if periods and len(founded) == len(periods):
        ended = [f for f in knowledge.facts(body, FactKind.ENDED) if f.aspect == "period"]
        draft = _dated(periods, body, "founded")
        if draft is not None and ended:
            more = _dated(ended, body, "ended")
            draft.items += more.items if more else []
            draft.key = "period"
        return draft
    asked = [f for f in founded if f.aspect in question.aspects]
    strict = question.aspects & {"in_force", "joined"}
    if strict:
        asked = [f for f in asked if f.aspect in strict]
        if not asked:
            return None
    chosen = asked or [f for f in founded if f.aspect in {"created", "launched", "heading"}] or founded
    draft = _dated(chosen, body, "founded")
    precise = 10 if "day" in question.aspects else 7 if "month" in question.aspects else 4
    return draft if draft is None or len(draft.items[0].value) >= precise else None


def joined(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer since when a country belongs, where a sentence gives the date at which it joined."""
    kind = "left" if "left" in question.aspects else "joined"
    for fact in knowledge.facts(body, FactKind.MEMBERS):
        named = {v.value for v in fact.values if v.kind == "country"}
        when = [v for v in fact.values if v.kind == "date"]
        if fact.aspect == kind and when and set(question.countries) <= named:
            return Draft(
                "founded", [item_of(fact, when[0])], list(evidence_of(fact)), bodies=(body,), slots={"verb": fact.label}
            )
    return None


def misdated(question: Question, knowledge: Knowledge) -> Draft | None:
    """Correct «why was it created in 2010?» where the documents give another year."""
    if question.polar or not question.years or not question.aspects & {"created", "launched", "adopted", "signed"}:
        return None
    draft = when(question, knowledge)
    if draft is None or not draft.items or draft.items[0].kind != "date":
        return None
    date = draft.items[0].value
    return None if any(covers(y, date) or covers(date, y) for y in question.years) else draft


def checked(question: Question, draft: Draft | None) -> Draft | None:
    """Answer yes or no to «was it signed in 1996?» by the date that was found."""
    if draft is None or not question.polar or not question.years or not draft.items:
        return draft
    date = draft.items[0].value
    draft.verdict = any(covers(year, date) or covers(date, year) for year in question.years)
    return draft


def _dated(facts: Sequence[Fact], body: str, key: str) -> Draft | None:
    """Build a draft from the most precise date of the newest document, with the others that agree as evidence."""
    dated = [(f, v) for f in facts for v in f.values if v.kind == "date"]
    if not dated:
        return None
    newest = dated[0][0].document
    own = [(f, v) for f, v in dated if f.document == newest]
    fact, value = max(own, key=lambda pair: len(pair[1].value))
    draft = Draft(key, [item_of(fact, value)], bodies=(body,))
    draft.slots["verb"] = fact.label
    agreeing = [(f, v) for f, v in dated if covers(v.value, value.value) or covers(value.value, v.value)]
    draft.evidence = merged(
        [*evidence_of(fact, [value]), *[e for f, v in agreeing if f is not fact for e in evidence_of(f, [v])][:2]]
    )
    for other, date in dated:
        if other.document != newest and not (covers(date.value, value.value) or covers(value.value, date.value)):
            extra = Draft(key, [item_of(other, date)], evidence=list(evidence_of(other, [date])), bodies=(body,))
            if all(extra.items[0].value != e.items[0].value for e in draft.extra):
                draft.extra.append(extra)
    return draft


def how_many(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many of something there are: a stated count of the thing asked for, else the length of a list."""
    told = [c for c in cue("kind", question.language).find(question.bare) if c.name == "count"]
    if any(cue("timelike", question.language).search(question.bare, c.start, c.end) for c in told):
        return _time(
            ("",), question, [f for b in question.bodies for f in knowledge.facts(b, FactKind.COUNT)], knowledge
        )
    if cue("sharelike", question.language).search(question.bare):
        return _share(question, knowledge)
    units = asked_units(question)
    drafts = [_count(unit, question, knowledge) for unit in units]
    found = [d for d in drafts if d is not None]
    if not found or (len(found) < len(drafts) and not _keywords(question)):
        return None
    draft = found[0]
    for more in found[1:]:
        known = {(item.value, item.evidence) for item in draft.items}
        draft.items += [item for item in more.items if (item.value, item.evidence) not in known]
        draft.evidence = merged(draft.evidence + more.evidence)
        draft.derived = draft.derived or more.derived
        draft.slots["unit"] = ", ".join(dict.fromkeys([draft.slots.get("unit", ""), more.slots.get("unit", "")])).strip(
            ", "
        )
        for name, value in more.features.items():
            draft.features[name] = min(value, draft.features.get(name, 1.0))
    return draft


def _share(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what share: the stated percentage whose sentence is most about what the question speaks of."""
    rated: list[tuple[float, int, Fact]] = []
    for body in dict.fromkeys((*question.bodies, "")):
        for fact in knowledge.facts(body, FactKind.COUNT):
            if fact.values[0].value.endswith("%"):
                text = fact.evidence[0].of(knowledge.document(fact.document).text)
                held = _beside_year(fact, text, question)
                if question.years and not held:
                    continue
                rated.append((coverage((*question.terms, *question.hints), text) + 0.2 * held, -len(rated), fact))
    best = max(rated, default=None, key=lambda row: row[:2])
    if best is None or best[0] < 0.5:
        return None
    return Draft(
        "number", [item_of(best[2], best[2].values[0])], list(evidence_of(best[2])), bodies=question.bodies[:1]
    )


def _beside_year(fact: Fact, text: str, question: Question) -> bool:
    """Tell whether the year nearest before a share is the one that is asked for."""
    before = text[: fact.values[0].span.start - fact.evidence[0].start]
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", before)
    return bool(years) and any(year.startswith(years[-1]) for year in question.years)


def _keywords(question: Question) -> bool:
    """Tell whether a question is but keywords, without a verb or a question mark."""
    return "?" not in question.folded and cue("interrogative", question.language).search(question.folded) is None


def asked_units(question: Question) -> list[tuple[str, ...]]:
    """Return the things counted, as their words: («objectifs»,) and («domaines», «thématiques»)."""
    cues = [c for c in cue("kind", question.language).find(question.bare) if c.name == "count"]
    tail = question.bare[cues[0].end :] if cues else ""
    if not re.search(r"\w{3}", tail) or _keywords(question):
        told = [(c.start, c.end) for c in cues]
        bare = "".join(" " if any(a <= i < b for a, b in told) else char for i, char in enumerate(question.bare))
        return [(word,) for word in content_words(bare)] or [()]
    pieces = _conjoined(tail, question.language)
    first = _nouns(pieces[0], question)
    found = [first] if first else [question.terms]
    for piece in pieces[1:2]:
        more = _nouns(piece, question)
        if more and len(tail) < 120 and not re.match(r"\s*(?:en|in|dans|por|qui|que)\b", piece):
            found.append(more)
    return found


def _conjoined(text: str, language: str) -> list[str]:
    """Split a folded text at «and», «or» and commas."""
    cuts = [(c.start, c.end) for c in cue("conjunction", language).find(text)]
    cuts += [m.span() for m in re.finditer(r",", text)]
    pieces, at = [], 0
    for start, end in sorted(cuts):
        pieces.append(text[at:start])
        at = max(at, end)
    return [re.sub(r"^\s*(?:de |d'|of )?", "", piece) for piece in (*pieces, text[at:]) if piece.strip()] or [text]


def _nouns(piece: str, question: Question) -> tuple[str, ...]:
    """Return the noun that is counted and the word after it."""
    match = _AFTER_COUNT.match(piece)
    found: list[str] = []
    for word in content_words(match[1]) if match else ():
        if found and (len(word) < 4 or word not in question.terms):
            break
        found.append(word)
    return tuple(found[:2])


def _count(unit: tuple[str, ...], question: Question, knowledge: Knowledge) -> Draft | None:
    bodies = question.bodies or ("",)
    facts = [f for b in bodies[:1] for f in knowledge.facts(b, FactKind.COUNT)]
    if not question.bodies:
        facts = knowledge.facts("", FactKind.COUNT)
    if question.years:
        facts = _of_versions(facts, question)
    if question.years and not any(f.as_of and covers(y, f.as_of) for f in facts for y in question.years):
        dated = [
            f for f in facts if f.aspect and any(covers(y, f.aspect) or covers(f.aspect, y) for y in question.years)
        ]
        if not dated:
            return None
        facts = dated
    memberlike = any(cue("memberlike", question.language).search(word) for word in unit)
    if any(cue("timelike", question.language).search(word) for word in unit[:1]):
        return _time(unit, question, facts, knowledge)
    scored = [(_unit_score(unit, fact, knowledge, question), -i, fact) for i, fact in enumerate(facts)]
    best = max(scored, default=None, key=lambda row: row[:2])
    if best is not None and best[0] >= 0.5:
        fact = best[2]
        draft = Draft("number", [item_of(fact, fact.values[0])], list(evidence_of(fact)), bodies=bodies[:1])
        draft.slots["unit"] = fact.unit
        draft.features["unit"] = best[0]
        others = [f for _, _, f in scored if f.document != fact.document and f.values[0].value != fact.values[0].value]
        for other in others:
            if _unit_score(unit, other, knowledge, question) >= max(0.75, best[0] - 0.1) and len(draft.extra) < 2:
                draft.extra.append(
                    Draft("number", [item_of(other, other.values[0])], list(evidence_of(other)), bodies=bodies[:1])
                )
        return draft
    if memberlike and question.bodies and not question.years:
        lists = membership.rolls(knowledge, question.bodies[0], question.aspects)
        if lists and lists[0].complete:
            roll = lists[0]
            number = str(len(roll.members))
            evidence = roll.evidence()
            draft = Draft("number_listed", [DraftItem("number", number, tuple(evidence), True)], evidence, derived=True)
            draft.bodies = question.bodies[:1]
            draft.features["unit"] = 0.9
            return draft
    return None


def _time(unit: tuple[str, ...], question: Question, facts: Sequence[Fact], knowledge: Knowledge) -> Draft | None:
    """Answer how long: the stated length of time whose sentence is most about what the question speaks of."""
    about = [w for w in question.content if not cue("timelike", question.language).search(w)]
    lengths = [f for f in facts if _first_word(f, knowledge, "timelike")]
    if question.bodies:
        lengths += [f for f in knowledge.facts("", FactKind.COUNT) if _first_word(f, knowledge, "timelike")]
    rated: list[tuple[float, int, Fact]] = []
    for position, fact in enumerate(lengths):
        text = fact.evidence[0].of(knowledge.document(fact.document).text)
        closeness = max((likeness(word, text) for word in about), default=0.6)
        named = 1.0 if likeness(unit[0], fact.unit) >= 0.8 else 0.0
        rated.append((closeness + 0.2 * named, -position, fact))
    best = max(rated, default=None, key=lambda row: row[:2])
    if best is None or best[0] < 0.6:
        return None
    draft = Draft(
        "number", [item_of(best[2], best[2].values[0])], list(evidence_of(best[2])), bodies=question.bodies[:1]
    )
    draft.slots["unit"] = best[2].unit
    return draft


def _of_versions(facts: list[Fact], question: Question) -> list[Fact]:
    """Return the facts of the versions dated in a year asked for, where there are versions and one is."""
    own = [f for f in facts if f.as_of and any(covers(y, f.as_of) for y in question.years)]
    return own if own and len({f.document for f in facts}) > 1 else facts


def _unit_score(unit: tuple[str, ...], fact: Fact, knowledge: Knowledge, question: Question) -> float:
    """Return how well a count counts what was asked, in [0, 1]; a share is no number of things."""
    text = fact.unit
    if not text:
        document = knowledge.document(fact.document)
        sentence = fact.evidence[0].of(document.text)
        return 0.9 * coverage(tuple(dict.fromkeys((*unit, *question.content))), sentence)
    same = _same_class(unit[:1], question.language, fact, knowledge)
    if same:
        return same
    head = max(likeness(unit[0], " ".join(text.split()[:1])), 0.85 * likeness(unit[0], text)) if unit else 0.0
    return 0.8 * head + 0.2 * coverage(unit, text)


def _first_word(fact: Fact, knowledge: Knowledge, group: str) -> str | None:
    """Return the class of a group of cues that the first word of a count's unit belongs to."""
    tongue = knowledge.metadata[fact.document].language
    first = words(fact.unit)[:1]
    found = cue(group, tongue).search(first[0]) if first else None
    return found.name if found and found.end == len(first[0]) else None


def _same_class(unit: tuple[str, ...], language: str, fact: Fact, knowledge: Knowledge) -> float:
    """Return how alike two words for members are: countries, governments, members; 0 where one is no such word."""
    if not unit:
        return 0.0
    asked = cue("memberlike", language).search(unit[0])
    stated = _first_word(fact, knowledge, "memberlike")
    if asked is None or stated is None:
        return 0.0
    return 1.0 if asked.name == stated else 0.8


def related(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer who leads, what a body belongs to, what came before, its partners, its seat or its instrument."""
    kind = _RELATIONS[question.kind]
    if not question.bodies:
        return None
    body = question.bodies[0]
    if "contribute" in question.aspects:
        given = contributions(question, knowledge, body)
        if given is not None or kind is FactKind.PARTNERS:
            return given
    facts = [f for f in knowledge.facts(body, kind) if f.values]
    if kind is FactKind.SEAT:
        signed = {"signed", "adopted", "launched", "created"} & question.aspects
        places = [f for f in knowledge.facts(body, FactKind.FOUNDED) if any(v.kind == "place" for v in f.values)]
        facts = [f for f in places if f.aspect in question.aspects] if signed else facts
        if signed and facts and "date" in question.scores:
            both = [v for f in facts[:1] for v in f.values if v.kind in {"place", "date"}]
            return Draft("relation", [item_of(facts[0], v) for v in both], list(evidence_of(facts[0])), bodies=(body,))
    facts = [f for f in facts if not _tautology(question, f)]
    if kind is FactKind.LEADER:
        facts = [f for f in facts if _same_office(question, f, knowledge)]
        asked = question.aspects & {"chair", "secretariat"}
        facts = [f for f in facts if f.aspect in asked] if asked else facts
    if kind is FactKind.PARTNERS:
        wanted = {"counterpart"} & question.aspects
        facts = [
            f for f in facts if f.aspect in wanted or (not wanted and f.aspect not in {"contribution", "counterpart"})
        ]
    if kind is FactKind.PREDECESSOR:
        facts = _succession(question, facts, knowledge, body)
    if not facts:
        return None
    fact = _best(facts, question, knowledge)
    return relation_draft(
        question.kind, body, [fact] if kind is not FactKind.INSTRUMENT else _instruments(facts, question)
    )


def _same_office(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a fact speaks of the office that is asked for, where one is: a chair is no director."""
    found = [c for c in cue("aspect", question.language).find(question.bare) if c.name == "role"]
    offices = [question.bare[c.start : c.end].split()[0] for c in found]
    text = fact.evidence[0].of(knowledge.document(fact.document).text)
    return not offices or any(likeness(office, text) >= 0.6 for office in offices)


def of_kind(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «within which council?» with the body of that kind that a relation of the body asked about names."""
    kinds = [w for w in words(question.bare) if generic(w, question.language)]
    if not kinds or len(question.bodies) != 1:
        return None
    facts = knowledge.facts(question.bodies[0], *_BODY_RELATIONS)
    for fact in facts:
        named = [v for v in fact.values if v.kind == "body" and v.value not in question.others]
        fitting = [v for v in named if any(knowledge.is_a(v.value, kind) for kind in kinds)]
        if fitting:
            draft = Draft(fact.kind.value, [item_of(fact, v) for v in fitting], bodies=question.bodies)
            draft.evidence = merged(list(evidence_of(fact, fitting)))
            return draft
    return None


def _listed_together(fact: Fact) -> tuple[Value, ...]:
    """Return the first values of a fact that stand in one list, with no more than a bracket between them."""
    kept = [fact.values[0]]
    for value in fact.values[1:]:
        if value.span.start - kept[-1].span.end > _LIST_GAP:
            break
        kept.append(value)
    return tuple(kept)


def contributions(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer what a body contributes to: the bodies and instruments named, of the kind asked for where one is."""
    stated = [f for f in knowledge.facts(body, FactKind.PARTNERS) if f.aspect == "contribution" and f.values]
    facts = [replace(fact, values=_listed_together(fact)) for fact in stated]
    kinds = [w for w in words(question.bare) if generic(w, question.language)]
    narrowed = []
    for fact in facts:
        fitting = tuple(v for v in fact.values if v.kind == "body" and any(knowledge.is_a(v.value, k) for k in kinds))
        narrowed.append(replace(fact, values=fitting) if fitting else fact)
    fitting_facts = [n for n, f in zip(narrowed, facts, strict=True) if n is not f]
    chosen = fitting_facts or facts
    return relation_draft("partners", body, chosen[:1]) if chosen else None


def _tautology(question: Question, fact: Fact) -> bool:
    """Tell whether a fact only gives back the question's own words: «Who is the Director-General?»."""
    if question.polar or any(v.kind != "text" for v in fact.values):
        return False
    return all(likeness(w, question.folded) >= 0.99 for v in fact.values for w in words(v.value) if len(w) > 3)


_REPLACES = re.compile(
    r"\b(?:qui|quel\w*(?: \w+)?|what|who|which(?: \w+)?|que|quien|qual|quem)\s(?:a|ont|l'a|has|have|ha)?\s?"
    r"(?:remplac|replac|succe|suced|substitu|reemplaz|sustitu)"
)


def _succession(question: Question, facts: list[Fact], knowledge: Knowledge, body: str) -> list[Fact]:
    successor = _AFTERWARDS.search(question.folded) or _REPLACES.search(question.folded)
    wanted = "successor" if successor else "predecessor"
    own = [f for f in facts if f.aspect == wanted]
    if own:
        return own
    turned = []
    for other in knowledge.all_facts(FactKind.PREDECESSOR):
        if other.aspect != wanted and any(v.value == body for v in other.values):
            value = Value("body", other.body, other.values[0].span)
            turned.append(
                Fact(
                    body,
                    other.kind,
                    (value,),
                    other.document,
                    other.evidence,
                    other.label,
                    other.label_span,
                    other.as_of,
                    aspect=wanted,
                )
            )
    return turned


def _best(facts: Sequence[Fact], question: Question, knowledge: Knowledge) -> Fact:
    """Return the fact whose words answer the question's best; the first of equals."""

    def score(fact: Fact) -> float:
        text = knowledge.document(fact.document).text
        if fact.kind is FactKind.PARTNERS and fact.label_span is not None:
            # Of several relations in one sentence the words around each label tell which is meant.
            return coverage(question.terms, text[fact.label_span.start - 30 : fact.values[-1].span.end + 60])
        return coverage(question.content, fact.evidence[0].of(text))

    return max(facts, key=lambda fact: (fact.aspect in question.aspects, round(score(fact), 3)))


def _instruments(facts: list[Fact], question: Question) -> list[Fact]:
    """Return all instruments of the newest document; for an article that is asked for, provisions only."""
    newest = [f for f in facts if f.document == facts[0].document]
    article = re.search(r"\b(?:articles?|articulos?|artigos?)\b", question.folded) is not None
    provisions = [f for f in newest if re.match(r"art", fold(f.values[0].value))]
    if article and provisions:
        return provisions
    resolutions = [f for f in newest if f not in provisions]
    return (resolutions or newest)[:1] if re.search(r"resoluc|resolut|declarac|declarat", question.folded) else newest


def relation_draft(key: str, body: str, facts: Sequence[Fact]) -> Draft:
    """Build a draft of the values of some facts."""
    draft = Draft(key, bodies=(body,))
    seen: set[str] = set()
    for fact in facts:
        for value in fact.values:
            if value.kind in {"date"} or value.value in seen:
                continue
            seen.add(value.value)
            draft.items.append(item_of(fact, value))
    draft.evidence = merged([e for f in facts for e in evidence_of(f)])
    return draft
