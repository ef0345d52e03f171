"""Builds that go on from what is there: from the index that stands, and from a build that was interrupted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from index import finding, preparation
from index.build import build
from index.encoder import load
from index.freshness import is_stale
from index.manifest import read_manifest
from index.parts import Parts
from index.search import Index
from ingest import corpus, facts
from ingest.records import Document
from ingest.workers import Pool

TEXTS = {
    "council": "# The Harbour Council\n\nThe Harbour Council was created in 1987 in Callao.\n\nIt has 14 members.\n",
    "forum": "# The Glacier Forum\n\nThe Glacier Forum was founded in 1996 by six ministers.\n",
    "charter": "# Charter of the Reef Fund\n\nThe Reef Fund lends money to islands.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / f"{name}.md").write_text(text)
    return place


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, as they are read."""
    names: list[str] = []
    real = corpus.document

    def document(place: Path, entry: corpus.Entry, *more: object) -> object:
        names.append(entry.file)
        return real(place, entry, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus, "document", document)
    return names


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are encoded, as they are."""
    texts: list[str] = []
    encoder = load()
    real = type(encoder).encode_parts

    def encode(self: object, some: Sequence[str], parts: object) -> object:
        texts.extend(some)
        return real(self, some, parts)  # type: ignore[arg-type]

    monkeypatch.setattr(type(encoder), "encode_parts", encode)
    return texts


def content(index: Path) -> dict[str, bytes]:
    return {name: (index / name).read_bytes() for name in read_manifest(index, "").files}


def test_only_new_and_changed_files_are_read_and_encoded(
    folder: Path, tmp_path: Path, read: list[str], encoded: list[str]
) -> None:
    index = tmp_path / "index"
    build(folder, index)
    assert sorted(read) == ["charter.md", "council.md", "forum.md"]
    read.clear()
    encoded.clear()
    (folder / "forum.md").write_text(TEXTS["forum"].replace("six ministers", "seven ministers"))
    (folder / "news.md").write_text("# News\n\nThe Kelp Office opened in 2020.\n")
    (folder / "charter.md").unlink()
    build(folder, index)
    assert read == ["forum.md", "news.md"]
    assert len(encoded) == 2 and "seven ministers" in encoded[0] and "Kelp Office" in encoded[1]
    build(folder, tmp_path / "fresh")
    assert content(index) == content(tmp_path / "fresh")
    found = Index.open(index)
    assert {record.id for record in found.documents()} == {"council", "forum", "news"}
    assert found.search("Kelp Office")[0].passage.document == "news"


def test_another_glossary_makes_all_files_be_read_again(folder: Path, tmp_path: Path, read: list[str]) -> None:
    build(folder, tmp_path / "index")
    read.clear()
    (folder / "glossary.toml").write_text('[[body]]\nid = "hc"\nen = { name = "Harbour Council", acronym = "HC" }\n')
    build(folder, tmp_path / "index")
    assert len(read) == 3


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents in which facts are looked for, as they are."""
    names: list[str] = []
    real = facts.extract

    def extract(document: Document, *more: Any) -> Any:
        names.append(document.id)
        return real(document, *more)

    monkeypatch.setattr(facts, "extract", extract)
    return names


def test_facts_are_looked_for_in_new_documents_and_in_those_that_name_a_body_that_has_changed(
    folder: Path, tmp_path: Path, searched: list[str]
) -> None:
    index = tmp_path / "index"
    build(folder, index)
    assert sorted(searched) == ["charter", "council", "forum"]
    searched.clear()
    (folder / "more.md").write_text(
        "# Minutes\n\nIt was cold. The Glacier Forum met, and the KO had 9 members in 2001.\n"
    )
    build(folder, index)
    assert searched == ["more"]
    (folder / "news.md").write_text("# The Kelp Office (KO) - 2020\n\nThe Kelp Office (KO) was created in 2020.\n")
    searched.clear()
    build(folder, index)
    assert sorted(searched) == ["more", "news"]
    build(folder, tmp_path / "fresh")
    assert content(index) == content(tmp_path / "fresh")


