"""Questions over several bodies: which of them …, the oldest, all of a year, side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from app.alignment import coverage, likeness
from app.answers import membership, nature
from app.cues import cue
from app.drafts import Draft, DraftItem, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.question import Question
from ingest import countries
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import BlockKind, Fact, FactKind, Value

Found = list[tuple[str, list[Evidence]]]

_RELATIONS = {
    "leader": FactKind.LEADER,
    "parent": FactKind.PARENT,
    "partners": FactKind.PARTNERS,
    "predecessor": FactKind.PREDECESSOR,
    "instrument": FactKind.INSTRUMENT,
}
RANKS = frozenset({"oldest", "newest", "most", "fewest"})
# Kinds that a question for all bodies may touch on.
_AT_LARGE = frozenset({"bodies", "count", "date", "mandate", "themes", "definition", "members", "compare"})
# From this likeness on a name is the one asked about.
_SAME = 0.9
_MADE = frozenset({"created", "launched", "adopted", "signed"})
# From this likeness on two words name one kind of act.
_SAME_ACT = 0.8
# Below this share of the question's words a body's sentence is not what was asked for.
CLOSE = 0.6


def concerns(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks for bodies rather than for something about one."""
    ranks = question.restrict & RANKS
    if ranks and (len(question.bodies) != 1 or question.asks("bodies")):
        return True
    if question.asks("bodies"):
        return True
    if _is_choice(question, knowledge) or len(_limits(question)) == 2 == len(question.bodies):
        return True
    if question.polar and "every" in question.restrict and not question.bodies and question.asks("legal", "status"):
        return True
    if (
        question.scores.get("bodies")
        and question.restrict & {"before", "after"}
        and len(question.bodies) == 1
        and not question.polar
    ):
        return True
    if question.bodies:
        undescribed = all(body not in knowledge.described for body in question.bodies)
        told = question.kind in _RELATIONS and knowledge.facts(question.bodies[0], _RELATIONS[question.kind])
        if undescribed and not told and question.scores.get("bodies") and question.scores.keys() & _RELATIONS.keys():
            return True
        return undescribed and question.asks("other", "definition") and bool(_reverse(knowledge, question.bodies[0]))
    return "all" in question.restrict or question.scores.get("bodies", 0) > 0


