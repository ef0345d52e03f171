"""The calls as Gradio's HTTP API, for ``gradio_client`` and anything that speaks HTTP.

Gradio reads what an endpoint takes from the signature, so each call is spelled out here.
"""

from __future__ import annotations

import logging
from typing import Any

import gradio as gr
from gradio import events

from app.web.blocks import place_of
from app.web.calls import REQUEST, Call, checked
from app.web.sessions import Sessions
from app.web.watch import request_of
from ingest.errors import GovqaError

_MANY = 8

log = logging.getLogger(__name__)


def add_api(calls: dict[str, Call], sessions: Sessions) -> None:
    """Add the calls to the open Blocks; ``sessions`` are those of these Blocks."""

    def run(name: str, request: gr.Request, **arguments: Any) -> dict[str, Any]:
        REQUEST.set(request_of(request.request))
        try:
            return checked(calls[name], {key: value for key, value in arguments.items() if value is not None})
        except GovqaError as error:
            raise gr.Error(str(error), print_exception=False) from None
        except Exception as error:
            log.error("the call %s failed: %s", name, place_of(error))
            raise gr.Error("internal error; see the log of the server", print_exception=False) from error
        finally:
            sessions.forget(request)

    def ask(
        request: gr.Request,
        question: str,
        history: list[str] | None = None,
        language: str | None = None,
        documents: list[str] | None = None,
        bodies: list[str] | None = None,
        languages: list[str] | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> dict[str, Any]:
        return run(
            "ask", request, question=question, history=history, language=language, documents=documents, bodies=bodies,
            languages=languages, since=since, until=until,
        )  # fmt: skip

    def search(
        request: gr.Request,
        query: str,
        limit: int = 10,
        documents: list[str] | None = None,
        bodies: list[str] | None = None,
        languages: list[str] | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> dict[str, Any]:
        return run(
            "search", request, query=query, limit=limit, documents=documents, bodies=bodies, languages=languages,
            since=since, until=until,
        )  # fmt: skip

    def read_document(request: gr.Request, document: str, start: int = 0, length: int = 8000) -> dict[str, Any]:
        return run("read_document", request, document=document, start=start, length=length)

    def brief(
        request: gr.Request,
        bodies: list[str],
        questions: list[str] | None = None,
        language: str | None = None,
        minutes: float | None = None,
    ) -> dict[str, Any]:
        return run("brief", request, bodies=bodies, questions=questions, language=language, minutes=minutes)

    for function in (ask, search, read_document, brief):
        call = calls[function.__name__]
        events.api(function, api_name=call.name, api_description=call.description, concurrency_limit=_MANY)
