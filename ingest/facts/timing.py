"""Which date and which place a statement gives for what one of its verbs says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from babel import Locale

from ingest import dates, symbols
from ingest.dates import DateMention
from ingest.facts import antecedents
from ingest.facts.statements import Statement
from ingest.folding import fold
from ingest.lexicon import PHRASES, Cue, spelt
from ingest.records import LANGUAGES, BlockKind, Value

# Verbs that take the dates beside them to themselves.
_VERBS = ("founded", "ended", "status")
_LIMIT = re.compile(
    r"\b(?:avant(?: le| la)?|d'ici(?: a| la| le)*|by|before|until|till|antes d[eo]l?|hasta|ate(?: a)?|jusqu'(?:en"
    r"|au|a la fin de))\s*$"
)
_PLACE = re.compile(
    r"(?:\b(?:[aà]|au|aux|in|at|en|em|na|no|nos|nas)\s+)(?:(?:la ville d[e']|la ciudad de|(?:a )?cidade d[eo]|the"
    r" city of)\s+)?"
    r"((?:[A-ZÀ-Þ][\w'’.-]*\w(?:[ -](?:de|del|do|da|la|los)?\s?(?=[A-ZÀ-Þ]))?){1,4}(?:\s\([A-ZÀ-Þ][\w\s'’-]+\))?)"
)
_MET = re.compile(
    r"\b(?:meeting|assembled|gathered|reunid[oa]s?|reuni(?:e|s|es)?|congregad[oa]s)\b[^.;\d]{0,60}?\s(?:on|el|le"
    r"|em|a)\s(?=\d)"
)
# Between the dates of two bodies, «in 2001 and 2003», «en 2001 et en 2003».
_AND = re.compile(rf",?\s(?:{spelt('and')}\s)?(?:(?:in|en|em|on|le|el|a)\s)?")
_DONE = re.compile(rf"\W*{spelt('done', PHRASES)}\b")
_DATELINE = re.compile(r"[A-ZÀ-Þ][^\d,;.]{1,40},\s+(?:(?:le|el|a|aos|on|em|en)\s+)?$")


def mentions_of(statement: Statement) -> list[DateMention]:
    """Return the dates of a statement that are no limits («before 2027»)."""
    return [m for m in dates.find(statement.text) if not _LIMIT.search(statement.folded[: m.span.start])]


def date_of(statement: Statement, cue: Cue, mentions: Sequence[DateMention]) -> DateMention | None:
    """Return the date that belongs to a verb: the first after it, else the last before it, no other verb between."""
    others = rivals(statement, cue)
    begin, end = statement.clause(cue.start)
    after = next((m for m in mentions if cue.end <= m.span.start < end), None)
    if after and any(cue.end <= o.start < after.span.start for o in others):
        after = None
    before = next((m for m in reversed(mentions) if begin <= m.span.start and m.span.end <= cue.start), None)
    if before and any(before.span.end <= o.start < cue.start for o in others):
        before = None
    if after and before:
        # «the Act of 17 July 1987, gave rise to X, which last met in March 2006»
        close = cue.start - before.span.end < 6 and after.span.start - cue.end > 40
        return before if close else after
    return after or (before if before and not _claimed(before, others, mentions) else None)


def of_each(
    statement: Statement, cue: Cue, mentions: Sequence[DateMention], body: str
) -> list[tuple[str, DateMention | None]]:
    """Return who a verb speaks of, each with its date: of «X and Y were founded in 2001 and 2003» each its own."""
    date, listed = date_of(statement, cue, mentions), antecedents.listed(statement, cue.start)
    if body not in listed:
        return [(body, date)]
    end = statement.clause(cue.start)[1]
    own = [m for m in mentions if cue.end <= m.span.start < end]
    apart = len(own) == len(listed) and all(_AND.fullmatch(statement.folded, a, b) for a, b in _gaps(own))
    return list(zip(listed, own, strict=True)) if apart else [(each, date) for each in listed]


def _gaps(mentions: Sequence[DateMention]) -> list[tuple[int, int]]:
    """Return the stretches between dates."""
    return [(one.span.end, other.span.start) for one, other in pairwise(mentions)]


def _claimed(mention: DateMention, others: Sequence[Cue], mentions: Sequence[DateMention]) -> bool:
    """Tell whether a date is the first one after another verb, and so that verb's."""
    for other in others:
        first = next((m for m in mentions if m.span.start >= other.end), None)
        if first is mention and mention.span.start - other.end < 40:
            return True
    return False


