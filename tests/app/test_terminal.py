"""What a terminal shows."""

from __future__ import annotations

from app.terminal import Meter


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
