"""The Brief tab: a form over the briefing builder, a preview and downloads."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import urlencode

import gradio as gr

from app.assistant import Assistant
from app.briefing.compose import LONGEST_MINUTES, Composer
from app.briefing.panel import found_questions
from app.briefing.records import Block, Briefing, Bullets, Cell, Line, Paragraph, Picture, Section, Table
from app.output import wording
from app.output.labels import labels
from app.web.desk import Desk
from app.web.markup import escape
from app.web.panes import QUIET, event_of, html, script
from app.web.source import Place
from ingest.errors import GovqaError
from ingest.folding import fold
from ingest.records import LANGUAGES

FORMATS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "render_docx", "docx"),
    "pdf": ("application/pdf", "render_pdf", "pdf"),
    "md": ("text/markdown; charset=utf-8", "render_markdown", "markdown"),
    "html": ("text/html; charset=utf-8", "render_html", "html"),
}
_SHOWN = {"docx": "Word", "pdf": "PDF", "md": "Markdown", "html": "HTML"}
_MINUTES = 7


def briefing(
    assistant: Assistant, bodies: Sequence[str], questions: Sequence[str], language: str | None, minutes: float
) -> Briefing:
    """Return a briefing; GovqaError for an unknown body, no body, or minutes that nobody speaks."""
    composer = Composer(assistant.knowledge, assistant.names)
    return composer.brief(composer.wanted(bodies, questions, language, minutes))


def file_of(made: Briefing, kind: str) -> bytes:
    """Return a briefing, or a conversation put as one, as a file of a kind."""
    _, module, function = FORMATS[kind]
    render = getattr(importlib.import_module(f"app.briefing.{module}"), function)
    return cast(Callable[[Briefing], bytes], render)(made)


class BriefTab:
    """The tab's components and their events."""

    def __init__(self, desk: Desk, language: Any) -> None:
        """Lay out the tab inside the open Blocks."""
        self.desk, self.language = desk, language
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=4, min_width=320):
                self.form = html("", "briefform", script("page"))
            with gr.Column(scale=7, min_width=320):
                self.preview = html("", "preview", script("page"))
        self.form.click(self._make, [language], [self.preview], concurrency_limit=4, **QUIET)

    @property
    def parts(self) -> list[Any]:
        """The tab's components that speak a language."""
        return [self.form, self.preview]

    def labelled(self, language: str) -> tuple[str, str]:
        """Return the values of ``parts`` in a language."""
        return form(
            self.desk.assistant, language
        ), f'<p class="pick" lang="{language}">{escape(labels(language)["brief_none"])}</p>'

    def _make(self, event: gr.EventData, language: str) -> str:
        _, _, fields = event_of(event)
        try:
            bodies, questions, spoken, minutes = read(fields)
            made = briefing(self.desk.assistant, bodies, questions, spoken, minutes)
        except GovqaError as error:
            told = f"{labels(language)['brief_failed']} {error}"
            return f'<p class="error" role="alert" lang="{language}">{escape(told)}</p>'
        return preview(made, fields, language)


def read(fields: dict[str, Any]) -> tuple[list[str], list[str], str, float]:
    """Return bodies, questions, language and minutes as a form or an address gives them."""
    own = [str(each) for each in fields.get("own", ()) if str(each).strip()]
    language = str((fields.get("language") or ["en"])[0])
    try:
        minutes = float(str((fields.get("minutes") or [_MINUTES])[0]))
    except ValueError:
        minutes = 0.0
    chosen = [str(each) for each in fields.get("questions", ())]
    return [str(each) for each in fields.get("bodies", ())][:50], [*chosen, *own][:20], language, minutes


