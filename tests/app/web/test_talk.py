"""The conversation's HTML: everything from outside is escaped, and labels say what a reader should know."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from app.records import Answer, Citation
from app.web.conversations import Heading, Turn
from app.web.source import Place
from app.web.talk import chips, conversation, history, quotation

HOSTILE = "<img src=x onerror=alert(1)>\"'&"
CITATION = Citation(1, "d", HOSTILE, "S/1", "2021", "Bodies", 3, "iii", 10, 28, "It has 12 members.", "fr")
ANSWER = Answer("q", "en", "answered", "Twelve [1], not [2].", confidence=0.95, citations=(CITATION,))


def test_a_hostile_question_title_and_comment_are_shown_as_text() -> None:
    answer = replace(ANSWER, answer=f"{HOSTILE} [1]")
    shown = conversation((Turn(HOSTILE, answer, thumb="up", comment=HOSTILE),), "en")
    assert "<img" not in shown
    assert html.unescape(re.sub(r"<[^>]*>", "", shown)).count(HOSTILE) == 4
    assert "<img" not in history([Heading("c", HOSTILE, 0)], 30, "en")


def test_references_become_buttons_only_where_there_is_such_a_citation() -> None:
    shown = conversation((Turn("q", ANSWER),), "en")
    assert f'data-value="{Place.of(CITATION)}" class="reference">[1]</button>, not [2].' in shown


def test_the_value_is_marked_inside_the_quote() -> None:
    cited = replace(CITATION, marks=((17, 19),))
    assert "It has <mark>12</mark> members." in conversation((Turn("q", replace(ANSWER, citations=(cited,))),), "en")


@pytest.mark.parametrize(("confidence", "words"), [(0.97, "High"), (0.9, "High"), (0.8, "Medium"), (0.4, "Low")])
def test_confidence_is_said_in_words(confidence: float, words: str) -> None:
    assert chips(replace(ANSWER, confidence=confidence), "en")[0].startswith(words)


def test_labels_say_derived_as_of_and_the_original_s_language() -> None:
    answer = replace(ANSWER, derived=True, as_of="2021-06")
    assert chips(answer, "es")[1:] == [
        "Compuesto a partir de varios pasajes",
        "Según un documento de junio de 2021",
        "Original: francés",
    ]


def test_nothing_found_says_nothing_of_confidence() -> None:
    assert chips(Answer("q", "en", "not_found", "No.", confidence=0.4), "en") == []


def test_what_is_copied_holds_each_quote_with_title_symbol_date_section_and_page() -> None:
    assert quotation(replace(ANSWER, citations=(replace(CITATION, title="Note"),)), "en") == (
        "Twelve [1], not [2].\n\n[1] « It has 12 members. » — Note, S/1, 2021 — Bodies — p. iii"
    )
