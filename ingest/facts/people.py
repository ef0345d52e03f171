"""Persons named in a text: behind a title or a post, «Mme Adjoa Kpodzro», «Director: Vesna Markoska»."""

from __future__ import annotations

import re

from ingest import countries
from ingest.facts.statements import Statement
from ingest.lexicon import cues
from ingest.records import Value

_PART = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’]+(?:-[A-ZÀ-Þ]?[\w'’]+)*)"
_NAME = (
    rf"{_PART}(?:[ \u00a0\n](?:(?:de|del|da|do|dos|das|la|van|von|der|bin|al|el|ben|ould|e|y)[ \u00a0])*{_PART}){{1,4}}"
)
_TITLED = re.compile(
    r"(?<![\w.])(?:M\.|MM\.|Mme|Mmes|Mlle|Mr\.?|Mrs\.?|Ms\.?|Monsieur|Madame|Señora?|Senhora?|Doctora?|Doutora?|Ing\.|Lic\.|Arq\.|Captain|Capitaine|Dr\.?|Dra\.?|Sr\.?|Sra\.?|Srta\.?|Prof\.?|Professora?|[Pp]rofesseure?|Profesora?|Ambassador|Embajadora?"
    rf"|Embaixadora?|Ambassadeur|Ambassadrice|Amb\.|Minister|Don|Doña|Dona|Dom|Sir"
    rf"|Dame)[ \u00a0\n]+(?:Dr\.?[ \u00a0])?(?P<n>{_NAME}|{_PART})"
)
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
_PLAIN = re.compile(rf"{_NAME}|{_PART}")


def persons(statement: Statement, start: int = 0, end: int | None = None) -> list[Value]:
    """Return the persons named in a stretch, in order, each as a text value."""
    stop = len(statement.text) if end is None else end
    spans = {m.span("n") for m in _TITLED.finditer(statement.text, start, stop)}
    for cue in statement.cues("post", start, stop):
        match = _BEHIND_POST.match(statement.text, cue.end, stop) or _BEHIND_OFFICE.match(statement.text, cue.end, stop)
        before = _BEFORE_POST.search(statement.text[start : cue.start])
        if before and _is_person(statement, start + before.start("n"), start + before.end("n")):
            spans.add((start + before.start("n"), start + before.end("n")))
        if match and not _TITLED.match(statement.text, match.start("n")) and _is_person(statement, *match.span("n")):
            spans.add(match.span("n"))
    kept = [s for s in sorted(spans) if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return [statement.value("text", *span) for span in kept]


def listed(statement: Statement, start: int, end: int) -> list[Value]:
    """Return the persons after «dos codirectores:», where a surname alone will do."""
    found = [m.span() for m in _PLAIN.finditer(statement.text, start, end)]
    return [statement.value("text", *span) for span in found if _is_person(statement, *span)]


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
    if countries.find(words) or countries.find_regions(words) or words.isupper():
        return False
    kinds = cues("body", statement.language).find(statement.folded, start, end)
    acts = cues("instrument", statement.language).find(statement.folded, start, end)
    return not any(c.name == "noun" for c in [*kinds, *acts]) and not cues("post", statement.language).find(
        statement.folded, start, end
    )
