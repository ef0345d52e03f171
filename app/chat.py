"""Serve the web chat: Gradio's page behind headers that forbid it to load from or send to any other place."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from typing import TYPE_CHECKING

from ingest.errors import GovqaError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.assistant import Assistant

log = logging.getLogger(__name__)

_GRACE_SECONDS = 2

# Gradio's page needs inline scripts and compiles its templates; what it may load and where it may send is this server.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
)


def serve(assistant: Assistant, host: str, port: int) -> None:
    """Serve the chat until interrupted; port 0 takes any free one. Raises ``GovqaError`` where the port is taken."""
    import uvicorn

    # Bound before anything is loaded, so that a taken port is told at once and in one line.
    listener = _listen(host, port)
    application = web_application(assistant)
    shown = f"[{host}]" if ":" in host else host
    log.info("the chat is on http://%s:%d (Ctrl-C ends it)", shown, listener.getsockname()[1])
    # Every open page keeps a connection; without a limit Ctrl-C would wait until all of them are closed.
    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=_GRACE_SECONDS)
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def web_application(assistant: Assistant) -> FastAPI:
    """Return the chat as an ASGI application."""
    # Read by gradio when it is imported and by the hub client that it brings along.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    from fastapi import FastAPI

    from app.page import mount

    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(_Guard)
    mount(application, assistant)
    return application


class _Guard:
    """Forbid the page, by its headers, to load from or send to any other place."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"content-security-policy", _POLICY.encode("ascii")),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                ]
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


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
