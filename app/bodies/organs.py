"""Bodies that a question names as a part of another: «the technical committee of A»."""

from __future__ import annotations

import re

from app.bodies.names import NameMatcher
from app.bodies.nouns import stem
from app.questions.cues import cue
from app.questions.leftovers import function_words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span

# What stands between a body and the one that it belongs to.
_OF = re.compile(r"\s(?:(?:of|d[eu]|del|d[oa]s?)\s(?:(?:the|la|les?|l[oa]s)\s|l')?|d'|de l')")


def owns(folded: str, owner: Span, told: list[Span]) -> bool:
    """Tell whether a name says whose the body is that some words point to: behind it, «of A», or right before it."""
    begin, end = min(span.start for span in told), max(span.end for span in told)
    if owner.start >= end:
        return _OF.fullmatch(folded, end, owner.start) is not None
    return owner.end <= begin and not folded[owner.end : begin].strip()


def is_but_one(folded: str, told: list[Span], body: str, named: list[Span], names: NameMatcher, language: str) -> bool:
    """Tell whether words that point to a body are but such as any body's organs go by, right before a body's name.

    Where «and» joins them to it, they are no organ of it.
    """
    own = names.words_of(body)
    said = [span.of(folded) for span in told if span.of(folded) not in function_words()]
    hit = [{w for w in own if stem(w) == stem(word)} or {word} for word in said]
    common = [any(cues("body", tongue).search(word) for tongue in LANGUAGES) for each in hit for word in each]
    end = max((span.end for span in told), default=len(folded))
    behind = min((span.start for span in named if span.start >= end), default=None)
    if behind is None or not all(common) or any(map(_OF_PLACES.match, said)):
        return False
    return cue("conjunction", language).search(folded, end, behind) is None


# What tells of the places that a body is for, and so which body is meant, «the regional conference of A».
_OF_PLACES = re.compile(r"region|na[ct]ion|interna[ct]ion")
