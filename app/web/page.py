"""The page: a header, and the tabs under it. Importing this imports Gradio, which takes seconds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request

from app.output.labels import labels, preferred
from app.web.access import user_of
from app.web.accounts import User
from app.web.api import add_api
from app.web.ask import AskTab, Session
from app.web.blocks import Blocks
from app.web.brief import BriefTab
from app.web.calls import Call
from app.web.desk import Desk
from app.web.documents import DocumentsTab
from app.web.evaluation import EvaluationTab
from app.web.explore_tab import ExploreTab
from app.web.markup import escape
from app.web.panes import ASSETS, QUIET, event_of, html, script
from app.web.sessions import Sessions
from app.web.source import Place, View
from app.web.watch import request_of
from ingest.records import LANGUAGES

TABS = ("ask", "explore", "brief", "documents", "evaluation")
_FIRST = "en"
_OWN_NAMES = {"fr": "Français", "en": "English", "es": "Español", "pt": "Português"}


def mount(application: FastAPI, desk: Desk, calls: dict[str, Call], most: int) -> Sessions:
    """Put the page at the root of an application; all its files, fonts included, come from this server.

    At most ``most`` of its events wait at a time. Returns its sessions, which want to be swept now and then.
    """

    def who(request: Request) -> str:
        return user_of(request).name or "local"

    page = _Page(desk, calls, most)
    gr.mount_gradio_app(
        application,
        page.blocks,
        path="/",
        auth_dependency=who,
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        css=(ASSETS / "page.css").read_text("utf-8"),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        max_file_size=1,
    )
    page.sessions.lighten()
    return page.sessions


def header(language: str, user: User) -> str:
    """Return the head of the page: its name, the choice of language, light or dark, and logging out."""
    words = labels(language)
    options = "".join(
        f'<option value="{code}" lang="{code}"{" selected" if code == language else ""}>{_OWN_NAMES[code]}</option>'
        for code in LANGUAGES
    )
    leave = (
        f'<form method="post" action="/logout" data-plain><a href="/password">{escape(user.name)}</a> '
        f"<button>{escape(words['log_out'])}</button></form>"
        if user.name
        else ""
    )
    return (
        f'<header lang="{language}" data-title="{escape(words["title"])}"><div><h1>{escape(words["title"])}</h1>'
        f'<p>{escape(words["subtitle"])}</p></div><div class="tools">{leave}'
        f'<select data-do="language" aria-label="{escape(words["language"])}">{options}</select>'
        f'<button type="button" data-local="theme" aria-label="{escape(words["theme"])}" '
        f'title="{escape(words["theme"])}">◐</button></div>'
        f'<p id="busy" role="alert" hidden>{escape(words["busy"])}</p></header>'
    )


class _Page:
    """The components of the page and the events that concern more than one tab."""

    def __init__(self, desk: Desk, calls: dict[str, Call], most: int) -> None:
        self.desk = desk
        words = labels(_FIRST)
        self.blocks = Blocks(title=words["title"], analytics_enabled=False, fill_width=True)
        self.sessions = Sessions(self.blocks)
        with self.blocks:
            self.language = gr.State(_FIRST)
            self.current = gr.State(TABS[0])
            self.head = html(header(_FIRST, User()), "head", script("page", "header"))
            self.tabs: dict[str, Any] = {}
            with gr.Tabs(elem_id="tabs") as self.all_tabs:
                with self._tab("ask"):
                    self.ask = AskTab(desk, self.language)
                with self._tab("explore"):
                    self.explore = ExploreTab(desk, self.language)
                with self._tab("brief"):
                    self.brief = BriefTab(desk, self.language)
                with self._tab("documents"):
                    self.documents = DocumentsTab(desk, self.language)
                with self._tab("evaluation"):
                    self.evaluation = EvaluationTab(desk, self.language)
            add_api(calls, self.sessions)
            self._wire()
        self.blocks.queue(api_open=False, max_size=most)

    def _tab(self, name: str) -> Any:
        self.tabs[name] = gr.Tab(labels(_FIRST)[f"tab_{name}"], id=name, elem_id=f"tab-{name}")
        return self.tabs[name]

    @property
    def _others(self) -> list[Any]:
        tabs = (self.explore, self.brief, self.documents, self.evaluation)
        return [part for tab in tabs for part in tab.parts]

    def _shown(
        self, name: str, language: str, user: User, explored: View, body: str | None, read: View
    ) -> tuple[Any, ...]:
        """Return the values of ``_others``: of the tab that is open; the rest is drawn when it is."""
        values: dict[str, tuple[Any, ...]] = {
            "explore": (gr.skip(),) * len(self.explore.parts),
            "brief": (gr.skip(),) * len(self.brief.parts),
            "documents": (gr.skip(),) * len(self.documents.parts),
            "evaluation": (gr.skip(),) * len(self.evaluation.parts),
        }
        if name == "explore":
            values[name] = self.explore.labelled(language, explored, body)
        elif name == "brief":
            values[name] = self.brief.labelled(language)
        elif name == "documents":
            values[name] = self.documents.labelled(language, read, user.admin)
        elif name == "evaluation":
            values[name] = self.evaluation.labelled(language, user.admin)
        return tuple(value for tab in TABS[1:] for value in values[tab])

    def _wire(self) -> None:
        asking = [self.ask.session, self.ask.view]
        others = [self.explore.view, self.explore.body, self.documents.view]

        def everything(
            language: str, name: str, session: Session, view: View, states: tuple[Any, ...], user: User
        ) -> tuple[Any, ...]:
            names = (gr.update(label=labels(language)[f"tab_{tab}"]) for tab in TABS)
            return (
                language,
                header(language, user),
                *names,
                *self.ask.labelled(language, session, view, user.name),
                *self._shown(name, language, user, *states),
            )

        def speak(
            event: gr.EventData, name: str, session: Session, view: View, explored: View, body: str | None, read: View,
            request: gr.Request,
        ) -> tuple[Any, ...]:  # fmt: skip
            wanted = event_of(event)[1]
            language = wanted if wanted in LANGUAGES else _FIRST
            return everything(language, name, session, view, (explored, body, read), self.desk.user(request))

        def welcome(session: Session, request: gr.Request) -> tuple[Any, ...]:
            query = dict(request.query_params)
            user = self.desk.user(request)
            language = query.get("lang", "")
            if language not in LANGUAGES:
                language = preferred(request.headers.get("accept-language", ""))
            talk = self.ask.talk
            if query.get("q", "").strip():
                put = talk.put(query["q"], replace(session, turns=()))
                session = talk.settle(put, user.name, request_of(request.request))
            view = View(Place.parse(query["cite"])) if "cite" in query else View()
            return everything(language, TABS[0], session, view, (View(), None, View()), user)

        def choose(
            language: str, explored: View, body: str | None, read: View, event: gr.SelectData, request: gr.Request
        ) -> tuple[Any, ...]:
            name = TABS[event.index] if isinstance(event.index, int) and event.index < len(TABS) else TABS[0]
            return name, *self._shown(name, language, self.desk.user(request), explored, body, read)

        spoken = [self.language, self.head, *self.tabs.values(), *self.ask.parts, *self._others]
        self.head.click(speak, [self.current, *asking, *others], spoken, **QUIET)
        self.all_tabs.select(choose, [self.language, *others], [self.current, *self._others], **QUIET)
        self.blocks.load(welcome, [self.ask.session], spoken, **QUIET)
