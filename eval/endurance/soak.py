"""Many questions while the index is exchanged: ``python -m eval.endurance.soak --questions 20000 --seed 0``.

Programs ask the real server without a pause, every other one by its HTTP API or over the Model Context Protocol.
Meanwhile the corpus changes to and fro, and ``govqa build`` puts another index in the place of the one that is served.
Every answer has to be the one of an index that could stand while the question was under way, to the letter; nothing may
be dropped.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.assistant import Assistant
from eval.endurance import clients, load, server
from index.build import build

SWAP_SECONDS = 60.0
_SEEN_SECONDS = 60.0
_CLIENTS = 8
_WAYS = ("http", "mcp")

# What is asked after differs between the two, in a fact, a list, a number and whether there is an answer at all.
VERSIONS = (
    """# Alto Basin Commission (ABC) - 2005

The Alto Basin Commission was created in 2005 by the Treaty of Alto. Its members are Chile, Ecuador and Peru.

Its main objective is to protect the waters of the basin.
""",
    """# Alto Basin Commission (ABC) - 2007

The Alto Basin Commission was created in 2007 by the Treaty of Alto. Its members are Bolivia, Chile and Peru.

Its main objective is to share the fish of the basin. Its seat is in Lima.
""",
)
QUESTIONS = (
    "Which countries are members of the Alto Basin Commission?",
    "Quels pays sont membres de la Alto Basin Commission ?",
    "When was the Alto Basin Commission created?",
    "¿Cuándo se creó la Alto Basin Commission?",
    "What is the main objective of the Alto Basin Commission?",
    "Onde fica a sede da Alto Basin Commission?",
    "Is Ecuador a member of the Alto Basin Commission?",
    "How many members does the Alto Basin Commission have?",
)


@dataclass(slots=True)
class Shown:
    """Which versions of the corpus an answer may be of, told by when the question was under way.

    ``changes`` are pairs (seconds, version): from then on that version may be met. ``settled`` pairs say that from then
    on no other is.
    """

    changes: list[tuple[float, int]] = field(default_factory=list)
    settled: list[tuple[float, int]] = field(default_factory=list)

    def during(self, begun: float, ended: float) -> set[int]:
        """Return the versions that may be met in that time."""
        at, version = max((each for each in self.settled if each[0] <= begun), key=lambda each: each[0])
        return {version} | {later for when, later in self.changes if at < when <= ended}


class Corpus:
    """The project's corpus with one more document, of which there are two versions."""

    def __init__(self, folder: Path, conversations: Sequence[load.Conversation]) -> None:
        """Lay both out, each with an index of its own, and what each answers to these and to what differs."""
        self.folder = folder / "corpus"
        shutil.copytree(server.ROOT / "corpus", self.folder)
        asked = [*conversations, *((question,) for question in QUESTIONS)]
        self.answers: list[dict[load.Conversation, dict[str, Any]]] = []
        for version in reversed(range(len(VERSIONS))):
            self.write(version)
            build(self.folder, folder / f"index-{version}")
            self.answers.insert(0, load.expected(Assistant.open(folder / f"index-{version}"), asked))
        self.differing = [each for each in self.answers[0] if self.answers[0][each] != self.answers[1][each]]
        self.others = [each for each in self.answers[0] if self.answers[0][each] == self.answers[1][each]]

    def write(self, version: int) -> None:
        """Put a version in its place."""
        (self.folder / "alto.md").write_text(VERSIONS[version], "utf-8")


