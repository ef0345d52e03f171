"""Read an answer off the documents where no fact gives it: the likeliest sentence, and the value that it holds.

Search proposes passages; a linear model (weights in `app/reading.json`) tells which of their sentences is likeliest the
one that answers, by its words, its place, its likeness and whether it holds what is asked for. The few that it finds
likeliest are read together with the question by a cross-encoder.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.answers.across_bodies import by_noun
from app.answers.from_facts import acts
from app.answers.from_facts.rolls import rolls
from app.answers.from_provisions import articles
from app.answers.from_sentences import candidates
from app.answers.from_sentences.alignment import coverage
from app.answers.from_sentences.candidates import Candidate
from app.answers.from_sentences.held import HOLDERS, count_item
from app.answers.from_sentences.offered import cell_of, falls_short, items_of, with_joined
from app.answers.from_sentences.pointed import asked_beside, is_untold, pointed
from app.answers.from_sentences.sentences import gives_headcount
from app.answers.from_sentences.values import ASKED, Told
from app.answers.withheld.misfits import (
    SAME_NAME,
    asks_beside_name,
    founds_nothing,
    is_but_named,
    is_doubtful,
    is_effect_on_other,
    is_left_out,
    is_of_other,
    is_of_other_section,
    is_of_section,
    is_other_row,
    names_other,
    wants_more,
)
from app.answers.withheld.silence import only_counted
from app.answers.withheld.strangers import is_of_stranger
from app.answers.yes_no import broached, figures, presumed, verdicts
from app.confidence import CERTAIN, TRUSTED, model, reading
from app.drafts import Draft, DraftItem, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.questions.question import Question
from index.cross_encoder import CrossEncoder
from ingest import countries

# So many sentences are tried for a value, the likeliest first, and none that is so much less likely (in log odds).
TRIED, BEHIND = 6, 4.0
# Of the sentences that an answer from facts rests on so many are read beside those.
RESTS = 2
# So far above or below even, of the log odds told, those of such a sentence lie as of one that is certain.
LIKELY = 0.65
# From this chance on, by the cross-encoder, what denies just what a question takes for granted is on what is asked.
_LIKE = 0.03
# From this chance on the reader finds a sentence to say what is asked, in whatever words.
_SURE = 0.95
# Below this chance a sentence hardly answers.
DENIED = 0.4
# From this share of its words on an article that a sentence stands in is the one that a question asks for.
_ON = 0.3


class Rated(NamedTuple):
    """A sentence, how likely it answers in log odds, and what the cross-encoder makes of it."""

    score: float
    told: Told
    sentence: Sentence
    signals: dict[str, float]


def ranked(
    question: Question,
    found: Sequence[Candidate],
    knowledge: Knowledge,
    encoder: CrossEncoder,
    wanted: Mapping[str, float],
    draft: Draft | None = None,
) -> list[Rated]:
    """Return the candidates that are worth a try, the likeliest first, by their signals and by the cross-encoder.

    Those that an answer from facts rests on are among them, behind all others where their signals alone say little.
    """
    first = sorted(((reading().score(signals), -i) for i, (_, signals) in enumerate(found)), reverse=True)
    tried = [(score, *found[-place]) for score, place in first[:TRIED] if first[0][0] - score <= BEHIND]
    taken = {id(sentence) for _, sentence, _ in tried}
    rests = [] if draft is None else [row for row in found if is_rest(draft, row[0]) and id(row[0]) not in taken]
    tried += [(reading().score(signals), sentence, signals) for sentence, signals in rests[:RESTS]]
    pairs = [candidates.pair(question, sentence, knowledge) for _, sentence, _ in tried]
    read = encoder.read(pairs[0][0], [spelt.text for _, spelt in pairs]) if pairs else []
    weighed = []
    for (score, sentence, signals), (_, spelt), made in zip(tried, pairs, read, strict=True):
        told = Told(made, spelt.parts, wanted)
        weighed.append(Rated(score + reading().cross * made.score, told, sentence, signals))
    return sorted(weighed, key=lambda each: -each.score)


def is_rest(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether an answer from facts rests on a sentence."""
    rests = [*draft.evidence, *(each for item in draft.items for each in item.evidence)]
    return any(each.meets(sentence.document, sentence.unit.span) for each in rests)


def rests(draft: Draft, found: Sequence[Candidate]) -> list[Candidate]:
    """Return those of some candidates that an answer from facts rests on."""
    return [row for row in found if is_rest(draft, row[0])]


