"""Who may reach the web app and what it may reach: the guard before every request, and logging in and out."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.labels import labels, preferred
from app.web.accounts import LOCAL, LOGIN_SECONDS, Accounts, User
from app.web.markup import escape

COOKIE = "govqa_login"
# Gradio's page needs inline scripts and compiles its templates; what it may load and where it may send is this server.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
)
HEADERS = (
    (b"content-security-policy", _POLICY.encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
# Of Gradio's own routes those that the page and its clients need; files, uploads and proxies are no part of that.
_GRADIO = "/gradio_api/"
_GRADIO_OPEN = frozenset(
    {"app_id", "call", "cancel", "config", "heartbeat", "info", "login_check", "queue", "reset"}
    | {"run", "startup-events", "theme.css", "user"}
)
_CLOSED = ("/monitoring", "/custom_component", "/svelte", "/proxy=", "/file=")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LONGEST_FORM = 10_000


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


class Guard:
    """Lets through who may enter, keeps other sites' pages out, and forbids ours to load from or send to others.

    Without accounts everybody on this machine may enter, under a host name of this machine only: a foreign site
    that points its own name here gets nothing.
    """

    def __init__(self, app: ASGIApp, accounts: Accounts | None) -> None:
        """Take the application and the accounts, None where it is open."""
        self.app = app
        self.accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None and scope["type"] == "http":
            await refusal(scope, receive, guarded)
        elif refusal is None:
            await self.app(scope, receive, guarded if scope["type"] == "http" else send)

    def _refusal(self, scope: Scope) -> Any:
        """Return the answer to a request that may not pass; None lets it through with its user noted."""
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if self.accounts is None and not is_loopback(urlsplit(f"//{host}").hostname or ""):
            return PlainTextResponse("this host name is not served", 421)
        foreign = "origin" in headers and urlsplit(headers["origin"]).netloc != host
        if foreign and scope.get("method", "GET") not in _SAFE:
            return PlainTextResponse("requests from pages of other sites are refused", 403)
        if _closed(scope["path"]):
            return PlainTextResponse("not served", 404)
        user = LOCAL if self.accounts is None else _user(headers, self.accounts)
        if user is None and scope["path"] != "/login":
            return _ask_for_login(scope, headers)
        scope["govqa.user"] = user
        return None


def add_login(application: FastAPI, accounts: Accounts) -> None:
    """Add the pages for logging in and out."""

    async def show(request: Request) -> Response:
        return HTMLResponse(_page(request, failed=False), headers={"cache-control": "no-store"})

    async def log_in(request: Request) -> Response:
        form = await _form(request)
        if form is None:
            return PlainTextResponse("the form is too long", 413)
        user = await run_in_threadpool(accounts.check, form.get("username", ""), form.get("password", ""))
        browser = "text/html" in request.headers.get("accept", "")
        if user is None:
            return HTMLResponse(_page(request, failed=True), 401) if browser else PlainTextResponse("refused", 401)
        answer = RedirectResponse(_inside(form.get("next", "/")), 303) if browser else PlainTextResponse("logged in")
        secure = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))
        token = accounts.log_in(user)
        answer.set_cookie(COOKIE, token, max_age=LOGIN_SECONDS, httponly=True, samesite="lax", secure=secure)
        return answer

    async def log_out(request: Request) -> Response:
        accounts.log_out(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE)
        return answer

    application.add_api_route("/login", show, methods=["GET"], response_model=None)
    application.add_api_route("/login", log_in, methods=["POST"], response_model=None)
    application.add_api_route("/logout", log_out, methods=["POST"], response_model=None)


async def _form(request: Request) -> dict[str, str] | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return None
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _inside(place: str) -> str:
    """Return where to go after logging in: a place of this app, whatever the form says."""
    return place if place.startswith("/") and not place.startswith(("//", "/\\")) else "/"


def _closed(path: str) -> bool:
    if path.startswith(_GRADIO):
        return path.removeprefix(_GRADIO).partition("/")[0].partition("=")[0] not in _GRADIO_OPEN
    return path.startswith(_CLOSED)


def _user(headers: dict[str, str], accounts: Accounts) -> User | None:
    """Return the user of a browser's cookie, or of the name and password that a program sends."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
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
    return accounts.check(name, password)


def _ask_for_login(scope: Scope, headers: dict[str, str]) -> Response:
    if scope.get("method") == "GET" and "text/html" in headers.get("accept", ""):
        query = scope.get("query_string", b"").decode("latin-1")
        wanted = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"/login?next={quote(wanted, safe='')}", 303)
    return PlainTextResponse("log in first, or send name and password (HTTP Basic)", 401)


def _page(request: Request, failed: bool) -> str:
    language = preferred(request.headers.get("accept-language", ""))
    words = labels(language)
    wrong = f'<p role="alert">{escape(words["login_failed"])}</p>' if failed else ""
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(words["log_in"])}</title>'
        "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:22rem;"
        "margin:12vh auto;padding:0 1rem}label{display:block;margin:1rem 0}input,button{font:inherit;width:100%;"
        "padding:.6rem;box-sizing:border-box}[role=alert]{color:light-dark(#8f2f1b,#ff9d87)}</style>"
        f"<main><h1>{escape(words['title'])}</h1>{wrong}"
        f'<form method="post" action="/login"><input type="hidden" name="next" '
        f'value="{escape(_inside(request.query_params.get("next", "/")))}">'
        f'<label>{escape(words["user_name"])}<input name="username" autocomplete="username" required autofocus></label>'
        f"<label>{escape(words['password'])}"
        '<input name="password" type="password" autocomplete="current-password" required></label>'
        f"<button>{escape(words['log_in'])}</button></form></main></html>"
    )
