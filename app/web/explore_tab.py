"""The Explore tab: the pictures, and beside them the source of what is clicked."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.web import explore, source
from app.web.desk import Desk
from app.web.panes import QUIET, event_of, html, script
from app.web.source import View


class ExploreTab:
    """The tab's components and their events."""

    def __init__(self, desk: Desk, language: Any) -> None:
        """Lay out the tab inside the open Blocks."""
        self.desk = desk
        self.view = gr.State(View())
        self.body = gr.State(None)
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=7, min_width=320):
                self.pictures = html("", "pictures", script("page"))
            with gr.Column(scale=4, min_width=320):
                self.shown = html("", "evidence", script("page", "source"))

        def act(event: gr.EventData, view: View, body: str | None, language: str) -> tuple[Any, ...]:
            do, value, fields = event_of(event)
            if do == "body":
                return view, gr.skip(), value, explore.render(desk.assistant, value, language)
            after = source.act(View(), do, value, fields)
            return after, desk.source(after, language), body, gr.skip()

        def turn_page(event: gr.EventData, view: View, language: str) -> tuple[View, str]:
            after = source.act(view, *event_of(event))
            return after, desk.source(after, language)

        self.pictures.click(
            act, [self.view, self.body, language], [self.view, self.shown, self.body, self.pictures], **QUIET
        )
        self.shown.click(turn_page, [self.view, language], [self.view, self.shown], **QUIET)

    @property
    def parts(self) -> list[Any]:
        """The tab's components that speak a language."""
        return [self.pictures, self.shown]

    def labelled(self, language: str, view: View, body: str | None) -> tuple[str, str]:
        """Return the values of ``parts`` in a language."""
        return explore.render(self.desk.assistant, body, language), self.desk.source(view, language)
