"""The calls as Gradio's HTTP API, for ``gradio_client`` and anything that speaks HTTP.

Gradio reads what an endpoint takes from the signature, so each call is spelled out here.
"""

from __future__ import annotations

from typing import Any

import gradio as gr
from gradio import events

from app.web.calls import Call, checked
from ingest.errors import GovqaError

_MANY = 8


def add_api(calls: dict[str, Call]) -> None:
    """Add the calls to the open Blocks."""

    def run(name: str, **arguments: Any) -> dict[str, Any]:
        try:
            return checked(calls[name], {key: value for key, value in arguments.items() if value is not None})
        except GovqaError as error:
            raise gr.Error(str(error), print_exception=False) from None

    def ask(
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
            "ask", question=question, history=history, language=language, documents=documents, bodies=bodies,
            languages=languages, since=since, until=until,
        )  # fmt: skip

    def search(
        query: str,
        limit: int = 10,
        documents: list[str] | None = None,
        bodies: list[str] | None = None,
        languages: list[str] | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> dict[str, Any]:
        return run(
            "search", query=query, limit=limit, documents=documents, bodies=bodies, languages=languages, since=since,
            until=until,
        )  # fmt: skip

    def read_document(document: str, start: int = 0, length: int = 8000) -> dict[str, Any]:
        return run("read_document", document=document, start=start, length=length)

    def brief(
        bodies: list[str], questions: list[str] | None = None, language: str | None = None, minutes: float | None = None
    ) -> dict[str, Any]:
        return run("brief", bodies=bodies, questions=questions, language=language, minutes=minutes)

    for function in (ask, search, read_document, brief):
        call = calls[function.__name__]
        events.api(function, api_name=call.name, api_description=call.description, concurrency_limit=_MANY)
