"""A briefing as one self-contained HTML file: no script, no font or picture from elsewhere, fit for print."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from app.briefing.marks import clean, quote_marks
from app.briefing.picture import svg
from app.briefing.records import Block, Briefing, Bullets, Cell, Line, Paragraph, Section, Table
from app.briefing.words import say


def html(briefing: Briefing) -> bytes:
    """Return the briefing as UTF-8 HTML."""
    style = files("app.briefing").joinpath("briefing.css").read_text("utf-8")
    language = briefing.language
    facts = "".join(f"<dt>{_text(label)}</dt><dd>{_text(words)}</dd>" for label, words in briefing.facts)
    body = "".join(_section(section, language) for section in briefing.sections)
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(briefing.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header><p class="kicker">{_text(briefing.subtitle)}</p><h1>{_text(briefing.title)}</h1>'
        f"<dl>{facts}</dl></header>\n"
        f"{_contents(briefing)}<main>\n{body}</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _text(words: str) -> str:
    return escape(clean(words), quote=True)


def _contents(briefing: Briefing) -> str:
    entries = "".join(
        f'<li class="level{section.level}"><a href="#{_text(section.id)}">{_text(section.title)}</a></li>'
        for section in briefing.sections
        if section.level <= 2
    )
    title = _text(say("contents", briefing.language))
    return f'<nav aria-label="{title}"><p class="kicker">{title}</p><ul>{entries}</ul></nav>\n'


def _section(section: Section, language: str) -> str:
    level = min(section.level + 1, 6)
    head = f'<h{level} id="{_text(section.id)}">{_text(section.title)}</h{level}>\n'
    return head + "".join(_block(block, language) for block in section.blocks)


def _block(block: Block, language: str) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block.line, language)
    if isinstance(block, Bullets):
        items = "".join(f"<li>{_line(line, language)}</li>" for line in block.lines)
        return f"<ul>{items}</ul>\n"
    if isinstance(block, Table):
        return _table(block, language)
    return f"<figure>{svg(block)}<figcaption>{_text(block.caption)}</figcaption></figure>\n"


def _paragraph(line: Line, language: str) -> str:
    if line.kind == "quote":
        return f"<blockquote>{_line(line, language)}</blockquote>\n"
    return f'<p class="{line.kind}">{_line(line, language)}</p>\n'


def _line(line: Line, language: str) -> str:
    text = _text(line.text)
    if line.kind == "quote":
        opening, closing = quote_marks(language)
        text = f'{opening}<span lang="{_text(line.language or language)}">{text}</span>{closing}'
    elif line.kind == "anchor":
        text = f'<span id="c{text}">[{text}]</span>'
    elif line.kind in {"note", "lead"}:
        text = f'<span class="{line.kind}">{text}</span>'
    label = f"<strong>{_text(line.label)}</strong> — " if line.label else ""
    aside = f' <span class="aside">({_text(line.aside)})</span>' if line.aside else ""
    return f"{label}{text}{_numbers(line)}{aside}"


def _numbers(line: Line) -> str:
    links = "".join(f'<a class="cite" href="#c{number}">[{number}]</a>' for number in line.citations)
    return f" {links}" if links else ""


def _table(table: Table, language: str) -> str:
    columns = "".join(f'<col style="width:{100 * width:.0f}%">' for width in table.widths)
    head = ""
    if table.head:
        head = "<thead><tr>" + "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.head) + "</tr></thead>"
    rows = "".join(f"<tr>{_row(row, language)}</tr>\n" for row in table.rows)
    caption = f"<caption>{_text(table.caption)}</caption>"
    return f"<table>{caption}<colgroup>{columns}</colgroup>{head}<tbody>\n{rows}</tbody></table>\n"


def _row(row: tuple[Cell, ...], language: str) -> str:
    first, *rest = row
    cells = "".join(f"<td>{_cell(cell, language)}</td>" for cell in rest)
    return f'<th scope="row">{_cell(first, language)}</th>{cells}'


def _cell(cell: Cell, language: str) -> str:
    return "<br>".join(_line(line, language) for line in cell)