def is_of_one_place(told: Draft, draft: Draft) -> bool:
    """Tell whether what was read off a sentence is of the kind and the sentence of an answer from facts."""
    kinds = {item.kind for item in told.items} == {item.kind for item in draft.items}
    return kinds and any(a.meets(b.document, b.span) for a in told.evidence for b in draft.evidence)


def is_of_one_sentence(draft: Draft) -> bool:
    """Tell whether one sentence gives an answer from facts, which no one does of what several bodies' facts tell."""
    return not draft.derived and draft.key != "bodies"


def checked(draft: Draft, rated: Sequence[Rated]) -> dict[str, float]:
    """Return what the cross-encoder makes of an answer from facts, in [0, 1].

    ``stated`` is how likely it is by itself, ``answers`` the chance of the likeliest sentence that it rests on,
    ``better`` that of the likeliest other one, ``first`` tells whether the former leads, ``read`` whether any was
    read, and ``asked`` how far its values are what is asked for, a half where it has none.
    """
    own = [each for each in rated if is_rest(draft, each.sentence)]
    others = [each for each in rated if not is_rest(draft, each.sentence)]
    asked = [each.told.of(item, each.sentence) for each in own for item in draft.items]
    return {
        "stated": model().facts.probability(draft.features),
        "answers": max((each.told.answers for each in own), default=0.0),
        "better": max((each.told.answers for each in others), default=0.0),
        "first": float(bool(own) and is_rest(draft, rated[0].sentence)),
        "read": float(bool(own)),
        "asked": max(asked, default=0.5),
    }


def hardly_answers(draft: Draft, rated: Sequence[Rated]) -> bool:
    """Tell whether the sentences that an answer from facts rests on hardly answer, nor is its value asked for."""
    own = [each for each in rated if is_rest(draft, each.sentence)]
    asked = [each.told.of(item, each.sentence) for each in own for item in draft.items]
    return bool(own) and max(*(each.told.answers for each in own), *asked, 0.0) < DENIED


def fill(draft: Draft, question: Question, knowledge: Knowledge, rated: Sequence[Rated]) -> None:
    """Give an answer from facts that is a sentence alone the values of it that its question wants."""
    if not is_untold(question, draft):
        return
    for each in rated:
        if draft.evidence[:1] and draft.evidence[0].meets(each.sentence.document, each.sentence.unit.span):
            found = pointed(question, each.sentence, knowledge, each.told)
            draft.items = with_joined(found, question, each.sentence, knowledge)
            draft.key = "relation" if draft.items and draft.items[0].kind != "body" else draft.key
            return


def further(
    kinds: Sequence[str], draft: Draft, question: Question, knowledge: Knowledge, rated: Sequence[Rated]
) -> Draft | None:
    """Return the values of some kinds that are asked for in the first sentence of an answer, as sure as it is.

    Those beside a no are in any of its sentences.
    """
    own = draft.evidence if draft.verdict is False else draft.evidence[:1]
    for each in rated:
        if any(place.meets(each.sentence.document, each.sentence.unit.span) for place in own):
            items = asked_beside(kinds, question, each.sentence, knowledge, each.told, draft)
            evidence = merged([place for item in items for place in item.evidence])
            if items:
                return Draft("relation", items, evidence, bodies=draft.bodies, features=draft.features)
    return None


def read(question: Question, knowledge: Knowledge, rated: Sequence[Rated]) -> Draft | None:
    """Return the draft that the likeliest sentence gives, or None where there is none or it cannot be an answer."""
    if not rated or only_counted(question, knowledge) or wants_more(question) or is_left_out(question, knowledge):
        return None
    if broached.concerns(question, knowledge):
        return None  # what no sentence names, none that is near it mentions
    told = question.bodies or question.others or question.named or question.content
    if question.follows and not told and not by_noun.is_kind_said(question, knowledge):
        return None  # «and which countries are its members?» without an earlier turn
    own = [each for each in rated if _is_on(question, each.signals) and each.told.answers >= _LIKE]
    likeliest = max(own, key=lambda each: each.told.answers, default=None)
    denial = presumed.set_right(question, likeliest.sentence, knowledge) if likeliest is not None else None
    if denial is not None:
        return denial
    whole = sum(math.exp(each.score - rated[0].score) for each in rated)
    for each in rated:
        draft = drafted(question, each, knowledge)
        if draft is not None:
            own = [row for row in rated if is_rest(draft, row.sentence)] if question.polar else [each]
            draft.features["share"] = math.exp(max(row.score for row in own) - rated[0].score) / whole
            for name in ("answers", "chance", "odds"):
                draft.features[name] = max(draft.features[name], *(signs(row)[name] for row in own))
            return draft
    return None


