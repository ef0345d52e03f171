"""Logging in and out, and a new password: pages without scripts."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from app.output.labels import labels, preferred
from app.web.access import cookie_name, is_secure, user_of
from app.web.accounts import LOGIN_SECONDS, Accounts
from app.web.markup import escape
from app.web.throttle import Throttled
from ingest.errors import GovqaError

_LONGEST_FORM = 10_000


def add_login(application: FastAPI, accounts: Accounts) -> None:
    """Add the pages."""

    async def show(request: Request) -> Response:
        return HTMLResponse(_login(request))

    async def log_in(request: Request) -> Response:
        form = await _form(request)
        if form is None:
            return PlainTextResponse("the form is too long", 413)
        browser = "text/html" in request.headers.get("accept", "")
        given = form.get("username", ""), form.get("password", ""), _address(request)
        try:
            user = await run_in_threadpool(accounts.check, *given)
        except Throttled as error:
            wait = {"retry-after": str(int(error.seconds) + 1)}
            return HTMLResponse(_login(request, "login_wait"), 429, wait) if browser else _plain(error, 429, wait)
        if user is None:
            return HTMLResponse(_login(request, "login_failed"), 401) if browser else PlainTextResponse("refused", 401)
        # Whatever token the browser came with ends here; the new one is made on the server.
        accounts.log_out(request.cookies.get(cookie_name(request.scope), ""))
        answer = RedirectResponse(_inside(form.get("next", "/")), 303) if browser else PlainTextResponse("logged in")
        _set_cookie(answer, request, accounts.log_in(user))
        return answer

    async def log_out(request: Request) -> Response:
        accounts.log_out(request.cookies.get(cookie_name(request.scope), ""))
        answer = RedirectResponse("/login", 303)
        _delete_cookie(answer, request)
        return answer

    async def ask_password(request: Request) -> Response:
        return HTMLResponse(_new_password(request))

    async def change(request: Request) -> Response:
        form = await _form(request)
        if form is None:
            return PlainTextResponse("the form is too long", 413)
        user = user_of(request)
        old, new = form.get("password", ""), form.get("new", "")
        try:
            if await run_in_threadpool(accounts.check, user.name, old, _address(request)) is None:
                return HTMLResponse(_new_password(request, labels(_language(request))["password_wrong"]), 401)
            # It ends every log-in of the account, this one too.
            await run_in_threadpool(accounts.add, user.name, new, admin=user.admin)
        except Throttled as error:
            wait = {"retry-after": str(int(error.seconds) + 1)}
            return HTMLResponse(_new_password(request, labels(_language(request))["login_wait"]), 429, wait)
        except GovqaError as error:
            return HTMLResponse(_new_password(request, str(error)), 422)
        answer = RedirectResponse("/login", 303)
        _delete_cookie(answer, request)
        return answer

    application.add_api_route("/login", show, methods=["GET"], response_model=None)
    application.add_api_route("/login", log_in, methods=["POST"], response_model=None)
    application.add_api_route("/logout", log_out, methods=["POST"], response_model=None)
    application.add_api_route("/password", ask_password, methods=["GET"], response_model=None)
    application.add_api_route("/password", change, methods=["POST"], response_model=None)


def _plain(error: Exception, status: int, headers: dict[str, str]) -> Response:
    return PlainTextResponse(str(error), status, headers)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _set_cookie(answer: Response, request: Request, token: str) -> None:
    answer.set_cookie(
        cookie_name(request.scope), token, max_age=LOGIN_SECONDS, httponly=True, samesite="lax",
        secure=is_secure(request.scope), path="/",
    )  # fmt: skip


def _delete_cookie(answer: Response, request: Request) -> None:
    answer.delete_cookie(cookie_name(request.scope), path="/", secure=is_secure(request.scope), httponly=True)


async def _form(request: Request) -> dict[str, str] | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return None
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _inside(place: str) -> str:
    """Return where to go after logging in: a place of this app, whatever the form says."""
    plain = place.isprintable() and place.startswith("/") and not place.startswith(("//", "/\\"))
    return place if plain else "/"


def _language(request: Request) -> str:
    return preferred(request.headers.get("accept-language", ""))


def _login(request: Request, problem: str = "") -> str:
    words = labels(_language(request))
    fields = (
        f'<input type="hidden" name="next" value="{escape(_inside(request.query_params.get("next", "/")))}">'
        f'<label>{escape(words["user_name"])}<input name="username" autocomplete="username" required autofocus></label>'
        + _field("password", words["password"], "current-password")
    )
    return _page(request, words["title"], "/login", fields, words["log_in"], words[problem] if problem else "")


def _new_password(request: Request, problem: str = "") -> str:
    words = labels(_language(request))
    fields = _field("password", words["password"], "current-password")
    fields += _field("new", words["password_new"], "new-password")
    return _page(request, words["password_change"], "/password", fields, words["password_change"], problem)


def _field(name: str, label: str, kind: str) -> str:
    return f'<label>{escape(label)}<input name="{name}" type="password" autocomplete="{kind}" required></label>'


def _page(request: Request, title: str, action: str, fields: str, button: str, problem: str) -> str:
    wrong = f'<p role="alert">{escape(problem)}</p>' if problem else ""
    return (
        f'<!doctype html><html lang="{_language(request)}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(button)}</title>'
        "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:22rem;"
        "margin:12vh auto;padding:0 1rem}label{display:block;margin:1rem 0}input,button{font:inherit;width:100%;"
        "padding:.6rem;box-sizing:border-box}[role=alert]{color:light-dark(#8f2f1b,#ff9d87)}</style>"
        f'<main><h1>{escape(title)}</h1>{wrong}<form method="post" action="{action}">{fields}'
        f"<button>{escape(button)}</button></form></main></html>"
    )
