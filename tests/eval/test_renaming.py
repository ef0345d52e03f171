"""Renaming changes every name alike and keeps every gold quote in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.check import check
from eval.questions import GoldCountry, GoldName, GoldText, Line, load
from eval.renaming import Change, Renamed, article, rename
from ingest import corpus
from ingest.errors import EvaluationError
from ingest.records import Document
from tests.eval.made import make_question

HOME = Path(__file__).resolve().parents[2]
TEXT = """Conférence régionale sur la migration (CRM) - 1996
La CRM réunit la Bolivie, le Chili et l'Équateur. Elle succède au processus de Lima.
"""
GLOSSARY = """
[[body]]
id = "crm"
fr = { name = "Conférence régionale sur la migration", acronym = "CRM" }
en = { name = "Regional Conference on Migration", acronym = "RCM" }
[[body]]
id = "lima"
fr = { name = "processus de Lima" }
"""
MANIFEST = (
    '[[document]]\nid = "d"\nfile = "d.txt"\nlanguage = "fr"\ntitle = "La Conférence régionale sur la migration"\n'
)


def make_corpus(folder: Path) -> Path:
    folder.mkdir()
    for name, content in (("d.txt", TEXT), ("glossary.toml", GLOSSARY), ("corpus.toml", MANIFEST)):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def lines() -> list[Line]:
    sentence = "La CRM réunit la Bolivie, le Chili et l'Équateur."
    start = TEXT.index(sentence)
    gold = {"document": "d", "start": start, "end": start + len(sentence), "quote": sentence}
    countries = [{"kind": "country", "code": code} for code in ("BO", "CL", "EC")]
    body = {"kind": "body", "names": ["Conférence régionale sur la migration", "RCM"]}
    text = {"kind": "text", "contains": ["réunit la Bolivie"]}
    asked = [
        make_question(question="Qui est à la CRM ?", items=countries, evidence=[gold]),
        make_question(id="q2", question="which body has chile in it", language="en", items=[body], evidence=[gold]),
        make_question(id="q3", question="What does the RCM do?", language="en", items=[text], evidence=[gold]),
        make_question(id="q4", question="Qui est a la CMR", wording="typos", items=countries, evidence=[gold]),
        make_question(id="q5", question="Qui en est ?", items=countries, evidence=[gold]),
    ]
    return [Line("q.jsonl", number, question) for number, question in enumerate(asked, start=1)]


def test_all_names_are_changed_alike_and_quotes_stay_in_place(tmp_path: Path) -> None:
    made = {line.question.id: line for line in rename(make_corpus(tmp_path / "old"), lines(), tmp_path / "new", seed=1)}
    assert list(made) == ["q1", "q2", "q3"]
    (document,) = corpus.documents(tmp_path / "new")
    assert isinstance(document, Document)
    for old in ("régionale", "CRM", "Lima", "Bolivie", "Chili", "Équateur"):
        assert old not in document.text
        assert old not in document.metadata.title
    assert document.text.startswith("Conférence de ")
    assert not [f for f in check(list(made.values()), {"d": document.text}) if f.severity == "error"]
    acronym = document.text.partition("(")[2].partition(")")[0]
    assert made["q1"].question.question == f"Qui est à la {acronym} ?"
    assert made["q2"].question.question != "which body has chile in it"
    (name,) = made["q2"].question.items
    assert isinstance(name, GoldName) and name.names[0] == document.text.partition(" (")[0]
    (text,) = made["q3"].question.items
    assert (
        isinstance(text, GoldText) and text.contains[0].startswith("réunit la ") and "Bolivie" not in text.contains[0]
    )
    codes = {item.code for item in made["q1"].question.items if isinstance(item, GoldCountry)}
    assert len(codes) == 3 and not codes & {"BO", "CL", "EC"}


def test_same_seed_gives_the_same_names(tmp_path: Path) -> None:
    old = make_corpus(tmp_path / "old")
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        rename(old, lines(), tmp_path / name, seed)
    texts = {name: (tmp_path / name / "d.txt").read_text(encoding="utf-8") for name in "abc"}
    assert texts["a"] == texts["b"] != texts["c"]


def test_articles_keep_fitting(tmp_path: Path) -> None:
    from ingest import countries

    rename(make_corpus(tmp_path / "old"), [], tmp_path / "new", seed=3)
    text = (tmp_path / "new" / "d.txt").read_text(encoding="utf-8")
    found = [match.value for match in countries.find(text)]
    assert [article(code, "fr") for code in found] == ["f", "m", "vowel"]


def test_offsets_before_inside_and_after_a_change() -> None:
    moved = Renamed("abXXXde", (Change(2, 3, "XXX"),))
    assert [moved.offset(old) for old in (0, 2, 3, 5)] == [0, 2, 5, 7]


@pytest.mark.parametrize("seed", [0, 1])
def test_every_question_on_the_note_can_still_be_checked_after_renaming(tmp_path: Path, seed: int) -> None:
    found = load(HOME / "eval/questions/note-tune-5.jsonl")
    made = rename(HOME / "corpus", found, tmp_path / "new", seed)
    texts = {d.id: d.text for d in corpus.documents(tmp_path / "new") if isinstance(d, Document)}
    assert not [finding for finding in check(made, texts) if finding.severity == "error"]
    assert len(made) > len(found) * 0.6


def test_only_text_can_be_renamed(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path / "old")
    (folder / "d.txt").write_bytes(b"%PDF-1.7 not one")
    with pytest.raises(EvaluationError):
        rename(folder, [], tmp_path / "new")
