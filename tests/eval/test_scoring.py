"""One answer against one question, each case worked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.records import Answer, Item
from eval.questions import Question
from eval.scoring import Row, score
from eval.support import holds
from tests.eval.made import TEXT, country, make_answer, make_citation, make_question

CL, PE, BO = country("CL", "Chili"), country("PE", "Pérou"), country("BO", "Bolivie")
JUNE = {"kind": "date", "value": "2012-06", "accept": ["2012"]}
FORUM = {"kind": "body", "names": ["Forum régional", "FR"]}


def scored(question: Question, answer: Answer) -> Row:
    return score(question, answer, {"d": TEXT}.__getitem__)


def date(value: str) -> Item:
    return Item("date", value, (1,), value=value)


@pytest.mark.parametrize(
    ("gold", "items", "right"),
    [
        ([], (CL, PE), True),
        ([], (PE, CL), True),
        ([], (CL,), False),
        ([], (CL, PE, BO), False),
        ([], (CL, PE, Item("number", "2", (1,), value="2")), True),
        ([JUNE], (date("2012-06"),), True),
        ([JUNE], (date("2012"),), True),
        ([JUNE], (date("2012-07"),), False),
        ([JUNE], (date("2012-06"), date("2013")), False),
        ([{"kind": "number", "value": 12}], (Item("number", "12", (1,), value="12.0"),), True),
        ([{"kind": "number", "value": 12}], (Item("number", "twelve", (1,), value="many"),), False),
        ([FORUM], (Item("body", "forum regional (FR)", (1,)),), True),
        ([FORUM], (Item("body", "Forum mondial", (1,), value="FR"),), True),
        ([FORUM], (Item("body", "FR", (1,)), Item("body", "Autre", (1,))), False),
        (
            [{"kind": "instrument", "names": ["AG/RES. 1"]}],
            (Item("instrument", "résolution AG/RES. 1 (I-O/12)", (1,)),),
            True,
        ),
        ([{"kind": "instrument", "names": ["AG/RES. 2"]}], (Item("instrument", "AG/RES. 1", (1,)),), False),
        ([{"kind": "text", "contains": ["12 partenaires"]}], (), True),
        ([{"kind": "text", "contains": ["12\u00a0PARTENAIRES", "Bolivie"]}], (), False),
    ],
)
def test_answer_is_right_when_it_gives_all_values_and_no_other(gold: Any, items: tuple[Item, ...], right: bool) -> None:
    question = make_question(**({"items": gold} if gold else {}))
    row = scored(question, make_answer(*items))
    assert (row.outcome, row.right) == (("right", True) if right else ("wrong", False))
    assert bool(row.fault) is not right


def test_body_may_be_given_by_any_name_that_the_index_has_for_it() -> None:
    question, item = make_question(items=[FORUM]), Item("body", "Foro Regional de los Andes", (1,), value="forum")
    assert scored(question, make_answer(item)).outcome == "wrong"
    names = {"forum": ("Foro Regional de los Andes", "Forum régional")}
    assert score(question, make_answer(item), {"d": TEXT}.__getitem__, names=names).outcome == "right"


def test_what_is_named_is_right_under_whatever_kind_it_is_given() -> None:
    person = make_question(items=[{"kind": "body", "names": ["Ana Prado"]}])
    assert scored(person, make_answer(Item("text", "Ana Prado", (1,)))).right
    assert not scored(person, make_answer(Item("text", "Rui Prado", (1,)))).right
    act = make_question(items=[FORUM, {"kind": "instrument", "names": ["Pacte des Andes"]}])
    given = (Item("body", "Forum régional", (1,)), Item("body", "Pacte des Andes", (1,)))
    assert scored(act, make_answer(*given)).right
    assert scored(act, make_answer(*given, Item("body", "Autre", (1,)))).fault == "body: too many: Autre"


def test_number_of_a_list_is_given_where_the_answer_says_how_many_it_lists() -> None:
    question = make_question(items=[{"kind": "number", "value": 2}])
    said = replace(make_answer(CL, PE), answer="2 pays : Chili et Pérou")
    assert scored(question, said).right
    assert not scored(question, replace(said, answer="Chili et Pérou")).right
    assert not scored(question, replace(said, items=(CL,))).right


def test_verdict_must_be_the_one_expected_and_is_free_where_none_is() -> None:
    question = make_question(items=[], verdict="no")
    assert scored(question, make_answer(verdict="no")).right
    assert scored(question, make_answer(verdict="yes")).fault == "expected the verdict no, found yes"
    assert scored(question, make_answer()).fault == "expected the verdict no, found none"
    assert scored(make_question(), make_answer(CL, PE, verdict="yes")).right


def test_refusal_is_right_only_where_the_documents_do_not_tell() -> None:
    silent = make_question(answerable=False, reason="x", items=[], evidence=[])
    refusal = make_answer(status="not_found", citations=())
    assert (scored(silent, refusal).outcome, scored(silent, refusal).right) == ("abstained", True)
    assert (scored(silent, make_answer(CL)).outcome, scored(silent, make_answer(CL)).right) == ("invented", False)
    assert (scored(make_question(), refusal).outcome, scored(make_question(), refusal).right) == ("refused", False)


def test_set_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    # One of two expected found, among three given: recall 1/2, precision 1/3, F1 = 2·(1/6)/(5/6) = 0.4.
    assert scored(make_question(), make_answer(CL, BO, country("AR"))).set_f1 == pytest.approx(0.4)
    assert scored(make_question(), make_answer(status="not_found", citations=())).set_f1 == 0.0
    assert scored(make_question(items=[{"kind": "country", "code": "CL"}]), make_answer(CL)).set_f1 is None


def test_evidence_first_looks_at_the_first_citation_only() -> None:
    elsewhere, there = make_citation(1, 54, 60), make_citation(2, 50, 53)
    row = scored(make_question(), make_answer(CL, PE, citations=(elsewhere, there)))
    assert (row.evidence_first, row.evidence_any) == (False, True)


def test_spans_that_only_touch_do_not_overlap() -> None:
    row = scored(make_question(), make_answer(CL, PE, citations=(make_citation(1, 53, 60),)))
    assert row.evidence_any is False


def test_verbatim_share_counts_citations_and_related() -> None:
    altered = make_citation(2, 0, 8, quote="Le forum")
    row = scored(make_question(), make_answer(CL, PE, related=(altered,)))
    assert row.verbatim == 0.5


def test_support_is_the_share_of_values_that_their_own_quote_holds() -> None:
    assert scored(make_question(), make_answer(CL, PE)).supported == 1.0
    assert scored(make_question(), make_answer(CL, BO)).supported == 0.5
    other_quote = Item("country", "Pérou", (2,), code="PE")
    citations = (make_citation(1), make_citation(2, 54, 80))
    assert scored(make_question(), make_answer(CL, other_quote, citations=citations)).supported == 0.5
    assert scored(make_question(), make_answer(CL, PE, derived=True)).supported is None


def test_citation_precision_counts_quotes_that_hold_a_value_or_overlap_the_gold_quote() -> None:
    idle = make_citation(2, 54, 70)
    assert scored(make_question(), make_answer(CL, PE, citations=(make_citation(), idle))).citation_precision == 0.5
    dated = Item("date", "2012", (2,), value="2012")
    held = make_citation(2, 54, len(TEXT))
    assert (
        scored(make_question(), make_answer(CL, PE, dated, citations=(make_citation(), held))).citation_precision == 1.0
    )


@pytest.mark.parametrize(
    ("item", "quote", "held"),
    [
        (Item("country", "Bolivia", (1,), code="BO"), "l'État plurinational de Bolivie et le Pérou", True),
        (Item("country", "Guinea", (1,), code="GN"), "la Guinée-Bissau", False),
        (Item("date", "2012", (1,), value="2012"), "en juin 2012", True),
        (Item("date", "June 2012", (1,), value="2012-06"), "en juin 2012", True),
        (Item("date", "June 2012", (1,), value="2012-06"), "em dezembro de 2012", False),
        (Item("date", "4 June 2012", (1,), value="2012-06-04"), "en juin 2012", False),
        (Item("number", "12", (1,), value="12"), "douze pays", True),
        (Item("number", "12", (1,), value="12"), "en 2012", False),
        (Item("number", "1500", (1,), value="1500"), "1 500 personnes", True),
        (Item("instrument", "AG/RES. 1", (1,)), "la résolution AG/RES. 1 (I-O/12)", True),
        (Item("body", "CIM", (1,)), "la CIMA", False),
    ],
)
def test_holds_knows_the_usual_forms_of_a_value(item: Item, quote: str, held: bool) -> None:
    assert holds(item, quote) is held
