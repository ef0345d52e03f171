"""The calls as tools of the Model Context Protocol, over its streamable HTTP transport at ``/mcp``.

Stateless: each message is answered by one JSON object, as https://modelcontextprotocol.io/specification/2025-06-18/basic/transports
allows, and nothing is pushed. The protocol's own library would bring a second web stack along; this is what of it
four read-only tools need.
"""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from app.web.calls import REQUEST, Call, checked
from app.web.watch import request_of
from ingest.errors import GovqaError

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
_LARGEST = 1_000_000
_PARSE, _INVALID, _UNKNOWN, _PARAMETERS = -32700, -32600, -32601, -32602
_INSTRUCTIONS = (
    "Answers come from governance documents and are quoted word for word. Give each quote with its citation, and say "
    "so where the documents do not say. Spans count Unicode code points of the text that read_document returns."
)


class Fault(Exception):
    """A message that the protocol answers with an error."""

    def __init__(self, code: int, message: str) -> None:
        """Take the code of JSON-RPC and a message."""
        super().__init__(message)
        self.code = code


def add_mcp(application: FastAPI, calls: dict[str, Call]) -> None:
    """Add the address that assistants connect to."""

    async def receive(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST:
                return Response(status_code=413)
        REQUEST.set(request_of(request))
        answer = await run_in_threadpool(respond, body, calls)
        return Response(status_code=202) if answer is None else JSONResponse(answer)

    async def push(request: Request) -> Response:
        return Response(status_code=405, headers={"allow": "POST"})

    application.add_api_route("/mcp", receive, methods=["POST"], response_model=None)
    application.add_api_route("/mcp", push, methods=["GET", "DELETE"], response_model=None)


def respond(body: bytes, calls: dict[str, Call]) -> dict[str, Any] | None:
    """Return the answer to a message, None to one that wants none."""
    identifier = None
    try:
        message = _message(body)
        identifier = message.get("id")
        if identifier is None:
            return None
        result = _result(message["method"], message.get("params") or {}, calls)
        return {"jsonrpc": "2.0", "id": identifier, "result": result}
    except Fault as fault:
        return {"jsonrpc": "2.0", "id": identifier, "error": {"code": fault.code, "message": str(fault)}}


def _message(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        raise Fault(_PARSE, "expected JSON") from None
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        raise Fault(_INVALID, "expected one JSON-RPC 2.0 message")
    if "method" not in message and ("result" in message or "error" in message):
        return {}
    if not isinstance(message.get("method"), str) or not isinstance(message.get("params", {}), dict):
        raise Fault(_INVALID, "expected a method and parameters by name")
    identifier = message.get("id")
    if not isinstance(identifier, str | int | None) or not str(identifier).isprintable():
        raise Fault(_INVALID, "expected an id that is printable text or a whole number")
    return message


def _result(method: str, parameters: dict[str, Any], calls: dict[str, Call]) -> dict[str, Any]:
    if method == "initialize":
        from importlib.metadata import version

        asked = parameters.get("protocolVersion")
        return {
            "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "govqa", "version": version("govqa")},
            "instructions": _INSTRUCTIONS,
        }
    if method == "ping":
        return {}
    if method == "tools/list":
        return {"tools": [_tool(call) for call in calls.values()]}
    if method == "tools/call":
        return _called(parameters, calls)
    raise Fault(_UNKNOWN, f"unknown method {method!r}")


def _tool(call: Call) -> dict[str, Any]:
    return {
        "name": call.name,
        "title": call.title,
        "description": call.description,
        "inputSchema": call.arguments.model_json_schema(),
        "annotations": {"readOnlyHint": True, "openWorldHint": False},
    }


def _called(parameters: dict[str, Any], calls: dict[str, Call]) -> dict[str, Any]:
    call = calls.get(str(parameters.get("name")))
    arguments = parameters.get("arguments") or {}
    if call is None or not isinstance(arguments, dict):
        raise Fault(_PARAMETERS, f"expected one of the tools {', '.join(calls)} with arguments by name")
    try:
        result = checked(call, arguments)
    except GovqaError as error:
        # Told as a result, so that the model can read it and mend its call.
        return {"content": [{"type": "text", "text": str(error)}], "isError": True}
    text = json.dumps(result, ensure_ascii=False)
    return {"content": [{"type": "text", "text": text}], "structuredContent": result, "isError": False}
