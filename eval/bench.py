"""Times and memory of the assistant, each beside the bare library calls that do the same work, in the same run.

A ratio to what bm25s, the encoder and FAISS take when called one after the other says what the project itself costs,
on a fast machine or a slow one, quiet or not.
"""

from __future__ import annotations

import itertools
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from eval.report import table_text
from eval.suite import chosen, passages_of, place_of, suite
from index import encoder as encoders
from index.build import build
from index.search import Index
from index.sentences import dense_text

if TYPE_CHECKING:
    from app.assistant import Assistant

CLIENTS = (1, 4, 16)
LIMIT = 10
COLD_RUNS = 3
BUILDS = 2
ROOT = Path(__file__).resolve().parents[1]

# What one question needs of the libraries alone: imports, the stored vectors and words, one search of each.
BARE_ASK = """
import sys, faiss, numpy, tokenizers
from index.encoder import load
vectors = faiss.read_index(sys.argv[1])
encoder = load(sys.argv[3])
vectors.search(numpy.ascontiguousarray(encoder.encode_queries([sys.argv[2]])), 10)
"""
# Linux hands a child the peak of its parent in ru_maxrss; VmHWM is the process's own.
MEMORY = """
import os, resource
if os.path.exists("/proc/self/status"):
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
ASK = """
import sys
from app.assistant import Assistant
Assistant.open(sys.argv[1]).ask(sys.argv[2])
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the project, the same of the bare libraries, and the first over the second."""

    name: str
    unit: str
    value: float
    bare: float

    @property
    def ratio(self) -> float:
        """Return how many times the bare libraries' figure this is; for a rate, below 1 is slower."""
        return self.value / self.bare if self.bare else float("inf")


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a run and over how much they were taken."""

    passages: int
    calls: int
    figures: tuple[Figure, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the figures as an object for a file."""
        return {
            "passages": self.passages,
            "calls": self.calls,
            "cores": os.cpu_count(),
            "figures": [asdict(figure) | {"ratio": figure.ratio} for figure in self.figures],
        }


class BareLibraries:
    """bm25s, the encoder and FAISS over the same passages, called as their own manuals do."""

    def __init__(self, texts: Sequence[str], encoder: encoders.Encoder) -> None:
        """Build both tables in memory."""
        import bm25s
        import faiss

        # It writes its steps to the log of whoever calls it.
        logging.getLogger("bm25s").setLevel(logging.WARNING)
        self._bm25s: Any = bm25s
        self._encoder = encoder
        self._lexical: Any = bm25s.BM25()
        self._lexical.index(bm25s.tokenize(list(texts), show_progress=False), show_progress=False)
        self._vectors: Any = faiss.IndexFlatIP(encoder.info.dimension)
        self._vectors.add(np.ascontiguousarray(encoder.encode_passages(list(texts))))
        self._limit = min(LIMIT, len(texts))

    def search(self, query: str) -> None:
        """Look a query up in both."""
        tokens = self._bm25s.tokenize(query, show_progress=False)
        self._lexical.retrieve(tokens, k=self._limit, show_progress=False)
        self._vectors.search(np.ascontiguousarray(self._encoder.encode_queries([query])), self._limit)


def bench(index: Path | None = None, repeat: int = 200) -> Figures:
    """Take all figures of an index: cold start, build, search and answers with 1, 4 and 16 clients, memory."""
    from app.assistant import Assistant

    place = index or place_of(chosen((), suite())[0])
    assistant = Assistant.open(place)
    passages = passages_of(assistant.index)
    texts = [dense_text(passage) for passage in passages]
    queries = _queries(assistant, repeat)
    bare = BareLibraries(texts, assistant.index.encoder)
    figures = [*_cold_start(place, assistant.index, queries[0]), _build_rate(assistant.index, texts)]
    for clients in CLIENTS:
        reference = _times(bare.search, queries, clients)
        searched = _times(lambda query: assistant.index.search(query, limit=LIMIT), queries, clients)
        answered = _times(assistant.ask, queries, clients)
        for name, seconds in (("search", searched), ("answer", answered)):
            for share, label in ((0.5, "p50"), (0.95, "p95")):
                figures.append(
                    Figure(
                        f"{name} {label}, {clients} client{'s' if clients > 1 else ''}",
                        "ms",
                        float(np.quantile(seconds, share)) * 1000,
                        float(np.quantile(reference, share)) * 1000,
                    )
                )
    return Figures(len(passages), len(queries), tuple(figures))


