"""The chat's HTML: everything from outside is escaped, and the quote is marked to the character."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.markup import Place, Turn, conversation, highlighted, passage
from app.records import Answer, Citation
from ingest.records import Document, Metadata, Section, Span

TEXT = "Bodies\nA <b>council</b> & co.\nIt has 12 members.\nOther\nNothing."
HOSTILE = "<img src=x onerror=alert(1)>\"'&"


def _citation(quote: str = "It has 12 members.", marks: tuple[tuple[int, int], ...] = ()) -> Citation:
    start = TEXT.index(quote)
    return Citation(
        1, "d", HOSTILE, None, "2021", "Bodies", 3, "iii", start, start + len(quote), quote, "en", marks=marks
    )


def _document() -> Document:
    other = TEXT.index("Other")
    sections = (
        Section(0, None, 1, "Bodies", Span(0, 6), 0, other),
        Section(1, None, 1, "Other", Span(other, other + 5), other, len(TEXT)),
    )
    return Document("d", "d.txt", "0", Metadata("D", "en"), TEXT, sections=sections)


def _words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_a_hostile_question_title_and_error_are_shown_as_text() -> None:
    answer = Answer(HOSTILE, "en", "answered", f"{HOSTILE} [1]", citations=(_citation(),))
    shown = conversation((Turn(HOSTILE, answer), Turn(HOSTILE, error=HOSTILE)), "en")
    assert "<img" not in shown
    assert _words(shown).count(HOSTILE) == 5


def test_references_become_buttons_only_where_there_is_such_a_citation() -> None:
    answer = Answer("q", "en", "answered", "Twelve [1], not [2].", citations=(_citation(),))
    shown = conversation((Turn("q", answer),), "en")
    assert 'data-open="0/citations/0">[1]</button>, not [2].' in shown


def test_the_value_is_marked_inside_the_quote() -> None:
    at = TEXT.index("12")
    answer = Answer("q", "en", "answered", "12 [1]", citations=(_citation(marks=((at, at + 2),)),))
    assert "It has <mark>12</mark> members." in conversation((Turn("q", answer),), "en")


def test_related_passages_are_shown_where_nothing_was_found_only() -> None:
    related = (_citation("Nothing."),)
    missing = Answer("q", "en", "not_found", "The documents do not say.", related=related)
    assert "Nothing." in conversation((Turn("q", missing),), "en")
    answered = Answer("q", "en", "answered", "Yes.", related=related)
    assert "Nothing." not in conversation((Turn("q", answered),), "en")


def test_a_passage_shows_its_section_with_the_quote_marked() -> None:
    shown = passage(_document(), _citation(), "en", whole=False)
    assert '<mark class="quote">It has 12 members.</mark>' in shown
    assert '<b class="heading">Bodies</b>' in shown
    assert "A &lt;b&gt;council&lt;/b&gt; &amp; co." in shown
    assert "Nothing." not in shown


def test_the_whole_document_is_shown_to_the_letter() -> None:
    shown = passage(_document(), _citation(), "en", whole=True)
    body = shown[shown.index('<div class="text"') :]
    assert _words(body) == TEXT


@pytest.mark.parametrize(
    "sent", ["", "0/citations", "0/other/1", "-1/citations/0", "٠/citations/0", None, {"a": 1}, "0/related/0/0"]
)
def test_nonsense_from_a_browser_is_no_place(sent: object) -> None:
    assert Place.parse(sent) is None


def test_a_place_finds_its_citation_and_nothing_beyond() -> None:
    turns = (Turn("q", Answer("q", "en", "answered", "a", citations=(_citation(),))), Turn("q", error="no"))
    assert Place.parse("0/citations/0") == Place(0, False, 0)
    assert Place(0, False, 0).find(turns) == _citation()
    for place in (Place(0, False, 1), Place(0, True, 0), Place(1, False, 0), Place(9, False, 0)):
        assert place.find(turns) is None


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32)), max_size=4))
def test_marking_never_changes_the_words(text: str, marks: list[tuple[int, int]]) -> None:
    shown = highlighted(text, marks)
    assert html.unescape(shown.replace("<mark>", "").replace("</mark>", "")) == html.unescape(html.escape(text))
    assert shown.count("<mark>") == shown.count("</mark>")
