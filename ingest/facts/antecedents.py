"""What stands right before a place: the body that is set off there, or another that only this text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.facts import clauses
from ingest.gazetteer import Match
from ingest.lexicon import PHRASES, spelt

if TYPE_CHECKING:
    from ingest.facts.statements import Statement

# Between a name and what is said of it in apposition: «X (Y), created in», «X, which was created in».
_APPOSED = re.compile(
    r"(?:\s?\([^)]{0,80}\))?(?:,? ?(?:ci-apres|hereinafter|en adelante|doravante)[^,]{0,40})?[\s)»”\"'’]*"
    r"(?:[,:–—(]\s*(?:(?:which|that|who|qui|que|o qual|a qual|el cual|la cual|lequel"
    r"|laquelle)\s(?:[^,;]{4,50}\s(?:and|et|y|e)\s)?)?|\s(?:which|that|qui|que)\s|\s)"
    r"(?:(?:was|were|had|has|have|been|is|a|ont|avait|ete|est|fut|foi|foram|fue|fueron|ha|sido|e|es|se|first|officially"
    r"|initially|formally|originally|officiellement|initialement|oficialmente|inicialmente|he|by|it|itself|shall|will|be"
    r"|sera|seront|queda|quedo|quedara|quedaran|fica|ficou|ficara|ficarao)\s)*"
)
_APPOSED_TWICE = re.compile(
    r"(?:\s?\([^)]{0,80}\))?, [^,;]{4,90},\s(?:which|that|qui|que|o qual|a qual|lequel|laquelle)\s(?:\w{1,4}\s)*"
)
# What sets off an apposition from what merely stands before a verb.
_SET_OFF = re.compile(
    r",|:|[–—]|\((?![^)]*\))|\b(?:which|that|who|qui|que|o qual|a qual|el cual|la cual|lequel|laquelle)\b"
)
# Between the noun for a body and what is said of it right behind: «un panel de expertos, integrado por».
_OF_ANOTHER = re.compile(
    r"(?:[ \n](?!(?:est|is|are|was|were|sont|es|son|e|sao|ha|has|a|ont|had|fue|foi|which|that|qui|que|by|par|por|with"
    r"|avec|com|con)\b)[\w'’-]+){0,6}(?:\s(?:with|avec|com|con)(?:\s[\w-]+){1,3})?"
    r"(?:,?\s(?:(?:qui|que|which|that|se)\s){0,2}|,\s[^,;.]{4,50}\s(?:and|et|y|e)\s)"
)
# Between two names that stand together, and between a name and its acronym.
_LISTED = re.compile(rf"[\s)»”\"'’]*(?:,|,?\s?\b{spelt('and')})\s(?:(?:the|les?|la|el|los|las|o|a|os|as)\s|l')?[«“\"]?")
_WITH_ANOTHER = re.compile(rf"[\s)»”\"'’]*\b{spelt('and')}\s(?:(?:the|les?|la|el|los|las|o|a|os|as)\s|l')?[«“\"]?")
_SAME = re.compile(r"\s?\(")
_INDEFINITE = re.compile(r"\b(?:an?|une?|uma?|una|another|autre|otr[oa]|outr[oa])\s(?:[\w-]+\s){0,2}$")
# What serves a body rather than stands beside it: who hosts its unit hosts the body.
_SERVICE = re.compile(spelt("service", PHRASES))
# «It is a network made up of …» says what the body itself is.
_DEFINED = re.compile(
    r"\b(?:is|are|was|est|sont|s'agit d|es|son|e|sao|era|as|como|comme|en tant que|forms?|forment?|constitu\w+)"
    r"\W*(?:an?|une?|uma?|una)\s(?:[\w-]+\s){0,2}$"
)


def apposed(statement: Statement, position: int) -> Match[str] | None:
    """Return the body right before a place, that what follows is said of: «a Rede (RAAS), fundada em …»."""
    before = [m for m in statement.mentions if m.span.end <= position and position - m.span.end < 160][-3:]
    for match in reversed(before):
        between = statement.folded[match.span.end : position]
        if not between.strip(" \n") or not _APPOSED.fullmatch(between):
            continue
        farther = next((m for m in reversed(before) if m.span.end < match.span.start and m.value != match.value), None)
        if farther is not None and clauses.goes_on(statement.text, statement.language, match.span.end):
            continue  # «the Committee, attached to the Council, was founded»
        first = match
        if statement.folded[: match.span.start].rstrip().endswith("("):  # an acronym behind its name
            first = next((m for m in reversed(before) if m.value == match.value and m is not match), match)
        verb = not _SET_OFF.search(between) and first.span.start > 0
        if verb and statement.after_preposition(statement.folded[: coordinated(statement, first)[0].span.start]):
            continue  # «a memorandum with the Network was signed» is said of the memorandum
        # «the Committee, attached to the Council, which met» speaks of the Committee.
        tucked = farther is not None and statement.after_preposition(statement.folded[: match.span.start])
        described = farther and clauses.is_described(statement.text, statement.language, farther.span.end)
        twice = (
            tucked and described and farther and _APPOSED_TWICE.fullmatch(statement.folded[farther.span.end : position])
        )
        return farther if twice else match
    return None


def coordinated(statement: Statement, match: Match[str]) -> list[Match[str]]:
    """Return the names that stand with one in a list before it, and itself: «X and Y», «entre la Red y la Liga»."""
    found = [match]
    for other in reversed([m for m in statement.mentions if m.span.end <= match.span.start]):
        between = statement.folded[other.span.end : found[0].span.start]
        if other.value == found[0].value and _SAME.fullmatch(between):
            found[0] = other
        elif (_WITH_ANOTHER if len({m.value for m in found}) == 1 else _LISTED).fullmatch(between):
            found.insert(0, other)
        else:
            break
    return found


def listed(statement: Statement, position: int) -> list[str]:
    """Return the bodies of a list that is the subject right before a verb, «X and Y were both dissolved»; else none."""
    before = [m for m in statement.mentions if m.span.end <= position]
    names = coordinated(statement, before[-1]) if before else []
    apart = len({m.value for m in names}) > 1 and not statement.is_governed(before[-1])
    verb = re.compile(r"(?:\s?\([^)]*\))?[\s)»”\"'’]*(?:[\w'-]+\s){0,4}")
    if not apart or verb.fullmatch(statement.folded, before[-1].span.end, position) is None:
        return []
    return list(dict.fromkeys(m.value for m in names))


# What opens a clause on the noun before it, up to its verb.
_RELATIVE = re.compile(
    r"([\w-]+\s[\w-]+)[\s)»”\"']*,?\s+(?:que|qui|which|that|(?:o|a) qual|(?:el|la) cual|lequel|laquelle)"
    r"\s+(?:[\w'-]+\s+){0,4}$"
)


def of_clause(statement: Statement, position: int) -> Match[str] | None:
    """Return the body that a relative clause or participle around a place is set behind; a secretariat is none."""
    found = clauses.antecedent(statement.text, statement.language, statement.mentions, position)
    return None if found is None or statement.folded.startswith("secretari", found.span.start) else found


def in_one_clause(statement: Statement, one: int, other: int) -> bool:
    """Tell whether two places stand in one clause, and both or neither in what is set behind the same name."""
    begins = {clauses.begin(statement.text, statement.language, statement.mentions, at) for at in (one, other)}
    return len(begins) == 1 and of_clause(statement, one) == of_clause(statement, other)


def of_relative(statement: Statement, position: int) -> str | None:
    """Return the body that a clause around a place is set behind, "" for a name of no body, None outside such a clause.

    «The Network succeeds the Border Committee, which will be dissolved …» dissolves no network.
    """
    if apposed(statement, position) is not None:
        return None
    found = of_clause(statement, position)
    if found is not None:
        return found.value
    opening = _RELATIVE.search(statement.folded, max(0, position - 160), position)
    if opening is None:
        return None
    begin, end = opening.span(1)
    named = [m.value for m in statement.mentions if m.span.start < end and begin < m.span.end]
    last = statement.text[begin:end].split()[-1]
    return named[-1] if named else "" if last[:1].isupper() else None


def is_of_another(statement: Statement, position: int) -> bool:
    """Tell whether what stands right before a place is a body of another name: «a Drafting Committee, made up of».

    That is one in capitals that no known name covers and no word of the body's own names opens, or any with an
    indefinite article.
    """
    begin = max(statement.clause(position)[0], position - 90)
    for noun in reversed([c for c in statement.cues("body", begin, position) if c.name == "noun"]):
        if any(m.span.start <= noun.start < m.span.end for m in statement.mentions):
            return False
        if not _OF_ANOTHER.fullmatch(statement.folded[noun.end : position]):
            continue
        if _SERVICE.match(statement.folded, noun.start) or _DEFINED.search(statement.folded[: noun.start]):
            return False
        if _INDEFINITE.search(statement.folded[: noun.start]):
            return True
        behind = re.match(r"\s(?:(?:de|of|du|des|del|do|da|dos|das)\s)?[A-ZÀ-Þ]", statement.text[noun.end :])
        before = re.search(r"[A-ZÀ-Þ][\w-]*\s$", statement.text[: noun.start]) if statement.language == "en" else None
        named = statement.text[noun.start].isupper() and (behind or before)
        return bool(named) and not statement.is_own_word(noun.start)
    return False
