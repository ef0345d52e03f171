"""The Ask tab: a conversation, the source beside it, filters, and the conversations of before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from app.output.labels import labels
from app.questions.examples import examples
from app.questions.question import LONGEST
from app.scope import EVERYTHING, Filters
from app.web import filtering, source, talk
from app.web.conversations import Turn, with_turn
from app.web.desk import Desk
from app.web.panes import QUIET, event_of, html, script
from app.web.source import Place, View
from app.web.watch import request_of
from ingest.errors import QuestionError

_EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class Session:
    """What one open page is asking: a conversation by its id, its turns, and the filters for the next question."""

    conversation: str = ""
    turns: tuple[Turn, ...] = ()
    filters: Filters = EVERYTHING

    @property
    def pending(self) -> bool:
        """Tell whether an answer is awaited."""
        return bool(self.turns) and self.turns[-1].pending


class Talk:
    """What the tab's events do to a session; it holds nothing of its own, so one serves every open page."""

    def __init__(self, desk: Desk) -> None:
        """Take what all tabs share."""
        self.desk = desk

    def put(self, question: str, session: Session, at: int | None = None) -> Session:
        """Return the session with a question that awaits its answer, in the place of another or at the end."""
        place = len(session.turns) if at is None else at
        identifier = session.conversation or self.desk.conversations.begin()
        turns = (*session.turns[:place], Turn(question, filters=session.filters, pending=True))
        return replace(session, conversation=identifier, turns=turns)

    def settle(self, session: Session, owner: str, request: str = "") -> Session:
        """Return the session with its last question answered, and kept; ``request`` is the number for the log."""
        last = len(session.turns) - 1
        turn = session.turns[last]
        history = [each.question for each in session.turns[:last] if each.answer is not None]
        try:
            answer = self.desk.ask(turn.question, route="page", request=request, history=history, filters=turn.filters)
            turn = replace(turn, pending=False, answer=answer)
        except QuestionError:
            problem = "problem_long" if len(turn.question) > LONGEST else "problem_empty"
            turn = replace(turn, question=turn.question[:500], pending=False, problem=problem)
        if turn.answer is not None:
            self.desk.keep(owner, session.conversation, last, turn)
        return replace(session, turns=(*session.turns[:last], turn))

    def stop(self, session: Session) -> Session:
        """Return the session without waiting any longer."""
        if not session.pending:
            return session
        return replace(
            session, turns=with_turn(session.turns, len(session.turns) - 1, pending=False, problem="stopped")
        )

    def rate(self, session: Session, owner: str, value: str, comment: str | None = None) -> Session:
        """Return the session with a thumb or a comment; the same thumb again takes it back."""
        position, _, way = value.partition("/")
        if not position.isdecimal() or int(position) >= len(session.turns):
            return session
        at, turn = int(position), session.turns[int(position)]
        if comment is None:
            thumb = way if way in ("up", "down") and way != turn.thumb else ""
            turn = replace(turn, thumb=thumb, comment="")
        else:
            turn = replace(turn, comment=comment.strip())
        self.desk.rate(owner, session.conversation, at, turn.thumb, turn.comment)
        return replace(session, turns=with_turn(session.turns, at, thumb=turn.thumb, comment=turn.comment))

    def resume(self, owner: str, conversation: str) -> Session:
        """Return an earlier conversation of its owner's; an empty one where there is none."""
        turns = self.desk.conversations.turns(owner, conversation)
        return Session(conversation, turns) if turns else Session()

    def opened(self, session: Session, value: str) -> View:
        """Return the source pane on a citation, with the other citations of its answer beside it."""
        place = Place.parse(value)
        for turn in reversed(session.turns):
            cited = () if turn.answer is None else turn.answer.citations or turn.answer.related
            siblings = tuple(map(Place.of, cited))
            if place in siblings:
                return View(place, siblings=siblings)
        return View(place)

    def tips(self, session: Session, language: str) -> str:
        """Return the example questions while nothing has been asked."""
        if session.turns:
            return ""
        index = self.desk.assistant.index
        bodies = {body.id: body for body in index.bodies()}
        return talk.suggestions(examples(bodies, index.facts(), language)[:_EXAMPLES], language)

    def history(self, owner: str, language: str) -> str:
        """Return the list of earlier conversations."""
        kept = self.desk.conversations
        return talk.history(kept.headings(owner), kept.keep_days, language)


