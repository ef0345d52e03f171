"""The weights of the confidence are fitted to a table and written where the app can read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.confidence import Logistic, Reading
from eval import training
from eval.suite import QuestionSet
from tests.app import invented

# Four right answers and four wrong ones: «body» goes with right, «uncovered» with wrong, «fact» with neither.
TABLE = [
    ({"body": 1.0, "uncovered": 0.0, "fact": 1.0}, True),
    ({"body": 1.0, "uncovered": 0.1, "fact": 0.0}, True),
    ({"body": 0.9, "uncovered": 0.0, "fact": 1.0}, True),
    ({"body": 1.0, "uncovered": 0.2, "fact": 0.0}, True),
    ({"body": 0.0, "uncovered": 1.0, "fact": 1.0}, False),
    ({"body": 0.1, "uncovered": 0.9, "fact": 0.0}, False),
    ({"body": 0.0, "uncovered": 0.8, "fact": 1.0}, False),
    ({"body": 0.2, "uncovered": 1.0, "fact": 0.0}, False),
]


def read(text: str) -> Logistic:
    return Logistic(**json.loads(text))


def fitted(strength: float = 1.0) -> Logistic:
    return read(json.dumps(training.fit(TABLE, strength)))


def test_what_goes_with_right_answers_weighs_for_and_the_other_way_round() -> None:
    model = fitted()
    assert model.weights["body"] > 0.5
    assert model.weights["uncovered"] < -0.5
    assert abs(model.weights["fact"]) < 0.1


def test_right_rows_come_out_above_the_threshold_and_wrong_ones_below() -> None:
    model = fitted()
    assert [model.probability(row) >= training.THRESHOLD for row, _ in TABLE] == [right for _, right in TABLE]


def test_weaker_regularisation_gives_larger_weights() -> None:
    assert fitted(10.0).weights["body"] > fitted(1.0).weights["body"] > fitted(0.1).weights["body"] > 0


def test_fitting_twice_gives_the_same_weights_rounded_for_reading() -> None:
    model = fitted()
    assert model == fitted()
    assert all(round(weight, 3) == weight for weight in (*model.weights.values(), model.bias))


def test_examples_of_one_kind_weigh_nothing_and_give_their_share() -> None:
    model = read(json.dumps(training.fit([row for row in TABLE if row[1]])))
    assert model.weights == {}
    assert model.probability({"body": 0.0}) == pytest.approx(5 / 6, abs=1e-3)


def test_what_counts_little_moves_the_weights_little() -> None:
    wrong = [(features, not right) for features, right in TABLE]
    plain = read(json.dumps(training.fit(TABLE)))
    mixed = read(json.dumps(training.fit([*TABLE, *wrong], counting=[1.0] * len(TABLE) + [0.1] * len(wrong))))
    even = read(json.dumps(training.fit([*TABLE, *wrong])))
    for name, weight in plain.weights.items():
        assert abs(even.weights[name]) <= abs(mixed.weights[name]) <= abs(weight)


def test_the_choice_goes_to_what_right_sentences_have_more_of_than_others_of_their_question() -> None:
    # «long» differs between questions alone, «told» between right and wrong within each.
    questions = [
        [({"told": 1.0, "long": 1.0}, True), ({"told": 0.0, "long": 1.0}, False)],
        [({"told": 0.6, "long": 0.0}, True), ({"told": 0.1, "long": 0.0}, False), ({"told": 0.2, "long": 0.0}, False)],
    ]
    model = read(json.dumps(training.fit_choice(questions)))
    assert model.weights["told"] > 0.3
    assert model.weights["long"] == 0
    right = [model.score(signals) for found in questions for signals, good in found if good]
    assert sum(right) == pytest.approx(0, abs=0.01)


def test_two_sentences_and_one_signal_weigh_as_worked_by_hand() -> None:
    # Least of log(1 + exp(-w)) + w²/2: at w = 0.4012 the slopes w and 1 / (1 + exp(w)) are equal.
    model = read(json.dumps(training.fit_choice([[({"told": 1.0}, True), ({"told": 0.0}, False)]])))
    assert model.weights["told"] == pytest.approx(0.401, abs=0.002)


QUESTIONS = [
    ("Quels pays sont membres de la Ligue des phares ?", ["ES", "FR", "GR", "IT", "MT"]),
    ("Quels pays sont membres du Comité des balises ?", ["ES", "IT", "PT", "TN"]),
    ("Which countries are members of the Tide Forum?", ["FR", "MA", "PT"]),
    ("Quels pays sont membres du Comité des balises volcaniques ?", None),
    ("Combien d'observatoires chiliens le Forum des marées a-t-il ?", None),
]

# The sentence that answers opens so; where the note is silent, none does.
GOLD = {
    QUESTIONS[1][0]: "Il compte quatre",
    QUESTIONS[2][0]: "Il réunit notamment",
}


def line(number: int, text: str, codes: list[str] | None) -> str:
    place = invented.NOTE.index(GOLD.get(text, "Elle compte"))
    quote = invented.NOTE[place:].partition(".")[0] + "."
    gold = {"document": "note", "start": place, "end": place + len(quote), "quote": quote}
    question = {
        "id": f"q{number}",
        "question": text,
        "language": "en" if text.startswith("Which") else "fr",
        "history": [],
        "kind": "members",
        "wording": "plain",
        "answerable": codes is not None,
        "verdict": None,
        "items": [{"kind": "country", "code": code} for code in codes or ()],
        "evidence": [gold] if codes else [],
    }
    return json.dumps(question if codes else {**question, "reason": "The note does not say."}, ensure_ascii=False)


def test_training_leaves_report_sets_out_and_writes_a_file_that_the_app_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = invented.write(tmp_path / "corpus")
    questions = tmp_path / "q.jsonl"
    lines = [line(number, *question) for number, question in enumerate(QUESTIONS)]
    questions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sets = [
        QuestionSet("tuned", "tune", questions, corpus),
        QuestionSet("apart", "calibrate", questions, corpus),
        QuestionSet("reported", "report", tmp_path / "not there.jsonl", corpus),
    ]
    monkeypatch.setattr(training, "suite", lambda: sets)
    monkeypatch.setenv("GOVQA_INDEX", str(tmp_path / "made" / "index"))
    output = tmp_path / "models"
    output.mkdir()
    monkeypatch.setattr("sys.argv", ["training", "--output", str(output)])
    training.main()
    chosen = Reading(**json.loads((output / "reading.json").read_text("utf-8")))
    assert chosen.weights["wide"] >= 0
    assert chosen.cross > 0
    text = (output / "confidence.json").read_text("utf-8")
    data = json.loads(text)
    facts = Logistic(**data["facts"])
    assert text.count("\n") > len(facts.weights)
    assert data["threshold"] == training.THRESHOLD
    assert {"body", "coverage", "fact", "kind"} <= set(facts.weights)
    assert facts.weights["uncovered"] <= 0 <= facts.weights["coverage"]
    assert {"checked", "sentences"} <= set(data)
