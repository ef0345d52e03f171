"""Pages that are turned, cropped, scanned, or set in types that do not tell their letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest import readers
from ingest.boxes import boxes
from ingest.errors import DocumentError
from ingest.language import familiarity
from ingest.readers import ocr
from ingest.readers.lines import Line
from ingest.records import Document, Metadata
from tests.ingest.readers.files import raw_pdf

WORDS = "The council of ministers meets each year in Lima and adopts a plan"
# The same with letters that a recogniser took for others.
MISREAD = "Tbc couucil 0f mlnistcrs rneets eacb ycar 1n Lirna cnd cdopts c plcn"
PICTURE = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID ff> EI Q\n"


def as_document(data: bytes) -> Document:
    extract = readers.read(data)
    return Document("d", "d.pdf", "", Metadata("T", "en"), extract.text, extract.blocks, (), extract.pages)


def recognised(*words: str, turn: int = 0) -> Callable[..., ocr.Recognised]:
    lines = []
    for number, each in enumerate(words):
        base, edges = 100.0 + 20 * number, [50.0 + 4 * at for at in range(len(each) + 1)]
        lines.append(Line(1, each, edges, base - 10, base, base, 10.0, group=number))
    return lambda picture, number: ocr.Recognised(lines, 88.0, turn)


@pytest.mark.parametrize(
    ("matrix", "box"),
    [
        # Times at 12 points: «Hello» is 27 wide; its letters reach from 3 under the baseline to 9 above.
        pytest.param("0 1 -1 0 100 50", (89, 523, 103, 550), id="up the page"),
        pytest.param("0 -1 1 0 100 550", (97, 50, 111, 77), id="down the page"),
        pytest.param("-1 0 0 -1 300 500", (273, 97, 300, 111), id="upside down"),
    ],
)
def test_a_page_whose_text_lies_on_its_side_is_read_and_its_boxes_lie_as_well(
    matrix: str, box: tuple[int, ...]
) -> None:
    document = as_document(raw_pdf(body="1 2 Hello there world").replace(b"1 2 Td", f"{matrix} Tm".encode()))
    assert document.text == "Hello there world"
    [found] = boxes(document, 0, 5)
    assert found[1:] == pytest.approx(box, abs=2.5)


def test_what_is_cropped_away_is_no_text_and_boxes_count_from_what_is_shown() -> None:
    data = raw_pdf(body="100 500 Hello there\n100 580 Proof 3\n5 300 x").replace(
        b"/Parent", b"/CropBox [50 100 350 550] /Parent"
    )
    document = as_document(data)
    assert document.text == "Hello there"
    [(_, left, top, _, bottom)] = boxes(document, 0, 5)
    assert left == pytest.approx(50, abs=0.5) and top < 50 < bottom


def test_a_crop_box_larger_than_the_sheet_shows_the_sheet() -> None:
    data = raw_pdf(body="100 500 Hello there").replace(b"/Parent", b"/CropBox [-300 -300 900 900] /Parent")
    [(_, left, top, _, bottom)] = boxes(as_document(data), 0, 5)
    assert left == pytest.approx(100, abs=0.5) and top < 100 < bottom


def scan(words: str, mode: int = 3) -> bytes:
    """Return a page that is a picture with words on it, by default ones that are not shown."""
    data = raw_pdf(body=f"8 400 {words}")
    before = data[data.index(b"stream\n") + 7 : data.index(b"endstream")]
    after = PICTURE.encode() + before.replace(b"BT", b"BT %d Tr" % mode)
    return data.replace(before, after).replace(b"/Length %d" % len(before), b"/Length %d" % len(after))


def test_the_words_that_a_scanner_laid_under_its_picture_are_read_as_recognised() -> None:
    extract = readers.read(scan(WORDS))
    assert extract.text == WORDS
    assert [page.ocr for page in extract.pages] == [round(100 * (familiarity(WORDS) or 0), 1)]


@pytest.mark.parametrize("made", [True, False], ids=["Tesseract", "none"])
def test_words_that_a_scanner_read_badly_are_recognised_anew_where_that_reads_better(
    made: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "recognise", recognised(WORDS) if made else lambda picture, number: None)
    extract = readers.read(scan(MISREAD))
    assert extract.text == (WORDS if made else MISREAD)
    assert extract.pages[0].ocr == (88.0 if made else round(100 * (familiarity(MISREAD) or 0), 1))
    assert extract.warnings == ()


def test_a_scan_with_a_stamp_is_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    stamped = scan("Received 3 May 2020", mode=0)
    monkeypatch.setattr(ocr, "recognise", recognised(WORDS))
    assert readers.read(stamped).text == WORDS
    monkeypatch.setattr(ocr, "recognise", lambda picture, number: None)
    extract = readers.read(stamped)
    assert extract.text == "Received 3 May 2020"
    assert extract.warnings[0].startswith("no text on page 1, a picture; ")


def test_words_that_are_not_shown_among_those_that_are_stand_for_no_reader() -> None:
    data = raw_pdf(body="40 400 The council meets in Lima\n40 300 keyword").replace(
        b"BT /F1 12 Tf 40 300", b"BT 3 Tr /F1 12 Tf 40 300"
    )
    extract = readers.read(data)
    assert (extract.text, extract.pages[0].ocr) == ("The council meets in Lima", None)


GARBLED = WORDS.translate({code: code + 3 for code in range(97, 120)})


def test_letters_that_stand_for_others_are_no_text_but_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recognise", recognised(WORDS))
    assert readers.read(raw_pdf(body=f"8 400 {GARBLED}")).text == WORDS
    monkeypatch.setattr(ocr, "recognise", lambda picture, number: None)
    with pytest.raises(DocumentError, match="unreadable: the types of its 1 pages do not tell their letters; "):
        readers.read(raw_pdf(body=f"8 400 {GARBLED}"))


def test_texts_in_other_languages_and_letters_are_no_garbled_ones() -> None:
    assert (
        familiarity("Die Konferenz der Minister der Anrainerstaaten tritt jedes Jahr im März zusammen. " * 2) or 0
    ) > 0.5
    assert familiarity("Конференция министров собирается каждый год в марте под председательством. " * 2) is None
    assert (familiarity(WORDS) or 0) > 0.85 > (familiarity(MISREAD) or 1) > 0.3 > (familiarity(GARBLED) or 1)


HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def table(*rows: tuple[int, int, int, int, str], height: int = 40) -> str:
    """Return Tesseract's table of words given by line, left, top and width, in points of its picture."""
    made = [
        f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t90\t{word}" for line, left, top, width, word in rows
    ]
    return "\n".join((HEAD, *made))