def form(assistant: Assistant, language: str) -> str:
    """Return the form: bodies, questions that the documents put, one's own, language and minutes."""
    words = labels(language)
    names = {each: wording.body(assistant.bodies, each, language) for each in assistant.knowledge.described}
    bodies = "".join(
        f'<label><input type="checkbox" name="bodies" value="{escape(each)}"> {escape(name)}</label>'
        for each, name in sorted(names.items(), key=lambda item: fold(item[1]))
    )
    questions = "".join(
        f'<label><input type="checkbox" name="questions" value="{number}" checked> {escape(each.text)}</label>'
        for number, each in enumerate(found_questions(assistant.knowledge), 1)
    )
    found = f"<fieldset><legend>{escape(words['questions_found'])}</legend>{questions}</fieldset>" if questions else ""
    options = "".join(
        f'<option value="{each}"{" selected" if each == language else ""}>'
        f"{escape(wording.language_name(each, language))}</option>"
        for each in LANGUAGES
    )
    return (
        f'<form class="brief" data-do="brief" lang="{language}"><h2>{escape(words["brief_title"])}</h2>'
        f'<p class="hint">{escape(words["brief_hint"])}</p>'
        f'<fieldset><legend>{escape(words["bodies"])}</legend><div class="choices">{bodies}</div></fieldset>{found}'
        f'<label class="line">{escape(words["question_own"])}'
        f'<textarea name="own" rows="2" maxlength="2000"></textarea></label>'
        f'<label class="line">{escape(words["language"])} <select name="language">{options}</select></label>'
        f'<label class="line">{escape(words["minutes"])} <input type="number" name="minutes" value="{_MINUTES}" '
        f'min="1" max="{LONGEST_MINUTES}"></label><button class="primary">{escape(words["brief_make"])}</button></form>'
    )


def preview(made: Briefing, fields: dict[str, Any], language: str) -> str:
    """Return a briefing on the page, with the links that download it."""
    words = labels(language)
    query = urlencode([(name, each) for name, values in fields.items() for each in values])
    links = " ".join(
        f'<a class="download" href="/briefing.{kind}?{escape(query)}" download>{_SHOWN[kind]}</a>' for kind in FORMATS
    )
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(words_)}</dd>" for label, words_ in made.facts)
    draw = _Drawing({citation.number: Place.of(citation).address() for citation in made.citations})
    body = "".join(draw.section(section) for section in made.sections)
    return (
        f'<article class="briefing" lang="{made.language}"><p class="exports" lang="{language}">'
        f"{escape(words['download'])} {links}</p><h2>{escape(made.title)}</h2><p>{escape(made.subtitle)}</p>"
        f"<dl>{facts}</dl>{body}</article>"
    )


class _Drawing:
    """Draws the parts of a briefing; each number leads to its place, on a page of its own."""

    def __init__(self, addresses: Mapping[int, str]) -> None:
        self.addresses = addresses

    def section(self, section: Section) -> str:
        level = min(6, section.level + 2)
        blocks = "".join(self.block(block) for block in section.blocks)
        return f"<h{level}>{escape(section.title)}</h{level}>{blocks}"

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f'<p class="{block.line.kind}">{self.line(block.line)}</p>'
        if isinstance(block, Bullets):
            return f"<ul>{''.join(f'<li>{self.line(line)}</li>' for line in block.lines)}</ul>"
        return self.table(block) if isinstance(block, Table) else _bars(block)

    def table(self, table: Table) -> str:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
        rows = "".join("<tr>" + "".join(f"<td>{self.cell(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        head = f"<thead><tr>{head}</tr></thead>" if head else ""
        return (
            f'<div class="wide" tabindex="0" role="region" aria-label="{escape(table.caption)}">'
            f"<table>{caption}{head}<tbody>{rows}</tbody></table></div>"
        )

    def cell(self, cell: Cell) -> str:
        return "<br>".join(self.line(line) for line in cell)

    def line(self, line: Line) -> str:
        text = f"<q>{escape(line.text)}</q>" if line.kind == "quote" else escape(line.text)
        label = f"<b>{escape(line.label)}</b> — " if line.label else ""
        aside = f" <small>({escape(line.aside)})</small>" if line.aside else ""
        numbers = "".join(f" {self.number(number)}" for number in line.citations)
        return f"{label}{text}{numbers}{aside}"

    def number(self, number: int) -> str:
        address = self.addresses.get(number)
        return f'<a href="{escape(address)}" target="_blank">[{number}]</a>' if address else f"[{number}]"


def _bars(picture: Picture) -> str:
    bars = "".join(
        f'<li><span>{escape(bar.label)}</span><meter min="0" max="{max(1, bar.whole or bar.value)}" '
        f'value="{bar.value}" aria-label="{escape(bar.label)}"></meter> {escape(bar.words)}</li>'
        for bar in picture.bars
    )
    return f'<figure class="bars"><figcaption>{escape(picture.caption)}</figcaption><ul>{bars}</ul></figure>'
