"""Lists of members set against each other: what they share, what one has and another lacks, which names a country.

Every such question is read alike: lists that a country is to be on, all of them or any, lists that it is not to be on,
regions that it is to be of or not, countries that are left out, and those that alone may be chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answers.from_facts import standing
from app.answers.from_facts.onlookers import own_words
from app.answers.from_facts.rolls import BESIDE, Roll, rolls, watchers
from app.drafts import Draft, DraftItem, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.kinds import asks_countries
from app.questions.question import Question
from ingest import countries, numbers
from ingest.folding import fold

# What sets lists of members against each other.
_OF_SETS = frozenset({"both", "not", "every"})
# So many countries are named beside their number.
_NAMED = 30


def wants_unknown(question: Question) -> bool:
    """Tell whether a question asks which members one body shares with another that no document tells of."""
    alone = len(question.bodies) == 1 and bool(question.unknown or question.others)
    return "both" in question.restrict and question.asks("members") and alone and not question.polar


# What makes a country one of those on a list.
_TAKING = frozenset({"adopted", "joined", "signed"})


def of_lists(question: Question) -> Question:
    """Return a question that says of countries but which bodies they are of as one for those on the lists of these.

    «Is every A country in B?», «Which country of A adopted B?»
    """
    plain = question.asks("other") and not (question.content or question.unknown or question.years or question.others)
    named = cue("memberlike", question.language).search(question.bare) is not None
    of_lists = plain and named and len(question.bodies) > 1 and question.aspects <= _TAKING
    return replace(question, kind="members", scores={"members": 2.0}) if of_lists else question


def picks(question: Question) -> bool:
    """Tell whether a question names several countries and asks which of them, or how many, are on a list or are not."""
    asks = cue("interrogative", question.language).search(question.bare) is not None
    named = len(question.countries) > 1 and question.asks("members", "count")
    return asks and named and not (question.polar or own_words(question) or "other" in question.restrict)


def picked(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which of several countries that a question names are on the lists of bodies, or are not, or how many."""
    draft = shared(question, knowledge) if question.bodies and picks(question) else None
    if draft is None:
        return None
    draft.covered = question.content
    return counted(draft, question) if question.asks("count") else draft


def of_place(question: Question) -> bool:
    """Tell whether a question names regions that countries are to be of, or not."""
    return bool(question.regions) or any(each in countries.regions() for each in question.besides)


def fits(code: str, question: Question) -> bool:
    """Tell whether a country is of the regions that a question names, of none that it denies, and not left out."""
    wanted = [region for region in question.regions if region not in question.denied]
    away = [each for each in (*question.denied, *question.besides) if each in countries.regions()]
    inside = not wanted or code in countries.states_of(wanted)
    return inside and code not in question.besides and code not in countries.states_of(away)


