"""Those who ask the server as users do: by the HTTP API, on the page, over the Model Context Protocol.

Each holds one connection, as a browser or a program does, and raises `Refused` where the server says that it has too
much to do, and `Failed` for anything else that is no answer.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any, Protocol

SECONDS = 120.0
# The server ends a connection that is idle for five seconds.
_IDLE_SECONDS = 3.0
_JSON = {"Content-Type": "application/json"}


class Failed(Exception):
    """The server gave no answer, or one that says that something went wrong."""


class Refused(Failed):
    """The server had too much to do; ``after`` are the seconds it asks to wait, 0 where it does not say."""

    def __init__(self, message: str, after: float) -> None:
        """Take the server's words and the seconds."""
        super().__init__(message)
        self.after = after


class Client(Protocol):
    """One who asks."""

    def ask(self, question: str, history: Sequence[str]) -> Any:
        """Return what the server answered."""

    def close(self) -> None:
        """Hang up."""


class Line:
    """One connection, opened again after a pause that the server may have ended it in."""

    def __init__(self, port: int) -> None:
        """Take the port on 127.0.0.1."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        self._used = 0.0

    def request(self, method: str, path: str, content: Any = None) -> HTTPResponse:
        """Return the answer to a request, its body unread; Refused for 503, Failed for any other that is no 200.

        Nothing is sent twice: a request that is dropped is a failure.
        """
        if time.monotonic() - self._used > _IDLE_SECONDS:
            self._connection.close()
        try:
            body = None if content is None else json.dumps(content).encode()
            self._connection.request(method, path, body, _JSON)
            answer = self._connection.getresponse()
        except (OSError, HTTPException) as error:
            self._connection.close()
            raise Failed(f"{path}: {type(error).__name__}: {error}") from error
        self._used = time.monotonic()
        if answer.status == 503:
            raise Refused(answer.read().decode(), float(answer.headers.get("retry-after", "0")))
        if answer.status != 200:
            raise Failed(f"{path}: {answer.status}: {answer.read()[:500].decode('utf-8', 'replace')}")
        return answer

    def json(self, method: str, path: str, content: Any = None) -> Any:
        """Return the object that a request is answered with."""
        return json.loads(self.request(method, path, content).read())

    def close(self) -> None:
        """Close it."""
        self._connection.close()


class Program:
    """Asks by Gradio's HTTP API: one request puts the question, a second waits for the answer."""

    def __init__(self, port: int) -> None:
        """Take the port on 127.0.0.1."""
        self._line = Line(port)

    def ask(self, question: str, history: Sequence[str]) -> Any:
        """Return the answer as the contract of the command line has it."""
        event = self._line.json("POST", "/gradio_api/call/ask", {"data": [question, list(history)] + [None] * 6})
        name, given, wrong = "", "", False
        for line in lines(self._line.request("GET", f"/gradio_api/call/ask/{event['event_id']}")):
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: ") and name in ("complete", "error"):
                given = line.removeprefix("data: ")
                wrong = name == "error"
        if not given or wrong:
            raise Failed(f"no answer: {given[:500]}")
        return json.loads(given)[0]

    def close(self) -> None:
        """Hang up."""
        self._line.close()


class Assistant:
    """Asks over the Model Context Protocol."""

    def __init__(self, port: int) -> None:
        """Take the port on 127.0.0.1."""
        self._line = Line(port)
        self._number = 0

    def ask(self, question: str, history: Sequence[str]) -> Any:
        """Return the answer as the contract of the command line has it."""
        self._number += 1
        arguments = {"question": question, "history": list(history)}
        call = {"name": "ask", "arguments": arguments}
        message = {"jsonrpc": "2.0", "id": self._number, "method": "tools/call", "params": call}
        answer = self._line.json("POST", "/mcp", message)
        if answer.get("id") != self._number or "error" in answer or answer["result"]["isError"]:
            raise Failed(json.dumps(answer)[:500])
        return answer["result"]["structuredContent"]

    def close(self) -> None:
        """Hang up."""
        self._line.close()


