"""Answers and hits as text for a terminal, and hits as the objects of the contract."""

from __future__ import annotations

import json
import re
import textwrap
from collections import deque
from collections.abc import Iterable
from typing import Any

from app.output.labels import labels
from app.records import Answer, Citation
from index.search import Hit

PATH_SEPARATOR = " › "
BAR = 30
# Seconds between two lines of a bar, and those that its rate is taken over: what an interrupted build had done goes by
# at once, and must not promise that the rest will.
SHOWN_EVERY = 0.5
RATE_OVER = 30.0


class Meter:
    """Turns what is done of a step into a bar with rate and time left."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self._step = ""
        self._seen: deque[tuple[float, int]] = deque()

    def line(self, step: str, done: int, total: int, now: float) -> str:
        """Return the line to show at ``now``, in seconds of any clock; empty where the last one is fresh enough."""
        if step != self._step:
            self._step, self._seen = step, deque()
        elif now - self._seen[-1][0] < SHOWN_EVERY and done < total:
            return ""
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= RATE_OVER:
            self._seen.popleft()
        full = BAR * done // max(1, total)
        line = f"{step} [{'#' * full}{'.' * (BAR - full)}] {done}/{total}{self._rate(total - done)}"
        return f"{line:<78}"

    def _rate(self, left: int) -> str:
        """Return rate and time left, as far as they can be told."""
        (begun, before), (now, done) = self._seen[0], self._seen[-1]
        if now <= begun or done <= before:
            return ""
        rate = (done - before) / (now - begun)
        minutes, seconds = divmod(round(left / rate), 60)
        return f", {rate:.1f}/s, {minutes // 60}:{minutes % 60:02}:{seconds:02} left"


# Characters that steer a terminal or turn the order of its letters; documents and questions can hold them.
_BIDI = "\u061c\u202a-\u202e\u2066-\u2069"
_STEERING = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{_BIDI}]")
_STEERING_IN_JSON = re.compile(f"[\\x7f-\\x9f{_BIDI}]")


def visible(text: str) -> str:
    """Return text as a terminal may have it: what would steer it is shown as U+FFFD."""
    return _STEERING.sub("\ufffd", text)


def json_line(payload: object) -> str:
    """Return an object as a line of JSON in which what would steer a terminal stands as an escape."""
    line = json.dumps(payload, ensure_ascii=False)
    return _STEERING_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def plain(answer: Answer) -> str:
    """Return the answer, then its numbered citations with the quotes in the original, then the nearest passages."""
    words = labels(answer.language)
    parts = [answer.answer]
    parts += [_citation(citation, words["page"]) for citation in answer.citations]
    if answer.status == "not_found" and answer.related:
        parts.append(f"{words['related']}{_colon(answer.language)}")
        parts += [_citation(citation, words["page"]) for citation in answer.related]
    return visible("\n\n".join(parts))


def source_line(citation: Citation, page: str) -> str:
    """Return title, date, symbol, version, section and page in one line; ``page`` is the word for a page."""
    head = ", ".join(part for part in (citation.title, citation.symbol, citation.date) if part)
    head += f" ({citation.note})" if citation.note else ""
    printed = citation.page_label or citation.page
    return visible(
        " — ".join(part for part in (head, citation.section, f"{page} {printed}" if printed else "") if part)
    )


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
    shown = "".join(
        f"{number}. {hit['document']} {hit['start']}-{hit['end']} ({hit['score']:.3f}) {hit['section']}\n"
        f"{_indented(hit['text'])}\n\n"
        for number, hit in enumerate(hits, start=1)
    )
    return visible(shown)


def _citation(citation: Citation, page: str) -> str:
    return f"[{citation.number}] {source_line(citation, page)}\n{_indented(f'« {citation.quote.strip()} »')}"


def _indented(text: str) -> str:
    # Never re-wrapped: a quote is shown to the letter, and the terminal wraps by itself.
    return textwrap.indent(text, "    ")


def _colon(language: str) -> str:
    return "\u00a0:" if language == "fr" else ":"
