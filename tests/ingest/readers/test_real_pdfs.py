"""The real files: three resolutions of the United Nations and two scans; collected only where they are at hand."""

from __future__ import annotations

import hashlib
import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from ingest import corpus, passages, sentences
from ingest.boxes import boxes
from ingest.manifest import Entry
from ingest.readers import ocr
from ingest.records import BlockKind, Document
from tests.ingest.readers.files import REAL

# Thirty quotes, looked at on the pages: their hash, page, printed label, and the boxes of their lines in points.
QUOTES = json.loads(Path(__file__).with_name("quotes.json").read_text("utf-8"))
RESOLUTIONS = ("un_a_res_73_3.en.pdf", "un_a_res_73_6.en.pdf", "un_a_res_73_7.en.pdf")
SCANS = {
    "un_1947_letter_scan.en.pdf": ("Pakistan", "Argentina"),
    "un_1991_briefing_scan.en.pdf": ("Mogadishu", "Yeltsin"),
}


@cache
def read(name: str) -> Document:
    return corpus.document(REAL, Entry("d", name))


@cache
def units(name: str) -> dict[str, tuple[int, int]]:
    document = read(name)
    return {
        hashlib.sha256(document.text[unit.start : unit.end].encode()).hexdigest(): (unit.start, unit.end)
        for unit in reversed(sentences.of(document))
    }


@pytest.mark.parametrize("quote", QUOTES, ids=[f"{each['file'][9:13]}-{each['sha256'][:8]}" for each in QUOTES])
def test_a_quote_stands_on_its_page_in_its_boxes(quote: dict[str, object]) -> None:
    name, digest = str(quote["file"]), str(quote["sha256"])
    start, end = units(name)[digest]
    page = read(name).page_at(start)
    assert page is not None
    assert (page.number, page.label) == (quote["page"], quote["label"])
    found = [[box[0], *(round(edge) for edge in box[1:])] for box in boxes(read(name), start, end)]
    assert found == quote["boxes"]


@pytest.mark.parametrize("name", RESOLUTIONS)
def test_no_running_head_is_in_a_passage(name: str) -> None:
    document = read(name)
    symbol, title = document.metadata.symbol, document.metadata.title
    assert symbol is not None and symbol.startswith("A/RES/73/")
    assert title.startswith(f"{symbol.removeprefix('A/RES/')}. ")
    for passage in passages.passages(document):
        if passage.start > document.text.index(title) + len(title):
            assert symbol not in passage.text
            assert f"{passage.page}/" not in passage.text.split("\n")[0][:5]


@pytest.mark.parametrize("name", RESOLUTIONS)
def test_headings_numbered_paragraphs_and_notes_are_found(name: str) -> None:
    document = read(name)
    headings = [document.text[each.start : each.end] for each in document.blocks if each.kind is BlockKind.HEADING]
    assert document.metadata.title in headings
    labels = [each.label for each in document.blocks if each.kind is BlockKind.ITEM]
    assert labels == [f"{number}." for number in range(1, len(labels) + 1)]
    assert len(labels) >= 14
    assert document.metadata.date in ("2018-10-10", "2018-10-26", "2018-10-29")


if shutil.which("tesseract") and "eng" in ocr.languages():

    @pytest.mark.parametrize("name", SCANS)
    def test_a_scan_is_recognised_with_its_confidence(name: str) -> None:
        document = read(name)
        assert all(page.ocr is not None and page.ocr > 80 for page in document.pages)
        assert all(word in document.text for word in SCANS[name])
        start = document.text.index(SCANS[name][0])
        assert boxes(document, start, start + 5)
