"""How much is taken on at once: what comes beyond that is refused at the door, with words that say so.

A server that takes on everything answers nobody in time. Requests that are being served are counted: those that work,
those among them that are heavy (files made, documents read), the streams that open pages hold, and the page's own
files. Gradio's own queue of events is bounded as well, and says 503; that becomes the same answer here.
"""

from __future__ import annotations

from collections import Counter

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.output.labels import labels, preferred
from app.web.markup import escape
from app.web.metrics import Metrics

MOST = 100
"""Requests taken on at once by default; about two seconds' work for two cores."""
RETRY_SECONDS = 3
_HEAVY = 8
# Each open page holds two; systems give a process 1024 files by default.
_STREAMS = 600
# A page is many small ones, which a browser fetches six at a time; a part that is refused would leave it broken.
_FILES = 300
_HEAVY_PATHS = ("/briefing.", "/conversation/", "/documents")
_FILE_PATHS = ("/assets/", "/static/", "/theme.css", "/favicon.ico")
_STREAM_PATHS = ("/gradio_api/queue/data", "/gradio_api/heartbeat/", "/gradio_api/call/")


class Gate:
    """Lets through as many requests as can be served soon, and refuses the rest with 503 and when to come again."""

    def __init__(self, app: ASGIApp, metrics: Metrics, most: int = MOST) -> None:
        """Take the application and how many requests it may work on at once."""
        self.app = app
        self._metrics = metrics
        self._limits = {"work": most, "heavy": _HEAVY, "streams": _STREAMS, "files": _FILES}
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        kinds = kinds_of(scope)
        full = next((kind for kind in kinds if self._open[kind] >= self._limits[kind]), None)
        if full is not None:
            await self._refuse(full, scope, receive, send)
            return
        for kind in kinds:
            self._count(kind, 1)
        try:
            if await self._served(scope, receive, send):
                await self._refuse("queue", scope, receive, send)
        finally:
            for kind in kinds:
                self._count(kind, -1)

    async def _served(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Serve a request; true where Gradio's queue was full, and nothing has been sent."""
        full = False

        async def watched(message: Message) -> None:
            nonlocal full
            if message["type"] == "http.response.start" and message["status"] == 503:
                full = scope["path"].startswith("/gradio_api/")
            if not full:
                await send(message)

        await self.app(scope, receive, watched)
        return full

    async def _refuse(self, full: str, scope: Scope, receive: Receive, send: Send) -> None:
        self._metrics.refused.labels(full).inc()
        await refusal(scope)(scope, receive, send)

    def _count(self, kind: str, by: int) -> None:
        self._open[kind] += by
        self._metrics.open.labels(kind).inc(by)


def kinds_of(scope: Scope) -> tuple[str, ...]:
    """Return what a request counts as."""
    path = scope["path"]
    if scope["method"] == "GET" and path.startswith(_STREAM_PATHS):
        return ("streams",)
    if scope["method"] == "GET" and path.startswith(_FILE_PATHS):
        return ("files",)
    return ("work", "heavy") if path.startswith(_HEAVY_PATHS) else ("work",)


def refusal(scope: Scope) -> Response:
    """Return the answer to a request that comes while there is too much to do, in the language its sender prefers.

    A browser that opens a page gets one that tries again by itself.
    """
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    language = preferred(headers.get("accept-language", ""))
    words = labels(language)
    kept = {"retry-after": str(RETRY_SECONDS), "cache-control": "no-store", "content-language": language}
    if scope["method"] != "GET" or "text/html" not in headers.get("accept", ""):
        return JSONResponse({"error": "busy", "detail": words["busy"]}, 503, kept)
    page = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><meta http-equiv="refresh" content="{RETRY_SECONDS}">'
        f"<title>{escape(words['title'])}</title><style>:root{{color-scheme:light dark}}body{{font:1rem/1.5 system-ui,"
        f"sans-serif;max-width:32rem;margin:12vh auto;padding:0 1rem}}</style>"
        f'<main><h1>{escape(words["title"])}</h1><p role="alert">{escape(words["busy"])}</p></main></html>'
    )
    return HTMLResponse(page, 503, kept)
