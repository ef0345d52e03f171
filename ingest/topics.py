"""What a document and its sections are about, and the nouns that stand for bodies in them («the Council»)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.labels import label_of
from ingest.lexicon import PHRASES, cues, spelt
from ingest.records import BlockKind, Declaration, Document, Span

if TYPE_CHECKING:
    from ingest.bodies import Bodies

# A name that a document gives to a body for its own use: (MCCF, “the Council”), en adelante «la Autoridad».
_GIVEN = re.compile(
    rf"(?:[(,]|\b(?:or|ou|o|and)\b|{spelt('hereafter.always', PHRASES)}|referred to as)"
    rf"[\s,]*{spelt('called', PHRASES)}?\s*[«“\"]\s*"
    r"(?:the|le|la|el|o|a|l['’])\s*(?P<noun>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?)\s*[»”\"]"
)

_ARTICLE = re.compile(
    r"(?:(?:\b(?:le|la|les|the|el|los|las|o|a|os|as|du|au|del|al|do|da|no|na|ao|pelo|pela|sa|son|su|seu|sua|its|this|cette|ce"
    r"|este|esta|ese|esa)|\bl')\s*)(?:(?:antig[oa]|antigu[oa]|ancien(?:ne)?|former|nov[oa]|nuev[oa]|nouve\w+|new|present\w*|said|old)\s+)?$"
)
# So far from its front an act says what it creates, in characters.
_FRONT = 1500
# So many characters before a name may say that it is created, and so many in one clause, «une organisation dénommée …».
_NEAR, _CREATED = 36, 60
# How a recital opens, which tells what went before an act.
_RECITAL = re.compile(r"\W*(?:\w+(?:ant|ing|[aei]ndo)|vue?s?|vist[oa]s?)\s")
# So many blocks under a title say when and by whom it was adopted, within so many characters.
_UNDER_TITLE, _ADOPTED = 3, 80
# A name and its acronym in brackets right behind it count once beside other names.
_BRACKET = 2
# A document whose sections name so many bodies is on none of them.
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Alias:
    """A noun that stands for a body from an offset of the document on; ``given`` where the document says so."""

    noun: str
    start: int
    body: str
    given: bool = False


def section_bodies(document: Document, bodies: Bodies) -> list[str | None]:
    """Return for each section the id of the body it is about, or None.

    A section is about the body its heading declares or names, else about its parent's, else about the body that
    the document as a whole is about. The articles of an act are about the body that it creates, not about the act.
    """
    own = own_bodies(document, bodies)
    main = main_body(document, bodies)
    titled = _titled(document, bodies, [document.metadata.title])
    if own and own[0] is not None and titled is not None and titled == main:
        own[0] = main  # the first heading is the letterhead of who wrote it
    found: list[str | None] = []
    for section, body in zip(document.sections, own, strict=True):
        if body is None and section.parent is not None:
            above = found[section.parent]
            body = main if above and main and is_act(bodies, above) and not is_act(bodies, main) else above
        found.append(body)
    return [main if body is None else body for body in found]


def own_bodies(document: Document, bodies: Bodies) -> list[str | None]:
    """Return for each section the body that its own heading declares or names, or None."""
    found: list[str | None] = []
    present = {match.value for match in bodies.find(document.text)}
    for section in document.sections:
        body = _declared_body(section.declares, bodies) if section.declares else None
        if body is None and section.title:
            body = _named_by(section.title, bodies) or _tail_of(section.title, bodies, present)
        found.append(body)
    return found


def _declared_body(declaration: Declaration, bodies: Bodies) -> str | None:
    for name in (declaration.name, *declaration.acronyms, *declaration.others):
        body = bodies.named(name)
        if body is not None:
            return body
    return None


def _named_by(title: str, bodies: Bodies) -> str | None:
    """Return the body that a heading opens with, or that makes up most of its words, if there is one."""
    matches = bodies.find(title)
    if not matches:
        return None
    label = label_of(title)
    if not title[label.end if label else 0 : matches[0].span.start].strip():
        return matches[0].value  # «3. Fonds de Cagliari pour l'accueil insulaire»
    longest = max(matches, key=lambda match: match.span.end - match.span.start)
    share = len(words(longest.span.of(title))) / max(1, len(words(title)))
    return longest.value if share >= 0.5 else None


def _tail_of(title: str, bodies: Bodies, present: set[str]) -> str | None:
    """Return the body whose name ends in the words of a heading, «The Training Institute», where one does."""
    parts = [word for word in words(title) if word not in {"the", "le", "la", "l", "el", "o", "a"}]
    if len(parts) < 2:
        return None
    owners = {
        body
        for body in present
        for group in bodies[body].names.values()
        for name in group
        if words(name)[-len(parts) :] == parts
    }
    return next(iter(owners)) if len(owners) == 1 else None


def main_body(document: Document, bodies: Bodies) -> str | None:
    """Return the body that a document as a whole is about, or None.

    None where two sections declare a body each, working groups aside, unless all stand under one that does. Otherwise
    the one its title names; else the one that is named three times at least, and in more than half of all mentions or
    three times as often as any other, counting the nouns that stand for it («la Autoridad»), but not those of its
    working groups; else the one that the text creates near its front, or at one of whose meetings it was adopted, or
    that an act names near its front, as its later versions do.
    """
    declared = {_declared_body(section.declares, bodies) for section in document.sections if section.declares}
    root = _root_body(document, bodies)
    if root is None and sum(each is not None and not _is_part(bodies, each) for each in declared) > 1:
        return None
    if root is not None and not is_act(bodies, root):
        return root
    titled = _titled(document, bodies, (document.metadata.title, *(s.title for s in document.sections[:1])))
    if titled is not None:
        return titled
    own = own_bodies(document, bodies)
    one = len(set(own) - {None}) < _SEVERAL  # else the second heading may be that of the first of several bodies
    titled = _titled(document, bodies, [s.title for s in document.sections[1:2]]) if one else None
    titled = titled or _letterhead(document, bodies)
    if titled is not None:
        return titled
    nouns = aliases(document, bodies)
    counts: dict[str, int] = {}
    mentions: dict[str, int] = {}
    last: Match[str] | None = None
    for match in with_aliases(document.text, 0, bodies.find(document.text), nouns, None):
        section = document.section_at(match.span.start)
        again = last is not None and last.value == match.value and match.span.start - last.span.end <= _BRACKET
        if section is None or own[section] != match.value:
            counts[match.value] = counts.get(match.value, 0) + (not again)
            mentions[match.value] = mentions.get(match.value, 0) + 1
        last = match
    if not mentions:
        return None
    best = max(sorted(mentions), key=lambda body: mentions[body])
    others = [body for body in mentions if body != best and (bodies[body].declared or not _is_part(bodies, body))]
    most = mentions[best] > sum(mentions[body] for body in others)
    if mentions[best] >= 3 and (most or all(counts[best] >= 3 * counts[body] for body in others)):
        return best
    return (_created(document, bodies) or _adopting(document, bodies) or _introduced(document, bodies)) if one else None


def _titled(document: Document, bodies: Bodies, titles: Sequence[str]) -> str | None:
    """Return the body that the first of some titles to name one names, or that the act it names creates."""
    for title in titles:
        matches = bodies.find(title)
        if matches:
            named = matches[0].value
            return (_created(document, bodies) or named) if is_act(bodies, named) else named
    return None


def _letterhead(document: Document, bodies: Bodies) -> str | None:
    """Return the body whose name and acronym open a line right below the title, «Forum of the Reeds (FOR)», or None."""
    if len(document.blocks) < 2 or document.blocks[1].kind is not BlockKind.PARAGRAPH:
        return None
    line = document.text[document.blocks[1].start : document.blocks[1].end]
    name = next(iter(bodies.find(line)), None)
    if name is None or name.span.start > 0 or line.rstrip()[-1:] in {".", ",", ";", ":"}:
        return None
    acronym = re.match(r"\s\(([^()]+)\)", line[name.span.end :])
    known = {each for group in bodies[name.value].acronyms.values() for each in group}
    return name.value if acronym is not None and acronym[1] in known else None


def _is_part(bodies: Bodies, body: str) -> bool:
    """Tell whether a body goes by a name for a part of another, «Working Group on Reeds»."""
    named = ((fold(name), language) for language, names in bodies[body].names.items() for name in names)
    return any(cues("part", tongue).search(name) for name, tongue in named)


def _root_body(document: Document, bodies: Bodies) -> str | None:
    """Return the body of the one section that all others stand under, «CONVENTION DE MORONI», or None."""
    first, *others = document.sections or (None,)
    body = _declared_body(first.declares, bodies) if first and first.declares else None
    return body if all(each.parent is not None for each in others) else None


def is_act(bodies: Bodies, body: str) -> bool:
    """Tell whether what goes by a body's name is a text, «Convention de Moroni», «Ohrid Charter»."""
    return any(_heads_act(name, language) for language, names in bodies[body].names.items() for name in names[:1])


