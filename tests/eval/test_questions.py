"""The reading and the checking of question files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.check import check
from eval.questions import Line, load, schema_text
from ingest.errors import EvaluationError
from tests.eval.made import TEXT, make_question

HOME = Path(__file__).resolve().parents[2]
GOOD = {"id": "q1", "question": "Quand ?", "language": "fr", "kind": "date", "wording": "plain", "answerable": True}


def messages(*questions: object, severity: str = "error") -> list[str]:
    lines = [Line("f.jsonl", n, q) for n, q in enumerate(questions, start=1)]  # type: ignore[arg-type]
    return [finding.message for finding in check(lines, {"d": TEXT}) if finding.severity == severity]


def test_published_schema_is_the_one_the_records_make() -> None:
    assert (HOME / "eval/questions/schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2: Invalid JSON"),
        (
            json.dumps(GOOD | {"id": "q2", "language": "de"}),
            "line 2: language: Input should be 'fr', 'en', 'es' or 'pt'",
        ),
        (json.dumps(GOOD | {"id": "q2", "kidn": 1}), "line 2: kidn"),
        (json.dumps(GOOD | {"id": "q2", "items": [{"kind": "number", "value": "12"}]}), "line 2: items.0.number.value"),
        (json.dumps(GOOD | {"id": "q2", "items": [{"kind": "date", "value": "June"}]}), "line 2: items.0.date.value"),
        (json.dumps(GOOD), "line 2: id q1 is already used on line 1"),
    ],
    ids=["no JSON", "language", "unknown field", "number as text", "date in words", "id twice"],
)
def test_bad_line_is_refused_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps(GOOD) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        load(file)
    assert reason in str(caught.value)


def test_empty_or_missing_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="found none"):
        load(tmp_path / "empty.jsonl")
    with pytest.raises(EvaluationError, match="cannot read"):
        load(tmp_path / "none.jsonl")


def test_line_separator_inside_a_string_does_not_end_the_line(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps(GOOD | {"question": "a\u2028b"}, ensure_ascii=False), encoding="utf-8")
    assert load(file)[0].question.question == "a\u2028b"


def test_good_question_has_no_errors() -> None:
    assert messages(make_question()) == []


def test_quote_that_stands_elsewhere_is_an_error_that_shows_both() -> None:
    moved = {"document": "d", "start": 3, "end": 8, "quote": "réuni"}
    assert messages(make_question(evidence=[moved])) == ["evidence 1: expected «réuni» at 3-8 of d, found «Forum»"]


def test_document_that_is_not_in_the_corpus_is_an_error() -> None:
    other = {"document": "e", "start": 0, "end": 1, "quote": "x"}
    assert messages(make_question(evidence=[other])) == ["evidence 1: document e is not in the corpus (it holds d)"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"items": []}, "an answerable question needs items or a verdict"),
        ({"evidence": []}, "an answerable question needs evidence"),
        ({"reason": "no"}, "an answerable question has a reason for being unanswerable"),
        ({"answerable": False, "items": [], "evidence": []}, "an unanswerable question needs a reason"),
        ({"answerable": False, "reason": "x"}, "an unanswerable question has items, a verdict or evidence"),
        ({"items": [{"kind": "country", "code": "CL"}] * 2}, "country CL is listed 2 times"),
        ({"items": [{"kind": "country", "code": "QQ"}]}, "country QQ is not an ISO 3166 code"),
        ({"items": [{"kind": "text", "contains": ["Bolivie"]}]}, "«Bolivie» is in none of the gold quotes"),
    ],
)
def test_question_that_contradicts_itself_is_an_error(changes: dict[str, object], message: str) -> None:
    assert messages(make_question(**changes)) == [message]


def test_same_question_twice_is_an_error_also_without_its_accents() -> None:
    first, second = make_question(question="Créé ?"), make_question(id="q2", question="cree ?")
    assert messages(first, second) == ["the same question is on line 1 of f.jsonl"]
    assert messages(first, make_question(id="q2", question="cree ?", history=["Et le Forum ?"])) == []


def test_parity_group_must_expect_one_answer_and_stay_in_one_file() -> None:
    first = make_question(group="g")
    other = make_question(
        id="q2", language="en", question="Which?", group="g", items=[{"kind": "country", "code": "CL"}]
    )
    assert messages(first, other) == ["parity group g expects another answer in q1"]
    same = make_question(id="q2", language="en", question="Which?", group="g")
    found = check([Line("a", 1, first), Line("b", 1, same)], {"d": TEXT})
    assert [f.message for f in found if f.severity == "error"] == [
        "parity group g is also in a: a group stays in one split"
    ]


def test_one_sided_set_is_warned_of() -> None:
    warnings = messages(make_question(), severity="warning")
    assert "language fr: expected 8% to 60% of the questions, found 100%" in warnings
    assert "kind date: expected 3% to 40% of the questions, found 0%" in warnings
    assert "unanswerable: expected 10% to 40% of the questions, found 0%" in warnings
