"""The real server, ``govqa chat`` in a process of its own on this machine, with what is seen of it from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port on 127.0.0.1, its process, and the file that its standard error goes to."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, seconds: float = 30.0) -> tuple[int, str]:
        """Return the status and the body of one request; OSError where it does not answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except HTTPException as error:
            raise OSError(f"no answer to {path}: {error}") from error
        finally:
            connection.close()

    def memory(self) -> int:
        """Return its resident memory in bytes, as the system's ``ps`` tells it."""
        shown = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True)
        return int(shown.stdout) * 1024

    def metric(self, name: str) -> float:
        """Return the sum of a metric over its labels, 0 where there is none yet."""
        lines = self.get("/metrics")[1].splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.partition(" ")[0].partition("{")[0] == name)


@contextmanager
def running(index: Path, state: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run ``govqa chat`` on a free port until the block ends; OSError where it does not get ready.

    Its standard error goes to ``server.log`` in the state folder.
    """
    state.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "chat", "--index", str(index), "--port", str(port), *options]
    log = state / "server.log"
    variables = {**os.environ, "GOVQA_STATE": str(state), **(environment or {})}
    with log.open("wb") as stream, subprocess.Popen(command, cwd=ROOT, env=variables, stderr=stream) as process:
        try:
            server = Server(port, process, log)
            _until_ready(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _until_ready(server: Server) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.process.poll() is None:
        try:
            if server.get("/readyz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise OSError(f"the server did not get ready: {server.log.read_text('utf-8', 'replace')[-2000:]}")
