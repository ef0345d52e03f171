"""A whole run over an assistant made by hand: rows, files, gate, comparison, reports."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.records import Answer
from eval.compare import compare, permutation_test, sign_test
from eval.gate import gate_sets, judge, load_gate
from eval.html import page
from eval.questions import Line
from eval.report import comparison_report, gate_report, run_report
from eval.run import Run, SetRun, read, run_set, write
from eval.suite import QuestionSet
from ingest.errors import EvaluationError
from ingest.records import Document, Metadata, Passage
from tests.eval.made import TEXT, country, make_answer, make_question

DOCUMENTS = {"d": Document("d", "d.txt", "0" * 64, Metadata("T", "fr"), TEXT)}
PASSAGES = [
    Passage("p1", "d", "fr", None, (), None, None, 0, 53, TEXT[:53]),
    Passage("p2", "d", "fr", None, (), None, None, 54, len(TEXT), TEXT[54:]),
]
LINES = [
    Line("f", 1, make_question()),
    Line("f", 2, make_question(id="q2", question="Quand ?", language="en")),
    Line("f", 3, make_question(id="q3", question="Qui ?", answerable=False, reason="<none>", items=[], evidence=[])),
]


class HandMade:
    """Answers every question with Chile and the countries given, and finds the second passage first."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes
        self.asked: list[tuple[str, ...]] = []

    def ask(self, question: str, *, history: object = (), language: str | None = None) -> Answer:
        self.asked.append((question, *history))  # type: ignore[misc]
        return make_answer(*map(country, ("CL", *self.codes)), confidence=0.8)

    def search(self, query: str, limit: int = 10) -> list[object]:
        class Hit:
            def __init__(self, passage: Passage) -> None:
                self.passage = passage

        return [Hit(passage) for passage in reversed(PASSAGES)]


def made_run(*codes: str) -> Run:
    hand = HandMade(*codes)
    return Run((run_set("made", "report", LINES, hand, DOCUMENTS, hand, PASSAGES),))  # type: ignore[arg-type]


def test_run_scores_answers_and_search() -> None:
    rows = made_run("PE").sets[0].rows
    assert [row.outcome for row in rows] == ["right", "right", "invented"]
    assert rows[0].search == pytest.approx({"P@1": 0.0, "R@5": 1.0, "RR@10": 0.5, "nDCG@10": 0.6309}, abs=1e-4)
    assert rows[2].search == {}
    assert all(row.seconds > 0 for row in rows)


def test_index_of_another_corpus_is_refused_with_line_numbers() -> None:
    other = {"d": replace(DOCUMENTS["d"], text="Un autre texte, tout à fait, et assez long pour cela, oui.")}
    hand = HandMade()
    with pytest.raises(EvaluationError, match=r"f:1: evidence 1: expected .*f:2: .*govqa eval check"):
        run_set("made", "report", LINES, hand, other, hand, PASSAGES)  # type: ignore[arg-type]


def test_run_read_back_is_the_run_written(tmp_path: Path) -> None:
    run = made_run("PE")
    write(run, tmp_path / "run.json")
    assert read(tmp_path / "run.json") == run


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "govqa-eval/1", "sets": [{"name": 1}]}'])
def test_file_that_is_no_run_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"x\.json: expected a run"):
        read(tmp_path / "x.json")


GATE = """
[[threshold]]
set = "made"
measure = "accuracy"
least = 0.9
[[threshold]]
set = "made"
measure = "accuracy"
slice = "language=en"
least = 0.9
[[threshold]]
set = "pooled"
measure = "wrongly refused"
most = 0.0
[[threshold]]
set = "elsewhere"
measure = "verbatim"
least = 1
"""


def test_gate_names_what_fell_and_what_was_not_measured(tmp_path: Path) -> None:
    (tmp_path / "gate.toml").write_text(GATE, encoding="utf-8")
    thresholds = load_gate(tmp_path / "gate.toml")
    assert [verdict.held for verdict in judge(made_run("PE"), thresholds)] == [True, True, True, False]
    report = gate_report(judge(made_run(), thresholds))
    assert report.splitlines() == [
        "gate: 1 of 4 thresholds hold",
        "fell: made accuracy (all) >= 0.9: found 0 (n=2)",
        "fell: made accuracy (language=en) >= 0.9: found 0 (n=1)",
        "fell: elsewhere verbatim (all) >= 1: not measured",
    ]


