"""Which bodies a description fits, where a question asks for those: «Which of them speak of refugees?».

Of each body the sentences nearest to the description are read with the question. How likely the reader finds that they
answer, and how much of the description they hold beside those of the other bodies, tells whether the body is meant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set
from itertools import dropwhile

from app.answers.across_bodies.across import drafted
from app.answers.across_bodies.by_noun import of_noun
from app.answers.across_bodies.conditions import dated
from app.answers.across_bodies.unread import are_told, unread
from app.answers.from_sentences import candidates
from app.answers.from_sentences.alignment import likeness
from app.answers.from_sentences.candidates import Candidate
from app.answers.from_sentences.reading import Rated, signs
from app.answers.from_sentences.values import Told
from app.answers.withheld.strangers import is_of_stranger
from app.confidence import chance, model, reading
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge, Sentence
from app.messages.jointly import Means
from app.questions.cues import FOUNDING, RANKS, cue
from app.questions.leftovers import function_words, kinds_of_body
from app.questions.question import Question
from index.cross_encoder import CrossEncoder
from ingest import numbers, symbols
from ingest.gazetteer import words

# Of more bodies than this not all are read, and of each so many sentences.
_MOST, _EACH = 60, 2
# What a log odd of the reader, the share of the description that a sentence holds and how far that lies behind the
# best tell of whether a body is meant; learnt from the question sets that may be looked at.
_READ, _HELD, _BEHIND, _BIAS = 0.5, 0.6, 2.7, -0.1
# From this chance on a question without a noun for bodies wants one.
_WANTED = 0.5
# From this chance on a body is meant, if the sentence holds such a share of the description, or what that names.
_FITS, _LEAST = 0.5, 0.15
# Among so many words behind an interrogative and small words, or at the head of a request that asks nothing, stands the
# kind of what is wanted.
_NEAR, _HEAD = 2, 3
# The ends of plurals, «initiatives», and not those of «processus» and «process».
_PLURAL = re.compile(r"(?:[^su]s|x|fora)$")


def concerns(question: Question, wanted: Mapping[str, float]) -> bool:
    """Tell whether a question asks which bodies fit a description, by words that no fact decides.

    ``wanted`` is how likely it wants a value of each kind: «which of them …» without a noun may want another.
    """
    valued = question.asks("compare", "count", "date", "reason") or question.expects == "date"
    said = question.terms or question.bodies or question.others or question.countries
    denies = bool(question.countries) and "not" in question.restrict  # what a sentence names is not what it lacks
    if question.polar or question.restrict & RANKS or valued or denies or not said:
        return False
    of_one = bool(question.bodies) and question.asks("instrument", "parent")
    if of_one or (question.asks("instrument") and question.aspects & FOUNDING):
        return False  # by what act a body was made, and of what it is part, is told by its facts
    return bool(_nouns(question)) or (question.asks("bodies") and wanted.get("body", 0.0) >= _WANTED)


def fitting(ways: Sequence[tuple[Question, Sequence[Candidate]]], means: Means) -> tuple[Question, Draft] | None:
    """Return the likeliest of the bodies that a question fits in the ways that it may be meant, where they are sure."""
    found = []
    for asked, _ in ways:
        draft = answer(asked, means.knowledge, means.encoder, means.wanted(asked))
        if draft is not None:
            means.weigh(asked, draft)
            # A body is wanted by its noun, whatever else the words make likely, and its figures are told.
            draft.features |= {"figures": 1.0} | ({"fits": 1.0} if _nouns(asked) else {})
            found.append((asked, draft))
    best = max(found, key=lambda each: chance(each[1]), default=None)
    return best if best is not None and chance(best[1]) >= model().threshold else None


def is_told(question: Question, draft: Draft | None, *, sure: bool) -> bool:
    """Tell whether facts that are ``sure`` answer a question, which of one that but describes a body takes a name."""
    if draft is None or draft.corrects:
        return draft is not None
    named = any(item.kind in {"body", "instrument"} for item in draft.items)
    named = named or question.polar or not (_describes(question) and _nouns(question))
    return sure and named and not draft.guessed


def _describes(question: Question) -> bool:
    """Tell whether a question asks nothing and names a kind of body of which it says more, «the pact that binds»."""
    said = cue("relative", question.language).search(question.bare)  # «el foro que …» asks with no «que»
    asks = cue("interrogative", question.language).find(question.bare)
    opens = said is not None and 0 < len(words(question.bare[: said.start])) <= _HEAD
    return opens and said is not None and len(asks) <= 1 and all(each.start == said.start for each in asks)


def _nouns(question: Question) -> list[str]:
    """Return the kinds of body behind an interrogative, or at the head of a request, «forum on statistics»."""
    bare, language = question.bare, question.language
    acts = not (question.bodies or symbols.find(question.text)) and question.asks("instrument", "bodies", "other")
    found = [*cue("bodylike", language).find(bare), *(cue("act_made", language).find(bare) if acts else ())]
    nouns = [bare[c.start : c.end] for c in found if c.name != "own"] + kinds_of_body(bare, language)
    asks = cue("interrogative", language).find(bare)
    heads = [_head(bare[each.end :])[:_NEAR] for each in asks[:1]]
    if not asks or _describes(question):
        heads.append(words(bare)[:_HEAD])
    return [noun for noun in nouns if any(noun in head for head in heads)]


def _head(text: str) -> list[str]:
    """Return the words of a text from the first that is no small one."""
    return list(dropwhile(lambda word: word in function_words(), words(text)))


def _asks_one(question: Question) -> bool:
    """Tell whether one body is asked for and not as many as there are."""
    nouns = _nouns(question)
    one = cue("one_body", question.language).search(question.folded) is not None
    return one or (bool(nouns) and not any(_PLURAL.search(noun) for noun in nouns))


def answer(
    question: Question, knowledge: Knowledge, encoder: CrossEncoder, wanted: Mapping[str, float]
) -> Draft | None:
    """Return the bodies that the description of a question fits, one where one is asked for; None where none does."""
    if not concerns(question, wanted) or len(knowledge.described) > _MOST:
        return None
    apart = {*question.bodies, *question.others, *question.besides}
    among = [body for body in of_noun(question, knowledge) if body not in apart]
    if question.years:
        of_time = dated(question, knowledge)
        among = [body for body in among if of_time(body)]
    read = _read(question, among, knowledge, encoder, wanted)
    rated = _rated(question, read)
    beyond = () if apart else unread(question, knowledge)
    kept = {b: each for b, (likely, each) in rated.items() if likely >= _FITS and are_told(beyond, b, knowledge)}
    if kept and _asks_one(question):
        first = max(kept, key=lambda body: rated[body][0])
        kept = {first: kept[first]}
    found = [(b, [Evidence(each.sentence.document, each.sentence.unit.span)]) for b, each in kept.items()]
    draft = drafted(question, found)
    if draft is not None:
        draft.features = _signs(list(kept.values()), [each for rows in read.values() for each in rows])
    return draft


def _read(
    question: Question,
    among: Sequence[str],
    knowledge: Knowledge,
    encoder: CrossEncoder,
    wanted: Mapping[str, float],
) -> dict[str, list[Rated]]:
    """Return of each of some bodies the sentences nearest to a question, as they are read."""
    near = [each for body in among for each in knowledge.sentences_on(body) if each.body == body]
    scored: dict[str, list[tuple[float, int, Candidate]]] = {body: [] for body in among}
    named = set(question.bodies) if question.named != "earlier" else set[str]()
    for place, row in enumerate(candidates.find(question, knowledge, near)):
        if row[0].body in scored and _may_fit(question, row[0], named, knowledge):
            scored[row[0].body].append((reading().score(row[1]), -place, row))
    tried = {body: sorted(rows, reverse=True)[:_EACH] for body, rows in scored.items()}
    pairs = [candidates.pair(question, row[0], knowledge) for rows in tried.values() for _, _, row in rows]
    made = iter(zip(pairs, encoder.read(pairs[0][0], [spelt.text for _, spelt in pairs]) if pairs else [], strict=True))
    found: dict[str, list[Rated]] = {}
    for body, rows in tried.items():
        for score, _, (sentence, signals) in rows:
            (_, spelt), told = next(made)
            score += reading().cross * told.score
            found.setdefault(body, []).append(Rated(score, Told(told, spelt.parts, wanted), sentence, signals))
    return found


def _may_fit(question: Question, sentence: Sentence, named: Set[str], knowledge: Knowledge) -> bool:
    """Tell whether a sentence holds the bodies and the figures of a description, and no name in that is another's."""
    counts = {each.value for each in numbers.find(sentence.text, knowledge.metadata[sentence.document].language)}
    whole = knowledge.named(sentence.text) >= named and counts.union(words(sentence.text)) >= set(question.numbers)
    return whole and not is_of_stranger(question, sentence, knowledge)


