"""The values that a sentence holds of the type asked for, chosen by what the cross-encoder finds asked for in it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from app.answers.from_facts.leaders import in_year
from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_sentences.choice import counts_in, hints
from app.answers.from_sentences.counted import of_own_unit
from app.answers.from_sentences.held import EVERY, beside, is_payable, item_at, of_country, place_in
from app.answers.from_sentences.sought import asks_one, heads, lasts, sought, whole
from app.answers.from_sentences.spelt import Part, placed, within
from app.confidence import reading
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.output import measures
from app.questions.cues import cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from app.questions.units import asked_units, counts_two
from index.cross_encoder import Reading
from ingest import countries, numbers
from ingest.bodies import generic
from ingest.facts.listings import runs_of
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span

# The values that a question wants (`sought`), in the words of the kinds that `HOLDERS` knows.
KINDS = {
    "who": "leader",
    "names": "leader",
    "number": "count",
    "date": "date",
    "country": "members",
    "one": "members",
}
# The kinds of value of which one is told, in the words of `EVERY`.
VALUED = {"date": "date", "number": "count"}
# Of these one is asked for.
_SINGLE = frozenset({"date", "count"})
# Names are about as likely whose chance is so large a share of the largest.
_AS_LIKELY = 0.8
# A country of the list is left out whose chance is a smaller share of the largest there.
_IN_LIST = 0.25
# Where so large a share of a list is asked for, all of it is.
MOST = 0.75
# What parts the clauses of a sentence.
_CLAUSE = re.compile(r"[,;:]\s|\s[–—]\s")
# From this share of its words on a clause says all that is asked.
_SAID = 0.9
# The log odds beyond which it says no more how likely a value is asked for.
_CERTAIN = 7.0
# The least log odds that a sentence answers which are told from even less.
_LOWEST = -8.0
# By so much the words around another value must speak for it rather than for the one that facts tell.
_OUTDONE = 0.3
# From this chance on words are what is asked for.
ASKED = 0.5
# What joins the two ends of a period.
_TO = re.compile(
    r"\s*(?:[-–—]|\b(?:et|and|y|e|à|au|to|until|till|a|al|hasta|até|ao)\b)\s*(?:(?:le|o|el|en|em|the)\s+)?"
)
# A word written with a capital that opens no sentence.
_NAME = re.compile(r"(?<!^)\b[A-ZÀ-Þ]\w+")

# The noun of an act in small letters in front of its name, «emenda de Huelva», and the likeness of two such nouns.
_NOUN_OF, _SAME_NOUN = re.compile(r"\b([a-zà-ÿ]{4,})\s(?:(?:de|du|do|da|del|of)\s|d['’])$"), 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """What the cross-encoder makes of a sentence whose ``parts`` stand in what it read.

    ``wanted`` is how likely the question wants a value of each kind.
    """

    reading: Reading
    parts: tuple[Part, ...]
    wanted: Mapping[str, float] = field(default_factory=dict)

    @property
    def wants_name(self) -> bool:
        """Whether a body or an act is wanted by its name."""
        return self.naming >= ASKED

    @property
    def naming(self) -> float:
        """How likely a body or an act is wanted, in [0, 1]."""
        return max(self.wanted.get("body", 0.0), self.wanted.get("instrument", 0.0))

    @property
    def answers(self) -> float:
        """The chance in [0, 1] that the sentence answers."""
        return 1 / (1 + math.exp(-self.reading.score))

    @property
    def odds(self) -> float:
        """The log odds that the sentence answers, of `_LOWEST` to as much above 0, in [0, 1]."""
        return min(1.0, max(0.0, 0.5 - self.reading.score / (2 * _LOWEST)))

    @property
    def peak(self) -> float:
        """The chance in [0, 1] of the words of the sentence that are likeliest asked for."""
        stretches = [(part.at, part.at + part.end - part.start) for part in self.parts]
        own = self.reading.chances[within(self.reading.places, stretches)]
        return float(own.max()) if own.size else 0.0

    def chance(self, start: int, end: int) -> float:
        """Return the chance in [0, 1] that some characters of the sentence are asked for."""
        own = self.reading.chances[within(self.reading.places, placed(self.parts, start, end))]
        return float(own.mean()) if own.size else 0.0

    def of(self, item: DraftItem, sentence: Sentence) -> float:
        """Return the chance that a value is asked for, the highest of its marks."""
        start, end = sentence.unit.start, sentence.unit.end
        own = [each for each in item.evidence if each.document == sentence.document]
        marks = [mark for each in own for mark in each.marks if start <= mark.start < end]
        return max((self.chance(mark.start - start, mark.end - start) for mark in marks), default=0.0)

    def stretches(self, text: str) -> list[tuple[int, int]]:
        """Return the whole words of a sentence that are asked for, neighbours together."""
        found: list[tuple[int, int]] = []
        for word in re.finditer(r"\w(?:[\w’'./-]*\w)?", text):
            if self.chance(*word.span()) < ASKED:
                continue
            if found and not re.search(r"[^\s]{2,}|[;:]", text[found[-1][1] : word.start()]):
                found[-1] = (found[-1][0], word.end())
            else:
                found.append(word.span())
        return found


def chosen(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the values of the type that a question wants which are likeliest asked for; nothing for other questions.

    Of dates and numbers that is one, of countries one or those of a list, of names those that are about as likely.
    """
    kind = "members" if asks_one(question) and question.asks("leader") else KINDS.get(sought(question))
    if kind is None:
        return []
    if kind in _SINGLE:
        found = [item for item in EVERY[kind](question, sentence, knowledge) if item.value not in question.besides]
        owned = of_country(question, sentence, found)
        if owned:
            return owned
        found = _of_unit(question, sentence, found, knowledge) if kind == "count" else found
        rated = [reading().value(each) for each in pointing(question, sentence, found, knowledge, told)]
        best = rated.index(max(rated)) if found else 0
        if kind == "date" and cue("period", question.language).search(question.bare):
            return _period(found, best, sentence)
        return [item for item in found[best : best + 1] if kind == "date" or is_payable(question, sentence, item)]
    if kind == "members":
        return _listed(question, sentence, told, knowledge.metadata[sentence.document].language)
    of_year = in_year(question, sentence.text, knowledge.metadata[sentence.document].language)
    names = EVERY[kind](question, sentence, knowledge)
    return likeliest([item for item in names if item.value in of_year] or names, sentence, told)


