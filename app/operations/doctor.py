"""Check an installation: what ``govqa doctor`` looks at, and what to do about what it finds.

Nothing is changed but for an empty file that is written and removed at once where the program must be able to write.
"""

from __future__ import annotations

import re
import shutil
import socket
import sqlite3
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any, Literal
from urllib.request import urlopen

from app.places import checkout, default_corpus, default_index, default_state
from ingest.errors import GovqaError, IndexMissing

State = Literal["ok", "warning", "error"]

_LITTLE_DISK, _NO_DISK = 1_000_000_000, 100_000_000
_DATABASES = ("accounts.sqlite", "conversations.sqlite")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_CARD = re.compile(r"sha256 of `([^`]+)`: `([0-9a-f]{64})`")


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it stands, what was found, and what to do where that is not well.

    An ``error`` stops use; a ``warning`` takes something away.
    """

    name: str
    state: State
    found: str
    mend: str = ""

    def line(self) -> str:
        """Return the check as one line for people."""
        sign = {"ok": "ok     ", "warning": "warning", "error": "ERROR  "}[self.state]
        return f"{sign} {self.name}: {self.found}" + (f" — {self.mend}" if self.mend else "")


@dataclass(frozen=True, slots=True)
class Installation:
    """What is checked; ``named`` tells that the index is not the default one, which is built by itself."""

    corpus: Path
    index: Path
    state: Path
    port: int
    named: bool

    @classmethod
    def of(cls, corpus: Path | None, index: Path | None, port: int) -> Installation:
        """Return the one that the other commands would use with the same options."""
        return cls(corpus or default_corpus(), index or default_index(), default_state(), port, index is not None)


def examine(place: Installation) -> list[Check]:
    """Return all checks of an installation, in the order in which they are best mended."""
    looks: tuple[Callable[[Installation], Iterator[Check]], ...] = (
        _python, _packages, _encoder, _corpus, _writing, _disk, _index, _tesseract, _office, _databases, _port,
    )  # fmt: skip
    found: list[Check] = []
    for look in looks:
        try:
            found.extend(look(place))
        except (GovqaError, OSError, ImportError) as error:
            # What cannot even be looked at: a library that does not load, a folder that cannot be entered.
            found.append(Check(look.__name__.removeprefix("_"), "error", _line(error)))
    return found


def to_json(checks: list[Check]) -> dict[str, Any]:
    """Return the checks as the object of ``--json``; ``ok`` is false where one of them stops use."""
    return {"ok": all(each.state != "error" for each in checks), "checks": [asdict(each) for each in checks]}


def _python(_: Installation) -> Iterator[Check]:
    from packaging.specifiers import SpecifierSet

    found = ".".join(map(str, sys.version_info[:3]))
    wanted = metadata.metadata("govqa")["Requires-Python"]
    good = SpecifierSet(wanted).contains(found)
    yield Check("python", "ok" if good else "error", found, "" if good else f"install Python {wanted}")


def _packages(_: Installation) -> Iterator[Check]:
    from packaging.requirements import Requirement

    wrong, count = [], 0
    for text in metadata.requires("govqa") or ():
        requirement = Requirement(text)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        count += 1
        version = _version(requirement.name)
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            wrong.append(f"{requirement.name}{requirement.specifier} (found {version or 'none'})")
    mend = "pip install --upgrade govqa, or make run in a checkout"
    if wrong:
        yield Check("packages", "error", f"expected {', '.join(wrong)}", mend)
    else:
        yield Check("packages", "ok", f"{count} as required")
    yield from _constraints()


def _constraints() -> Iterator[Check]:
    """Compare with the versions that the project is tested with; they are known in a checkout."""
    path = checkout()
    if path is None or not (path / "constraints.txt").is_file():
        return
    pins = _PIN.findall((path / "constraints.txt").read_text("utf-8"))
    found = [(name, pin, _version(name)) for name, pin in pins]
    other = [f"{name} {version} (tested: {pin})" for name, pin, version in found if version not in (None, pin)]
    if other:
        shown = ", ".join(other[:5]) + (f" and {len(other) - 5} more" if len(other) > 5 else "")
        yield Check("constraints", "warning", shown, "pip install --constraint constraints.txt --editable .")
    else:
        yield Check("constraints", "ok", "every package in the version that is tested")


def _version(name: str) -> str | None:
    try:
        # A local part, as in 2.13.0+cpu, names a build of the same version.
        return metadata.version(name).partition("+")[0]
    except metadata.PackageNotFoundError:
        return None


def _encoder(_: Installation) -> Iterator[Check]:
    from index import encoder

    folder = encoder.BUNDLED_FOLDER
    expected = _CARD.findall((folder / "README.md").read_text("utf-8"))
    for name, digest in expected:
        path = folder / name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
            yield Check("encoder", "error", f"{path} is not the file of its model card", "install govqa again")
            return
    name = encoder.load().info.name
    yield Check("encoder", "ok", f"{name}, {len(expected)} files as its model card says")


def _corpus(place: Installation) -> Iterator[Check]:
    from ingest.corpus import listing

    entries = listing(place.corpus)
    yield Check("corpus", "ok", f"{len(entries)} documents in {place.corpus}")


def _index(place: Installation) -> Iterator[Check]:
    from app.assistant import Assistant
    from index.freshness import is_stale
    from index.manifest import mend_command
    from index.search import Index

    mend = f"run: {mend_command(place.index if place.named else None)}"
    try:
        index = Index.open(place.index, verify=True)
    except IndexMissing as error:
        # The default one is built when it is first asked.
        yield Check("index", "error" if place.named else "warning", _found(error), mend)
        return
    except GovqaError as error:
        yield Check("index", "error", _found(error), mend)
        return
    counts = index.manifest.counts
    told = f"{counts['documents']} documents and {counts['passages']} passages in {place.index}"
    corpus = Path(index.manifest.corpus_dir) if place.named else place.corpus
    if corpus.is_dir() and is_stale(place.index, corpus, index.manifest.encoder.name):
        state: State = "error" if place.named else "warning"
        yield Check("index", state, f"stale: the documents or the program have changed; {told}", mend)
    else:
        yield Check("index", "ok", told)
    begun = time.perf_counter()
    Assistant(index).ask("govqa")
    yield Check("answers", "ok", f"one question in {time.perf_counter() - begun:.1f} s, all loaded anew")


def _tesseract(_: Installation) -> Iterator[Check]:
    from ingest.readers import ocr

    packages = "tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-por"
    known = set(filter(None, ocr.languages().split("+")))
    missing = [language for language in ocr.LANGUAGES if language not in known]
    if not shutil.which("tesseract"):
        yield Check("tesseract", "warning", "none: scans are not read", f"Debian: apt-get install {packages}")
    elif missing:
        told = f"it does not know {', '.join(missing)}: scans in these languages are read badly"
        yield Check("tesseract", "warning", told, f"Debian: apt-get install {packages}")
    else:
        yield Check("tesseract", "ok", f"with {', '.join(sorted(known))}")


def _office(_: Installation) -> Iterator[Check]:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        told = "none: Word files of before 2007 are not read"
        yield Check("libreoffice", "warning", told, "Debian: apt-get install libreoffice-writer-nogui")
    else:
        yield Check("libreoffice", "ok", program)


def _writing(place: Installation) -> Iterator[Check]:
    for name, folder, variable in (("index folder", place.index, "GOVQA_INDEX"), ("state", place.state, "GOVQA_STATE")):
        there = _nearest(folder)
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as error:
            mend = f"let the user who runs govqa write there, or name another folder in {variable}"
            yield Check(name, "error", f"{there} cannot be written ({error.strerror})", mend)
        else:
            yield Check(name, "ok", f"{folder} can be written")


def _disk(place: Installation) -> Iterator[Check]:
    for folder in dict.fromkeys((_nearest(place.index), _nearest(place.state))):
        free = shutil.disk_usage(folder).free
        state: State = "error" if free < _NO_DISK else "warning" if free < _LITTLE_DISK else "ok"
        yield Check("disk", state, f"{free / 1e9:.1f} GB free at {folder}", "" if state == "ok" else "free some")


def _databases(place: Installation) -> Iterator[Check]:
    from app.web import accounts, conversations
    from app.web.state import RESTORING

    if (place.state / RESTORING).exists():
        yield Check("databases", "error", f"a restore into {place.state} was cut off", "run: govqa restore")
    for name, steps in zip(_DATABASES, (accounts.STEPS, conversations.STEPS), strict=True):
        path = place.state / name
        if not path.exists():
            yield Check(name, "ok", "none yet")
            continue
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)) as base:
                told = str(base.execute("PRAGMA quick_check(1)").fetchone()[0])
                version = int(base.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.Error as error:
            told, version = str(error), 0
        if told != "ok":
            mend = "stop the app, move it away, and bring back a backup: govqa restore FILE"
            yield Check(name, "error", f"{path} is damaged ({_line(told)})", mend)
        elif version > len(steps):
            found = f"{path} is of version {version}, of a newer govqa; this one knows {len(steps)} versions"
            yield Check(
                name, "error", found, "install the newer govqa, or bring back an older backup: govqa restore FILE"
            )
        elif sys.platform != "win32" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Check(name, "warning", "others can read it", f"chmod 600 {path}")
        else:
            yield Check(name, "ok", "whole")


def _port(place: Installation) -> Iterator[Check]:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", place.port))
        except OSError as error:
            told = error.strerror
        else:
            yield Check("port", "ok", f"{place.port} is free")
            return
    if _serves(place.port):
        yield Check("port", "ok", f"{place.port} is served by govqa")
    else:
        yield Check("port", "warning", f"{place.port} cannot be used ({told})", "choose another: govqa chat --port P")


def _serves(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return bool(answer.read(8) == b"ok\n")
    except (OSError, ValueError):
        return False


def _nearest(folder: Path) -> Path:
    """Return a folder, or what of the way to it is there."""
    return next(each for each in (folder, *folder.absolute().parents) if each.is_dir())


def _found(error: GovqaError) -> str:
    """Return the message of an error without the command, which the check names itself."""
    return _line(error).partition("; run:")[0]


def _line(error: object) -> str:
    return " ".join(str(error).split())
