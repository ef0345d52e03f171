"""Pictures of pages."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from app.web.pages import Pages
from tests.ingest.readers.files import raw_pdf


@pytest.mark.parametrize(
    ("size", "drawn"), [("400 600", (640, 960)), ("20000 30000", (2829, 4243))], ids=["a page", "a huge sheet"]
)
def test_a_page_is_drawn_within_bounds(size: str, drawn: tuple[int, int], tmp_path: Path) -> None:
    data = raw_pdf(body="100 500 Hello").replace(b"0 0 400 600", f"0 0 {size}".encode())
    (tmp_path / "a.pdf").write_bytes(data)
    picture = Pages(tmp_path).picture("a.pdf", hashlib.sha256(data).hexdigest(), 1)
    assert picture is not None
    assert Image.open(io.BytesIO(picture)).size == drawn
