"""What a message tells of whoever asks, and what its answer is for: what is asked of the documents is left."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.questions.cues import asks_clearly, cue, scores
from ingest.folding import fold
from ingest.lexicon import spelt
from ingest.records import Span

# Returns where a text names bodies or countries.
Named = Callable[[str], list[Span]]

# Where a sentence of a message ends, and where its last question may begin.
_STOP = re.compile(r"(?<=[^\W\d_]{4}\.)\s+|(?<=[A-Z]{2}\.)\s+|(?<=[\w\s\"»)][!:;?])\s+")
_CLAUSE = re.compile(r"\s*(?:[,;:–—]|[.!?…](?=\s))\s*")
_ARTICLE = r"(?:\b(?:l[aeo]s?|d[ueao]s?|des|aux?|al|del|el|the|an?|os?|as?|à|un[ea]?|uma?|its)\s|[ld]['’])"
# The article of a noun, and a word between them; what stands between the noun and the name that it is of.
_BEFORE = re.compile(rf"(?:{_ARTICLE}|\b(?:the|its)\s\w+\s)$")
_OF = re.compile(
    rf"(?:\W+[\w'’]+){{0,4}}?\W+(?:(?:{spelt('of')}|d)\W+{_ARTICLE}?|(?:that|which|qui|que)\s(?:\w+\W+){{1,3}})\W*"
)

# What ends the naming of a body's paper, «… A's note, …».
_PAPER_ENDS = re.compile(r"(?:(?:['’]s)?\s(?:concept\s)?(?:note|paper|document|text))?\s?(?=[,;:?!.]|$)")
# What may stand between the body that an asker speaks for and the words that say so, and what no message opens with.
_LINK, _ASIDE = re.compile(rf"\W*{_ARTICLE}?"), re.compile(r"[.:;?!]")


def without_asker(text: str, language: str, named: Named) -> str:
    """Return a message without what its answer is for, where its end asks but for that.

    «A colleague wants to quote the founding act of A: which reference do I give?» asks for the founding act of A.
    """
    text = _without_source(_without_own(text, language, named), language, named)
    told = _without_use(text, language, named)
    if told == text:
        return text
    asks = scores(fold(text[len(told) :]), language)  # «…: how do I explain its mandate?» asks for that
    return _requested(told, language, named) or (text if asks else told)


def _without_own(text: str, language: str, named: Named) -> str:
    """Return a message without the body that its asker speaks for, «We at A wonder: who chairs B?» asks of B alone."""
    folded, places = fold(text), named(text)
    for said in cue("speaks_for", language).find(folded) if len(places) > 1 and len(folded) == len(text) else ():
        own = next((each for each in places if _LINK.fullmatch(folded, said.end, each.start)), None)
        begun = (
            own is None
            or _ASIDE.search(text[: said.start])
            or cue("interrogative", language).search(folded, 0, said.start)
        )
        if own is not None and not begun and named(text[own.end :]):
            return text[own.end :].lstrip(" ,;:.–—")
    return text


def _without_source(text: str, language: str, named: Named) -> str:
    """Return a message without the body whose paper is to tell, «By A's note, when did B begin?» asks of B alone."""
    folded, places = fold(text), named(text)
    for said in cue("source_of", language).find(folded) if len(places) > 1 and len(folded) == len(text) else ():
        own = next((each for each in places if _LINK.fullmatch(folded, said.end, each.start)), None)
        behind = _PAPER_ENDS.match(folded, own.end) if own is not None else None
        if behind is not None:
            return f"{text[: said.start].rstrip()}{text[behind.end() :] or '?'}".lstrip(" ,")
    return text


def _without_use(text: str, language: str, named: Named) -> str:
    """Return a message without the question at its end for what is to be done with the answer, «What do I write?»"""
    for clause in reversed(list(_CLAUSE.finditer(text.rstrip(" ?!."))) if "?" in text else []):
        folded = fold(text[clause.end() :])
        use = cue("of_use", language).search(folded)
        if use is not None and not re.search(r"\w", folded[: use.start]) and not named(text[clause.end() :]):
            return text[: clause.start()]
    return text


def _requested(text: str, language: str, named: Named) -> str:
    """Return the noun that a sentence on the asker is about with the body that it is of, or ""."""
    sentence = next((each for each in reversed(_STOP.split(text)) if named(each)), "")
    folded = fold(sentence)
    asker = cue("asker", language).search(folded)
    for name in named(sentence) if asker is not None and len(folded) == len(sentence) else ():
        begin = noun_of(folded, name, language)
        if asker is not None and asker.start < begin and not asks_clearly(folded[:begin], language):
            return sentence[begin:].rstrip(" .;:,")
    return ""


def noun_of(folded: str, name: Span, language: str) -> int:
    """Return where the noun stands that is of a name, «the list of members of A», or who does what to it; else 0."""
    found = sorted(
        {(c.start, c.end) for group in ("kind", "act", "nominal") for c in cue(group, language).find(folded)}
    )
    for start, end in found:
        noun = _BEFORE.search(folded, 0, start) or re.match(_ARTICLE, folded[start:end])
        if noun is not None and end <= name.start and _OF.fullmatch(folded, end, name.start):
            return start
    who = [c for c in cue("whoever", language).find(folded) if c.end <= name.start]
    return who[-1].start if who and any(who[-1].end <= start < name.start for start, _ in found) else 0