def test_gate_asks_for_the_sets_that_it_names_and_pooled_for_all_reporting_ones(tmp_path: Path) -> None:
    (tmp_path / "gate.toml").write_text(GATE, encoding="utf-8")
    thresholds = load_gate(tmp_path / "gate.toml")
    sets = [QuestionSet("a", "report", tmp_path), QuestionSet("b", "tune", tmp_path)]
    assert gate_sets(thresholds, sets) == ["made", "elsewhere", "a"]
    assert gate_sets(thresholds[:1], sets) == ["made"]


@pytest.mark.parametrize(
    "entry",
    ['measure = "accuracy"\nleast = 1', 'measure = "acuracy"\nleast = 1\nset = "x"', 'measure = "right"\nset = "x"',
     'measure = "right"\nset = "x"\nleast = "1"', 'measure = "right"\nset = "x"\nleast = 1\nmost = 2'],
    ids=["no set", "unknown measure", "no bound", "bound as text", "two bounds"],
)  # fmt: skip
def test_gate_that_cannot_be_meant_is_refused(tmp_path: Path, entry: str) -> None:
    (tmp_path / "gate.toml").write_text(f"[[threshold]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="threshold 1"):
        load_gate(tmp_path / "gate.toml")


def test_comparison_tells_won_and_lost_question_by_question() -> None:
    (found,) = compare(made_run(), made_run("PE"))
    assert [new.id for _, new in found.won] == ["q1", "q2"]
    assert (found.lost, found.both, found.neither) == ((), 0, 1)
    assert found.p == 0.5
    accuracy = next(change for change in found.changes if change.measure == "accuracy")
    assert (accuracy.before, accuracy.after, accuracy.n, accuracy.p) == (0.0, 1.0, 2, 0.5)
    assert "won 2, lost 0, both right 0, neither 1" in comparison_report([found])


def test_comparison_of_other_questions_is_refused() -> None:
    run = made_run()
    fewer = Run((replace(run.sets[0], rows=run.sets[0].rows[:2]),))
    with pytest.raises(EvaluationError, match="expected the same questions in both runs, found q3 in one"):
        compare(run, fewer)
    with pytest.raises(EvaluationError, match="set in common"):
        compare(run, Run((replace(run.sets[0], name="other"),)))


@pytest.mark.parametrize(("won", "lost", "p"), [(0, 0, 1.0), (1, 1, 1.0), (5, 0, 2 / 32), (8, 1, 2 * 10 / 512)])
def test_sign_test_by_hand(won: int, lost: int, p: float) -> None:
    assert sign_test(won, lost) == pytest.approx(p)


def test_permutation_test_agrees_with_all_sign_flips() -> None:
    # Gaps 0.1 to 0.5 all up: of 32 sign patterns only the two extreme ones are as far out, p = 1/16.
    before, after = [0.0] * 5, [0.1, 0.2, 0.3, 0.4, 0.5]
    assert permutation_test(before, after) == pytest.approx(1 / 16, abs=0.01)
    assert permutation_test(before, before) == 1.0


def test_terminal_report_shows_tables_and_failures() -> None:
    report = run_report(made_run(), failures=10)
    assert re.search(r"^accuracy +0\.000 +\[0\.000, 0\.000\] +2$", report, re.MULTILINE)
    assert "- q1 [members, plain] Quels pays ?" in report
    assert "wrong: country: 1 of 2 missing" in report


def test_terminal_report_keeps_the_failures_of_a_reporting_set_to_itself() -> None:
    run = made_run()
    assert "failures" not in run_report(run)
    assert "3 failures:" in run_report(Run((replace(run.sets[0], split="tune"),)))


def test_page_is_self_contained_and_escapes_what_it_shows() -> None:
    html = page(made_run())
    assert "not found: &lt;none&gt;" in html and "<none>" not in html
    assert not re.search(r"""(?:src|href)=(?!"#)|url\(|@import|https?://""", html)
    assert html.count("<svg") == 6
    assert html.count("<article class=failure>") == 3


def test_page_of_answers_that_were_all_withheld_has_no_calibration_plot() -> None:
    part = made_run().sets[0]
    withheld = tuple(replace(row, outcome="refused" if row.answerable else "abstained") for row in part.rows)
    assert page(Run((SetRun("made", "report", {}, "", withheld),))).count("<svg") == 5
