"""Serve the web app: the page, the calls for programs, and the guard before them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.places import default_state
from app.web.access import Guard, is_loopback
from app.web.accounts import Accounts
from app.web.conversations import KEEP_DAYS, Conversations
from app.web.gate import MOST, Gate
from app.web.watch import Readiness, Watch
from ingest.errors import GovqaError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.assistant import Assistant
    from app.web.desk import Desk

log = logging.getLogger(__name__)

# Longer than proxies keep a connection for the next request (nginx: 60 s): who asks must not find it just closed.
_KEPT_OPEN_SECONDS = 65
_GRACE_SECONDS = 2
# The last fence, for connections that ask nothing; systems give a process 1024 files by default.
_CONNECTIONS = 900


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve: the address, how many days conversations and feedback (None: as they) are kept, and whether to
    log in on loopback too.

    ``most`` requests are worked on at once, the rest refused; ``token`` lets a program read the metrics.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    keep_days: int = KEEP_DAYS
    accounts: bool = False
    keep_feedback: int | None = None
    most: int = MOST
    token: str = ""


def serve(assistant: Assistant, settings: Settings) -> None:
    """Serve the web app until interrupted; port 0 takes any free one.

    Raises GovqaError where the port is taken, and on an address that others reach where there are no accounts.
    """
    import uvicorn

    state = default_state()
    accounts = _accounts(settings, state)
    # Bound before anything is loaded, so that a taken port is told at once and in one line.
    listener = _listen(settings.host, settings.port)
    shared = desk(assistant, state, accounts, settings.keep_days, settings.keep_feedback)
    shared.library.watch()
    shared.tidy_by_itself()
    application = web_application(shared, settings.most, settings.token)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    log.info("the chat is on http://%s:%d (Ctrl-C ends it)", shown, listener.getsockname()[1])
    # Every open page keeps a connection; without a limit Ctrl-C would wait until all of them are closed.
    # Its loggers are left as they are, so that what it tells has the form of the rest of the log.
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        timeout_keep_alive=_KEPT_OPEN_SECONDS,
        limit_concurrency=_CONNECTIONS,
        server_header=False,
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def desk(
    assistant: Assistant,
    state: Path,
    accounts: Accounts | None,
    keep_days: int = KEEP_DAYS,
    keep_feedback: int | None = None,
) -> Desk:
    """Return what all tabs share, with the conversations opened."""
    from app.web.desk import Desk
    from app.web.library import Library

    corpus = Path(assistant.index.manifest.corpus_dir)
    kept = Conversations(state, keep_days, keep_feedback=keep_feedback)
    made = Desk(Library(assistant, corpus, state), kept, accounts, state)
    made.publish()
    return made


def web_application(desk: Desk, most: int = MOST, token: str = "") -> FastAPI:
    """Return the web app as an ASGI application that works on ``most`` requests at once; see `Settings`."""
    # Read by gradio when it is imported and by the hub client that it brings along.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    # After each event Gradio would sum up the last ten thousand for a page that is closed here.
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(sys.maxsize)
    from fastapi import FastAPI

    from app.web.calls import calls
    from app.web.login import add_login
    from app.web.mcp import add_mcp
    from app.web.page import mount
    from app.web.routes import add_routes

    ready = Readiness(desk)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Asked once by itself, so that the first user does not wait until all is loaded.
        tasks = [asyncio.create_task(ready()), asyncio.create_task(sessions.keep())]
        yield
        for task in tasks:
            task.cancel()

    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    # The last one added is asked first.
    application.add_middleware(Guard, accounts=desk.accounts)
    application.add_middleware(Gate, metrics=desk.metrics, most=most)
    application.add_middleware(Watch, metrics=desk.metrics, ready=ready, token=token)
    if desk.accounts is not None:
        add_login(application, desk.accounts)
    add_routes(application, desk)
    add_mcp(application, calls(desk, "mcp"))
    sessions = application.state.sessions = mount(application, desk, calls(desk, "http"), most)
    return application


def _accounts(settings: Settings, state: Path) -> Accounts | None:
    if is_loopback(settings.host) and not settings.accounts:
        return None
    accounts = Accounts(state)
    if not accounts.all():
        raise GovqaError(
            f"{settings.host} can be reached by others and there are no accounts; make one: govqa user add NAME --admin"
        )
    return accounts


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise GovqaError(
            f"cannot listen on {host}:{port}: {error.strerror}; choose another with govqa chat --port P"
        ) from None
    return listener