def signs(rated: Rated) -> dict[str, float]:
    """Return what tells how sure an answer is that a sentence gives, before it is known what it gives."""
    signals, told = rated.signals, rated.told
    return {
        "closeness": signals["terms"],
        "chance": reading().probability(signals),
        "answers": told.answers,
        "asked": 1.0,
        "peak": told.peak,
        "odds": told.odds,
        "doubt": 0.0,
        "held": signals["held"],
        "told": signals["told"],
        **{name: signals[name] for name in ("about", "subject", "names", "near", "years", "states")},
    }


def is_unfit(question: Question, rated: Rated, knowledge: Knowledge) -> bool:
    """Tell whether a sentence is about something else than a question."""
    other = is_of_other(question, rated.sentence, knowledge)
    return other or is_but_named(question, rated.sentence, rated.signals, knowledge)


def drafted(question: Question, rated: Rated, knowledge: Knowledge) -> Draft | None:
    """Return the draft that one sentence gives, or None where it cannot be an answer."""
    sentence, signals, told = rated.sentence, rated.signals, rated.told
    draft = Draft("text", bodies=question.bodies[:1], evidence=[Evidence(sentence.document, sentence.unit.span)])
    draft.features = signs(rated)
    if is_unfit(question, rated, knowledge):
        return None
    if is_other_row(question, sentence, knowledge) or founds_nothing(question, sentence, knowledge):
        return None
    if question.polar and is_effect_on_other(question, sentence):
        return None
    certain = rated.told.answers >= CERTAIN and asks_beside_name(question)
    if not certain and is_of_stranger(question, sentence, knowledge):
        return None
    counts = question.asks("count") and not question.polar and bool(signals["elsewhere"])
    if counts and (
        is_of_section(question, sentence, knowledge) or (not certain and names_other(question, sentence, knowledge))
    ):
        return None
    if is_doubtful(question, sentence, signals, knowledge, certain=told.answers >= CERTAIN):
        draft.features["doubt"] = 1.0
        elsewhere = bool(signals["elsewhere"])
        bare = elsewhere and not question.content  # nothing but the body tells what is asked about
        if elsewhere and is_of_other_section(question, sentence, knowledge):
            return None
        led = elsewhere and question.asks("leader") and sentence.body not in {None, *question.bodies, *question.others}
        if bare or led or is_of_section(question, sentence, knowledge) or rated.told.answers < TRUSTED:
            return None
    if question.polar:
        return _decided(draft, question, sentence, knowledge)
    said = told.answers >= TRUSTED and signals["terms"] >= _ON
    if said and (article := articles.over(question, sentence, knowledge)) is not None:
        draft.key, draft.items, draft.evidence = "relation", [article], [*article.evidence, *draft.evidence]
        return draft
    cell = cell_of(question, sentence, knowledge, told)
    found = cell or items_of(question, sentence, knowledge, told) or pointed(question, sentence, knowledge, told)
    draft.items = with_joined(found, question, sentence, knowledge)
    if question.regions and question.asks("members") and not _within(draft, question):
        return None
    if question.asks("bodies") and draft.items and all(_names_states(item) for item in draft.items):
        return None
    if articles.misses(question, draft.items):
        return None
    inside = [item for item in draft.items if item.evidence[0].meets(sentence.document, sentence.unit.span)]
    marked = [item for item in inside if item.evidence[0].marks]  # its section or label may name what is told
    draft.features["asked"] = max((told.of(item, sentence) for item in marked), default=1.0)
    beside = question.asks("members") and len(draft.items) == 1 and draft.features["asked"] < ASKED
    if beside and gives_headcount(sentence, knowledge):
        return None  # a place named beside «164 countries» is none of their names
    fits = any(told.wanted.get(item.kind, 0.0) >= ASKED for item in cell)
    if not fits and falls_short(question, draft, sentence, knowledge, told.wanted):
        draft.features["doubt"] = 1.0
        if rated.told.answers < TRUSTED:
            return None
    if draft.items and (draft.items[0].kind != "body" or _is_told_apart(draft.items[0], question, sentence, knowledge)):
        marks = tuple(mark for item in inside for mark in item.evidence[0].marks)
        draft.key = _key(question, draft.items, sentence, knowledge)
        above = [each for item in draft.items if item not in inside for each in item.evidence]
        draft.evidence = [*above, Evidence(sentence.document, sentence.unit.span, marks)]
    return draft


