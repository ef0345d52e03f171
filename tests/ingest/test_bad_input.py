"""Files that cannot be read: each gets a line that names file, cause and remedy, and the rest goes on."""

from __future__ import annotations

import errno
import io
import os
import time
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ingest import corpus, files, readers
from ingest.errors import DocumentError
from ingest.findings import Copy, Unreadable
from ingest.records import Document
from ingest.workers import Limits, Pool
from tests.ingest.readers.files import raw_pdf, zipped

GOOD = "The conference was created in 1996 in Lima."
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(220):
                part.write(b" " * 1024 * 1024)
    return stream.getvalue()


def lying_bomb() -> bytes:
    """Return a bomb whose directory says that its part is small."""
    data = bytearray(bomb())
    size = (220 * 1024 * 1024).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def with_entities(doctype: str) -> bytes:
    stream = io.BytesIO(word(GOOD))
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, _, rest = data.partition(b"?>")
                data = head + b"?>" + doctype.encode() + rest
            new.writestr(name, data)
    return out.getvalue()


def locked_text() -> bytes:
    manifest = "<m><encryption-data/></m>"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": "x", "META-INF/manifest.xml": manifest})


EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
EXPLODING = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ENCRYPTED_PDF = raw_pdf().replace(
    b"/Root 1 0 R", b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
    b"/O <" + b"00" * 32 + b"> /U <" + b"11" * 32 + b"> >>",
)  # fmt: skip
LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
MAIL = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/css\n\nx\n--b--"

# What each bad file is told after its name stands in `messages.toml`.
MESSAGES = tomllib.loads(Path(__file__).with_name("messages.toml").read_text("utf-8"))

BAD: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
    "truncated PDF": ("a.pdf", lambda: raw_pdf(3)[:120]),
    "truncated Word": ("a.docx", lambda: word(GOOD)[:9000]),
    "encrypted PDF": ("a.pdf", ENCRYPTED_PDF),
    "encrypted Word": ("a.docx", LOCKED_WORD),
    "encrypted OpenDocument": ("a.odt", locked_text),
    "wrong extension": ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "empty": ("a.txt", b""),
    "zero pages": ("a.pdf", lambda: raw_pdf().replace(b"/Kids [4 0 R] /Count 1", b"/Kids [ ] /Count 0")),
    "10,000 pages": ("a.pdf", lambda: raw_pdf(10_000)),
    "NUL bytes": ("a.txt", b"some text\x00 and more text"),
    "invalid UTF-8": ("a.txt", "déjà là été".encode() + b"\xff" + "é".encode()),
    "zip bomb": ("a.docx", bomb),
    "zip bomb that lies": ("a.docx", lying_bomb),
    "external entity": ("a.docx", lambda: with_entities(EXTERNAL)),
    "exploding entity": ("a.docx", lambda: with_entities(EXPLODING)),
    "XML with entities": ("a.xml", f'<?xml version="1.0"?>{EXTERNAL}<x>&a;</x>'.encode()),
    "deep HTML": ("a.html", b"<html><body>" + b"<div>" * 100_000 + b"x"),
    "deep RTF": ("a.rtf", b"{\\rtf1" + b"{" * 100_000),
    "cut RTF": ("a.rtf", b"{\\rtf1 Some words"),
    "no body": ("a.html", b"<html><head><title>x</title></head><body> </body></html>"),
    "page of frames": ("a.html", b'<html><frameset><frame src="menu.html"><frame src="pact.html"></frameset></html>'),
    "mail without a page": ("a.mht", MAIL),
    "archive": ("a.zip", lambda: zipped({"a.txt": GOOD})),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_line_and_the_rest_goes_on(case: str, tmp_path: Path) -> None:
    name, made = BAD[case]
    (tmp_path / name).write_bytes(made if isinstance(made, bytes) else made())
    (tmp_path / "z.txt").write_text(GOOD)
    bad, good = corpus.documents(tmp_path)
    assert isinstance(bad, Unreadable) and isinstance(good, Document)
    line = str(bad.error)
    assert line.startswith(f"{name}: ")
    assert MESSAGES[case] in line
    assert "\n" not in line and ";" in line


def test_every_bad_file_has_its_message() -> None:
    assert MESSAGES.keys() == BAD.keys()


def test_the_documentation_lists_every_bad_file_with_its_message() -> None:
    page = (Path(__file__).parents[2] / "docs" / "documents.md").read_text("utf-8")
    for case, message in MESSAGES.items():
        assert f"| {case} | {message} |" in page
    limits = Limits()
    for message in (
        f"500000000 bytes, at most {limits.size} can be read; split the file",
        f"reading took more than {limits.seconds:g} seconds;",
        f"reading took more than {limits.memory} bytes of memory; split the file",
    ):
        assert message in page


def test_a_file_of_500_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(500_000_000)
    began = time.monotonic()
    [bad] = corpus.documents(tmp_path)
    assert isinstance(bad, Unreadable)
    assert str(bad.error) == "a.txt: 500000000 bytes, at most 67108864 can be read; split the file"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_text_in_another_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    text = "L’été à Genève, où 12 États ont signé l’accord."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    [found] = corpus.documents(tmp_path)
    assert isinstance(found, Document) and found.text == text


