"""Counts that a document states: «12 États membres», «plus de 192 partenaires», «281 millions en 2020»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ingest import dates, numbers
from ingest.bodies import Bodies
from ingest.dates import DateMention
from ingest.facts import antecedents
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.lexicon import PHRASES, spelt
from ingest.records import BlockKind, Fact, FactKind

_MEMBERS = re.compile(r"(?:\w+ )?(?:memb|miemb|particip|partes\b|parties\b|parts?\b)")
_NO_ORGAN = re.compile(spelt("counted_stem", PHRASES))
# «Its board has nine members.»
_POSSESSIVE = re.compile(r"\W*(?:son|sa|leur|its|their|su|(?:[oa]\s)?(?:seu|sua))\s")
_LABEL = re.compile(r"\W*(?:[\w]{1,12}\.?\s)?\d+(?:\.\d+)*[.)]?(?=\s)")
_COUNTED = re.compile(rf"\s{spelt('numbering', PHRASES)}\b")
_HOW_MANY = re.compile(r"(?:nombre|number|numero|total)\b|membership\b")
_FROM = re.compile(rf"\b(?:from|{spelt('growing', PHRASES)} (?:\w+ ){{0,2}}d[eo]s?)\s+$")
_TO = re.compile(r"\s(?:[\w'-]+ ){0,3}(?:to|a|para|hasta|ate)\s")
_APART = re.compile(r"[;.]|,\s(?:et|and|y|e|mais|but|pero|mas)\s|:")


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield a fact for each count; ``aspect`` is the date it is stated for, if it is."""
    for statement in statements:
        if not statement.is_heading and statement.unit.kind is not BlockKind.ROW:
            yield from _counts(statement)


def _counts(statement: Statement) -> Iterator[Fact]:
    label = _LABEL.match(statement.folded)
    first = label.end() if label and _is_label(statement, label.end()) else 0
    years = dates.find(statement.text)
    unit, grew, found = "", False, list(numbers.find(statement.text, statement.language))
    for count, following in zip_longest(found, found[1:]):
        if count.number.start < first:
            continue
        aspect = _year(statement, count, years)
        if following is not None and not aspect and _grew(statement, count, following):
            unit, grew = count.unit, True
            continue  # «from nine members to fourteen»: nine were those of before
        subject = _subject_words(statement, count)
        counted = aspect or grew or _HOW_MANY.match(fold(subject))
        unit = count.unit or (unit or subject if counted else "")
        grew = False
        if not unit and not count.scale:
            continue
        value = statement.value("number", count.number.start, count.number.end, count.written)
        for body in _about(statement, count):
            yield fact(statement, FactKind.COUNT, body, [value], unit=unit, bound=count.bound, aspect=aspect)


def _grew(statement: Statement, count: numbers.Count, following: numbers.Count) -> bool:
    """Tell whether a number is that from which another one came, «from nine members to fourteen»."""
    opens = _FROM.search(statement.folded, max(0, count.number.start - 24), count.number.start)
    between = statement.folded[count.number.end : following.number.start]
    return opens is not None and dates.find(count.written) == [] and _TO.fullmatch(between) is not None


def _is_label(statement: Statement, end: int) -> bool:
    """Tell whether a sentence opens with a number that is its label («2.2 France …», «4. Seven …»)."""
    opens = re.match(r"\s+[A-ZÀ-Þ“«\"]", statement.text[end:])
    return opens is not None and (statement.block.label != "" or statement.start == statement.block.start)


def _about(statement: Statement, count: numbers.Count) -> list[str]:
    if _of_organ(statement, count):
        return [""]
    at, of_members = count.number.start, _MEMBERS.match(fold(count.unit)) is not None
    subject = statement.subject(at, count.span.end if of_members else None)
    if of_members and any(m.value == subject for m in statement.mentions):
        return [subject or ""]
    beside = [m.value for m in statement.mentions if antecedents.in_one_clause(statement, m.span.start, at)]
    return sorted({subject or "", *beside} - {""} or {""})


def _of_organ(statement: Statement, count: numbers.Count) -> bool:
    """Tell whether members are those of an organ, «the Technical Board has seven members», and not of the body."""
    if not _MEMBERS.match(fold(count.unit)):
        return False
    begin = statement.clause(count.number.start)[0]
    head = statement.folded[begin : count.number.start]
    organ = next(iter(statement.cues("organ", begin, count.number.start, "organ")), None)
    if organ is None or any(m.span.start <= organ.start < m.span.end for m in statement.mentions):
        return statement.is_of_another(count.number.start)
    front = statement.folded[begin : organ.start]
    if _POSSESSIVE.fullmatch(front):
        return True
    opens = re.fullmatch(r"\W*(?:\d[\d.)]*\W+)?(?:(?:the|le|la|l|el|o|a|un|une|una|uma|an)\W+)?(?:\w+\W+){0,2}", front)
    named = re.match(r"\w+", statement.text[organ.start :])
    proper = named is not None and named.group()[0].isupper() and not statement.is_own_word(organ.start)
    return opens is not None and proper and _NO_ORGAN.match(head, organ.start - begin) is None


def _subject_words(statement: Statement, count: numbers.Count) -> str:
    """Return what a number without a unit counts: the subject of its sentence, «Los volcanes … eran 46 en 2015»."""
    verb = _COUNTED.search(statement.folded, 0, count.number.start)
    if verb is None:
        return ""
    opening = re.match(r"\W*(?:(?:les?|la|the|el|los|las|o|a|os|as|l')\s*)?", statement.folded)
    words = statement.text[opening.end() if opening else 0 : verb.start()].strip()
    return words if 0 < len(words.split()) <= 8 else ""


def _year(statement: Statement, count: numbers.Count, years: Sequence[DateMention]) -> str:
    """Return the date that a number is stated for: close behind it («82 millions en 1970») or opening its clause."""
    for mention in years:
        between = statement.folded[count.number.end : mention.span.start]
        close = 0 <= mention.span.start - count.span.end <= 40
        if close and not re.search(r"\d|[;.]", between) and not _APART.search(between) and not _deadline(between):
            return mention.iso
    before = [m for m in years if m.span.end <= count.number.start]
    if not before or count.number.start - before[-1].span.end > 60:
        return ""
    between = statement.folded[before[-1].span.end : count.number.start]
    opens = r"(?:^|[,;:.]\s*)(?:(?:et|and|y|e)\s+)?(?:en|in|em|fin)\s+$"
    dated = re.search(opens, statement.folded[: before[-1].span.start])
    return before[-1].iso if dated and not re.search(r"\d|[;.]", between) and not _APART.search(between) else ""


def _deadline(between: str) -> bool:
    return re.search(r"\b(?:antes d[eo]|before|avant|by|until|hasta|ate|jusqu\w*)\b", between) is not None
