"""Fuzz one target for a while: ``python -m eval.endurance.fuzz TARGET --minutes 10 --seed 0 --log FILE``.

Coverage guides the mutations (atheris, libFuzzer): ``pip install -e '.[fuzz]'`` first. An input that breaks a promise
is kept in the folder of findings with what broke, and the run goes on; one that ends, holds up or bloats the process is
kept too, and another process goes on. The log gets one line of JSON: target, seed, minutes, runs, runs a second,
coverage (edges, features), inputs kept, and the findings. Exit code 1 where there are findings.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eval.endurance.targets import Target

log = logging.getLogger(__name__)

SLOW_SECONDS = 10.0
"""CPU time that an input of a few kilobytes may take; the code is several times slower while it is watched."""
HANG_SECONDS, MEMORY_MB = 240, 3072
_FINAL = re.compile(r"^#(\d+)\s.*?cov: (\d+) ft: (\d+)(?: corp: (\d+))?", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz a target and write its line of the log."""
    parser = argparse.ArgumentParser(prog="python -m eval.endurance.fuzz", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("target", help="what to fuzz, or «list»")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", type=Path, help="file that gets the line of JSON as well")
    parser.add_argument("--findings", type=Path, default=Path(".govqa/fuzz"), help="folder (default: %(default)s)")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    from eval.endurance.targets import TARGETS

    if given.target == "list":
        log.info("%s", "\n".join(TARGETS))
        return 0
    if given.target not in TARGETS:
        parser.error(f"expected one of {', '.join(TARGETS)}, found {given.target!r}")
    result = campaign(given.target, given.minutes, given.seed, given.findings)
    line = json.dumps(result, ensure_ascii=False)
    log.info("%s", line)
    if given.log:
        with given.log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    return 1 if result["findings"] else 0


def campaign(name: str, minutes: float, seed: int, findings: Path) -> dict[str, Any]:
    """Fuzz a target in processes of its own for some minutes; return the line of the log."""
    from eval.endurance.targets import TARGETS

    target = TARGETS[name]
    kept = findings / name
    kept.mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    runs = restarts = edges = features = size = 0
    # In memory where there is such a place: each run writes a file.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="govqa-fuzz-", dir=memory if memory.is_dir() else None) as folder:
        inputs = Path(folder, "inputs")
        inputs.mkdir()
        for number, data in enumerate(target.seeds()):
            (inputs / f"seed-{number}").write_bytes(data)
        words = Path(folder, "words")
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), "ascii")
        while (left := minutes * 60 - (time.monotonic() - begin)) > 1:
            output = _child(target, inputs, words, kept, seed + restarts, int(left) + 1)
            seen = _FINAL.findall(output)
            if seen:
                runs += int(seen[-1][0])
                edges, features = max(edges, int(seen[-1][1])), max(features, int(seen[-1][2]))
                size = int(seen[-1][3] or size)
            elif "Done" not in output:
                log.error("%s", output[-3000:])
                break
            restarts += 1
    spent = time.monotonic() - begin
    return {
        "target": name, "seed": seed, "minutes": round(spent / 60, 2), "runs": runs,
        "runs_a_second": round(runs / max(spent, 1), 1), "edges": edges, "features": features, "inputs": size,
        "processes": restarts, "findings": sorted(path.name for path in kept.iterdir() if path.suffix != ".txt"),
    }  # fmt: skip


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8"))


def _child(target: Target, inputs: Path, words: Path, kept: Path, seed: int, seconds: int) -> str:
    """Run libFuzzer in a process until its time is over or the process ends; return what it printed."""
    command = [
        sys.executable, "-c", "from eval.endurance.fuzz import hunt; hunt()", target.name, str(kept), str(inputs),
        f"-max_total_time={seconds}", f"-seed={seed + 1}", f"-max_len={target.largest}", f"-timeout={HANG_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={kept}/", f"-dict={words}", "-print_final_stats=1",
        "-report_slow_units=1000", "-detect_leaks=0",
    ]  # fmt: skip
    if not target.words:
        command.remove(f"-dict={words}")
    # Sets come out in the same order in every process, so that the same bytes give the same.
    environment = os.environ | {"PYTHONHASHSEED": "0", "TMPDIR": str(inputs.parent)}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def hunt() -> None:
    """Fuzz in this process; called by `campaign` with a target, the folder of findings and libFuzzer's options."""
    try:
        import atheris
    except ImportError:
        sys.exit("fuzzing needs atheris; install it: pip install -e '.[fuzz]'")

    _, name, kept, *options = sys.argv
    with atheris.instrument_imports(include=["ingest", "app"]):
        from eval.endurance.reading import Foreign
        from eval.endurance.targets import TARGETS, outcome

        target = TARGETS[name]
        for data in target.seeds():
            # All that is imported and built when it is needed, while imports are watched; that takes long.
            with contextlib.suppress(Exception):
                outcome(target, data)

    def one(data: bytes) -> int:
        return _tried(target, data, Path(kept), Foreign, outcome)

    mutate = target.mutate

    def changed(data: bytes, largest: int, seed: int) -> bytes:
        return data if mutate is None else mutate(data, largest, random.Random(seed), atheris.Mutate)

    own = {"custom_mutator": changed} if mutate is not None else {}
    atheris.Setup([sys.argv[0], *options], one, **own)
    atheris.Fuzz()


def _tried(target: Target, data: bytes, kept: Path, foreign: type[Exception], outcome: Any) -> int:
    """Run a target once, every eighth input twice; keep what breaks it. Return -1 for bytes not worth keeping."""
    begin = time.process_time()
    try:
        found = outcome(target, data)
        if zlib.crc32(data) % 8 == 0 and outcome(target, data) != found:
            raise RuntimeError("the same bytes gave something else")
    except foreign:
        return -1
    except Exception as error:
        _keep(kept, error, data)
    spent = time.process_time() - begin
    if spent > SLOW_SECONDS:
        _keep(kept, TimeoutError(f"{spent:.1f} s for {len(data)} bytes"), data)
    return 0


def _keep(kept: Path, error: Exception, data: bytes) -> None:
    """Write an input, and what it broke, under the place in the code where that happened; the shortest is kept."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if re.search(r"/(ingest|index|app)/", f.filename) and "site-packages" not in f.filename]
    place = f"{Path(own[-1].filename).stem}-{own[-1].lineno}" if own else "promise"
    words = (
        re.sub(r"[^a-z]+", "-", str(error).lower())[:40].strip("-") if not own or "promises" in str(frames[-1]) else ""
    )
    path = kept / "-".join(filter(None, [type(error).__name__, place, words]))
    if path.exists() and path.stat().st_size <= len(data):
        return
    path.write_bytes(data)
    path.with_suffix(".txt").write_text("".join(traceback.format_exception(error))[-6000:], "utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())