def shared(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer who is on the lists of some bodies, all or any, and not on those that are denied; None where a list lacks.

    One body will do where some countries are named and those of them on its list are asked for, or those that are not.
    """
    beside = _stood_beside(question, knowledge)
    tables = [
        watchers(knowledge, body, question.aspects) if body in beside else rolls(knowledge, body, frozenset())
        for body in question.bodies
    ]
    if not all(tables) or question.restrict & {"most", "fewest"}:
        return None
    first, *others = [table[0] for table in tables]
    if question.countries and question.polar:
        return _in_all(question, (first, *others))
    which = question.scores.get("bodies") or not (question.polar or asks_countries(question.bare, question.language))
    several = others and question.expects != "who" and not question.restrict & _OF_SETS
    if question.countries and which and several:
        return _which(question, (first, *others))
    if question.polar and "every" in question.restrict:
        return _within(question, first, others)
    if of_one(question):
        return _on_one(question, (first, *others))
    if 1 < (least := _least(question)) < len(question.bodies) and not question.polar:
        return _on_some(question, (first, *others), least)
    denied: list[Roll] = []
    if "not" in question.restrict and not denies_all(question):
        told = [roll for roll in (first, *others) if roll.body in question.denied]
        if not told and others and cue("neither", question.language).search(question.bare):
            return None  # «neither in A nor in B»: no list tells who else there is
        if not (told or question.denied):
            told = others or [first]  # «those of A missing from B», «which of the three is not in A?»
        if not all(roll.complete for roll in told):
            return None
        denied = told
    kept = [roll for roll in (first, *others) if roll not in denied]
    chosen = question.countries if picks(question) else ()
    either = bool(question.restrict & {"either", "together"}) and not (question.polar or question.countries)
    most = list(dict.fromkeys(c for roll in kept for c in roll.members)) if either or not kept else kept[0].members
    codes = [
        c
        for c in chosen or most
        if fits(c, question)
        and (either or all(c in roll.members for roll in kept))
        and not any(c in roll.members for roll in denied)
    ]
    if (beside or not all(roll.complete for roll in (first, *others))) and (chosen or not (codes or either)):
        return None  # a list of observers may go on, as one that is not whole does
    draft = Draft(_key(kept, denied, either=either), derived=True, bodies=tuple(roll.body for roll in kept or denied))
    draft.slots = {"bodies": ",".join(roll.body for roll in denied)} if denied else {}
    if of_place(question):
        draft.slots["region"] = "derived"
    for code in codes:
        evidence = [e for roll in (first, *others) if code in roll.members for e in roll.evidence([code])]
        draft.items.append(DraftItem("country", code, tuple(evidence or first.evidence()), True))
    draft.evidence = merged([e for roll in (first, *others) for e in roll.evidence()])
    draft.key = draft.key if codes else "none_shared"
    draft.verdict = bool(codes) != denies_all(question) if question.polar else None
    return draft


def _key(kept: Sequence[Roll], denied: Sequence[Roll], *, either: bool) -> str:
    """Return the key of the words that tell who is on some lists and not on others."""
    if len(kept) + len(denied) == 1:
        return "relation"
    if either:
        return "members_any_only" if denied else "members_any"
    return "members_only" if denied else "members_shared"


def denies_all(question: Question) -> bool:
    """Tell whether a question is whether none is so: «Is none of them in A?», «Neither Chile nor Peru is in it?».

    So is one whether two bodies have no member in common, or share none.
    """
    none = any(cue(group, question.language).search(question.bare) for group in ("none_of", "neither"))
    shared = {"both", "not"} <= question.restrict and not question.denied and len(question.bodies) > 1
    return question.polar and (none or shared)


def of_one(question: Question) -> bool:
    """Tell whether a question is for those on one of two lists alone, «only one of the two», «but not in both»."""
    of_two = len(question.bodies) == 2 and not (question.polar or question.countries)
    return of_two and cue("in_one", question.language).search(question.bare) is not None


def _on_one(question: Question, lists: Sequence[Roll]) -> Draft | None:
    """Answer who is on the first of two lists and not on the second, and who on the second and not on the first."""
    if not all(roll.complete for roll in lists):
        return None
    drafts = []
    for own, other in (lists, lists[::-1]):
        draft = Draft("members_only", derived=True, bodies=(own.body,), slots={"bodies": other.body})
        draft.evidence = merged([*own.evidence(), *other.evidence()])
        codes = [c for c in own.members if c not in other.members and fits(c, question)]
        draft.items = [DraftItem("country", code, tuple(own.evidence([code])), True) for code in codes]
        drafts.append(draft)
    first, second = sorted(drafts, key=lambda draft: not draft.items)
    if not first.items:
        first.key = "none_shared"
    elif question.expects == "number":
        first.items += second.items
    elif second.items:
        first.extra.append(second)
    return first


def _stood_beside(question: Question, knowledge: Knowledge) -> set[str]:
    """Return those of some bodies whose observers are asked for, «members of A that are observers of B»."""
    text = fold(question.text)
    ways = cue("aspect", question.language).find(text) if question.aspects & BESIDE else []
    ways = [c for c in ways if c.name in BESIDE]
    nouns = [c.start for c in cue("kind", question.language).find(text) if c.name == "members"] if ways else []
    nouns = [n for n in nouns if all(n < c.start or n >= c.end for c in ways)]
    found = set()
    for match in knowledge.bodies.find(question.text) if ways else ():
        before = [c.start for c in ways if c.start < match.span.start]
        if before and not any(before[-1] < noun < match.span.start for noun in nouns):
            found.add(match.value)
    return found


def counted(who: Draft, question: Question) -> Draft:
    """Return how many countries or bodies an answer lists in place of the list, which the number is told with."""
    number = DraftItem("number", str(len(who.items)), tuple(who.evidence), True)
    draft = Draft("number_listed", [number], who.evidence, derived=True, bodies=question.bodies)
    draft.slots = dict(who.slots)
    if all(item.kind == "body" for item in who.items):
        draft.key = "bodies_count"
        draft.slots["bodies"] = ",".join(item.value for item in who.items)
    elif 0 < len(who.items) <= _NAMED:
        draft.key = "number_named"
        draft.slots["country"] = ",".join(item.value for item in who.items)
    return draft


def _least(question: Question) -> int:
    """Return on how many lists at least a question wants a country, «in two or more of A, B and C»; 0 where on all."""
    for each in cue("at_least", question.language).find(question.bare):
        for count in numbers.find(question.bare, question.language):
            near = max(count.number.start - each.end, each.start - count.number.end) <= 1
            if near and count.value.isdigit():
                return int(count.value)
    return 0


def _on_some(question: Question, lists: Sequence[Roll], least: int) -> Draft:
    """Answer who is on so many of some lists at least."""
    draft = Draft("members_some", derived=True, bodies=question.bodies, slots={"number": str(least)})
    every = dict.fromkeys(code for roll in lists for code in roll.members)
    for code in (c for c in every if fits(c, question)):
        having = [roll for roll in lists if code in roll.members]
        if len(having) >= least:
            draft.items.append(DraftItem("country", code, tuple(e for r in having for e in r.evidence([code])), True))
    draft.evidence = merged([e for roll in lists for e in roll.evidence()])
    draft.key = draft.key if draft.items else "none_shared"
    draft.covered = question.content
    return draft


def _which(question: Question, lists: tuple[Roll, ...]) -> Draft | None:
    """Answer which of some bodies name the countries asked about, «is Chile in A or in B?»."""
    having = [roll for roll in lists if all(c in roll.members for c in question.countries)]
    if not having:
        return _in_all(question, lists)
    draft = Draft("bodies", derived=True, bodies=tuple(roll.body for roll in having))
    draft.items = [DraftItem("body", r.body, tuple(r.evidence(question.countries)), True) for r in having]
    draft.evidence = merged([each for roll in having for each in roll.evidence(question.countries)])
    return draft


def _within(question: Question, first: Roll, others: Sequence[Roll]) -> Draft | None:
    """Answer whether all members of a body, or those of a region, belong to others too, with those that do not.

    That some do not is told by lists that are whole.
    """
    asked = [c for c in first.members if fits(c, question)]
    lacking = [c for c in asked if any(c not in roll.members for roll in others)]
    if lacking and not all(roll.complete for roll in others):
        return None
    codes = lacking or asked
    if not codes:
        return None
    draft = Draft("members_only" if lacking else "members_shared", derived=True)
    draft.verdict = (not lacking) != question.denies_claim
    draft.bodies = (first.body,) if lacking else (first.body, *(roll.body for roll in others))
    draft.slots["bodies"] = ",".join(roll.body for roll in others)
    draft.items = [DraftItem("country", code, tuple(first.evidence([code])), True) for code in codes]
    draft.evidence = merged([e for roll in (first, *others) for e in roll.evidence()])
    return draft


def _in_some(question: Question, lists: tuple[Roll, ...]) -> Draft | None:
    """Answer whether countries are on some lists and not on those a question denies; None where these may go on."""
    denied = [roll for roll in lists if roll.body in question.denied]
    verdict = all((c in roll.members) != (roll in denied) for c in question.countries for roll in lists)
    if not all(roll.complete or any(c in roll.members for c in question.countries) for roll in lists):
        return None
    draft = standing.told(question.countries, lists, verdict=verdict)
    having = [roll for roll in lists if all(c in roll.members for c in question.countries)]
    draft.items = [DraftItem("body", r.body, tuple(r.evidence(question.countries)), True) for r in having]
    return draft


def _in_all(question: Question, lists: tuple[Roll, ...]) -> Draft | None:
    """Answer whether countries stand in each of some lists; None where a list that lacks one is not whole."""
    if question.denied:
        return _in_some(question, lists)
    if question.denies_claim or denies_all(question):
        return _in_none(question, lists)
    verdict = all(c in roll.members for c in question.countries for roll in lists)
    if not verdict and all(c in r.members or not r.complete for c in question.countries for r in lists):
        return None
    return standing.told(question.countries, lists, verdict=verdict)


def _in_none(question: Question, lists: tuple[Roll, ...]) -> Draft | None:
    """Answer whether countries stand on none of some lists, «it is neither in A nor in B, right?»."""
    verdict = not any(c in roll.members for c in question.countries for roll in lists)
    if verdict and not all(roll.complete for roll in lists):
        return None
    return standing.told(question.countries, lists, verdict=verdict, denying=True)
