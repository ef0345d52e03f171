"""The filters of the Ask tab: a form over the documents, bodies, languages and years of the corpus in hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.assistant import Assistant
from app.output import wording
from app.output.labels import labels
from app.scope import Filters
from app.web.markup import escape
from ingest.folding import fold
from ingest.records import LANGUAGES

_CHOICES_MOST = 500


def form(assistant: Assistant, filters: Filters, language: str) -> str:
    """Return the form, with what is chosen shown as such."""
    words = labels(language)
    records = assistant.index.documents()
    bodies = sorted(assistant.knowledge.described, key=lambda each: fold(_body(assistant, each, language)))
    tongues = [each for each in LANGUAGES if any(r.metadata.language == each for r in records)]
    groups = (
        _group("documents", words["documents"], ((r.id, r.metadata.title) for r in records), filters.documents),
        _group("bodies", words["bodies"], ((b, _body(assistant, b, language)) for b in bodies), filters.bodies),
        _group("languages", words["languages"], ((t, wording.language_name(t, language)) for t in tongues),
               filters.languages),
    )  # fmt: skip
    years = "".join(
        f'<label>{escape(words[name])} <input type="number" name="{name}" min="1000" max="9999" '
        f'value="{"" if value is None else value}"></label>'
        for name, value in (("since", filters.since), ("until", filters.until))
    )
    chosen = len(filters.documents) + len(filters.bodies) + len(filters.languages)
    chosen += (filters.since is not None) + (filters.until is not None)
    count = f' <span class="count">{chosen}</span>' if chosen else ""
    return (
        f'<details class="filters" lang="{language}"{" open" if chosen else ""}>'
        f"<summary>{escape(words['filters'])}{count}</summary>"
        f'<form data-do="filter" data-auto>{"".join(groups)}'
        f"<fieldset><legend>{escape(words['years'])}</legend>{years}</fieldset>"
        f'<button type="button" data-do="unfilter">{escape(words["unfilter"])}</button></form></details>'
    )


def read(fields: dict[str, Any], assistant: Assistant) -> Filters:
    """Return the filters that a form was sent with; what is no document, body or language is left out."""
    index = assistant.index
    return Filters(
        _known(fields.get("documents"), [record.id for record in index.documents()]),
        _known(fields.get("bodies"), [body.id for body in index.bodies()]),
        _known(fields.get("languages"), LANGUAGES),
        _year(fields.get("since")),
        _year(fields.get("until")),
    )


def _body(assistant: Assistant, identifier: str, language: str) -> str:
    return wording.body(assistant.bodies, identifier, language)


def _group(name: str, title: str, choices: Iterable[tuple[str, str]], chosen: tuple[str, ...]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{escape(value)}"'
        f"{' checked' if value in chosen else ''}> {escape(shown)}</label>"
        for value, shown in list(choices)[:_CHOICES_MOST]
    )
    return f'<fieldset><legend>{escape(title)}</legend><div class="choices">{boxes}</div></fieldset>'


def _known(values: object, known: Iterable[str]) -> tuple[str, ...]:
    given = {str(each) for each in values} if isinstance(values, list) else {str(values)}
    return tuple(each for each in known if each in given)


def _year(value: object) -> int | None:
    if isinstance(value, list):
        value = value[0] if value else ""
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) == 4 else None