@cache
def _heads_act(name: str, language: str) -> bool:
    """Tell whether the noun that heads a name is one for an act and for no kind of body."""
    before = re.split(r"(?i)\s(?:of|for|on)\s", name)[0] if language == "en" else name
    heads = [fold(word) for word in re.findall(r"[^\W\d_]{3,}", before)]
    head = (heads[-1] if language == "en" else heads[0]) if heads else ""
    act = any(c.name == "noun" and c.end == len(head) for c in cues("instrument", language).find(head))
    return act and not any(c.name == "noun" and c.end == len(head) for c in cues("body", language).find(head))


def _created(document: Document, bodies: Bodies) -> str | None:
    """Return the body that an act says near its front that it creates, «portant création du Fonds …»."""
    front = document.text[:_FRONT]
    folded = fold(front)
    for match in bodies.find(front):
        opening = next((b.start for b in document.blocks if b.start <= match.span.start < b.end), 0)
        if _RECITAL.match(folded, opening):
            continue  # «Recalling the Protocol that had set up the Bureau» tells what another act did
        start = max(opening, match.span.start - _CREATED)
        found = cues("founded", document.metadata.language).find(folded, start, match.span.start)
        ends = [c.end for c in found if c.name == "created"]
        made = any(match.span.start - end <= _NEAR or "," not in folded[end : match.span.start] for end in ends)
        if made and not is_act(bodies, match.value):
            return match.value
    return None