def _is_choice(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks which of several bodies that it names bind or work: «Among A, B and C, which …?»."""
    among = [body for body in question.bodies if body in knowledge.described]
    return len(among) >= 2 and question.asks("legal", "status") and question.scores.get("bodies", 0) > 0


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which bodies a question's restrictions leave; None where they rest on nothing that is stated."""
    own = [body for body in question.bodies if body in knowledge.described]
    if own and not question.content and cue("identity", question.language).search(question.folded):
        return _draft(question, [(own[0], heading(knowledge, own[0]))])
    ranks = question.restrict & RANKS
    if question.years and question.restrict & {"before", "after", "since"} and _are_many(question):
        ranks = frozenset()  # «the oldest ones, from before 2000» are all of these
    bounded = len(_limits(question)) == 2 and not ranks
    among = own if len(own) >= 2 and not bounded else list(knowledge.described)
    if not ranks and not bounded and not question.years and len(question.bodies) >= 2:
        ranks = frozenset(
            {"oldest"} if "before" in question.restrict else {"newest"} if "after" in question.restrict else ()
        )
    beside = question.restrict & {"before", "after"}
    if not question.asks("bodies") and not ranks and not beside and len(question.bodies) == 1:
        return _draft(question, _reverse(knowledge, question.bodies[0]))
    filters = _filters(question, knowledge)
    if question.polar and "every" in question.restrict and len(own) != 1:
        return _of_all(question, knowledge, among)
    if not filters and not ranks:
        if "all" in question.restrict or _asks_for_all(question):
            headed: Found = [(body, heading(knowledge, body)) for body in among]
            return _draft(question, [each for each in headed if each[1]])
        return _by_words(question, knowledge, among)
    evidence: dict[str, list[Evidence]] = {body: [] for body in among}
    for keep in filters:
        evidence = {b: [*e, *found] for b, e in evidence.items() if (found := keep(b))}
    if ranks & {"most", "fewest"} and question.content:
        return None  # the most of something that no list tells
    if ranks:
        evidence = _ranked(next(iter(sorted(ranks))), evidence, knowledge)
    if not evidence:
        return None
    draft = _draft(question, list(evidence.items()))
    if draft is not None and ranks and question.polar and len(own) == 2:
        _compare(draft, own, next(iter(ranks)), knowledge)
    return draft


def _compare(draft: Draft, own: Sequence[str], rank: str, knowledge: Knowledge) -> None:
    """Decide «is A older than B», «has A more members than B»: yes where A is the one found; both values are given."""
    draft.verdict = list(draft.bodies) == [own[0]]
    measured = [_ranked(rank, {body: []}, knowledge).get(body, []) for body in own]
    draft.evidence = merged([e for each in measured for e in each])
    if rank in {"oldest", "newest"}:
        dated = [found for body in own if (found := founding(knowledge, body))]
        draft.items += [DraftItem("date", value.value, evidence_of(fact, [value])) for fact, value in dated]
        return
    for body in own:
        for roll in membership.rolls(knowledge, body)[:1]:
            draft.items.append(DraftItem("number", str(len(roll.members)), tuple(roll.evidence()), True))


def _of_all(question: Question, knowledge: Knowledge, among: Sequence[str]) -> Draft | None:
    """Answer whether all bodies bind or work: «no» with those that do not; silence is no «yes»."""
    opposite = question.restrict ^ {"not"}
    filters = _filters(replace(question, restrict=opposite), knowledge)
    if not filters or not question.scores.keys() & {"legal", "status"}:
        return None
    against = {body: [e for keep in filters for e in keep(body)] for body in among}
    found = [(body, evidence) for body, evidence in against.items() if evidence]
    draft = _draft(replace(question, scores={}), found)
    if draft is not None:
        draft.verdict = False
    return draft


def _are_many(question: Question) -> bool:
    """Tell whether bodies are ranked in the plural, «mecanismos mais antigos»."""
    ranks = [c for c in cue("restrict", question.language).find(question.folded) if c.name in RANKS]
    nouns = cue("bodylike", question.language).find(question.folded)
    said = [question.folded[c.start : c.end] for c in (*ranks, *nouns)]
    return any(re.search(r"[^s]s$", each) and not each.startswith("process") for each in said)


def _asks_for_all(question: Question) -> bool:
    """Tell whether a question wants all bodies: nothing in it tells some of them, a name or another kind of thing."""
    bare = not question.content and not question.unknown and not question.bodies and not question.polar
    return bare and question.scores.keys() <= _AT_LARGE


def _reverse(knowledge: Knowledge, other: str) -> Found:
    """Return the described bodies of which a fact names another body as instrument, predecessor, leader or the like."""
    found: dict[str, list[Evidence]] = {}
    kinds = [FactKind.INSTRUMENT, FactKind.PREDECESSOR, FactKind.LEADER]
    for fact in knowledge.all_facts(*kinds, FactKind.PARTNERS, FactKind.PARENT):
        if not fact.polarity:
            continue
        if fact.body == other or fact.body not in knowledge.described:
            continue
        if any(_means(knowledge, value, other) for value in fact.values):
            found.setdefault(fact.body, []).extend(evidence_of(fact))
    return list(found.items())


def _means(knowledge: Knowledge, value: Value, body: str) -> bool:
    """Tell whether a value is a body, by id or in words."""
    return value.value == body or body in knowledge.named_in(value.value)


def _draft(question: Question, found: Found) -> Draft | None:
    if not found:
        return None
    count = question.scores.get("count", 0) > 0
    draft = Draft("bodies", derived=True, bodies=tuple(body for body, _ in found))
    if count:
        everything = tuple(e for _, each in found for e in each)
        draft.key = "bodies_count"
        draft.items = [DraftItem("number", str(len(found)), everything, True)]
        draft.slots["bodies"] = ",".join(body for body, _ in found)
    else:
        draft.items = [DraftItem("body", body, tuple(each), True) for body, each in found]
    if question.polar:
        draft.verdict = True
    draft.evidence = merged([e for _, each in found for e in each])
    return draft


def _filters(question: Question, knowledge: Knowledge) -> list[Callable[[str], list[Evidence]]]:
    """Return what a body must meet; each filter gives the evidence for it, or nothing."""
    filters: list[Callable[[str], list[Evidence]]] = []
    negative = "not" in question.restrict
    leads = bool(question.scores.get("leader")) and not question.scores.get("members")
    topics = _topics(question)
    if topics:
        filters.append(lambda body: _about(knowledge, body, topics))
    for code in () if topics else question.countries:
        if leads:
            filters.append(lambda body, code=code: _relates(knowledge, body, FactKind.LEADER, code))  # type: ignore[misc]
        else:
            filters.append(lambda body, code=code: _names_country(knowledge, body, code, negative))  # type: ignore[misc]
    if question.years and len(_limits(question)) != 2:
        filters.append(lambda body: _of_year(question, knowledge, body))
    if "legal" in question.scores:
        filters.append(lambda body: _nature(knowledge, body, binding=not negative, aspects=question.aspects))
    if "status" in question.scores and not question.years:
        stopped = negative or bool(question.aspects & {"ended"})
        filters.append(lambda body: _working(knowledge, body, working=not stopped))
    named = question.bodies[:1] + question.others[:1]
    if question.unknown and not question.bodies and question.scores.keys() & {"seat", "leader"}:
        filters.append(lambda body: _sits(knowledge, body, question.unknown))
    for name, kind in _RELATIONS.items():
        placed = name == "predecessor" and len(_limits(question)) == 2
        if name in question.scores and named and not placed:
            filters.append(lambda body, kind=kind: _relates(knowledge, body, kind, named[0]))  # type: ignore[misc]
    if negative and "date" in question.scores and not question.years and not question.bodies:
        filters.append(lambda body: _undated(knowledge, body))
    acts = _acts(question)
    if acts and not named:
        filters.append(lambda body: _by_act(knowledge, body, acts))
    limits = [] if question.restrict & RANKS else _limits(question)
    if len(limits) == 2:
        filters.append(lambda body: _within(question, knowledge, body, limits))
    elif (
        not question.years
        and len(question.bodies) == 1
        and question.restrict & {"before", "after"}
        and (
            question.aspects & {"created", "launched", "adopted", "signed"}
            or "date" in question.scores
            or not question.content
        )
    ):
        filters.append(lambda body: _beside(question, knowledge, body))
    return filters


def _undated(knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the heading of a body of whose founding no date is given."""
    return heading(knowledge, body) if founding(knowledge, body) is None else []


def _acts(question: Question) -> tuple[str, ...]:
    """Return the nouns for acts by which bodies that are asked for were made, «established by a declaration»."""
    if "instrument" not in question.scores or not question.aspects & _MADE or "not" in question.restrict:
        return ()
    nouns = [c for c in cues("instrument", question.language).find(question.bare) if c.name == "noun"]
    return tuple(question.bare[c.start : c.end] for c in nouns)


def _by_act(knowledge: Knowledge, body: str, acts: Sequence[str]) -> list[Evidence]:
    for fact in knowledge.facts(body, FactKind.INSTRUMENT):
        if any(likeness(act, value.value) >= _SAME_ACT for act in acts for value in fact.values):
            return list(evidence_of(fact))
    return []


def _topics(question: Question) -> frozenset[str]:
    """Return the beginnings of the country names that a question is about rather than asks of as members.

    «Quels mécanismes répondent à l'exode vénézuélien ?»: an adjective of a country, or a country beside a word for what
    a body deals with.
    """
    fronts = _fronts(question.language)
    adjectives = {
        w[:5] for w in (*question.content, *question.terms, *question.hints) if len(w) > 6 and w[:5] in fronts
    }
    named = {words(countries.name(code, question.language))[0][:5] for code in question.countries}
    return frozenset(adjectives | (named if "topic" in question.aspects else set()))


@cache
def _fronts(language: str) -> frozenset[str]:
    """Return the beginnings of the country names of one word, which the adjectives share."""
    names = (words(countries.name(code, language)) for code in countries.codes())
    return frozenset(name[0][:5] for name in names if len(name) == 1)


def _about(knowledge: Knowledge, body: str, topics: frozenset[str]) -> list[Evidence]:
    """Return the first sentence that says what a body is or is for and speaks of a topic."""
    for fact in knowledge.facts(body, FactKind.DEFINITION, FactKind.MANDATE):
        text = fact.evidence[0].of(knowledge.document(fact.document).text)
        if any(word[:5] in topics for word in words(text)):
            return list(evidence_of(fact))[:1]
    return []


def _names_country(knowledge: Knowledge, body: str, code: str, negative: bool) -> list[Evidence]:
    lists = membership.rolls(knowledge, body)
    if not lists:
        return []
    roll = lists[0]
    if negative:
        return roll.evidence() if roll.complete and code not in roll.members else []
    return roll.evidence([code]) if code in roll.members else []


def founding(knowledge: Knowledge, body: str) -> tuple[Fact, Value] | None:
    """Return the fact and date of a body's founding: the earliest that is not that of a predecessor, most precise."""
    dated = [
        (f, v)
        for f in knowledge.facts(body, FactKind.FOUNDED)
        for v in f.values
        if v.kind == "date" and f.aspect not in {"in_force"}
    ]
    if not dated:
        return None
    first = min(dated, key=lambda pair: pair[1].value[:4])
    same = [pair for pair in dated if pair[1].value[:4] == first[1].value[:4]]
    return max(same, key=lambda pair: len(pair[1].value))


def _of_year(question: Question, knowledge: Knowledge, body: str) -> list[Evidence]:
    if "ended" in question.aspects:
        facts = knowledge.facts(body, FactKind.ENDED, FactKind.STATUS)
        dated = [(f, v) for f in facts for v in f.values if v.kind == "date"]
    else:
        # What took effect in a year was founded in it only where that is asked.
        founded = [f for f in knowledge.facts(body, FactKind.FOUNDED) if f.aspect != "in_force"]
        facts = knowledge.facts(body, FactKind.FOUNDED) if "in_force" in question.aspects else founded
        dated = [(f, v) for f in facts for v in f.values if v.kind == "date"]
    for fact, value in sorted(dated, key=lambda pair: -len(pair[1].value)):
        if any(_meets(value.value, year, question) for year in question.years):
            return list(evidence_of(fact, [value]))
    return []


def _meets(date: str, year: str, question: Question) -> bool:
    if year.endswith("x"):
        return date.startswith(year[:-1])
    if "since" in question.restrict:
        return date[: len(year)] >= year
    if "before" in question.restrict:
        return date[: len(year)] < year
    if "after" in question.restrict:
        return date[: len(year)] > year
    return covers(year, date) or covers(date, year)


Limit = tuple[str, str]


def _limits(question: Question) -> list[Limit]:
    """Return the two ends of a time, «after A but before B», «between 2010 and 2016»: before or after, body or year."""
    ends = list(question.bodies) if len(question.bodies) == 2 else list(question.years)
    if len(ends) != 2 or any(end.endswith("x") for end in ends):
        return []
    found = [c.name for c in cue("restrict", question.language).find(question.folded)]
    order = [name for name in found if name in {"before", "after"}]
    if len(order) == 2 and set(order) == {"before", "after"}:
        return list(zip(order, ends, strict=True))
    if "between" in found and (question.years or question.asks("bodies")):
        return [("between", ends[0]), ("between", ends[1])]
    return []


def _within(question: Question, knowledge: Knowledge, body: str, limits: Sequence[Limit]) -> list[Evidence]:
    """Return the evidence that a body was founded between two ends, the ends left out but for «between» years."""
    own = founding(knowledge, body)
    ends = []
    evidence: list[Evidence] = []
    for relation, end in limits:
        if end not in knowledge.described:
            ends.append((relation, end))
            continue
        other = founding(knowledge, end)
        if other is None or end == body:
            return []
        ends.append((relation, other[1].value))
        evidence += evidence_of(other[0], [other[1]])
    if own is None:
        return []
    date = own[1].value
    if limits[0][0] == "between":
        first, last = sorted(end for _, end in ends)
        inside = first[:4] <= date[:4] <= last[:4] if question.years else first[:4] < date[:4] < last[:4]
    else:
        inside = all(date[:4] < end[:4] if relation == "before" else date[:4] > end[:4] for relation, end in ends)
    return [*evidence_of(own[0], [own[1]]), *evidence] if inside else []


def _beside(question: Question, knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the evidence that a body was founded before or after the one named."""
    own, other = founding(knowledge, body), founding(knowledge, question.bodies[0])
    if own is None or other is None or body == question.bodies[0]:
        return []
    shorter = min(len(own[1].value), len(other[1].value))
    left, right = own[1].value[:shorter], other[1].value[:shorter]
    holds = left < right if "before" in question.restrict else left > right
    return [*evidence_of(own[0], [own[1]])] if holds else []


def _nature(knowledge: Knowledge, body: str, *, binding: bool, aspects: frozenset[str]) -> list[Evidence]:
    facts = knowledge.facts(body, FactKind.LEGAL)
    political = "political" in aspects
    own = [f for f in facts if (f.aspect == "political") == political and f.aspect != "treaty"]
    if own and own[0].polarity == binding:
        return list(evidence_of(own[0]))
    return []


def _working(knowledge: Knowledge, body: str, *, working: bool) -> list[Evidence]:
    facts = list(nature.status_facts(knowledge, body))
    if facts and nature.works(facts[0]) == working:
        return list(evidence_of(facts[0]))
    return []


def _relates(knowledge: Knowledge, body: str, kind: FactKind, other: str) -> list[Evidence]:
    for fact in knowledge.facts(body, kind):
        if any(_means(knowledge, value, other) for value in fact.values):
            return list(evidence_of(fact))
    return []


def _sits(knowledge: Knowledge, body: str, names: Sequence[str]) -> list[Evidence]:
    """Return the evidence that a body, or its secretariat, sits at a place of one of some names."""
    for fact in knowledge.facts(body, FactKind.SEAT):
        if any(likeness(fold(name), value.value) >= _SAME for name in names for value in fact.values):
            return list(evidence_of(fact))
    return []


def _ranked(rank: str, evidence: dict[str, list[Evidence]], knowledge: Knowledge) -> dict[str, list[Evidence]]:
    """Return the bodies that come first by age or by number of members, ties included."""
    measured: dict[str, tuple[str | int, list[Evidence]]] = {}
    for body, found in evidence.items():
        if rank in {"oldest", "newest"}:
            first = founding(knowledge, body)
            if first:
                measured[body] = (first[1].value, [*found, *evidence_of(first[0], [first[1]])])
        else:
            lists = membership.rolls(knowledge, body)
            if lists:
                measured[body] = (len(lists[0].members), [*found, *lists[0].evidence()])
    if not measured or len(evidence) == 2 != len(measured):
        return {}  # of two bodies the one that alone is measured is not the older or larger
    values = [value for value, _ in measured.values()]
    if rank in {"oldest", "newest"}:
        best = (min if rank == "oldest" else max)(str(v)[:4] for v in values)
        tied = {b: each for b, each in measured.items() if str(each[0])[:4] == best}
        if len(evidence) == 2 and len(tied) == 2:
            exact = (min if rank == "oldest" else max)(str(v) for v, _ in tied.values())
            tied = {b: each for b, each in tied.items() if str(each[0]) == exact}
        return {b: e for b, (_, e) in tied.items()}
    number = (max if rank == "most" else min)(int(v) for v in values)
    return {b: e for b, (v, e) in measured.items() if int(v) == number}


def heading(knowledge: Knowledge, body: str) -> list[Evidence]:
    """Return the heading of a body's section, else the first sentence on it."""
    for document in knowledge.documents_on(body):
        for sentence in knowledge.sentences(document):
            if sentence.body == body and sentence.unit.kind is BlockKind.HEADING:
                return [Evidence(document, sentence.unit.span)]
    found = knowledge.sentences_on(body)
    return [Evidence(found[0].document, found[0].unit.span)] if found else []


def _by_words(question: Question, knowledge: Knowledge, among: Sequence[str]) -> Draft | None:
    """Return the bodies of which a sentence accounts for most of the question's words."""
    if not question.content:
        return None
    scores: dict[str, tuple[float, Evidence]] = {}
    for body in among:
        if body in question.bodies:
            continue
        for sentence in knowledge.sentences_on(body):
            if sentence.body != body:
                continue
            score = coverage(question.content, sentence.text + " " + knowledge.heading_of(sentence))
            if question.bodies and not any(m.value in question.bodies for m in knowledge.bodies.find(sentence.text)):
                score *= 0.7
            if score > scores.get(body, (0.0,))[0]:
                scores[body] = (score, Evidence(sentence.document, sentence.unit.span))
    best = max((s for s, _ in scores.values()), default=0.0)
    if best < CLOSE:
        return None
    found: Found = [(body, [e]) for body, (s, e) in scores.items() if s >= max(CLOSE, best - 0.08)]
    if len(found) > 4:
        return None
    draft = _draft(question, found)
    if draft is not None:
        draft.features["closeness"] = best
    return draft
