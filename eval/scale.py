"""What growth does to builds, memory, disk and answers: one table over shares of a large corpus, made in one run.

    govqa bench --scale DIR [--share 1,10,50,100] [--work DIR] [--json FILE]

A share takes every n-th line of each file of JSON Lines in the folder, and every n-th other file. Each share is built
in a process of its own, whose memory is counted with that of its workers. The index and the share stay in ``--work``,
so that a run that was interrupted goes on where it stopped: builds do so by themselves, and a share that has been
measured is not measured again.
"""

from __future__ import annotations

import gzip
import json
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.report import table_text
from index.search import Index
from index.sentences import dense_text
from ingest.corpus import is_data, listing
from ingest.errors import EvaluationError

log = logging.getLogger(__name__)

SHARES = (1, 10, 50, 100)
# Passages that the bare encoder is given, and those that the queries and the added document are made from.
ENCODED = 2_000
WORDS = 12
LIMIT = 10
EVERY = 0.2
ADDED = "zz-added.md"
ROOT = Path(__file__).resolve().parents[1]
# Prints when each step ended, in seconds from the beginning.
BUILD = """
import json, sys, time
from index.build import build
begun, steps = time.perf_counter(), {}
def tell(step, done):
    steps[step] = time.perf_counter() - begun
build(sys.argv[1], sys.argv[2], progress=tell)
print(json.dumps(steps))
"""


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured of one share of a corpus.

    ``share`` is in percent, ``build`` and ``added`` in seconds, ``rate``, ``read_rate`` and ``bare_rate`` in passages a
    second (of the whole build, of its first step, which reads and encodes, and of the encoder alone, on as many
    processes), ``memory`` the peak of all processes and ``disk`` in MB,
    the rest in milliseconds. ``load`` is how many processes wanted a core, in the mean of the last minute.
    """

    share: float
    documents: int
    passages: int
    build: float
    rate: float
    read_rate: float
    bare_rate: float
    memory: float
    disk: float
    opened: float
    search_p50: float
    search_p95: float
    bare_p50: float
    answer_p50: float
    answer_p95: float
    added: float
    load: float


def scale(folder: Path, shares: Sequence[float], work: Path, repeat: int = 100) -> Iterator[Size]:
    """Yield what each share gives, as it is measured; EvaluationError where a build fails."""
    for share in shares:
        place = work / f"share-{share:g}"
        place.mkdir(parents=True, exist_ok=True)
        done = place / "size.json"
        if done.exists():
            yield Size(**json.loads(done.read_text("utf-8")))
            continue
        corpus = place / "corpus"
        if not corpus.exists():
            part(folder, place / "corpus.new", share)
            (place / "corpus.new").rename(corpus)
        size = _measured(corpus, place / "index", share, repeat)
        done.write_text(json.dumps(asdict(size)), "utf-8")
        yield size


def part(folder: Path, target: Path, share: float) -> None:
    """Copy a share (in percent) of a corpus: every n-th line of JSON Lines, every n-th other file."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    step = 100 / share
    others = 0
    for entry in listing(folder):
        source, copy = folder / entry.file, target / entry.file
        copy.parent.mkdir(parents=True, exist_ok=True)
        if any(ending in source.suffixes for ending in (".jsonl", ".ndjson")):
            plain = copy.with_suffix("") if source.suffix == ".gz" else copy
            with _opened(source) as lines, plain.open("wb") as kept:
                kept.writelines(line for number, line in enumerate(lines) if _taken(number, step))
        else:
            if _taken(others, step):
                shutil.copyfile(source, copy)
            others += 1
    for path in folder.iterdir():
        if is_data(path.name):
            shutil.copyfile(path, target / path.name)


def _opened(path: Path) -> Any:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")


def _taken(number: int, step: float) -> bool:
    """Tell whether a line is one of every ``step``, which need not be whole."""
    return int((number + 1) / step) > int(number / step) if step > 1 else True


def _measured(corpus: Path, place: Path, share: float, repeat: int) -> Size:
    log.info("building %g %%", share)
    build, memory, read = _built(corpus, place)
    begun = time.perf_counter()
    from app.assistant import Assistant

    assistant = Assistant.open(place)
    assistant.index.search("a")
    opened = time.perf_counter() - begun
    index = assistant.index
    passages = _sample(index, max(ENCODED, repeat))
    queries = [" ".join(each.text.split()[:WORDS]) for each in passages[:repeat]]
    bare = _bare(index)
    # Turn about, so that what else the machine does falls on each alike.
    times: dict[str, list[float]] = {"bare": [], "search": [], "answer": []}
    calls: dict[str, Callable[[str], object]] = {
        "bare": bare,
        "search": lambda query: index.search(query, limit=LIMIT),
        "answer": assistant.ask,
    }
    for turn, query in enumerate(queries):
        for name, call in calls.items():
            # Each with an ending of its own: the vectors of the last queries are kept.
            words = f"{query} {turn}{name}"
            begun = time.perf_counter()
            call(words)
            times[name].append((time.perf_counter() - begun) * 1000)
    bare_rate = _bare_rate([dense_text(each) for each in passages[:ENCODED]])
    added = _added(corpus, place)
    return Size(
        share=share,
        documents=index.manifest.counts["documents"],
        passages=len(index.lexical),
        build=build,
        rate=len(index.lexical) / build,
        read_rate=len(index.lexical) / read,
        bare_rate=bare_rate,
        memory=memory,
        disk=sum(each.size for each in index.manifest.files.values()) / 1e6,
        opened=opened,
        search_p50=float(np.quantile(times["search"], 0.5)),
        search_p95=float(np.quantile(times["search"], 0.95)),
        bare_p50=float(np.quantile(times["bare"], 0.5)),
        answer_p50=float(np.quantile(times["answer"], 0.5)),
        answer_p95=float(np.quantile(times["answer"], 0.95)),
        added=added,
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan"),
    )


