"""What is fuzzed of questions: understanding and answering them, batch lines, links to places, calls of programs."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from eval.endurance.promises import check_answer, hold
from eval.endurance.reading import folder

if TYPE_CHECKING:
    from gradio import EventData

    from app.assistant import Assistant
    from app.web.desk import Desk

ROOT = Path(__file__).resolve().parents[2]


@cache
def _assistant() -> Assistant:
    """Return the assistant of the bundled note, its index built for this run."""
    from app.assistant import Assistant
    from index.build import build

    place = folder() / "index"
    build(ROOT / "corpus", place)
    return Assistant.open(place)


def _words(data: bytes) -> str:
    """Return bytes as text; lone surrogates come through, as they do from JSON."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def understood(data: bytes) -> object:
    """Understand a question."""
    from app.questions import question
    from ingest.records import LANGUAGES

    text = question.clean(_words(data))
    known = question.understand(text, _assistant().names)
    hold(known.language in LANGUAGES, f"a language of ours: {known.language!r}")
    return (
        repr(replace(known, restrict=frozenset(), aspects=frozenset())),
        sorted(known.restrict),
        sorted(known.aspects),
    )


def asked(data: bytes) -> object:
    """Ask the last line, the ones before being earlier questions; the first byte chooses the answer's language."""
    *history, question = _words(data[1:]).split("\x1f")
    language = (None, "fr", "en", "es", "pt")[data[0] % 5] if data else None
    assistant = _assistant()
    answer = assistant.ask(question, history=history, language=language)
    check_answer(answer, assistant.index)
    return replace(answer, seconds=0.0)


def batched(data: bytes) -> object:
    """Run the first twenty lines of a batch."""
    from app.batch import run_batch

    lines = data.splitlines(keepends=True)[:20]
    found = list(run_batch(lines, lambda query: {"question": query.question, "history": query.history}))
    hold(len(found) == len(lines), f"{len(found)} lines for {len(lines)}")
    for each in found:
        # As the command line writes it: half a pair of surrogates goes out as its escape.
        written = json.dumps(each, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
        hold(not set(written) & set(b"\n\r"), "a line out is one line")
        hold(json.loads(written) == json.loads(json.dumps(each)), "a line out says what it should")
    return repr(found)


def followed(data: bytes) -> object:
    """Follow a link to a place, then the buttons of the source pane."""
    from app.web import source
    from app.web.panes import event_of

    *values, last = _words(data).split("\n")
    view = source.View(source.Place.parse(last))
    shown = [source.render(view, _assistant().index, "fr")]
    for value in values[:6]:
        event = SimpleNamespace(_data=dict(zip(("do", "value"), value.split(" ", 1), strict=False)))
        do, argument, _ = event_of(cast("EventData", event))
        view = source.act(view, do, argument, {"query": [argument]})
        shown.append(source.render(view, _assistant().index, "en"))
    place = view.place
    if place is not None and not any("\ud800" <= char <= "\udfff" for char in place.document):
        from urllib.parse import parse_qs

        again = source.Place.parse(parse_qs(place.address()[1:])["cite"][0])
        hold(again == replace(place, marks=()), f"a link leads back: {place!r} {again!r}")
    for page in shown:
        # A browser gets UTF-8.
        page.encode("utf-8")
    return shown


def called(data: bytes) -> object:
    """Answer a message of MCP, whose tools are the calls of the HTTP API."""
    from app.web.mcp import respond

    found = respond(data, _tools())
    json.dumps(found, allow_nan=False, ensure_ascii=False).encode("utf-8")
    return repr(found) if found is None or "seconds" not in repr(found) else None


@cache
def _tools() -> Any:
    from app.web.calls import calls

    def ask(question: str, *, route: str, request: str, **further: Any) -> Any:
        return _assistant().ask(question, **further)

    return calls(cast("Desk", SimpleNamespace(assistant=_assistant(), ask=ask)), "mcp")
