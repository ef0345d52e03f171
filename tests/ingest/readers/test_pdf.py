"""PDF: reading order, words, notes, tables, page labels and boxes, in files printed for the purpose."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from ingest import readers
from ingest.boxes import PlacedLine, boxes, pack, unpack
from ingest.readers import ocr
from ingest.readers.lines import Line
from ingest.records import BlockKind, Document, Metadata
from tests.ingest.readers.files import of_kind, raw_pdf

Print = Callable[[str], bytes]

COLUMNS = r"""
#set page(width: 420pt, height: 595pt, margin: 60pt, columns: 2, numbering: "i",
  header: [Report of the Committee #h(1fr) Doc. 4/2020])
#set text(size: 9pt, lang: "en", hyphenate: true)
#set par(justify: true)
#place(top, scope: "parent", float: true)[#text(16pt, weight: "bold")[Regional Conference on Water]]
= First part
The conference was established in 1998 by the ministers of the riparian countries. Its objective is the efficient
administration of international watercourses and the coordination of flood warnings across the region.
#footnote[See the founding declaration.] Every government nominates a representative.

It meets each year and publishes its recommendations in the official languages of the participating administrations,
notwithstanding the difficulties of harmonization. #lorem(120)

= Second part
#lorem(160)

#lorem(80)
"""


def as_document(data: bytes) -> Document:
    extract = readers.read(data)
    metadata = Metadata("T", "en")
    return Document("d", "d.pdf", "", metadata, extract.text, extract.blocks, (), extract.pages)


def test_columns_are_read_one_after_the_other(printed: Print) -> None:
    extract = readers.read(printed(COLUMNS))
    text = extract.text
    assert of_kind(extract, BlockKind.HEADING) == ["Regional Conference on Water", "First part", "Second part"]
    places = [text.index(words) for words in ("established in 1998", "difficulties of harmonization", "Second part")]
    assert places == sorted(places)


def test_broken_words_are_joined_and_ligatures_resolved(printed: Print) -> None:
    text = readers.read(printed(COLUMNS)).text
    sentence = "Its objective is the efficient administration of international watercourses and the coordination of"
    assert sentence in text
    assert "- " not in text.replace(" - ", "")


def test_heads_and_page_numbers_are_no_text_and_give_labels(printed: Print) -> None:
    extract = readers.read(printed(COLUMNS))
    assert "Report of the Committee" not in extract.text
    assert "Doc. 4/2020" not in extract.text
    assert sorted({(page.number, page.label) for page in extract.pages}) == [(1, "i"), (2, "ii")]


def test_a_note_stands_after_the_paragraph_that_runs_on_and_keeps_its_page(printed: Print) -> None:
    extract = readers.read(printed(COLUMNS))
    [note] = [block for block in extract.blocks if block.kind is BlockKind.FOOTNOTE]
    assert (note.label, extract.text[note.start : note.end]) == ("¹", "¹ See the founding declaration.")
    assert "across the region.¹ Every government" in extract.text
    [page] = [page for page in extract.pages if page.start <= note.start < page.end]
    assert page.number == 1
    covered = [(page.start, page.end) for page in extract.pages]
    assert covered[0][0] == 0 and covered[-1][1] == len(extract.text)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(covered))


TABLE = r"""
#set page(width: 420pt, height: 595pt, margin: 60pt)
#set text(size: 9pt)
= Members
#table(columns: (auto, auto, 1fr), table.header([Country], [Year], [Representative]),
  [Peru], [1998], [Ministry of Foreign Affairs and of the administration of international water, of the coast, and of
  other things that need a second line and a third one here], [Chile], [1999], [Ministry of Water],
  [Brazil], [2001], [Agency])
