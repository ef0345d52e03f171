"""What a terminal is given: text that cannot steer it, whatever documents and questions hold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.output.terminal import Meter, json_line, visible

HOSTILE = "The Reef Fund was founded in 1999\x1b[2J\x1b]0;owned\x07 \x9b31m by \u202elevi\u202c Act."


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x1b[31mb", "a\ufffd[31mb"), ("a\rb", "a\ufffdb"), ("a\x9b1mb\x7f", "a\ufffd1mb\ufffd"),
     ("\u202eevil\u2066", "\ufffdevil\ufffd"), ("é\n\t« ok »\u00a0", "é\n\t« ok »\u00a0")],
)  # fmt: skip
def test_what_would_steer_a_terminal_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_json_means_the_same_and_steers_nothing() -> None:
    line = json_line({"text": HOSTILE})
    assert json.loads(line) == {"text": HOSTILE}
    assert not set(line) & set("\x1b\x07\x9b\u202e\u202c")


def test_no_command_passes_on_what_a_document_or_a_question_steers_with(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    (corpus / "reef.txt").write_text(f"Reef Fund (RF)\n\n{HOSTILE} {'It works on. ' * 60}", "utf-8")

    def run(*arguments: str) -> bytes:
        command = [sys.executable, "-m", "app.cli", *arguments, "--index", str(index)]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        return done.stdout + done.stderr

    shown = run("build", "--corpus", str(corpus))
    shown += run("ask", "When was the Reef Fund founded?") + run(
        "ask", "\x1b[31m founded?", "--language", "en", "--json"
    )
    shown += run("search", "founded") + run("search", "founded", "--json") + run("text", "\x1b[2Jnone")
    shown += run("brief", "RF") + run("ask", "\x1b[2J")
    assert b"1999" in shown
    assert not set(shown.decode("utf-8")) & set("\x1b\x07\x9b\u202e\u202c")


def test_a_bar_shows_rate_and_time_left_of_the_last_half_minute() -> None:
    meter = Meter()
    assert meter.line("documents", 0, 9000, 100.0).rstrip() == f"documents [{'.' * 30}] 0/9000"
    assert meter.line("documents", 10, 9000, 100.2) == ""
    # What an earlier build had done went by at once …
    assert meter.line("documents", 6000, 9000, 101.0).rstrip().endswith("6000/9000, 6000.0/s, 0:00:00 left")
    # … and counts no longer half a minute on: 90 documents in 30 seconds are 3 a second, 2,910 more take 970 seconds.
    line = meter.line("documents", 6090, 9000, 131.0)
    assert line.rstrip() == f"documents [{'#' * 20}{'.' * 10}] 6090/9000, 3.0/s, 0:16:10 left"
    assert len(line) == 78


def test_a_bar_begins_anew_with_each_step_and_shows_its_end() -> None:
    meter = Meter()
    meter.line("documents", 5, 10, 1.0)
    assert meter.line("facts", 1, 10, 1.1).rstrip() == f"facts [{'#' * 3}{'.' * 27}] 1/10"
    assert meter.line("facts", 10, 10, 1.2).rstrip() == f"facts [{'#' * 30}] 10/10, 90.0/s, 0:00:00 left"
