"""Answers and hits as text for a terminal, and hits as the objects of the contract."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

from app.labels import labels
from app.records import Answer, Citation
from index.search import Hit

PATH_SEPARATOR = " › "


def plain(answer: Answer) -> str:
    """Return the answer, then its numbered citations with the quotes in the original, then the nearest passages."""
    words = labels(answer.language)
    parts = [answer.answer]
    parts += [_citation(citation, words["page"]) for citation in answer.citations]
    if answer.status == "not_found" and answer.related:
        parts.append(f"{words['related']}{_colon(answer.language)}")
        parts += [_citation(citation, words["page"]) for citation in answer.related]
    return "\n\n".join(parts)


def source_line(citation: Citation, page: str) -> str:
    """Return title, date, symbol, section and page in one line; ``page`` is the word for it."""
    head = ", ".join(part for part in (citation.title, citation.symbol, citation.date) if part)
    printed = citation.page_label or citation.page
    return " — ".join(part for part in (head, citation.section, f"{page} {printed}" if printed else "") if part)


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """Return the object of the contract for a search result; the score is the index's own, higher is better."""
    passage = hit.passage
    return {
        "document": passage.document,
        "section": PATH_SEPARATOR.join(passage.path),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": round(hit.score, 6),
    }


def plain_hits(hits: Iterable[dict[str, Any]]) -> str:
    """Return hits as a numbered list: score, place, and the passage."""
    return "".join(
        f"{number}. {hit['document']} {hit['start']}-{hit['end']} ({hit['score']:.3f}) {hit['section']}\n"
        f"{_indented(hit['text'])}\n\n"
        for number, hit in enumerate(hits, start=1)
    )


def _citation(citation: Citation, page: str) -> str:
    return f"[{citation.number}] {source_line(citation, page)}\n{_indented(f'« {citation.quote.strip()} »')}"


def _indented(text: str) -> str:
    # Never re-wrapped: a quote is shown to the letter, and the terminal wraps by itself.
    return textwrap.indent(text, "    ")


def _colon(language: str) -> str:
    return "\u00a0:" if language == "fr" else ":"
