"""Trials of the crash: a state of an index, a build that is cut off or meets a fault, and what is found afterwards.

An index is taken as a folder and the public calls that open it: nothing here knows how it is laid out.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.assistant import Assistant
from eval.endurance.faults import ROOT, Forge, Order, Outcome
from ingest.errors import IndexProblem

# Quick to load, so that a trial is quick; the runs of the real command take the default encoder.
STATIC = "govqa-static"
# By the name of a state, constants of the program that make it: small enough that what processes do for a large corpus
# is done for 60 lines, and that what is new becomes a segment of its own.
SETTINGS = {
    "many": {"index.preparation.ALONE": 0, "index.preparation.BATCH_DOCUMENTS": 10, "index.finding.MANY_DOCUMENTS": 10},
    "segments": {"index.earlier.SMALL": 0, "index.earlier.LEAST_IN_FIRST": 0},
}
QUESTIONS = (
    "When was the Harbour Council founded?",
    "Quels pays sont membres du Harbour Council ?",
    "Who leads the Kelp Office?",
    "When was the Board of Quay 7 created?",
)
HARBOUR = """# Harbour Council (HC)

The Harbour Council was founded in {year} by the Treaty of Port Alder.

## Members

{members}

## Leadership

The Harbour Council is chaired by Chile.
"""
KELP = "# Kelp Office\n\nThe Kelp Office opened in 2020. It is headed by Ada Reed.\n"
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Trial:
    """What one run came to; ``wrong`` says what was lost or told badly, and is empty where nothing was."""

    number: int
    seed: int
    state: str
    action: str
    point: str
    code: int
    answers: str
    hash: str
    next: str
    wrong: str = ""


def answers(index: Path) -> str:
    """Return the hash of what an index answers and finds; IndexProblem where it cannot be opened."""
    assistant = Assistant.open(index)
    digest = hashlib.sha256()
    for question in QUESTIONS:
        answer = assistant.ask(question).to_json()
        del answer["seconds"]
        digest.update(json.dumps(answer, sort_keys=True).encode())
        for hit in assistant.index.search(question, limit=3):
            digest.update(f"{hit.passage.id} {hit.score:.6f} {hit.passage.text}\n".encode())
    assistant.index.catalogue.close()
    return digest.hexdigest()[:16]


def tree(folder: Path) -> dict[str, str]:
    """Return the sha256 of every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_corpus(folder: Path, new: bool, many: bool = False) -> None:
    """Write the documents of before, or those of after: one changed, one added."""
    folder.mkdir(exist_ok=True)
    members = "The members are Chile, Peru and Ecuador" + (", and since 2015 Panama." if new else ".")
    (folder / "charter.md").write_text(HARBOUR.format(year=1999 if new else 1998, members=members), "utf-8")
    if new:
        (folder / "kelp.md").write_text(KELP, "utf-8")
    if many:
        rows = (
            {
                "id": f"l{n}",
                "lang": "en",
                "title": f"Act {n}",
                "text": f"The Board of Quay {n} was created in {1900 + n}.",
            }
            for n in range(60)
        )
        (folder / "acts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@dataclass(frozen=True, slots=True)
class Stage:
    """A state that builds start from: its folder, the hashes of its answers before and after, and the files at rest."""

    name: str
    folder: Path
    before: str
    after: str
    files: dict[str, str]

    @property
    def settings(self) -> dict[str, int]:
        """Constants of the program that make the state what it is."""
        return SETTINGS.get(self.name, {})


class Trials:
    """Runs trials in a folder of its own and judges them."""

    def __init__(self, place: Path, forge: Forge, seed: int, encoder: str | None = STATIC) -> None:
        """Take a folder, a forge, the seed of all that is drawn, and the encoder (None: the default one)."""
        self.place, self.forge, self.seed = place, forge, seed
        self.random = random.Random(seed)
        self.encoder = encoder
        self.number = 0

    def build(self, place: Path, **more: Any) -> Order:
        """Return the order that builds the index of a trial's folder."""
        option = ("--encoder", self.encoder) if self.encoder else ()
        return Order(("build", "--corpus", str(place / "corpus"), "--index", str(place / "index"), *option), **more)

    def stage(self, name: str) -> Stage:
        """Make a state: its folder is copied for each trial."""
        folder, rest = self.place / f"stage-{name}", self.place / f"rest-{name}"
        many, settings = name == "many", SETTINGS.get(name, {})
        folder.mkdir()
        if name != "new":
            write_corpus(folder / "corpus", new=False, many=many)
            self._ordinary(folder, settings)
        before = "none" if name == "new" else answers(folder / "index")
        if name == "damage":
            damage(folder / "index")
            before = "none"
        write_corpus(folder / "corpus", new=True, many=many)
        shutil.copytree(folder, rest)
        self._ordinary(rest, settings)
        after = answers(rest / "index")
        self._ordinary(rest, settings)
        if answers(rest / "index") != after or before == after:
            raise AssertionError(f"the state {name} tells nothing: before {before}, after {after}")
        made = Stage(name, folder, before, after, tree(rest / "index"))
        shutil.rmtree(rest)
        return made

    def _ordinary(self, place: Path, settings: dict[str, int]) -> None:
        outcome = self.forge.run(self.build(place, settings=settings))
        if outcome.code != 0:
            raise AssertionError(f"an undisturbed build failed: {outcome.error}")

    @contextmanager
    def copy(self, stage: Stage) -> Iterator[Path]:
        """Give a copy of a state, and remove it afterwards."""
        self.number += 1
        place = self.place / f"trial-{self.number}"
        shutil.copytree(stage.folder, place)
        try:
            yield place
        finally:
            shutil.rmtree(place)

    def operations(self, stage: Stage) -> list[str]:
        """Return the file operations of a build from a state, in order."""
        with self.copy(stage) as place:
            trace = place / "trace"
            order = self.build(place, folder=str(place / "index"), trace=str(trace), settings=stage.settings)
            outcome = self.forge.run(order)
            if outcome.code != 0:
                raise AssertionError(f"a build that was only watched failed: {outcome.error}")
            return trace.read_text("utf-8").splitlines()

    def fault(self, stage: Stage, at: int, action: str) -> Trial:
        """Let a build meet a fault at one of its operations."""
        with self.copy(stage) as place:
            trace = place / "trace"
            order = self.build(
                place, folder=str(place / "index"), at=at, action=action, trace=str(trace), settings=stage.settings
            )
            outcome = self.forge.run(order)
            done = trace.read_text("utf-8").splitlines()
            point = f"{at}: {done[at - 1]}" if at <= len(done) else f"{at}: after the end"
            return self.judged(stage, place, outcome, action, point)

    def limited(self, stage: Stage, size: int) -> Trial:
        """Let a build run where no file may have more than some bytes, as on a disk that is nearly full."""
        with self.copy(stage) as place:
            outcome = self.forge.run(self.build(place, size=size, settings=stage.settings))
            return self.judged(stage, place, outcome, "size", f"{size} bytes")

    def killed(self, stage: Stage, longest: float) -> Trial:
        """Kill the real command at a moment of the seconds that it takes, or soon after its first write."""
        with self.copy(stage) as place:
            command = [sys.executable, "-m", "app.cli", *self.build(place).arguments]
            index = place / "index"
            writing = self.random.random() < 0.7
            seconds = self.random.uniform(0, longest)
            before = tree(index) if index.exists() else {}
            with subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            ) as process:
                while writing and process.poll() is None and (tree_names(index) <= before.keys() | {"lock"}):
                    time.sleep(0.002)
                time.sleep(seconds)
                process.send_signal(signal.SIGKILL)
                _, error = process.communicate(timeout=_SECONDS)
            outcome = Outcome(process.returncode, "", error)
            point = f"{seconds * 1000:.0f} ms after " + ("its first write" if writing else "its start")
            return self.judged(stage, place, outcome, "SIGKILL", point, whole=self.number % 10 == 0)

    def twice(self, stage: Stage, at: int) -> Trial:
        """Start a second build while a first one stands still at one of its operations."""
        with self.copy(stage) as place:
            held = self.forge.begin(
                self.build(place, folder=str(place / "index"), at=at, action="stop", settings=stage.settings)
            )
            second = self.forge.run(self.build(place, settings=stage.settings))
            first = self.forge.end(held)
            trial = self.judged(stage, place, second, "second build", str(at))
            if first.code != 0:
                return replace(trial, wrong=f"the first build failed: {first.error}")
            if second.code != 0 and "another build is at work" not in second.error:
                return replace(trial, wrong=f"the second build said: {second.error}")
            return trial

    def clock(self, stage: Stage, seconds: float) -> Trial:
        """Build with a clock that is off, over files whose times lie on the other side."""
        with self.copy(stage) as place:
            for path in place.rglob("*"):
                os.utime(path, (time.time() - 2 * seconds, time.time() - 2 * seconds))
            outcome = self.forge.run(self.build(place, clock=seconds, settings=stage.settings))
            trial = self.judged(stage, place, outcome, "clock", f"{seconds:+.0f} s")
            if not trial.wrong and trial.answers != "after":
                return replace(trial, wrong="the documents' changes were not seen")
            return trial

    def judged(
        self, stage: Stage, place: Path, outcome: Outcome, action: str, point: str, *, whole: bool = False
    ) -> Trial:
        """Look at what a build left, and build again."""
        index = place / "index"
        wrong = "" if outcome.orderly else f"it ended with {outcome.code}: {outcome.error[-400:]}"
        got, stands = _state(index, stage)
        wrong = wrong or (f"the index answers neither as before nor as after: {got}" if stands == "other" else "")
        if outcome.code == 0 and stands != "after":
            wrong = wrong or f"the build said that it was done, and the index answers as {stands}"
        wrong = wrong or self._asked(stage, place, stands, whole)
        for _ in range(2):
            again = self.forge.run(self.build(place, settings=stage.settings))
            wrong = wrong or ("" if again.code == 0 else f"the next build failed: {again.error[-400:]}")
        following, stands_then = _state(index, stage)
        wrong = wrong or ("" if stands_then == "after" else f"after the next build it answers as {stands_then}")
        files = tree(index)
        if files != stage.files:
            names = sorted(set(files.items()) ^ set(stage.files.items()))
            wrong = wrong or f"after the next builds other files lie there: {names[:6]}"
        return Trial(self.number, self.seed, stage.name, action, point, outcome.code, stands, got, following, wrong)

    def _asked(self, stage: Stage, place: Path, stands: str, whole: bool) -> str:
        """Ask on the command line, now with the documents beside the index and now without; return what is wrong."""
        corpus, aside = place / "corpus", place / "aside"
        alone = self.random.random() < 0.5
        if alone:
            corpus.rename(aside)
        try:
            arguments = ("ask", QUESTIONS[0], "--index", str(place / "index"), "--json")
            outcome = real(arguments) if whole else self.forge.run(Order(arguments))
        finally:
            if alone:
                aside.rename(corpus)
        if not outcome.orderly or (outcome.code != 0 and len(outcome.error.splitlines()) != 1):
            return f"govqa ask ended with {outcome.code}: {outcome.error[-400:]}"
        # With the documents there, an index from before is stale, which is told.
        expected = 0 if stands == "after" or (alone and stands == "before" and stage.before != "none") else 1
        if outcome.code != expected:
            return f"govqa ask ended with {outcome.code} where the index stands as {stands}: {outcome.error[-400:]}"
        return ""


