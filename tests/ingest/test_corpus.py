"""A folder as documents: manifest, metadata, bad files and fingerprint."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import corpus
from ingest.errors import CorpusError
from ingest.findings import Unreadable
from ingest.glossary import Glossary
from ingest.records import Document, Metadata

CORPUS = Path(__file__).parents[2] / "corpus"


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_the_note_is_described_by_its_manifest() -> None:
    [note] = list(corpus.documents(CORPUS))
    assert isinstance(note, Document)
    assert note.id == "cam-concept-note"
    assert note.metadata == Metadata(
        "Note conceptuelle – réunion de la Commission des questions de migration (CAM)",
        "fr",
        "2021",
        "CIDRP03521F04",
        None,
        "concept note for a meeting of the CAM",
    )
    assert note.sha256 == corpus.fingerprint(CORPUS)["cam-concept-note.fr.txt"]


def test_files_that_the_manifest_does_not_name_are_read_too(tmp_path: Path) -> None:
    write(
        tmp_path, Été__txt="OS RIOS\n\nOs países são membros da comissão.\n", été__md="# Rivers\n\nThe rivers of it.\n"
    )
    write(tmp_path, __hidden="x", README__md="x", corrections__toml="", glossary__toml="")
    found = [item for item in corpus.documents(tmp_path) if isinstance(item, Document)]
    assert [(item.id, item.metadata.title, item.metadata.language) for item in found] == [
        ("ete", "OS RIOS", "pt"),
        ("ete-2", "Rivers", "en"),
    ]


def test_front_matter_is_overridden_by_the_manifest(tmp_path: Path) -> None:
    write(tmp_path, a__md="---\ntitle: Old\ndate: 2019-13\nsymbol: X/1\nlang: fr-CA\n---\n# A\n\nText.\n")
    write(tmp_path, corpus__toml='[[document]]\nid = "a"\nfile = "a.md"\ntitle = "New"\ndate = 2020-01-02\n')
    [document] = list(corpus.documents(tmp_path))
    assert isinstance(document, Document)
    assert document.metadata == Metadata("New", "fr", "2020-01-02", "X/1")
    assert document.warnings == ("a.md: its front matter gives the date '2019-13', which cannot be used; correct it",)


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, a__txt="Bon texte.", b__txt=b"\x00\x01", c__txt="Un autre.", d__txt="")
    (tmp_path / "e.txt").symlink_to(tmp_path / "e.txt")
    found = list(corpus.documents(tmp_path))
    assert [type(item) for item in found] == [Document, Unreadable, Document, Unreadable, Unreadable]
    for item in found:
        if isinstance(item, Unreadable):
            assert str(item.error).startswith(f"{item.file}: ")
            assert "\n" not in str(item.error)


ENTRY = '[[document]]\nid = "a"\nfile = "a.txt"\n'


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        pytest.param(ENTRY.replace("a.txt", "b.txt"), "no file 'b.txt'", id="missing file"),
        pytest.param(ENTRY + ENTRY, "two documents have the id 'a'", id="duplicate id"),
        pytest.param(ENTRY + ENTRY.replace('"a"', '"b"'), "named twice", id="duplicate file"),
        pytest.param(ENTRY + 'colour = "red"\n', "unknown key 'colour'", id="unknown key"),
        pytest.param("[x]\n", "unknown key 'x'", id="unknown table"),
        pytest.param(ENTRY + "title = 3\n", "title is 3; expected text", id="wrong type"),
        pytest.param(ENTRY + "date = 2021\n", "date is 2021", id="date as a number"),
        pytest.param(ENTRY + 'date = "2021-02-30"\n', "'2021-02-30'", id="date that does not exist"),
        pytest.param(ENTRY + 'language = "de"\n', "expected one of fr, en, es, pt", id="language"),
        pytest.param(ENTRY.replace("a.txt", "../a.txt"), "outside the corpus folder", id="path that leaves"),
        pytest.param(ENTRY.replace("a.txt", "/etc/hosts"), "outside the corpus folder", id="absolute path"),
        pytest.param(ENTRY + "title = \n", "line 4", id="broken TOML"),
        pytest.param(ENTRY + 'version_of = "z"\n', "version_of is 'z'", id="unknown reference"),
        pytest.param('[[document]]\nfile = "a.txt"\n', "no id", id="no id"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, toml: str, words: str) -> None:
    write(tmp_path, a__txt="Text.", corpus__toml=toml)
    with pytest.raises(CorpusError) as caught:
        list(corpus.documents(tmp_path))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_or_missing_folder_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, glossary__toml="")
    with pytest.raises(CorpusError, match="expected documents"):
        list(corpus.documents(tmp_path))
    with pytest.raises(CorpusError, match="expected a corpus folder"):
        list(corpus.documents(tmp_path / "none"))


def test_the_fingerprint_changes_with_documents_manifest_and_glossary_only(tmp_path: Path) -> None:
    write(tmp_path, a__txt="Text.", corpus__toml=ENTRY, README__md="one")
    before = corpus.fingerprint(tmp_path)
    assert sorted(before) == ["a.txt", "corpus.toml"]
    write(tmp_path, README__md="two")
    assert corpus.fingerprint(tmp_path) == before
    write(tmp_path, a__txt="Text!")
    assert corpus.fingerprint(tmp_path) != before


def test_the_glossary_names_each_mechanism_of_the_note_in_four_languages() -> None:
    glossary = Glossary.load(CORPUS / "glossary.toml")
    [note] = list(corpus.documents(CORPUS, glossary))
    assert isinstance(note, Document)
    for section in note.sections:
        if section.declares:
            body = glossary.match(section.declares.name)
            assert body is not None and set(body.names) == {"fr", "en", "es", "pt"}
    for name, identifier in [
        ("rcm", "crm"),
        ("SACM", "csm"),
        ("ACNUR", "unhcr"),
        ("processo de quito", "quito-process"),
    ]:
        body = glossary.match(name)
        assert body is not None and body.id == identifier


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        pytest.param("[[body]]\n", "no id", id="no id"),
        pytest.param('[[body]]\nid = "a"\n', "no name in any language", id="no name"),
        pytest.param('[[body]]\nid = "a"\nde = { name = "A" }\n', "unknown key 'de'", id="language"),
        pytest.param('[[body]]\nid = "a"\nfr = { nom = "A" }\n', "unknown key 'nom'", id="key"),
        pytest.param('[[body]]\nid = "a"\nfr = { name = 3 }\n', "name is 3", id="type"),
        pytest.param('[[body]]\nid = "a"\nfr = "A"\n', "is no table", id="no table"),
        pytest.param('[[body]]\nid = "a"\nfr = { name = "A" }\n' * 2, "two [[body]]", id="duplicate"),
        pytest.param("[[body]\n", "line 1", id="broken TOML"),
    ],
)
def test_a_glossary_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, toml: str, words: str) -> None:
    path = write(tmp_path, glossary__toml=toml) / "glossary.toml"
    with pytest.raises(CorpusError) as caught:
        Glossary.load(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
