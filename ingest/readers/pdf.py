"""PDF: reading order, paragraphs, notes and tables from the places of the characters; pictures through Tesseract."""

from __future__ import annotations

import re
from typing import Any

from ingest.errors import DocumentError
from ingest.readers import Extract, flow, furniture, recognition
from ingest.readers.arrangement import Rule, arrange
from ingest.readers.lines import Line
from ingest.readers.sheets import sheet

MOST_PAGES = 5000

# The library does not open a file without pages, and does not say why.
_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b")
# What programs write where nobody has given a title.
_NO_TITLE = re.compile(
    r".*\.(?:docx?|pdf|indd|odt|rtf|html?|tex|dvi|qxd|p65)|.*\bmicrosoft\b.*|\W*(?:anonymous|untitled|unnamed|no title|"
    r"sans titre|sin título|sem título|title|document\s?\d*|slide\s?\d+|scan\w*|\d+)\W*|\W*", re.IGNORECASE
)  # fmt: skip


def recognises(data: bytes) -> bool:
    """Tell whether bytes are a PDF, whose sign may stand after some rubbish."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Extract:
    """Read a PDF; raises DocumentError where it is damaged, locked, too long, or holds no text that can be read."""
    document = _opened(data)
    try:
        sheets = [sheet(document, number) for number in range(1, len(document) + 1)]
        recognised = recognition.of(document, sheets)
        label = _page_labels(document)
        title = (document.get_metadata_dict().get("Title") or "").strip()
    finally:
        document.close()
    furnished = furniture.without([each.lines for each in sheets], [each.height for each in sheets])
    arranged = [_in_order(page, each.rules) for page, each in zip(furnished.pages, sheets, strict=True)]
    known = [
        flow.Sheet(
            each.number,
            label.get(each.number) or printed,
            recognised.confidence.get(each.number, each.layer),
            each.turn,
            each.size,
        )
        for each, printed in zip(sheets, furnished.labels, strict=True)
    ]
    writer, pages = flow.write(arranged, known)
    if not writer.length:
        raise DocumentError(recognised.reason(len(sheets)))
    metadata: dict[str, Any] = {"running": tuple(dict.fromkeys(furnished.words))}
    if not _NO_TITLE.fullmatch(title):
        metadata["title"] = title
    return writer.extract("pdf", pages=pages, metadata=metadata, warnings=recognised.warnings())


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise DocumentError("the file is encrypted; save it again without a password") from error
        if _NO_PAGES.search(data):
            raise DocumentError("expected pages, found a PDF with none; remove it or get it again") from error
        raise DocumentError(
            f"expected a whole PDF, found a damaged or truncated one of {len(data)} bytes; get it again"
        ) from error
    if count == 0:
        raise DocumentError("expected pages, found a PDF with none; remove it or get it again")
    if count > MOST_PAGES:
        raise DocumentError(f"{count} pages, at most {MOST_PAGES} can be read; split the file")
    return document


def _in_order(page: list[Line], rules: list[Rule]) -> list[Any]:
    """Return the parts of a page in reading order; a recogniser has put its own lines in order."""
    if page and page[0].group is not None:
        for line in page:
            line.right = max(each.end for each in page)
        return list(page)
    return list(arrange(page, rules))


def _page_labels(document: Any) -> dict[int, str]:
    """Return the labels that the file gives its pages, where they say more than their numbers."""
    labels = {number: document.get_page_label(number - 1) for number in range(1, len(document) + 1)}
    if all(label in ("", str(number)) for number, label in labels.items()):
        return {}
    return {number: label for number, label in labels.items() if label}
