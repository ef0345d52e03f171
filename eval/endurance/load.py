"""Many users at once against the real server: ``python -m eval.endurance.load --users 50 --minutes 10 --seed 0``.

Users ask the questions of the project's sets, conversations in their order, with pauses for thought, most by the HTTP
API, some on the page, some over the Model Context Protocol. Every answer is compared with what ``Assistant.ask`` gives
in this process for the same question: an answer to another one's question, or of another's conversation, is mixed up.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.assistant import Assistant
from app.web import talk
from app.web.conversations import Turn
from eval.endurance import clients, server
from eval.questions import load as questions_of
from index.build import build

log = logging.getLogger("eval.endurance")

QUESTIONS = Path(__file__).resolve().parents[1] / "questions"
SETS = ("note-tune", "note-tune-2", "note-tune-3")
# Of ten users seven are programs; two read on the page, which costs the server more than ten times as much.
WAYS = ("http", "http", "http", "page", "http", "http", "mcp", "http", "page", "http")
THINK_SECONDS = 3.0

Conversation = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who asks: so many users for so many minutes, each with a pause of ``think`` seconds on average."""

    users: int = 50
    minutes: float = 10
    seed: int = 0
    think: float = THINK_SECONDS


@dataclass(slots=True)
class Tally:
    """What came of the questions; seconds are those that a user waited."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, way: str, outcome: str, seconds: float, problem: str = "") -> None:
        """Count one question."""
        with self.lock:
            self.outcomes[outcome] += 1
            self.seconds.setdefault(way, []).append(seconds)
            if problem and len(self.problems) < 50:
                self.problems.append(problem)

    @property
    def asked(self) -> int:
        """How many questions were put."""
        return sum(self.outcomes.values())

    @property
    def clean(self) -> bool:
        """Tell whether every question got its own answer."""
        return set(self.outcomes) == {"right"}


def conversations(sets: Sequence[str] = SETS) -> list[Conversation]:
    """Return the questions of the project's sets as conversations: each with the questions that came before it."""
    found = (line.question for name in sets for line in questions_of(QUESTIONS / f"{name}.jsonl"))
    return list(dict.fromkeys((*question.history, question.question) for question in found))


def expected(assistant: Assistant, asked: Sequence[Conversation]) -> dict[Conversation, dict[str, Any]]:
    """Return the answer of the last question of each conversation and of each of its beginnings."""
    beginnings = {each[:length] for each in asked for length in range(1, len(each) + 1)}
    return {each: answer_to(assistant, each) for each in sorted(beginnings)}


def answer_to(assistant: Assistant, asked: Conversation) -> dict[str, Any]:
    """Return what the assistant answers, as it comes over the network."""
    given: dict[str, Any] = json.loads(json.dumps(assistant.ask(asked[-1], history=asked[:-1]).to_json()))
    return comparable(given)


