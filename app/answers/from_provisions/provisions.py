"""What a text lays down, by its matter: amendments, sessions, votes, terms, languages, budget and the like.

The matter that a question asks about is read off its words; the sentence of that matter which accounts for the rest
of the question answers, with the date, number or names in it that are wanted. Labels («Field office: …») and the
questions of a page of questions and answers serve the same way, by their own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from app import lexicon
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.sought import asks_one, marked
from app.answers.withheld import organs
from app.answers.yes_no.polarity import denies_claim
from app.drafts import Draft, DraftItem, evidence_of, item_of
from app.knowledge import Knowledge
from app.questions import ordinals
from app.questions.cues import cue
from app.questions.question import Question
from ingest.facts import timing
from ingest.facts.provisions import LEXICON
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cues, cues
from ingest.records import Fact, FactKind, Value

_ASKED = lexicon.FOLDER / "provisions.toml"
_ANY = frozenset({"*"})
_PLAIN = frozenset({"other", "count", "bodies", "definition"})
# The kinds of question before which each matter goes: «quand … modifié» asks for an amendment, not for the founding.
_BEFORE: dict[str, frozenset[str]] = {
    "amendment": _PLAIN | {"date", "instrument"},
    "session": frozenset({"other", "count", "date", "seat"}),
    "quorum": _ANY,
    "vote": _PLAIN | {"legal", "members", "status", "partners", "instrument", "leader"},
    "rotation": _PLAIN | {"leader", "partners", "date"},
    "term": _PLAIN | {"leader", "date"},
    "depositary": _ANY,
    "trustee": _ANY,
    "language": _PLAIN | {"instrument", "partners", "members", "status"},
    "personality": _ANY,
    "form": _PLAIN | {"legal", "status", "partners"},
    "dispute": _ANY,
    "withdrawal": _PLAIN | {"status"},
    "duration": _PLAIN | {"date", "status"},
    "accession": _ANY,
    "force": _ANY,
    "budget": _PLAIN | {"date"},
    "dues": _PLAIN | {"members", "partners", "date"},
    "capital": _PLAIN | {"date", "partners"},
    "cost": _PLAIN,
    "staff": frozenset({"other", "count"}),
    "observer": frozenset({"other"}),
    "publication": frozenset({"other"}),
    "meaning": frozenset({"other", "definition"}),
}
# Matters of which no founding or ending tells the date.
_OWN_DATES = frozenset({"amendment", "session"})
# Matters of which one thing excludes another: a majority is no consensus, French is not Arabic.
_EXCLUSIVE = frozenset({"vote", "language", "rotation", "form", "session"})
# Matters on which what is told of one country is a case and no rule, «Chad, four years in arrears, lost its vote».
_RULED = frozenset({"quorum", "vote", "dues", "withdrawal", "amendment"})
_NAMES = frozenset({"depositary", "trustee"})
_AMOUNTS = frozenset({"quorum", "budget", "capital", "dues", "cost", "staff", "duration", "withdrawal", "term"})
# Those that may be of somebody whom a text names.
_SUMS = _AMOUNTS - {"quorum", "duration", "withdrawal", "term"}
# From this likeness on a text holds a name.
_HELD = 0.9
# Matters that a text lays down once, whereas votes and terms are those of many.
_ONCE = frozenset({"depositary", "personality", "dispute", "accession", "force"})
# Matters that are always those of some thing.
_OF_SOMETHING = frozenset({"meaning"})
# Below this share of the words that the matter leaves over a sentence is about something else.
_CLOSE = 0.5
# Up to this share of them it may exclude what is asked: «the language is French» does, «Hausa may be used» does not.
_NONE_OF_IT = 0.34
# From these shares on a label or a question of the text is what was asked, both ways round.
_TOLD, _TELLING = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a question wants of a sentence: "date", "number", "names" or ""; whether a length of time; how often."""

    value: str
    time: bool
    often: bool


@cache
def _cues(group: str, language: str) -> Cues:
    return cues(group, language, _ASKED)


def matters(question: Question) -> dict[str, tuple[str, ...]]:
    """Return the matters that a question asks about, each with the words that tell it."""
    found: dict[str, tuple[str, ...]] = {}
    for each in _cues("provision", question.language).find(question.bare):
        told = words(question.bare[each.start : each.end])
        found[each.name] = tuple(dict.fromkeys((*found.get(each.name, ()), *told)))
    return found


