"""How likely an answer is right: a logistic model over what links question and evidence, its weights as data."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.alignment import coverage, likeness
from app.drafts import Draft
from app.knowledge import Knowledge
from app.question import Question
from ingest.gazetteer import words

_BODY = {"exact": 1.0, "partial": 0.7, "hint": 0.4, "earlier": 0.8, "": 0.0}


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features, bias, and the probability from which an answer is given."""

    bias: float
    threshold: float
    weights: dict[str, float]

    def probability(self, features: dict[str, float]) -> float:
        """Return the estimated chance in [0, 1] that an answer with these features is right."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-score))


@cache
def model() -> Model:
    """Return the model that ships, see `app.training.confidence`."""
    return Model(**json.loads(files("app").joinpath("confidence.json").read_text("utf-8")))


def features(question: Question, draft: Draft, knowledge: Knowledge) -> dict[str, float]:
    """Return the features of an answer, each in [0, 1]; see `app.training.confidence` for what they mean."""
    content = tuple(word for word in question.content if word not in draft.covered)
    text = shown(draft, knowledge)
    each = [likeness(word, text) for word in content]
    missing = [name for name in question.unknown if likeness(name.lower(), text) < 0.99]
    named = 0.8 if not question.bodies and draft.bodies else _BODY[question.named]
    exact = float("closeness" not in draft.features)
    return {
        "body": named,
        "coverage": coverage(content, text),
        "weakest": min(each, default=1.0),
        "uncovered": min(1.0, sum(1.0 - value for value in each) / 4),
        "uncovered_fact": exact * min(1.0, sum(1.0 - value for value in each) / 4),
        "plain": float(not content),
        "fact": exact,
        "closeness": draft.features.get("closeness", 1.0),
        "unit": draft.features.get("unit", 1.0),
        "known": 0.0 if missing else 1.0,
        "figures": _figures(question, text),
        "kind": float(question.kind != "other"),
        "clear": _clear(question),
        "items": float(bool(draft.items or draft.verdict is not None)),
        "set": float(draft.key == "bodies"),
    }


def _clear(question: Question) -> float:
    """Return how far the kind of the question stands out among the kinds its words point to."""
    ranked = sorted(question.scores.values(), reverse=True)
    return 1.0 if len(ranked) < 2 else min(1.0, ranked[0] - ranked[1])


def _figures(question: Question, text: str) -> float:
    """Return 0 where the question holds a figure that the evidence does not, as an «objective 10» or another year."""
    plain = words(text)
    return float(all(figure in plain for figure in question.numbers))


def shown(draft: Draft, knowledge: Knowledge) -> str:
    """Return the texts that an answer rests on, with the headings above them."""
    found = []
    for evidence in draft.evidence:
        document = knowledge.document(evidence.document)
        found.append(evidence.span.of(document.text))
        found.extend(document.path(document.section_at(evidence.span.start)))
    return " ".join(found)
