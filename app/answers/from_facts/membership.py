"""Who belongs to a body: the list, and a yes or no for one country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answers.across_bodies import joining, sets
from app.answers.from_facts import standing
from app.answers.from_facts.onlookers import away, own_words, set_right, watches
from app.answers.from_facts.rolls import BESIDE, Roll, held, rolls
from app.answers.from_sentences import sought
from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.withheld import elsewhere
from app.answers.yes_no import headcount
from app.drafts import Draft, DraftItem, Evidence, evidence_of, item_of, merged
from app.knowledge import Knowledge, Sentence
from app.questions.concepts import concepts
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from app.questions.wanted import BY_COUNTRY
from ingest import countries, dates
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import FactKind

# What members may do of which a list of them does not tell who does it.
_DONE = frozenset({"chair", "secretariat", "contribute"})
# Below this share of its one word a question is about something else than the list; with more words less will do.
_ABOUT = 0.6
# From this likeness on a text says a word.
_SAID = 0.9
# What a question may say of a time, «since when is Chile in it?», that asks of a country and a body when it joined.
_BEGUN = frozenset({"begun"})
# Words of a list of members, which tell nothing of when one of them came to take part; and acts that do.
_LISTING = frozenset({"member", "partial", "all"})
_BEGINNING = frozenset({"signed", "adopted"})
# What a country does that takes part.
_TAKING = frozenset({"adopted", "joined", "signed"})
# From so many countries on a list that is not said to be whole is one.
_FEW = 3


# Concepts of what a country may do to a body without belonging to it.
_NO_BELONGING = frozenset(
    {"money", "donor", "gift", "payment", "hosting", "refusal", "chair", "support", "provide", "vote"}
)


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer a question about members of the bodies it names; None where no document lists them."""
    if not question.bodies or sets.wants_unknown(question):
        return None
    if len(question.bodies) >= 2:
        return sets.shared(question, knowledge)
    body = question.bodies[0]
    if question.polar and own_words(question) and not question.countries:
        return None  # whether something else takes part is told by no list of members
    if question.polar and any(concepts(word) & _NO_BELONGING for word in own_words(question)):
        return None  # who funds it or refused it is no matter of belonging
    whole = question.polar and bool(question.countries)  # who joined later are not all that belong
    found = rolls(knowledge, body, question.aspects - {"joined"} if whole else question.aspects)
    if question.aspects & BESIDE and not (question.polar and question.countries):
        return _left(question, knowledge, body)
    if not found and question.polar and question.countries:
        said = away(question, knowledge, body)  # no list of members, but a word on this country
        return None if said is not None and _tells_deed(question, said, knowledge) else said
    if not found or ("ratified" in question.aspects and not _ratified(knowledge, body)):
        return None
    belongs = question.polar or question.kind == "date" or (question.kind == "members" and not own_words(question))
    if question.polar and cue("another_body", question.language).search(question.bare) is not None:
        return None  # «Is Chile in any other process than it?»
    if question.countries and belongs and _is_of_deed(question, found, knowledge):
        return None
    if question.countries and belongs:
        return _membership(question, knowledge, found)
    told = joining.answer(question, knowledge, body)
    return told if told is not None or joining.narrows(question) else _of_list(question, knowledge, found)


# What a country may do to a body by which it is no member.
_DEEDS = frozenset({"created", "launched"})


def _is_of_deed(question: Question, found: list[Roll], knowledge: Knowledge) -> bool:
    """Tell whether a question is on what happened with a country, «Did it respond to the earthquake in Haiti?»."""
    if not question.polar or question.scores.get("members", 0.0) > BY_COUNTRY or question.aspects & _TAKING:
        return False
    if elsewhere.names_matter(question):
        return True
    own = own_words(question)
    told = " ".join(_without_places(each, knowledge) for roll in found for each in roll.evidence())
    return bool(question.aspects & _DEEDS) or (len(own) > 1 and coverage(own, told) < _ABOUT / 2)


def _of_list(question: Question, knowledge: Knowledge, found: list[Roll]) -> Draft | None:
    """Answer with the list of members, cut down to a region; None where the question wants a part that none tells."""
    found = _full(question, found, knowledge)
    if not found or _asks_otherwise(question, found, knowledge):
        return None
    if headcount.is_given(question, found[0]):
        return headcount.corrected(_listed(question, found[:1], list(found[0].members)), knowledge)
    if question.regions and "not" in question.restrict and not set(question.regions) & set(question.denied):
        return _missing(question, found[0], countries.states_of(question.regions))
    codes = _cut(question, found[0])
    one = cue("one_place", question.language).search(question.bare) is not None
    if len(codes) > 1 and one and cue("gathers", question.language).search(question.bare) is None:
        return None
    draft = _listed(question, found, codes) if codes else _none(question, found[0])
    if draft is not None and sets.of_place(question):
        draft.slots["region"] = "derived"
    return draft


