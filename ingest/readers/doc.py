"""Old Word files: LibreOffice, where it is installed, turns them into new ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from ingest.errors import DocumentError
from ingest.readers import Extract, docx

SECONDS = 90
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _wide(words: str) -> bytes:
    return words.encode("utf-16-le")


def recognises(data: bytes) -> bool:
    """Tell whether bytes are an old Word file, or a new one that a password locks."""
    return data.startswith(_OLE) and (_wide("WordDocument") in data or _wide("EncryptedPackage") in data)


def read(data: bytes) -> Extract:
    """Read an old Word file; raises DocumentError where it is locked or LibreOffice is missing or fails."""
    if _wide("EncryptedPackage") in data:
        raise DocumentError("the file is encrypted; save it again without a password")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise DocumentError("expected a newer format, found an old Word file; install LibreOffice or save it as .docx")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.doc")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", folder]
        command = [program, *options, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, preexec_fn=_unlimited())
        except (OSError, subprocess.TimeoutExpired) as error:
            raise DocumentError(f"LibreOffice could not read it ({type(error).__name__}); save it as .docx") from error
        made = source.with_suffix(".docx")
        if not made.exists():
            raise DocumentError("LibreOffice could not read it (damaged or locked?); save it as .docx")
        extract = docx.read(made.read_bytes())
    return Extract("doc", extract.text, extract.blocks, extract.pages, extract.metadata, extract.warnings)


def _unlimited() -> Callable[[], None] | None:
    """Return what lifts the reader's limit on memory for another program, which asks for more than it uses."""
    if sys.platform == "win32":
        return None
    import resource

    def lift() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    return lift
