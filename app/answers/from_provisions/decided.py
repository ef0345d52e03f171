"""What was decided: the decisions that a document sets apart in a list, all of a meeting or those on one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app import lexicon
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge
from app.questions import ordinals
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest import countries, dates
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import label_of
from ingest.lexicon import Cue, Cues, cues
from ingest.records import Block, BlockKind, Document, Section, Span

_LEXICON = lexicon.FOLDER / "decisions.toml"
# So many blocks at the head of a text tell which meeting it is of.
_HEAD = 5
# From this likeness on a word stands at the head of a text, and from this share on a decision is on what is asked.
_SAID, _ON = 0.7, 0.7
# From this share of them on a line tells where and when it was.
_PLACED = 0.5
# One that is on less of it than the closest by this much is on something else.
_NEAR = 0.1
# The most words in front of the verb of a decision, «The Council of Ministers also decided …».
_FRONT = 6
# More paragraphs than this below a heading are no list of decisions.
_MOST = 14
# The most characters of the line below a title that says where and when a meeting was held.
_LINE = 160
# The numbers of meetings, «the XII meeting».
_ROMAN = re.compile(r"(?=[ivx])x{0,4}(?:ix|iv|v?i{0,3})")
_NUMBER = r"\s(?:n[.ºo°]*\s?)?[\divx]+(?:/\d+)?\b"


@cache
def _cues(group: str, language: str) -> Cues:
    return cues(group, language, _LEXICON)


def asked(question: Question) -> Cue | None:
    """Return the words of a question that ask for what was decided, or what became of something; else None."""
    return None if question.polar else _cues("asked", question.language).search(question.bare)


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «what did the ministers decide?» by all decisions, «… on grants?» by those on that; else None."""
    asks = asked(question)
    if asks is None:
        return None
    found = [(name, _decisions(knowledge.document(name))) for name in documents(question, knowledge)]
    found = [(name, decisions) for name, decisions in found if decisions]
    wanted, places = _words(question, asks), _places(question)
    for name, decisions in found:
        document = knowledge.document(name)
        head = head_of(document)
        if not is_meeting(question, head, document.metadata.date or ""):
            continue
        abroad = {code for code, spelt in places if not is_said(spelt, head)}
        decisions = tuple(d for d in decisions if abroad <= {m.value for m in countries.find(d.of(document.text))})
        rest = [word for word in wanted if not is_said(word, head)]
        here = [
            word for word in (*wanted, *(spelt for code, spelt in places if code not in abroad)) if word not in rest
        ]
        if rest and decisions:
            decisions = tuple(_on(rest, decisions, document))
        elif not abroad and (
            asks.name == "became" or not (question.bodies or question.years or here or len(found) < 2)
        ):
            return None  # what became of what, and what was decided where?
        if decisions:
            spans = (*_told_by(here, document), *decisions)
            evidence = [Evidence(name, span) for span in spans]
            return Draft("text", evidence=evidence, bodies=question.bodies[:1], covered=question.content)
    return None


def is_said(name: str, head: str) -> bool:
    """Tell whether all words of a name stand at the head of a text."""
    return all(likeness(word, head) >= _SAID for word in content_words(fold(name)))


def _told_by(words_said: Sequence[str], document: Document) -> list[Span]:
    """Return the line at the head of a text, below its title, that says most of where and when it met."""
    lines = [Span(block.start, block.end) for block in document.blocks[1:_HEAD]]
    lines = [line for line in lines if line.end - line.start <= _LINE]
    rated = [(coverage(words_said, line.of(document.text)), -line.start, line) for line in lines]
    best = max(rated, default=None) if words_said else None
    return [best[2]] if best is not None and best[0] >= _PLACED else []


def documents(question: Question, knowledge: Knowledge) -> list[str]:
    """Return the documents that may tell it, newest first: those that name the bodies asked about, or all."""
    near = knowledge.documents_for(question.text, question.language)
    if not question.bodies:
        return sorted(near, key=lambda name: knowledge.metadata[name].date or "", reverse=True)
    own = knowledge.documents_on(question.bodies[0])
    naming = [name for name in near if set(question.bodies) & knowledge.named(head_of(knowledge.document(name)))]
    return list(dict.fromkeys((*own, *naming)))


def head_of(document: Document) -> str:
    """Return the title of a document and the words at its head, which tell whose meeting it is of, where and when."""
    blocks = document.blocks[:_HEAD]
    return " ".join((document.metadata.title, *(document.text[block.start : block.end] for block in blocks)))


def is_meeting(question: Question, head: str, date: str) -> bool:
    """Tell whether a text of some head and date is of the year and the number of a meeting that a question names."""
    told = [date, *(match.iso for match in dates.find(head))]
    if not all(any(day and (covers(year, day) or covers(day, year)) for day in told) for year in question.years):
        return False
    return ordinals.of_occasions(question.text) <= ordinals.told(head)