def test_a_file_that_is_named_as_another_format_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(word(GOOD))
    [found] = corpus.documents(tmp_path)
    assert isinstance(found, Document) and found.text == GOOD
    assert found.warnings == ("a.pdf: named .pdf but holds docx, and is read as that; rename it to .docx",)


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    [bad] = corpus.documents(tmp_path)
    assert isinstance(bad, Unreadable)
    assert str(bad.error).startswith("a.txt: ") and "link" in str(bad.error)


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(GOOD)
    bad, good = corpus.documents(tmp_path)
    assert isinstance(bad, Unreadable) and isinstance(good, Document)
    assert str(bad.error) == "a.txt: expected a file, found a pipe, socket or device; remove it"
    assert corpus.fingerprint(tmp_path)["a.txt"] == ""


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(GOOD)

    def refuse(path: Path, *arguments: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "open", refuse)
    [bad] = corpus.documents(tmp_path, _no_glossary())
    assert isinstance(bad, Unreadable)
    assert str(bad.error) == "a.txt: cannot be read (Permission denied); check the file and its permissions"


def _no_glossary() -> corpus.Glossary:
    return corpus.Glossary(())


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    real, calls = os.fstat, []

    def late(handle: int) -> os.stat_result:
        result = real(handle)
        calls.append(handle)
        if len(calls) == 2:
            path.write_text(GOOD * 2)
        return result

    monkeypatch.setattr(files.os, "fstat", late)
    [bad] = corpus.documents(tmp_path, _no_glossary())
    assert isinstance(bad, Unreadable)
    assert str(bad.error) == "a.txt: changed while it was read; build again when nothing writes to it"


def test_a_file_that_grows_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    real = Path.open

    class Growing(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes | None:
            data = super().read(size)
            with real(path, "a") as file:
                file.write(" More.")
            return data

    monkeypatch.setattr(Path, "open", lambda self, mode: Growing(self) if self == path else real(self, mode))
    [bad] = corpus.documents(tmp_path, _no_glossary())
    assert isinstance(bad, Unreadable)
    assert str(bad.error) == "a.txt: changed while it was read; build again when nothing writes to it"


def test_json_lines_that_grow_while_they_are_read_give_whole_lines_and_name_the_half_one(tmp_path: Path) -> None:
    path, line = tmp_path / "a.jsonl", '{"id": "%d", "text": "The council met in %d."}\n'
    path.write_text("".join(line % (year, year) for year in range(1000, 2000)))
    found = corpus.documents(tmp_path, _no_glossary())
    first = next(found)
    with path.open("a") as file:
        file.write(line % (2000, 2000) + '{"id": "2001", "te')
    *others, last = found
    assert all(isinstance(each, Document) for each in (first, *others)) and len(others) == 1000
    assert isinstance(last, Unreadable) and str(last.error).startswith("a.jsonl: line 1002: ")


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD + " Again.")
    entries = corpus.listing(tmp_path)
    (tmp_path / "a.txt").unlink()
    bad, good = corpus.documents(tmp_path, entries=entries)
    assert isinstance(bad, Unreadable) and isinstance(good, Document)
    assert str(bad.error) == "a.txt: expected a file, found none or a broken link; restore or remove it"


@pytest.mark.parametrize("name", ["two\nlines.txt", "été 🌍.txt", "\u202eright-to-left.txt", "tab\there.txt"])
def test_any_name_is_read_and_shown_on_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(GOOD)
    [found] = corpus.documents(tmp_path)
    assert isinstance(found, Document) and found.file == name
    (tmp_path / name).write_bytes(b"\x00\x01")
    [bad] = corpus.documents(tmp_path)
    assert isinstance(bad, Unreadable)
    assert str(bad.error).isprintable()


def test_two_files_that_differ_only_in_case_are_both_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text(GOOD)
    (tmp_path / "a.txt").write_text(GOOD + " Again.")
    if len(list(tmp_path.iterdir())) == 2:
        first, second = (each for each in corpus.documents(tmp_path) if isinstance(each, Document))
        assert (first.id, second.id) == ("a", "a-2")
        assert first.warnings == ()
        assert second.warnings[0].startswith("a.txt: differs from A.txt in upper and lower case alone")


def test_identical_files_are_read_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(GOOD if name != "b.txt" else GOOD.upper())
    found = list(corpus.documents(tmp_path))
    assert [type(each) for each in found] == [Document, Document, Copy]
    assert isinstance(found[2], Copy)
    assert found[2].note == "c.txt: the same bytes as a.txt; indexed once, one of them can go"


def test_a_reader_that_takes_too_long_is_killed_and_the_next_one_works() -> None:
    with Pool(Limits(seconds=1.0), count=1) as pool:
        began = time.monotonic()
        with pytest.raises(DocumentError, match="reading took more than 1 seconds; split the file"):
            pool.submit(time.sleep, 60).result()
        assert time.monotonic() - began < 10
        assert pool.submit(len, "four").result() == 4


def test_a_reader_that_takes_too_much_memory_is_told() -> None:
    with Pool(Limits(memory=400_000_000), count=1) as pool:
        with pytest.raises(DocumentError, match="more than 400000000 bytes of memory; split the file"):
            pool.submit(bytearray, 2_000_000_000).result()
        assert pool.submit(len, "four").result() == 4


def test_a_reader_that_breaks_down_is_told() -> None:
    with Pool(count=1) as pool:
        with pytest.raises(DocumentError, match=r"the reader broke down on it \(status 9\)"):
            pool.submit(os._exit, 9).result()
        with pytest.raises(DocumentError, match=r"the reader broke down on it \(ZeroDivisionError"):
            pool.submit(divmod, 1, 0).result()
        assert pool.submit(len, "four").result() == 4


def test_the_formats_that_libraries_read_are_isolated() -> None:
    assert {each.name for each in readers.formats() if each.isolated} == {
        "pdf",
        "odt",
        "docx",
        "doc",
        "rtf",
        "html",
        "mhtml",
    }