def test_processes_take_facts_over_too(many: Path, tmp_path: Path) -> None:
    build(many, tmp_path / "index")
    (many / "zz.md").write_text("# Minutes\n\nThe Board of Quay 7 met 12 times.\n")
    build(many, tmp_path / "index")
    build(many, tmp_path / "fresh")
    assert content(tmp_path / "index") == content(tmp_path / "fresh")


def test_links_between_versions_go_with_the_document_they_lead_to(folder: Path, tmp_path: Path) -> None:
    articles = "\n\n".join(
        f"Article {n}. Rule number {n} of the harbour asks for {n * 37} metres of quay." for n in range(20)
    )
    (folder / "rules-a.md").write_text(f"# Rules of the harbour\n\n3 May 2018\n\n{articles}\n")
    (folder / "rules-b.md").write_text(f"# Rules of the harbour\n\n4 June 2020\n\n{articles} And no more.\n")
    index = tmp_path / "index"
    build(folder, index)
    assert Index.open(index).document("rules-b").metadata.version_of == "rules-a"
    (folder / "rules-a.md").unlink()
    build(folder, index)
    assert Index.open(index).document("rules-b").metadata.version_of is None


def test_a_copy_and_a_changed_file_are_warned_of_and_do_not_stop_a_strict_build(folder: Path, tmp_path: Path) -> None:
    (folder / "zz.md").write_text(TEXTS["forum"])
    changed: list[int] = []

    def progress(step: str, done: int) -> None:
        if not changed:
            changed.append(done)
            (folder / "council.md").write_text(TEXTS["council"] + "More.\n")

    summary = build(folder, tmp_path / "index", progress=progress, strict=True)
    assert summary.documents == 3 and summary.problems == ()
    assert summary.warnings == (
        "zz.md: the same bytes as forum.md; indexed once, one of them can go",
        "council.md: changed while the index was built; build again to take it in",
    )
    assert is_stale(tmp_path / "index", folder)


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of many lines, prepared in small portions by processes from the first on."""
    monkeypatch.setattr(preparation, "ALONE", 0)
    monkeypatch.setattr(preparation, "BATCH_DOCUMENTS", 10)
    monkeypatch.setattr(finding, "MANY_DOCUMENTS", 10)
    place = tmp_path / "many"
    place.mkdir()
    rows = (
        {"id": f"l{n}", "lang": "en", "title": f"Act {n}", "text": f"The Board of Quay {n} was created in {1900 + n}."}
        for n in range(60)
    )
    (place / "acts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return place


def test_processes_make_the_same_index(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(many, tmp_path / "several")
    monkeypatch.setattr(preparation, "ALONE", 10**9)
    monkeypatch.setattr(finding, "MANY_DOCUMENTS", 10**9)
    monkeypatch.setattr(Pool, "submit", None)
    build(many, tmp_path / "alone")
    assert content(tmp_path / "several") == content(tmp_path / "alone")


def test_an_interrupted_build_goes_on_where_it_stopped(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"

    def interrupt(step: str, done: int) -> None:
        if step == "facts" and done >= 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(many, index, progress=interrupt)
    kept = len(list((index / "parts").iterdir()))
    assert kept >= 5 + 4
    submitted: list[str] = []
    real = Pool.submit

    def submit(self: Pool, function: object, *arguments: object) -> object:
        submitted.append(getattr(function, "__name__", ""))
        return real(self, function, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Pool, "submit", submit)
    build(many, index)
    assert "prepare_bundled" not in submitted
    assert 0 < submitted.count("facts_of") <= 2
    assert not (index / "parts").exists()
    build(many, tmp_path / "fresh")
    assert content(index) == content(tmp_path / "fresh")


@pytest.mark.parametrize("at", [0, 40, -1], ids=["hash", "content", "end"])
def test_a_damaged_result_of_an_interrupted_build_is_not_taken_over(tmp_path: Path, at: int) -> None:
    parts = Parts(tmp_path, "software")
    parts.keep("a", ("founded", 1999))
    assert parts.load("a") == ("founded", 1999)
    path = tmp_path / "parts" / "a"
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert parts.load("a") is None
    path.write_bytes(b"")
    assert parts.load("a") is None
