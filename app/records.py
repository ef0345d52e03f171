"""The answer to a question, as the command line's contract gives it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["answered", "not_found"]
Verdict = Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage shown with an answer: ``quote == document.text[start:end]``, whole sentences, list items or headings.

    ``marks`` are the stretches inside the quote that hold the value, in code points of the document.
    ``version_of`` and ``translation_of`` are ids of documents. ``note`` says in the answer's language which stage of a
    text is quoted («version of …», «translation of …», «later version: …»), empty mostly.
    """

    number: int
    document: str
    title: str
    symbol: str | None
    date: str | None
    section: str
    page: int | None
    page_label: str | None
    start: int
    end: int
    quote: str
    language: str
    ocr: bool = False
    source: str | None = None
    marks: tuple[tuple[int, int], ...] = ()
    version_of: str | None = None
    translation_of: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A value asked for: country (with its ISO 3166 code), date, number, body, instrument or text.

    ``name`` is in the answer's language; ``value`` is the typed value (ISO date, decimal number, body id);
    ``citations`` are the numbers of the citations that it rests on.
    """

    kind: str
    name: str
    citations: tuple[int, ...]
    code: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its citations, or an honest «not found» with the nearest passages in ``related``.

    ``confidence`` in [0, 1] is the estimated chance that the answer is right; with ``not_found`` that of the best
    answer that was withheld. ``derived`` is true where the values were put together rather than read off one place.
    """

    question: str
    language: str
    status: Status
    answer: str
    verdict: Verdict | None = None
    items: tuple[Item, ...] = ()
    derived: bool = False
    confidence: float = 0.0
    as_of: str | None = None
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()
    seconds: float = 0.0
    id: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the object of the command line's contract; ``id`` only where the question had one."""
        data: dict[str, Any] = {} if self.id is None else {"id": self.id}
        data |= {name: value for name, value in asdict(self).items() if name != "id"}
        data["items"] = [{k: v for k, v in item.items() if v is not None} for item in data["items"]]
        data["confidence"] = round(self.confidence, 4)
        data["seconds"] = round(self.seconds, 6)
        return data
