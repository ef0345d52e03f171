"""Question sets: their records, their JSON Schema, and the reading of files.

One object a line, UTF-8. The dataclasses below are the one source of the format: ``schema()`` writes the JSON Schema
that is published beside the questions, and ``load`` validates a file against the same types.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, TypeAdapter, ValidationError

from ingest.errors import EvaluationError
from ingest.folding import fold as letters

Language = Literal["fr", "en", "es", "pt"]
Kind = Literal["members", "date", "number", "mandate", "instrument", "status", "body", "across"]
Wording = Literal["plain", "keywords", "typos", "no_accents", "acronym", "nickname", "long", "several", "wrong_premise"]
LANGUAGES: tuple[Language, ...] = ("fr", "en", "es", "pt")
KINDS: tuple[Kind, ...] = ("members", "date", "number", "mandate", "instrument", "status", "body", "across")

Words = Annotated[str, Field(min_length=1)]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
_STRICT: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class GoldCountry:
    """One country of the whole set expected: all of them and no other."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    kind: Literal["country"]
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166 alpha-2")]


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date as precise as the document is; ``accept`` lists the other right forms."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    kind: Literal["date"]
    value: IsoDate
    accept: tuple[IsoDate, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """A number, compared by value."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    kind: Literal["number"]
    value: float


@dataclass(frozen=True, slots=True)
class GoldName:
    """A body or an instrument; any one of the names is right."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    kind: Literal["body", "instrument"]
    names: Annotated[tuple[Words, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class GoldText:
    """Words of the document that the quotes shown must contain, each of them."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    kind: Literal["text"]
    contains: Annotated[tuple[Words, ...], Field(min_length=1)]


GoldItem = Annotated[GoldCountry | GoldDate | GoldNumber | GoldName | GoldText, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A gold quote: ``text[start:end] == quote`` in the document's canonical text, in code points."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    document: Words
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    quote: Words

    def overlaps(self, document: str, start: int, end: int) -> bool:
        """Tell whether a span of a document shares at least one character with this one."""
        return self.document == document and self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its expected answer and gold quotes.

    ``history`` holds the earlier questions of the same conversation. ``group`` is the same on one question asked in
    several languages. ``reason`` tells why the documents cannot answer, for an unanswerable question only.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: Words
    question: Words
    language: Language
    kind: Kind
    wording: Wording
    answerable: bool
    history: tuple[Words, ...] = ()
    group: str | None = None
    reason: str | None = None
    verdict: Literal["yes", "no"] | None = None
    items: tuple[GoldItem, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None

    @property
    def unit(self) -> str:
        """The name of what is drawn at random in a bootstrap: the parity group, or else the question itself."""
        return self.group or self.id

    def rests_on(self, document: str, start: int, end: int) -> bool:
        """Tell whether a span of a document shares at least one character with a gold quote."""
        return any(each.overlaps(document, start, end) for each in self.evidence)


@dataclass(frozen=True, slots=True)
class Line:
    """A question and the line of the file that it stands on, counted from 1."""

    file: str
    number: int
    question: Question


_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line of a question file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "govqa question",
        **_QUESTION.json_schema(),
    }


def schema_text() -> str:
    """Return the schema as it is published in ``eval/questions/schema.json``."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def load(path: Path) -> list[Line]:
    """Read a question file.

    Raises EvaluationError that names up to five bad lines: not JSON, not of the schema, or an id used twice.
    """
    lines: list[Line] = []
    faults: list[str] = []
    places: dict[str, int] = {}
    for number, raw in _raw_lines(path):
        try:
            question = parse(raw)
        except ValueError as error:
            faults.append(f"line {number}: {error}")
            continue
        if question.id in places:
            faults.append(f"line {number}: id {question.id} is already used on line {places[question.id]}")
        places.setdefault(question.id, number)
        lines.append(Line(path.name, number, question))
    if faults:
        more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
        raise EvaluationError(f"{path}: {'; '.join(faults[:5])}{more}")
    if not lines:
        raise EvaluationError(f"{path}: expected questions as JSON Lines, found none")
    return lines


def parse(raw: str) -> Question:
    """Read one line; raises ValueError with a one-line reason."""
    try:
        return _QUESTION.validate_json(raw, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{place + ': ' if place else ''}{first['msg']}") from error


def fold(text: str) -> str:
    """Return text without case, accents, typographic variants and runs of spaces, for comparison only."""
    return " ".join(letters(text).split())


def _raw_lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EvaluationError(f"{path}: cannot read the questions: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: expected UTF-8, found byte {error.object[error.start]:#x}") from error
    # Not splitlines: U+2028 and the like may stand inside a JSON string.
    for number, raw in enumerate(text.split("\n"), start=1):
        if raw.strip():
            yield number, raw
