"""Questions over several bodies: which of them …, the oldest, all of a year, side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answers.across_bodies import by_words, every, themes
from app.answers.across_bodies import ranks as ranks_of
from app.answers.across_bodies.by_noun import is_said, of_noun, words_named
from app.answers.across_bodies.conditions import RELATIONS, belongs, conditions, heading, limits, means
from app.answers.across_bodies.extents import counting_words
from app.answers.across_bodies.placed import of_regions
from app.answers.across_bodies.sameness import thing_ranked
from app.answers.across_bodies.unread import MOST_READ, adds, are_told, unread
from app.answers.from_facts import nature
from app.drafts import Draft, DraftItem, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, RANKS, cue
from app.questions.kinds import asks_countries
from app.questions.question import Question
from ingest.gazetteer import words
from ingest.records import FactKind

Found = list[tuple[str, list[Evidence]]]

# Kinds that a question for all bodies may touch on.
_AT_LARGE = frozenset({"bodies", "count", "date", "mandate", "themes", "definition", "members", "compare"})
# What a question may ask of bodies at large, «who leads these mechanisms?».
_OF_THEM = frozenset({"leader", "partners", "seat", "mandate", "themes"})
# Aspects by which a question wants some of the bodies only: what is done for persons, or on a topic.
_OF_SOME = frozenset({"person", "topic"})
# Ways in which a body may have begun.
_BEGUN = FOUNDING | {"begun"}
# A request without an interrogative has so many words at most.
_FEW = 7
# A theme of more words is a description.
_PLAIN = 2


def as_asked(question: Question) -> Question:
    """Return a question which instruments bind, or do not, as one for bodies; any other stays as it is.

    So too one of few words that asks nothing and has a noun for bodies,
    «mécanisme ne fonctionnant plus», «foros México».
    """
    noun = cue("bodylike", question.language).search(question.bare) if len(words(question.bare)) <= _FEW else None
    if noun is not None and not (question.bodies or _interrogates(question)):
        if question.asks("legal", "status") and not question.polar:
            return replace(question, scores=question.scores | {"bodies": 2.0})
        if question.asks("members") and question.countries and noun.start == 0:
            return replace(question, kind="bodies", scores={"bodies": 2.0}, polar=False)
    binds = question.asks("instrument") and question.scores.get("legal", 0.0) > 0 and not question.polar
    made = question.aspects & FOUNDING and "not" not in question.restrict  # «ne … pas» is no «né»
    if not binds or question.bodies or question.countries or made:
        return question
    asks = cue("asks_which", question.language).search(question.bare)
    act = cue("act_made", question.language).search(question.bare)
    opens = asks is not None and not question.bare[: asks.start].strip(" ¿¡,")
    if not opens or act is None or act.name != "any":
        return question
    return replace(question, kind="legal", scores={"bodies": 2.0, "legal": question.scores["legal"]}, follows=False)


def _interrogates(question: Question) -> bool:
    return cue("interrogative", question.language).search(question.bare) is not None


def concerns(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks for bodies rather than for something about one."""
    if _asks_of_all(question):
        return False
    if question.asks("other") and cue("asks_effect", question.language).search(question.bare) is not None:
        return False  # «Have the non-binding ones been of use?»
    ranks = question.restrict & RANKS
    if ranks and (len(question.bodies) > 1 or question.asks("bodies") or _ranks_bodies(question)):
        return True
    if question.asks("bodies"):
        return True
    if _is_choice(question, knowledge) or len(limits(question)) == 2 == len(question.bodies):
        return True
    if question.polar and question.restrict & {"before", "after"} and _are_dated(question, knowledge):
        return True
    if question.polar and "every" in question.restrict and not question.bodies and question.asks("legal", "status"):
        return True
    if every.asks_time(question):
        return True
    if (
        (question.scores.get("bodies") or _counts_bodies(question))
        and question.restrict & {"before", "after"}
        and len(question.bodies) == 1
        and not question.polar
    ):
        return True
    if question.bodies:
        undescribed = all(body not in knowledge.described for body in question.bodies)
        told = question.kind in RELATIONS and knowledge.facts(question.bodies[0], RELATIONS[question.kind])
        if undescribed and not told and question.scores.get("bodies") and question.scores.keys() & RELATIONS.keys():
            return not (question.asks("parent") and _asks_above(question))
        # What more is asked of an act that is but named, «who drafted it?», the bodies tied to it do not tell.
        says = cue("saying", question.language).search(question.bare) is not None
        open_ = question.asks("other", "definition") and not question.content and not question.polar and not says
        if question.scores.get("definition"):
            return False  # what a thing is, the name of another does not tell
        return undescribed and open_ and bool(_reverse(question, knowledge))
    return "all" in question.restrict or question.scores.get("bodies", 0) > 0


