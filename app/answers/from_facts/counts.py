"""Numbers that documents state, by the things they count; shares, durations and years beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answers.across_bodies import joining, sets
from app.answers.from_facts import membership
from app.answers.from_facts.rolls import BESIDE, counts_members, rolls, tells_members
from app.answers.from_provisions.provisions import matters
from app.answers.from_sentences import amounts, counted, growth
from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_sentences.counted import is_money, is_of_other_place, is_of_others, last_year, lasts, only_recurs
from app.answers.from_sentences.sought import marked
from app.answers.withheld import organs
from app.answers.withheld.needed import asks_needed
from app.answers.yes_no import predicates
from app.drafts import Draft, DraftItem, evidence_of, item_of, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from app.questions.units import asked_units, is_keywords, things
from ingest import countries, dates
from ingest.bodies import generic
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import Fact, FactKind

# Matters that say how many are needed, not how many there are.
_NEEDS = frozenset({"quorum", "vote", "force", "amendment", "dispute", "accession"})
# What lists share or not, and what is done to a body by others than its members.
_OF_LISTS = frozenset({"members_shared", "members_only", "none_shared"})
_TAKING = frozenset({"signed", "adopted", "ratified", "joined"})
_ACTS_APART = frozenset({"left", "donor", "contribute", "ratified"})
# Of what the size of a body is the number.
_MEMBERS = {"fr": "membres", "en": "members", "es": "miembros", "pt": "membros"}
# So many words behind «how many» the noun that is counted stands at the latest, «how many Central American countries».
_BEHIND = 4
# What a number counts by another noun for the same, «aims» for «objectives».
_OTHER_NOUN = 0.87
# What a share without a unit counts where a number of things is asked for, of what another number does.
_SHARE = 0.5


def how_many(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many of something there are: a stated count of the thing asked for, else the length of a list."""
    told = [c for c in cue("kind", question.language).find(question.bare) if c.name == "count"]
    if any(cue("timelike", question.language).search(question.bare, c.start, c.end) for c in told):
        return _time(
            ("",), question, [f for b in question.bodies for f in knowledge.facts(b, FactKind.COUNT)], knowledge
        )
    if cue("sharelike", question.language).search(question.bare):
        return _share(question, knowledge)
    amount = amounts.of_scale(question, knowledge)
    if amount is not None:
        return amount
    of_list = question.named == "earlier" and bool(question.scores.get("members")) and not question.content
    if of_list and question.regions and question.bodies:
        return _of_some(question, knowledge)  # «Which of them are in Asia? And how many are they?»
    grown = not question.asks("count") or growth.is_by_how_much(question)
    units = (growth.units(question) if grown else []) or asked_units(question)
    if question.bodies and len(question.terms) == 1 and marked("size", question.terms[0], question.language):
        units = [(_MEMBERS[question.language],)]
    years = growth.years(question, _facts(question, knowledge)) if grown else question.years
    if len(years) == 2 and (is_keywords(question) or len(units) == 1) and not growth.asked(question):
        units = [growth.thing(units, question)]  # «migrants internationaux 1970 / 2020» counts one thing
    if len(years) == 2 and len(units) == 1:
        alone = replace(question, content=units[0]) if grown else question  # «in fifty years» is not of the thing
        both = [count_of(units[0], replace(alone, years=(year,)), knowledge) for year in years]
        if all(both):
            joined = _joined([d for d in both if d is not None])
            return growth.told(joined, question, units[0], knowledge) if growth.asked(question) else joined
    if growth.is_by_how_much(question):
        return None
    shared = _shared(units, question, knowledge)
    if shared is not None:
        return shared
    drafts = [count_of(unit, question, knowledge) for unit in units]
    found = [d for d in drafts if d is not None]
    if not found or (len(found) < len(drafts) and not is_keywords(question)):
        return None
    return _joined(found)


