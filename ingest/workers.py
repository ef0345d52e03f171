"""Processes that read documents: each can be killed when a file takes too long, too much memory, or brings it down.

A worker is this Python again, which waits for calls on its standard input and answers on its standard output.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any

from ingest.errors import DocumentError

_LENGTH = struct.Struct("<Q")
# The signals by which libraries in C end a process that gets no more memory.
_GIVEN_UP = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL) if sys.platform != "win32" else (signal.SIGABRT,)
_START = "from ingest.workers import serve; serve()"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: bytes of its file, seconds of reading, bytes of memory of the process that reads."""

    size: int = 64 * 1024 * 1024
    seconds: float = 600.0
    memory: int = 3 * 1024 * 1024 * 1024


def cores() -> int:
    """Return how many cores this process may use."""
    return max(1, len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1)


class Pool:
    """Workers that are started when first needed, one a core, and stopped together."""

    def __init__(self, limits: Limits | None = None, count: int | None = None, *, own: bool = False) -> None:
        """Take the limits of a call and the number of workers (None: one a core).

        With ``own``, what a call raises is raised as it is: the work is the house's, not a library's on a bad file.
        """
        self.limits = limits or Limits()
        self.own = own
        self.count = count or cores()
        self._local = threading.local()
        self._workers: list[_Worker] = []
        self._threads: ThreadPoolExecutor | None = None

    def __enter__(self) -> Pool:
        """Return the pool; no process is started yet."""
        return self

    def __exit__(self, *error: object) -> None:
        """Stop all workers, also those that are at work."""
        for worker in self._workers:
            worker.stop()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Call a function of a module in a worker; its future raises DocumentError where a limit was passed."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.count, thread_name_prefix="reader")
        name = f"{function.__module__}:{function.__name__}"
        return self._threads.submit(self._call, name, arguments)

    def _call(self, name: str, arguments: tuple[Any, ...]) -> Any:
        worker: _Worker | None = getattr(self._local, "worker", None)
        if worker is None:
            worker = self._local.worker = _Worker(self.limits)
            self._workers.append(worker)
        return worker.call(name, arguments, self.own)


class _Worker:
    """One process, started anew after each one that was killed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def call(self, name: str, arguments: tuple[Any, ...], own: bool = False) -> Any:
        """Return what a function returns; raise what it raises, or DocumentError where the process ended."""
        process = self._started()
        late = threading.Event()

        def kill() -> None:
            late.set()
            _kill(process)

        timer = threading.Timer(self._limits.seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            _send(process.stdin, (name, arguments, own))
            good, result = _receive(process.stdout)
        except (EOFError, OSError) as error:
            self._process = None
            _kill(process)
            if self._stopped:
                raise DocumentError("reading was stopped") from error
            raise DocumentError(self._ended(process, late.is_set())) from error
        finally:
            timer.cancel()
        if good:
            return result
        raise result

    def _ended(self, process: subprocess.Popen[bytes], late: bool) -> str:
        if late:
            return (
                f"reading took more than {self._limits.seconds:g} seconds; split the file or save it in another format"
            )
        status = process.wait()
        if -status in _GIVEN_UP:
            return (
                f"the reader gave up on it (status {status}), most likely for want of memory: it may take "
                f"{self._limits.memory} bytes; split the file or save it again in another format"
            )
        return f"the reader broke down on it (status {status}); save the file again in another format"

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            places = [place for place in sys.path if place]
            # The package lies beside this one, also where a program was started in another way.
            places.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
            environment = os.environ | {
                "PYTHONPATH": os.pathsep.join(dict.fromkeys(places)),
                "GOVQA_READER_MEMORY": str(self._limits.memory),
            }
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )
        return self._process

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        if self._process is not None:
            _kill(self._process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker and the programs that it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _send(stream: IO[bytes] | None, value: object) -> None:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    if stream is None:
        raise EOFError
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> Any:
    head = stream.read(_LENGTH.size) if stream is not None else b""
    if stream is None or len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def serve() -> None:
    """Answer calls until standard input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What libraries print must not get between the answers.
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    memory = _limit_memory()
    while True:
        try:
            name, arguments, own = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _send(answers, _answer(name, arguments, memory, own))


def _answer(name: str, arguments: tuple[Any, ...], memory: int, own: bool) -> tuple[bool, Any]:
    module, _, function = name.partition(":")
    try:
        return True, getattr(importlib.import_module(module), function)(*arguments)
    except DocumentError as error:
        return False, DocumentError(str(error))
    except MemoryError:
        return False, DocumentError(f"reading took more than {memory} bytes of memory; split the file")
    except RecursionError:
        return False, DocumentError("its parts are nested too deep; save the file again in another format")
    except Exception as error:  # a reader must not end the build, whatever a file makes it raise
        if own:
            return False, error
        line = " ".join(str(error).split())[:120]
        return False, DocumentError(
            f"the reader broke down on it ({type(error).__name__}: {line}); save the file again in another format"
        )


def _limit_memory() -> int:
    memory = int(os.environ.get("GOVQA_READER_MEMORY", "0"))
    if sys.platform != "win32" and memory:
        import resource

        with contextlib.suppress(ValueError, OSError):
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    return memory
