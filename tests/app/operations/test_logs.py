"""The log: JSON lines for a collector, plain lines for people, and no question in it unless it is asked for."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator

import pytest

from app.operations import logs


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    """Put the loggers and standard error back afterwards."""
    loggers = [logging.getLogger(name) for name in ("", *logs.ROOMS, logs.REQUESTS.name, logs.QUESTIONS.name)]
    levels, handlers, stream = [logger.level for logger in loggers], logging.getLogger().handlers[:], sys.stderr
    yield
    logging.captureWarnings(False)
    logging.getLogger().handlers[:] = handlers
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
    sys.stderr = stream


def tell() -> None:
    """Log what the app logs of a question."""
    logs.QUESTIONS.info("question", extra={"fields": {"status": "answered", "question": "Who\nis it?"}})


def lines(written: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return the lines of standard error as objects."""
    return [json.loads(line) for line in written.readouterr().err.splitlines()]


def test_json_has_one_object_a_line_without_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(format="json")
    tell()
    (line,) = lines(capsys)
    assert set(line) == {"time", "level", "logger", "message", "status"}
    assert (line["level"], line["logger"], line["status"]) == ("info", "app.web.questions", "answered")
    assert str(line["time"]).endswith("Z")


@pytest.mark.parametrize("format", logs.FORMATS)
def test_the_question_is_there_where_it_is_asked_for_and_stays_on_its_line(
    capsys: pytest.CaptureFixture[str], format: str
) -> None:
    logs.configure(format=format, level="info", questions=True)
    tell()
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert r"Who\nis it?" in told


def test_what_a_library_prints_on_standard_error_is_a_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(format="json")
    print("a library speaks", file=sys.stderr)
    try:
        raise ValueError("x")
    except ValueError:
        logging.getLogger("app").exception("failed")
    first, second = lines(capsys)
    assert (first["message"], first["level"]) == ("a library speaks", "warning")
    assert "ValueError: x" in str(second["traceback"])


def test_people_are_not_told_of_each_request(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    tell()
    logs.REQUESTS.info("request", extra={"fields": {"status": 200}})
    logging.getLogger("app").info("ready")
    assert capsys.readouterr().err == "ready\n"


def test_people_are_told_of_each_request_where_they_want_it(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(level="info")
    logs.REQUESTS.info("request", extra={"fields": {"route": "/mcp", "status": 200}})
    assert capsys.readouterr().err == 'request route="/mcp" status=200\n'


@pytest.mark.parametrize(("level", "told"), [("error", []), ("warning", ["careful"]), ("info", ["careful", "ready"])])
def test_the_level_is_the_least_that_is_told(capsys: pytest.CaptureFixture[str], level: str, told: list[str]) -> None:
    logs.configure(format="json", level=level)
    logging.getLogger("app").warning("careful")
    logging.getLogger("app").info("ready")
    assert [line["message"] for line in lines(capsys)] == told