def table(figures: Figures) -> str:
    """Return the figures as a table."""
    rows = [[f.name, f"{f.value:.2f} {f.unit}", f"{f.bare:.2f} {f.unit}", f"{f.ratio:.2f}"] for f in figures.figures]
    head = f"{figures.passages} passages, {figures.calls} calls of each kind, {os.cpu_count()} cores\n\n"
    return head + table_text(["figure", "govqa", "bare libraries", "ratio"], rows) + "\n"


def _queries(assistant: Assistant, repeat: int) -> list[str]:
    """Return passages' words as queries, all different, as answers and vectors of the same one may be kept."""
    words = [" ".join(passage.text.split()[:12]) for passage in passages_of(assistant.index)]
    return [f"{text} {turn}" for turn, text in zip(range(repeat), itertools.cycle(words))]


def _times(call: Callable[[str], object], queries: Sequence[str], clients: int) -> list[float]:
    """Return the wall seconds of each call, ``clients`` at a time; what is opened at the first call is not counted."""
    # A suffix of its own keeps a cache filled by another round of the same queries out of it.
    own = [f"{query} {clients}{id(call) % 997}" for query in queries]
    call(own[0] + " -")

    def timed(query: str) -> float:
        begun = time.perf_counter()
        call(query)
        return time.perf_counter() - begun

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(timed, own))


def _cold_start(place: Path, index: Index, query: str) -> list[Figure]:
    """Return time and peak memory of one question in a process of its own."""
    vectors = str(index.segments[0] / "vectors.faiss")
    name = index.manifest.encoder.name
    command = [sys.executable, "-m", "app.cli", "ask", query, "--index", str(place), "--json"]
    bare = [sys.executable, "-c", BARE_ASK, vectors, query, name]
    seconds, reference = (min(_run(each)[0] for _ in range(COLD_RUNS)) for each in (command, bare))
    memory = _kilobytes([sys.executable, "-c", ASK + MEMORY, str(place), query])
    least = _kilobytes([sys.executable, "-c", BARE_ASK + MEMORY, vectors, query, name])
    return [
        Figure("cold start of one question", "s", seconds, reference),
        Figure("peak memory of one question", "MB", memory / 1024, least / 1024),
    ]


def _build_rate(index: Index, texts: Sequence[str]) -> Figure:
    def whole(folder: Path) -> None:
        build(index.manifest.corpus_dir, folder / "index", encoder=index.encoder)

    own = min(_in_new_folder(whole) for _ in range(BUILDS))
    bare = min(_in_new_folder(lambda folder: BareLibraries(texts, index.encoder)) for _ in range(BUILDS))
    return Figure("build rate, reading and facts included", "passages/s", len(texts) / own, len(texts) / bare)


def _in_new_folder(call: Callable[[Path], object]) -> float:
    with tempfile.TemporaryDirectory(prefix="govqa-bench-") as folder:
        begun = time.perf_counter()
        call(Path(folder))
        return time.perf_counter() - begun


def _run(command: Sequence[str]) -> tuple[float, str]:
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return time.perf_counter() - begun, done.stdout


def _kilobytes(command: Sequence[str]) -> float:
    # Linux counts ru_maxrss in kilobytes, macOS in bytes.
    return float(_run(command)[1].split()[-1]) / (1024 if sys.platform == "darwin" else 1)
