"""Batches: JSON Lines of questions in, one line out for each, in the same order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.errors import GovqaError, QuestionError

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """One usable line of a batch; ``id`` goes out as it came in, whatever its JSON type; None: there was none."""

    question: str
    id: Any = None
    history: tuple[str, ...] = ()


def parse_line(raw: bytes) -> Query:
    """Read one line of a batch.

    Raises ``QuestionError`` that says what was expected and what was found.
    """
    data = _decoded(raw)
    if not isinstance(data, dict):
        raise QuestionError(f'expected an object like {{"question": "…"}}, found {_kind(data)}')
    if "question" not in data:
        raise QuestionError('the field "question" is missing')
    question = data["question"]
    if not isinstance(question, str):
        raise QuestionError(f'"question" should be a string, found {_kind(question)}')
    history = data.get("history") or []
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        raise QuestionError('"history" should be a list of strings, the earlier questions')
    return Query(question, _written(data.get("id")), tuple(history))


def run_batch(lines: Iterable[bytes], respond: Callable[[Query], Payload]) -> Iterator[Payload]:
    """Yield one object for each line: what ``respond`` makes of it, or ``{"line": n, "error": "…"}`` (n from 1)."""
    for number, raw in enumerate(lines, start=1):
        try:
            query = parse_line(raw)
            found = respond(query)
        except GovqaError as error:
            yield {"line": number, "error": str(error)}
        else:
            yield found if query.id is None else {"id": query.id} | found


def _decoded(raw: bytes) -> Any:
    if not raw.strip():
        raise QuestionError('the line is empty; expected an object like {"question": "…"}')
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuestionError(f"the line is not UTF-8 (byte {error.start + 1})") from None
    except json.JSONDecodeError as error:
        raise QuestionError(f"the line is not JSON: {error.msg} (character {error.pos + 1})") from None
    except (ValueError, RecursionError):
        raise QuestionError("the line is JSON that cannot be read: a number too long or brackets too deep") from None


def _written(identifier: Any) -> Any:
    """Return an id that can go out as it came in: Python reads NaN and 1e999, which are no JSON."""
    try:
        json.dumps(identifier, allow_nan=False)
    except ValueError:
        raise QuestionError('"id" holds a number that JSON cannot write (NaN or too large)') from None
    return identifier


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