def _adopting(document: Document, bodies: Bodies) -> str | None:
    """Return the one body by which, or at one of whose meetings, a line under the title says a text was adopted."""
    for block in document.blocks[1 : _UNDER_TITLE + 1]:
        line = document.text[block.start : block.end]
        told = cues("founded", document.metadata.language).find(fold(line), 0, _ADOPTED)
        named = {match.value for match in bodies.find(line)}
        short = {body for body in named if any(bodies[body].acronyms.values())}  # its organs go by names alone
        if len(short or named) == 1 and any(cue.name in {"adopted", "amended"} for cue in told):
            return next(iter(short or named))
    return None


def _introduced(document: Document, bodies: Bodies) -> str | None:
    """Return the body that an act names oftenest of those with an acronym that it names near its front, or None."""
    if not _heads_act(document.metadata.title, document.metadata.language):
        return None
    named = [m for m in bodies.find(document.text) if any(bodies[m.value].acronyms.values())]
    front = {m.value for m in named if m.span.end < _FRONT}
    often = Counter(m.value for m in named if m.value in front).most_common(2)
    return often[0][0] if often and (len(often) < 2 or often[0][1] > often[1][1]) else None


def aliases(document: Document, bodies: Bodies) -> tuple[Alias, ...]:
    """Return the nouns that stand for bodies, each from the place on where its body is named."""
    found: list[Alias] = []
    matches = bodies.find(document.text)
    for match in matches:
        noun = head_noun(bodies, match.value, document.metadata.language)
        if noun:
            found.append(Alias(noun, match.span.start, match.value))
    for given in _GIVEN.finditer(document.text):
        before = [m for m in matches if m.span.end <= given.start() and given.start() - m.span.end < 60]
        if before:
            found.append(Alias(given["noun"], before[-1].span.start, before[-1].value, given=True))
    return tuple(sorted(found, key=lambda alias: (alias.start, alias.noun)))


def head_noun(bodies: Bodies, body: str, language: str) -> str | None:
    """Return the capitalised noun that heads a body's name in a language, «Council», «Autoridad», or None."""
    for name in bodies[body].names.get(language, ()):
        noun = _head(name, language)
        if noun:
            return noun
    return None


@cache
def _head(name: str, language: str) -> str | None:
    nouns = [m.group() for m in re.finditer(r"[^\W\d_][\w-]*", name) if _is_kind(m.group(), language)]
    if not nouns:
        return None
    noun = nouns[0]
    if language == "en":
        before = re.split(r"\s(?:of|for|on|against)\s", name)[0]
        last = [m.group() for m in re.finditer(r"[^\W\d_][\w-]*", before) if _is_kind(m.group(), language)]
        noun = last[-1] if last else nouns[-1]
    return noun[:1].upper() + noun[1:]


def _is_kind(word: str, language: str) -> bool:
    folded = fold(word)
    for group in ("subject", "body"):
        for cue in cues(group, language).find(folded):
            if cue.name == "noun" and cue.start == 0 and cue.end == len(folded):
                return True
    return False


def stands_for(nouns: tuple[Alias, ...], noun: str, at: int, topic: str | None) -> str | None:
    """Return the body that a noun stands for at an offset, or None.

    The one that the document gives it to; else the topic, where the noun is its own; else the body of that noun
    that was named last.
    """
    own = [alias for alias in nouns if alias.noun == noun]
    given = next((alias.body for alias in own if alias.given), None)
    if given:
        return given
    if topic and any(alias.body == topic for alias in own):
        return topic
    before = [alias for alias in own if alias.start < at]
    return before[-1].body if before else None


def is_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a noun stands alone with its article, as one that stands for a body does."""
    before, after = fold(text[max(0, start - 60) : start]), text[end : end + 40].lstrip(" \n")
    return _ARTICLE.search(before) is not None and not re.match(
        r"(?:(?:of|de|du|des|del|do|da|on|sur|sobre)\s+|d['’])?[A-ZÀ-Þ]|(?:of|de|du|des|del|do|da)\s+\w", after
    )


def with_aliases(
    text: str, start: int, mentions: Sequence[Match[str]], nouns: tuple[Alias, ...], topic: str | None
) -> tuple[Match[str], ...]:
    """Add «the Council» where it stands for a body, outside the names already found."""
    found = list(mentions)
    for noun in sorted({alias.noun for alias in nouns if alias.noun in text}):
        for match in re.finditer(rf"(?<![\w-]){re.escape(noun)}(?![\w-])", text):
            inside = any(m.span.start <= match.start() < m.span.end for m in mentions)
            if inside or not is_alone(text, match.start(), match.end()):
                continue
            body = stands_for(nouns, noun, start + match.start(), topic)
            if body:
                found.append(Match(body, Span(match.start(), match.end())))
    return tuple(sorted(found, key=lambda m: m.span))