def _cut(question: Question, roll: Roll) -> list[str]:
    """Return the members of a list that are of the region asked for, where one is."""
    return [code for code in roll.members if sets.fits(code, question)]


def _missing(question: Question, roll: Roll, inside: frozenset[str]) -> Draft | None:
    """Answer with the states of a region that a whole list leaves out; None where the list may not be whole."""
    evidence = tuple(roll.evidence())
    codes = sorted(inside - roll.members.keys())
    if not roll.complete or not codes:
        return None
    draft = Draft("members", derived=True, bodies=question.bodies[:1], evidence=list(evidence))
    draft.items = [DraftItem("country", code, evidence, True) for code in codes]
    draft.slots["region"] = "derived"
    return draft


def _none(question: Question, roll: Roll) -> Draft | None:
    """Answer that no country of a whole list is of the region asked for; None where the list may not be whole."""
    if not roll.complete:
        return None
    return Draft("none_shared", evidence=merged(roll.evidence()), derived=True, bodies=question.bodies[:1])


def _full(question: Question, found: list[Roll], knowledge: Knowledge) -> list[Roll]:
    """Return the lists that may be the one asked for, those that name more than one or two countries first.

    Those that joined later are not the members at large, nor are one or two countries that are not said to be all; and
    who belongs in a year is told by a list of that year.
    """
    kept = [r for r in found if r.complete or len(r.members) >= _FEW]
    kept = [r for r in kept if r.aspect != "joined" or "joined" in question.aspects]
    founding = "founder" in question.aspects and _is_of_its_year(question, knowledge)
    kept = [r for r in kept if founding or _of_year(question, r.evidence(), knowledge)]
    return sorted(kept, key=lambda roll: len(roll.members) < _FEW)