def _rated(question: Question, read: Mapping[str, Sequence[Rated]]) -> dict[str, tuple[float, Rated]]:
    """Return how likely each body is meant, in [0, 1], and the sentence that tells so."""
    every = [each for rows in read.values() for each in rows]
    held = dict(zip(map(id, every), _held(question, every), strict=True))
    best = max(held.values(), default=0.0)
    found = {}
    for body, rows in read.items():
        own = [(each.told.reading.score, held[id(each)]) for each in rows]
        odds = [_READ * score + _HELD * share + _BEHIND * (share - best) + _BIAS for score, share in own]
        top = odds.index(max(odds))
        named = bool(question.bodies) or (bool(question.countries) and rows[top].signals["states"] == 1.0)
        likely = 1 / (1 + math.exp(-odds[top])) if named or own[top][1] >= _LEAST else 0.0
        found[body] = likely, rows[top]
    return found


def _held(question: Question, rows: Sequence[Rated]) -> list[float]:
    """Return the share of the description that each sentence holds, words that few of them have weighing most."""
    nouns = _nouns(question)
    asked = [word for word in question.terms if word in question.folded and word not in nouns]
    asked = [word for word in asked if not word.isdigit() or word in question.numbers]
    told = [
        [likeness(word, row.sentence.text) for word in asked] + [row.signals["states"]] * bool(question.countries)
        for row in rows
    ]
    size = len(told[0]) if told else 0
    weights = [math.log((len(told) + 1) / (sum(values[i] ** 2 for values in told) + 0.5)) for i in range(size)]
    whole = sum(weights)
    return [sum(w * v for w, v in zip(weights, values, strict=True)) / whole if whole > 0 else 0.5 for values in told]


def _signs(kept: Sequence[Rated], every: Sequence[Rated]) -> dict[str, float]:
    """Return what tells how sure an answer is whose bodies some sentences tell, the mean of what each tells."""
    each = [signs(row) for row in kept]
    found = {name: sum(row[name] for row in each) / len(each) for name in each[0]}
    best = max(row.score for row in every)
    whole = sum(math.exp(row.score - best) for row in every)
    return found | {"share": sum(math.exp(row.score - best) for row in kept) / whole}
