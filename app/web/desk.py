"""All that the tabs, the downloads and the calls for programs share."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from app.assistant import Assistant
from app.operations.logs import QUESTIONS
from app.records import Answer
from app.scope import Filters
from app.web import source
from app.web.accounts import LOCAL, Accounts, User
from app.web.conversations import Conversations, Turn
from app.web.library import Library, warm
from app.web.metrics import Metrics
from app.web.pages import Pages
from app.web.source import View
from ingest.errors import GovqaError, QuestionError

log = logging.getLogger(__name__)

FEEDBACK = "feedback.jsonl"
TIDY_SECONDS = 3600.0


@dataclass(frozen=True)
class Desk:
    """The documents, the conversations, and the accounts (None: the app is open to this machine)."""

    library: Library
    conversations: Conversations
    accounts: Accounts | None
    state: Path

    @property
    def assistant(self) -> Assistant:
        """The assistant in use; it changes when the index is built anew, so ask for it each time."""
        return self.library.assistant

    def user(self, request: Any) -> User:
        """Return who sent an event of Gradio's."""
        if self.accounts is None:
            return LOCAL
        found = self.accounts.find(str(request.username or ""))
        if found is None:
            raise PermissionError("the account is gone; log in again")
        return found

    @cached_property
    def pages(self) -> Pages:
        """The pictures of pages."""
        return Pages(self.library.corpus)

    @cached_property
    def metrics(self) -> Metrics:
        """What is counted while the app runs."""
        return Metrics(self.library)

    def ask(
        self,
        question: str,
        *,
        route: str,
        request: str = "",
        history: Sequence[str] = (),
        language: str | None = None,
        filters: Filters | None = None,
    ) -> Answer:
        """Answer a question that came by a route (page, http, mcp), and count it; QuestionError as the assistant."""
        begun = time.perf_counter()
        with self.metrics.asking.track_inprogress():
            try:
                answer = self.assistant.ask(question, history=history, language=language, filters=filters)
            except QuestionError:
                self.metrics.questions.labels(route, "", "refused").inc()
                raise
        seconds = time.perf_counter() - begun
        self.metrics.questions.labels(route, answer.language, answer.status).inc()
        self.metrics.seconds.labels(route).observe(seconds)
        told = {"request": request, "route": route, "language": answer.language, "status": answer.status}
        QUESTIONS.info("question", extra={"fields": {**told, "ms": round(1000 * seconds, 1), "question": question}})
        return answer

    def probe(self) -> None:
        """Ask the index and look into the conversations; raises whatever is wrong with them."""
        warm(self.assistant)
        self.conversations.headings("", 1)

    def source(self, view: View, language: str) -> str:
        """Return a source pane as HTML."""
        return source.render(view, self.assistant.index, language, self.pages)

    def keep(self, owner: str, conversation: str, position: int, turn: Turn) -> None:
        """Keep a turn of a conversation, and let go what is older than the setting allows."""
        try:
            self.tidy()
            self.conversations.save(owner, conversation, position, turn)
        except GovqaError as error:
            # Who asked has the answer all the same; who runs the app learns that it is kept nowhere.
            log.error("a turn was not kept: %s", error)

    def tidy(self) -> None:
        """Let go what is older than the settings allow."""
        if self.conversations.purge():
            self.publish()

    def tidy_by_itself(self, seconds: float = TIDY_SECONDS) -> threading.Event:
        """Do that every hour from now on, also where nobody asks; until the event is set or the program ends."""
        end = threading.Event()

        def go_on() -> None:
            while not end.wait(seconds):
                try:
                    self.tidy()
                except GovqaError as error:
                    log.error("what is too old was not deleted: %s", error)

        threading.Thread(target=go_on, name="govqa-tidy", daemon=True).start()
        return end

    def rate(self, owner: str, conversation: str, position: int, thumb: str, comment: str) -> None:
        """Keep a thumb and comment, and pass the feedback on to the evaluation."""
        self.conversations.rate(owner, conversation, position, thumb, comment)
        self.publish()

    def delete(self, owner: str, conversation: str | None) -> None:
        """Delete one of an owner's conversations, or all, with their feedback."""
        self.conversations.delete(owner, conversation)
        self.publish()

    def publish(self) -> None:
        """Write the feedback as JSON Lines to where ``govqa eval import-feedback`` reads it, if any is kept."""
        if not self.conversations.keep_days:
            return
        lines = (
            json.dumps(
                {
                    "thumb": each.thumb,
                    "question": each.turn.question,
                    "history": list(each.history),
                    "language": each.turn.answer and each.turn.answer.language,
                    "answer": each.turn.answer.answer if each.turn.answer else "",
                    "comment": each.comment,
                },
                ensure_ascii=False,
            )
            for each in self.conversations.opinions()
        )
        beside = self.state / f".{FEEDBACK}.new"
        try:
            beside.touch(0o600)
            beside.write_text("".join(f"{line}\n" for line in lines), "utf-8", "replace")
            beside.replace(self.state / FEEDBACK)
        except OSError as error:
            # The database holds it, and it is written out again with the next thumb and the next start.
            log.error("%s was not written: %s", self.state / FEEDBACK, error)