def soak(
    folder: Path,
    questions: int,
    seed: int,
    seconds: float,
    note: Callable[[dict[str, Any]], None],
    users: int = _CLIENTS,
    asked: Sequence[load.Conversation] = (),
) -> tuple[load.Tally, int]:
    """Ask so many questions, with another index every ``seconds``; returns what came of it and how many swaps.

    ``asked`` are the conversations beside those that tell the indexes apart, by default all of the sets.
    """
    corpus = Corpus(folder, asked or load.conversations())
    index = folder / "index"
    build(corpus.folder, index)
    tally, seen, swaps = load.Tally(), Shown(), 0
    with server.running(index, folder / "state", "--keep", "1") as served:
        seen.settled.append((time.monotonic(), 0))
        todo = iter(range(questions))
        lock = threading.Lock()

        def user(number: int) -> None:
            chance = random.Random(f"{seed}/{number}")
            way = _WAYS[number % len(_WAYS)]
            client = clients.CLIENTS[way](served.port)
            while True:
                with lock:
                    if next(todo, None) is None:
                        break
                # Half of the questions tell the two indexes apart.
                put = chance.choice(corpus.differing if chance.random() < 0.5 else corpus.others)
                begun = time.monotonic()
                outcome, problem = _once(client, put, corpus, lambda b=begun: seen.during(b, time.monotonic()))  # type: ignore[misc]
                tally.note(way, outcome, time.monotonic() - begun, problem)
            client.close()

        threads = [threading.Thread(target=user, args=(number,), daemon=True) for number in range(users)]
        begun = time.monotonic()
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            time.sleep(seconds)
            swaps += 1
            _swap(served, corpus, index, swaps % 2, seen)
            tally.memory.append((time.monotonic() - begun, served.memory()))
            note(load.progress(tally) | {"swaps": swaps, "index": served.metric("govqa_index_swaps")})
        if served.process.poll() is not None:
            tally.note("http", "failed", 0, f"the server ended with {served.process.poll()}")
    return tally, swaps


def _once(
    client: clients.Client, put: load.Conversation, corpus: Corpus, allowed: Callable[[], set[int]]
) -> tuple[str, str]:
    """Ask one question and return what came of it."""
    try:
        given = load.comparable(client.ask(put[-1], put[:-1]))
    except clients.Refused as error:
        return "refused", str(error)
    except clients.Failed as error:
        return "failed", str(error)
    versions = allowed()
    if any(given == corpus.answers[version][put] for version in versions):
        return "right", ""
    other = any(given == answers[put] for answers in corpus.answers)
    return ("of another index" if other else "mixed up"), f"{put!r} got {str(given)[:300]}, allowed {versions}"


def _swap(served: server.Server, corpus: Corpus, index: Path, version: int, seen: Shown) -> None:
    """Build the other version over the index that is served, as its operator does, and wait until it is in use."""
    before = served.metric("govqa_index_swaps")
    corpus.write(version)
    seen.changes.append((time.monotonic(), version))
    command = [sys.executable, "-m", "app.cli", "build", "--corpus", str(corpus.folder), "--index", str(index)]
    subprocess.run(command, cwd=server.ROOT, check=True, capture_output=True)
    until = time.monotonic() + _SEEN_SECONDS
    while served.metric("govqa_index_swaps") == before:
        if time.monotonic() > until:
            raise OSError(f"the server did not take the new index within {_SEEN_SECONDS:g} s; see {served.log}")
        time.sleep(0.2)
    seen.settled.append((time.monotonic(), version))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit 1 where a question was dropped, or its answer is not of an index that could stand."""
    parser = argparse.ArgumentParser(prog="python -m eval.endurance.soak", description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--swap-seconds", type=float, default=SWAP_SECONDS)
    parser.add_argument("--users", type=int, default=_CLIENTS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", type=Path, metavar="FILE", help="lines of JSON (default: standard output)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="govqa-soak-") as folder, load.writing(given.log) as note:
        note({"questions": given.questions, "swap_seconds": given.swap_seconds, "users": given.users})
        note({"seed": given.seed, "cores": os.cpu_count()})
        tally, swaps = soak(Path(folder), given.questions, given.seed, given.swap_seconds, note, given.users)
        figures = load.summary(tally) | {"swaps": swaps}
        note(figures)
    print(json.dumps({k: v for k, v in figures.items() if k != "problems"}, indent=1))
    return 0 if tally.clean and tally.asked == given.questions else 1


if __name__ == "__main__":
    sys.exit(main())
