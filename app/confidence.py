"""How likely an answer is right: a logistic model over what links question and evidence, its weights as data."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_tables import cells
from app.answers.withheld import bearing
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions.question import Question
from app.questions.wanted import NEUTRAL
from ingest import countries, dates, numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.numbers import Count

# By so much another answer to a question must be likelier to take the place of one.
MARGIN = 0.1
# From this chance on, by the cross-encoder, a sentence is taken although something else speaks against it.
TRUSTED = 0.5
# From this chance on one is that says in other words what is asked about.
CERTAIN = 0.9
# What tells how sure an answer is that was read off a sentence: how likely the sentence is, beside the others and by
# itself, what links it to the question, and how clear that is.
READ = frozenset(
    {"chance", "share", "near", "on", "value", "years", "states"}
    | {
        "answers",
        "asked",
        "peak",
        "doubt",
        "fits",
        "alone",
        "coverage",
        "weakest",
        "closeness",
        "known",
        "figures",
        "body",
        "kind",
        "clear",
        "plain",
        "polar",
        "items",
        "legal",
        "leader",
        "country",
        "unnamed",
        "odds",
        "textual",
        "single",
        "reasons",
        "happened",
        "counted",
    }
)
# What the cross-encoder makes of the sentences that an answer from facts rests on
# (`app.answers.from_sentences.reading.checked`), and of the kind of value that is wanted.
CHECKED = (
    *("stated", "answers", "better", "first", "read", "asked", "fits", "textual", "figures"),
    *("reasons", "happened", "counted"),
)
# What the reader of sentences thinks of those that an answer from facts rests on
# (`app.answers.from_sentences.reading.bearing`).
RATED = ("rated", "rival", "seen")
# How surely a sentence speaks of a body by its section alone, and where no body is asked about.
_BY_SECTION = 0.7
_VALUED = frozenset({"date", "count", "members"})
# The kinds of value of which a sentence often holds several.
_VALUES = ("date", "number", "country")
# A word with a capital inside a question: what the head of a document holds of these names it, «la note de Rabat».
_NAME = re.compile(r"(?<=[\w,;:’'] )(?:[ldLD]['’])?([A-ZÀ-Þ][\w-]{2,})")
_BODY = {"exact": 1.0, "partial": 0.7, "hint": 0.4, "earlier": 0.8, "": 0.0}


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: weights of named features, each in [0, 1], and a bias."""

    bias: float
    weights: dict[str, float]

    def probability(self, features: dict[str, float]) -> float:
        """Return the estimated chance in [0, 1]; a feature without a weight counts nothing."""
        return 1 / (1 + math.exp(-self.score(features)))

    def score(self, features: dict[str, float]) -> float:
        """Return what the chance is the logistic function of; it orders as the chance does."""
        weigh = self.weights.get
        return self.bias + sum([weigh(name, 0.0) * value for name, value in features.items()])


@dataclass(frozen=True, slots=True)
class Model:
    """How likely an answer is right, and from where on it is given.

    ``facts`` weighs an answer from facts, ``checked`` one whose sentences the cross-encoder has read, ``sentences`` one
    read off a sentence.
    """

    threshold: float
    facts: Logistic
    checked: Logistic
    sentences: Logistic

    def probability(self, features: dict[str, float]) -> float:
        """Return the estimated chance in [0, 1] that an answer with these features is right."""
        if "chance" in features:
            return self.sentences.probability(features)
        return (self.checked if "better" in features else self.facts).probability(features)


@cache
def model() -> Model:
    """Return the model of confidence that ships, see `eval.training`."""
    data = json.loads(files("app").joinpath("confidence.json").read_text("utf-8"))
    return Model(data["threshold"], *(Logistic(**data[name]) for name in ("facts", "checked", "sentences")))


def chance(draft: Draft | None) -> float:
    """Return the estimated chance in [0, 1] that an answer is right, 0 for none."""
    return model().probability(draft.features) if draft is not None else 0.0


@dataclass(frozen=True, slots=True)
class Reading(Logistic):
    """How likely a sentence answers by its signals, and what a log odd of the cross-encoder adds to that score.

    ``values`` weighs what tells which of several dates or numbers is asked for
    (`app.answers.from_sentences.values.pointing`).
    """

    cross: float
    values: dict[str, float]

    def value(self, signals: dict[str, float]) -> float:
        """Return a score that orders the values of a sentence by how likely each is asked for."""
        return sum(self.values[name] * signal for name, signal in signals.items())


@cache
def reading() -> Reading:
    """Return the model that tells which sentence is likeliest the one that answers, see `eval.training`."""
    return Reading(**json.loads(files("app").joinpath("reading.json").read_text("utf-8")))


