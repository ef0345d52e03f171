"""The things that a question asks the number of."""

from __future__ import annotations

import re

from app.alignment import content_words
from app.cues import cue
from app.leftovers import blanked
from app.question import Question
from ingest.records import Span

_AFTER_COUNT = re.compile(r"[\W_]*((?:[\w'-]+\W+){0,3}[\w'-]+)")


def asked_units(question: Question) -> list[tuple[str, ...]]:
    """Return the things counted, as their words: («objectifs»,) and («domaines», «thématiques»)."""
    cues = [c for c in cue("kind", question.language).find(question.bare) if c.name == "count"]
    if len(cues) > 1 and not content_words(question.bare[cues[0].end : cues[1].start]):
        cues = cues[1:]  # «How big is it: number of partners and of countries?»
    tail = question.bare[cues[0].end :] if cues else ""
    if not re.search(r"\w{3}", tail) or is_keywords(question):
        bare = blanked(question.bare, [Span(c.start, c.end) for c in cues])
        if not question.bodies or question.named != "earlier":
            return [(word,) for word in content_words(bare)] or [question.terms]  # «And the CRM?» counts the same
        own = _nouns(tail, question) if cues else ()
        return [own or question.content or question.terms]  # «and in 2014?» counts what the turn before did
    again = [Span(c.start - cues[0].end, c.end - cues[0].end) for c in cues[1:]]
    pieces = _conjoined(tail, again, question.language)
    first = _nouns(pieces[0], question)
    found = [first] if first else [question.terms]
    for piece in pieces[1:2]:
        more = _nouns(piece, question)
        if more and len(tail) < 120 and not re.match(r"\s*(?:en|in|dans|por|qui|que)\b", piece):
            found.append(more)
    return found


def counts_members(question: Question) -> bool:
    """Tell whether a question asks the number of countries or members."""
    nouns = (word for unit in asked_units(question) for word in unit)
    return question.asks("count") and any(cue("memberlike", question.language).search(noun) for noun in nouns)


def counts_two(question: Question) -> bool:
    """Tell whether a question asks for two numbers: «how many partners, and in how many countries?»"""
    return sum(c.name == "number" for c in cue("expects", question.language).find(question.bare)) > 1


def is_keywords(question: Question) -> bool:
    """Tell whether a question is but keywords, without a verb or a question mark."""
    return "?" not in question.folded and cue("interrogative", question.language).search(question.folded) is None


def _conjoined(text: str, again: list[Span], language: str) -> list[str]:
    """Split a folded text at «and», «or», commas and where a number is asked for ``again``, «qtos anos qtos meses»."""
    text = blanked(text, again)
    cuts = [(c.start, c.end) for c in cue("conjunction", language).find(text)]
    cuts += [(span.start, span.start) for span in again]
    cuts += [m.span() for m in re.finditer(r",", text)]
    pieces, at = [], 0
    for start, end in sorted(cuts):
        pieces.append(text[at:start])
        at = max(at, end)
    return [re.sub(r"^\s*(?:de |d'|of )?", "", piece) for piece in (*pieces, text[at:]) if piece.strip()] or [text]


def _nouns(piece: str, question: Question) -> tuple[str, ...]:
    """Return the noun that is counted and the word after it."""
    match = _AFTER_COUNT.match(piece)
    found: list[str] = []
    for word in content_words(match[1]) if match else ():
        if found and (len(word) < 4 or word not in question.terms):
            break
        found.append(word)
    return tuple(found[:2])
