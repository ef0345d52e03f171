"""Cut the program off wherever it writes, and see that nothing is lost: ``python -m eval.endurance.crash --runs 200``.

``govqa build`` is killed at seeded moments, and meets a fault at each of its file operations, in four states: no index,
one that is to become another, a damaged one, and one of many documents that processes build together. After each, the
index answers as before or is the finished new one; ``govqa ask`` gives an answer or one line; the next build gives the
new answers, and the one after leaves the same files as if nothing had happened. Accounts, conversations and feedback
are written until their process is killed: what was acknowledged is there (`eval.endurance.ledger`). ``govqa restore``
is cut off in the same way as builds are (`eval.endurance.restores`).

The log is JSON lines: a trial's seed, the state, the point it was cut off at, and the hash of the next answers.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

from eval.endurance import ledger
from eval.endurance.restores import Scene
from eval.endurance.trials import STATIC, Stage, Trial, Trials, real, trials

log = logging.getLogger("eval.endurance")

STATES = ("restore", "new", "change", "damage", "many", "segments")
ACTIONS = ("kill", "full", "broken")


@dataclass(slots=True)
class Figures:
    """Trials by state and action, and those that lost something."""

    runs: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    lost: list[Trial] = field(default_factory=list)

    def add(self, trial: Trial) -> None:
        """Count a trial."""
        self.runs[f"{trial.action}, {trial.state}"] += 1
        self.answers[trial.answers] += 1
        if trial.wrong:
            self.lost.append(trial)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the long form and print its figures; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m eval.endurance.crash", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="moments at which the real command is killed")
    parser.add_argument("--faults", type=int, default=0, metavar="N", help="faults a state and action (0: all)")
    parser.add_argument("--ledger", type=int, default=30, metavar="N", help="kills of those who write the databases")
    parser.add_argument("--states", nargs="*", choices=STATES, default=STATES, help="for faults (default: all)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", type=Path, help="a file for the log (default: standard output)")
    arguments = parser.parse_args(argv)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    log.setLevel(logging.INFO)
    figures = Figures()
    out = arguments.log.open("w", encoding="utf-8") if arguments.log else sys.stdout
    with out:
        for trial in _long(arguments):
            figures.add(trial)
            _note(out, trial)
    for name, count in sorted(figures.runs.items()):
        log.info("%6d  %s", count, name)
    total = sum(figures.runs.values())
    log.info("answers at once after: %s", dict(figures.answers))
    log.info("runs %d, survived %d, lost %d", total, total - len(figures.lost), len(figures.lost))
    return 1 if figures.lost else 0


def _long(arguments: argparse.Namespace) -> Iterator[Trial]:
    """Yield the trials of the long form."""
    # One of ten with the default encoder, which takes longer to load than all the rest.
    for encoder, runs in ((STATIC, arguments.runs - arguments.runs // 10), (None, arguments.runs // 10)):
        yield from _kills(arguments.seed, encoder, runs)
    with tempfile.TemporaryDirectory(prefix="govqa-ledger-") as folder:
        draw = random.Random(arguments.seed)
        for run in range(arguments.ledger):
            wrong, told = ledger.cut_off(Path(folder), draw.randrange(1, 120), room=60_000 if run % 5 == 4 else 0)
            yield Trial(run + 1, arguments.seed, "databases", "SIGKILL", told, -9, "after", "", "", wrong)
    with trials(arguments.seed) as bench:
        if "restore" in arguments.states:
            yield from _restores(bench, arguments.faults)
        for name in (each for each in arguments.states if each != "restore"):
            stage = bench.stage(name)
            yield from _faults(bench, stage, arguments.faults)
            yield from _others(bench, stage)


def _kills(seed: int, encoder: str | None, runs: int) -> Iterator[Trial]:
    if not runs:
        return
    with trials(seed, encoder) as bench:
        stages = [bench.stage(name) for name in ("new", "change", "damage")]
        seconds = _duration(bench, stages[1])
        for run in range(runs):
            yield bench.killed(stages[run % len(stages)], seconds)


def _restores(bench: Trials, limit: int) -> Iterator[Trial]:
    scene = Scene.made(bench.place)
    points = range(1, len(scene.operations(bench)) + 1)
    for action in ACTIONS:
        for at in points if not limit else sorted(bench.random.sample(points, min(limit, len(points)))):
            yield scene.cut(bench, at, action)


def _faults(bench: Trials, stage: Stage, limit: int) -> Iterator[Trial]:
    count = len(bench.operations(stage))
    for action in ACTIONS:
        points = range(1, count + 1)
        for at in points if not limit else sorted(bench.random.sample(points, min(limit, count))):
            yield bench.fault(stage, at, action)


def _others(bench: Trials, stage: Stage) -> Iterator[Trial]:
    """Yield a disk that is nearly full, one that cannot be written, a second build, and clocks that are off."""
    largest = max(path.stat().st_size for path in stage.folder.parent.rglob("*") if path.is_file())
    for step in range(16):
        yield bench.limited(stage, 1000 + step * largest // 15)
    yield bench.fault(stage, 1, "read-only")
    count = len(bench.operations(stage))
    for at in bench.random.sample(range(1, count + 1), 8):
        yield bench.twice(stage, at)
    for seconds in (-10 * 365 * 86_400.0, 10 * 365 * 86_400.0):
        yield bench.clock(stage, seconds)


def _duration(bench: Trials, stage: Stage) -> float:
    """Return the seconds that the real command takes on this machine as it now is."""
    with bench.copy(stage) as place:
        begun = time.monotonic()
        if real(bench.build(place).arguments).code != 0:
            raise AssertionError("an undisturbed build failed")
        return time.monotonic() - begun


def _note(out: TextIO, trial: Trial) -> None:
    out.write(json.dumps(asdict(trial), ensure_ascii=False) + "\n")
    out.flush()
    if trial.wrong:
        log.warning("lost: %s, %s at %s: %s", trial.state, trial.action, trial.point, trial.wrong)


if __name__ == "__main__":
    sys.exit(main())
