"""An index made by additions against one built anew, which it must be like in all that can be asked of it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index import earlier
from index.build import build
from index.search import Index
from index.segments import parted, starts_of, within

ENCODER = "govqa-static"
QUERIES = (
    "Who leads the Kelp Office?",
    "réunion des pays membres du Conseil du port",
    "miembros de la conferencia",
    "Rule 7 of the harbour",
    "KO 1996",
    "quay",
    "council of ministers in Callao",
    "traité sur les quais",
)
# Names come and go with the documents that declare them; the others only speak of them.
TEXTS = (
    "# The Kelp Office (KO)\n\nThe Kelp Office (KO) was created in {n}. It has {m} members.\n",
    "# Minutes\n\nThe Kelp Office met in Callao. The KO had {m} members in {n}.\n",
    "# The Harbour Council (HC)\n\nThe Harbour Council was founded in {n} by {m} ministers. Its seat is in Lima.\n",
    "# Notes\n\nThe Council met. The Harbour Council and the HC agreed on {m} quays in {n}.\n\n## Rivers\n\nNone.\n",
    "# Conseil du port\n\nLe Conseil du port (CP) a été créé en {n}. Les pays membres sont le Pérou et le Chili.\n",
    "# Procès-verbal\n\nLe CP a tenu {m} réunions en {n}, au sujet du traité sur les quais.\n",
    "# Acta\n\nLa Conferencia del puerto se reunió {m} veces en {n}. Los miembros son Perú y Chile.\n",
    "# Diary of {n}\n\nIt rained for {m} days, and nobody met.\n",
)
RULES = "# Rules of the harbour\n\n{day} May {n}\n\n" + "\n\n".join(
    f"Article {n}. Rule number {n} of the harbour asks for {n * 37} metres of quay." for n in range(20)
)

CORRECTIONS = """[[correction]]
body = "KO"
kind = "founded"
value = "1901"
by = "E. Q."
date = "2024-05-31"
why = "the register says so"

[[correction]]
body = "Harbour Council"
kind = "founded"
by = "E. Q."
date = "2024-06-01"
why = "nobody knows"
"""


@pytest.fixture
def segmented(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add to any index by segments, however small it is."""
    monkeypatch.setattr(earlier, "SMALL", 0)
    monkeypatch.setattr(earlier, "LEAST_IN_FIRST", 0.2)
    monkeypatch.setattr(earlier, "MOST_SEGMENTS", 3)


