"""Programs make the same calls: by gradio_client, and as an assistant does over the Model Context Protocol."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from gradio_client import Client
from mcp import Client as McpClient

from app.assistant import Assistant
from app.web.mcp import respond

QUESTION = "Which countries are members of the CSM?"


@pytest.fixture(scope="module")
def client(served: str) -> Client:
    """A client of the HTTP API."""
    return Client(served, verbose=False)


def call(address: str, tool: str, arguments: dict[str, Any]) -> Any:
    """Call a tool as an assistant does."""

    async def talk() -> Any:
        async with McpClient(address + "mcp") as client:
            return await client.call_tool(tool, arguments)

    return run(talk)


def run(talk: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run a coroutine in a thread of its own: in this one the browser's loop is running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(talk())).result()


def test_the_http_api_gives_the_answer_of_the_command_line_s_contract(client: Client, web_index: Path) -> None:
    given = client.predict(QUESTION, api_name="/ask")
    expected = json.loads(json.dumps(Assistant.open(web_index).ask(QUESTION).to_json()))
    assert {**given, "seconds": 0} == {**expected, "seconds": 0}


def test_the_http_api_filters_follows_up_and_answers_in_another_language(client: Client) -> None:
    assert client.predict(QUESTION, languages=["en"], api_name="/ask")["status"] == "not_found"
    given = client.predict("When was it created?", history=[QUESTION], language="pt", api_name="/ask")
    assert (given["language"], given["items"][0]["value"]) == ("pt", "1999")


def test_the_http_api_searches_reads_and_briefs(client: Client, web_corpus: Path) -> None:
    hits = client.predict("Treaty of Alto", limit=2, api_name="/search")["hits"]
    assert hits[0]["document"] == "alto"
    hit = hits[0]
    read = client.predict("alto", start=hit["start"], length=hit["end"] - hit["start"], api_name="/read_document")
    assert (read["text"], read["symbol"]) == (hit["text"], "ABC/12")
    assert "CRM" in client.predict(["CRM"], language="fr", api_name="/brief")["markdown"]


@pytest.mark.parametrize(
    ("name", "arguments", "why"),
    [
        ("/ask", {"question": "  "}, "empty"),
        ("/ask", {"question": "a", "language": "de"}, "language"),
        ("/search", {"query": "a", "limit": 1000}, "limit"),
        ("/read_document", {"document": "none"}, "no document"),
    ],
)
def test_the_http_api_says_what_is_wrong_with_a_call(
    client: Client, name: str, arguments: dict[str, Any], why: str
) -> None:
    with pytest.raises(Exception, match=why):
        client.predict(**arguments, api_name=name)


def test_the_events_of_the_page_are_no_calls_for_programs(client: Client) -> None:
    shown = client.view_api(return_format="dict", print_info=False)
    assert set(shown["named_endpoints"]) == {"/ask", "/search", "/read_document", "/brief"}


def test_an_assistant_sees_four_read_only_tools(served: str) -> None:
    async def talk() -> Any:
        async with McpClient(served + "mcp") as client:
            return await client.list_tools()

    tools = run(talk).tools
    assert [tool.name for tool in tools] == ["ask", "search", "read_document", "brief"]
    assert all(tool.description and tool.input_schema["type"] == "object" for tool in tools)


def test_an_assistant_asks_searches_reads_and_briefs(served: str, web_index: Path) -> None:
    answer = call(served, "ask", {"question": QUESTION}).structured_content
    assert answer["answer"] == Assistant.open(web_index).ask(QUESTION).answer
    hit = call(served, "search", {"query": "Treaty of Alto", "limit": 1}).structured_content["hits"][0]
    arguments = {"document": hit["document"], "start": hit["start"], "length": hit["end"] - hit["start"]}
    assert call(served, "read_document", arguments).structured_content["text"] == hit["text"]
    assert "CSM" in call(served, "brief", {"bodies": ["CSM"], "language": "es"}).content[0].text


def test_an_assistant_reads_what_is_wrong_with_its_call(served: str) -> None:
    result = call(served, "ask", {"question": "a", "colour": "red"})
    assert result.is_error
    assert "colour" in result.content[0].text


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"{", -32700),
        (b"[]", -32600),
        (b'{"jsonrpc": "2.0", "id": 1}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "x", "params": [1]}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "x"}}', -32602),
    ],
    ids=["no JSON", "a batch", "no method", "parameters by place", "unknown method", "unknown tool"],
)
def test_a_message_that_cannot_be_used_gets_the_protocol_s_error(message: bytes, code: int) -> None:
    answer = respond(message, {})
    assert answer is not None
    assert answer["error"]["code"] == code


def test_a_notification_gets_no_answer() -> None:
    assert respond(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}', {}) is None


def test_a_page_of_another_site_cannot_call(served: str) -> None:
    request = Request(served + "mcp", b"{}", {"Origin": "https://other.example", "Content-Type": "application/json"})
    with pytest.raises(OSError, match="403"):
        urlopen(request)
