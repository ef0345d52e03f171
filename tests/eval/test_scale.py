"""The table of growth: what a share holds, and that all of it is measured and kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from app.cli import main
from eval import scale as module
from eval.scale import Size, part, scale, table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "laws"
    place.mkdir()
    rows = [
        {"id": f"r{n}", "lang": "en", "title": f"Act {n}", "text": f"The quay number {n} is kept by port {n * 7}."}
        for n in range(40)
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (place / "laws.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (place / "one.md").write_text("# One\n\nThe first harbour.\n")
    (place / "two.md").write_text("# Two\n\nThe second harbour.\n")
    (place / "glossary.toml").write_text('[[body]]\nid = "q"\nen = { name = "Quay Board", acronym = "QB" }\n')
    return place


@pytest.mark.parametrize(
    ("share", "rows", "files"),
    [(10, [9, 19, 29, 39], []), (50, list(range(1, 40, 2)), ["two.md"]), (100, list(range(40)), ["one.md", "two.md"])],
    ids=["tenth", "half", "whole"],
)
def test_a_share_is_every_nth_line_and_file_with_what_speaks_of_all(
    folder: Path, tmp_path: Path, share: float, rows: list[int], files: list[str]
) -> None:
    part(folder, tmp_path / "part", share)
    lines = (tmp_path / "part" / "laws.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [f"r{n}" for n in rows]
    assert sorted(path.name for path in (tmp_path / "part").glob("*.md")) == files
    assert (tmp_path / "part" / "glossary.toml").exists()


def test_each_share_is_measured_once_and_the_table_shows_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    work = tmp_path / "work"
    arguments = ["bench", "--scale", str(folder), "--share", "50", "--work", str(work), "--repeat", "3"]
    assert main([*arguments, "--json", str(tmp_path / "sizes.json")]) == 0
    shown = capsys.readouterr().out
    (found,) = json.loads((tmp_path / "sizes.json").read_text())
    size = Size(**found)
    assert (size.share, size.documents, size.passages) == (50.0, 21, 21)
    assert 0 < size.rate <= size.read_rate and size.bare_rate > 0
    assert 0 < size.search_p50 <= size.search_p95 and 0 < size.answer_p50 <= size.answer_p95
    assert size.added > 0 and size.disk > 0.01 and size.memory > 30
    assert not (work / "share-50" / "corpus" / module.ADDED).exists()
    assert shown == table([size])
    monkeypatch.setattr(module, "_measured", None)
    assert list(scale(folder, [50], work)) == [size]


@pytest.mark.parametrize("share", ["0", "101", "ten", ""])
def test_a_share_that_is_no_percent_is_refused(folder: Path, share: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--scale", str(folder), "--share", share]) == 2
    assert "expected --share with percents above 0" in capsys.readouterr().err
