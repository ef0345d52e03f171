"""Answers and questions made by hand for the evaluation's tests."""

from __future__ import annotations

import json
from typing import Any

from app.records import Answer, Citation, Item
from eval.questions import Question, parse

TEXT = "Le Forum réunit le Chili, le Pérou et 12 partenaires.\n" + (
    "Il a été créé en juin 2012 par la résolution AG/RES. 1 (I-O/12)."
)


def make_question(**changes: Any) -> Question:
    first = {"document": "d", "start": 0, "end": 53, "quote": TEXT[:53]}
    base = {
        "id": "q1",
        "question": "Quels pays ?",
        "language": "fr",
        "kind": "members",
        "wording": "plain",
        "answerable": True,
        "items": [{"kind": "country", "code": "CL"}, {"kind": "country", "code": "PE"}],
        "evidence": [first],
    }
    return parse(json.dumps(base | changes))


def make_citation(number: int = 1, start: int = 0, end: int = 53, quote: str | None = None) -> Citation:
    return Citation(
        number, "d", "T", None, None, "", None, None, start, end, TEXT[start:end] if quote is None else quote, "fr"
    )


def make_answer(*items: Item, **changes: Any) -> Answer:
    values: dict[str, Any] = {"citations": (make_citation(),), "confidence": 0.9} | changes
    return Answer("Quels pays ?", "fr", values.pop("status", "answered"), "…", items=items, **values)


def country(code: str, name: str = "") -> Item:
    return Item("country", name or code, (1,), code=code)