After the table.
"""


def test_a_table_is_rows_under_their_header(printed: Print) -> None:
    extract = readers.read(printed(TABLE))
    rows = [block for block in extract.blocks if block.kind is BlockKind.ROW]
    cells = [extract.text[row.start : row.end].split(" | ") for row in rows]
    assert [row[:2] for row in cells] == [["Country", "Year"], ["Peru", "1998"], ["Chile", "1999"], ["Brazil", "2001"]]
    assert cells[1][2].endswith("a second line and a third one here")
    assert [row.header and row.header.of(extract.text) for row in rows[1:]] == ["Country | Year | Representative"] * 3


def test_boxes_are_where_the_words_are() -> None:
    document = as_document(raw_pdf(body="100 500 Hello there world"))
    start = document.text.index("there")
    [(page, left, top, right, bottom)] = boxes(document, start, start + 5)
    # Times at 12 points: «Hello » is 29.7 wide, «there» 24.0; the baseline is 100 under the top of a page of 600.
    assert page == 1
    assert (left, right) == (pytest.approx(129.7, abs=0.3), pytest.approx(153.7, abs=0.3))
    assert top < 100 < bottom
    assert bottom - top < 16


@pytest.mark.parametrize(
    ("turn", "matrix", "left", "base"),
    [
        pytest.param(90, "0 1 -1 0 100 50", 50, 100, id="a quarter"),
        pytest.param(180, "-1 0 0 -1 300 500", 100, 500, id="a half"),
        pytest.param(270, "0 -1 1 0 100 550", 50, 300, id="three quarters"),
    ],
)
def test_a_turned_page_is_read_as_it_is_shown(turn: int, matrix: str, left: float, base: float) -> None:
    plain = raw_pdf(body="1 2 Hello there world")
    data = plain.replace(b"1 2 Td", f"{matrix} Tm".encode()).replace(b"/Parent", b"/Rotate %d /Parent" % turn)
    document = as_document(data)
    assert document.text == "Hello there world"
    [box] = boxes(document, 0, 5)
    assert box[1] == pytest.approx(left, abs=0.5)
    assert box[2] < base < box[4]


def test_text_that_is_shown_on_its_side_is_left_out() -> None:
    data = raw_pdf(body="100 500 The council met in Lima\n9 9 Draft").replace(b"9 9 Td", b"0 1 -1 0 20 300 Tm")
    assert readers.read(data).text == "The council met in Lima"


def test_boxes_of_a_span_over_two_lines_are_two() -> None:
    lines = "100 500 The mechanism was created by the four\n100 486 ministers of the basin in the year 1998"
    document = as_document(raw_pdf(body=lines))
    assert document.text == "The mechanism was created by the four ministers of the basin in the year 1998"
    start = document.text.index("four")
    found = boxes(document, start, start + len("four ministers"))
    assert [round(box[2]) for box in found] == sorted(round(box[2]) for box in found)
    assert len(found) == 2
    assert found[1][1] == 100


def test_packed_lines_come_back() -> None:
    lines = [PlacedLine(0, 10.25, 22.5, [100.0, 104.5, 110.25]), PlacedLine(3, 24.0, 36.0, [5.0, 9.75])]
    assert unpack(pack(lines)) == lines
    assert unpack("") == []


def test_hyphens_of_compounds_stay_and_those_of_broken_words_go() -> None:
    lines = "\n".join(
        f"60 {560 - 14 * at} {words}"
        for at, words in enumerate(
            [
                "The multi-year plan of the conference was agreed by all of",
                "its members in a multi-",
                "year process of consul-",
                "tation, and each consultation took part of the year",
            ]
        )
    )
    text = readers.read(raw_pdf(body=lines)).text
    assert "a multi-year process of consultation, and" in text.replace("\n\n", " ")


def test_a_picture_without_tesseract_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    ocr.languages.cache_clear()
    with pytest.raises(readers.DocumentError, match=r"unreadable: its 1 pages are pictures .* install Tesseract"):
        readers.read(picture())
    ocr.languages.cache_clear()


def picture() -> bytes:
    """Return a PDF of one page that is a picture, as a scanner makes it."""
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (600, 800), 255).save(stream, "PDF")
    return stream.getvalue()


HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def test_recognised_words_make_lines_with_their_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        ("1", "1", "100", "200", "90", "The"), ("1", "1", "200", "300", "80", "council"),
        ("2", "1", "520", "100", "100", "met."), ("3", "1", "700", "10", "12", "|"),
    ]  # fmt: skip
    rows = [
        f"5\t1\t{block}\t1\t{line}\t1\t{left}\t{300 if block != '3' else 900}\t{width}\t50\t{confidence}\t{word}"
        for block, line, left, width, confidence, word in words
    ]
    made = ocr.from_table("\n".join((HEAD, *rows)), 1)
    [line] = made.lines
    # The second block is the end of the same line of print; the stain is none.
    assert line.text == "The council met."
    assert (line.left, line.edges[4]) == (24.0, 72.0)
    assert made.confidence == pytest.approx((3 * 90 + 7 * 80 + 4 * 100) / 14, abs=0.1)
    monkeypatch.setattr(ocr, "recognise", lambda page, number: made)
    extract = readers.read(picture())
    assert extract.text == "The council met."
    assert extract.pages[0].ocr == made.confidence


def test_recognised_paragraphs_part_at_wide_steps_and_indentations() -> None:
    def line(base: float, left: float, text: str) -> Line:
        return Line(1, text, [left + 5 * at for at in range(len(text) + 1)], base - 8, base, base, 10.0, group=0)

    lines = [
        line(100, 50, "one word of it"),
        line(112, 50, "ends here."),
        line(124, 70, "Then more"),
        line(150, 50, "Last"),
    ]
    ocr._group(lines)
    assert [each.group for each in lines] == [0, 0, 1, 2]


STRETCHED = r"""
#set page(width: 400pt, height: 500pt, margin: 50pt)
#set text(size: 10pt, lang: "es", hyphenate: false, region: "ES")
#set par(justify: true)
#columns(2, gutter: 9pt)[
== Preámbulo
La Conferencia de los Lagos, reconociendo extraordinariamente la importancia de la administración internacional
equitativamente compartida, acuerda lo siguiente. La secretaría mantendrá el registro administrativo correspondiente de
las partes e informará sobre responsabilidades gubernamentales a la conferencia en cada período.

