"""Speaking notes: never longer than asked, nothing twice, and what is left is said."""

from __future__ import annotations

import itertools
import re

import pytest

from app.assistant import Assistant
from app.briefing.records import Briefing, Bullets, Line, Paragraph, Table
from app.briefing.words import pace, spoken


def _notes(briefing: Briefing) -> tuple[Table, list[Line], list[str]]:
    """Return the table, its lines of what to say (leads apart), and the bullets of what to prepare."""
    part = next(each for each in briefing.sections if each.id == "notes")
    table = next(block for block in part.blocks if isinstance(block, Table))
    said = [line for row in table.rows for line in row[1] if line.kind != "lead"]
    bullets = next((block.lines for block in part.blocks if isinstance(block, Bullets)), ())
    return table, said, [line.text for line in bullets]


def _seconds(clock: str) -> int:
    minutes, seconds = clock.split(":")
    return 60 * int(minutes) + int(seconds)


@pytest.mark.parametrize("minutes", [1, 2, 7, 60])
def test_notes_are_never_longer_than_asked(note: Assistant, minutes: float) -> None:
    for body in note.knowledge.described:
        briefing = note.brief([body], minutes=minutes)
        table, said, _ = _notes(briefing)
        words = sum(spoken(f"{line.label} {line.text}") for line in said)
        assert 60 * words / pace("fr") == pytest.approx(briefing.seconds)
        assert briefing.seconds <= 60 * minutes
        assert _seconds(table.rows[-1][0][0].text.split(" – ")[1]) <= 60 * minutes


def test_running_times_follow_one_another_and_words_are_counted(crm: Briefing) -> None:
    table, said, _ = _notes(crm)
    times = [row[0][0].text.split(" – ") for row in table.rows]
    assert times[0][0] == "0:00"
    assert all(after[0] == before[1] for before, after in itertools.pairwise(times))
    assert [row[2][0].text for row in table.rows] == [str(spoken(f"{line.label} {line.text}")) for line in said]


def test_nothing_is_said_twice(note: Assistant) -> None:
    for body in note.knowledge.described:
        _, said, _ = _notes(note.brief([body]))
        assert len({line.text for line in said}) == len(said)


def test_what_is_said_has_a_citation(crm: Briefing) -> None:
    assert all(line.citations for line in _notes(crm)[1])


def test_time_said_and_time_left_make_the_time_asked_for(crm: Briefing) -> None:
    part = next(each for each in crm.sections if each.id == "notes")
    table, _, prepare = _notes(crm)
    lead = next(b.line.text for b in part.blocks if isinstance(b, Paragraph) and b.line.kind == "lead")
    left = re.search(r"\d+:\d\d", lead)
    assert left is not None
    used = _seconds(table.rows[-1][0][0].text.split(" – ")[1])
    assert used + _seconds(left.group()) in (419, 420)
    assert any(text.startswith("Question 1, sur laquelle les notes n’ont que 23 mots") for text in prepare)
    assert any("l’instrument qui l’a créée" in text for text in prepare)


def test_the_pace_and_its_source_are_stated(crm: Briefing) -> None:
    part = next(each for each in crm.sections if each.id == "notes")
    assert isinstance(part.blocks[0], Paragraph)
    assert "130 mots par minute" in part.blocks[0].line.text
    assert "Trauzettel-Klosinski" in part.blocks[0].line.text


def test_in_a_short_time_what_the_body_is_goes_first(note: Assistant) -> None:
    _, said, _ = _notes(note.brief(["Quito"], minutes=1))
    assert said[0].text.startswith("Il s'agit d'un processus de coopération entre un groupe de pays")


def test_table_rows_and_leads_to_lists_are_not_read_out(note: Assistant) -> None:
    for body in note.knowledge.described:
        assert not any(line.text.endswith(":") or "|" in line.text for line in _notes(note.brief([body]))[1])
