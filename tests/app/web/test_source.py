"""The source pane: the quote marked to the character, places as text, search by folded words."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.markup import highlighted, safe_link
from app.web.source import Place, View, act, fingerprint, occurrences, render
from index.search import Index
from ingest.records import Document, Metadata, Section, Span

TEXT = "Bodies\nA <b>council</b> & co.\nIt has 12 members.\nOther\nNothing about the Église."
QUOTE = "It has 12 members."


class Shelf(Index):
    """An index of one document, and what is known of others by their ids."""

    def __init__(self, document: Document, others: dict[str, Metadata] | None = None) -> None:
        """Take the document."""
        self._document = document
        self._others = others or {}

    def metadata(self, identifier: str) -> Metadata:
        """Return what is known of another one."""
        return self._others[identifier]

    def versions_of(self, identifier: str) -> list[str]:
        """Return those that are versions of one."""
        return [name for name, each in self._others.items() if each.version_of == identifier]

    def document(self, identifier: str) -> Document:
        """Return it by its id."""
        if identifier != self._document.id:
            raise KeyError(identifier)
        return self._document


def _document(text: str = TEXT) -> Document:
    other = text.index("Other")
    sections = (
        Section(0, None, 1, "Bodies", Span(0, 6), 0, other),
        Section(1, None, 1, "Other", Span(other, other + 5), other, len(text)),
    )
    meta = Metadata("<D>", "en", source="javascript:alert(1)")
    return Document("d", "d.txt", "0", meta, text, sections=sections)


def _place() -> Place:
    at = TEXT.index(QUOTE)
    return Place.at(_document(), Span(at, at + len(QUOTE)), [Span(at + 7, at + 9)])


def _words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def _body(shown: str) -> str:
    start = shown.index(">", shown.index('<div class="text"')) + 1
    return shown[start : shown.index("</div>", start)]


def test_a_place_shows_its_section_with_the_quote_and_the_value_marked() -> None:
    shown = render(View(_place()), Shelf(_document()), "en")
    marks = "".join(re.findall(r'<mark class="quote">(.*?)</mark>', shown))
    assert _words(marks) == QUOTE
    assert "<strong>12</strong>" in marks
    assert '<b class="heading">Bodies</b>' in shown
    assert "A &lt;b&gt;council&lt;/b&gt; &amp; co." in shown
    assert "Nothing" not in _body(shown)


def test_a_document_says_which_versions_came_after_it() -> None:
    later = Metadata("Rules", "en", date="2021", symbol="D/1 <rev. 1>", version_of="d")
    shown = render(View(_place()), Shelf(_document(), {"e": later}), "en")
    assert "<span>later version: D/1 &lt;rev. 1&gt; (2021)</span>" in shown
    assert "later version" not in render(View(_place()), Shelf(_document()), "en")


def test_a_heading_that_turns_letters_turns_none_of_the_place() -> None:
    first, *others = _document().sections
    turned = replace(_document(), sections=(replace(first, title="\u202eBodies"), *others))
    shown = render(View(_place()), Shelf(turned), "en")
    assert '<p class="where">\ufffdBodies</p>' in shown


def test_the_whole_document_is_shown_to_the_letter() -> None:
    assert _words(_body(render(View(_place(), whole=True), Shelf(_document()), "en"))) == TEXT


def test_a_document_that_changed_since_says_so() -> None:
    place = _place()
    assert "changed" not in render(View(place), Shelf(_document()), "en")
    changed = _document(TEXT.replace("12", "13"))
    assert 'class="changed" role="alert"' in render(View(place), Shelf(changed), "en")


def test_a_document_that_is_gone_and_a_place_beyond_its_end_are_borne() -> None:
    assert "no longer here" in render(View(Place("x", 0, 1)), Shelf(_document()), "en")
    assert "<mark" not in render(View(Place("d", 900, 990)), Shelf(_document()), "en")


@given(
    st.text(min_size=1, max_size=20).filter(lambda text: "\0" not in text),
    st.integers(0, 10**9 - 1),
    st.integers(0, 10**9 - 1),
    st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), max_size=5),
)
def test_a_place_is_read_back_as_it_was_written(name: str, start: int, end: int, marks: list[tuple[int, int]]) -> None:
    place = Place(name, start, end, tuple(marks), fingerprint(name))
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("sent", ["", "1-2", "@d", "1@d", "-1-2@d", "٠-٠@d", None, {"a": 1}, "1-2~xyz@d", "1-2+3@d"])
def test_nonsense_from_a_browser_is_no_place(sent: object) -> None:
    assert Place.parse(sent) is None


def test_nonsense_leaves_the_pane_as_it_is() -> None:
    view = View(_place())
    assert act(view, "open", "nonsense", {}) == view
    assert act(view, "dance", "", {}) == view


@pytest.mark.parametrize(
    ("query", "found"),
    [("EGLISE", ["Église"]), ("has   12", ["has 12"]), ("o", ["o", "o", "o", "O", "o", "o"]), ("  ", []), (".*", [])],
    ids=["case and accent", "spaces", "every one", "nothing", "no pattern"],
)
def test_words_are_found_whatever_their_case_accents_and_spaces(query: str, found: list[str]) -> None:
    assert [span.of(TEXT) for span in occurrences(_document(), query)] == found


def test_only_web_addresses_become_links() -> None:
    assert safe_link("javascript:alert(1)", "x") == ""
    assert safe_link(None, "x") == ""
    assert 'href="https://a.example/&quot;"' in safe_link('https://a.example/"', "<x>")


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32)), max_size=4))
def test_marking_never_changes_the_words(text: str, marks: list[tuple[int, int]]) -> None:
    shown = highlighted(text, marks)
    assert html.unescape(shown.replace("<mark>", "").replace("</mark>", "")) == html.unescape(html.escape(text))
    assert shown.count("<mark>") == shown.count("</mark>")
