"""Addresses beside the page: uploads, downloads, pictures of pages."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from app.output.labels import preferred
from app.web import tables
from app.web.access import user_of
from app.web.desk import Desk
from app.web.watch import metrics_page
from ingest.errors import GovqaError
from ingest.records import LANGUAGES
from ingest.workers import Limits


def add_routes(application: FastAPI, desk: Desk) -> None:
    """Add the addresses to the application."""

    async def upload(request: Request) -> Response:
        if not user_of(request).admin:
            return JSONResponse({"error": "only an admin may add documents"}, 403)
        largest = Limits().size
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > largest:
                return JSONResponse({"error": f"larger than {largest} bytes"}, 413)
        name = request.query_params.get("name", "")
        try:
            return JSONResponse({"id": await run_in_threadpool(desk.library.add, name, bytes(body))})
        except (GovqaError, OSError) as error:
            return JSONResponse({"error": " ".join(str(error).split())}, 422)

    def download(request: Request, name: str) -> Response:
        try:
            table = tables.rows(desk.assistant, name, _language(request))
        except KeyError:
            return Response(status_code=404)
        # The mark makes spreadsheets read UTF-8.
        return _file("\ufeff" + tables.to_csv(table), "text/csv; charset=utf-8", f"{name}.csv")

    def conversation(request: Request, identifier: str, kind: str) -> Response:
        from app.web import brief, export

        turns = desk.conversations.turns(user_of(request).name, identifier)
        if not turns or kind not in brief.FORMATS:
            return Response(status_code=404)
        made = export.record(turns, desk.assistant, _language(request))
        return _file(brief.file_of(made, kind), brief.FORMATS[kind][0], f"govqa.{kind}")

    def briefing(request: Request, kind: str) -> Response:
        from app.web import brief

        if kind not in brief.FORMATS:
            return Response(status_code=404)
        fields = {name: request.query_params.getlist(name) for name in request.query_params}
        try:
            made = brief.briefing(desk.assistant, *brief.read(fields))
        except GovqaError as error:
            return Response(str(error), 422, media_type="text/plain; charset=utf-8")
        return _file(brief.file_of(made, kind), brief.FORMATS[kind][0], f"briefing.{kind}")

    def page(document: str, number: int) -> Response:
        try:
            record = desk.assistant.index.document(document)
        except KeyError:
            return Response(status_code=404)
        picture = desk.pages.picture(record.file, record.sha256, number)
        return Response(status_code=404) if picture is None else Response(picture, media_type="image/png")

    def metrics(request: Request) -> Response:
        if not user_of(request).admin:
            return JSONResponse({"error": "only an admin, or who shows the token, may read the metrics"}, 403)
        return metrics_page(desk.metrics)

    def alive() -> Response:
        return Response("ok", media_type="text/plain")

    add: Any = application.add_api_route
    add("/documents", upload, methods=["POST"], response_model=None)
    add("/download/{name}.csv", download, response_model=None)
    add("/conversation/{identifier}.{kind}", conversation, response_model=None)
    add("/briefing.{kind}", briefing, response_model=None)
    add("/page/{document}/{number}.png", page, response_model=None)
    add("/metrics", metrics, response_model=None)
    add("/alive", alive, response_model=None)


def _language(request: Request) -> str:
    wanted = request.query_params.get("lang", "")
    return wanted if wanted in LANGUAGES else preferred(request.headers.get("accept-language", ""))


def _file(content: str | bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})