def test_a_page_that_lies_askew_is_read_by_its_own_lines_and_has_boxes_of_words() -> None:
    # Two paragraphs of lines that fall by one in twenty; 300 points of the picture are 72 of print.
    rows = [
        (line, 200 + 400 * word, 300 + 60 * line + 60 * (line > 2) + 20 * word, 300, f"word{line}{word}")
        for line in range(1, 5) for word in range(5)
    ]  # fmt: skip
    made = ocr.from_table(table(*rows), 1)
    assert [line.group for line in made.lines] == [0, 0, 1, 1]
    assert {round(line.slope, 3) for line in made.lines} == {0.05}


def test_a_page_on_its_side_is_turned_before_it_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    asked = []

    def answer(picture: ocr.Picture, *options: str) -> str:
        asked.append((picture.image.size, options[-1]))
        if options[-1] == "osd":
            return "Orientation in degrees: 90\nRotate: 270\n"
        return table((1, 100, 100, 300, "council")) if picture.image.size == (400, 200) else HEAD

    monkeypatch.setattr(ocr, "_tesseract", answer)
    made = ocr.recognise(ocr.Picture(Image.new("L", (200, 400), 255), 300 / 72), 1)
    assert made is not None and (made.turn, made.lines[0].text) == (270, "council")
    assert asked == [((200, 400), "tsv"), ((200, 400), "osd"), ((400, 200), "tsv")]


def test_boxes_on_a_scan_that_was_turned_lie_where_the_words_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recognise", recognised("Hello", turn=270))
    document = as_document(scan("x"))
    # Turned by 270 degrees, the page of 400 by 600 is 600 wide: what is right of its left edge there stands under the
    # upper edge here, and what is under its upper edge there left of the right edge here.
    assert boxes(document, 0, 5) == [(1, 300.0, 50.0, 310.0, 70.0)]


def test_a_damaged_page_is_left_out_and_told_and_the_others_read() -> None:
    whole = raw_pdf(3, body="100 500 Hello there")
    cut = whole.replace(b"5 0 obj\n<< /Type /Page /", b"5 0 obj\n<< /Type /Pagx /", 1)
    extract = readers.read(cut)
    assert [page.number for page in extract.pages] == [1, 3]
    assert extract.warnings == ("page 2 damaged and left out; get the file again",)
