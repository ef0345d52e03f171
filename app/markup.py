"""The chat's HTML. Whatever comes from a question or a document is escaped here, and never read as Markdown or HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.labels import labels
from app.records import Answer, Citation
from app.terminal import source_line
from ingest.records import Document

WINDOW = 30_000
"""Characters shown on either side of a quote at most; a browser lays out a whole treaty too slowly."""

_REFERENCE = re.compile(r"\[(\d{1,4})\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation and what came of it: an answer, or the message of an error."""

    question: str
    answer: Answer | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A citation of a conversation, as the page's buttons name it: ``turn/list/position``, each counted from 0."""

    turn: int
    related: bool
    position: int

    def __str__(self) -> str:
        return f"{self.turn}/{'related' if self.related else 'citations'}/{self.position}"

    @classmethod
    def parse(cls, text: object) -> Place | None:
        """Read what a browser sent; None for anything that is no place."""
        found = re.fullmatch(r"(\d{1,6})/(related|citations)/(\d{1,6})", str(text), re.ASCII)
        return None if found is None else cls(int(found[1]), found[2] == "related", int(found[3]))

    def find(self, turns: Sequence[Turn]) -> Citation | None:
        """Return the citation, or None where the conversation has no such."""
        answer = turns[self.turn].answer if self.turn < len(turns) else None
        if answer is None:
            return None
        cited = answer.related if self.related else answer.citations
        return cited[self.position] if self.position < len(cited) else None


def escape(text: str) -> str:
    """Escape for element content and quoted attributes."""
    return html.escape(text, quote=True)


def header(language: str) -> str:
    """Return the head of the page."""
    words = labels(language)
    return (
        f'<header lang="{language}" data-title="{escape(words["title"])}"><h1>{escape(words["title"])}</h1>'
        f"<p>{escape(words['subtitle'])}</p></header>"
    )


def suggestions(questions: Iterable[str], language: str) -> str:
    """Return the example questions as buttons, nothing where there are none."""
    buttons = "".join(f'<button type="button" data-ask>{escape(question)}</button>' for question in questions)
    if not buttons:
        return ""
    return f'<div class="suggestions" lang="{language}"><h2>{escape(labels(language)["examples"])}</h2>{buttons}</div>'


def conversation(turns: Sequence[Turn], language: str) -> str:
    """Return the questions and answers so far, with the interface's words in ``language``."""
    words = labels(language)
    shown = "".join(_turn(number, turn, words) for number, turn in enumerate(turns))
    return f'<div class="conversation" lang="{language}">{shown}</div>'


def passage(document: Document, citation: Citation, language: str, whole: bool) -> str:
    """Return a citation's passage in its document, the quote marked: its section, or the whole document."""
    words = labels(language)
    start, end = (0, len(document.text)) if whole else _section(document, citation)
    start, end = max(start, citation.start - WINDOW), min(end, citation.end + WINDOW)
    views = "".join(
        f'<button type="button" data-view="{view}" aria-pressed="{str(chosen).lower()}">{escape(words[label])}</button>'
        for view, label, chosen in (("section", "section_view", not whole), ("document", "document_view", whole))
    )
    printed = citation.page_label or citation.page
    where = [citation.section, f"{words['page']} {printed}" if printed else ""]
    return (
        f'<section class="passage" lang="{language}"><div class="bar">{views}'
        f'<button type="button" data-view="close" class="close">{escape(words["close"])}</button></div>'
        f"<h2>{escape(citation.title)}</h2>"
        f'<p class="where">{escape(" — ".join(filter(None, [citation.symbol, citation.date])))}</p>'
        f'<p class="where">{escape(" — ".join(filter(None, where)))}</p>'
        f'<div class="text" lang="{citation.language}">{_cut(start > 0)}'
        f"{_marked(document, citation, start, end)}{_cut(end < len(document.text))}</div></section>"
    )


def no_passage(language: str) -> str:
    """Return what stands in the passage's place before one is opened."""
    return f'<p class="pick" lang="{language}">{escape(labels(language)["pick"])}</p>'


