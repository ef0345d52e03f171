"""Run commands of govqa in processes whose file operations fail, are counted or end them, for the trials of a crash.

Nothing of this is in the program: a process that is told to replaces the calls of Python, SQLite and FAISS that write
below a folder, and then runs the command line as it is. Processes are forked from one that has all modules loaded, so
that a trial does not pay for its imports: ``python -m eval.endurance.faults`` reads orders as JSON lines and answers
each.
"""

from __future__ import annotations

import builtins
import errno
import gc
import importlib
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ERRORS = {"full": errno.ENOSPC, "broken": errno.EIO, "read-only": errno.EROFS}
# A disk that is full or read-only stays so; a broken sector is met once.
LASTING = frozenset({"full", "read-only"})
_FREEING = frozenset({"unlink", "rmdir"})
_ENDED: dict[int, int] = {}


@dataclass(frozen=True, slots=True)
class Order:
    """A command, and what its process meets.

    ``at`` is the number, from 1, of the operation below ``folder`` that meets ``action``: kill, stop (until somebody
    lets it go on), full, broken or read-only; 0 is none. ``trace`` is a file to list the operations in, ``size`` the
    most bytes that a file may have (0: any), ``clock`` the seconds that the clock is off. ``settings`` are constants of
    the program with other values, by dotted name; ``environment`` are variables.
    """

    arguments: tuple[str, ...]
    folder: str = ""
    at: int = 0
    action: str = ""
    trace: str = ""
    size: int = 0
    clock: float = 0.0
    settings: dict[str, int] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a process ended: its exit code (negative: the signal that ended it), and what it said."""

    code: int
    output: str
    error: str

    @property
    def orderly(self) -> bool:
        """Tell whether it was killed, or ended by itself as the contract says: served, or one line of what is wrong."""
        if self.code == -signal.SIGKILL:
            return True
        lines = self.error.splitlines()
        told = self.code == 1 and len(lines) >= 1 and lines[-1].startswith("govqa: ")
        return "Traceback" not in self.error and (self.code == 0 or told)


class Forge(AbstractContextManager["Forge"]):
    """A process with all modules loaded, from which each command is forked."""

    def __init__(self, place: Path, warm: Sequence[Sequence[str]] = ()) -> None:
        """Start it; ``warm`` are commands to run in it first, which load what is read once; they leave no threads."""
        self._place = place
        self._process = subprocess.Popen(
            [sys.executable, "-m", "eval.endurance.faults", str(place)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for arguments in warm:
            self._send({"warm": list(arguments)})

    def __exit__(self, *error: object) -> None:
        """End it."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(30)

    def run(self, order: Order) -> Outcome:
        """Run a command to its end."""
        return self.end(self.begin(order))

    def begin(self, order: Order) -> int:
        """Start a command and return the number of its process; where it is told to stop, it has."""
        return int(self._send(asdict(order))["pid"])

    def end(self, process: int) -> Outcome:
        """Let a process go on, if it stopped, and return how it ended."""
        code = int(self._send({"wait": process})["code"])
        said = [self._place / f"{process}.{name}" for name in ("out", "err")]
        output, error = (path.read_text("utf-8", "replace") for path in said)
        for path in said:
            path.unlink()
        return Outcome(code, output, error)

    def _send(self, order: dict[str, Any]) -> dict[str, Any]:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the process that commands are forked from has ended")
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def main() -> None:
    """Serve orders from standard input until it ends."""
    place = Path(sys.argv[1])
    for name in ("app.cli", "app.commands", "app.assistant", "app.operations.restoring", "index.build", "faiss"):
        importlib.import_module(name)
    for line in sys.stdin:
        order = json.loads(line)
        if "warm" in order:
            answer = {"code": _quietly(order["warm"])}
        elif "wait" in order:
            answer = {"code": _finished(order["wait"])}
        else:
            answer = {"pid": _fork(place, Order(**order))}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _quietly(arguments: Sequence[str]) -> int:
    """Run a command in this process; what it prints is nobody's."""
    from app.cli import main as govqa

    before, errors = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    try:
        return govqa(arguments)
    finally:
        sys.stdout, sys.stderr = before, errors
        gc.collect()


