"""The page of the web chat, in Gradio: ask, read the answer, open each citation in its document.

Importing this imports Gradio, which takes seconds: only ``app.chat`` does, after it has set Gradio's environment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from app.assistant import Assistant
from app.examples import examples
from app.labels import labels, preferred
from app.markup import Place, Turn, conversation, header, no_passage, passage, suggestions
from ingest.errors import QuestionError
from ingest.records import LANGUAGES

_ASSETS = Path(__file__).with_name("assets")
_OWN_NAMES = {"fr": "Français", "en": "English", "es": "Español", "pt": "Português"}
_CLICKS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.open) trigger('click', {place: button.dataset.open});
  if (button.dataset.view) trigger('click', {view: button.dataset.view});
  if ('ask' in button.dataset) trigger('click', {question: button.textContent});
});
"""
_SHOW_NEWEST = """
watch('value', () => element.querySelector('.turn:last-child')?.scrollIntoView({block: 'nearest'}));
"""
_SHOW_QUOTE = """
watch('value', () => {
  const text = element.querySelector('.text'), quote = element.querySelector('mark.quote');
  if (text && quote) text.scrollTop = quote.offsetTop - text.offsetTop - text.clientHeight / 4;
});
"""
_NAME_PAGE = """
const name = () => {
  const head = element.querySelector('header');
  document.documentElement.lang = head.lang;
  document.title = head.dataset.title;
};
name();
watch('value', name);
"""


@dataclass(frozen=True, slots=True)
class Session:
    """What one open page has asked, and the citation it has open."""

    turns: tuple[Turn, ...] = ()
    opened: Place | None = None
    whole: bool = False


class Chat:
    """The page's answers to its events; all loaded state is the assistant, so one serves every open page."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self._bodies = {body.id: body for body in assistant.index.bodies()}
        self._facts = assistant.index.facts()

    def ask(self, question: str, session: Session) -> Session:
        """Return the session with a question more; earlier questions that were understood are its history."""
        history = [turn.question for turn in session.turns if turn.answer is not None]
        try:
            turn = Turn(question, self.assistant.ask(question, history=history))
        except QuestionError as error:
            turn = Turn(question, error=str(error))
        return replace(session, turns=(*session.turns, turn))

    def suggestions(self, language: str) -> str:
        """Return the example questions as HTML."""
        return suggestions(examples(self._bodies, self._facts, language), language)

    def passage(self, session: Session, language: str) -> str:
        """Return the opened citation in its document as HTML, or the invitation to open one."""
        citation = None if session.opened is None else session.opened.find(session.turns)
        if citation is None:
            return no_passage(language)
        return passage(self.assistant.index.document(citation.document), citation, language, session.whole)


def mount(application: FastAPI, assistant: Assistant) -> None:
    """Put the page at the root of an application; all its files, fonts included, come from this server."""
    gr.mount_gradio_app(
        application,
        _page(Chat(assistant)),
        path="/",
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        css=(_ASSETS / "chat.css").read_text(encoding="utf-8"),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
    )


def _page(chat: Chat) -> gr.Blocks:
    first = "en"
    words = labels(first)
    page = gr.Blocks(title=words["title"], analytics_enabled=False, fill_width=True)
    with page:
        session = gr.State(Session())
        with gr.Row(elem_id="top"):
            head = gr.HTML(header(first), js_on_load=_NAME_PAGE, elem_id="head", apply_default_css=False)
            language = gr.Radio(
                [(_OWN_NAMES[code], code) for code in LANGUAGES],
                value=first,
                label=words["language"],
                elem_id="language",
                container=False,
            )
        with gr.Row(elem_id="columns"):
            with gr.Column(scale=3, min_width=320, elem_id="talk"):
                said = gr.HTML(
                    conversation((), first), js_on_load=_CLICKS + _SHOW_NEWEST, elem_id="said", apply_default_css=False
                )
                question = gr.Textbox(
                    label=words["question"], placeholder=words["placeholder"], lines=1, max_lines=6, elem_id="question"
                )
                with gr.Row():
                    clear = gr.Button(words["clear"], variant="secondary", elem_id="clear")
                    send = gr.Button(words["ask"], variant="primary", elem_id="ask")
                tips = gr.HTML(chat.suggestions(first), js_on_load=_CLICKS, elem_id="tips", apply_default_css=False)
            with gr.Column(scale=2, min_width=320, elem_id="reader"):
                shown = gr.HTML(
                    no_passage(first), js_on_load=_CLICKS + _SHOW_QUOTE, elem_id="shown", apply_default_css=False
                )
        _wire(page, chat, session, language, (head, said, question, clear, send, tips, shown))
    return page


def _wire(page: Any, chat: Chat, session: Any, language: Any, parts: tuple[Any, ...]) -> None:
    """Connect the events; every handler returns whole values, so the page never holds state of its own."""
    _, said, question, clear, send, tips, shown = parts
    quiet = {"show_progress": "hidden", "api_visibility": "private"}

    def ask(words: str, session: Session, language: str) -> tuple[Session, str, str, str]:
        after = chat.ask(words, session)
        return after, conversation(after.turns, language), "", ""

    def ask_example(event: gr.EventData, session: Session, language: str) -> tuple[Session, str, str, str]:
        return ask(str(event.question), session, language)

    def open_place(event: gr.EventData, session: Session, language: str) -> tuple[Session, str]:
        after = replace(session, opened=Place.parse(event.place))
        return after, chat.passage(after, language)

    def turn_view(event: gr.EventData, session: Session, language: str) -> tuple[Session, str]:
        opened = None if event.view == "close" else session.opened
        after = replace(session, opened=opened, whole=event.view == "document")
        return after, chat.passage(after, language)

    def begin(language: str) -> tuple[Session, str, str, str]:
        return Session(), conversation((), language), chat.suggestions(language), no_passage(language)

    def relabel(language: str, session: Session) -> tuple[Any, ...]:
        words = labels(language)
        return (
            header(language),
            conversation(session.turns, language),
            gr.update(label=words["question"], placeholder=words["placeholder"]),
            gr.update(value=words["clear"]),
            gr.update(value=words["ask"]),
            "" if session.turns else chat.suggestions(language),
            chat.passage(session, language),
        )

    def welcome(session: Session, request: gr.Request) -> tuple[Any, ...]:
        language = preferred(request.headers.get("accept-language", ""))
        return gr.update(value=language, label=labels(language)["language"]), *relabel(language, session)

    asked = [session, said, question, tips]
    gr.on([send.click, question.submit], ask, [question, session, language], asked, **quiet)
    tips.click(ask_example, [session, language], asked, **quiet)
    said.click(open_place, [session, language], [session, shown], **quiet)
    shown.click(turn_view, [session, language], [session, shown], **quiet)
    clear.click(begin, [language], [session, said, tips, shown], **quiet)
    language.input(relabel, [language, session], list(parts), **quiet)
    page.load(welcome, [session], [language, *parts], **quiet)
