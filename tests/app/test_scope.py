"""Filters: nothing that they keep out shows in an answer, its citations or the nearest passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from app.scope import EVERYTHING, Filters
from ingest.records import Metadata

META = Metadata("T", "fr", "2012-03")


@pytest.mark.parametrize(
    ("filters", "admitted"),
    [
        (EVERYTHING, True),
        (Filters(documents=("d", "e")), True),
        (Filters(documents=("e",)), False),
        (Filters(languages=("fr",)), True),
        (Filters(languages=("en",)), False),
        (Filters(since=2012, until=2012), True),
        (Filters(since=2013), False),
        (Filters(until=2011), False),
    ],
)
def test_a_document_passes_or_not(filters: Filters, admitted: bool) -> None:
    assert filters.admits("d", META) is admitted


def test_a_document_without_a_date_passes_no_filter_by_year() -> None:
    assert not Filters(since=1000).admits("d", Metadata("T", "fr"))
    assert EVERYTHING.admits("d", Metadata("T", "fr"))


def test_an_answer_rests_only_on_what_passes(note_index: Path) -> None:
    assistant = Assistant.open(note_index)
    question = "Quels pays sont membres de la CSM ?"
    assert assistant.ask(question, filters=EVERYTHING).status == "answered"
    assert assistant.ask(question, filters=Filters(bodies=("csm",))).status == "answered"
    for filters in (Filters(bodies=("crm",)), Filters(languages=("en",)), Filters(since=2022)):
        assert assistant.ask(question, filters=filters).status == "not_found"
    assert assistant.ask(question, filters=Filters(languages=("en",))).related == ()


def test_a_search_finds_only_passages_that_speak_of_the_bodies_chosen(note_index: Path) -> None:
    index = Assistant.open(note_index).within(Filters(bodies=("quito-process",))).index
    hits = index.search("pays membres migration", limit=5)
    assert hits
    for hit in hits:
        assert "Quito" in " ".join(hit.passage.path) + hit.passage.text
