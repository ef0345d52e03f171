"""Seeing inside: a number, a line of the log and a count for each request, and whether the app is alive and ready."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.operations.logs import REQUESTS
from app.web.access import HEADERS
from app.web.desk import Desk
from app.web.metrics import MEDIA_TYPE, Metrics

log = logging.getLogger(__name__)

_PROBE_SECONDS = 5.0
# A probe asks the index; who asks more often gets the last result.
_FRESH_SECONDS = 1.0
_NAMED = re.compile(r"[A-Za-z0-9._-]{1,64}")
_EXACT = frozenset(
    {"/", "/alive", "/config", "/documents", "/healthz", "/login", "/logout", "/mcp", "/metrics", "/readyz"}
)
_FOLDERS = ("assets", "briefing", "conversation", "download", "page", "static", "theme.css")
_EVENTS = frozenset({"call", "cancel", "heartbeat", "info", "queue", "reset", "run", "startup-events"})


class Readiness:
    """Tells whether the app can answer, by asking it a question and looking into its conversations."""

    def __init__(self, desk: Desk) -> None:
        """Take what all tabs share."""
        self._desk = desk
        self._lock = asyncio.Lock()
        self._asked = -_FRESH_SECONDS
        self._ready = False

    async def __call__(self) -> bool:
        """Return whether an answer comes, and soon."""
        async with self._lock:
            if time.monotonic() - self._asked >= _FRESH_SECONDS:
                before, self._ready = self._ready, await self._probed()
                if before and not self._ready:
                    log.error("not ready: the index or the conversations do not answer")
                self._asked = time.monotonic()
            return self._ready

    async def _probed(self) -> bool:
        try:
            await asyncio.wait_for(asyncio.to_thread(self._desk.probe), _PROBE_SECONDS)
        except TimeoutError:
            return False
        except Exception:
            log.debug("the probe failed", exc_info=True)
            return False
        return True


class Watch:
    """The outermost layer: sees every request, and answers those that ask after the app's health.

    ``/healthz`` and ``/readyz`` say no more than that and are open to everybody who can reach the app; ``/metrics``
    is for who shows ``token`` here, or for whom the app lets through to it.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, ready: Readiness, token: str = "") -> None:
        """Take the application, its counters, what tells whether it is ready, and a token or nothing."""
        self.app = app
        self._metrics, self._ready, self._token = metrics, ready, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        identifier = scope["govqa.request"] = _identifier(scope)
        route, begun, code = route_of(scope["path"]), time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal code
            if message["type"] == "http.response.start":
                code = message["status"]
                given = list(message.get("headers", ()))
                # What is answered before the guard has the guard's headers too.
                missing = () if HEADERS[0][0] in (name for name, _ in given) else HEADERS
                message["headers"] = [*given, *missing, (b"x-request-id", identifier.encode())]
            await send(message)

        try:
            own = await self._own(scope)
            await (own or self.app)(scope, receive, watched)
        finally:
            seconds = time.perf_counter() - begun
            self._metrics.requests.labels(route, str(code)).inc()
            self._metrics.request_seconds.labels(route).observe(seconds)
            told = {"request": identifier, "method": scope["method"], "route": route, "status": code}
            REQUESTS.info("request", extra={"fields": {**told, "ms": round(1000 * seconds, 1)}})

    async def _own(self, scope: Scope) -> Response | None:
        """Return the answer to a request that asks after the app itself; None for any other."""
        plain = {"cache-control": "no-store"}
        if scope["method"] not in ("GET", "HEAD"):
            return None
        if scope["path"] == "/healthz":
            return PlainTextResponse("ok\n", headers=plain)
        if scope["path"] == "/readyz":
            ready = await self._ready()
            return PlainTextResponse("ready\n" if ready else "not ready\n", 200 if ready else 503, headers=plain)
        if scope["path"] == "/metrics" and self._token:
            given = next((value for name, value in scope["headers"] if name.lower() == b"authorization"), b"")
            if secrets.compare_digest(given, b"Bearer " + self._token.encode()):
                return metrics_page(self._metrics)
        return None


def metrics_page(metrics: Metrics) -> Response:
    """Return the counters as a page."""
    return Response(metrics.text(), headers={"cache-control": "no-store"}, media_type=MEDIA_TYPE)


def request_of(request: Request | None) -> str:
    """Return the number that a request was given."""
    return "" if request is None else str(request.scope.get("govqa.request", ""))


def route_of(path: str) -> str:
    """Return what a request is for: one of few names, none of which anybody but this app chooses."""
    if path in _EXACT:
        return path
    first, _, rest = path.removeprefix("/").partition("/")
    if first == "gradio_api":
        event = rest.partition("/")[0]
        return f"/gradio_api/{event}" if event in _EVENTS else "/gradio_api"
    name = first.partition(".")[0] if first.startswith("briefing.") else first
    return f"/{name}" if name in _FOLDERS else "other"


def _identifier(scope: Scope) -> str:
    """Return the number that a proxy gave the request, where it is one, or a new one."""
    given = next((value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"x-request-id"), "")
    return given if _NAMED.fullmatch(given) else secrets.token_hex(8)
