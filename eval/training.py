"""Train the models that decide on an answer, on the question sets, and write them where the app reads them.

Run ``python -m eval.training`` in a checkout. Models come of it for which sentence is likeliest the one that answers
and which of its dates or numbers (`app/reading.json`), how likely an answer from facts is right, and how likely one
read off a sentence (logistic regressions, both `app/confidence.json`), each on every question, whatever its confidence.
Sets marked "report" are left out. What rests on the cross-encoder is learnt on those marked "calibrate" alone: of the
questions that it was taught on (`eval.cross_training`) it says more than it would of others.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app import confidence
from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.held import EVERY, place_in
from app.answers.from_sentences.values import VALUED, pointing
from app.assistant import Assistant
from app.drafts import Draft
from app.questions.question import Question, clean
from eval.marks import marks
from eval.questions import Question as Gold
from eval.questions import load
from eval.scoring import score
from eval.suite import QuestionSet, body_names, open_for, suite

log = logging.getLogger(__name__)

APP = Path(__file__).parent.parent / "app"
# A little above even: an answer that is wrong costs more than one withheld.
THRESHOLD = 0.59

# How much an answer from facts counts where no rule was made on its set: what structure makes certain on the documents
# that a corpus is of is right half of the time on such sets, and would else be withheld.
ELSEWHERE = 0.25

Example = tuple[dict[str, float], bool]
Vector = NDArray[np.float64]


def choices(assistant: Assistant, entry: QuestionSet) -> Iterator[list[Example]]:
    """Yield for each question of one part the signals of the sentences that may answer it, and whether each does.

    One does that holds gold evidence. Questions of which no sentence, or every one, does teach no choice.
    """
    for gold, asked in _asked(assistant, entry):
        if not gold.answerable or len(asked) != 1:
            continue
        found = []
        for sentence, signals in candidates.find(asked[0], assistant.knowledge):
            place = (sentence.document, sentence.unit.start, sentence.unit.end)
            found.append((signals, gold.rests_on(*place)))
        if 0 < sum(right for _, right in found) < len(found):
            yield found


def answers(assistant: Assistant, entry: QuestionSet) -> Iterator[Example]:
    """Yield the features of each answer from facts and whether it is right; one to the unanswerable is wrong."""
    for gold, asked in _asked(assistant, entry):
        drafts = [(each, assistant.solver.stated(each)) for each in asked]
        answered = [draft for _, draft in drafts if draft is not None]
        if answered:
            weakest = min(answered, key=confidence.chance)
            yield weakest.features, _is_right(assistant, gold, drafts)


def checks(assistant: Assistant, entry: QuestionSet) -> Iterator[Example]:
    """Yield the features of each answer from facts that is not sure, once its sentences are read, and its rightness."""
    for gold, asked in _asked(assistant, entry):
        if len(asked) != 1:
            continue
        draft = assistant.solver.stated(asked[0])
        if draft is None or assistant.solver.is_sure(draft) or not reading.is_of_one_sentence(draft):
            continue
        rated = assistant.solver.rated(asked[0], candidates.find(asked[0], assistant.knowledge), draft)
        assistant.solver.check(asked[0], draft, rated)
        told = {name: draft.features[name] for name in confidence.CHECKED}
        yield told, _is_right(assistant, gold, [(asked[0], draft)])


def tried(assistant: Assistant, entry: QuestionSet) -> Iterator[list[Example]]:
    """Yield for each question the sentences that are worth a try and whether each answers it.

    The signals are what the linear model and what the cross-encoder say of each, in log odds.
    """
    for gold, asked in _asked(assistant, entry):
        if not gold.answerable or len(asked) != 1:
            continue
        knowledge = assistant.knowledge
        found = []
        for each in assistant.solver.rated(asked[0], candidates.find(asked[0], knowledge)):
            place = (each.sentence.document, each.sentence.unit.start, each.sentence.unit.end)
            signals = {"linear": confidence.reading().score(each.signals), "cross": each.told.reading.score}
            found.append((signals, gold.rests_on(*place)))
        if 0 < sum(right for _, right in found) < len(found):
            yield found


def values(assistant: Assistant, entry: QuestionSet) -> Iterator[list[Example]]:
    """Yield the signals of the dates or numbers of a sentence that answers, and which of them are expected."""
    names = body_names(assistant.index)
    for gold, asked in _asked(assistant, entry):
        held = {item.kind for item in gold.items}
        if len(asked) != 1 or len(held) != 1 or not held & VALUED.keys():
            continue
        knowledge = assistant.knowledge
        for each in assistant.solver.rated(asked[0], candidates.find(asked[0], knowledge)):
            sentence = each.sentence
            if not gold.rests_on(sentence.document, sentence.unit.start, sentence.unit.end):
                continue
            items = EVERY[VALUED[min(held)]](asked[0], sentence, knowledge)
            signals = pointing(asked[0], sentence, items, knowledge, each.told)
            places = marks(gold.items, sentence.text, names)
            own = [place_in(sentence, item) for item in items]
            right = [any(span.start < stop and begin < span.end for begin, stop in places) for span in own]
            if 0 < sum(right) < len(right):
                yield list(zip(signals, right, strict=True))


def readings(assistant: Assistant, entry: QuestionSet) -> Iterator[Example]:
    """Yield the features of each answer read off a sentence where no fact is sure, and whether it is right."""
    for gold, asked in _asked(assistant, entry):
        if len(asked) != 1 or assistant.solver.is_sure(assistant.solver.stated(asked[0])):
            continue
        found = candidates.find(asked[0], assistant.knowledge)
        draft = reading.read(asked[0], assistant.knowledge, assistant.solver.rated(asked[0], found))
        if draft is None:
            continue
        assistant.solver.weigh(asked[0], draft)
        if draft.features.keys() >= confidence.READ:  # not what a fact gave in the place of a sentence
            told = {name: draft.features[name] for name in sorted(confidence.READ)}
            yield told, _is_right(assistant, gold, [(asked[0], draft)])


def _asked(assistant: Assistant, entry: QuestionSet) -> Iterator[tuple[Gold, list[Question]]]:
    for line in load(entry.questions):
        yield line.question, assistant.asked(clean(line.question.question), line.question.history)


def _is_right(assistant: Assistant, gold: Gold, drafts: Sequence[tuple[Question, Draft | None]]) -> bool:
    answer = assistant.renderer.answer(gold.question, drafts, gold.language, threshold=-1.0)
    texts = assistant.index.document
    row = score(gold, answer, lambda document: texts(document).text, None, body_names(assistant.index))
    return row.outcome == "right"


def fit(
    examples: Sequence[Example], strength: float = 1.0, counting: Sequence[float] | None = None
) -> dict[str, object]:
    """Return bias and weights of a logistic regression, rounded so that the file stays readable.

    ``counting`` tells how much each example counts, all the same where it is None. Where all examples are of one kind
    there is nothing to weigh, and the bias tells their share (Laplace's rule).
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    right = sum(outcome for _, outcome in examples)
    if right in {0, len(examples)}:
        return {"bias": round(math.log((right + 1) / (len(examples) - right + 1)), 3), "weights": {}}
    names = sorted(examples[0][0])
    table = np.array([[features[name] for name in names] for features, _ in examples])
    model = LogisticRegression(C=strength, max_iter=2000).fit(
        table, [outcome for _, outcome in examples], sample_weight=counting
    )
    weights = {name: round(float(value), 3) for name, value in zip(names, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 3), "weights": weights}


def fit_choice(questions: Sequence[Sequence[Example]], strength: float = 1.0) -> dict[str, object]:
    """Return weights under which the right sentences of each question outweigh the others (conditional logit, L2).

    The chance of a sentence is its share in the sum of exp(score) over those of its question (McFadden, 1974). The
    bias sets the mean score of the right ones to 0.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    names = sorted(questions[0][0][0])
    table = np.array([[signals[name] for name in names] for found in questions for signals, _ in found])
    right = np.array([outcome for found in questions for _, outcome in found], np.float64)
    counts = [len(found) for found in questions]
    first = np.cumsum([0, *counts[:-1]])
    own = np.repeat(np.arange(len(counts)), counts)

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, first)[own])
        every, good = np.add.reduceat(powers, first), np.add.reduceat(powers * right, first)
        slope = table.T @ (powers / every[own] - powers * right / good[own])
        return float(-np.log(good / every).sum() + weights @ weights / (2 * strength)), slope + weights / strength

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    bias = -float((table @ weights)[right > 0].mean())
    rounded = {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}
    return {"bias": round(bias, 3), "weights": rounded}


def main() -> None:
    """Train on the sets that are not reported, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=APP, metavar="DIR", help="where the two files go")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    opened = [(open_for(entry), entry) for entry in suite() if entry.split != "report"]
    apart = [(assistant, entry) for assistant, entry in opened if entry.split == "calibrate"]
    choice = fit_choice([each for pair in opened for each in choices(*pair)])
    known = {"cross": confidence.reading().cross, "values": confidence.reading().values}
    _write(arguments.output / "reading.json", choice | known)
    confidence.reading.cache_clear()
    both = fit_choice([each for pair in apart for each in tried(*pair)])
    of_values = [each for pair in apart for each in values(*pair)]
    own = fit_choice(of_values)["weights"] if of_values else confidence.reading().values
    known = {"cross": _ratio(both["weights"], "cross", "linear"), "values": own}
    _write(arguments.output / "reading.json", choice | known)
    confidence.reading.cache_clear()
    # The answers that are read rest on the sentences that the new weights choose.
    weights = json.loads((APP / "confidence.json").read_text("utf-8")) | {"threshold": THRESHOLD}
    for name, examples, sets in (
        ("facts", answers, opened),
        ("checked", checks, apart),
        ("sentences", readings, apart),
    ):
        rows = [(each, _counts(name, pair[1])) for pair in sets for each in examples(*pair)]
        found = [each for each, _ in rows]
        weights[name] = fit(found, counting=[count for _, count in rows])
        log.info("%d answers for %s, %d right", len(found), name, sum(right for _, right in found))
        _write(arguments.output / "confidence.json", weights)
        confidence.model.cache_clear()


def _counts(name: str, entry: QuestionSet) -> float:
    """Return how much the examples of a set count for a model."""
    return ELSEWHERE if name == "facts" and entry.corpus is not None and entry.split != "tune" else 1.0


def _ratio(weights: object, one: str, other: str) -> float:
    assert isinstance(weights, dict)
    return round(float(weights[one] / weights[other]), 3)


def _write(path: Path, model: dict[str, object]) -> None:
    path.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
