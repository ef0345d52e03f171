"""The Documents tab: what the answers come from, adding and removing, and a reader for each document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from app.output import wording
from app.output.labels import labels
from app.web import source
from app.web.desk import Desk
from app.web.library import Progress
from app.web.markup import button, escape
from app.web.panes import QUIET, event_of, html, script
from app.web.source import View
from ingest.errors import GovqaError

_TICK_SECONDS = 0.4


class DocumentsTab:
    """The tab's components and their events."""

    def __init__(self, desk: Desk, language: Any) -> None:
        """Lay out the tab inside the open Blocks."""
        self.desk, self.language = desk, language
        self.view = gr.State(View())
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=6, min_width=320):
                self.status = html("", "status", None)
                self.list = html("", "documents", script("page", "documents"))
            with gr.Column(scale=5, min_width=320):
                self.shown = html("", "document", script("page", "source"))
        self._wire()

    @property
    def parts(self) -> list[Any]:
        """The tab's components that speak a language."""
        return [self.list, self.status, self.shown]

    def labelled(self, language: str, view: View, admin: bool) -> tuple[str, str, str]:
        """Return the values of ``parts`` in a language."""
        return (
            listing(self.desk, language, admin),
            status(self.desk.library.progress, language),
            self.desk.source(view, language),
        )

    def _wire(self) -> None:
        def act(
            event: gr.EventData, view: View, language: str, request: gr.Request
        ) -> Iterator[tuple[Any, Any, Any, Any]]:
            do, value, fields = event_of(event)
            admin = self.desk.user(request).admin
            if do == "read":
                after = source.act(view, do, value, fields)
                yield after, self.desk.source(after, language), gr.skip(), gr.skip()
                return
            if not admin or do not in ("remove", "rebuild"):
                return
            try:
                if do == "remove":
                    self.desk.library.remove(value)
                self.desk.library.rebuild()
            except GovqaError as error:
                yield gr.skip(), gr.skip(), gr.skip(), status(Progress(error=str(error)), language)
                return
            while self.desk.library.progress.running:
                yield gr.skip(), gr.skip(), gr.skip(), status(self.desk.library.progress, language)
                self.desk.library.wait(_TICK_SECONDS)
            done = status(self.desk.library.progress, language, built=True)
            after = View() if view.place and view.place.document == value else view
            yield after, self.desk.source(after, language), listing(self.desk, language, admin), done

        def turn_page(event: gr.EventData, view: View, language: str) -> tuple[View, str]:
            after = source.act(view, *event_of(event))
            return replace(after, reader=after.place is not None), self.desk.source(after, language)

        self.list.click(
            act, [self.view, self.language], [self.view, self.shown, self.list, self.status], concurrency_limit=8,
            **QUIET,
        )  # fmt: skip
        self.shown.click(turn_page, [self.view, self.language], [self.view, self.shown], **QUIET)


def listing(desk: Desk, language: str, admin: bool) -> str:
    """Return the list of documents, with what adds and removes them for who may."""
    words = labels(language)
    index = desk.assistant.index
    records = index.documents()
    rows = "".join(_row(record, words, language, admin) for record in records)
    columns = ("document", "language_of", "date", "pages", "passages", "warnings")
    head = "".join(f'<th scope="col">{escape(words[column])}</th>' for column in columns)
    actions = f'<th scope="col">{escape(words["actions"])}</th>'
    notices = "".join(f"<li>{escape(line)}</li>" for line in index.notices())
    unread = f'<h3>{escape(words["unread"])}</h3><ul class="notices">{notices}</ul>' if notices else ""
    total = words["documents_total"].format(documents=len(records), passages=sum(r.passages for r in records))
    return (
        f'<div class="library" lang="{language}">{_adding(words) if admin else ""}'
        f'<p class="total">{escape(total)}</p>'
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(words["documents"])}">'
        f"<table><thead><tr>{head}{actions}</tr></thead><tbody>{rows}</tbody></table></div>{unread}</div>"
    )


def status(progress: Progress, language: str, built: bool = False) -> str:
    """Return how a build stands, in words."""
    words = labels(language)
    if progress.error:
        return f'<p class="error" role="alert">{escape(words["build_failed"])} {escape(progress.error)}</p>'
    if progress.running:
        step = words.get(f"step_{progress.step}", words["step_begin"])
        return f'<p class="building" role="status">{escape(words["building"])} {escape(step)} {progress.done or ""}</p>'
    return f'<p class="built" role="status">{escape(words["built"])}</p>' if built else ""


def _row(record: Any, words: Any, language: str, admin: bool) -> str:
    meta = record.metadata
    warnings = "".join(f"<li>{escape(line)}</li>" for line in record.warnings)
    warned = f"<details><summary>{len(record.warnings)}</summary><ul>{warnings}</ul></details>" if warnings else "0"
    title = button(meta.title, "read", record.id, kind="title")
    about = f"<small>{escape(' · '.join(filter(None, [meta.symbol, record.id])))}</small>"
    remove = (
        f'<button type="button" data-do="remove" data-value="{escape(record.id)}" class="delete" '
        f'data-confirm="{escape(words["remove_sure"].format(title=meta.title))}" '
        f'aria-label="{escape(words["remove"])}: {escape(meta.title)}">{escape(words["remove"])}</button>'
    )
    cells = (
        wording.language_name(meta.language, language),
        wording.date(meta.date, language) if meta.date else words["undated"],
        record.pages or "–",
        record.passages,
    )
    figures = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{title}{about}</th>{figures}<td>{warned}</td><td>{remove if admin else ""}</td></tr>'


def _adding(words: Any) -> str:
    return (
        f'<div class="drop"><p>{escape(words["drop"])}</p>'
        f'<label><input type="file" multiple> {escape(words["choose_files"])}</label>'
        f'<p class="small">{escape(words["drop_hint"])}</p>'
        f'<progress value="0" max="1" hidden aria-label="{escape(words["uploading"])}"></progress>'
        f'<ul class="uploads" role="status" data-stored="{escape(words["stored"])}" '
        f'data-refused="{escape(words["refused"])}"></ul>{button(words["rebuild"], "rebuild", kind="rebuild")}</div>'
    )
