"""Corrections beside the corpus: facts withdrawn or amended, with who, when and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from index.build import build
from ingest import corrections
from ingest.errors import CorpusError

NOTE = """Coral Watch Network (CWN) - 2004

The network was launched in 2004. Its members are Fiji, Samoa and Tonga. It is led by the Ocean Bureau (OB).
"""
HEAD = """[[correction]]
body = "CWN"
by = "A. Registrar"
date = "2024-05-31"
why = "the depositary's list"
source = "https://example.org/list"
"""


def assistant(folder: Path, table: str) -> Assistant:
    """Return an assistant over a note on one network, and corrections of it."""
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "note.txt").write_text(NOTE, encoding="utf-8")
    (corpus / "corrections.toml").write_text(table, encoding="utf-8")
    build(corpus, folder / "index")
    return Assistant.open(folder / "index")


def test_an_amended_value_replaces_the_one_of_the_document_and_says_so(tmp_path: Path) -> None:
    asked = assistant(tmp_path, HEAD + 'kind = "members"\nreplaces = "TO"\nvalue = "TV"\n')
    answer = asked.ask("Which countries are members of the Coral Watch Network?")
    assert {item.code for item in answer.items} == {"FJ", "WS", "TV"}
    assert "A. Registrar, 2024-05-31: the depositary's list (https://example.org/list)" in answer.answer
    assert "Tonga" in answer.citations[0].quote


def test_a_withdrawn_value_is_left_out(tmp_path: Path) -> None:
    asked = assistant(tmp_path, HEAD + 'kind = "members"\nreplaces = "TO"\n')
    answer = asked.ask("Which countries are members of the Coral Watch Network?")
    assert {item.code for item in answer.items} == {"FJ", "WS"}


def test_facts_of_other_kinds_stay_as_they_are(tmp_path: Path) -> None:
    asked = assistant(tmp_path, HEAD + 'kind = "members"\nreplaces = "TO"\n')
    assert [item.value for item in asked.ask("When was the Coral Watch Network launched?").items] == ["2004"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("[[correction]]\nbody = 'X'\n", "expected 'kind'"),
        (HEAD + "kind = 'moon'\n", "unknown kind 'moon'"),
        (HEAD + "kind = 'members'\nwho = 'me'\n", "unknown key 'who'"),
        (HEAD.replace("2024-05-31", "yesterday") + "kind = 'members'\n", "expected a date"),
        ("[[correction\n", "cannot be read as TOML"),
    ],
    ids=["missing", "kind", "key", "date", "toml"],
)
def test_a_correction_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, table: str, told: str) -> None:
    (tmp_path / "corrections.toml").write_text(table, encoding="utf-8")
    with pytest.raises(CorpusError, match=told) as raised:
        corrections.load(tmp_path)
    assert "\n" not in str(raised.value)
