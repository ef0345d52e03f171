"""A conversation as a file: the records and renderers of a briefing, so that every format quotes and cites alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.assistant import Assistant
from app.briefing.desk import Desk
from app.briefing.records import Block, Briefing, Bullets, Line, Paragraph, Section
from app.briefing.sources import sources
from app.output.labels import labels
from app.output.terminal import source_line
from app.records import Answer, Citation
from app.web.conversations import Turn
from app.web.talk import chips, is_silent, problem

_REFERENCE = re.compile(r"\s*\[(\d{1,4})\]")


def record(turns: Sequence[Turn], assistant: Assistant, language: str) -> Briefing:
    """Return a conversation as a briefing: a section a question, citations numbered through."""
    words = labels(language)
    numbered: dict[tuple[str, int, int], Citation] = {}
    sections = [_section(number, turn, language, numbered) for number, turn in enumerate(turns, 1)]
    citations = tuple(numbered.values())
    known = assistant.knowledge.metadata
    if all(citation.document in known for citation in citations):
        sections += sources(Desk(assistant.knowledge, language), citations)
    else:
        sections.append(_plain_sources(citations, language))
    dates = [citation.date for citation in citations if citation.date]
    titles = dict.fromkeys(citation.title for citation in citations)
    facts = ((words["questions"], str(len(turns))), *([(words["documents"], "; ".join(titles))] if titles else []))
    return Briefing(
        title=words["export_title"],
        subtitle=words["subtitle"],
        language=language,
        bodies=(),
        facts=facts,
        sections=tuple(sections),
        citations=citations,
        as_of=max(dates, default=None),
        minutes=0.0,
        seconds=0.0,
    )


def _section(number: int, turn: Turn, language: str, numbered: dict[tuple[str, int, int], Citation]) -> Section:
    blocks: list[Block] = []
    if turn.answer is None:
        blocks.append(Paragraph(Line(problem(turn, language), kind="note")))
    else:
        answer = turn.answer
        new = {citation.number: _number(citation, numbered) for citation in (*answer.citations, *answer.related)}
        blocks.append(Paragraph(Line(" · ".join(_remarks(turn, answer, language)), kind="note")))
        cited = {citation.number: new[citation.number] for citation in answer.citations}
        blocks += [Paragraph(_line(line, cited)) for line in answer.answer.split("\n") if line.strip()]
        if answer.status == "not_found" and answer.related:
            blocks.append(Paragraph(Line(labels(language)["related"], kind="lead")))
            blocks.append(
                Bullets(
                    tuple(Line(" ".join(c.quote.split()), (_number(c, numbered),), "quote") for c in answer.related)
                )
            )
    return Section(f"question-{number}", 1, f"{number}. {' '.join(turn.question.split())}", tuple(blocks))


def _remarks(turn: Turn, answer: Answer, language: str) -> list[str]:
    words = labels(language)
    missing = [words["not_found"]] if is_silent(answer) else []
    return [*missing, *chips(answer, language), *([words["filtered"]] if turn.filters else [])]


def _line(text: str, new: dict[int, int]) -> Line:
    """Return a line of an answer with its references as citations, under their new numbers."""
    found = [new[int(each)] for each in _REFERENCE.findall(text) if int(each) in new]
    plain = _REFERENCE.sub(lambda match: "" if int(match[1]) in new else match[0], text)
    return Line(plain.strip(), tuple(dict.fromkeys(found)))


def _number(citation: Citation, numbered: dict[tuple[str, int, int], Citation]) -> int:
    key = (citation.document, citation.start, citation.end)
    if key not in numbered:
        numbered[key] = replace(citation, number=len(numbered) + 1)
    return numbered[key].number


def _plain_sources(citations: Sequence[Citation], language: str) -> Section:
    """Return the sources of a conversation of which a document has been removed since."""
    words = labels(language)
    lines = tuple(
        Line(" ".join(c.quote.split()), (c.number,), "quote", aside=source_line(c, words["page"])) for c in citations
    )
    return Section("sources", 1, words["sources"], (Bullets(lines),))
