"""Too much at once is refused in so many words, and what was taken on is answered; over real connections."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, ClassVar

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from app.assistant import Assistant
from app.records import Answer
from app.web.desk import Desk
from app.web.gate import RETRY_SECONDS, kinds_of
from app.web.server import desk, web_application
from eval.endurance import clients

QUESTION = "Which countries are members of the CSM?"
MOST = 4
MANY = 40


class Held(Assistant):
    """Answers nothing until it is let go."""

    free: ClassVar = threading.Event()

    def ask(self, question: str, **further: Any) -> Answer:
        """Answer once it is let go."""
        assert self.free.wait(60)
        return super().ask(question, **further)


@pytest.fixture(scope="module")
def shared(web_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """What the app shares, with an assistant that can be held."""
    Held.free.set()
    return desk(Held.open(web_index), tmp_path_factory.mktemp("held"), None, keep_days=0)


@pytest.fixture(scope="module")
def port(shared: Desk) -> Iterator[int]:
    """The port of an app that works on four requests at once."""
    server = uvicorn.Server(uvicorn.Config(web_application(shared, MOST), log_config=None, timeout_graceful_shutdown=1))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    number = int(listener.getsockname()[1])
    until = time.monotonic() + 60
    while get(number, "/readyz")[0] != 200:
        assert time.monotonic() < until
        time.sleep(0.05)
    yield number
    Held.free.set()
    server.should_exit = True
    thread.join(10)


def get(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
    """Return status, headers and body; status 0 while nobody listens."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
    except ConnectionError:
        return 0, {}, ""
    finally:
        connection.close()


def asked(port: int, way: str) -> Any:
    """Ask one question by one of the ways for programs; an answer, or the error."""
    client = clients.CLIENTS[way](port)
    try:
        return client.ask(QUESTION, ())
    except clients.Failed as error:
        return error
    finally:
        client.close()


@contextmanager
def full(shared: Desk, port: int) -> Iterator[None]:
    """Keep the app as busy as it may be; when the block ends, what it was asked is answered."""
    Held.free.clear()
    with ThreadPoolExecutor(MOST) as pool:
        try:
            taken = [pool.submit(asked, port, "mcp") for _ in range(MOST)]
            until = time.monotonic() + 30
            while shared.metrics.asking._value.get() < MOST:
                assert time.monotonic() < until
                time.sleep(0.01)
            yield
        finally:
            Held.free.set()
        assert all("answer" in each.result() for each in taken)


@pytest.mark.parametrize("way", ["http", "mcp"])
def test_what_is_too_much_is_refused_and_what_was_taken_on_is_answered(port: int, web_index: Path, way: str) -> None:
    Held.free.clear()
    with ThreadPoolExecutor(MANY) as pool:
        try:
            waiting = [pool.submit(asked, port, way) for _ in range(MANY)]
            until = time.monotonic() + 30
            # All that are not taken on come back at once, while not one answer is there.
            while sum(each.done() for each in waiting) < MANY - 8 - MOST and time.monotonic() < until:
                time.sleep(0.05)
            early = [each.result() for each in waiting if each.done()]
            assert early
            assert {type(each) for each in early} == {clients.Refused}
            assert {each.after for each in early} == {RETRY_SECONDS}
            # Health is told all the same.
            assert get(port, "/healthz")[0] == 200
        finally:
            Held.free.set()
        late = [each.result() for each in waiting]
    answers = [each["answer"] for each in late if isinstance(each, dict)]
    assert len(answers) == MANY - sum(isinstance(each, clients.Refused) for each in late)
    assert set(answers) == {Assistant.open(web_index).ask(QUESTION).answer}
    assert len(answers) >= MOST
    # It recovers: nobody is refused any more.
    assert asked(port, way)["answer"] == answers[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "réessayez"), ("en-GB", "try again"), ("es", "inténtelo de nuevo"), ("pt-BR", "tente de novo")],
)
def test_a_refusal_speaks_the_language_of_who_asks(shared: Desk, port: int, language: str, words: str) -> None:
    with full(shared, port):
        status, headers, body = get(port, "/config", {"Accept-Language": language})
        assert status == 503
        assert words in json.loads(body)["detail"]
        assert headers["retry-after"] == str(RETRY_SECONDS)
        assert headers["cache-control"] == "no-store"
        assert "content-security-policy" in headers
        page = get(port, "/", {"Accept-Language": language, "Accept": "text/html"})
        assert page[0] == 503
        assert words in page[2]
        assert 'http-equiv="refresh"' in page[2]


def test_the_page_says_in_its_language_that_too_much_is_asked_and_keeps_the_question(
    opened: Callable[[str], Page], shared: Desk, port: int
) -> None:
    page = opened(f"http://127.0.0.1:{port}/")
    with full(shared, port):
        page.fill("#question textarea", QUESTION)
        page.press("#question textarea", "Enter")
        expect(page.locator("#busy")).to_contain_text("réessayez")
        expect(page.get_by_text("currently busy").first).to_be_hidden()
        expect(page.locator("#question textarea")).to_have_value(QUESTION)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn .words")).to_contain_text("Argentin")
    expect(page.locator("#busy")).to_be_hidden()


@pytest.mark.parametrize(
    ("method", "path", "kinds"),
    [
        ("POST", "/mcp", ("work",)),
        ("POST", "/gradio_api/queue/join", ("work",)),
        ("GET", "/gradio_api/queue/data", ("streams",)),
        ("GET", "/gradio_api/heartbeat/x", ("streams",)),
        ("GET", "/gradio_api/call/ask/x", ("streams",)),
        ("POST", "/gradio_api/call/ask", ("work",)),
        ("GET", "/assets/index.js", ("files",)),
        ("POST", "/documents", ("work", "heavy")),
        ("GET", "/briefing.pdf", ("work", "heavy")),
    ],
)
def test_a_request_counts_as_what_it_costs(method: str, path: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of({"method": method, "path": path}) == kinds
