"""What the program tells on standard error while it runs: plain lines for people, or JSON lines for a collector.

A line never holds a question, a name or an address of somebody, or a secret; questions only where the one who runs the
program asks for them. Only the command line configures this.
"""

from __future__ import annotations

import io
import json
import logging
import sys
import time
from typing import Any, TextIO

ROOMS = ("govqa", "ingest", "index", "app", "eval")
REQUESTS = logging.getLogger("app.web.requests")
"""One line for each request that was served."""
QUESTIONS = logging.getLogger("app.web.questions")
"""One line for each question that was answered; its words only with ``--log-questions``."""
FORMATS = ("text", "json")
LEVELS = ("debug", "info", "warning", "error")


def configure(verbose: bool = False, format: str = "text", level: str | None = None, questions: bool = False) -> None:
    """Write the log to standard error.

    By default a terminal is told what a person wants to know, and a collector (``json``) of every request as well;
    ``level`` chooses otherwise for all. ``questions`` lets the words of questions into the log.
    """
    stream = sys.stderr
    handler = logging.StreamHandler(stream)
    if format == "json":
        handler.setFormatter(JsonLines(questions))
        # What libraries print there must not break the lines.
        sys.stderr = Lines(logging.getLogger("stderr"), stream)
        logging.captureWarnings(True)
    else:
        handler.setFormatter(Plain(questions))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    own = level.upper() if level else "DEBUG" if verbose else "INFO"
    for room in ROOMS:
        logging.getLogger(room).setLevel(own)
    quiet = format == "text" and level is None and not verbose
    for each in (REQUESTS, QUESTIONS):
        each.setLevel(logging.WARNING if quiet else own)


def fields(record: logging.LogRecord, questions: bool) -> dict[str, Any]:
    """Return what a record tells beside its message; a question only where that is wanted."""
    found: dict[str, Any] = dict(getattr(record, "fields", {}))
    if not questions:
        found.pop("question", None)
    return found


class Plain(logging.Formatter):
    """The message, then what belongs to it as ``name=value``."""

    def __init__(self, questions: bool) -> None:
        """Take whether questions may be shown."""
        super().__init__("%(message)s")
        self._questions = questions

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told = (f"{k}={json.dumps(v, ensure_ascii=False)}" for k, v in fields(record, self._questions).items())
        return " ".join([super().format(record), *told])


class JsonLines(logging.Formatter):
    """One object a line: time (UTC, RFC 3339), level, logger, message, what belongs to it, and a traceback."""

    def __init__(self, questions: bool) -> None:
        """Take whether questions may be shown."""
        super().__init__()
        self._questions = questions

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line: dict[str, Any] = {
            "time": f"{at}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **fields(record, self._questions),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        # ASCII only: whatever reads it, a line stays one line.
        return json.dumps(line, default=str)


class Lines(io.TextIOBase):
    """Standard error for those who print there: each line becomes one of the log."""

    def __init__(self, log: logging.Logger, stream: TextIO) -> None:
        """Take the log, and the stream that stands behind it, for who needs a real file."""
        self._log, self._stream, self._rest = log, stream, ""

    def write(self, text: str) -> int:
        """Log the lines that are whole."""
        *whole, self._rest = (self._rest + text).split("\n")
        for line in whole:
            if line.strip():
                self._log.warning("%s", line)
        return len(text)

    def fileno(self) -> int:
        """Return the number of the real file."""
        return self._stream.fileno()

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def isatty(self) -> bool:
        """Tell that nobody watches."""
        return False