def _key(question: Question, items: Sequence[DraftItem], sentence: Sentence, knowledge: Knowledge) -> str:
    """Return how values are presented: countries as members, all of them where they are a list that says so."""
    if items[0].kind != "country" or not question.asks("members"):
        return "relation"
    place = (sentence.document, sentence.unit.span)
    lists = [roll for body in question.bodies for roll in rolls(knowledge, body) if roll.complete]
    named = {item.value for item in items}
    whole = any(named == roll.members.keys() and any(e.meets(*place) for e in roll.evidence()) for roll in lists)
    return "members" if whole else "members_partial"


def _names_states(item: DraftItem) -> bool:
    """Tell whether a value is a country or a list of countries, which is no body."""
    return item.kind == "country" or (item.kind == "text" and bool(countries.find(item.value)))


def _within(draft: Draft, question: Question) -> bool:
    """Keep of the countries of an answer those of the regions asked about, or the others; tell whether any are left."""
    inside = countries.states_of(question.regions)
    outside = "not" in question.restrict
    named = [item for item in draft.items if item.kind == "country"]
    draft.items = [item for item in draft.items if item.kind != "country" or (item.value in inside) != outside]
    if len(draft.items) < len(named):
        draft.derived, draft.slots["region"] = True, "derived"
    return bool(draft.items) or not named


def bearing(draft: Draft, found: Sequence[Candidate]) -> dict[str, float]:
    """Return how likely the reader finds the sentences that an answer from facts rests on, in [0, 1].

    ``found`` are the candidates of the question. ``rated`` is the chance of the likeliest of those sentences,
    ``rival`` that of the likeliest other one, and ``seen`` tells whether the reader came upon any of them at all.
    """
    own: list[float] = []
    others: list[float] = []
    for sentence, signals in found:
        (own if is_rest(draft, sentence) else others).append(reading().probability(signals))
    return {"rated": max(own, default=0.0), "rival": max(others, default=0.0), "seen": float(bool(own))}


def _is_told_apart(item: DraftItem, question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a body is told by its name, where a sentence gives its kind alone, «the Network», or its year."""
    if question.kind not in HOLDERS and acts.of_its_year(question, sentence, knowledge):
        return True
    return item.value in knowledge.described and all(
        m.value != item.value for m in knowledge.bodies.find(sentence.text)
    )


def _is_said(question: Question, draft: Draft, sentence: Sentence) -> bool:
    """Tell whether a sentence that bears out the number of a question is on its body and says its words too."""
    if not question.numbers:
        return False
    rest = [word for word in question.terms if word not in figures.spelt(question)]
    return _is_on(question, draft.features) and bool(rest) and coverage(rest, sentence.text) >= SAME_NAME


def _is_on(question: Question, signals: Mapping[str, float]) -> bool:
    """Tell whether a sentence is on the body that a question asks about, if any."""
    return not question.bodies or max(signals[name] for name in ("about", "subject", "names")) >= SAME_NAME


def _decided(draft: Draft, question: Question, sentence: Sentence, knowledge: Knowledge) -> Draft | None:
    """Return a draft with the yes or no that a sentence gives; None where it gives none."""
    if any("|" in word for word in question.terms) or question.asks("reason"):
        return draft
    tongue = knowledge.metadata[sentence.document].language
    rank = verdicts.of_rank(question, draft.evidence[0], knowledge)
    sure = draft.features["answers"] >= _SURE
    draft.verdict = verdicts.upheld_at(question, draft.evidence[0], knowledge, ranked=bool(rank), sure=sure)
    if rank:
        draft.evidence = [*draft.evidence, *rank]
        draft.features["states"] = 1.0  # these name the countries
    draft.key = "legal"
    borne = figures.borne_out(question, sentence.text, tongue) if draft.verdict is not None else None
    if borne and _is_said(question, draft, sentence):  # no reader need say so
        surely = {"answers": CERTAIN, "odds": LIKELY}
        draft.features |= {"figures": 1.0} | {name: max(draft.features[name], least) for name, least in surely.items()}
    elif draft.verdict is False and borne is False:
        draft.covered = figures.spelt(question)  # another figure is what is told
        told = figures.instead(question, sentence.text, tongue)
        draft.items = [count_item(sentence, told)] if told is not None else []
        rest = [word for word in question.terms if word not in draft.covered]
        said = coverage(rest, sentence.text) if rest else 0.5
        draft.features |= {"figures": 1.0, "closeness": said}
        if told is not None and said >= SAME_NAME:  # all but the figure is what is asked: no reader need say so
            draft.features |= {"answers": max(draft.features["answers"], CERTAIN)}
    return draft if draft.verdict is not None else None
