"""JSON Lines: one document a line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from ingest import corpus
from ingest.findings import Unreadable
from ingest.records import BlockKind, Document

ROWS = [
    {"id": "A#1", "title": "Ports Act", "lang": "en", "heading": "Short title", "text": "1 This Act is the Ports Act."},
    {"id": "A#2", "titre": "Loi", "language": "fr", "text": "La loi est adoptée.\nElle lie l’État."},
    {"text": "No id of its own, in the language of the line."},
]


def lines(rows: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def test_each_line_is_a_document_with_its_own_id_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "laws.jsonl").write_bytes(lines(ROWS))
    first, second, third = (each for each in corpus.documents(tmp_path) if isinstance(each, Document))
    assert (first.id, first.metadata.title, first.metadata.language) == ("A#1", "Ports Act", "en")
    assert first.text == "Short title\n\n1 This Act is the Ports Act."
    assert first.blocks[0].kind is BlockKind.HEADING and first.sections[0].title == "Short title"
    assert (second.id, second.metadata.title, second.metadata.language) == ("A#2", "Loi", "fr")
    assert (third.id, third.metadata.language) == ("laws-3", "en")
    assert len({first.sha256, second.sha256, third.sha256}) == 3


def test_a_gzipped_file_gives_the_same_documents(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "packed").mkdir()
    (tmp_path / "plain" / "laws.jsonl").write_bytes(lines(ROWS))
    (tmp_path / "packed" / "laws.jsonl").write_bytes(gzip.compress(lines(ROWS)))
    assert list(corpus.documents(tmp_path / "plain")) == list(corpus.documents(tmp_path / "packed"))


def test_a_line_that_cannot_be_used_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = lines(ROWS[:1]) + b'{"id": 3}\n[1]\n{"text": "a\n\n' + lines(ROWS[1:2])
    (tmp_path / "laws.jsonl").write_bytes(data)
    found = list(corpus.documents(tmp_path))
    assert [type(each) for each in found] == [Document, Unreadable, Unreadable, Unreadable, Document]
    messages = [str(each.error) for each in found if isinstance(each, Unreadable)]
    assert messages[0] == 'laws.jsonl: line 2: no text; give each document a "text"'
    assert messages[1] == "laws.jsonl: line 3: expected an object {…}; write one document a line"
    assert messages[2].startswith("laws.jsonl: line 4: no valid JSON in UTF-8 (")


def test_a_gzip_file_that_breaks_off_gives_what_it_holds_and_a_message(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"Text {number} of {number * 7919}."} for number in range(4000)]
    (tmp_path / "laws.jsonl.gz").write_bytes(gzip.compress(lines(rows))[:-2000])
    *_, last = corpus.documents(tmp_path)
    assert isinstance(last, Unreadable)
    assert "laws.jsonl.gz: expected a whole gzip file, found a damaged or truncated one" in str(last.error)


def test_the_same_id_in_another_language_is_a_translation(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_bytes(lines([{"id": "A#1", "lang": "en", "text": "The ports are open to all."}]))
    (tmp_path / "fr.jsonl").write_bytes(lines([{"id": "A#1", "lang": "fr", "text": "Les ports sont ouverts à tous."}]))
    first, second = (each for each in corpus.documents(tmp_path) if isinstance(each, Document))
    assert (first.id, first.metadata.translation_of) == ("A#1", None)
    assert (second.id, second.metadata.translation_of) == ("A#1.fr", "A#1")


def test_documents_to_expect_are_counted_without_reading_them(tmp_path: Path) -> None:
    lines = "".join(f'{{"id": "{n}", "text": "Rule {n}"}}\n' for n in range(7))
    (tmp_path / "plain.jsonl").write_text(lines)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "note.md").write_text("# Note\n\nOne.\n")
    assert corpus.expected(tmp_path) == 15
