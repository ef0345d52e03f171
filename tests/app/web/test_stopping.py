"""A question that takes long can be stopped and asked again; the server is this process's, with a slow assistant."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from app.assistant import Assistant
from app.records import Answer
from app.web.server import desk, web_application


class Slow(Assistant):
    """Takes its time over the first question that a test asks; what the app asks by itself is none."""

    waits: ClassVar = [30.0]
    released: ClassVar = threading.Event()

    def ask(self, question: str, **further: Any) -> Answer:
        """Answer after a while."""
        end = time.monotonic() + (self.waits.pop() if self.waits and "CSM" in question else 0)
        while time.monotonic() < end and not self.released.is_set():
            time.sleep(0.02)
        return super().ask(question, **further)


@pytest.fixture(scope="module")
def slow(web_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app whose assistant is slow."""
    application = web_application(desk(Slow.open(web_index), tmp_path_factory.mktemp("slow"), None, keep_days=0))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    Slow.released.set()
    server.should_exit = True
    thread.join(10)


def test_a_question_is_stopped_and_asked_again(opened: Callable[[str], Page], slow: str) -> None:
    page = opened(slow)
    page.fill("#question textarea", "When was the CSM created?")
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn .pending")).to_be_visible()
    page.locator("#stop").click()
    expect(page.locator(".turn .error")).to_have_text("Arrêté avant la réponse.")
    expect(page.locator("#ask")).to_be_visible()
    page.locator("#said [data-do=retry]").click()
    expect(page.locator(".turn .words")).to_contain_text("1999")
    expect(page.locator(".turn")).to_have_count(1)


def test_with_no_days_to_keep_the_page_says_that_nothing_is_written(opened: Callable[[str], Page], slow: str) -> None:
    page = opened(slow)
    page.locator("#history summary").click()
    expect(page.locator("#history .kept")).to_contain_text("Jamais écrites sur le disque")