def _words(question: Question, asks: Cue) -> list[str]:
    """Return the words of a question that say what it is on, and of which meeting."""
    occasions = _cues("occasion", question.language).find(question.bare)
    bare = blanked(question.bare, [Span(c.start, c.end) for c in (*_verbs(question, asks), *occasions)])
    return [word for word in content_words(bare) if _ROMAN.fullmatch(word) is None]  # «the XII meeting»


def _places(question: Question) -> list[tuple[str, str]]:
    """Return the countries that a question names, each with its words: a city may go by the same, «in Salvador»."""
    found = countries.find(question.text, capitalised=False)
    return [(m.value, m.span.of(question.text)) for m in found if m.value in question.countries]


def _verbs(question: Question, asks: Cue) -> Iterator[Cue]:
    """Yield the words that ask, without what may stand between them: «what did the Board decide?»."""
    if asks.name == "became":
        yield asks
        return
    at, bare = asks.start, question.bare
    pieces = bare[asks.start : asks.end].split()
    for place, piece in enumerate(pieces):
        start = bare.index(piece, at)
        at = start + len(piece)
        if place == 0 or place == len(pieces) - 1 or _is_verb(piece, question.language):
            yield Cue(asks.name, start, at)


def _is_verb(piece: str, language: str) -> bool:
    """Tell whether a word is one for deciding or for decisions."""
    found = (_cues(group, language).search(piece) for group in ("deciding", "titled", "numbered"))
    return any(cue is not None for cue in found) or len(piece) <= 3


def _on(rest: Sequence[str], decisions: Sequence[Span], document: Document) -> list[Span]:
    """Return the decisions that are on what some words say."""
    rated = [(coverage(rest, span.of(document.text)), span) for span in decisions]
    best = max(score for score, _ in rated)
    return [span for score, span in rated if score >= max(_ON, best - _NEAR)]


def _decisions(document: Document) -> tuple[Span, ...]:
    """Return where the decisions stand that a document sets apart, in the order of the text."""
    for find in (_announced, _numbered, _below_heading, _spoken):
        found = tuple(find(document))
        if found:
            return found
    return ()


def _announced(document: Document) -> Iterator[Span]:
    """Yield the items of lists that a sentence announces, «The Ministers decided: a) …»."""
    for block in document.blocks:
        if block.kind is BlockKind.ITEM and block.lead is not None:
            lead = fold(block.lead.of(document.text))
            found = _cues("deciding", document.metadata.language).find(lead)
            if found and lead.rstrip().endswith(":"):
                yield Span(block.start, block.end)


def _numbered(document: Document) -> Iterator[Span]:
    """Yield paragraphs that open with the number of a decision, «Decision 2. …», and such headings with their text."""
    for position, block in enumerate(document.blocks):
        words_of = fold(document.text[block.start : min(block.end, block.start + 60)])
        noun = _cues("numbered", document.metadata.language).search(words_of)
        if noun is None or noun.start > 0 or re.match(_NUMBER, words_of[noun.end :]) is None:
            continue
        if block.kind is BlockKind.HEADING:
            following = document.blocks[position + 1 : position + 2]
            if following and following[0].kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
                yield Span(following[0].start, following[0].end)
        elif block.kind is not BlockKind.ROW:
            yield Span(block.start, block.end)


def _below_heading(document: Document) -> Iterator[Span]:
    """Yield what stands below a heading for decisions: its items, else its paragraphs."""
    for section in document.sections:
        if section.heading is None or not _is_titled(section, document.metadata.language):
            continue
        inside = [b for b in document.blocks if section.heading.end <= b.start < section.end]
        items = [block for block in inside if block.kind is BlockKind.ITEM]
        found = items or [block for block in inside if block.kind is BlockKind.PARAGRAPH]
        if len(found) <= _MOST:
            yield from (Span(block.start, block.end) for block in found)


def _is_titled(section: Section, language: str) -> bool:
    label = label_of(section.title)
    title = fold(section.title[len(label.text) :] if label else section.title).strip(" .:–—-")
    found = _cues("titled", language).find(title)
    return any((each.start, each.end) == (0, len(title)) for each in found)


def _spoken(document: Document) -> Iterator[Span]:
    """Yield the paragraphs and items that open with who decides, «The Council decided to …», «Decide to …»."""
    for block in document.blocks:
        if block.kind in {BlockKind.ITEM, BlockKind.PARAGRAPH} and _opens_with_deciding(document, block):
            yield Span(block.start, block.end)


def _opens_with_deciding(document: Document, block: Block) -> bool:
    folded = fold(document.text[block.start : block.end])
    found = [c for c in _cues("deciding", document.metadata.language).find(folded) if c.name == "strict"]
    if not found or len(words(folded[: found[0].start])) > _FRONT:
        return False
    return not re.search(r"[.;:,]\s", folded[len(block.label) : found[0].start].lstrip(" .)"))