def _of_unit(question: Question, sentence: Sentence, found: list[DraftItem], knowledge: Knowledge) -> list[DraftItem]:
    """Return the numbers that count what the question counts, or where none is said to those of no length of time.

    «How many questions will there be?» is not answered by «in 7 minutes», «how long …?» is.
    """
    if counts_two(question) or cue("sharelike", question.language).search(question.bare) is not None:
        return found  # what a share is one of counts nothing
    asked = [each[:1] for each in asked_units(question) if each]
    counts = counts_in(sentence.text, knowledge.metadata[sentence.document].language)
    own = {c.number.start for c in of_own_unit(counts, asked)}
    kept = [item for item in found if place_in(sentence, item).start in own]
    lengths = {c.number.start for c in counts if measures.is_length(c.unit)}
    if _asks_length(question):
        return kept or [item for item in found if place_in(sentence, item).start in lengths] or found
    how_many = any(c.name == "number" for c in cue("expects", question.language).find(question.bare))
    if kept or not (how_many and asked) or cue("timelike", question.language).search(question.bare) is not None:
        return kept or found
    return [item for item in found if place_in(sentence, item).start not in lengths]


def _asks_length(question: Question) -> bool:
    """Tell whether a question asks how long: by the very words that ask for a number, or by what these count."""
    timelike = cue("timelike", question.language)
    counts = [c for c in cue("kind", question.language).find(question.bare) if c.name == "count"]
    words_asked = [question.bare[c.start : c.end] for c in counts]
    words_asked += [word for each in asked_units(question) for word in each[:1]] if counts else []
    return lasts(question) or any(timelike.search(each) is not None for each in words_asked)


def pointing(
    question: Question, sentence: Sentence, items: Sequence[DraftItem], knowledge: Knowledge, told: Told
) -> list[dict[str, float]]:
    """Return the signals of how likely each of the dates or numbers of a sentence is the one that is asked for.

    ``asked`` is what the cross-encoder makes of it, in log odds within `_CERTAIN`; the others are those of `hints`.
    """
    found = []
    for item, signals in zip(items, hints(question, sentence, items, knowledge), strict=True):
        chance = min(max(told.of(item, sentence), 1e-9), 1 - 1e-9)
        found.append(signals | {"asked": max(-_CERTAIN, min(_CERTAIN, math.log(chance / (1 - chance))))})
    return found


def _period(dated: Sequence[DraftItem], best: int, sentence: Sentence) -> list[DraftItem]:
    """Return a date with the one that it makes a period with, «entre avril 2008 et juin 2012», or alone."""
    for first, second in pairwise(range(len(dated))):
        between = sentence.text[place_in(sentence, dated[first]).end : place_in(sentence, dated[second]).start]
        if best in {first, second} and _TO.fullmatch(between):
            return [dated[first], dated[second]]
    return list(dated[best : best + 1])