== Disposiciones
+ Establecer el Fondo;
+ Solicitar a la presidencia que convoque una reunión extraordinaria de representantes gubernamentales;
+ Invitar a los demás.

El quórum es de nueve miembros y las decisiones extraordinarias se adoptan por consenso internacionalmente reconocido.
]
== Cuadro
#table(columns: 3, inset: 2pt, table.header([País], [Año de adhesión], [Cuota]), [Brasil], [Año dos mil uno], [30],
  [Perú], [Año dos mil dos], [40])
"""


def test_columns_of_justified_words_far_apart_are_read_and_a_narrow_table_keeps_its_cells(printed: Print) -> None:
    extract = readers.read(printed(STRETCHED))
    assert of_kind(extract, BlockKind.HEADING) == ["Preámbulo", "Disposiciones", "Cuadro"]
    first, last = of_kind(extract, BlockKind.PARAGRAPH)
    assert first.startswith("La Conferencia de los Lagos, reconociendo extraordinariamente la importancia de la admin")
    assert first.endswith("responsabilidades gubernamentales a la conferencia en cada período.")
    assert last.startswith("El quórum es") and last.endswith("internacionalmente reconocido.")
    assert of_kind(extract, BlockKind.ITEM) == [
        "1. Establecer el Fondo;",
        "2. Solicitar a la presidencia que convoque una reunión extraordinaria de representantes gubernamentales;",
        "3. Invitar a los demás.",
    ]
    assert of_kind(extract, BlockKind.ROW) == [
        "País | Año de adhesión | Cuota",
        "Brasil | Año dos mil uno | 30",
        "Perú | Año dos mil dos | 40",
    ]


TWO_HEADS = r"""
#set page(width: 420pt, height: 300pt, margin: 40pt, numbering: "1")
#outline()
#pagebreak()
= Dues
#table(columns: (80pt, 80pt, 80pt), table.header([Country], table.cell(colspan: 2)[Dues], [], [2011], [2012]),
  ..for number in range(12) { ([Country #number], [1], [2]) })
= Next
The end of it.
"""


def test_a_header_of_two_rows_is_not_repeated_on_the_next_page_and_contents_are_left_out(printed: Print) -> None:
    extract = readers.read(printed(TWO_HEADS))
    rows = of_kind(extract, BlockKind.ROW)
    assert rows[:3] == ["Country | Dues |", "| 2011 | 2012", "Country 0 | 1 | 2"]
    assert [row.split(" | ")[0] for row in rows[2:]] == [f"Country {number}" for number in range(12)]
    assert len({page.number for page in extract.pages}) == 2
    heads = {block.header.of(extract.text) for block in extract.blocks if block.header}
    assert heads == {"Country | Dues |\n| 2011 | 2012"}
    assert of_kind(extract, BlockKind.HEADING) == ["Dues", "Next"]
    assert "...." not in extract.text and "Contents" not in extract.text


def test_small_letters_o_that_stand_apart_are_bullets_and_one_alone_is_a_word() -> None:
    lines = ("60 560 These countries are members of it:", "80 540 o", "100 540 Peru", "80 520 o", "100 520 Chile")
    extract = readers.read(raw_pdf(body="\n".join(lines)))
    assert of_kind(extract, BlockKind.ITEM) == ["◦ Peru", "◦ Chile"]
    assert "◦" not in readers.read(raw_pdf(body="\n".join(lines[:3]))).text


def test_the_size_of_scaled_type_is_what_is_shown() -> None:
    body = "80 700 Left\n95 700 Right"
    data = raw_pdf(body=body).replace(b"BT /F1 12 Tf 80", b"0.5 0 0 0.5 0 0 cm BT /F1 12 Tf 80")

    from ingest.readers import pdf, sheets

    document = pdf._opened(data)
    found = sheets.sheet(document, 1)
    document.close()
    assert {line.size for line in found.lines} == {6.0}


def test_what_browsers_print_around_a_page_is_left_out() -> None:
    lines = (
        "20 585 11/27/26, 2:04 AM", "200 585 The Pact", "60 500 The council met in Lima in 1996 and adopted it.",
        "20 10 https://example.org/pact", "370 10 1/1",
    )  # fmt: skip
    assert readers.read(raw_pdf(body="\n".join(lines))).text == "The council met in Lima in 1996 and adopted it."


def test_a_line_under_a_short_one_that_is_set_in_is_of_its_own(printed: Print) -> None:
    source = (
        "#set page(width: 420pt, height: 300pt, margin: 50pt)\n#lorem(40)\n\nfirst of them #linebreak() #h(30pt)below"
    )
    assert readers.read(printed(source)).text.split("\n\n")[1:] == ["first of them", "below"]


def test_headings_that_follow_each_other_are_two_and_cells_beside_each_other_no_rest_of_the_text_above(
    printed: Print,
) -> None:
    source = """#set page(width: 420pt, height: 300pt, margin: 50pt)
#set text(size: 10pt)
#text(13pt, weight: "bold")[Chapter I. General provisions]
#v(-6pt)
#text(12pt, weight: "bold")[Article 1. Establishment]

The Commission has two officers.
#v(-4pt)
#grid(columns: (120pt, 120pt), [Chair], [Peru])"""
    extract = readers.read(printed(source))
    assert of_kind(extract, BlockKind.HEADING) == ["Chapter I. General provisions", "Article 1. Establishment"]
    assert of_kind(extract, BlockKind.PARAGRAPH) == ["The Commission has two officers.", "Chair", "Peru"]
