"""A briefing as a tagged PDF (PDF/UA-1), set by Typst with the fonts inside its package, none of the machine's."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from app.briefing.marks import clean, quote_marks
from app.briefing.picture import FONT, svg
from app.briefing.records import Block, Briefing, Bullets, Line, Paragraph, Section, Table
from app.briefing.words import say
from ingest.errors import BriefingError


def pdf(briefing: Briefing) -> bytes:
    """Return the briefing as PDF; words of documents go in as data and are never read as Typst's markup.

    Raises BriefingError where the typesetter fails.
    """
    import typst

    template = files("app.briefing").joinpath("briefing.typ").read_bytes()
    data = json.dumps(_data(briefing), ensure_ascii=False)
    try:
        made = typst.compile(
            template,
            format="pdf",
            font_paths=[],
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            pdf_standards="ua-1",
            timestamp=0,
        )
    except typst.TypstError as error:
        raise BriefingError(f"the PDF cannot be set: {error}; choose --format docx or html") from None
    return bytes(made)


def _data(briefing: Briefing) -> dict[str, Any]:
    opening, closing = quote_marks(briefing.language)
    return {
        "title": clean(briefing.title),
        "subtitle": clean(briefing.subtitle),
        "language": briefing.language,
        "font": FONT,
        "contents": say("contents", briefing.language),
        "open": opening,
        "close": closing,
        "facts": [[clean(label), clean(words)] for label, words in briefing.facts],
        "sections": [_section(section) for section in briefing.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "level": section.level,
        "title": clean(section.title),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"type": "paragraph", "line": _line(block.line)}
    if isinstance(block, Bullets):
        return {"type": "bullets", "lines": [_line(line) for line in block.lines]}
    if isinstance(block, Table):
        return {
            "type": "table",
            "caption": clean(block.caption),
            "head": [clean(cell) for cell in block.head],
            "widths": [round(1000 * width) for width in block.widths],
            "rows": [[[_line(line) for line in cell] for cell in row] for row in block.rows],
        }
    return {"type": "picture", "caption": clean(block.caption), "alt": clean(block.alt), "svg": svg(block)}


def _line(line: Line) -> dict[str, Any]:
    return {
        "text": clean(line.text),
        "kind": line.kind,
        "label": clean(line.label),
        "aside": clean(line.aside),
        "language": line.language,
        "citations": list(line.citations),
    }
