"""Small files that unpack to more than a machine holds: each is told, soon, and the rest goes on."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import corpus
from ingest.findings import Unreadable
from ingest.records import Document
from ingest.workers import Limits
from tests.ingest.readers.files import raw_pdf

GOOD = "The conference was created in 1996 in Lima."
MEBIBYTE = 1024 * 1024
# What a reader may take here, so that a bomb for the test is made in a second or two.
MEMORY = 600 * MEBIBYTE


def pdf(content: bytes, more: bytes, image: bytes = b"") -> bytes:
    """Return a PDF of one page with a content stream of some filters, and a picture it may draw; no table of places."""
    page = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< " + page + b" >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content),
        image or b"null",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + b"trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n"


def drawing(side: int, filter: str, data: bytes, bits: int = 8) -> bytes:
    """Return a PDF whose page is one picture, many pixels wide and high."""
    about = f"/Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent {bits} /Filter /{filter}"
    image = f"<< /Type /XObject /Subtype /Image {about} /Length {len(data)} >>\nstream\n".encode()
    return pdf(b"q 400 0 0 600 0 0 cm /I Do Q", b"", image + data + b"\nendstream")


def deflated(size: int) -> bytes:
    packer = zlib.compressobj(1)
    return b"".join([*(packer.compress(b" " * MEBIBYTE) for _ in range(size // MEBIBYTE)), packer.flush()])


def twice_deflated() -> bytes:
    return pdf(zlib.compress(deflated(1024 * MEBIBYTE)), b"/Filter [/FlateDecode /FlateDecode]")


def jbig2() -> bytes:
    """Return a picture of 60,000 by 60,000 points whose region is coded in some bytes (ITU-T T.88, 7.2 and 7.4)."""
    side = 60_000
    page = struct.pack(">IIIIBH", side, side, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB8b", side, side, 0, 0, 0, 0, 3, -1, -3, -1, 2, -2, -2, -2) + bytes(100)
    parts = ((0, 48, page), (1, 38, region))
    data = b"".join(struct.pack(">IBBBI", number, kind, 0, 1, len(part)) + part for number, kind, part in parts)
    return drawing(side, "JBIG2Decode", data, bits=1)


def jpx() -> bytes:
    """Return a picture of 60,000 by 60,000 points, its code cut short (ISO/IEC 15444-1, annex A)."""
    side = 60_000
    size = struct.pack(">HIIIIIIIIH3B", 0, side, side, 0, 0, side, side, 0, 0, 1, 7, 1, 1)
    style, steps = bytes((0, 0, 0, 1, 0, 5, 4, 4, 0, 1)), bytes((0x40, *[0x48] * 16))
    heads = ((0x51, size), (0x52, style), (0x5C, steps), (0x90, struct.pack(">HIBB", 0, 0, 0, 1)))
    marked = b"".join(struct.pack(">BBH", 0xFF, mark, len(head) + 2) + head for mark, head in heads)
    return drawing(side, "JPXDecode", b"\xff\x4f" + marked + b"\xff\x93" + bytes(50) + b"\xff\xd9")


@pytest.mark.parametrize(
    ("made", "cause", "remedy"),
    [
        pytest.param(twice_deflated, f"for want of memory: it may take {MEMORY} bytes", "split the file", id="Flate"),
        pytest.param(jbig2, "its 1 pages are pictures without text", "again", id="JBIG2"),
        pytest.param(jpx, "its 1 pages are pictures without text", "again", id="JPX"),
    ],
)
def test_a_bomb_in_a_pdf_ends_its_reader_alone(
    made: Callable[[], bytes], cause: str, remedy: str, tmp_path: Path
) -> None:
    data = made()
    assert len(data) < 100_000
    (tmp_path / "a.pdf").write_bytes(data)
    (tmp_path / "b.pdf").write_bytes(raw_pdf(1, f"50 500 {GOOD}"))
    bad, good = corpus.documents(tmp_path, limits=Limits(memory=MEMORY, seconds=100))
    assert isinstance(good, Document) and good.text == GOOD
    assert isinstance(bad, Unreadable)
    reason, _, mend = str(bad.error).partition(";")
    assert reason.startswith("a.pdf: ") and cause in reason
    assert remedy in mend
