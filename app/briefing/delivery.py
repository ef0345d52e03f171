"""Write briefings: one to a file, or one a body and an overview to a folder or zip file; whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.briefing.compose import Composer, Wanted
from app.briefing.records import Briefing
from ingest.errors import BriefingError

FORMATS = ("md", "docx", "pdf", "html")
BINARY = frozenset({"docx", "pdf"})
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_NAME = 80


def render(briefing: Briefing, format: str) -> bytes:
    """Return a briefing in a format of ``FORMATS``; the same briefing gives the same bytes."""
    if format == "md":
        from app.briefing.render_markdown import markdown as make
    elif format == "docx":
        from app.briefing.render_docx import docx as make
    elif format == "pdf":
        from app.briefing.render_pdf import pdf as make
    elif format == "html":
        from app.briefing.render_html import html as make
    else:
        raise BriefingError(f"expected a format of {', '.join(FORMATS)}, got {format!r}")
    return make(briefing)


def refuse_taken(target: Path) -> None:
    """Raise BriefingError where a target exists already or cannot be made, before any work is done."""
    if os.path.lexists(target):
        raise BriefingError(f"{target} exists already; name another with --output")
    folder = target.parent
    if not folder.is_dir():
        raise BriefingError(f"cannot write {target}: there is no folder {folder}")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BriefingError(f"cannot write {target}: the folder {folder} is not writable")


def write(target: Path, data: bytes) -> None:
    """Write a new file, whole or not at all; BriefingError where it exists or cannot be written."""
    with _beside(target) as draft:
        draft.write_bytes(data)


def write_set(
    composer: Composer, wanted: Wanted, format: str, target: Path, progress: Callable[[str, int, int], None]
) -> list[str]:
    """Write one briefing a body and an overview to a new folder, or to a new zip file where the name ends so.

    ``progress`` is told each name with how many are done of how many. Returns the names of the files.
    """
    names = _names(wanted.bodies, format)
    made = _made(composer, wanted, format, names, progress)
    with _beside(target) as draft:
        if target.suffix.lower() == ".zip":
            _zip(draft, made)
        else:
            draft.mkdir()
            for name, data in made:
                draft.joinpath(name).write_bytes(data)
    return [f"overview.{format}", *names.values()]


def _made(
    composer: Composer,
    wanted: Wanted,
    format: str,
    names: dict[str, str],
    progress: Callable[[str, int, int], None],
) -> Iterator[tuple[str, bytes]]:
    total = len(names) + 1
    yield f"overview.{format}", render(composer.overview(wanted), format)
    progress("overview", 1, total)
    for done, (body, name) in enumerate(names.items(), 2):
        yield name, render(composer.brief(replace(wanted, bodies=(body,))), format)
        progress(body, done, total)


def _names(bodies: Iterable[str], format: str) -> dict[str, str]:
    """Return a file name for each body: its id, without what could lead out of a folder; no two alike on any system."""
    taken = {f"overview.{format}"}
    names = {}
    for body in bodies:
        stem = re.sub(r"[^\w-]+", "-", body).strip("-")[:_LONGEST_NAME] or "body"
        name, number = f"{stem}.{format}", 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}.{format}", number + 1
        taken.add(name.casefold())
        names[body] = name
    return names


def _zip(draft: Path, made: Iterable[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a place in a hidden folder beside a target, and move what was made there to the target at the end."""
    refuse_taken(target)
    hidden: Path | None = None
    try:
        hidden = Path(tempfile.mkdtemp(prefix=".govqa-", dir=target.parent))
        draft = hidden / "made"
        yield draft
        refuse_taken(target)
        draft.rename(target)
    except OSError as error:
        reason = "the name is too long" if error.errno == errno.ENAMETOOLONG else error.strerror
        raise BriefingError(f"cannot write {target}: {reason}") from None
    finally:
        if hidden is not None:
            shutil.rmtree(hidden, ignore_errors=True)
