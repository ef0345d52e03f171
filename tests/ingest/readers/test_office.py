"""Word, OpenDocument, RTF and old Word files."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from ingest import readers
from ingest.errors import DocumentError
from ingest.readers import doc
from ingest.readers.numbering import Counters, Level, spelled
from tests.ingest.readers.files import shown, zipped


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.title = "The Convention"
    document.add_heading("The Convention", 0)
    document.add_heading("Chapter I", 1)
    document.add_paragraph("Adopted in 1990. It has aims:")
    for words in ("first", "second"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("dot", style="List Bullet")
    document.add_paragraph().add_run("Bold title").bold = True
    paragraph = document.add_paragraph("Words with a change")
    _deleted(paragraph, " that went away")
    paragraph.add_run(" and a number")
    paragraph.add_run("2").font.superscript = True
    table = document.add_table(3, 2)
    for row, cells in enumerate((("Country", "Year"), ("Peru", "1996"), ("", "1997"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _deleted(paragraph: Any, words: str) -> None:
    deleted, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = words
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)


EXPECTED = [
    ("heading", 1, "", "The Convention"),
    ("heading", 1, "Chapter I", "Chapter I"),
    ("paragraph", 0, "", "Adopted in 1990. It has aims:"),
    ("item", 1, "1.", "1. first"),
    ("item", 1, "2.", "2. second"),
    ("item", 1, "", "dot"),
    ("heading", 2, "", "Bold title"),
    ("paragraph", 0, "", "Words with a change and a number²"),
    ("row", 0, "", "Country | Year"),
    ("row", 0, "", "Peru | 1996"),
    ("row", 0, "", "Peru | 1997"),
]


def test_word_files_keep_headings_counted_lists_and_tables() -> None:
    extract = readers.read(word_file())
    assert (extract.format, extract.metadata) == ("docx", {"title": "The Convention"})
    assert shown(extract) == EXPECTED


def word_body(body: str) -> bytes:
    """Return a Word file with paragraphs and tables as they stand in its XML."""
    document = docx.Document()
    for node in parse_xml(f"<w:body {NAMED}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, node)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


NAMED = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def cell(words: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr><w:p>{run(words)}</w:p></w:tc>"


def row(*cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def test_what_word_hides_or_tracks_as_deleted_is_no_text() -> None:
    moved = f"<w:moveFrom w:id='1'>{run('gone')}</w:moveFrom>"
    end = "<w:pPr><w:rPr><w:del w:id='2'/></w:rPr></w:pPr>"
    body = (
        f"<w:p>{run('Open. ')}{run('secret', '<w:vanish/>')}"
        f"{run('Shown.', '<w:vanish w:val=' + repr('0') + '/>')}</w:p>"
        f"<w:p>{moved}</w:p><w:p>{end}{run('One sentence ')}</w:p><w:p>{run('in two.')}</w:p>"
    )
    assert readers.read(word_body(body)).text == "Open. Shown.\n\nOne sentence in two."


def test_word_tables_keep_rows_in_controls_merged_cells_and_all_header_rows() -> None:
    head, wide = "<w:tblHeader/>", "<w:gridSpan w:val='2'/>"
    rows = (
        row(cell("Country"), cell("Dues", wide), look=head),
        row(cell(""), cell("2011"), cell("2012"), look=head),
        f"<w:sdt><w:sdtContent>{row(cell('Peru'), cell('1'), cell('2'))}</w:sdtContent></w:sdt>",
        row(f"<w:sdt><w:sdtContent>{cell('Chile')}</w:sdtContent></w:sdt>", cell("3"), cell("4")),
        row(cell("Gone"), cell("5"), cell("6"), look="<w:del w:id='1'/>"),
    )
    extract = readers.read(word_body(f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"))
    head_rows = "Country | Dues | Dues\n| 2011 | 2012"
    assert extract.text == f"{head_rows}\nPeru | 1 | 2\nChile | 3 | 4"
    assert [each.header and each.header.of(extract.text) for each in extract.blocks] == [None, None, *[head_rows] * 2]


def test_a_text_box_stands_after_the_paragraph_it_is_tied_to_and_once() -> None:
    box = f"<w:txbxContent><w:p>{run('Nine are a quorum.')}</w:p></w:txbxContent>"
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    tied = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    inside = f"<w:tbl>{row(cell('A'), '<w:tc><w:p>' + run('B') + tied + '</w:p></w:tc>')}</w:tbl>"
    extract = readers.read(word_body(f"<w:p>{run('It meets ')}{tied}{run('in May.')}</w:p>{inside}"))
    assert extract.text == "It meets in May.\n\nNine are a quorum.\n\nA | B\n\nNine are a quorum."


def test_drawn_letters_are_resolved_and_marks_of_direction_left_out() -> None:
    symbol = "<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>"
    body = run("o\ufb03ce ") + symbol + run(" \u202egnp\u202c e\u0301te\u0301")
    assert readers.read(word_body(f"<w:p>{body}</w:p>")).text == "office • gnp été"


def test_a_word_footnote_stands_under_its_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It was created in 1996.")
    reference = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
    paragraph._p.append(reference)
    document.add_paragraph("The end.")
    stream = io.BytesIO()
    document.save(stream)
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>See 70/1.</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    assert shown(readers.read(stream.getvalue())) == [
        ("paragraph", 0, "", "It was created in 1996.¹"),
        ("footnote", 0, "¹", "¹ See 70/1."),
        ("paragraph", 0, "", "The end."),
    ]


NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def open_document(body: str, more: dict[str, str] | None = None) -> bytes:
    content = f"""<office:document-content {NAMES}><office:automatic-styles>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"