def _sample(index: Index, count: int) -> list[Any]:
    """Return passages from all of an index, evenly."""
    every = index.numbers()
    numbers = every[np.unique(np.linspace(0, len(every) - 1, min(count, len(every))).astype(int))]
    # So that queries go to and fro in the corpus.
    order = np.random.default_rng(0).permutation(len(numbers))
    return index.catalogue.passages(numbers[order])


def _bare(index: Index) -> Callable[[str], None]:
    """Return the library calls that a search makes: the encoder, FAISS, and BM25 by bm25s over the same passages."""
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    lexical = bm25s.BM25()
    every = index.numbers()
    total = len(every)
    texts = (
        passage.text
        for start in range(0, total, 1000)
        for passage in index.catalogue.passages(every[start : start + 1000])
    )
    lexical.index(bm25s.tokenize(list(texts), show_progress=False), show_progress=False)

    def call(query: str) -> None:
        lexical.retrieve(bm25s.tokenize(query, show_progress=False), k=min(LIMIT, total), show_progress=False)
        index.vectors.nearest(index.encoder.encode_queries([query])[0], LIMIT)

    return call


def _bare_rate(texts: Sequence[str]) -> float:
    """Return how many passages a second the encoder alone does, on as many processes as a build has."""
    from index.preparation import encode_bundled
    from ingest.workers import Limits, Pool

    with Pool(Limits(seconds=3600.0, memory=0), own=True) as pool:
        # What starts the processes and reads the weights is not counted.
        for future in [pool.submit(encode_bundled, list(texts[:1])) for _ in range(2 * pool.count)]:
            future.result()
        pieces = [list(texts[start : start + 100]) for start in range(0, len(texts), 100)]
        begun = time.perf_counter()
        for future in [pool.submit(encode_bundled, piece) for piece in pieces]:
            future.result()
        return len(texts) / (time.perf_counter() - begun)


def _added(corpus: Path, place: Path) -> float:
    """Return the seconds until a document that is added is found, and take it out of the folder again."""
    path = corpus / ADDED
    path.write_text("# Quorvex lagoon\n\nThe quorvex of the lagoon zimbelt was counted in May.\n", "utf-8")
    try:
        begun = time.perf_counter()
        _built(corpus, place)
        hits = Index.open(place).search("quorvex zimbelt", limit=1)
        seconds = time.perf_counter() - begun
    finally:
        path.unlink()
    if not hits or "quorvex" not in hits[0].passage.text:
        raise EvaluationError(f"{path}: expected the added document to be found first, found {hits}; report this")
    return seconds


def _built(corpus: Path, place: Path) -> tuple[float, float, float]:
    """Build in a process of its own; return its seconds, the peak memory of it and its workers in MB, and the seconds
    until all was read and encoded."""
    begun, peak = time.perf_counter(), 0.0
    command = [sys.executable, "-c", BUILD, str(corpus), str(place)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_resident, _family(process.pid))))
            time.sleep(EVERY)
        steps, said = process.communicate()
    if process.returncode:
        raise EvaluationError(f"the build of {corpus} failed: {said.strip().splitlines()[-1:]}")
    return time.perf_counter() - begun, peak / 1e6, float(json.loads(steps)["documents"])


def _family(process: int) -> list[int]:
    """Return a process and all below it; only itself where the system does not tell (it is asked as Linux is)."""
    found = [process]
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [each for child in task.read_text().split() for each in _family(int(child))]
        except OSError:
            continue
    return found


def _resident(process: int) -> int:
    """Return the bytes of memory that a process holds, shared ones counted in full."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def table(sizes: Sequence[Size]) -> str:
    """Return the sizes as a table, a share a column."""
    rows: list[tuple[str, Callable[[Size], str]]] = [
        ("documents", lambda s: f"{s.documents:,}"),
        ("passages", lambda s: f"{s.passages:,}"),
        ("build, s", lambda s: f"{s.build:.0f}"),
        ("passages a second", lambda s: f"{s.rate:.0f}"),
        ("reading and encoding alone, passages a second", lambda s: f"{s.read_rate:.0f}"),
        ("the encoder alone, passages a second", lambda s: f"{s.bare_rate:.0f}"),
        ("reading and encoding over the encoder alone", lambda s: f"{s.read_rate / s.bare_rate:.2f}"),
        ("peak memory of all processes, MB", lambda s: f"{s.memory:.0f}"),
        ("on disk, MB", lambda s: f"{s.disk:.0f}"),
        ("open and first search, s", lambda s: f"{s.opened:.2f}"),
        ("search p50 / p95, ms", lambda s: f"{s.search_p50:.0f} / {s.search_p95:.0f}"),
        ("search over bare libraries", lambda s: f"{s.search_p50 / s.bare_p50:.2f}"),
        ("answer p50 / p95, ms", lambda s: f"{s.answer_p50:.0f} / {s.answer_p95:.0f}"),
        ("one document added, s until found", lambda s: f"{s.added:.1f}"),
        ("load of the machine", lambda s: f"{s.load:.1f}"),
    ]
    head = ["share", *(f"{each.share:g} %" for each in sizes)]
    return table_text(head, [[name, *(show(each) for each in sizes)] for name, show in rows]) + "\n"
