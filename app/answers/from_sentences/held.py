"""The values of each type that a sentence holds: every one, and those that the words of a question point to."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from app.answers.from_facts.counts import OWN_END
from app.answers.from_facts.leaders import of_deputy
from app.answers.from_sentences import growth
from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_sentences.counted import is_uncounted, is_where, lasts, may_be_paid, of_asked_unit, of_year
from app.answers.from_sentences.sought import persons as persons_in
from app.answers.from_sentences.sought import sought
from app.drafts import DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.leftovers import function_words, kinds_of_body
from app.questions.question import Question
from ingest import countries, dates, numbers
from ingest.facts import deputies, leaders
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span, Value

# The classes of cues that tell what a question for a date asks after, by its aspect.
TOLD_OF_DATES = {
    "ended": ("ended", ("ended",)),
    "joined": ("members", ("joined",)),
    "left": ("members", ("left",)),
    "in_force": ("founded", ("in_force",)),
    "signed": ("founded", ("signed", "adopted")),
    "adopted": ("founded", ("adopted", "signed")),
    "created": ("founded", ("created", "launched", "adopted")),
    "launched": ("founded", ("launched", "created", "working")),
    "works": ("founded", ("working", "launched")),
}
# Acts whose time is told by no date of another.
_OWN_ACTS = frozenset({"in_force", "joined", "left", "ended", "works"})


def told_of_dates(aspects: Collection[str], folded: str, language: str) -> int | None:
    """Return where a folded text tells what a question for a date asks after, or None."""
    for aspect, (group, classes) in TOLD_OF_DATES.items():
        found = cues(group, language).find(folded) if aspect in aspects else []
        for name in classes:
            places = [c.start for c in found if c.name == name]
            if places:
                return places[0]
    return None


def item_at(sentence: Sentence, kind: str, value: str, span: Span) -> DraftItem:
    """Return a value that stands at a place of a sentence."""
    moved = Span(sentence.unit.start + span.start, sentence.unit.start + span.end)
    return DraftItem(kind, value, (Evidence(sentence.document, sentence.unit.span, (moved,)),))


def place_in(sentence: Sentence, item: DraftItem) -> Span:
    """Return where in the text of a sentence a value stands."""
    mark = item.evidence[0].marks[0]
    return Span(mark.start - sentence.unit.start, mark.end - sentence.unit.start)


def own_words(sentence: Sentence, items: Sequence[DraftItem]) -> list[str]:
    """Return the words behind each of some dates or numbers that go on with it, before the next one."""
    places = [place_in(sentence, item) for item in items]
    found = []
    for place in places:
        following = min((each.start for each in places if each.start >= place.end), default=len(sentence.text))
        stop = OWN_END.search(sentence.text, place.end, following)
        found.append(sentence.text[place.end : stop.start() if stop else following])
    return found


def _focus(question: Question, text: str, language: str) -> int:
    """Return where in a sentence the word stands that is most like what the question asks about.

    Of a question for a date that is the verb of what happened: «firmado en 2008 y en vigor desde 2010».
    """
    if question.asks("date"):
        told = told_of_dates(question.aspects, fold(text), language)
        if told is not None:
            return told
    if not question.content:
        return 0
    words_at = re.finditer(r"[^\W\d_]{3,}", text)
    places = [(max(likeness(w, m.group()) for w in question.content), -m.start()) for m in words_at]
    return -max(places)[1] if places else 0


def _nearest(items: list[DraftItem], sentence: Sentence, focus: int) -> list[DraftItem]:
    """Return the item that stands nearest to a place, one behind it before one in front of it."""

    def distance(item: DraftItem) -> int:
        start = place_in(sentence, item).start
        return start - focus if start >= focus else 3 * (focus - start)

    return [min(items, key=distance)] if items else []


def _every_date(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    return [item_at(sentence, "date", m.iso, m.span) for m in dates.find(sentence.text)]


def _tells_act(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence says that what the question asks the time of took place, and for the country named."""
    if "until" in question.aspects or not set(question.countries) <= {m.value for m in countries.find(sentence.text)}:
        return False
    tongue = knowledge.metadata[sentence.document].language
    asked = question.aspects & _OWN_ACTS
    return not asked or told_of_dates(asked, fold(sentence.text), tongue) is not None