class AskTab:
    """The tab's components and their events."""

    def __init__(self, desk: Desk, language: Any) -> None:
        """Lay out the tab inside the open Blocks; ``language`` is the state with the interface's language."""
        self.desk, self.talk, self.language = desk, Talk(desk), language
        words = labels("en")
        self.session = gr.State(Session())
        self.view = gr.State(View())
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=6, min_width=320, elem_id="talk"):
                self.history = html("", "history", script("page"))
                self.said = html(talk.conversation((), "en"), "said", script("page", "talk"))
                self.tips = html("", "tips", script("page"))
                with gr.Column(elem_id="composer"):
                    self.question = gr.Textbox(
                        label=words["question"], placeholder=words["placeholder"], lines=1, max_lines=6,
                        elem_id="question",
                    )  # fmt: skip
                    with gr.Row(elem_id="buttons"):
                        self.clear = gr.Button(words["clear"], variant="secondary", elem_id="clear")
                        self.stop = gr.Button(words["stop"], variant="stop", elem_id="stop", visible=False)
                        self.send = gr.Button(words["ask"], variant="primary", elem_id="ask")
                    self.filters = html("", "filters", script("page"))
                    self.exports = html("", "exports", None)
            with gr.Column(scale=5, min_width=320, elem_id="reader"):
                self.shown = html(source.render(View(), desk.assistant.index, "en"), "shown", script("page", "source"))
        self._wire()

    @property
    def pane(self) -> list[Any]:
        """The components of the conversation that an answer changes."""
        return [self.session, self.said, self.question, self.tips, self.stop, self.send, self.history, self.exports]

    def labelled(self, language: str, session: Session, view: View, owner: str) -> tuple[Any, ...]:
        """Return the values of all the tab's components in a language, in the order of ``parts``."""
        words = labels(language)
        return (
            session,
            view,
            self.talk.history(owner, language),
            talk.conversation(session.turns, language),
            self.talk.tips(session, language),
            gr.update(label=words["question"], placeholder=words["placeholder"]),
            gr.update(value=words["clear"]),
            gr.update(value=words["stop"], visible=session.pending),
            gr.update(value=words["ask"], visible=not session.pending),
            filtering.form(self.desk.assistant, session.filters, language),
            exports(session, language),
            self.desk.source(view, language),
        )

    @property
    def parts(self) -> list[Any]:
        """All the tab's components."""
        return [
            self.session, self.view, self.history, self.said, self.tips, self.question, self.clear, self.stop,
            self.send, self.filters, self.exports, self.shown,
        ]  # fmt: skip

    def _state(self, session: Session, language: str, owner: str) -> tuple[Any, ...]:
        return (
            session,
            talk.conversation(session.turns, language),
            "" if session.pending else gr.skip(),
            self.talk.tips(session, language),
            gr.update(visible=session.pending),
            gr.update(visible=not session.pending),
            gr.skip() if session.pending else self.talk.history(owner, language),
            exports(session, language),
        )

    def _answer(self, session: Session, language: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        owner, number = self.desk.user(request).name, request_of(request.request)
        yield self._state(session, language, owner)
        yield self._state(self.talk.settle(session, owner, number), language, owner)

    def _wire(self) -> None:
        asked = self._wire_questions()
        self._wire_source()
        inputs = [self.session, self.language]

        def stop(session: Session, language: str, request: gr.Request) -> tuple[Any, ...]:
            return self._state(self.talk.stop(session), language, self.desk.user(request).name)

        def begin(session: Session, language: str, request: gr.Request) -> tuple[Any, ...]:
            fresh = Session(filters=session.filters)
            return (
                *self._state(fresh, language, self.desk.user(request).name),
                View(),
                self.desk.source(View(), language),
            )

        def past(event: gr.EventData, session: Session, language: str, request: gr.Request) -> tuple[Any, ...]:
            do, value, _ = event_of(event)
            owner = self.desk.user(request).name
            if do == "resume":
                return self._state(replace(self.talk.resume(owner, value), filters=session.filters), language, owner)
            self.desk.delete(owner, None if do == "delete_all" else value)
            gone = do == "delete_all" or value == session.conversation
            return self._state(Session(filters=session.filters) if gone else session, language, owner)

        def filtered(event: gr.EventData, session: Session) -> Session:
            do, _, fields = event_of(event)
            return replace(
                session, filters=filtering.read(fields, self.desk.assistant) if do == "filter" else Filters()
            )

        self.stop.click(stop, inputs, self.pane, cancels=asked, **QUIET)
        self.clear.click(begin, inputs, [*self.pane, self.view, self.shown], **QUIET)
        self.history.click(past, inputs, self.pane, **QUIET)
        self.filters.click(filtered, [self.session], [self.session], **QUIET)

    def _wire_questions(self) -> list[Any]:
        """Connect what asks a question, and return those events, for the button that stops them."""

        def put_question(words: str, session: Session, language: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
            yield from self._answer(self.talk.put(words, session), language, request)

        def put_example(
            event: gr.EventData, session: Session, language: str, request: gr.Request
        ) -> Iterator[tuple[Any, ...]]:
            yield from self._answer(self.talk.put(event_of(event)[1], session), language, request)

        def act(
            event: gr.EventData, session: Session, language: str, view: View, request: gr.Request
        ) -> Iterator[tuple[Any, ...]]:
            do, value, fields = event_of(event)
            owner = self.desk.user(request).name
            still = (gr.skip(), gr.skip())
            if do == "open":
                after = self.talk.opened(session, value)
                yield *(gr.skip() for _ in self.pane), after, self.desk.source(after, language)
            elif do == "retry" and value.isdecimal() and int(value) < len(session.turns):
                again = self.talk.put(session.turns[int(value)].question, session, int(value))
                for state in self._answer(again, language, request):
                    yield *state, *still
            elif do in ("thumb", "comment"):
                comment = str((fields.get("comment") or [""])[0]) if do == "comment" else None
                rated = self.talk.rate(session, owner, value, comment)
                yield *self._state(rated, language, owner), *still

        many = {"concurrency_limit": 8}
        asked = [
            gr.on(
                [self.send.click, self.question.submit], put_question, [self.question, self.session, self.language],
                self.pane, **QUIET, **many,
            ),
            self.tips.click(put_example, [self.session, self.language], self.pane, **QUIET, **many),
            self.said.click(
                act, [self.session, self.language, self.view], [*self.pane, self.view, self.shown], **QUIET, **many
            ),
        ]  # fmt: skip
        return asked

    def _wire_source(self) -> None:
        def turn_page(event: gr.EventData, view: View, language: str) -> tuple[View, str]:
            after = source.act(view, *event_of(event))
            return after, self.desk.source(after, language)

        self.shown.click(turn_page, [self.view, self.language], [self.view, self.shown], **QUIET)


def exports(session: Session, language: str) -> str:
    """Return the links that download the conversation; nothing while there is none."""
    if not any(turn.answer for turn in session.turns):
        return ""
    words = labels(language)
    links = " ".join(
        f'<a href="/conversation/{session.conversation}.{kind}?lang={language}" download>{shown}</a>'
        for kind, shown in (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"))
    )
    return f'<p class="exports" lang="{language}">{words["export"]} {links}</p>'
