"""What Gradio keeps for a session is let go of when nobody needs it, and no sooner."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
import uvicorn
from fastapi import FastAPI

from app.assistant import Assistant
from app.web.calls import calls
from app.web.page import mount
from app.web.server import desk, web_application
from app.web.sessions import Sessions
from eval.endurance import clients

QUESTION = "Which countries are members of the CSM?"


@pytest.fixture(scope="module")
def app(web_index: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The app as it is served."""
    return web_application(desk(Assistant.open(web_index), tmp_path_factory.mktemp("sessions"), None, keep_days=0))


@pytest.fixture(scope="module")
def port(app: FastAPI) -> Iterator[int]:
    """The port it is served on."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield int(listener.getsockname()[1])
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def blocks(app: FastAPI) -> Any:
    """The page's Blocks, where Gradio keeps its sessions."""
    return app.state.sessions._blocks


def test_a_call_for_programs_leaves_no_session_behind(app: FastAPI, port: int, blocks: Any) -> None:
    program = clients.Program(port)
    for _ in range(5):
        assert program.ask(QUESTION, ())["status"] == "answered"
    program.close()
    assert len(blocks.state_holder.session_data) == 0
    assert len(blocks._queue.pending_event_ids_session) == 5
    for _ in range(2):
        app.state.sessions.sweep()
    assert len(blocks._queue.pending_event_ids_session) == 0
    assert len(blocks._queue.pending_messages_per_session) == 0
    assert len(blocks._queue.event_analytics) <= 1


def test_an_open_page_keeps_its_conversation_through_calls_and_sweeps(app: FastAPI, port: int, blocks: Any) -> None:
    reader, program = clients.Reader(port), clients.Program(port)
    first = reader.ask(QUESTION, ())
    for _ in range(3):
        program.ask(QUESTION, ())
        app.state.sessions.sweep()
    second = reader.ask("When was it created?", (QUESTION,))
    (session,) = blocks.state_holder.session_data.values()
    assert len(session.config_values) < len(blocks.blocks) / 2
    assert second.startswith(first[: first.index("</h2>")])
    assert "1999" in second
    assert len(blocks.state_holder.session_data) == 1
    reader.close()
    program.close()


def test_a_page_that_was_closed_is_made_small_and_after_an_hour_let_go_of(
    app: FastAPI, port: int, blocks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = clients.Reader(port)
    reader.ask(QUESTION, ())
    name, holder = reader._session, blocks.state_holder
    reader.close()
    until = time.monotonic() + 30
    while not holder.session_data[name].is_closed:
        assert time.monotonic() < until
        time.sleep(0.05)
    app.state.sessions.sweep()
    session = holder.session_data[name]
    assert session.config_values == {}
    assert session.blocks_config is not blocks.default_config
    assert dict(session.blocks_config.blocks) == dict(blocks.default_config.blocks)
    assert any(getattr(state, "turns", ()) for state in session.state_data.values())
    monkeypatch.setattr("app.web.sessions._CLOSED_SECONDS", 0.0)
    app.state.sessions.sweep()
    assert name not in holder.session_data


def test_no_more_pages_are_held_than_the_most(web_index: Path, tmp_path: Path) -> None:
    shared = desk(Assistant.open(web_index), tmp_path, None, keep_days=0)
    application = FastAPI()
    sessions = mount(application, shared, calls(shared, "http"), 10)
    assert sessions._blocks.state_holder.capacity == 1000


def test_an_event_under_way_keeps_its_session() -> None:
    with gr.Blocks() as blocks:
        gr.Markdown("x")
    sessions = Sessions(blocks)
    queue: Any = blocks._queue
    queue.pending_event_ids_session = {"waits": {"e1"}, "over": set()}
    queue.event_ids_to_events = {"e1": object()}
    blocks.state_holder = type("Holder", (), {"session_data": {}, "time_last_used": {}})()
    for _ in range(3):
        sessions.sweep()
    assert queue.pending_event_ids_session == {"waits": {"e1"}}