style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document-content>"""
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(more or {})})


def test_open_document_texts_keep_headings_counted_lists_tables_and_notes() -> None:
    extract = readers.read(
        open_document(
            """<text:h text:outline-level="1">The Pact</text:h>
<text:p>It<text:s/>has aims:<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>See 70/1.</text:p>
</text:note-body></text:note></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>first</text:p><text:list><text:list-item><text:p>deep</text:p>
</text:list-item></text:list></text:list-item><text:list-item><text:p>second</text:p></text:list-item></text:list>
<text:p text:style-name="B">Bold title</text:p><text:p>Words.</text:p>
<table:table><table:table-row><table:table-cell><text:p>Country</text:p></table:table-cell><table:table-cell><text:p>Year</text:p>
</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Peru</text:p></table:table-cell>
<table:table-cell><text:p>1996</text:p></table:table-cell></table:table-row></table:table>"""
        )
    )
    assert extract.format == "odt"
    assert shown(extract) == [
        ("heading", 1, "", "The Pact"),
        ("paragraph", 0, "", "It has aims:¹"),
        ("footnote", 0, "¹", "¹ See 70/1."),
        ("item", 1, "1.", "1. first"),
        ("item", 2, "a)", "a) deep"),
        ("item", 1, "2.", "2. second"),
        ("heading", 2, "", "Bold title"),
        ("paragraph", 0, "", "Words."),
        ("row", 0, "", "Country | Year"),
        ("row", 0, "", "Peru | 1996"),
    ]


def test_open_document_hides_and_frames_what_the_writer_does() -> None:
    extract = readers.read(
        open_document(
            """<text:p>Open <text:span text:style-name="H">secret</text:span>words.<text:note>
<text:note-citation>i</text:note-citation><text:note-body><text:p>See 70/1.</text:p></text:note-body></text:note>
<draw:frame><svg:title>A map</svg:title><draw:text-box><text:p>Nine are a quorum.</text:p></draw:text-box>
</draw:frame></text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Country</text:p></table:table-cell>
<table:table-cell table:number-columns-spanned="2"><text:p>Dues</text:p></table:table-cell><table:covered-table-cell/>
</table:table-row>
<table:table-row><table:table-cell/><table:table-cell><text:p>2011</text:p></table:table-cell><table:table-cell><text:p>2012</text:p>
</table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Peru</text:p></table:table-cell>
<table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell><text:p>3</text:p></table:table-cell><table:table-cell><text:p>4</text:p>
</table:table-cell></table:table-row></table:table>"""
        )
    )
    assert shown(extract) == [
        ("paragraph", 0, "", "Open words.¹"),
        ("footnote", 0, "¹", "¹ See 70/1."),
        ("paragraph", 0, "", "Nine are a quorum."),
        ("row", 0, "", "Country | Dues | Dues"),
        ("row", 0, "", "| 2011 | 2012"),
        ("row", 0, "", "Peru | 1 | 2"),
        ("row", 0, "", "Peru | 3 | 4"),
    ]
    assert {each.header.of(extract.text) for each in extract.blocks if each.header} == {
        "Country | Dues | Dues\n| 2011 | 2012"
    }


RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}}
{\stylesheet{\s1\outlinelevel0 heading 1;}{\s0 Normal;}}
{\info{\title Le trait\'e9}}{\header Page 1}
{\pard\s1 Le trait\'e9\par}\pard Il est cr\u233?\'e9 en {\b 1990}.{\footnote\chftn  Voir la note.} Suite\~: \u8364?\par
{\pard{\listtext 1.\tab}Premier\par}{\pard\trowd\intbl Pays\cell An\cell\row\trowd\intbl P\'e9rou\cell 1996\cell\row}
\pard{\b Un titre}\par Fin{\v cach\'e9}.\par}"""


def test_rich_text_keeps_headings_lists_rows_and_notes() -> None:
    extract = readers.read(RTF)
    assert (extract.format, extract.metadata) == ("rtf", {"title": "Le traité"})
    assert shown(extract) == [
        ("heading", 1, "", "Le traité"),
        ("paragraph", 0, "", "Il est créé en 1990.¹ Suite\u00a0: €"),
        ("footnote", 0, "¹", "¹ Voir la note."),
        ("item", 1, "1.", "1. Premier"),
        ("row", 0, "", "Pays | An"),
        ("row", 0, "", "Pérou | 1996"),
        ("heading", 2, "", "Un titre"),
        ("paragraph", 0, "", "Fin."),
    ]


