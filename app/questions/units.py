"""The things that a question asks the number of."""

from __future__ import annotations

import re
from functools import lru_cache

from app.answers.from_sentences.alignment import content_words
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest.lexicon import Cue, spelt
from ingest.records import LANGUAGES, Span

# Two years that are no period, «in 2015 and 2021».
_TWO_YEARS = re.compile(
    rf"(?<!entre )(?<!between )\b(?:19|20)\d\d(?:\s?[,/]\s?|\s(?:{spelt('and')}|vs\.?)\s)"
    r"(?:(?:en|in|em)\s)?(?:19|20)\d\d\b"
)
_AFTER_COUNT = re.compile(r"[\W_]*((?:[\w'-]+\W+){0,3}[\w'-]+)")


def asked_units(question: Question) -> list[tuple[str, ...]]:
    """Return the things counted, as their words: («objectifs»,) and («domaines», «thématiques»)."""
    cues = [c for c in cue("kind", question.language).find(question.bare) if c.name == "count"]
    amounts = [Span(c.start, c.end) for c in cue("amounting", question.language).find(question.bare)]
    plain = blanked(question.bare, amounts) if cues else question.bare
    if len(cues) > 1 and not content_words(plain[cues[0].end : cues[1].start]):
        cues = cues[1:]  # «How big is it: number of partners and of countries?»
    tail = plain[cues[0].end :] if cues else ""
    if not re.search(r"\w{3}", tail) or is_keywords(question):
        bare = blanked(plain, [Span(c.start, c.end) for c in cues])
        if not question.bodies or question.named != "earlier":
            return [(word,) for word in content_words(bare)] or [question.terms]  # «And the CRM?» counts the same
        own = _nouns(tail, question) if cues else ()
        return [own or question.content or question.terms]  # «and in 2014?» counts what the turn before did
    again = [Span(c.start - cues[0].end, c.end - cues[0].end) for c in cues[1:]]
    pieces = _conjoined(tail, again, question)
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


def counts_each(question: Question) -> bool:
    """Tell whether a question asks anew for a number of each body it names, «how many in A, how many in B»."""
    asks = [c for c in cue("expects", question.language).find(question.folded) if c.name == "number"]
    return question.asks("count") and not (question.polar or question.restrict) and len(asks) == len(question.bodies)


def counts_two(question: Question) -> bool:
    """Tell whether a question asks for two numbers: «how many partners, and in how many countries?»

    So does one for both ends of a range, «the lowest and the highest share», and for a number of two years.
    """
    if sum(c.name == "number" for c in cue("expects", question.language).find(question.bare)) > 1:
        return True
    ends = {c.name for c in cue("range", question.language).find(question.bare)}
    two = len(ends) > 1 or _TWO_YEARS.search(question.folded) is not None
    return question.asks("count") and not question.polar and two


def is_keywords(question: Question) -> bool:
    """Tell whether a question is but keywords, without a verb or a question mark."""
    return "?" not in question.folded and cue("interrogative", question.language).search(question.folded) is None


# A Portuguese «is», whose folded letter is that of «and».
_IS = re.compile(r"\b[éÉ]\b")


def _conjoined(text: str, again: list[Span], question: Question) -> list[str]:
    """Split a folded text at «and», «or», commas and where a number is asked for ``again``, «qtos anos qtos meses»."""
    text = blanked(text, again)
    cuts = [(c.start, c.end) for c in cue("conjunction", question.language).find(text)]
    if _IS.search(question.text):  # «Por quantos membros é composta?»
        cuts = [cut for cut in cuts if text[slice(*cut)] != "e"]
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


# Nouns for one thing, by the cues that they are of: partners, states, aims.
_THINGS = {("kind", "partners"): "partner", ("aspect", "associate"): "partner", ("aspect", "objective"): "aim"}


@lru_cache(2048)
def things(words: tuple[str, ...]) -> frozenset[str]:
    """Return what some folded words count in any language: "partner", "aim" or "state"; none where no cue tells.

    The first of them that tells does: «countries» of «countries with partners», «socias» of «organizaciones socias».
    """
    return next((found for found in map(_things, words) if found), frozenset())


def _things(word: str) -> frozenset[str]:
    cues = ((kind, c) for (group, name), kind in _THINGS.items() for c in _whole(group, word) if c.name == name)
    return frozenset(kind for kind, _ in cues) | ({"state"} if _whole("memberlike", word) else set())


def _whole(group: str, word: str) -> list[Cue]:
    """Return the cues of a group in any language that a word is."""
    found = (each for language in LANGUAGES for each in cue(group, language).find(word))
    return [each for each in found if not each.start and each.end == len(word)]