def is_outdone(question: Question, draft: Draft | None, knowledge: Knowledge) -> bool:
    """Tell whether the words of its sentence leave in doubt that the one date or number told is the one asked for.

    Those around another speak for that one, or others are a part of it: «62 molecules, of which 19 against cancer». So
    does a question for one country of which several are told, and one for several of which one is.
    """
    if draft is not None and not draft.derived and _is_of_other_number(question, draft, knowledge):
        return True
    timed = question.asks("count") and cue("timelike", question.language).search(question.folded) is not None
    if (
        draft is None
        or draft.derived
        or (timed and draft.covered)
        or len(draft.items) != 1
        or draft.items[0].kind not in VALUED
    ):
        return False
    for each in draft.items[0].evidence:
        for sentence in knowledge.sentences(each.document):
            if each.meets(sentence.document, sentence.unit.span):
                found = EVERY[VALUED[draft.items[0].kind]](question, sentence, knowledge)
                signals = hints(question, sentence, found, knowledge)
                own = [place for place, other in enumerate(found) if _is_at(other, each)]
                if (found and not own) or (own and _is_doubtful(signals, own)):
                    return True  # what is told may count no such things, «12 months»
    return False


def _is_of_other_number(question: Question, draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether the one sentence of an answer names more countries than are told where several are asked for.

    Or whether it tells several where one is asked for.
    """
    one, told = asks_one(question), [item for item in draft.items if item.kind == "country"]
    if one is None or not told or len(told) < len(draft.items) or len(draft.evidence) != 1 or draft.key == "members":
        return False
    if one:
        return len(told) > 1
    text = draft.evidence[0].span.of(knowledge.document(draft.evidence[0].document).text)
    return len(told) == 1 < len({match.value for match in countries.find(text)} - {*question.countries})


def _is_doubtful(signals: Sequence[dict[str, float]], own: Sequence[int]) -> bool:
    """Tell whether others of some values are likelier asked for than those at some places, or are parts of them."""
    rated = [reading().value(each) for each in signals]
    is_whole = len(signals) > len(own) and any(signals[place]["whole"] for place in own)
    return is_whole or max(rated) > max(rated[place] for place in own) + _OUTDONE


def _is_at(item: DraftItem, evidence: Evidence) -> bool:
    """Tell whether a value stands where evidence marks one."""
    mark = item.evidence[0].marks[0]
    return any(mark.start < other.end and other.start < mark.end for other in evidence.marks)


def likeliest(items: Sequence[DraftItem], sentence: Sentence, told: Told) -> list[DraftItem]:
    """Return those of some values that are asked for about as likely as the likeliest."""
    rated = [told.of(item, sentence) for item in items]
    return [item for item, chance in zip(items, rated, strict=True) if chance >= _AS_LIKELY * max(rated)]


def _listed(question: Question, sentence: Sentence, told: Told, tongue: str) -> list[DraftItem]:
    """Return the country, or the countries of the list, of a sentence that are likeliest asked for."""
    known = () if question.asks("members") else question.countries  # «who chairs it after El Salvador?»
    lists = [
        [m for i, m in enumerate(run.places) if i not in run.regions and m.value not in known]
        for run in runs_of(sentence.text)
    ]
    if asks_one(question):
        of_year = in_year(question, sentence.text, tongue)
        every = [match for each in lists for match in each]
        return _one([match for match in every if match.value in of_year] or every, question, sentence, told)
    rated = [[(told.chance(match.span.start, match.span.end), match) for match in each] for each in lists if each]
    best = max(rated, key=lambda row: float(np.mean([chance for chance, _ in row])), default=[])
    least = _IN_LIST * max((chance for chance, _ in best), default=0.0)
    kept = [row for row in best if row[0] >= least]
    if len(kept) >= MOST * len(best):
        kept = best
    own = {match.value: match for _, match in reversed(kept)}
    return [item_at(sentence, "country", value, own[value].span) for value in reversed(own)]


def _one(found: Sequence[Match[str]], question: Question, sentence: Sentence, told: Told) -> list[DraftItem]:
    """Return the country likeliest asked for, of some about as likely the one whose clause says what is asked.

    Where only some clauses hold a name that the question gives, «the one in Houston by Honduras», it is one of these;
    else of those that say all that is asked, «Norway has asked to join; Chile paid».
    """
    asked = question.content or question.terms
    names = {fold(name) for name in _NAME.findall(sentence.text)}.intersection(asked)
    rated = []
    for match in found:
        begin = max((m.end() for m in _CLAUSE.finditer(sentence.text, 0, match.span.start)), default=0)
        end = _CLAUSE.search(sentence.text, match.span.end)
        clause = sentence.text[begin : end.start() if end else None]
        said = coverage(asked, clause) if asked else 0.0
        named = not names.isdisjoint(words(clause))
        rated.append((named, told.chance(match.span.start, match.span.end), said, match))
    rated = [row for row in rated if row[0]] or [row for row in rated if row[2] >= _SAID] or rated
    most = max((row[1] for row in rated), default=0.0)
    near = [(said, chance, match) for _, chance, said, match in rated if chance >= _AS_LIKELY * most]
    best = max(near, key=lambda row: row[:2], default=None)
    return [item_at(sentence, "country", best[2].value, best[2].span)] if best else []


def named(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the bodies, acts or persons that the words asked for name: known ones, else whatever has a capital."""
    found: dict[str, DraftItem] = {}
    bodies = beside(question, sentence, knowledge)
    for start, end in told.stretches(sentence.text):
        known = [m for m in bodies if m.span.start < end and start < m.span.end]
        if not known and any(m.span.start < end and start < m.span.end for m in knowledge.bodies.find(sentence.text)):
            continue  # it is one that the question names
        places: Sequence[tuple[str, str, int, int]] = [
            ("body", m.value, m.span.start, m.span.end) for m in known
        ] or _capital(sentence.text, start, end, question, told)
        for kind, value, begin, stop in places:
            own = meant(value, question, sentence, knowledge)
            if own is not None:
                found.setdefault(own, item_at(sentence, "body" if own != value else kind, own, Span(begin, stop)))
    return list(found.values())


def meant(value: str, question: Question, sentence: Sentence, knowledge: Knowledge) -> str | None:
    """Return the name that a sentence calls something by; of a kind alone, «the Network», the body spoken of.

    None where that is the one body that the question is about.
    """
    if len(words(value)) != 1 or not any(generic(value, language) for language in LANGUAGES):
        return value
    subject = knowledge.spoken_of(sentence)[0] or sentence.body
    return None if (subject,) == question.bodies else subject or value


def _capital(sentence: str, start: int, end: int, question: Question, told: Told) -> list[tuple[str, str, int, int]]:
    """Return a stretch of words as a name, from its first capital to its end, or nothing where it has none."""
    text = sentence[start:end]
    capitals = [m for m in re.finditer(r"\b[A-ZÀ-Þ][\w’'-]*", text) if fold(m.group()) not in function_words()]
    capitals = [m for m in capitals if numbers.parse(m.group()) == fold(m.group())]  # «Deux de ces mécanismes»
    if not capitals or set(words(text)) - function_words() <= set(words(question.folded)):
        return []  # «Elle» opens a sentence and is no name, and one that the question gives is not asked for
    if countries.find_regions(text):
        return []
    begin, stop = start + capitals[0].start(), max(end, whole(sentence, start + capitals[0].start(), end)[1])
    value = sentence[begin:stop]
    if any(cue("aiming", tongue).search(fold(value)) is not None for tongue in LANGUAGES):
        return []  # «États touchés afin de mettre» runs on into a clause
    wants = told.wanted
    is_act = question.asks("instrument") or wants.get("instrument", 0.0) > max(wants.get("body", 0.0), ASKED)
    if is_act:
        begin = _with_noun(question, sentence, begin)
        value = sentence[begin:stop]
    if is_act and not re.search(r"[\s\d]", value):
        return []  # an act has a noun and a number, a place or a matter
    is_body = not is_act and any(generic(value, language) for language in LANGUAGES)
    state = [match for match in countries.find(value) if match.span == Span(0, len(value))]
    if state and not is_act:
        return [("country", state[0].value, begin, stop)]
    kind = "instrument" if is_act else "body" if is_body else "text"
    return [(kind, value, begin, stop)]


def _with_noun(question: Question, text: str, begin: int) -> int:
    """Return where the name of an act begins with its noun in small letters, «le traité de |Dori»."""
    noun = _NOUN_OF.search(text, 0, begin)
    if noun is None:
        return begin
    asked = heads(question)
    known = any(c.name == "noun" for tongue in LANGUAGES for c in cues("instrument", tongue).find(fold(noun[1])))
    return noun.start() if known or any(likeness(each, noun[1]) >= _SAME_NOUN for each in asked) else begin
