"""The words of briefings."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from app.briefing import words
from ingest.records import LANGUAGES

SOURCES = sorted((Path(__file__).resolve().parents[3] / "app" / "briefing").glob("*.py"))


@pytest.mark.parametrize("key", sorted(words.strings()))
def test_a_string_has_the_four_languages_and_the_same_slots_in_each(key: str) -> None:
    entry = words.strings()[key]
    assert set(entry) == set(LANGUAGES)
    assert all(entry.values())
    slots = {
        language: {name for _, name, _, _ in string.Formatter().parse(text) if name} for language, text in entry.items()
    }
    assert len({frozenset(each) for each in slots.values()}) == 1


def test_every_string_that_the_code_names_is_there() -> None:
    named = {
        key for path in SOURCES for key in re.findall(r"(?<!wording\.)\bsay\(\s*\"(\w+)\"", path.read_text("utf-8"))
    }
    assert named <= set(words.strings())


def test_french_sets_no_plain_space_before_its_high_marks() -> None:
    wrong = [key for key, entry in words.strings().items() if re.search(r"\w [:;?!»]|« ", entry["fr"])]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "minutes", "count"), [("fr", 7, 910), ("en", 7, 1050), ("es", 1, 145), ("pt", 2, 240)]
)
def test_the_pace_tells_how_many_words_fit(language: str, minutes: int, count: int) -> None:
    assert words.seconds("mot " * count, language) == pytest.approx(60 * minutes)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("« deux mots »", 2), ("l'un – et 3 !", 3)], ids=["nothing", "marks", "dash"]
)
def test_marks_are_no_words(text: str, count: int) -> None:
    assert words.spoken(text) == count


def test_the_clock_rounds_up() -> None:
    assert [words.clock(t) for t in (0, 0.1, 59.2, 60, 419.99)] == ["0:00", "0:01", "1:00", "1:00", "7:00"]
