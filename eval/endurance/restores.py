"""Trials of a restore that is cut off: all is as before, or as in the backup, or refused until it is finished."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from app.operations.keeping import backup
from app.web.accounts import Accounts
from app.web.conversations import Conversations, Turn
from eval.endurance.faults import Order, Outcome
from eval.endurance.trials import Trial, Trials, tree, write_corpus
from ingest.errors import GovqaError

_PASSWORD = "correct horse battery"
_FILE = "backup.zip"


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder with a state, a corpus and a backup of others, and the hashes of what is there before and after."""

    folder: Path
    before: str
    after: str

    @classmethod
    def made(cls, place: Path) -> Scene:
        """Make both states; the second is what the backup holds."""
        folder, other = place / "scene", place / "scene-other"
        for root, name, new in ((folder, "ana", False), (other, "bo", True)):
            root.mkdir()
            write_corpus(root / "corpus", new=new)
            _write_state(root / "state", name)
        backup(folder / _FILE, other / "state", other / "corpus")
        return cls(folder, _holds(folder), _holds(other))

    def operations(self, bench: Trials) -> list[str]:
        """Return the file operations of a restore, in order."""
        place = bench.place / "restored"
        shutil.copytree(self.folder, place)
        trace = bench.place / "restore-trace"
        outcome = bench.forge.run(_order(place, _FILE, folder=str(place), trace=str(trace)))
        shutil.rmtree(place)
        if outcome.code != 0:
            raise AssertionError(f"an undisturbed restore failed: {outcome.error}")
        return trace.read_text("utf-8").splitlines()

    def cut(self, bench: Trials, at: int, action: str) -> Trial:
        """Let a restore meet a fault at one of its operations, look at what it left, and finish it."""
        bench.number += 1
        place = bench.place / "restored"
        shutil.copytree(self.folder, place)
        try:
            outcome = bench.forge.run(_order(place, _FILE, folder=str(place), at=at, action=action))
            stands = self._stands(place)
            wrong = self._judged(bench, place, outcome, stands)
            got = _holds(place)
            return Trial(
                bench.number,
                bench.seed,
                "restore",
                action,
                str(at),
                outcome.code,
                stands,
                got,
                self._stands(place),
                wrong,
            )
        finally:
            shutil.rmtree(place)

    def _judged(self, bench: Trials, place: Path, outcome: Outcome, stands: str) -> str:
        if not outcome.orderly:
            return f"it ended with {outcome.code}: {outcome.error[-400:]}"
        if stands == "other" or (outcome.code == 0 and stands != "after"):
            return f"it ended with {outcome.code}, and stands as {stands}"
        if stands == "cut off":
            finished = bench.forge.run(_order(place, ""))
            if finished.code != 0 or self._stands(place) != "after":
                return f"it was not finished: {finished.error[-400:]}"
        again = bench.forge.run(_order(place, _FILE))
        if again.code != 0 or self._stands(place) != "after":
            return f"the next restore failed: {again.error[-400:]}"
        left = [name for name in tree(place) if "restoring" in name or name.endswith(".new")]
        return f"it left {left}" if left else ""

    def _stands(self, place: Path) -> str:
        got = _holds(place)
        return {self.before: "before", self.after: "after", "cut off": "cut off"}.get(got, "other")


def _order(place: Path, file: str, folder: str = "", at: int = 0, action: str = "", trace: str = "") -> Order:
    named = (str(place / file),) if file else ()
    return Order(
        ("restore", *named, "--force", "--corpus", str(place / "corpus")),
        folder,
        at,
        action,
        trace,
        environment={"GOVQA_STATE": str(place / "state")},
    )


def _write_state(state: Path, name: str) -> None:
    accounts, conversations = Accounts(state), Conversations(state)
    accounts.add(name, _PASSWORD)
    for number in range(3):
        conversations.save(name, name, number, Turn(f"Question {number} of {name}?"))
    conversations.rate(name, name, 1, "down", name)
    accounts.close()
    conversations.close()


def _holds(root: Path) -> str:
    """Return the hash of what users made in a folder, or «cut off» where it says that it is half restored."""
    try:
        accounts = Accounts(root / "state")
    except GovqaError as error:
        return "cut off" if "finish it with: govqa restore" in str(error) else str(error)
    conversations = Conversations(root / "state")
    said = [user.name for user in accounts.all()]
    for name in ("ana", "bo"):
        said += [turn.question for turn in conversations.turns(name, name)]
    said += [opinion.comment for opinion in conversations.opinions()]
    said += [f"{path} {digest}" for path, digest in tree(root / "corpus").items()]
    accounts.close()
    conversations.close()
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]
