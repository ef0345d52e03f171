"""Train the model of confidence on the question sets that are for tuning, and write it where the app reads it.

Run ``python -m eval.training`` in a checkout. Each question's best answer is given whatever its confidence and scored;
a logistic regression (L2) over its features then tells the chance that it is right. Sets marked "report" are left out.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app import confidence
from app.assistant import Assistant
from app.question import clean
from eval.questions import load
from eval.scoring import score
from eval.suite import QuestionSet, body_names, open_for, suite

log = logging.getLogger(__name__)

TARGET = Path(__file__).parent.parent / "app" / "confidence.json"
THRESHOLD = 0.5


def examples(assistant: Assistant, entry: QuestionSet) -> Iterator[tuple[dict[str, float], bool]]:
    """Yield the features of each best answer and whether it is right; an answer to the unanswerable is wrong."""
    names = body_names(assistant.index)
    for line in load(entry.questions):
        question = line.question
        text = clean(question.question)
        drafts = assistant.consider(text, question.history)
        answered = [draft for _, draft in drafts if draft is not None]
        if not answered:
            continue
        answer = assistant.renderer.answer(text, drafts, question.language, threshold=-1.0)
        row = score(question, answer, lambda document: assistant.index.document(document).text, None, names)
        weakest = min(answered, key=lambda draft: confidence.model().probability(draft.features))
        yield weakest.features, row.outcome == "right"


def fit(features: list[dict[str, float]], right: list[bool], strength: float = 1.0) -> dict[str, object]:
    """Return bias, threshold and weights of a logistic regression, rounded so that the file stays readable."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    names = sorted(features[0])
    table = np.array([[row[name] for name in names] for row in features])
    model = LogisticRegression(C=strength, max_iter=2000).fit(table, right)
    weights = {name: round(float(value), 3) for name, value in zip(names, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 3), "threshold": THRESHOLD, "weights": weights}


def main() -> None:
    """Train on all sets of the split "tune" and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=TARGET)
    output = parser.parse_args().output
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    rows = [row for entry in suite() if entry.split == "tune" for row in examples(open_for(entry), entry)]
    model = fit([features for features, _ in rows], [right for _, right in rows])
    output.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    log.info("%d answers, %d right; weights in %s", len(rows), sum(right for _, right in rows), output)


if __name__ == "__main__":
    main()