# What a body is part of, not what is part of it: «à quelle organisation», «which body does it belong to?»
_ABOVE = re.compile(
    r"\b(?:a|au|de|du|d|sous|dans|to|of|under|within|bajo|em?n?|n|sob)\s(?:quel|qu[ae]l|which|what|cual|que\b)"
    r"|\b(?:to|of|under)\W*$"
)


def _asks_above(question: Question) -> bool:
    """Tell whether a question asks what a body is part of or reports to, by what stands before its interrogative."""
    return _ABOVE.search(question.folded) is not None


def _counts_bodies(question: Question) -> bool:
    """Tell whether the number of bodies is asked for, «how many mechanisms came before it?»."""
    return question.asks("count") and "all" in question.restrict and not _counts_others(question)


def _asks_of_all(question: Question) -> bool:
    """Tell whether a question asks something of bodies at large that no list of them tells.

    «Why are these mechanisms not coordinated?», «Who coordinates them?», «Which country is in the most of them?»
    """
    if question.bodies or question.polar:
        return False
    if question.scores.get("reason"):
        return True
    if question.scores.get("bodies") or _counts_bodies(question):
        return False
    if question.asks(*_OF_THEM):
        return not question.countries
    return asks_countries(question.bare, question.language)


def _ranks_bodies(question: Question) -> bool:
    """Tell whether a question that names no body ranks bodies, and not another thing, «in the newest thinking»."""
    noun = cue("bodylike", question.language).search(question.folded) is not None
    return not question.bodies and (noun or not question.content)


