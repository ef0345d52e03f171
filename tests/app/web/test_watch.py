"""What is seen of the running app: health, metrics, and a log that gives nobody's question away; over real requests."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.web.accounts import Accounts
from app.web.watch import route_of
from eval.endurance import server

QUESTION = "Which countries are members of the CSM?"
UNKNOWN = "Who painted the ceiling of the Sistine Chapel?"
TOKEN = "a-token-for-the-tests"
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def served(web_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """``govqa chat`` with accounts, a token for the metrics and a log in JSON."""
    state = tmp_path_factory.mktemp("watched")
    accounts = Accounts(state)
    accounts.add("ana", PASSWORD, admin=True)
    accounts.add("ben", PASSWORD)
    accounts.close()
    options = ("--accounts", "--log-format", "json")
    with server.running(web_index, state, *options, environment={"GOVQA_METRICS_TOKEN": TOKEN}) as running:
        yield running


def get(served: server.Server, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """Return status, headers and body."""
    return send(served, "GET", path, None, **headers)


def send(
    served: server.Server, method: str, path: str, body: bytes | None, **headers: str
) -> tuple[int, dict[str, str], str]:
    """Return status, headers and body of the answer to a request."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=60)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
    connection.close()
    return found


def basic(name: str) -> str:
    """Return the header that logs an account in."""
    return "Basic " + base64.b64encode(f"{name}:{PASSWORD}".encode()).decode()


def ask(served: server.Server, question: str, **headers: str) -> Any:
    """Ask as an assistant does."""
    call = {"name": "ask", "arguments": {"question": question}}
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}).encode()
    headers = {"Content_Type": "application/json", "Authorization": basic("ben"), **headers}
    status, told, text = send(served, "POST", "/mcp", body, **headers)
    assert status == 200
    return told, json.loads(text)["result"]["structuredContent"]


def metrics(served: server.Server) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Return every sample, read by Prometheus's own parser."""
    status, _, text = get(served, "/metrics", Authorization=f"Bearer {TOKEN}")
    assert status == 200
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_health_needs_no_account_and_says_nothing_more(served: server.Server) -> None:
    assert get(served, "/healthz")[::2] == (200, "ok\n")
    assert get(served, "/readyz")[::2] == (200, "ready\n")


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        ("", 401),
        ("Bearer wrong", 401),
        (basic("ben"), 403),
        (basic("ana"), 200),
        (f"Bearer {TOKEN}", 200),
    ],
    ids=["nobody", "a wrong token", "an account", "an admin", "the token"],
)
def test_metrics_are_for_admins_and_for_who_shows_the_token(
    served: server.Server, authorization: str, status: int
) -> None:
    assert get(served, "/metrics", Authorization=authorization)[0] == status


def test_metrics_count_questions_by_status_language_and_route(served: server.Server, web_index: Path) -> None:
    def count(status: str, language: str) -> float:
        labels = frozenset({"route": "mcp", "language": language, "status": status}.items())
        return metrics(served).get(("govqa_questions_total", labels), 0.0)

    before = count("answered", "en"), count("not_found", "en"), count("answered", "fr")
    took = ("govqa_answer_seconds_count", frozenset({("route", "mcp")}))
    timed = metrics(served).get(took, 0.0)
    ask(served, QUESTION)
    ask(served, UNKNOWN)
    ask(served, "Quels pays font partie de la CSM ?")
    assert (count("answered", "en"), count("not_found", "en"), count("answered", "fr")) == tuple(x + 1 for x in before)
    assert metrics(served)[took] == timed + 3


def test_metrics_tell_of_the_index_in_use(served: server.Server, web_index: Path) -> None:
    manifest = json.loads((web_index / "manifest.json").read_text("utf-8"))
    found = metrics(served)
    assert found["govqa_index_documents", frozenset()] == 2
    assert found["govqa_index_passages", frozenset()] == manifest["counts"]["passages"]
    assert 0 <= found["govqa_index_age_seconds", frozenset()] < 3600
    assert found["govqa_index", frozenset({("generation", manifest["generation"])})] == 1


def test_the_log_has_a_line_for_each_request_and_question_but_no_words_or_names(served: server.Server) -> None:
    told, _ = ask(served, QUESTION, X_Request_Id="from-the-proxy.7")
    get(served, f"/nowhere/{QUESTION.replace(' ', '%20')}?q=secret%0Aline", Authorization=basic("ana"))
    # A line is written when the answer has gone out.
    until = time.monotonic() + 30
    while (text := served.log.read_text("utf-8")).count('"route": "other"') < 1 and time.monotonic() < until:
        time.sleep(0.02)
    lines = [json.loads(line) for line in text.splitlines()]
    request = next(line for line in lines if line.get("request") == "from-the-proxy.7" and "method" in line)
    question = next(line for line in lines if line.get("request") == "from-the-proxy.7" and "language" in line)
    assert told["x-request-id"] == "from-the-proxy.7"
    assert (request["method"], request["route"], request["status"]) == ("POST", "/mcp", 200)
    assert (question["route"], question["language"], question["status"]) == ("mcp", "en", "answered")
    assert request["ms"] >= question["ms"] > 0
    assert any(line.get("route") == "other" and line["status"] == 404 for line in lines)
    for word in ("CSM", "members", "Sistine", "secret", "nowhere", "ana", "ben", PASSWORD, TOKEN):
        assert f'"{word}' not in text
        assert f" {word}" not in text


def test_a_number_that_is_none_is_not_taken_over(served: server.Server) -> None:
    given = get(served, "/healthz", X_Request_Id='"} forged')[1]["x-request-id"]
    assert len(given) == 16
    assert int(given, 16) >= 0


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/", "/"),
        ("/mcp", "/mcp"),
        ("/gradio_api/call/ask/0123", "/gradio_api/call"),
        ("/gradio_api/file=/etc/passwd", "/gradio_api"),
        ("/assets/a.js", "/assets"),
        ("/briefing.pdf", "/briefing"),
        ("/conversation/abc.docx", "/conversation"),
        ("/briefing", "/briefing"),
        ("/../secret", "other"),
        ("/Which countries?", "other"),
    ],
)
def test_a_route_is_one_of_few_names(path: str, route: str) -> None:
    assert route_of(path) == route
