"""What the corpus knows as tables: every cell rests on a place, and no download holds a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assistant import Assistant
from app.web import tables
from app.web.explore import render
from ingest.records import FactKind


@pytest.fixture(scope="module")
def assistant(web_index: Path) -> Assistant:
    """The note and the report on the Alto Basin."""
    return Assistant.open(web_index)


def test_every_country_of_the_matrix_stands_in_the_words_it_opens(assistant: Assistant) -> None:
    found = tables.members(assistant)
    assert len(found["quito-process"]) == 12
    for cells in found.values():
        for cell in cells.values():
            place = cell.place
            text = assistant.knowledge.document(place.document).text
            assert place.start <= cell.value.span.start < cell.value.span.end <= place.end
            assert text[place.start : place.end].strip()


def test_the_timeline_is_in_order_and_says_each_date_once_as_precisely_as_it_is_known(assistant: Assistant) -> None:
    events = tables.events(assistant)
    dates = [event.value.value for event in events]
    assert dates == sorted(dates)
    assert [e.value.value for e in events if e.body == "cam" and e.fact.kind is FactKind.FOUNDED] == ["2012-06"]


def test_countries_in_common_are_those_of_both_lists(assistant: Assistant) -> None:
    found = tables.members(assistant)
    pairs = tables.shared(found)
    assert pairs
    for (one, other), codes in pairs.items():
        assert set(codes) == set(found[one]) & set(found[other])


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_the_pictures_are_drawn_in_every_language(assistant: Assistant, language: str) -> None:
    shown = render(assistant, None, language)
    assert shown.count("<section") == 4
    assert "{" not in shown


@pytest.mark.parametrize("name", ["members", "timeline", "links", "facts"])
def test_every_quote_of_a_download_is_the_document_s_own(assistant: Assistant, name: str) -> None:
    rows = list(csv.reader(io.StringIO(tables.to_csv(tables.rows(assistant, name, "en")))))
    titles = {record.metadata.title: record.id for record in assistant.index.documents()}
    for row in rows[1:]:
        text = assistant.knowledge.document(titles[row[4]]).text
        assert " ".join(text[int(row[5]) : int(row[6])].split()) == row[7].removeprefix("'")


@given(st.text(max_size=12))
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    cell = tables.plain_cell(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert cell.removeprefix("'") == text.removeprefix("'") or cell == text