def tree_names(folder: Path) -> set[str]:
    """Return the paths of the files below a folder that may be changing, or not be there."""
    found = set()
    for place, _, names in os.walk(folder):
        found |= {(Path(place) / name).relative_to(folder).as_posix() for name in names}
    return found


def damage(index: Path) -> None:
    """Flip a bit in the largest file of an index."""
    path = max((path for path in index.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _state(index: Path, stage: Stage) -> tuple[str, str]:
    """Return the hash of what an index answers, and whether that is what it did before, after, none or other."""
    try:
        got = answers(index)
    except IndexProblem as problem:
        told = "\n" not in str(problem) and "govqa build" in str(problem)
        got = "none" if told else f"told badly: {problem}"
    return got, "after" if got == stage.after else ("before" if got == stage.before else "other")


def real(arguments: Sequence[str]) -> Outcome:
    """Run the real command to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@contextmanager
def trials(seed: int, encoder: str | None = STATIC) -> Iterator[Trials]:
    """Give what runs trials, in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="govqa-crash-") as folder:
        place = Path(folder)
        write_corpus(place / "corpus", new=True)
        option = ("--encoder", encoder) if encoder else ()
        # A warm process must have no threads: the default encoder, which starts some, is loaded in each fork.
        warm: list[tuple[str, ...]] = []
        warm.append(("build", "--corpus", str(place / "corpus"), "--index", str(place / "index"), "--encoder", STATIC))
        warm.append(("ask", QUESTIONS[0], "--index", str(place / "index")))
        with Forge(place, warm) as forge:
            yield Trials(place, forge, seed, option[1] if option else None)
