"""Lines and sorted words on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.vocabulary import Lines, Vocabulary, write_lines, write_words

WORDS = sorted(
    [
        "a",
        "ab",
        "abcdefgh",
        "abcdefghi",
        "abcdefghz",
        "abcdefgh\u00e9",
        "\u00e9tat",
        "zone",
        "2738",
        "ag/res/2738",
        "\U0001d538",
    ]
)


@pytest.mark.parametrize("word", [*WORDS, "", "abcdefg", "abcdefghj", "abcdefghzz", "\u00e9", "zz", "0", "\udc80"])
def test_a_word_has_the_number_of_its_place_and_others_none(tmp_path: Path, word: str) -> None:
    write_words(tmp_path, "terms", WORDS)
    vocabulary = Vocabulary(tmp_path, "terms")
    assert vocabulary.number(word) == (WORDS.index(word) if word in WORDS else None)
    assert [vocabulary[number] for number in range(len(vocabulary))] == WORDS


@pytest.mark.parametrize("lines", [[], [""], ["", "un", "", "d\u00e9j\u00e0 vu"]], ids=["none", "empty", "some"])
def test_lines_come_back_as_they_were_written(tmp_path: Path, lines: list[str]) -> None:
    write_lines(tmp_path, "forms", lines)
    found = Lines(tmp_path, "forms")
    assert [found[number] for number in range(len(found))] == lines


def test_no_words_have_no_number(tmp_path: Path) -> None:
    write_words(tmp_path, "terms", [])
    assert Vocabulary(tmp_path, "terms").number("a") is None


def test_the_words_that_begin_with_a_letter_stand_in_a_row(tmp_path: Path) -> None:
    write_words(tmp_path, "terms", WORDS)
    vocabulary = Vocabulary(tmp_path, "terms")
    for letter in ("a", "z", "b", "\u00e9"):
        first, behind = vocabulary.beginning(letter)
        assert WORDS[first:behind] == [word for word in WORDS if word.startswith(letter)]
