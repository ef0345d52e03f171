"""What the tests of readers share: PDFs printed by Typst, and the real files where they are at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.readers.files import REAL

# With none of the real files at hand their tests are not collected: they are no part of the project.
collect_ignore = [] if (REAL / "un_a_res_73_3.en.pdf").is_file() else ["test_real_pdfs.py"]


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[str], bytes]:
    """Return what turns Typst's markup into a PDF."""
    import typst

    def make(source: str) -> bytes:
        path = tmp_path / "source.typ"
        path.write_text(source, "utf-8")
        data: bytes = typst.compile(str(path))
        return data

    return make
