"""Persons named in a text: behind a title or a post, «Mme Adjoa Kpodzro», «Director: Vesna Markoska»."""

from __future__ import annotations

import re

from ingest import countries
from ingest.facts.statements import Statement
from ingest.folding import fold
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.naming import OPENERS
from ingest.records import Value

_PART = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’]+(?:-[A-ZÀ-Þ]?[\w'’]+)*)"
_NAME = (
    rf"{_PART}(?:[ \u00a0\n](?:(?:de|del|da|do|dos|das|la|van|von|der|bin|al|el|ben|ould|e|y)[ \u00a0])*{_PART}){{1,4}}"
)
_TITLED = re.compile(rf"(?<![\w.]){spelt('address', PHRASES)}[ \u00a0\n]+(?:Dr\.?[ \u00a0])?(?P<n>{_NAME}|{_PART})")
_BEHIND_POST = re.compile(
    rf"[ \u00a0]*(?:,|:|\bis\b|\best\b|\bes\b|é|–|—)?[ \u00a0]*(?:(?:the|le|la|el|o"
    rf"|a)[ \u00a0])?(?:Dr\.?[ \u00a0])?(?P<n>{_NAME})"
)
# «la coordinadora de la Red, María Paz», «o presidente da direção é Duarte Falcão».
_BEHIND_OFFICE = re.compile(
    rf"[ \u00a0]+(?:of|de|du|des|del|do|da|dos|das)[ \u00a0](?:(?:the|la|los|las)[ \u00a0])?"
    rf"[\w-]+(?:[ \u00a0][\w-]+){{0,3}}?"
    rf"(?:[ \u00a0]?[,:–—]|[ \u00a0](?:is|est|es|é)(?![\w]))[ \u00a0]*(?:Dr\.?[ \u00a0])?(?P<n>{_NAME})"
)
# «Leïla Ben Romdhane, directrice».
_BEFORE_POST = re.compile(rf"(?P<n>{_NAME}),[ \u00a0](?:(?:the|le|la|el|o|a)[ \u00a0]|l['’])?$")
# «PO Box»: no name of a person opens with an acronym.
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,3}(?![\w.'’-])")
# Who stands in, stood before or merely stands beside the one who leads.
_OTHER = re.compile(rf"\b{spelt('not_leading', PHRASES)}\b")
# «the President of Chile» leads a state.
_OF_STATE = re.compile(
    r"\s(?:of|d[eu]s?|del|d[oa]s?)\s(?:(?:the|la|le|les|los|las|el|republica?|republique)\s|l')*$|\sd'$"
)
_PLAIN = re.compile(rf"{_NAME}|{_PART}")


def persons(statement: Statement, start: int = 0, end: int | None = None) -> list[Value]:
    """Return the persons named in a stretch, in order, each as a text value."""
    stop = len(statement.text) if end is None else end
    spans = {m.span("n") for m in _TITLED.finditer(statement.text, start, stop)}
    for cue in statement.cues("post", start, stop):
        match = _BEHIND_POST.match(statement.text, cue.end, stop) or _BEHIND_OFFICE.match(statement.text, cue.end, stop)
        before = _BEFORE_POST.search(statement.text[start : cue.start])
        at = start + before.start("n") if before else 0
        titled = _TITLED.match(statement.text, at) if before else None
        at = titled.start("n") if titled else at
        if before and _is_person(statement, at, start + before.end("n")):
            spans.add((at, start + before.end("n")))
        if match and not _TITLED.match(statement.text, match.start("n")) and _is_person(statement, *match.span("n")):
            spans.add(match.span("n"))
    kept = [s for s in sorted(spans) if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return [statement.value("text", *span) for span in kept]


def listed(statement: Statement, start: int, end: int) -> list[Value]:
    """Return the persons after «dos codirectores:», where a surname alone will do."""
    found = [m.span() for m in _PLAIN.finditer(statement.text, start, end)]
    return [statement.value("text", *span) for span in found if _is_person(statement, *span)]


# What may stand between a verb and the person it speaks of: «par l'ingénieur ghanéen …», «a la abogada …», «Judge …».
_DESCRIBED = re.compile(
    rf"(?:[ \u00a0]*,[^,]{{3,30}},|[ \u00a0](?:desde|depuis|since|en|in|em)[ \u00a0]\d{{4}})?[ \u00a0]*"
    rf"(?:(?:the|le|la|el|o|a|al|an?|un|une|uma?|una)[ \u00a0]|l['’])?(?:[A-ZÀ-Þ][a-zà-ÿ]+[ \u00a0](?=[a-zà-ÿ]))?"
    rf"(?:(?!(?:en|in|em|na|no|at|dans|à|a|by|con|com|avec|with|para|pour|for|from|desde|sur|sobre|on)\b)"
    rf"[a-zà-ÿ][\w'’-]*[ \u00a0]){{0,4}}?(?P<n>{_NAME})"
)
_OPENING = re.compile(
    rf"\W*(?:(?:The|Le|La|El|O|A)[ \u00a0]|L['’])?(?:[a-zà-ÿ][\w'’-]*[ \u00a0]){{0,3}}?(?P<n>{_NAME})"
)


def behind(statement: Statement, start: int, end: int) -> list[Value]:
    """Return the person named right at a place, with at most an article and a few words that describe them before."""
    match = _DESCRIBED.match(statement.text, start, end)
    return _named(statement, match)


def opening(statement: Statement, start: int, end: int) -> list[Value]:
    """Return the person that a clause opens with, «Ingrid Aasland chairs», «La lingüista Ana Poma preside»."""
    match = _OPENING.match(statement.text, start, end)
    return _named(statement, match)


def _named(statement: Statement, match: re.Match[str] | None) -> list[Value]:
    """Return the name of a match, less the words before it that may open with a capital for another reason."""
    if match is None:
        return []
    start, end = match.span("n")
    first = re.match(r"[^ \u00a0\n]+", statement.text[start:end])
    opens = fold(first.group()) if first else ""
    if first and (opens in OPENERS or cues("post", statement.language).search(opens)):
        rest = re.compile(rf"[ \u00a0\n]+(?P<n>{_NAME})$").match(statement.text, start + first.end(), end)
        if rest is None:
            return []
        start, end = rest.span("n")
    return [statement.value("text", start, end)] if _is_person(statement, start, end) else []


def post(statement: Statement, start: int) -> Value | None:
    """Return the post named right at a place, «a Director-General», «un Secretario Ejecutivo», without its holder."""
    lead = re.compile(r"\s*(?:an?|un|une|uma?|una)\s+").match(statement.folded, start)
    if lead is None:
        return None
    found = next((c for c in statement.cues("post", lead.end(), lead.end() + 30) if c.start == lead.end()), None)
    return statement.value("text", found.start, found.end) if found else None


def _is_person(statement: Statement, start: int, end: int) -> bool:
    words = statement.text[start:end]
    if any(m.span.start < end and start < m.span.end for m in statement.mentions):
        return False
    if countries.find(words) or countries.find_regions(words) or words.isupper() or _ACRONYM.match(words):
        return False
    kinds = cues("body", statement.language).find(statement.folded, start, end)
    acts = cues("instrument", statement.language).find(statement.folded, start, end)
    if cues("event", statement.language).find(statement.folded, start, end):
        return False
    return not any(c.name == "noun" for c in [*kinds, *acts]) and not cues("post", statement.language).find(
        statement.folded, start, end
    )


def of_another_office(statement: Statement, post: Cue) -> bool:
    """Tell whether a post is that of a deputy, of one who held it before, or of a state: «former», «vice-president»."""
    around = statement.folded[max(0, post.start - 24) : post.end + 12]
    near = countries.find(statement.text[post.end : post.end + 48])
    state = near and _OF_STATE.fullmatch(statement.folded[post.end : post.end + near[0].span.start])
    return _OTHER.search(around) is not None or bool(state)
