"""An index that is built in the place of the one in use is taken into use; one that cannot be opened is not."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from app.assistant import Assistant
from app.web.library import Library, warm
from index.build import build

QUESTION = "When was the Beta Council created?"


@pytest.fixture
def corpus_of(tmp_path: Path) -> Path:
    """A corpus of one document."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    write(folder, 2011)
    return folder


def write(folder: Path, year: int) -> None:
    """Say that the council was created in a year."""
    (folder / "beta.md").write_text(f"# Beta Council (BC)\n\nThe Beta Council was created in {year}.\n", "utf-8")


def test_another_index_is_taken_once_and_answers(corpus_of: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build(corpus_of, index)
    library = Library(Assistant.open(index), corpus_of, tmp_path)
    library.look()
    assert library.swaps == 0
    first = library.assistant
    warm(first)
    for swaps, year in enumerate((1999, 2005, 1987), 1):
        write(corpus_of, year)
        build(corpus_of, index)
        library.look()
        library.look()
        assert str(year) in library.assistant.ask(QUESTION).answer
        assert library.swaps == swaps
    # A question that is under way meanwhile is answered by the index that it was put to, though its files are gone.
    assert not any(folder.exists() for folder in first.index.segments)
    assert "2011" in first.ask(QUESTION).answer


def test_a_build_that_changes_nothing_is_no_other_index(corpus_of: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build(corpus_of, index)
    library = Library(Assistant.open(index), corpus_of, tmp_path)
    before = library.assistant
    build(corpus_of, index)
    library.look()
    assert library.assistant is before


@pytest.mark.parametrize("damage", ["manifest", "file", "gone"])
def test_an_index_that_cannot_be_opened_is_told_and_not_taken(
    corpus_of: Path, tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    index = tmp_path / "index"
    build(corpus_of, index)
    library = Library(Assistant.open(index), corpus_of, tmp_path)
    write(corpus_of, 1999)
    build(corpus_of, index)
    if damage == "manifest":
        (index / "manifest.json").write_text("{}", "utf-8")
    elif damage == "gone":
        (index / "manifest.json").unlink()
    else:
        newest = max(index.glob("*/terms.txt"), key=lambda path: path.stat().st_mtime_ns)
        newest.write_bytes(newest.read_bytes()[:-1])
    with caplog.at_level(logging.ERROR):
        library.look()
        library.look()
    assert "2011" in library.assistant.ask(QUESTION).answer
    assert len([r for r in caplog.records if "cannot be used" in r.getMessage()]) == 1
    # Mended, it is taken.
    build(corpus_of, index)
    library.look()
    assert "1999" in library.assistant.ask(QUESTION).answer
