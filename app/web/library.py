"""The documents behind the web app: the assistant in use, and adding, removing and building anew.

A build runs beside the answers; the assistant is exchanged when it is done, and stays as it was where it fails. An
index that ``govqa build`` has put in the place of the one in use is taken into use as well.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
import tempfile
import threading
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.assistant import Assistant
from app.web.state import write_whole
from index.manifest import MANIFEST
from ingest import corpus, manifest
from ingest.errors import CorpusError, DocumentError, GovqaError
from ingest.manifest import Entry
from ingest.readers import format_of
from ingest.records import Document
from ingest.workers import Limits

if TYPE_CHECKING:
    from index.search import Index

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""How often the server looks whether another index stands in the place of the one in use."""
UPLOADS = "uploads"
REMOVED = "removed"
_TABLE = re.compile(r"^\[\[document\]\]", re.MULTILINE)
_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How a build stands: the step it is at and what is done of it, or the message it ended with."""

    running: bool = False
    step: str = ""
    done: int = 0
    error: str = ""


class Library:
    """The assistant in use and the folder its documents lie in; may be shared between threads."""

    def __init__(self, assistant: Assistant, folder: Path, state: Path) -> None:
        """Take an open assistant, the folder of its documents, and where removed files go."""
        self.assistant = assistant
        self.corpus = folder
        self.progress = Progress()
        self.taken, self.swaps = time.time(), 0
        self._exchange = threading.Lock()
        # The first look compares with what was opened: a build may have come between.
        self._seen: tuple[int, int, int] | None = None
        self._removed = state / REMOVED
        self._lock = threading.Lock()
        self._builder: threading.Thread | None = None

    @property
    def index(self) -> Index:
        """The index in use."""
        return self.assistant.index

    def add(self, name: str, data: bytes) -> str:
        """Store a file under a name of the app's own and return its id; the next build reads it.

        Raises DocumentError where its content is no document that can be read, is too large or is there already.
        """
        size = Limits().size
        if len(data) > size:
            raise DocumentError(f"{len(data)} bytes, at most {size} can be read; split the file")
        digest = hashlib.sha256(data).hexdigest()
        identifier = f"upload-{digest[:12]}"
        known = {record.sha256 for record in self.index.documents()}
        if digest in known or any(entry.id == identifier for entry in manifest.load(self.corpus)):
            raise DocumentError("this document is there already")
        ending = format_of(data).name
        with tempfile.TemporaryDirectory(prefix="govqa-") as folder:
            # Read once before it is let in, under the same limits of time and memory as in a build.
            file = f"{identifier}.{ending}"
            (Path(folder) / file).write_bytes(data)
            found = next(iter(corpus.documents(Path(folder), entries=[Entry(identifier, file)])), None)
        if not isinstance(found, Document):
            error = str(getattr(found, "error", None) or "holds no text").replace(file, "").lstrip(": ")
            raise DocumentError(error)
        with self._lock:
            place = self.corpus / UPLOADS
            place.mkdir(mode=0o700, exist_ok=True)
            write_whole(place / file, data)
            named = Path(name.replace("\\", "/")).stem
            title = found.metadata.title if found.metadata.title != identifier else named
            try:
                self._append(identifier, f"{UPLOADS}/{file}", _title(title) or identifier)
            except (OSError, CorpusError):
                # Who is told that it failed must not find it in an answer.
                (place / file).unlink()
                raise
        return identifier

    def remove(self, identifier: str) -> None:
        """Take a document out of the folder, its file kept among the removed ones; GovqaError where there is none."""
        try:
            record = next(record for record in self.index.documents() if record.id == identifier)
        except StopIteration:
            raise GovqaError(f"no document {identifier!r} in the index") from None
        if len(self.index.documents()) == 1:
            raise GovqaError("the last document cannot be removed; add another first")
        with self._lock:
            self._drop(identifier)
            path = self.corpus / record.file
            if path.is_file():
                self._removed.mkdir(mode=0o700, parents=True, exist_ok=True)
                # The state folder may lie on another disk.
                shutil.move(path, self._free(path.name))

    def rebuild(self) -> None:
        """Begin to build the index anew; nothing happens where that is already going on."""
        with self._lock:
            if self.progress.running:
                return
            self.progress = Progress(running=True)
            self._builder = threading.Thread(target=self._build, name="govqa-build", daemon=True)
            self._builder.start()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until no build is going on."""
        if self._builder is not None:
            self._builder.join(seconds)

    def take(self) -> bool:
        """Take the index that now stands on disk into use, once it answers; false where that is the one in use.

        Raises IndexProblem where it cannot be opened; the one in use then goes on answering.
        """
        from index.search import Index

        with self._exchange:
            self._seen = self._stamp()
            index = Index.open(self.index.directory)
            if index.manifest.generation == self.index.manifest.generation:
                return False
            fresh = Assistant(index)
            # All its files are open before it is asked: the build after next removes them.
            warm(fresh)
            self.assistant = fresh
            self.taken, self.swaps = time.time(), self.swaps + 1
        log.info("took the new index into use", extra={"fields": {"generation": index.manifest.generation}})
        return True

    def look(self) -> None:
        """Take another index into use where one stands in the place of the one in use; the log tells what fails."""
        if self._stamp() == self._seen:
            return
        try:
            self.take()
        except GovqaError as error:
            log.error("the new index cannot be used, the one before goes on answering: %s", error)

    def watch(self, seconds: float = LOOK_SECONDS) -> None:
        """Look every few seconds from now on, in a thread of its own that ends with the program."""

        def go_on() -> None:
            while True:
                time.sleep(seconds)
                try:
                    self.look()
                except Exception:
                    log.exception("the new index could not be taken into use")

        threading.Thread(target=go_on, name="govqa-watch", daemon=True).start()

    def _stamp(self) -> tuple[int, int, int]:
        """Return what changes when an index is replaced; zeros while there is none."""
        try:
            status = (self.assistant.index.directory / MANIFEST).stat()
        except OSError:
            return (0, 0, 0)
        return (status.st_mtime_ns, status.st_ino, status.st_size)

    def _build(self) -> None:
        from index import encoder
        from index.build import build

        def tell(step: str, done: int) -> None:
            self.progress = Progress(True, step, done)

        try:
            name = self.index.manifest.encoder.name
            build(
                self.corpus,
                self.index.directory,
                encoder=None if name == encoder.BUNDLED else name,
                progress=tell,
            )
            self.take()
            self.progress = Progress()
        except GovqaError as error:
            self.progress = Progress(error=str(error))
        except Exception:
            # The page shows that it failed; what failed is for the log of who runs the app.
            log.exception("the index could not be built")
            self.progress = Progress(error="internal error; see the log of the server")

    def _append(self, identifier: str, file: str, title: str) -> None:
        # A string of JSON is one of TOML too, where it holds printable characters only.
        lines = [
            f"{key} = {json.dumps(value, ensure_ascii=False)}"
            for key, value in (("id", identifier), ("file", file), ("title", title))
        ]
        text = self._text()
        break_before = "" if not text or text.endswith("\n") else "\n"
        self._write(f"{text}{break_before}\n[[document]]\n" + "\n".join(lines) + "\n")

    def _drop(self, identifier: str) -> None:
        """Cut the table of a document out of the manifest; the rest of it stays as its owner wrote it."""
        text = self._text()
        starts = [found.start() for found in _TABLE.finditer(text)]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            tables = tomllib.loads(text[start:end]).get("document", [{}])
            if tables[0].get("id") == identifier:
                self._write(text[:start].rstrip("\n") + "\n" + ("\n" + text[end:] if text[end:] else ""))
                return

    def _text(self) -> str:
        path = self.corpus / manifest.FILE
        try:
            return path.read_text("utf-8-sig") if path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"{path}: cannot be read ({error}); mend it first") from error

    def _write(self, text: str) -> None:
        write_whole(self.corpus / manifest.FILE, text.encode(), 0o666)

    def _free(self, name: str) -> Path:
        path, number = self._removed / name, 1
        while path.exists():
            number += 1
            path = self._removed / f"{number}-{name}"
        return path


def warm(assistant: Assistant) -> None:
    """Open all that an assistant needs to answer, by asking it; what comes of it is no matter."""
    assistant.index.search("govqa", limit=1)
    assistant.ask("govqa")


def _title(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.encode("utf-8", "ignore").decode("utf-8").split())[:_TITLE_LENGTH]