class Folder:
    """A corpus in which files and lines are added, changed and removed at random."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place = place
        self.random = random.Random(seed)
        self.lines: list[dict[str, object]] = []
        self.number = 0
        place.mkdir()
        if seed % 2:
            (place / "corrections.toml").write_text(CORRECTIONS, "utf-8")
        for _ in range(8):
            self.add()
        for _ in range(12):
            self.add_line()

    def _text(self) -> str:
        chosen = self.random.choice((*TEXTS, RULES, RULES, RULES))
        return chosen.format(n=self.random.randint(1950, 2020), m=self.random.randint(2, 40), day=self.number % 28 + 1)

    def add(self) -> None:
        self.number += 1
        name = f"{self.random.choice('abcxyz')}{self.number}.md"
        (self.place / name).write_text(self._text(), "utf-8")

    def _file(self) -> Path | None:
        files = sorted(self.place.glob("*.md"))
        return self.random.choice(files) if files else None

    def change(self) -> None:
        if (path := self._file()) is not None:
            path.write_text(self._text(), "utf-8")

    def remove(self) -> None:
        if (path := self._file()) is not None:
            path.unlink()

    def copy(self) -> None:
        if (path := self._file()) is not None:
            (self.place / f"copy{self.number}.md").write_bytes(path.read_bytes())

    def add_line(self) -> None:
        row: dict[str, object] = {"title": f"Act {self.random.randint(1, 30)}", "text": self._text().replace("# ", "")}
        if self.random.random() < 0.8:
            row["id"] = self.random.choice(("x1", "a2", *(f"l{n}" for n in range(9))))
        if self.random.random() < 0.5:
            row["lang"] = self.random.choice(("en", "fr"))
        self.lines.insert(self.random.randint(0, len(self.lines)), row)
        self._write_lines()

    def change_line(self) -> None:
        if self.lines:
            self.random.choice(self.lines)["text"] = self._text()
            self._write_lines()

    def remove_line(self) -> None:
        if self.lines:
            self.lines.pop(self.random.randrange(len(self.lines)))
            self._write_lines()

    def shuffle(self) -> None:
        self.random.shuffle(self.lines)
        self._write_lines()

    def spoil(self) -> None:
        self.lines.insert(0, {"id": "bad", "text": ""})
        self._write_lines()

    def _write_lines(self) -> None:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.lines)
        (self.place / "m.jsonl").write_text(text or "\n", "utf-8")

    def step(self) -> None:
        """Do something, some things more often than others."""
        often: list[Callable[[], None]] = [self.add, self.change, self.remove, self.add_line, self.remove_line]
        for _ in range(self.random.randint(1, 3)):
            self.random.choice([*often, *often, self.change_line, self.copy, self.shuffle, self.spoil])()


def assert_alike(made: Index, fresh: Index) -> None:
    """Compare all that can be asked of two indexes; scores to rounding."""
    assert made.documents() == fresh.documents()
    assert made.bodies() == fresh.bodies()
    assert made.facts() == fresh.facts()
    assert made.fact_counts() == fresh.fact_counts()
    assert made.notices() == fresh.notices()
    assert made.manifest.counts == fresh.manifest.counts
    assert made.manifest.documents_sha256 == fresh.manifest.documents_sha256
    assert made.catalogue.passages(made.numbers()) == fresh.catalogue.passages(fresh.numbers())
    for record in fresh.documents():
        assert made.document(record.id) == fresh.document(record.id)
        assert made.passages_of(record.id) == fresh.passages_of(record.id)
    for body in {body.id for body in fresh.bodies()}:
        assert made.facts(body) == fresh.facts(body)
    some = tuple(record.id for record in fresh.documents()[::3])
    assert made.facts(documents=some) == fresh.facts(documents=some)
    for query in QUERIES:
        for language in ("en", "fr", "es"):
            own, other = made.translator.weights(query, language), fresh.translator.weights(query, language)
            for told, weights in other.items():
                assert own[told] == pytest.approx(weights, abs=1e-6)
            assert not any(weights for told, weights in own.items() if told not in other and made.lexical.idf(told) < 0)
        for documents in (None, some):
            found = made.search(query, 50, documents=documents)
            expected = fresh.search(query, 50, documents=documents)
            assert {hit.passage: hit.score for hit in found} == pytest.approx(
                {hit.passage: hit.score for hit in expected}, abs=3e-6
            )
            assert [hit.lexical for hit in found] == pytest.approx([hit.lexical for hit in expected], abs=3e-6)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("segmented")
def test_an_index_made_by_additions_is_like_one_built_anew(tmp_path: Path, seed: int) -> None:
    folder = Folder(tmp_path / "corpus", seed)
    build(folder.place, tmp_path / "index", encoder=ENCODER)
    segments = set()
    for step in range(6):
        folder.step()
        build(folder.place, tmp_path / "index", encoder=ENCODER)
        made = Index.open(tmp_path / "index")
        segments.add(len(made.segments))
        if step % 2:
            build(folder.place, tmp_path / f"fresh-{step}", encoder=ENCODER)
            assert_alike(made, Index.open(tmp_path / f"fresh-{step}"))
    assert max(segments) > 1


@pytest.mark.parametrize("sizes", [[5], [3, 0, 4], [0, 1, 1, 6]], ids=str)
def test_numbers_are_parted_by_the_segments_that_hold_them(sizes: list[int]) -> None:
    starts = starts_of(sizes)
    owners = [(segment, row) for segment, size in enumerate(sizes) for row in range(size)]
    wanted = np.random.default_rng(0).permutation(len(owners))[:4]
    found = {}
    for segment, places, rows in parted(wanted, starts):
        found |= {int(place): (segment, int(row)) for place, row in zip(places, rows, strict=True)}
    assert [found[place] for place in range(len(wanted))] == [owners[number] for number in wanted]
    for segment in range(len(sizes)):
        expected = [owners[number][1] for number in sorted(wanted) if owners[number][0] == segment]
        assert within(np.sort(wanted), starts, segment).tolist() == expected


@pytest.mark.usefixtures("segmented")
def test_a_link_to_a_version_goes_with_the_document_it_leads_to(tmp_path: Path) -> None:
    folder, index = tmp_path / "corpus", tmp_path / "index"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"other{number}.md").write_text(text.format(n=1990, m=3), "utf-8")
    (folder / "rules-b.md").write_text(RULES.format(day=4, n=2020), "utf-8")
    build(folder, index, encoder=ENCODER)
    (folder / "rules-a.md").write_text(RULES.format(day=3, n=2018), "utf-8")
    for linked in ("rules-a", None):
        build(folder, index, encoder=ENCODER)
        made = Index.open(index)
        assert len(made.segments) > 1
        assert made.document("rules-b").metadata.version_of == linked
        (folder / "rules-a.md").unlink(missing_ok=True)
