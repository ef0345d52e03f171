"""Who may reach the web app and what it may reach: the guard before every request."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import logging
from collections import OrderedDict
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.accounts import LOCAL, Accounts, User
from app.web.throttle import Throttled

log = logging.getLogger(__name__)

COOKIE = "govqa_login"
# Gradio's page needs inline scripts and compiles its templates; what it may load and where it may send is this server.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", _POLICY.encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
# What a page or an answer holds is nobody's but the reader's; scripts and styles may be kept.
_PRIVATE = (b"cache-control", b"no-store")
_KEEPABLE = ("/assets/", "/static/", "/theme.css", "/favicon.ico", "/page/")
# A year; only where the reader came by HTTPS, which then is there.
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")
# Of Gradio's own routes those that the page and its clients need; files, uploads and proxies are no part of that.
_GRADIO = "/gradio_api/"
_GRADIO_OPEN = frozenset(
    {"app_id", "call", "cancel", "config", "heartbeat", "info", "login_check", "queue", "reset"}
    | {"run", "startup-events", "theme.css", "user"}
)
_CLOSED = ("/monitoring", "/custom_component", "/svelte", "/proxy=", "/file=", "/openapi.json", "/pwa_icon", "/token")
# Gradio has pages of its own under these names.
_OWN = {"/login": frozenset({"GET", "POST"}), "/logout": frozenset({"POST"})}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY = 1_000_000
"""Bytes of a request, but for a document that is added: no question with its history comes near."""
_UPLOAD = "/documents"
_SESSIONS = 50_000


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this machine's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def user_of(request: Request) -> User:
    """Return who sent a request that the guard has let through."""
    user: User = request.scope["govqa.user"]
    return user


def is_secure(scope: Scope) -> bool:
    """Tell whether a browser came by HTTPS, to this server or to the proxy before it."""
    return "https" in (scope.get("scheme"), _headers(scope).get("x-forwarded-proto"))


def cookie_name(scope: Scope) -> str:
    """Return the name of the log-in's cookie; by HTTPS one that browsers take from this host alone."""
    return f"__Host-{COOKIE}" if is_secure(scope) else COOKIE


class _TooLong(Exception):
    """A request's body is longer than is taken."""


class Guard:
    """Lets through who may enter, keeps other sites' pages out, and forbids ours to load from or send to others.

    Without accounts everybody on this machine may enter, under a host name of this machine only: a foreign site
    that points its own name here gets nothing.
    """

    def __init__(self, app: ASGIApp, accounts: Accounts | None) -> None:
        """Take the application and the accounts, None where it is open."""
        self.app = app
        self.accounts = accounts
        self._owners: OrderedDict[str, str] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        begun = False
        dressing = _dressing(scope)

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                given = message.get("headers", ())
                names = {name.lower() for name, _ in given}
                message["headers"] = [*given, *(each for each in dressing if each[0] not in names)]
            await send(message)

        refusal = await self._refusal(scope)
        if refusal is not None and scope["type"] == "http":
            await refusal(scope, receive, guarded)
        if refusal is not None:
            return
        try:
            await self.app(scope, _limited(scope, receive), guarded if scope["type"] == "http" else send)
        except _TooLong:
            if not begun:
                await _too_long()(scope, receive, guarded)
        except Exception as error:
            # Neither the browser nor the log is told what was asked when it failed.
            from app.web.blocks import place_of

            log.error("a request failed: %s", place_of(error))
            log.debug("what the request raised", exc_info=True)
            if begun or scope["type"] != "http":
                return
            await PlainTextResponse("internal error; see the log of the server", 500)(scope, receive, guarded)

    async def _refusal(self, scope: Scope) -> Any:
        """Return the answer to a request that may not pass; None lets it through with its user noted."""
        headers = _headers(scope)
        host = headers.get("host", "")
        if self.accounts is None and not is_loopback(_hostname(host)):
            return PlainTextResponse("this host name is not served", 421)
        foreign = "origin" in headers and urlsplit(headers["origin"]).netloc != host
        foreign = foreign or headers.get("sec-fetch-site") == "cross-site"
        if foreign and (scope["type"] == "websocket" or scope["method"] not in _SAFE):
            return PlainTextResponse("requests from pages of other sites are refused", 403)
        if _closed(scope, self.accounts is not None):
            return PlainTextResponse("not served", 404)
        length = headers.get("content-length", "0")
        if scope["path"] != _UPLOAD and length.isdecimal() and int(length) > LARGEST_BODY:
            return _too_long()
        user: User | None = LOCAL
        if self.accounts is not None:
            try:
                user = await self._user(scope, headers, self.accounts)
            except Throttled as error:
                return PlainTextResponse(str(error), 429, {"retry-after": str(int(error.seconds) + 1)})
            if user is None and scope["path"] != "/login":
                return _ask_for_login(scope, headers)
            if user is not None and not self._owns(user, scope):
                return PlainTextResponse("this page belongs to somebody else", 403)
        scope["govqa.user"] = user
        return None

    async def _user(self, scope: Scope, headers: dict[str, str], accounts: Accounts) -> User | None:
        """Return the user of a browser's cookie, or of the name and password that a program sends."""
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(cookie_name(scope))
        except CookieError:
            cookie = None
        if cookie is not None:
            return accounts.by_token(cookie.value)
        scheme, _, value = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            name, _, password = base64.b64decode(value, validate=True).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        address = scope["client"][0] if scope.get("client") else ""
        # Hashing takes long on purpose; others are served meanwhile.
        return await run_in_threadpool(accounts.check, name, password, address)

    def _owns(self, user: User, scope: Scope) -> bool:
        """Tell whether a page's session of Gradio's is a user's: it is whose who first used it."""
        session = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("session_hash", [""])[0]
        if not session:
            return True
        owner = self._owners.setdefault(session, user.name)
        self._owners.move_to_end(session)
        if len(self._owners) > _SESSIONS:
            self._owners.popitem(last=False)
        return owner == user.name


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _dressing(scope: Scope) -> list[tuple[bytes, bytes]]:
    """Return the headers that an answer gets unless it has them."""
    kept = scope["path"].startswith(_KEEPABLE)
    return [*HEADERS, *([] if kept else [_PRIVATE]), *([_HTTPS_ONLY] if is_secure(scope) else [])]


def _limited(scope: Scope, receive: Receive) -> Receive:
    """Return what hands on a request's body until it is too long, whatever its header says."""
    if scope["path"] == _UPLOAD:
        return receive
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise _TooLong
        return message

    return counted


def _too_long() -> Response:
    return PlainTextResponse(f"a request may have up to {LARGEST_BODY} bytes", 413)


def _closed(scope: Scope, accounts: bool) -> bool:
    """Tell whether a path is one of Gradio's that is not served."""
    path = scope["path"].rstrip("/") or "/"
    if path in _OWN:
        return not accounts or scope["path"] != path or scope.get("method") not in _OWN[path]
    if path.startswith(_GRADIO):
        return path.removeprefix(_GRADIO).partition("/")[0].partition("=")[0] not in _GRADIO_OPEN
    return path.startswith(_CLOSED)


def _ask_for_login(scope: Scope, headers: dict[str, str]) -> Response:
    if scope.get("method") == "GET" and "text/html" in headers.get("accept", ""):
        query = scope.get("query_string", b"").decode("latin-1")
        wanted = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"/login?next={quote(wanted, safe='')}", 303)
    return PlainTextResponse("log in first, or send name and password (HTTP Basic)", 401)
