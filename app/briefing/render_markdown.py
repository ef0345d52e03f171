"""A briefing as Markdown (CommonMark with tables): readable as it is, and nothing in a document can become markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.briefing.marks import clean, quote_marks
from app.briefing.records import Block, Briefing, Bullets, Cell, Line, Paragraph, Picture, Section, Table

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^=])")
_LEADING = re.compile(r"^(?:([-+])|(\d{1,9})([.)]))")
_WIDTH = 30


def markdown(briefing: Briefing) -> bytes:
    """Return the briefing as UTF-8 Markdown."""
    parts = [f"# {escape(briefing.title)}", f"*{escape(briefing.subtitle)}*"]
    parts.append("\n".join(f"- **{escape(label)}** — {escape(words)}" for label, words in briefing.facts))
    for section in briefing.sections:
        parts += _section(section, briefing.language)
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def escape(text: str) -> str:
    """Return text with every character that Markdown could take for markup escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split())).replace("://", ":\\//").replace("www.", "www\\.")


def _begun(text: str) -> str:
    """Return a line whose first characters would begin a list with these escaped."""
    return _LEADING.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


def _section(section: Section, language: str) -> list[str]:
    return [
        f"{'#' * (section.level + 1)} {escape(section.title)}",
        *(text for block in section.blocks if (text := _block(block, language))),
    ]


def _block(block: Block, language: str) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block.line, language)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_begun(_line(line, language))}" for line in block.lines)
    if isinstance(block, Table):
        return _table(block, language)
    return _picture(block)


def _paragraph(line: Line, language: str) -> str:
    if line.kind == "quote":
        return "> " + _line(line, language)
    if line.kind == "lead":
        return f"**{escape(line.text)}**{_numbers(line)}"
    return _begun(_line(line, language))


def _line(line: Line, language: str) -> str:
    text = escape(line.text)
    if line.kind == "quote":
        opening, closing = quote_marks(language)
        text = f"{opening}{text}{closing}"
    elif line.kind == "note" and text:
        text = f"*{text}*"
    elif line.kind == "lead":
        text = f"**{text}**"
    elif line.kind == "anchor":
        text = f"\\[{text}\\]"
    if line.label:
        text = f"**{escape(line.label)}** — {text}"
    aside = f" ({escape(line.aside)})" if line.aside else ""
    return f"{text}{_numbers(line)}{aside}".strip()


def _numbers(line: Line) -> str:
    return (
        (" " if line.text else "") + "".join(f"\\[{number}\\]" for number in line.citations) if line.citations else ""
    )


def _table(table: Table, language: str) -> str:
    columns = len(table.widths)
    head = table.head or ("",) * columns
    rows = [
        "| " + " | ".join(escape(cell) for cell in head) + " |",
        "|" + " --- |" * columns,
        *("| " + " | ".join(_cell(cell, language) for cell in row) + " |" for row in table.rows),
    ]
    return f"*{escape(table.caption)}*\n\n" + "\n".join(rows)


def _cell(cell: Cell, language: str) -> str:
    return "<br>".join(_line(line, language) for line in cell)


def _picture(picture: Picture) -> str:
    """Return the bars drawn with characters, in a block that is shown as it stands."""
    return f"*{escape(picture.caption)}*\n\n```text\n" + "\n".join(_bars(picture)) + "\n```"


def _bars(picture: Picture) -> Sequence[str]:
    widest = max((len(bar.label) for bar in picture.bars), default=0)
    most = max((bar.whole or bar.value for bar in picture.bars), default=1) or 1
    lines = []
    for bar in picture.bars:
        full = round(_WIDTH * bar.value / most)
        whole = round(_WIDTH * (bar.whole or bar.value) / most)
        label = bar.label.replace("`", "'")
        lines.append(f"{label:<{widest}}  {'█' * full}{'░' * (whole - full)}  {bar.words}")
    return lines
