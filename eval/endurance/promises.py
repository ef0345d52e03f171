"""What holds of every document and every answer, whatever was read or asked."""

from __future__ import annotations

import json
import math
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.records import LANGUAGES, Document, Fact, Passage, Span

if TYPE_CHECKING:
    from app.records import Answer
    from index.search import Index


class Broken(Exception):
    """A promise that does not hold."""


def hold(good: bool, promise: str) -> None:
    """Raise Broken where a promise does not hold."""
    if not good:
        raise Broken(promise)


def check_document(document: Document) -> str:
    """Check a document with its sections, passages and facts; return all of it in words, to be compared."""
    from ingest import facts
    from ingest.bodies import registry
    from ingest.passages import passages

    text = document.text
    hold(unicodedata.is_normalized("NFC", text), "the text is NFC")
    hold("\r" not in text, "lines end with a line feed")
    text.encode("utf-8")
    _check_blocks(document)
    _check_sections(document)
    for page in document.pages:
        _within(Span(page.start, page.end), text, "page")
    metadata = document.metadata
    hold(metadata.language in LANGUAGES, f"a language of ours: {metadata.language!r}")
    for words in (metadata.title, metadata.symbol, metadata.date, metadata.source, *document.warnings):
        (words or "").encode("utf-8")
    hold(
        all(line.isprintable() for line in document.warnings),
        f"warnings are printable lines: {document.warnings!r:.300}",
    )
    found = passages(document)
    _check_passages(document, found)
    known = facts.extract(document, registry((), [document]))
    _check_facts(document, known)
    _check_boxes(document, found)
    return repr((document, found, known))


def _within(span: Span, text: str, name: str) -> None:
    hold(0 <= span.start <= span.end <= len(text), f"{name} {span} lies in the text of {len(text)} characters")


def _check_blocks(document: Document) -> None:
    for block in document.blocks:
        _within(Span(block.start, block.end), document.text, block.kind)
        hold(block.start < block.end, f"{block.kind} at {block.start} is empty")
        hold(block.level >= 0, f"{block.kind} of level {block.level}")
        for other in (block.header, block.lead):
            if other is not None:
                _within(other, document.text, "header or lead")
        hold(block.label in document.text[block.start : block.end], f"label {block.label!r} stands in its block")
    for before, after in pairwise(document.blocks):
        hold(before.end <= after.start, f"blocks overlap: {before} {after}")


def _check_sections(document: Document) -> None:
    for number, section in enumerate(document.sections):
        hold(section.position == number, f"section {number} is at {section.position}")
        _within(Span(section.start, section.end), document.text, "section")
        if section.heading is not None:
            hold(section.start <= section.heading.start <= section.heading.end <= section.end, f"heading of {section}")
        if section.parent is not None:
            hold(section.parent < number, f"section {number} stands under {section.parent}")
            above = document.sections[section.parent]
            hold(above.start <= section.start and section.end <= above.end, f"{section} lies in {above}")
        if section.declares is not None:
            declared = section.declares
            for span in (declared.name_span, declared.year_span):
                if span is not None:
                    _within(span, document.text, "declaration")
    for before, after in pairwise(document.sections):
        hold(before.start <= after.start, f"sections stand in order: {before} {after}")


def _check_passages(document: Document, found: list[Passage]) -> None:
    from ingest.passages import LENGTH

    text = document.text
    covered = [False] * len(text)
    for passage in found:
        hold(text[passage.start : passage.end] == passage.text, f"passage {passage.start} is the document's own")
        hold(bool(passage.text.strip()), f"passage {passage.start} is empty")
        heading = passage.section is not None and document.sections[passage.section].heading
        whole = heading is not False and heading is not None and Span(passage.start, passage.end) == heading
        hold(whole or len(passage.text) <= LENGTH, f"passage {passage.start} has {len(passage.text)} characters")
        covered[passage.start : passage.end] = [True] * (passage.end - passage.start)
    for before, after in pairwise(found):
        hold(before.end <= after.start, f"passages overlap at {after.start}")
    hold(len({passage.id for passage in found}) == len(found), "passages have ids of their own")
    for section in document.sections:
        if section.heading is not None:
            span = section.heading
            covered[span.start : span.end] = [True] * (span.end - span.start)
    lost = [at for at, known in enumerate(covered) if not known and not text[at].isspace()]
    hold(not lost, f"text in no passage at {lost[:5]}")


def _check_facts(document: Document, known: list[Fact]) -> None:
    for fact in known:
        hold(bool(fact.evidence), f"{fact.kind} of {fact.body} has evidence")
        for span in (*fact.evidence, *(value.span for value in fact.values), *filter(None, [fact.label_span])):
            _within(span, document.text, str(fact.kind))
            hold(span.start < span.end, f"{fact.kind} of {fact.body} rests on nothing")


def _check_boxes(document: Document, found: list[Passage]) -> None:
    from ingest.boxes import boxes

    for passage in found[:3]:
        for _, *edges in boxes(document, passage.start, passage.end):
            hold(all(math.isfinite(edge) for edge in edges), f"boxes of {passage.start}: {edges}")


def check_answer(answer: Answer, index: Index) -> None:
    """Check an answer: quotes to the letter, items that rest on citations, and that it can be written as JSON."""
    hold(answer.status in ("answered", "not_found"), f"status {answer.status!r}")
    hold(answer.verdict in ("yes", "no", None), f"verdict {answer.verdict!r}")
    hold(0 <= answer.confidence <= 1, f"confidence {answer.confidence}")
    hold(bool(answer.citations) or answer.status == "not_found", "an answer has a citation")
    for citation in (*answer.citations, *answer.related):
        text = index.document(citation.document).text
        hold(text[citation.start : citation.end] == citation.quote, f"the quote at {citation.start} is the document's")
        for start, end in citation.marks:
            hold(citation.start <= start < end <= citation.end, f"mark {start}-{end} in {citation.start}")
    numbers = {citation.number for citation in answer.citations}
    for item in answer.items:
        hold(set(item.citations) <= numbers, f"{item.name} rests on {item.citations} of {numbers}")
    json.dumps(answer.to_json(), allow_nan=False, ensure_ascii=False).encode("utf-8")