def _dates(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    if not _tells_act(question, sentence, knowledge):
        return []
    found = _every_date(question, sentence, knowledge)
    return _nearest(found, sentence, _focus(question, sentence.text, knowledge.metadata[sentence.document].language))


def _every_count(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    return [count_item(sentence, c) for c in _numbers(question, sentence, knowledge)]


def _numbers(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[numbers.Count]:
    """Return the numbers of a sentence, without those of another year than the one asked about."""
    around = f"{sentence.text} {knowledge.above(sentence)} {knowledge.metadata[sentence.document].date}"
    if question.years and not any(year[:4].rstrip("x") in around for year in question.years):
        return []
    tongue = knowledge.metadata[sentence.document].language
    counts = [c for c in numbers.find(sentence.text, tongue) if not lasts(question, c.unit, tongue)]
    counts = [c for c in counts if not growth.is_level(question, sentence.text, c.number, tongue)]
    counts = [c for c in counts if not is_where(question, sentence.text[: c.number.start])]
    return of_year(counts, question, sentence.text)


def count_item(sentence: Sentence, count: numbers.Count) -> DraftItem:
    """Return a number that a sentence gives."""
    return item_at(sentence, "number", count.written, count.number)


def is_payable(question: Question, sentence: Sentence, item: DraftItem) -> bool:
    """Tell whether a number of a sentence may be what is paid, where a question asks how much that is."""
    own = (c for c in numbers.find(sentence.text) if c.number.start == place_in(sentence, item).start)
    return all(may_be_paid(question, count) for count in own)


def _counts(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    tongue = knowledge.metadata[sentence.document].language
    counts = _numbers(question, sentence, knowledge)
    if not counts or is_uncounted(question, sentence.text, tongue):
        return []
    counts = [c for c in counts if (c.unit or c.scale) and may_be_paid(question, c)]
    found = [count_item(sentence, c) for c in of_asked_unit(counts, question, tongue)]
    if len(found) < 2:
        return found
    told = of_country(question, sentence, found) or _told_by_words(question, sentence, found)
    return told or _nearest(found, sentence, _focus(question, sentence.text, tongue))


def of_country(question: Question, sentence: Sentence, found: Sequence[DraftItem]) -> list[DraftItem]:
    """Return the one number that stands behind the country asked about, «Bolivia, 35 %; Paraguay, 20 %», or none."""
    named = [(match.span.start, match.value) for match in countries.find(sentence.text)]
    owners = []
    for item in found:
        at = place_in(sentence, item).start
        owners.append(max(((start, value) for start, value in named if start < at), default=(0, ""))[1])
    own = [item for item, owner in zip(found, owners, strict=True) if owner in question.countries]
    return own if len(own) == 1 and all(owners) and len(set(owners)) == len(owners) else []


# The least share of a question's words that one number's own words account for, and none of another's.
_OWN_WORDS = 0.5


def _told_by_words(question: Question, sentence: Sentence, found: list[DraftItem]) -> list[DraftItem]:
    """Return the one number behind which stand the words that a question counts, or none."""
    asked = question.content or question.terms
    shares = [coverage(asked, own) if asked else 0.0 for own in own_words(sentence, found)]
    best = max(shares)
    return [found[shares.index(best)]] if best >= _OWN_WORDS and shares.count(best) == 1 else []


def _every_country(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    every = (item_at(sentence, "country", m.value, m.span) for m in countries.find(sentence.text))
    return list({item.value: item for item in every}.values())


def _countries(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    found = _every_country(question, sentence, knowledge)
    if not question.asks("members"):  # «who chairs it after El Salvador?» asks for another
        found = [item for item in found if item.value not in question.countries] or found
    if sought(question) == "one" and len(found) > 1:
        found = [item for item in found if item.value not in question.countries]
        return _in_clause(
            found, sentence, _focus(question, sentence.text, knowledge.metadata[sentence.document].language)
        )
    return found


def _in_clause(items: list[DraftItem], sentence: Sentence, focus: int) -> list[DraftItem]:
    """Return the item that stands nearest to a place on either side of it, one of its own clause before any other."""

    def distance(item: DraftItem) -> tuple[bool, int]:
        start = place_in(sentence, item).start
        between = sentence.text[min(start, focus) : max(start, focus)]
        return ";" in between, abs(start - focus)

    return [min(items, key=distance)] if items else []


def _names(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the persons, else the bodies, else the countries that a sentence names beside those of the question."""
    statement = knowledge.statement(sentence)
    asks = statement is not None and question.asks("leader")
    seconds = [each for _, each in deputies.held(statement)] if asks and statement else []
    if of_deputy(question):
        return [_held(each, sentence) for each in seconds]
    persons = [each for each in leaders.persons(statement) if each not in seconds] if asks and statement else []
    if persons:
        return [_held(each, sentence) for each in persons]
    if question.asks("leader") or question.expects == "who":
        addressed = persons_in(sentence.text, knowledge.metadata[sentence.document].language)
        if addressed:
            return [item_at(sentence, "text", sentence.text[a:b], Span(a, b)) for a, b in addressed[:1]]
    known = {*question.bodies, *question.others}
    bodies = [
        item_at(sentence, "body", m.value, m.span) for m in knowledge.bodies.find(sentence.text) if m.value not in known
    ]
    if bodies:
        return bodies
    apart = {each.value for each in seconds}
    found = [item for item in _countries(question, sentence, knowledge) if item.value not in apart]
    return found if question.asks("leader") else [_of_name(item, sentence) for item in found]


# The name of an office or a body that ends in its country, «Auditor General of |Kenya».
_NAME_OF = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:\s(?:(?:of|for|de|du|des|del|do|da|dos|das|la)\s|[dl]['’])?[A-ZÀ-Þ][\w’'-]+)+"
    r"\s(?:(?:of|de|du|del|do|da|dos|das)\s|d['’])(?:(?:the|la|los|las)\s|l['’])?$"
)


def _of_name(item: DraftItem, sentence: Sentence) -> DraftItem:
    """Return a country of a sentence, or the name of which it is but the end, «the Auditor General of Kenya».

    A government is its country.
    """
    place = place_in(sentence, item)
    name = _NAME_OF.search(sentence.text, 0, place.start)
    if name is None or name.end() != place.start or _is_government(name.group()):
        return item
    span = Span(name.start(), place.end)
    return item_at(sentence, "text", span.of(sentence.text), span)


def _is_government(name: str) -> bool:
    """Tell whether a name opens with the word for a government, «the Government of the Republic of»."""
    nouns = [word for word in words(fold(name)) if word not in function_words()][:1]
    told = (cue("memberlike", tongue).search(noun) for noun in nouns for tongue in LANGUAGES)
    return any(each is not None and each.name == "government" for each in told)


def _every_name(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the persons that a sentence names, else the bodies and the countries beside those of the question."""
    found = _names(question, sentence, knowledge)
    if not found or found[0].kind != "body":
        return found
    return [*found, *_countries(question, sentence, knowledge)]


def _held(value: Value, sentence: Sentence) -> DraftItem:
    """Return a value that the fact rules find in a sentence as one of an answer."""
    return DraftItem(value.kind, value.value, (Evidence(sentence.document, sentence.unit.span, (value.span,)),))


# All values of a type that a sentence holds, and those that the words of a question point to.
EVERY = {"date": _every_date, "count": _every_count, "members": _every_country, "leader": _every_name}
HOLDERS = {
    "date": _dates,
    "count": _counts,
    "members": _countries,
    "leader": _names,
}


def beside(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[Match[str]]:
    """Return where a sentence names bodies other than those that a question is about."""
    return [match for match in knowledge.bodies.find(sentence.text) if match.value not in question.bodies]


def named_in(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the bodies that a sentence names, where bodies or instruments are asked for, of the kind asked if any."""
    if not question.scores.keys() & {"bodies", "instrument", "partners", "parent", "predecessor"}:
        return []
    matches = [m for m in knowledge.bodies.find(sentence.text) if m.value not in (*question.bodies, *question.others)]
    kinds = kinds_of_body(question.bare, question.language)
    asked = [m for m in matches if any(knowledge.is_a(m.value, kind) for kind in kinds)]
    return [item_at(sentence, "body", m.value, m.span) for m in {m.value: m for m in asked or matches}.values()]