class Reader:
    """Asks on the page, as its scripts do: one session, whose conversation the server holds.

    A conversation goes on as long as the history that is given is what was asked; else it begins anew, which is what
    opening the page again does. The answer is the conversation as the page shows it, in English.
    """

    def __init__(self, port: int) -> None:
        """Take the port on 127.0.0.1, and load the page."""
        self._port = port
        self._line, self._alive = Line(port), Line(port)
        self._asked: list[str] | None = None
        self._session = ""
        self._line.request("GET", "/").read()
        config = self._line.json("GET", "/config")
        self._box = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "question")
        self._said = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "said")
        self._put = next(d for d in config["dependencies"] if [self._box, "submit"] in d["targets"])
        self._load = next(d for d in config["dependencies"] if any(event == "load" for _, event in d["targets"]))

    def ask(self, question: str, history: Sequence[str]) -> str:
        """Return the conversation as HTML."""
        if self._asked != list(history):
            self._open()
        fields = [question if each == self._box else None for each in self._put["inputs"]]
        shown = self._event(self._put, fields)
        self._asked = [*history, question]
        return str(shown[self._put["outputs"].index(self._said)])

    def close(self) -> None:
        """Close the page."""
        self._line.close()
        self._alive.close()

    def _open(self) -> None:
        """Begin a session and keep its heartbeat, as an open page does."""
        self._alive.close()
        self._alive = Line(self._port)
        self._session = uuid.uuid4().hex[:12]
        self._alive.request("GET", f"/gradio_api/heartbeat/{self._session}")
        self._event(self._load, [None] * len(self._load["inputs"]))

    def _event(self, event: Any, fields: list[Any]) -> list[Any]:
        """Return what an event of the page gives in the end for each of its components."""
        joined = self._line.json(
            "POST",
            "/gradio_api/queue/join",
            {
                "data": fields,
                "fn_index": event["id"],
                "trigger_id": event["targets"][0][0],
                "session_hash": self._session,
            },
        )
        latest: list[Any] = []
        answer = self._line.request("GET", f"/gradio_api/queue/data?session_hash={self._session}")
        ended = False
        for line in lines(answer):
            message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
            if message.get("event_id") != joined["event_id"]:
                continue
            given: list[Any] = (message.get("output") or {}).get("data") or []
            if message["msg"] == "process_generating":
                latest = given if not latest else [patched(o, n) for o, n in zip(latest, given, strict=True)]
            elif message["msg"] == "process_completed":
                if not message["success"]:
                    raise Failed(line[:500])
                latest, ended = latest or given, True
        if not ended:
            raise Failed("the page's event broke off")
        return latest


def patched(old: Any, changes: Any) -> Any:
    """Return a component's value after the changes that the server sends from the second time on.

    A change is ``[what, path, value]``; whole values and pieces of text are what the page's components make use of.
    """
    if not isinstance(changes, list) or not all(isinstance(each, list) and len(each) == 3 for each in changes):
        return changes
    for what, path, value in changes:
        old = _changed(old, what, path, value)
    return old


def _changed(old: Any, what: str, path: Sequence[Any], value: Any) -> Any:
    if not path:
        return old + value if what == "append" else value
    made = dict(old) if isinstance(old, dict) else list(old)
    if len(path) > 1 or what == "append":
        made[path[0]] = _changed(made[path[0]], what, path[1:], value)
    elif what == "delete":
        del made[path[0]]
    elif isinstance(made, list) and what == "add":
        made.insert(path[0], value)
    else:
        made[path[0]] = value
    return made


def lines(answer: HTTPResponse) -> Iterator[str]:
    """Return the lines of a stream of events as they come; Failed where it breaks off."""
    try:
        for line in answer:
            yield line.decode().rstrip("\n")
    except (OSError, HTTPException) as error:
        raise Failed(f"the stream broke: {type(error).__name__}") from error


CLIENTS: dict[str, Callable[[int], Client]] = {"http": Program, "page": Reader, "mcp": Assistant}