def _is_of_its_year(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the years asked about are those in which the body was founded."""
    facts = knowledge.facts(question.bodies[0], FactKind.FOUNDED)
    years = {value.value[:4] for fact in facts for value in fact.values if value.kind == "date"}
    return all(year[:4] in years for year in question.years)


def _of_year(question: Question, evidence: Sequence[Evidence], knowledge: Knowledge) -> bool:
    """Tell whether a list is of the years asked for: by the date of its document, its sentences or their headings."""
    if not evidence or not question.years:
        return not question.years
    document = evidence[0].document
    meta = knowledge.metadata[document]
    told = (knowledge.with_headings(document, [each.span for each in evidence]), meta.title, meta.date or "")
    years = {m.iso[:4] for m in dates.find(" ".join(told))}
    return all(year[:4] in years for year in question.years)


def _asks_otherwise(question: Question, found: list[Roll], knowledge: Knowledge) -> bool:
    """Tell whether a question is about what members do or pay, or which ports belong: its words stand by no list."""
    if headcount.counts_some(question, {roll.aspect for roll in found}):
        return True
    if question.aspects & _DONE or ("not" in question.restrict and not question.regions):
        return True
    asked = own_words(question)
    if not asked or question.regions:
        return False
    told = [_without_places(each, knowledge) for roll in found for each in roll.evidence()]
    if any(" | " in each for each in told):
        return True  # what a column tells is told of some rows
    leads = {fact.evidence[0]: fact for roll in found for fact, _ in roll.members.values()}
    told += [_without_places(Evidence(fact.document, lead), knowledge) for lead, fact in leads.items()]
    told += _placed(found[0].body, knowledge)
    least = _ABOUT if question.countries else _ABOUT / min(2, len(asked))
    return coverage(asked, " ".join(told)) < least


def _placed(body: str, knowledge: Knowledge) -> list[str]:
    """Return the names of the places where a body is or was founded, «the centre based in Beira»."""
    facts = knowledge.facts(body, FactKind.SEAT, FactKind.FOUNDED)
    return [value.value for fact in facts for value in fact.values if value.kind != "date"]


def _without_places(evidence: Evidence, knowledge: Knowledge) -> str:
    """Return a sentence and its headings without the countries: «Saudi Arabia» bears out no «Arabian peninsula»."""
    told = knowledge.with_headings(evidence.document, (evidence.span,))
    return blanked(told, [match.span for match in countries.find(told)])


def _ratified(knowledge: Knowledge, body: str) -> bool:
    """Tell whether a document says who ratified, which is more than who signed or belongs."""
    return any("ratif" in f.label.lower() for f in knowledge.facts(body, FactKind.MEMBERS))


def premise(question: Question, knowledge: Knowledge) -> Draft | None:
    """Correct a question that takes for granted that a country belongs, where the whole list leaves it out.

    One for a time only where no sentence speaks of the country.
    """
    done = question.aspects & _TAKING
    takes = question.scores.get("members", 0) >= 1.0 or bool(done) or _asks_since(question)
    leaves = "left" in question.aspects and (question.asks("date") or bool(question.scores.get("reason")))
    if question.polar or len(question.bodies) != 1 or not question.countries or not (takes or leaves):
        return None
    if question.asks("bodies", "count") or _is_denied(question) or sets.picks(question):
        return None
    beside = question.asks("date") or bool(question.scores.get("reason"))
    if beside and (said := set_right(question, knowledge, question.bodies[0])) is not None:
        return said
    found = rolls(knowledge, question.bodies[0], question.aspects)
    if not found or not found[0].complete or watches(knowledge, question.bodies[0], question.countries):
        return None
    if all(code in found[0].members for code in question.countries):
        return None
    if leaves:
        return None  # a list alone says of nobody that it never was there
    named = _naming(question, found[0], knowledge)
    if question.asks("date") and any(dates.find(s.text) or _tells_part(s, knowledge) for s in named):
        return None
    if question.asks("members") and own_words(question):
        return None  # «Which members blocked the accession of Mozambique?»
    return _membership(question, knowledge, found)


def _is_denied(question: Question) -> bool:
    """Tell whether a question denies what a country does, not only in a clause beside, «… if it is not of there»."""
    clause = cue("beside_clause", question.language).search(question.bare)
    if "not" not in question.restrict or clause is None or not clause.start:
        return "not" in question.restrict
    denying = cue("restrict", question.language).find(question.bare, 0, clause.start)
    return any(each.name in {"not", "missing"} for each in denying)


def _asks_since(question: Question) -> bool:
    """Tell whether a question asks since when a country is in a body, and for nothing else: «Desde qué año está …»."""
    alone = question.scores.keys() <= {"date", "members"} and not question.content
    return question.asks("date") and alone and ("since" in question.restrict or question.aspects <= _BEGUN)


def _naming(question: Question, roll: Roll, knowledge: Knowledge) -> list[Sentence]:
    """Return the sentences on a body, or on none in the documents of its list, that name a country asked about.

    When it joined, signed or asked to join is told by such a sentence, whoever is on the list. One that has no date and
    no word for taking part but those of the list itself tells no such thing: «to respond to the crisis in Venezuela».
    """
    documents = {fact.document for fact, _ in roll.members.values()}
    loose = [s for each in documents for s in knowledge.sentences(each) if s.body in {None, roll.body}]
    asked = set(question.countries)
    every = (*loose, *knowledge.sentences_on(roll.body))
    return [s for s in every if asked & {m.value for m in countries.find(s.text)}]


def _parts_told(sentence: Sentence, knowledge: Knowledge) -> set[str]:
    """Return the ways of taking part that a sentence speaks of."""
    tongue = knowledge.metadata[sentence.document].language
    return {c.name for c in cues("members", tongue).find(fold(sentence.text))}


def _tells_part(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence speaks of taking part, otherwise than by the words of a list of members."""
    tongue = knowledge.metadata[sentence.document].language
    begun = any(c.name in _BEGINNING for c in cues("founded", tongue).find(fold(sentence.text)))
    return begun or bool(_parts_told(sentence, knowledge) - _LISTING)


def _listed(question: Question, found: list[Roll], codes: list[str]) -> Draft:
    roll = found[0]
    narrowed = {each.document: _cut(question, each) for each in found}
    same = [roll, *(r for r in found[1:] if set(narrowed[r.document]) == set(codes))]
    draft = Draft("members", derived=roll.derived or len(codes) != len(roll.members), bodies=(roll.body,))
    for code in codes:
        fact, value = roll.members[code]
        draft.items.append(item_of(fact, value))
    draft.evidence = roll.evidence(codes)
    for other in same[1:]:
        draft.evidence += other.evidence(codes)
    differing = [r for r in found if r not in same and narrowed[r.document]]
    for other in differing[:2]:
        extra = Draft("members_other", bodies=(other.body,), derived=other.derived)
        extra.items = [item_of(*other.members[c]) for c in narrowed[other.document]]
        extra.evidence = other.evidence(narrowed[other.document])
        extra.slots["date"] = other.document
        draft.extra.append(extra)
    if not roll.complete:
        draft.key = "members_partial"
    if roll.derived:
        draft.slots["region"] = "derived"
    return draft


def _left_out(question: Question, found: list[Roll]) -> Draft:
    """Return a whole list as what sets right who is on it."""
    draft = _listed(question, found, list(found[0].members))
    draft.key = "premise_members"
    draft.slots["country"] = ",".join(code for code in question.countries if code not in found[0].members)
    return draft


def _membership(question: Question, knowledge: Knowledge, found: list[Roll]) -> Draft | None:
    """Answer whether countries belong; «no» only where a document gives the whole list."""
    roll = found[0]
    if question.polar and not any(c in roll.members for c in question.countries):
        said = away(question, knowledge, roll.body)
        if said is not None:
            return None if _tells_deed(question, said, knowledge) else said
    if question.polar and question.aspects & BESIDE:
        return None
    inside = [c for c in question.countries if c in roll.members]
    outside = [c for c in question.countries if c not in roll.members]
    if not question.polar:
        takes = question.scores.get("members", 0) >= 1.0 or question.aspects & _TAKING or question.asks("date")
        if not takes or not outside or not roll.complete or _is_denied(question):
            return None  # «why did El Salvador not join?» takes nothing wrong for granted
        draft = _left_out(question, found)
        draft.verdict = False if question.asks("reason") else None  # «why did it?»: it did not
        return draft
    if outside and (not roll.complete or _asks_if_open(question)):
        return None
    if "alone" in question.restrict and standing.are_alone(question):
        return _alone(question, found, inside)
    if len(question.countries) > 1:
        apart = standing.lacked(question) if cue("but_not", question.language).search(question.bare) else frozenset()
        holds = all((code in outside) == (code in apart) for code in question.countries)
        if cue("either", question.language).search(question.bare):
            holds = bool(inside)  # «Is Chile or Mexico in it?»
        if not apart and (question.denies_claim or sets.denies_all(question)):
            return standing.told(question.countries, [roll], verdict=not inside, denying=True)
        return standing.told(question.countries, [roll], verdict=holds)
    draft = Draft("member_yes" if not outside else "member_no", bodies=(roll.body,))
    draft.verdict = (not outside) != question.denies_claim
    draft.slots["country"] = ",".join(outside or inside)
    draft.derived = roll.derived
    draft.items = [] if outside else [item_of(*roll.members[code]) for code in inside]
    draft.evidence = roll.evidence(inside) if not outside else roll.evidence()
    return draft


def _alone(question: Question, found: list[Roll], inside: list[str]) -> Draft | None:
    """Answer whether no others belong than some countries, «Are Chile and Peru the only members?»; else None."""
    roll = found[0]
    others = set(_cut(question, roll)) - set(inside)
    if own_words(question) or not (others or roll.complete):
        return None
    draft = _listed(question, found[:1], list(roll.members))
    return replace(draft, verdict=(set(inside) == set(question.countries) and not others) != question.denies_claim)


def _asks_if_open(question: Question) -> bool:
    """Tell whether a question is whether a country may take part, «Is it open to Chile?», which no list tells."""
    opened = any(each.name == "open" for each in sought.found("opposed", question.bare, question.language))
    return opened or "possible" in question.aspects


def _tells_deed(question: Question, draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether the sentence on a way of taking part says what else is asked: «associates, they may speak»."""
    text = " ".join(each.span.of(knowledge.document(each.document).text) for each in draft.evidence)
    pointed = question.scores.get("members", 0.0) <= BY_COUNTRY and not question.aspects & BESIDE
    return pointed and any(likeness(word, text) >= _SAID for word in own_words(question))


def _left(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer who stands beside a body, as its newest document says; of that year where one is named."""
    facts = [f for f in knowledge.facts(body, FactKind.MEMBERS) if f.aspect in question.aspects & BESIDE]
    facts = [f for f in facts if _of_year(question, evidence_of(f), knowledge)]
    facts = [f for f in facts if f.document == facts[0].document and held(f, knowledge)]
    draft = Draft("members", bodies=(body,))
    draft.items = [item_of(f, v) for f in facts for v in held(f, knowledge)]
    if not draft.items or {item.value for item in draft.items} <= set(question.countries):
        return None  # the country asked about is no answer to «who is the observer of Chad?»
    draft.evidence = merged([e for f in facts for e in evidence_of(f)])
    if question.polar:
        draft.verdict = True  # there are some, and these are they
    return draft
