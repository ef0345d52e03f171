"""A briefing as a Word document: real headings, a table of contents, tables with header rows, links and alt text."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from app.briefing.marks import ACCENT, GREY, INK, PALE, clean, quote_marks
from app.briefing.picture import png
from app.briefing.records import Block, Briefing, Bullets, Line, Paragraph, Picture, Section, Table
from app.briefing.words import say

FONT = "Cambria"
_TEXT_WIDTH = 16.6
_EPOCH = datetime.datetime(2000, 1, 1)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(briefing: Briefing) -> bytes:
    """Return the briefing as DOCX; the same briefing gives the same bytes."""
    return _Writer(briefing).bytes()


class _Writer:
    """Writes one document; python-docx gives the paragraphs and styles, the fields and links are set as XML."""

    def __init__(self, briefing: Briefing) -> None:
        import docx as library

        self.briefing = briefing
        self.language = briefing.language
        self.document: Any = library.Document()
        self._bookmarks = 0

    def bytes(self) -> bytes:
        self._prepare()
        self._front()
        self._contents()
        for place, section in enumerate(self.briefing.sections):
            self._section(section, place)
        made = io.BytesIO()
        self.document.save(made)
        return _same_bytes(made.getvalue())

    def _prepare(self) -> None:
        from docx.shared import Cm

        properties = self.document.core_properties
        properties.title = clean(self.briefing.title)
        properties.language = self.language
        properties.author = properties.last_modified_by = "govqa"
        properties.comments = ""
        properties.created = properties.modified = _EPOCH
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.2)
        page.top_margin = page.bottom_margin = Cm(2.2)
        self._styles()
        header = page.header.paragraphs[0]
        self._run(header, self.briefing.title, size=8.5, colour=GREY)
        footer = page.footer.paragraphs[0]
        footer.alignment = 1
        self._field(footer, "PAGE")
        self._run(footer, " / ", size=8.5, colour=GREY)
        self._field(footer, "NUMPAGES")

    def _styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Cm, Pt, RGBColor

        styles = self.document.styles
        for level in (1, 2):
            styles.add_style(f"TOC {level}", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
            styles[f"TOC {level}"].paragraph_format.left_indent = Cm(0.6 * (level - 1))
            styles[f"TOC {level}"].paragraph_format.space_after = Pt(2)
        sizes = {
            "Normal": 10.5,
            "Title": 20.0,
            "Subtitle": 10.0,
            "Heading 1": 15.0,
            "Heading 2": 12.0,
            "Heading 3": 11.0,
            "Caption": 9.0,
            "Intense Quote": 10.5,
            "List Bullet": 10.5,
        }
        for name, size in sizes.items():
            style = styles[name]
            _set_font(style, FONT)
            style.font.size = Pt(size)
            style.font.italic = name in {"Caption", "Heading 3"}
            if name.startswith(("Heading", "Title")):
                style.font.color.rgb = RGBColor.from_string(INK[1:].upper())
            if name in {"Caption", "Subtitle"}:
                style.font.color.rgb = RGBColor.from_string((GREY if name == "Caption" else ACCENT)[1:].upper())
                style.font.bold = False
        quote = styles["Intense Quote"]
        quote.font.bold = False
        quote.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
        quote.paragraph_format.left_indent = Cm(0.4)
        quote.paragraph_format.right_indent = Cm(0)
        quote.paragraph_format.space_before = quote.paragraph_format.space_after = Pt(5)
        _border(quote.element.get_or_add_pPr(), "left", ACCENT, 12)
        styles["Caption"].paragraph_format.keep_with_next = True
        styles["Caption"].paragraph_format.space_after = Pt(3)
        _border(styles["Heading 1"].element.get_or_add_pPr(), "bottom", ACCENT, 8)
        _border(styles["Title"].element.get_or_add_pPr(), "bottom", PALE, 4)
        _default_language(styles, self.language)

    def _front(self) -> None:
        self._run(self.document.add_paragraph(style="Subtitle"), self.briefing.subtitle)
        self._run(self.document.add_paragraph(style="Title"), self.briefing.title)
        for label, words in self.briefing.facts:
            paragraph = self.document.add_paragraph()
            self._run(paragraph, f"{label}\u00a0— ", colour=GREY)
            self._run(paragraph, words)

    def _contents(self) -> None:
        """Write the field that Word fills with headings and pages, filled with links for readers that do not."""
        lead = self.document.add_paragraph()
        self._run(lead, say("contents", self.language), bold=True, colour=INK, size=13)
        shown = [(place, section) for place, section in enumerate(self.briefing.sections) if section.level <= 2]
        paragraph = None
        for position, (place, section) in enumerate(shown):
            paragraph = self.document.add_paragraph(style=f"TOC {section.level}")
            if position == 0:
                self._field_mark(paragraph, "begin", dirty=True)
                self._instruction(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
                self._field_mark(paragraph, "separate")
            self._link(paragraph, section.title, f"_Toc{place:06d}")
        if paragraph is not None:
            self._field_mark(paragraph, "end")
        self.document.add_page_break()

    def _section(self, section: Section, place: int) -> None:
        heading = self.document.add_heading(level=min(section.level, 9))
        self._bookmark(heading, f"_Toc{place:06d}", section.title)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            style = "Intense Quote" if block.line.kind == "quote" else None
            paragraph = self.document.add_paragraph(style=style)
            paragraph.paragraph_format.keep_with_next = block.line.kind == "lead" or None
            self._line(paragraph, block.line)
        elif isinstance(block, Bullets):
            for line in block.lines:
                self._line(self.document.add_paragraph(style="List Bullet"), line)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._picture(block)

    def _picture(self, picture: Picture) -> None:
        from docx.shared import Cm

        shape = self.document.add_picture(io.BytesIO(png(picture)), width=Cm(_TEXT_WIDTH))
        about = shape._inline.docPr
        about.set("descr", clean(picture.alt))
        about.set("title", clean(picture.caption))
        self._run(self.document.add_paragraph(style="Caption"), picture.caption)

    def _table(self, table: Table) -> None:
        from docx.shared import Cm, Pt

        self._run(self.document.add_paragraph(style="Caption"), table.caption)
        rows = len(table.rows) + (1 if table.head else 0)
        made = self.document.add_table(rows=rows, cols=len(table.widths))
        made.autofit = False
        _describe(made, clean(table.caption), bool(table.head))
        size = 7.5 if len(table.widths) > 4 else 9.0
        cells = [list(row.cells) for row in made.rows]
        for row in made.rows:
            _whole_row(row)
        if table.head:
            _repeat(made.rows[0])
            for cell, words in zip(cells[0], table.head, strict=True):
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                self._run(cell.paragraphs[0], words, bold=True, colour=INK, size=size)
        for own, row in zip(cells[1:] if table.head else cells, table.rows, strict=True):
            for column, (cell, lines) in enumerate(zip(own, row, strict=True)):
                self._cell(cell, lines, size, first=column == 0)
        for own in cells:
            for cell, width in zip(own, table.widths, strict=True):
                cell.width = Cm(_TEXT_WIDTH * width)
        for column, width in zip(made.columns, table.widths, strict=True):
            column.width = Cm(_TEXT_WIDTH * width)
        self._run(self.document.add_paragraph(), "", size=4)

    def _cell(self, cell: Any, lines: Sequence[Line], size: float, *, first: bool) -> None:
        from docx.shared import Pt

        for place, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            self._line(paragraph, line, size=size, strong=first)

    def _line(self, paragraph: Any, line: Line, *, size: float | None = None, strong: bool = False) -> None:
        if line.label:
            self._run(paragraph, line.label, bold=True, colour=INK, size=size)
            self._run(paragraph, " — ", size=size)
        if line.kind == "anchor":
            self._bookmark(paragraph, f"c{line.text}", f"[{line.text}]", size=size, colour=ACCENT)
        elif line.kind == "quote":
            opening, closing = quote_marks(self.language)
            self._run(paragraph, opening, size=size)
            self._run(paragraph, line.text, size=size, language=line.language)
            self._run(paragraph, closing, size=size)
        else:
            bold, italic = strong or line.kind == "lead", line.kind == "note"
            colour = GREY if italic else (INK if bold else None)
            self._run(paragraph, line.text, bold=bold, italic=italic, size=size, colour=colour)
        if line.citations and line.text:
            self._run(paragraph, "\u00a0", size=size)
        for number in line.citations:
            self._link(paragraph, f"[{number}]", f"c{number}", size=(size or 10.5) - 1.5, colour=ACCENT)
        if line.aside:
            self._run(paragraph, f" ({line.aside})", italic=True, size=size, colour=GREY)

    def _run(
        self,
        paragraph: Any,
        words: str,
        *,
        bold: bool = False,
        italic: bool = False,
        size: float | None = None,
        colour: str | None = None,
        language: str = "",
    ) -> Any:
        from docx.shared import Pt, RGBColor

        # A tab or line feed would become a break of its own: white space inside words is one space.
        run = paragraph.add_run(clean(words).replace("\n", " ").replace("\t", " ").replace("\r", " "))
        run.bold = bold or None
        run.italic = italic or None
        if size:
            run.font.size = Pt(size)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour[1:].upper())
        if language and language != self.language:
            run._r.get_or_add_rPr().append(_element("w:lang", {"w:val": language}))
        return run

    def _link(self, paragraph: Any, words: str, anchor: str, **format: Any) -> None:
        run = self._run(paragraph, words, **format)
        link = _element("w:hyperlink", {"w:anchor": anchor, "w:history": "1"})
        run._r.addprevious(link)
        link.append(run._r)

    def _bookmark(self, paragraph: Any, name: str, words: str, **format: Any) -> None:
        self._bookmarks += 1
        number = str(self._bookmarks)
        paragraph._p.append(_element("w:bookmarkStart", {"w:id": number, "w:name": name}))
        self._run(paragraph, words, **format)
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": number}))

    def _field(self, paragraph: Any, instruction: str) -> None:
        self._field_mark(paragraph, "begin")
        self._instruction(paragraph, instruction)
        self._field_mark(paragraph, "separate")
        self._run(paragraph, "1", size=8.5, colour=GREY)
        self._field_mark(paragraph, "end")

    def _field_mark(self, paragraph: Any, kind: str, *, dirty: bool = False) -> None:
        attributes = {"w:fldCharType": kind} | ({"w:dirty": "true"} if dirty else {})
        paragraph.add_run()._r.append(_element("w:fldChar", attributes))

    def _instruction(self, paragraph: Any, instruction: str) -> None:
        text = _element("w:instrText", {"xml:space": "preserve"})
        text.text = f" {instruction} "
        paragraph.add_run()._r.append(text)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set("{http://www.w3.org/XML/1998/namespace}space" if name == "xml:space" else qn(name), value)
    return made


def _set_font(style: Any, name: str) -> None:
    """Set a style's font for all scripts; the template's theme fonts would win over the name otherwise."""
    from docx.oxml.ns import qn

    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _default_language(styles: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def _border(properties: Any, side: str, colour: str, size: int) -> None:
    """Put one border on a style's paragraphs, in place of any."""
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    borders = _element("w:pBdr", {})
    attributes = {"w:val": "single", "w:sz": str(size), "w:space": "6", "w:color": colour[1:].upper()}
    borders.append(_element(f"w:{side}", attributes))
    successors = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")
    later = [child for child in properties if child.tag in {qn(name) for name in (*successors, "w:outlineLvl")}]
    if later:
        later[0].addprevious(borders)
    else:
        properties.append(borders)


def _describe(table: Any, caption: str, headed: bool) -> None:
    """Give a table thin lines between its rows, its words for who does not see it, and a header row."""
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    borders = _element("w:tblBorders", {})
    for side, colour, size in (("top", INK, "8"), ("bottom", PALE, "4"), ("insideH", PALE, "4")):
        line = {"w:val": "single", "w:sz": size, "w:space": "0", "w:color": colour[1:].upper()}
        borders.append(_element(f"w:{side}", line))
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    (layout if layout is not None else look).addprevious(borders)
    if look is not None:
        look.set(qn("w:firstRow"), "1" if headed else "0")
    # The schema wants caption and description last.
    properties.append(_element("w:tblCaption", {"w:val": caption}))
    properties.append(_element("w:tblDescription", {"w:val": caption}))


def _whole_row(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", {}))


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {}))


def _same_bytes(made: bytes) -> bytes:
    """Return a package with one fixed date on every part: zip files carry the time of writing otherwise."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(info, source.read(entry))
    return target.getvalue()
