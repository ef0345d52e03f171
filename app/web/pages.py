"""Pictures of a PDF's pages, the quote boxed: drawn from the file in the corpus while it is the one that was read."""

from __future__ import annotations

import hashlib
import io
import math
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.web.markup import escape
from app.web.source import Place
from ingest.records import Document

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Points of a picture to one of print, and of a picture at most.
_SCALE = 1.6
_MOST_POINTS = 12_000_000
_PICTURES_MOST = 3
_KEPT = 24
# PDFium may be called by one thread at a time only.
_LOCK = threading.Lock()


class Pages:
    """The pages of the PDF files of a folder."""

    def __init__(self, corpus: Path) -> None:
        """Take the folder that the documents lie in."""
        self.corpus = corpus
        self._file = lru_cache(8)(self._checked)
        self.picture = lru_cache(_KEPT)(self._picture)

    def figures(self, document: Document, place: Place, words: Mapping[str, str]) -> str:
        """Return the pages that a quote stands on as HTML, its lines boxed; nothing for what is no PDF."""
        if place.start == place.end or not any(page.boxes for page in document.pages):
            return ""
        from ingest.boxes import boxes

        by_page: dict[int, list[tuple[float, float, float, float]]] = {}
        for number, left, top, right, bottom in boxes(document, place.start, place.end):
            by_page.setdefault(number, []).append((left, top, right, bottom))
        shown = ""
        for number, lines in list(by_page.items())[:_PICTURES_MOST]:
            size = self.size(document.file, document.sha256, number)
            if size is None:
                continue
            drawn = "".join(_box(line, size) for line in lines)
            shown += (
                f'<figure class="page" data-page="{number}"><div><img src="/page/{escape(document.id)}/{number}.png" '
                f'alt="{escape(words["page_picture"])} {number}" width="{size[0]:.0f}" height="{size[1]:.0f}">'
                f"{drawn}</div><figcaption>{escape(words['page'])} {number}</figcaption></figure>"
            )
        return shown and f'<div class="pictures">{shown}</div>'

    def size(self, file: str, sha256: str, number: int) -> tuple[float, float] | None:
        """Return width and height of a page in points, or None where it cannot be drawn."""
        with self._page(file, sha256, number) as page:
            return page.get_size() if page is not None else None

    @contextmanager
    def _page(self, file: str, sha256: str, number: int) -> Iterator[PdfPage | None]:
        """Open a page of a file, None where there is none; one at a time."""
        data = self._file(file, sha256)
        if data is None:
            yield None
            return
        import pypdfium2

        with _LOCK, closing(pypdfium2.PdfDocument(data)) as pdf:
            yield pdf[number - 1] if 0 < number <= len(pdf) else None

    def _checked(self, file: str, sha256: str) -> bytes | None:
        """Return a file's bytes while they are those that the index was built from, and a PDF's."""
        try:
            data = (self.corpus / file).read_bytes()
        except OSError:
            return None
        right = hashlib.sha256(data).hexdigest() == sha256
        return data if right and b"%PDF-" in data[:1024] else None

    def _picture(self, file: str, sha256: str, number: int) -> bytes | None:
        """Return a page as PNG, or None where it cannot be drawn."""
        with self._page(file, sha256, number) as page:
            if page is None:
                return None
            # A huge sheet, or a file that lies about its size, is drawn smaller.
            scale = min(_SCALE, math.sqrt(_MOST_POINTS / max(1.0, page.get_width() * page.get_height())))
            image = page.render(scale=scale).to_pil()
        stream = io.BytesIO()
        image.save(stream, "PNG")
        return stream.getvalue()


def _box(line: tuple[float, float, float, float], size: tuple[float, float]) -> str:
    left, top, right, bottom = line
    width, height = size
    return (
        f'<span class="box" style="left:{left / width:.2%};top:{top / height:.2%};'
        f'width:{(right - left) / width:.2%};height:{(bottom - top) / height:.2%}"></span>'
    )
