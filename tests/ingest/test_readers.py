"""Encodings, and files that are no text."""

from __future__ import annotations

import pytest

from ingest import readers
from ingest.errors import DocumentError
from ingest.records import BlockKind

TEXT = "L’été à São Paulo : 12 États d’Amérique, dont l’Équateur.\nFin.\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16 with mark"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16 without mark"),
        pytest.param(TEXT.encode("utf-16-be"), id="utf-16 big-endian without mark"),
        pytest.param(TEXT.encode("cp1252"), id="cp1252"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="windows line ends"),
        pytest.param(TEXT.replace("é", "e\u0301").encode(), id="decomposed accents"),
    ],
)
def test_any_encoding_gives_the_same_canonical_text(data: bytes) -> None:
    assert readers.read(data).text == TEXT


def test_latin_1_is_read() -> None:
    text = "Les États de la région se sont réunis à Genève, où ils ont signé l'accord créé en février."
    assert readers.read(text.encode("latin-1")).text == text


def test_spaces_tabs_and_no_break_spaces_stay() -> None:
    text = " a\u00a0b\tc  \n\n\td \n"
    assert readers.read(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t", "empty", id="white space"),
        pytest.param(b"some text\x00 and more text", "NUL byte at 9", id="nul"),
        pytest.param("déjà là été".encode() + b"\xff" + "é".encode(), "invalid byte 0xff", id="broken utf-8"),
        pytest.param(b"\xff\xfea\x00b", "invalid byte", id="cut utf-16"),
        pytest.param(b"%PDF-1.7\nabc", "PDF", id="pdf"),
        pytest.param(b"\x01\x02\x03\x04 text", "control characters", id="control characters"),
        pytest.param(b"---\ntitle: A\n---\n", "no text", id="front matter only"),
        pytest.param(b"+++\ntitle = \n+++\n# A\n", "front matter is not valid TOML", id="bad front matter"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        readers.read(data)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_format_is_told_by_content() -> None:
    assert readers.read(b"# Title\n\nText.\n").format == "markdown"
    assert readers.read(b"Title #1\n\n- item\n- item\n").format == "text"


def test_nested_lists_keep_depth_numbers_and_leads() -> None:
    extract = readers.read(b"# A\n\nAims:\n\n1. first:\n   - deep\n2. second\n")
    items = [(extract.text[b.start : b.end], b.level, b.label) for b in extract.blocks[2:]]
    assert items == [("1. first:", 1, "1."), ("deep", 2, ""), ("2. second", 1, "2.")]
    assert [b.lead and b.lead.of(extract.text) for b in extract.blocks[2:]] == ["Aims:", "1. first:", "Aims:"]


def test_html_in_markdown_keeps_its_cells_apart_and_its_signs_resolved() -> None:
    page = "# Act\n\n<table><tr><td>Peru &amp; Chile</td><td>19<b>96</b></td></tr></table>\n"
    assert readers.read(page.encode()).text == "Act\n\nPeru & Chile 1996"


def _heads(source: str) -> list[str]:
    extract = readers.read(source.encode())
    return [extract.text[b.start : b.start + b.head] for b in extract.blocks if b.kind is BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    "opening", ["**Members.**", "**Members**.", "**5.2 Members.**", "**Article 3. Members.**", "**Members:**"]
)
def test_bold_words_that_open_a_paragraph_are_its_title_and_stay_in_it(opening: str) -> None:
    source = f"# Reed League\n\n## 1. League\n\n{opening} Three States sit on it.\n\n## 2. Fund\n\nText.\n"
    title = opening.replace("*", "")
    assert _heads(source) == [title, ""]
    assert f"\n\n{title} Three States sit on it.\n\n" in readers.read(source.encode()).text


@pytest.mark.parametrize(
    "paragraph",
    [
        "**Members.**",
        "**Artículo 3.** Three States sit on it.",
        "**3.1.** Three States sit on it.",
        "**Who may join?** Any State.",
        "**The League was founded in 2004. It is small.** So it is.",
        "The **Reed League.** It is small.",
    ],
)
def test_other_bold_words_are_no_title(paragraph: str) -> None:
    assert _heads(f"# Reed League\n\n{paragraph}\n") == [""]


def test_a_title_in_a_paragraph_keeps_its_length_where_letters_are_composed() -> None:
    assert _heads("# Liga\n\n**Composicio&#x301;n.** Tres Estados.\n") == ["Composición."]


def test_a_table_without_names_of_columns_has_its_first_row_among_the_others() -> None:
    extract = readers.read(b"# Reed League\n\n| | |\n|---|---|\n| Seat | Lima |\n| Staff | 9 |\n")
    rows = [block for block in extract.blocks if block.kind is BlockKind.ROW]
    assert [block.header and block.header.of(extract.text) for block in rows] == ["Seat | Lima", "Seat | Lima"]
