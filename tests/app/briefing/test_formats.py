"""Markdown, HTML, DOCX and PDF: opened again and read."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from markdown_it import MarkdownIt

from app.assistant import Assistant
from app.briefing.delivery import FORMATS, render
from app.briefing.records import Briefing, Picture, Table
from ingest.records import LANGUAGES

from .conftest import HOSTILE

GOLDEN = Path(__file__).with_name("golden")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Page(HTMLParser):
    """Words, ids, links and tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.loads: list[str] = []
        self._skipped = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [str(given["id"])] if "id" in given else []
        self.links += [str(given["href"])] if tag == "a" else []
        self.loads += [str(given[name]) for name in ("src", "srcset", "data") if name in given]
        self._skipped += tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)


def _markdown_text(data: bytes) -> str:
    page = _Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(data.decode()))
    return " ".join("".join(page.words).split())


def _html_text(data: bytes) -> str:
    return " ".join("".join(_Page(data.decode()).words).split())


def _docx_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    paragraphs = ["".join(node.text or "" for node in p.iter(f"{WORD}t")) for p in document.element.iter(f"{WORD}p")]
    return " ".join(" ".join(paragraphs).split())


def _pdf_text(data: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


READERS: dict[str, Callable[[bytes], str]] = {
    "md": _markdown_text,
    "html": _html_text,
    "docx": _docx_text,
    "pdf": _pdf_text,
}


def _bare(text: str) -> str:
    """Return letters and figures only: PDF text has line ends and hyphens where the page has them."""
    return re.sub(r"[\W_]+", "", text)


@pytest.fixture(scope="session")
def hostile(reef: Assistant) -> Briefing:
    """The briefing on a body whose sentences are full of markup."""
    return reef.brief(["REEF"])


# --- all formats ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_briefing_gives_the_same_bytes(note: Assistant, format: str) -> None:
    assert render(note.brief(["CSM"]), format) == render(note.brief(["CSM"]), format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_is_in_every_format_to_the_letter(note: Assistant, format: str, language: str) -> None:
    briefing = note.brief(["GCM"], language=language)
    text = READERS[format](render(briefing, format))
    if format == "pdf":
        text = _bare(text)
    for citation in briefing.citations:
        quote = " ".join(citation.quote.split())
        assert (_bare(quote) if format == "pdf" else quote) in text


@pytest.mark.parametrize("format", FORMATS)
def test_words_of_a_document_are_never_markup(hostile: Briefing, format: str) -> None:
    text = READERS[format](render(hostile, format))
    assert (_bare(HOSTILE) in _bare(text)) if format == "pdf" else (HOSTILE in text)


@pytest.mark.parametrize("format", FORMATS)
def test_several_bodies_and_the_overview_are_rendered(note: Assistant, format: str) -> None:
    composer = note.composer
    for briefing in (
        note.brief(["CRM", "CMC"], language="pt"),
        composer.overview(composer.wanted(note.knowledge.described)),
    ):
        assert len(READERS[format](render(briefing, format))) > 2000


# --- Markdown -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("body", "language"), [("REEF", "en"), ("TIDE", "fr"), ("STORM", "es")])
def test_markdown_is_as_the_golden_file_has_it(reef: Assistant, body: str, language: str) -> None:
    """Set GOVQA_GOLDEN=write to write the files anew, then read what has changed."""
    made = render(reef.brief([body], language=language), "md")
    golden = GOLDEN / f"{body.lower()}.{language}.md"
    if os.environ.get("GOVQA_GOLDEN") == "write":
        golden.write_bytes(made)
    assert made == golden.read_bytes()


# --- HTML -----------------------------------------------------------------------------------------------------------


def test_the_page_is_whole_by_itself_and_its_links_lead_somewhere(crm: Briefing) -> None:
    page = _Page(render(crm, "html").decode())
    assert page.loads == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert f"#c{len(crm.citations)}" in page.links
    assert page.tags.count("svg") == sum(isinstance(b, Picture) for s in crm.sections for b in s.blocks)


# --- DOCX -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def word(crm: Briefing) -> Any:
    """The DOCX of one body, opened again."""
    return docx.Document(io.BytesIO(render(crm, "docx")))


def test_headings_are_of_the_heading_styles(crm: Briefing, word: Any) -> None:
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert found == [(f"Heading {part.level}", part.title) for part in crm.sections]


def test_tables_have_header_rows_and_words_for_who_does_not_see_them(crm: Briefing, word: Any) -> None:
    tables = [block for part in crm.sections for block in part.blocks if isinstance(block, Table)]
    assert len(word.tables) == len(tables)
    for made, meant in zip(word.tables, tables, strict=True):
        assert len(made.rows) == len(meant.rows) + 1
        assert made._tbl.tr_lst[0].trPr.find(f"{WORD}tblHeader") is not None
        assert made._tbl.tblPr.find(f"{WORD}tblCaption").get(f"{WORD}val") == meant.caption


def test_there_is_a_table_of_contents_and_every_link_has_its_bookmark(crm: Briefing, word: Any) -> None:
    body = word.element.body
    fields = [node.text or "" for node in body.iter(f"{WORD}instrText")]
    marks = [node.get(f"{WORD}name") for node in body.iter(f"{WORD}bookmarkStart")]
    links = {node.get(f"{WORD}anchor") for node in body.iter(f"{WORD}hyperlink")}
    assert any("TOC" in field for field in fields)
    assert len(set(marks)) == len(marks)
    assert links <= set(marks)
    assert f"c{len(crm.citations)}" in links


def test_the_picture_has_alt_text_and_the_file_no_date_of_today(crm: Briefing, word: Any) -> None:
    picture = next(b for part in crm.sections for b in part.blocks if isinstance(b, Picture))
    assert word.inline_shapes[0]._inline.docPr.get("descr") == picture.alt
    assert word.core_properties.created.year == 2000
    assert word.core_properties.language == "fr"
    with zipfile.ZipFile(io.BytesIO(render(crm, "docx"))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


# --- PDF ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def paper(crm: Briefing) -> pypdfium2.PdfDocument:
    """The PDF of one body, opened again."""
    return pypdfium2.PdfDocument(render(crm, "pdf"))


def test_the_pdf_is_tagged_and_has_a_title(crm: Briefing, paper: pypdfium2.PdfDocument) -> None:
    assert pdfium.FPDFCatalog_IsTagged(paper.raw)
    assert paper.get_metadata_dict()["Title"] == crm.title
    assert b"pdfuaid" in render(crm, "pdf")


def test_the_pdf_has_a_bookmark_for_every_heading(crm: Briefing, paper: pypdfium2.PdfDocument) -> None:
    marks = [mark.get_title() for mark in paper.get_toc()]
    assert [mark for mark in marks if mark != "Sommaire"] == [part.title for part in crm.sections]


def test_all_fonts_are_embedded(paper: pypdfium2.PdfDocument) -> None:
    fonts = set()
    for page in paper:
        for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
            fonts.add(bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(each.raw))))
    assert fonts == {True}


def test_pages_are_filled_within_their_margins(paper: pypdfium2.PdfDocument) -> None:
    for page in paper:
        grey = page.render(scale=0.5).to_pil().convert("L")
        ink = grey.point(lambda value: 255 if value < 200 else 0).getbbox()
        assert ink is not None
        assert ink[0] >= 0.09 * grey.width
        assert ink[2] <= 0.91 * grey.width
        assert ink[3] <= 0.97 * grey.height