def comparable(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without what differs each time."""
    return {key: value for key, value in answer.items() if key not in ("seconds", "id")}


def shown(assistant: Assistant, asked: Conversation) -> str:
    """Return a conversation as the page shows it, in English."""
    turns = tuple(Turn(q, assistant.ask(q, history=asked[:at])) for at, q in enumerate(asked))
    return talk.conversation(turns, "en")


class Expectation:
    """What each conversation should be answered with, worked out in this process beforehand."""

    def __init__(self, assistant: Assistant, asked: Sequence[Conversation]) -> None:
        """Ask everything once."""
        self.answers = expected(assistant, asked)
        self.pages = {each: shown(assistant, each) for each in self.answers}

    def holds(self, way: str, asked: Conversation, given: Any) -> bool:
        """Tell whether what a client got is the answer to what it asked."""
        if way == "page":
            return bool(given == self.pages[asked])
        return comparable(given) == self.answers[asked]


def user(
    number: int, crowd: Crowd, port: int, asked: Sequence[Conversation], right: Expectation, tally: Tally, until: float
) -> None:
    """Ask one conversation after the other, with pauses, until the time has come."""
    chance = random.Random(f"{crowd.seed}/{number}")
    way = WAYS[number % len(WAYS)]
    # They do not all come in the same instant.
    time.sleep(chance.uniform(0, crowd.think))
    client = clients.CLIENTS[way](port)
    # Everybody asks one conversation, however short the time.
    first = True
    while first or time.monotonic() < until:
        chosen = chance.choice(asked)
        for length in range(1, len(chosen) + 1):
            if time.monotonic() >= until and not first:
                break
            put = chosen[:length]
            begun = time.monotonic()
            outcome, problem = once(client, way, put, right)
            tally.note(way, outcome, time.monotonic() - begun, problem)
            time.sleep(max(0.0, min(chance.expovariate(1 / crowd.think), 4 * crowd.think, until - time.monotonic())))
        first = False
    client.close()


def once(client: clients.Client, way: str, put: Conversation, right: Expectation) -> tuple[str, str]:
    """Ask one question and return what came of it, with a line about what was wrong."""
    try:
        given = client.ask(put[-1], put[:-1])
    except clients.Refused as error:
        return "refused", f"{way}: {error}"
    except clients.Failed as error:
        return "failed", f"{way}: {error}"
    return ("right", "") if right.holds(way, put, given) else ("mixed up", f"{way}: {put!r} got {str(given)[:300]}")


def run(
    index: Path,
    state: Path,
    crowd: Crowd,
    note: Callable[[dict[str, Any]], None],
    asked: Sequence[Conversation] = (),
    options: Sequence[str] = ("--keep", "1"),
) -> Tally:
    """Let the users ask for some minutes and return what came of it.

    ``note`` gets a line of the log at a time; ``asked`` are the conversations they choose from, by default all of the
    sets; ``options`` those of the server.
    """
    asked = asked or conversations()
    right = Expectation(Assistant.open(index), asked)
    tally = Tally()
    with server.running(index, state, *options) as served:
        begun = time.monotonic()
        until = begun + crowd.minutes * 60
        threads = [
            threading.Thread(target=user, args=(number, crowd, served.port, asked, right, tally, until), daemon=True)
            for number in range(crowd.users)
        ]
        for thread in threads:
            thread.start()
        # The first look is the one after a minute, or after a third of a short run.
        step = min(60.0, crowd.minutes * 20)
        while time.monotonic() < until:
            time.sleep(min(step, max(0.0, until - time.monotonic()) + 0.01))
            tally.memory.append((time.monotonic() - begun, served.memory()))
            note(progress(tally))
        for thread in threads:
            thread.join(clients.SECONDS)
        tally.memory.append((time.monotonic() - begun, served.memory()))
        stopped = served.process.poll()
    if stopped is not None:
        tally.note("http", "failed", 0, f"the server ended with {stopped}")
    return tally


def progress(tally: Tally) -> dict[str, Any]:
    """Return a line of the log: how many questions, what came of them, the memory and the load of the machine."""
    at, memory = tally.memory[-1]
    return {
        "seconds": round(at),
        "asked": tally.asked,
        "outcomes": dict(tally.outcomes),
        "memory_mb": round(memory / 1e6, 1),
        "machine_load": round(os.getloadavg()[0], 2),
    }


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all are at most, by the nearest rank; 0 where there is none."""
    return sorted(values)[min(len(values) - 1, max(0, -int(-share * len(values) // 1) - 1))] if values else 0.0


def summary(tally: Tally) -> dict[str, Any]:
    """Return the figures of a run: latencies in ms by way, memory in MB at the first look and at the end."""
    ways = {**tally.seconds, "all": [each for times in tally.seconds.values() for each in times]}
    return {
        "asked": tally.asked,
        "outcomes": dict(tally.outcomes),
        "latency_ms": {
            way: {f"p{round(100 * share)}": round(1000 * quantile(times, share), 1) for share in (0.5, 0.95, 0.99, 1.0)}
            for way, times in sorted(ways.items())
        },
        "memory_mb": {
            "first": round(tally.memory[0][1] / 1e6, 1),
            "last": round(tally.memory[-1][1] / 1e6, 1),
            "most": round(max(each for _, each in tally.memory) / 1e6, 1),
        },
        "problems": tally.problems,
    }


@contextmanager
def writing(path: Path | None) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Give what writes lines of JSON to a file, or to standard output."""
    stream = sys.stdout if path is None else path.open("w", encoding="utf-8")
    try:
        yield lambda line: print(json.dumps(line, ensure_ascii=False), file=stream, flush=True)
    finally:
        if path is not None:
            stream.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit 1 where a question was not answered or not with its own answer."""
    parser = argparse.ArgumentParser(prog="python -m eval.endurance.load", description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", type=Path, metavar="FILE", help="lines of JSON (default: standard output)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="govqa-load-") as folder, writing(given.log) as note:
        place = Path(folder)
        build(server.ROOT / "corpus", place / "index")
        note({"users": given.users, "minutes": given.minutes, "seed": given.seed, "cores": os.cpu_count()})
        crowd = Crowd(given.users, given.minutes, given.seed)
        tally = run(place / "index", place / "state", crowd, note)
        note(summary(tally))
    print(json.dumps({k: v for k, v in summary(tally).items() if k != "problems"}, indent=1))
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main())