def first(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer a question whose matter goes before its kind."""
    return _answer(question, knowledge, asked_first(question))


def asked_first(question: Question) -> dict[str, tuple[str, ...]]:
    """Return the matters of a question that go before its kind, each with the words that tell it."""
    often = is_how_often(question)
    return {name: told for name, told in matters(question).items() if often or _BEFORE[name] & {question.kind, "*"}}


def is_how_often(question: Question) -> bool:
    """Tell whether the words of a question leave no doubt that how often is asked."""
    return _cues("often", question.language).search(question.bare) is not None


def tells_how_often(text: str, language: str) -> bool:
    """Tell whether a text of a language says how often, «deux fois par an»."""
    return cues("frequency", language, LEXICON).search(fold(text)) is not None


def has_own_date(question: Question) -> bool:
    """Tell whether a question asks when something was amended or met, which the founding does not tell."""
    return question.asks("date") and bool(_OWN_DATES & matters(question).keys())


def _answer(question: Question, knowledge: Knowledge, asked: dict[str, tuple[str, ...]]) -> Draft | None:
    if not asked or len(question.bodies) != 1:
        return None
    wanted = _wanted(question, asked)
    rated: list[tuple[float, int, Fact]] = []
    for position, fact in enumerate(knowledge.facts(question.bodies[0], FactKind.PROVISION)):
        if fact.aspect not in asked or not is_about(fact, question, knowledge) or _is_case(fact, question):
            continue
        if organs.is_of_other(question, [fact.aspect], fact.document, fact.evidence[0], knowledge):
            continue
        rest = [w for w in question.content if w not in asked[fact.aspect]]
        close = coverage(rest, knowledge.with_headings(fact.document, fact.evidence))
        values = _values(fact, question, wanted, knowledge)
        if (rest and close < _CLOSE and not question.polar) or values is None:
            continue
        if (fact.aspect in _OF_SOMETHING and not rest) or not tells(fact, question, knowledge):
            continue
        if fact.aspect in _SUMS and _is_of_stranger(fact, question, knowledge):
            continue
        spoken = coverage([w for w in asked[fact.aspect] if len(w) > 3], _own(fact, knowledge))
        # «Le quorum est de trois États»: of two matters of one sentence the one that wants a value.
        spoken += 0.3 * coverage(question.terms, knowledge.with_headings(fact.document, fact.evidence))
        score = (
            close
            + 0.3 * spoken
            + (0.3 if values and fact.aspect in _NAMES else 0.0)
            + (0.2 if fact.label else 0.0)
            + (0.05 if values and fact.aspect in _AMOUNTS else 0.0)
        )
        rated.append((round(score, 2), -position, fact))
    if not rated:
        return None
    score, _, best = max(rated, key=lambda row: row[:2])
    draft = _draft(best, question, wanted, knowledge, tuple(asked[best.aspect]))
    draft.guessed = draft.guessed and not _is_of_same_thing(best, question, asked[best.aspect], knowledge)
    if question.polar:
        rest = [w for w in question.content if w not in asked[best.aspect]]
        if not _decided(draft, best, question, rest, asked[best.aspect], knowledge):
            return None
    for other_score, _, fact in rated:
        known = {tuple(i.value for i in d.items) for d in (draft, *draft.extra)}
        other = _draft(fact, question, wanted, knowledge, ())
        rival = fact.document != best.document and other_score >= score - 0.1
        if rival and draft.items and other.items and tuple(i.value for i in other.items) not in known:
            draft.extra.append(other)
    return draft


def _is_of_same_thing(fact: Fact, question: Question, told: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether a sentence says how it is with the very thing that a question asks it of: a chair that rotates.

    The question asks for no value and says no more than its matter and that thing.
    """
    if question.polar or question.expects or question.asks("date", "count"):
        return False
    if any(word not in told for word in question.content):
        return False
    own = _own(fact, knowledge)
    return any(coverage([word], own) >= _TOLD for word in question.terms)


def _is_of_stranger(fact: Fact, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an amount is asked for of somebody by name, and a sentence gives it of no such one."""
    around = knowledge.with_headings(fact.document, fact.evidence)
    named = [name for name in question.unknown if not name.isupper()]
    return not question.polar and any(likeness(fold(name), around) < _HELD for name in named)


def _decided(
    draft: Draft, fact: Fact, question: Question, rest: Sequence[str], told: Sequence[str], knowledge: Knowledge
) -> bool:
    """Set the verdict of a yes-or-no question; False where the sentence decides nothing."""
    text = knowledge.with_headings(fact.document, fact.evidence)
    if coverage(rest, text) >= 0.7 and coverage([w for w in told if len(w) > 4], text) >= _CLOSE:
        # «Is it a body without legal personality?» denies what a sentence of the same words denies.
        lacking = marked("lacking", question.bare, question.language)
        draft.verdict = fact.polarity != (lacking or denies_claim(question))
        return True
    if fact.aspect in _EXCLUSIVE and fact.polarity and fact.label and coverage(rest, text) < _NONE_OF_IT:
        draft.verdict = False
        return True
    return False


def tells(fact: Fact, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a sentence tells what is asked of its matter, and does not only touch on it.

    One on languages names one, one on who may join is of nobody that did, one on the entry into force names what that
    depends on.
    """
    own = _own(fact, knowledge)
    if question.polar:
        return True
    if fact.aspect == "language":
        return any(word in timing.tongues() for word in words(own))
    if fact.aspect == "accession" and not question.asks("date"):
        return not any(value.kind == "date" for value in fact.values)
    if fact.aspect == "force":
        return _cues("condition", knowledge.metadata[fact.document].language).search(fold(own)) is not None
    return True


def _own(fact: Fact, knowledge: Knowledge) -> str:
    """Return the words of the evidence alone."""
    return fact.evidence[0].of(knowledge.document(fact.document).text)


def _wanted(question: Question, asked: Iterable[str]) -> _Wanted:
    expects = getattr(question, "expects", "")
    value = {"date": "date", "count": "number", "leader": "names", "members": "names"}.get(question.kind, "")
    value = value or {"who": "names", "date": "date", "number": "number", "names": "names"}.get(expects, "")
    if _NAMES & set(asked):
        value = "names"
    told = [c for c in cue("kind", question.language).find(question.bare) if c.name == "count"]
    tail = question.bare[told[0].start :] if told else ""
    time = cue("timelike", question.language).search(tail) is not None
    often = is_how_often(question)
    return _Wanted("" if often else value, time, often)


def is_about(fact: Fact, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a sentence speaks of the countries, years, order («the last») and number that a question names."""
    if not ordinals.of_occasions(question.text) <= ordinals.told(_own(fact, knowledge)):
        return False  # «the XIII meeting» is not the XII
    named = {v.value for v in fact.values if v.kind == "country"}
    dates = [v.value for v in fact.values if v.kind == "date"]
    if not named.issuperset(question.countries):
        return False
    if question.years and not _within(question.years, dates or [knowledge.metadata[fact.document].date or ""]):
        return False
    return _ordered(question, fact, knowledge)


def _is_case(fact: Fact, question: Question) -> bool:
    """Tell whether a sentence tells of one country, where a question on a rule names none and asks for none."""
    named = {value.value for value in fact.values if value.kind == "country"}
    asks = question.countries or question.regions or question.expects in {"who", "names"} or question.asks("members")
    return fact.aspect in _RULED and len(named) == 1 and not asks


def _within(years: Sequence[str], dates: Sequence[str]) -> bool:
    return all(any(date[:4] == year[:4] for date in dates) for year in years)


def _ordered(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    named = {c.name for c in cues("order", question.language, LEXICON).find(question.bare)}
    if not named:
        return True
    text = fold(knowledge.with_headings(fact.document, fact.evidence))
    tongue = knowledge.metadata[fact.document].language
    return named <= {c.name for c in cues("order", tongue, LEXICON).find(text)}


def _values(fact: Fact, question: Question, wanted: _Wanted, knowledge: Knowledge) -> list[Value] | None:
    """Return the values of a provision that are wanted; None where it holds none though one must be."""
    text = knowledge.document(fact.document).text
    if (wanted.often or (wanted.value == "date" and "future" not in question.aspects)) and fact.aspect == "session":
        tongue = knowledge.metadata[fact.document].language
        if tells_how_often(_own(fact, knowledge), tongue):
            return []
        if wanted.often:
            return None
    if wanted.value == "date":
        found = [v for v in fact.values if v.kind == "date"]
        if "future" in question.aspects:
            found = [v for v in found if v.value > (fact.as_of or "")]  # what is to come is no date gone by
        if "until" in question.aspects and found:
            return [max(found, key=lambda value: value.value)]  # «extended in 2023, it ends in 2025»
        return _nearest(found, fact) or None
    if wanted.value == "names":
        return [v for v in fact.values if v.kind in {"country", "body"} and v.value not in question.bodies]
    numbers = [v for v in fact.values if v.kind == "number"]
    if wanted.value == "number":
        if wanted.time:
            tongue = knowledge.metadata[fact.document].language
            timed = [v for v in numbers if cue("timelike", tongue).search(fold(text[v.span.end : v.span.end + 24]))]
            return _nearest(timed, fact) or ([] if fact.aspect == "duration" else None)
        if question.years:
            return _of_year(numbers, fact, question, text) or None
        return _nearest(numbers, fact) or ([] if fact.aspect in {"force", "vote"} else None)
    if fact.aspect not in _AMOUNTS or asks_one(question) is not None:
        return []  # «Which country abstained?» asks for none of the votes
    return (_of_year(numbers, fact, question, text) if question.years else []) or _nearest(numbers, fact)


def _nearest(values: Sequence[Value], fact: Fact) -> list[Value]:
    """Return the value nearest behind the word for the matter, else nearest before it."""
    if not values:
        return []
    place = fact.label_span.start if fact.label_span else fact.evidence[0].start

    def distance(value: Value) -> int:
        return value.span.start - place if value.span.start >= place else 3 * (place - value.span.start)

    return [min(values, key=distance)]


def _of_year(numbers: Sequence[Value], fact: Fact, question: Question, text: str) -> list[Value]:
    """Return the number that stands with the year asked for; none where the sentence gives another year's."""
    dates = [v for v in fact.values if v.kind == "date"]
    own = [v for v in dates if any(v.value[:4] == year[:4] for year in question.years)]
    if not own or not numbers:
        return []
    year = own[0].span

    def distance(value: Value) -> int:
        gap = max(value.span.start - year.end, year.start - value.span.end)
        between = text[min(value.span.end, year.end) : max(value.span.start, year.start)]
        crossed = any(
            min(value.span.start, year.start) < d.span.start < max(value.span.start, year.start) for d in dates
        )
        return gap + 40 * ("," in between or ";" in between) + 200 * crossed

    return [min(numbers, key=distance)]


def _draft(fact: Fact, question: Question, wanted: _Wanted, knowledge: Knowledge, covered: tuple[str, ...]) -> Draft:
    values = _values(fact, question, wanted, knowledge) or []
    items = [item_of(fact, value) for value in values]
    key = "text"
    if values and wanted.value and not question.polar:
        key = "number" if wanted.value == "number" else "relation"
    draft = Draft(key, _once(items), list(evidence_of(fact, values)), bodies=question.bodies[:1])
    draft.covered, draft.guessed = covered, fact.aspect not in _ONCE
    return draft


def _once(items: Iterable[DraftItem]) -> list[DraftItem]:
    return list({(item.kind, item.value): item for item in items}.values())


def told(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer by a label or a question of the text itself whose words are those of the question."""
    asked = question.content or question.terms
    if not asked or len(question.bodies) != 1:
        return None
    wanted = _wanted(question, ())
    rated: list[tuple[float, int, Fact]] = []
    for position, fact in enumerate(knowledge.facts(question.bodies[0], FactKind.PROVISION)):
        if fact.aspect not in {"label", "asked"}:
            continue
        own = [w for w in content_words(fact.unit) if not w.isdigit()]
        around = knowledge.with_headings(fact.document, fact.evidence) if fact.aspect == "asked" else fact.unit
        one, other = coverage(asked, around), coverage(own, question.bare) if own else 0.0
        if one >= _TOLD and other >= _TELLING and _values(fact, question, wanted, knowledge) is not None:
            rated.append((round(one + other, 2), -position, fact))
    if not rated:
        return None
    best = max(rated, key=lambda row: row[:2])[2]
    draft = _draft(best, question, wanted, knowledge, tuple(asked))
    if question.polar:
        draft.verdict = _replied(best, knowledge)
    return draft


def _replied(fact: Fact, knowledge: Knowledge) -> bool | None:
    """Return the yes or no that an answer opens with, or None."""
    text = fold(fact.evidence[0].of(knowledge.document(fact.document).text))
    found = _cues("reply", knowledge.metadata[fact.document].language).search(text[:12])
    return None if found is None else found.name == "yes"
