"""Files of every format, made here, and what is shown of the ones that were read."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from ingest.readers import Extract
from ingest.records import BlockKind

REAL = Path(os.environ.get("GOVQA_REAL_PDFS") or Path(__file__).parents[4] / "shared" / "data" / "pdf")

Shown = list[tuple[str, int, str, str]]


def shown(extract: Extract) -> Shown:
    """Return the blocks of an extract: kind, level, label and words."""
    return [
        (block.kind.value, block.level, block.label, extract.text[block.start : block.end]) for block in extract.blocks
    ]


def of_kind(extract: Extract, kind: BlockKind) -> list[str]:
    """Return the words of all blocks of a kind."""
    return [extract.text[block.start : block.end] for block in extract.blocks if block.kind is kind]


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Return a ZIP archive of parts, the first one unpacked, as OpenDocument wants it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(parts.items()):
            archive.writestr(name, data, zipfile.ZIP_STORED if number == 0 else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def raw_pdf(pages: int = 1, body: str = "") -> bytes:
    """Return a PDF of empty pages, or with lines of text at places «x y words»."""
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    content = "".join(
        f"BT /F1 12 Tf {x} {y} Td ({words}) Tj ET\n"
        for x, y, words in (line.split(" ", 2) for line in body.split("\n") if line)
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    resources = "/Resources << /Font << /F1 3 0 R >> >>"
    last = 4 + pages
    objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] {resources} /Contents {last} 0 R >>"] * pages
    objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