def test_rich_text_has_list_depths_merged_cells_text_boxes_and_no_table_of_contents() -> None:
    data = rb"""{\rtf1\ansi{\stylesheet{\s7 toc 1;}}\pard\s7 Purpose\tab 1\par
\pard{\listtext 1.\tab}\ilvl0 One:\par\pard{\listtext o\tab}\ilvl1 deep\par
\pard Before.{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard Nine are a quorum.\par Ten more.\par}}}\par
\trowd\trhdr\cellx100\cellx300\intbl Country\cell Dues\cell\row
\trowd\clvmgf\cellx100\cellx200\cellx300\intbl Peru\cell 1\cell 2\cell\row
\trowd\clvmrg\cellx100\cellx200\cellx300\intbl\cell 3\cell 4\cell\row\pard End.\par}"""
    assert shown(readers.read(data)) == [
        ("item", 1, "1.", "1. One:"),
        ("item", 2, "", "deep"),
        ("paragraph", 0, "", "Before."),
        ("paragraph", 0, "", "Nine are a quorum."),
        ("paragraph", 0, "", "Ten more."),
        ("row", 0, "", "Country | Dues | Dues"),
        ("row", 0, "", "Peru | 1 | 2"),
        ("row", 0, "", "Peru | 3 | 4"),
        ("paragraph", 0, "", "End."),
    ]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(1000)


def test_an_old_word_file_without_libreoffice_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(DocumentError, match=r"install LibreOffice or save it as \.docx"):
        readers.read(OLD)


def test_what_libreoffice_makes_of_an_old_word_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(command: list[str], **options: object) -> None:
        folder = command[command.index("--outdir") + 1]
        with open(f"{folder}/source.docx", "wb") as file:
            file.write(word_file())

    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/soffice")
    monkeypatch.setattr(doc.subprocess, "run", convert)
    extract = readers.read(OLD)
    assert (extract.format, shown(extract)) == ("doc", EXPECTED)


def test_a_legal_list_counts_through_its_levels() -> None:
    counters = Counters({0: Level("decimal", "%1."), 1: Level("lowerLetter", "%1.%2)"), 2: Level("bullet", "•")})
    assert [counters.next(depth) for depth in (0, 1, 1, 0, 1, 2)] == ["1.", "1.a)", "1.b)", "2.", "2.a)", ""]
    legal = Counters({0: Level("upperRoman", "%1."), 1: Level("decimal", "%1.%2", legal=True)})
    assert [legal.next(depth) for depth in (0, 0, 1)] == ["I.", "II.", "2.1"]


def test_numbers_are_spelled_as_the_list_says() -> None:
    assert [spelled(number, "lowerRoman") for number in (1, 4, 9, 14, 40)] == ["i", "iv", "ix", "xiv", "xl"]
    assert [spelled(number, "upperLetter") for number in (1, 26, 27)] == ["A", "Z", "AA"]


def test_articles_may_be_counted_through_the_chapters() -> None:
    levels = {0: Level("upperRoman", "Chapter %1"), 1: Level("decimal", "Article %2.", restart=0)}
    counters = Counters(levels)
    assert [counters.next(depth) for depth in (0, 1, 1, 0, 1)] == [
        "Chapter I", "Article 1.", "Article 2.", "Chapter II", "Article 3.",
    ]  # fmt: skip
    counters = Counters({0: levels[0], 1: Level("decimal", "%2."), 2: Level("lowerLetter", "(%3)", restart=1)})
    assert [counters.next(depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2)][2::2] == ["(a)", "(b)", "1."]
    assert counters.next(2) == "(b)"


def test_formulas_of_word_are_text() -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=2</m:t></m:r></m:oMath>'
    assert readers.read(word_body(f"<w:p>{run('where ')}{formula}</w:p>")).text == "where x=2"


def test_the_style_of_titles_makes_a_heading() -> None:
    odt = open_document('<text:p text:style-name="Title">The Pact</text:p><text:p>It has aims.</text:p>')
    rtf = rb"{\rtf1\ansi{\stylesheet{\s8 Title;}}\pard\s8 The Pact\par\pard It has aims.\par}"
    for data in (odt, rtf):
        assert shown(readers.read(data))[0] == ("heading", 1, "", "The Pact")


def test_the_cells_of_a_table_in_a_cell_stand_apart_in_rich_text() -> None:
    data = rb"""{\rtf1\ansi\trowd\cellx4000\cellx8000\pard\intbl Council\cell
\pard\intbl\itap2 Chair\nestcell Peru\nestcell{\*\nesttableprops\trowd\cellx2000\nestrow}\pard\intbl\cell\row}"""
    assert readers.read(data).text == "Council | Chair Peru"


def test_raw_bytes_of_pictures_in_rich_text_are_passed_over() -> None:
    data = rb"{\rtf1\ansi The council met{\pict\bin5 }{}{}} in Lima.\par{\pict\bin2 {{}}"
    assert readers.read(data).text == "The council met in Lima."