def _shared(units: Sequence[tuple[str, ...]], question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many members one body has in another, «how many SACM countries are in Quito?», by their lists."""
    of_states = len(units) == 1 and _counts_states(units[0], question)
    if len(question.bodies) < 2 or question.years or question.aspects & _ACTS_APART or not of_states:
        return None
    asked = replace(question, restrict=question.restrict | {"both"})
    who = sets.shared(replace(asked, kind="members"), knowledge)
    return sets.counted(who, question) if who is not None and who.key in _OF_LISTS else None


def _joined(found: Sequence[Draft]) -> Draft:
    """Return several counts as one answer."""
    draft = found[0]
    for more in found[1:]:
        known = {(item.value, item.evidence) for item in draft.items}
        draft.items += [item for item in more.items if (item.value, item.evidence) not in known]
        draft.evidence = merged(draft.evidence + more.evidence)
        draft.derived = draft.derived or more.derived
        for name, value in more.features.items():
            draft.features[name] = min(value, draft.features.get(name, 1.0))
    return draft


def _share(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what share: the stated percentage whose sentence is most about what the question speaks of."""
    rated: list[tuple[float, int, Fact]] = []
    for body in dict.fromkeys((*question.bodies, "")):
        for fact in knowledge.facts(body, FactKind.COUNT) if body else _loose(question, knowledge):
            if fact.values[0].value.endswith("%"):
                text = fact.evidence[0].of(knowledge.document(fact.document).text)
                held = _beside_year(fact, text, question)
                if question.years and not held:
                    continue
                if is_of_others(question, fact.document, fact.evidence[0], knowledge):
                    continue
                rated.append((coverage((*question.terms, *question.hints), text) + 0.2 * held, -len(rated), fact))
    best = max(rated, default=None, key=lambda row: row[:2])
    if best is None or best[0] < 0.5:
        return None
    return _draft(best[2], question.bodies)


def _draft(fact: Fact, bodies: Sequence[str]) -> Draft:
    """Return the number that a fact states as an answer."""
    items = [item_of(fact, fact.values[0])]
    return Draft("number", items, list(evidence_of(fact)), bodies=tuple(bodies[:1]), guessed=True)


def _loose(question: Question, knowledge: Knowledge) -> list[Fact]:
    """Return the counts of no body that a question may ask for."""
    return knowledge.loose_facts(FactKind.COUNT, question.text, question.language)


def _beside_year(fact: Fact, text: str, question: Question) -> bool:
    """Tell whether the year nearest before a share is the one that is asked for."""
    last = last_year(text[: fact.values[0].span.start - fact.evidence[0].start])
    return last is not None and any(year.startswith(last) for year in question.years)


def _facts(question: Question, knowledge: Knowledge) -> list[Fact]:
    """Return the counts of the first body asked about, or of none where none is."""
    return knowledge.facts(question.bodies[0], FactKind.COUNT) if question.bodies else _loose(question, knowledge)


def count_of(unit: tuple[str, ...], question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many of a thing there are, by the words for it; None where no number of it is stated or listed."""
    bodies = question.bodies or ("",)
    facts = _facts(question, knowledge)
    if question.years:
        facts = _of_versions(facts, question)
    if question.years and not any(f.as_of and covers(y, f.as_of) for f in facts for y in question.years):
        dated = [
            f for f in facts if f.aspect and any(covers(y, f.aspect) or covers(f.aspect, y) for y in question.years)
        ]
        dated = dated or [f for f in facts if not f.aspect and _is_done_in(f, question, knowledge)]
        if not dated:
            return None
        facts = dated
    elif question.years:  # what is stated for another year is not the number of this one
        facts = [
            f for f in facts if not f.aspect or any(covers(y, f.aspect) or covers(f.aspect, y) for y in question.years)
        ]
        facts = [f for f in facts if f.aspect or not _is_of_other_year(f, question, knowledge)]
    facts = [f for f in facts if not lasts(question, f.unit, knowledge.metadata[f.document].language)]
    facts = [f for f in facts if not is_of_others(question, f.document, f.evidence[0], knowledge)]
    facts = [f for f in facts if not is_of_other_place(question, knowledge.around(f))]
    paid = cue("paying", question.language).search(question.bare) is not None
    facts = [f for f in facts if f.values[0].value.endswith("%") or is_money(f.unit)] if paid else facts
    memberlike = not paid and _counts_states(unit, question)
    if memberlike and asks_needed(question):
        return None  # how many are needed is told by no number of those there are
    if question.countries and not memberlike:
        facts = [f for f in facts if _names_all(question.countries, f, knowledge)]
    if any(cue("timelike", question.language).search(word) for word in unit[:1]):
        return _time(unit, question, facts, knowledge)
    if memberlike and question.bodies and not question.years:
        facts = _of_members(facts, question, knowledge)
    scored = [(_unit_score(unit, fact, knowledge, question), -i, fact) for i, fact in enumerate(facts)]
    rest = tuple(word for word in question.content if word not in unit[:1])
    best = max(
        scored,
        default=None,
        key=lambda row: (row[0] + _BESIDE * _closeness(rest, row[2], knowledge), row[2].aspect, row[1]),
    )
    if best is not None and best[0] >= 0.5:
        fact = best[2]
        draft = _draft(fact, bodies)
        draft.guessed = best[0] < _OWN_UNIT and not (memberlike and question.bodies)
        draft.features["unit"] = best[0]
        others = [f for _, _, f in scored if f.document != fact.document and f.values[0].value != fact.values[0].value]
        for other in others:
            if _unit_score(unit, other, knowledge, question) >= max(0.75, best[0] - 0.1) and len(draft.extra) < 2:
                draft.extra.append(_draft(other, bodies))
        return draft
    if memberlike and question.bodies and (question.regions or joining.narrows(question)):
        return _of_some(question, knowledge)
    if memberlike and question.bodies and not question.years and not _of_each(question):
        lists = rolls(knowledge, question.bodies[0], question.aspects)
        if lists and lists[0].complete and not (question.aspects & BESIDE and lists[0].aspect not in BESIDE):
            roll = lists[0]
            number = str(len(roll.members))
            evidence = roll.evidence()
            draft = Draft("number_listed", [DraftItem("number", number, tuple(evidence), True)], evidence, derived=True)
            draft.bodies = question.bodies[:1]
            draft.slots = {"region": "derived"} if roll.derived else {}
            draft.features["unit"] = 0.9
            return draft
    return None


def _is_done_in(fact: Fact, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the sentence of a count gives the month or the day asked about, «signed by 9 states in May 2018»."""
    told = {match.iso for match in dates.find(fact.evidence[0].of(knowledge.document(fact.document).text))}
    return any(len(year) > len("2018") and year in told for year in question.years)


def _is_of_other_year(fact: Fact, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the sentence of a count tells what took place in another year than one asked about."""
    text = fact.evidence[0].of(knowledge.document(fact.document).text)
    tongue = knowledge.metadata[fact.document].language
    if cues("founded", tongue).search(fold(text)) is not None:
        return False  # «Founded in 2010, it counts 12 members.»
    told = {match.iso[:4] for match in dates.find(text)}
    return bool(told) and told.isdisjoint(year[:4] for year in question.years)


def _of_members(facts: list[Fact], question: Question, knowledge: Knowledge) -> list[Fact]:
    """Return the counts of a body without those of other states than its members, where its members are asked for.

    Where a list is whole, those that count as many as it has come alone.
    """
    if predicates.says_more(question):
        return facts
    if question.aspects & (BESIDE - {"left"}):  # how many observe is told by no number of members
        return [f for f in facts if marked("lower_rank", fold(f.unit), knowledge.metadata[f.document].language)]
    own = [f for f in facts if not counts_members(f.unit, knowledge.metadata[f.document].language)]
    told = [f for f in facts if tells_members(f, knowledge)]
    lists = rolls(knowledge, question.bodies[0], question.aspects)
    whole = str(len(lists[0].members)) if lists and lists[0].complete else ""
    listed = {roll.document: str(len(roll.members)) for roll in lists if roll.complete and whole}
    alike = [f for f in told if f.values[0].value in {whole, listed.get(f.document)}]
    listing = [fact for fact, _ in lists[0].members.values()] if whole else []
    if len({fact.document for fact in listing}) > 1:  # others are of before the last joined
        last = max(listing, key=lambda fact: knowledge.metadata[fact.document].date or "")
        told = [f for f in told if (f.document, f.evidence[0]) == (last.document, last.evidence[0])]
    return alike or ([*told, *own] if told or whole else facts)


def _of_some(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer how many members of a body are of a region or joined in a time, by the list that tells who."""
    who = membership.answer(replace(question, kind="members"), knowledge)
    if who is None or who.key not in {"members", "none_shared"} or any(i.kind != "country" for i in who.items):
        return None
    return sets.counted(who, question)


def _counts_states(unit: tuple[str, ...], question: Question) -> bool:
    """Tell whether what a question counts are countries or members; «États caribéens» are read as a region.

    Members of its staff, or of an organ, «board members», are none.
    """
    workers = (
        c.name == "workers" for word in (*unit, *question.content) for c in cue("persons", question.language).find(word)
    )
    if any(workers) or any(generic(word, question.language) for word in unit[:-1]):
        return False
    memberlike = cue("memberlike", question.language)
    asked = next((c for c in cue("expects", question.language).find(question.folded) if c.name == "number"), None)
    behind = words(question.folded[asked.end :])[:_BEHIND] if asked and question.regions else []
    return any(memberlike.search(word) for word in (*unit, *behind))


# What the other words of a question count beside the thing counted: of two numbers of kilometres the one of the paths.
_BESIDE = 0.3
# From this score on a number counts what is asked by its own noun.
_OWN_UNIT = 0.85
# Up to here the words of a number go on: «620 kilomètres de sentiers, trois bacs».
OWN_END = re.compile(r"[,;:()]|\.\s|\s(?:et|and|y|e)\s")


def _closeness(asked: tuple[str, ...], fact: Fact, knowledge: Knowledge) -> float:
    """Return how far a count's sentence, and its own words behind the number, account for some words, in [0, 1]."""
    text = knowledge.document(fact.document).text
    number, end = fact.values[0].span, fact.evidence[0].end
    stop = OWN_END.search(text, number.end, end)
    own = coverage(asked, text[number.end : stop.start() if stop else end])
    return (coverage(asked, fact.evidence[0].of(text)) + own) / 2 if asked else 0.0


def _names_all(codes: Sequence[str], fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether the sentence of a count names some countries: what one has paid is no sum of all."""
    text = knowledge.document(fact.document).text
    return set(codes) <= {m.value for span in fact.evidence for m in countries.find(span.of(text))}


def _of_each(question: Question) -> bool:
    """Tell whether a question asks for an amount of each member, «how much does each pay», not for their number."""
    return cue("each", question.language).search(question.bare) is not None


def _time(unit: tuple[str, ...], question: Question, facts: Sequence[Fact], knowledge: Knowledge) -> Draft | None:
    """Answer how long: the stated length of time whose sentence is most about what the question speaks of."""
    timelike = cue("timelike", question.language)
    about = [w for w in question.content if not timelike.search(w)]
    about = about or [w for w in question.terms if not timelike.search(w) and w not in unit]
    lengths = [f for f in facts if _first_word(f, knowledge, "timelike")]
    if question.bodies:  # what is said of no body is said of one where a text is on it
        own = {name for body in question.bodies for name in knowledge.documents_on(body)}
        loose = [f for f in _loose(question, knowledge) if f.document in own]
        lengths += [f for f in loose if _first_word(f, knowledge, "timelike")]
    rated: list[tuple[float, int, Fact]] = []
    for position, fact in enumerate(lengths):
        text = fact.evidence[0].of(knowledge.document(fact.document).text)
        if only_recurs(question, text, knowledge.metadata[fact.document].language):
            continue
        if organs.is_of_other(question, matters(question), fact.document, fact.evidence[0], knowledge):
            continue
        told = about or [w for w in question.terms if not cue("timelike", question.language).search(w)]
        if max((likeness(word, text) for word in (*told, *question.terms)), default=0.6) < 0.6:
            continue
        named = 1.0 if likeness(unit[0], fact.unit) >= 0.8 else 0.0
        rated.append((coverage(told, text) + 0.2 * named, -position, fact))
    best = max(rated, default=None, key=lambda row: row[:2])
    if best is None:
        return None
    return _draft(best[2], question.bodies)


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
        asked = [word for word in dict.fromkeys((*unit, *question.content)) if not word.isdigit()]
        return (_SHARE if fact.values[0].value.endswith("%") else 0.9) * coverage(asked, sentence)
    same = _same_class(unit[:1], question.language, fact, knowledge)
    if not unit and question.aspects & _TAKING:  # «Where was it signed? By how many?»
        same = 0.9 if _first_word(fact, knowledge, "memberlike") else 0.0
    if same:
        return 0.0 if _is_threshold(fact, knowledge) else same
    if things(unit) & things(tuple(words(fold(text))[:1])) - {"state"}:
        return _OTHER_NOUN
    head = max(likeness(unit[0], " ".join(text.split()[:1])), 0.85 * likeness(unit[0], text)) if unit else 0.0
    return 0.8 * head + 0.2 * coverage(unit, text)


def _is_threshold(fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a count of members is what a quorum, a vote or a request needs rather than how many there are."""
    place = fact.evidence[0].start
    document = knowledge.document(fact.document)
    before = document.text[place : fact.values[0].span.start].rpartition(";")[2]
    beside = document.text[fact.values[0].span.end : fact.evidence[0].end]
    tongue = knowledge.metadata[fact.document].language
    if cues("threshold", tongue).search(fold(before[-40:])) or cues("threshold", tongue).search(fold(beside[:60])):
        return True
    rules = knowledge.facts(fact.body, FactKind.PROVISION) if fact.body else []
    return any(r.aspect in _NEEDS and r.document == fact.document and r.evidence[0].start == place for r in rules)


def _first_word(fact: Fact, knowledge: Knowledge, group: str) -> str | None:
    """Return the class of a group of cues that the first word of a count's unit, of members the second too, is of."""
    tongue = knowledge.metadata[fact.document].language
    first = words(fact.unit)[: 2 if group == "memberlike" else 1]  # «full participants»
    for position, word in enumerate(first):
        found = cue(group, tongue).search(word)
        # The second word of «United States dollars» tells no members.
        if found and found.end == len(word) and (not position or found.name == "member"):
            return found.name
    return None


def _same_class(unit: tuple[str, ...], language: str, fact: Fact, knowledge: Knowledge) -> float:
    """Return how alike two words for members are: countries, governments, members; 0 where one is no such word."""
    if not unit:
        return 0.0
    asked = cue("memberlike", language).search(unit[0])
    stated = _first_word(fact, knowledge, "memberlike")
    if asked is None or stated is None:
        return 0.0
    before = knowledge.document(fact.document).text[fact.evidence[0].start : fact.values[0].span.start]
    if asked.name == "member" != stated and counted.IN.search(fold(before)) is not None:
        return 0.0  # of «192 partners in 17 countries» these are no members
    return 1.0 if asked.name == stated else 0.8