def rivals(statement: Statement, cue: Cue) -> list[Cue]:
    """Return the other verbs of a statement to which a date may belong."""
    found = [c for group in _VERBS for c in statement.cues(group)]
    found += statement.cues("members", 0, None, "joined", "left", "absent")
    return [c for c in found if c.end <= cue.start or cue.end <= c.start]


def date_value(statement: Statement, mention: DateMention) -> Value:
    """Return a date as a value."""
    return statement.value("date", mention.span.start, mention.span.end, mention.iso)


def place_of(statement: Statement, cue: Cue, mention: DateMention | None) -> Value | None:
    """Return the place named after a verb of founding and before the next verb, «à Marrakech (Maroc)»."""
    others = [*rivals(statement, cue), *statement.cues("seat")]
    end = min([statement.clause(cue.start)[1], *(o.start for o in others if o.start >= cue.end)])
    reach = max(cue.end, mention.span.end if mention else 0) + 70
    start = cue.end - 3 if re.search(r" (?:a|at|en|em|in)$", statement.folded[cue.start : cue.end]) else cue.end
    for match in _PLACE.finditer(statement.text, start, end):
        if match.start() > reach:
            break
        words = match[1]
        if any(m.span.start <= match.start(1) < m.span.end for m in statement.mentions):
            continue
        if not (dates.find(words) or symbols.find(words) or _is_month(words) or fold(words) in tongues()):
            return statement.value("place", match.start(1), match.end(1))
    return None


def _is_month(words: str) -> bool:
    found = dates.find(f"{words.split()[0]} 2000")
    return bool(found) and found[0].iso != "2000"


@cache
def tongues() -> frozenset[str]:
    """Return the folded names of languages in the four languages of the documents: «in English» is no place."""
    return frozenset(fold(str(name)) for language in LANGUAGES for name in Locale(language).languages.values())


# Languages that documents are written in or speak of; the names of others are words of everyday in some language.
_SPOKEN = (
    *("ar", "de", "el", "en", "es", "fa", "fr", "gn", "he", "hi", "ht", "id", "it", "ja", "ko"),
    *("mg", "ms", "nl", "pl", "pt", "qu", "ro", "ru", "so", "sw", "th", "tr", "uk", "ur", "vi", "zh"),
)


@cache
def spoken() -> dict[str, str]:
    """Return the code of each of some languages by its folded name in the four languages of the documents."""
    return {fold(str(Locale(own).languages[code])): code for own in LANGUAGES for code in _SPOKEN}


def closes(statement: Statement) -> bool:
    """Tell whether a statement is the formula that closes an act, «Done at Praia on 6 July 2018»."""
    signed = [c for c in statement.cues("founded", 0, 30) if c.name == "signed" and c.start <= 3]
    return bool(signed) and _DONE.match(statement.folded) is not None


def act_date(statements: Sequence[Statement]) -> tuple[Statement, DateMention] | None:
    """Return the date that a document bears on its own face.

    That is «Done at … on …», else «Praia, 6 de Julho de 2018», «Adopted at …» at its head, or when those who speak met.
    """
    for statement in reversed(statements):
        found = dates.find(statement.text)
        if found and closes(statement):
            return statement, found[0]
    for statement in statements[:12]:
        found = dates.find(statement.text)
        if len(found) == 1 and statement.unit.kind is not BlockKind.ROW:
            head = statement.text[: found[0].span.start]
            tail = statement.text[found[0].span.end :]
            if _DATELINE.fullmatch(head) and not re.search(r"\w", tail) and len(found[0].iso) == 10:
                return statement, found[0]
    for statement in statements[:12]:
        done = [c for c in statement.cues("founded", 0, 30) if c.name in {"signed", "adopted"} and c.start <= 3]
        found = dates.find(statement.text)
        if done and found and len(found[0].iso) == 10 and not statement.is_heading:
            return statement, found[0]
    for statement in statements[:12]:
        met = _MET.search(statement.folded)
        found = [m for m in dates.find(statement.text) if met and m.span.start == met.end()]
        if found and len(found[0].iso) == 10:
            return statement, found[0]
    return None