def _are_dated(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question sets the founding of two bodies against each other, «is A earlier than B?»."""
    own = [body for body in question.bodies if body in knowledge.described]
    ordered = question.polar and question.restrict & {"before", "after"}
    kinds = ("other", "date", "predecessor") if ordered else ("other", "date")
    founding = not question.content and question.asks(*kinds) and question.aspects <= _BEGUN
    return len(own) == 2 == len(question.bodies) and founding


def _is_choice(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question asks which of several bodies that it names bind or work: «Among A, B and C, which …?»."""
    among = [body for body in question.bodies if body in knowledge.described]
    return len(among) >= 2 and question.asks("legal", "status") and question.scores.get("bodies", 0) > 0


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which bodies a question's restrictions leave; None where they rest on nothing that is stated."""
    if question.asks("predecessor") and _are_dated(question, knowledge):  # «foi criada antes da CRM?»
        question = replace(question, kind="other", scores={})
    older = question.asks("predecessor") and "before" in question.restrict and question.aspects & FOUNDING
    if older and _are_many(question):  # «Which bodies existed before it?»
        question = replace(question, kind="bodies", scores={"bodies": 2.0})
    own = [body for body in question.bodies if body in knowledge.described]
    if own and not question.content and cue("identity", question.language).search(question.folded):
        return drafted(question, [(own[0], heading(knowledge, own[0]))])
    ranks = question.restrict & RANKS
    if question.years and question.restrict & {"before", "after", "since"} and _are_many(question):
        ranks = frozenset()  # «the oldest ones, from before 2000» are all of these
    if ranks and question.polar and len(own) == 1 == len(question.bodies):
        return None  # whether one is the first of all is told only where it has a date, see `superlative`
    bounded = len(limits(question)) == 2 and not ranks
    among = own if len(own) >= 2 and not bounded else of_noun(question, knowledge)
    if not ranks and not bounded and not question.years and len(question.bodies) >= 2:
        ranks = frozenset(
            {"oldest"} if "before" in question.restrict else {"newest"} if "after" in question.restrict else ()
        )
    beside = question.restrict & {"before", "after"}
    if not question.asks("bodies") and not ranks and not beside and len(question.bodies) == 1:
        return drafted(question, _reverse(question, knowledge))
    by_number = bool(ranks & {"most", "fewest"}) and len(own) >= 2
    filters = [] if by_number else conditions(question, knowledge)
    if question.polar and "every" in question.restrict and len(own) != 1:
        return _of_all(question, knowledge, among)
    if beside and not question.bodies and not question.years and not ranks:
        return None  # «older than X», where X is no body
    if not filters and not ranks:
        placed = _without_place(question)
        theme = themes.theme(placed) if len(among) <= MOST_READ else ()
        themed = themes.dealing_with(theme, among, knowledge) if theme else []
        if themed or len(theme) == 1:
            of_theme = drafted(question, themed)
            return of_theme if len(theme) <= _PLAIN else _guessed(of_theme)
        wide = _without_names(placed, among, knowledge)
        spoken = [cue(group, question.language) for group in ("dealing", "gathers")]
        rest = [word for word in wide.content if all(each.search(word) is None for each in spoken)]
        placed_alone = bool(question.regions) and not (rest or wide.unknown or wide.polar)
        if cue("one_body", question.language).search(question.folded) and not placed_alone:
            return _by_words(question, knowledge, among)
        if _lists_all(question) or _asks_for_all(wide) or placed_alone:
            among = of_regions(question, among, knowledge)
            headed: Found = [(body, heading(knowledge, body)) for body in among]
            told_apart = (unread(wide, knowledge) and not placed_alone) or "not" in question.restrict
            return None if told_apart else drafted(question, [each for each in headed if each[1]])
        return _by_words(question, knowledge, among)
    evidence: dict[str, list[Evidence]] = {body: [] for body in among}
    for keep in filters:
        evidence = {b: [*e, *found] for b, e in evidence.items() if (found := keep(b))}
    sized = [cue(group, question.language) for group in ("memberlike", "gathers")]
    unlike = any(all(c.search(w) is None for c in sized) for w in question.content)
    if ranks & {"most", "fewest"} and (unlike or (not own and thing_ranked(question))):
        return None  # the most of something that no list tells
    if ranks:
        of_two = len(evidence) == 2 and _counts_countries(question)
        evidence = ranks_of.ranked(next(iter(sorted(ranks))), evidence, knowledge, countries=of_two)
    chosen = question.bodies or "either" in question.restrict  # «the regional conference or the other one»
    beyond = () if chosen else unread(_without_names(question, among, knowledge), knowledge)
    if len(beyond) <= (2 if ranks else len(filters)) and not adds(question, beyond):
        beyond = ()  # how it is said, «chronologically the first», «which say expressly that they do not bind»
    if not evidence or not all(are_told(beyond, body, knowledge) for body in evidence):
        return None if evidence or beyond else _none(question, knowledge, among)
    draft = drafted(question, list(evidence.items()))
    if draft is not None:
        draft.covered = counting_words(question)
        if "status" in question.scores and not question.restrict & {"not"} and "ended" not in question.aspects:
            _beside_ended(draft, nature.ended(knowledge))
    if draft is not None and ranks and len(own) == 2:
        rank = next(iter(sorted(ranks)))
        if question.polar:
            ranks_of.compare(draft, question, own, rank, knowledge)
        else:
            ranks_of.tie(draft, rank, knowledge)
    return draft


def _beside_ended(draft: Draft, ended: Found) -> None:
    """Say beside the bodies of which no end is told which have one, and where that stands."""
    if not ended:
        return
    if draft.key == "bodies":
        draft.key, draft.slots["bodies"] = "unended", ",".join(body for body, _ in ended)
    draft.evidence = merged([*(e for _, each in ended for e in each), *draft.evidence])


def _counts_countries(question: Question) -> bool:
    """Tell whether the first noun for those who take part is one for countries, «has more countries»."""
    noun = cue("memberlike", question.language).search(question.folded)
    return noun is not None and noun.name == "country"


def _without_names(question: Question, among: Sequence[str], knowledge: Knowledge) -> Question:
    """Return a question without the words that the names of all of some bodies hold, «the two global compacts»."""
    if len(among) == len(knowledge.described):
        return question
    named = [words_named(knowledge, body) for body in among]
    left = tuple(w for w in question.content if not all(is_said(w, each) for each in named))
    return replace(question, content=left)


def _without_place(question: Question) -> Question:
    """Return a question without the words that say no more than that bodies are of the region the documents are on."""
    here = cue("here", question.language)
    return replace(question, content=tuple(word for word in question.content if here.search(word) is None))


def _of_all(question: Question, knowledge: Knowledge, among: Sequence[str]) -> Draft | None:
    """Answer whether all bodies bind, work or are of a time: «no» with those that do not; silence is no «yes»."""
    if question.denies_claim and every.is_denied(question):  # «Am I right that not all of them bind?»
        draft = _of_all(replace(question, restrict=question.restrict - {"not"}), knowledge, among)
        return replace(draft, verdict=not draft.verdict) if draft is not None else None
    if every.asks_time(question):
        told, holds = every.of_time(question, knowledge, among)
        draft = drafted(replace(question, scores={}), told)
        return replace(draft, verdict=holds) if draft is not None else None
    draft = drafted(replace(question, scores={}), _against(question, knowledge, among))
    if draft is not None:
        draft.verdict = False
    return draft


def _against(question: Question, knowledge: Knowledge, among: Sequence[str]) -> Found:
    """Return the bodies of which documents say the opposite of what is asked: that they do not bind, or not work."""
    filters = conditions(replace(question, restrict=question.restrict ^ {"not"}), knowledge)
    if not filters or not question.scores.keys() & {"legal", "status"}:
        return []
    against = {body: [e for keep in filters for e in keep(body)] for body in among}
    return [(body, evidence) for body, evidence in against.items() if evidence]


def _none(question: Question, knowledge: Knowledge, among: Sequence[str]) -> Draft | None:
    """Answer which bodies bind or work where documents say so of none, and the opposite of some."""
    found = _against(question, knowledge, among)
    if not found or question.polar or not _interrogates(question) or len(conditions(question, knowledge)) > 1:
        return None
    bodies = tuple(body for body, _ in found)
    evidence = merged([e for _, each in found for e in each])
    return Draft("none_so", evidence=evidence, derived=True, bodies=bodies, slots={"bodies": ",".join(bodies)})


def _are_many(question: Question) -> bool:
    """Tell whether bodies are ranked in the plural, «mecanismos mais antigos»; «processus» may be one."""
    ranks = [c for c in cue("restrict", question.language).find(question.folded) if c.name in RANKS]
    nouns = cue("bodylike", question.language).find(question.folded)
    said = [question.folded[c.start : c.end] for c in (*ranks, *nouns)]
    return any(re.search(r"[^su]s$", each) for each in said)


def _lists_all(question: Question) -> bool:
    """Tell whether a question for bodies says that it is for all: «what does the text hold against all of them?»."""
    some = bool(question.content) and cue("mentioning", question.language).search(question.bare) is not None
    some = some and not question.scores.get("bodies")  # «how many of them mention tides?»
    return "all" in question.restrict and not some and bool(question.scores.keys() & {"bodies", "count"})


def _asks_for_all(question: Question) -> bool:
    """Tell whether a question wants all bodies: nothing in it tells some of them, a name or another kind of thing."""
    bare = not question.content and not question.unknown and not question.bodies and not question.polar
    bare = bare and not (question.terms and question.aspects & _OF_SOME)
    points = question.scores
    bare = bare and not (question.asks("members") and points.get("members", 0.0) > points.get("bodies", 0.0))
    return bare and question.scores.keys() <= _AT_LARGE


def _reverse(question: Question, knowledge: Knowledge) -> Found:
    """Return the described bodies of which a fact names the one asked about as instrument, leader or the like."""
    other, parts = question.bodies[0], bool(question.scores.get("members"))
    found: dict[str, list[Evidence]] = {}
    kinds = [FactKind.INSTRUMENT, FactKind.PREDECESSOR, FactKind.LEADER]
    for fact in knowledge.all_facts(*kinds, FactKind.PARTNERS):
        if not fact.polarity:
            continue
        if fact.body == other or fact.body not in knowledge.described:
            continue
        if any(means(knowledge, value, other) for value in fact.values):
            found.setdefault(fact.body, []).extend(evidence_of(fact))
    for body in knowledge.described:
        if body != other and (evidence := belongs(knowledge, body, other, parts=parts)):
            found.setdefault(body, []).extend(evidence)
    return list(found.items())


def _counts_others(question: Question) -> bool:
    """Tell whether the noun behind «how many» is no body, «how many days does the Accord give?»."""
    number = next((c for c in cue("expects", question.language).find(question.folded) if c.name == "number"), None)
    if number is None:
        return False
    behind = words(question.folded[number.end :])[:1]
    is_body = bool(behind) and cue("bodylike", question.language).search(behind[0]) is not None
    return bool(behind) and behind[0] in question.content and not is_body


def drafted(question: Question, found: Found) -> Draft | None:
    """Return some bodies as an answer, named or counted as a question asks; None where there are none."""
    count = question.scores.get("count", 0) > 0
    if not found or (count and _counts_others(question)):
        return None
    draft = Draft("bodies", derived=True, bodies=tuple(body for body, _ in found))
    if count:
        everything = tuple(e for _, each in found for e in each)
        draft.key = "bodies_count"
        draft.items = [DraftItem("number", str(len(found)), everything, True)]
        draft.slots["bodies"] = ",".join(body for body, _ in found)
    else:
        draft.items = [DraftItem("body", body, tuple(each), True) for body, each in found]
    if question.polar:  # «Is none of them at rest?» is denied by one that is
        draft.verdict = cue("none_of", question.language).search(question.folded) is None
    draft.evidence = merged([e for _, each in found for e in each])
    return draft


def _by_words(question: Question, knowledge: Knowledge, among: Sequence[str]) -> Draft | None:
    """Return the bodies of which a sentence accounts for most of the question's words."""
    found, best = by_words.nearest(question, knowledge, among)
    draft = _guessed(drafted(question, found))
    if draft is not None:
        draft.features["closeness"] = best
    return draft


def _guessed(draft: Draft | None) -> Draft | None:
    """Return bodies that are found by words alone: whether a sentence means what they say, only reading tells."""
    return None if draft is None else replace(draft, guessed=True)
