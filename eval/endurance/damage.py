"""Harm each file of an index in every way: ``python -m eval.endurance.damage --seed 0``.

A harmed index is named in one line, with the command that mends it, when it is opened; it never gives another answer
than before. ``govqa ask`` says the same with exit code 1, and ``govqa build`` mends it. All is tried twice: on an index
that is hashed at every opening, and as on a large one, which is hashed again where a file of it was touched.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.endurance.faults import Order
from eval.endurance.trials import QUESTIONS, Trials, answers, tree, trials, write_corpus
from index import store
from ingest.errors import IndexProblem

log = logging.getLogger("eval.endurance")

Harm = Callable[[Path, Path, random.Random], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one harm: what opening the index said, empty where it answered as before, and what was wrong."""

    file: str
    harm: str
    large: bool
    said: str
    wrong: str = ""


def _flip(place: float | None) -> Harm:
    def harm(path: Path, other: Path, draw: random.Random) -> None:
        data = bytearray(path.read_bytes())
        if data:
            at = draw.randrange(len(data)) if place is None else round((len(data) - 1) * place)
            data[at] ^= 1 << draw.randrange(8)
            path.write_bytes(data)

    return harm


def _cut(share: float) -> Harm:
    def harm(path: Path, other: Path, draw: random.Random) -> None:
        data = path.read_bytes()
        path.write_bytes(data[: min(int(len(data) * share), max(len(data) - 1, 0))])

    return harm


def _replace(path: Path, other: Path, draw: random.Random) -> None:
    """Put a file of another index in the place, of the same name where there is one."""
    files = sorted(each for each in other.rglob("*") if each.is_file() and each.stat().st_size)
    shutil.copyfile(next((each for each in files if each.name == path.name), draw.choice(files)), path)


def _longer(path: Path, other: Path, draw: random.Random) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


HARMS: dict[str, Harm] = {
    "first byte": _flip(0.0),
    "a bit at a quarter": _flip(0.25),
    "a bit in the middle": _flip(0.5),
    "last byte": _flip(1.0),
    "a bit anywhere": _flip(None),
    "cut by one byte": _cut(1.0),
    "cut by half": _cut(0.5),
    "emptied": _cut(0.0),
    "longer by a byte": _longer,
    "missing": lambda path, other, draw: path.unlink(),
    "of another index": _replace,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A whole index, another one of other documents, and the hash of what the first answers."""

    folder: Path
    other: Path
    answers: str

    @property
    def files(self) -> list[str]:
        """The files of the index, by path."""
        return sorted(tree(self.folder / "index"))


def pair(bench: Trials) -> Pair:
    """Build two indexes of different documents."""
    folders = [bench.place / name for name in ("whole", "other")]
    for folder, new in zip(folders, (True, False), strict=True):
        folder.mkdir()
        write_corpus(folder / "corpus", new=new)
        outcome = bench.forge.run(bench.build(folder))
        if outcome.code != 0:
            raise AssertionError(f"an undisturbed build failed: {outcome.error}")
    return Pair(folders[0], folders[1] / "index", answers(folders[0] / "index"))


def harmed(bench: Trials, whole: Pair, file: str, harm: str, *, large: bool = False, mend: bool = True) -> Finding:
    """Harm a file of a copy, open it, ask it on the command line and mend it."""
    place = bench.place / "harmed"
    shutil.copytree(whole.folder, place)
    try:
        with _large() if large else _as_it_is():
            if large and answers(place / "index") != whole.answers:
                raise AssertionError("an index that is whole answers otherwise")
            before = (place / "index" / file).read_bytes()
            HARMS[harm](place / "index" / file, whole.other, bench.random)
            path = place / "index" / file
            same = path.exists() and path.read_bytes() == before
            # Another index's file may be whole in itself: then what does not fit to it is named.
            name = "index" if harm == "of another index" else Path(file).name
            said, wrong = _opened(place / "index", whole, file, name, same)
        settings = {"index.store.HASHED_ON_LOAD": 0} if large else {}
        if mend and not wrong:
            wrong = _asked(bench, place, bool(said), settings) or _mended(bench, place, whole, settings)
        return Finding(Path(file).name, harm, large, said.replace(str(place), ""), wrong)
    finally:
        shutil.rmtree(place)


def _opened(index: Path, whole: Pair, file: str, name: str, same: bool) -> tuple[str, str]:
    """Return what opening an index says, and what is wrong with that."""
    try:
        got = answers(index)
    except IndexProblem as problem:
        said = str(problem)
        told = "\n" not in said and "govqa build" in said and name in said
        return said, "" if told and not same else f"it said: {said}"
    if got != whole.answers:
        return "", f"another answer than before: {got}"
    # A file with nothing in it may be there for its name alone.
    empty = not (whole.folder / "index" / file).stat().st_size
    return "", "" if same or empty else "the harm went unnoticed"


def _asked(bench: Trials, place: Path, bad: bool, settings: dict[str, int]) -> str:
    outcome = bench.forge.run(Order(("ask", QUESTIONS[0], "--index", str(place / "index")), settings=settings))
    expected = 1 if bad else 0
    if outcome.code != expected or (bad and len(outcome.error.splitlines()) != 1):
        return f"govqa ask ended with {outcome.code}: {outcome.error[-400:]}"
    return ""


def _mended(bench: Trials, place: Path, whole: Pair, settings: dict[str, int]) -> str:
    outcome = bench.forge.run(bench.build(place, settings=settings))
    if outcome.code != 0:
        return f"govqa build ended with {outcome.code}: {outcome.error[-400:]}"
    got = answers(place / "index")
    return "" if got == whole.answers else f"after govqa build it answers otherwise: {got}"


@contextmanager
def _large() -> Iterator[None]:
    """Take every index for a large one."""
    limit, store.HASHED_ON_LOAD = store.HASHED_ON_LOAD, 0
    try:
        yield
    finally:
        store.HASHED_ON_LOAD = limit


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


def main(argv: Sequence[str] | None = None) -> int:
    """Try every harm on every file and print the figures; 1 where one gave a wrong answer or was told badly."""
    parser = argparse.ArgumentParser(prog="python -m eval.endurance.damage", description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", type=Path, help="a file for the log (default: standard output)")
    arguments = parser.parse_args(argv)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    log.setLevel(logging.INFO)
    counts: Counter[str] = Counter()
    out = arguments.log.open("w", encoding="utf-8") if arguments.log else sys.stdout
    with trials(arguments.seed) as bench, out:
        whole = pair(bench)
        for large in (False, True):
            for file in whole.files:
                for harm in HARMS:
                    found = harmed(bench, whole, file, harm, large=large)
                    counts["wrong" if found.wrong else "named" if found.said else "answered as before"] += 1
                    out.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")
                    if found.wrong:
                        log.warning("%s, %s: %s", found.file, found.harm, found.wrong)
    log.info("files %d, harms %d, in all %d: %s", len(whole.files), len(HARMS), sum(counts.values()), dict(counts))
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
