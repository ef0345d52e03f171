"""Those who write accounts, conversations and feedback until they are killed: what was acknowledged is there.

``python -m eval.endurance.ledger STATE NAME`` is one of them: it prints a number and a token once both are kept.
"""

from __future__ import annotations

import itertools
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

from app.web.accounts import Accounts, User
from app.web.conversations import Conversations, Turn
from app.web.state import ACCOUNTS, CONVERSATIONS
from eval.endurance.faults import ROOT
from ingest.errors import GovqaError

WRITERS = ("ana", "bo")
_PASSWORD = "correct horse battery"
_SECONDS = 60


def write(state: Path, name: str) -> None:
    """Keep turns, thumbs and log-ins without end, and print each once it is kept."""
    conversations, accounts = Conversations(state), Accounts(state)
    for number in itertools.count(len(conversations.turns(name, name))):
        conversations.save(name, name, number, Turn(f"Question {number}?", problem="none"))
        conversations.rate(name, name, number, "down", f"comment {number}")
        print(number, accounts.log_in(User(name, False)), flush=True)


def cut_off(state: Path, after: int, room: int = 0) -> tuple[str, str]:
    """Let two write to one folder, and kill them once the first has kept ``after`` turns; ``room`` 0 is no limit.

    Otherwise no file may grow by more than ``room`` bytes, as on a disk that is nearly full. Returns what was lost or
    told badly, empty where nothing was, and what was acknowledged.
    """
    _open_accounts(state)
    largest = max(path.stat().st_size for path in state.iterdir())
    writers = {name: _start(state, name, largest + room if room else 0) for name in WRITERS}
    first = writers[WRITERS[0]]
    kept: dict[str, list[str]] = {name: [] for name in WRITERS}
    while first.stdout is not None and len(kept[WRITERS[0]]) < after and (line := first.stdout.readline()):
        kept[WRITERS[0]].append(line)
    for process in writers.values():
        process.kill()
    wrong = ""
    for name, process in writers.items():
        output, error = process.communicate(timeout=_SECONDS)
        # What was printed was kept; the last line may have been cut off.
        kept[name] += [line for line in output.splitlines(keepends=True) if line.endswith("\n")]
        if error and (not room or "Traceback" in error or len(error.splitlines()) != 1):
            wrong = wrong or f"{name} said: {error[-400:]}"
    return wrong or lost(state, kept), ", ".join(f"{name} kept {len(kept[name])}" for name in WRITERS)


def _open_accounts(state: Path) -> None:
    accounts = Accounts(state)
    for name in WRITERS:
        if accounts.find(name) is None:
            accounts.add(name, _PASSWORD)
    accounts.close()


def _start(state: Path, name: str, size: int) -> subprocess.Popen[str]:
    def limit() -> None:
        if size:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.Popen(
        [sys.executable, "-m", "eval.endurance.ledger", str(state), name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )


def lost(state: Path, kept: dict[str, list[str]]) -> str:
    """Return what is missing of the lines that were acknowledged, or what is wrong with a file; empty where nothing."""
    for file in (ACCOUNTS, CONVERSATIONS):
        base = sqlite3.connect(state / file)
        (found,) = base.execute("PRAGMA integrity_check").fetchone()
        base.close()
        if found != "ok":
            return f"{file}: {found}"
    conversations, accounts = Conversations(state), Accounts(state)
    try:
        for name, lines in kept.items():
            turns = conversations.turns(name, name)
            for line in lines:
                number, token = line.split()
                at = int(number)
                if len(turns) <= at or turns[at].question != f"Question {at}?" or turns[at].comment != f"comment {at}":
                    return f"turn {at} of {name}"
                if accounts.by_token(token) != User(name, False):
                    return f"the log-in of {name} after turn {at}"
        if any(
            turn.question != f"Question {at}?"
            for name in kept
            for at, turn in enumerate(conversations.turns(name, name))
        ):
            return "a turn is not what was written"
    finally:
        conversations.close()
        accounts.close()
    return ""


def main() -> int:
    """Write until killed; 1 with one line where that cannot be done."""
    try:
        write(Path(sys.argv[1]), sys.argv[2])
    except GovqaError as error:
        print(f"govqa: {error}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