def highlighted(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return escaped text with ``<mark>`` around ``[start, end)`` stretches; overlapping ones are joined."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(marks):
        start, end = max(start, done), min(end, len(text))
        if start >= end:
            continue
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return "".join(parts) + escape(text[done:])


def _turn(number: int, turn: Turn, words: Mapping[str, str]) -> str:
    asked = f'<h2 class="asked"><span class="who">{escape(words["you"])}</span> {escape(turn.question)}</h2>'
    if turn.answer is None:
        return f'<article class="turn">{asked}<p class="error" role="alert">{escape(turn.error)}</p></article>'
    answer = turn.answer
    missing = answer.status == "not_found"
    flag = f'<p class="missing">{escape(words["not_found"])}</p>' if missing else ""
    return (
        f'<article class="turn">{asked}<div class="answer {answer.status}">{flag}'
        f'<p class="words" lang="{answer.language}">{_with_references(number, answer)}</p>{_remarks(answer, words)}'
        f"{_sources(number, answer.citations, False, words, words['sources'])}"
        f"{_sources(number, answer.related if missing else (), True, words, words['related'])}</div></article>"
    )


def _with_references(turn: int, answer: Answer) -> str:
    positions = {citation.number: position for position, citation in enumerate(answer.citations)}

    def button(found: re.Match[str]) -> str:
        position = positions.get(int(found[1]))
        if position is None:
            return found[0]
        return f'<button type="button" class="reference" data-open="{Place(turn, False, position)}">{found[0]}</button>'

    return _REFERENCE.sub(button, escape(answer.answer))


def _remarks(answer: Answer, words: Mapping[str, str]) -> str:
    remarks = [words["derived"]] if answer.derived else []
    if answer.as_of:
        remarks.append(f"{words['as_of']} {answer.as_of}")
    return f'<p class="remarks">{escape(" · ".join(remarks))}</p>' if remarks else ""


def _sources(turn: int, cited: Sequence[Citation], related: bool, words: Mapping[str, str], title: str) -> str:
    if not cited:
        return ""
    items = "".join(
        f'<li><button type="button" class="source" data-open="{Place(turn, related, position)}" '
        f'title="{escape(words["open"])}"><span class="number">[{citation.number}]</span> '
        f"{escape(source_line(citation, words['page']))}</button>"
        f'<blockquote lang="{citation.language}">{_quote(citation)}</blockquote></li>'
        for position, citation in enumerate(cited)
    )
    return f"<h3>{escape(title)}</h3><ul>{items}</ul>"


def _quote(citation: Citation) -> str:
    return highlighted(citation.quote, ((a - citation.start, b - citation.start) for a, b in citation.marks))


def _section(document: Document, citation: Citation) -> tuple[int, int]:
    position = document.section_at(citation.start)
    while position is not None:
        section = document.sections[position]
        if citation.end <= section.end:
            return section.start, section.end
        position = section.parent
    return 0, len(document.text)


def _marked(document: Document, citation: Citation, start: int, end: int) -> str:
    """Cut the text at every border of a heading, the quote and its values, and dress each piece by what covers it."""
    headings = [(s.heading.start, s.heading.end) for s in document.sections if s.heading is not None]
    headings = [(a, b) for a, b in headings if a < end and b > start]
    spans = [*headings, (citation.start, citation.end), *citation.marks]
    borders = sorted({start, end, *(max(start, min(end, border)) for span in spans for border in span)})
    pieces: list[str] = []
    for left, right in pairwise(borders):
        piece = escape(document.text[left:right])
        if any(a <= left < b for a, b in citation.marks):
            piece = f"<strong>{piece}</strong>"
        if citation.start <= left < citation.end:
            piece = f'<mark class="quote">{piece}</mark>'
        if any(a <= left < b for a, b in headings):
            piece = f'<b class="heading">{piece}</b>'
        pieces.append(piece)
    return "".join(pieces)


def _cut(hidden: bool) -> str:
    return '<span class="cut">…</span>' if hidden else ""