def _fork(place: Path, order: Order) -> int:
    """Start a command in a process of its own, whose output goes to files named by its number."""
    process = os.fork()
    if process == 0:
        for descriptor, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(place / f"{os.getpid()}.{name}", os.O_CREAT | os.O_WRONLY, 0o600), descriptor)
        os._exit(_perform(order))
    if order.action == "stop":
        _, status = os.waitpid(process, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            _ENDED[process] = status
    return process


def _finished(process: int) -> int:
    status = _ENDED.pop(process, None)
    if status is None:
        os.kill(process, signal.SIGCONT)
        _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def _perform(order: Order) -> int:
    """Prepare this process as ordered, run the command and return its exit code."""
    import traceback

    from app.cli import main as govqa

    os.environ.update(order.environment)
    try:
        for name, value in order.settings.items():
            module, _, constant = name.rpartition(".")
            setattr(importlib.import_module(module), constant, value)
        if order.clock:
            _shift_clock(order.clock)
        if order.size:
            import resource

            resource.setrlimit(resource.RLIMIT_FSIZE, (order.size, order.size))
        if order.folder:
            watch(Watch(order))
        return govqa(order.arguments)
    except SystemExit as error:
        return int(error.code or 0)
    except BaseException:
        # As the interpreter would: what reaches this place is what a user would see.
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _shift_clock(seconds: float) -> None:
    real, nanoseconds = time.time, time.time_ns
    time.time = lambda: real() + seconds
    time.time_ns = lambda: nanoseconds() + int(seconds * 1e9)


class Watch:
    """Counts the operations below a folder, and lets the one that is meant meet its fate."""

    def __init__(self, order: Order) -> None:
        """Take the order; the list of operations is opened before anything is replaced."""
        self._order = order
        self._folder = os.path.abspath(order.folder)
        self._count = 0
        self._lock = threading.RLock()
        self._trace = os.open(order.trace, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600) if order.trace else None

    def concerns(self, path: Any) -> bool:
        """Tell whether a path lies below the folder; what is named from an open folder does."""
        if isinstance(path, int):
            return False
        whole = os.path.abspath(os.fsdecode(path))
        return whole == self._folder or whole.startswith(self._folder + os.sep)

    def step(self, kind: str, path: Any, torn: Callable[[], object] | None = None) -> None:
        """Count an operation; where it is the one, do half of it with ``torn``, then die, stop or raise OSError."""
        with self._lock:
            self._count += 1
            if self._trace is not None:
                os.write(self._trace, f"{kind} {os.path.basename(os.fsdecode(path))}\n".encode())
            order = self._order
            lasts = order.action in LASTING and self._count > order.at and kind not in _FREEING
            if not order.at or not (self._count == order.at or lasts):
                return
            if order.action == "stop":
                os.kill(os.getpid(), signal.SIGSTOP)
                return
            if order.action in LASTING and kind in _FREEING:
                return
            if torn is not None:
                torn()
            if order.action == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
                signal.pause()
            number = ERRORS[order.action]
            raise OSError(number, os.strerror(number), str(path))


class _File:
    """A file that is written to: each write, and the last when it is closed, counts."""

    def __init__(self, file: Any, path: Any, watch: Watch) -> None:
        self._file, self._path, self._watch = file, path, watch

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _File:
        self._file.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __iter__(self) -> Any:
        return iter(self._file)

    def write(self, data: Any) -> Any:
        def torn() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        self._watch.step("write", self._path, torn)
        return self._file.write(data)

    def close(self) -> None:
        if self._file.closed:
            return
        try:
            self._watch.step("close", self._path)
        finally:
            self._file.close()


def watch(seen: Watch) -> None:
    """Replace the calls of this process that write files."""
    _watch_files(seen)
    _watch_sqlite(seen)
    _watch_faiss(seen)


def _watch_files(seen: Watch) -> None:
    real_open, real_os_open, real_fsync = io.open, os.open, os.fsync

    def opened(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if not set(mode) & set("wax+") or not seen.concerns(file):
            return real_open(file, mode, *rest, **more)
        seen.step("open", file)
        return _File(real_open(file, mode, *rest, **more), file, seen)

    def os_opened(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & (os.O_CREAT | os.O_TRUNC) and seen.concerns(path):
            seen.step("open", path)
        return real_os_open(path, flags, *rest, **more)

    def synced(descriptor: int) -> None:
        path = os.readlink(f"/proc/self/fd/{descriptor}") if sys.platform == "linux" else str(descriptor)
        seen.step("sync", path)
        real_fsync(descriptor)

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(path: Any, *rest: Any, **more: Any) -> Any:
            if more.get("dir_fd") is not None or seen.concerns(path):
                seen.step({"replace": "rename", "remove": "unlink"}.get(name, name), path)
            return real(path, *rest, **more)

        setattr(os, name, call)

    builtins.open = io.open = opened
    os.open, os.fsync = os_opened, synced  # type: ignore[assignment]
    for name in ("rename", "replace", "unlink", "remove", "mkdir", "rmdir"):
        counted(name)


def _watch_sqlite(seen: Watch) -> None:
    real = sqlite3.connect

    def connect(database: Any, *rest: Any, **more: Any) -> Any:
        name = os.fsdecode(database)
        if name.startswith("file:") or not seen.concerns(name):
            return real(database, *rest, **more)
        return real(database, *rest, **more, factory=_connection(seen, name))

    sqlite3.connect = connect


def _connection(seen: Watch, path: str) -> type[sqlite3.Connection]:
    """Return a kind of connection whose statements count as writes."""

    def step() -> None:
        try:
            seen.step("write", path)
        except OSError as error:
            # As SQLite says it.
            said = {errno.ENOSPC: "database or disk is full", errno.EROFS: "attempt to write a readonly database"}
            raise sqlite3.OperationalError(said.get(error.errno or 0, "disk I/O error")) from error

    class Connection(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            step()
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            step()
            return super().executemany(*arguments)

        def executescript(self, script: str) -> sqlite3.Cursor:
            step()
            return super().executescript(script)

    return Connection


def _watch_faiss(seen: Watch) -> None:
    faiss: Any = importlib.import_module("faiss")
    real = faiss.write_index

    def write_index(index: Any, path: str) -> None:
        def torn() -> None:
            real(index, path)
            os.truncate(path, os.path.getsize(path) // 2)

        try:
            seen.step("write", path, torn)
        except OSError as error:
            raise RuntimeError(f"Error in write_index: could not write {path}: {error.strerror}") from error
        real(index, path)

    faiss.write_index = write_index


if __name__ == "__main__":
    main()