def features(question: Question, draft: Draft, knowledge: Knowledge) -> dict[str, float]:
    """Return the features of an answer, each in [0, 1]; see `eval.training` for how they are weighed."""
    content = tuple(word for word in question.content if word not in draft.covered)
    above = " ".join(knowledge.opening(name) for name in dict.fromkeys(each.document for each in draft.evidence))
    titled = {word for name in _NAME.findall(question.text) for word in words(fold(name))}.intersection(words(above))
    content = tuple(word for word in content if word not in titled)
    text = shown(draft, knowledge)
    each = [likeness(word, text) for word in content]
    told = quoted(draft, knowledge)
    missing = [name for name in question.unknown if likeness(fold(name), f"{text} {above}") < 0.99]
    named = 0.8 if not question.bodies and draft.bodies else _BODY[question.named]
    exact = float("closeness" not in draft.features)
    found = {
        "body": named,
        "coverage": coverage(content, text),
        "weakest": min(each, default=1.0),
        "uncovered": min(1.0, sum(1.0 - value for value in each) / 4),
        "uncovered_fact": exact * min(1.0, sum(1.0 - value for value in each) / 4),
        "plain": float(not content),
        "fact": exact,
        "closeness": draft.features.get("closeness", 1.0),
        "unit": draft.features.get("unit", 1.0),
        "known": 0.0 if missing and not draft.corrects else 1.0,  # what is set right need not be named
        "figures": _figures(question, text),
        "kind": float(question.kind != "other"),
        "clear": _clear(question),
        "items": float(bool(draft.items or draft.verdict is not None)),
        "set": float(draft.key in {"bodies", "events"}),
        "polar": float(question.polar),
        "legal": float(question.kind == "legal"),
        "leader": float(question.kind == "leader"),
        "country": float(bool(question.countries)),
        "unnamed": float(not question.named),
        "reasons": bearing.reasons(question, told),
        "happened": 1.0 if draft.verdict is False else bearing.happened(question, told),  # what is yet to be is not so
        "counted": 1.0 if draft.covered and not content else bearing.counted(question, told_counts(draft, knowledge)),
        **{name: draft.features.get(name, 0.0) for name in RATED},
    }
    if "share" in draft.features:
        return _read(question, draft, found) | {"alone": _alone(question, draft, knowledge)}
    return found | {name: draft.features[name] for name in CHECKED if name in draft.features}


def _read(question: Question, draft: Draft, found: dict[str, float]) -> dict[str, float]:
    """Return the features of an answer read off a sentence, beside those of any answer.

    ``on`` tells how surely it speaks of the body asked about, ``value`` whether it holds such a value as the question
    asks for; the years and countries named count as held where there are none. ``textual`` is how likely the question
    wants words and no value, ``single`` how likely the kind of value that it likeliest wants.
    """
    read = draft.features
    on = max(read["names"], read["subject"], _BY_SECTION * read["about"]) if question.bodies else _BY_SECTION
    value = 1.0
    if question.asks(*_VALUED, "leader") or question.expects:
        value = read["held"]
    if question.asks(*_VALUED) and not question.polar:
        value = min(value, found["items"])
    years, states = (1.0 if read[name] == 0.5 else read[name] for name in ("years", "states"))
    plain = {"fits": NEUTRAL, "textual": NEUTRAL, "single": NEUTRAL}
    return found | plain | read | {"on": on, "value": value, "years": years, "states": states}


def _clear(question: Question) -> float:
    """Return how far the kind of the question stands out among the kinds its words point to."""
    ranked = sorted(question.scores.values(), reverse=True)
    return 1.0 if len(ranked) < 2 else min(1.0, ranked[0] - ranked[1])


def _alone(question: Question, draft: Draft, knowledge: Knowledge) -> float:
    """Return what share an answer's dates, numbers or countries are of those that its evidence holds, 1 for others.

    One that the question gives is no other answer to it, nor is the cell of another body.
    """
    kind = draft.items[0].kind if draft.items else ""
    asked = (*question.bodies, *question.others)
    if kind not in _VALUES or cells.is_under(asked, draft.items[0].evidence[0], knowledge):
        return 1.0
    given = {*question.years, *question.numbers, *question.countries} - {item.value for item in draft.items}
    held = sum(len(_held(kind, *told) - given) for told in dict.fromkeys(quoted(draft, knowledge)))
    return min(1.0, len(draft.items) / held) if held else 1.0


@lru_cache(10_000)
def _held(kind: str, text: str, language: str) -> frozenset[str]:
    """Return the values of a kind that a text of a language holds."""
    if kind == "date":
        return frozenset(match.iso for match in dates.find(text))
    if kind == "number":
        return frozenset(count.written for count in numbers.find(text, language))
    return frozenset(match.value for match in countries.find(text))


def told_counts(draft: Draft, knowledge: Knowledge) -> list[Count]:
    """Return the numbers that an answer gives, as they stand in its evidence; a column says what those in it count."""
    found = []
    for each in (e for item in draft.items if item.kind == "number" for e in item.evidence[:1] if e.marks):
        text = each.span.of(knowledge.document(each.document).text)
        start, end = each.marks[0].start - each.span.start, each.marks[0].end - each.span.start
        tongue = knowledge.metadata[each.document].language
        own = [c for c in numbers.find(text, tongue) if c.number.start < end and start < c.number.end]
        column = cells.head(each, knowledge.tables(each.document))
        found += [replace(c, unit=c.unit or column) for c in own]
    return found


def _figures(question: Question, text: str) -> float:
    """Return 0 where the question holds a figure that the evidence does not, as an «objective 10» or another year."""
    plain = words(text)
    return float(all(figure in plain for figure in question.numbers))


def quoted(draft: Draft, knowledge: Knowledge) -> list[tuple[str, str]]:
    """Return the texts that an answer rests on, each with its language."""
    return [
        (each.span.of(knowledge.document(each.document).text), knowledge.metadata[each.document].language)
        for each in draft.evidence
    ]


def shown(draft: Draft, knowledge: Knowledge) -> str:
    """Return the texts that an answer rests on, with the headings above them."""
    return " ".join(knowledge.with_headings(each.document, (each.span,)) for each in draft.evidence)
